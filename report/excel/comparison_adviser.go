package excel

import (
	"strings"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// adviserSheet shows how an adviser's levels lie beside those of all schools together.
func (b *author) adviserSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	how := strings.Join(append([]string{w.AdviserPairsHow}, c.Adviser.Sentences...), "\n")
	rows := rowsOf(c.Adviser.Questions, func(q view.AdviserQuestion) workbook.Row {
		return workbook.Cells(text(q.ID), styled(q.Title, lookBold), text(q.Domain), whole(q.Schools), score(q.Equal),
			score(q.Near), signed(q.Difference))
	})
	return b.boardTable(c, b.sheets.Adviser, how, w.AdviserPairsEmpty, 2, []column{{col.ID, 6}, {col.Title, 40},
		{col.Domain, 30}, {w.AdviserLooked, 12}, {w.AdviserEqual, 12}, {w.AdviserNear, 16}, {w.AdviserMean, 16}}, rows)
}
