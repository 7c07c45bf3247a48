package view_test

import (
	"slices"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

func looked(t *testing.T, r *rubric.Rubric, name, text string) policy.Result {
	t.Helper()
	d, err := policy.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	c, err := policy.NewChecker(r, rubric.VO)
	if err != nil {
		t.Fatal(err)
	}
	return c.Check(d)
}

const blaming = "# Sexting\n\nMaak nooit naaktfoto's van jezelf, dat is dom.\n\nEen zin daartussen.\n\n" +
	"Maak nooit naaktfoto's van jezelf, dat is dom.\n\nHet is dom om een naaktfoto van jezelf te maken.\n"

// A sentence that comes back stands once with its places, and what was said of a rule is not said again.
func TestPolicySaysEachThingOnce(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := view.BuildPolicy([]policy.Result{looked(t, r, "map/a.md", blaming), looked(t, r, "map/b.md", blaming)}, r,
		view.Options{Lang: lang.NL})
	if len(p.Texts) != 2 || p.Texts[0].Name != "a.md" || len(p.Texts[0].Wording) != 2 {
		t.Fatalf("%+v", p.Texts)
	}
	one, two := p.Texts[0].Wording[0], p.Texts[0].Wording[1]
	if one.Place != "alinea 2, alinea 4" || one.Remarks[0].Before != "" {
		t.Errorf("first %+v", one)
	}
	if !slices.ContainsFunc(two.Remarks, func(m view.PolicyRemark) bool { return m.Before == "alinea 2, alinea 4" }) {
		t.Errorf("second %+v", two)
	}
	same := view.BuildPolicy([]policy.Result{looked(t, r, "x/a.md", blaming), looked(t, r, "y/a.md", blaming)}, r,
		view.Options{Lang: lang.NL})
	if same.Texts[0].Name == same.Texts[1].Name {
		t.Errorf("two texts are called %s", same.Texts[0].Name)
	}
}

// An anonymous comparison has of texts numbers alone, and the same as the other.
func TestAnonymousPolicyIsNumbers(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	day, _ := assessment.NewDate(2026, 11, 2)
	var all []assessment.Assessment
	o := view.Options{Lang: lang.NL}
	for _, name := range []string{"De Es", "De Iep", "De Eik"} {
		a := assessment.Assess(r, assessment.Round{ID: "2026-2027", Responses: []assessment.Response{{
			School: assessment.School{Name: name, Sector: rubric.VO}, Role: rubric.Joint, Profile: assessment.Full,
			Date: day}}}, nil, assessment.Options{})
		all = append(all, a)
		if name != "De Eik" {
			o.Policy.Add(a.School, looked(t, r, name+".md", blaming))
		}
	}
	c := view.BuildComparison(slices.Values(all), r, nil, o)
	hidden, _ := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	if c.Policy == nil || len(c.Policy.Sentences) == 0 || !slices.Equal(c.Policy.Without, []int{0}) {
		t.Fatalf("%+v", c.Policy)
	}
	h := hidden.Policy
	if len(h.Sentences)+len(h.Without) > 0 || h.Lacking != 1 {
		t.Errorf("sentences %d, without %v, lacking %d", len(h.Sentences), h.Without, h.Lacking)
	}
	for n, row := range slices.Concat(h.Questions, h.Kinds) {
		was := slices.Concat(c.Policy.Questions, c.Policy.Kinds)[n]
		if len(row.Found)+len(row.Silent) > 0 || row.Count != len(was.Found) || row.Of != 2 {
			t.Errorf("%s %s: %+v", row.ID, row.Title, row)
		}
	}
}
