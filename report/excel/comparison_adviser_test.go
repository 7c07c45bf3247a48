package excel

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/rubric"
)

// adviserReason is what an adviser wrote; no text of the rubric has it.
const adviserReason = "nog niet in de MR geweest"

// advised is a comparison of three schools that say level 2 everywhere; an adviser gave the second of them level 1 on the first critical question. It gives the id of that
// question too.
func advised(t *testing.T) (view.Comparison, string) {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var critical string
	for _, i := range r.Indicators() {
		if i.Critical == rubric.Hard && critical == "" {
			critical = i.ID
		}
	}
	var responses []assessment.Response
	for _, name := range []string{"Eén", "Twee", "Drie"} {
		responses = append(responses, team(r, name, map[string][]rubric.Level{"joint": {2}})...)
	}
	var problems problem.List
	var all []assessment.Assessment
	for _, school := range assessment.Group(r, responses, &problems) {
		o := assessment.Options{}
		if school.Rounds[0].Responses[0].School.Name == "Twee" {
			o.Moderated = map[string]assessment.Moderation{critical: {Level: 1, Reason: adviserReason}}
		}
		all = append(all, assessment.Assess(r, school.Rounds[0], nil, o))
	}
	return view.BuildComparison(slices.Values(all), r, nil, options(lang.NL)), critical
}

// The level of an adviser counts and is marked; the school's own answer and the reason stand in Data.
func TestOwnLevelBesideTheAdviser(t *testing.T) {
	t.Parallel()
	c, id := advised(t)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	data := gridOf(t, f, "Data")
	marked := 0
	for n := range data.rows {
		own, reason := data.at(n, "Eigen antwoord vóór moderatie"), data.at(n, "Reden van de adviseur")
		if data.at(n, "School") == "Twee" && data.at(n, "Nr") == id {
			marked++
			if data.at(n, "Niveau") != "1" || !strings.HasPrefix(own, "niveau 2") || reason != adviserReason {
				t.Errorf("Data says %q, own %q, reason %q", data.at(n, "Niveau"), own, reason)
			}
		} else if own+reason != "" {
			t.Errorf("row %d has an own answer %q beside none of an adviser", n, own)
		}
	}
	if marked != 1 {
		t.Fatalf("%d rows of the moderated question", marked)
	}
	heat := gridOf(t, f, "Heatmap po")
	for _, school := range []string{"Eén", "Twee", "Drie"} {
		if starred := shownWithStar(t, f, "Heatmap po", heat.ref(heat.row("Nr", id), school)); starred != (school == "Twee") {
			t.Errorf("%s has a star in the heat map: %v", school, starred)
		}
	}
	if raw := heat.at(heat.row("Nr", id), "Twee"); raw != "1" {
		t.Errorf("the marked level is %q, want the number 1", raw)
	}
	if how := read(t, f, "Heatmap po")[howRow-1][0]; !strings.Contains(how, "* = niveau van de adviseur") {
		t.Errorf("the heat map does not say what the star is: %q", how)
	}
	overview := gridOf(t, f, "Overzicht")
	for school, want := range map[string]string{"Eén": "0", "Twee": "1"} {
		if got := overview.at(overview.row("School", school), "Niveaus van de adviseur"); got != want {
			t.Errorf("%s has %s levels by an adviser, want %s", school, got, want)
		}
	}
	points := gridOf(t, f, "Kritieke punten")
	head := points.heads[slices.IndexFunc(points.heads, func(h string) bool { return strings.HasPrefix(h, id+" ") })]
	if got := points.at(points.row("School", "Twee"), head); !strings.HasPrefix(got, "niveau 1") || !strings.Contains(got, "eigen antwoord van de school: niveau 2") {
		t.Errorf("the critical point says %q", got)
	}
}

// shownWithStar reports whether a cell shows its number with a star.
func shownWithStar(t *testing.T, f *excelize.File, sheet, ref string) bool {
	t.Helper()
	style := testtool.Style(t, f, sheet, ref)
	return style.CustomNumFmt != nil && *style.CustomNumFmt == `0"*"`
}

// Without an adviser no sheet speaks of one; in an anonymous workbook the reason is gone, since somebody wrote it.
func TestNoWordOfAnAdviser(t *testing.T) {
	t.Parallel()
	for text := range everyText(t, testtool.Workbook(t, comparisonBytes(t, board(t, 3, lang.NL)))) {
		if strings.Contains(text, "adviseur") {
			t.Errorf("no adviser, but %q", text)
		}
	}
	c, _ := advised(t)
	coded, _ := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	book := testtool.Workbook(t, comparisonBytes(t, coded))
	own, data := 0, gridOf(t, book, "Data")
	for n := range data.rows {
		if data.at(n, "Eigen antwoord vóór moderatie") != "" {
			own++
		}
	}
	if own != 1 {
		t.Errorf("%d own answers beside a level of the adviser; want 1, since a level is nobody's text", own)
	}
	for text := range everyText(t, book) {
		if strings.Contains(text, adviserReason) || text == "Reden van de adviseur" {
			t.Errorf("the anonymous workbook has %q", text)
		}
	}
}

// Beside each score stands how much was answered, by how many and when.
func TestWhatAScoreRestsOn(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	c.Reports[0].DateOn = time.Date(2025, 9, 23, 0, 0, 0, 0, time.UTC) // the workbook is of 22 November 2026
	c.Reports[1].DateOn = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	c.Reports[2].Agreement = view.Agreement{Joint: true, Leaders: 2, Team: 5}
	f := testtool.Workbook(t, comparisonBytes(t, c))
	g := gridOf(t, f, "Overzicht")
	for n, want := range map[int]string{0: "13", 1: "0", 3: "0"} {
		if got := g.at(n, "Maanden oud"); got != want {
			t.Errorf("%s is %s months old, want %s", g.at(n, "School"), got, want)
		}
	}
	if got := g.at(2, "Aantal lijsten"); got != "8" {
		t.Errorf("%s forms, want 8", got)
	}
	trend := gridOf(t, f, "Ontwikkeling")
	for n := range c.Reports {
		i := slices.IndexFunc(c.Reports, func(r view.Report) bool { return r.School.Name == trend.at(n, "School") })
		at := g.row("School", trend.at(n, "School"))
		for _, head := range []string{"Maanden oud", "Aantal lijsten", "Dekking (%)", "Vragenlijst", "Datum"} {
			if got := trend.at(n, head); got != g.at(at, head) || got == "" {
				t.Errorf("%s: %s is %q, on Overzicht %q", c.Reports[i].School.Name, head, got, g.at(at, head))
			}
		}
	}
	full := fullBoard(t, 12)
	rows := read(t, testtool.Workbook(t, comparisonBytes(t, full)), "Domeinen")
	at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 2 && row[1] == "School" })
	if at < 0 || !slices.Equal(rows[at][10:], []string{"Dekking (%)", "Aantal lijsten", "Datum"}) {
		t.Fatalf("the profiles do not say what they rest on: %q", rows[max(at, 0)])
	}
	if row := rows[at+2]; len(row) != 13 || row[10] != "100" || row[11] != "1" || row[12] == "" {
		t.Errorf("a profile rests on %q", row)
	}
}

// The roles that may be shown by themselves stand beside their school; without any there is no column for them.
func TestRolesInTheDifferences(t *testing.T) {
	t.Parallel()
	const head = "Overeenstemming per functie"
	c := board(t, 3, lang.NL)
	if how := read(t, testtool.Workbook(t, comparisonBytes(t, c)), "Verschillen"); !strings.HasPrefix(how[headRow-1][0],
		"Er zijn geen verschillen om te tonen") {
		t.Errorf("of joint answers alone the sheet says %q", how)
	}
	c.Reports[0].Agreement.Questions = 12
	if heads := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Verschillen").heads; slices.Contains(heads, head) {
		t.Error("no roles, but a column for them")
	}
	c.Reports[1].Agreement.Groups = []view.RoleGroup{{Title: "leraar of docent", Count: 7, Agreement: view.Number{Known: true, Text: "66%", Cell: 66.66}}, {Title: "mentor", Count: 5}}
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Verschillen")
	if got := g.at(1, head); got != "leraar of docent (7): 66%\nmentor (5): –" {
		t.Errorf("roles %q", got)
	}
	if got := g.at(0, head); got != "–" {
		t.Errorf("a school without roles shows %q", got)
	}
}

// With an adviser's file there is a sheet on all schools together: three schools say 2 everywhere; the adviser agrees on
// the first question at two of them and gives the third a 0 there, and looks at the second question at one school.
func TestAdviserSheet(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	first, second := r.Indicators()[0], r.Indicators()[1]
	var problems problem.List
	var all []assessment.Assessment
	for _, name := range []string{"Eén", "Twee", "Drie"} {
		rounds := assessment.Group(r, team(r, name, map[string][]rubric.Level{"joint": {2}}), &problems)
		o := assessment.Options{Seen: map[string]bool{first.ID: true}}
		switch name {
		case "Twee":
			o.Moderated = map[string]assessment.Moderation{first.ID: {Level: 0, Reason: adviserReason}}
		case "Drie":
			o.Seen[second.ID] = true
		}
		all = append(all, assessment.Assess(r, rounds[0].Rounds[0], nil, o))
	}
	for l, want := range map[lang.Lang][]string{
		lang.NL: {"Adviseur", "Daarvan is 75% gelijk en 75% hooguit één niveau anders.", "gemiddeld 0,5 niveau hoger", "vanaf 30 nagekeken niveaus, 5 scholen en 3", "1 vraag is bij maar één school"},
		lang.EN: {"Adviser", "Of those 75% are equal and 75% at most one level apart.", "on average 0.5 levels higher", "from 30 levels looked at, 5 schools and 3", "1 question was looked at in one school"},
	} {
		o := options(l)
		o.Advice = &answers.Advice{}
		named := view.BuildComparison(slices.Values(all), r, nil, o)
		coded, _ := view.Anonymous(named, view.Keys{Secret: []byte("geheim")})
		for _, c := range []view.Comparison{named, coded} {
			f := testtool.Workbook(t, comparisonBytes(t, c))
			g := gridOf(t, f, want[0])
			how, err := f.GetCellValue(want[0], "A2")
			if err != nil {
				t.Fatal(err)
			}
			for _, sentence := range want[1:] {
				if !strings.Contains(how, sentence) {
					t.Errorf("%q is not said in %q", sentence, how)
				}
			}
			// 2 of 3 equal; the school is (0+2+0) ÷ 3 higher.
			if row := g.rows[0]; len(g.rows) != 1 || !slices.Equal(row, []string{first.ID, first.Title.In(l), r.Domains[0].Title.In(l), "3", "66.66", "66.66", "0.7"}) {
				t.Errorf("%q", g.rows)
			}
			if strings.Contains(how, "Twee") {
				t.Error("a school is named")
			}
		}
		if f := testtool.Workbook(t, comparisonBytes(t, view.BuildComparison(slices.Values(all), r, nil, options(l)))); slices.Contains(f.GetSheetList(), want[0]) {
			t.Error("a sheet on an adviser without one")
		}
	}
}
