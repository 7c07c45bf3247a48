package answers_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// What is put in a form comes out of it, for every state of an answer, every sector, length and language.
func TestWriteFillReadIsTheIdentity(t *testing.T) {
	r := reader(t).Rubric
	for _, sector := range rubric.Sectors() {
		for _, profile := range []assessment.Profile{assessment.Full, assessment.Core} {
			for _, l := range lang.All() {
				form := formFor(t, sector, profile, l)
				data := blank(t, form)
				for seed := range uint64(3) {
					random := rand.New(rand.NewPCG(seed, 7))
					answers, checks := wanted(r, sector, profile, random)
					got, told := only(t, bytesOf(t, fill(t, data, l, "2-11-2026", answers, checks, random)))
					same(t, got, answers, checks)
					equal(t, "the school", got.School, form.School)
					equal(t, "the rest", []string{got.Role, got.Date.String(), got.Round, string(got.Profile), got.RubricVersion, got.Source.File},
						[]string{rubric.Joint, "2026-11-02", "2026-2027", string(profile), r.Version, "f.xlsx"})
					if len(got.Digest) != 64 {
						t.Errorf("the digest is %q", got.Digest)
					}
					for _, line := range told {
						if !strings.Contains(line, "blijft als tekst staan") && !strings.Contains(line, "onzichtbare tekens") {
							t.Errorf("%s %s %s: %s", sector, profile, l, line)
						}
					}
					if t.Failed() {
						t.Fatalf("%s %s %s seed %d", sector, profile, l, seed)
					}
				}
			}
		}
	}
}

// A form that comes back as it went out has one warning and an empty response; with nothing filled in, the date of the form holds.
func TestBlankForm(t *testing.T) {
	for _, l := range lang.All() {
		got, told := only(t, blank(t, formFor(t, rubric.VO, assessment.Full, l)))
		equal(t, "what is told", told, []string{"warning er is nog niets beantwoord; deze lijst telt als niet ingestuurd"})
		equal(t, "the date and round", []string{got.Date.String(), got.Round}, []string{"2026-10-05", "2026-2027"})
		for id, a := range got.Answers.All() {
			if a != (assessment.Answer{}) {
				t.Errorf("%s is %+v", id, a)
			}
		}
	}
}

// In a form that is filled in from an earlier answer the texts and the plan come back, and never the level of the last time.
func TestFromAnEarlierAnswer(t *testing.T) {
	rd := reader(t)
	var problems problem.List
	old, ok := rd.YAML("old.yaml", []byte("school: {name: De Linde, sector: vo}\ndate: 2025-11-02\nanswers:\n"+
		"  V1: {level: 2, evidence: \"visie \\\"samen\\\"\\nblz. 3\", evidence_date: 2025-03-01, note: oud, action: delen, owner: teamleider, due: 2026-05-01, status: busy}\n"), &problems)
	if !ok {
		t.Fatal(problems.All())
	}
	round, _, _ := assessment.Group(rd.Rubric, []assessment.Response{old}, &problems)[0].Pick("")
	previous := assessment.Assess(rd.Rubric, round, nil, assessment.Options{})
	form := formFor(t, rubric.VO, assessment.Full, lang.NL)
	form.Previous = &previous
	data := blank(t, form)
	if !slices.ContainsFunc(pagesOf(t, data), func(text string) bool { return text == "Vorige keer" }) {
		t.Fatal("the form has no column Vorige keer")
	}
	got, told := only(t, data)
	equal(t, "what is told", told, []string{"warning er is nog niets beantwoord; deze lijst telt als niet ingestuurd"})
	equal(t, "V1", got.Answers.Of("V1"), assessment.Answer{Evidence: "visie \"samen\"\nblz. 3", EvidenceDate: day("2025-03-01"), Note: "oud", Action: "delen", Owner: "teamleider", Due: assessment.Due{Date: day("2026-05-01")}, Status: "busy"})
}

// pagesOf lists the texts of all cells.
func pagesOf(t *testing.T, data []byte) []string {
	book, err := xlsx.Read(data)
	must(t, err)
	var out []string
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				out = append(out, c.Text)
			}
		}
	}
	return out
}

// filledForm is a filled form that can be changed as office programs and their users do.
func filledForm(t testing.TB, date any) (*excelize.File, map[string]assessment.Answer, map[string]assessment.CheckAnswer) {
	random := rand.New(rand.NewPCG(5, 5))
	answers, checks := wanted(reader(t).Rubric, rubric.VO, assessment.Full, random)
	return fill(t, blank(t, formFor(t, rubric.VO, assessment.Full, lang.NL)), lang.NL, date, answers, checks, random), answers, checks
}

// Whatever is done to the workbook around the answers, none is lost.
func TestChangedWorkbooks(t *testing.T) {
	cell := func(f *excelize.File, at string) string {
		v, err := f.GetCellValue("Vragenlijst", at)
		must(t, err)
		return v
	}
	header := func(f *excelize.File) int {
		for r := 1; r <= 20; r++ {
			if cell(f, fmt.Sprintf("A%d", r)) == "Nr" {
				return r
			}
		}
		t.Fatal("no header row")
		return 0
	}
	for name, change := range map[string]func(f *excelize.File){
		"sheets with other names": func(f *excelize.File) {
			for n, s := range f.GetSheetList() {
				must(t, f.SetSheetName(s, fmt.Sprintf("Blad %d", n)))
			}
		},
		"sheets in another order": func(f *excelize.File) {
			must(t, f.MoveSheet("Signalen", "Start"))
			must(t, f.MoveSheet("_meta", "Start"))
		},
		"columns put in": func(f *excelize.File) {
			must(t, f.InsertCols("Vragenlijst", "A", 2))
			must(t, f.InsertCols("Vragenlijst", "K", 1))
			must(t, f.InsertCols("Start", "A", 1))
			must(t, f.InsertCols("Signalen", "C", 3))
		},
		"an own count before the questions": func(f *excelize.File) {
			must(t, f.InsertCols("Vragenlijst", "A", 1))
			h := header2(t, f)
			must(t, f.SetCellValue("Vragenlijst", fmt.Sprintf("A%d", h), "Nr."))
			for n := range 43 {
				must(t, f.SetCellValue("Vragenlijst", fmt.Sprintf("A%d", h+1+n), n+1))
			}
		},
		"rows put in": func(f *excelize.File) {
			must(t, f.InsertRows("Vragenlijst", 1, 9))
			must(t, f.SetCellValue("Vragenlijst", "A2", "Ingevuld met het team op de studiedag"))
			must(t, f.InsertRows("Vragenlijst", header(f)+5, 2))
			must(t, f.SetCellValue("Vragenlijst", fmt.Sprintf("A%d", header(f)+5), "Hier gebleven"))
			must(t, f.InsertRows("Start", 3, 4))
		},
		"rows hidden and filtered": func(f *excelize.File) {
			h := header(f)
			for n := range 30 {
				must(t, f.SetRowVisible("Vragenlijst", h+1+n, false))
			}
		},
		"rows sorted": func(f *excelize.File) {
			rows, err := f.GetRows("Vragenlijst", excelize.Options{RawCellValue: true})
			must(t, err)
			h := header(f)
			body := slices.Clone(rows[h:])
			slices.Reverse(body)
			for n, row := range body {
				for c := range 15 {
					v := ""
					if c < len(row) {
						v = row[c]
					}
					must(t, f.SetCellStr("Vragenlijst", ref(t, c, h+n), strings.ReplaceAll(v, "_x", "_x005F_x")))
				}
			}
		},
		"headers with more text": func(f *excelize.File) {
			h := header(f)
			for c := range 16 {
				at := ref(t, c, h-1)
				if text := cell(f, at); text != "" {
					must(t, f.SetCellStr("Vragenlijst", at, " "+text+":\n(zie uitleg)"))
				}
			}
		},
		"headers typed again": func(f *excelize.File) {
			h := header(f)
			for old, text := range map[string]string{"Antwoord": "ANTWOORD *", "Notitie": "notities", "Datum onderbouwing": "datum  onderbouwing", "Wanneer": "Wanneer?", "Status": "Statuss", "Nr": "#"} {
				for c := range 16 {
					if at := ref(t, c, h-1); cell(f, at) == old {
						must(t, f.SetCellStr("Vragenlijst", at, text))
					}
				}
			}
		},
		"more sheets": func(f *excelize.File) {
			for _, name := range []string{"Kladblok", "Actiepunten"} {
				_, err := f.NewSheet(name)
				must(t, err)
			}
			must(t, f.SetSheetRow("Kladblok", "A1", &[]any{"Datum", "12-12-2020"}))
			must(t, f.SetSheetRow("Kladblok", "A2", &[]any{"School", "Een andere"}))
			must(t, f.SetSheetRow("Actiepunten", "A1", &[]any{"Nr", "Actie", "Wie"}))
			must(t, f.SetSheetRow("Actiepunten", "A2", &[]any{1, "V1 bespreken", "team"}))
			must(t, f.MoveSheet("Kladblok", "Start"))
		},
		"without its lists": func(f *excelize.File) { must(t, f.DeleteSheet("_lijsten")) },
		"a copy of a sheet": func(f *excelize.File) {
			from, err := f.GetSheetIndex("Vragenlijst")
			must(t, err)
			to, err := f.NewSheet("Vragenlijst (2)")
			must(t, err)
			must(t, f.CopySheet(from, to))
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, answers, checks := filledForm(t, "2-11-2026")
			change(f)
			got, told := only(t, bytesOf(t, f))
			same(t, got, answers, checks)
			equal(t, "the school", got.School, formFor(t, rubric.VO, assessment.Full, lang.NL).School)
			equal(t, "the date and round", []string{got.Date.String(), got.Round, string(got.Profile)}, []string{"2026-11-02", "2026-2027", "full"})
			if len(told) > 0 && has(told, "warning deze") {
				t.Error(told)
			}
		})
	}
}

func header2(t *testing.T, f *excelize.File) int {
	for r := 1; r <= 20; r++ {
		if v, err := f.GetCellValue("Vragenlijst", fmt.Sprintf("B%d", r)); err == nil && v == "Nr" {
			return r
		}
	}
	t.Fatal("no header row")
	return 0
}

// Without _meta the answers are read all the same, with a warning; the length of the list shows from its questions.
func TestLostMeta(t *testing.T) {
	for _, profile := range []assessment.Profile{assessment.Full, assessment.Core} {
		random := rand.New(rand.NewPCG(1, 1))
		answers, checks := wanted(reader(t).Rubric, rubric.PO, profile, random)
		f := fill(t, blank(t, formFor(t, rubric.PO, profile, lang.EN)), lang.EN, "2-11-2026", answers, checks, random)
		must(t, f.DeleteSheet("_meta"))
		got, told := only(t, bytesOf(t, f))
		same(t, got, answers, checks)
		equal(t, "the profile", got.Profile, profile)
		if !has(told, "warning het verborgen blad _meta ontbreekt") {
			t.Errorf("nothing is told of the lost sheet: %q", told)
		}
	}
}

// Without _meta and without a date the round on the first sheet still tells the year: its last day holds, or today, with a warning that names it. Of a round that is no year nothing is guessed.
func TestLostMetaAndDate(t *testing.T) {
	for _, c := range []struct{ round, want string }{{"2025-2026", "2026-07-31"}, {"2026-2027", todayISO}, {"2027 – 2028", todayISO}, {"voorjaar", ""}, {"2026-2029", ""}, {"", ""}} {
		rows := startPage().rows
		rows[7], rows[8] = []any{"Datum", nil}, []any{"Meetmoment", nil}
		if c.round != "" {
			rows[8] = []any{"Meetmoment", c.round}
		}
		result, told := read(t, made(t, page{"Start", rows}, questionsPage(answerRow("V1", "2"))))
		if c.want == "" {
			if len(result.Responses) != 0 || !slices.Equal(errorsOf(told), []string{"error Start!B8 de datum ontbreekt; vul bij Datum in op welke dag de lijst is ingevuld, zoals 12-11-2026"}) {
				t.Errorf("round %q: %d responses, %q", c.round, len(result.Responses), told)
			}
			continue
		}
		if len(result.Responses) != 1 || result.Responses[0].Date.String() != c.want || result.Responses[0].Round != c.round {
			t.Fatalf("round %q: %+v, %q", c.round, result.Responses, told)
		}
		if !has(told, "warning Start!B8 de datum is niet ingevuld; de laatste dag die bij meetmoment "+c.round+" kan horen, geldt ("+c.want+"). Vul bij Datum in") {
			t.Errorf("round %q: %q", c.round, told)
		}
	}
}

// A date that nobody filled in is the day on which the form was written, and its round, with one warning.
func TestEmptyDate(t *testing.T) {
	f, answers, checks := filledForm(t, nil)
	got, told := only(t, bytesOf(t, f))
	same(t, got, answers, checks)
	equal(t, "the date and round", []string{got.Date.String(), got.Round}, []string{"2026-10-05", "2026-2027"})
	n := 0
	for _, line := range told {
		if strings.Contains(line, "de datum is niet ingevuld") {
			n++
			if !strings.HasPrefix(line, "warning Start!B") {
				t.Error(line)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d warnings of the date: %q", n, told)
	}
}
