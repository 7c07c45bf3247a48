package questionnaire_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

// A table with the titles of the text to paste above it, and one of the options in each cell, is read as it is: every
// option of every question in turn.
func TestFormsComeBack(t *testing.T) {
	all(t, func(t *testing.T, f questionnaire.Form) {
		var b bytes.Buffer
		if err := questionnaire.Forms(&b, f); err != nil {
			t.Fatal(err)
		}
		for pick := range 6 {
			titles, cells := []string{answers.Heading(answers.FieldDate, f.Lang)}, []string{"2026-11-02"}
			kinds := []int{0} // the number of options
			for _, part := range strings.Split(b.String(), "\n\n")[3:] {
				lines := strings.Split(strings.TrimSpace(part), "\n")
				titles, kinds = append(titles, lines[0]), append(kinds, len(lines)-2)
				text := "niet op deze school"
				if lines[0] == answers.Heading(answers.FieldBRIN, f.Lang) {
					text = ""
				}
				if options := lines[2:]; len(options) > 0 {
					text = options[min(pick, len(options)-1)]
				}
				cells = append(cells, text)
			}
			var table bytes.Buffer
			if err := csv.NewWriter(&table).WriteAll([][]string{titles, cells}); err != nil {
				t.Fatal(err)
			}
			s, err := answers.CSV(table.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			var problems problem.List
			got := answers.ReadTable(reader(t), "f.csv", s, &problems)
			if len(got) != 1 || problems.Len() > 0 {
				t.Fatalf("option %d: %d responses, %v", pick, len(got), problems.All())
			}
			for _, i := range f.Rubric.Indicators() {
				n := slices.IndexFunc(titles, func(title string) bool { return strings.HasPrefix(title, i.ID+" – ") })
				if n < 0 {
					continue
				}
				want := assessment.Answer{State: assessment.Answered, Level: rubric.Level(pick)}
				switch min(pick, kinds[n]-1) {
				case 4:
					want = assessment.Answer{State: assessment.Unknown}
				case 5:
					want = assessment.Answer{State: assessment.NotApplicable}
				}
				if a := got[0].Answers.Of(i.ID); a.State != want.State || a.Level != want.Level {
					t.Errorf("%s, option %d reads as %+v", i.ID, pick, a)
				}
			}
			if r := got[0]; r.School.Name != f.School.Name || r.School.Sector != f.School.Sector {
				t.Errorf("the school is %+v", r.School)
			}
		}
	})
}

// What turns red while somebody types is what the reader does not understand.
func TestWhatIsNotUnderstoodIsMarked(t *testing.T) {
	form := blankForm(t, rubric.VO, assessment.Full, lang.NL)
	data := written(t, form)
	for text, wrong := range map[string]bool{
		"": false, "2": false, " 2 ": false, "2,0": false, "2 – In praktijk": false, "in praktijk": false,
		"?":         false,
		"WEET NIET": false, "niveau 2": false, "In practice": false, "n.v.t.": false,
		"misschien": true, "2,5": true, "2-3": true, "4": true, "22": true, "2 of 3": true, "2 – In ontwikkeling": true,
	} {
		f := testtool.Workbook(t, data)
		formats := must(f.GetConditionalFormats("Vragenlijst"))
		rules := formats[fmt.Sprintf("G3:G%d", lastRow(form))]
		if err := f.SetCellStr("Vragenlijst", "G3", text); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellFormula("Vragenlijst", "Z3", rules[0].Criteria); err != nil {
			t.Fatal(err)
		}
		if got := must(f.CalcCellValue("Vragenlijst", "Z3")); got != strings.ToUpper(fmt.Sprint(wrong)) {
			t.Errorf("%q is marked: %s, want %v", text, got, wrong)
		}
		if text != "n.v.t." { // which V1 does not have
			if understood := readTyped(t, data, text); understood == wrong {
				t.Errorf("%q is understood: %v", text, understood)
			}
		}
	}
}

// readTyped reports whether the reader understands what was typed as the first answer.
func readTyped(t *testing.T, data []byte, text string) bool {
	t.Helper()
	f := testtool.Workbook(t, data)
	for cell, value := range map[string]string{"Vragenlijst!G3": text, "Vragenlijst!G4": "1"} {
		sheet, at, _ := strings.Cut(cell, "!")
		if err := f.SetCellStr(sheet, at, value); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	var problems problem.List
	answers.ReadWorkbook(reader(t), "f.xlsx", b.Bytes(), &problems)
	return !problems.HasErrors()
}
