package assessment

import (
	"slices"

	"sggscan/rubric"
)

// FollowUp is what became of the actions that stood in the plan of the round before.
type FollowUp struct {
	// Done are the questions with an action that is done, and how each moved.
	Done []Followed
	// Waiting are the questions with an action that was still open or busy, as far as anybody said; Dropped those of
	// which all actions were dropped.
	Waiting, Dropped []string
}

// Followed is a question of which an action is done. Change is empty when it has no level now.
type Followed struct {
	Indicator string
	Change    Change
}

// CheckChange is a flag or legal duty in both rounds.
type CheckChange struct {
	Check         *rubric.Check
	Now, Previous CheckState
}

// Unexplained reports whether a flag that was answered yes is now answered no: only "repaired" says that it was put
// right.
func (c CheckChange) Unexplained() bool {
	return c.Check.Kind == rubric.Flag && c.Previous == CheckYes && c.Now == CheckNo
}

// Unexplained are the flags that went from yes to no without "repaired".
func (t *Trend) Unexplained() []string {
	var out []string
	for _, c := range t.Checks {
		if c.Unexplained() {
			out = append(out, c.Check.ID)
		}
	}
	return out
}

// follow looks what became of the plan of the round before. How far an action is by now tells the plan of this round,
// when the same words stand there for the question; else that of the round before, with what the school wrote in its
// gap workbook.
func (t *Trend) follow(before, now []IndicatorResult) {
	for _, was := range before {
		var done, waiting, dropped bool
		at := slices.IndexFunc(now, func(r IndicatorResult) bool { return r.Indicator.ID == was.Indicator.ID })
		for _, x := range was.Plan {
			if at >= 0 {
				x.Status = statusNow(x, now[at].Plan)
			}
			live, _ := ahead([]Action{x})
			done, dropped = done || x.Status == StatusDone, dropped || x.Status == StatusDropped
			waiting = waiting || live > 0
		}
		id := was.Indicator.ID
		if done {
			t.Actions.Done = append(t.Actions.Done, Followed{id, t.changeOf(id)})
		}
		if waiting {
			t.Actions.Waiting = append(t.Actions.Waiting, id)
		} else if dropped && !done {
			t.Actions.Dropped = append(t.Actions.Dropped, id)
		}
	}
}

func statusNow(x Action, plan []Action) Status {
	for _, y := range plan {
		if x.Text != "" && y.Status != "" && FoldName(x.Text) == FoldName(y.Text) {
			return y.Status
		}
	}
	return x.Status
}

func (t *Trend) changeOf(id string) Change {
	for _, x := range t.Indicators {
		if x.Indicator == id {
			return x.Change
		}
	}
	return ""
}

// checks are the flags and legal duties of which the answer changed, or asks for something still. One that was not
// answered before is told only when it asks for something now.
func (v voices) checks(now []CheckResult) []CheckChange {
	var out []CheckChange
	for _, c := range now {
		was := v.check(c.Check).State
		told := c.State != was || !c.Favourable()
		if was == CheckBlank {
			told = c.State != CheckBlank && !c.Favourable()
		}
		if told {
			out = append(out, CheckChange{c.Check, c.State, was})
		}
	}
	return out
}

// people is the number of responses of which a middle was taken; 0 where a joint one gave the levels.
func (v voices) people() int {
	if v.joint != nil {
		return 0
	}
	return len(v.responses)
}

// middles says whether the lower of two middles counts in one of the rounds alone: 1 now (an even number of people
// after an odd one), −1 in the round before.
func middles(now, before int) int {
	if now == 0 || before == 0 {
		return 0
	}
	return before%2 - now%2
}
