package assessment

import (
	"slices"

	"sggscan/rubric"
)

// Overall is the scope of a cap on the whole; the other scopes are domain ids.
const Overall = "overall"

// CapReason says why a cap holds.
type CapReason string

// The reasons of a cap.
const (
	CapHardZero CapReason = "hard_critical_0"
	CapHardOpen CapReason = "hard_critical_open"
	CapHardOne  CapReason = "hard_critical_1"
	CapSoftZero CapReason = "soft_critical_0"
	CapFlagYes  CapReason = "flag_yes"
)

// Cap is a limit on a verdict: the verdict of Scope is at most Limit because of the indicator or flag ID. A cap is
// listed also when it changes nothing.
type Cap struct {
	ID     string
	Scope  string
	Limit  rubric.VerdictID
	Reason CapReason
}

// caps lists every cap that holds, in rubric order, flags last.
func (a *Assessment) caps() []Cap {
	var out []Cap
	for _, i := range a.Indicators {
		if !i.InScope() {
			continue
		}
		id, domain := i.Indicator.ID, i.Indicator.Domain
		both := func(limit rubric.VerdictID, why CapReason) {
			out = append(out, Cap{id, domain, limit, why}, Cap{id, Overall, limit, why})
		}
		zero, one := i.State == Answered && i.Level == 0, i.State == Answered && i.Level == 1
		switch {
		case i.Indicator.Critical == rubric.Hard && zero:
			both(rubric.NotYet, CapHardZero)
		case i.Indicator.Critical == rubric.Hard && i.State.Open():
			both(rubric.NotYet, CapHardOpen)
		case i.Indicator.Critical == rubric.Hard && one:
			both(rubric.Developing, CapHardOne)
		case i.Indicator.Critical == rubric.Soft && zero:
			out = append(out, Cap{id, domain, rubric.Developing, CapSoftZero})
		}
	}
	for _, f := range a.Flags {
		if f.State == CheckYes {
			out = append(out, Cap{f.Check.ID, Overall, rubric.NotYet, CapFlagYes})
		}
	}
	return out
}

// verdict gives a tally its verdict: the label of the lower bound, then the caps of its scope, then "incomplete" when
// too little was answered. Nothing in scope has no verdict.
func (a *Assessment) verdict(t *Tally, scope string) {
	if !t.Lower.Known() {
		return
	}
	ladder := a.Rubric.Verdicts
	step := 0
	for n, v := range ladder {
		if !t.Lower.Less(v.From) {
			step = n
		}
	}
	t.Uncapped = ladder[step].ID
	for _, c := range a.Caps {
		if c.Scope == scope {
			step = min(step, slices.IndexFunc(ladder, func(v rubric.Verdict) bool { return v.ID == c.Limit }))
		}
	}
	t.Verdict = ladder[step].ID
	if t.Coverage.Less(a.Rubric.CoverageMinimum) {
		t.Verdict = rubric.Incomplete
	}
}
