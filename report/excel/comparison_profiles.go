package excel

import (
	"fmt"
	"slices"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

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
	return profileFirst - 1 + p.width + len(p.book.respondedHeads())
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
	switch {
	case len(p.c.Reports) > profileSchools:
		put(workbook.Cells(styled(fmt.Sprintf(w.ProfilesMany, profileSchools, p.book.sheets.Overview), lookNote)))
		return
	case p.width == 0:
		put(workbook.Cells(styled(fmt.Sprintf(w.ProfilesFew, p.c.MedianMinimum, p.book.sheets.Overview), lookNote)))
		return
	}
	put(workbook.Cells(styled(w.ProfilesHow, lookNote)))
	col := p.book.words.Col
	titles := []string{col.Sector, col.School}
	for _, d := range groups[0].domains {
		titles = append(titles, d.ID)
	}
	for _, c := range p.book.respondedHeads() {
		titles = append(titles, c.title)
	}
	p.heads = put(headRowOf(titles...))
	for _, g := range groups {
		if !g.split {
			continue
		}
		median := put(p.book.medianRow(g))
		for _, n := range g.schools {
			p.placed = append(p.placed, profile{n, put(p.book.profileRow(g, p.c.Reports[n])), median})
		}
	}
	put(blank())
	p.top = headRow + len(*rows) + 1
	for range (len(p.placed) + profilesBeside - 1) / profilesBeside * profileRows {
		put(blank())
	}
}

func (b *author) medianRow(g group) workbook.Row {
	word := b.words.Board.MedianOf
	out := workbook.Cells(styled(g.short, lookSum), styled(word+" "+g.short, lookSum))
	for _, d := range g.domains {
		out.Cells = append(out.Cells, bare(d.Median).As(lookSumScore))
	}
	for range b.respondedHeads() {
		out.Cells = append(out.Cells, workbook.Cell{Look: lookSum})
	}
	return out
}

func (b *author) profileRow(g group, r view.Report) workbook.Row {
	out := workbook.Cells(text(g.short), styled(r.School.Name, lookBold))
	for _, d := range g.domains {
		value := view.Number{}
		for _, x := range r.Domains {
			if x.ID == d.ID {
				value = x.Score
			}
		}
		out.Cells = append(out.Cells, bare(value))
	}
	out.Cells = append(out.Cells, b.responded(r)...)
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
		series := func(row int, colour string) workbook.Series {
			across := func(row int) string { return workbook.Block(profileFirst, row, profileFirst-1+p.width, row) }
			return workbook.Series{
				Name: workbook.At(chartNames, row), Categories: across(p.heads), Values: across(row), Colour: colour,
			}
		}
		out = append(out, workbook.Chart{
			At: workbook.At(at, p.top+n/profilesBeside*profileRows), OffsetX: offset,
			Width: profileWidth, Height: profileHeight, Gap: 50, Step: 25, Title: workbook.Shorten(school, 44), TitleSize: 10,
			Alt:    fmt.Sprintf(p.book.words.Board.ProfileAlt, school),
			Series: []workbook.Series{series(x.row, heatColours()[3].ground), series(x.median, workbook.Line)},
		})
	}
	return out
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
