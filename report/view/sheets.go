package view

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// Sheets are the names of the sheets of the comparison workbook, which the summary for a board names too.
type Sheets struct {
	Glance, Guide, First, Learn, Overview, Critical, Heatmap, Domains, Differences, Adviser, Trend, Actions, Missing, Data,
	Rubric string
}

// SheetsIn returns the names in a language.
func SheetsIn(l lang.Lang) Sheets { return words.Fill[Sheets]("board", l) }
