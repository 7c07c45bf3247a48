package text

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Explain writes the whole sum of one school: level × weight, the domains, the whole, the limits on the verdict, what
// each open answer does to the band and how firm the verdict stands. Then what stands beside the score: where views
// differ, what changed, comparable schools, findings.
func Explain(w io.Writer, r view.Report, e view.Explanation) error {
	p := &printer{w: w, l: r.Lang}
	p.heading(r)
	for n, sum := range r.Calculation {
		p.domain(r.Domains[n], sum, e.Shares)
	}
	p.whole(r)
	p.band(r)
	p.firm(e)
	p.agreement(r, e.Speaks)
	p.trend(r)
	p.benchmark(r)
	p.findings(r)
	return p.err
}

// Route writes the way of one school to the next verdict, step by step.
func Route(w io.Writer, r view.Report, e view.Explanation) error {
	p := &printer{w: w, l: r.Lang}
	p.heading(r)
	p.raw("")
	p.verdict(r.Verdict, r.OverallCaps())
	p.way(e.Route)
	steps := 0
	for _, s := range e.Route.Steps {
		number := fmt.Sprint(steps + 1)
		if steps += s.Count; s.Count > 1 {
			number += fmt.Sprintf("–%d", steps)
		}
		p.raw("")
		p.wrapped("  ", fmt.Sprintf("%s. %s %s: %s", number, s.ID, s.Title, s.Change))
		for _, x := range []struct {
			key  words.Key
			text string
		}{{"firm.now", s.Now}, {"firm.then", s.Then}, {"firm.to_do", s.ToDo}} {
			if x.text != "" {
				p.wrapped("     ", p.say(x.key, x.text))
			}
		}
	}
	if e.Route.Score != "" {
		p.raw("")
		p.wrapped("  ", e.Route.Score)
	}
	return p.err
}

func (p *printer) heading(r view.Report) {
	p.wrapped("", strings.Join(filled(r.School.Name, r.School.BRIN, r.School.Sector), " · "))
	p.wrapped("", p.say("terminal.round", r.Round, r.Date, r.Profile, r.Respondents))
	p.wrapped("", r.Stamp.Line)
}

// firm writes how firm the verdict stands, what open answers can still do, what has evidence and how far the next
// verdict is.
func (p *printer) firm(e view.Explanation) {
	p.titled(p.say("firm.how_firm"), e.Margin)
	for _, h := range []view.Hinges{e.Down, e.Up} {
		p.sentence(h.Sentence)
		for _, line := range h.Lines {
			p.wrapped("  - ", line)
		}
	}
	if len(e.Openings) > 0 {
		p.titled(p.say("firm.open_answers"), e.Openings...)
	}
	p.titled(p.say("firm.proven_title"), e.Proven)
	p.way(e.Route)
	if len(e.Route.Steps) > 0 {
		p.sentence(p.say("firm.ask_route"))
	}
}

func (p *printer) way(r view.Route) { p.titled(r.Title, r.Sentence, r.NotAdvice) }

// titled writes a title and sentences under it.
func (p *printer) titled(title string, sentences ...string) {
	p.raw("")
	p.raw(title)
	for _, s := range sentences {
		p.sentence(s)
	}
}

func (p *printer) sentence(s string) {
	if s != "" {
		p.wrapped("  ", s)
	}
}

func filled(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

func (p *printer) domain(d view.Domain, sum view.DomainSum, shares map[string]string) {
	p.raw("")
	p.line("terminal.domain", d.ID, d.Title)
	p.line("terminal.level_weight_points")
	var rows [][]string
	var own []string
	for _, x := range sum.Rows {
		row := []string{"  " + x.ID, x.Title, p.say("terminal.does_not_count", x.State), shares[x.ID]}
		switch {
		case x.HasLevel:
			row[2] = p.say("terminal.sum", x.Level, x.Weight, x.Points, x.Max)
		case x.InScope:
			row[2] = p.say("terminal.open_0_points", x.State, int(rubric.TopLevel)*x.Weight)
		}
		if x.Own != "" {
			own = append(own, p.say("terminal.level_adviser_own_answer", x.ID, x.Own))
		}
		rows = append(rows, row)
	}
	p.table(map[int]bool{3: true}, rows)
	for _, s := range own {
		p.sentence(s)
	}
	switch {
	case d.InScope == 0:
		p.line("terminal.score_no_question_applies")
	case sum.Max == 0:
		p.line("terminal.score_nothing_answered_yet")
	default:
		p.line("terminal.score_100", sum.Points, sum.Max, sum.Score.Precise)
	}
	if d.InScope > 0 {
		all := sum.Max + sum.OpenMax
		p.line("terminal.lower_100_open_counts", sum.Points, all, sum.Lower.Precise)
		p.line("terminal.upper_100_open_counts", sum.Points+sum.OpenMax, all, sum.Upper.Precise)
		p.line("terminal.coverage", d.Answered, d.InScope, d.Coverage.Text)
		p.verdict(d.Verdict, d.Caps)
	}
}

// verdict writes the verdict of the lower bound, the caps and what holds after them.
func (p *printer) verdict(v view.Verdict, caps []view.Cap) {
	if v.Uncapped == "" {
		p.wrapped("  ", v.Sentence)
		if v.Proviso != "" {
			p.wrapped("  ", p.say("terminal.verdict", v.Shown()))
		}
		return
	}
	p.line("terminal.verdict_lower_bound", v.Uncapped)
	for _, c := range caps {
		p.wrapped("  ", p.say("terminal.limit_at_most", c.Limit, c.Reason))
	}
	p.wrapped("  ", p.say("terminal.verdict", v.Shown()))
}

func (p *printer) whole(r view.Report) {
	p.raw("")
	p.line("terminal.whole_same_sum_over")
	if r.InScope == 0 {
		p.line("terminal.no_score_no_verdict")
		return
	}
	points, most, open := 0, 0, 0
	for _, d := range r.Calculation {
		points, most, open = points+d.Points, most+d.Max, open+d.OpenMax
	}
	if most > 0 {
		p.line("terminal.score_100", points, most, r.Score.Precise)
	} else {
		p.line("terminal.score_nothing_answered_yet")
	}
	p.line("terminal.lower_100_open_counts", points, most+open, r.Lower.Precise)
	p.line("terminal.upper_100_open_counts", points+open, most+open, r.Upper.Precise)
	p.wrapped("  ", p.say("terminal.numbers_cut_at_two_decimals"))
	p.line("terminal.coverage", r.Answered, r.InScope, r.Coverage.Text)
	p.verdict(r.Verdict, r.OverallCaps())
}

func (p *printer) band(r view.Report) {
	p.raw("")
	if r.Answered == r.InScope {
		p.line("terminal.no_open_answers")
		return
	}
	p.line("terminal.open_answers_by_how")
	var rows [][]string
	for _, o := range r.Open {
		if o.Band != "" {
			rows = append(rows, []string{"  " + o.ID, o.Title, o.Band, o.Critical})
		}
	}
	p.table(map[int]bool{2: true}, rows)
}

// Indicator writes one indicator of the rubric: its texts, its principles with their place in the source, and the
// answers of the reports given.
func Indicator(w io.Writer, r *rubric.Rubric, i rubric.Indicator, reports []view.Report, l lang.Lang) error {
	p := &printer{w: w, l: l}
	domain, _ := r.Domain(i.Domain)
	p.raw(i.ID + " " + i.Title.In(l))
	facts := filled(domain.Title.In(l), view.CriticalWord(i.Critical, l),
		p.say("terminal.weight", i.Weight), sectorIDs(i.Sectors))
	if i.Core {
		facts = append(facts, p.say("terminal.in_short_list")+inSectors(i.CoreSectors))
	}
	p.raw(strings.Join(facts, " · "))
	p.texts(r, i.Texts)
	for _, s := range rubric.Sectors() {
		if _, own := i.SectorTexts[s]; own {
			p.raw("")
			p.line("terminal.other_text_in", view.SectorName(s, l))
			p.texts(r, i.SectorTexts[s])
		}
	}
	p.raw("")
	p.line("terminal.principles_from", r.Source.Title)
	p.principles("  ", r, i.Principles)
	p.answers(reports, i.ID)
	return p.err
}

// principles lists principles with their place in the source.
func (p *printer) principles(indent string, r *rubric.Rubric, ids []string) {
	for _, id := range ids {
		if x, ok := r.Principle(id); ok {
			p.wrapped(indent, fmt.Sprintf("%s (%s): %s", x.ID, x.Section.In(p.l), x.Text.In(p.l)))
		}
	}
}

// listed puts what word makes of each element of a list behind each other.
func listed[T any](all []T, between string, word func(T) string) string {
	return strings.Join(lists.Map(all, word), between)
}

func sectorIDs(all []rubric.Sector) string { return strings.Join(lists.Strings(all), ", ") }

func (p *printer) texts(r *rubric.Rubric, t rubric.Texts) {
	if !t.Title.Empty() {
		p.raw("")
		p.wrapped("", t.Title.In(p.l))
	}
	if !t.Question.Empty() {
		p.raw("")
		p.wrapped("", t.Question.In(p.l))
	}
	if !t.Why.Empty() {
		p.wrapped("", t.Why.In(p.l))
	}
	for n, level := range t.Levels {
		p.wrapped("  ", fmt.Sprintf("%d %s: %s", n, r.Levels[n].Label.In(p.l), level.In(p.l)))
	}
	for n, step := range t.Steps {
		p.wrapped("  ", p.say("terminal.from", n, n+1, step))
	}
	if !t.Board.Empty() {
		p.wrapped("  ", p.say("terminal.board_can", t.Board))
	}
}

func (p *printer) answers(reports []view.Report, id string) {
	for _, r := range reports {
		for _, d := range r.Domains {
			for _, i := range d.Indicators {
				if i.ID != id {
					continue
				}
				p.raw("")
				p.raw(strings.Join(filled(r.School.Name, r.Round, i.State), " · "))
				if i.Evidence != "" {
					p.wrapped("  ", p.say("terminal.evidence")+i.Evidence)
				}
				if i.Own != "" {
					p.wrapped("  ", p.say("terminal.level_of_the_adviser", i.Own, i.Reason))
				}
				for _, s := range filled(i.Note, i.Step) {
					p.wrapped("  ", s)
				}
			}
		}
		for _, c := range slices.Concat(r.Flags, r.Legal) {
			if c.ID == id {
				p.raw("")
				p.raw(strings.Join(filled(r.School.Name, r.Round, c.State, c.Note), " · "))
			}
		}
	}
}

// Check writes one flag or legal check of the rubric, and the answers of the reports given.
func Check(w io.Writer, r *rubric.Rubric, c rubric.Check, reports []view.Report, l lang.Lang) error {
	p := &printer{w: w, l: l}
	kind := words.Text("terminal.warning_question")
	if c.Kind == rubric.Legal {
		kind = words.Text("terminal.legal_question")
	}
	p.raw(c.ID + " " + kind.In(l))
	p.checkTexts(c.Texts)
	for _, s := range rubric.Sectors() {
		if own, ok := c.SectorTexts[s]; ok {
			p.raw("")
			p.line("terminal.other_text_in", view.SectorName(s, l))
			p.checkTexts(own)
		}
	}
	p.principles("  ", r, c.Principles)
	p.answers(reports, c.ID)
	return p.err
}

func (p *printer) checkTexts(t rubric.CheckTexts) {
	for _, s := range []lang.Text{t.Title, t.Question, t.Why, t.Steps} {
		if !s.Empty() {
			p.wrapped("  ", s.In(p.l))
		}
	}
}

// Rubric writes the whole rubric to read in the terminal.
func Rubric(w io.Writer, r *rubric.Rubric, l lang.Lang) error {
	p := &printer{w: w, l: l}
	p.raw(fmt.Sprintf("%s (%s %s, %s)", r.Title.In(l), r.ID, r.Version, r.Hash))
	p.line("terminal.source", r.Source.Title, r.Source.Publisher)
	for n, level := range r.Levels {
		p.wrapped("", fmt.Sprintf("%d %s: %s", n, level.Label.In(l), level.Meaning.In(l)))
	}
	for _, d := range r.Domains {
		p.raw("")
		p.raw(d.ID + " " + strings.ToUpper(d.Title.In(l)))
		p.wrapped("", d.Intro.In(l))
		for _, i := range d.Indicators {
			if p.err != nil {
				return p.err
			}
			p.raw("")
			if err := Indicator(w, r, i, nil, l); err != nil {
				return err
			}
		}
	}
	for _, c := range r.Checks {
		p.raw("")
		if err := Check(w, r, c, nil, l); err != nil {
			return err
		}
	}
	return p.err
}
