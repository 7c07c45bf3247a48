package excel

import (
	"fmt"
	"slices"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
)

// chartNames is the column of the sheet Domeinen with the names in the charts. The lengths of the bars stand in hidden columns at the far right, which charts read all the same.
const chartNames = "B"

// spreadColumns is the number of columns in sight: those of the spread, and one as room for the charts.
const spreadColumns = 9

// barWidth holds the head of a hidden column on one line.
const barWidth = 40

// profileFirst is the column of the first domain in the profiles per school, under the spread.
const profileFirst = 3

// profileSchools is the number of schools up to which each has its profile and chart: what a person looks through and a program opens without a wait.
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
		several := slices.ContainsFunc(s.Domains, func(d view.SectorDomain) bool { return d.ProfileID != s.Domains[0].ProfileID })
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

// domainsSheet shows how the scores spread within each sector, with charts under the table, and the profile of each school beside the median.
func (b *book) domainsSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	groups := groupsOf(c)
	profiles := newProfiles(b, c, groups)
	bars := max(spreadColumns, profiles.columns()) + 1
	var rows []row
	for _, g := range groups {
		for _, d := range g.domains {
			rows = append(rows, domainRow(g, d, bars))
		}
	}
	table := len(rows)
	charts := spreadPlaces(groups, headRow+table)
	if table > 0 {
		for range len(charts)*spreadRows + 1 {
			rows = append(rows, blank())
		}
		profiles.add(groups, &rows)
	}
	sector := 10.0
	if slices.ContainsFunc(groups, func(g group) bool { return len(g.short) > 5 }) {
		sector = 19 // with the questionnaire
	}
	columns := []column{{col.sector, sector}, {col.domain, 34}, {col.schools, 10}, {col.lowest, 11}, {col.q1, 13}, {col.median + " (%)", 12}, {col.q3, 15},
		{col.highest, 11}}
	for len(columns) < bars-1 {
		columns = append(columns, column{width: 13})
	}
	seen := columns
	columns = append(columns, column{w.chartBase, barWidth}, column{w.chartLow, barWidth}, column{w.chartHigh, barWidth})
	return sheet{
		name: w.domains, title: w.domains + " – " + c.Title, how: domainsHow(w, c) + " " + w.spreadHow + " " + w.chartNote, head: true, headOnce: true, filtered: table, hiddenFrom: bars,
		empty: w.domainsEmpty, rows: slices.Values(rows), columns: columns,
		extra: func(name string, _ int) error {
			for _, p := range charts {
				chart, err := b.spreadChart(name, p.group, bars)
				if err != nil {
					return err
				}
				if err := b.chartAt(name, 1, p.row, p.broken, chart); err != nil {
					return err
				}
			}
			return profiles.draw(name, seen)
		},
	}
}

// domainsHow says how to read the spread, with the number of schools from which there are quartiles.
func domainsHow(w boardWords, c view.Comparison) string {
	return fmt.Sprintf(w.domainsHow, c.MedianMinimum)
}

// domainRow is the spread of one domain; from column bars on stand the lengths of the parts of its bar.
func domainRow(g group, d view.SectorDomain, bars int) row {
	out := cells(text(g.short), styled(d.ID+" "+d.Title, lookBold), whole(d.N), score(d.Lowest), bare(d.Q1), bare(d.Median), bare(d.Q3), score(d.Highest))
	if !d.Lowest.Known || !d.Highest.Known {
		return out
	}
	for len(out.cells) < bars-1 {
		out.cells = append(out.cells, cell{look: lookNote})
	}
	out.cells = append(out.cells, length(d.Lowest.Cell))
	if !d.Median.Known {
		return cells(append(out.cells, length(d.Highest.Cell-d.Lowest.Cell))...)
	}
	return cells(append(out.cells, length(d.Median.Cell-d.Lowest.Cell), length(d.Highest.Cell-d.Median.Cell))...)
}

// length is the length of a bar, in the cents of the scores beside it.
func length(v float64) cell {
	const cents = 100
	return cell{number: float64(int64(v*cents+0.5)) / cents, isNum: true, look: lookScore}
}

// blank is a row under a chart. It has the height that the library counts with, or charts would come out taller than they are meant, and a cell: programs give a row
// without any the height they like.
func blank() row { return row{cells: []cell{{look: lookNote}}, height: 13.5} }

// spreadRows is the height in rows of a chart of a sector.
const spreadRows = 18

// spreadPlace is where the chart of a group stands; broken: on a new page.
type spreadPlace struct {
	group  group
	row    int
	broken bool
}

// spreadPlaces puts the charts under each other, two on a page.
func spreadPlaces(groups []group, last int) []spreadPlace {
	const onPage = 2
	var out []spreadPlace
	for _, g := range groups {
		if g.drawn {
			out = append(out, spreadPlace{group: g, row: last + 2 + len(out)*spreadRows, broken: len(out)%onPage == 0})
		}
	}
	return out
}

// chartAt puts a chart in a cell; broken: on a new page. A little lower than the cell, or its edge would print on the page before.
func (b *book) chartAt(name string, column, row int, broken bool, chart *excelize.Chart) error {
	if broken {
		if err := b.file.InsertPageBreak(name, fmt.Sprintf("A%d", row)); err != nil {
			return err
		}
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	chart.Format.OffsetY = 5
	return b.file.AddChart(name, cell, chart)
}

// chartFont is the letter of the words in charts.
func chartFont(size float64, bold bool) excelize.Font {
	return excelize.Font{Family: palette.Font, Size: size, Bold: bold, Color: palette.Ink}
}

func chartTitle(s string, size float64) excelize.ChartTitle {
	font := chartFont(size, true)
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s, Font: &font}}}
}

// spreadChart is a bar per domain from the lowest to the highest score. The part before the lowest is there but not seen.
func (b *book) spreadChart(name string, at group, bars int) (*excelize.Chart, error) {
	w := b.words.board
	series := func(column, colour string) excelize.ChartSeries {
		ref := func(c string) string { return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(name), c, at.first, c, at.last) }
		return excelize.ChartSeries{
			Name: fmt.Sprintf("%s!$%s$%d", quoted(name), column, headRow), Categories: ref(chartNames), Values: ref(column), Fill: ground(colour),
		}
	}
	colours := []string{palette.White, heatFills[2].ground}
	if at.split {
		colours = append(colours, heatFills[3].ground)
	}
	var all []excelize.ChartSeries
	for n, colour := range colours {
		column, err := excelize.ColumnNumberToName(bars + n)
		if err != nil {
			return nil, err
		}
		all = append(all, series(column, colour))
	}
	lowest, highest, gap, vary := 0.0, 100.0, uint(45), false
	return &excelize.Chart{
		Type: excelize.BarStacked, Series: all, Dimension: excelize.ChartDimension{Width: 900, Height: 310}, GapWidth: &gap, VaryColors: &vary,
		Title: chartTitle(fmt.Sprintf(w.chartTitle, at.title), 11), Legend: excelize.ChartLegend{Position: "none"},
		Format: excelize.GraphicOptions{AltText: fmt.Sprintf(w.chartAlt, at.title)},
		XAxis:  excelize.ChartAxis{ReverseOrder: true, Font: chartFont(9, false)},
		YAxis:  excelize.ChartAxis{Minimum: &lowest, Maximum: &highest, MajorUnit: 20, Font: chartFont(9, false)},
	}, nil
}
