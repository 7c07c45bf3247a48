package view_test

import (
	"testing"

	"sggscan/internal/lang"
)

// Actions of a check and of the school itself stand beside the plan, each with its own owner.
func TestAgreedActions(t *testing.T) {
	t.Parallel()
	r := built(t, lang.NL, school("De Den", "po", "V1: 1")+
		"checks: {R1: {answer: repaired, actions: [{action: Excuses maken, status: done}]}}\n"+
		"plan: [{action: Studiedag plannen, owner: Bram}]\n")
	if len(r.Agreed) != 2 || r.Agreed[0].ID != "R1" || r.Agreed[0].Action != "Excuses maken" ||
		r.Agreed[1].ID != "" || r.Agreed[1].Owner != "Bram" {
		t.Errorf("agreed %+v", r.Agreed)
	}
}
