package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// planned puts actions in a response: "A1 open 2027-05-02 wat", with "-" for no status or day.
func planned(t *testing.T, x *assessment.Response, lines ...string) {
	t.Helper()
	x.Actions = map[string][]assessment.Action{}
	for _, l := range lines {
		f := strings.Fields(l)
		a := assessment.Action{Status: assessment.Status(strings.Trim(f[1], "-")), Text: strings.Join(f[3:], " ")}
		if strings.HasPrefix(f[2], "2") {
			a.Due.Date = day(t, f[2])
		} else {
			a.Due.Text = strings.Trim(f[2], "-")
		}
		id := strings.Trim(f[0], "-")
		x.Actions[id] = append(x.Actions[id], a)
	}
}

func TestProspectByHand(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, []string{`{id: R1, kind: flag, title: t, question: q, unfavourable: "yes"}`},
		tinyDomain{"A", []string{"A1 critical=hard core=true weight=2", "A2 effort=1", "A3 effort=3", "A4", "A5"}},
		tinyDomain{"B", []string{"B1 effort=1", "B2 allow_na=true", "B3"}})
	x := answersBy(r, rubric.PO, "joint", 1, 1, 2, 3, unknown, 2, na, 2) // on 2026-11-02
	planned(t, &x,
		"A1 open 2027-05-02 opschrijven",       // the last day of the first half year
		"A2 done 2026-12-01 bespreken",         // done: after the next measurement
		"A2 busy 2028-01-01 herhalen",          // the later of two: the question rises once
		"A2 - 2027-05-03 oefenen",              // the first day of the second half year; no status is open
		"A3 open 2026-01-10 nakijken",          // overdue: the first phase
		"A4 busy 2027-02-01 houden",            // at 3 already
		"A5 open 2027-02-01 uitzoeken",         // no level yet
		"B1 open nastudiedag rooster",          // a day in words
		"B3 dropped 2027-02-01 laten",          // not counted
		"B2 open 2027-02-01 nvt",               // does not apply
		"R1 open 2027-02-01 gesprek",           // a flag
		"- open 2027-02-01 eigen", "- open - ", // one of the school itself, and a status alone
	)
	a := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
	got := a.Prospect()
	// Weights 2 + 1·6 = 8 (B2 does not apply): 24 points. Now 2·1 + 1 + 2 + 3 + 2 + 2 = 12: 50, and A1 at 1 caps.
	// Until 2 May A1 and A3: 12 + 2 + 1 = 15: 62.5, and A is 11 of 18: 61.1. Until 2 November A2 too: 16: 66.7.
	if len(got.Phases) != 2 {
		t.Fatalf("%d phases: %+v", len(got.Phases), got.Phases)
	}
	one, two := got.Phases[0], got.Phases[1]
	if !exactly(one.Lower, 125, 2) || one.Verdict != rubric.InPractice || a.Verdict != rubric.Developing {
		t.Errorf("phase 1: %v, %s; want 62.5, in_practice, from developing", one.Lower.Float(), one.Verdict)
	}
	if !exactly(two.Lower, 200, 3) || two.Verdict != rubric.InPractice {
		t.Errorf("phase 2: %v, %s; want 66.67", two.Lower.Float(), two.Verdict)
	}
	var d differences
	d.same("phases", fmt.Sprint(one.Until, one.Questions, one.Load, two.Until, two.Questions, two.Load),
		"2027-05-02 [A1 A3] [0 1 1] 2027-11-02 [A2] [1 0 0]")
	d.same("apart", fmt.Sprint(got.Late, got.Undated, got.UndatedLoad, got.Open, got.Top, got.Done, got.Dropped, got.Others),
		"[A3] [B1] [1 0 0] [A5] [A4] [A2] [B3] 3")
	d.fail(t, "plan")

	x.Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckYes})
	a = assessment.Assess(r, roundOf(x), nil, assessment.Options{})
	if got := a.Prospect().Phases[1]; got.Verdict != rubric.NotYet {
		t.Errorf("a flag answered yes stays, so the plan leads to not_yet; got %s", got.Verdict)
	}
	x.Answers.Set("A4", short(unknown))
	a = assessment.Assess(r, roundOf(x), nil, assessment.Options{})
	if got := a.Prospect().Phases[1]; got.Verdict != rubric.Incomplete {
		t.Errorf("a plan answers nothing, so the verdict stays incomplete; got %s", got.Verdict)
	}
}

// Of 300 schools with random plans: each phase ends later, no score falls, no verdict falls, and the whole of the plan
// brings what its questions weigh.
func TestProspectNeverFalls(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20261102, 15))
	r, several := defaultRubric(t), 0
	for n := range 300 {
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		x := m.response(m.sector(), m.profile(), "joint", []int{high, uniform, manyOpen}[n%3])
		var lines []string
		for _, i := range r.Indicators() {
			status := []string{"-", "open", "busy", "done", "dropped"}[rng.IntN(5)]
			lines = append(lines, fmt.Sprintf("%s %s 20%d-%02d-01 doen", i.ID, status, 26+rng.IntN(4), 1+rng.IntN(12)))
		}
		planned(t, &x, lines...)
		a := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
		rank := map[rubric.VerdictID]int{rubric.NotYet: 0, rubric.Developing: 1, rubric.InPractice: 2, rubric.Embedded: 3}
		until, lower, verdict, rise, weights := a.Date, a.Lower, a.Verdict, 0, 0
		for _, i := range a.Indicators {
			if i.InScope() {
				weights += i.Indicator.Weight
			}
		}
		got := a.Prospect()
		for _, p := range got.Phases {
			if !p.Until.After(until) || p.Lower.Less(lower.Rat()) || rank[p.Verdict] < rank[verdict] {
				t.Fatalf("school %d: %s %v %s after %s %v %s", n, p.Until, p.Lower.Float(), p.Verdict, until, lower.Float(), verdict)
			}
			until, lower, verdict = p.Until, p.Lower, p.Verdict
			for _, id := range p.Questions {
				i, _ := r.Indicator(id)
				rise += i.Weight
			}
		}
		if rise > 0 && !exactly(lower.Minus(a.Lower), int64(100*rise), int64(3*weights)) {
			t.Fatalf("school %d: the plan brings %v, want %d of %d", n, lower.Minus(a.Lower).Float(), rise, 3*weights)
		}
		if len(got.Phases) > 2 {
			several++
		}
	}
	if several < 200 {
		t.Errorf("only %d schools had a plan of several phases", several)
	}
}
