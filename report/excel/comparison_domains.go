package excel

import (
	"fmt"
	"slices"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// The lengths of the bars stand in hidden columns at the far right, which charts read all the same.
const (
	chartNames    = 2 // the column with the names in the charts
	spreadColumns = 9 // in sight: those of the spread, and one as room for the charts
	chartLight    = "7DB4C0"
	spreadRows    = 18 // the height of a chart of a sector
	barWidth      = 40 // holds the head of a hidden column on one line
	profileFirst  = 3  // the column of the first domain in the profiles per school, under the spread
	// profileSchools is the number of schools up to which each has its profile and chart: what a person looks through
	// and a program opens without a wait.
	profileSchools = 100
)

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
	charts, breaks := b.spreadCharts(groups, headRow+table, bars)
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
	columns := columnsOf([]column{
		{col.Sector, sector}, {col.Domain, 34}, {col.Schools, 10}, {col.Lowest, 11}, {col.Q1, 13},
		{col.Median + " (%)", 12}, {col.Q3, 15}, {col.Highest, 11},
	})
	for len(columns) < bars-1 {
		columns = append(columns, workbook.Column{Width: 13, Head: lookNote})
	}
	charts = append(charts, profiles.charts(columns)...)
	for _, title := range []string{w.ChartBase, w.ChartLow, w.ChartHigh} { // barWidth holds such a head on one line
		columns = append(columns, workbook.Column{Title: title, Width: barWidth, Head: lookHead, Hidden: true})
	}
	how := domainsHow(w, c) + " " + w.SpreadHow + " " + w.ChartNote
	if moderated(c) {
		how = domainsHow(w, c) + " " + w.OwnScores + " " + w.SpreadHow + " " + w.ChartNote
	}
	out := b.table(b.sheets.Domains, b.sheets.Domains+" – "+c.Title, how, w.DomainsEmpty, 0, columns,
		slices.Values(rows))
	out.Print.HeadOnce, out.Filtered = true, table
	out.Charts, out.Breaks = charts, append(breaks, profiles.breaks()...)
	return out
}

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

// spreadCharts are the charts of the groups, under each other, two on a page, and the rows before which a page begins.
func (b *author) spreadCharts(groups []group, last, bars int) (charts []workbook.Chart, breaks []int) {
	const onPage = 2
	for _, g := range groups {
		row := last + 2 + len(charts)*spreadRows
		if g.drawn && len(charts)%onPage == 0 {
			breaks = append(breaks, row)
		}
		if g.drawn {
			charts = append(charts, b.spreadChart(g, row, bars))
		}
	}
	return charts, breaks
}

// spreadChart is a bar per domain from the lowest to the highest score. The part before the lowest is there but not
// seen.
func (b *author) spreadChart(g group, row, bars int) workbook.Chart {
	w := b.words.Board
	colours := []string{workbook.White, chartLight}
	if g.split {
		colours = append(colours, workbook.Middle)
	}
	out := workbook.Chart{At: workbook.At(1, row), Width: 900, Height: 310, Stacked: true, Gap: 45, Step: 20,
		TitleSize: 11, Title: fmt.Sprintf(w.ChartTitle, g.title), Alt: fmt.Sprintf(w.ChartAlt, g.title)}
	for n, colour := range colours {
		out.Series = append(out.Series, workbook.Series{Name: workbook.At(bars+n, headRow),
			Categories: workbook.Block(chartNames, g.first, chartNames, g.last),
			Values:     workbook.Block(bars+n, g.first, bars+n, g.last), Colour: colour})
	}
	return out
}

// The charts of the profiles stand beside each other, some rows high.
const (
	profilesBeside   = 3
	profileRows      = 11
	profileWidth     = 345
	profileHeight    = 190
	profileChartPage = 4 // rows of charts on a printed page
)

// profiles are the scores per domain of each school beside the median, and a small chart of each, under the spread.
type profiles struct {
	book   *author
	c      view.Comparison
	width  int // number of domains; 0: there are no profiles
	heads  int // the row with the ids of the domains
	placed []profile
	start  int // the row of the title
	top    int // the row where the charts begin
}

// profile is a school with the rows of its scores and of the median beside it.
type profile struct{ school, row, median int }

// newProfiles decides whether there are profiles to show: of not too many schools, and only beside a median.
func newProfiles(b *author, c view.Comparison, groups []group) profiles {
	p := profiles{book: b, c: c}
	if len(c.Reports) <= profileSchools && slices.ContainsFunc(groups, func(g group) bool { return g.split }) {
		p.width = len(groups[0].domains)
	}
	return p
}

// columns is the number of columns that the profiles take.
func (p *profiles) columns() int {
	if p.width == 0 {
		return 0
	}
	return profileFirst - 1 + p.width + len(p.respondedHeads())
}

// add adds the rows: per group with a median that median and its schools, then room for the charts. Where there is
// nothing to show a sentence says why.
func (p *profiles) add(groups []group, rows *[]workbook.Row) {
	w := p.book.words.Board
	put := func(r workbook.Row) int {
		*rows = append(*rows, r)
		return headRow + len(*rows)
	}
	p.start = put(workbook.Cells(styled(w.Profiles, lookSection)))
	how := w.ProfilesHow
	if len(p.c.Reports) > profileSchools {
		how = fmt.Sprintf(w.ProfilesMany, profileSchools, p.book.sheets.Overview)
	} else if p.width == 0 {
		how = fmt.Sprintf(w.ProfilesFew, p.c.MedianMinimum, p.book.sheets.Overview)
	}
	if put(workbook.Cells(styled(how, lookNote))); p.width == 0 {
		return
	}
	col := p.book.words.Col
	titles := []string{col.Sector, col.School}
	for _, d := range groups[0].domains {
		titles = append(titles, d.ID)
	}
	p.heads = put(headRowOf(append(titles, p.respondedHeads()...)...))
	for _, g := range groups {
		if !g.split {
			continue
		}
		median := put(p.medianRow(g))
		for _, n := range g.schools {
			p.placed = append(p.placed, profile{n, put(p.profileRow(g, p.c.Reports[n])), median})
		}
	}
	put(blank())
	p.top = headRow + len(*rows) + 1
	for range (len(p.placed) + profilesBeside - 1) / profilesBeside * profileRows {
		put(blank())
	}
}

// respondedHeads are the columns that say how a score came about; responded has their cells. An anonymous board leaves
// out days and numbers of people.
func (p *profiles) respondedHeads() []string {
	col := p.book.words.Col
	if p.c.Anonymous {
		return []string{col.Coverage}
	}
	return []string{col.Coverage, p.book.words.Board.People, col.Date}
}

func (p *profiles) responded(r view.Report) []workbook.Cell {
	if p.c.Anonymous {
		return []workbook.Cell{score(r.Coverage)}
	}
	return []workbook.Cell{score(r.Coverage), whole(r.Agreement.Respondents()), date(r.DateOn, r.Date)}
}

func (p *profiles) medianRow(g group) workbook.Row {
	word := p.book.words.Board.MedianOf
	out := workbook.Cells(styled(g.short, lookSum), styled(word+" "+g.short, lookSum))
	for _, d := range g.domains {
		out.Cells = append(out.Cells, bare(d.Median).As(lookSumScore))
	}
	for range p.respondedHeads() {
		out.Cells = append(out.Cells, workbook.Cell{Look: lookSum})
	}
	return out
}

func (p *profiles) profileRow(g group, r view.Report) workbook.Row {
	out := workbook.Cells(text(g.short), styled(r.School.Name, lookBold))
	for _, d := range g.domains {
		out.Cells = append(out.Cells, bare(scoreIn(r, d.ID)))
	}
	out.Cells = append(out.Cells, p.responded(r)...)
	return out
}

// breaks are the rows before which a new page begins: the title, and each so many rows of charts.
func (p *profiles) breaks() []int {
	if len(p.placed) == 0 {
		return nil
	}
	out := []int{p.start}
	for line := 0; line*profilesBeside < len(p.placed); line += profileChartPage {
		out = append(out, p.top+line*profileRows)
	}
	return out
}

// charts are the charts, beside each other over the columns of the sheet: two bars per domain, of the school and of the
// median.
func (p *profiles) charts(columns []workbook.Column) []workbook.Chart {
	var out []workbook.Chart
	for n, x := range p.placed {
		at, offset := columnAt(columns, n%profilesBeside*(profileWidth+8))
		school := p.c.Reports[x.school].School.Name
		title, size := profileTitle(school)
		series := func(row int, colour string) workbook.Series {
			across := func(row int) string { return workbook.Block(profileFirst, row, profileFirst-1+p.width, row) }
			return workbook.Series{Name: workbook.At(chartNames, row), Categories: across(p.heads), Values: across(row),
				Colour: colour}
		}
		out = append(out, workbook.Chart{
			At: workbook.At(at, p.top+n/profilesBeside*profileRows), OffsetX: offset,
			Width: profileWidth, Height: profileHeight, Gap: 50, Step: 25, Title: title, TitleSize: size,
			Alt:    fmt.Sprintf(p.book.words.Board.ProfileAlt, school),
			Series: []workbook.Series{series(x.row, workbook.Middle), series(x.median, workbook.Line)},
		})
	}
	return out
}

// profileTitle is the name of a school above its chart: of a very long one the beginning and the end, in which names
// of one kind of school differ.
func profileTitle(name string) (title string, size float64) {
	const plain, small, onLine, head, tail = 10, 8, 44, 80, 40 // small letters fill three lines
	letters := []rune(name)
	switch {
	case len(letters) <= onLine:
		return name, plain
	case len(letters) > head+tail:
		return string(letters[:head]) + " … " + string(letters[len(letters)-tail:]), small
	default:
		return name, small
	}
}

// columnAt is the column, counted from 1, in which a place so many pixels from the left lies, and how far from its left
// edge.
func columnAt(columns []workbook.Column, x int) (at, offset int) {
	const sign, edge = 7, 5
	for n, c := range columns {
		width := int(c.Width*sign) + edge
		if x < width {
			return n + 1, x
		}
		x -= width
	}
	return len(columns), 0
}
