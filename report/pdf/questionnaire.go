package pdf

import (
	"cmp"
	"io"
	"slices"
	"strconv"

	"sggscan/report/view"
)

// WriteForm writes a blank questionnaire to print. The same form gives the same bytes; a failure comes back as with
// Write.
func WriteForm(w io.Writer, f view.Form) error {
	words := wordsFor(f.Lang)
	whose := cmp.Or(f.School, f.Title)
	return writeDocument(w, whose, words.FormFailed, func() (*formDoc, error) { return newFormDoc(f, words) })
}

type formDoc struct {
	document
	form view.Form
}

func newFormDoc(f view.Form, words captions) (*formDoc, error) {
	s, err := newDocument(f.Lang, words, imprint{title: f.FileTitle, author: cmp.Or(f.School, f.Stamp.Tool),
		subject: f.Title, school: f.SchoolLine, remarks: []string{f.Title}, stamp: f.Stamp})
	return &formDoc{document: s, form: f}, err
}

// The measures of a form, in millimetres.
const (
	tickSide    = 3.5
	tickX       = 12.0
	digitX      = 17.5
	choiceX     = 22.0
	evidenceMin = 2 // lines to write evidence on
	evidenceMax = 5
)

func (p *formDoc) pages() [][]band {
	p.start()
	var list []block
	for _, d := range p.form.Domains {
		head := p.partHead(d.ID, d.Title, d.Intro)
		for _, q := range d.Questions {
			list = append(list, block{before: append(head, p.question(q)...), lines: evidenceMin})
			head = nil
		}
	}
	p.fill(list)
	for _, part := range p.form.Checks {
		head := p.partHead("", part.Title, part.Guidance)
		for i, c := range part.Checks {
			bands := hold(append(head, p.check(c)...), true)
			// The panel stays with two questions: with one it would look like the end of the form.
			bands[len(bands)-1].keep = i == 0 && len(part.Checks) > 1
			p.flow.add(bands...)
			head = nil
		}
		p.flow.add(gap(4))
	}
	return p.flow.done()
}

type block struct {
	before []band
	lines  int
}

func (b block) height() float64 { return heightOf(b.before) + float64(b.lines)*linePitch + questionGap }

const questionGap = 5.0

// fill lays the questions on pages, none over two pages. What is left of a page becomes lines to write on.
func (p *formDoc) fill(list []block) {
	p.flow.place()
	for len(list) > 0 {
		n, left := 0, room-p.flow.used
		for n < len(list) && (list[n].height() <= left || n == 0 && p.flow.used == 0) {
			left -= list[n].height()
			n++
		}
		stretch(list[:n], left)
		for _, b := range list[:n] {
			p.flow.add(hold(append(b.before, p.evidence(b.lines)...), true)...)
			p.flow.add(gap(questionGap))
		}
		list = list[n:]
		if len(list) > 0 {
			p.flow.need(room)
		}
	}
}

// stretch gives the lines that fit in what is left to the questions in turn.
func stretch(list []block, left float64) {
	for given := true; given; {
		given = false
		for i := range list {
			if left >= linePitch && list[i].lines < evidenceMax {
				list[i].lines++
				left -= linePitch
				given = true
			}
		}
	}
}

// start is the head of the form: what it is, whose it is and how to fill it in.
func (p *formDoc) start() {
	f, w := p.form, p.words
	p.flow.add(p.faces.text(f.Title, strong(display, accent), 0, textWidth)...)
	p.flow.add(band{height: 3})
	p.flow.add(p.facts()...)
	p.flow.add(band{height: 2})
	for _, s := range f.Intro {
		p.para(s)
	}
	p.section(w.ChooseLevel)
	p.para(f.Guidance)
	for _, l := range f.Levels {
		p.flow.add(together(p.labelled(strconv.Itoa(l.Value)+"  "+l.Label, p.orDash(l.Meaning), plain(body, black)))...)
	}
	p.flow.add(gap(6))
}

// facts are the data of the school in rows of three: as far as they are known, and else a line to write on.
func (p *formDoc) facts() []band {
	list := make([]fact, len(p.form.Facts))
	for i, f := range p.form.Facts {
		list[i] = fact{f.Label, f.Text}
	}
	return inThrees(list, thirds(), 2.2, func(text string, at place) []band {
		if text == "" {
			return []band{{height: 6, items: []item{box(at.x, 6-lineThick, at.width, lineThick, grey)}}}
		}
		return p.faces.text(text, strong(body, black), at.x, at.width)
	})
}

// partHead is the panel above a domain or a part with checks.
func (p *formDoc) partHead(id, title, text string) []band {
	const pad = 4.0
	st, x := strong(large, black), pad
	anchor := item{kind: kindAnchor, text: p.faces.line(join(" ", id, title))}
	if id != "" {
		x += 10
	}
	bands := lines(p.faces.wrap(p.orDash(title), st, textWidth-x-pad), st, x)
	bands[0].items = append(bands[0].items, anchor)
	if id != "" {
		bands[0].items = append(bands[0].items, textAt(pad, 0, p.faces.line(id), strong(large, accent)))
	}
	out := []band{panel(append(append([]band{{height: 2}}, bands...), band{height: 2})...), {height: 1.8}}
	return slices.Concat(out, p.faces.text(text, plain(body, grey), 0, textWidth), []band{{height: 3}})
}

// question is one question with its levels, up to the lines for evidence.
func (p *formDoc) question(q view.FormQuestion) []band {
	title, ask, why := strong(head, black), plain(body, black), plain(small, grey)
	text := p.faces.text(p.orDash(q.Title), title, tickX, textWidth-tickX)
	text = append(text, p.faces.text(q.Question, ask, tickX, textWidth-tickX)...)
	text = append(text, p.faces.text(q.Why, why, tickX, textWidth-tickX)...)
	out := append(beside(line(p.faces.line(q.ID), strong(head, accent), 0), text), band{height: 1.4})
	for _, l := range q.Levels {
		row := beside(line(strconv.Itoa(l.Value), strong(body, accent), digitX),
			p.faces.text(p.orDash(l.Meaning), ask, choiceX, textWidth-choiceX))
		row[0].items = append(row[0].items, tick(tickX, body.lead())...)
		out = append(append(out, row...), band{height: 0.9})
	}
	return append(append(out, p.otherAnswers(q)), band{height: 0.6})
}

// otherAnswers are the answers beside the levels, on one line; behind "not applicable" there is room for the reason.
func (p *formDoc) otherAnswers(q view.FormQuestion) band {
	const height = 5.0
	b := band{height: height}
	x := p.choice(&b, tickX, q.Unknown)
	if q.NA != "" {
		x = p.choice(&b, x+8, q.NA)
		b.items = append(b.items, box(x+2, height-0.6, textWidth-x-2, lineThick, grey))
	}
	return b
}

// choice puts a box with a word behind it and gives where it ends.
func (p *formDoc) choice(b *band, x float64, word string) float64 {
	st, text := plain(body, black), p.faces.line(word)
	b.items = append(b.items, tick(x, body.lead())...)
	b.items = append(b.items, textAt(x+digitX-tickX, 0, text, st))
	return x + digitX - tickX + p.faces.width(text, st)
}

// tick is a box to tick, in the middle of a line.
func tick(x, lead float64) []item {
	return frame(x, (lead-tickSide)/2+0.2, tickSide, tickSide, 0.3, black)
}

// evidence is room to write what shows the level, and of which day it is.
func (p *formDoc) evidence(n int) []band {
	out := ruled(tickX, textWidth-tickX, n)
	const dateX = 130.0
	put := func(b *band, word string, x float64) {
		b.items = append(b.items, textAt(x, linePitch-micro.lead()-0.5, word, plain(micro, grey)))
	}
	put(&out[0], p.words.Evidence, tickX)
	put(&out[n-1], p.words.Date, dateX)
	return out
}

// check is one yes/no question, with room to say more.
func (p *formDoc) check(c view.FormCheck) []band {
	st, small := plain(body, black), plain(small, grey)
	text := p.faces.text(p.orDash(c.Question), strong(body, black), tickX, textWidth-tickX)
	text = append(text, p.faces.text(c.Why, small, tickX, textWidth-tickX)...)
	out := beside(line(p.faces.line(c.ID), strong(body, accent), 0), text)
	answers := band{height: linePitch}
	x := tickX
	for _, a := range c.Answers {
		x = p.choice(&answers, x, a) + 8
	}
	answers = lower([]band{answers}, linePitch-body.lead()-1)[0]
	from := x + p.faces.width(p.words.Note, st) + 2
	answers.items = append(answers.items, textAt(x, linePitch-body.lead()-0.9, p.words.Note, plain(body, grey)),
		box(from, linePitch-0.8, textWidth-from, lineThick, grey))
	return append(out, answers, band{height: 4})
}
