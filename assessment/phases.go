package assessment

import (
	"slices"

	"sggscan/rubric"
)

// phaseMonths is the length of a phase of the action plan. The first one begins on the day of the assessment.
const phaseMonths = 6

// Load is how many questions ask for little work, for some and for much: those of effort 1, 2 and 3.
type Load [3]int

// Phase is half a year of the action plan.
type Phase struct {
	// Until is the last day of the phase. What should have been done on the day of the assessment or before it stands
	// in the first phase.
	Until Date
	// Questions are those of which the first action that is open or busy is due in the phase, in rubric order.
	Questions []string
	Load      Load
	// Outlook is what comes out if the actions of this phase, and of those before it, succeed: never a promise.
	Outlook
}

// Prospect is the action plan in phases of half a year: what comes out if what the school planned succeeds. Proposals
// of the rubric do not count.
type Prospect struct {
	// Phases are those in which something is due, in order of time.
	Phases []Phase
	// Undated are questions with actions of which none has a day; they belong to no phase.
	Undated     []string
	UndatedLoad Load
	// Late are the questions of the first phase that were due before the day of the assessment.
	Late []string
	// Open are questions with an action and no answer yet, and Top those at the highest level: neither can rise.
	Open, Top []string
	// Done are questions with an action that is done: that counts after the next measurement. Dropped are those with
	// an action that was dropped.
	Done, Dropped []string
	// Others is the number of actions, open or busy, of checks, of questions that do not count and of the school
	// itself.
	Others int
}

// Prospect computes the phases of the plan. A question with actions that are open or busy rises by one level, to 3 at
// most, in the phase of the first of them that has a day; several actions raise it once. Flags stay as they are, and so
// does coverage: a plan answers nothing.
func (a *Assessment) Prospect() Prospect {
	var out Prospect
	phases := map[int][]*rubric.Indicator{}
	for _, i := range a.Indicators {
		live, due := ahead(i.Plan)
		id := i.Indicator.ID
		if i.hasAction(StatusDone) {
			out.Done = append(out.Done, id)
		}
		if i.hasAction(StatusDropped) {
			out.Dropped = append(out.Dropped, id)
		}
		switch {
		case live == 0:
		case !i.InScope():
			out.Others += live
		case i.State.Open():
			out.Open = append(out.Open, id)
		case i.Level == rubric.TopLevel:
			out.Top = append(out.Top, id)
		case due.IsZero():
			out.Undated = append(out.Undated, id)
			out.UndatedLoad[i.Indicator.Effort-1]++
		default:
			if a.Date.After(due) {
				out.Late = append(out.Late, id)
			}
			n := 1
			for due.After(a.Date.MonthsBefore(-phaseMonths * n)) {
				n++
			}
			phases[n] = append(phases[n], i.Indicator)
		}
	}
	others := slices.Clone(a.Plan)
	for _, i := range a.Outside {
		others = append(others, i.Plan...)
	}
	for _, c := range slices.Concat(a.Flags, a.Legal) {
		others = append(others, c.Plan...)
	}
	live, _ := ahead(others)
	out.Others += live
	out.Phases = a.phases(phases)
	return out
}

// phases adds up, phase after phase, what the questions bring that rise in it.
func (a *Assessment) phases(rising map[int][]*rubric.Indicator) []Phase {
	var numbers []int
	for n := range rising {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	s := a.standing()
	var out []Phase
	for _, n := range numbers {
		p := Phase{Until: a.Date.MonthsBefore(-phaseMonths * n)}
		for _, i := range rising[n] {
			at := slices.IndexFunc(s.items, func(x stand) bool { return x.indicator == i })
			s.set(at, s.items[at].level+1, false)
			p.Questions = append(p.Questions, i.ID)
			p.Load[i.Effort-1]++
		}
		p.Outlook = Outlook{a.Rubric.Verdicts[s.verdict()].ID, s.lower()}
		if a.Verdict == rubric.Incomplete {
			p.Verdict = rubric.Incomplete
		}
		out = append(out, p)
	}
	return out
}

// ahead counts the actions that are open or busy, and finds the first day on which one of them is due. A status alone
// that says no more than "open" plans nothing.
func ahead(plan []Action) (live int, first Date) {
	for _, x := range plan {
		if x.Status == StatusDone || x.Status == StatusDropped || x == (Action{Status: StatusOpen}) {
			continue
		}
		live++
		if d := x.Due.Date; first.IsZero() || first.After(d) {
			first = d
		}
	}
	return live, first
}

func (i IndicatorResult) hasAction(s Status) bool {
	return slices.ContainsFunc(i.Plan, func(x Action) bool { return x.Status == s })
}
