package view

import "sggscan/internal/lang"

// Sheets are the names of the sheets of the comparison workbook, which the summary for a board names too.
type Sheets struct {
	Guide, First, Overview, Critical, Heatmap, Domains, Differences, Trend, Actions, Missing, Data, Rubric string
}

// SheetsIn returns the names in a language.
func SheetsIn(l lang.Lang) Sheets {
	return Sheets{
		Guide: lang.Text{NL: "Leeswijzer", EN: "Guide"}.In(l), First: lang.Text{NL: "Eerst", EN: "First"}.In(l),
		Overview:    lang.Text{NL: "Overzicht", EN: "Overview"}.In(l),
		Critical:    lang.Text{NL: "Kritieke punten", EN: "Critical points"}.In(l),
		Heatmap:     lang.Text{NL: "Heatmap", EN: "Heatmap"}.In(l),
		Domains:     lang.Text{NL: "Domeinen", EN: "Domains"}.In(l),
		Differences: lang.Text{NL: "Verschillen", EN: "Differences"}.In(l),
		Trend:       lang.Text{NL: "Ontwikkeling", EN: "Development"}.In(l),
		Actions:     lang.Text{NL: "Acties", EN: "Actions"}.In(l), Missing: lang.Text{NL: "Ontbreekt", EN: "Missing"}.In(l),
		Data: lang.Text{NL: "Data", EN: "Data"}.In(l), Rubric: lang.Text{NL: "Rubriek", EN: "Rubric"}.In(l),
	}
}
