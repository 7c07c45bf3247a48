package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"sggscan/report/view"
)

// fitting says how much of each part the first page shows. Page 1 is always one page: if a school has long names, many limits or long actions, the next
// fitting shows less of them; all of it stands in the chapters.
type fitting struct {
	sentence, caps, capLines  int
	actions, actionLines      int
	strengths, strengthLines  int
	domains, benchmark        int
	domainHeight, sectionRoom float64
}

func fittings() []fitting {
	return []fitting{
		{sentence: 4, caps: 6, capLines: 2, actions: 5, actionLines: 4, strengths: 3, strengthLines: 5, domains: 12, benchmark: 3, domainHeight: 7, sectionRoom: 7},
		{sentence: 4, caps: 6, capLines: 2, actions: 5, actionLines: 4, strengths: 3, strengthLines: 5, domains: 12, benchmark: 3, domainHeight: 6.2, sectionRoom: 4.6},
		{sentence: 3, caps: 5, capLines: 2, actions: 5, actionLines: 3, strengths: 3, strengthLines: 5, domains: 12, benchmark: 3, domainHeight: 6, sectionRoom: 4.2},
		{sentence: 3, caps: 5, capLines: 2, actions: 5, actionLines: 3, strengths: 3, strengthLines: 4, domains: 12, benchmark: 3, domainHeight: 5.8, sectionRoom: 3.6},
		{sentence: 3, caps: 4, capLines: 2, actions: 5, actionLines: 3, strengths: 3, strengthLines: 4, domains: 12, domainHeight: 5.6, sectionRoom: 3},
		{sentence: 3, caps: 5, capLines: 2, actions: 5, actionLines: 2, strengths: 3, strengthLines: 3, domains: 12, domainHeight: 6, sectionRoom: 4.2},
		{sentence: 3, caps: 4, capLines: 2, actions: 5, actionLines: 2, strengths: 3, strengthLines: 3, domains: 12, domainHeight: 6.2, sectionRoom: 5},
		{sentence: 3, caps: 3, capLines: 2, actions: 5, actionLines: 2, strengths: 3, strengthLines: 2, domains: 12, domainHeight: 6, sectionRoom: 4},
		{sentence: 2, caps: 3, capLines: 1, actions: 5, actionLines: 1, strengths: 3, strengthLines: 1, domains: 10, domainHeight: 5.8, sectionRoom: 3.5},
		{sentence: 2, caps: 2, capLines: 1, actions: 5, actionLines: 0, strengths: 3, strengthLines: 0, domains: 8, domainHeight: 5.6, sectionRoom: 3},
	}
}

// page1 is the first page in one piece: the widest fitting that holds on the page.
func (d *doc) page1() band {
	footer := d.disclaimer()
	var content band
	for i, f := range fittings() {
		content = d.summary(f)
		if content.height+footer.height <= room {
			if i > 0 {
				content = d.widen(f, content, room-footer.height)
			}
			break
		}
	}
	return stack(content, band{height: max(room-content.height-footer.height, 0)}, footer)
}

// widen shows more of each part as long as the page holds it, so that nothing is cut where there is room.
func (d *doc) widen(f fitting, content band, height float64) band {
	most := fittings()[0]
	for _, part := range []func(*fitting) *int{
		func(f *fitting) *int { return &f.actionLines }, func(f *fitting) *int { return &f.capLines }, func(f *fitting) *int { return &f.caps },
		func(f *fitting) *int { return &f.strengthLines }, func(f *fitting) *int { return &f.sentence }, func(f *fitting) *int { return &f.benchmark },
	} {
		for wider := f; *part(&wider) < *part(&most); {
			*part(&wider)++
			try := d.summary(wider)
			if try.height > height {
				break
			}
			f, content = wider, try
		}
	}
	return content
}

func (d *doc) summary(f fitting) band {
	parts := d.title()
	parts = append(parts, band{height: f.sectionRoom * 0.7})
	parts = append(parts, d.facts()...)
	parts = append(parts, band{height: f.sectionRoom * 0.8}, d.verdictPanel(f), band{height: f.sectionRoom})
	parts = append(parts, d.domainBars(f)...)
	parts = append(parts, band{height: f.sectionRoom})
	parts = append(parts, beside([]band{stack(d.firstActions(f)...)}, []band{stack(d.strengths(f)...)})...)
	return stack(parts...)
}

// title is the name of the report and of the school, in the largest size that takes few lines.
func (d *doc) title() []band {
	r := d.report
	width := textWidth
	var logo []item
	if d.logo != nil {
		w, h := d.logo.within(logoWidth, logoHeight)
		logo = []item{{kind: kindPicture, x: textWidth - w, w: w, h: h, picture: d.logo}}
		width -= w + 6
	}
	over := d.overline(width)
	over[0].items = append(over[0].items, logo...)
	st := style{bold: true, ink: black}
	var name []string
	for _, s := range []struct {
		size  size
		lines int
	}{{huge, 2}, {display, 2}, {large, 3}, {head, 3}} {
		st.size = s.size
		whole := d.faces.wrap(d.faces.line(r.School.Name), st, width)
		name = d.faces.fit(d.faces.line(r.School.Name), st, width, s.lines)
		if len(whole) <= s.lines {
			break
		}
	}
	out := append(over, band{height: 1})
	out = append(out, lines(name, st, 0)...)
	place := join(" · ", r.School.Board, r.School.Place)
	out = append(out, lines(d.faces.fit(place, style{size: body, ink: grey}, width, 1), style{size: body, ink: grey}, 0)...)
	if d.logo != nil {
		out = append(out, band{height: max(logoHeight+1-heightOf(out), 0)})
	}
	return append(out, d.byline()...)
}

// overline is the name of the report, with the word for a draft behind it.
func (d *doc) overline(width float64) []band {
	st := style{size: body, bold: true, ink: accent}
	var pill []item
	pillWidth := 0.0
	if d.report.Concept {
		pill, pillWidth = d.faces.pill(d.words.Concept, 0, 0, true)
		pillWidth += 4
	}
	out := band{height: 4.4}
	for _, t := range d.faces.fit(d.report.Title, st, width-pillWidth, 1) {
		out.items = append(out.items, item{kind: kindText, text: t, style: st})
		for i := range pill {
			pill[i].x += d.faces.width(t, st) + 4
		}
	}
	out.items = append(out.items, pill...)
	return []band{out}
}

// facts are the facts of the measurement in two rows of three. The middle column is the widest: who filled in may be a long list.
func (d *doc) facts() []band {
	r, w := d.report, d.words
	list := []struct{ label, text string }{
		{w.BRIN, r.School.BRIN}, {w.Sector, r.School.Sector}, {w.Round, r.Round},
		{w.Date, r.Date}, {w.FilledBy, r.Respondents}, {w.Rubric, join(" · ", r.Stamp.RubricID+" "+r.Stamp.RubricVersion, r.Profile)}}
	columns := [3]struct{ x, width float64 }{{0, 34}, {38, 76}, {strengthsLeft, textWidth - strengthsLeft}}
	var out []band
	for i := 0; i < len(list); i += 3 {
		var row [][]band
		for j, f := range list[i : i+3] {
			c := columns[j]
			row = append(row, append(lines([]string{f.label}, style{size: micro, ink: grey}, c.x), d.factText(f.text, c.x, c.width)...))
		}
		out = append(out, beside(row...)...)
		out = append(out, band{height: 1.8})
	}
	return out
}

// factText is a fact in bold on at most two lines; a longer one is set smaller, so that it stays whole.
func (d *doc) factText(text string, x, width float64) []band {
	for _, st := range []style{{size: body, bold: true, ink: black}, {size: small, ink: black}} {
		if all := d.faces.wrap(d.orDash(text), st, width); len(all) <= 2 {
			return lines(all, st, x)
		}
	}
	st := style{size: micro, ink: black}
	return lines(d.faces.fit(text, st, width, 4), st, x)
}

// verdictPanel is the verdict in words, with the score at its right and the limits under it.
func (d *doc) verdictPanel(f fitting) band {
	const pad, half, scoreX = 5.0, 102.0, strengthsLeft + 6
	r, w := d.report, d.words
	label := style{size: micro, bold: true, ink: grey}
	verdict := r.Verdict.Label
	if verdict == "" {
		verdict = w.NoVerdict
	}
	left := lines([]string{w.Verdict}, label, pad)
	st := style{size: display, bold: true, ink: accent}
	left = append(left, lines(d.faces.fit(verdict, st, half, 2), st, pad)...)
	left = append(left, lines(d.faces.fit(d.uncapped(r.Verdict), style{size: body, bold: true, ink: black}, half, 1), style{size: body, bold: true, ink: black}, pad)...)
	left = append(left, lines(d.faces.fit(r.Verdict.Sentence, d.bodyStyle(), half, f.sentence), d.bodyStyle(), pad)...)
	fine := style{size: small, ink: grey}
	right := lines([]string{w.Score}, label, scoreX)
	score := style{size: huge, bold: true, ink: black}
	right = append(right, lines(d.faces.fit(d.orDash(r.Score.Text), score, textWidth-scoreX-pad, 1), score, scoreX)...)
	for _, t := range []string{r.Band, r.CoverageText} {
		right = append(right, lines(d.faces.fit(t, fine, textWidth-scoreX-pad, 2), fine, scoreX)...)
	}
	parts := []band{{height: 4}, beside([]band{stack(left...)}, []band{stack(right...)})[0]}
	parts = append(parts, d.capSentences(f, pad)...)
	panel := stack(append(parts, band{height: 3.6})...)
	panel.items = append([]item{box(0, 0, textWidth, panel.height, pale), box(0, 0, 1.2, panel.height, accent),
		box(scoreX-6, 4.5, 0.2, max(stack(left...).height, stack(right...).height)-1, rule)}, panel.items...)
	return panel
}

func (d *doc) capSentences(f fitting, x float64) []band {
	const bullet = 3.6
	list := d.report.CapSentences
	if len(list) == 0 {
		return nil
	}
	st := style{size: body, ink: black}
	out := []band{{height: 2.6, items: []item{box(x, 1.6, textWidth-2*x, 0.2, rule)}}}
	for i, s := range list {
		if i == f.caps {
			more := fmt.Sprintf(d.words.MoreCaps, len(list)-i)
			return append(out, d.faces.text(more, style{size: small, ink: grey}, x+bullet, textWidth-2*x-bullet)...)
		}
		sentence := lines(d.faces.fit(s, st, textWidth-2*x-bullet, f.capLines), st, x+bullet)
		if len(sentence) > 0 {
			sentence[0].items = append(sentence[0].items, box(x, st.size.lead()/2-0.6, 1.4, 1.4, accent))
		}
		out = append(out, sentence...)
	}
	return out
}

// domainBars has a row per domain.
func (d *doc) domainBars(f fitting) []band {
	const titleX, barX, barWidth, verdictX = 8.0, 64.0, 62.0, 146.0
	out := d.partHead(d.words.Domains, 0, textWidth)
	st := d.bodyStyle()
	for i, v := range d.report.Domains {
		if i == f.domains {
			more := fmt.Sprintf(d.words.MoreDomains, len(d.report.Domains)-i)
			out = append(out, d.faces.text(more, style{size: small, ink: grey}, titleX, textWidth-titleX)...)
			break
		}
		top := (f.domainHeight - barHeight) / 2
		textTop := (f.domainHeight - body.lead()) / 2
		b := band{height: f.domainHeight, items: scoreBar(barX, top, barWidth, d.barOf(v))}
		put := func(text string, st style, x, width float64) {
			for _, t := range d.faces.fit(d.faces.line(text), st, width, 1) {
				b.items = append(b.items, item{kind: kindText, x: x, y: textTop, text: t, style: st})
			}
		}
		put(v.ID, style{size: body, bold: true, ink: accent}, 0, titleX-1)
		put(v.Title, st, titleX, barX-titleX-3)
		put(v.Verdict.Label, style{size: small, ink: grey}, verdictX, textWidth-verdictX)
		score := d.faces.line(d.orDash(v.Score.Text))
		b.items = append(b.items, d.faces.right(score, style{size: body, bold: true, ink: black}, verdictX-4, textTop))
		out = append(out, b)
	}
	return append(append(out, d.legend(barX)), d.benchmark(f)...)
}

// legend explains the marks that stand in the bars, in their order: the score, what may change it, and what it is laid beside.
func (d *doc) legend(x float64) band {
	w := d.words
	out := band{height: 4.6}
	const y, between = 1.2, 5.0
	st := style{size: micro, ink: grey}
	mark := func(shown bool, word string, width float64, marks ...item) {
		if !shown {
			return
		}
		for _, m := range marks {
			m.x += x
			out.items = append(out.items, m)
		}
		out.items = append(out.items, item{kind: kindText, x: x + width + 1, y: y, text: word, style: st})
		x += width + 1 + d.faces.width(word, st) + between
	}
	mark(true, w.LegendScore, 5, box(0, y+1, 5, barInner, accent))
	mark(d.anyDomain(func(v view.Domain) bool { return v.Lower.Known && v.Upper.Share > v.Lower.Share }), w.LegendBand, 5, box(0, y+0.2, 5, 3.2, accentPale))
	mark(true, w.LegendTarget+" "+strconv.Itoa(d.report.TargetLevel), 0.5, box(0, y, 0.5, 3.6, black))
	mark(d.anyDomain(func(v view.Domain) bool { return v.Previous.Known }), w.LegendPrevious, 2.2, previousMark(1.1, y-0.2)...)
	mark(d.anyDomain(func(v view.Domain) bool { return v.Median.Known }), w.LegendMedian, 2.6, medianMark(1.3, y+1.7))
	// The row ends at the right margin whatever the words are.
	if over := x - between - textWidth; over > 0 {
		out = shift([]band{out}, -over)[0]
	}
	return out
}

// benchmark says in words what the triangles are laid beside.
func (d *doc) benchmark(f fitting) []band {
	if d.report.Benchmark == nil || f.benchmark == 0 {
		return nil
	}
	st := style{size: micro, ink: grey}
	text := lines(d.faces.fit(d.report.Benchmark.Sentence, st, textWidth, f.benchmark), st, 0)
	return append([]band{{height: 0.8}}, text...)
}

func (d *doc) anyDomain(has func(view.Domain) bool) bool {
	return slices.ContainsFunc(d.report.Domains, has)
}

// partHead is the heading of a part of the first page.
func (d *doc) partHead(title string, x, width float64) []band {
	out := lines([]string{title}, style{size: head, bold: true, ink: accent}, x)
	return append(out, band{height: 2, items: []item{box(x, 0.6, width, 0.3, accentMid)}})
}

const (
	actionsWidth  = 108.0
	strengthsLeft = 118.0
)

// firstActions are at most five things to do first.
func (d *doc) firstActions(f fitting) []band {
	const textX = 7.0
	w := d.words
	out := d.partHead(w.First, 0, actionsWidth)
	list := d.report.First
	if len(list) == 0 {
		return append(out, d.faces.text(w.NoFirst, d.bodyStyle(), 0, actionsWidth)...)
	}
	for i, a := range list {
		if i == f.actions {
			more := fmt.Sprintf(w.MoreActions, len(list)-i)
			return append(out, d.faces.text(more, style{size: small, ink: grey}, textX, actionsWidth-textX)...)
		}
		out = append(out, d.firstAction(i+1, a, f, textX)...)
	}
	return out
}

func (d *doc) firstAction(n int, a view.Action, f fitting, x float64) []band {
	bold := style{size: body, bold: true, ink: black}
	title := lines(d.faces.fit(join(" ", a.ID, a.Title), bold, actionsWidth-x, 1+min(f.actionLines/3, 1)), bold, x)
	number := lines([]string{strconv.Itoa(n)}, style{size: body, bold: true, ink: accent}, 1)
	out := beside(number, title)
	small := style{size: small, ink: black}
	fine := style{size: micro, bold: true, ink: accent}
	out = append(out, lines(d.faces.fit(join(" · ", a.Change, a.Mark), fine, actionsWidth-x, 1), fine, x)...)
	out = append(out, lines(d.faces.fit(a.Text, small, actionsWidth-x, f.actionLines), small, x)...)
	return append(out, band{height: 1.4})
}

// strengths are three things that go well.
func (d *doc) strengths(f fitting) []band {
	width := textWidth - strengthsLeft
	out := d.partHead(d.words.Strengths, strengthsLeft, width)
	if len(d.report.Strengths) == 0 {
		return append(out, d.faces.text(d.words.NoStrengths, d.bodyStyle(), strengthsLeft, width)...)
	}
	for i, s := range d.report.Strengths {
		if i == f.strengths {
			break
		}
		bold := style{size: body, bold: true, ink: black}
		small := style{size: small, ink: black}
		out = append(out, lines(d.faces.fit(join(" ", s.ID, s.Title), bold, width, 2), bold, strengthsLeft)...)
		out = append(out, lines(d.faces.fit(s.Text, small, width, f.strengthLines), small, strengthsLeft)...)
		out = append(out, band{height: 1.8})
	}
	return out
}

func (d *doc) disclaimer() band {
	st := style{size: micro, ink: grey}
	return stack(append([]band{{height: 2}}, lines(d.faces.fit(d.report.Disclaimer, st, textWidth, 3), st, 0)...)...)
}
