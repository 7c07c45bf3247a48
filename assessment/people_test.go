package assessment_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// This file computes a second time, from the contract alone, what the responses of several people say together: merging,
// few people, classes of agreement, differences, respondents and plans.

// said is what the people of a round say together of one indicator.
type said struct {
	state    assessment.State
	level    int
	evidence bool
	few      bool
	class    string // agreed, partly, differing or empty
	leik     float64
	sides    string // "3 beside 1 by leader 1", or empty
}

func roleOf(r *rubric.Rubric, id string) rubric.Role {
	return r.Roles[slices.IndexFunc(r.Roles, func(x rubric.Role) bool { return x.ID == id })]
}

// isShared reports whether the response is of one person in a role that several may hold.
func isShared(r *rubric.Rubric, x assessment.Response) bool { return !roleOf(r, x.Role).Single }

// isAgreedFew reports whether one or two of those answered without a joint response, which needs their consent.
func isAgreedFew(r *rubric.Rubric, responses []assessment.Response) bool {
	n := 0
	for _, x := range responses {
		if x.Role == "joint" {
			return false
		}
		if isShared(r, x) && x.Returned() {
			n++
		}
	}
	return n == 1 || n == 2
}

func middle(levels []int) int {
	sorted := slices.Sorted(slices.Values(levels))
	return sorted[(len(sorted)-1)/2]
}

// askPeople merges the individual responses; consent: the one or two people agreed that what they chose is used.
func askPeople(r *rubric.Rubric, i rubric.Indicator, responses []assessment.Response, consent bool) said {
	var out said
	var levels, singles, team []int
	leaders := map[string][]int{}
	n, na, open, blank := 0, 0, 0, 0
	for _, x := range responses {
		if x.Role == "joint" || !asks(i, x.School.Sector, x.Profile) {
			continue
		}
		a := x.Answers.Of(i.ID)
		n++
		out.evidence = out.evidence || a.Evidence != ""
		switch a.State {
		case assessment.NotApplicable:
			na++
		case assessment.Blank:
			blank++
			open++
		case assessment.Unknown:
			open++
		case assessment.Answered:
			levels = append(levels, int(a.Level))
			if !isShared(r, x) {
				singles = append(singles, int(a.Level))
			}
			if roleOf(r, x.Role).Leading {
				leaders[x.Role] = append(leaders[x.Role], int(a.Level))
			} else {
				team = append(team, int(a.Level))
			}
		}
	}
	shared := len(levels) - len(singles)
	switch {
	case 2*na > n:
		out.state = assessment.NotApplicable
	case blank == n:
		out.state = assessment.Blank
	case 2*open > n || len(levels) == 0:
		out.state = assessment.Unknown
	case (shared == 1 || shared == 2) && (!consent || !isAgreedFew(r, responses)):
		out.state, out.few = assessment.Unknown, len(singles) == 0
		if !out.few {
			out.state, out.level = assessment.Answered, middle(singles)
		}
	default:
		out.state, out.level = assessment.Answered, middle(levels)
	}
	out.classify(levels, r.AgreementMinimum)
	out.setSides(r, i, responses, leaders, team)
	return out
}

// classify fills in Leik's consensus and its class. With S = Σ min(number ≤ k, number > k): Leik = 1 − 2·S ÷ 3n.
func (s *said) classify(levels []int, minimum int) {
	n := len(levels)
	if n < minimum || n == 0 {
		return
	}
	sum, far, m := 0, 0, middle(levels)
	for k := range 3 {
		below := 0
		for _, l := range levels {
			if l <= k {
				below++
			}
		}
		sum += min(below, n-below)
	}
	for _, l := range levels {
		if l-m >= 2 || m-l >= 2 {
			far++
		}
	}
	s.leik = 1 - 2*float64(sum)/float64(3*n)
	switch {
	case 4*sum > 3*n || 5*far >= n:
		s.class = "differing"
	case 8*sum <= 3*n:
		s.class = "agreed"
	case n == 5:
		s.class = "differing"
	default:
		s.class = "partly"
	}
}

func (s *said) setSides(r *rubric.Rubric, i rubric.Indicator, responses []assessment.Response, leaders map[string][]int, team []int) {
	var leading []int
	var by []string
	if j := jointOf(responses); j != nil {
		if a := j.Answers.Of(i.ID); a.State == assessment.Answered {
			leading, by = []int{int(a.Level)}, []string{"joint 1"}
		}
	} else {
		for _, role := range r.Roles {
			if given := leaders[role.ID]; len(given) > 0 && (role.Single || len(given) >= r.RoleMinimum) {
				inRole := 0
				for _, x := range responses {
					if x.Role == role.ID {
						inRole++
					}
				}
				leading, by = append(leading, given...), append(by, fmt.Sprintf("%s %d", role.ID, inRole))
			}
		}
	}
	if len(leading) > 0 && len(team) >= r.RoleMinimum {
		s.sides = fmt.Sprintf("%d beside %d by %s", middle(leading), middle(team), strings.Join(by, ", "))
	}
}

// flagOf: yes or repaired when one occurs; unknown when more than half are unknown or blank; else no.
func flagOf(id string, responses []assessment.Response) assessment.CheckState {
	if len(responses) == 1 {
		return responses[0].Checks.Of(id).State
	}
	open, found := 0, assessment.CheckNo
	for _, x := range responses {
		switch x.Checks.Of(id).State {
		case assessment.CheckYes:
			return assessment.CheckYes
		case assessment.CheckRepaired:
			found = assessment.CheckRepaired
		case assessment.CheckNo:
		default:
			open++
		}
	}
	if found == assessment.CheckNo && 2*open > len(responses) {
		return assessment.CheckUnknown
	}
	return found
}

// legalOf: over the leading roles the first of no, unknown, yes; blank counts as unknown; none: blank.
func legalOf(r *rubric.Rubric, id string, responses []assessment.Response) assessment.CheckState {
	out := assessment.CheckBlank
	for _, x := range responses {
		if !roleOf(r, x.Role).Leading {
			continue
		}
		given := x.Checks.Of(id).State
		if len(responses) == 1 {
			return given
		}
		switch {
		case given == assessment.CheckNo:
			return given
		case given != assessment.CheckYes:
			out = assessment.CheckUnknown
		case out == assessment.CheckBlank:
			out = given
		}
	}
	return out
}

// plansOf are the distinct actions for an id: of the joint or only response in its order, else of all, sorted.
func plansOf(r *rubric.Rubric, responses []assessment.Response, id string) []string {
	sources := responses
	if j := jointOf(responses); j != nil {
		sources = []assessment.Response{*j}
	}
	var out []string
	for _, x := range sources {
		if i, ok := r.Indicator(id); ok && !asks(i, x.School.Sector, x.Profile) {
			continue
		}
		a := x.Answers.Of(id)
		for _, y := range append([]assessment.Action{{Text: a.Action, Owner: a.Owner, Due: a.Due, Status: a.Status}}, x.Actions[id]...) {
			line := actionWords(y)
			if strings.Trim(line, "|") != "" && !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

func actionWords(a assessment.Action) string {
	return strings.Join([]string{a.Text, a.Owner, cmp.Or(a.Due.Date.String(), a.Due.Text), string(a.Status)}, "|")
}

func planWords(plan []assessment.Action, responses []assessment.Response) []string {
	var out []string
	for _, a := range plan {
		out = append(out, actionWords(a))
	}
	return sortedIf(responses, out)
}

// sortedIf sorts what several people planned: in which order it stands is nobody's business, but never theirs.
func sortedIf(responses []assessment.Response, plan []string) []string {
	if jointOf(responses) == nil && len(responses) > 1 {
		slices.Sort(plan)
	}
	return plan
}

// peopleWords are the counts that may be shown, sorted.
func peopleWords(r *rubric.Rubric, responses []assessment.Response) []string {
	counts, colleagues := map[string]int{}, 0
	for _, x := range responses {
		counts[x.Role]++
	}
	var out []string
	for role, n := range counts {
		if !roleOf(r, role).Single && n < r.RoleMinimum {
			colleagues += n
			continue
		}
		out = append(out, fmt.Sprint(role, n))
	}
	if colleagues > 0 {
		out = append(out, fmt.Sprint("colleagues", colleagues))
	}
	slices.Sort(out)
	return out
}

// comparePeople lays what an assessment says of the people beside what the contract says.
func comparePeople(r *rubric.Rubric, got assessment.Assessment, responses []assessment.Response, consent bool, seen map[string]int) differences {
	var d differences
	var differing, leading, few []string
	var mean []float64
	for _, x := range got.Indicators {
		id := x.Indicator.ID
		want := askPeople(r, *x.Indicator, responses, consent)
		applies := x.OwnState != assessment.NotApplicable
		if !applies { // that is no difference between people
			seen["a class of n/a"] += len(want.class)
			want.sides = ""
		}
		d.same("class of "+id, x.Agreement, want.class)
		sides := ""
		if x.Sides != nil {
			var by []string
			for _, c := range x.Sides.Speaks {
				by = append(by, fmt.Sprintf("%s %d", c.Role, c.Count))
			}
			sides = fmt.Sprintf("%d beside %d by %s", x.Sides.Leading, x.Sides.Team, strings.Join(by, ", "))
		}
		d.same("sides of "+id, sides, want.sides)
		if jointOf(responses) == nil {
			d.same("answer to "+id, stateWords(id, x.OwnState, int(x.OwnLevel), x.OwnState, int(x.OwnLevel)),
				stateWords(id, want.state, want.level, want.state, want.level))
			if want.few {
				few = append(few, id)
			}
		}
		if want.class != "" {
			mean = append(mean, want.leik)
			seen["class "+want.class]++
		}
		if applies && want.class == "differing" {
			differing = append(differing, id)
		}
		var a, b int
		if _, err := fmt.Sscanf(want.sides, "%d beside %d", &a, &b); err == nil && (max(a-b, b-a) >= 2 || a != b && x.Indicator.Critical == rubric.Hard) {
			leading = append(leading, id)
		}
		plan := plansOf(r, responses, id)
		d.same("plan of "+id, planWords(x.Plan, responses), sortedIf(responses, plan))
		single := ""
		if len(plan) == 1 {
			single = plan[0]
			seen["one action"]++
		} else if len(plan) > 1 {
			seen["several actions"]++
		}
		d.same("single fields of "+id, strings.Trim(actionWords(assessment.Action{Text: x.Action, Owner: x.Owner, Due: x.Due, Status: x.Status}), "|"), strings.Trim(single, "|"))
	}
	for _, c := range slices.Concat(got.Flags, got.Legal) {
		d.same("plan of "+c.Check.ID, planWords(c.Plan, responses), sortedIf(responses, plansOf(r, responses, c.Check.ID)))
	}
	d.same("own actions", planWords(got.Plan, responses), sortedIf(responses, plansOf(r, responses, "")))
	found := map[assessment.FindingKind][]string{}
	for _, f := range got.Findings {
		found[f.Kind] = f.IDs
	}
	d.same("differing", found[assessment.ViewsDiffer], differing)
	d.same("leading and team", found[assessment.LeadingTeam], leading)
	d.same("few", found[assessment.FewPeople], few)
	seen["differing"] += len(differing)
	seen["leading and team"] += len(leading)
	seen["few"] += len(few)
	overall := none
	if len(mean) >= 10 {
		overall = 0
		for _, x := range mean {
			overall += x / float64(len(mean))
		}
		seen["overall agreement"]++
	}
	d.number("agreement", got.Agreement, overall)
	var people []string
	for _, c := range got.Respondents {
		people = append(people, fmt.Sprint(c.Role, c.Count))
	}
	slices.Sort(people)
	d.same("respondents", people, peopleWords(r, responses))
	return d
}

// crowd makes the responses of one school: up to sixteen people who lean to one answer, now and then with a joint one.
func (m *maker) crowd() []assessment.Response {
	sector, manner := m.sector(), []int{high, uniform, manyOpen}[m.rng.IntN(3)]
	var roles []string
	for _, role := range m.rubric.Roles {
		switch {
		case role.ID == rubric.Joint && m.rng.IntN(4) > 0:
		case role.Single && m.rng.IntN(2) == 0:
			roles = append(roles, role.ID)
		case !role.Single && m.rng.IntN(2) == 0:
			roles = append(roles, slices.Repeat([]string{role.ID}, m.rng.IntN(8))...)
		}
	}
	var out []assessment.Response
	for _, role := range append(roles, "teacher")[:max(1, min(16, len(roles)))] {
		x := m.response(sector, m.profile(), role, manner)
		x.Actions = map[string][]assessment.Action{}
		withTexts(m.rng, x)
		for _, id := range []string{"", "V1", "V2", "S1", "R1", "X1"} {
			for range m.rng.IntN(3) {
				a := assessment.Action{Text: []string{"", "studiedag", "ouderavond"}[m.rng.IntN(3)], Owner: []string{"", "team"}[m.rng.IntN(2)],
					Status: []assessment.Status{"", assessment.StatusOpen, assessment.StatusDone}[m.rng.IntN(3)]}
				x.Actions[id] = append(x.Actions[id], a)
			}
		}
		out = append(out, x)
	}
	return out
}

func TestOraclePeople(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20261102, 14))
	base, seen := defaultRubric(t), map[string]int{}
	for n := range 200 {
		r := base
		if n%3 == 2 {
			r = shuffledRubric(base, rng)
		}
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		responses, consent := m.crowd(), n%2 == 0
		got := assessment.Assess(r, roundOf(responses...), nil, assessment.Options{Few: assessment.Few{All: consent}, Exact: true})
		comparePeople(r, got, responses, consent, seen).fail(t, fmt.Sprintf("board %d, %d responses", n, len(responses)))
		var flags, legal []assessment.CheckState
		for _, c := range got.Flags {
			flags = append(flags, flagOf(c.Check.ID, responses))
			if c.State != flags[len(flags)-1] {
				t.Fatalf("board %d: %s is %q; want %q", n, c.Check.ID, c.State, flags[len(flags)-1])
			}
		}
		for _, c := range got.Legal {
			legal = append(legal, legalOf(r, c.Check.ID, responses))
			if c.State != legal[len(legal)-1] {
				t.Fatalf("board %d: %s is %q; want %q", n, c.Check.ID, c.State, legal[len(legal)-1])
			}
		}
	}
	mustSee(t, seen, "class agreed", "class partly", "class differing", "differing", "leading and team", "few", "one action", "several actions", "overall agreement")
}

// TestNobodyCanBeCounted goes through everything that up to twelve people can answer to a question: each a level, or
// "unknown". The number of people who chose another level than the one shown is never fixed by what is shown: the level,
// the class, the number of people, the findings and the counts of roles. It does not show how many left a question open,
// and that is needed: who knows from elsewhere that all six gave a level, can count two others beside a 3 that is
// "differing". The contract has it so; nothing else is lost to such a person.
func TestNobodyCanBeCounted(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1"}})
	r.Contradictions = []rubric.Contradiction{{ID: "C1", When: [2]rubric.Condition{
		{Indicator: "A1", AtLeast: new(rubric.Level)}, {Indicator: "A1", AgreementBelow: assessment.Fraction(1, 2).Rat()}}}}
	for n := 1; n <= 12; n++ {
		others, ofAll := map[string]map[int]bool{}, map[string]map[int]bool{} // ofAll: everybody gave a level
		multisets(n, 5, func(answers []int) {
			var people []assessment.Response
			for _, l := range answers {
				if l == 4 {
					l = unknown
				}
				people = append(people, answersBy(r, rubric.PO, "teacher", l))
			}
			a := assessed(r, people)
			i := a.Indicators[0]
			open := slices.Contains(answers, 4)
			if i.State != assessment.Answered {
				if n > 2 && !open {
					t.Fatalf("%v: no level is shown", answers)
				}
				return
			}
			shown, err := json.Marshal([]any{i.Level, i.Agreement, a.Respondents, a.Agreement, a.Findings, i.Roles, i.Sides})
			if err != nil {
				t.Fatal(err)
			}
			other := 0
			for _, l := range answers {
				if l != int(i.Level) && l < 4 {
					other++
				}
			}
			note := func(all map[string]map[int]bool) {
				if all[string(shown)] == nil {
					all[string(shown)] = map[int]bool{}
				}
				all[string(shown)][other] = true
			}
			if note(others); !open {
				note(ofAll)
			}
		})
		if n <= 2 && len(others) > 0 {
			t.Errorf("%d people show %v", n, others)
		}
		for shown, numbers := range others {
			if len(numbers) == 1 {
				t.Errorf("of %d people, %s fixes how many chose another level: %v", n, shown, numbers)
			}
		}
		for shown, numbers := range ofAll {
			if len(numbers) == 1 && (n != 6 || !strings.HasPrefix(shown, `[3,"differing"`)) {
				t.Errorf("of %d people who all gave a level, %s fixes how many chose another: %v", n, shown, numbers)
			}
		}
	}
}

// multisets calls f with every multiset of n of the numbers from 0 below kinds, sorted.
func multisets(n, kinds int, f func([]int)) {
	levels := make([]int, n)
	var fill func(at, from int)
	fill = func(at, from int) {
		if at == n {
			f(levels)
			return
		}
		for l := from; l < kinds; l++ {
			levels[at] = l
			fill(at+1, l)
		}
	}
	fill(0, 0)
}

// TestFewPeople has one question; what is shown is the level, or "unknown", with "few" when that is why.
func TestFewPeople(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	for _, c := range []struct {
		roles   []string
		want    string // without consent
		consent string
		errors  int // of CheckFew
	}{
		{[]string{"teacher 3"}, "unknown few", "3 personal", 1},
		{[]string{"teacher 3 1"}, "unknown few", "1 personal", 2},
		{[]string{"teacher 3", "mentor 2"}, "unknown few", "2 personal", 2},
		{[]string{"teacher 3 2 1"}, "2", "2", 0},
		{[]string{"leader 0"}, "0", "0", 0},
		{[]string{"leader 0", "board 2"}, "0", "0", 0},
		{[]string{"leader 0", "teacher 3 3"}, "0", "3 personal", 3}, // the leader may be seen, the teachers may not
		{[]string{"leader 0", "teacher 3 3 3"}, "3", "3", 0},
		{[]string{"joint 1", "teacher 3"}, "1", "1", 0},
		// Of three people who answered, one did not know: consent is for a school where no more than two answered.
		{[]string{"teacher 3 3 u"}, "unknown few", "unknown few", 0},
		{[]string{"leader 1", "teacher 3 3 u"}, "1", "1", 0},
		{[]string{"teacher 3 u u"}, "unknown", "unknown", 0}, // most of them do not know: not for want of people
		{[]string{"teacher 3 n n"}, "na", "na", 0},
	} {
		var responses []assessment.Response
		for _, role := range c.roles {
			words := strings.Fields(role)
			for _, w := range words[1:] {
				responses = append(responses, answersBy(r, rubric.PO, words[0], map[string]int{"u": unknown, "n": na}[w]))
				if w[0] <= '3' {
					responses[len(responses)-1] = answersBy(r, rubric.PO, words[0], int(w[0]-'0'))
				}
			}
		}
		show := func(few assessment.Few) string {
			a := assessment.Assess(r, roundOf(responses...), nil, assessment.Options{Few: few, Exact: true})
			i := a.Indicators[0]
			out := i.State.String()
			if i.State == assessment.Answered {
				if out = fmt.Sprint(i.Level); !i.Carries() {
					out += " personal"
				}
			}
			if slices.ContainsFunc(a.Findings, func(f assessment.Finding) bool {
				return f.Kind == assessment.FewPeople && slices.Equal(f.IDs, []string{i.Indicator.ID})
			}) {
				out += " few"
			}
			return out
		}
		if got := show(assessment.Few{}); got != c.want {
			t.Errorf("%v: %s; want %s", c.roles, got, c.want)
		}
		if got := show(assessment.Few{Schools: []string{"12ab", "de regenboog"}}); got != c.consent {
			t.Errorf("%v, with consent: %s; want %s", c.roles, got, c.consent)
		}
		var problems, others, allowed problem.List
		school := []assessment.Rounds{{School: responses[0].School, Rounds: []assessment.Round{roundOf(responses...)}}}
		assessment.CheckFew(r, school, assessment.Few{}, &problems)
		assessment.CheckFew(r, school, assessment.Few{Schools: []string{"De Linde", "12AB00"}}, &others)
		assessment.CheckFew(r, school, assessment.Few{All: true}, &allowed)
		if problems.Count(problem.Error) != c.errors || others.Count(problem.Error) != c.errors || allowed.HasErrors() {
			t.Errorf("%v: %d errors, %d with consent of others; want %d, and none with consent", c.roles, problems.Count(problem.Error), others.Count(problem.Error), c.errors)
		}
		for _, p := range problems.All() {
			if !strings.Contains(p.Text.NL, "De Regenboog") || !strings.Contains(p.Text.NL, "--few") || !strings.Contains(p.Text.EN, "texts") {
				t.Errorf("%v: %+v does not name the school, the way out and the texts", c.roles, p.Text)
			}
		}
	}
}

// Of eleven people six say that a question does not apply: so it is for the school, and no views on it differ, though
// 0 0 3 3 3 of the others would, and so would a leader at 3 beside five teachers at 0.
func TestNobodyDiffersOnWhatDoesNotApply(t *testing.T) {
	_, q := byKind(t)
	round := apart(t, "teacher", 11, map[string]string{q[0]: "nnnnnn00333", q[1]: "222222" + "00333"})
	round.Responses = append(round.Responses, apart(t, "leader", 1, map[string]string{q[0]: "n"}).Responses...)
	a := assessment.Assess(defaultRubric(t), round, nil, assessment.Options{})
	if i, _ := a.Indicator(q[0]); i.State != assessment.NotApplicable || i.Shown() != "" || i.Sides != nil || i.Roles != nil {
		t.Errorf("%s: %+v", q[0], i)
	}
	for _, f := range a.Findings {
		if f.Kind == assessment.ViewsDiffer && !slices.Equal(f.IDs, []string{q[1]}) {
			t.Errorf("views differ on %v, want %s", f.IDs, q[1])
		}
	}
}

// Three teachers fill in the short list and one or two the full one. Whatever those answer to a question that only they
// were asked, a level, "unknown", "not applicable" or nothing: people read the same of it, in every figure and list. JSON
// merges to the letter, so there the four differ.
func TestNobodyReadsWhatOneLeftOpen(t *testing.T) {
	t.Parallel()
	r := defaultRubric(t)
	var q string
	for _, i := range r.Indicators() {
		if i.In(rubric.VO) && !i.InCore(rubric.VO) && i.MayNA(rubric.VO) {
			q = i.ID
		}
	}
	for _, c := range []struct {
		leader, answers string // of the leader, and of those with the full list
		same            bool
	}{
		{"", "2", true}, {"", "?", true}, {"", ".", true}, {"", "n", true},
		{"", "22", true}, {"", "?n", true}, {"", "..", true}, {"", "nn", true},
		{"n", "2", true}, {"n", "n", true}, {"?", "?", true}, {"?", "n", true},
		{"1", "3", false}, {"", "222", false}, {"", "nnn", false}, // a leader may be seen, and three people together
	} {
		people := apart(t, "teacher", 3, nil)
		for n := range people.Responses {
			people.Responses[n].Profile = assessment.Core
		}
		people.Responses = append(people.Responses, apart(t, "mentor", len(c.answers), map[string]string{q: c.answers}).Responses...)
		if c.leader != "" {
			people.Responses = append(people.Responses, apart(t, "leader", 1, map[string]string{q: c.leader}).Responses...)
		}
		a := assessment.Assess(r, people, nil, assessment.Options{})
		i, _ := a.Indicator(q)
		if hidden := i.OwnState == assessment.Unknown && i.OfFew() && !i.Carries() && slices.Contains(a.Open, q); hidden != c.same {
			t.Errorf("leader %q, the others %q: %s, of few %v", c.leader, c.answers, i.OwnState, i.OfFew())
		}
		if !slices.ContainsFunc(a.Findings, func(f assessment.Finding) bool { return f.Kind == assessment.FewPeople }) && c.same {
			t.Errorf("leader %q, the others %q: it is not told", c.leader, c.answers)
		}
		talk, _ := assessment.TalkOf(r, people, assessment.Few{})
		item := talk.Item(q)
		if c.same && (item.Section != assessment.Discuss || item.Level != nil || item.State != assessment.Unknown ||
			!slices.Equal(item.Reasons, []assessment.TalkReason{assessment.TalkUnclear})) {
			t.Errorf("leader %q, the others %q: on the talk sheet %s", c.leader, c.answers, itemWords(item))
		}
		exact := assessment.Assess(r, people, nil, assessment.Options{Exact: true})
		i, _ = exact.Indicator(q)
		want := map[string]assessment.State{"2": assessment.Unknown, "?": assessment.Unknown, ".": assessment.Blank,
			"n": assessment.NotApplicable, "nn": assessment.NotApplicable, "..": assessment.Blank}
		if state, ok := want[c.answers]; ok && c.leader == "" && i.State != state {
			t.Errorf("JSON: %q is %s, want %s", c.answers, i.State, state)
		}
	}
	// A question that those in roles of one person call not applicable by themselves is so, whatever one teacher says.
	people := apart(t, "teacher", 1, map[string]string{q: "3"})
	people.Responses = append(people.Responses, apart(t, "leader", 1, map[string]string{q: "n"}).Responses...)
	people.Responses = append(people.Responses, apart(t, "board", 1, map[string]string{q: "n"}).Responses...)
	a := assessment.Assess(r, people, nil, assessment.Options{})
	if i, _ := a.Indicator(q); i.State != assessment.NotApplicable {
		t.Errorf("leader and board say not applicable: %s", i.State)
	}
}

// Evidence of several people has a date beside it only where it is that of all of them; the newest counts for its age.
func TestDateOfEvidenceOfSeveral(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 1)
	for dates, want := range map[string]string{
		"2026-03-01 2026-03-01 2026-03-01": "2026-03-01", "2026-03-01 2025-03-01 2026-03-01": "",
		"2026-03-01 - 2026-03-01": "2026-03-01", // one gave no evidence
		"2026-03-01 0 0":          "",           // two gave evidence without a date
		"- - -":                   "",
	} {
		var responses []assessment.Response
		for n, d := range strings.Fields(dates) {
			x := answersBy(r, rubric.PO, "teacher", 2)
			id := r.Indicators()[0].ID
			a := x.Answers.Of(id)
			if d != "-" {
				a.Evidence = fmt.Sprint("stuk ", n)
			}
			if len(d) > 1 {
				a.EvidenceDate = day(t, d)
			}
			x.Answers.Set(id, a)
			responses = append(responses, x)
		}
		i := assessment.Assess(r, roundOf(responses...), nil, assessment.Options{}).Indicators[0]
		if got := i.DateOfEvidence().String(); got != want {
			t.Errorf("%s: %q beside the evidence, want %q", dates, got, want)
		}
		if strings.Contains(dates, "2026") && i.EvidenceDate.String() != "2026-03-01" {
			t.Errorf("%s: %s counts for its age", dates, i.EvidenceDate)
		}
	}
}

// Texts of several people stand each once, sorted: their order tells of nobody.
func TestTextsOfSeveralAreSorted(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 1)
	id := r.Indicators()[0].ID
	for _, order := range []string{"cabcabcabc", "abcabcabcc", "cccbbbaaaa"} {
		var responses []assessment.Response
		for _, text := range strings.Split(order, "") {
			x := answersBy(r, rubric.PO, "teacher", 2)
			x.Answers.Set(id, assessment.Answer{State: assessment.Answered, Level: 2, Evidence: text, Note: text, Action: text})
			responses = append(responses, x)
		}
		i := assessment.Assess(r, roundOf(responses...), nil, assessment.Options{}).Indicators[0]
		plan := fmt.Sprint(i.Plan[0].Text, i.Plan[1].Text, i.Plan[2].Text, len(i.Plan))
		if i.Evidence != "a\nb\nc" || i.Note != "a\nb\nc" || plan != "abc3" {
			t.Errorf("%s: evidence %q, notes %q, plan %q", order, i.Evidence, i.Note, plan)
		}
	}
}
