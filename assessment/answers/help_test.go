package answers_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

const todayISO = "2026-11-22"

func reader(t testing.TB) answers.Reader {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return answers.Reader{Rubric: r, Today: day(todayISO)}
}

// version is that of the rubric of the program.
func version(t testing.TB) string { return reader(t).Rubric.Version }

func day(iso string) assessment.Date {
	d, _ := assessment.ParseDate(iso)
	return d
}

// page is a sheet of a workbook made by hand.
type page struct {
	name string
	rows [][]any
}

// made is a workbook of these sheets; nil is no cell.
func made(t testing.TB, pages ...page) []byte {
	t.Helper()
	f := excelize.NewFile()
	for n, p := range pages {
		if n == 0 {
			must(t, f.SetSheetName("Sheet1", p.name))
		} else {
			_, err := f.NewSheet(p.name)
			must(t, err)
		}
		for r, row := range p.rows {
			for c, v := range row {
				if v != nil {
					must(t, f.SetCellValue(p.name, ref(t, c, r), v))
				}
			}
		}
	}
	return bytesOf(t, f)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func ref(t testing.TB, column, row int) string {
	t.Helper()
	out, err := excelize.CoordinatesToCellName(column+1, row+1)
	must(t, err)
	return out
}

func bytesOf(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, f.Write(&b))
	must(t, f.Close())
	return b.Bytes()
}

// read reads a workbook and gives what was told as lines such as "error Vragenlijst!H23 text".
func read(t testing.TB, data []byte) (answers.Result, []string) {
	t.Helper()
	var problems problem.List
	result := answers.ReadWorkbook(reader(t), "f.xlsx", data, &problems)
	var told []string
	for _, p := range problems.All() {
		if p.Place.File != "f.xlsx" || p.Text.NL == "" || p.Text.EN == "" || strings.Contains(p.Text.NL+p.Text.EN, "%!") {
			t.Errorf("a problem without its file or a text: %+v", p)
		}
		severity := "warning"
		if p.Severity == problem.Error {
			severity = "error"
		}
		told = append(told, strings.Join(strings.Fields(severity+" "+p.Place.Cell+" "+p.Text.NL), " "))
	}
	return result, told
}

// only gives the response of a workbook that has one.
func only(t testing.TB, data []byte) (assessment.Response, []string) {
	t.Helper()
	result, told := read(t, data)
	if result.Kind != answers.Questionnaire || len(result.Responses) != 1 {
		t.Fatalf("kind %d with %d responses: %q", result.Kind, len(result.Responses), told)
	}
	return result.Responses[0], told
}

func has(told []string, beginning string) bool {
	return slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, beginning) })
}

func errorsOf(told []string) []string {
	var out []string
	for _, s := range told {
		if strings.HasPrefix(s, "error") {
			out = append(out, s)
		}
	}
	return out
}

// blank is a form as the program writes it.
func blank(t testing.TB, form questionnaire.Form) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, questionnaire.Workbook(&b, form))
	return b.Bytes()
}

func formFor(t testing.TB, s rubric.Sector, p assessment.Profile, l lang.Lang) questionnaire.Form {
	return questionnaire.Form{Rubric: reader(t).Rubric, Lang: l, School: assessment.School{Name: `De "Linde" & co`, BRIN: "00AB00", Sector: s, Board: "Stichting X", Place: "Assen"},
		Profile: p, Role: rubric.Joint, Date: day("2026-10-05"), Round: "2026-2027"}
}

// evil are texts that came to harm in other programs.
func evil() []string {
	return []string{
		"visie.docx", " met blanks ", "=1+1", "@som", "+31", "-", "a\nb\n\nc", "tab\there", `"aanhaling" 'enkel' <b>&amp;</b>`, "Ÿ é ﬁ ĳ ≥ 😀", "2,5", "TRUE", "2026-03-01", "#N/B",
		strings.Repeat("Een lange zin met \"quotes\",\nregels en =1+1. ", 110), "_x000D_ _x0041_",
	}
}

// wanted makes up answers for a form: every state of every question comes by, with texts here and there.
func wanted(r *rubric.Rubric, s rubric.Sector, p assessment.Profile, random *rand.Rand) (map[string]assessment.Answer, map[string]assessment.CheckAnswer) {
	text := func() string {
		if random.IntN(3) == 0 {
			return ""
		}
		return evil()[random.IntN(len(evil()))]
	}
	past := func() assessment.Date {
		if random.IntN(2) == 0 {
			return assessment.Date{}
		}
		return assessment.DateOf(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -random.IntN(3000)))
	}
	answers, checks := map[string]assessment.Answer{}, map[string]assessment.CheckAnswer{}
	for _, i := range r.Indicators() {
		if !(assessment.Response{School: assessment.School{Sector: s}, Profile: p}).Asked(i) {
			continue
		}
		a := assessment.Answer{Evidence: text(), EvidenceDate: past(), Note: text(), Action: text(), Owner: text()}
		switch n := random.IntN(7); {
		case n < 4:
			a.State, a.Level = assessment.Answered, rubric.Level(n)
		case n == 4:
			a.State = assessment.Unknown
		case n == 5 && i.AllowNA:
			a.State, a.Note = assessment.NotApplicable, "reden"
		}
		switch random.IntN(3) {
		case 0:
			a.Due.Date = past()
		case 1:
			a.Due.Text = "na de studiedag"
		}
		a.Status = append(assessment.Statuses(), "")[random.IntN(5)]
		answers[i.ID] = a
	}
	for _, c := range r.Checks {
		if !c.In(s) {
			continue
		}
		states := []assessment.CheckState{assessment.CheckBlank, assessment.CheckYes, assessment.CheckNo, assessment.CheckUnknown}
		if c.Kind == rubric.Flag {
			states = append(states, assessment.CheckRepaired)
		}
		checks[c.ID] = assessment.CheckAnswer{State: states[random.IntN(len(states))], Note: text(), Date: past()}
	}
	return answers, checks
}

// filler fills a form in as people do, in one of their ways of spelling.
type filler struct {
	t      testing.TB
	file   *excelize.File
	r      *rubric.Rubric
	l      lang.Lang
	random *rand.Rand
}

// set writes a cell. A text that looks like an escape is escaped, as Excel does and this library does not.
func (f filler) set(sheet, at string, v any) {
	f.t.Helper()
	if s, ok := v.(string); ok {
		v = strings.ReplaceAll(s, "_x", "_x005F_x")
	}
	must(f.t, f.file.SetCellValue(sheet, at, v))
}

func (f filler) pick(list ...any) any { return list[f.random.IntN(len(list))] }

func (f filler) level(a assessment.Answer) any {
	switch a.State {
	case assessment.Answered:
		label := f.r.Levels[a.Level].Label.In(f.l)
		return f.pick(int(a.Level), fmt.Sprint(int(a.Level)), fmt.Sprintf(" %d ", a.Level), fmt.Sprintf("%d – %s", a.Level, label), strings.ToUpper(label), fmt.Sprintf("%d,0", a.Level), float64(a.Level))
	case assessment.Unknown:
		return f.pick("Weet niet", "weet niet ", "unknown", "?")
	case assessment.NotApplicable:
		return f.pick("n.v.t.", "N.V.T.", "n/a", "nvt")
	default:
		return f.pick(nil, " ", "")
	}
}

func (f filler) date(d assessment.Date) any {
	if d.IsZero() {
		return f.pick(nil, "", "-")
	}
	return f.pick(d.String(), d.Time(), d.Time().Format("2-1-2006"), d.Time().Format("02/01/2006"), int(d.Time().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24))
}

func (f filler) status(s assessment.Status) any {
	return map[assessment.Status]any{assessment.StatusOpen: "open", assessment.StatusBusy: "Bezig", assessment.StatusDone: "klaar", assessment.StatusDropped: "vervallen"}[s]
}

func (f filler) check(s assessment.CheckState) any {
	switch s {
	case assessment.CheckYes:
		return f.pick("Ja", "ja", true, "Yes")
	case assessment.CheckNo:
		return f.pick("Nee", "nee.", false)
	case assessment.CheckRepaired:
		return f.pick("Hersteld", "ja, hersteld")
	case assessment.CheckUnknown:
		return "Weet niet"
	default:
		return nil
	}
}

// columns are the headers by what they hold, in the words of both languages.
var columns = map[string]string{
	"Nr": "id", "No": "id", "Antwoord": "answer", "Answer": "answer", "Onderbouwing": "evidence", "Evidence": "evidence", "Datum onderbouwing": "evidence_date", "Evidence date": "evidence_date",
	"Notitie": "note", "Note": "note", "Actie": "action", "Action": "action", "Wie": "owner", "Owner": "owner", "Wanneer": "due", "Due": "due", "Status": "status", "Datum": "date", "Date": "date",
}

// fill puts the answers in a form, and the date.
func fill(t testing.TB, data []byte, l lang.Lang, date any, answers map[string]assessment.Answer, checks map[string]assessment.CheckAnswer, random *rand.Rand) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	f := filler{t, file, reader(t).Rubric, l, random}
	filled := map[string]bool{}
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
		var at map[string]int
		for r, row := range rows {
			found := map[string]int{}
			for c, text := range row {
				if what, ok := columns[text]; ok {
					found[what] = c
				}
			}
			_, id := found["id"]
			if _, answer := found["answer"]; id && answer {
				at = found
				continue
			}
			if c, ok := found["date"]; ok && at == nil && len(found) == 1 && date != nil {
				f.set(sheet, ref(t, c+1, r), date)
			}
			if at == nil || len(row) <= at["id"] {
				continue
			}
			put := func(what string, v any) {
				if c, ok := at[what]; ok && v != nil && v != "" {
					f.set(sheet, ref(t, c, r), v)
				}
			}
			key := row[at["id"]]
			if a, ok := answers[key]; ok {
				filled[key] = true
				put("answer", f.level(a))
				put("evidence", a.Evidence)
				put("evidence_date", f.date(a.EvidenceDate))
				put("note", a.Note)
				put("action", a.Action)
				put("owner", a.Owner)
				put("due", f.date(a.Due.Date))
				put("due", a.Due.Text)
				put("status", f.status(a.Status))
			}
			if c, ok := checks[key]; ok {
				filled[key] = true
				put("answer", f.check(c.State))
				put("note", c.Note)
				put("date", f.date(c.Date))
			}
		}
	}
	if len(filled) != len(answers)+len(checks) {
		t.Fatalf("%d of %d questions are in the form", len(filled), len(answers)+len(checks))
	}
	return file
}

// same tells of every difference between what was put in and what came out.
func same(t testing.TB, got assessment.Response, answers map[string]assessment.Answer, checks map[string]assessment.CheckAnswer) {
	t.Helper()
	for id, want := range answers {
		if a, ok := got.Answers.Get(id); !ok || a != want {
			t.Errorf("%s came back as\n%.600q, want\n%.600q", id, fmt.Sprintf("%+v", a), fmt.Sprintf("%+v", want))
		}
	}
	for id, want := range checks {
		if c, ok := got.Checks.Get(id); !ok || c != want {
			t.Errorf("%s came back as %+v, want %+v", id, c, want)
		}
	}
	if got.Answers.Len() != len(answers) || got.Checks.Len() != len(checks) {
		t.Errorf("%d answers and %d checks came back, want %d and %d", got.Answers.Len(), got.Checks.Len(), len(answers), len(checks))
	}
}

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
