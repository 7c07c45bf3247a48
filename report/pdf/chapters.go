package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
)

// chapter is a part of the report with its own heading.
type chapter struct {
	title string
	// room is what must be left on a page to begin there; a chapter that is alone begins on a page of its own.
	room  float64
	alone bool
	write func()
	page  int
}

// chapters writes everything after the first page. A new chapter is a new line here.
func (d *doc) chapters() {
	w := d.words
	var list []*chapter
	if d.hasSummary() {
		list = append(list, &chapter{title: w.Summary, room: 60, write: d.adviserSummary})
	}
	list = append(list, []*chapter{
		{title: w.Critical, room: 60, write: d.critical},
		{title: w.PerDomain, room: 60, write: d.domains},
		{title: w.Open, room: 60, write: d.open},
		{title: w.Plan, room: 62, write: d.plan},
		{title: w.Views, room: 50, write: d.views},
	}...)
	if d.report.Trend != nil {
		list = append(list, &chapter{title: w.Trend, room: 50, write: d.trend})
	}
	list = append(list,
		&chapter{title: w.Legal, room: 60, write: d.legal},
		&chapter{title: w.Help, room: 60, write: d.help},
		&chapter{title: w.Method, room: 45, alone: d.apart == methodApart, write: d.method},
		&chapter{title: w.Agenda, alone: true, write: d.agenda})
	d.contents(list)
	d.criticalNumber = 1 + slices.IndexFunc(list, func(c *chapter) bool { return c.title == w.Critical })
	for i, c := range list {
		if c.alone {
			c.room = room
		}
		d.flow.need(c.room)
		d.opening(i+1, c)
		c.write()
	}
}

// contents lists the chapters with their pages, in two columns.
func (d *doc) contents(list []*chapter) {
	const between = 12.0
	half, width := (len(list)+1)/2, (textWidth-between)/2
	st := style{size: body, ink: black}
	entries := func(from, to int, x float64) []band {
		var out []band
		for i := from; i < to; i++ {
			title := fmt.Sprintf("%d   %s", i+1, list[i].title)
			out = append(out, band{height: 5.3, items: []item{
				{kind: kindText, x: x, y: 0.5, text: title, style: st},
				{kind: kindText, x: x + width, y: 0.5, style: style{size: body, bold: true, ink: accent}, page: &list[i].page},
				box(x, 5.2, width, 0.12, rule)}})
		}
		return out
	}
	d.flow.add(lines([]string{d.words.Contents}, style{size: micro, bold: true, ink: grey}, 0)...)
	d.flow.add(gap(1))
	d.flow.add(beside(entries(0, half, 0), entries(half, len(list), width+between))...)
	d.flow.add(gap(4))
}

// opening is the heading of a chapter.
func (d *doc) opening(number int, c *chapter) {
	st := style{size: display, bold: true, ink: accent}
	d.flow.add(gap(d.air(4.4)))
	bands := d.faces.text(c.title, st, 11, textWidth-11)
	title := d.faces.line(fmt.Sprintf("%d %s", number, c.title))
	bands[0].items = append(bands[0].items, item{kind: kindText, text: fmt.Sprint(number), style: style{size: display, ink: accentMid}},
		item{kind: kindAnchor, text: title, page: &c.page})
	d.keep(append(bands, band{height: 1}, band{height: 2.6, items: []item{box(0, 0, textWidth, 0.5, accent)}})...)
}

// keep writes bands that stay with what follows.
func (s *sheet) keep(bands ...band) {
	for i := range bands {
		bands[i].keep = true
	}
	s.flow.add(bands...)
}

// section is a heading within a chapter.
func (s *sheet) section(title string) {
	s.flow.add(keepGap(s.air(3)))
	s.keep(s.faces.text(title, style{size: head, bold: true, ink: black}, 0, textWidth)...)
	s.keep(band{height: 1.4})
}

// paraWidth is the width of running text: shorter lines than the page is wide read better.
const paraWidth = 150.0

// para writes a running text.
func (s *sheet) para(text string) {
	s.flow.add(together(s.faces.text(text, style{size: body, ink: black}, 0, paraWidth))...)
	s.flow.add(gap(2.2))
}

// lead writes the sentence that explains a chapter or a table; it stays with what follows.
func (s *sheet) lead(text string) {
	if text == "" {
		return
	}
	s.keep(s.faces.text(text, style{size: body, ink: grey}, 0, s.leadWidth(text))...)
	s.keep(band{height: 2.6})
}

// leadWidth is the whole width when a sentence then takes one line.
func (s *sheet) leadWidth(text string) float64 {
	if len(s.faces.wrap(text, style{size: body, ink: grey}, textWidth)) == 1 {
		return textWidth
	}
	return paraWidth
}

const labelWidth = 25.0

// labelled is a text with its label in the margin; nothing when there is no text.
func (s *sheet) labelled(label, text string, st style) []band {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	left := s.faces.text(label, style{size: micro, bold: true, ink: grey}, 0, labelWidth-2)
	// The label is smaller; both stand on one line.
	left = lower(left, (st.size.lead()-micro.lead())/2+0.3*(st.size.em()-micro.em()))
	out := beside(left, s.faces.text(text, st, labelWidth, textWidth-labelWidth))
	return append(out, band{height: 0.6})
}

// join puts the texts that are there behind each other.
func join(between string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, between)
}

// orDash is the text, or a dash for a reader who would wonder about an empty place.
func (s *sheet) orDash(text string) string {
	if strings.TrimSpace(text) == "" {
		return s.words.Empty
	}
	return text
}

func (s *sheet) bodyStyle() style { return style{size: body, ink: black} }

// checks writes flags or legal questions.
func (d *doc) checks(list []view.Check) {
	for i, c := range list {
		if i > 0 {
			d.flow.add(gap(d.air(1.8)))
		}
		d.flow.add(together(d.check(c))...)
	}
}

func (d *doc) check(c view.Check) []band {
	const answerWidth = 24.0
	bold := style{size: body, bold: true, ink: accent}
	question := d.faces.text(c.Question, style{size: body, bold: c.Attention, ink: black}, 12, textWidth-12-answerWidth-4)
	answer := band{height: body.lead()}
	label := d.faces.line(d.orDash(c.State))
	pill, w := d.faces.pill(label, 0, -0.1, c.Urgent)
	for i := range pill {
		pill[i].x += textWidth - w
	}
	if c.Attention || c.Urgent {
		answer.items = pill
	} else {
		answer.items = []item{d.faces.right(label, style{size: body, ink: grey}, textWidth, 0)}
	}
	out := beside(lines([]string{d.faces.line(c.ID)}, bold, 0), question, []band{answer})
	remark := join(" · ", outsideWord(c, d.words.Outside), checkedWord(c, d.words.Checked), c.Date)
	if remark != "" {
		out = append(out, d.faces.text(remark, style{size: micro, ink: grey}, 12, textWidth-12-answerWidth)...)
	}
	out = append(out, band{height: 0.9})
	if c.Urgent || c.Attention && c.StateID != "blank" {
		out = append(out, d.labelled(d.words.Why, c.Why, d.bodyStyle())...)
		out = append(out, d.labelled(d.words.ToDo, c.Steps, d.bodyStyle())...)
	}
	out = append(out, d.labelled(d.words.Note, c.Note, d.bodyStyle())...)
	return append(out, band{height: 0.4, items: []item{box(0, 0.2, textWidth, 0.15, rule)}})
}

func outsideWord(c view.Check, word string) string {
	if c.Outside {
		return word
	}
	return ""
}

func checkedWord(c view.Check, format string) string {
	if c.Checked == "" {
		return ""
	}
	return fmt.Sprintf(format, c.Checked)
}
