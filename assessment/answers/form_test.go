package answers_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

func startPage() page {
	return page{"Start", [][]any{{"Zelfevaluatie"}, {"School", "De Linde"}, {"BRIN", "00ab"}, {"Sector", "vo"}, {"Bestuur", nil}, {"Plaats", "Assen"}, {"Ingevuld door", "Schoolleider"},
		{"Datum", "2-11-2026"}, {"Meetmoment", nil}}}
}

func metaPage(t testing.TB, more ...[]any) page {
	t.Helper()
	return page{"_meta", append([][]any{{"kind", "questionnaire"}, {"rubric", "sexting"}, {"version", version(t)}, {"profile", "full"}, {"lang", "nl"}, {"round", "2026-2027"}, {"written", "2026-10-05"}, {"sector", "vo"}}, more...)}
}

var head = []any{"Nr", "Vraag", "0", "1", "2", "3", "Antwoord", "Onderbouwing", "Datum onderbouwing", "Notitie", "Actie", "Wie", "Wanneer", "Status"}

// row is a row of the table of questions; what is not given is empty.
func row(id string, cells map[string]any) []any {
	out := make([]any, len(head))
	out[0] = id
	for c, h := range head {
		if v, ok := cells[h.(string)]; ok {
			out[c] = v
		}
	}
	return out
}

func answerRow(id string, v any) []any { return row(id, map[string]any{"Antwoord": v}) }

// questionsPage is a sheet with the header in row 3 and the rows from row 4 on.
func questionsPage(rows ...[]any) page {
	return page{"Vragenlijst", append([][]any{{"Vragen"}, nil, head}, rows...)}
}

// told reads a form of these rows and gives what was told, without what is told of the questions that are not in it.
func told(t *testing.T, rows ...[]any) []string {
	t.Helper()
	_, all := read(t, made(t, startPage(), metaPage(t), questionsPage(rows...)))
	var out []string
	for _, line := range all {
		if !strings.Contains(line, "staan niet in de werkmap") {
			out = append(out, line)
		}
	}
	return out
}

func TestWhatPeopleType(t *testing.T) {
	january := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	got, all := only(t, made(t, startPage(), metaPage(t), questionsPage(
		row("V1", map[string]any{"Antwoord": "2 – In praktijk", "Onderbouwing": "=1+1", "Datum onderbouwing": "1-3-2026", "Wie": "team", "Wanneer": "na de studiedag", "Status": "Bezig"}),
		row("V2", map[string]any{"Antwoord": 3, "Onderbouwing": january, "Datum onderbouwing": january, "Notitie": 2.5, "Wanneer": "31/1/2027", "Actie": true}),
		row(" v3 ", map[string]any{"Antwoord": "Weet niet", "Datum onderbouwing": 46053, "Notitie": "  "}),
		row("K1 – Titel", map[string]any{"Antwoord": "2,0"}),
		nil,
		row("R1", map[string]any{"Antwoord": true}),
		row("X1", map[string]any{"Antwoord": "nee"}),
	)))
	equal(t, "the school", got.School, assessment.School{Name: "De Linde", BRIN: "00AB00", Sector: rubric.VO, Place: "Assen"})
	equal(t, "the rest", []string{got.Role, got.Date.String(), got.Round}, []string{"leader", "2026-11-02", "2026-2027"})
	equal(t, "V1", got.Answers.Of("V1"), assessment.Answer{State: assessment.Answered, Level: 2, Evidence: "=1+1", EvidenceDate: day("2026-03-01"), Owner: "team", Due: assessment.Due{Text: "na de studiedag"}, Status: "busy"})
	equal(t, "V2", got.Answers.Of("V2"), assessment.Answer{State: assessment.Answered, Level: 3, Evidence: "2026-01-31", EvidenceDate: day("2026-01-31"), Note: "2.5", Due: assessment.Due{Date: day("2027-01-31")}, Action: "TRUE"})
	equal(t, "V3", got.Answers.Of("V3"), assessment.Answer{State: assessment.Unknown, EvidenceDate: day("2026-01-31")})
	equal(t, "K1", got.Answers.Of("K1").Level, rubric.Level(2))
	equal(t, "the checks", []assessment.CheckState{got.Checks.Of("R1").State, got.Checks.Of("X1").State}, []assessment.CheckState{"yes", "no"})
	if !has(all, `warning Vragenlijst!M4 deze tekst is geen datum; het blijft als tekst staan`) || !has(all, "warning deze vragen staan niet in de werkmap en tellen als niet ingevuld: V4") || len(all) != 2 {
		t.Errorf("told: %q", all)
	}
}

func TestProblemsWithTheirCell(t *testing.T) {
	r := reader(t).Rubric
	without, with := "", ""
	for _, i := range r.Indicators() {
		if i.AllowNA && with == "" {
			with = i.ID
		}
		if !i.AllowNA && without == "" {
			without = i.ID
		}
	}
	for _, c := range []struct {
		name string
		rows [][]any
		want []string
	}{
		{"no level", [][]any{answerRow(with, "misschien")}, []string{`error Vragenlijst!G4 deze tekst is geen niveau; kies 0–3, weet niet of n.v.t.`}},
		{"level 4", [][]any{answerRow(without, 4)}, []string{`error Vragenlijst!G4 "4" is geen niveau; kies 0–3 of weet niet`}},
		{"between two", [][]any{answerRow(without, 2.5), answerRow(with, -1)}, []string{`error Vragenlijst!G4 "2.5" is geen niveau`, `error Vragenlijst!G5 "-1" is geen niveau`}},
		{"made a date by Excel", [][]any{answerRow("V1", time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))}, []string{`error Vragenlijst!G4 "2026-03-02" is geen niveau`}},
		{"yes", [][]any{answerRow("V1", true)}, []string{`error Vragenlijst!G4 "TRUE" is geen niveau`}},
		{"n/a where it cannot be", [][]any{row(without, map[string]any{"Antwoord": "n.v.t.", "Notitie": "x"})}, []string{"error Vragenlijst!G4 n.v.t. kan niet bij " + without}},
		{"n/a without a reason", [][]any{answerRow(with, "n.v.t.")}, []string{"error Vragenlijst!J4 bij n.v.t. hoort een reden"}},
		{"status", [][]any{row("V1", map[string]any{"Antwoord": 1, "Status": "half"})}, []string{`error Vragenlijst!N4 deze tekst is geen status; kies open, bezig, klaar of vervallen`}},
		{"words for a day", [][]any{row("V1", map[string]any{"Antwoord": 1, "Onderbouwing": "visie", "Datum onderbouwing": "voorjaar 2025"})}, []string{`warning Vragenlijst!I4 deze tekst is geen datum en staat nu bij de onderbouwing`}},
		{"impossible day", [][]any{row("V1", map[string]any{"Antwoord": 1, "Datum onderbouwing": "31-2-2026"})}, []string{`error Vragenlijst!I4 "31-2-2026" is geen datum die kan kloppen`}},
		{"a year in a cell for dates", [][]any{row("V1", map[string]any{"Antwoord": 1, "Datum onderbouwing": time.Date(1905, 7, 18, 0, 0, 0, 0, time.UTC)})}, []string{`error Vragenlijst!I4 "1905-07-18" is geen datum`}},
		{"a year", [][]any{row("V1", map[string]any{"Antwoord": 1, "Datum onderbouwing": 2026, "Wanneer": 2027})}, []string{`warning Vragenlijst!I4 "2026" is geen datum en staat nu bij de onderbouwing`, `warning Vragenlijst!M4 "2027" is geen datum; het blijft`}},
		{"a day to come", [][]any{row("V1", map[string]any{"Antwoord": 1, "Datum onderbouwing": "1-1-2027", "Wanneer": "1-1-2027"})}, []string{"warning Vragenlijst!I4 de datum 2027-01-01 ligt na vandaag"}},
		{"check", [][]any{answerRow("V1", 1), answerRow("R1", "soms"), answerRow("X1", "hersteld")},
			[]string{`error Vragenlijst!G5 deze tekst is geen antwoord op R1; kies ja, hersteld, nee of weet niet`, `error Vragenlijst!G6 "hersteld" is geen antwoord op X1; kies ja, nee of weet niet`}},
		{"personal data", [][]any{row("V1", map[string]any{"Antwoord": 1, "Notitie": "bel 06-12345678"})}, []string{"warning Vragenlijst!J4 hier staat iets dat op een persoonsgegeven lijkt"}},
		{"invisible signs", [][]any{row("V1", map[string]any{"Antwoord": 1, "Notitie": "a_x0007_b"})}, []string{"warning Vragenlijst!J4 er stonden onzichtbare tekens"}},
		{"too long", [][]any{row("V1", map[string]any{"Antwoord": 1, "Onderbouwing": strings.Repeat("é", 32_001)})}, []string{"error Vragenlijst!H4 de tekst heeft 32001 tekens; het mogen er 32000 zijn"}},
		{"twice", [][]any{answerRow("V1", 1), answerRow("V1", 2)}, []string{"error Vragenlijst!A5 V1 staat ook in Vragenlijst!A4"}},
		{"twice, once empty", [][]any{answerRow("V1", 1), answerRow("V1", nil)}, []string{"error Vragenlijst!A5 V1 staat ook in Vragenlijst!A4"}},
		{"twice the same", [][]any{answerRow("V1", 1), answerRow("V1", "1")}, nil},
		{"unknown id", [][]any{answerRow("V1", 1), answerRow("VV1", 2), answerRow("Q77", nil)}, []string{`error Vragenlijst!A5 onbekende vraag "VV1"; bedoel je "V1"?`, `error Vragenlijst!A6 onbekende vraag "Q77"; verbeter het nummer, of haal de rij weg`}},
		{"no id", [][]any{answerRow("V1", 1), answerRow("Eigen vraag", 2), answerRow("", 3), answerRow("Kopje", nil)},
			[]string{"warning Vragenlijst!G5 dit antwoord staat op een rij zonder nummer", "warning Vragenlijst!G6 dit antwoord staat op een rij zonder nummer van een vraag en telt niet mee; zet in Vragenlijst!A6 het nummer",
				"warning Vragenlijst!A7 onder de tabel staat tekst"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(t, c.rows...)
			ok := len(got) == len(c.want)
			for n := range c.want {
				ok = ok && strings.HasPrefix(got[n], c.want[n])
			}
			if !ok {
				t.Errorf("told %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestStart(t *testing.T) {
	with := func(rows ...[]any) []string {
		_, all := read(t, made(t, page{"Start", rows}, metaPage(t), questionsPage(answerRow("V1", 1))))
		var out []string
		for _, line := range all {
			if !strings.Contains(line, "staan niet in de werkmap") {
				out = append(out, line)
			}
		}
		return out
	}
	school, sector, date := []any{"School", "De Linde"}, []any{"Sector", "vo"}, []any{"Datum", "2-11-2026"}
	for _, c := range []struct {
		name string
		rows [][]any
		want string // the one thing that is told
	}{
		{"sound", [][]any{school, sector, date}, ""},
		{"no name", [][]any{{"School", nil}, sector, date}, "error Start!B1 de naam van de school ontbreekt"},
		{"no name, a remark", [][]any{{"School", nil, "verplicht"}, sector, date}, "error Start!B1 de naam van de school ontbreekt"},
		{"unknown sector", [][]any{school, {"Sector", "hbo"}, date}, `error Start!B2 deze tekst is geen sector; kies po, vo of mbo`},
		{"sector of the form", [][]any{school, {"Sector"}, date}, ""},
		{"unknown role", [][]any{school, sector, date, {"Ingevuld door", "Piet"}}, `error Start!B4 deze tekst is geen rol; kies uit samen ingevuld, schoolleider`},
		{"unreadable date", [][]any{school, sector, {"Datum", "gisteren"}}, `error Start!B3 deze tekst is geen datum die kan kloppen`},
		{"impossible date", [][]any{school, sector, {"Datum", "31-11-2026"}}, `error Start!B3 "31-11-2026" is geen datum`},
		{"a date to come", [][]any{school, sector, {"Datum", "1-12-2026"}}, "warning Start!B3 de datum 2026-12-01 ligt na vandaag"},
		{"empty date, a remark", [][]any{school, sector, {"Datum", nil, "bijvoorbeeld 2-11-2026"}}, "warning Start!B3 de datum is niet ingevuld; de dag waarop de lijst is gemaakt geldt (2026-10-05, meetmoment 2026-2027)"},
		{"odd BRIN", [][]any{school, sector, date, {"BRIN", "123"}}, `warning Start!B4 "123" lijkt geen BRIN`},
		{"labels elsewhere", [][]any{{nil, nil, "School:", nil, "De Linde"}, {nil, nil, "SECTOR *", nil, "Voortgezet onderwijs"}, {nil, nil, "Datum (dag-maand-jaar)", nil, "2-11-2026"}}, ""},
		{"two blocks side by side", [][]any{{"School", "De Linde", "Plaats", nil}, {"Sector", "vo", "Datum", "2-11-2026"}}, ""},
		{"in English", [][]any{{"School", "De Linde"}, {"Sector", "secondary education"}, {"Date", "2026-11-02"}, {"Filled in by", "teacher or lecturer"}}, "error Start!B4 deze tekst is geen rol"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := with(c.rows...)
			if remark := len(got) - 1; remark > 0 && strings.HasSuffix(c.name, "a remark") {
				if !strings.HasPrefix(got[remark], "warning Start!C") || !strings.Contains(got[remark], "wordt niet gelezen") {
					t.Errorf("of the remark is told %q", got[remark])
				}
				got = got[:remark]
			}
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], c.want)) {
				t.Errorf("told %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestOtherRubrics(t *testing.T) {
	with := func(version, id string, rows ...[]any) (answers.Result, []string) {
		return read(t, made(t, startPage(), page{"_meta", [][]any{{"kind", "questionnaire"}, {"rubric", id}, {"version", version}}}, questionsPage(rows...)))
	}
	result, all := with(version(t), "pesten", answerRow("V1", 1))
	if len(result.Responses) != 0 || len(all) != 1 || !has(all, `error deze vragenlijst hoort bij rubriek "pesten"; hier geldt "sexting"`) {
		t.Errorf("another rubric: %q", all)
	}
	result, all = with("0.9.0", "sexting", answerRow("V1", 1), answerRow("V99", 2), answerRow("Z1", 0))
	if len(result.Responses) != 1 || result.Responses[0].RubricVersion != "0.9.0" || !has(all, "warning gemaakt voor rubriek 0.9.0; hier geldt "+version(t)+". Deze vragen bestaan niet meer en tellen niet mee: V99, Z1") {
		t.Errorf("another version: %q", all)
	}
}

func TestOutsideTheList(t *testing.T) {
	r := reader(t).Rubric
	rows := [][]any{}
	var want []string
	for _, i := range r.Indicators() {
		rows = append(rows, answerRow(i.ID, 1))
		if !i.InCore(rubric.VO) || !i.In(rubric.VO) {
			want = append(want, i.ID)
		}
	}
	meta := metaPage(t)
	meta.rows[3] = []any{"profile", "core"}
	got, all := only(t, made(t, startPage(), meta, questionsPage(rows...)))
	if got.Answers.Len() != len(rows) || !has(all, "warning deze vragen horen niet bij deze lijst (vo, core); de antwoorden tellen niet mee: "+strings.Join(want, ", ")) {
		t.Errorf("%d answers; told %q", got.Answers.Len(), all)
	}
}

// Two tables may each hold a part of the columns of a question; nothing is lost.
func TestColumnsOnTwoSheets(t *testing.T) {
	got, all := only(t, made(t, startPage(), metaPage(t), page{"A", [][]any{{"Nr", "Antwoord"}, {"V1", 2}}}, page{"B", [][]any{{"Nr", "Antwoord", "Notitie"}, {"V1", 2, "b"}}}))
	equal(t, "V1", got.Answers.Of("V1"), assessment.Answer{State: assessment.Answered, Level: 2, Note: "b"})
	if len(errorsOf(all)) > 0 {
		t.Error(all)
	}
	_, all = read(t, made(t, startPage(), metaPage(t), page{"A", [][]any{{"Nr", "Antwoord", "Antwoord"}, {"V1", 2, 3}}}))
	if !has(all, "error A!C1 deze kolom heet hetzelfde als A!B1") {
		t.Errorf("two columns for the answer: %q", all)
	}
	got, all = only(t, made(t, startPage(), metaPage(t), page{"A", [][]any{{"Nr", "Antwoord", "Antwoord", "Vorige keer", "Antwoord vorige keer"}, {"V1", 2, nil, 3, 1}}}))
	if equal(t, "V1", got.Answers.Of("V1").Level, rubric.Level(2)); len(errorsOf(all)) > 0 {
		t.Errorf("an empty second column: %q", all)
	}
}

// A table whose header row was changed beyond recognition or sorted away is told, and not passed over while the other sheet is read.
func TestLostHeader(t *testing.T) {
	signals := page{"Signalen", [][]any{{"Nr", "Antwoord"}, {"R1", "nee"}}}
	for name, questions := range map[string]page{
		"other words":       {"Vragenlijst", [][]any{{"Nr", "Wat vinden we"}, {"V1", 2}, {"V2", 1}}},
		"no header":         {"Vragenlijst", [][]any{{"V1", 2}, {"V2", 1}}},
		"sorted to the end": {"Vragenlijst", [][]any{{"V1", 2}, {"V2", 1}, {"Nr", "Antwoord"}, {"V3", 1}}},
	} {
		_, all := read(t, made(t, startPage(), metaPage(t), questions, signals))
		if bad := errorsOf(all); len(bad) != 1 || !strings.HasPrefix(bad[0], "error Vragenlijst!A") || !strings.Contains(bad[0], "geen kopje Antwoord") {
			t.Errorf("%s: %q", name, all)
		}
	}
	_, all := read(t, made(t, startPage(), metaPage(t), signals, page{"Acties", [][]any{{"Voor"}, {"V1"}}}))
	if len(errorsOf(all)) > 0 {
		t.Errorf("one id in a sheet of one's own: %q", all)
	}
	// A header row may come again, with its columns in another order.
	got, all := only(t, made(t, startPage(), metaPage(t), page{"V", [][]any{{"Nr", "Antwoord"}, {"V1", 2}, {"Wettelijke vragen"}, {"Nr", "Notitie", "Antwoord"}, {"X1", "plan", "ja"}}}))
	if equal(t, "X1", got.Checks.Of("X1"), assessment.CheckAnswer{State: "yes", Note: "plan"}); len(errorsOf(all)) > 0 {
		t.Error(all)
	}
}

func TestKinds(t *testing.T) {
	r := reader(t).Rubric
	ids := []any{"school", "sector", "datum"}
	cells := []any{"De Linde", "vo", "2-11-2026"}
	for _, i := range r.Indicators() {
		ids, cells = append(ids, i.ID), append(cells, 2)
	}
	for _, c := range []struct {
		name  string
		pages []page
		kind  answers.Kind
		told  string
	}{
		{"gap", []page{{"Samenvatting", [][]any{{"x"}}}, {"_meta", [][]any{{"kind", "gap"}, {"rubric", "sexting"}}}}, answers.Gap, ""},
		{"comparison", []page{{"Leeswijzer", nil}, {"_meta", [][]any{{"kind", "comparison"}, {"rubric", "sexting"}}}}, answers.Comparison, ""},
		{"advice", []page{{"Advies", nil}, {"_meta", [][]any{{"kind", "advice"}, {"rubric", "sexting"}}}}, answers.AdviceFile, ""},
		{"table", []page{{"Antwoorden", [][]any{ids, cells, cells}}}, answers.Table, ""},
		{"schools", []page{{"Scholen", [][]any{{"school", "brin", "sector", "bestuur", "plaats"}, {"De Linde", "00AB", "vo", "X", "Assen"}}}}, answers.SchoolList, ""},
		{"something else", []page{{"Begroting", [][]any{{"Post", "Bedrag"}, {"Huur", 12}}}}, answers.Other, "error dit is geen vragenlijst van sggscan"},
		{"empty", []page{{"Blad1", nil}}, answers.Other, "error dit is geen vragenlijst van sggscan"},
		{"a form without questions", []page{startPage(), metaPage(t)}, answers.Questionnaire, "error er is geen blad met een kolom Nr en een kolom Antwoord"},
	} {
		t.Run(c.name, func(t *testing.T) {
			result, all := read(t, made(t, c.pages...))
			if result.Kind != c.kind || c.told == "" && len(errorsOf(all)) > 0 || c.told != "" && (len(errorsOf(all)) != 1 || !has(all, c.told)) {
				t.Errorf("kind %d: %q", result.Kind, all)
			}
			if c.kind == answers.Table && len(result.Responses) != 2 {
				t.Errorf("%d responses: %q", len(result.Responses), all)
			}
		})
	}
	result, all := read(t, []byte("PK\x03\x04 cut"))
	if result.Kind != answers.Other || len(all) != 1 || !has(all, "error de werkmap is beschadigd") {
		t.Errorf("a cut file: %q", all)
	}
}

// Dates of an old Mac file, and a cell that is a formula in another program, are read as what shows.
func TestMacDatesAndFormulas(t *testing.T) {
	f := excelize.NewFile()
	on := true
	must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}))
	for n, cells := range [][]any{{"School", "De Linde"}, {"Sector", "vo"}, {"Datum", nil}, {"Nr", "Antwoord", "Datum onderbouwing"}, {"V1", nil, 44591}} {
		must(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", n+1), &cells))
	}
	must(t, f.SetCellValue("Sheet1", "B3", 44865))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "B3", "B3", style))
	must(t, f.SetCellValue("Sheet1", "B5", 2))
	got, all := only(t, bytesOf(t, f))
	if got.Date.String() != "2026-11-01" || got.Answers.Of("V1").EvidenceDate.String() != "2026-01-31" || got.Answers.Of("V1").Level != 2 {
		t.Errorf("read %s and %+v: %q", got.Date, got.Answers.Of("V1"), all)
	}
}

// plain is the least of a workbook: one sheet of texts, written without any library for workbooks.
func plain(t *testing.T, rows [][]string) []byte {
	var cells bytes.Buffer
	for _, row := range rows {
		cells.WriteString("<row>")
		for _, text := range row {
			cells.WriteString(`<c t="inlineStr"><is><t>`)
			must(t, xml.EscapeText(&cells, []byte(text)))
			cells.WriteString("</t></is></c>")
		}
		cells.WriteString("</row>")
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"xl/workbook.xml", `<workbook><sheets><sheet name="V" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/></Relationships>`},
		{"xl/sheet.xml", "<worksheet><sheetData>" + cells.String() + "</sheetData></worksheet>"},
	} {
		p, err := w.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
		must(t, err)
		_, err = p.Write([]byte(part[1]))
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

func FuzzCells(f *testing.F) {
	for _, s := range []string{"2 – In praktijk", "n.v.t.", "31-2-2026", "a\nb", "=1+1", "46082", "V1", "Antwoord", "School", "\x00", "06-12345678", "Weet niet", "kind"} {
		f.Add(s, "V1", "na de studiedag", "2-11-2026")
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, answer, id, text, date string) {
		data := plain(t, [][]string{
			{"School", text}, {"Sector", "vo"}, {"Datum", date}, {"Ingevuld door", answer}, nil,
			{"Nr", "Antwoord", "Onderbouwing", "Datum onderbouwing", "Wanneer", "Status"}, {"V1", answer, text, date, text, answer}, {id, text, answer, text, date, id}, {"R1", answer},
		})
		var problems problem.List
		result := answers.ReadWorkbook(r, "f.xlsx", data, &problems)
		for _, p := range problems.All() {
			if p.Text.NL == "" || p.Text.EN == "" || p.Place.File == "" {
				t.Fatalf("%+v", p)
			}
		}
		if problems.HasErrors() != (len(result.Responses) == 0) {
			t.Fatalf("%d responses with %v", len(result.Responses), problems.All())
		}
		for _, x := range result.Responses {
			a := x.Answers.Of("V1")
			if clean, dropped := assessment.CleanText(text); utf8.ValidString(text) && !dropped && strings.TrimSpace(clean) != "" && !strings.Contains(text, "_x") && a.Evidence != clean {
				t.Fatalf("%q came back as %q", text, a.Evidence)
			}
			if x.Date.IsZero() || x.Round == "" || x.School.Sector != rubric.VO {
				t.Fatalf("read %+v", x)
			}
		}
	})
}
