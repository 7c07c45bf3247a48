package excel

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// team is a school in which several people filled in: each at one level everywhere.
func team(r *rubric.Rubric, name string, levels map[string][]rubric.Level) []assessment.Response {
	var out []assessment.Response
	for _, role := range r.Roles {
		for n, level := range levels[role.ID] {
			x := assessment.Response{
				Source: problem.Place{File: fmt.Sprintf("%s-%s-%d.yaml", name, role.ID, n)}, RubricVersion: r.Version, Profile: assessment.Full, School: assessment.School{Name: name, Sector: rubric.PO},
				Role: role.ID, Date: day(2026, 11, 2), Round: "2026-2027",
				Sender: fmt.Sprint(role.ID, n), // two people may answer the same
			}
			for _, i := range r.Indicators() {
				x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: level})
			}
			out = append(out, x)
		}
	}
	return out
}

func TestDifferencesPerSchool(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(
		team(r, "Samen", map[string][]rubric.Level{"joint": {2}}),
		team(r, "Groot", map[string][]rubric.Level{"leader": {3}, "teacher": {1, 1, 1, 1, 1}}),
		team(r, "Klein", map[string][]rubric.Level{"leader": {3}, "teacher": {0}}),
		team(r, "Eens", map[string][]rubric.Level{"leader": {2}, "teacher": {2, 2, 2, 2}}),
	)
	c := view.BuildComparison(slices.Values(scored(t, r, all)), r, nil, options(lang.NL))
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Verschillen")
	for school, want := range map[string]map[string]string{
		"Samen": {"Samen ingevuld": "ja", "Leiding": "0", "Team en collega's": "0", "Overeenstemming (%)": "–", "Vragen waarop meningen uiteenlopen": "–", "In woorden": "Samen ingevuld: verschillen zijn dan niet te zien. Zij kunnen er wel zijn."},
		// Six people, F = 0, 5/6, 5/6: 1 − 2·(1/6 + 1/6)/3 = 7/9, in two decimals 0.78; less than a fifth lies two from the middle.
		"Groot": {"Samen ingevuld": "nee", "Leiding": "1", "Team en collega's": "5", "Overeenstemming (%)": "78", "Vragen waarop meningen uiteenlopen": "0"},
		"Klein": {"Leiding": "1", "Team en collega's": "1", "Overeenstemming (%)": "–", "Vragen waarop meningen uiteenlopen": "–", "Leiding en team kiezen anders bij": "–", "Vragen met genoeg antwoorden": "0"},
		"Eens":  {"Team en collega's": "4", "Overeenstemming (%)": "100", "Vragen waarop meningen uiteenlopen": "0", "Welke vragen": "–"},
	} {
		n := g.row("School", school)
		for head, value := range want {
			if got := g.at(n, head); got != value {
				t.Errorf("%s: %s is %q, want %q", school, head, got, value)
			}
		}
	}
	groot, klein, eens := g.row("School", "Groot"), g.row("School", "Klein"), g.row("School", "Eens")
	if got := g.at(groot, "Leiding en team kiezen anders bij"); !strings.HasPrefix(got, "V1, V2, ") {
		t.Errorf("leaders and team differ on %q", got)
	}
	if got := g.at(klein, "In woorden"); !strings.HasPrefix(got, "Te weinig antwoorden") {
		t.Errorf("two people: %q", got)
	}
	if got := g.at(eens, "In woorden"); !strings.Contains(got, "geen vraag") || !strings.Contains(got, "vanaf 5") {
		t.Errorf("four of the team: %q", got)
	}
	data := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Data")
	first := data.row("School", "Groot")
	if data.at(first, "Overeenstemming") != "Leiding en team kijken anders" {
		t.Errorf("Data of Groot: %q", data.rows[first])
	}
	if n := data.row("School", "Klein"); data.at(n, "Overeenstemming") != "" {
		t.Errorf("Data of Klein shows what two people chose: %q", data.rows[n])
	}
}

// secrets is a comparison with a text of its own in each place where somebody can write, and what tells all those texts.
func secrets(t *testing.T) (view.Comparison, []string) {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var all []assessment.Response
	written, out := 0, []string{"99ZZ88", "Zzq", "zzq"}
	secret := func(what string) string {
		written++
		return fmt.Sprintf("Zzq%s%03dx", what, written)
	}
	for n := range 9 {
		school := assessment.School{Name: secret("naam"), Sector: rubric.Sectors()[n/3], Board: secret("bestuur"), Place: secret("plaats")}
		if n%3 != 0 {
			school.BRIN = fmt.Sprintf("%02dQ%cZ7", 10+n, 'A'+n)
			out = append(out, school.BRIN)
		}
		for round, year := range []int{2025, 2026} {
			x := response(r, school, day(year, 11, 2), n+round)
			if n == 4 {
				x.Round = secret("ronde")
				x.Profile = assessment.Core // so that answers fall outside
			}
			for id, a := range x.Answers.All() {
				if a == (assessment.Answer{}) {
					continue
				}
				a.Evidence, a.Note, a.Action, a.Owner = secret("bewijs"), secret("notitie"), secret("actie"), secret("wie")
				if a.Due.Date.IsZero() {
					a.Due = assessment.Due{Text: secret("wanneer")}
				}
				x.Answers.Set(id, a)
			}
			for id, a := range x.Checks.All() {
				a.Note = secret("signaal")
				x.Checks.Set(id, a)
			}
			all = append(all, x)
		}
	}
	missing := []view.Missing{
		{School: secret("afwezig"), BRIN: "99ZZ88", SectorID: "po", Kind: view.NotReceived, Text: "Er is nog geen ingevulde vragenlijst."},
		{School: secret("pad") + "/antwoord.yaml", Kind: view.Skipped, Text: "In dit bestand staan fouten."},
	}
	return view.BuildComparison(slices.Values(scored(t, r, all)), r, missing, options(lang.NL)), out
}

func TestAnonymousWorkbookNamesNobody(t *testing.T) {
	t.Parallel()
	c, texts := secrets(t)
	named := strings.Join(slices.Collect(maps.Values(partsOf(t, comparisonBytes(t, c)))), "")
	for _, s := range []string{"Zzqnaam", "Zzqbewijs", "Zzqnotitie", "Zzqactie", "Zzqwie", "Zzqwanneer", "Zzqsignaal", "Zzqafwezig", "Zzqpad", "Zzqronde"} {
		if !strings.Contains(named, s) {
			t.Errorf("the workbook with names lacks %s: the test would prove nothing", s)
		}
	}
	before := fmt.Sprintf("%+v", c)
	coded, keys := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	if fmt.Sprintf("%+v", c) != before {
		t.Error("the comparison that was given is changed")
	}
	model, err := json.Marshal(coded) // other renderers show it too
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range texts {
		if strings.Contains(string(model), s) {
			t.Errorf("the view holds %q", s)
		}
	}
	data := comparisonBytes(t, coded)
	for name, part := range partsOf(t, data) {
		for _, s := range texts {
			if at := strings.Index(part, s); at >= 0 {
				t.Fatalf("%s holds %q: …%s…", name, s, part[max(0, at-80):min(len(part), at+80)])
			}
		}
	}
	f := testtool.Workbook(t, data)
	for _, sheet := range f.GetSheetList() {
		if sheet == "_meta" {
			continue
		}
		for _, row := range read(t, f, sheet)[:headRow] {
			for _, head := range []string{"BRIN", "Wie", "Notitie", "Onderbouwing", "Datum", "Wanneer", "Mensen", "Leiding", "Team en collega's"} {
				if slices.Contains(row, head) {
					t.Errorf("%s has an empty column %s", sheet, head)
				}
			}
		}
	}
	// What the codes stand for is still the same: scores, answers in the heat map, actions.
	g := gridOf(t, f, "Overzicht")
	if len(keys.List) != 11 || keys.List[0].Code != "School 01" || keys.List[9].Code != "School 10" ||
		keys.List[10].Code != "Bestand 01" {
		t.Fatalf("keys %v", keys)
	}
	for _, r := range c.Reports {
		code := keys.List[slices.IndexFunc(keys.List, func(k view.Key) bool {
			return k.Name == r.School.Name && k.BRIN == r.School.BRIN
		})].Code
		n := g.row("School", code)
		if got, err := strconv.ParseFloat(g.at(n, "Score (%)"), 64); err != nil || got != r.Score.Cell {
			t.Errorf("%s is %s with score %v, want %v", r.School.Name, code, got, r.Score.Cell)
		}
		heat := gridOf(t, f, "Heatmap "+r.School.SectorID)
		for _, i := range r.Answers {
			if got := heat.at(heat.row("Nr", i.ID), code); i.HasLevel && got != strconv.Itoa(i.Level) {
				t.Errorf("%s %s is %q in the heat map, want %d", code, i.ID, got, i.Level)
			}
		}
	}
	for n := range g.rows {
		if n > 0 && g.at(n-1, "School") >= g.at(n, "School") {
			t.Errorf("row %d: %s after %s", n, g.at(n, "School"), g.at(n-1, "School"))
		}
	}
	if missing := gridOf(t, f, "Ontbreekt"); missing.row("School", "Bestand 01") < 0 {
		t.Error("the file that was passed over is not there")
	}
}

// Whatever order the schools come in, a school has the same code.
func TestCodesAreTheSameEachTime(t *testing.T) {
	t.Parallel()
	c := board(t, 12, lang.NL)
	_, keys := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	reversed := c
	reversed.Sectors, reversed.First, reversed.Lessons = nil, nil, nil
	reversed.Reports = slices.Clone(c.Reports)
	slices.Reverse(reversed.Reports)
	if _, again := view.Anonymous(reversed, view.Keys{Secret: []byte("geheim")}); !reflect.DeepEqual(keys, again) {
		t.Errorf("codes %v and %v", keys, again)
	}
	names := make([]string, len(keys.List))
	for n, k := range keys.List {
		names[n] = k.Name
	}
	if slices.IsSorted(names) {
		t.Error("the codes follow the alphabet: anybody could read the names from them")
	}
	// Another secret gives another order, so that no public list gives it away; schools keep a code that they have.
	_, other := view.Anonymous(c, view.Keys{Secret: []byte("anders")})
	if reflect.DeepEqual(keys.List, other.List) {
		t.Error("the order does not hang on the secret")
	}
	fewer := c
	fewer.Sectors, fewer.First, fewer.Lessons, fewer.Reports = nil, nil, nil, c.Reports[:5]
	_, some := view.Anonymous(fewer, view.Keys{Secret: []byte("geheim")})
	_, more := view.Anonymous(reversed, some)
	if len(more.List) != 13 || !reflect.DeepEqual(more.List[:len(some.List)], some.List) {
		t.Errorf("codes %v became %v", some.List, more.List)
	}
}

func TestNamesLeadToTheirRowAndBack(t *testing.T) {
	t.Parallel()
	c := board(t, 12, lang.NL)
	c.Reports[0].Agreement.Questions = 12 // so that there are differences to show
	f := testtool.Workbook(t, comparisonBytes(t, c))
	overview := gridOf(t, f, "Overzicht")
	check := func(sheet, cell, school string) {
		t.Helper()
		linked, to, err := f.GetCellHyperLink(sheet, cell)
		if want := "'Overzicht'!" + overview.ref(overview.row("School", school), "School"); err != nil || !linked || to != want {
			t.Errorf("%s!%s of %s leads to %q (%v), want %s", sheet, cell, school, to, err, want)
		}
	}
	for _, s := range c.Sectors {
		for n, school := range s.Schools {
			cell := workbook.At(heatFirst+n, headRow)
			if s.ID != "po" {
				check("Heatmap "+s.ID, cell, c.Reports[school].School.Name)
			} else if linked, _, err := f.GetCellHyperLink("Heatmap po", cell); linked || err != nil {
				t.Errorf("%s is a link beside a name that takes two lines (%v)", cell, err)
			}
		}
	}
	for _, sheet := range []string{"Kritieke punten", "Verschillen", "Ontwikkeling"} {
		g := gridOf(t, f, sheet)
		for n := range c.Reports { // other rows may follow
			check(sheet, g.ref(n, linkHead(g.at(n, "School"))), g.at(n, "School"))
		}
	}
}

// full are schools that answered everything, so that they have quartiles.
func fullBoard(t testing.TB, n int) view.Comparison {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var all []assessment.Response
	for i := range n {
		x := team(r, fmt.Sprintf("School %03d", i), map[string][]rubric.Level{"joint": {rubric.Level(i % 4)}})[0]
		if i%3 == 2 {
			x.School.Sector, x.Profile = rubric.VO, assessment.Core
		}
		all = append(all, x)
	}
	return view.BuildComparison(slices.Values(scored(t, r, all)), r, nil, options(lang.NL))
}

func TestProfilesBesideTheMedian(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{6: 0, 12: 8, 24: 24, profileSchools + 1: 0} {
		c := fullBoard(t, n)
		data := comparisonBytes(t, c)
		charts := 0
		for name, part := range partsOf(t, data) {
			if strings.HasPrefix(name, "xl/charts/chart") && strings.Contains(part, `grouping val="clustered"`) {
				charts++
			}
		}
		if charts != want {
			t.Errorf("%d schools: %d profiles, want %d", n, charts, want)
		}
		rows := read(t, testtool.Workbook(t, data), "Domeinen")
		at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "Profiel per school" })
		if at < 0 || at+1 >= len(rows) {
			t.Fatalf("%d schools: no word on profiles", n)
		}
		if want == 0 {
			if !strings.Contains(rows[at+1][0], "staan op blad Overzicht") {
				t.Errorf("%d schools: no profiles and no reason: %q", n, rows[at+1])
			}
			continue
		}
		found := 0
		for _, row := range rows[at+3:] {
			for _, r := range c.Reports {
				if len(row) > 2 && row[1] == r.School.Name {
					found++
					if got, err := strconv.ParseFloat(row[2], 64); err != nil || got != r.Scores[0].Score.Cell {
						t.Errorf("%s: %q, want %v", r.School.Name, row, r.Scores[0].Score.Cell)
					}
				}
			}
		}
		if found != want {
			t.Errorf("%d schools: %d rows of profiles, want %d", n, found, want)
		}
	}
}

// The two questionnaires of a sector are not thrown together, and sectors stand beside each other on shared questions only.
// An anonymous workbook has no column of days or of numbers of people, and no sentence that speaks of one.
func TestAnonymousSheetsSpeakOfNoDays(t *testing.T) {
	t.Parallel()
	c, _ := view.Anonymous(fullBoard(t, 13), view.Keys{Secret: []byte("geheim")})
	f := testtool.Workbook(t, comparisonBytes(t, c))
	profiles := false
	for _, sheet := range f.GetSheetList() {
		for n, row := range read(t, f, sheet) {
			profiles = profiles || slices.Contains(row, "mediaan po")
			for _, cell := range row {
				if slices.Contains([]string{"Datum", "Aantal lijsten", "Te laat", "Zonder naam"}, cell) || strings.Contains(cell, "te laat") {
					t.Errorf("%s, row %d: %q", sheet, n+1, cell)
				}
			}
		}
	}
	if !profiles {
		t.Error("no school has a profile")
	}
}

func TestOnlyWhatCanBeComparedIsCompared(t *testing.T) {
	t.Parallel()
	c := fullBoard(t, 18)
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Overzicht")
	if c.SharedQuestions == 0 {
		t.Fatal("po in full and vo in short have no shared questions")
	}
	for n, r := range c.Reports {
		if got, err := strconv.ParseFloat(g.at(n, "Score op gedeelde vragen (%)"), 64); err != nil || got != r.SharedScore.Cell {
			t.Errorf("%s: %v (%v), want %v", r.School.Name, got, err, r.SharedScore.Cell)
		}
	}
	same := c
	same.SharedQuestions = 0
	if heads := gridOf(t, testtool.Workbook(t, comparisonBytes(t, same)), "Overzicht").heads; slices.Contains(heads, "Score op gedeelde vragen (%)") {
		t.Error("all schools have the same questions, and there is a column for shared ones")
	}
}

// More schools than a sheet has columns go on on a next sheet, which says so.
func TestMoreSchoolsThanColumns(t *testing.T) {
	t.Parallel()
	if room := excelize.MaxColumns - heatFirst + 1; heatSchools > room {
		t.Errorf("%d schools on a sheet, which has room for %d", heatSchools, room)
	}
	const n, most = 12, 10
	c := view.Comparison{Lang: lang.NL, Title: "Vergelijking", Reports: make([]view.Report, n)}
	s := view.SectorView{ID: "po", Title: "po", Indicators: []view.SectorIndicator{{ID: "V1", Title: "Visie", Median: "–", Answers: make([]view.SectorAnswer, n)}}}
	for i := range n {
		c.Reports[i].School.Name = fmt.Sprintf("School %05d", i)
		s.Schools = append(s.Schools, i)
		s.Indicators[0].Answers[i] = view.SectorAnswer{Asked: true, HasLevel: true, Level: i % 4}
	}
	c.Sectors = []view.SectorView{s}
	b := &author{words: wordsFor(c.Lang), sheets: view.SheetsIn(c.Lang)}
	var data bytes.Buffer
	if err := b.book(c.Lang, "comparison", c.Title, b.heatSheets(c, s, most)).Write(&data); err != nil {
		t.Fatal(err)
	}
	f := testtool.Workbook(t, data.Bytes())
	first, second := gridOf(t, f, "Heatmap po"), gridOf(t, f, "Heatmap po 2")
	if len(first.heads) != heatFirst-1+most || second.at(0, "School 00011") != "3" {
		t.Errorf("%d columns, then %q", len(first.heads), second.heads)
	}
	if how := read(t, f, "Heatmap po 2")[howRow-1][0]; !strings.Contains(how, "Deel 2 van 2") || !strings.Contains(how, "School 00010 tot en met School 00011") {
		t.Errorf("the second sheet says %q", how)
	}
}

// Names of very many schools are no links, and the sheets do not speak of any.
func TestNoLinksOfVeryManySchools(t *testing.T) {
	t.Parallel()
	b := &author{words: wordsFor(lang.NL), sheets: view.SheetsIn(lang.NL)}
	for n, want := range map[int]bool{linksOnSheet: true, linksOnSheet + 1: false} {
		s := b.overviewSheet(view.Comparison{Lang: lang.NL, Reports: make([]view.Report, n), Sectors: []view.SectorView{{Schools: []int{0}}}})
		if how := s.Top[howRow-1].Cells[0].Text; strings.Contains(how, "Klik") != want || (len(s.Links) > 0) != want {
			t.Errorf("of %d schools there are %d links, and the sheet says %q", n, len(s.Links), how)
		}
	}
}

// On paper a sheet of several pages beside each other has its title in the head of each page.
func TestWideSheetsHaveTheirTitleOnEachPage(t *testing.T) {
	t.Parallel()
	f := testtool.Workbook(t, comparisonBytes(t, board(t, 7, lang.NL)))
	areas := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" {
			areas[n.Scope] = n.RefersTo
		}
	}
	for _, sheet := range f.GetSheetList() {
		if sheet == "_meta" {
			continue
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		paper, err := f.GetHeaderFooter(sheet)
		if err != nil {
			t.Fatal(err)
		}
		title := read(t, f, sheet)[titleRow-1][0]
		if wide := *layout.FitToWidth > 1; wide != strings.HasSuffix(paper.OddHeader, title) || wide != (areas[sheet] != "") || len(paper.OddHeader) > 255 {
			t.Errorf("%s, %d pages wide: head %q, printed area %q", sheet, *layout.FitToWidth, paper.OddHeader, areas[sheet])
		}
	}
	if len(areas) == 0 || !strings.HasPrefix(areas["Overzicht"], "'Overzicht'!$A$5:$") || !strings.HasPrefix(areas["Kritieke punten"], "'Kritieke punten'!$A$4:$") {
		t.Errorf("printed areas %v", areas)
	}
}
