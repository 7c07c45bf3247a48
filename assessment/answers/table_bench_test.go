package answers_test

import (
	"fmt"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// A board's form with 10,000 rows: every question answered with the text of an option, one in four with evidence.
func BenchmarkCSV10000(b *testing.B) {
	r, err := rubric.Default()
	if err != nil {
		b.Fatal(err)
	}
	today, _ := assessment.NewDate(2026, 11, 20)
	reader := answers.Reader{Rubric: r, Today: today}
	data := large(r, 10_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := answers.CSV(data)
		if err != nil {
			b.Fatal(err)
		}
		var problems problem.List
		if got := answers.ReadTable(reader, "t.csv", s, &problems); len(got) != 10_000 {
			b.Fatalf("%d responses: %s", len(got), problems.All()[0].Text.NL)
		}
	}
}

func large(r *rubric.Rubric, rows int) []byte {
	var b strings.Builder
	b.WriteString("Tijdstempel;school;brin;sector;bestuur;plaats;rol")
	for _, i := range r.Indicators() {
		fmt.Fprintf(&b, ";%s – %s;%s.evidence", i.ID, i.Title.NL, i.ID)
	}
	for _, c := range r.Checks {
		fmt.Fprintf(&b, ";%s", c.ID)
	}
	for n := range rows {
		fmt.Fprintf(&b, "\n2-11-2026 %d:%02d:%02d;School %d;%02dAB%02d;%s;Stichting Samen;Assen;Leraar of docent", 8+n/3600, n/60%60, n%60, n/10, n/1000, n/10%100, []string{"po", "vo", "mbo"}[n/10%3])
		for k := range r.Indicators() {
			level := (n*7 + k*3) % 4
			fmt.Fprintf(&b, ";%d – %s;", level, r.Levels[level].Label.NL)
			if (n+k)%4 == 0 {
				fmt.Fprintf(&b, "Vastgesteld in de teamvergadering van 12 mei 2026, punt %d; zie de map", k)
			}
		}
		b.WriteString(strings.Repeat(";nee", len(r.Checks)))
	}
	return []byte(strings.ReplaceAll(b.String(), "; zie", ", zie"))
}
