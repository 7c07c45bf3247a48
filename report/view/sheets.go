package view

import "sggscan/internal/lang"

// Sheets are the names of the sheets of the comparison workbook, which the summary for a board names too.
type Sheets struct {
	Guide, First, Overview, Critical, Heatmap, Domains, Differences, Trend, Actions, Missing, Data, Rubric string
}

// SheetsIn returns the names in a language.
func SheetsIn(l lang.Lang) Sheets {
	if l == lang.EN {
		return englishSheets()
	}
	return dutchSheets()
}

func dutchSheets() Sheets {
	return Sheets{
		Guide:       "Leeswijzer",
		First:       "Eerst",
		Overview:    "Overzicht",
		Critical:    "Kritieke punten",
		Heatmap:     "Heatmap",
		Domains:     "Domeinen",
		Differences: "Verschillen",
		Trend:       "Ontwikkeling",
		Actions:     "Acties",
		Missing:     "Ontbreekt",
		Data:        "Data",
		Rubric:      "Rubriek",
	}
}

func englishSheets() Sheets {
	return Sheets{
		Guide:       "Guide",
		First:       "First",
		Overview:    "Overview",
		Critical:    "Critical points",
		Heatmap:     "Heatmap",
		Domains:     "Domains",
		Differences: "Differences",
		Trend:       "Development",
		Actions:     "Actions",
		Missing:     "Missing",
		Data:        "Data",
		Rubric:      "Rubric",
	}
}
