package excel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
)

// longName is as long as names get, and not plain ASCII.
var longName = strings.Repeat("Ö", 60)

// options are those of all tests.
func options(l lang.Lang) view.Options {
	return view.Options{Lang: l, Today: day(2026, 11, 22), Tool: "sggscan", Version: "1.2.3"}
}

func day(year, month, d int) assessment.Date {
	out, _ := assessment.NewDate(year, month, d)
	return out
}

// texts are the free texts of the fixture, each to be found again.
var texts = []string{
	"=1+1", "@SUM(A1)", "+31 is geen nummer", "Visiestuk, vastgesteld in de MR", "emoji 🙂 blijft", "twee\nregels", "met _x0041_ erin", " spatie ervoor", "-2+3",
	"Agenda van het teamoverleg met \"aanhalingstekens\" & een <haakje>",
}

// response fills in a questionnaire: levels, open answers, n/a and texts vary with seed.
func response(r *rubric.Rubric, school assessment.School, date assessment.Date, seed int) assessment.Response {
	out := assessment.Response{
		Source: problem.Place{File: fmt.Sprintf("%s-%d-%s.yaml", school.Name, seed, date)}, RubricVersion: r.Version, Profile: assessment.Full, School: school,
		Role: "joint", Date: date, Round: fmt.Sprintf("%d-%d", date.Time().Year(), date.Time().Year()+1),
	}
	for n, ind := range r.Indicators() {
		k := seed + n*3
		a := assessment.Answer{State: assessment.Answered, Level: rubric.Level((seed + n*n + n/3) % 4), Evidence: texts[k%len(texts)]}
		switch {
		case k%11 == 3:
			a = assessment.Answer{State: assessment.Unknown}
		case k%17 == 4:
			a = assessment.Answer{}
		case ind.AllowNA && k%3 == 0:
			a = assessment.Answer{State: assessment.NotApplicable, Note: "geen groep 7 en 8"}
		}
		if n%4 == 0 {
			a.Note, a.Action, a.Owner = texts[(k+1)%len(texts)], texts[(k+2)%len(texts)], "zorgcoördinator"
			a.Due, a.Status, a.EvidenceDate = assessment.Due{Date: day(2027, 5, 1+n%28)}, assessment.Statuses()[n/4%4], day(2026, 3, 1)
		}
		if n%9 == 1 {
			a.Due = assessment.Due{Text: "na de studiedag"}
		}
		out.Answers.Set(ind.ID, a)
	}
	for n, c := range r.Checks {
		states := []assessment.CheckState{assessment.CheckNo, assessment.CheckYes, assessment.CheckUnknown, assessment.CheckBlank}
		state := states[(seed+n)%4]
		if c.Kind == rubric.Flag && (seed+n)%7 == 0 {
			state = assessment.CheckRepaired
		}
		out.Checks.Set(c.ID, assessment.CheckAnswer{State: state, Note: fmt.Sprintf("toelichting %s", c.ID), Date: day(2026, 10, 3)})
	}
	return out
}

// assessments scores n schools of three sectors; every second one has an earlier round. The school with index 0 has a name of 60 times Ö.
//
// Each number of schools is scored once; nobody may change what it returns.
func assessments(t testing.TB, n int) ([]assessment.Assessment, *rubric.Rubric) {
	t.Helper()
	made, _ := specimens.LoadOrStore(n, sync.OnceValues(func() ([]assessment.Assessment, *rubric.Rubric) { return assess(t, n) }))
	return made.(func() ([]assessment.Assessment, *rubric.Rubric))()
}

// specimens are the scored schools, by their number.
var specimens sync.Map

func assess(t testing.TB, n int) ([]assessment.Assessment, *rubric.Rubric) {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var all []assessment.Response
	for i := range n {
		school := assessment.School{
			Name: fmt.Sprintf("Basisschool De Regenboog %d", i), BRIN: fmt.Sprintf("%02dE%c%02d", i%100, 'A'+i/100%26, i/2600), Sector: rubric.Sectors()[min(i%5/2, 2)],
			Board: "Stichting Samen", Place: "Assen",
		}
		if i == 0 {
			school.Name = longName
		}
		all = append(all, response(r, school, day(2026, 11, 2), i))
		if i%2 == 1 {
			all = append(all, earlier(r, school, i))
		}
	}
	return scored(t, r, all), r
}

// earlier is the response of a school a year before: of every second one to the same questions, so that scores may be
// compared, and of the others to too few of them.
func earlier(r *rubric.Rubric, school assessment.School, i int) assessment.Response {
	if i%4 == 1 {
		return response(r, school, day(2025, 11, 2), i+3)
	}
	out := response(r, school, day(2025, 11, 2), i)
	for _, ind := range r.Indicators()[:12] {
		if a := out.Answers.Of(ind.ID); a.State == assessment.Answered {
			a.Level = 0
			out.Answers.Set(ind.ID, a)
		}
	}
	return out
}

// scored sorts responses out and scores the newest round of each school.
func scored(t testing.TB, r *rubric.Rubric, all []assessment.Response) []assessment.Assessment {
	t.Helper()
	var problems problem.List
	var out []assessment.Assessment
	for _, rounds := range assessment.Group(r, all, &problems) {
		last := len(rounds.Rounds) - 1
		var previous *assessment.Round
		if last > 0 {
			previous = &rounds.Rounds[last-1]
		}
		out = append(out, assessment.Assess(r, rounds.Rounds[last], previous, assessment.Options{}))
	}
	assessment.AddBenchmarks(out)
	return out
}

// board is the comparison of n schools.
func board(t testing.TB, n int, l lang.Lang) view.Comparison {
	t.Helper()
	all, r := assessments(t, n)
	return view.BuildComparison(slices.Values(all), r, []view.Missing{{School: "De Vlieger", Kind: view.NotReceived, Text: "Er is nog geen vragenlijst."}}, options(l))
}

// report is the report of the school with an index.
func report(t testing.TB, n int, l lang.Lang) view.Report {
	t.Helper()
	all, _ := assessments(t, n+1)
	for _, a := range all {
		if n == 0 && a.School.Name == longName || strings.HasSuffix(a.School.Name, fmt.Sprintf(" %d", n)) {
			return view.Build(a, options(l))
		}
	}
	t.Fatalf("no school %d", n)
	return view.Report{}
}

// emptyReport is the report of a school that answered nothing.
func emptyReport(t testing.TB) view.Report {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	empty := assessment.Response{Profile: assessment.Full, School: assessment.School{Name: "De Lege", Sector: rubric.PO}, Role: "joint", Date: day(2026, 11, 2), Round: "2026-2027"}
	return view.Build(scored(t, r, []assessment.Response{empty})[0], options(lang.NL))
}

// gapBytes and comparisonBytes write a workbook.
func gapBytes(t testing.TB, r view.Report) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteGap(&buf, r); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func comparisonBytes(t testing.TB, c view.Comparison) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteComparison(&buf, c, ""); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// read is the raw content of a sheet by rows.
func read(t testing.TB, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%s: %v", sheet, err)
	}
	return rows
}

// grid is a table read back: its rows by the heads of its columns.
type grid struct {
	t     testing.TB
	f     *excelize.File
	sheet string
	heads []string
	rows  [][]string
}

func gridOf(t testing.TB, f *excelize.File, sheet string) grid {
	t.Helper()
	rows := read(t, f, sheet)
	if len(rows) < firstRow {
		t.Fatalf("sheet %s has no table: %v", sheet, rows)
	}
	return grid{t, f, sheet, rows[headRow-1], rows[headRow:]}
}

func (g grid) column(head string) int {
	g.t.Helper()
	for n, h := range g.heads {
		if h == head {
			return n
		}
	}
	g.t.Fatalf("sheet %s has no column %q, only %q", g.sheet, head, g.heads)
	return 0
}

// at is the content of a row (from 0) in a column; "" when empty.
func (g grid) at(row int, head string) string {
	g.t.Helper()
	n := g.column(head)
	if n >= len(g.rows[row]) {
		return ""
	}
	return g.rows[row][n]
}

// ref is the name of that cell.
func (g grid) ref(row int, head string) string {
	g.t.Helper()
	ref, err := excelize.CoordinatesToCellName(g.column(head)+1, firstRow+row)
	if err != nil {
		g.t.Fatal(err)
	}
	return ref
}

// row is the first row with a content in a column.
func (g grid) row(head, content string) int {
	g.t.Helper()
	for n := range g.rows {
		if g.at(n, head) == content {
			return n
		}
	}
	g.t.Fatalf("sheet %s has no row with %s %q", g.sheet, head, content)
	return 0
}

// partsOf are the parts of a workbook by name.
func partsOf(t testing.TB, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}
