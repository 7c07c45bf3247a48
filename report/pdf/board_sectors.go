package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"sggscan/report/view"
)

// sectors are the sectors one under another, or side by side, and what their bars mean.
func (d *boardDoc) sectors() []band {
	if d.few() {
		return append(append([]band{d.space()}, d.sideBySide()...), d.legend())
	}
	var out []band
	for _, s := range d.board.Sectors {
		if d.fit.scores == 0 {
			out = append(out, d.space())
		}
		out = append(out, d.sector(s)...)
	}
	return append(out, d.legend())
}

// few reports whether there are several sectors, each with so few schools that all their scores are shown: they stand
// side by side.
func (d *boardDoc) few() bool {
	const most, domains = 3, 12
	list := d.board.Sectors
	return len(list) > 1 && len(list) <= most && !slices.ContainsFunc(list, func(s view.BoardSector) bool {
		return len(s.Domains) > domains || slices.ContainsFunc(s.Domains, func(v view.BoardDomain) bool {
			return v.N > len(v.Points)
		})
	})
}

// The columns of a sector: title and bar of a domain, its spread in words.
const (
	sectorTitleX  = 8.0
	sectorBarX    = 62.0
	sectorBar     = 54.0
	sectorSpreadX = 121.0
)

// sideBySide has a row for each domain, with a bar for each sector.
func (d *boardDoc) sideBySide() []band {
	const between = 5.0
	list, table := d.board.Sectors, tagged("Table", nil)
	width := (textWidth - sectorBarX + between) / float64(len(list))
	bar := width - between
	row := tagged("TR", table)
	heads := [][]band{as(line(d.text.Scores, strong(head, accent), 0), cellTag("TH", row, 1))}
	for n, s := range list {
		x := sectorBarX + width*float64(n)
		heads = append(heads, as(append(d.faces.cut(s.Title, strong(small, black), x, bar, 2),
			d.faces.text(join(" ", s.Summary, s.Note), plain(micro, grey), x, bar)...), cellTag("TH", row, 1)))
	}
	out := append(beside(heads...), band{height: 1.6, items: []item{box(0, 0.6, textWidth, 0.3, accentMid)}})
	for _, v := range list[0].Domains {
		b, row, y := d.domainRow(v, table)
		for n, s := range list {
			at := slices.IndexFunc(s.Domains, func(x view.BoardDomain) bool { return x.ID == v.ID })
			if at < 0 {
				cellTag("TD", row, 1)
				continue
			}
			d.spread(&b, s.Domains[at], sectorBarX+width*float64(n), y, bar, cellTag("TD", row, 1))
		}
		out = append(out, b)
	}
	return out
}

// sector has a row per domain: the median as a bar in the band of the middle half, the band from the lowest to the
// highest score, the scores of few schools, or the score of a single one. Where there is none of these, the rows would
// show only how much was answered, and that is said already.
func (d *boardDoc) sector(s view.BoardSector) []band {
	label := strong(micro, grey)
	var out []band
	if !d.single() {
		out = as(d.faces.cut(s.Title, strong(body, black), 0, textWidth, 1), tagged("H3", nil))
	}
	out = append(out, d.faces.text(join(" ", s.Summary, s.Note), plain(small, grey), 0, textWidth)...)
	head := d.spreadHead(s)
	if head == "" {
		return out
	}
	table := tagged("Table", nil)
	row := tagged("TR", table)
	heads := band{height: micro.lead()}
	for _, it := range []item{textAt(sectorTitleX, 0, d.text.ColDomain, label),
		textAt(sectorBarX, 0, d.text.ColPicture, label), textAt(sectorSpreadX, 0, head, label),
		d.faces.right(d.text.ColAnswered, label, textWidth, 0)} {
		it.tag = cellTag("TH", row, 1)
		heads.items = append(heads.items, it)
	}
	out = append(out, band{height: 1.2}, heads,
		band{height: 1.2, items: []item{box(0, 0.5, textWidth, 0.3, accentMid)}})
	for i, v := range s.Domains {
		if i == d.fit.domains {
			more := fmt.Sprintf(d.text.MoreDomains, len(s.Domains)-i, view.SheetsIn(d.board.Lang).Domains)
			return append(out, d.faces.text(more, plain(small, grey), sectorTitleX, textWidth-sectorTitleX)...)
		}
		out = append(out, d.domain(v, table))
	}
	return out
}

// spreadHead says what the numbers of a sector are; empty when there are none.
func (d *boardDoc) spreadHead(s view.BoardSector) string {
	head := ""
	for _, v := range s.Domains {
		switch {
		case v.Score.Known:
			return d.text.ColScore
		case v.Q1.Known:
			return d.text.ColMedian
		case v.Median.Known:
			head = d.text.ColMedianOnly
		case len(v.Points) > 0:
			head = cmp.Or(head, d.text.ColPoints)
		case v.Lowest.Known:
			head = cmp.Or(head, d.text.ColRange)
		}
	}
	return head
}

// domainRow begins the row of a domain with its title; y is where a line of text stands in it.
func (d *boardDoc) domainRow(v view.BoardDomain, table *tag) (b band, row *tag, y float64) {
	const lowest = 4.5
	b.height = lowest + 0.15*float64(d.fit.rowHeight)
	y = (b.height - body.lead()) / 2
	row = tagged("TR", table)
	d.faces.put(&b, v.ID, strong(body, accent), 0, y, sectorTitleX-1)
	d.faces.put(&b, v.Title, plain(body, black), sectorTitleX, y, sectorBarX-sectorTitleX-3)
	head := cellTag("TD", row, 1)
	as([]band{b}, head)
	headed([]band{b}, 0)
	return b, row, y
}

func (d *boardDoc) domain(v view.BoardDomain, table *tag) band {
	b, row, y := d.domainRow(v, table)
	d.spread(&b, v, sectorBarX, y, sectorBar, cellTag("TD", row, 1))
	before := len(b.items)
	st := style{size: body, bold: v.Median.Known || v.Score.Known, ink: black}
	d.faces.put(&b, v.Text, st, sectorSpreadX, y, textWidth-sectorSpreadX-12)
	as([]band{{items: b.items[before:]}}, cellTag("TD", row, 1))
	coverage := d.faces.right(v.Coverage.Text, plain(small, grey), textWidth, y+0.2)
	coverage.tag = cellTag("TD", row, 1)
	b.items = append(b.items, coverage)
	return b
}

// spread draws the spread of a domain in a cell, with the same in words for who does not see it.
func (d *boardDoc) spread(b *band, v view.BoardDomain, x, y, width float64, of *tag) {
	items := d.spreadBar(v, x, y+(body.lead()-barHeight)/2, width)
	if len(items) == 0 {
		return
	}
	under([]band{{items: figure(items, join(" ", v.ID, v.Text))}}, of)
	b.items = append(b.items, items...)
}

// spreadBar draws the spread of a domain; nothing where there is none.
func (d *boardDoc) spreadBar(v view.BoardDomain, x, y, width float64) []item {
	values := barValues{target: d.board.TargetShare}
	switch {
	case v.Score.Known:
		values.score = v.Score
	case v.Median.Known:
		values.score, values.lower, values.upper = v.Median, known(v.Q1, v.Median), known(v.Q3, v.Median)
	case len(v.Points) > 0:
		return append(scoreBar(x, y, width, values), pointMarks(x, y, width, v.Points)...)
	case v.Lowest.Known:
		values.lower, values.upper = v.Lowest, v.Highest
	default:
		return nil
	}
	out := scoreBar(x, y, width, values)
	if !v.Score.Known && !v.Median.Known && v.Highest.Share <= v.Lowest.Share { // all have one score
		out = append(out, pointMarks(x, y, width, []view.Number{v.Lowest})...)
	}
	return out
}

// pointMarks are scores in a bar, each a small square; those on one place stand above each other.
func pointMarks(x, y, width float64, points []view.Number) []item {
	const side, levels = 1.7, 2
	var out []item
	for n, p := range points {
		at := x + min(max(width*p.Share-side/2, 0), width-side)
		near := 0
		for _, q := range points[:n] {
			if (p.Share-q.Share)*width < side {
				near++
			}
		}
		at += side * 1.15 * float64(near/levels)
		top := y + (barHeight-side)/2
		if near > 0 || n+1 < len(points) && (points[n+1].Share-p.Share)*width < side {
			top = y + 0.3 + (side+0.2)*float64(near%levels)
		}
		out = append(out, box(at, top, side, side, accent))
	}
	return out
}

// known is a number, or another one while it is not known.
func known(n, other view.Number) view.Number {
	if n.Known {
		return n
	}
	return other
}

func (d *boardDoc) legend() band {
	const y, goal = 1.4, 60.0
	bar := func() []item { return []item{box(0, y+1, 5, barInner, accent)} }
	ground := func() []item { return []item{box(0, y+0.2, 5, 3.2, accentPale)} }
	var list []legendMark
	have := d.barKinds()
	if have == (barKinds{}) {
		return band{}
	}
	if have.scores {
		list = append(list, legendMark{d.text.LegendScore, 5, bar()})
	}
	if have.medians {
		list = append(list, legendMark{d.text.LegendMid, 5, bar()})
	}
	if have.halves {
		list = append(list, legendMark{d.text.LegendHalf, 5, ground()})
	}
	if have.points {
		list = append(list, legendMark{d.text.LegendPoint, 2, []item{box(0, y+1.1, 1.7, 1.7, accent)}})
	}
	if have.ranges {
		list = append(list, legendMark{d.text.LegendRange, 5, ground()})
	}
	target := d.text.LegendGoal + ": " + d.board.Target
	for _, t := range d.faces.fit(target, plain(micro, grey), goal, 1) {
		list = append(list, legendMark{t, 0.5, []item{box(0, y, 0.5, 3.6, black)}})
	}
	return d.faces.legend(sectorBarX, y, 5, list)
}

type barKinds struct{ scores, medians, halves, points, ranges bool }

func (d *boardDoc) barKinds() barKinds {
	var out barKinds
	for _, s := range d.board.Sectors {
		for _, v := range s.Domains {
			switch {
			case v.Score.Known:
				out.scores = true
			case v.Median.Known:
				out.medians, out.halves = true, out.halves || v.Q1.Known
			case len(v.Points) > 0:
				out.points = true
			case v.Lowest.Known:
				out.ranges = true
			}
		}
	}
	return out
}
