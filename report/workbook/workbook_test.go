package workbook_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/workbook"
)

const (
	plain = workbook.TextLook + iota
	bold
	entry
)

// book is a workbook with a table.
func book(columns []workbook.Column, rows ...workbook.Row) workbook.Book {
	text := workbook.Style{Wrap: true}
	open := text
	open.Open = true
	return workbook.Book{
		Lang: lang.EN, Title: "Title", Creator: "test", Made: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), Foot: "R&D",
		Looks:  []workbook.Style{plain: text, bold: text.Strong(), entry: open},
		Sheets: []workbook.Sheet{{Name: "Table", Columns: columns, Rows: slices.Values(rows)}},
		Meta:   [][2]string{{"kind", "test"}},
	}
}

func heads(titles ...string) []workbook.Column {
	var out []workbook.Column
	for _, title := range titles {
		out = append(out, workbook.Column{Title: title, Width: 20, Head: bold})
	}
	return out
}

func texts(all ...string) workbook.Row {
	var r workbook.Row
	for _, s := range all {
		r.Cells = append(r.Cells, workbook.Text(s, plain))
	}
	return r
}

func written(t *testing.T, b workbook.Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// value is a cell as another reader sees it.
func value(t *testing.T, data []byte, name string, row, column int) string {
	t.Helper()
	read, err := xlsx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range read.Sheets {
		for _, r := range s.Rows {
			if s.Name == name && r.Number == row {
				return r.Cell(column - 1).Text
			}
		}
	}
	t.Fatalf("no row %d on the sheet %s", row, name)
	return ""
}

// firstSheet is the XML of the first sheet.
func firstSheet(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(z, "xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// What somebody typed comes back as it is, in cells, in runs and on hidden sheets: also what looks like a formula, or like
// the code by which a workbook writes a character.
func TestTextsComeBack(t *testing.T) {
	awkward := []string{
		"=1+1", "@SUM(A1)", "_x0041_", "_x0041_x0042_", "_xD83D_ and _xDE00_", "_x005F_x0041_", "a__x000D_b", "_x004_", "é 🙂 <&>\nend",
	}
	for _, s := range awkward {
		b := book(heads("One", "Two"), workbook.Cells(workbook.Text(s, plain), workbook.Rich(plain, workbook.Run{Text: s, Size: 10})))
		b.Meta = append(b.Meta, [2]string{"text", s})
		data := written(t, b)
		for what, got := range map[string]string{
			"cell": value(t, data, "Table", 2, 1), "run": value(t, data, "Table", 2, 2), "meta": value(t, data, "_meta", 2, 2),
		} {
			if got != s {
				t.Errorf("%s: %q came back as %q", what, s, got)
			}
		}
		if got, err := testtool.Workbook(t, data).GetCellValue("Table", "A2"); err != nil || got != s {
			t.Errorf("the library that wrote %q reads %q (%v)", s, got, err)
		}
	}
}

// A long text goes on in further columns; a form has none, and says that the text is shortened.
func TestLongTextsOfFormsAreShortened(t *testing.T) {
	long := strings.Repeat("a word ", 10_000)
	b := book(heads("One", "Two"), texts("first", long))
	data := written(t, b)
	if got := value(t, data, "Table", 1, 3); got != "Continued" || value(t, data, "Table", 1, 4) != "Continued 2" {
		t.Errorf("a long text goes on under %q", got)
	}
	b.Form = true
	data = written(t, b)
	if got := value(t, data, "Table", 2, 2); !strings.HasSuffix(got, " … [shortened]") || len(got) > 32_002 { // … is three bytes and one unit
		t.Errorf("a form holds %d bytes that end in %q", len(got), got[len(got)-20:])
	}
	if got := value(t, data, "Table", 1, 3); got != "" {
		t.Errorf("a form has a further column %q", got)
	}
}

// A table without rows says why, and nothing of it is left to fill in.
func TestEmptyTable(t *testing.T) {
	b := book(heads("One", "Two"))
	s := &b.Sheets[0]
	s.Empty, s.Locked = workbook.Text("Nothing yet.", plain), true
	s.Rules = []workbook.Rule{{Cells: "A2:A2", Title: "One"}}
	data := written(t, b)
	f := testtool.Workbook(t, data)
	if rows, err := f.GetRows("Table"); err != nil || len(rows) != 1 || rows[0][0] != "Nothing yet." {
		t.Errorf("rows %q (%v)", rows, err)
	}
	if rules, err := f.GetDataValidations("Table"); err != nil || len(rules) > 0 {
		t.Errorf("rules %v (%v)", rules, err)
	}
	const locked = "<sheetProtection"
	s.Rows = slices.Values([]workbook.Row{texts("a", "b")})
	if full := written(t, b); strings.Contains(firstSheet(t, data), locked) || !strings.Contains(firstSheet(t, full), locked) {
		t.Error("a sheet is locked without rows, or not locked with rows")
	}
}

func TestWithoutColumns(t *testing.T) {
	b := book(heads("One", "Two", "Three"), texts("1", "2", "3"))
	b.Sheets[0].Top = []workbook.Row{texts("a", "b", "c")}
	b.Sheets[0] = b.Sheets[0].Without("Two", "None")
	rows, err := testtool.Workbook(t, written(t, b)).GetRows("Table")
	if err != nil || len(rows) != 3 {
		t.Fatalf("%q (%v)", rows, err)
	}
	for n, want := range [][]string{{"a", "c"}, {"One", "Three"}, {"1", "3"}} {
		if !slices.Equal(rows[n], want) {
			t.Errorf("row %d is %q, want %q", n+1, rows[n], want)
		}
	}
}

// A cell runs over as many columns as it asks for, and its row is as high as the text needs over that width.
func TestCellsOverSeveralColumns(t *testing.T) {
	long := strings.Repeat("some words ", 12)
	narrow, wide := texts(long), workbook.Cells(workbook.Text(long, plain).Over(60))
	b := book(heads("One", "Two", "Three", "Four"), narrow, wide)
	f := testtool.Workbook(t, written(t, b))
	merged, err := f.GetMergeCells("Table")
	if err != nil || len(merged) != 1 || merged[0].GetStartAxis() != "A3" || merged[0].GetEndAxis() != "C3" {
		t.Errorf("merged %v (%v)", merged, err)
	}
	if high, low := b.RowHeight(narrow, b.Sheets[0].Columns), b.RowHeight(wide, b.Sheets[0].Columns); high < 2*low {
		t.Errorf("a text in one column is %v high, over three %v", high, low)
	}
}

// A rule refuses what is not in its list, in words that stay whole when the list is long.
func TestRules(t *testing.T) {
	b := book(heads("One", "Two"), texts("", ""))
	b.Refuse = workbook.Refusals{NotInListTitle: "No", NotInList: "Choose: %s. Then go on.", TooLongTitle: "Long", TooLong: "Too long."}
	list := workbook.List{Column: "A", Items: strings.Fields(strings.Repeat("something ", 60))}
	b.Lists = []workbook.List{list}
	b.Sheets[0].Rules = []workbook.Rule{
		{Cells: "A2", Title: strings.Repeat("title ", 20), Prompt: strings.Repeat("prompt ", 90), List: list},
		{Cells: "B2", Title: "Inline", List: workbook.List{Items: []string{"a", "b"}}},
	}
	f := testtool.Workbook(t, written(t, b))
	rules, err := f.GetDataValidations("Table")
	if err != nil || len(rules) != 2 {
		t.Fatalf("%v (%v)", rules, err)
	}
	r := rules[0]
	if r.Formula1 != "_lijsten!$A$1:$A$60" || !strings.HasSuffix(*r.Error, ". Then go on.") || len(*r.Error) > 230 ||
		len([]rune(*r.PromptTitle)) > 32 || len([]rune(*r.Prompt)) > 255 {
		t.Errorf("the rule is %+v: %q, %q, %q", r, *r.Error, *r.PromptTitle, *r.Prompt)
	}
	if rules[1].Formula1 != `"a,b"` || *rules[1].Error != "Choose: a, b. Then go on." {
		t.Errorf("the list in the rule is %s, refused with %q", rules[1].Formula1, *rules[1].Error)
	}
	if seen, err := f.GetSheetVisible("_lijsten"); err != nil || seen {
		t.Errorf("the lists are in sight (%v)", err)
	}
}

func TestSameBytesAndErrors(t *testing.T) {
	b := book(heads("One"), texts("_x0041_"))
	first := written(t, b)
	for range 5 {
		if !bytes.Equal(first, written(t, b)) {
			t.Fatal("the same book gave other bytes")
		}
	}
	if err := b.Write(full{}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("a disk without room gives %v", err)
	}
	b.Sheets[0].Links = []workbook.Link{{At: "no cell", Sheet: "Table", To: "A1"}}
	if err := b.Write(&bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "sheet Table") {
		t.Errorf("a bad link gives %v", err)
	}
}

// No other package knows the library, tests and their tools aside: what a sheet holds is said in the values of this one.
func TestOnlyThisPackageKnowsTheLibrary(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "sggscan/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	var users []string
	for l := range strings.Lines(string(out)) {
		f := strings.Fields(l)
		if f[0] != "sggscan/internal/testtool" && slices.Contains(f[1:], "github.com/xuri/excelize/v2") {
			users = append(users, f[0])
		}
	}
	if !slices.Equal(users, []string{"sggscan/report/workbook"}) {
		t.Errorf("the library is imported by %v", users)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }
