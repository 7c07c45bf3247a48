package excel

import (
	"fmt"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// calculationSheet lets a reader follow the sum: level × weight = points per indicator, the sum per domain, the
// whole, and the rules in words.
func (b *author) calculationSheet(r view.Report) workbook.Sheet {
	w, c := b.words.gap, b.words.col
	var rows []workbook.Row
	for _, d := range r.Calculation {
		for _, s := range d.Rows {
			rows = append(rows, b.sumRow(s))
		}
		empty := styled("", lookSum)
		rows = append(rows, workbook.Cells(styled(d.ID, lookSum), styled(w.sumOf+" "+d.Title, lookSum), empty, empty, empty,
			empty, whole(d.Points).As(lookSumInt), whole(d.Max).As(lookSumInt), whole(d.OpenMax).As(lookSumInt),
			score(d.Score).As(lookSumScore), score(d.Lower).As(lookSumScore), score(d.Upper).As(lookSumScore),
			whole(d.Weight).As(lookSumInt), styled(d.ShareOfWhole, lookSum)))
	}
	if len(rows) > 0 {
		rows = append(rows, b.wholeRows(r)...)
	}
	s := b.schoolTable(r, w.calculation, w.calculationHow, w.calculationEmpty, rows, []column{
		{c.id, 6}, {c.title, 62}, {c.answer, 26}, {w.counts, 9}, {c.level, 9}, {c.weight, 9}, {c.points, 9}, {c.most, 11},
		{c.openMost, 10}, {c.score, 10}, {c.lower, 11}, {c.upper, 11}, {c.domainWeight, 13}, {c.share, 14},
	})
	s.NoFilter = true
	return s
}

// sumRow is one indicator of the sum. One that does not count has no points.
func (b *author) sumRow(s view.SumRow) workbook.Row {
	counts := b.words.gap.no
	if s.InScope && s.HasLevel {
		counts = b.words.gap.yes
	}
	number := func(n int) workbook.Cell {
		if !s.HasLevel {
			return workbook.Cell{Look: lookInt}
		}
		return whole(n)
	}
	answer := s.State
	if s.Own != "" {
		answer = fmt.Sprintf(b.words.gap.moderatedLevel, s.State, s.Own)
	}
	return workbook.Cells(text(s.ID), text(s.Title), text(answer), text(counts), number(s.Level), whole(s.Weight),
		number(s.Points), number(s.Max))
}

// wholeRows are the overall score with its bounds, and the rules in words.
func (b *author) wholeRows(r view.Report) []workbook.Row {
	empty := styled("", lookSum)
	rows := []workbook.Row{
		workbook.Cells(empty, styled(b.words.gap.whole, lookSum), empty, empty, empty, empty, empty, empty, empty,
			score(r.Score).As(lookSumScore), score(r.Lower).As(lookSumScore), score(r.Upper).As(lookSumScore), empty, empty),
		workbook.Cells(text(""), styled(b.words.gap.method, lookBold)),
	}
	for _, sentence := range r.Method {
		rows = append(rows, workbook.Cells(text(""), text(sentence)))
	}
	for _, sentence := range b.capSentences(r.Caps) {
		rows = append(rows, workbook.Cells(text(""), text(sentence)))
	}
	return rows
}
