package assessment

import (
	"slices"

	"sggscan/rubric"
)

// Overall is the scope of a cap on the whole; the other scopes are domain ids.
const Overall = "overall"

// CapReason says why a cap holds.
type CapReason string

// The reasons of a cap. CapDomain is a weak domain, which a mean must not hide.
const (
	CapHardZero CapReason = "hard_critical_0"
	CapHardOpen CapReason = "hard_critical_open"
	CapHardOne  CapReason = "hard_critical_1"
	CapSoftZero CapReason = "soft_critical_0"
	CapFlagYes  CapReason = "flag_yes"
	CapDomain   CapReason = "domain"
)

// Cap is a limit on a verdict: the verdict of Scope is at most Limit because of the indicator, flag or domain ID. A cap
// is listed also when it changes nothing.
type Cap struct {
	ID     string
	Scope  string
	Limit  rubric.VerdictID
	Reason CapReason
}

// The steps of the ladder of verdicts, which every rubric has.
const (
	notYet = iota
	developing
	inPractice
	embedded
)

// domainSize is the number of questions in scope from which a domain has a verdict.
const domainSize = 3

// criticalLimit is the highest step that a critical question allows at a level; ok is false when it allows all. A hard
// one limits its domain and the whole, a soft one its domain. Open counts as level 0 for a hard one.
func criticalLimit(c rubric.Critical, level rubric.Level, open bool) (step int, why CapReason, ok bool) {
	switch {
	case c == rubric.Hard && open:
		return notYet, CapHardOpen, true
	case c == rubric.Hard && level == 0:
		return notYet, CapHardZero, true
	case c == rubric.Hard && level == 1:
		return developing, CapHardOne, true
	case c == rubric.Soft && level == 0 && !open:
		return developing, CapSoftZero, true
	}
	return embedded, "", false
}

// domainLimit is the highest step that a domain allows the whole: one above its own, when that is weak.
func domainLimit(step int) (limit int, ok bool) {
	if step <= developing {
		return step + 1, true
	}
	return embedded, false
}

// label is the step of the ladder that a lower bound reaches.
func label(ladder []rubric.Verdict, lower Number) int {
	step := notYet
	for n, v := range ladder {
		if !lower.Less(v.From) {
			step = n
		}
	}
	return step
}

// score adds up the domains and the whole, and gives the verdicts: the label of the lower bound, then the caps, then
// "incomplete" when too little was answered. Nothing in scope has no verdict, and neither has a small domain.
func (a *Assessment) score() {
	ladder := a.Rubric.Verdicts
	var all sums
	parts := make(map[string]*sums, len(a.Rubric.Domains))
	for _, d := range a.Rubric.Domains {
		parts[d.ID] = &sums{}
	}
	for _, i := range a.Indicators {
		parts[i.Indicator.Domain].add(i)
		all.add(i)
	}
	a.Caps, a.Domains = nil, nil
	limits := map[string]int{Overall: embedded}
	limit := func(id, scope string, step int, why CapReason) {
		if n, ok := limits[scope]; !ok || step < n {
			limits[scope] = step
		}
		a.Caps = append(a.Caps, Cap{id, scope, ladder[step].ID, why})
	}
	for _, i := range a.Indicators {
		step, why, ok := criticalLimit(i.Indicator.Critical, i.Level, i.State.Open())
		if !ok || !i.InScope() {
			continue
		}
		if parts[i.Indicator.Domain].inScope >= domainSize {
			limit(i.Indicator.ID, i.Indicator.Domain, step, why)
		}
		if i.Indicator.Critical == rubric.Hard {
			limit(i.Indicator.ID, Overall, step, why)
		}
	}
	for _, f := range a.Flags {
		if f.State == CheckYes {
			limit(f.Check.ID, Overall, notYet, CapFlagYes)
		}
	}
	for _, d := range a.Rubric.Domains {
		result := DomainResult{Domain: d, Tally: parts[d.ID].tally()}
		if result.InScope >= domainSize {
			most, ok := limits[d.ID]
			if !ok {
				most = embedded
			}
			if step, weak := domainLimit(result.judge(a.Rubric, most)); weak {
				limit(d.ID, Overall, step, CapDomain)
			}
		}
		a.Domains = append(a.Domains, result)
	}
	if a.Tally = all.tally(); a.InScope > 0 {
		a.judge(a.Rubric, limits[Overall])
	}
}

// judge fills in the verdicts, and returns the step after the caps, whose strictest is most.
func (t *Tally) judge(r *rubric.Rubric, most int) int {
	step := label(r.Verdicts, t.Lower)
	t.Uncapped = r.Verdicts[step].ID
	step = min(step, most)
	t.Verdict = r.Verdicts[step].ID
	if t.Coverage.Less(r.CoverageMinimum) {
		t.Verdict = rubric.Incomplete
	}
	return step
}

// Holds reports whether a cap lowers the verdict of the whole now: others would hold down a higher one only.
func (a *Assessment) Holds(c Cap) bool {
	return c.Scope == Overall && a.stepOf(c.Limit) < a.stepOf(a.Uncapped)
}

// stepOf is the place of a verdict on the ladder; −1 for none, and for "incomplete".
func (a *Assessment) stepOf(v rubric.VerdictID) int {
	return slices.IndexFunc(a.Rubric.Verdicts, func(x rubric.Verdict) bool { return x.ID == v })
}

// sums are what the answers of a scope add up to.
type sums struct {
	inScope, answered, points, answeredWeight, scopeWeight int
}

func (s *sums) add(i IndicatorResult) {
	if !i.InScope() {
		return
	}
	s.inScope++
	s.scopeWeight += i.Indicator.Weight
	if i.State == Answered {
		s.answered++
		s.points += i.Indicator.Weight * int(i.Level)
		s.answeredWeight += i.Indicator.Weight
	}
}

// tally is 100·Σ(w·l) ÷ (3·Σw): over the answered indicators for the score, over all in scope with open ones as 0 and
// as 3 for the bounds.
func (s *sums) tally() Tally {
	t := Tally{InScope: s.inScope, Answered: s.answered}
	top := int(rubric.TopLevel)
	if s.answered > 0 {
		t.Score = Fraction(100*s.points, top*s.answeredWeight)
	}
	if s.inScope > 0 {
		openPoints := top * (s.scopeWeight - s.answeredWeight)
		t.Lower = Fraction(100*s.points, top*s.scopeWeight)
		t.Upper = Fraction(100*(s.points+openPoints), top*s.scopeWeight)
		t.Coverage = Fraction(s.answered, s.inScope)
	}
	return t
}

// tallyOf adds up some indicators; with an empty domain those of all.
func tallyOf(results []IndicatorResult, domain string) Tally {
	var s sums
	for _, i := range results {
		if domain == "" || i.Indicator.Domain == domain {
			s.add(i)
		}
	}
	return s.tally()
}
