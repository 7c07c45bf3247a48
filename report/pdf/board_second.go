package pdf

import (
	"slices"
	"strings"

	"sggscan/report/view"
)

// second is page 2: the sectors, what schools can share and what the summary does not say. Of a single school whose
// domains stand on page 1 it is a page to talk with.
func (d *boardDoc) second() band {
	title := d.secondTitle()
	parts := as(line(title, strong(display, accent), 0), tagged("H1", nil))
	parts[0].items = append(parts[0].items, item{kind: kindAnchor, text: d.faces.line(title)})
	parts = append(parts, band{height: 1})
	parts = append(parts, d.faces.text(d.secondLead(), plain(body, grey), 0, textWidth)...)
	if d.fit.table == secondTable {
		parts = append(append(append(parts, d.space()), d.schools()...), d.space())
	}
	if d.fit.scores == 0 {
		if d.single() && d.fit.table == secondTable {
			parts = append(parts, d.partHead(d.text.Scores, "")...)
		}
		parts = append(append(parts, d.sectors()...), d.space())
	}
	if !d.single() {
		parts = append(append(parts, d.share()...), d.space())
	}
	if d.fit.next > 0 {
		parts = append(append(parts, d.next()...), d.space())
	}
	if d.board.Moves != nil {
		parts = append(append(parts, d.moves(*d.board.Moves)...), d.space())
	}
	if d.fit.talk > 0 {
		parts = append(append(parts, d.talk()...), d.space())
	}
	return stack(append(parts, d.limits()...)...)
}

func (d *boardDoc) secondTitle() string {
	switch {
	case d.single() && d.fit.table == firstTable && d.fit.scores == 0:
		return d.text.Scores
	case d.single():
		return d.text.AllSchoolsOne
	case d.fit.table == secondTable:
		return d.text.SecondTable
	}
	return d.text.Second
}

// secondLead explains what stands on the page, as far as it does.
func (d *boardDoc) secondLead() string {
	var sentences []string
	if d.fit.table == apartTable && len(d.board.Table) > 0 {
		sentences = append(sentences, d.text.TableNext)
	}
	if d.barKinds().medians {
		sentences = append(sentences, d.text.MedianLead)
	}
	if len(d.board.Sectors) > 1 {
		sentences = append(sentences, d.text.SectorsLead)
	}
	sentences = append(sentences, d.board.ScoresOf)
	return join(" ", sentences...)
}

// share lists the points on which schools can help each other.
func (d *boardDoc) share() []band {
	w, list := d.text, d.board.Share
	d.cut = false
	if len(list) == 0 {
		return append(d.partHead(w.Share, ""), d.faces.text(w.NoShare, plain(body, black), 0, textWidth)...)
	}
	columns := []column{{title: d.words.Nr, width: 10}, {title: w.SharePoint, width: 56}, {title: w.ShareBelow, width: 34},
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
	var without []string
	if len(m.Without) > 0 && len(d.board.Table) == 0 { // else the table of all schools tells which
		without = d.names(d.text.MovesWithout, m.Without, st, textWidth, d.fit.moves)
	}
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
	out := d.partHead(w.Talk, "")
	out = append(out, d.faces.text(w.TalkLead, plain(small, grey), 0, textWidth)...)
	const above = 1.6
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
	st, points := plain(small, black), tagged("L", nil)
	for _, s := range list {
		line := point(points, nil, d.faces.text(s, st, bullet, textWidth-bullet))
		line[0].items = append(line[0].items, box(0, st.size.lead()/2-0.6, 1.2, 1.2, accent))
		out = append(out, line...)
	}
	out = append(out, band{height: 1})
	return append(out, d.faces.cut(d.board.Stamp.Source, plain(micro, grey), 0, textWidth, 2)...)
}

// joinLines puts lines in a cell; they are broken already.
func joinLines(lines []string) string { return strings.Join(lines, "\n") }
