package excel

import (
	"fmt"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// calculationSheet lets a reader follow the sum: level × weight = points per indicator, the sum per domain, the
// whole, and the rules in words.
func (b *author) calculationSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	var rows []workbook.Row
	for _, d := range r.Calculation {
		for _, s := range d.Rows {
			rows = append(rows, b.sumRow(s))
		}
		empty := styled("", lookSum)
		rows = append(rows, workbook.Cells(styled(d.ID, lookSum), styled(w.SumOf+" "+d.Title, lookSum), empty, empty, empty,
			empty, whole(d.Points).As(lookSumInt), whole(d.Max).As(lookSumInt), whole(d.OpenMax).As(lookSumInt),
			score(d.Score).As(lookSumScore), score(d.Lower).As(lookSumScore), score(d.Upper).As(lookSumScore),
			whole(d.Weight).As(lookSumInt), styled(d.ShareOfWhole, lookSum)))
	}
	if len(rows) > 0 {
		rows = append(rows, b.wholeRows(r)...)
	}
	s := b.schoolTable(r, w.Calculation, w.CalculationHow, w.CalculationEmpty, rows, []column{
		{c.ID, 6}, {c.Title, 62}, {c.Answer, 26}, {w.Counts, 9}, {c.Level, 9}, {c.Weight, 9}, {c.Points, 9}, {c.Most, 11},
		{c.OpenMost, 10}, {c.Score, 10}, {c.Lower, 11}, {c.Upper, 11}, {c.DomainWeight, 13}, {c.Share, 14},
	})
	s.NoFilter = true
	return s
}

// sumRow is one indicator of the sum. One that does not count has no points.
func (b *author) sumRow(s view.SumRow) workbook.Row {
	counts := b.words.Gap.No
	if s.InScope && s.HasLevel {
		counts = b.words.Gap.Yes
	}
	number := func(n int) workbook.Cell {
		if !s.HasLevel {
			return workbook.Cell{Look: lookInt}
		}
		return whole(n)
	}
	answer := s.State
	if s.Own != "" {
		answer = fmt.Sprintf(b.words.Gap.ModeratedLevel, s.State, s.Own)
	}
	return workbook.Cells(text(s.ID), text(s.Title), text(answer), text(counts), number(s.Level), whole(s.Weight),
		number(s.Points), number(s.Max))
}

// wholeRows are the overall score with its bounds, and the rules in words.
func (b *author) wholeRows(r view.Report) []workbook.Row {
	empty := styled("", lookSum)
	rows := []workbook.Row{
		workbook.Cells(empty, styled(b.words.Gap.Whole, lookSum), empty, empty, empty, empty, empty, empty, empty,
			score(r.Score).As(lookSumScore), score(r.Lower).As(lookSumScore), score(r.Upper).As(lookSumScore), empty, empty),
		workbook.Cells(text(""), styled(b.words.Gap.Method, lookBold)),
	}
	for _, sentence := range r.Method {
		rows = append(rows, workbook.Cells(text(""), text(sentence)))
	}
	for _, sentence := range b.capSentences(r.Caps) {
		rows = append(rows, workbook.Cells(text(""), text(sentence)))
	}
	return rows
}
