package pdf

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/report/view"
	"sggscan/rubric"
	"sggscan/rubric/lang"
	"sggscan/rubric/problem"
)

func realReport(t testing.TB, sector string, l lang.Lang) view.Report {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	reader := assessment.Reader{Rubric: r, Today: today}
	var problems problem.List
	var all []assessment.Response
	for year, date := range []string{"2025-11-02", "2026-11-02"} {
		var b strings.Builder
		fmt.Fprintf(&b, "rubric: sexting@1.0.0\nschool: {name: De Regenboog, brin: 12AB00, sector: %s, board: Stichting Samen, place: Assen}\ndate: %s\nanswers:\n", sector, date)
		n := 0
		for _, d := range r.Domains {
			for _, in := range d.Indicators {
				if !in.In(rubric.Sector(sector)) {
					continue
				}
				n++
				switch {
				case in.AllowNA && n%2 == 0:
					fmt.Fprintf(&b, "  %s: {level: na, note: geen groep 7 en 8}\n", in.ID)
				case n%14 == 0:
					fmt.Fprintf(&b, "  %s: unknown\n", in.ID)
				default:
					fmt.Fprintf(&b, "  %s: {level: %d, evidence: \"Vastgesteld in de MR van maart, kenmerk %s\", evidence_date: 2026-03-01, owner: Teamleider bovenbouw, due: 2027-05-01, status: open}\n", in.ID, (n*7/3+year)%4, in.ID)
				}
			}
		}
		b.WriteString("checks:\n  R1: no\n  R2: yes\n  R3: {answer: repaired, note: De werkwijze is veranderd}\n  X1: no\n")
		resp, ok := reader.YAML("x.yaml", []byte(b.String()), &problems)
		if !ok {
			t.Fatal(problems)
		}
		all = append(all, resp)
	}
	rounds := assessment.Group(r, all, &problems)
	cur, prev, _ := rounds[0].Pick("")
	return view.Build(assessment.Assess(r, cur, prev, assessment.Options{}), view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "1.0.0"})
}

func TestDump(t *testing.T) {
	for n, r := range schools() {
		os.WriteFile("/tmp/pdfx/"+n+".pdf", write(t, r), 0o644)
	}
	os.WriteFile("/tmp/pdfx/real.pdf", write(t, realReport(t, "po", lang.NL)), 0o644)
	os.WriteFile("/tmp/pdfx/realmbo.pdf", write(t, realReport(t, "mbo", lang.EN)), 0o644)
}
