package excel

import (
	"fmt"
	"slices"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
)

// The charts of the profiles stand beside each other, some rows high.
const (
	profilesBeside   = 3
	profileRows      = 11
	profileWidth     = 345
	profileHeight    = 190
	profileChartPage = 4 // rows of charts on a printed page
)

// profiles are the scores per domain of each school beside the median, and a small chart of each, on the sheet Domeinen.
type profiles struct {
	book   *book
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
func newProfiles(b *book, c view.Comparison, groups []group) profiles {
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

// add adds the rows: per group with a median that median and its schools, then room for the charts. Where there is nothing to show a sentence says why.
func (p *profiles) add(groups []group, rows *[]row) {
	w := p.book.words.board
	put := func(r row) int {
		*rows = append(*rows, r)
		return headRow + len(*rows)
	}
	p.start = put(cells(styled(w.profiles, lookSection)))
	switch {
	case len(p.c.Reports) > profileSchools:
		put(cells(styled(fmt.Sprintf(w.profilesMany, profileSchools, w.overview), lookNote)))
		return
	case p.width == 0:
		put(cells(styled(fmt.Sprintf(w.profilesFew, p.c.MedianMinimum, w.overview), lookNote)))
		return
	}
	put(cells(styled(w.profilesHow, lookNote)))
	head := cells(styled(p.book.words.col.sector, lookHead), styled(p.book.words.col.school, lookHead))
	for _, d := range groups[0].domains {
		head.cells = append(head.cells, styled(d.ID, lookHead))
	}
	for _, c := range p.book.respondedHeads() {
		head.cells = append(head.cells, styled(c.title, lookHead))
	}
	p.heads = put(head)
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

func (b *book) medianRow(g group) row {
	word := b.words.board.medianOf
	out := cells(styled(g.short, lookSum), styled(word+" "+g.short, lookSum))
	for _, d := range g.domains {
		out.cells = append(out.cells, bare(d.Median).withLook(lookSumScore))
	}
	for range b.respondedHeads() {
		out.cells = append(out.cells, cell{look: lookSum})
	}
	return out
}

func (b *book) profileRow(g group, r view.Report) row {
	out := cells(text(g.short), styled(r.School.Name, lookBold))
	for _, d := range g.domains {
		value := view.Number{}
		for _, x := range r.Domains {
			if x.ID == d.ID {
				value = x.Score
			}
		}
		out.cells = append(out.cells, bare(value))
	}
	out.cells = append(out.cells, b.responded(r)...)
	return out
}

// draw draws the charts, beside each other over the columns of the sheet.
func (p *profiles) draw(name string, columns []column) error {
	if len(p.placed) == 0 {
		return nil
	}
	if err := p.book.file.InsertPageBreak(name, fmt.Sprintf("A%d", p.start)); err != nil {
		return err
	}
	for n, x := range p.placed {
		line, place := n/profilesBeside, n%profilesBeside
		at, offset := columnAt(columns, place*(profileWidth+8))
		chart, err := p.chart(name, x, offset)
		if err != nil {
			return err
		}
		if err := p.book.chartAt(name, at, p.top+line*profileRows, place == 0 && line%profileChartPage == 0, chart); err != nil {
			return err
		}
	}
	return nil
}

// columnAt is the column, counted from 1, in which a place so many points of the screen from the left lies, and how far from its left edge.
func columnAt(columns []column, x int) (at, offset int) {
	const sign, edge = 7, 5
	for n, c := range columns {
		width := int(c.width*sign) + edge
		if x < width {
			return n + 1, x
		}
		x -= width
	}
	return len(columns), 0
}

// chart has two bars per domain, of the school and of the median. (A line for the median would be drawn too, but the library writes its parts in an order that the
// format does not know.)
func (p *profiles) chart(name string, x profile, offset int) (*excelize.Chart, error) {
	last, err := excelize.ColumnNumberToName(profileFirst - 1 + p.width)
	if err != nil {
		return nil, err
	}
	first, err := excelize.ColumnNumberToName(profileFirst)
	if err != nil {
		return nil, err
	}
	series := func(row int) excelize.ChartSeries {
		ref := func(row int) string { return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(name), first, row, last, row) }
		return excelize.ChartSeries{Name: fmt.Sprintf("%s!$B$%d", quoted(name), row), Categories: ref(p.heads), Values: ref(row)}
	}
	own, peers := series(x.row), series(x.median)
	own.Fill, peers.Fill = ground(heatFills[3].ground), ground(palette.Line)
	lowest, highest, gap, overlap, vary := 0.0, 100.0, uint(50), 0, false
	school := p.c.Reports[x.school].School.Name
	return &excelize.Chart{
		Type: excelize.Col, Series: []excelize.ChartSeries{own, peers}, Dimension: excelize.ChartDimension{Width: profileWidth, Height: profileHeight},
		GapWidth: &gap, Overlap: &overlap, VaryColors: &vary,
		Title: chartTitle(clean(shorten(school, 44)), 10), Legend: excelize.ChartLegend{Position: "none"},
		Format: excelize.GraphicOptions{OffsetX: offset, AltText: clean(fmt.Sprintf(p.book.words.board.profileAlt, school))},
		XAxis:  excelize.ChartAxis{Font: chartFont(9, false)},
		YAxis:  excelize.ChartAxis{Minimum: &lowest, Maximum: &highest, MajorUnit: 25, Font: chartFont(8, false)},
	}, nil
}
