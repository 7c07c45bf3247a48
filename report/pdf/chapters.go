package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/internal/words"
	"sggscan/report/view"
)

type chapterID int

const (
	chapterSummary chapterID = iota
	chapterCritical
	chapterDomains
	chapterOpen
	chapterPlan
	chapterViews
	chapterTrend
	chapterLegal
	chapterHelp
	chapterPrinciples
	chapterPolicy
	chapterMethod
	chapterAgenda
	chapters // how many there are
)

type chapter struct {
	id    chapterID
	title string
	// alone chapters begin on a page of their own; others where there is room for the heading and what it belongs to.
	alone bool
	write func()
}

// write writes everything after the first page. A new chapter is a new line here.
func (d *reportDoc) write() {
	w := d.words
	d.empty = nil
	list := []chapter{
		{chapterSummary, w.Summary, false, d.adviserSummary},
		{chapterCritical, w.Critical, false, d.critical},
		{chapterDomains, w.PerDomain, false, d.domains},
		{chapterOpen, w.Open, false, d.open},
		{chapterPlan, w.Plan, false, d.plan},
		{chapterViews, w.Views, false, d.views},
		{chapterTrend, w.Trend, false, d.trend},
		{chapterLegal, w.Legal, false, d.legal},
		{chapterHelp, w.Help, false, d.help},
		{chapterPrinciples, w.PrinciplesAll, false, d.principles},
		{chapterPolicy, words.Text("policy.title").In(d.report.Lang), false, d.policy},
		{chapterMethod, w.Method, d.apart == methodApart, d.method},
		{chapterAgenda, w.Agenda, true, d.agenda},
	}
	list = slices.DeleteFunc(list, func(c chapter) bool {
		return c.id == chapterSummary && !d.hasSummary() || c.id == chapterTrend && d.report.Trend == nil ||
			c.id == chapterPolicy && d.report.OwnText == nil
	})
	list = slices.DeleteFunc(list, func(c chapter) bool {
		empty := d.emptyChapter(c.id)
		if empty != "" && !d.report.Bare() {
			d.empty = append(d.empty, c.title+d.words.Colon+empty)
		}
		return empty != ""
	})
	if d.report.Bare() {
		list = slices.DeleteFunc(list, func(c chapter) bool {
			return c.id != chapterSummary && c.id != chapterOpen && c.id != chapterPolicy &&
				(c.id != chapterPlan || !slices.ContainsFunc(d.report.Plan, view.PlanRow.Planned))
		})
		for i := range list {
			if list[i].id == chapterOpen {
				list[i].title, list[i].write = w.Begin, d.begin
			}
		}
	}
	for i, c := range list {
		d.number[c.id] = i + 1
	}
	d.contents(list)
	for _, c := range list {
		if c.alone {
			d.flow.need(room)
		}
		d.opening(c)
		c.write()
	}
}

// emptyChapter says why a chapter has nothing to tell: that is a line under the contents. It is empty for one that has.
func (d *reportDoc) emptyChapter(id chapterID) string {
	r, w := d.report, d.words
	switch {
	case id == chapterOpen && len(r.Open)+len(r.NA)+len(r.Outside) == 0 && !d.report.Nothing():
		return w.NoOpen
	case id == chapterLegal && len(r.Legal) == 0:
		return w.NoLegal
	case id == chapterHelp && len(r.Help) == 0:
		return w.NoHelp
	case id == chapterPrinciples && !d.anyDomain(func(v view.Domain) bool {
		return slices.ContainsFunc(v.Indicators, func(in view.Indicator) bool { return len(in.Principles) > 0 })
	}):
		return w.NoPrinciples
	}
	return ""
}

// contents lists the chapters with their pages, in two columns.
func (d *reportDoc) contents(list []chapter) {
	const between = 12.0
	half, width := (len(list)+1)/2, (textWidth-between)/2
	st, bold := plain(body, black), strong(body, accent)
	toc := tagged("TOC", nil)
	entries := func(list []chapter, x float64) []band {
		var out []band
		for _, c := range list {
			title, page := fmt.Sprintf("%d   %s", d.number[c.id], c.title), &d.page[c.id]
			items := []item{textAt(x, 0.5, title, st), {kind: kindText, x: x + width, y: 0.5, style: bold, page: page},
				{kind: kindLink, x: x, w: width, h: 5.2, text: title, page: page}}
			goes := tagged("Link", child("TOCI", toc))
			for i := range items {
				items[i].tag = goes
			}
			out = append(out, band{height: 5.3, items: append(items, box(x, 5.2, width, 0.12, rule))})
		}
		return out
	}
	d.flow.add(line(d.words.Contents, strong(micro, grey), 0)...)
	d.flow.add(gap(1))
	d.flow.add(beside(entries(list[:half], 0), entries(list[half:], width+between))...)
	for _, sentence := range d.empty {
		d.flow.add(d.faces.text(sentence, plain(small, grey), 0, textWidth)...)
	}
	d.flow.add(gap(4))
}

func (d *reportDoc) opening(c chapter) {
	number := strconv.Itoa(d.number[c.id])
	d.flow.add(gap(d.air(4.4)))
	heading := tagged("H1", nil)
	bands := as(d.faces.text(c.title, strong(display, accent), 11, textWidth-11), heading)
	bands = beside(as(line(number, plain(display, accent), 0), heading), bands)
	bands[0].items = append(bands[0].items,
		item{kind: kindAnchor, text: d.faces.line(number + " " + c.title), page: &d.page[c.id]})
	d.keep(append(bands, band{height: 1}, band{height: d.air(2.6), items: []item{box(0, 0, textWidth, 0.5, accent)}})...)
}

// keep writes bands that stay with what follows.
func (s *document) keep(bands ...band) { s.flow.add(kept(bands, true)...) }

func (s *document) section(title string) {
	s.keep(gap(s.air(3)))
	s.keep(as(s.faces.text(title, strong(head, black), 0, textWidth), tagged("H2", nil))...)
	s.keep(band{height: s.air(1.4)})
}

// measure is the width of running text: shorter lines than the page is wide read better, but take more of them.
func (s *document) measure() float64 {
	if s.tight {
		return textWidth
	}
	return 150
}

func (s *document) para(text string) {
	s.flow.add(together(s.faces.text(text, plain(body, black), 0, s.measure()))...)
	s.flow.add(gap(s.air(2.2)))
}

// lead writes the sentence that explains a chapter or a table; it stays with what follows.
func (s *document) lead(text string) {
	if text == "" {
		return
	}
	s.keep(s.faces.text(text, plain(body, grey), 0, s.leadWidth(text))...)
	s.keep(band{height: s.air(2.6)})
}

// leadWidth is the whole width when a sentence then takes one line.
func (s *document) leadWidth(text string) float64 {
	if len(s.faces.wrap(text, plain(body, grey), textWidth)) == 1 {
		return textWidth
	}
	return s.measure()
}

const labelWidth = 25.0

// labelled is a text with its label in the margin; nothing when there is no text.
func (s *document) labelled(label, text string, st style) []band {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	left := s.faces.text(label, strong(micro, grey), 0, labelWidth-2)
	// The label is smaller; both stand on one line.
	left = lower(left, (st.size.lead()-micro.lead())/2+0.3*(st.size.em()-micro.em()))
	out := beside(left, s.faces.text(text, st, labelWidth, textWidth-labelWidth))
	return append(out, band{height: 0.6})
}

func join(between string, texts ...string) string {
	blank := func(t string) bool { return strings.TrimSpace(t) == "" }
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), blank), between)
}

// orDash is the text, or a dash for a reader who would wonder about an empty place.
func (s *document) orDash(text string) string {
	if strings.TrimSpace(text) == "" {
		return s.words.Empty
	}
	return text
}

func (d *reportDoc) checks(list []view.Check) {
	for i, c := range list {
		if i > 0 {
			d.flow.add(gap(d.air(1.8)))
		}
		d.flow.add(together(d.check(c))...)
	}
}

// check is a question with its answer and what to do. One that asks for nothing, and of which nothing was written, is a
// line.
func (d *reportDoc) check(c view.Check) []band {
	const answerWidth = 24.0
	if !c.Attention && !c.Urgent && c.Note == "" && !c.Untitled {
		out := band{height: small.lead() + 0.4}
		d.faces.put(&out, c.ID, strong(small, accent), 0, 0, 11)
		d.faces.put(&out, c.Title, plain(small, black), 12, 0, textWidth-12-answerWidth)
		answer := d.faces.line(join(" · ", c.Date, c.State))
		out.items = append(out.items, d.faces.right(answer, plain(small, grey), textWidth, 0))
		return []band{out, {height: 0.4, items: []item{box(0, 0.2, textWidth, 0.15, rule)}}}
	}
	bold := strong(body, accent)
	var outside, checked string
	if c.Outside {
		outside = d.words.Outside
	}
	if c.Checked != "" {
		checked = fmt.Sprintf(d.words.Checked, c.Checked)
	}
	const width = textWidth - 12 - answerWidth - 4
	question := d.faces.behind(d.faces.text(c.Question, style{size: body, bold: c.Attention, ink: black}, 12, width),
		join(" · ", outside, checked, c.Date), plain(micro, grey), 12, width)
	answer := band{height: body.lead()}
	label := d.faces.line(d.orDash(c.State))
	if c.Attention || c.Urgent {
		pill, w := d.faces.pill(label, 0, -0.1, c.Urgent)
		answer.items = moved(pill, textWidth-w)
	} else {
		answer.items = []item{d.faces.right(label, plain(body, grey), textWidth, 0)}
	}
	out := beside(line(d.faces.line(c.ID), bold, 0), question, []band{answer})
	out = append(out, band{height: 0.9})
	if c.Urgent || c.StateID == "no" && c.Attention {
		out = append(out, d.labelled(d.words.Why, c.Why, plain(small, black))...)
	}
	if c.Urgent || c.Attention && c.StateID != "blank" {
		out = append(out, d.labelled(d.words.ToDo, c.Steps, plain(small, black))...)
	}
	out = append(out, d.labelled(d.words.Note, c.Note, plain(small, black))...)
	return append(out, band{height: 0.4, items: []item{box(0, 0.2, textWidth, 0.15, rule)}})
}
