package view_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
)

// advised is the report of a school with an adviser's file.
func advised(t *testing.T, l lang.Lang, filled, file string) view.Report {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	var problems problem.List
	response, ok := answers.Reader{Rubric: r, Today: today}.YAML("test.yaml", []byte(filled), &problems)
	found, sound := answers.ReadAdvice(r, "a.yaml", []byte(file), &problems)
	if !ok || !sound {
		t.Fatal(problems.All())
	}
	now, _, _ := assessment.Group(r, []assessment.Response{response}, &problems)[0].Pick("")
	s, _ := found.For(now.School())
	a := assessment.Assess(r, now, nil, assessment.Options{Moderated: s.Moderated})
	return view.Build(a, view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "test", Advice: &found,
		Logo: []byte("logo")})
}

func TestAdviser(t *testing.T) {
	file := `adviser: A. Viseur
organisation: GGD
status: final
date: 2026-12-01
schools:
  De Linde:
    summary: "Eerste.\n\nTweede."
    domains: {V: Sterk.}
    moderated: {V1: {level: 1, reason: nog niet vastgesteld}, V2: {level: 0, reason: niet gezien}}
`
	filled := strings.Replace(all(t, "vo", "3"), "  V2: 3", "  V2: unknown", 1)
	r := advised(t, lang.NL, filled, file)
	if r.Adviser == nil {
		t.Fatal("no adviser")
	}
	if a := *r.Adviser; a.Name != "A. Viseur" || a.Organisation != "GGD" || a.Status != "definitief" ||
		a.Date != "1 december 2026" || a.Summary != "Eerste.\n\nTweede." || string(a.Logo) != "logo" {
		t.Errorf("adviser %+v", a)
	}
	// Page 1 stands on two bases: at target are the reported levels, with evidence the school's own.
	if want := fmt.Sprintf("eigen niveaus 2 en 3 van de school: 0 van %d onderbouwd", r.InScope-1); r.Evidence != want {
		t.Errorf("%q; want %q", r.Evidence, want)
	}
	// The open answer got a level, so that everything is answered.
	if r.Concept || r.ConceptReason != "" || r.Answered != r.InScope {
		t.Errorf("concept %v %q, %s", r.Concept, r.ConceptReason, r.CoverageText)
	}
	for _, d := range r.Domains {
		if want := map[string]string{"V": "Sterk."}[d.ID]; d.Remark != want {
			t.Errorf("%s: remark %q, want %q", d.ID, d.Remark, want)
		}
	}
	v1, v2, v3 := r.Domains[0].Indicators[0], r.Domains[0].Indicators[1], r.Domains[0].Indicators[2]
	if v1.State != "niveau 1: in ontwikkeling" || v1.Own != "niveau 3: geborgd" || v1.Reason != "nog niet vastgesteld" ||
		v2.Level != 0 || v2.Own != "weet niet" || v3.Own != "" {
		t.Errorf("V1 %s (%s: %s), V2 %d (%s), V3 (%s)", v1.State, v1.Own, v1.Reason, v2.Level, v2.Own, v3.Own)
	}
	if row := r.Calculation[0].Rows[0]; row.Level != 1 || row.Own != "niveau 3: geborgd" {
		t.Errorf("the sum: %+v", row)
	}
	if method := r.Method[len(r.Method)-1]; !strings.HasPrefix(method, "Bij V1 en V2 telt het niveau van de adviseur") {
		t.Errorf("the method does not say it: %s", method)
	}
}

// A report is a concept while not all is answered or the adviser says so; the adviser's word for it never says
// otherwise.
func TestConcept(t *testing.T) {
	full, part := all(t, "vo", "2"), "school: {name: De Linde, sector: vo}\ndate: 2026-11-02\nanswers: {V1: 2}\n"
	for name, c := range map[string]struct {
		answers, file, status, reason string
		lang                          lang.Lang
	}{
		"final":        {full, "status: final", "definitief", "", lang.NL},
		"concept":      {full, "status: concept", "concept", "De adviseur noemt dit rapport een concept.", lang.NL},
		"not answered": {part, "status: final", "concept", "Nog niet alle vragen zijn beantwoord.", lang.NL},
		"both, in English": {part, "status: concept", "draft",
			"Not all questions have been answered yet. The adviser calls this report a draft.", lang.EN},
		"nothing said": {full, "adviser: X", "", "", lang.NL},
	} {
		r := advised(t, c.lang, c.answers, c.file)
		if r.Concept != (c.reason != "") || r.ConceptReason != c.reason || r.Adviser.Status != c.status {
			t.Errorf("%s: %v %q, status %q", name, r.Concept, r.ConceptReason, r.Adviser.Status)
		}
	}
	if r := built(t, lang.NL, full); r.Adviser != nil || r.Concept || r.ConceptReason != "" {
		t.Errorf("without an adviser's file: %+v", r.Adviser)
	}
	// The file of a batch in which this school has nothing of its own still says who made the report.
	if r := advised(t, lang.NL, full, "adviser: X\nschools: {De Eik: {summary: Van een ander}}"); r.Adviser == nil ||
		r.Adviser.Name != "X" || r.Adviser.Summary != "" {
		t.Errorf("%+v", r.Adviser)
	}
}

// The team talks about its own answers, with the level of the adviser beside them.
func TestAgendaHasTheOwnAnswer(t *testing.T) {
	filled := strings.Replace(all(t, "vo", "3"), "  V1: 3", "  V1: 1", 1)
	r := advised(t, lang.NL, filled, "schools: {De Linde: {moderated: {V1: {level: 3, reason: gezien}}}}")
	if len(r.Agenda) != 1 || r.Agenda[0].ID != "V1" ||
		r.Agenda[0].State != "school: niveau 1: in ontwikkeling · adviseur: niveau 3: geborgd" {
		t.Errorf("agenda %+v", r.Agenda)
	}
}
