package advicefile_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/advicefile"
	"sggscan/report/view"
	"sggscan/rubric"
)

func ours(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reports are two schools with one name and no BRIN, and one with a BRIN and a difficult name.
func reports(t *testing.T, l lang.Lang) ([]view.Report, []assessment.School) {
	t.Helper()
	today, _ := assessment.ParseDate("2026-11-22")
	reader := answers.Reader{Rubric: ours(t), Today: today}
	var problems problem.List
	var all []assessment.Response
	for n, head := range []string{`name: De Linde, sector: po`, `name: De Linde, sector: vo`, `name: "=Ö: \"x\" # <1>", brin: 12AB, sector: vo`} {
		text := "school: {" + head + "}\ndate: 2026-11-02\nanswers:\n  V1: {level: 2, evidence: \"=1+1 " + strings.Repeat("lang ", 200) + "\"}\n  V2: unknown\n  K3: {level: na, note: geen onderbouw}\n"
		if n == 0 {
			text = strings.Replace(text, "K3: {level: na, note: geen onderbouw}", "K1: 0", 1)
		} else {
			text += "  K1: 1\n"
		}
		x, ok := reader.YAML(fmt.Sprintf("%d.yaml", n), []byte(text), &problems)
		if !ok {
			t.Fatal(problems.All())
		}
		all = append(all, x)
	}
	var out []view.Report
	var schools []assessment.School
	for _, s := range assessment.Group(reader.Rubric, all, &problems) {
		now, _, _ := s.Pick("")
		a := assessment.Assess(reader.Rubric, now, nil, assessment.Options{})
		schools = append(schools, a.School)
		out = append(out, view.Build(a, view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "test"}))
	}
	return out, schools
}

func xlsx(t *testing.T, all []view.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := advicefile.WriteXLSX(&b, all); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a file without a word, and finds all its schools.
func read(t *testing.T, name string, data []byte, schools []assessment.School) answers.Advice {
	t.Helper()
	var problems problem.List
	got, ok := answers.ReadAdvice(ours(t), name, data, &problems)
	got = got.Check(schools, &problems)
	if !ok || len(problems.All()) > 0 {
		t.Errorf("%s: %v", name, problems.All())
	}
	return got
}

// at finds the cell of a table under a head, in the row that holds the words.
func at(t *testing.T, f *excelize.File, sheet, head string, words ...string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[1], head)
	for n, row := range rows {
		if column >= 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(row, w) }) {
			name, err := excelize.CoordinatesToCellName(column+1, n+1)
			if err != nil {
				t.Fatal(err)
			}
			return name
		}
	}
	t.Fatalf("%s: no %q with %q", sheet, head, words)
	return ""
}

// labelled finds the cell beside a label.
func labelled(t *testing.T, f *excelize.File, sheet, label string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for n, row := range rows {
		if len(row) > 0 && row[0] == label {
			return "B" + strconv.Itoa(n+1)
		}
	}
	t.Fatalf("%s: no %q", sheet, label)
	return ""
}

// want is what the adviser fills in, in the test of both forms.
func want() answers.Advice {
	return answers.Advice{Adviser: "A. Viseur", Organisation: "GGD Noord & Zn", Logo: "logo.png", Status: answers.Final, Schools: []answers.AdvisedSchool{
		{Key: "12AB00", Summary: "Eerste regel.\n\nDerde regel: \"goed\" =1+1", Domains: map[string]string{"V": "Sterk <begin>", "B": "Nog niet"},
			Moderated: map[string]assessment.Moderation{"V1": {Level: 1, Reason: "nog niet vastgesteld"}, "V2": {Level: 0, Reason: "niet gezien"}}, Seen: map[string]bool{"K1": true}},
		{Key: "De Linde (vo)", Summary: "Alleen dit.", Domains: map[string]string{}, Moderated: map[string]assessment.Moderation{}},
	}}
}

func same(t *testing.T, got, want answers.Advice) {
	t.Helper()
	if got.Adviser != want.Adviser || got.Organisation != want.Organisation || got.Logo != want.Logo || got.Status != want.Status || got.Date != want.Date {
		t.Errorf("got %+v, want %+v", got, want)
	}
	byKey := map[string]answers.AdvisedSchool{}
	for _, s := range got.Schools {
		if s.Summary != "" || len(s.Domains)+len(s.Moderated)+len(s.Seen) > 0 {
			byKey[s.Key] = s
		}
	}
	if len(byKey) != len(want.Schools) {
		t.Errorf("%d schools, want %d: %v", len(byKey), len(want.Schools), byKey)
	}
	for _, w := range want.Schools {
		g := byKey[w.Key]
		if g.Summary != w.Summary || !maps.Equal(g.Domains, w.Domains) || !maps.Equal(g.Moderated, w.Moderated) || !maps.Equal(g.Seen, w.Seen) {
			t.Errorf("%s: got %+v, want %+v", w.Key, g, w)
		}
	}
}

// What is filled in in the workbook comes out of it, in both languages.
func TestWorkbookReadBack(t *testing.T) {
	for l, w := range map[lang.Lang][]string{
		lang.NL: {"Adviseur", "Teksten", "Niveaus", "Adviseur", "Organisatie", "Logo", "Status", "definitief", "Datum", "Tekst van de adviseur", "Samenvatting", "Niveau van de adviseur", "1 – In ontwikkeling", "Reden van de adviseur", "Bekeken", "ja"},
		lang.EN: {"Adviser", "Texts", "Levels", "Adviser", "Organisation", "Logo", "Status", "final", "Date", "Text of the adviser", "Summary", "Level of the adviser", "1 – Developing", "Reason of the adviser", "Seen", "yes"},
	} {
		all, schools := reports(t, l)
		f := testtool.Workbook(t, xlsx(t, all))
		wanted := want()
		wanted.Date, _ = assessment.ParseDate("2026-12-01")
		for cell, text := range map[string]string{
			labelled(t, f, w[0], w[3]): wanted.Adviser, labelled(t, f, w[0], w[4]): wanted.Organisation, labelled(t, f, w[0], w[5]): wanted.Logo,
			labelled(t, f, w[0], w[6]): w[7], labelled(t, f, w[0], w[8]): "1-12-2026",
		} {
			fill(t, f, w[0], cell, text)
		}
		one := wanted.Schools[0]
		fill(t, f, w[1], at(t, f, w[1], w[9], "12AB00", w[10]), one.Summary)
		fill(t, f, w[1], at(t, f, w[1], w[9], "De Linde", "vo", w[10]), wanted.Schools[1].Summary)
		for id, text := range one.Domains {
			fill(t, f, w[1], at(t, f, w[1], w[9], "12AB00", id), text)
		}
		fill(t, f, w[2], at(t, f, w[2], w[11], "12AB00", "V1"), w[12])
		fill(t, f, w[2], at(t, f, w[2], w[13], "12AB00", "V1"), one.Moderated["V1"].Reason)
		fill(t, f, w[2], at(t, f, w[2], w[11], "12AB00", "V2"), "0")
		fill(t, f, w[2], at(t, f, w[2], w[13], "12AB00", "V2"), one.Moderated["V2"].Reason)
		fill(t, f, w[2], at(t, f, w[2], w[14], "12AB00", "V1"), w[15]) // beside a level, which says more
		fill(t, f, w[2], at(t, f, w[2], w[14], "12AB00", "K1"), w[15])
		buffer, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		same(t, read(t, "a.xlsx", buffer.Bytes(), schools), wanted)
	}
}

// fill writes in a cell as somebody does who may write only where it is open.
func fill(t *testing.T, f *excelize.File, sheet, cell, text string) {
	t.Helper()
	if testtool.Locked(t, f, sheet, cell) {
		t.Errorf("%s!%s cannot be filled in", sheet, cell)
	}
	if err := f.SetCellStr(sheet, cell, text); err != nil {
		t.Fatal(err)
	}
}

// The YAML file is read back too: empty as it comes, and with what is filled in.
func TestYAMLReadBack(t *testing.T) {
	for _, l := range lang.All() {
		all, schools := reports(t, l)
		var b bytes.Buffer
		if err := advicefile.WriteYAML(&b, all); err != nil {
			t.Fatal(err)
		}
		same(t, read(t, "a.yaml", b.Bytes(), schools), answers.Advice{Status: answers.Concept})
		text := strings.NewReplacer(`adviser: ""`, `adviser: A. Viseur`, `organisation: ""`, `organisation: GGD Noord & Zn`, `logo: ""`, `logo: logo.png`, "status: concept", "status: final").Replace(b.String())
		for key, changes := range map[string][]string{
			"De Linde (po)": nil, "De Linde (vo)": {`summary: ""`, `summary: Alleen dit.`},
			"12AB00": {`summary: ""`, `summary: "Eerste regel.\n\nDerde regel: \"goed\" =1+1"`, ` V: ""`, ` V: Sterk <begin>`, ` B: ""`, ` B: |` + "\n        Nog niet",
				`seen: []`, `seen: [K1]`, `V1: {level: , reason: ""}`, `V1: {level: 1, reason: nog niet vastgesteld}`, `V2: {level: , reason: ""}`, `V2: {level: 0, reason: niet gezien}`},
		} {
			before, mine, found := strings.Cut(text, `  "`+key+`":`)
			if !found {
				t.Fatalf("%s is not in %s", key, text)
			}
			mine, after, _ := strings.Cut(mine, "\n  \"") // the school that comes after it
			if text = before + `  "` + key + `":` + strings.NewReplacer(changes...).Replace(mine); after != "" {
				text += "\n  \"" + after
			}
		}
		same(t, read(t, "a.yaml", []byte(text), schools), want())
	}
}

// What the school itself says stands beside what is to be filled in; what does not apply cannot be filled in.
func TestHelp(t *testing.T) {
	all, _ := reports(t, lang.NL)
	f := testtool.Workbook(t, xlsx(t, all))
	for _, c := range []struct{ sheet, head, want string }{
		{"Niveaus", "Eigen antwoord", "niveau 2: in praktijk"}, {"Niveaus", "Sector", "vo"},
	} {
		if got, err := f.GetCellValue(c.sheet, at(t, f, c.sheet, c.head, "12AB00", "V1")); err != nil || got != c.want {
			t.Errorf("%s is %q (%v), want %q", c.head, got, err, c.want)
		}
	}
	if got, err := f.GetCellValue("Niveaus", at(t, f, "Niveaus", "Onderbouwing", "12AB00", "V1")); err != nil || !strings.HasPrefix(got, "=1+1 lang") || !strings.HasSuffix(got, "lang…") {
		t.Errorf("evidence %q (%v)", got, err)
	}
	if got, err := f.GetCellValue("Teksten", at(t, f, "Teksten", "Oordeel", "12AB00", "V")); err != nil || got != "Nog onvolledig" {
		t.Errorf("verdict %q (%v)", got, err)
	}
	if got, err := f.GetCellValue("Teksten", at(t, f, "Teksten", "Score", "12AB00", "V")); err != nil || got != "66%" {
		t.Errorf("score %q (%v)", got, err)
	}
	if !testtool.Locked(t, f, "Niveaus", at(t, f, "Niveaus", "Bekeken", "12AB00", "V2")) {
		t.Error("the adviser can agree with a school that gave no level")
	}
	for _, head := range []string{"Bekeken", "Niveau van de adviseur", "Reden van de adviseur"} {
		if !testtool.Locked(t, f, "Niveaus", at(t, f, "Niveaus", head, "12AB00", "K3", "n.v.t.")) {
			t.Errorf("%s can be filled in where nothing applies", head)
		}
	}
	rules, err := f.GetDataValidations("Niveaus")
	if err != nil || len(rules) != 3 || rules[0].Formula1 != "_lijsten!$C$1:$C$1" || rules[1].Formula1 != "_lijsten!$A$1:$A$4" {
		t.Errorf("rules %+v (%v)", rules, err)
	}
	if list, err := f.GetCellValue("_lijsten", "A3"); err != nil || list != "2 – In praktijk" {
		t.Errorf("the list says %q (%v)", list, err)
	}
}

// The workbook is known for what it is, also to whoever looks for answers; it is the same each time and locked without a password.
func TestWorkbookIsAnAdvisersFile(t *testing.T) {
	all, _ := reports(t, lang.NL)
	data := xlsx(t, all)
	for range 5 {
		if !bytes.Equal(data, xlsx(t, all)) {
			t.Fatal("the same schools gave other bytes")
		}
	}
	f := testtool.Workbook(t, data)
	p, err := f.GetDocProps()
	if err != nil || p.Creator != "sggscan advies" || p.Created != "2026-11-22T00:00:00Z" {
		t.Errorf("properties %+v (%v)", p, err)
	}
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Adviseur", "Teksten", "Niveaus", "_lijsten", "_meta"}) {
		t.Errorf("sheets %q", got)
	}
	for _, hidden := range []string{"_lijsten", "_meta"} {
		if visible, err := f.GetSheetVisible(hidden); err != nil || visible {
			t.Errorf("%s is visible (%v)", hidden, err)
		}
	}
	for n := range 3 {
		tag := protection(t, data, n+1)
		if !strings.Contains(tag, `sheet="1"`) && !strings.Contains(tag, `sheet="true"`) || strings.Contains(tag, "hashValue") || strings.Contains(tag, "password") {
			t.Errorf("sheet %d is not locked without a password: %s", n+1, tag)
		}
	}
	var problems problem.List
	today, _ := assessment.ParseDate("2026-11-22")
	if got := answers.ReadWorkbook(answers.Reader{Rubric: ours(t), Today: today}, "a.xlsx", data, &problems); got.Kind != answers.AdviceFile || problems.HasErrors() {
		t.Errorf("it is read as kind %d: %v", got.Kind, problems.All())
	}
}

// protection is the tag by which a sheet is locked.
func protection(t *testing.T, data []byte, sheet int) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := fs.ReadFile(r, fmt.Sprintf("xl/worksheets/sheet%d.xml", sheet))
	if err != nil {
		t.Fatal(err)
	}
	_, tag, _ := strings.Cut(string(part), "<sheetProtection")
	tag, _, _ = strings.Cut(tag, ">")
	return tag
}

func TestNoSchool(t *testing.T) {
	if err := advicefile.WriteXLSX(&bytes.Buffer{}, nil); err == nil {
		t.Error("a workbook for no school")
	}
	if err := advicefile.WriteYAML(&bytes.Buffer{}, nil); err == nil {
		t.Error("a file for no school")
	}
}
