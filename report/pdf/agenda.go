package pdf

import (
	"slices"
	"strconv"

	"sggscan/report/view"
)

// Room to write by hand, in millimetres.
const (
	linePitch = 7.6
	lineThick = 0.2
	// mostLines keeps a page with few statements from being one field of lines.
	mostLines = 9
)

// agenda is the chapter with the team meeting: one page to print or to write on.
func (d *reportDoc) agenda() {
	r, w := d.report, d.words
	d.lead(r.AgendaReason)
	if r.AgendaChecks != "" {
		d.lead(r.AgendaChecks)
	}
	d.keep(d.present()...)
	// A hair less than there is, so that no rounding difference asks for a second page.
	left := d.flow.left() - 0.01
	if len(r.Agenda) == 0 {
		own := line(w.OwnPoints, strong(head, black), 0)
		d.flow.add(stack(append(own, ruled(0, textWidth, int((left-head.lead())/linePitch))...)...))
		return
	}
	d.flow.add(stack(d.statements(r.Agenda, left)...))
}

// present is the line for the day and for who is there. Roles are enough: the page may end up on a table.
func (d *reportDoc) present() []band {
	const dateX, dateEnd, rolesX = 0.0, 52.0, 58.0
	w, st := d.words, plain(small, grey)
	top := linePitch - small.lead()
	b := band{height: linePitch + 1}
	put := func(label string, x, end float64) {
		b.items = append(b.items, textAt(x, top, label, st))
		from := x + d.faces.width(label, st) + 1.5
		b.items = append(b.items, box(from, linePitch, end-from, lineThick, grey))
	}
	put(w.Date, dateX, dateEnd)
	put(w.PresentRoles, rolesX, textWidth)
	pupils := w.NoPupilNames
	if d.report.School.SectorID == "mbo" {
		pupils = w.NoStudentNames
	}
	return append([]band{b}, append(d.faces.text(pupils, plain(micro, grey), rolesX, textWidth-rolesX),
		band{height: 3.4})...)
}

// statements fills the height with the statements and lines to write on. The question is cut before the lines are fewer
// than two; it stands in full in the chapter of its domain.
func (d *reportDoc) statements(list []view.Statement, height float64) []band {
	const fewest, below = 2, 3.0
	each := height / float64(len(list))
	var texts [][]band
	count := 0
	for limit := 4; limit > 0; limit-- {
		texts = nil
		tallest := 0.0
		for i, s := range list {
			texts = append(texts, d.statement(i+1, s, limit))
			tallest = max(tallest, heightOf(texts[i]))
		}
		if count = int((each - tallest - below) / linePitch); count >= fewest {
			break
		}
	}
	var out []band
	for _, t := range texts {
		free := each - heightOf(t)
		n := min(max(int((free-below)/linePitch), 1), mostLines)
		out = slices.Concat(out, t, d.agreement(n),
			[]band{{height: max(min(free, mostLines*linePitch+5)-float64(n)*linePitch, 0)}})
	}
	return out
}

// statement is what there is to talk about, of at most so many lines for each of its texts.
func (d *reportDoc) statement(n int, s view.Statement, limit int) []band {
	const textX, stateWidth = 9.0, 44.0
	width := textWidth - textX - stateWidth
	bold, fine := strong(head, black), plain(small, grey)
	number := line(strconv.Itoa(n), strong(head, accent), 0)
	text := d.faces.cut(join(" ", s.ID, s.Title), bold, textX, width, min(limit, 2))
	text = append(text, d.faces.cut(s.Question, plain(body, black), textX, width, limit)...)
	text = append(text, d.faces.cut(s.Ask, strong(body, accent), textX, width, limit)...)
	var state []band
	for _, t := range d.faces.fit(s.State, fine, stateWidth-4, 2) {
		state = append(state, band{height: small.lead(), items: []item{d.faces.right(t, fine, textWidth, 0.6)}})
	}
	return beside(number, text, state)
}

// agreement is lines to write on; the last one asks what is agreed, by whom and when.
func (d *reportDoc) agreement(n int) []band {
	const textX, whoX, whenX = 9.0, 108.0, 144.0
	out := ruled(textX, textWidth-textX, n-1)
	w, st := d.words, plain(micro, grey)
	last := band{height: linePitch}
	for _, p := range []struct {
		word   string
		x, end float64
	}{{w.Agreed, textX, whoX - 3}, {w.Who, whoX, whenX - 3}, {w.When, whenX, textWidth}} {
		last.items = append(last.items, textAt(p.x, linePitch-micro.lead()-0.4, p.word, st),
			box(p.x, linePitch-lineThick, p.end-p.x, lineThick, grey))
	}
	return append(out, last)
}

func ruled(x, width float64, n int) []band {
	out := make([]band, 0, max(n, 0))
	for range n {
		out = append(out, band{height: linePitch, items: []item{box(x, linePitch-lineThick, width, lineThick, rule)}})
	}
	return out
}
