package view_test

import (
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// Actions of a check and of the school itself stand beside the plan, each with its own owner.
func TestAgreedActions(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, school("De Den", "po", "V1: 1")+
		"checks: {R1: {answer: repaired, actions: [{action: Excuses maken, status: done}]}}\n"+
		"plan: [{action: Studiedag plannen, owner: Bram}]\n")
	last := r.Plan[len(r.Plan)-2:]
	if last[0].ID != "R1" || last[0].Action != "Excuses maken" || last[0].Kind != view.PlanCheck ||
		last[1].ID != "" || last[1].Owner != "Bram" || last[1].Kind != view.PlanOwn {
		t.Errorf("plan ends with %+v", last)
	}
}

// The plan begins with what comes first, each action has its row, and what is late or nobody's is said.
func TestPlanRows(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, school("De Den", "po", `V1: {level: 1, actions: [{action: Een, owner: An, due: 2026-01-31}, {action: Twee}]},
  V2: {level: 0, action: Drie, due: 2026-01-31, status: done}, V3: 3, V4: unknown`)+"checks: {R1: yes, X1: no, X2: unknown, X4: yes}\n")
	var got []string
	for _, p := range r.Plan[:7] {
		got = append(got, strings.Join([]string{p.Kind, p.ID, p.Change, p.Action, p.Late + p.Unowned}, "|"))
	}
	want := []string{"check|R1|nu rechtzetten||", "check|X1|||", "check|X2|uitzoeken||", "gap|V1|van 1 naar 2|Een|te laat",
		"gap|V1|van 1 naar 2|Twee|nog niemand", "gap|V2|van 0 naar 1|Drie|"}
	if !slices.Equal(got[:6], want) || !strings.HasPrefix(got[6], "open|") {
		t.Errorf("plan %q; want %q", got, want)
	}
	for _, p := range r.Plan {
		if p.Kind != view.PlanOwn && p.Step == "" {
			t.Errorf("%s asks for something and advises nothing", p.ID)
		}
		if p.ID == "V3" || p.ID == "X4" {
			t.Errorf("%s asks for nothing", p.ID)
		}
	}
}
