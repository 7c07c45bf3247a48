package excel

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

func TestComparisonSheets(t *testing.T) {
	t.Parallel()
	for l, want := range map[lang.Lang][]string{
		lang.NL: {"In één oogopslag", "Leeswijzer", "Eerst", "Van elkaar leren", "Overzicht", "Kritieke punten", "Heatmap po", "Heatmap vo", "Heatmap mbo", "Domeinen", "Verschillen", "Ontwikkeling", "Acties", "Ontbreekt", "Data", "Rubriek", "_meta"},
		lang.EN: {"At a glance", "Guide", "First", "Learning together", "Overview", "Critical points", "Heatmap po", "Heatmap vo", "Heatmap mbo", "Domains", "Differences", "Development", "Actions", "Missing", "Data", "Rubric", "_meta"},
	} {
		f := testtool.Workbook(t, comparisonBytes(t, board(t, 7, l)))
		if got := f.GetSheetList(); !slices.Equal(got, want) {
			t.Errorf("%s: sheets %q, want %q", l, got, want)
		}
		for _, sheet := range want[:len(want)-1] {
			rows := read(t, f, sheet)
			if len(rows) < headRow || rows[0][0] == "" || rows[1][0] == "" || !strings.Contains(rows[2][0], "sggscan 1.2.3") {
				t.Errorf("%s: no title, way to read it or stamp: %q", sheet, rows[:min(3, len(rows))])
			}
		}
	}
}

func TestComparisonOfFewAndMany(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 2, 7, 30} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			c := board(t, n, lang.NL)
			data := comparisonBytes(t, c)
			noFormulas(t, data)
			f := testtool.Workbook(t, data)
			if n == 0 {
				for _, sheet := range []string{"Eerst", "Overzicht", "Kritieke punten", "Domeinen", "Verschillen", "Ontwikkeling", "Acties", "Data", "Rubriek"} {
					if rows := read(t, f, sheet); len(rows) != headRow || !strings.HasSuffix(rows[headRow-1][0], ".") {
						t.Errorf("%s does not say why it is empty: %q", sheet, rows)
					}
				}
				return
			}
			g := gridOf(t, f, "Overzicht")
			if len(g.rows) != n {
				t.Fatalf("%d rows for %d schools", len(g.rows), n)
			}
			for i, r := range c.Reports {
				if got := g.at(i, "School"); got != r.School.Name {
					t.Errorf("row %d is %q, want %q", i, got, r.School.Name)
				}
			}
			if got := len(gridOf(t, f, "Data").rows); got != dataRows(c) {
				t.Errorf("Data has %d rows, want %d", got, dataRows(c))
			}
			want := len(c.Missing)
			missing := gridOf(t, f, "Ontbreekt")
			for _, r := range c.Reports {
				for _, i := range r.Outside {
					if i.Evidence != "" || i.Note != "" {
						want++
					}
				}
			}
			if got := len(missing.rows); got != want || got == 0 {
				t.Errorf("Ontbreekt has %d rows, want %d", got, want)
			}
		})
	}
}

// A warning question without a yes or no is no good news: the sheet names the school and the questions.
func TestOpenWarningQuestionsAreMissing(t *testing.T) {
	t.Parallel()
	c := board(t, 2, lang.NL)
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Ontbreekt")
	found := 0
	for n := range g.rows {
		if g.at(n, "Soort") != "signaalvraag nog open" {
			continue
		}
		found++
		var want []string
		for _, k := range reportOf(c, g.at(n, "School")).Flags {
			if k.StateID == "unknown" || k.StateID == "blank" {
				want = append(want, fmt.Sprintf("%s %s (%s)", k.ID, k.Title, k.State))
			}
		}
		if got := g.at(n, "Wat er is"); len(want) == 0 || got != strings.Join(want, "\n") {
			t.Errorf("row %q, want %q", got, want)
		}
	}
	if found != 2 {
		t.Errorf("%d schools with an open warning question, want both", found)
	}
}

// Of a rubric without short titles the head of a column is the question.
func TestFlagsHaveATitleAboveTheirColumn(t *testing.T) {
	t.Parallel()
	c := board(t, 2, lang.NL)
	title := c.Reports[0].Flags[1].Title
	for n := range c.Reports {
		flag := &c.Reports[n].Flags[0]
		flag.Title, flag.Untitled, flag.Question = "Signaalvraag R1", true, "Is er iets gebeurd? Denk aan alles."
	}
	heads := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Kritieke punten").heads
	for _, want := range []string{c.Reports[0].Flags[0].ID + " Is er iets gebeurd?", c.Reports[0].Flags[1].ID + " " + title} {
		if !slices.Contains(heads, want) {
			t.Errorf("no column %q in %q", want, heads)
		}
	}
}

// reportOf is the report of a school.
func reportOf(c view.Comparison, school string) view.Report {
	return c.Reports[slices.IndexFunc(c.Reports, func(r view.Report) bool { return r.School.Name == school })]
}

func dataRows(c view.Comparison) int {
	n := 0
	for _, r := range c.Reports {
		n += len(r.Flags) + len(r.Legal)
		n += len(r.Answers)
	}
	return n
}

func TestOverviewShowsValues(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	g := gridOf(t, f, "Overzicht")
	for n, r := range c.Reports {
		for head, want := range map[string]view.Number{"Score (%)": r.Score, "Laagst mogelijk (%)": r.Lower, "Hoogst mogelijk (%)": r.Upper, "Dekking (%)": r.Coverage,
			r.Scores[0].ID + " " + r.Scores[0].Title + " (%)": r.Scores[0].Score} {
			if got, err := strconv.ParseFloat(g.at(n, head), 64); err != nil || got != want.Cell {
				t.Errorf("%s of row %d is %v (%v), want %v", head, n, got, err, want.Cell)
			}
			if shown, err := f.GetCellValue("Overzicht", g.ref(n, head)); err != nil || shown != fmt.Sprintf("%.2f", want.Cell) {
				t.Errorf("%s of row %d is shown as %q, want two decimals", head, n, shown)
			}
		}
		isDate(t, g, n, "Datum", time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), "02-11-2026")
		kind, err := f.GetCellType("Overzicht", g.ref(n, "BRIN"))
		if err != nil || kind != excelize.CellTypeInlineString || g.at(n, "BRIN") != r.School.BRIN {
			t.Errorf("BRIN of row %d is %q of type %v, want text", n, g.at(n, "BRIN"), kind)
		}
		if g.at(n, "Oordeel") != r.Verdict.Label {
			t.Errorf("verdict %q, want %q", g.at(n, "Oordeel"), r.Verdict.Label)
		}
		if want := cmp.Or(r.Verdict.Proviso, "–"); g.at(n, "Voorbehoud") != want {
			t.Errorf("subject to %q, want %q", g.at(n, "Voorbehoud"), want)
		}
		hard := 0
		for _, i := range r.Answers {
			if i.CriticalID == "hard" && (i.StateID == "blank" || i.StateID == "unknown" || i.HasLevel && i.Level == 0) {
				hard++
			}
		}
		if g.at(n, "Kritieke punten op 0 of open") != strconv.Itoa(hard) {
			t.Errorf("%q hard points of row %d, want %d", g.at(n, "Kritieke punten op 0 of open"), n, hard)
		}
		repaired := 0
		for _, k := range r.Flags {
			repaired += truth(k.State == "hersteld")
		}
		if got := g.at(n, "Signaalvragen hersteld"); got != strconv.Itoa(repaired) || g.column("Signaalvragen hersteld") >= flagsAt-1+flagsCount {
			t.Errorf("%s warnings of row %d were repaired, want %d, in a column that is marked", got, n, repaired)
		}
	}
}

// linkHead is the column in which a row per school has its link: a name of 60 letters takes more than a line.
func linkHead(school string) string {
	if school == longName {
		return "Sector"
	}
	return "School"
}

func TestOverviewLeadsToTheHeatMap(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	g := gridOf(t, f, "Overzicht")
	for n, r := range c.Reports {
		linked, to, err := f.GetCellHyperLink("Overzicht", g.ref(n, linkHead(r.School.Name)))
		if err != nil || !linked {
			t.Fatalf("%s has no link: %v", r.School.Name, err)
		}
		sheet, cell, _ := strings.Cut(to, "!")
		if got, err := f.GetCellValue(strings.Trim(sheet, "'"), cell); err != nil || got != r.School.Name {
			t.Errorf("the link of %s leads to %s, where %q stands (%v)", r.School.Name, to, got, err)
		}
	}
}

// wrote changes the evidence of the n-th answer of the first school.
func wrote(c view.Comparison, n int, evidence string) {
	answer := *c.Reports[0].Answers[n]
	answer.Evidence = evidence
	c.Reports[0].Answers[n] = &answer
}

func TestFormulaLikeTextStaysText(t *testing.T) {
	t.Parallel()
	c := board(t, 2, lang.NL)
	evil := []string{"=1+1", "@SUM(A1)", "+1", "-1+2", "=HYPERLINK(\"http://x\")", "12", "1e5", "TRUE"}
	for n := range evil {
		wrote(c, n%6, evil[n%6])
	}
	c.Reports[0].School.Name, c.Reports[1].School.Name = "=1+1", longName
	data := comparisonBytes(t, c)
	noFormulas(t, data)
	f := testtool.Workbook(t, data)
	g := gridOf(t, f, "Data")
	for n := range 6 {
		ref := g.ref(n, "Onderbouwing")
		if kind, err := f.GetCellType("Data", ref); err != nil || kind != excelize.CellTypeInlineString || g.at(n, "Onderbouwing") != evil[n] {
			t.Errorf("%q came back as %q of type %v", evil[n], g.at(n, "Onderbouwing"), kind)
		}
	}
	for _, sheet := range []string{"Overzicht", "Data", "Acties", "Kritieke punten"} {
		names := gridOf(t, f, sheet)
		if names.at(0, "School") != "=1+1" || names.at(len(names.rows)-1, "School") != longName {
			t.Errorf("%s: names %q and %q", sheet, names.at(0, "School"), names.at(len(names.rows)-1, "School"))
		}
	}
}

func TestDataHoldsEveryAnswer(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	g := gridOf(t, f, "Data")
	n, states := 0, map[string]bool{}
	for _, r := range c.Reports {
		for _, i := range r.Answers {
			level := ""
			if i.HasLevel {
				level = strconv.Itoa(i.Level)
			}
			for head, want := range map[string]string{
				"School": r.School.Name, "BRIN": r.School.BRIN, "Sector": r.School.SectorID, "Meetmoment": r.Round, "Domein": i.Domain, "Nr": i.ID,
				"Onderwerp": i.Title, "Toestand": i.State, "Niveau": level, "Gewicht": strconv.Itoa(i.Weight), "Kritiek": i.Critical,
				"Onderbouwing": i.Evidence, "Notitie": i.Note, "Actie": i.Action, "Wie": i.Owner, "Status": i.Status,
				"Domeinletter": i.DomainID, "Vragenlijst": r.Profile, "Doel": "2", "Soort": "vraag", "Meting van dit bestand": "ja",
				"Onder doel": map[string]string{"0": "1", "1": "1", "2": "0", "3": "0"}[level],
			} {
				if got := g.at(n, head); got != want {
					t.Fatalf("row %d: %s is %q, want %q", n, head, got, want)
				}
			}
			states[i.StateID] = true
			n++
		}
		for _, k := range slices.Concat(r.Flags, r.Legal) {
			note := map[bool]string{true: k.Note}[strings.HasPrefix(k.ID, "X")] // that of a warning stays with the school
			for head, want := range map[string]string{"School": r.School.Name, "Nr": k.ID, "Onderwerp": k.Title,
				"Toestand": k.State, "Niveau": "", "Onder doel": "", "Notitie": note, "Meetmoment": r.Round} {
				if got := g.at(n, head); got != want {
					t.Fatalf("row %d: %s is %q, want %q", n, head, got, want)
				}
			}
			n++
		}
	}
	if len(states) != 4 {
		t.Errorf("the fixture has only the states %v", states)
	}
	dimension, err := f.GetSheetDimension("Data")
	if want := fmt.Sprintf("A1:Z%d", headRow+n); err != nil || dimension != want {
		t.Errorf("the sheet says it runs over %s, want %s", dimension, want)
	}
}

func TestActionsOfAllSchools(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Acties")
	n := 0
	for _, r := range c.Reports {
		for _, p := range r.Actions {
			for head, want := range map[string]string{"School": r.School.Name, "Nr": p.ID, "Volgende stap": p.Step, "Actie": p.Action, "Wie": p.Owner, "Status": p.Status} {
				if got := g.at(n, head); got != want {
					t.Fatalf("row %d: %s is %q, want %q", n, head, got, want)
				}
			}
			n++
		}
	}
	if n != len(g.rows) || n == 0 {
		t.Errorf("%d rows for %d actions", len(g.rows), n)
	}
}

func TestCriticalPointsInWords(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	g := gridOf(t, f, "Kritieke punten")
	counts := read(t, f, "Kritieke punten")[headRow-2]
	hard := 0
	notes := g.column("Notities bij wettelijke vragen")
	for col, head := range g.heads[3:notes] {
		id, _, _ := strings.Cut(head, " ")
		attention, open, repaired := 0, 0, 0
		for n, r := range c.Reports {
			want, asks, unsaid := "niet gevraagd", false, false
			for _, i := range r.Answers {
				if i.ID == id {
					want, asks, hard = i.State, !i.HasLevel && i.StateID != "na" || i.HasLevel && i.Level < 2, hard+1
				}
			}
			for _, k := range r.Flags {
				if k.ID == id {
					want, asks = k.State, k.StateID != "no" && k.StateID != "repaired" // open is no no
				}
			}
			for _, k := range r.Legal {
				if k.ID == id {
					want, asks = k.State, k.StateID != "yes"
				}
			}
			repaired += truth(want == "hersteld")
			if got := g.at(n, head); got != want {
				t.Errorf("%s of %s is %q, want %q", id, r.School.Name, got, want)
			}
			unsaid = want == "weet niet" || want == "niet ingevuld"
			if asks && unsaid {
				open++
			} else if asks {
				attention++
			}
		}
		word := map[byte]string{'R': "ja", 'X': "nee"}[id[0]]
		want := fmt.Sprintf("%s: %d\nopen: %d", cmp.Or(word, "onder doel"), attention, open)
		if id[0] == 'R' {
			want += fmt.Sprintf("\nhersteld: %d", repaired)
		}
		if counts[col+3] != want {
			t.Errorf("%s: row 4 counts %s, want %s", id, counts[col+3], want)
		}
	}
	if hard == 0 || len(g.heads) < 3+5+7+5 {
		t.Errorf("columns %q", g.heads)
	}
	for n, r := range c.Reports {
		// The notes to the warning questions stay with the school: in a small school they can point at one case.
		for _, k := range r.Legal {
			if !strings.Contains(g.rows[n][notes], k.ID+" ("+k.State+"): "+k.Note) {
				t.Errorf("%s: the note of %s is not in %q", r.School.Name, k.ID, g.rows[n][notes])
			}
		}
		for _, k := range r.Flags {
			if strings.Contains(g.rows[n][notes], k.Note) {
				t.Errorf("%s: the note of %s is in the workbook of the board", r.School.Name, k.ID)
			}
		}
	}
}

// Names above a heat map are links of one line, or stand whole on two lines that are none.
func TestNamesAboveAHeatMapAreWhole(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		name   string
		linked bool
		look   workbook.Look
		height float64
	}{
		{"De Wilgen", true, lookUprightLink, 70},
		{"De Wilgen", false, lookUpright, 70},
		{"Scholengemeenschap De Hondsrug", true, lookUprightLink, 190},
		{"Openbare daltonbasisschool en kindcentrum De Wilgen aan de Kerkweg", true, lookUpright, 210},
	} {
		if look, height := uprightNames([]string{"De Bron", x.name}, x.linked); look != x.look || height != x.height {
			t.Errorf("%s: look %d, %v points high, want look %d and %v", x.name, look, height, x.look, x.height)
		}
	}
}

// The letters of a heat map are as large as paper allows: few schools upright on A4, many on A3.
func TestHeatMapsArePrintedLarge(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		schools         int
		portrait, large bool
	}{{2, true, false}, {6, true, false}, {12, false, true}, {40, false, true}} {
		width := (120 + 6*float64(x.schools)) * workbook.SignWidth
		if portrait, large := heatPaper(width, 120, 43); portrait != x.portrait || large != x.large {
			t.Errorf("%d schools: upright %v, A3 %v", x.schools, portrait, large)
		}
	}
}

func TestHeatMap(t *testing.T) {
	t.Parallel()
	c := board(t, 30, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	for _, s := range c.Sectors {
		sheet := "Heatmap " + s.ID
		g := gridOf(t, f, sheet)
		if len(g.rows) != len(s.Indicators) {
			t.Fatalf("%s: %d rows for %d questions", sheet, len(g.rows), len(s.Indicators))
		}
		for n, i := range s.Indicators {
			for col, a := range i.Answers {
				if got := g.rows[n][heatFirst-1+col]; got != a.Sign || got == "" {
					t.Errorf("%s %s: %q, want %q", sheet, i.ID, got, a.Sign)
				}
				ref, err := excelize.CoordinatesToCellName(heatFirst+col, firstRow+n)
				if err != nil {
					t.Fatal(err)
				}
				kind, err := f.GetCellType(sheet, ref)
				if number := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber; err != nil || number != a.HasLevel {
					t.Errorf("%s %s %q is of type %v", sheet, i.ID, a.Sign, kind)
				}
			}
			if want := strings.Trim(i.Median, "–"); g.at(n, "Mediaan") != want {
				t.Errorf("%s %s: median %q, want %q", sheet, i.ID, g.at(n, "Mediaan"), want)
			}
			if g.at(n, "Onder doel") != strconv.Itoa(i.Below) || g.at(n, "Open") != strconv.Itoa(i.Open) {
				t.Errorf("%s %s: %q below", sheet, i.ID, g.at(n, "Onder doel"))
			}
		}
		for col, school := range s.Schools {
			if g.heads[heatFirst-1+col] != c.Reports[school].School.Name {
				t.Errorf("%s: column %d is %q", sheet, col, g.heads[heatFirst-1+col])
			}
		}
		rules, err := f.GetConditionalFormats(sheet)
		if err != nil {
			t.Fatal(err)
		}
		last, err := excelize.CoordinatesToCellName(heatFirst+len(s.Schools)-1, headRow+len(s.Indicators))
		if err != nil {
			t.Fatal(err)
		}
		if got := rules["H6:"+last]; len(got) != 4 || got[0].Type != "cell" {
			t.Errorf("%s: rules %v", sheet, rules)
		}
	}
}

func TestTrendOfSchoolsWithTwoRounds(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Ontwikkeling")
	earlier, compared := 0, 0
	for n, r := range c.Reports {
		if g.at(n, "School") != r.School.Name {
			t.Errorf("row %d: %q", n, g.rows[n])
		}
		if r.Trend == nil {
			if got := g.at(n, "Hoger") + g.at(n, "Verschil (punten)") + g.at(n, "In woorden"); got != "––Deze school heeft geen eerder meetmoment." {
				t.Errorf("%s: %q without an earlier round", r.School.Name, got)
			}
			continue
		}
		earlier++
		if g.at(n, "Hoger") != strconv.Itoa(r.Trend.Higher) || g.at(n, "Vorig meetmoment") != "2025-2026" {
			t.Errorf("row %d: %q", n, g.rows[n])
		}
		if !r.Trend.Enough {
			for k, head := range g.heads {
				if got := g.rows[n][k]; strings.Contains(head, "Verschil") && got != "–" {
					t.Errorf("%s: %s is %s with too little in common", r.School.Name, head, got)
				}
			}
			continue
		}
		compared++
		value, err := strconv.ParseFloat(g.at(n, "Verschil (punten)"), 64)
		want := strings.NewReplacer("−", "-", ",", ".", "+", "").Replace(r.Trend.Difference)
		if shown := strconv.FormatFloat(value, 'f', 1, 64); err != nil || shown != want {
			t.Errorf("%s: difference %s, want %s", r.School.Name, shown, want)
		}
	}
	if earlier != 3 || compared != 1 {
		t.Errorf("%d schools with two rounds, %d compared", earlier, compared)
	}
}

// Of six schools five have an earlier round. V1 went up by 1 at two schools and down by 2 at one: (1 + 1 − 2 + 0 + 0) ÷ 5
// is 0; V2 went up by 1 at three: 0.6. V3 was open before at one school, so there are four to compare and no mean.
func TestQuestionsOverTheSchoolsOfTwoRounds(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	answer := func(l int) assessment.Answer {
		if l < 0 {
			return assessment.Answer{State: assessment.Unknown}
		}
		return assessment.Answer{State: assessment.Answered, Level: rubric.Level(l)}
	}
	before := [][3]int{{1, 1, 2}, {1, 1, 2}, {3, 1, 2}, {2, 1, 2}, {2, 1, -1}}
	now := [][3]int{{2, 2, 2}, {2, 2, 2}, {1, 2, 2}, {2, 1, 2}, {2, 1, 2}, {3, 3, 3}}
	var all []assessment.Response
	for n, levels := range slices.Concat(before, now) {
		x := assessment.Response{RubricVersion: r.Version, Profile: assessment.Full, Role: "joint", Date: day(2026, 11, 2), Round: "2026-2027"}
		school := n - len(before)
		if school < 0 {
			school, x.Date, x.Round = n, day(2025, 11, 2), "2025-2026"
		}
		x.School = assessment.School{Name: fmt.Sprintf("School %d", school), Sector: rubric.PO}
		x.Answers = assessment.GivenOf(map[string]assessment.Answer{"V1": answer(levels[0]), "V2": answer(levels[1]), "V3": answer(levels[2])})
		all = append(all, x)
	}
	c := view.BuildComparison(slices.Values(scored(t, r, all)), r, nil, options(lang.NL))
	anonymous, _ := view.Anonymous(c, view.Keys{Secret: []byte("geheim")})
	for name, c := range map[string]view.Comparison{"named": c, "anonymous": anonymous} {
		var got []string
		rows := read(t, testtool.Workbook(t, comparisonBytes(t, c)), "Ontwikkeling")
		for _, row := range rows {
			if len(row) > 7 && (row[0] == "Vraag" || slices.Contains([]string{"V1", "V2", "V3"}, strings.Split(row[0], " ")[0])) {
				if name == "anonymous" { // without the column of the domain
					row = slices.Insert(slices.Clone(row), 1, "")
				}
				got = append(got, strings.Join(row[2:9], " "))
			}
		}
		if want := []string{"Scholen Hoger Lager Gelijk Nieuw Vraag gewijzigd Gemiddeld verschil (niveaus)",
			"5 2 1 2 0 0 0", "5 3 0 2 0 0 0.6", "4 0 0 4 1 0 –"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestDomainsHaveAChartPerSector(t *testing.T) {
	t.Parallel()
	c := board(t, 12, lang.NL)
	data := comparisonBytes(t, c)
	f := testtool.Workbook(t, data)
	g := gridOf(t, f, "Domeinen")
	hiddenForCharts(t, f, g)
	n := 0
	for _, s := range c.Sectors {
		if n == 0 && g.at(0, "Domein") != s.Domains[0].ID+" "+s.Domains[0].Title {
			t.Errorf("first domain %q", g.at(0, "Domein"))
		}
		for _, d := range s.Domains {
			low, _ := strconv.ParseFloat(g.at(n, "Laagste (%)"), 64)
			median := g.at(n, "Mediaan (%)")
			if low != d.Lowest.Cell || (median != "") != d.Median.Known || g.at(n, "Scholen") != strconv.Itoa(d.N) {
				t.Errorf("%s %s: %q", s.ID, d.ID, g.rows[n])
			}
			sum := 0.0
			for _, head := range []string{"tot laagste", "laagste tot mediaan of hoogste", "mediaan tot hoogste"} {
				v, _ := strconv.ParseFloat(g.at(n, head), 64)
				sum += v
			}
			if (g.at(n, "mediaan tot hoogste") != "") != d.Median.Known {
				t.Errorf("%s %s: %q from the median, which is known: %v", s.ID, d.ID, g.at(n, "mediaan tot hoogste"), d.Median.Known)
			}
			if d.Highest.Known && fmt.Sprintf("%.2f", sum) != fmt.Sprintf("%.2f", d.Highest.Cell) {
				t.Errorf("%s %s: the bar ends at %v, want %v", s.ID, d.ID, sum, d.Highest.Cell)
			}
			n++
		}
	}
	charts := 0
	for name, part := range partsOf(t, data) {
		if strings.HasPrefix(name, "xl/charts/chart") && strings.Contains(part, "Spreiding per domein") {
			charts++
			if !strings.Contains(part, "&#39;Domeinen&#39;!$B$") {
				t.Errorf("%s does not read the table", name)
			}
			if !strings.Contains(part, `<c:plotVisOnly val="0"`) && !strings.Contains(part, `<plotVisOnly val="0"`) {
				t.Errorf("%s does not draw hidden columns", name)
			}
		}
	}
	if charts != len(c.Sectors) {
		t.Errorf("%d charts for %d sectors", charts, len(c.Sectors))
	}
	for name := range partsOf(t, comparisonBytes(t, board(t, 1, lang.NL))) {
		if strings.HasPrefix(name, "xl/charts/") {
			t.Error("one school has no spread to draw, but there is a chart")
		}
	}
}

// hiddenForCharts fails unless the columns that only feed charts, and no others, are out of sight and out of the filter.
func hiddenForCharts(t *testing.T, f *excelize.File, g grid) {
	t.Helper()
	for n, head := range g.heads {
		name, err := excelize.ColumnNumberToName(n + 1)
		if err != nil {
			t.Fatal(err)
		}
		seen, err := f.GetColVisible(g.sheet, name)
		if feeds := slices.Contains([]string{"tot laagste", "laagste tot mediaan of hoogste", "mediaan tot hoogste"}, head); err != nil || seen == feeds {
			t.Errorf("column %s %q is in sight: %v (%v)", name, head, seen, err)
		}
	}
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm._FilterDatabase" && name.Scope == g.sheet && !strings.Contains(name.RefersTo, ":$H$") {
			t.Errorf("the filter covers %s", name.RefersTo)
		}
	}
}

func TestManyNamesAreCutWithWords(t *testing.T) {
	t.Parallel()
	c := board(t, 40, lang.NL)
	var good []int
	for n := range 40 {
		good = append(good, n)
		c.Reports[n].School.Name = fmt.Sprintf("School %02d", n)
	}
	c.First = []view.Priority{{ID: "V1", Title: "Visie", Good: good, Below: 50, Asked: 90}, {ID: "V2", Title: "Taal"}}
	c.Missing = nil
	for n := range 21 {
		c.Missing = append(c.Missing, view.Missing{School: fmt.Sprintf("Weg %02d", n), Kind: view.NotReceived})
	}
	f := testtool.Workbook(t, comparisonBytes(t, c))
	if got := gridOf(t, f, "In één oogopslag").at(0, "Waar"); !strings.HasPrefix(got, "Niet ontvangen: Weg 00; Weg 01") || !strings.HasSuffix(got, "en nog 9; zie blad Ontbreekt") {
		t.Errorf("names at a glance %q", got)
	}
	g := gridOf(t, f, "Eerst")
	if got := g.at(0, "Scholen die dit al doen"); !strings.HasPrefix(got, "School 00; School 01") || !strings.HasSuffix(got, "en nog 28; zie blad Data") {
		t.Errorf("names %q", got)
	}
	if got := g.at(1, "Scholen die dit al doen"); got != "–" {
		t.Errorf("nobody is shown as %q", got)
	}
}

// Of long names a reader at a glance gets fewer, and a chart the beginning and the end, in which names differ.
func TestLongNamesInLittleRoom(t *testing.T) {
	t.Parallel()
	for length, want := range map[int]int{10: 12, 22: 12, 30: 9, 67: 4, 90: 3, 400: 3} {
		if got := atAGlance(slices.Repeat([]string{strings.Repeat("a", length)}, 20)); got != want {
			t.Errorf("%d names of %d letters, want %d", got, length, want)
		}
	}
	if got := atAGlance([]string{"De Bron", "De Wilgen"}); got != 2 {
		t.Errorf("%d of two names", got)
	}
	for name, want := range map[string]string{
		"De Wilgen":              "De Wilgen",
		strings.Repeat("a", 120): strings.Repeat("a", 120),
		strings.Repeat("a", 90) + strings.Repeat("b", 41): strings.Repeat("a", 80) + " … " + strings.Repeat("b", 40),
	} {
		if got, size := profileTitle(name); got != want || (size < 10) != (len(name) > 44) {
			t.Errorf("%q is called %q in letters of %v", name, got, size)
		}
	}
}

func TestComparisonIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	first := comparisonBytes(t, c)
	for range 5 {
		if !bytes.Equal(first, comparisonBytes(t, c)) {
			t.Fatal("the same comparison gave other bytes")
		}
	}
}

func TestSheetsPrintOnPages(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	for _, sheet := range f.GetSheetList() {
		if sheet == "_meta" {
			continue
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil {
			t.Fatal(err)
		}
		size := 9 // A4, and A3 where letters would be too small
		if slices.Contains([]string{"Eerst", "Overzicht", "Kritieke punten"}, sheet) {
			size = 8
		}
		if upright := strings.HasPrefix(sheet, "Heatmap"); *layout.Orientation == "portrait" != upright || *layout.Size != size || !*props.FitToPage || *layout.FitToWidth < 1 {
			t.Errorf("%s is not printed on its paper as wide as the page, a heat map of few schools upright", sheet)
		}
		foot, err := f.GetHeaderFooter(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(foot.OddFooter, "&P van &N") || !strings.Contains(foot.OddFooter, "sexting "+c.Stamp.RubricVersion) || len(foot.OddFooter) > 255 {
			t.Errorf("%s has the foot %q", sheet, foot.OddFooter)
		}
	}
	panes, err := f.GetPanes("Overzicht")
	if err != nil || !panes.Freeze || panes.YSplit != headRow || panes.XSplit != 1 {
		t.Errorf("the heads of Overzicht are not kept in sight: %+v %v", panes, err)
	}
	repeated := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			repeated[n.Scope] = n.RefersTo
		}
	}
	if repeated["Data"] != "'Data'!$A:$A,'Data'!$5:$5" || repeated["Rubriek"] == "" || repeated["Ontwikkeling"] != "'Ontwikkeling'!$A:$A" {
		t.Errorf("repeated in print: %v", repeated)
	}
}

func TestChunksKeepSchoolsWhole(t *testing.T) {
	t.Parallel()
	sizes := []int{4, 4, 3, 12, 1}
	for room, want := range map[int][]chunk{100: {{0, 5}}, 10: {{0, 2}, {2, 3}, {3, 4}, {4, 5}}, 11: {{0, 3}, {3, 4}, {4, 5}}} {
		if got := chunks(sizes, room); !slices.Equal(got, want) {
			t.Errorf("room for %d: %v, want %v", room, got, want)
		}
	}
	if got := chunks(nil, 10); len(got) != 1 {
		t.Errorf("no schools give %v, want one empty sheet", got)
	}
}

func TestWorkbooksAtTheSameTime(t *testing.T) {
	t.Parallel()
	r, c := report(t, 3, lang.NL), board(t, 3, lang.NL)
	wantGap, wantBoard := gapBytes(t, r), comparisonBytes(t, c)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			var gap, comparison bytes.Buffer
			if err := WriteGap(&gap, r); err != nil || !bytes.Equal(gap.Bytes(), wantGap) {
				t.Errorf("another gap workbook beside others: %v", err)
			}
			if err := WriteComparison(&comparison, c, ""); err != nil || !bytes.Equal(comparison.Bytes(), wantBoard) {
				t.Errorf("another comparison beside others: %v", err)
			}
		})
	}
	group.Wait()
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestErrorsOfTheWriterAreTold(t *testing.T) {
	t.Parallel()
	if err := WriteGap(full{}, report(t, 3, lang.NL)); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("gap: %v", err)
	}
	if err := WriteComparison(full{}, board(t, 2, lang.NL), ""); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("comparison: %v", err)
	}
}

func BenchmarkComparison1000(b *testing.B) {
	c := board(b, 1_000, lang.NL)
	b.ResetTimer()
	for b.Loop() {
		comparisonBytes(b, c)
	}
}

func BenchmarkGap(b *testing.B) {
	r := report(b, 3, lang.NL)
	for b.Loop() {
		gapBytes(b, r)
	}
}
