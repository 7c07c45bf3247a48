package answers_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment/answers"
	"sggscan/internal/problem"
)

// Somebody deleted the column with the numbers: no answer can be placed, and that is said instead of reading the form as empty.
func TestLostIDs(t *testing.T) {
	f := excelize.NewFile()
	for cell, text := range map[string]string{"A2": "Vraag", "B2": "Antwoord", "C2": "Onderbouwing", "A3": "Hoe ver is de school?", "B3": "2 – In praktijk"} {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("_meta"); err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"A1": "kind", "B1": "questionnaire", "A2": "rubric", "B2": "sexting"} {
		if err := f.SetCellStr("_meta", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	var problems problem.List
	answers.ReadWorkbook(reader(t), "form.xlsx", data.Bytes(), &problems)
	var told []string
	for _, p := range problems.Errors().All() {
		told = append(told, p.Place.String()+": "+p.Text.NL)
	}
	if all := strings.Join(told, "\n"); !strings.Contains(all, "form.xlsx: Sheet1!B2: bij deze kolom met antwoorden ontbreekt de kolom Nr") {
		t.Errorf("told: %s", all)
	}
}
