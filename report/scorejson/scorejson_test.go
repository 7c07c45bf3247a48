package scorejson_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/scorejson"
	"sggscan/report/view"
	"sggscan/rubric"
)

// school is an assessment in which every list holds something: two rounds, several people, actions, a flag and a gap.
func school(t *testing.T) assessment.Assessment {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	respond := func(role, date string, level rubric.Level) assessment.Response {
		x := assessment.Response{RubricVersion: r.Version, Profile: assessment.Full, Role: role, Round: date[:4],
			School: assessment.School{Name: "De Regenboog", BRIN: "12AB00", Sector: rubric.PO},
			Checks: assessment.GivenOf(map[string]assessment.CheckAnswer{"R1": {State: assessment.CheckYes}}), Actions: map[string][]assessment.Action{}}
		x.Date, _ = assessment.ParseDate(date)
		for n, i := range r.Indicators() {
			if i.ID != "V2" {
				x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: (level + rubric.Level(n)) % 4})
			}
		}
		for _, id := range []string{"", "V1", "R1", "X1"} {
			x.Actions[id] = []assessment.Action{{Text: "studiedag", Owner: role, Status: assessment.StatusOpen}}
		}
		return x
	}
	now := assessment.Round{ID: "2026", Responses: []assessment.Response{respond("leader", "2026-11-02", 1)}}
	for n := range 11 {
		now.Responses = append(now.Responses, respond("teacher", "2026-11-02", rubric.Level(n%3)))
	}
	before := assessment.Round{ID: "2025", Responses: []assessment.Response{respond("joint", "2025-11-02", 2)}}
	before.Date, now.Date = before.Responses[0].Date, now.Responses[0].Date
	a := assessment.Assess(r, now, &before, assessment.Options{Moderated: map[string]assessment.Moderation{"V1": {Level: 1, Reason: "concept"}}})
	a.Benchmark = &assessment.Benchmark{Domains: []assessment.DomainBenchmark{{Domain: "V"}}}
	return a
}

// TestSchema compares the keys of every object with those that the contract names.
func TestSchema(t *testing.T) {
	t.Parallel()
	a := school(t)
	want := map[string]string{
		"":                               "schema tool date rubric assessments",
		".tool":                          "name version",
		".rubric":                        "id version hash",
		".assessments":                   "school round date profile respondents score lower upper coverage verdict uncapped_verdict agreement caps domains indicators gaps open flags legal findings trend plan firmness route proven benchmark",
		".assessments.school":            "name brin sector board place",
		".assessments.respondents":       "role count",
		".assessments.caps":              "id scope limit reason",
		".assessments.domains":           "id title score lower upper coverage verdict uncapped_verdict",
		".assessments.indicators":        "id state level own_level moderated evidence evidence_date note action owner due status plan agreement",
		".assessments.indicators.plan":   "action owner due status",
		".assessments.gaps":              "indicator level target gain critical effort",
		".assessments.open":              "id state critical",
		".assessments.flags":             "id answer note date plan",
		".assessments.flags.plan":        "action owner due status",
		".assessments.legal":             "id answer plan",
		".assessments.legal.plan":        "action owner due status",
		".assessments.findings":          "kind ids text",
		".assessments.trend":             "round common score previous_score domains indicators",
		".assessments.trend.domains":     "id score previous_score",
		".assessments.trend.indicators":  "id level previous_level change",
		".assessments.plan":              "action owner due status",
		".assessments.firmness":          "margin hinges_down hinges_up",
		".assessments.route":             "verdict steps count answers_missing score",
		".assessments.route.steps":       "id from to",
		".assessments.proven":            "count of score",
		".assessments.benchmark":         "sector n q1 median q3 domains",
		".assessments.benchmark.domains": "id q1 median q3",
	}
	var out bytes.Buffer
	if err := scorejson.Write(&out, a.Rubric, []assessment.School{a.School}, func(int) assessment.Assessment { return a }, view.Options{Lang: lang.NL, Tool: "sggscan", Version: "1.0.0"}); err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(out.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var walk func(path string, x any)
	walk = func(path string, x any) {
		switch x := x.(type) {
		case []any:
			for _, y := range x {
				walk(path, y)
			}
		case map[string]any:
			var keys []string
			for k, y := range x {
				keys = append(keys, k)
				walk(path+"."+k, y)
			}
			if path == ".assessments.indicators.moderated" {
				return
			}
			slices.Sort(keys)
			wanted := strings.Fields(want[path])
			slices.Sort(wanted)
			if !slices.Equal(keys, wanted) {
				t.Errorf("%s has the keys %v; want %v", path, keys, wanted)
			}
			seen[path] = true
		}
	}
	walk("", document)
	for path := range want {
		if !seen[path] {
			t.Errorf("nothing was seen of %s", path)
		}
	}
	shown := fmt.Sprint(document)
	for _, s := range []string{"role:leader", "count:11", "agreement:differing", "from:yes", "to:repaired", "owner:leader", "owner:teacher"} {
		if !strings.Contains(shown, s) {
			t.Errorf("%s is not in the JSON", s)
		}
	}
}

// TestAgreementIsRounded: more than two decimals could tell the agreement of one question.
func TestAgreementIsRounded(t *testing.T) {
	t.Parallel()
	a := school(t)
	for _, c := range []struct {
		n    assessment.Number
		want string
	}{{assessment.Fraction(2, 3), "0.67"}, {assessment.Fraction(1, 8), "0.13"}, {assessment.Fraction(1, 1), "1"}, {assessment.NoNumber(), "null"}} {
		a.Agreement = c.n
		var out bytes.Buffer
		if err := scorejson.Write(&out, a.Rubric, []assessment.School{a.School}, func(int) assessment.Assessment { return a }, view.Options{Lang: lang.NL}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), `"agreement": `+c.want+",\n      \"caps\"") {
			t.Errorf("%v is not written as %s", c.n.Float(), c.want)
		}
	}
}
