package assessment

import (
	"slices"
	"testing"

	"sggscan/rubric"
)

// Schools of several sectors and profiles are laid beside each other on what all of them were asked, and on nothing
// else.
func TestSharedIndicators(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	scored := func(sector rubric.Sector, profile Profile, level func(rubric.Indicator) rubric.Level) Assessment {
		x := Response{Profile: profile, School: School{Name: "De Linde", Sector: sector}, Role: rubric.Joint}
		for _, i := range r.Indicators() {
			x.Answers.Set(i.ID, Answer{State: Answered, Level: level(i)})
		}
		return Assess(r, Round{ID: "2026-2027", Responses: []Response{x}}, nil, Options{})
	}
	// Level 3 on the short list and 0 elsewhere: only a score on the short list alone is 100.
	core := func(i rubric.Indicator) rubric.Level {
		if i.InCore(rubric.PO) {
			return 3
		}
		return 0
	}
	full, short := scored(rubric.PO, Full, core), scored(rubric.MBO, Core, core)
	ids := Shared([][]string{full.Asked(), short.Asked()})
	for _, i := range r.Indicators() {
		if want := i.InCore(rubric.PO) && i.InCore(rubric.MBO) && i.In(rubric.PO) && i.In(rubric.MBO); slices.Contains(ids, i.ID) != want {
			t.Errorf("%s shared: %v, want %v", i.ID, !want, want)
		}
	}
	if got := full.ScoreOn(ids).Float(); got != 100 || full.Score.Float() >= 100 {
		t.Errorf("on the shared indicators %v, on all %v", got, full.Score.Float())
	}
	if got, want := full.ScoreOn(Shared([][]string{full.Asked()})), full.Score; got.Rat().Cmp(want.Rat()) != 0 {
		t.Errorf("alone %v, want %v", got.Float(), want.Float())
	}
	if full.ScoreOn(nil).Known() || Shared(nil) != nil {
		t.Error("a score without indicators")
	}
}
