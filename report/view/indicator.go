package view

import (
	"cmp"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

func (b *builder) domain(d assessment.DomainResult) Domain {
	out := Domain{ID: d.Domain.ID, Title: d.Domain.Title.In(b.Lang), Intro: d.Domain.Intro.In(b.Lang),
		Score: Percent(d.Score, b.Lang), Lower: Percent(d.Lower, b.Lang), Upper: Percent(d.Upper, b.Lang),
		Band: b.band(d.Tally), Coverage: PercentOfOne(d.Coverage, b.Lang), CoverageText: b.coverage(d.Tally),
		Answered: d.Answered, InScope: d.InScope, AtTarget: b.atTarget(d.Domain.ID), Verdict: b.verdict(d.Tally),
		Previous: Percent(assessment.NoNumber(), b.Lang), Median: Percent(assessment.NoNumber(), b.Lang),
		Remark: b.advice.Domains[d.Domain.ID]}
	out.Few = d.InScope > 0 && d.Uncapped == ""
	out.Caps = lists.Map(b.capsOf(d.Domain.ID), b.cap)
	out.Proven = Percent(assessment.NoNumber(), b.Lang)
	// What the score is laid beside is of the schools' own answers: beside an adviser's level it would be of another kind.
	if !b.moderatedIn(d.Domain.ID) {
		out.Median = b.median(d.Domain.ID)
		b.before(&out)
	}
	out.Indicators = b.indicators(func(i assessment.IndicatorResult) bool { return i.Indicator.Domain == d.Domain.ID })
	return out
}

// addProven fills in the proven score of each domain where that differs from its score, and both are of the school's
// own levels.
func (b *builder) addProven(domains []Domain) {
	for n, p := range b.a.ProvenScores() {
		d := b.a.Domains[n]
		if !b.moderatedIn(d.Domain.ID) && p.Known() && p.Rat().Cmp(d.Score.Rat()) < 0 {
			domains[n].Proven = Percent(p, b.Lang)
		}
	}
}

// moderatedIn reports whether an adviser gave a level in a domain.
func (b *builder) moderatedIn(domain string) bool {
	return slices.ContainsFunc(b.a.Indicators, func(i assessment.IndicatorResult) bool {
		return i.Indicator.Domain == domain && i.Moderated != nil
	})
}

// before fills in how a domain stood in the round before, with enough in common.
func (b *builder) before(out *Domain) {
	if !b.trendEnough() {
		return
	}
	for _, t := range b.a.Trend.Domains {
		if t.Domain == out.ID && assessment.EnoughInCommon(t.Common) {
			out.Previous, out.Same = Percent(t.PreviousScore, b.Lang), Percent(t.Score, b.Lang)
			out.Rose, out.Fell = b.moved(out.ID)
		}
	}
}

// moved counts the questions of a domain that rose and fell since the round before.
func (b *builder) moved(domain string) (rose, fell int) {
	for _, x := range b.a.Trend.Indicators {
		switch i, _ := b.r.Indicator(x.Indicator); {
		case i.Domain != domain:
		case x.Change == assessment.ChangeHigher:
			rose++
		case x.Change == assessment.ChangeLower:
			fell++
		}
	}
	return rose, fell
}

// indicators are the questions for which keep holds, in rubric order.
func (b *builder) indicators(keep func(assessment.IndicatorResult) bool) []Indicator {
	var out []Indicator
	for _, i := range b.a.Indicators {
		if keep(i) {
			out = append(out, b.indicator(i))
		}
	}
	return out
}

func (b *builder) levelText(i assessment.IndicatorResult, l rubric.Level) string {
	levels := i.Indicator.For(b.a.School.Sector).Levels
	if int(l) >= len(levels) {
		return ""
	}
	return levels[l].In(b.Lang)
}

// StateText is an answer in words: "niveau 2: in praktijk", "weet niet", "n.v.t.", "niet ingevuld".
func StateText(r *rubric.Rubric, s assessment.State, level rubric.Level, l lang.Lang) string {
	switch s {
	case assessment.Answered:
		return words.Text("report.level_2", int(level), lower(r.Levels[level].Label.In(l))).In(l)
	case assessment.Unknown:
		return words.Text("report.unknown").In(l)
	case assessment.NotApplicable:
		return words.Text("report.na").In(l)
	default:
		return words.Text("report.not_filled_in").In(l)
	}
}

// CriticalWord is the word for how critical an indicator is; empty for none.
func CriticalWord(c rubric.Critical, l lang.Lang) string {
	switch c {
	case rubric.Hard:
		return words.Text("report.critical_point").In(l)
	case rubric.Soft:
		return words.Text("report.critical_for_domain").In(l)
	default:
		return ""
	}
}

// StatusWord is the state of an action in words; empty when nothing was said.
func StatusWord(s assessment.Status, l lang.Lang) string {
	words := map[assessment.Status]lang.Text{assessment.StatusOpen: words.Text("report.open"),
		assessment.StatusBusy: words.Text("report.in_progress"), assessment.StatusDone: words.Text("report.done"),
		assessment.StatusDropped: words.Text("report.dropped"),
	}
	return words[s].In(l)
}

func (b *builder) indicator(i assessment.IndicatorResult) Indicator {
	ind := i.Indicator
	out := Indicator{ID: ind.ID, Title: ind.Title.In(b.Lang), DomainID: ind.Domain, Domain: b.domainOf(ind),
		StateID: i.State.String(), State: StateText(b.r, i.State, i.Level, b.Lang),
		HasLevel: i.State == assessment.Answered, Level: int(i.Level), CriticalID: string(ind.Critical),
		Critical: CriticalWord(ind.Critical, b.Lang), Weight: ind.Weight, Evidence: i.Evidence,
		EvidenceDate: Day(i.DateOfEvidence(), b.Lang), EvidenceDateOn: i.DateOfEvidence().Time(), Note: i.Note,
		Action: i.Action, Owner: i.Owner, Due: cmp.Or(Day(i.Due.Date, b.Lang), i.Due.Text), DueOn: i.Due.Date.Time(),
		StatusID: string(i.Status), Status: StatusWord(i.Status, b.Lang)}
	if i.Notes > 0 && i.Note == "" {
		out.Note = b.notes(i.Notes)
	}
	if len(i.Plan) > 1 { // each with its own owner, day and status
		out.Action = assessment.Lines(i.Plan, func(s assessment.Status) string { return StatusWord(s, b.Lang) })
	}
	out.Bare = slices.ContainsFunc(b.a.Findings, func(f assessment.Finding) bool {
		return f.Kind == assessment.EvidenceMissing && slices.Contains(f.IDs, ind.ID)
	})
	if i.Moderated != nil {
		out.Own, out.Reason = StateText(b.r, i.OwnState, i.OwnLevel, b.Lang), i.Moderated.Reason
		out.Mark = b.byAdviser(i)
	}
	if t := b.a.Trend; t != nil {
		for _, x := range t.Indicators {
			if x.Indicator == ind.ID && x.Change != assessment.ChangeNew {
				out.Previous = StateText(b.r, assessment.Answered, x.Previous, b.Lang)
				if i.Moderated != nil { // beside which it is of another kind
					out.Previous = b.say("report.own_answer", out.Previous)
				}
			}
		}
	}
	if !b.compared {
		b.addTexts(&out, i)
	}
	return out
}

func (b *builder) domainOf(i *rubric.Indicator) string {
	domain, _ := b.r.Domain(i.Domain)
	return domain.Title.In(b.Lang)
}

// addTexts adds what the rubric says of a question and of the answer to it.
func (b *builder) addTexts(out *Indicator, i assessment.IndicatorResult) {
	ind, texts := i.Indicator, i.Indicator.For(b.a.School.Sector)
	out.Question, out.Why, out.Hints = texts.Question.In(b.Lang), texts.Why.In(b.Lang), inLang(texts.Evidence, b.Lang)
	for n := range out.Levels {
		out.Levels[n] = Level{n, b.r.Levels[n].Label.In(b.Lang), b.levelText(i, rubric.Level(n))}
	}
	if i.State == assessment.Answered {
		out.Now = b.levelText(i, i.Level)
		if i.Level < rubric.TopLevel {
			out.NextLevel, out.Next = int(i.Level)+1, b.levelText(i, i.Level+1)
		}
	}
	out.Step, out.Ask, out.Marks = b.advised(i), b.ask(ind), b.marks(i)
	for _, id := range ind.Principles {
		if p, ok := b.r.Principle(id); ok {
			out.Principles = append(out.Principles, Principle{p.ID, p.Section.In(b.Lang), p.Text.In(b.Lang)})
		}
	}
	for _, id := range ind.Resources {
		if x, ok := b.r.Resource(id); ok {
			out.Resources = append(out.Resources, b.resource(x))
		}
	}
}

// ask is who would know.
func (b *builder) ask(i *rubric.Indicator) string { return strings.Join(inLang(i.Ask, b.Lang), " · ") }

// advised is what to do to get to the next level, or to find out which it is.
func (b *builder) advised(i assessment.IndicatorResult) string {
	steps, ask := i.Indicator.For(b.a.School.Sector).Steps, b.ask(i.Indicator)
	switch {
	case i.State == assessment.Answered && i.Level < rubric.TopLevel && len(steps) > int(i.Level):
		return steps[i.Level].In(b.Lang)
	case i.State.Open() && ask == "":
		return b.say("report.find_out_how_goes")
	case i.State.Open():
		return b.say("report.find_out_how_goes_now", upper(ask))
	}
	return ""
}

func inLang(texts []lang.Text, l lang.Lang) []string {
	return lists.Map(texts, func(t lang.Text) string { return t.In(l) })
}

func (b *builder) notes(n int) string {
	if n == 1 {
		return b.say("report.one_respondent_wrote_note")
	}
	return b.say("report.respondents_wrote_note", n)
}

func (b *builder) marks(i assessment.IndicatorResult) []string {
	var out []string
	for _, f := range b.a.Told() {
		if !slices.Contains(f.IDs, i.Indicator.ID) {
			continue
		}
		switch f.Kind {
		case assessment.EvidenceMissing:
			out = append(out, b.say("report.without_evidence"))
		case assessment.EvidenceOld:
			out = append(out, b.say("report.evidence_older_than_months", b.r.EvidenceMonths))
		case assessment.ViewsDiffer, assessment.LeadingTeam:
			out = append(out, b.say("report.views_differ"))
		default: // of the whole, not of one question
		}
	}
	return slices.Compact(out)
}

// CheckWord is the answer to a check in words.
func CheckWord(s assessment.CheckState, l lang.Lang) string {
	words := map[assessment.CheckState]lang.Text{assessment.CheckYes: words.Text("report.yes"),
		assessment.CheckRepaired: words.Text("report.repaired"), assessment.CheckNo: words.Text("report.no"),
		assessment.CheckUnknown: words.Text("report.unknown"),
		assessment.CheckBlank:   words.Text("report.not_filled_in"),
	}
	return words[s].In(l)
}

// CheckTitle is a check in a few words.
func CheckTitle(c rubric.Check, l lang.Lang) string {
	if !c.Title.Empty() {
		return c.Title.In(l)
	}
	if c.Kind == rubric.Legal {
		return words.Text("report.legal_question", c.ID).In(l)
	}
	return words.Text("report.warning_question", c.ID).In(l)
}

func (b *builder) check(c assessment.CheckResult) Check {
	texts := c.Check.For(b.a.School.Sector)
	out := Check{ID: c.Check.ID, Title: CheckTitle(*c.Check, b.Lang), Untitled: c.Check.Title.Empty(),
		Question: texts.Question.In(b.Lang), Why: texts.Why.In(b.Lang), Steps: texts.Steps.In(b.Lang),
		StateID: cmp.Or(string(c.State), "blank"), State: CheckWord(c.State, b.Lang), Note: c.Note,
		Date: Day(c.Date, b.Lang), Outside: len(c.Check.Principles) == 0,
		Urgent:    c.Check.Kind == rubric.Flag && c.State == assessment.CheckYes,
		Attention: !c.Favourable() && c.State != assessment.CheckRepaired}
	if c.Notes > 0 && c.Note == "" {
		out.Note = b.notes(c.Notes)
	}
	if !c.Check.Checked.IsZero() {
		out.Checked = Day(assessment.DateOf(c.Check.Checked), b.Lang)
	}
	return out
}
