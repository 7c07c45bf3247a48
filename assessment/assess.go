package assessment

import (
	"cmp"
	"slices"

	"sggscan/internal/lists"
	"sggscan/rubric"
)

// Options steer an assessment.
type Options struct {
	// Target replaces the target level of the rubric; nil keeps it.
	Target *rubric.Level
	// Moderated holds the levels that an adviser gives instead of the school's own, by indicator.
	Moderated map[string]Moderation
	// Seen are the indicators of which an adviser looked at the school's own level and came to the same.
	Seen map[string]bool
	// Asked is how many people of each role were asked, as far as that is known.
	Asked map[string]int
	// Few names the schools at which what one or two people chose may be used.
	Few Few
	// Exact merges to the letter of the rules, for programs: a question that one or two people in shared roles were
	// asked is unknown, blank or not applicable as they left it. People read each of those as unknown, in every figure.
	Exact bool
}

// Moderation is a level given by an adviser, with the reason. It replaces the school's own level or open answer after
// merging and before scoring.
type Moderation struct {
	Level  rubric.Level
	Reason string
}

// RoleCount is how many respondents filled in the questionnaire in a role.
type RoleCount struct {
	Role  string
	Count int
}

// Assessment is the scored outcome of one school in one round.
type Assessment struct {
	Rubric  *rubric.Rubric
	School  School
	Round   string
	Date    Date
	Profile Profile
	Target  rubric.Level
	// Respondents are counted as they may be shown: small roles together, as Colleagues.
	Respondents []RoleCount
	// People are the same without those who may be somebody who is there already.
	People []RoleCount
	// Returns are the roles of which it is known how many were asked, with how many answered.
	Returns []Return
	// ReturnsHidden: the small roles are left out of Returns.
	ReturnsHidden bool
	// SmallLeaders: there may be leaders in a role of too few people to be shown apart. It hangs on the roles of the
	// rubric, on who was asked and on the roles that are shown, never on who answered, so that it tells of nobody.
	SmallLeaders bool
	Tally
	// Agreement (0–1) is the mean of the agreement per indicator; none when too few have one.
	Agreement Number
	// Roles is the agreement within each role that may be shown by itself.
	Roles      []RoleAgreement
	Caps       []Cap
	Domains    []DomainResult
	Indicators []IndicatorResult
	// Outside are answers to indicators outside the sector or profile: kept, not scored.
	Outside []IndicatorResult
	Gaps    []Gap
	Open    []string // indicators that still wait for an answer, in rubric order
	Flags   []CheckResult
	Legal   []CheckResult
	// First is what to do first, most pressing first: red flags, hard-critical indicators at 0 or open, then the gaps
	// in order.
	First []First
	// Strengths are the indicators at level 2 or 3, strongest first.
	Strengths []string
	// Plan are the school's own actions, beside those for indicators and checks. Planned tells that they come from the
	// gap workbook of the round and not from the answers.
	Plan      []Action
	Planned   bool
	Findings  []Finding
	Trend     *Trend
	Benchmark *Benchmark
}

// Tally is what a domain, and the whole, adds up to. Scores run from 0 to 100, coverage from 0 to 1.
type Tally struct {
	InScope, Answered int
	// Score is that of the answered indicators; Lower and Upper count the open ones as 0 and as 3.
	Score, Lower, Upper Number
	// Coverage is answered ÷ in scope.
	Coverage Number
	// Verdict is what holds after caps and coverage; Uncapped is that of the lower bound alone. Both are empty for an
	// empty scope, and for a domain with fewer than three indicators in scope.
	Verdict, Uncapped rubric.VerdictID
}

// DomainResult is the outcome of one domain.
type DomainResult struct {
	Domain rubric.Domain
	Tally
}

// IndicatorResult is the outcome of one indicator of the sector and profile. Answer holds what counts, so a moderated
// level where there is one.
type IndicatorResult struct {
	Indicator *rubric.Indicator // that of the rubric itself: a board may have ten thousand schools
	Answer
	// Own is the answer of the school itself, before moderation.
	OwnState  State
	OwnLevel  rubric.Level
	Moderated *Moderation
	// Seen: an adviser looked at the school's own level, and came to the same or gave another.
	Seen bool
	// Plan are the actions; with exactly one the fields of Answer hold it too.
	Plan []Action
	// Notes is the number of notes, also of those that may not be shown.
	Notes int
	// Planned tells that the actions come from the gap workbook of the round and not from the answers.
	Planned bool
	// Agreement among the individual respondents; empty below the minimum of the rubric.
	Agreement Agreement
	// Roles are the roles that may be shown by themselves; Sides leaders and team side by side, nil when they may not
	// be.
	Roles []RoleView
	Sides *Sides
	leik  Number // what Agreement is the class of; it never leaves the package for one indicator
	// few, personal and mixed are those of merged.
	few, personal, mixed bool
}

// DateOfEvidence is the date that stands beside the evidence: that of all who gave some. Where they gave several dates
// none stands there, since it would be read as that of all; the newest, EvidenceDate, counts for how old evidence is.
func (i IndicatorResult) DateOfEvidence() Date {
	if i.mixed {
		return Date{}
	}
	return i.EvidenceDate
}

// Carries reports whether a next questionnaire may show the school's own level: not when it is that of one or two
// people.
func (i IndicatorResult) Carries() bool { return i.OwnState == Answered && !i.personal }

// OfFew reports whether the answer is that of one or two people, which a next questionnaire does not show.
func (i IndicatorResult) OfFew() bool { return i.few || i.personal }

// InScope reports whether the indicator counts: everything but "not applicable".
func (i IndicatorResult) InScope() bool { return i.State != NotApplicable }

// CheckResult is the answer of the school to a check.
type CheckResult struct {
	Check *rubric.Check // that of the rubric itself
	CheckAnswer
	// Plan and Planned are as those of an indicator.
	Plan    []Action
	Planned bool
	// Notes is the number of notes, also of those that may not be shown.
	Notes int
}

// Favourable reports whether the answer asks for nothing: no action, no finding out.
func (c CheckResult) Favourable() bool {
	return c.State == CheckYes && c.Check.Unfavourable == "no" || c.State == CheckNo && c.Check.Unfavourable == "yes"
}

// Gap is an indicator that was answered below the target. Gain is the rise of the overall score if only this indicator
// went to the target.
type Gap struct {
	Indicator     *rubric.Indicator
	Level, Target rubric.Level
	Gain          Number
}

// FirstKind says why something is to be done first.
type FirstKind string

// The kinds of first actions.
const (
	FirstFlag     FirstKind = "flag"
	FirstCritical FirstKind = "critical"
	FirstGap      FirstKind = "gap"
)

// First is one thing to do first: the id of a check or an indicator.
type First struct {
	Kind FirstKind
	ID   string
}

// Assess scores one round of a school. Previous is the round before it, or nil. The plan of the round takes the place
// of what its answers planned; it touches no level or score.
func Assess(r *rubric.Rubric, round Round, previous *Round, o Options) Assessment {
	school := schoolOf(round)
	r = r.For(school.Sector)
	v := hear(r, round.Responses, o.Few)
	v.exact = o.Exact
	a := Assessment{Rubric: r, School: school, Round: round.ID, Date: round.Date, Profile: v.profile(),
		Target: r.Target}
	if o.Target != nil {
		a.Target = *o.Target
	}
	a.Respondents, a.People = v.grouped(countRoles(r, v.responses)), v.grouped(v.counts)
	a.Returns, a.ReturnsHidden = v.returns(o.Asked)
	a.SmallLeaders = v.smallLeaders(o.Asked)
	a.Indicators = v.results(school.Sector, a.Profile, o)
	a.Outside = v.outside(school.Sector, a.Profile)
	if whole := v.whole(); whole != nil {
		a.Plan = actions(*whole, "")
	} else {
		a.Plan = together(round.Responses, "")
	}
	for n := range r.Checks {
		c := &r.Checks[n]
		if !c.In(school.Sector) {
			continue
		}
		result := v.check(c)
		if c.Kind == rubric.Flag {
			a.Flags = append(a.Flags, result)
		} else {
			a.Legal = append(a.Legal, result)
		}
	}
	a.plan(round.Plan)
	a.score()
	a.Agreement = a.meanAgreement()
	a.Gaps = a.gaps()
	a.First = a.first()
	a.Strengths = a.strengths()
	for _, i := range a.Indicators {
		if i.State.Open() {
			a.Open = append(a.Open, i.Indicator.ID)
		}
	}
	a.Roles = a.roleAgreements()
	a.Findings = a.findings()
	if previous != nil {
		a.Trend = trend(a, v, hear(r, previous.Responses, o.Few), *previous)
	}
	return a
}

// Indicator finds the outcome of an indicator by id; false when it is not of the sector and profile.
func (a *Assessment) Indicator(id string) (IndicatorResult, bool) {
	for _, i := range a.Indicators {
		if i.Indicator.ID == id {
			return i, true
		}
	}
	return IndicatorResult{}, false
}

// results merges the responses for every indicator of the sector and profile.
func (v voices) results(sector rubric.Sector, profile Profile, o Options) []IndicatorResult {
	var all []*rubric.Indicator
	for ind := range v.rubric.Each() {
		if asked(*ind, sector, profile) {
			all = append(all, ind)
		}
	}
	out := make([]IndicatorResult, 0, len(all))
	for _, ind := range all {
		m := v.merge(ind)
		result := IndicatorResult{Indicator: ind, Answer: m.Answer, Plan: m.plan, OwnState: m.State, OwnLevel: m.Level,
			Notes: m.notes, Seen: o.Seen[ind.ID], few: m.few, personal: m.personal, mixed: m.mixed}
		enough := len(m.levels) >= v.rubric.AgreementMinimum
		if enough {
			result.Agreement, result.leik = classOf(m.levels), consensus(m.levels)
		}
		if len(m.levels) > 0 && m.State != NotApplicable { // nobody has to agree on what does not occur
			byRole := v.levelsByRole(ind)
			result.Sides = v.sides(ind, byRole)
			if enough {
				result.Roles = v.roleViews(byRole)
			}
		}
		if mod, ok := o.Moderated[ind.ID]; ok && m.State != NotApplicable {
			result.Moderated, result.Seen = &mod, true
			result.State, result.Level = Answered, mod.Level
		}
		out = append(out, result)
	}
	return out
}

// outside gathers what a joint or only response says of indicators that are not of the sector and profile, so that no
// text gets lost.
func (v voices) outside(sector rubric.Sector, profile Profile) []IndicatorResult {
	source := v.whole()
	if source == nil {
		return nil
	}
	var out []IndicatorResult
	for ind := range v.rubric.Each() {
		answer, plan := source.Answers.Of(ind.ID), actions(*source, ind.ID)
		if !asked(*ind, sector, profile) && (answer != (Answer{}) || len(plan) > 0) {
			out = append(out, IndicatorResult{Indicator: ind, Answer: singleOf(answer, plan), Plan: plan,
				OwnState: answer.State, OwnLevel: answer.Level, Notes: count(answer.Note != "")})
		}
	}
	return out
}

// gaps lists the answered indicators below the target, in their order.
func (a *Assessment) gaps() []Gap {
	weight := 0 // of the answered indicators
	for _, i := range a.Indicators {
		if i.State == Answered {
			weight += i.Indicator.Weight
		}
	}
	var out []Gap
	for _, i := range a.Indicators {
		if i.State == Answered && i.Level < a.Target {
			gain := Fraction(100*i.Indicator.Weight*int(a.Target-i.Level), int(rubric.TopLevel)*weight)
			out = append(out, Gap{i.Indicator, i.Level, a.Target, gain})
		}
	}
	slices.SortStableFunc(out, func(x, y Gap) int { return a.gapOrder(x.Indicator, x.Level, y.Indicator, y.Level) })
	return out
}

// criticalRank puts hard before soft before none.
func criticalRank(c rubric.Critical) int {
	switch c {
	case rubric.Hard:
		return 0
	case rubric.Soft:
		return 1
	default:
		return 2
	}
}

func (a *Assessment) first() []First {
	var out []First
	for _, f := range a.Flags {
		if f.State == CheckYes {
			out = append(out, First{FirstFlag, f.Check.ID})
		}
	}
	urgent := map[string]bool{}
	for _, i := range a.Indicators {
		if i.Indicator.Critical == rubric.Hard && (i.State.Open() || i.State == Answered && i.Level == 0) {
			out = append(out, First{FirstCritical, i.Indicator.ID})
			urgent[i.Indicator.ID] = true
		}
	}
	for _, g := range a.Gaps {
		if !urgent[g.Indicator.ID] {
			out = append(out, First{FirstGap, g.Indicator.ID})
		}
	}
	return out
}

// strengths lists the indicators at level 2 or 3: highest first, critical before others, with evidence before without.
func (a *Assessment) strengths() []string {
	var strong []IndicatorResult
	for _, i := range a.Indicators {
		if i.State == Answered && i.Level >= 2 {
			strong = append(strong, i)
		}
	}
	slices.SortStableFunc(strong, func(x, y IndicatorResult) int {
		return cmp.Or(int(y.Level-x.Level), criticalRank(x.Indicator.Critical)-criticalRank(y.Indicator.Critical),
			count(x.Evidence == "")-count(y.Evidence == ""))
	})
	return lists.Map(strong, func(i IndicatorResult) string { return i.Indicator.ID })
}
