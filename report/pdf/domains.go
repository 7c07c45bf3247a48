package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sggscan/internal/lists"
	"sggscan/report/view"
)

// domains is the chapter with every question and its answer.
func (d *reportDoc) domains() {
	if len(d.report.Domains) == 0 {
		d.para(d.words.NoDomains)
		return
	}
	d.stepsLegend()
	for i, domain := range d.report.Domains {
		if i > 0 {
			d.flow.add(band{height: d.air(4), blank: true, loose: true})
		}
		d.domain(domain)
	}
}

// stepsLegend explains the four boxes once.
func (d *reportDoc) stepsLegend() {
	st := plain(small, grey)
	text := d.words.StepsLegend + " " + d.report.TargetLabel
	var names []string
	for _, l := range d.report.Levels {
		names = append(names, fmt.Sprintf("%d %s", l.Value, l.Label))
	}
	const textX = stepsWidth + 4
	legend := append(d.faces.text(text, st, textX, textWidth-textX),
		d.faces.text(strings.Join(names, "  ·  "), st, textX, textWidth-textX)...)
	d.keep(beside([]band{{height: 1, items: figure(d.faces.levelSteps(0, 0.4, true, 1,
		d.report.TargetLevel), text)}}, legend)...)
	d.keep(band{height: 2.6})
}

// domain writes the head of a domain with what stands under it: at least a remark, or the first question.
func (d *reportDoc) domain(v view.Domain) {
	d.keep(d.domainHead(v)...)
	d.flow.add(d.remark(v.Remark)...)
	if len(v.Indicators) == 0 {
		d.para(d.words.NoIndicators)
		return
	}
	var reached, open []view.Indicator
	for _, in := range v.Indicators {
		switch {
		case !in.HasLevel:
			open = append(open, in)
		case in.Level >= d.report.TargetLevel:
			reached = append(reached, in)
		default:
			d.indicator(in)
		}
	}
	d.briefly(d.words.Reached, reached)
	d.briefly(d.words.NoLevel, open)
}

// lengthy reports whether evidence needs lines of its own.
func lengthy(text string) bool {
	const most = 90
	return strings.Contains(text, "\n") || utf8.RuneCountInString(text) > most
}

// brief is a question with the text of its level over the whole width, and what else there is to say in a line.
func (d *reportDoc) brief(in view.Indicator) []band {
	const titleX, stepsX = 12.0, textWidth - stepsWidth + 0.7
	st := strong(body, black)
	heading := tagged("H3", nil)
	title := as(lines(d.faces.wrap(d.orDash(in.Title), st, stepsX-titleX-6), st, titleX), heading)
	title = d.withPill(title, in, titleX, stepsX-titleX-6)
	steps := band{height: body.lead(), items: []item{textAt(stepsX, 0.5, in.State, plain(micro, grey))}}
	if in.HasLevel {
		steps.height += 0.8
		steps.items = figure(d.faces.levelSteps(stepsX, -0.6, true, in.Level, d.report.TargetLevel), in.State)
	}
	out := beside(as(line(d.faces.line(in.ID), strong(body, accent), 0), heading), title, []band{steps})
	out = append(out, d.faces.text(in.Now, plain(small, black), titleX, textWidth-titleX)...)
	evidence := ""
	if !lengthy(in.Evidence) {
		evidence = join(" ", in.Evidence, parenthesised(in.EvidenceDate))
		if evidence != "" {
			evidence = d.words.Evidence + d.words.Colon + evidence
		}
	}
	rest := join(" · ", append(slices.Clone(in.Marks), evidence, d.previous(in), principles(in))...)
	return d.faces.behind(out, rest, plain(micro, grey), titleX, textWidth-titleX)
}

func parenthesised(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// briefly are the questions that ask for no step here, under a heading: those at the target with the text of their
// level, and those without a level, of which another chapter tells more.
func (d *reportDoc) briefly(title string, list []view.Indicator) {
	for i, in := range list {
		if i == 0 {
			d.keep(append(d.faces.text(title, strong(small, accent), 0, textWidth), band{height: 0.8})...)
		}
		head, out := d.brief(in), []band(nil)
		if in.Own != "" || in.Reason != "" {
			head = append(head, d.labelled(d.words.ByAdviser, d.moderation(in), plain(small, black))...)
		}
		if lengthy(in.Evidence) {
			out = append(out, d.evidence(in)...)
		}
		d.block(in, head, append(out, d.labelled(d.words.Note, in.Note, plain(small, black))...))
	}
}

// domainHead is a panel with the name, the score and what it means.
func (d *reportDoc) domainHead(v view.Domain) []band {
	const pad, half, barX, barWidth = 4.0, 94.0, 100.0, 54.0
	left := as(beside(line(d.faces.line(v.ID), strong(large, accent), pad),
		d.faces.cut(d.orDash(v.Title), strong(large, black), pad+10, half-10, 3)), tagged("H2", nil))
	left[0].items = append(left[0].items, item{kind: kindAnchor, level: 1, text: d.faces.line(v.ID + " " + v.Title)})
	verdict := join(" · ", v.Verdict.Label, d.uncapped(v.Verdict))
	if v.Few {
		verdict = d.words.FewQuestions
	}
	left = append(left, d.faces.text(verdict, strong(body, accent), pad+10, half-10)...)
	bar := band{height: 6.6, items: scoreBar(barX, 0.6, barWidth, d.barOf(v))}
	score := d.faces.line(v.Score.Text)
	bar.items = append(bar.items, d.faces.right(score, strong(head, black), textWidth-pad, 0.8))
	middle, remarks, fine := beside(left, []band{bar}), d.barRemarks(v), plain(small, black)
	// Behind the verdict, under the bar, where it fits.
	if text := d.faces.line(remarks); text != "" && pad+10+d.faces.width(verdict, strong(body, accent))+pad <=
		textWidth-pad-d.faces.width(text, fine) && len(middle) > 1 {
		last := &middle[len(middle)-1]
		last.items = append(last.items, d.faces.right(text, fine, textWidth-pad, 0.2))
		remarks = ""
	}
	inside := slices.Concat([]band{{height: d.air(2)}}, middle, []band{{height: d.air(1.8)}})
	out := []band{panel(inside...), {height: 1.4}}
	out = append(out, d.faces.behind(d.faces.text(v.Intro, plain(small, grey), 0, textWidth), remarks, fine, 0,
		textWidth)...)
	var caps []string
	for _, c := range v.Caps {
		caps = append(caps, c.Reason)
	}
	out = append(out, d.faces.text(strings.Join(caps, " "), plain(small, black), 0, textWidth)...)
	return append(out, band{height: d.air(1.8)})
}

// barRemarks says in words what the bar of a domain shows beside the score.
func (d *reportDoc) barRemarks(v view.Domain) string {
	marks := []string{v.Band, v.CoverageText}
	if v.Previous.Known {
		marks = append(marks, fmt.Sprintf(d.words.PreviousOf, v.Previous.Text, v.Same.Text))
	}
	if v.Median.Known {
		marks = append(marks, fmt.Sprintf(d.words.MedianOf, v.Median.Text))
	}
	return join(" · ", marks...)
}

func (d *reportDoc) barOf(v view.Domain) barValues {
	return barValues{score: v.Score, proven: v.Proven, lower: v.Lower, upper: v.Upper, previous: v.Mark(),
		median: v.Median, target: d.report.TargetShare}
}

// uncapped says what the label would be without caps, when that differs.
func (d *reportDoc) uncapped(v view.Verdict) string {
	if v.WithoutCaps() == "" {
		return ""
	}
	return fmt.Sprintf(d.words.Uncapped, v.Uncapped)
}

// indicator is one question: the own level, what it means, what the next step is, and everything the school wrote.
func (d *reportDoc) indicator(in view.Indicator) {
	levels := append(d.indicatorHead(in), d.levelTexts(in)...)
	if in.Own != "" || in.Reason != "" {
		levels = append(levels, d.labelled(d.words.ByAdviser, d.moderation(in), plain(small, black))...)
	}
	d.block(in, levels, slices.Concat(d.proposal(in), d.evidence(in),
		d.labelled(d.words.Note, in.Note, plain(small, black))))
}

// block is one question, with what the school wrote last. It stays whole when it is short; of a long one the level
// texts stay together, a page may end behind them, and the next page says which question goes on.
func (d *reportDoc) block(in view.Indicator, levels, out []band) {
	if len(out) == 0 {
		levels, out = levels[:len(levels)-1:len(levels)-1], levels[len(levels)-1:]
	}
	out = d.closed(out)
	// A page that would be white for long, or that of a report that must be shorter, ends behind the level texts too.
	left, most := d.flow.left(), shortRow
	if d.tight {
		most = 0
	}
	const fewest = 8.0 // of what would go on
	split := room-d.flow.used > most && heightOf(out) > fewest && heightOf(levels) <= left &&
		heightOf(levels)+heightOf(out) > left
	if all := append(append([]band{}, levels...), out...); heightOf(all) <= shortBlock && !split {
		d.flow.add(hold(all, true)...)
		return
	}
	d.flow.add(together(levels)...)
	d.flow.place()
	d.flow.repeat = d.continued(in)
	d.flow.add(hold(out, heightOf(out) <= shortRow)...)
	d.flow.place()
	d.flow.repeat = nil
}

// closed ends a question with a rule, in one piece with the last lines, so that the rule never stands alone on a next
// page.
func (d *reportDoc) closed(bands []band) []band {
	const last = 2
	n := max(len(bands)-last, 0)
	end := stack(append(slices.Clone(bands[n:]),
		band{height: 0.4 + d.air(1.5), items: []item{box(0, 0.4, textWidth, 0.15, rule)}})...)
	end.loose = true
	return append(bands[:n:n], end)
}

// continued is the line above the rest of a question that began on an earlier page.
func (d *reportDoc) continued(in view.Indicator) []band {
	title := fmt.Sprintf(d.words.Continued, join(" ", in.ID, in.Title))
	return append(d.faces.cut(d.faces.line(title), strong(small, accent), 0, textWidth, 1),
		band{height: 2, items: []item{box(0, 0.6, textWidth, 0.15, rule)}})
}

func (d *reportDoc) indicatorHead(in view.Indicator) []band {
	const titleX, stepsX = 12.0, textWidth - stepsWidth + 0.7
	width := stepsX - titleX - 6
	st := strong(head, black)
	heading := tagged("H3", nil)
	title := as(lines(d.faces.wrap(d.orDash(in.Title), st, width), st, titleX), heading)
	title = d.withPill(title, in, titleX, width)
	title = append(title, d.faces.text(in.Question, plain(small, grey), titleX, width)...)
	title = append(title, d.faces.text(join(" · ", in.Marks...), plain(micro, black), titleX, width)...)
	id := as(line(d.faces.line(in.ID), strong(head, accent), 0), heading)
	// The boxes are a little higher than the line of the title; the word under them makes room.
	right := []band{{height: head.lead(), items: figure(d.faces.levelSteps(stepsX, 0.2, in.HasLevel, in.Level,
		d.report.TargetLevel), in.State)}}
	right = append(right, d.underBox(in, stepsX)...)
	return append(beside(id, title, right), band{height: d.air(1.3)})
}

// proposal is what to do next, with the places that help with it.
func (d *reportDoc) proposal(in view.Indicator) []band {
	out := d.labelled(d.words.Proposal, in.Step, plain(small, black))
	if len(out) == 0 || len(in.Resources) == 0 {
		return out
	}
	last := len(out) - 1 // the space below
	help := d.words.ReadMore + d.words.Colon + titles(in.Resources)
	return append(d.faces.behind(out[:last:last], help, plain(micro, grey), labelWidth, textWidth-labelWidth), out[last])
}

// withPill sets how critical a question is behind its title, or under a title that fills the line.
func (d *reportDoc) withPill(title []band, in view.Indicator, x, width float64) []band {
	word := d.faces.line(in.Critical)
	if word == "" {
		return title
	}
	last := &title[len(title)-1]
	used := 0.0
	for _, it := range last.items {
		used = max(used, it.x-x+d.faces.width(it.text, it.style)+3)
	}
	pill, w := d.faces.pill(word, x+used, (last.height-pillHeight)/2, in.CriticalID == "hard")
	if used+w <= width {
		last.items = append(last.items, pill...)
		return title
	}
	pill, _ = d.faces.pill(word, x, 0.4, in.CriticalID == "hard")
	return append(title, band{height: 5.4, items: pill})
}

// underBox is the name of the level, with its middle under the box of that as far as the margins allow.
func (d *reportDoc) underBox(in view.Indicator, stepsX float64) []band {
	const below = 0.5 // the boxes are a little lower than their line
	st := plain(micro, grey)
	word := d.faces.wrap(d.stateWord(in), st, stepsWidth+0.6)
	out := lines(word, st, stepsX)
	if len(word) == 1 && in.HasLevel {
		width := d.faces.width(word[0], st)
		middle := stepsX + (float64(in.Level)+0.5)*stepWidth - 0.35
		out[0].items[0].x = min(max(middle-width/2, stepsX), textWidth-width)
	}
	return lower(out, below)
}

func (d *reportDoc) previous(in view.Indicator) string {
	if in.Previous == "" {
		return ""
	}
	return d.words.Previous + d.words.Colon + in.Previous
}

// levelTexts puts the text of the own level beside that of the next one, which is the longer of the two.
func (d *reportDoc) levelTexts(in view.Indicator) []band {
	const nowWidth, nextX = 70.0, 76.0
	label := strong(micro, accent)
	column := func(title, text string, x, width float64) []band {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		return group(append(d.faces.text(title, label, x, width), d.faces.text(text, plain(small, black), x, width)...))
	}
	now := column(join(" · ", fmt.Sprintf(d.words.Now, in.Level), d.previous(in)), in.Now, 0, nowWidth)
	next := column(fmt.Sprintf(d.words.Next, in.NextLevel), in.Next, nextX, textWidth-nextX)
	switch {
	case in.StateID == "na":
		return nil
	case now == nil && next == nil:
		target := min(max(d.report.TargetLevel, 0), len(in.Levels)-1)
		next = column(fmt.Sprintf(d.words.Goal, target), in.Levels[target].Meaning, 0, textWidth)
	case now == nil:
		next = column(fmt.Sprintf(d.words.Next, in.NextLevel), in.Next, 0, textWidth)
	}
	out := beside(now, next)
	if len(out) == 0 {
		return d.faces.text(principles(in), plain(micro, grey), 0, textWidth)
	}
	// Behind the words above the next level: there is room for a few.
	st := plain(micro, grey)
	if numbers := d.faces.wrap(principles(in), st, nowWidth/2); len(numbers) == 1 {
		out[0].items = append(out[0].items, d.faces.right(numbers[0], st, textWidth, 0))
	} else {
		out = append(out, d.faces.text(principles(in), st, 0, textWidth)...)
	}
	return append(out, band{height: d.air(1)})
}

func (d *reportDoc) evidence(in view.Indicator) []band {
	text := in.Evidence
	if in.EvidenceDate != "" {
		text = join("\n", text, "("+in.EvidenceDate+")")
		if !strings.Contains(in.Evidence, "\n") && in.Evidence != "" {
			text = in.Evidence + " (" + in.EvidenceDate + ")"
		}
	}
	return d.labelled(d.words.Evidence, text, plain(small, black))
}

// moderation is the school's own level beside that of the adviser, with the reason.
func (d *reportDoc) moderation(in view.Indicator) string {
	levels := ""
	if in.Own != "" {
		levels = fmt.Sprintf(d.words.OwnAnswer, in.Own, in.State)
	}
	return join("\n", levels, in.Reason)
}

// principles are the numbers of the principles; their texts stand at the end of the report.
func principles(in view.Indicator) string {
	return strings.Join(lists.Map(in.Principles, func(p view.Principle) string { return p.ID }), ", ")
}

func titles(list []view.Resource) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Title)
	}
	return strings.Join(out, " · ")
}
