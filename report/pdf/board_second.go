package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
)

// second is page 2: the sectors, what schools can share and what the summary does not say. Of a single school whose
// domains stand on page 1 it is a page to talk with.
func (d *boardDoc) second() band {
	title := d.secondTitle()
	parts := line(title, strong(display, accent), 0)
	parts[0].items = append(parts[0].items, item{kind: kindAnchor, text: d.faces.line(title)})
	parts = append(parts, band{height: 1})
	if d.fit.scores == 0 {
		parts = append(parts, d.faces.text(d.secondLead(), plain(body, grey), 0, textWidth)...)
		parts = append(append(parts, d.sectors()...), d.space())
	}
	if !d.single() {
		parts = append(append(parts, d.share()...), d.space())
	}
	if d.board.Moves != nil {
		parts = append(append(parts, d.moves(*d.board.Moves)...), d.space())
	}
	if d.fit.talk > 0 || d.fit.scores > 0 {
		parts = append(append(parts, d.talk()...), d.space())
	}
	return stack(append(parts, d.limits()...)...)
}

func (d *boardDoc) secondTitle() string {
	switch {
	case d.fit.scores > 0:
		return d.text.Talk
	case d.single():
		return d.text.Scores
	}
	return d.text.Second
}

// sectors are the sectors one under another, and what their bars mean.
func (d *boardDoc) sectors() []band {
	var out []band
	for _, s := range d.board.Sectors {
		if d.fit.scores == 0 {
			out = append(out, d.space())
		}
		out = append(out, d.sector(s)...)
	}
	return append(out, d.legend())
}

// secondLead explains what stands on the page, as far as it does.
func (d *boardDoc) secondLead() string {
	var sentences []string
	if d.barKinds().medians {
		sentences = append(sentences, d.text.MedianLead)
	}
	if len(d.board.Sectors) > 1 {
		sentences = append(sentences, d.text.SectorsLead)
	}
	sentences = append(sentences, d.board.ScoresOf)
	return join(" ", sentences...)
}

// The columns of a sector: title and bar of a domain, its spread in words.
const (
	sectorTitleX  = 8.0
	sectorBarX    = 62.0
	sectorBar     = 58.0
	sectorSpreadX = 125.0
)

// sector has a row per domain: the median as a bar in the band of the middle half, or the band from the lowest to the
// highest score, or the score of a single school. Where there is none of these, the rows would show only how much was
// answered, and that is said already.
func (d *boardDoc) sector(s view.BoardSector) []band {
	label := strong(micro, grey)
	var out []band
	if !d.single() {
		out = d.faces.cut(s.Title, strong(body, black), 0, textWidth, 1)
	}
	out = append(out, d.faces.text(join(" ", s.Summary, s.Note), plain(small, grey), 0, textWidth)...)
	under := band{height: 1.2, items: []item{box(0, 0.5, textWidth, 0.3, accentMid)}}
	spread := d.spreadHead(s)
	if spread == "" {
		return out
	}
	heads := band{height: micro.lead(), items: []item{textAt(sectorSpreadX, 0, spread, label),
		d.faces.right(d.text.ColAnswered, label, textWidth, 0)}}
	out = append(out, band{height: 1.2}, heads, under)
	for i, v := range s.Domains {
		if i == d.fit.domains {
			more := fmt.Sprintf(d.text.MoreDomains, len(s.Domains)-i, view.SheetsIn(d.board.Lang).Domains)
			return append(out, d.faces.text(more, plain(small, grey), sectorTitleX, textWidth-sectorTitleX)...)
		}
		out = append(out, d.domain(v))
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
		case v.Median.Known:
			return d.text.ColMedian
		case v.Lowest.Known:
			head = d.text.ColRange
		}
	}
	return head
}

func (d *boardDoc) domain(v view.BoardDomain) band {
	const lowest = 4.5
	height := lowest + 0.15*float64(d.fit.rowHeight)
	y := (height - body.lead()) / 2
	out := band{height: height, items: d.spreadBar(v, (height-barHeight)/2)}
	d.faces.put(&out, v.ID, strong(body, accent), 0, y, sectorTitleX-1)
	d.faces.put(&out, v.Title, plain(body, black), sectorTitleX, y, sectorBarX-sectorTitleX-3)
	spread := style{size: body, bold: v.Median.Known || v.Score.Known, ink: black}
	d.faces.put(&out, v.Text, spread, sectorSpreadX, y, textWidth-sectorSpreadX-12)
	out.items = append(out.items, d.faces.right(v.Coverage.Text, plain(small, grey), textWidth, y+0.2))
	return out
}

// spreadBar draws the spread of a domain; nothing where there is none.
func (d *boardDoc) spreadBar(v view.BoardDomain, y float64) []item {
	switch {
	case v.Score.Known:
		return scoreBar(sectorBarX, y, sectorBar, barValues{score: v.Score, target: d.board.TargetShare})
	case v.Median.Known:
		return scoreBar(sectorBarX, y, sectorBar,
			barValues{score: v.Median, lower: known(v.Q1, v.Median), upper: known(v.Q3, v.Median),
				target: d.board.TargetShare})
	case v.Lowest.Known && v.Highest.Share > v.Lowest.Share:
		return scoreBar(sectorBarX, y, sectorBar,
			barValues{lower: v.Lowest, upper: v.Highest, target: d.board.TargetShare})
	case v.Lowest.Known: // all have one score
		const thick = 1.0
		at := min(max(sectorBar*v.Lowest.Share-thick/2, 0), sectorBar-thick)
		return append(scoreBar(sectorBarX, y, sectorBar, barValues{target: d.board.TargetShare}),
			box(sectorBarX+at, y, thick, barHeight, accentMid))
	}
	return nil
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
		list = append(list, legendMark{d.text.LegendMid, 5, bar()}, legendMark{d.text.LegendHalf, 5, ground()})
	}
	if have.ranges {
		list = append(list, legendMark{d.text.LegendRange, 5, ground()})
	}
	target := strings.Join(d.faces.fit(d.text.LegendGoal+": "+d.board.Target, plain(micro, grey), goal, 1), "")
	list = append(list, legendMark{target, 0.5, []item{box(0, y, 0.5, 3.6, black)}})
	return d.faces.legend(sectorBarX, y, 5, list)
}

type barKinds struct{ scores, medians, ranges bool }

func (d *boardDoc) barKinds() barKinds {
	var out barKinds
	for _, s := range d.board.Sectors {
		for _, v := range s.Domains {
			out.scores = out.scores || v.Score.Known
			out.medians = out.medians || !v.Score.Known && v.Median.Known
			out.ranges = out.ranges || !v.Score.Known && !v.Median.Known && v.Lowest.Known
		}
	}
	return out
}

// share lists the points on which schools can help each other.
func (d *boardDoc) share() []band {
	w, list := d.text, d.board.Share
	d.cut = false
	if len(list) == 0 {
		return append(d.partHead(w.Share, ""), d.faces.text(w.NoShare, plain(body, black), 0, textWidth)...)
	}
	columns := []column{{width: 10}, {title: w.SharePoint, width: 56}, {title: w.ShareBelow, width: 34},
		{title: w.ShareGood, width: textWidth - 100}}
	fine, bold := plain(small, black), strong(small, black)
	var rows [][]cell
	for _, p := range list[:min(d.fit.shared, len(list))] {
		names := d.namesOf("", p.Schools, len(p.Schools)+p.Others, fine, columns[3].width-cellGap, d.fit.sharedNames)
		rows = append(rows, about(small, p.ID, d.fitted(p.Title, bold, columns[1].width, d.fit.sharedName), "",
			texts(fine, p.Sentence, joinLines(names))...))
	}
	out := slices.Concat(d.partHead(w.Share, w.ShareSheet), d.faces.text(w.ShareLead, plain(small, grey), 0, textWidth),
		[]band{{height: 1.4}}, d.tableHead(columns), d.rows(columns, rows))
	if rest := len(list) - len(rows) + d.board.ShareMore; rest > 0 {
		out = append(out, d.faces.text(w.MoreShare.Of(rest), plain(small, grey), 10, textWidth-10)...)
	}
	return out
}

// moves is what changed since the round before.
func (d *boardDoc) moves(m view.BoardMoves) []band {
	st := plain(small, black)
	d.cut = false
	without := d.names(d.text.MovesWithout, m.Without, st, textWidth, d.fit.moves)
	var out []band
	for _, s := range []string{m.Lead, m.Up, m.Down} {
		if s != "" {
			d.cut = d.cut || len(d.faces.wrap(s, st, textWidth)) > d.fit.moves
			out = append(append(out, d.faces.cut(s, st, 0, textWidth, d.fit.moves)...), band{height: 0.6})
		}
	}
	out = append(out, lines(without, st, 0)...)
	return append(d.partHead(d.text.Moves, d.text.MovesSheet), out...)
}

// talk are questions to discuss with the schools, with lines to write on; they fill what a board with few schools
// leaves of the page.
func (d *boardDoc) talk() []band {
	w := d.text
	d.cut = false
	var out []band
	if d.fit.scores == 0 {
		out = d.partHead(w.Talk, "")
	}
	out = append(out, d.faces.text(w.TalkLead, plain(small, grey), 0, textWidth)...)
	above := 1.6
	if d.fit.scores > 0 { // a page of its own has room
		above = 6
	}
	for _, question := range []string{w.TalkFirst, w.TalkNeed, w.TalkBack} {
		out = append(append(out, band{height: above}), d.faces.text(question, plain(body, black), 0, textWidth)...)
		out = append(out, ruled(0, textWidth, d.fit.talk)...)
	}
	return out
}

// limits is what not to conclude from the summary.
func (d *boardDoc) limits() []band {
	const bullet = 3.6
	w := d.text
	d.cut = false
	out := d.partHead(w.Limits, "")
	list := []string{w.LimitRank, w.LimitSelf, w.LimitNorm, w.LimitUse}
	self := 1
	if d.single() {
		list, self = []string{w.LimitSelfOne, w.LimitNormOne, w.LimitUse}, 0
	}
	if d.board.Moderated != "" {
		list[self] = w.LimitSelfAdviser
	}
	if d.board.Anonymous {
		list = append(list, w.LimitCodes)
	}
	st := plain(small, black)
	for _, s := range list {
		line := d.faces.text(s, st, bullet, textWidth-bullet)
		line[0].items = append(line[0].items, box(0, st.size.lead()/2-0.6, 1.2, 1.2, accent))
		out = append(out, line...)
	}
	out = append(out, band{height: 1})
	return append(out, d.faces.cut(d.board.Stamp.Source, plain(micro, grey), 0, textWidth, 2)...)
}

// joinLines puts lines in a cell; they are broken already.
func joinLines(lines []string) string { return strings.Join(lines, "\n") }
