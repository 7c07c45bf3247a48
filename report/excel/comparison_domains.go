package excel

import (
	"fmt"
	"slices"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// chartNames is the column with the names in the charts. The lengths of the bars stand in hidden columns at the far
// right, which charts read all the same.
const chartNames = 2

// spreadColumns is the number of columns in sight: those of the spread, and one as room for the charts.
const spreadColumns = 9

// barWidth holds the head of a hidden column on one line.
const barWidth = 40

// profileFirst is the column of the first domain in the profiles per school, under the spread.
const profileFirst = 3

// profileSchools is the number of schools up to which each has its profile and chart: what a person looks through and a
// program opens without a wait.
const profileSchools = 100

// group is the schools of a sector with one questionnaire, and where their spread stands on the sheet.
type group struct {
	title, short string // "primair onderwijs (po)", "po"; with the questionnaire where a sector has two
	domains      []view.SectorDomain
	schools      []int
	first, last  int
	drawn        bool // there is a spread to draw
	split        bool // the median is known, so that bars change colour there
}

// groupsOf lists the groups of all sectors, with their rows.
func groupsOf(c view.Comparison) []group {
	var out []group
	at := firstRow
	for _, s := range c.Sectors {
		several := slices.ContainsFunc(s.Domains, func(d view.SectorDomain) bool {
			return d.ProfileID != s.Domains[0].ProfileID
		})
		for from := 0; from < len(s.Domains); {
			to := from
			for to < len(s.Domains) && s.Domains[to].ProfileID == s.Domains[from].ProfileID {
				to++
			}
			g := group{title: s.Title, short: s.ID, domains: s.Domains[from:to], first: at, last: at + to - from - 1}
			if several {
				g.title, g.short = g.title+", "+g.domains[0].Profile, g.short+", "+g.domains[0].Profile
			}
			for _, d := range g.domains {
				g.drawn = g.drawn || d.Lowest.Known && d.Highest.Known
				g.split = g.split || d.Median.Known
			}
			for _, n := range s.Schools {
				if c.Reports[n].ProfileID == g.domains[0].ProfileID {
					g.schools = append(g.schools, n)
				}
			}
			out = append(out, g)
			at, from = g.last+1, to
		}
	}
	return out
}

// domainsSheet shows how the scores spread within each sector, with charts under the table, and the profile of each
// school beside the median.
func (b *author) domainsSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	groups := groupsOf(c)
	profiles := newProfiles(b, c, groups)
	bars := max(spreadColumns, profiles.columns()) + 1
	var rows []workbook.Row
	for _, g := range groups {
		for _, d := range g.domains {
			rows = append(rows, domainRow(g, d, bars))
		}
	}
	table := len(rows)
	charts := b.spreadCharts(groups, headRow+table, bars)
	if table > 0 {
		for range len(charts.spread)*spreadRows + 1 {
			rows = append(rows, blank())
		}
		profiles.add(groups, &rows)
	}
	sector := 10.0
	if slices.ContainsFunc(groups, func(g group) bool { return len(g.short) > 5 }) {
		sector = 19 // with the questionnaire
	}
	columns := columnsOf([]column{
		{col.Sector, sector}, {col.Domain, 34}, {col.Schools, 10}, {col.Lowest, 11}, {col.Q1, 13}, {col.Median + " (%)", 12},
		{col.Q3, 15}, {col.Highest, 11},
	})
	for len(columns) < bars-1 {
		columns = append(columns, workbook.Column{Width: 13, Head: lookNote})
	}
	drawn := slices.Concat(charts.spread, profiles.charts(columns))
	for _, title := range []string{w.ChartBase, w.ChartLow, w.ChartHigh} { // barWidth holds such a head on one line
		columns = append(columns, workbook.Column{Title: title, Width: barWidth, Head: lookHead, Hidden: true})
	}
	how := domainsHow(w, c) + " " + w.SpreadHow + " " + w.ChartNote
	out := b.table(b.sheets.Domains, b.sheets.Domains+" – "+c.Title, how, w.DomainsEmpty, 0, columns, slices.Values(rows))
	out.Print.HeadOnce, out.Filtered = true, table
	out.Charts, out.Breaks = drawn, append(charts.breaks, profiles.breaks()...)
	return out
}

// domainsHow says how to read the spread, with the number of schools from which there are quartiles.
func domainsHow(w boardWords, c view.Comparison) string {
	return fmt.Sprintf(w.DomainsHow, c.MedianMinimum)
}

// domainRow is the spread of one domain; from column bars on stand the lengths of the parts of its bar.
func domainRow(g group, d view.SectorDomain, bars int) workbook.Row {
	out := workbook.Cells(text(g.short), styled(d.ID+" "+d.Title, lookBold), whole(d.N), score(d.Lowest), bare(d.Q1),
		bare(d.Median), bare(d.Q3), score(d.Highest))
	if !d.Lowest.Known || !d.Highest.Known {
		return out
	}
	for len(out.Cells) < bars-1 {
		out.Cells = append(out.Cells, workbook.Cell{Look: lookNote})
	}
	out.Cells = append(out.Cells, length(d.Lowest.Cell))
	if !d.Median.Known {
		return workbook.Cells(append(out.Cells, length(d.Highest.Cell-d.Lowest.Cell))...)
	}
	lower, upper := length(d.Median.Cell-d.Lowest.Cell), length(d.Highest.Cell-d.Median.Cell)
	return workbook.Cells(append(out.Cells, lower, upper)...)
}

// length is the length of a bar, in the cents of the scores beside it.
func length(v float64) workbook.Cell {
	const cents = 100
	return workbook.Number(float64(int64(v*cents+0.5))/cents, lookScore)
}

// blank is a row under a chart. It has the height that the library counts with, or charts would come out taller than
// they are meant, and a cell: programs give a row without any the height they like.
func blank() workbook.Row {
	return workbook.Row{Cells: []workbook.Cell{styled("", lookNote)}, Height: 13.5}
}

// spreadRows is the height in rows of a chart of a sector.
const spreadRows = 18

// spreadCharts are the charts of the groups, under each other, two on a page, and the rows before which a page begins.
type spreadCharts struct {
	spread []workbook.Chart
	breaks []int
}

func (b *author) spreadCharts(groups []group, last, bars int) spreadCharts {
	const onPage = 2
	var out spreadCharts
	for _, g := range groups {
		if !g.drawn {
			continue
		}
		row := last + 2 + len(out.spread)*spreadRows
		if len(out.spread)%onPage == 0 {
			out.breaks = append(out.breaks, row)
		}
		out.spread = append(out.spread, b.spreadChart(g, row, bars))
	}
	return out
}

// spreadChart is a bar per domain from the lowest to the highest score. The part before the lowest is there but not
// seen.
func (b *author) spreadChart(g group, row, bars int) workbook.Chart {
	w, heat := b.words.Board, heatColours()
	colours := []string{workbook.White, heat[2].ground}
	if g.split {
		colours = append(colours, heat[3].ground)
	}
	out := workbook.Chart{
		At: workbook.At(1, row), Width: 900, Height: 310, Stacked: true, Gap: 45, Step: 20, TitleSize: 11,
		Title: fmt.Sprintf(w.ChartTitle, g.title), Alt: fmt.Sprintf(w.ChartAlt, g.title),
	}
	for n, colour := range colours {
		out.Series = append(out.Series, workbook.Series{
			Name: workbook.At(bars+n, headRow), Categories: workbook.Block(chartNames, g.first, chartNames, g.last),
			Values: workbook.Block(bars+n, g.first, bars+n, g.last), Colour: colour,
		})
	}
	return out
}
