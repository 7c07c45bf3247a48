package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

func onDay(iso string) assessment.Date {
	d, _ := assessment.ParseDate(iso)
	return d
}

// planRow is a row in which somebody worked.
func planRow(id, action string) assessment.PlanRow {
	return assessment.PlanRow{ID: id, Action: assessment.Action{Text: action}, Fresh: true}
}

func planOf(file, brin, round, made string, rows ...assessment.PlanRow) assessment.Plan {
	return assessment.Plan{
		Source: problem.Place{File: file}, School: assessment.School{Name: "De Linde", BRIN: brin, Sector: rubric.PO}, Round: round, Made: onDay(made), Worked: true, Rows: rows,
	}
}

func planSchools(t *testing.T, r *rubric.Rubric, schools ...assessment.School) []assessment.Rounds {
	t.Helper()
	var all []assessment.Response
	for _, s := range schools {
		all = append(all, assessment.Response{
			Source: problem.Place{File: s.Name + s.BRIN}, RubricVersion: r.Version, Profile: assessment.Full, School: s, Role: rubric.Joint, Date: onDay("2026-11-02"), Round: "2026-2027",
			Answers: assessment.GivenOf(map[string]assessment.Answer{
				"V1": {State: assessment.Answered, Level: 1, Action: "oud", Owner: "IB", Due: assessment.Due{Text: "straks"}, Status: assessment.StatusOpen, Evidence: "stuk", Note: "noot"},
				"V2": {State: assessment.Answered, Level: 3},
			}),
		})
	}
	var problems problem.List
	out := assessment.Group(r, all, &problems)
	if problems.HasErrors() {
		t.Fatal(problems.All())
	}
	return out
}

// The plan takes the place of what the answers planned, an empty cell leaves the text of the answer, and no level, score or other text moves.
func TestPlanOverAnswers(t *testing.T) {
	r := defaultRubric(t)
	linde := assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: rubric.PO}
	schools := planSchools(t, r, linde)
	before := assessment.Assess(r, schools[0].Rounds[0], nil, assessment.Options{})
	p := planOf("p.xlsx", "12AB00", "2026-2027", "2026-11-22",
		assessment.PlanRow{ID: "V1", Action: assessment.Action{Text: "nieuw", Status: assessment.StatusDone}, Fresh: true},
		assessment.PlanRow{ID: "V2", Action: assessment.Action{Text: "kopie van een ouder antwoord"}},
		planRow("V3", "ook bij een open vraag"))
	var problems problem.List
	if rest := assessment.AddPlans(schools, []assessment.Plan{p}, &problems); len(rest) > 0 || len(problems.All()) > 0 {
		t.Fatal(rest, problems.All())
	}
	after := assessment.Assess(r, schools[0].Rounds[0], nil, assessment.Options{})
	v1, _ := after.Indicator("V1")
	want := assessment.Answer{State: assessment.Answered, Level: 1, Action: "nieuw", Owner: "IB", Due: assessment.Due{Text: "straks"}, Status: assessment.StatusDone, Evidence: "stuk", Note: "noot"}
	if v1.Answer != want || !v1.Planned {
		t.Errorf("V1 is %+v, want %+v", v1.Answer, want)
	}
	if v2, _ := after.Indicator("V2"); v2.Action != "" || v2.Planned {
		t.Errorf("a row in which nobody worked replaced an answer: %+v", v2.Answer)
	}
	if v3, _ := after.Indicator("V3"); v3.Action != "ook bij een open vraag" || v3.State != assessment.Blank {
		t.Errorf("V3 is %+v", v3.Answer)
	}
	if !slices.EqualFunc(before.Gaps, after.Gaps, func(x, y assessment.Gap) bool { return x.Indicator.ID == y.Indicator.ID }) ||
		before.Score.Rat().Cmp(after.Score.Rat()) != 0 || before.Answered != after.Answered || before.Verdict != after.Verdict {
		t.Error("a plan moved a score")
	}
}

// A plan for a question that the school was not asked is kept beside the score, as its answers would be.
func TestPlanOutside(t *testing.T) {
	r := defaultRubric(t)
	var other string
	for _, i := range r.Indicators() {
		if !i.In(rubric.PO) {
			other = i.ID
		}
	}
	schools := planSchools(t, r, assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: rubric.PO})
	if other == "" {
		t.Skip("every indicator is of every sector")
	}
	var problems problem.List
	assessment.AddPlans(schools, []assessment.Plan{planOf("p.xlsx", "12AB00", "2026-2027", "2026-11-22", planRow(other, "toch"))}, &problems)
	a := assessment.Assess(r, schools[0].Rounds[0], nil, assessment.Options{})
	if len(a.Outside) != 1 || a.Outside[0].Action != "toch" || a.Outside[0].Indicator.ID != other {
		t.Errorf("outside: %+v", a.Outside)
	}
}

func TestPlanOfWhichSchool(t *testing.T) {
	r := defaultRubric(t)
	brin := func(name, brin string) assessment.School {
		return assessment.School{Name: name, BRIN: brin, Sector: rubric.PO}
	}
	for name, x := range map[string]struct {
		schools []assessment.School
		plan    assessment.Plan
		want    int // the school that gets the plan; -1 none, -2 an error
	}{
		"by BRIN, whatever its name":    {[]assessment.School{brin("De Es", "99ZZ00"), brin("De Lindenboom", "12AB00")}, planOf("p", "12AB00", "2026-2027", ""), 1},
		"by name, without BRIN":         {[]assessment.School{brin("De Es", "99ZZ00"), brin("DE LINDE", "")}, planOf("p", "12AB00", "2026-2027", ""), 1},
		"by name, the plan without it":  {[]assessment.School{brin("De Linde", "12AB00")}, planOf("p", "", "2026-2027", ""), 0},
		"another BRIN":                  {[]assessment.School{brin("De Linde", "34CD00")}, planOf("p", "12AB00", "2026-2027", ""), -1},
		"another round":                 {[]assessment.School{brin("De Linde", "12AB00")}, planOf("p", "12AB00", "2025-2026", ""), -1},
		"two of that name, no BRIN":     {[]assessment.School{brin("De Linde", "12AB00"), brin("De Linde", "34CD00")}, planOf("p", "", "2026-2027", ""), -2},
		"same name, but another sector": {[]assessment.School{{Name: "De Linde", Sector: rubric.VO}}, planOf("p", "", "2026-2027", ""), -1},
	} {
		schools := planSchools(t, r, x.schools...)
		x.plan.Rows = []assessment.PlanRow{planRow("V1", "x")}
		var problems problem.List
		rest := assessment.AddPlans(schools, []assessment.Plan{x.plan}, &problems)
		got := -1
		for n, s := range schools {
			if s.Rounds[0].Plan != nil {
				got = n
			}
		}
		if problems.HasErrors() {
			got = -2
		}
		if got != x.want || (len(rest) == 1) != (x.want == -1) {
			t.Errorf("%s: school %d with %d left, want %d: %v", name, got, len(rest), x.want, problems.All())
		}
	}
}

func TestPlansForOneRound(t *testing.T) {
	a, b := planRow("V1", "a"), planRow("V1", "b")
	more := planRow("V2", "meer")
	old := assessment.PlanRow{ID: "V3", Action: assessment.Action{Text: "kopie"}}
	for name, x := range map[string]struct {
		plans []assessment.Plan
		want  string // file that holds; "" for none
		told  string
	}{
		"one":                        {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "", a)}, "1", ""},
		"copies":                     {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "", a), planOf("2", "12AB00", "2026-2027", "", a)}, "1", ""},
		"one in which nobody worked": {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "2026-12-01", old), planOf("2", "12AB00", "2026-2027", "2026-11-01", a)}, "2", ""},
		"one that says more":         {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "2026-11-01", a), planOf("2", "12AB00", "2026-2027", "2026-11-01", more, a)}, "2", ""},
		"later":                      {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "2026-12-01", b), planOf("2", "12AB00", "2026-2027", "2026-11-01", a)}, "1", "2: warning"},
		"made on one day":            {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "2026-11-01", b), planOf("2", "12AB00", "2026-2027", "2026-11-01", a)}, "", "1: error 2: error"},
		"nobody knows":               {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "", b), planOf("2", "12AB00", "2026-2027", "2026-11-01", a)}, "", "1: error 2: error"},
		"another round":              {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "", b), planOf("2", "12AB00", "2025-2026", "", a)}, "1", ""},
		"three": {[]assessment.Plan{planOf("1", "12AB00", "2026-2027", "2026-11-01", a), planOf("2", "12AB00", "2026-2027", "2026-11-03", b),
			planOf("3", "12AB00", "2026-2027", "2026-11-02", a, more)}, "2", "1: warning 3: warning"},
	} {
		for range 2 { // in whatever order they come
			slices.Reverse(x.plans)
			schools := planSchools(t, defaultRubric(t), assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: rubric.PO})
			var problems problem.List
			assessment.AddPlans(schools, x.plans, &problems)
			got := ""
			if p := schools[0].Rounds[0].Plan; p != nil {
				got = p.Source.File
			}
			var told []string
			for _, p := range problems.All() {
				told = append(told, p.Place.File+": "+map[problem.Severity]string{problem.Error: "error", problem.Warning: "warning"}[p.Severity])
				if !strings.Contains(p.Text.NL, "De Linde, 2026-2027") {
					t.Errorf("%s: %s does not say whose plan it is", name, p.Text.NL)
				}
			}
			if got != x.want || strings.Join(told, " ") != x.told {
				t.Errorf("%s: %q holds, told %q; want %q and %q", name, got, told, x.want, x.told)
			}
		}
	}
}

func TestPlanFingerprint(t *testing.T) {
	print := func(r assessment.PlanRow) string {
		return assessment.RowsFingerprint(r.ID, []assessment.PlanRow{r})
	}
	base := assessment.PlanRow{ID: "V1", Action: assessment.Action{Text: "een\ntwee", Owner: "IB",
		Due: assessment.Due{Date: onDay("2027-05-01")}, Status: assessment.StatusOpen}}
	same := base
	same.Text, same.Due = " een\r\n twee\u00a0", assessment.Due{Text: "2027-05-01"}
	if print(base) != print(same) {
		t.Error("blanks and line ends count")
	}
	seen := map[string]bool{print(base): true}
	for _, change := range []func(r *assessment.PlanRow){
		func(r *assessment.PlanRow) { r.ID = "V2" },
		func(r *assessment.PlanRow) { r.Text = "een" },
		func(r *assessment.PlanRow) { r.Text, r.Owner = r.Text+" IB", "" },
		func(r *assessment.PlanRow) { r.Owner = "" },
		func(r *assessment.PlanRow) { r.Due = assessment.Due{} },
		func(r *assessment.PlanRow) { r.Status = assessment.StatusBusy },
	} {
		r := base
		change(&r)
		if seen[print(r)] {
			t.Errorf("%+v has the fingerprint of another row", r)
		}
		seen[print(r)] = true
	}
	other := planRow("V2", "x")
	if assessment.PlanFingerprint([]assessment.PlanRow{base, other}) != assessment.PlanFingerprint([]assessment.PlanRow{other, {ID: "V3"}, base}) {
		t.Error("the order of the rows counts, or an empty row does")
	}
	if assessment.PlanFingerprint([]assessment.PlanRow{base}) == assessment.PlanFingerprint([]assessment.PlanRow{base, other}) {
		t.Error("a row more does not count")
	}
	empty := print(assessment.PlanRow{ID: "V1"})
	if empty != assessment.RowsFingerprint("V1", nil) || empty == assessment.RowsFingerprint("V2", nil) {
		t.Error("no rows are another thing than an empty one, or empty rows are all alike")
	}
}

// A whole plan says all that there is: several actions stay pairs, what was made empty is gone, and the actions of
// checks and of the school itself go along.
func TestWholePlan(t *testing.T) {
	r := defaultRubric(t)
	schools := planSchools(t, r, assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: rubric.PO})
	x := &schools[0].Rounds[0].Responses[0]
	x.Checks = assessment.GivenOf(map[string]assessment.CheckAnswer{"R1": {State: assessment.CheckYes}})
	x.Actions = map[string][]assessment.Action{"V1": {{Text: "tweede", Owner: "Bo"}}, "R1": {{Text: "oud"}}, "": {{Text: "eigen"}}}
	action := func(text, owner string) assessment.Action { return assessment.Action{Text: text, Owner: owner} }
	p := planOf("p.xlsx", "12AB00", "2026-2027", "2026-11-22",
		assessment.PlanRow{ID: "V1", Action: action("een", "An"), Fresh: true},
		assessment.PlanRow{ID: "V1", Action: action("twee", ""), Fresh: true},
		assessment.PlanRow{ID: "R1", Action: action("rechtzetten", "Cas"), Fresh: true},
		assessment.PlanRow{Fresh: true}, planRow("X1", "melden"))
	p.Whole = true
	var problems problem.List
	assessment.AddPlans(schools, []assessment.Plan{p}, &problems)
	a := assessment.Assess(r, schools[0].Rounds[0], nil, assessment.Options{})
	for id, want := range map[string][]assessment.Action{
		"V1": {action("een", "An"), action("twee", "")}, "R1": {action("rechtzetten", "Cas")}, "": nil,
		"X1": {action("melden", "")},
	} {
		if got := a.Actions(id); !slices.Equal(got, want) {
			t.Errorf("%q: %+v; want %+v", id, got, want)
		}
	}
	if v1, _ := a.Indicator("V1"); v1.Action != "" || v1.Owner != "" || !v1.Planned || !a.Planned {
		t.Errorf("V1 has the fields of one of its actions: %+v", v1.Answer)
	}
	p.Whole = false // nobody knows what was made empty
	assessment.AddPlans(schools, []assessment.Plan{p}, &problems)
	a = assessment.Assess(r, schools[0].Rounds[0], nil, assessment.Options{})
	if got := a.Actions(""); len(got) != 1 || got[0].Text != "eigen" {
		t.Errorf("an own action got lost: %+v", got)
	}
}
