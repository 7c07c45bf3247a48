package answers_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A formula of which no outcome was saved reads as empty; that is told with its cell, also when nothing else was answered, and of the data of the school too.
func TestFormulaWithoutOutcome(t *testing.T) {
	f := excelize.NewFile()
	for n, cells := range [][]any{{"School", "De Linde"}, {"Sector", "vo"}, {"Datum", "2-11-2026"}, {"Plaats", nil}, {"Nr", "Vraag", "Antwoord", "Notitie"}, {"V1", nil, nil}, {"V2", nil, nil}} {
		must(t, f.SetSheetRow("Sheet1", "A"+string(rune('1'+n)), &cells))
	}
	for _, cell := range []string{"B4", "B6", "C6", "D7"} {
		must(t, f.SetCellFormula("Sheet1", cell, `A1&"x"`))
	}
	_, all := only(t, bytesOf(t, f))
	var got []string
	for _, line := range all {
		if strings.Contains(line, "formule") {
			place, says, _ := strings.Cut(strings.TrimPrefix(line, "warning "), " ")
			got = append(got, place)
			if says != "hier staat een formule zonder uitkomst; de cel telt als leeg. Open de werkmap in Excel en sla hem op, of typ wat er moet staan" {
				t.Error(says)
			}
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, []string{"Sheet1!B4", "Sheet1!C6", "Sheet1!D7"}) || !has(all, "warning er is nog niets beantwoord") {
		t.Errorf("told of %q: %q", got, all)
	}
}

// A form for another version of the rubric is told, also when nothing was lost by it.
func TestOlderVersionWithoutLoss(t *testing.T) {
	_, all := read(t, made(t, startPage(), page{"_meta", [][]any{{"kind", "questionnaire"}, {"rubric", "sexting"}, {"version", "0.9.0"}}}, questionsPage(answerRow("V1", 1))))
	if !has(all, "warning gemaakt voor rubriek 0.9.0; hier geldt "+version(t)+". Alle vragen bestaan nog en tellen mee") {
		t.Errorf("told: %q", all)
	}
}

// What looks like personal data is told with its cell and never repeated: in every text, and in a message about a cell that cannot be understood.
func TestPersonalData(t *testing.T) {
	for _, secret := range []string{"06-12345678", "jan@school.nl", "111222333"} {
		text := "bel " + secret
		for header, cell := range map[string]string{"Onderbouwing": "H4", "Datum onderbouwing": "I4", "Notitie": "J4", "Actie": "K4", "Wie": "L4", "Wanneer": "M4"} {
			all := told(t, row("V1", map[string]any{"Antwoord": "2", header: text}))
			if !has(all, "warning Vragenlijst!"+cell+" hier staat iets dat op een persoonsgegeven lijkt") || strings.Contains(strings.Join(all, "\n"), secret) {
				t.Errorf("%s in %s: %q", secret, header, all)
			}
		}
		for header, cell := range map[string]string{"Antwoord": "G4", "Status": "N4"} {
			all := told(t, row("V1", map[string]any{"Antwoord": "2", header: text}))
			if !has(all, "error Vragenlijst!"+cell+" ") || strings.Contains(strings.Join(all, "\n"), secret) {
				t.Errorf("%s in %s: %q", secret, header, all)
			}
		}
	}
}
