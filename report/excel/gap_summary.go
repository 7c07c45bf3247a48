package excel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// page collects the rows of a sheet to read. In print a new page starts before each of the rows in breaks, counted
// from 0.
type page struct {
	rows   []workbook.Row
	breaks []int
}

// sheet makes a sheet of the page.
func (p *page) sheet(b *author, name, title, how string, columns []workbook.Column) workbook.Sheet {
	s := b.sheet(name, title, how, columns, slices.Values(p.rows))
	for _, n := range p.breaks {
		s.Breaks = append(s.Breaks, headRow+n)
	}
	return s
}

// pageBreak starts a new page in print before the next part.
func (p *page) pageBreak() { p.breaks = append(p.breaks, len(p.rows)+1) } // after the blank row above its heading

// keepHeadings starts a new page before a heading that would else stand alone at the foot of one: workbooks cannot keep
// rows together by themselves.
func (p *page) keepHeadings(columns []workbook.Column) {
	// What a printed page of the summary holds, in points of row height (A4 landscape, shrunk to its width). Programs
	// differ a little: a heading must be safe in both.
	rooms := [...]float64{612, 629}
	used := [len(rooms)]float64{72, 72} // title, how to read and stamp
	book := workbook.Book{Looks: looks()}
	for n, r := range p.rows {
		height := book.RowHeight(r, columns)
		alone := false
		if n+1 < len(p.rows) && len(r.Cells) > 0 && r.Cells[0].Look == lookSection {
			next := book.RowHeight(p.rows[n+1], columns)
			for k, room := range rooms {
				alone = alone || used[k]+height <= room && used[k]+height+next > room
			}
		}
		broken := slices.Contains(p.breaks, n)
		if alone && !broken {
			p.breaks = append(p.breaks, n)
		}
		for k, room := range rooms {
			if alone || broken || used[k]+height > room {
				used[k] = 0
			}
			used[k] += height
		}
	}
}

func (p *page) add(c ...workbook.Cell) { p.rows = append(p.rows, workbook.Row{Cells: c}) }

// section starts a part of the page over the given number of columns.
func (p *page) section(title string, columns int) {
	if len(p.rows) > 0 {
		p.rows = append(p.rows, workbook.Row{Cells: []workbook.Cell{aside()}, Height: 9})
	}
	head := []workbook.Cell{styled(title, lookSection)}
	for len(head) < columns {
		head = append(head, workbook.Cell{Look: lookSection})
	}
	p.rows = append(p.rows, workbook.Row{Cells: head, Height: 20})
}

// pairs adds labels with their texts, but for those without a text.
func (p *page) pairs(labelsAndTexts ...string) {
	for pair := range slices.Chunk(labelsAndTexts, 2) {
		if pair[1] != "" {
			p.add(styled(pair[0], lookBold), text(pair[1]))
		}
	}
}

func (p *page) number(label string, c workbook.Cell) { p.add(styled(label, lookBold), left(c)) }

func aside() workbook.Cell { return workbook.Cell{Look: lookStamp} }

func (b *author) summarySheet(r view.Report) workbook.Sheet {
	w := b.words.Gap
	var p page
	b.summaryOutcome(&p, r)
	b.summaryAdviser(&p, r)
	b.summaryDomains(&p, r)
	b.summaryBenchmark(&p, r)
	b.summaryTrend(&p, r)
	b.summaryProspect(&p, r)
	b.summaryAdvice(&p, r)
	b.summaryFirst(&p, r)
	b.summaryFirm(&p, r)
	b.summaryFlags(&p, r)
	b.summaryTalk(&p, r)
	b.summaryViews(&p, r)
	p.section(w.About, 2)
	p.pairs(w.Disclaimer, r.Disclaimer, w.Source, r.Stamp.Source, w.Versions, r.Stamp.Line)
	columns := columnsOf([]column{{"", 30}, {"", 76}, {"", 12}, {"", 12}, {"", 12}, {"", 12}, {"", 12}})
	p.keepHeadings(columns)
	return p.sheet(b, w.Summary, r.Title+" – "+r.School.Name, w.SummaryHow, columns)
}

// summaryOutcome says which school this is and what came out.
func (b *author) summaryOutcome(p *page, r view.Report) {
	w, c := b.words.Gap, b.words.Col
	p.section(w.TheSchool, 2)
	p.pairs(c.School, r.School.Name, c.BRIN, r.School.BRIN, c.Sector, r.School.Sector, c.Board, r.School.Board,
		c.Place, r.School.Place, c.Round, r.Round)
	p.add(styled(c.Date, lookBold), date(r.DateOn, r.Date))
	p.pairs(c.Profile, r.Profile, c.Respondents, r.Respondents)
	p.section(w.TheVerdict, 2)
	if r.Concept {
		p.add(styled(w.Draft, lookCall), styled(r.ConceptReason, lookCall))
	}
	p.add(styled(c.Verdict, lookBold), styled(orDash(r.Verdict.Label), lookBold))
	p.pairs(c.Proviso, r.Verdict.Proviso, c.Uncapped, r.Verdict.Uncapped, c.Sentence,
		join(" ", r.Verdict.Sentence, r.Firm), c.Caps, join("\n", append(r.CapSentences, r.CapsAbove)...))
	for _, n := range r.Beside {
		p.pairs(n.Label, n.Text)
	}
	p.number(c.Score, score(r.Score))
	p.pairs(w.Band, r.Band)
	p.number(c.Lower, score(r.Lower))
	p.number(c.Upper, score(r.Upper))
	p.number(c.Coverage, score(r.Coverage))
	p.pairs(w.Coverage, r.CoverageText, c.Target, r.TargetLabel)
	if r.ModeratedLevels() > 0 {
		p.number(w.AtTargetAdviser, whole(r.AtTarget))
		return
	}
	p.number(w.AtTarget, whole(r.AtTarget))
}

// summaryFirm says how firm the verdict stands, what open answers can do, what is proven and the shortest way on.
func (b *author) summaryFirm(p *page, r view.Report) {
	w, e := b.words.Gap, r.Explanation
	if r.Answered == 0 || e.Hinges() == "" {
		return
	}
	p.section(w.HowFirm, 2)
	p.pairs(w.FirmScore, e.Margin, w.FirmStep, e.Hinges(), w.FirmOpen, strings.Join(e.Openings, "\n"), w.FirmProven,
		e.Proven, e.Route.Title, join("\n", e.Route.Sentence, e.Route.Score, e.Route.NotAdvice))
	for _, s := range e.Route.Steps {
		p.add(styled(numbered(s.ID, s.Title), lookBold), text(s.Change))
	}
}

// summaryAdviser says who made the report for the school, and what that adviser says of the whole.
func (b *author) summaryAdviser(p *page, r view.Report) {
	if r.Adviser == nil {
		return
	}
	w := b.words.Gap
	p.section(w.Adviser, 2)
	p.pairs(w.Adviser, r.Adviser.Name, w.Organisation, r.Adviser.Organisation, w.AdviserDate, r.Adviser.Date,
		w.AdviserStatus, r.Adviser.Status, w.AdviserSummary, r.Adviser.Summary)
}

// summaryAdvice has what an adviser says of domains, and the levels that the adviser gave beside the school's own.
func (b *author) summaryAdvice(p *page, r view.Report) {
	w := b.words.Gap
	var remarks, levels []string // in pairs
	for _, d := range r.Domains {
		if d.Remark != "" {
			remarks = append(remarks, d.ID+" "+d.Title, d.Remark)
		}
		for _, i := range d.Indicators {
			if i.Own != "" {
				levels = append(levels, i.ID+" "+i.Title, b.stateOf(i.State, i.Own)+"\n"+i.Reason)
			}
		}
	}
	if len(remarks) > 0 {
		p.section(w.Remarks, 2)
		p.pairs(remarks...)
	}
	if len(levels) > 0 {
		p.section(w.Moderated, 2)
		p.pairs(levels...)
	}
}

// capSentences says of each cap why it is there and what it limits; one reason that limits two verdicts is told once.
func (b *author) capSentences(caps []view.Cap) []string {
	var out []string
	for n := 0; n < len(caps); {
		first, scopes := caps[n], []string{caps[n].Scope}
		for n++; n < len(caps) && caps[n].Reason == first.Reason && caps[n].LimitID == first.LimitID; n++ {
			scopes = append(scopes, caps[n].Scope)
		}
		limited := strings.Join(scopes, b.words.Gap.And)
		out = append(out, first.Reason+" "+fmt.Sprintf(b.words.Gap.Capped, limited, first.Limit))
	}
	return out
}

// summaryDomains has a row per domain, with numbers, and the whole last. The median of comparable schools stands
// beside the score where there is one.
func (b *author) summaryDomains(p *page, r view.Report) {
	w, c := b.words.Gap, b.words.Col
	head := headRowOf(c.Domain, c.Verdict, c.Score, c.Lower, c.Upper, c.Coverage)
	whole := workbook.Cells(styled(w.Whole, lookSum), styled(orDash(r.Verdict.Label), lookSum),
		score(r.Score).As(lookSumScore), score(r.Lower).As(lookSumScore), score(r.Upper).As(lookSumScore),
		score(r.Coverage).As(lookSumScore))
	median := r.Benchmark != nil || slices.ContainsFunc(r.Domains, func(d view.Domain) bool { return d.Median.Known })
	if median {
		head.Cells = append(head.Cells, styled(c.Median+" (%)", lookHead))
		whole.Cells = append(whole.Cells, score(wholeMedian(r)).As(lookSumScore))
	}
	p.pageBreak() // the table stays whole
	p.section(w.PerDomain, len(head.Cells))
	p.rows = append(p.rows, head)
	for _, d := range r.Domains {
		line := workbook.Cells(styled(d.ID+" "+d.Title, lookBold), text(b.domainVerdict(d)), score(d.Score),
			score(d.Lower), score(d.Upper), score(d.Coverage))
		if median {
			line.Cells = append(line.Cells, score(d.Median))
		}
		p.rows = append(p.rows, line)
	}
	p.rows = append(p.rows, whole)
}

func headRowOf(titles ...string) workbook.Row {
	var r workbook.Row
	for _, title := range titles {
		r.Cells = append(r.Cells, styled(title, lookHead))
	}
	return r
}

// wholeMedian is of the schools' own answers: beside a score with levels of an adviser it would be of another kind.
func wholeMedian(r view.Report) view.Number {
	if r.Benchmark == nil || r.ModeratedLevels() > 0 {
		return view.Number{}
	}
	return r.Benchmark.Median
}

// summaryBenchmark lays the school beside comparable schools, when there are enough of them.
func (b *author) summaryBenchmark(p *page, r view.Report) {
	x := r.Benchmark
	if x == nil {
		return
	}
	c := b.words.Col
	p.section(b.words.Gap.Beside, 2)
	p.pairs(c.Sentence, x.Sentence)
	p.number(c.Schools, whole(x.N))
	p.number(c.Q1, score(x.Q1))
	p.number(c.Median+" (%)", score(x.Median))
	p.number(c.Q3, score(x.Q3))
}

// domainVerdict is the verdict of a domain with what holds it down.
func (b *author) domainVerdict(d view.Domain) string {
	parts := []string{orDash(d.Verdict.Label)}
	if d.Verdict.Lowered {
		parts = append(parts, b.words.Col.Uncapped+": "+d.Verdict.Uncapped)
	}
	for _, c := range d.Caps {
		parts = append(parts, c.Reason)
	}
	return strings.Join(parts, "\n")
}

// shown is how many first actions and strengths the summary lists; the other sheets have them all.
const shown = 5

// summaryFirst lists what to do first and what goes well. Flags and critical points are all there, however many.
func (b *author) summaryFirst(p *page, r view.Report) {
	w := b.words.Gap
	if (r.Trend == nil) != (r.Benchmark == nil) { // the page with the domains is full
		p.pageBreak()
	}
	p.section(w.First, 2)
	urgent := slices.IndexFunc(r.First, func(a view.Action) bool { return a.Kind == "gap" })
	if urgent < 0 {
		urgent = len(r.First)
	}
	most := min(len(r.First), max(shown, urgent))
	for _, a := range r.First[:most] {
		p.add(styled(join("\n", numbered(a.ID, a.Title), a.Mark), lookBold), text(join(": ", a.Change, a.Text)))
	}
	b.more(p, len(r.First)-most, w.Gaps)
	b.orNone(p, len(r.First))
	p.section(w.Strengths, 2)
	most = min(len(r.Strengths), shown)
	for _, s := range r.Strengths[:most] {
		p.add(styled(join(" ", s.ID, s.Title, s.Mark), lookBold), text(s.Text))
	}
	b.more(p, len(r.Strengths)-most, w.Answers)
	if r.NoStrengths != "" {
		p.add(text(r.NoStrengths))
	}
}

// numbered is a title after its number, unless the title names it.
func numbered(id, title string) string {
	if strings.Contains(title, id) {
		return title
	}
	return id + " " + title
}

// more says how many are not listed and where they are.
func (b *author) more(p *page, n int, sheet string) {
	if n > 0 {
		p.add(aside(), text(fmt.Sprintf(b.words.AndMore, n, sheet)))
	}
}

// summaryFlags lists the red flags and legal questions that ask for something.
func (b *author) summaryFlags(p *page, r view.Report) {
	w := b.words.Gap
	for _, part := range []struct {
		title, intro string
		checks       []view.Check
	}{{w.Flags, r.Guidance.Flags, r.Flags}, {w.Legal, r.Guidance.Legal, r.Legal}} {
		p.section(part.title, 2)
		n := 0
		for _, k := range part.checks {
			if !k.Attention && !k.Urgent {
				continue
			}
			n++
			p.add(styled(join("\n", numbered(k.ID, k.Title), k.State), lookBold), text(join("\n", k.Question, k.Steps)))
		}
		b.orNone(p, n)
	}
}

// summaryTalk lists what to find out and what to talk about.
func (b *author) summaryTalk(p *page, r view.Report) {
	w, c := b.words.Gap, b.words.Col
	p.section(w.Open, 2)
	for _, o := range r.Open {
		ask := ""
		if o.Ask != "" {
			ask = c.Ask + ": " + o.Ask
		}
		label := join("\n", numbered(o.ID, o.Title), join(", ", o.State, o.Critical))
		p.add(styled(label, lookBold), text(join("\n", o.Question, ask, strings.Join(o.Hints, "; "))))
	}
	b.orNone(p, len(r.Open))
	p.section(w.Findings, 2)
	for _, f := range r.Findings {
		p.add(styled(f.Title, lookBold), text(join("\n", f.Text, idsBeside(f))))
	}
	b.orNone(p, len(r.Findings))
}

// idsBeside are the ids of a finding, unless its text names them.
func idsBeside(f view.Finding) string {
	if len(f.IDs) > 0 && strings.Contains(f.Text, f.IDs[0]) {
		return ""
	}
	return strings.Join(f.IDs, ", ")
}

// summaryTrend says what changed since the round before, when there was one: for the whole and per domain, over the
// questions answered in both rounds.
func (b *author) summaryTrend(p *page, r view.Report) {
	t := r.Trend
	if t == nil {
		return
	}
	w, c := b.words.Gap, b.words.Col
	if r.Benchmark != nil { // the page with the domains is full
		p.pageBreak()
	}
	const columns = 5
	p.section(w.Trend, columns)
	p.pairs(c.PreviousRound, t.Round)
	p.number(c.Common, score(t.Common))
	p.pairs(c.Sentence, join("\n", t.Sentence, t.Middles), w.FollowUp, strings.Join(t.FollowUp, "\n"), w.ThenNow,
		strings.Join(t.CheckLines(), "\n"))
	p.rows = append(p.rows, headRowOf(c.Domain, w.Moved, c.Previous+" (%)", w.Now, c.Difference))
	for _, d := range t.Domains {
		p.add(styled(d.ID+" "+d.Title, lookBold), text(movedIn(r, d.ID)), score(d.Previous), score(d.Score),
			difference(d.Score, d.Previous))
	}
	p.add(styled(w.Whole, lookSum), styled("", lookSum), score(t.Previous).As(lookSumScore),
		score(t.Score).As(lookSumScore), difference(t.Score, t.Previous).As(lookSumSigned))
}

// summaryProspect says what comes out, half year after half year, if what the school planned succeeds.
func (b *author) summaryProspect(p *page, r view.Report) {
	if r.Prospect == nil {
		return
	}
	w, c := b.words.Gap, b.words.Col
	p.section(w.Prospect, 4)
	p.add(aside(), text(r.Prospect.Lead))
	p.rows = append(p.rows, headRowOf(c.Due, w.Rising, r.Prospect.ScoreHead+" (%)", c.Verdict))
	for _, x := range r.Prospect.Phases {
		p.add(styled(x.Period, lookBold), text(orDash(join(": ", x.Load, strings.Join(x.Questions, ", ")))),
			score(x.Score), text(orDash(x.Verdict)))
	}
	for _, note := range r.Prospect.Notes {
		p.add(aside(), text(note))
	}
}

// movedIn lists the questions of a domain that did not stay as they were, by how they changed.
func movedIn(r view.Report, domain string) string {
	var out []string
	for _, kind := range []string{"higher", "lower", "new", "changed"} {
		word, ids := "", []string(nil)
		for _, x := range r.Trend.Indicators {
			if x.ChangeID == kind && domainOf(r, x.ID) == domain {
				word, ids = x.Change, append(ids, x.ID)
			}
		}
		if len(ids) > 0 {
			out = append(out, word+": "+strings.Join(ids, ", "))
		}
	}
	return orDash(strings.Join(out, "; "))
}

func domainOf(r view.Report, id string) string {
	for _, d := range r.Domains {
		if slices.ContainsFunc(d.Indicators, func(i view.Indicator) bool { return i.ID == id }) {
			return d.ID
		}
	}
	return ""
}

func (b *author) orNone(p *page, n int) {
	if n == 0 {
		p.add(text(b.words.Gap.None))
	}
}

func join(by string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return strings.TrimSpace(s) == "" }), by)
}

func orDash(s string) string { return cmp.Or(s, "–") }

// summaryViews says how far the people of the school agree, and where to read on. Where nothing can be seen it says
// why.
func (b *author) summaryViews(p *page, r view.Report) {
	w, a := b.words.Gap, r.Agreement
	p.section(w.Views, 2)
	if a.Questions > 0 {
		p.number(b.words.Board.Agreement, score(a.Overall))
		p.pairs(b.words.Col.Sentence, a.Sentence)
		for n, g := range a.Groups {
			label := ""
			if n == 0 {
				label = w.Groups
			}
			p.add(styled(label, lookBold), text(b.groupText(g)))
		}
	}
	if n := len(a.Differences); n > 0 {
		p.add(aside(), text(w.ViewsMore.Of(n, w.Views)))
	} else {
		p.add(aside(), dashed(a.DifferencesReason))
	}
}

func (b *author) groupText(g view.RoleGroup) string {
	return fmt.Sprintf(b.words.Gap.Group, g.Title, g.Count, orDash(g.Agreement.Text))
}
