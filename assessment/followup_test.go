package assessment_test

import (
	"fmt"
	"slices"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

func TestFollowUpByHand(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, []string{`{id: R1, kind: flag, title: t, question: q, unfavourable: "yes"}`,
		`{id: R2, kind: flag, title: t, question: q, unfavourable: "yes"}`,
		`{id: R3, kind: flag, title: t, question: q, unfavourable: "yes"}`,
		`{id: X1, kind: legal, title: t, question: q, unfavourable: "no"}`,
		`{id: X2, kind: legal, title: t, question: q, unfavourable: "no"}`},
		tinyDomain{"A", []string{"A1", "A2", "A3", "A4", "A5", "A6"}})
	older := answersBy(r, rubric.PO, "joint", 1, 1, 1, 1, 1, 1)
	older.Round, older.Date = "2025-2026", day(t, "2025-11-02")
	planned(t, &older, "A1 open 2026-03-01 opschrijven", "A2 done - bespreken", "A2 busy - oefenen",
		"A3 dropped - laten", "A4 - 2026-03-01 doen", "A5 done - meten", "A6 open - vragen")
	now := answersBy(r, rubric.PO, "joint", 2, 1, 1, 0, unknown, 2)
	planned(t, &now, "A1 done - Opschrijven", "A4 done - iets anders")
	for id, states := range map[string]string{"R1": "yes no", "R2": "yes repaired", "R3": "no no", "X1": "no yes", "X2": " unknown"} {
		var was, is string
		_, _ = fmt.Sscan(states, &was, &is)
		if is == "" {
			was, is = "", was
		}
		older.Checks.Set(id, assessment.CheckAnswer{State: assessment.CheckState(was)})
		now.Checks.Set(id, assessment.CheckAnswer{State: assessment.CheckState(is)})
	}
	previous := roundOf(older)
	// The gap workbook of the round before says that A6 was done.
	previous.Plan = &assessment.Plan{Rows: []assessment.PlanRow{
		{ID: "A6", Action: assessment.Action{Text: "vragen", Status: assessment.StatusDone}, Fresh: true},
	}}
	got := assessment.Assess(r, roundOf(now), &previous, assessment.Options{}).Trend
	var checks []string
	for _, c := range got.Checks {
		checks = append(checks, fmt.Sprintf("%s %s-%s %t", c.Check.ID, c.Previous, c.Now, c.Unexplained()))
	}
	var d differences
	d.same("done", fmt.Sprint(got.Actions.Done), "[{A1 higher} {A2 equal} {A5 } {A6 higher}]")
	d.same("waiting and dropped", fmt.Sprint(got.Actions.Waiting, got.Actions.Dropped), "[A2 A4] [A3]")
	// R3 was no and is no: nothing to tell.
	d.same("checks", checks, []string{"R1 yes-no true", "R2 yes-repaired false", "X1 no-yes false", "X2 -unknown false"})
	d.same("middles", got.Middles, 0) // filled in together: no middle was taken
	d.fail(t, "follow-up")
}

func TestOddAndEvenNumbersOfPeople(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 3)
	round := func(n int) assessment.Round {
		return roundOf(slices.Repeat([]assessment.Response{answersBy(r, rubric.PO, "teacher", 2, 2, 2)}, n)...)
	}
	for _, c := range [][3]int{{3, 4, 1}, {4, 3, -1}, {3, 5, 0}, {4, 6, 0}} {
		before := round(c[0])
		if got := assessment.Assess(r, round(c[1]), &before, assessment.Options{}).Trend.Middles; got != c[2] {
			t.Errorf("from %d to %d people: %d, want %d", c[0], c[1], got, c[2])
		}
	}
}
