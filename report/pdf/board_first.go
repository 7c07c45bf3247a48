package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/report/view"
)

// first is page 1: where a board begins, what is critical and what is not there yet.
func (d *boardDoc) first() band {
	parts := slices.Concat(d.title(), d.facts(), d.faces.cut(d.board.How, plain(body, black), 0, textWidth, 2),
		[]band{d.space()})
	if d.fit.schools > 0 && d.single() { // what everything below is about
		parts = append(append(parts, d.schools()...), d.space())
	}
	if len(d.board.Today) > 0 {
		parts = append(parts, d.today(), d.space())
	}
	// A warning question answered yes comes before the gaps that take longer.
	start, points := []band{d.start()}, d.points()
	if len(d.board.Points) > 0 && d.board.Points[0].Flag {
		start, points = points, start
	}
	parts = slices.Concat(parts, start, []band{d.space()}, points, []band{d.space()})
	if d.fit.schools > 0 && !d.single() {
		parts = append(append(parts, d.schools()...), d.space())
	}
	parts = slices.Concat(parts, d.legal(),
		[]band{d.space()}, d.missing())
	if d.fit.scores > 0 {
		parts = slices.Concat(parts, []band{d.space()}, d.partHead(d.text.Scores, ""), d.sectors())
	}
	return stack(parts...)
}

// title is the name of the summary and whose it is, in the largest size that takes few lines.
func (d *boardDoc) title() []band {
	over := d.faces.cut(d.board.Title, strong(body, accent), 0, textWidth, 1)
	over = append(over, band{height: 1.2, items: []item{{kind: kindAnchor, text: d.faces.line(d.board.Title)}}})
	st := style{bold: true, ink: black}
	var name []string
	for _, s := range []size{huge, display, large} {
		st.size = s
		name = d.faces.fit(d.board.Heading, st, textWidth, d.fit.heading)
		if len(d.faces.wrap(d.board.Heading, st, textWidth)) <= d.fit.heading {
			break
		}
	}
	return append(append(over, as(lines(name, st, 0), tagged("H1", nil))...), band{height: 2})
}

// facts are what the summary is about, in two rows of three.
func (d *boardDoc) facts() []band {
	b, w := d.board, d.text
	schools := w.Schools
	if d.single() {
		schools = w.School
	}
	out := inThrees([]fact{{schools, b.Schools}, {w.Rounds, b.Rounds}, {w.Days, b.Days}, {w.Target, b.Target},
		{w.Rubric, b.Stamp.RubricID + " " + b.Stamp.RubricVersion}, {w.Made, b.Stamp.Made}}, thirds(), 1.6,
		func(text string, at place) []band {
			return d.faces.cut(d.orDash(text), strong(body, black), at.x, at.width, d.fit.facts)
		})
	return append(out, band{height: 0.6})
}

const panelPad = 5.0

// today is a box with what cannot wait.
func (d *boardDoc) today() band {
	const most, width = 2, textWidth - 2*panelPad
	w := d.text
	headline := as(line(w.Today, strong(head, accent), panelPad), tagged("H2", nil))
	headline[0].items = append(headline[0].items, d.faces.right(w.Outside, plain(micro, grey), textWidth-panelPad, 1))
	parts := append([]band{{height: 2.4}}, headline...)
	for i, p := range d.board.Today {
		if i == most {
			parts = append(
				parts,
				d.faces.text(fmt.Sprintf(w.MoreToday, len(d.board.Today)-most), plain(small, grey), panelPad, width)...)
			break
		}
		bold, st := strong(body, black), plain(body, black)
		parts = append(parts, band{height: 1})
		parts = append(parts, d.faces.cut(join(" ", p.ID, p.Title), bold, panelPad, width, d.fit.question+1)...)
		if !d.single() {
			parts = append(
				parts,
				lines(d.names(fmt.Sprintf(w.TodayAt, p.Sentence), p.Schools, st, width, d.fit.names), st, panelPad)...)
		}
		parts = append(parts, d.faces.cut(w.TodayStep+p.Step, st, panelPad, width, d.fit.measure+1)...)
	}
	out := stack(append(parts, band{height: 2.6})...)
	out.items = append(frame(0, 0, textWidth, out.height, 0.6, accent), out.items...)
	return out
}

// start is the panel with the gaps to begin with.
func (d *boardDoc) start() band {
	const width = textWidth - 2*panelPad
	d.cut = false
	var gaps []band
	for i, g := range d.board.Start {
		gaps = append(append(gaps, band{height: 2 + 0.15*float64(d.fit.air)}), d.gap(i+1, g)...)
	}
	small := plain(small, grey)
	headline := as(line(d.text.Start, strong(large, accent), panelPad), tagged("H2", nil))
	if d.cut {
		headline[0].items = append(headline[0].items,
			d.faces.right(d.text.StartSheet, plain(micro, grey), textWidth-panelPad, 1.6))
	}
	parts := slices.Concat([]band{{height: 2.8}}, headline,
		d.faces.cut(d.board.StartLead, plain(body, black), panelPad, width, 2), gaps)
	if d.board.StartMore > 0 {
		parts = append(parts, band{height: 1.6})
		parts = append(parts, d.faces.text(d.text.MoreGaps.Of(d.board.StartMore), small, gapX, width-gapX)...)
	}
	return panel(append(parts, band{height: 3})...)
}

// The measures of a gap in the panel: where its text begins, and where the number of schools does.
const (
	gapX      = 13.0
	gapCountX = 132.0
)

// gap is one gap to begin with; at its right stands at how many schools, as a bar and in words.
func (d *boardDoc) gap(n int, g view.BoardGap) []band {
	width := textWidth - panelPad - gapX
	var count []band
	if g.Asked > 0 {
		const barWidth = textWidth - panelPad - gapCountX
		width = gapCountX - gapX - 6
		below, open := barWidth*float64(g.Below)/float64(g.Asked), barWidth*float64(g.Open)/float64(g.Asked)
		count = d.faces.cut(g.Sentence, strong(body, black), gapCountX, barWidth, 2)
		count = append(count, band{height: 4, items: []item{box(gapCountX, 0.8, barWidth, 2.4, accentPale),
			box(gapCountX, 0.8, below, 2.4, accent), box(gapCountX+below, 0.8, open, 2.4, accentMid)}})
		count = append(count, line(d.faces.line(g.Critical), strong(micro, accent), gapCountX)...)
	}
	title, text, fine := strong(head, black), plain(body, black), plain(small, grey)
	left := d.faces.cut(join(" ", g.ID, g.Title), title, gapX, width, d.fit.title)
	if g.Critical != "" && g.Asked == 0 {
		left = append(left, line(d.faces.line(g.Critical), strong(micro, accent), gapX)...)
	}
	left = append(left, d.faces.cut(g.Measure, text, gapX, width, d.fit.measure)...)
	switch good := d.names(d.text.Good, g.Good, fine, width, d.fit.good); {
	case good != nil:
		left = append(left, lines(good, fine, gapX)...)
	case g.Asked > 0:
		left = append(left, d.faces.cut(d.text.NoGood, fine, gapX, width, 1)...)
	}
	number := line(strconv.Itoa(n), strong(large, accent), panelPad)
	return beside([]band{stack(number...)}, []band{stack(left...)}, []band{stack(count...)})
}

// points are the warning questions and the critical points, with the schools by name.
func (d *boardDoc) points() []band {
	b, w := d.board, d.text
	d.cut = false
	if len(b.Points) == 0 {
		return append(d.partHead(w.Points, ""), d.faces.text(d.noPoints(), plain(body, black), 0, textWidth)...)
	}
	columns, list := d.pointRows(b.Points[:min(d.fit.points, len(b.Points))])
	lead := w.PointsFew
	if b.Points[0].Flag {
		lead = w.PointsLead
	}
	out := slices.Concat(d.partHead(w.Points, w.PointSheet), d.faces.text(lead, plain(small, grey), 0, textWidth),
		[]band{{height: 1.4}}, d.rows(columns, list))
	if rest := len(b.Points) - len(list); rest > 0 {
		out = append(out, d.faces.text(w.MorePoints.Of(rest), plain(small, grey), 10, textWidth-10)...)
	}
	return out
}

// pointRows are a row for each point, with its schools by name when there are several.
func (d *boardDoc) pointRows(points []view.BoardPoint) (columns []column, rows [][]cell) {
	columns = []column{{width: 10}, {width: 67}, {width: 28}, {width: textWidth - 105}}
	if d.single() {
		columns = []column{{width: 10}, {width: textWidth - 10}}
	}
	fine, bold := plain(small, black), strong(small, black)
	for _, p := range points {
		row := []cell{{text: p.ID, style: strong(small, accent)},
			{text: d.fitted(p.Title, bold, columns[1].width, d.fit.question), style: bold}}
		if !d.single() {
			names := d.names("", p.Schools, fine, columns[3].width-cellGap, d.fit.names)
			row = append(row, cell{text: p.Sentence, style: fine}, cell{text: joinLines(names), style: fine})
		}
		rows = append(rows, row)
	}
	return columns, rows
}

// legal are the legal questions that ask for something, all of them: with names, or with their numbers alone.
func (d *boardDoc) legal() []band {
	w, list := d.text, d.board.Legal
	d.cut = false
	switch {
	case len(list) == 0 && d.single():
		return append(d.partHead(w.Legal, ""), d.faces.text(w.NoLegalOne, plain(body, black), 0, textWidth)...)
	case len(list) == 0:
		return append(d.partHead(w.Legal, ""), d.faces.text(w.NoLegal, plain(body, black), 0, textWidth)...)
	}
	if d.fit.legal == 0 && !d.single() { // the page has no room for names
		var counts []string
		for _, p := range list {
			counts = append(counts, p.ID+" "+p.Sentence)
		}
		d.cut = true
		return append(d.partHead(w.Legal, w.PointSheet),
			d.faces.text(strings.Join(counts, "; "), plain(small, black), 0, textWidth)...)
	}
	columns, rows := d.pointRows(list)
	return slices.Concat(d.partHead(w.Legal, w.PointSheet), d.faces.text(w.LegalLead, plain(small, grey), 0, textWidth),
		[]band{{height: 1.4}}, d.rows(columns, rows))
}

// noPoints says that there is nothing critical, or nothing more than what has to be done today.
func (d *boardDoc) noPoints() string {
	w, more := d.text, len(d.board.Today) > 0
	switch {
	case d.single() && more:
		return w.NoMoreOne
	case d.single():
		return w.NoPointsOne
	case more:
		return w.NoMore
	}
	return w.NoPoints
}

// missing is what the board does not know yet, a row per kind.
func (d *boardDoc) missing() []band {
	b, w := d.board, d.text
	d.cut = false
	if len(b.Missing) == 0 {
		none := w.NoMissing
		if d.single() {
			none = w.NoMissingOne
		}
		return append(d.partHead(w.Missing, ""), d.faces.text(none, plain(body, black), 0, textWidth)...)
	}
	columns := []column{{width: 46}, {width: 14, right: true}, {width: textWidth - 60}}
	fine, bold := plain(small, black), strong(small, black)
	var list [][]cell
	for _, m := range b.Missing[:min(d.fit.kinds, len(b.Missing))] {
		names := d.names("", m.Schools, fine, columns[2].width-cellGap, d.fit.missing)
		list = append(list, []cell{{text: d.fitted(m.Kind, bold, columns[0].width, 1), style: bold},
			{text: strconv.Itoa(len(m.Schools)), style: bold}, {text: joinLines(names), style: fine}})
	}
	out := append(d.partHead(w.Missing, w.MissSheet), d.rows(columns, list)...)
	if rest := len(b.Missing) - len(list); rest > 0 {
		out = append(out, d.faces.text(fmt.Sprintf(w.MoreKinds, rest), plain(small, grey), 0, textWidth)...)
	}
	return out
}

// footer says at the end of page 1 what it is not.
func (d *boardDoc) footer() band {
	st, disclaimer := plain(micro, grey), d.text.Disclaimer
	switch {
	case d.board.Moderated != "":
		disclaimer = d.board.Moderated + " " + d.text.DisclaimerAdviser
	case d.single():
		disclaimer = d.text.DisclaimerOne
	}
	return stack(append([]band{{height: 2}}, d.faces.cut(disclaimer, st, 0, textWidth, 4)...)...)
}
