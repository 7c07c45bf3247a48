package view

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Options say for whom and by what a report is made.
type Options struct {
	Lang  lang.Lang
	Today assessment.Date
	// Tool and Version name the program.
	Tool, Version string
	// Advice is the adviser's file of the run, of which each report shows what is about its school; nil without one.
	// Logo is its picture as an opaque PNG (see advicefile.FlattenLogo); nil for none. The levels in the file count
	// only as far as they were given to assessment.Assess.
	Advice *answers.Advice
	Logo   []byte
	// Policy is what was found in texts of the schools.
	Policy policy.Texts
	// compared: the report is for a comparison, where the texts of the questions stand once, in Comparison.Rubric.
	compared bool
	// Earlier scores the other rounds of the n-th school of a comparison, the oldest first; nil to leave them out.
	Earlier func(n int) []assessment.Assessment
}

// say returns the sentence in the language of the reader; see words.Text.
func (o Options) say(key words.Key, args ...any) string { return words.Text(key, args...).In(o.Lang) }

func (o Options) schools(n int) string {
	if n == 1 {
		return o.say("report.one_school")
	}
	return o.say("report.schools", n)
}

type builder struct {
	Options
	a assessment.Assessment
	r *rubric.Rubric
	// advice is what the adviser says of this school.
	advice answers.AdvisedSchool
}

// Build turns an assessment into the model that all renderers show.
func Build(a assessment.Assessment, o Options) Report {
	b := newBuilder(a, o)
	out := b.result()
	out.Stamp, out.Disclaimer, out.Method = stamp(a.Rubric, o), b.disclaimer(), b.method()
	out.Guidance = Guidance{Levels: b.r.Guidance.Levels.In(o.Lang), Flags: b.r.Guidance.Flags.In(o.Lang),
		Legal: b.r.Guidance.Legal.In(o.Lang)}
	out.Beside, out.First = b.beside(), b.first()
	out.Strengths, out.NoStrengths = b.strengths()
	out.Firm, out.Explanation = b.firm(), Explain(a, o)
	if p := a.Proven(); p.Of > 0 {
		out.Evidence = b.say("firm.short_proven", p.Count, p.Of)
		if len(b.moderated()) > 0 { // other levels than the reported ones
			out.Evidence = b.say("firm.short_proven_own", p.Count, p.Of)
		}
	}
	b.addProven(out.Domains)
	out.Critical = append(out.Critical, b.critical(rubric.Soft)...)
	out.NA = b.indicators(func(i assessment.IndicatorResult) bool { return i.State == assessment.NotApplicable })
	out.Gaps, out.Open, out.Prospect = b.gaps(), b.open(), b.prospect()
	for _, f := range a.Told() {
		title, text := FindingText(a, f, o.Lang)
		out.Findings = append(out.Findings, Finding{Kind: string(f.Kind), Title: title, Text: text, IDs: f.IDs,
			Unnamed: unnamed(f, text), Views: aboutViews(f)})
	}
	out.Help, out.Calculation, out.Benchmark = lists.Map(b.r.Resources, b.resource), b.calculation(), b.benchmark()
	out.Agenda, out.AgendaReason = b.agenda()
	out.AgendaChecks = b.agendaChecks()
	out.OwnText = b.policy(out.Domains)
	return out
}

func newBuilder(a assessment.Assessment, o Options) *builder {
	b := &builder{Options: o, a: a, r: a.Rubric}
	if o.Advice != nil {
		b.advice, _ = o.Advice.For(a.School)
	}
	return b
}

// result is what a comparison shows of a school too: it is made for each of thousands.
func (b *builder) result() Report {
	a, o := b.a, b.Options
	out := Report{Lang: o.Lang, Title: b.say("report.self_evaluation", b.r.Title.In(o.Lang)), School: b.school(),
		Round: a.Round, Date: Day(a.Date, o.Lang), DateOn: a.Date.Time(), Profile: b.profile(), ProfileID: string(a.Profile),
		Concept: a.Answered < a.InScope || b.draft(), TargetLevel: int(a.Target), TargetLabel: b.levelName(a.Target),
		TargetShare: float64(a.Target) / float64(rubric.TopLevel), Score: Percent(a.Score, o.Lang),
		Lower: Percent(a.Lower, o.Lang), Upper: Percent(a.Upper, o.Lang), Band: b.band(a.Tally),
		Coverage: PercentOfOne(a.Coverage, b.Lang), Answered: a.Answered, InScope: a.InScope,
		Respondents: b.respondents(), CoverageText: b.coverage(a.Tally), Verdict: b.overall(),
	}
	out.ConceptReason = b.conceptReason()
	out.Adviser = b.adviser(out.Concept)
	out.FileTitle = fmt.Sprintf("%s · %s · %s", a.School.Name, a.Round, out.Title)
	out.Levels, out.AtTarget = levels(b.r, o.Lang), b.atTarget("")
	out.Reached = b.reached(out.AtTarget)
	out.Caps = lists.Map(a.Caps, b.cap)
	out.CapSentences, out.CapsAbove = b.capSentences()
	out.Domains, out.Critical = lists.Map(a.Domains, b.domain), b.critical(rubric.Hard)
	out.Flags, out.Legal = lists.Map(a.Flags, b.check), lists.Map(a.Legal, b.check)
	out.Outside, out.Plan, out.Trend = lists.Map(a.Outside, b.indicator), b.plan(), b.trend()
	b.addAgreement(&out)
	return out
}

func (b *builder) critical(c rubric.Critical) []Indicator {
	return b.indicators(func(i assessment.IndicatorResult) bool { return i.Indicator.Critical == c })
}

// levels are the four levels with their meaning in general.
func levels(r *rubric.Rubric, l lang.Lang) (out [4]Level) {
	for n := range out {
		out[n] = Level{n, r.Levels[n].Label.In(l), r.Levels[n].Meaning.In(l)}
	}
	return out
}

// draft reports whether the adviser calls the report a concept.
func (b *builder) draft() bool { return b.Advice != nil && b.Advice.Status == answers.Concept }

func (b *builder) conceptReason() string {
	var reasons []string
	if b.a.Answered < b.a.InScope {
		reasons = append(reasons, b.say("report.not_all_questions_have"))
	}
	if b.draft() {
		reasons = append(reasons, b.say("report.adviser_calls_report_draft"))
	}
	return strings.Join(reasons, " ")
}

// adviser is who made the report. A report of which not everything is answered is a concept, whatever the adviser says.
func (b *builder) adviser(concept bool) *Adviser {
	if b.Advice == nil {
		return nil
	}
	out := &Adviser{Name: b.Advice.Adviser, Organisation: b.Advice.Organisation, Date: Day(b.Advice.Date, b.Lang),
		Logo: b.Logo, Summary: b.advice.Summary}
	switch {
	case b.Advice.Status == "":
	case concept:
		out.Status = b.say("report.draft")
	default:
		out.Status = b.say("report.final")
	}
	return out
}

func (b *builder) school() School {
	s := b.a.School
	return School{Name: s.Name, BRIN: s.BRIN, Board: s.Board, Place: s.Place, SectorID: string(s.Sector),
		Sector: SectorName(s.Sector, b.Lang), own: string(s.OwnSector())}
}

// SectorName is a sector in words; of several together all of them.
func SectorName(s rubric.Sector, l lang.Lang) string {
	names := map[rubric.Sector]lang.Text{rubric.PO: words.Text("report.primary_education_po"),
		rubric.VO:  words.Text("report.secondary_education_vo"),
		rubric.MBO: words.Text("report.vocational_education_mbo"),
	}
	return and(lists.Map(s.Parts(), func(x rubric.Sector) string { return names[x].In(l) }), l)
}

// OfList is a verdict with the list that was answered, where that is the short one: it rests on fewer questions.
func OfList(verdict string, profile assessment.Profile, l lang.Lang) string {
	if profile != assessment.Core || verdict == "" {
		return verdict
	}
	return verdict + " (" + words.Text("report.short_list").In(l) + ")"
}

func (b *builder) profile() string {
	if b.a.Profile == assessment.Core {
		return b.say("report.short_list")
	}
	return b.say("report.full_list")
}

// respondents says who filled in: "het team samen", "schoolleider", "het team samen; apart: leraar of docent: 7, mentor
// of slb'er: 2". Where it is known how many were asked, that stands behind it: "leraar of docent: 7 (12 gevraagd)".
func (b *builder) respondents() string {
	var words []string
	joint := ""
	for _, c := range b.a.Respondents {
		role, _ := b.r.Role(c.Role)
		word := b.role(c.Role)
		switch {
		case c.Role == rubric.Joint:
			joint = b.say("report.team_together")
			continue
		case !role.Single:
			word = fmt.Sprintf("%s: %d", word, c.Count)
		}
		if n := slices.IndexFunc(b.a.Returns, func(x assessment.Return) bool { return x.Role == c.Role }); n >= 0 {
			word += b.say("report.asked", b.a.Returns[n].Asked)
		}
		words = append(words, word)
	}
	for _, x := range b.a.Returns { // of whom nothing came, while others did answer apart
		came := slices.ContainsFunc(b.a.Respondents, func(c assessment.RoleCount) bool { return c.Role == x.Role })
		if len(words) > 0 && !came {
			words = append(words, fmt.Sprintf("%s: 0", b.role(x.Role))+b.say("report.asked", x.Asked))
		}
	}
	apart := strings.Join(words, ", ")
	switch {
	case joint == "":
		return apart
	case apart == "":
		return joint
	}
	return b.say("report.separately", joint, apart)
}

func stamp(r *rubric.Rubric, o Options) Stamp {
	s := Stamp{RubricID: r.ID, RubricVersion: r.Version, RubricHash: r.Hash, RubricTitle: r.Title.In(o.Lang),
		Tool: o.Tool, ToolVersion: o.Version, Made: Day(o.Today, o.Lang), MadeOn: o.Today.Time()}
	s.Line = words.Text("report.rubric_made_on",
		s.RubricID, s.RubricVersion, s.RubricHash, s.Tool, s.ToolVersion, s.Made).In(o.Lang)
	s.Source = words.Text("report.rubric_based_on_article",
		r.Source.Title, r.Source.Publisher, Day(assessment.DateOf(r.Source.Consulted), o.Lang)).In(o.Lang)
	return s
}

func (b *builder) disclaimer() string {
	if len(b.moderated()) > 0 {
		return b.say("report.self_evaluation_by_school", b.r.Source.Publisher)
	}
	return b.say("report.self_evaluation_by_school_no", b.r.Source.Publisher)
}

// levelName is a level in words: "niveau 2 (in praktijk)".
func (b *builder) levelName(l rubric.Level) string {
	return b.say("report.level", int(l), lower(b.r.Levels[l].Label.In(b.Lang)))
}

func lower(s string) string { return strings.ToLower(firstLetter(s)) + s[len(firstLetter(s)):] }
func upper(s string) string { return strings.ToUpper(firstLetter(s)) + s[len(firstLetter(s)):] }

func firstLetter(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

func (b *builder) band(t assessment.Tally) string {
	if !t.Lower.Known() || t.Lower.Rat().Cmp(t.Upper.Rat()) == 0 {
		return ""
	}
	return b.say("report.between", wholePercent(t.Lower), wholePercent(t.Upper))
}

func (b *builder) coverage(t assessment.Tally) string {
	switch {
	case t.InScope == 0:
		return b.say("report.no_questions_apply")
	case t.InScope == 1 && t.Answered == 1:
		return b.say("report.question_answered")
	case t.InScope == 1:
		return b.say("report.question_not_answered_yet")
	case t.Answered == t.InScope:
		return b.say("report.all_questions_answered", t.InScope)
	}
	return b.say("report.questions_answered", t.Answered, t.InScope)
}
