package answers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/problem"
)

func yamlPlan(t *testing.T, more string) (assessment.Response, []string) {
	t.Helper()
	var problems problem.List
	x, _ := reader(t).YAML("a.yaml",
		[]byte("school: {name: De Linde, sector: po}\ndate: 2026-11-02\n"+more), &problems)
	var told []string
	for _, p := range problems.All() {
		told = append(told, fmt.Sprintf("%d %s", p.Place.Line, p.Text.NL))
	}
	return x, told
}

// Several actions of an answer, of a check and of the school itself stay apart, each with its own owner, day and status.
func TestSeveralActions(t *testing.T) {
	t.Parallel()
	x, told := yamlPlan(t, `answers:
  V1: {level: 1, action: Tekst nakijken, owner: Els, actions: [{action: Team inlichten, owner: Bram, due: 2027-01-31, status: busy}, {owner: Cor}, {}, null]}
  V2: {actions: [{action: Los}]}
checks:
  R1: {answer: repaired, actions: [{action: Excuses maken, status: done}]}
plan: [{action: Studiedag plannen, due: 2027-03-01}]
`)
	if len(told) > 0 {
		t.Errorf("told %q", told)
	}
	day := func(y, m, d int) assessment.Due {
		date, _ := assessment.NewDate(y, m, d)
		return assessment.Due{Date: date}
	}
	want := map[string][]assessment.Action{
		"V1": {{Text: "Team inlichten", Owner: "Bram", Due: day(2027, 1, 31), Status: assessment.StatusBusy}, {Owner: "Cor"}},
		"V2": {{Text: "Los"}},
		"R1": {{Text: "Excuses maken", Status: assessment.StatusDone}},
		"":   {{Text: "Studiedag plannen", Due: day(2027, 3, 1)}},
	}
	if len(x.Actions) != len(want) {
		t.Errorf("actions of %d; want %d", len(x.Actions), len(want))
	}
	for id, list := range want {
		if !slices.Equal(x.Actions[id], list) {
			t.Errorf("%q: %+v; want %+v", id, x.Actions[id], list)
		}
	}
	if a := x.Answers.Of("V1"); a.Action != "Tekst nakijken" || a.Owner != "Els" {
		t.Errorf("the single fields of V1: %+v", a)
	}
}

// An action is read as strictly as the single fields are.
func TestActionsAreStrict(t *testing.T) {
	t.Parallel()
	for more, want := range map[string]string{
		"answers: {V1: {level: 1, actions: {action: x}}}":             "lijst",
		"answers: {V1: {level: 1, actions: [{actie: x}]}}":            "actie",
		"answers: {V1: {level: 1, actions: [{due: na de vakantie}]}}": "dag",
		"answers: {V1: {level: 1, actions: [{status: klaar}]}}":       "status",
		"answers: {V1: {level: 1, actions: [tekst]}}":                 "sleutels",
		"plan: tekst":                             "lijst",
		"plan: [{action: x, level: 1}]":           "level",
		"checks: {R1: {answer: no, action: los}}": "action",
	} {
		if _, told := yamlPlan(t, more+"\n"); len(told) == 0 || !strings.Contains(strings.Join(told, "\n"), want) {
			t.Errorf("%s: told %q; want %q", more, told, want)
		}
	}
}
