package answers_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/excel"
	"sggscan/report/view"
	"sggscan/rubric"
)

// planned are answers below the target, with plans in which is what people write.
func planned(t testing.TB) assessment.Response {
	t.Helper()
	x := assessment.Response{
		Source: problem.Place{File: "de-linde.yaml"}, RubricVersion: reader(t).Rubric.Version, Profile: assessment.Full, Role: rubric.Joint, Date: day("2026-11-02"), Round: "2026-2027",
		School: assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: rubric.VO, Board: "Samen", Place: "Assen"},
	}
	plans := []assessment.Answer{
		{Action: "Protocol schrijven", Owner: "Zorgcoördinator", Due: assessment.Due{Date: day("2027-05-01")}, Status: assessment.StatusOpen},
		{Action: "=1+1\n- en _x0041_ \"ja\" <b> 🙂", Owner: "MT", Due: assessment.Due{Text: "na de studiedag"}},
		{Due: assessment.Due{Text: "1-3-2027"}, Status: assessment.StatusBusy},
		{},
	}
	for n, i := range reader(t).Rubric.Indicators() {
		a := plans[n%len(plans)]
		a.State, a.Level = assessment.Answered, rubric.Level(n%3)
		x.Answers.Set(i.ID, a)
	}
	return x
}

// gapOf is the gap workbook of answers, with the plan that the school worked out.
func gapOf(t testing.TB, x assessment.Response, l lang.Lang, plans ...assessment.Plan) *excelize.File {
	t.Helper()
	r := reader(t).Rubric
	var problems problem.List
	schools := assessment.Group(r, []assessment.Response{x}, &problems)
	assessment.AddPlans(schools, plans, &problems)
	if problems.HasErrors() {
		t.Fatal(problems.All())
	}
	a := assessment.Assess(r, schools[0].Rounds[0], nil, assessment.Options{})
	var b bytes.Buffer
	must(t, excel.WriteGap(&b, view.Build(a, view.Options{Lang: l, Today: day(todayISO), Tool: "sggscan", Version: "test"})))
	f, err := excelize.OpenReader(&b)
	must(t, err)
	return f
}

func planSheet(l lang.Lang) string { return lang.Text{NL: "Actieplan", EN: "Action plan"}.In(l) }

// planRow is the row in which the plan of an indicator stands.
func planRow(t testing.TB, f *excelize.File, sheet, id string) int {
	t.Helper()
	rows, err := f.GetRows(sheet)
	must(t, err)
	for n, row := range rows {
		if slices.Contains(row, id) {
			return n + 1
		}
	}
	t.Fatalf("%s does not stand in %s", id, sheet)
	return 0
}

// work does in the plan what people do: action, owner, due and status in the columns G to J.
func work(t testing.TB, f *excelize.File, sheet, id string, values ...any) {
	t.Helper()
	row := planRow(t, f, sheet, id)
	for n, v := range values {
		if v != nil {
			must(t, f.SetCellValue(sheet, fmt.Sprintf("%c%d", 'G'+n, row), v))
		}
	}
}

// plan reads a gap workbook.
func plan(t testing.TB, data []byte) (assessment.Plan, []string) {
	t.Helper()
	result, told := read(t, data)
	if result.Kind != answers.Gap || result.Plan == nil || len(result.Responses) != 0 {
		t.Fatalf("kind %d, plan %v, %d responses: %q", result.Kind, result.Plan, len(result.Responses), told)
	}
	return *result.Plan, told
}

// workedIn reports whether a gap workbook must be kept.
func workedIn(t testing.TB, data []byte) bool {
	t.Helper()
	gap, worked := answers.GapWorkedIn(reader(t), data)
	if !gap {
		t.Error("it is no gap workbook, it says")
	}
	return worked
}

func rowOf(t testing.TB, p assessment.Plan, id string) assessment.PlanRow {
	t.Helper()
	for _, r := range p.Rows {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("the plan has no row %s: %+v", id, p.Rows)
	return assessment.PlanRow{}
}

func TestPlanAsItWasWritten(t *testing.T) {
	for _, l := range lang.All() {
		x := planned(t)
		data := bytesOf(t, gapOf(t, x, l))
		p, told := plan(t, data)
		if len(told) > 0 {
			t.Errorf("%s: nobody worked in it, yet it is told: %q", l, told)
		}
		equal(t, "the school", p.School, x.School)
		equal(t, "round, dates and profile", []string{p.Round, p.Date.String(), p.Made.String(), string(p.Profile)}, []string{"2026-2027", "2026-11-02", todayISO, "full"})
		if p.Worked || len(p.Fresh()) > 0 || workedIn(t, data) {
			t.Errorf("%s: worked in: %v, %+v", l, p.Worked, p.Fresh())
		}
		var ids []string
		for _, i := range reader(t).Rubric.Indicators() {
			if a := x.Answers.Of(i.ID); i.In(rubric.VO) && (a.Action != "" || a.Status != "") {
				ids = append(ids, i.ID)
				got := rowOf(t, p, i.ID)
				want := assessment.PlanRow{ID: i.ID, Action: assessment.Action{Text: a.Action, Owner: a.Owner, Due: a.Due, Status: a.Status}}
				if a.Due.Text == "1-3-2027" {
					want.Due = assessment.Due{Date: day("2027-03-01")}
				}
				equal(t, "row "+i.ID, got, want)
			}
		}
		if len(p.Rows) != len(ids) || len(ids) < 20 {
			t.Errorf("%d rows, want %d", len(p.Rows), len(ids))
		}
	}
}

// What somebody works out comes back, in whatever way the sheet was changed.
func TestPlanWorkedIn(t *testing.T) {
	for _, l := range lang.All() {
		sheet := planSheet(l)
		done := map[lang.Lang]string{lang.NL: "klaar", lang.EN: "Done"}[l]
		worked := func(t *testing.T) *excelize.File {
			f := gapOf(t, planned(t), l)
			work(t, f, sheet, "V1", "Protocol vastgesteld in de MR", "Directeur", "15-6-2027", done)
			work(t, f, sheet, "V4", "Ouderavond", nil, 46500, nil) // stood empty
			work(t, f, sheet, "V2", nil, nil, "", nil)
			return f
		}
		check := func(t *testing.T, f *excelize.File) {
			t.Helper()
			data := bytesOf(t, f)
			p, told := plan(t, data)
			if slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, "error") }) {
				t.Errorf("told: %q", told)
			}
			equal(t, "V1", rowOf(t, p, "V1"), assessment.PlanRow{ID: "V1", Action: assessment.Action{Text: "Protocol vastgesteld in de MR", Owner: "Directeur", Due: assessment.Due{Date: day("2027-06-15")}, Status: assessment.StatusDone}, Fresh: true})
			equal(t, "V4", rowOf(t, p, "V4"), assessment.PlanRow{ID: "V4", Action: assessment.Action{Text: "Ouderavond", Due: assessment.Due{Date: day("2027-04-23")}}, Fresh: true})
			equal(t, "fresh rows", len(p.Fresh()), 3)
			equal(t, "the school and round", p.School.Name+" "+p.School.BRIN+" "+string(p.School.Sector)+" "+p.Round, "De Linde 12AB00 vo 2026-2027")
			if !p.Worked || !workedIn(t, data) {
				t.Error("nobody worked in it, it says")
			}
		}
		for name, change := range map[string]func(f *excelize.File){
			"nothing": func(*excelize.File) {},
			"columns put in": func(f *excelize.File) {
				must(t, f.UnprotectSheet(sheet))
				must(t, f.InsertCols(sheet, "A", 2))
				must(t, f.InsertCols(sheet, "I", 1))
				must(t, f.SetCellValue(sheet, "I5", "Notitie"))
				must(t, f.SetCellValue(sheet, "I7", "eigen tekst"))
			},
			"rows put in": func(f *excelize.File) {
				must(t, f.InsertRows(sheet, 1, 6))
				must(t, f.InsertRows(sheet, 14, 2))
			},
			"rows sorted": func(f *excelize.File) {
				rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
				must(t, err)
				body := slices.Clone(rows[5:])
				slices.Reverse(body)
				for n, row := range body {
					for c := range 10 {
						v := ""
						if c < len(row) {
							v = row[c]
						}
						at := ref(t, c, n+5)
						if c == 8 { // dates stay dates
							must(t, f.SetCellDefault(sheet, at, ""))
							if number := (assessment.Due{}); number.IsZero() && strings.HasPrefix(v, "4") {
								must(t, f.SetCellDefault(sheet, at, v))
								continue
							}
						}
						must(t, f.SetCellStr(sheet, at, strings.ReplaceAll(v, "_x", "_x005F_x")))
					}
				}
			},
			"sheet with another name": func(f *excelize.File) { must(t, f.SetSheetName(sheet, "Ons plan 26-27")) },
			"headers typed again": func(f *excelize.File) {
				must(t, f.SetCellValue(sheet, "A5", "#"))
				must(t, f.SetCellValue(sheet, "H5", map[lang.Lang]string{lang.NL: "WIE (eigenaar)", lang.EN: "OWNER (who)"}[l]))
			},
		} {
			t.Run(string(l)+"/"+name, func(t *testing.T) {
				f := worked(t)
				change(f)
				check(t, f)
			})
		}
	}
}

// Without _meta it is known by its sheet, and by its columns when that has another name too. Nobody knows any more what was written, so every row counts.
func TestPlanWithoutMeta(t *testing.T) {
	for _, l := range lang.All() {
		for _, name := range []string{planSheet(l), "Plan 26"} {
			f := gapOf(t, planned(t), l)
			must(t, f.DeleteSheet("_meta"))
			work(t, f, planSheet(l), "V1", "Klus", "Els", nil, nil)
			must(t, f.SetSheetName(planSheet(l), name))
			data := bytesOf(t, f)
			p, _ := plan(t, data)
			equal(t, "V1", rowOf(t, p, "V1"), assessment.PlanRow{ID: "V1", Action: assessment.Action{Text: "Klus", Owner: "Els", Due: assessment.Due{Date: day("2027-05-01")}, Status: assessment.StatusOpen}, Fresh: true})
			equal(t, "of the school", p.School, planned(t).School)
			equal(t, "round and date", p.Round+" "+p.Date.String(), "2026-2027 2026-11-02")
			equal(t, "fresh rows", len(p.Fresh()), len(p.Rows))
			if !p.Worked || !workedIn(t, data) {
				t.Error("what cannot be known must be kept")
			}
		}
	}
	f := gapOf(t, planned(t), lang.NL)
	must(t, f.DeleteSheet("_meta"))
	must(t, f.DeleteSheet("Samenvatting"))
	if result, told := read(t, bytesOf(t, f)); result.Kind != answers.Gap || result.Plan != nil || !has(told, "error er staat niet meer in van welke school") {
		t.Errorf("kind %d, %v: %q", result.Kind, result.Plan, told)
	}
}

func TestPlanProblems(t *testing.T) {
	for want, change := range map[string]func(f *excelize.File, row int){
		`error Actieplan!JROW deze tekst is geen status; kies open, bezig, klaar of vervallen`: func(f *excelize.File, row int) { must(t, f.SetCellValue("Actieplan", fmt.Sprint("J", row), "bijna")) },
		`warning Actieplan!IROW deze tekst is geen datum; het blijft als tekst staan`:          func(f *excelize.File, row int) { must(t, f.SetCellValue("Actieplan", fmt.Sprint("I", row), "ooit")) },
		`warning Actieplan!GROW hier staat iets dat op een persoonsgegeven lijkt`: func(f *excelize.File, row int) {
			must(t, f.SetCellValue("Actieplan", fmt.Sprint("G", row), "bel 06-12345678"))
		},
		`error Actieplan!AROW onbekende vraag "V91"`:                        func(f *excelize.File, row int) { must(t, f.SetCellValue("Actieplan", fmt.Sprint("A", row), "V91")) },
		`warning in het actieplan staan geen rijen meer van V1; daar geldt`: func(f *excelize.File, row int) { must(t, f.SetCellValue("Actieplan", fmt.Sprint("A", row), "")) },
		`warning Actieplan!AROW "team" is geen nummer van een vraag`:        func(f *excelize.File, row int) { must(t, f.SetCellValue("Actieplan", fmt.Sprint("A", row), "team")) },
		`warning Actieplan!A5 boven het actieplan ontbreekt het kopje Wie`:  func(f *excelize.File, _ int) { must(t, f.SetCellValue("Actieplan", "H5", "")) },
		`warning het blad Actieplan ontbreekt`:                              func(f *excelize.File, _ int) { must(t, f.DeleteSheet("Actieplan")) },
		`error Actieplan!A1 boven het actieplan ontbreken de kopjes`:        func(f *excelize.File, _ int) { must(t, f.RemoveRow("Actieplan", 5)) },
		`warning dit actieplan hoort bij rubriek "ander"`:                   func(f *excelize.File, _ int) { must(t, f.SetCellValue("_meta", "B4", "ander")) },
	} {
		f := gapOf(t, planned(t), lang.NL)
		row := planRow(t, f, "Actieplan", "V1")
		change(f, row)
		data := bytesOf(t, f)
		result, told := read(t, data)
		if want = strings.ReplaceAll(want, "ROW", fmt.Sprint(row)); result.Kind != answers.Gap || !has(told, want) {
			t.Errorf("kind %d, told %q, want %q", result.Kind, told, want)
		}
		if none := strings.HasPrefix(want, "error") || strings.Contains(want, "rubriek"); none == (result.Plan != nil) {
			t.Errorf("%s: plan %v", want, result.Plan)
		}
		if !workedIn(t, data) {
			t.Errorf("%s: it must be kept", want)
		}
	}
}

// A status that cannot be understood is told of, also in a row in which nothing else stands.
func TestPlanStatusInEmptyRow(t *testing.T) {
	f := gapOf(t, planned(t), lang.NL)
	work(t, f, "Actieplan", "V4", nil, nil, nil, "halverwege")
	if _, told := read(t, bytesOf(t, f)); !has(told, "error Actieplan!J") {
		t.Errorf("told %q", told)
	}
}

// The rows below are room for more: a second action of a question, one of a check, own ones. Rows that say the same are
// one, and a row that was made empty stays so.
func TestPlanMoreRows(t *testing.T) {
	for _, l := range lang.All() {
		sheet, x := planSheet(l), planned(t)
		x.Actions = map[string][]assessment.Action{"": {{Text: "Studiedag", Owner: "Bram"}}}
		f := gapOf(t, x, l)
		rows, err := f.GetRows(sheet)
		must(t, err)
		own := planRow(t, f, sheet, "Studiedag")
		room := own + 1
		if len(rows) > own && len(strings.Join(rows[own], "")) > 0 {
			t.Fatalf("%s: no room below row %d: %q", l, own, rows[own])
		}
		for n, row := range [][]any{
			{"v1", "", "", "", "", "", "Ook de ouders", "MR", "2027-01-31", ""},
			{"V1", "", "", "", "", "", "Ook de ouders", "MR", "2027-01-31", ""},
			{"R1 Straf", "", "", "", "", "", "Gesprek", "Directeur", "", "open"},
			{"", "", "", "", "", "", "Subsidie vragen", "", "", ""},
			{"", "Ouderavond", "", "", "", "", "zaal huren", "", "", ""},
			{"", "Alleen een onderwerp"},
		} {
			must(t, f.SetSheetRow(sheet, ref(t, 0, room+n), &row))
		}
		work(t, f, sheet, "V3", "", "", "", "")
		work(t, f, sheet, "V2", "", "", "", "") // in its only row
		p, told := plan(t, bytesOf(t, f))
		if len(told) > 0 {
			t.Errorf("%s: told %q", l, told)
		}
		action := func(text, owner string) assessment.Action { return assessment.Action{Text: text, Owner: owner} }
		parents := action("Ook de ouders", "MR")
		parents.Due.Date = day("2027-01-31")
		talk := action("Gesprek", "Directeur")
		talk.Status = assessment.StatusOpen
		first := assessment.Action{Text: "Protocol schrijven", Owner: "Zorgcoördinator", Due: assessment.Due{Date: day("2027-05-01")}, Status: assessment.StatusOpen}
		for id, want := range map[string][]assessment.Action{
			"V1": {first, parents}, "R1": {talk}, "V2": nil, "": {action("Studiedag", "Bram"), action("Subsidie vragen", ""),
				action("Ouderavond: zaal huren", ""), action("Alleen een onderwerp", "")},
		} {
			equal(t, string(l)+" "+id, p.Actions(id), want)
		}
		if row := rowOf(t, p, "V2"); !row.Empty() || !row.Fresh || !p.Whole {
			t.Errorf("%s: what was made empty: %+v", l, row)
		}
		// A workbook made of it holds the same, and knows that nobody worked in it yet.
		again, told := plan(t, bytesOf(t, gapOf(t, x, l, p)))
		if again.Worked || len(told) > 0 {
			t.Errorf("%s: worked in %v, told %q", l, again.Worked, told)
		}
		equal(t, string(l)+" again", again.Fresh(), p.Fresh())
	}
}

// A row without a number that holds a text and no action is told of.
func TestPlanTextWithoutAction(t *testing.T) {
	f := gapOf(t, planned(t), lang.NL)
	must(t, f.InsertRows("Actieplan", 6, 1))
	must(t, f.SetCellValue("Actieplan", "F6", "een gedachte"))
	if _, told := plan(t, bytesOf(t, f)); len(told) != 1 || !has(told, "warning Actieplan!F6 deze tekst staat op een rij zonder nummer en zonder actie") {
		t.Errorf("told %q", told)
	}
}

// A text that fills more than a cell comes back whole.
func TestPlanLongText(t *testing.T) {
	for _, l := range lang.All() {
		x := planned(t)
		a := x.Answers.Of("V1")
		a.Action = strings.TrimSpace(strings.Repeat("🙂 lang plan ", 2600)) // more units than a cell holds, fewer signs than the limit
		x.Answers.Set("V1", a)
		f := gapOf(t, x, l)
		work(t, f, planSheet(l), "V1", nil, "Els", nil, nil)
		p, told := plan(t, bytesOf(t, f))
		if got := rowOf(t, p, "V1"); got.Text != a.Action || got.Owner != "Els" || len(told) > 0 {
			t.Errorf("%d bytes came back of %d: %q", len(got.Text), len(a.Action), told)
		}
	}
}

// A workbook made of a worked out plan carries it, and nobody has worked in that workbook yet.
func TestPlanCarried(t *testing.T) {
	f := gapOf(t, planned(t), lang.NL)
	work(t, f, "Actieplan", "V1", "Nieuw", nil, nil, "klaar")
	first, _ := plan(t, bytesOf(t, f))
	data := bytesOf(t, gapOf(t, planned(t), lang.NL, first))
	second, told := plan(t, data)
	if second.Worked || workedIn(t, data) || len(told) > 0 {
		t.Errorf("worked in: %q", told)
	}
	equal(t, "fresh rows", second.Fresh(), []assessment.PlanRow{{ID: "V1", Action: assessment.Action{Text: "Nieuw", Owner: "Zorgcoördinator", Due: assessment.Due{Date: day("2027-05-01")}, Status: assessment.StatusDone}, Fresh: true}})
}

// A questionnaire to which somebody added a plan of their own stays a questionnaire, also without _meta.
func TestPlanSheetInQuestionnaire(t *testing.T) {
	f, answers, checks := filledForm(t, "2-11-2026")
	must(t, f.DeleteSheet("_meta"))
	_, err := f.NewSheet("Actieplan")
	must(t, err)
	for at, v := range map[string]string{"A1": "Nr", "B1": "Actie", "C1": "Wie", "D1": "Status", "A2": "V1", "B2": "iets", "D2": "open"} {
		must(t, f.SetCellValue("Actieplan", at, v))
	}
	got, _ := only(t, bytesOf(t, f))
	same(t, got, answers, checks)
}

// A column of answers or notes that the school added to its plan does not hide the plan, and is told.
func TestPlanWithAnotherColumn(t *testing.T) {
	for _, heading := range []string{"Antwoord", "Antwoord van het team", "Antwoorden", "Opmerking", "Datum"} {
		f := gapOf(t, planned(t), lang.NL)
		work(t, f, "Actieplan", "V1", "Klus", "Els", nil, nil)
		row := planRow(t, f, "Actieplan", "V1")
		must(t, f.SetCellValue("Actieplan", "M5", heading))
		must(t, f.SetCellValue("Actieplan", fmt.Sprint("M", row), "besproken"))
		result, told := read(t, bytesOf(t, f))
		want := fmt.Sprintf("warning Actieplan!A5 deze kolommen horen niet bij het actieplan en worden niet gelezen: %q", heading)
		if result.Plan == nil || rowOf(t, *result.Plan, "V1").Text != "Klus" || !has(told, want) {
			t.Errorf("%s: %+v; told %q", heading, result.Plan, told)
		}
	}
}
