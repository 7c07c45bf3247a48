package excel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/rubric"
)

// labels are the first text beside each label of the summary.
func labels(t *testing.T, r view.Report) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, row := range read(t, testtool.Workbook(t, gapBytes(t, r)), "Samenvatting") {
		if len(row) > 1 && out[row[0]] == "" {
			out[row[0]] = row[1]
		}
	}
	return out
}

// part is the rows of the summary under a heading, up to the next empty row.
func part(t *testing.T, r view.Report, heading string) [][]string {
	t.Helper()
	rows := read(t, testtool.Workbook(t, gapBytes(t, r)), "Samenvatting")
	from := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == heading })
	if from < 0 {
		return nil
	}
	to := from + 1
	for to < len(rows) && strings.Join(rows[to], "") != "" {
		to++
	}
	return rows[from+1 : to]
}

func number(cell float64) view.Number {
	return view.Number{Known: true, Cell: cell, Share: cell / 100, Text: fmt.Sprintf("%.0f%%", cell)}
}

func TestGapBesideComparableSchools(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	r.Benchmark = nil
	for n := range r.Domains {
		r.Domains[n].Median = view.Number{}
	}
	if table := part(t, r, "Per domein"); slices.Contains(table[0], "Mediaan (%)") || part(t, r, "Naast vergelijkbare scholen") != nil {
		t.Error("no median is known, but the summary has a place for it")
	}
	r.Benchmark = &view.Benchmark{N: 6, Q1: number(41.5), Median: number(52.25), Q3: number(60), Sentence: "De mediaan is het midden van 6 scholen."}
	for n := range r.Domains {
		r.Domains[n].Median = number(50 + float64(n))
	}
	table := part(t, r, "Per domein")
	at := slices.Index(table[0], "Mediaan (%)")
	if at < 0 || len(table) != len(r.Domains)+2 {
		t.Fatalf("domains %q", table)
	}
	for n, d := range r.Domains {
		if got := table[n+1][at]; got != strconv.Itoa(50+n) {
			t.Errorf("%s: median %q", d.ID, got)
		}
	}
	if got := table[len(table)-1][at]; got != "52.25" {
		t.Errorf("the median of the whole is %q", got)
	}
	got := labels(t, r)
	for label, want := range map[string]string{"Scholen": "6", "Mediaan (%)": "52.25", "Kwart zit onder (%)": "41.5", "Driekwart zit onder (%)": "60"} {
		if got[label] != want {
			t.Errorf("%s is %q, want %q", label, got[label], want)
		}
	}
	if !everyText(t, testtool.Workbook(t, gapBytes(t, r)))[r.Benchmark.Sentence] {
		t.Error("the sentence on comparable schools is missing")
	}
}

func TestGapShowsWhatChanged(t *testing.T) {
	t.Parallel()
	const heading = "Sinds het vorige meetmoment"
	if part(t, report(t, 2, lang.NL), heading) != nil {
		t.Error("a school with one round has a part on what changed")
	}
	r := report(t, 3, lang.NL)
	if r.Trend == nil || len(r.Trend.Domains) != len(r.Domains) {
		t.Fatalf("the fixture has no trend: %+v", r.Trend)
	}
	table := part(t, r, heading)
	at := slices.IndexFunc(table, func(row []string) bool { return row[0] == "Domein" })
	if at < 0 || len(table) != at+2+len(r.Domains) {
		t.Fatalf("what changed: %q", table)
	}
	value := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("%q is no number", s)
		}
		return v
	}
	for n, d := range r.Trend.Domains {
		row := table[at+1+n]
		if !strings.HasPrefix(row[0], d.ID+" ") || d.Previous.Known && value(row[2]) != d.Previous.Cell || d.Score.Known && value(row[3]) != d.Score.Cell {
			t.Errorf("%s: %q, want %v and %v", d.ID, row, d.Previous, d.Score)
		}
		want := strings.NewReplacer("−", "-", ",", ".", "+", "").Replace(d.Difference)
		if shown := row[4]; d.Score.Known && d.Previous.Known && strconv.FormatFloat(value(shown), 'f', 1, 64) != want {
			t.Errorf("%s: difference %s, want %s", d.ID, shown, want)
		}
	}
	whole := table[len(table)-1]
	if value(whole[2]) != r.Trend.Previous.Cell || value(whole[3]) != r.Trend.Score.Cell {
		t.Errorf("the whole: %q", whole)
	}
	answers := gridOf(t, testtool.Workbook(t, gapBytes(t, r)), "Antwoorden")
	moved := map[string]int{}
	for n := range answers.rows {
		moved[answers.at(n, "Sinds vorige keer")]++
	}
	if moved["hoger"] != r.Trend.Higher || moved["lager"] != r.Trend.Lower || moved["gelijk"] != r.Trend.Equal || moved["nieuw"] != r.Trend.New || r.Trend.Higher == 0 {
		t.Errorf("answers %v, want %+v", moved, r.Trend)
	}
	listed := 0
	for _, row := range table[at+1 : len(table)-1] {
		for line := range strings.SplitSeq(row[1], "; ") {
			if ids, ok := strings.CutPrefix(line, "hoger: "); ok {
				listed += len(strings.Split(ids, ", "))
			}
		}
	}
	if listed != r.Trend.Higher {
		t.Errorf("%d questions are listed as higher, want %d", listed, r.Trend.Higher)
	}
}

func TestGapShowsWhereViewsDiffer(t *testing.T) {
	t.Parallel()
	const sheet = "Waar de meningen verschillen"
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	built := func(levels map[string][]rubric.Level) view.Report {
		return view.Build(scored(t, r, team(r, "De Ster", levels))[0], options(lang.NL))
	}
	one := built(map[string][]rubric.Level{"joint": {2}})
	f := testtool.Workbook(t, gapBytes(t, one))
	if slices.Contains(f.GetSheetList(), sheet) {
		t.Error("one questionnaire has a sheet of differing views")
	}
	if why := part(t, one, sheet); len(why) != 1 || one.Agreement.DifferencesReason == "" || !slices.Contains(why[0], one.Agreement.DifferencesReason) {
		t.Errorf("the summary does not say why there are no differing views: %q", why)
	}
	if heads := gridOf(t, f, "Antwoorden").heads; slices.Contains(heads, "Overeenstemming (%)") || slices.Contains(heads, "Vorige keer") {
		t.Errorf("one questionnaire, one round: %q", heads)
	}

	many := built(map[string][]rubric.Level{"leader": {3}, "teacher": {1, 1, 1, 1, 1}})
	if len(many.Agreement.Differences) == 0 {
		t.Fatal("the fixture has no differing views")
	}
	f = testtool.Workbook(t, gapBytes(t, many))
	want := []string{"Samenvatting", "Verbeterpunten", "Actieplan", sheet, "Antwoorden", "Berekening", "_meta"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %q", got)
	}
	g := gridOf(t, f, sheet)
	if len(g.rows) != len(many.Agreement.Differences) {
		t.Fatalf("%d rows for %d questions", len(g.rows), len(many.Agreement.Differences))
	}
	for n, d := range many.Agreement.Differences {
		for head, text := range map[string]string{"Nr": d.ID, "Vraag": d.Question, "Gegeven antwoord": d.State, "Overeenstemming": d.Agreement, "Niveau per groep": strings.Join(d.Views, "\n"), "Vraag voor het gesprek": d.Ask} {
			if got := g.at(n, head); got != text || text == "" {
				t.Errorf("%s: %s is %q, want %q", d.ID, head, got, text)
			}
		}
	}
	answers := gridOf(t, f, "Antwoorden")
	if got := answers.at(0, "Overeenstemming (n = 6)"); got != "Leiding en team kijken anders" {
		t.Errorf("agreement of the first answer %q", got)
	}
	if why := part(t, many, sheet); !strings.Contains(strings.Join(why[len(why)-1], ""), fmt.Sprintf("%d vragen om over te praten; zie blad %s.", len(many.Agreement.Differences), sheet)) {
		t.Errorf("the summary does not lead to the sheet: %q", why)
	}
}

// A question that is not applicable has its reason, and what is not of the sector is kept and said not to count.
func TestGapKeepsReasonsAndOtherAnswers(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	x := response(r, assessment.School{Name: "De Brug", Sector: rubric.MBO}, day(2026, 11, 2), 1)
	na := ""
	for _, i := range r.Indicators() {
		if i.AllowNA && i.In(rubric.MBO) {
			na = i.ID
		}
	}
	x.Answers.Set(na, assessment.Answer{State: assessment.NotApplicable, Note: "geen minderjarige studenten"})
	built := view.Build(scored(t, r, []assessment.Response{x})[0], options(lang.NL))
	if len(built.Outside) == 0 || na == "" {
		t.Fatal("the fixture has no answer outside the sector, or nothing that may be not applicable")
	}
	g := gridOf(t, testtool.Workbook(t, gapBytes(t, built)), "Antwoorden")
	if n := g.row("Nr", na); g.at(n, "Notitie") != "geen minderjarige studenten" || g.at(n, "Niveau") != "" {
		t.Errorf("not applicable: %q", g.rows[n])
	}
	for _, i := range built.Outside {
		if n := g.row("Nr", i.ID); !strings.HasPrefix(g.at(n, "Opmerkingen"), "hoort niet bij deze sector") || g.at(n, "Onderbouwing") != i.Evidence {
			t.Errorf("outside: %q", g.rows[n])
		}
	}
}

// The summary has the expected standing phase by phase, as numbers, and what became of the plan of the round before.
func TestGapShowsWhatThePlanBrings(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	if r.Prospect == nil || len(r.Prospect.Phases) < 2 || len(r.Trend.FollowUp) == 0 || len(r.Trend.Checks) == 0 {
		t.Fatalf("the fixture has no plan or nothing to follow: %+v, %+v", r.Prospect, r.Trend)
	}
	table := part(t, r, "Verwachte stand, als het plan lukt")
	if table[0][1] != r.Prospect.Lead || len(table) != 2+len(r.Prospect.Phases)+len(r.Prospect.Notes) {
		t.Fatalf("the plan: %q", table)
	}
	for n, x := range r.Prospect.Phases {
		row := table[2+n]
		want := "–"
		if x.Score.Known {
			want = strconv.FormatFloat(x.Score.Cell, 'f', -1, 64)
		}
		if row[0] != x.Period || row[2] != want || row[3] != x.Verdict || !strings.HasSuffix(row[1], strings.Join(x.Questions, ", ")) {
			t.Errorf("%q, want %+v", row, x)
		}
	}
	told := fmt.Sprint(part(t, r, "Sinds het vorige meetmoment"))
	for _, s := range append(r.Trend.FollowUp, r.Trend.CheckLines()...) {
		if !strings.Contains(told, s) {
			t.Errorf("%q is not in the summary", s)
		}
	}
	r.Prospect = nil
	if part(t, r, "Verwachte stand, als het plan lukt") != nil {
		t.Error("a school without a plan has a part on what it brings")
	}
}

// TestGapSaysHowFirmItIs: what the verdict is subject to, what holds it down now, and how firm it stands.
func TestGapSaysHowFirmItIs(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	got := labels(t, r)
	for label, want := range map[string]string{"Voorbehoud": r.Verdict.Proviso, "Wettelijk": r.Beside[3].Text, "Minder zeker": r.Beside[2].Text,
		"Hersteld":      r.Beside[1].Text,
		"Signaalvragen": r.Beside[0].Text, "De score": r.Explanation.Margin, "Onderbouwd": r.Explanation.Proven,
		"Eén stap of antwoord": r.Explanation.Hinges(), "Vragen op doel": strconv.Itoa(r.AtTarget),
		r.Explanation.Route.Title: strings.Join([]string{r.Explanation.Route.Sentence, r.Explanation.Route.Score,
			r.Explanation.Route.NotAdvice}, "\n")} {
		if want = strings.TrimSpace(want); got[label] != want || want == "" {
			t.Errorf("%s: %q; want %q", label, got[label], want)
		}
	}
	for _, s := range r.Explanation.Route.Steps {
		if got[s.ID+" "+s.Title] == "" {
			t.Errorf("the way lacks %s", s.ID)
		}
	}
}
