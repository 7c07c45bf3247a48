package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
)

// Who was asked stands beside who answered: by role from five people on, single roles always, the others as colleagues.
// Where a small role answered of which it is not known how many were asked, or the only one that was, the colleagues are
// left out: it would show which role that is.
func TestReturns(t *testing.T) {
	people := func(counts map[string]int) assessment.Round {
		round := apart(t, "teacher", 0, nil)
		for _, role := range defaultRubric(t).Roles {
			round.Responses = append(round.Responses, apart(t, role.ID, counts[role.ID], nil).Responses...)
		}
		return round
	}
	for name, c := range map[string]struct {
		came, asked map[string]int
		want        string
	}{
		"shown":                    {map[string]int{"leader": 1, "teacher": 7}, map[string]int{"leader": 1, "teacher": 12}, "leader 1 of 1, teacher 7 of 12"},
		"colleagues":               {map[string]int{"teacher": 7, "mentor": 2, "support": 1}, map[string]int{"teacher": 12, "mentor": 3, "support": 5}, "teacher 7 of 12, colleagues 3 of 8"},
		"nothing came":             {map[string]int{"teacher": 5}, map[string]int{"teacher": 6, "mentor": 4}, "teacher 5 of 6, colleagues 0 of 4"},
		"one small role came":      {map[string]int{"teacher": 7, "mentor": 2}, map[string]int{"teacher": 12, "mentor": 4}, "teacher 7 of 12"},
		"one small role, no other": {map[string]int{"mentor": 2, "leader": 1}, map[string]int{"mentor": 4, "support": 0}, ""},
		"no leader":                {map[string]int{"teacher": 5}, map[string]int{"leader": 1}, "leader 0 of 1"},
		"small unknown":            {map[string]int{"teacher": 7, "mentor": 2, "support": 1}, map[string]int{"teacher": 12, "mentor": 3}, "teacher 7 of 12"},
		"more than that":           {map[string]int{"teacher": 7}, map[string]int{"teacher": 5}, "teacher 7 of 5"},
		"not asked":                {map[string]int{"teacher": 7}, nil, ""},
	} {
		a := assessment.Assess(defaultRubric(t), people(c.came), nil, assessment.Options{Asked: c.asked})
		var words []string
		for _, x := range a.Returns {
			words = append(words, fmt.Sprintf("%s %d of %d", x.Role, x.Returned, x.Asked))
		}
		if a.ReturnsHidden != (name == "small unknown" || strings.HasPrefix(name, "one small role")) {
			t.Errorf("%s: hidden %v", name, a.ReturnsHidden)
		}
		if got := strings.Join(words, ", "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// More answers than people is told, of a role that may be shown by its name, of small roles as one number.
func TestMoreAnswersThanPeopleIsTold(t *testing.T) {
	r := defaultRubric(t)
	round := apart(t, "teacher", 7, nil)
	round.Responses = append(round.Responses, apart(t, "mentor", 2, nil).Responses...)
	round.Responses = append(round.Responses, apart(t, "support", 1, nil).Responses...)
	for want, asked := range map[string]map[string]int{
		"docent: er kwamen meer antwoorden (7) dan er mensen zijn gevraagd (5)":                     {"teacher": 5, "mentor": 2, "support": 1},
		"collega's in kleine rollen: er kwamen meer antwoorden (3) dan er mensen zijn gevraagd (2)": {"teacher": 7, "mentor": 1, "support": 1},
		"": {"teacher": 7, "mentor": 1, "support": 2},
	} {
		a := assessment.Assess(r, round, nil, assessment.Options{Asked: asked})
		var problems problem.List
		a.WarnReturned(&problems)
		if got := problems.All(); (want == "") != (len(got) == 0) || want != "" && !strings.HasPrefix(got[0].Text.In(lang.NL), want) {
			t.Errorf("%v: %v; want %q", asked, got, want)
		}
	}
}
