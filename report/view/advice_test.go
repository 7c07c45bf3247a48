package view_test

import (
	"fmt"
	"slices"
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
func advised(t *testing.T, l lang.Lang, filled, file string, before ...string) view.Report {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	var problems problem.List
	var responses []assessment.Response
	for n, document := range append(before, filled) {
		response, ok := answers.Reader{Rubric: r, Today: today}.YAML(fmt.Sprint(n, ".yaml"), []byte(document), &problems)
		if !ok {
			t.Fatal(problems.All())
		}
		responses = append(responses, response)
	}
	found, sound := answers.ReadAdvice(r, "a.yaml", []byte(file), &problems)
	if !sound {
		t.Fatal(problems.All())
	}
	now, previous, _ := assessment.Group(r, responses, &problems)[0].Pick("")
	s, _ := found.For(now.School())
	a := assessment.Assess(r, now, previous, assessment.Options{Moderated: s.Moderated})
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

// Every figure is of one kind and says which: what an adviser's level is in has nothing of the own answers beside it.
func TestFiguresWithAdviserAreOfOneKind(t *testing.T) {
	before := strings.Replace(all(t, "vo", "1"), "2026-11-02", "2025-11-02", 1)
	file := "schools: {De Linde: {moderated: {V1: {level: 1, reason: niet gezien}, V2: {level: 3, reason: gezien}}}}"
	r := advised(t, lang.NL, all(t, "vo", "2"), file, before)
	if want := fmt.Sprintf("%d van %d op doel, met 2 niveaus van de adviseur (*)", r.InScope-1, r.InScope); r.Reached != want {
		t.Errorf("%q; want %q", r.Reached, want)
	}
	if want := fmt.Sprintf("eigen antwoorden sinds 2025-2026: %d hoger, 0 lager", r.InScope); r.Trend.Short != want {
		t.Errorf("%q; want %q", r.Trend.Short, want)
	}
	if !strings.HasSuffix(r.Trend.Sentence, "de eigen antwoorden van de school, zonder de niveaus van de adviseur.") {
		t.Errorf("the trend does not say of what it is: %s", r.Trend.Sentence)
	}
	for _, d := range r.Domains {
		if own := d.ID != "V"; d.Previous.Known != own || d.Mark().Known != own || (d.Rose > 0) != own {
			t.Errorf("%s: before %s, +%d", d.ID, d.Previous.Text, d.Rose)
		}
	}
	v := r.Domains[0].Indicators
	if v[0].StateText() != "1*" || v[1].StateText() != "3*" || v[2].StateText() != "2" ||
		v[0].Previous != "niveau 1: in ontwikkeling (eigen antwoord)" || v[2].Previous != "niveau 1: in ontwikkeling" {
		t.Errorf("%q, %q", v[0].StateText(), v[0].Previous)
	}
	if a := r.First[0]; a.ID != "V1" || a.Change != "van 1 naar 2 (adviseur; school: 2)" {
		t.Errorf("first %+v", a)
	}
	if p := r.Plan[0]; p.ID != "V1" || p.Change != "van 1 naar 2 (adviseur; school: 2)" {
		t.Errorf("plan %+v", p)
	}
	if s := r.Strengths[0]; s.ID != "V2" || s.Mark != "(adviseur; school: 2)" || r.Strengths[1].Mark != "" {
		t.Errorf("strengths %+v", r.Strengths[:2])
	}
	// Without an adviser none of these words stand there.
	plain := built(t, lang.NL, before, all(t, "vo", "2"))
	if strings.Contains(plain.Reached+plain.Trend.Short+plain.Trend.Sentence, "adviseur") || !plain.Domains[0].Previous.Known ||
		strings.Contains(plain.Trend.Short, "eigen") {
		t.Errorf("%s; %s; %s", plain.Reached, plain.Trend.Short, plain.Trend.Sentence)
	}
}

// The middle of comparable schools is of own answers; this school counts only when it answered enough of them itself.
func TestBenchmarkSaysOfWhatItIs(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var documents []string
	for n := range 8 {
		documents = append(documents, strings.Replace(all(t, "vo", "2"), "De Linde", fmt.Sprint("Eik ", n), 1))
	}
	_, list := assessed(t, documents...)
	_, few := assessed(t, round("2026-11-02", "V1: 1", ""))
	var marks assessment.Benchmarks
	for _, a := range append(list, few...) {
		marks.Add(a)
	}
	sentence := func(a assessment.Assessment) string {
		a.Benchmark = marks.For(a)
		return view.Build(a, view.Options{Lang: lang.NL}).Benchmark.Sentence
	}
	if s := sentence(list[0]); !strings.Contains(s, "de 8 scholen") || !strings.Contains(s, "(deze school telt mee)") ||
		strings.Contains(s, "adviseur") {
		t.Errorf("%s", s)
	}
	if s := sentence(few[0]); !strings.Contains(s, "(deze school telt niet mee: zij beantwoordde daarvoor te weinig vragen zelf)") {
		t.Errorf("%s", s)
	}
	moderated := map[string]assessment.Moderation{"V1": {Level: 0, Reason: "niet gezien"}}
	_, schools := read(t, documents[0])
	now, _, _ := schools[0].Pick("")
	a := assessment.Assess(r, now, nil, assessment.Options{Moderated: moderated})
	a.Benchmark = marks.For(a)
	got := view.Build(a, view.Options{Lang: lang.NL})
	if !strings.HasSuffix(got.Benchmark.Sentence, "zonder de niveaus van een adviseur. Met haar eigen antwoorden staat deze school op 66%.") {
		t.Errorf("%s", got.Benchmark.Sentence)
	}
	for _, d := range got.Domains {
		if d.Median.Known != (d.ID != "V") {
			t.Errorf("%s: median %s", d.ID, d.Median.Text)
		}
	}
}

// A board reads which points are the adviser's, and that spread and development are of own answers.
func TestBoardWithAdviser(t *testing.T) {
	r, schools := read(t, strings.Replace(all(t, "vo", "2"), "De Linde", "De Eik", 1), all(t, "vo", "1"),
		strings.NewReplacer("De Linde", "De Eik", "2026-11-02", "2025-11-02").Replace(all(t, "vo", "0")))
	moderated := map[string]assessment.Moderation{"V1": {Level: 3, Reason: "gezien"}}
	for n, id := range []string{"V2", "K1", "K2", "O1", "O2", "S1", "S2", "D1", "G1"} {
		moderated[id] = assessment.Moderation{Level: rubric.Level(n % 2), Reason: "gezien"}
	}
	var list []assessment.Assessment
	for _, s := range schools {
		now, before, _ := s.Pick("")
		o := assessment.Options{}
		if now.School().Name == "De Eik" {
			o.Moderated = moderated
		}
		list = append(list, assessment.Assess(r, now, before, o))
	}
	c := view.BuildComparison(slices.Values(list), r, nil, view.Options{Lang: lang.NL, Today: today(), Advice: &answers.Advice{}})
	b := view.BuildBoard(c)
	if want := "Zelfevaluatie; bij een of meer scholen telt het niveau van een adviseur bij V1, V2, K1, K2, O1, O2, S1, S2, D1 en G1."; b.Moderated != want {
		t.Errorf("%q; want %q", b.Moderated, want)
	}
	if b.ScoresOf == "" || !strings.HasPrefix(b.Moves.Lead, "Op eigen antwoorden, zonder de niveaus van een adviseur.") {
		t.Errorf("%q, %q", b.ScoresOf, b.Moves.Lead)
	}
	for _, d := range b.Sectors[0].Domains { // all 1 at one school and all 2 at the other, whatever the adviser says
		if d.Lowest.Text != "33%" || d.Highest.Text != "66%" {
			t.Errorf("%s from %s to %s", d.ID, d.Lowest.Text, d.Highest.Text)
		}
	}
	// All 43 are at 2; the adviser puts V1 at 3 and nine others at 0 or 1.
	if row := b.Table[0]; row.Name != "De Eik" || row.Reached != "34 van 43 *" || b.Table[1].Reached != "0 van 43" {
		t.Errorf("%+v, %+v", row, b.Table[1])
	}
	if signs := c.Sectors[0].Indicators[0].Answers; signs[0].Sign != "3*" || signs[1].Sign != "1" {
		t.Errorf("the heat map shows %+v", signs)
	}
}

// Of a single school the board reads that its scores are with the levels of the adviser.
func TestBoardOfOneSchoolWithAdviser(t *testing.T) {
	r, schools := read(t, all(t, "vo", "2"))
	now, _, _ := schools[0].Pick("")
	a := assessment.Assess(r, now, nil,
		assessment.Options{Moderated: map[string]assessment.Moderation{"V1": {Level: 0, Reason: "niet gezien"}}})
	b := view.BuildBoard(view.BuildComparison(slices.Values([]assessment.Assessment{a}), r, nil, view.Options{Lang: lang.NL, Today: today()}))
	if b.Moderated != "Zelfevaluatie; bij V1 telt het niveau van een adviseur." ||
		b.ScoresOf != "Deze scores zijn met de niveaus van de adviseur." || b.Sectors[0].Domains[0].Text != "57%" { // (2 × 7 − 2) ÷ (3 × 7)
		t.Errorf("%q, %q, V %s", b.Moderated, b.ScoresOf, b.Sectors[0].Domains[0].Text)
	}
}
