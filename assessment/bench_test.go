package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

func benchmarkInput(b *testing.B) (answers.Reader, []byte) {
	b.Helper()
	r, err := rubric.Default()
	if err != nil {
		b.Fatal(err)
	}
	var s strings.Builder
	s.WriteString("school: {name: De Linde, sector: vo}\ndate: 2026-11-02\nanswers:\n")
	for n, i := range r.Indicators() {
		fmt.Fprintf(&s,
			"  %s: {level: %d, evidence: \"Protocol sociale veiligheid, vastgesteld in het team\", evidence_date: 2026-03-01}\n",
			i.ID, n%4)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	return answers.Reader{Rubric: r, Today: today}, []byte(s.String())
}

func BenchmarkReadYAML(b *testing.B) {
	reader, data := benchmarkInput(b)
	for b.Loop() {
		var problems problem.List
		if _, ok := reader.YAML("a.yaml", data, &problems); !ok {
			b.Fatal(problems.All())
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	reader, data := benchmarkInput(b)
	var problems problem.List
	response, ok := reader.YAML("a.yaml", data, &problems)
	if !ok {
		b.Fatal(problems.All())
	}
	round, _, _ := assessment.Group(reader.Rubric, []assessment.Response{response}, &problems)[0].Pick("")
	for b.Loop() {
		assessment.Assess(reader.Rubric, round, nil, assessment.Options{})
	}
}

// BenchmarkWayOn is what a school costs beside its score: margin, hinges, the way to the next verdict, the proven share.
func BenchmarkWayOn(b *testing.B) {
	reader, data := benchmarkInput(b)
	var problems problem.List
	response, _ := reader.YAML("a.yaml", data, &problems)
	round, _, _ := assessment.Group(reader.Rubric, []assessment.Response{response}, &problems)[0].Pick("")
	a := assessment.Assess(reader.Rubric, round, nil, assessment.Options{})
	for b.Loop() {
		a.Firmness()
		a.Route()
		a.Proven()
	}
}
