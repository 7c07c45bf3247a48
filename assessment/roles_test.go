package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// byRole are responses to the first question: "leader 3", "teacher 1 1 0".
func byRole(r *rubric.Rubric, roles ...string) []assessment.Response {
	var out []assessment.Response
	for _, x := range roles {
		words := strings.Fields(x)
		for _, w := range words[1:] {
			out = append(out, answersBy(r, rubric.PO, words[0], int(w[0]-'0')))
		}
	}
	return out
}

func assessed(r *rubric.Rubric, responses []assessment.Response) assessment.Assessment {
	return assessment.Assess(r, roundOf(responses...), nil, assessment.Options{})
}

// roleWords are the roles that are shown on the first question: "teacher 6: 1 (agreed)".
func roleWords(a assessment.Assessment) string {
	var out []string
	for _, v := range a.Indicators[0].Roles {
		word := fmt.Sprintf("%s %d: %d", v.Role, v.Count, v.Median)
		if v.Agreement != "" {
			word += fmt.Sprintf(" (%s)", v.Agreement)
		}
		out = append(out, word)
	}
	return strings.Join(out, ", ")
}

func TestRolesAreShownOnlyWhereNobodyCanBeRecognised(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	tests := []struct {
		about string
		roles []string
		want  string
	}{
		{"five of a role, nobody else: F = 1/5 4/5 1, 1 − 2·(1/5 + 1/5)/3 is partly, and of five no more is said", []string{"teacher 0 1 1 1 2"}, "teacher 5: 1 (differing)"},
		{"four of a role", []string{"teacher 0 1 1 1"}, ""},
		{"four of a role beside two single ones", []string{"leader 3", "board 1", "teacher 0 1 1 1"}, ""},
		{"the leader is one of one, and may be seen", []string{"leader 3", "teacher 1 1 1 1 1"}, "leader 1: 3, teacher 5: 1 (agreed)"},
		{"a mentor alone would be what is left over", []string{"teacher 1 1 1 1 1", "mentor 3"}, ""},
		{"four left over of two roles", []string{"teacher 1 1 1 1 1 1", "mentor 3 3", "care 2 2"}, ""},
		{"five left over of two roles", []string{"teacher 1 1 1 1 1", "mentor 3 3 3", "care 2 2"}, "teacher 5: 1 (agreed)"},
		{"the smaller group goes with the one left over", []string{"teacher 1 1 1 1 1 1", "mentor 2 2 2 2 2", "care 0"}, "teacher 6: 1 (agreed)"},
		{"a leader beside two teachers: the whole less the leader would be those two", []string{"leader 3", "teacher 1 1"}, ""},
		{"two people of one each hide nobody", []string{"leader 3", "board 1", "teacher 1 2 2 3 3"}, "leader 1: 3, board 1: 1, teacher 5: 2 (differing)"},
		{"a joint answer is nobody's own", []string{"joint 3", "teacher 1 1 1 1 1"}, "teacher 5: 1 (agreed)"},
	}
	for _, tt := range tests {
		if got := roleWords(assessed(r, byRole(r, tt.roles...))); got != tt.want {
			t.Errorf("%s: %v shows %q; want %q", tt.about, tt.roles, got, tt.want)
		}
	}
}

func TestAgreementOfRoleIsMeanOverItsQuestions(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	// On nine questions half say 0 and half say 3: agreement 0. On a tenth five levels are left, and they are equal: 1.
	people := func(questions int) []assessment.Response {
		var out []assessment.Response
		for n := range 6 {
			codes := slices.Repeat([]int{[]int{3, 0}[n%2]}, questions-1)
			out = append(out, answersBy(r, rubric.PO, "teacher", append(codes, []int{2, 2, 2, 2, 2, unknown}[n])...))
		}
		return out
	}
	got := assessed(r, people(10))
	if len(got.Roles) != 1 || got.Roles[0].Role != "teacher" || got.Roles[0].Count != 6 || !exactly(got.Roles[0].Agreement, 1, 10) {
		t.Errorf("roles %+v; want six teachers with (9·0 + 1) ÷ 10", got.Roles)
	}
	if !exactly(got.Agreement, 1, 10) {
		t.Errorf("agreement of the whole is %v", got.Agreement)
	}
	// With a mean over nine questions, and what is shown of eight, the ninth could be worked out.
	if got := assessed(r, people(9)); got.Agreement.Known() || got.Roles[0].Agreement.Known() {
		t.Errorf("agreement %v and roles %+v over nine questions", got.Agreement, got.Roles)
	}
}

func TestLeadersBesideTeam(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	tests := []struct {
		roles []string
		want  string
	}{
		{[]string{"leader 3", "teacher 0 1 1 1 2"}, "3 beside 1 by [{leader 1}]"},
		{[]string{"leader 3", "teacher 1 1 1", "mentor 0 2"}, "3 beside 1 by [{leader 1}]"},
		{[]string{"leader 3", "teacher 0 1 1 1"}, "none"},
		{[]string{"leader 3", "middle_leader 0 0", "teacher 1 1 1 1 1"}, "3 beside 1 by [{leader 1}]"},     // two who may hide behind nobody do not count
		{[]string{"leader 3", "middle_leader 0 0 0 2", "teacher 1 1 1 1 1"}, "3 beside 1 by [{leader 1}]"}, // nor do four
		{[]string{"leader 3", "middle_leader 0 0 0 2 2", "teacher 1 1 1 1 1"}, "0 beside 1 by [{leader 1} {middle_leader 5}]"},
		{[]string{"middle_leader 0 0 0 0", "teacher 1 1 1 1 1"}, "none"},
		{[]string{"joint 2", "leader 0", "teacher 1 1 1 1 1"}, "2 beside 1 by [{joint 1}]"}, // the joint answer is what the school says
		{[]string{"teacher 1 1 1 1 1"}, "none"},
	}
	for _, tt := range tests {
		got := "none"
		if s := assessed(r, byRole(r, tt.roles...)).Indicators[0].Sides; s != nil {
			got = fmt.Sprintf("%d beside %d by %v", s.Leading, s.Team, s.Speaks)
		}
		if got != tt.want {
			t.Errorf("%v: %s; want %s", tt.roles, got, tt.want)
		}
	}
}

// TestWholeLessRolesHidesPeople takes the roles that are shown away from the whole: what is left over is nobody, or as
// many as a role needs. One question is enough for that.
func TestWholeLessRolesHidesPeople(t *testing.T) {
	t.Parallel()
	r := ownRubric(defaultRubric(t))
	r.Domains = r.Domains[:1]
	r.Domains[0].Indicators = r.Domains[0].Indicators[:1]
	rng := rand.New(rand.NewPCG(7, 9))
	for range 3000 {
		var responses []assessment.Response
		several := 0 // levels of people whose role several hold
		for _, role := range r.Roles {
			n := rng.IntN(1 + rng.IntN(9)) // often few
			if role.Single {
				n = rng.IntN(2)
			}
			if role.ID == rubric.Joint {
				n = 0
			}
			for range n {
				responses = append(responses, answersBy(r, rubric.PO, role.ID, rng.IntN(4)))
			}
			if !role.Single {
				several += n
			}
		}
		if len(responses) == 0 {
			continue
		}
		rest := several
		views := assessed(r, responses).Indicators[0].Roles
		for _, v := range views {
			role, _ := r.Role(v.Role)
			if role.Single {
				continue
			}
			if v.Count < r.RoleMinimum {
				t.Fatalf("%s is shown with %d people", v.Role, v.Count)
			}
			rest -= v.Count
		}
		if len(views) > 0 && rest != 0 && rest < r.RoleMinimum {
			t.Fatalf("beside %+v %d people are left over", views, rest)
		}
	}
}

// TestAnswerOfFewChangesNoRole turns every answer of a role with few people upside down: what is shown of roles stays
// as it was.
func TestAnswerOfFewChangesNoRole(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	teachers := []string{"leader 2", "teacher 0 1 1 2 3 3", "mentor 1 1 2 2 2"}
	for _, few := range []string{"care", "counsellor", "support", "middle_leader"} {
		var seen []string
		for _, levels := range []string{"", " 0", " 3", " 0 0", " 3 3", " 0 3 3 3"} {
			seen = append(seen, roleWords(assessed(r, byRole(r, append(slices.Clone(teachers), few+levels)...))))
		}
		if seen[1] != seen[2] || seen[3] != seen[4] {
			t.Errorf("the answers of %s can be read from %q", few, seen)
		}
		if !strings.Contains(seen[0], "teacher 6") || strings.Contains(strings.Join(seen, " "), few) {
			t.Errorf("with few %s: %q", few, seen)
		}
	}
}

// Whether a report says that leaders in small roles do not count hangs on who was asked and which roles show, and never
// on whether such a leader answered.
func TestSmallLeadersHangOnNobody(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	for _, c := range []struct {
		asked map[string]int
		want  bool
	}{
		{nil, true}, {map[string]int{"teacher": 9}, true}, // it is not known that nobody was asked
		{map[string]int{"middle_leader": 2}, true}, {map[string]int{"middle_leader": 0}, false},
	} {
		for leaders := range 5 {
			var people []assessment.Response
			for range 6 {
				people = append(people, answersBy(r, rubric.PO, "teacher", 2))
			}
			for range leaders {
				people = append(people, answersBy(r, rubric.PO, "middle_leader", 0))
			}
			a := assessment.Assess(r, roundOf(people...), nil, assessment.Options{Asked: c.asked})
			if a.SmallLeaders != c.want {
				t.Errorf("asked %v, %d leaders answered: %v", c.asked, leaders, a.SmallLeaders)
			}
		}
	}
	var people []assessment.Response
	for range 5 { // as many as may be shown: none is left out
		people = append(people, answersBy(r, rubric.PO, "middle_leader", 0))
	}
	if assessment.Assess(r, roundOf(people...), nil, assessment.Options{}).SmallLeaders {
		t.Error("five leaders are shown, and there would be more")
	}
}
