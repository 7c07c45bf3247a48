package excel

import (
	"slices"
	"testing"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/view"
)

// What an adviser says stands on the summary, and each level of the adviser beside the school's own with the reason.
func TestGapShowsTheAdviser(t *testing.T) {
	t.Parallel()
	plain := report(t, 3, lang.NL)
	summary := func(r view.Report) map[string]string {
		out := map[string]string{}
		for _, row := range read(t, testtool.Workbook(t, gapBytes(t, r)), "Samenvatting") {
			if len(row) > 1 && out[row[0]] == "" {
				out[row[0]] = row[1]
			}
		}
		return out
	}
	labels := []string{"Adviseur", "Organisatie", "Datum van het advies", "Status van het rapport", "Samenvatting van de adviseur"}
	for label := range summary(plain) {
		if slices.Contains(append(labels, "Opmerkingen van de adviseur", "Niveaus van de adviseur"), label) {
			t.Errorf("without an adviser there is %q", label)
		}
	}

	r := report(t, 3, lang.NL)
	r.Concept, r.ConceptReason = true, "De adviseur noemt dit rapport een concept."
	r.Adviser = &view.Adviser{Name: "A. Viseur", Organisation: "GGD", Date: "1 december 2026", Status: "concept", Summary: "=Eerste.\n\nTweede."}
	d := &r.Domains[1]
	d.Remark = "Sterk begin"
	i := &d.Indicators[0]
	i.State, i.Own, i.Reason = "niveau 1: in ontwikkeling", "niveau 3: geborgd", "nog niet vastgesteld"
	r.Calculation[1].Rows[0].State, r.Calculation[1].Rows[0].Own = i.State, i.Own
	got := summary(r)
	for label, want := range map[string]string{
		labels[0]: "A. Viseur", labels[1]: "GGD", labels[2]: "1 december 2026", labels[3]: "concept", labels[4]: "=Eerste.\n\nTweede.", "Concept": r.ConceptReason,
		i.ID + " " + i.Title: "niveau 1: in ontwikkeling (eigen antwoord van de school: niveau 3: geborgd)\nnog niet vastgesteld",
	} {
		if got[label] != want {
			t.Errorf("%s is %q, want %q", label, got[label], want)
		}
	}
	f := testtool.Workbook(t, gapBytes(t, r))
	all := everyText(t, f)
	if !all["Sterk begin"] || !all["Opmerkingen van de adviseur"] || !all["Niveaus van de adviseur"] {
		t.Error("the remark, or a heading above it, is not in the workbook")
	}
	answers := gridOf(t, f, "Antwoorden")
	n := answers.row("Nr", i.ID)
	if answers.at(n, "Eigen antwoord vóór moderatie") != i.Own || answers.at(n, "Reden van de adviseur") != i.Reason {
		t.Errorf("the answers say %q, %q", answers.at(n, "Eigen antwoord vóór moderatie"), answers.at(n, "Reden van de adviseur"))
	}
	if sum := gridOf(t, f, "Berekening"); sum.at(sum.row("Nr", i.ID), "Gegeven antwoord") != "niveau 1: in ontwikkeling (eigen antwoord van de school: niveau 3: geborgd)" {
		t.Error("the sum does not say whose level it counts")
	}
}
