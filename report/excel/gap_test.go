package excel

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// everyText collects all that stands in a workbook, cell by cell.
func everyText(t *testing.T, f *excelize.File) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, sheet := range f.GetSheetList() {
		for _, r := range read(t, f, sheet) {
			for _, c := range r {
				all[c] = true
			}
		}
	}
	return all
}

// noFormulas fails when any part of the workbook holds a formula or a link to elsewhere.
func noFormulas(t *testing.T, data []byte) {
	t.Helper()
	for name, part := range partsOf(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && (strings.Contains(part, "<f>") || strings.Contains(part, "<f ")) {
			t.Errorf("%s holds a formula", name)
		}
		if strings.Contains(name, "externalLink") || strings.Contains(name, "vbaProject") {
			t.Errorf("the workbook holds %s", name)
		}
	}
}

func TestGapSheets(t *testing.T) {
	t.Parallel()
	for l, want := range map[lang.Lang][]string{
		lang.NL: {"Samenvatting", "Verbeterpunten", "Actieplan", "Antwoorden", "Berekening", "_meta"},
		lang.EN: {"Summary", "Gaps", "Action plan", "Answers", "Calculation", "_meta"},
	} {
		r := report(t, 3, l)
		f := testtool.Workbook(t, gapBytes(t, r))
		if got := f.GetSheetList(); !slices.Equal(got, want) {
			t.Errorf("%s: sheets %q, want %q", l, got, want)
		}
		for _, sheet := range want[:5] {
			rows := read(t, f, sheet)
			if len(rows) < firstRow || rows[0][0] == "" || rows[1][0] == "" {
				t.Fatalf("%s: no title or way to read it: %v", sheet, rows[:min(3, len(rows))])
			}
			if !strings.Contains(rows[2][0], "sexting "+r.Stamp.RubricVersion) {
				t.Errorf("%s: row 3 says %q, want by what it was made", sheet, rows[2][0])
			}
		}
		if visible, err := f.GetSheetVisible("_meta"); err != nil || visible {
			t.Errorf("_meta is visible: %v %v", visible, err)
		}
	}
}

func TestGapHoldsEveryText(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	data := gapBytes(t, r)
	noFormulas(t, data)
	f := testtool.Workbook(t, data)
	all := everyText(t, f)
	texts := 0
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			for _, s := range []string{i.Question, i.State, i.Evidence, i.Note, i.Action, i.Owner, i.Status} {
				if s != "" && !all[s] {
					t.Errorf("%s: %q is not in the workbook", i.ID, s)
				}
				texts++
			}
		}
	}
	if texts < 7*r.InScope || texts == 0 {
		t.Fatalf("the fixture has only %d texts", texts)
	}
	for _, k := range slices.Concat(r.Flags, r.Legal) {
		for _, s := range []string{k.Question, k.State, k.Note} {
			if !all[s] {
				t.Errorf("%s: %q is not in the workbook", k.ID, s)
			}
		}
	}
	for _, g := range r.Gaps {
		for _, s := range []string{g.Now, g.Next, g.Step, g.EffortText, g.Ask} {
			if !all[s] {
				t.Errorf("gap %s: %q is not in the workbook", g.ID, s)
			}
		}
	}
}

func TestGapAnswers(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	i := r.Domains[0].Indicators[0]
	for _, d := range r.Domains {
		for _, x := range d.Indicators {
			if x.HasLevel && !x.EvidenceDateOn.IsZero() {
				i = x
			}
		}
	}
	g := gridOf(t, testtool.Workbook(t, gapBytes(t, r)), "Antwoorden")
	n := g.row("Nr", i.ID)
	if got := g.at(n, "Niveau"); got != strconv.Itoa(i.Level) {
		t.Errorf("level %q, want %d", got, i.Level)
	}
	isDate(t, g, n, "Datum onderbouwing", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), "01-03-2026")
	asked := len(r.Flags) + len(r.Legal)
	for _, d := range r.Domains {
		asked += len(d.Indicators)
	}
	if got := len(g.rows); got != asked {
		t.Errorf("%d rows, want %d questions", got, asked)
	}
	for _, head := range g.heads {
		if head == "Antwoord" {
			t.Error("a column Antwoord makes the sheet look like a questionnaire")
		}
	}
}

// isDate fails unless a cell holds a real date and shows it in the order of the language.
func isDate(t *testing.T, g grid, row int, head string, want time.Time, shown string) {
	t.Helper()
	days, err := strconv.ParseFloat(g.at(row, head), 64)
	if err != nil {
		t.Errorf("%s: %q is no date", head, g.at(row, head))
		return
	}
	if got, err := excelize.ExcelDateToTime(days, false); err != nil || !got.Equal(want) {
		t.Errorf("%s: %v (%v), want %v", head, got, err, want)
	}
	if got, err := g.f.GetCellValue(g.sheet, g.ref(row, head)); err != nil || got != shown {
		t.Errorf("%s is shown as %q (%v), want %q", head, got, err, shown)
	}
}

func TestPlanIsThereToWorkIn(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	f := testtool.Workbook(t, gapBytes(t, r))
	g := gridOf(t, f, "Actieplan")
	if len(g.rows) != len(r.Plan) {
		t.Fatalf("%d rows for %d actions", len(g.rows), len(r.Plan))
	}
	for n, p := range r.Plan {
		for head, want := range map[string]string{"Nr": p.ID, "Onderwerp": p.Title, "Volgende stap": p.Step, "Actie": p.Action, "Wie": p.Owner, "Status": p.Status} {
			if got := g.at(n, head); got != want {
				t.Errorf("row %d: %s is %q, want %q", n, head, got, want)
			}
		}
		for _, head := range g.heads {
			locked := testtool.Locked(t, f, "Actieplan", g.ref(n, head))
			if entry := slices.Contains([]string{"Actie", "Wie", "Wanneer", "Status"}, head); locked == entry {
				t.Errorf("row %d: column %s is locked: %v", n, head, locked)
			}
		}
	}
	dated, worded := false, false
	for n, p := range r.Plan {
		switch {
		case !p.DueOn.IsZero():
			dated = true
			isDate(t, g, n, "Wanneer", p.DueOn, p.DueOn.Format("02-01-2006"))
		case p.Due != "":
			worded = true
			if got := g.at(n, "Wanneer"); got != "na de studiedag" {
				t.Errorf("row %d: due %q", n, got)
			}
		}
	}
	if !dated || !worded {
		t.Error("the fixture has no date or no words in Wanneer")
	}
}

// What is late and what has no owner have a column each, in the plan of a school and among the actions of all; how many
// there are stands above.
func TestLateAndNobodyHaveAColumn(t *testing.T) {
	t.Parallel()
	late := view.PlanRow{Kind: view.PlanGap, ID: "V1", Action: "Visie schrijven", Owner: "directie", Late: "te laat"}
	nobody := view.PlanRow{Kind: view.PlanGap, ID: "V2", Action: "Posters", Unowned: "nog niemand"}
	both := view.PlanRow{Kind: view.PlanOwn, Action: "Studiedag", Late: "te laat", Unowned: "nog niemand"}
	done := view.PlanRow{Kind: view.PlanGap, ID: "V3", Action: "Les", Owner: "team", StatusID: "done"}
	nothing, room := view.PlanRow{Kind: view.PlanGap, ID: "V4"}, view.PlanRow{Kind: view.PlanOwn}
	c := board(t, 2, lang.NL)
	c.Reports[0].Actions = []*view.PlanRow{&late, &nobody, &done, &nothing, &room}
	c.Reports[1].Actions = []*view.PlanRow{&both}
	r := report(t, 3, lang.NL)
	r.Plan = []view.PlanRow{late, nobody, done, nothing, room}
	for _, x := range []struct {
		data         []byte
		sheet, count string
		want         []string // of each row both columns
	}{
		{gapBytes(t, r), "Actieplan", "Acties: 3, waarvan 1 klaar, 1 te laat en 1 zonder naam bij Wie. Nog zonder actie: 1.",
			[]string{"te laat/", "/nog niemand", "/", "/"}},
		{comparisonBytes(t, c), "Acties", "Acties: 4, waarvan 1 klaar, 2 te laat en 2 zonder naam bij Wie. Nog zonder actie: 1.",
			[]string{"te laat/", "/nog niemand", "/", "/", "te laat/nog niemand"}},
	} {
		g := gridOf(t, testtool.Workbook(t, x.data), x.sheet)
		var got []string
		for n := range g.rows {
			got = append(got, g.at(n, "Te laat")+"/"+g.at(n, "Zonder naam"))
		}
		if !slices.Equal(got[:min(len(got), len(x.want))], x.want) {
			t.Errorf("%s: %q, want %q", x.sheet, got, x.want)
		}
		if count := read(t, g.f, x.sheet)[aboveRow-1][0]; count != "Stand op 22 november 2026. "+x.count {
			t.Errorf("above %s stands %q", x.sheet, count)
		}
	}
}

func TestPlanRules(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	data := gapBytes(t, r)
	f := testtool.Workbook(t, data)
	rules, err := f.GetDataValidations("Actieplan")
	if err != nil {
		t.Fatal(err)
	}
	list := rules[slices.IndexFunc(rules, func(d *excelize.DataValidation) bool { return d.Type == "list" })]
	if list.Formula1 != `"open,bezig,klaar,vervallen"` {
		t.Errorf("drop-down %s", list.Formula1)
	}
	if !list.ShowErrorMessage || list.ErrorStyle == nil || *list.ErrorStyle != "stop" {
		t.Errorf("another word is not refused: %+v", list)
	}
	if want := "J6:J" + strconv.Itoa(headRow+len(r.Plan)+20); list.Sqref != want {
		t.Errorf("the drop-down stands in %s, want %s", list.Sqref, want)
	}
	g := gridOf(t, f, "Actieplan")
	if g.ref(0, "Status") != "J6" || g.ref(0, "Wanneer") != "I6" {
		t.Errorf("the rules stand in the wrong columns: %q", g.heads)
	}
	for _, s := range []*string{list.Error, list.ErrorTitle, list.Prompt, list.PromptTitle} {
		if s == nil || len(*s) > 224 {
			t.Errorf("a message is missing or too long for Excel: %v", s)
		}
	}
	sheet := partsOf(t, data)["xl/worksheets/sheet3.xml"]
	if strings.Contains(sheet, "<sheetProtection") {
		t.Error("the plan is protected, so that Excel does not sort it")
	}
	if want := fmt.Sprintf(`<autoFilter ref="$A$5:$L$%d"`, headRow+len(r.Plan)+20); !strings.Contains(sheet, want) {
		t.Errorf("the filter does not go over all rows: %s", want)
	}
}

func TestGapMeta(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.EN)
	f := testtool.Workbook(t, gapBytes(t, r))
	meta := map[string]string{}
	for _, row := range read(t, f, "_meta") {
		if len(row) == 2 {
			meta[row[0]] = row[1]
		}
	}
	for key, want := range map[string]string{
		"kind": "gap", "rubric": "sexting", "rubric_version": r.Stamp.RubricVersion, "rubric_hash": r.Stamp.RubricHash, "lang": "en", "school": r.School.Name, "brin": r.School.BRIN,
		"sector": r.School.SectorID, "round": "2026-2027", "date": "2026-11-02",
	} {
		if meta[key] != want || want == "" {
			t.Errorf("_meta %s = %q, want %q", key, meta[key], want)
		}
	}
}

func TestGapIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	first := gapBytes(t, r)
	for range 5 {
		if !bytes.Equal(first, gapBytes(t, r)) {
			t.Fatal("the same report gave other bytes")
		}
	}
	p, err := testtool.Workbook(t, first).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if p.Creator != "sggscan" || p.Created != "2026-11-22T00:00:00Z" || !strings.Contains(p.Title, "Basisschool De Regenboog 3") {
		t.Errorf("properties %+v", p)
	}
}

func TestGapOfAnEmptySchool(t *testing.T) {
	t.Parallel()
	r := emptyReport(t)
	f := testtool.Workbook(t, gapBytes(t, r))
	for sheet, want := range map[string]string{
		"Verbeterpunten": "Er zijn geen verbeterpunten: geen van de beantwoorde vragen ligt onder het doel.",
	} {
		if rows := read(t, f, sheet); len(rows) != headRow || rows[headRow-1][0] != want {
			t.Errorf("%s says %q", sheet, rows)
		}
	}
	plan := gridOf(t, f, "Actieplan") // all that is to be found out
	// A legal duty that is not filled in has no row; the summary names it.
	if questions := len(r.Open) - len(r.Legal); len(plan.rows) < questions || plan.at(0, "Van → naar") != "uitzoeken" {
		t.Errorf("the plan has %d rows for %d open questions", len(plan.rows), questions)
	}
	if g := gridOf(t, f, "Antwoorden"); g.at(0, "Niveau") != "" || g.at(0, "Gegeven antwoord") != "niet ingevuld" {
		t.Errorf("an open answer is shown as %q", g.rows[0])
	}
	found := false
	for _, row := range read(t, f, "Samenvatting") {
		found = found || len(row) > 1 && row[0] == "Score (%)" && row[1] == "–"
	}
	if !found {
		t.Error("no score is not shown as a dash")
	}
	if err := WriteGap(&bytes.Buffer{}, view.Report{}); err != nil {
		t.Errorf("a report of nothing: %v", err)
	}
}

func TestCalculationAddsUp(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	g := gridOf(t, testtool.Workbook(t, gapBytes(t, r)), "Berekening")
	number := func(n int, head string) int {
		v := g.at(n, head)
		if v == "" {
			return 0
		}
		out, err := strconv.Atoi(v)
		if err != nil {
			t.Fatalf("%s: %q", head, v)
		}
		return out
	}
	points, sums := 0, 0
	for n := range g.rows {
		if strings.HasPrefix(g.at(n, "Onderwerp"), "Som van ") {
			if got := number(n, "Punten"); got != points {
				t.Errorf("%s: %d points, the rows give %d", g.at(n, "Onderwerp"), got, points)
			}
			points, sums = 0, sums+1
			continue
		}
		if g.at(n, "Telt mee") == "ja" {
			if number(n, "Punten") != number(n, "Niveau")*number(n, "Gewicht") {
				t.Errorf("row %d: level × weight is not the points: %q", n, g.rows[n])
			}
			points += number(n, "Punten")
		}
	}
	if sums != len(r.Domains) {
		t.Errorf("%d sums for %d domains", sums, len(r.Domains))
	}
	whole := g.row("Onderwerp", "Het geheel")
	if got, _ := strconv.ParseFloat(g.at(whole, "Score (%)"), 64); got != r.Score.Cell {
		t.Errorf("the whole is %v, want %v", got, r.Score.Cell)
	}
}

func TestLongTextsGoOnInAFurtherColumn(t *testing.T) {
	t.Parallel()
	r := report(t, 3, lang.NL)
	long := strings.Repeat("🙂 lang verhaal ", 5_000) // 80,000 UTF-16 units
	i := &r.Domains[0].Indicators[2]
	i.Evidence = long
	r.Plan[0].Action = long
	f := testtool.Workbook(t, gapBytes(t, r))
	for _, c := range []struct{ sheet, head string }{{"Antwoorden", "Onderbouwing"}, {"Actieplan", "Actie"}} {
		g := gridOf(t, f, c.sheet)
		n := 0
		if c.sheet == "Antwoorden" {
			n = g.row("Nr", i.ID)
		}
		const mark = " … [gaat verder in de kolom Vervolg]"
		got := g.at(n, c.head)
		if !strings.HasSuffix(got, mark) {
			t.Fatalf("%s does not say that the text goes on: …%q", c.sheet, got[max(0, len(got)-60):])
		}
		got = strings.TrimSuffix(got, mark)
		for _, head := range []string{"Vervolg", "Vervolg 2"} {
			part, ok := strings.CutPrefix(g.at(n, head), c.head+": ")
			if !ok {
				t.Errorf("%s, column %s does not say of what it is the rest: %.40q", c.sheet, head, part)
			}
			got += part
		}
		if got != long {
			t.Errorf("%s: of %d bytes %d came back", c.sheet, len(long), len(got))
		}
	}
	if rows := read(t, f, "Verbeterpunten"); slices.Contains(rows[headRow-1], "Vervolg") {
		t.Error("a sheet without long texts has a further column")
	}
}

// A heading that would be the last on its page goes to the next, with what stands under it; one in the middle of a page stays.
func TestHeadingsStayWithTheirFirstRow(t *testing.T) {
	t.Parallel()
	fill := func(rows int) page {
		var p page
		for range rows {
			p.rows = append(p.rows, workbook.Row{Cells: []workbook.Cell{text("x")}, Height: 50})
		}
		p.section("Wettelijke vragen", 2)
		for _, s := range []string{"L1", "L2"} {
			p.rows = append(p.rows, workbook.Row{Cells: []workbook.Cell{text(s)}, Height: 50})
		}
		p.keepHeadings(columnsOf([]column{{"", 30}}))
		return p
	}
	if p := fill(10); !slices.Equal(p.breaks, []int{11}) { // 572 points, and 29 for the heading
		t.Errorf("breaks %v, want one before the heading in row 11", p.breaks)
	}
	if p := fill(5); len(p.breaks) > 0 {
		t.Errorf("breaks %v in the middle of a page", p.breaks)
	}
}
