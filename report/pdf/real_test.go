package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/report/view"
	"sggscan/rubric"
	"sggscan/rubric/lang"
	"sggscan/rubric/problem"
)

// answered is the report of a school that answered every question of the real rubric with a line of evidence, in two rounds.
func answered(t testing.TB, sector rubric.Sector, profile string, l lang.Lang, level func(n, year int) int) view.Report {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	reader, problems := assessment.Reader{Rubric: r, Today: today}, problem.List{}
	var all []assessment.Response
	for year, date := range []string{"2025-11-02", "2026-11-02"} {
		var b strings.Builder
		fmt.Fprintf(&b, "rubric: sexting@1.0.0\nprofile: %s\nschool: {name: De Regenboog, brin: 12AB00, sector: %s}\ndate: %s\nanswers:\n", profile, sector, date)
		n := 0
		for _, d := range r.Domains {
			for _, in := range d.Indicators {
				if !in.In(sector) || profile == "core" && !in.Core {
					continue
				}
				n++
				plan := ""
				if level(n, year) < 2 {
					plan = ", owner: Teamleider bovenbouw, due: 2027-05-01, status: open"
				}
				fmt.Fprintf(&b, "  %s: {level: %d, evidence: \"Vastgesteld in de MR van maart, kenmerk %s\", evidence_date: 2026-03-01%s}\n", in.ID, level(n, year), in.ID, plan)
			}
		}
		b.WriteString("checks:\n  R1: no\n  R2: yes\n  R3: {answer: repaired, note: De werkwijze is veranderd}\n  R4: no\n  X1: no\n  X2: yes\n")
		response, ok := reader.YAML("school.yaml", []byte(b.String()), &problems)
		if !ok {
			t.Fatal(problems)
		}
		all = append(all, response)
	}
	rounds := assessment.Group(r, all, &problems)
	if len(rounds) != 1 {
		t.Fatal(problems)
	}
	now, before, _ := rounds[0].Pick("")
	return view.Build(assessment.Assess(r, now, before, assessment.Options{}), view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "1.0.0"})
}

func mixed(n, year int) int {
	if n%3 == 0 {
		return (n + year) % 4
	}
	return n * 7 / 3 % 4
}

func TestRealReportsHoldTheirLength(t *testing.T) {
	lowest, none, top := func(int, int) int { return 1 }, func(int, int) int { return 0 }, func(int, int) int { return 3 }
	for _, c := range []struct {
		sector   rubric.Sector
		profile  string
		lang     lang.Lang
		level    func(n, year int) int
		from, to int
	}{
		{rubric.PO, "full", lang.NL, mixed, 12, 20},
		{rubric.VO, "full", lang.NL, mixed, 12, 20},
		{rubric.MBO, "full", lang.EN, mixed, 12, 20},
		{rubric.VO, "full", lang.NL, lowest, 12, 20},
		{rubric.MBO, "full", lang.EN, none, 12, 20},
		{rubric.PO, "full", lang.EN, top, 12, 20},
		{rubric.PO, "core", lang.NL, mixed, 8, 12},
		{rubric.VO, "core", lang.EN, none, 8, 12},
		{rubric.MBO, "core", lang.EN, lowest, 8, 12},
		{rubric.VO, "core", lang.NL, top, 8, 12},
	} {
		name := fmt.Sprint(c.sector, c.profile, c.lang, c.level(1, 0), c.level(2, 0))
		t.Run(name, func(t *testing.T) {
			pdf := write(t, answered(t, c.sector, c.profile, c.lang, c.level))
			if dir := os.Getenv("SGGSCAN_PDF_DIR"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, " ", "_")+".pdf"), pdf, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if n := len(pagesOf(t, pdf)); n < c.from || n > c.to {
				t.Errorf("%d pages, not %d to %d", n, c.from, c.to)
			}
			checkWordsOnPage(t, pdf)
		})
	}
}
