package questionnaire_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

// blankForm is a form for a school of which all is known.
func blankForm(t *testing.T, s rubric.Sector, p assessment.Profile, l lang.Lang) questionnaire.Form {
	t.Helper()
	rd := reader(t)
	return questionnaire.Form{Rubric: rd.Rubric, Lang: l, Profile: p, Role: rubric.Joint, Date: rd.Today, Round: "2026-2027",
		School: assessment.School{Name: `De "Linde" & Zn <1>`, BRIN: "00AB00", Sector: s, Board: "Stichting Samen", Place: "Assen"}}
}

// earlierForm is a form for a school that answered V1, V2, V3 and K3 a year before.
func earlierForm(t *testing.T) questionnaire.Form {
	t.Helper()
	rd := reader(t)
	var problems problem.List
	old, ok := rd.YAML("old.yaml", []byte("school: {name: De Linde, sector: vo}\ndate: 2025-11-02\nanswers:\n"+
		"  V1: {level: 2, evidence: \"=1+1\\n'visie' _x0041_x0042_\", evidence_date: 2025-03-01, note: oud, action: delen, owner: teamleider, due: 2026-05-01, status: busy}\n"+
		"  V2: 0\n  V3: unknown\n  K3: {level: na, note: geen onderbouw}\n  K1: {level: 3, evidence: \""+strings.Repeat("lang stuk ", 500)+"\"}\nchecks: {R1: no}\n"), &problems)
	if !ok {
		t.Fatal(problems.All())
	}
	round, _, _ := assessment.Group(rd.Rubric, []assessment.Response{old}, &problems)[0].Pick("")
	previous := assessment.Assess(rd.Rubric, round, nil, assessment.Options{})
	f := blankForm(t, rubric.VO, assessment.Full, lang.NL)
	f.School, f.Previous = previous.School, &previous
	return f
}

func written(t *testing.T, f questionnaire.Form) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := questionnaire.Workbook(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// all calls a test for each kind of form.
func all(t *testing.T, do func(t *testing.T, f questionnaire.Form)) {
	t.Helper()
	for _, s := range rubric.Sectors() {
		for _, p := range []assessment.Profile{assessment.Full, assessment.Core} {
			for _, l := range lang.All() {
				t.Run(fmt.Sprintf("%s %s %s", s, p, l), func(t *testing.T) { do(t, blankForm(t, s, p, l)) })
			}
		}
	}
	t.Run("earlier", func(t *testing.T) { do(t, earlierForm(t)) })
}

func rows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	out, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// table finds the rows of a sheet by the number in the first column, below its head row.
func table(t *testing.T, f *excelize.File, sheet, first string) (head []string, ids []string, at map[string]int) {
	t.Helper()
	at = map[string]int{}
	for n, row := range rows(t, f, sheet) {
		switch {
		case len(row) == 0 || row[0] == "":
		case head != nil:
			ids = append(ids, row[0])
			at[row[0]] = n + 1
		case row[0] == first:
			head = row
		}
	}
	return head, ids, at
}

func sheets(l lang.Lang) (questions, signals, number string) {
	if l == lang.EN {
		return "Questionnaire", "Signals", "No"
	}
	return "Vragenlijst", "Signalen", "Nr"
}

func cellOf(t *testing.T, f *excelize.File, sheet, at string) string {
	t.Helper()
	s, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every indicator of the sector and the length stands in the form once, with its texts, and so does every check.
func TestEachQuestionOnce(t *testing.T) {
	all(t, func(t *testing.T, form questionnaire.Form) {
		f := testtool.Workbook(t, written(t, form))
		questions, signals, number := sheets(form.Lang)
		head, ids, at := table(t, f, questions, number)
		want := strings.Split("Nr, Vraag, 0, 1, 2, 3, Antwoord, Onderbouwing, Datum onderbouwing, Notitie, Actie, Wie, Wanneer, Status", ", ")
		if form.Lang == lang.EN {
			want = strings.Split("No, Question, 0, 1, 2, 3, Answer, Evidence, Evidence date, Note, Action, Owner, Due, Status", ", ")
		}
		if form.Previous != nil {
			want = slices.Insert(want, 6, "Vorige keer")
		}
		if !slices.Equal(head, want) {
			t.Errorf("the heads are %q, want %q", head, want)
		}
		var asked []string
		for _, i := range form.Rubric.Indicators() {
			if !i.In(form.School.Sector) || form.Profile == assessment.Core && !i.InCore(form.School.Sector) {
				continue
			}
			asked = append(asked, i.ID)
			texts := i.For(form.School.Sector)
			row := fmt.Sprint(at[i.ID])
			if got, full := cellOf(t, f, questions, "B"+row), texts.Question.In(form.Lang)+"\n"+texts.Why.In(form.Lang); !strings.HasSuffix(got, full) {
				t.Errorf("%s asks %q, want %q", i.ID, got, full)
			}
			for n, column := range []string{"C", "D", "E", "F"} {
				if got := cellOf(t, f, questions, column+row); got != texts.Levels[n].In(form.Lang) {
					t.Errorf("%s level %d is %q", i.ID, n, got)
				}
			}
			if got := cellOf(t, f, questions, "G"+row); form.Previous == nil && got != "" {
				t.Errorf("%s is answered: %q", i.ID, got)
			}
		}
		if !slices.Equal(ids, asked) {
			t.Errorf("asked are %v, want %v", ids, asked)
		}
		head, ids, at = table(t, f, signals, number)
		if want := map[lang.Lang]string{lang.NL: "Nr, Vraag, Antwoord, Notitie, Datum", lang.EN: "No, Question, Answer, Note, Date"}[form.Lang]; strings.Join(head, ", ") != want {
			t.Errorf("the heads of the checks are %q", head)
		}
		var checks []string
		for _, c := range form.Rubric.Checks {
			if !c.In(form.School.Sector) {
				continue
			}
			checks = append(checks, c.ID)
			got := cellOf(t, f, signals, fmt.Sprintf("B%d", at[c.ID]))
			if !strings.Contains(got, c.For(form.School.Sector).Question.In(form.Lang)) {
				t.Errorf("%s asks %q", c.ID, got)
			}
			label := map[lang.Lang]string{lang.NL: "Niet uit het artikel\n", lang.EN: "Not from the article\n"}[form.Lang]
			if strings.HasPrefix(got, label) != (len(c.Principles) == 0) {
				t.Errorf("%s, which is from %v, says %q", c.ID, c.Principles, got)
			}
			if strings.Count(got, "iet uit het artikel")+strings.Count(got, "ot from the article") > 1 {
				t.Errorf("%s says twice where it comes from: %q", c.ID, got)
			}
		}
		if !slices.Equal(ids, checks) {
			t.Errorf("checks are %v, want %v", ids, checks)
		}
	})
}

// The sheets stand in order, the hidden ones are hidden, and nothing before the questions could be taken for a question.
func TestSheets(t *testing.T) {
	all(t, func(t *testing.T, form questionnaire.Form) {
		f := testtool.Workbook(t, written(t, form))
		questions, signals, _ := sheets(form.Lang)
		if got := f.GetSheetList(); !slices.Equal(got, []string{"Start", questions, signals, "_lijsten", "_meta"}) {
			t.Errorf("the sheets are %q", got)
		}
		for _, name := range f.GetSheetList() {
			visible, err := f.GetSheetVisible(name)
			if err != nil || visible == strings.HasPrefix(name, "_") {
				t.Errorf("%s is visible: %v %v", name, visible, err)
			}
		}
		for _, row := range rows(t, f, "Start") {
			for _, text := range row {
				if _, is := form.Rubric.Indicator(strings.TrimSpace(text)); is {
					t.Errorf("a bare id on the first sheet: %q", text)
				}
			}
		}
		meta := map[string]string{}
		for _, row := range rows(t, f, "_meta") {
			if len(row) == 2 {
				meta[row[0]] = row[1]
			}
		}
		for key, want := range map[string]string{"kind": "questionnaire", "rubric": form.Rubric.ID, "version": form.Rubric.Version, "hash": form.Rubric.Hash, "profile": string(form.Profile),
			"lang": string(form.Lang), "round": "2026-2027", "written": "2026-11-22", "sector": string(form.School.Sector)} {
			if meta[key] != want {
				t.Errorf("_meta says %s=%q, want %q", key, meta[key], want)
			}
		}
	})
}

// The data of the school stand on the first sheet, with the day left open.
func TestStart(t *testing.T) {
	for l, want := range map[lang.Lang][][2]string{
		lang.NL: {{"School", `De "Linde" & Zn <1>`}, {"BRIN", "00AB00"}, {"Sector", "po"}, {"Bestuur", "Stichting Samen"}, {"Plaats", "Assen"}, {"Ingevuld door", "vertrouwenspersoon"}, {"Datum", ""}, {"Meetmoment", "2026-2027"}},
		lang.EN: {{"School", `De "Linde" & Zn <1>`}, {"BRIN", "00AB00"}, {"Sector", "po"}, {"Board", "Stichting Samen"}, {"Place", "Assen"}, {"Filled in by", "confidential counsellor"}, {"Date", ""}, {"Round", "2026-2027"}},
	} {
		form := blankForm(t, rubric.PO, assessment.Full, l)
		form.Role = "counsellor"
		f := testtool.Workbook(t, written(t, form))
		for _, pair := range want {
			found := false
			for n, row := range rows(t, f, "Start") {
				if len(row) == 0 || row[0] != pair[0] {
					continue
				}
				found = true
				at := fmt.Sprintf("B%d", n+1)
				if got := cellOf(t, f, "Start", at); got != pair[1] {
					t.Errorf("%s is %q, want %q", pair[0], got, pair[1])
				}
				if open := unlocked(t, f, "Start", at); open != (pair[0] != "Meetmoment" && pair[0] != "Round") {
					t.Errorf("%s is open: %v", pair[0], open)
				}
			}
			if !found {
				t.Errorf("%s does not stand on the first sheet", pair[0])
			}
		}
	}
}

func unlocked(t *testing.T, f *excelize.File, sheet, at string) bool {
	t.Helper()
	id, err := f.GetCellStyle(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	st, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return st.Protection != nil && !st.Protection.Locked
}

// Only the cells to fill in are open, and the sheets are locked without a password, so that one can still filter and make rows higher.
func TestProtection(t *testing.T) {
	all(t, func(t *testing.T, form questionnaire.Form) {
		data := written(t, form)
		f := testtool.Workbook(t, data)
		questions, signals, number := sheets(form.Lang)
		openFrom, last := 6, 13
		if form.Previous != nil {
			openFrom, last = 7, 14
		}
		check := func(sheet string, from, to int) {
			_, ids, at := table(t, f, sheet, number)
			for _, id := range ids {
				for c := range to + 1 {
					ref, _ := excelize.CoordinatesToCellName(c+1, at[id])
					if got := unlocked(t, f, sheet, ref); got != (c >= from) {
						t.Errorf("%s!%s is open: %v", sheet, ref, got)
					}
				}
			}
		}
		check(questions, openFrom, last)
		check(signals, 2, 4)
		for n := 1; n <= 3; n++ {
			var p struct {
				Protection *struct {
					Attrs []xml.Attr `xml:",any,attr"`
				} `xml:"sheetProtection"`
			}
			if err := xml.Unmarshal(part(t, data, fmt.Sprintf("xl/worksheets/sheet%d.xml", n)), &p); err != nil || p.Protection == nil {
				t.Fatalf("sheet %d has no protection: %v", n, err)
			}
			got := map[string]string{}
			for _, a := range p.Protection.Attrs {
				got[a.Name.Local] = a.Value
			}
			if got["sheet"] != "true" && got["sheet"] != "1" {
				t.Errorf("sheet %d is not locked: %v", n, got)
			}
			for _, may := range []string{"selectLockedCells", "selectUnlockedCells", "formatColumns", "formatRows", "autoFilter", "sort"} {
				def := may == "selectLockedCells" || may == "selectUnlockedCells" // these are allowed unless forbidden
				if forbidden := got[may]; forbidden != "0" && forbidden != "false" && (forbidden != "" || !def) {
					t.Errorf("sheet %d forbids %s: %v", n, may, got)
				}
			}
			if got["password"] != "" || got["hashValue"] != "" {
				t.Errorf("sheet %d has a password", n)
			}
		}
	})
}

func part(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// formula is what stands in a formula element of a cell.
var formula = regexp.MustCompile(`<f[ >]`)

// The workbook holds one formula, that of the progress; it counts the answers of all questions and has a value for programs that do not calculate.
func TestOneFormula(t *testing.T) {
	all(t, func(t *testing.T, form questionnaire.Form) {
		data := written(t, form)
		questions, _, number := sheets(form.Lang)
		f := testtool.Workbook(t, data)
		_, ids, at := table(t, f, questions, number)
		column := "G"
		if form.Previous != nil {
			column = "H"
		}
		want := fmt.Sprintf("<f>COUNTA(%s!$%s$%d:$%s$%d)</f><v>0</v>", questions, column, at[ids[0]], column, at[ids[len(ids)-1]])
		if start := part(t, data, "xl/worksheets/sheet1.xml"); !bytes.Contains(start, []byte(want)) || len(formula.FindAll(start, -1)) != 1 {
			t.Errorf("the progress is not %s", want)
		}
		for n := 2; n <= 5; n++ {
			if formula.Match(part(t, data, fmt.Sprintf("xl/worksheets/sheet%d.xml", n))) {
				t.Errorf("sheet %d holds a formula", n)
			}
		}
		shown := false
		for _, row := range must(f.GetRows("Start")) {
			shown = shown || slices.Contains(row, fmt.Sprintf(map[lang.Lang]string{lang.NL: "0 van %d beantwoord", lang.EN: "0 of %d answered"}[form.Lang], len(ids)))
		}
		if !shown {
			t.Error("the progress is not shown in words")
		}
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Each answer has a drop-down that is enforced, with "not applicable" only where it is allowed; what Excel shows is within what it can hold.
func TestValidation(t *testing.T) {
	all(t, func(t *testing.T, form questionnaire.Form) {
		f := testtool.Workbook(t, written(t, form))
		questions, signals, number := sheets(form.Lang)
		answer := "G"
		if form.Previous != nil {
			answer = "H"
		}
		levels := []string{"0 – Nog niet", "1 – In ontwikkeling", "2 – In praktijk", "3 – Geborgd", "Weet niet"}
		flags, legal, na := []string{"Ja", "Hersteld", "Nee", "Weet niet"}, []string{"Ja", "Nee", "Weet niet"}, "N.v.t."
		if form.Lang == lang.EN {
			levels, flags, legal, na = []string{"0 – Not yet", "1 – Developing", "2 – In practice", "3 – Embedded", "Unknown"}, []string{"Yes", "Repaired", "No", "Unknown"}, []string{"Yes", "No", "Unknown"}, "N/A"
		}
		_, _, at := table(t, f, questions, number)
		for id, row := range at {
			i, _ := form.Rubric.Indicator(id)
			want := levels
			if i.MayNA(form.School.Sector) {
				want = append(slices.Clone(levels), na)
			}
			if got := choices(t, f, questions, fmt.Sprintf("%s%d", answer, row)); !slices.Equal(got, want) {
				t.Errorf("%s offers %q, want %q", id, got, want)
			}
		}
		_, _, at = table(t, f, signals, number)
		for id, row := range at {
			c, _ := form.Rubric.Check(id)
			want := legal
			if c.Kind == rubric.Flag {
				want = flags
			}
			if got := choices(t, f, signals, fmt.Sprintf("C%d", row)); !slices.Equal(got, want) {
				t.Errorf("%s offers %q, want %q", id, got, want)
			}
		}
		for _, sheet := range f.GetSheetList()[:3] {
			all, err := f.GetDataValidations(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range all {
				limits(t, sheet, v)
			}
		}
	})
}

// choices are the words of the drop-down at a cell. Answers may be typed too, in other words that the reader knows.
func choices(t *testing.T, f *excelize.File, sheet, at string) []string {
	t.Helper()
	all, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if v.Type != "list" || !within(t, at, v.Sqref) {
			continue
		}
		answer := (sheet == "Signalen" || sheet == "Signals") && at[0] == 'C' ||
			(sheet == "Vragenlijst" || sheet == "Questionnaire") && at[0] < 'I'
		if v.ShowErrorMessage == answer {
			t.Errorf("%s!%s: the list is enforced: %v", sheet, at, v.ShowErrorMessage)
		}
		m := regexp.MustCompile(`^_lijsten!\$([A-Z])\$1:\$([A-Z])\$(\d+)$`).FindStringSubmatch(v.Formula1)
		if m == nil {
			t.Fatalf("%s!%s chooses from %q", sheet, at, v.Formula1)
		}
		var out []string
		for n := 1; fmt.Sprint(n-1) != m[3] && n < 100; n++ {
			out = append(out, cellOf(t, f, "_lijsten", fmt.Sprintf("%s%d", m[1], n)))
		}
		return out
	}
	return nil
}

func within(t *testing.T, at, sqref string) bool {
	t.Helper()
	from, to, ranged := strings.Cut(sqref, ":")
	if !ranged {
		return at == sqref
	}
	c, r, _ := excelize.CellNameToCoordinates(at)
	c1, r1, err1 := excelize.CellNameToCoordinates(from)
	c2, r2, err2 := excelize.CellNameToCoordinates(to)
	if err1 != nil || err2 != nil {
		t.Fatalf("a rule for %q", sqref)
	}
	return c >= c1 && c <= c2 && r >= r1 && r <= r2
}

// limits holds a rule against what Excel can show: over it, Excel calls the workbook damaged.
func limits(t *testing.T, sheet string, v *excelize.DataValidation) {
	t.Helper()
	for _, x := range []struct {
		what  string
		text  *string
		limit int
	}{{"prompt", v.Prompt, 255}, {"prompt title", v.PromptTitle, 32}, {"error", v.Error, 224}, {"error title", v.ErrorTitle, 32}} {
		if x.text != nil && len(utf16.Encode([]rune(*x.text))) > x.limit {
			t.Errorf("%s!%s: %s of %d signs: %q", sheet, v.Sqref, x.what, len([]rune(*x.text)), *x.text)
		}
	}
	if v.Prompt == nil || *v.Prompt == "" || !v.ShowInputMessage {
		t.Errorf("%s!%s says nothing", sheet, v.Sqref)
	}
	if v.Type == "textLength" && (v.Formula1 != "0" || v.Formula2 != "32000" || !v.ShowErrorMessage) {
		t.Errorf("%s!%s: the length is held between %s and %s", sheet, v.Sqref, v.Formula1, v.Formula2)
	}
	if v.Prompt != nil && strings.Contains(*v.Prompt, "%!") || v.Error != nil && strings.Contains(*v.Error, "%!") {
		t.Errorf("%s!%s: a text is broken", sheet, v.Sqref)
	}
}

// The texts of people are held to the length that a cell can keep, wherever one can write.
func TestTextLength(t *testing.T) {
	f := testtool.Workbook(t, written(t, blankForm(t, rubric.PO, assessment.Full, lang.NL)))
	_, _, at := table(t, f, "Vragenlijst", "Nr")
	for _, c := range []struct{ sheet, cell string }{
		{"Vragenlijst", fmt.Sprintf("H%d", at["V1"])}, {"Vragenlijst", fmt.Sprintf("J%d", at["B3"])}, {"Vragenlijst", fmt.Sprintf("K%d", at["B3"])}, {"Vragenlijst", fmt.Sprintf("L%d", at["V1"])}, {"Signalen", "D4"},
	} {
		all := must(f.GetDataValidations(c.sheet))
		if !slices.ContainsFunc(all, func(v *excelize.DataValidation) bool { return v.Type == "textLength" && within(t, c.cell, v.Sqref) }) {
			t.Errorf("%s!%s takes a text of any length", c.sheet, c.cell)
		}
	}
}

// What is typed stays what was typed: cells for answers and texts have the format of text, cells for days that of a date.
func TestFormats(t *testing.T) {
	f := testtool.Workbook(t, written(t, blankForm(t, rubric.MBO, assessment.Full, lang.NL)))
	_, _, at := table(t, f, "Vragenlijst", "Nr")
	for column, want := range map[string]string{"G": "@", "H": "@", "I": "dd-mm-yyyy", "J": "@", "K": "@", "L": "@", "M": "dd-mm-yyyy", "N": "@"} {
		st := must(f.GetStyle(must(f.GetCellStyle("Vragenlijst", fmt.Sprintf("%s%d", column, at["V1"])))))
		got := "@"
		if st.NumFmt != 49 {
			got = ""
			if st.CustomNumFmt != nil {
				got = *st.CustomNumFmt
			}
		}
		if got != want {
			t.Errorf("column %s has the format %q, want %q", column, got, want)
		}
	}
}

// lastRow is the row of the last question: there is one in each row, below a heading of two.
func lastRow(form questionnaire.Form) int {
	row := 2
	for i := range form.Rubric.Each() {
		if i.In(form.School.Sector) && (i.InCore(form.School.Sector) || form.Profile == assessment.Full) {
			row++
		}
	}
	return row
}

// What is still to do, and where evidence would help, is marked with a sign or words, not with a colour alone.
func TestMarks(t *testing.T) {
	data := written(t, blankForm(t, rubric.VO, assessment.Core, lang.NL))
	f := testtool.Workbook(t, data)
	got := must(f.GetConditionalFormats("Vragenlijst"))
	const proof = `AND(OR(LEFT(TRIM($G3),1)="2",LEFT(TRIM($G3),1)="3"),LEN(TRIM($H3))=0)`
	last := lastRow(blankForm(t, rubric.VO, assessment.Core, lang.NL))
	for column, want := range map[string]string{"A": "LEN(TRIM($G3))=0", "G": proof, "H": proof} {
		cells := fmt.Sprintf("%s3:%[1]s%d", column, last)
		if n := len(got[cells]); n == 0 || got[cells][n-1].Criteria != want || (n == 2) != (column == "G") {
			t.Errorf("%s is marked by %+v", cells, got[cells])
		}
	}
	styles := string(part(t, data, "xl/styles.xml"))
	for _, code := range []string{`&#34;○ &#34;@`, `@&#34; · onderbouwing?&#34;`, `@&#34; · niet herkend&#34;`} {
		if !strings.Contains(styles, `formatCode="`+code+`"`) {
			t.Errorf("no mark with the format %s", code)
		}
	}
}

// A form that was filled in before shows the earlier level and keeps evidence, note, plan and status; the answer is open.
func TestWorkbookFromAnEarlierAnswer(t *testing.T) {
	form := earlierForm(t)
	data := written(t, form)
	f := testtool.Workbook(t, data)
	_, _, at := table(t, f, "Vragenlijst", "Nr")
	want := map[string][]string{ // columns G to O
		"V1": {"2 – In praktijk", "", "=1+1\n'visie' _x0041_x0042_", "45717", "oud", "delen", "teamleider", "46143", "bezig"},
		"V2": {"0 – Nog niet", "", "", "", "", "", "", "", ""}, "V3": {"Weet niet", "", "", "", "", "", "", "", ""},
		"K3": {"N.v.t.", "", "", "", "geen onderbouw", "", "", "", ""}, "B3": {"–", "", "", "", "", "", "", "", ""},
	}
	for id, values := range want {
		for n, value := range values {
			cell := fmt.Sprintf("%c%d", 'G'+n, at[id])
			if got := cellOf(t, f, "Vragenlijst", cell); got != value {
				t.Errorf("%s in %s is %q, want %q", id, cell, got, value)
			}
		}
	}
	if h := must(f.GetRowHeight("Vragenlijst", at["K1"])); h != 409 {
		t.Errorf("a row with 5,000 signs of evidence is %v high", h)
	}
	_, _, at = table(t, f, "Signalen", "Nr")
	if got := cellOf(t, f, "Signalen", fmt.Sprintf("C%d", at["R1"])); got != "" {
		t.Errorf("a check was answered beforehand: %q", got)
	}
	for id, last := range map[string]bool{"R1": true, "R2": false} { // R2 was left blank
		if got := cellOf(t, f, "Signalen", fmt.Sprintf("B%d", at[id])); strings.Contains(got, "Vorige keer (2025-2026): nee") != last {
			t.Errorf("%s says of last time: %q", id, got)
		}
	}
	response := readBack(t, data)
	for id, a := range response.Answers.All() {
		if want := map[string]string{"V1": "oud", "K3": "geen onderbouw"}[id]; a.State != assessment.Blank || a.Note != want {
			t.Errorf("%s reads as %+v", id, a)
		}
	}
	before, _ := form.Previous.Indicator("V1")
	got := response.Answers.Of("V1")
	if got.Evidence != before.Evidence || got.EvidenceDate != before.EvidenceDate || got.Action != before.Action || got.Owner != before.Owner || got.Due != before.Due || got.Status != before.Status {
		t.Errorf("V1 reads as %+v, was %+v", got, before.Answer)
	}
}

// readBack reads a form that was not filled in; the only thing to say about it is just that.
func readBack(t *testing.T, data []byte) assessment.Response {
	t.Helper()
	var problems problem.List
	result := answers.ReadWorkbook(reader(t), "form.xlsx", data, &problems)
	if result.Kind != answers.Questionnaire || len(result.Responses) != 1 {
		t.Fatalf("read as %v with %d responses: %v", result.Kind, len(result.Responses), problems.All())
	}
	if problems.HasErrors() || len(problems.All()) > 1 {
		t.Errorf("read with %v", problems.All())
	}
	return result.Responses[0]
}

// A form as it goes out reads as a response in which everything is blank, with the data of the school as they were given.
func TestBlankWorkbookReadsAsBlank(t *testing.T) {
	all(t, func(t *testing.T, form questionnaire.Form) {
		got := readBack(t, written(t, form))
		if got.School != form.School || got.Profile != form.Profile || got.Round != form.Round || got.Date != form.Date || got.Role != form.Role || got.RubricVersion != form.Rubric.Version {
			t.Errorf("read back %+v %s %s %s %s %s", got.School, got.Profile, got.Round, got.Date, got.Role, got.RubricVersion)
		}
		for id, a := range got.Answers.All() {
			if a != (assessment.Answer{}) && form.Previous == nil {
				t.Errorf("%s is %+v", id, a)
			}
		}
		for id, c := range got.Checks.All() {
			if c != (assessment.CheckAnswer{}) {
				t.Errorf("%s is %+v", id, c)
			}
		}
	})
}

// The same form gives the same bytes.
func TestSameBytes(t *testing.T) {
	for _, form := range []questionnaire.Form{blankForm(t, rubric.VO, assessment.Full, lang.NL), earlierForm(t)} {
		first := written(t, form)
		for range 10 {
			if !bytes.Equal(first, written(t, form)) {
				t.Fatal("the same form gave other bytes")
			}
		}
	}
}

// What the workbook says about itself: a day that is given, and a creator that is not that of the reports.
func TestProperties(t *testing.T) {
	props := must(testtool.Workbook(t, written(t, blankForm(t, rubric.PO, assessment.Full, lang.EN))).GetDocProps())
	if props.Creator != "sggscan vragenlijst" || props.Created != "2026-11-22T00:00:00Z" || props.Modified != props.Created || props.Language != "en-GB" || !strings.Contains(props.Title, `De "Linde" & Zn <1>`) {
		t.Errorf("the properties are %+v", props)
	}
}

// Printed, the questions are as wide as an A3 page and no smaller than 55 %, with the heads on each page.
func TestPrint(t *testing.T) {
	for _, form := range []questionnaire.Form{blankForm(t, rubric.VO, assessment.Full, lang.NL), earlierForm(t)} {
		f := testtool.Workbook(t, written(t, form))
		layout := must(f.GetPageLayout("Vragenlijst"))
		if *layout.Orientation != "landscape" || *layout.Size != 8 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("the page is %+v", layout)
		}
		if props := must(f.GetSheetProps("Vragenlijst")); props.FitToPage == nil || !*props.FitToPage {
			t.Error("the sheet is not fitted to the page")
		}
		status := "N"
		if form.Previous != nil {
			status = "O"
		}
		names := map[string]string{}
		for _, n := range f.GetDefinedName() {
			if n.Scope == "Vragenlijst" {
				names[n.Name] = n.RefersTo
			}
		}
		if names["_xlnm.Print_Titles"] != "'Vragenlijst'!$1:$2" || names["_xlnm.Print_Area"] != "" {
			t.Errorf("the printed parts are %v", names)
		}
		width := 0.0
		for c := 'A'; string(c) <= status; c++ {
			width += must(f.GetColWidth("Vragenlijst", string(c)))
		}
		const a3, margins, sign = 1190.6, 2 * 0.25 * 72, 6.12
		if scale := (a3 - margins) / (width * sign); scale < 0.55 {
			t.Errorf("printed at %.2f", scale)
		}
	}
}

// A text that is longer than a cell can hold is shortened with a word that says so, and a rubric with long labels keeps within the limits.
func TestLongTexts(t *testing.T) {
	form := earlierForm(t)
	previous := *form.Previous
	previous.Indicators = slices.Clone(previous.Indicators)
	for n := range previous.Indicators {
		previous.Indicators[n].Evidence = strings.Repeat("een woord 😀 ", 4000)
		previous.Indicators[n].Plan = []assessment.Action{{Text: "bel\x00\x07 \u200b mij\r\nof niet"}}
	}
	form.Previous = &previous
	own := *form.Rubric
	for n := range own.Levels {
		own.Levels[n].Label = lang.Same(strings.Repeat("een lange naam, ", 12))
	}
	own.Title = lang.Same(strings.Repeat("Titel & meer ", 40))
	form.Rubric = &own
	f := testtool.Workbook(t, written(t, form))
	got := cellOf(t, f, "Vragenlijst", "I3")
	if n := len(utf16.Encode([]rune(got))); n > 32_000 || n < 31_000 || !strings.HasSuffix(got, "een woord 😀 … [ingekort]") && !strings.HasSuffix(got, "een … [ingekort]") && !strings.HasSuffix(got, "woord … [ingekort]") {
		t.Errorf("the evidence has %d signs and ends in %q", n, got[len(got)-40:])
	}
	if got := cellOf(t, f, "Vragenlijst", "L3"); got != "bel \u200b mij\nof niet" {
		t.Errorf("the action is %q", got)
	}
	for _, v := range must(f.GetDataValidations("Vragenlijst")) {
		limits(t, "Vragenlijst", v)
	}
	if foot := must(f.GetHeaderFooter("Vragenlijst")); len([]rune(foot.OddFooter)) > 255 {
		t.Errorf("the foot has %d signs", len([]rune(foot.OddFooter)))
	}
}

// A rubric that asks nothing in the short list, or has no checks, still gives a form.
func TestNothingToAsk(t *testing.T) {
	form := blankForm(t, rubric.PO, assessment.Full, lang.NL)
	own := *form.Rubric
	own.Domains, own.Checks = nil, nil
	form.Rubric = &own
	f := testtool.Workbook(t, written(t, form))
	if _, ids, _ := table(t, f, "Vragenlijst", "Nr"); len(ids) != 0 {
		t.Errorf("asked are %v", ids)
	}
}

// Rows are as high as LibreOffice needs for their texts, with something to spare for programs with wider letters.
func TestRowsFitInLibreOffice(t *testing.T) {
	soffice := testtool.NeedInCI(t, "soffice")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "own.xlsx"), written(t, blankForm(t, rubric.VO, assessment.Full, lang.NL)), 0o600); err != nil {
		t.Fatal(err)
	}
	convert := func(source string) string {
		c := exec.Command(soffice, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "lo"), "--convert-to", "ods:calc8", "--outdir", filepath.Join(dir, "out"), source)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return filepath.Join(dir, "out", strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))+".ods")
	}
	ours := convert(filepath.Join(dir, "own.xlsx"))
	content := string(part(t, must(os.ReadFile(ours)), "content.xml"))
	free := regexp.MustCompile(` style:row-height="[^"]*"`).ReplaceAllString(strings.ReplaceAll(content, `style:use-optimal-row-height="false"`, `style:use-optimal-row-height="true"`), "")
	fitted := convert(repacked(t, ours, filepath.Join(dir, "fitted.ods"), free))
	own, needed := heights(t, content), heights(t, string(part(t, must(os.ReadFile(fitted)), "content.xml")))
	if len(own) < 100 || len(own) != len(needed) {
		t.Fatalf("%d and %d rows", len(own), len(needed))
	}
	for n := range own {
		if needed[n] > 0.3 && own[n] < 1.12*needed[n] {
			t.Errorf("row %d of the workbook is %.2f inch, needs %.2f", n, own[n], needed[n])
		}
	}
}

// repacked copies an ODS file with other content.
func repacked(t *testing.T, from, to, content string) string {
	t.Helper()
	data := must(os.ReadFile(from))
	z := must(zip.NewReader(bytes.NewReader(data), int64(len(data))))
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range z.File {
		if strings.HasSuffix(file.Name, "/") {
			continue
		}
		text := part(t, data, file.Name)
		switch file.Name {
		case "content.xml":
			text = []byte(content)
		case "meta.xml": // LibreOffice trusts the heights in its own files
			text = regexp.MustCompile(`<meta:generator>.*?</meta:generator>`).ReplaceAll(text, nil)
		}
		if _, err := must(w.CreateHeader(&zip.FileHeader{Name: file.Name})).Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

// heights are those of all rows of an ODS file, in inches.
func heights(t *testing.T, content string) []float64 {
	t.Helper()
	of := map[string]float64{}
	for _, m := range regexp.MustCompile(`<style:style style:name="(ro\d+)" style:family="table-row"><style:table-row-properties style:row-height="([\d.]+)in"`).FindAllStringSubmatch(content, -1) {
		var h float64
		if _, err := fmt.Sscan(m[2], &h); err != nil {
			t.Fatal(err)
		}
		of[m[1]] = h
	}
	var out []float64
	for _, m := range regexp.MustCompile(`<table:table-row ([^>]*)>`).FindAllStringSubmatch(content, -1) {
		style := regexp.MustCompile(`table:style-name="(ro\d+)"`).FindStringSubmatch(m[1])
		count := 1
		if r := regexp.MustCompile(`number-rows-repeated="(\d+)"`).FindStringSubmatch(m[1]); r != nil {
			if _, err := fmt.Sscan(r[1], &count); err != nil {
				t.Fatal(err)
			}
		}
		for range min(count, 60) {
			out = append(out, of[style[1]])
		}
	}
	return out
}
