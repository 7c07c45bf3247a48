package pdf

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

// answered is the report of a school that answered every question of the real rubric with a line of evidence, in two
// rounds.
func answered(t testing.TB, sector rubric.Sector, profile string, l lang.Lang,
	level func(n, year int) int) view.Report {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	reader, problems := answers.Reader{Rubric: r, Today: today}, problem.List{}
	var all []assessment.Response
	for year, date := range []string{"2025-11-02", "2026-11-02"} {
		var b strings.Builder
		fmt.Fprintf(&b,
			"rubric: sexting@1.0.0\nprofile: %s\nschool: {name: De Regenboog, brin: 12AB00, sector: %s}\ndate: %s\nanswers:\n",
			profile, sector, date)
		n := 0
		for _, d := range r.Domains {
			for _, in := range d.Indicators {
				if !in.In(sector) || profile == "core" && !in.InCore(sector) {
					continue
				}
				n++
				if level(n, year) < 0 {
					continue // not answered
				}
				plan := ""
				if level(n, year) < 2 {
					plan = ", owner: Teamleider bovenbouw, due: 2027-05-01, status: open"
				}
				fmt.Fprintf(&b,
					"  %s: {level: %d, evidence: \"Vastgesteld in de MR van maart, kenmerk %s\", evidence_date: 2026-03-01%s}\n",
					in.ID, level(n, year), in.ID, plan)
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
	return view.Build(assessment.Assess(r, now, before, assessment.Options{}),
		view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "1.0.0"})
}

func mixed(n, year int) int {
	if n%3 == 0 {
		return (n + year) % 4
	}
	return n * 7 / 3 % 4
}

// TestRealReportsHoldTheirLength lays out schools of every kind that wrote a line of evidence at each question.
func TestRealReportsHoldTheirLength(t *testing.T) {
	for n, sector := range rubric.Sectors() {
		for m, profile := range []string{"full", "core"} { // the few answered checks count for a round before
			r := answered(t, sector, profile, lang.All()[(n+m)%2], func(int, int) int { return -1 })
			r.Trend, r.Flags, r.Legal = nil, nil, nil
			checkLayout(t, r, [2]int{2, 3})
		}
	}
	same := func(level int) func(int, int) int { return func(int, int) int { return level } }
	answers := map[string]func(n, year int) int{"all 0": same(0), "all 1": same(1), "all 2": same(2),
		"all 3": same(3), "mixed": mixed,
		"half": func(n, year int) int { return mixed(n, year) - 4*(n%2) }}
	for profile, limit := range map[string][2]int{"full": {10, 17}, "core": {7, 12}} {
		for n, sector := range rubric.Sectors() {
			for m, l := range lang.All() {
				for name, level := range answers {
					if (n+m+len(name))%2 == 0 && name != "mixed" {
						continue // the languages differ little: each stands beside half of the sectors and answers
					}
					t.Run(fmt.Sprint(profile, " ", sector, " ", l, " ", name), func(t *testing.T) {
						t.Parallel()
						most := limit
						if name != "all 0" && name != "all 1" { // nothing at the target is as long as a report gets
							most[1] = map[string]int{"full": 14, "core": 11}[profile]
						}
						checkLayout(t, answered(t, sector, profile, l, level), most)
					})
				}
			}
		}
	}
}

// checkLayout fails for a report that is too long or too short, and for a page that is nearly empty.
func checkLayout(t *testing.T, r view.Report, limit [2]int) {
	t.Helper()
	const fewest = 0.25 * room
	d, err := newReportDoc(r, wordsFor(r.Lang))
	if err != nil {
		t.Fatal(err)
	}
	pages := d.pages()
	if n := len(pages); n < limit[0] || n > limit[1] {
		t.Errorf("%d pages, not %d to %d", n, limit[0], limit[1])
	}
	for i, bands := range pages {
		if h := heightOf(bands); h < fewest {
			t.Errorf("page %d of %d has only %.0f mm of text", i+1, len(pages), h)
		}
	}
}

// TestTrendListsWhatChanged: what rose, fell or stayed is named with its levels, once.
func TestTrendListsWhatChanged(t *testing.T) {
	r := answered(t, rubric.PO, "full", lang.NL, mixed)
	r.Trend.Indicators = []view.IndicatorTrend{
		{ID: "T1", Title: "Een", Previous: 1, Level: 2, HasPrevious: true, ChangeID: "higher", Change: "hoger"},
		{ID: "T2", Title: "Twee", Previous: 3, Level: 1, HasPrevious: true, ChangeID: "lower", Change: "lager"},
		{ID: "T3", Title: "Drie", Previous: 1, Level: 2, HasPrevious: true, ChangeID: "higher", Change: "hoger"},
		{ID: "T4", Title: "Vier", Previous: 2, Level: 2, HasPrevious: true, ChangeID: "equal", Change: "gelijk"},
		{ID: "T5", Title: "Vijf", Level: 3, ChangeID: "new", Change: "nieuw"}}
	shown := laidReport(t, r).text()
	const list = "lager: was 3, nu 1 T2 Twee hoger: was 1, nu 2 T1 Een · T3 Drie nieuw: 3 T5 Vijf Gelijk gebleven: T4."
	if why := notIn(shown, list); why != "" {
		t.Error(why)
	}
}
