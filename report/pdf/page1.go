package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/report/view"
)

// fitting says how much the first page shows. A text there is whole or it is left out: if a school has long names, many
// limits or long actions, the page shows fewer of them and says where the others stand.
type fitting struct {
	caps, actions, domains, strengths     int
	actionTexts, strengthTexts, benchmark bool
	// codes: the notes beside the verdict name open questions without their titles.
	codes bool
	// cut shortens what has to stand on the page, to this number of lines; 0 for whole texts.
	cut int
	air spacing
}

type spacing struct {
	domain, section float64
}

func spacings() []spacing {
	return []spacing{{7, 7}, {6.2, 4.6}, {6, 4.2}, {5.8, 3.6}, {5.6, 3}, {5.2, 2.4}}
}

// fittings go from all to little: what the chapters tell as well goes first, then the last of the actions. Only texts
// of a length that nobody reads on a first page are cut.
func fittings() []fitting {
	return []fitting{
		{caps: 6, actions: 5, domains: 12, strengths: 3, actionTexts: true, strengthTexts: true, benchmark: true},
		{caps: 6, actions: 5, domains: 12, strengths: 3, actionTexts: true, strengthTexts: true},
		{caps: 6, actions: 5, domains: 12, strengths: 3, actionTexts: true},
		{caps: 5, actions: 5, domains: 12, strengths: 3, actionTexts: true},
		{caps: 5, actions: 4, domains: 12, strengths: 3, actionTexts: true},
		{caps: 4, actions: 4, domains: 12, strengths: 3, actionTexts: true},
		{caps: 4, actions: 3, domains: 12, strengths: 3, actionTexts: true},
		{caps: 3, actions: 3, domains: 12, strengths: 3, actionTexts: true},
		{caps: 3, actions: 3, domains: 12, strengths: 3, actionTexts: true, codes: true},
		{caps: 2, actions: 2, domains: 12, strengths: 3, actionTexts: true, codes: true},
		{caps: 1, actions: 1, domains: 12, strengths: 3, actionTexts: true, codes: true},
		{caps: 2, actions: 5, domains: 12, strengths: 3, codes: true},
		{caps: 1, actions: 3, domains: 8, strengths: 2, codes: true},
		{caps: 1, actions: 1, domains: 8, strengths: 1, codes: true},
		{caps: 2, actions: 5, domains: 8, strengths: 3, cut: 2, codes: true},
		{caps: 1, actions: 3, domains: 8, strengths: 3, cut: 1, codes: true},
		{caps: 1, actions: 1, domains: 6, strengths: 1, cut: 1, codes: true},
	}
}

// page1 is the first page in one piece: the widest fitting that holds on the page.
func (d *reportDoc) page1() band {
	footer := d.disclaimer()
	height := room - footer.height
	all := spacings()
	var content band
	for i, f := range fittings() {
		f.air = all[len(all)-1]
		if content = d.summary(f); content.height > height {
			continue
		}
		if i > 0 {
			f = d.widen(f, height)
		}
		content = d.airy(f, height)
		break
	}
	return stack(content, band{height: max(height-content.height, 0)}, footer)
}

// widen gives back what had to go before it was known how much else would go, as long as the page holds it.
func (d *reportDoc) widen(f fitting, height float64) fitting {
	most := fittings()[0]
	for _, more := range []func(*fitting){
		func(f *fitting) { f.domains = most.domains }, func(f *fitting) { f.codes = false },
		func(f *fitting) { f.actionTexts = true },
		func(f *fitting) { f.actions = min(f.actions+1, most.actions) },
		func(f *fitting) { f.caps = min(f.caps+1, most.caps) },
		func(f *fitting) { f.strengths = most.strengths }, func(f *fitting) { f.strengthTexts = true },
		func(f *fitting) { f.benchmark = true },
	} {
		wider := f
		more(&wider)
		if wider != f && d.summary(wider).height <= height {
			f = wider
		}
	}
	return f
}

// airy is the content with the most space that the page holds.
func (d *reportDoc) airy(f fitting, height float64) band {
	var content band
	for _, f.air = range spacings() {
		if content = d.summary(f); content.height <= height {
			break
		}
	}
	return content
}

// whole is a text on as many lines as it needs, unless the page has no room for whole texts.
func (d *reportDoc) whole(f fitting, text string, st style, x, width float64) []band {
	if f.cut > 0 {
		return d.faces.cut(text, st, x, width, f.cut)
	}
	return d.faces.text(text, st, x, width)
}

// sized is a text in the first of these sizes in which it takes no more lines than that size may have; only what is too
// long for the last is cut.
func (d *reportDoc) sized(text string, width float64, sizes []sizing) ([]string, style) {
	for _, s := range sizes[:len(sizes)-1] {
		if all := d.faces.wrap(text, s.style, width); len(all) <= s.lines {
			return all, s.style
		}
	}
	last := sizes[len(sizes)-1]
	return d.faces.fit(text, last.style, width, last.lines), last.style
}

// sizing is a style with the lines that a text may take in it.
type sizing struct {
	style style
	lines int
}

func (d *reportDoc) summary(f fitting) band {
	parts := slices.Concat(d.title(), []band{{height: f.air.section * 0.7}}, d.facts(),
		[]band{{height: f.air.section * 0.8}, d.verdictPanel(f), {height: f.air.section * 0.8}}, d.adviserFirst(f),
		d.domainBars(f),
		[]band{{height: f.air.section}}, beside([]band{stack(d.firstActions(f)...)}, []band{stack(d.strengths(f)...)}))
	return stack(parts...)
}

// title is the name of the report and of the school, in the largest size that takes few lines.
func (d *reportDoc) title() []band {
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
	name, st := d.sized(d.faces.line(r.School.Name), width,
		[]sizing{{strong(huge, black), 2}, {strong(display, black), 2}, {strong(large, black), 3},
			{strong(head, black), 3}, {strong(body, black), 6}})
	out := slices.Concat(over, []band{{height: 1}}, as(lines(name, st, 0), tagged("H1", nil)))
	place, st := d.sized(join(" · ", r.School.Board, r.School.Place), width,
		[]sizing{{plain(body, grey), 1}, {plain(small, grey), 2}, {plain(micro, grey), 6}})
	out = append(out, lines(place, st, 0)...)
	if d.logo != nil {
		out = append(out, band{height: max(logoHeight+1-heightOf(out), 0)})
	}
	return append(out, d.byline()...)
}

// overline is the name of the report, with the word for a draft behind it.
func (d *reportDoc) overline(width float64) []band {
	st := strong(body, accent)
	var pill []item
	pillWidth := 0.0
	if d.report.Concept {
		pill, pillWidth = d.faces.pill(d.words.Concept, 0, 0, true)
		pillWidth += 4
	}
	out := band{height: 4.4}
	for _, t := range d.faces.fit(d.report.Title, st, width-pillWidth, 1) {
		out.items = append(out.items, textAt(0, 0, t, st))
		moved(pill, d.faces.width(t, st)+4)
	}
	out.items = append(out.items, pill...)
	return []band{out}
}

// facts are the facts of the measurement in two rows of three. The middle column is the widest: who filled in may be a
// long list.
func (d *reportDoc) facts() []band {
	r, w := d.report, d.words
	return inThrees([]fact{{w.BRIN, r.School.BRIN}, {w.Sector, r.School.Sector}, {w.Round, r.Round}, {w.Date, r.Date},
		{w.FilledBy, r.Respondents}, {w.Rubric, join(" · ", r.Stamp.RubricID+" "+r.Stamp.RubricVersion, r.Profile)}},
		[3]place{{0, 34}, {38, 76}, {strengthsLeft, textWidth - strengthsLeft}}, 1.8, d.factText)
}

// factText is a fact in bold on at most two lines; a longer one is set smaller, so that it stays whole.
func (d *reportDoc) factText(text string, at place) []band {
	all, st := d.sized(d.orDash(text), at.width,
		[]sizing{{strong(body, black), 2}, {plain(small, black), 2}, {plain(micro, black), 8}})
	return lines(all, st, at.x)
}

// verdictPanel is the verdict in words, with the score at its right and the limits under it.
func (d *reportDoc) verdictPanel(f fitting) band {
	const pad, half, scoreX = 5.0, 102.0, strengthsLeft + 6
	r, w := d.report, d.words
	label := strong(micro, grey)
	verdict := r.Verdict.Label
	if verdict == "" {
		verdict = w.NoVerdict
	}
	left := slices.Concat(line(d.faces.line(join(" · ", w.Verdict, r.Profile)), label, pad),
		d.faces.cut(verdict, strong(display, accent), pad, half, 2),
		d.faces.text(r.Verdict.Proviso, strong(body, black), pad, half),
		d.faces.cut(d.uncapped(r.Verdict), strong(body, black), pad, half, 2),
		d.whole(f, join(" ", r.Verdict.Sentence, r.Firm), plain(body, black), pad, half))
	right := line(w.Score, label, scoreX)
	right = append(right, d.faces.cut(d.orDash(r.Score.Text), strong(huge, black), scoreX, textWidth-scoreX-pad, 1)...)
	for _, t := range []string{r.Band, r.Reached, d.movedQuestions(), r.Evidence, r.CoverageText} {
		right = append(right, d.faces.text(t, plain(small, grey), scoreX, textWidth-scoreX-pad)...)
	}
	between := box(scoreX-6, 4.5, 0.2, max(heightOf(left), heightOf(right))-1, rule)
	parts := []band{{height: 4, items: []item{between}}, beside([]band{stack(left...)}, []band{stack(right...)})[0]}
	if more := slices.Concat(d.capSentences(f, pad), d.beside(f, pad)); len(more) > 0 {
		parts = append(parts, band{height: 2.6, items: []item{box(pad, 1.6, textWidth-2*pad, 0.2, rule)}})
		parts = append(parts, more...)
	}
	return panel(append(parts, band{height: 3.6})...)
}

// movedQuestions says how many questions are higher and lower than in the round before; empty without enough in common.
func (d *reportDoc) movedQuestions() string {
	if t := d.report.Trend; t != nil {
		return t.Short
	}
	return ""
}

func (d *reportDoc) capSentences(f fitting, x float64) []band {
	const bullet = 3.6
	list := d.report.CapSentences
	st := plain(body, black)
	var out []band
	for i, s := range list {
		if i >= f.caps && len(list)-i > 1 {
			more := fmt.Sprintf(d.words.MoreCaps, len(list)-i)
			out = append(out, d.faces.text(more, plain(small, grey), x+bullet, textWidth-2*x-bullet)...)
			break
		}
		sentence := d.whole(f, s, st, x+bullet, textWidth-2*x-bullet)
		if len(sentence) > 0 {
			sentence[0].items = append(sentence[0].items, box(x, st.size.lead()/2-0.6, 1.4, 1.4, accent))
		}
		out = append(out, sentence...)
	}
	return append(out, d.whole(f, d.report.CapsAbove, plain(small, grey), x, textWidth-2*x)...)
}

// beside is what nobody may miss beside the verdict, each with the page where more of it stands.
func (d *reportDoc) beside(f fitting, x float64) []band {
	const labelled = 24.0
	var out []band
	for _, n := range d.report.Beside {
		chapter := [...]chapterID{view.NoteFlags: chapterCritical, view.NoteLegal: chapterLegal, view.NoteViews: chapterViews,
			view.NoteEvidence: chapterViews, view.NoteRepaired: chapterCritical,
			view.NoteSince: chapterTrend, view.NoteUnseen: chapterViews}[n.Chapter]
		if d.report.Bare() { // one chapter tells it all
			chapter = chapterOpen
		}
		text := n.Text
		if f.codes && n.Short != "" {
			text = n.Short
		}
		text += " " + fmt.Sprintf(d.words.OnPage, d.page[chapter])
		out = append(out, band{height: 0.8})
		out = append(out, beside(d.faces.text(n.Label, strong(small, accent), x, labelled-2),
			d.whole(f, text, plain(small, black), x+labelled, textWidth-2*x-labelled))...)
	}
	return out
}

// The columns of a row of a domain on page 1.
const (
	rowTitleX   = 7.0
	rowSquaresX = 53.0
	rowSquares  = 38.0
	rowBarX     = 95.0
	rowBar      = 25.0
	rowVerdictX = 132.0
	rowTarget   = 164.0
)

// domainBars are the rows of the domains. They are the same in most fittings, so each kind is made once.
func (d *reportDoc) domainBars(f fitting) []band {
	key := fitting{domains: f.domains, benchmark: f.benchmark, air: spacing{domain: f.air.domain}}
	if d.bars == nil {
		d.bars = map[fitting][]band{}
	}
	if d.bars[key] == nil {
		d.bars[key] = d.domainRows(f)
	}
	return d.bars[key]
}

// domainRows has a row for each domain: a square for each question, the score as a bar, and how many are at the target
// and changed since the round before.
func (d *reportDoc) domainRows(f fitting) []band {
	const most = 4.75 // the width of a square, with the space beside it
	w, label := d.words, plain(micro, grey)
	out := d.partHead(w.Domains, 0, textWidth)
	y := head.lead() - micro.lead() - 0.3
	table := tagged("Table", nil)
	header := tagged("TR", table)
	changed := d.anyDomain(func(v view.Domain) bool { return v.Previous.Known })
	heads := []item{{}, textAt(rowSquaresX, y, w.PerQuestion, label), {}, {},
		d.faces.right(w.AtTargetHead, label, rowTarget, y)}
	if changed {
		heads = append(heads, d.faces.right(w.ChangedHead, label, textWidth, y))
	}
	for _, it := range heads { // the name of a domain, its score and its verdict need no words above them
		if it.tag = cellTag("TH", header, 1); it.text != "" {
			out[0].items = append(out[0].items, it)
		}
	}
	for i, v := range d.report.Domains {
		if i == f.domains {
			more := fmt.Sprintf(w.MoreDomains, len(d.report.Domains)-i)
			out = append(out, d.faces.text(more, plain(small, grey), rowTitleX, textWidth-rowTitleX)...)
			break
		}
		textTop := (f.air.domain - body.lead()) / 2
		b := band{height: f.air.domain}
		d.faces.put(&b, v.ID, strong(body, accent), 0, textTop, rowTitleX-1)
		d.faces.put(&b, v.Title, plain(body, black), rowTitleX, textTop, rowSquaresX-rowTitleX-1)
		row := tagged("TR", table)
		as([]band{b}, rowHead(row))
		before, of, alt := len(b.items), cellTag("TD", row, 1), []string(nil)
		each := min(most, rowSquares/float64(max(len(v.Indicators), 1)))
		for n, in := range v.Indicators {
			b.items = append(b.items, d.faces.square(rowSquaresX+float64(n)*each, (f.air.domain-4.4)/2, each-0.35, in)...)
			alt = append(alt, in.ID+" "+in.StateText())
		}
		shown := figure(b.items[before:], strings.Join(alt, ", "))
		under([]band{{items: shown}}, of)
		before = len(b.items)
		b.items = append(b.items, scoreBar(rowBarX, (f.air.domain-barHeight)/2, rowBar, d.barOf(v))...)
		score := d.faces.line(d.orDash(v.Score.Text))
		b.items = append(b.items, d.faces.right(score, plain(small, black), rowVerdictX-2, textTop+0.1))
		verdict := v.Verdict.Label
		if v.Few {
			verdict = w.FewQuestions
		}
		d.faces.put(&b, verdict, plain(small, black), rowVerdictX, textTop+0.1, rowTarget-rowVerdictX-10.5)
		if v.InScope > 0 {
			reached := fmt.Sprintf(w.Of, v.AtTarget, v.InScope)
			b.items = append(b.items, d.faces.right(reached, strong(small, black), rowTarget, textTop+0.1))
		}
		if v.Previous.Known {
			b.items = append(b.items, d.faces.right(fmt.Sprintf("+%d −%d", v.Rose, v.Fell), plain(small, black),
				textWidth, textTop+0.1))
		}
		for i := range b.items[before:] {
			if it := b.items[before+i : before+i+1]; it[0].kind == kindText {
				as([]band{{items: it}}, cellTag("TD", row, 1))
			}
		}
		out = append(out, b)
	}
	return slices.Concat(out, []band{d.squaresLegend(), d.legend(0)}, d.benchmark(f))
}

// squaresLegend explains what the squares show beside their digit.
func (d *reportDoc) squaresLegend() band {
	const y, side = 1.2, 3.4
	w := d.words
	mark := func(in view.Indicator) []item {
		return slices.DeleteFunc(d.faces.square(0, y-0.4, side, in), func(it item) bool { return it.kind == kindText })
	}
	list := []legendMark{{w.LegendSquares, 0, nil}}
	any := func(has func(in view.Indicator) bool) bool {
		return d.anyDomain(func(v view.Domain) bool { return slices.ContainsFunc(v.Indicators, has) })
	}
	if any(func(in view.Indicator) bool { return in.CriticalID == "hard" }) {
		list = append(list, legendMark{w.LegendCritical, side, mark(view.Indicator{HasLevel: true, CriticalID: "hard"})})
	}
	if any(func(in view.Indicator) bool { return in.Bare }) {
		list = append(list, legendMark{w.LegendBare, side, mark(view.Indicator{HasLevel: true, Level: 2, Bare: true})})
	}
	if any(func(in view.Indicator) bool { return !in.HasLevel && in.StateID != "na" }) {
		list = append(list, legendMark{w.LegendOpen, side, mark(view.Indicator{})})
	}
	if d.anyDomain(func(v view.Domain) bool { return v.Few }) {
		list = append(list, legendMark{w.LegendFew, 0, nil})
	}
	return d.faces.legend(0, y, 4.6, list)
}

// legend explains the marks that stand in the bars, in their order: the score, what may change it, and what it is laid
// beside.
func (d *reportDoc) legend(x float64) band {
	const y = 1.2
	w := d.words
	list := []legendMark{{w.LegendScore, 5, []item{box(0, y+1, 5, barInner, accent)}}}
	if d.anyDomain(func(v view.Domain) bool { return v.Proven.Known }) {
		list = append(list, legendMark{w.LegendUnproven, 5, unproven(0, y+1, 5)})
	}
	if d.anyDomain(func(v view.Domain) bool { return v.Lower.Known && v.Upper.Share > v.Lower.Share }) {
		list = append(list, legendMark{w.LegendBand, 5, []item{box(0, y+0.2, 5, 3.2, accentPale)}})
	}
	target := w.LegendTarget + " " + strconv.Itoa(d.report.TargetLevel)
	list = append(list, legendMark{target, 0.5, []item{box(0, y, 0.5, 3.6, black)}})
	if d.anyDomain(func(v view.Domain) bool { return v.Mark().Known }) {
		list = append(list, legendMark{w.LegendPrevious, 2.2, previousMark(1.1, y-0.2)})
	}
	if d.anyDomain(func(v view.Domain) bool { return v.Median.Known }) {
		list = append(list, legendMark{w.LegendMedian, 2.6, []item{medianMark(1.3, y+1.7)}})
	}
	return d.faces.legend(x, y, 4.6, list)
}

// benchmark says in words what the triangles are laid beside, if there is room; the chapter about the score says it
// always.
func (d *reportDoc) benchmark(f fitting) []band {
	if d.report.Benchmark == nil || !f.benchmark {
		return nil
	}
	return append([]band{{height: 0.8}}, d.faces.text(d.report.Benchmark.Sentence, plain(micro, grey), 0, textWidth)...)
}

func (d *reportDoc) anyDomain(has func(view.Domain) bool) bool {
	return slices.ContainsFunc(d.report.Domains, has)
}

func (d *reportDoc) partHead(title string, x, width float64) []band {
	out := as(line(title, strong(head, accent), x), tagged("H2", nil))
	return append(out, band{height: 2, items: []item{box(x, 0.6, width, 0.3, accentMid)}})
}

const (
	actionsWidth  = 108.0
	strengthsLeft = 118.0
)

// mostActions is how many things to do first stand on the first page.
const mostActions = 5

// firstActions are at most five things to do first, under the questions that have to be found out; with a warning
// question answered yes these wait. The others stand in the action plan; a last one that has no room there keeps its
// title, since a line that says so takes as much.
func (d *reportDoc) firstActions(f fitting) []band {
	first, then := d.findOut(), d.actions(f)
	if slices.ContainsFunc(d.report.Flags, func(c view.Check) bool { return c.Urgent }) {
		first, then = then, first
	}
	return slices.Concat(d.partHead(d.words.First, 0, actionsWidth), first, then)
}

func (d *reportDoc) actions(f fitting) []band {
	const textX = 7.0
	w, list := d.words, d.report.First
	switch {
	case len(list) == 0 && d.report.Nothing():
		return d.faces.text(w.Nothing, plain(body, black), 0, actionsWidth)
	case len(list) == 0 && d.report.Verdict.Proviso != "":
		return d.faces.text(w.NoGaps, plain(body, black), 0, actionsWidth)
	case len(list) == 0:
		return d.faces.text(w.NoFirst, plain(body, black), 0, actionsWidth)
	}
	out, points := []band(nil), tagged("L", nil)
	for i, a := range list {
		left := len(list) - i
		if i < f.actions {
			out = append(out, d.firstAction(i+1, a, f, textX, points)...)
			continue
		}
		if left == 1 && i < mostActions {
			f.actionTexts = false
			return append(out, d.firstAction(i+1, a, f, textX, points)...)
		}
		more := w.MoreActions.Of(left, d.page[chapterPlan])
		return append(out, d.faces.text(more, plain(small, grey), textX, actionsWidth-textX)...)
	}
	return out
}

// findOut says how many questions about levels wait for an answer, and where they stand; nothing for none. The warning
// questions that do stand beside the verdict.
func (d *reportDoc) findOut() []band {
	n := d.report.InScope - d.report.Answered
	if n == 0 {
		return nil
	}
	return append(d.faces.text(d.words.ToFindOut.Of(n, d.page[chapterOpen]), plain(small, black), 0, actionsWidth),
		band{height: 1.2})
}

func (d *reportDoc) firstAction(n int, a view.Action, f fitting, x float64, points *tag) []band {
	title := d.whole(f, join(" ", a.ID, a.Title), strong(body, black), x, actionsWidth-x)
	number := line(strconv.Itoa(n), strong(body, accent), 1)
	title = append(title, d.whole(f, join(" · ", a.Change, a.Mark), strong(micro, accent), x, actionsWidth-x)...)
	if f.actionTexts {
		title = append(title, d.whole(f, a.Text, plain(small, black), x, actionsWidth-x)...)
	}
	return append(point(points, number, title), band{height: 1.4})
}

// strengths are three things that go well, by their titles alone where the page is full.
func (d *reportDoc) strengths(f fitting) []band {
	width := textWidth - strengthsLeft
	out := d.partHead(d.words.Strengths, strengthsLeft, width)
	if len(d.report.Strengths) == 0 {
		return append(out, d.faces.text(d.report.NoStrengths, plain(body, black), strengthsLeft, width)...)
	}
	for _, s := range d.report.Strengths[:min(f.strengths, len(d.report.Strengths))] {
		out = append(out, d.whole(f, join(" ", s.ID, s.Title, s.Mark), strong(body, black), strengthsLeft, width)...)
		if f.strengthTexts {
			out = append(out, d.whole(f, s.Text, plain(small, black), strengthsLeft, width)...)
		}
		out = append(out, band{height: 1.8})
	}
	return out
}

func (d *reportDoc) disclaimer() band {
	st := plain(micro, grey)
	return stack(append([]band{{height: 2}}, d.faces.cut(d.report.Disclaimer, st, 0, textWidth, 3)...)...)
}
