package excel

import (
	"fmt"
	"slices"

	"sggscan/report/view"
)

// calculationSheet lets a reader follow the sum: level × weight = points per indicator, the sum per domain, the whole, and the rules in words.
func (b *book) calculationSheet(r view.Report) sheet {
	w, c := b.words.gap, b.words.col
	var rows []row
	for _, d := range r.Calculation {
		for _, s := range d.Rows {
			rows = append(rows, b.sumRow(s))
		}
		rows = append(rows, cells(styled(d.ID, lookSum), styled(w.sumOf+" "+d.Title, lookSum), styled("", lookSum), styled("", lookSum),
			styled("", lookSum), styled("", lookSum), whole(d.Points).withLook(lookSumInt), whole(d.Max).withLook(lookSumInt),
			whole(d.OpenMax).withLook(lookSumInt), score(d.Score).withLook(lookSumScore), score(d.Lower).withLook(lookSumScore),
			score(d.Upper).withLook(lookSumScore), whole(d.Weight).withLook(lookSumInt), styled(d.ShareOfWhole, lookSum)))
	}
	if len(rows) > 0 {
		rows = append(rows, b.wholeRows(r)...)
	}
	return sheet{
		name: w.calculation, title: schoolTitle(w.calculation, r), how: w.calculationHow, head: true, frozen: 2, noFilter: true,
		empty: w.calculationEmpty, rows: slices.Values(rows),
		columns: []column{{c.id, 6}, {c.title, 62}, {c.answer, 26}, {w.counts, 9}, {c.level, 9}, {c.weight, 9}, {c.points, 9}, {c.most, 11},
			{c.openMost, 10}, {c.score, 10}, {c.lower, 11}, {c.upper, 11}, {c.domainWeight, 13}, {c.share, 14}},
	}
}

// sumRow is one indicator of the sum. One that does not count has no points.
func (b *book) sumRow(s view.SumRow) row {
	counts := b.words.gap.no
	if s.InScope && s.HasLevel {
		counts = b.words.gap.yes
	}
	number := func(n int) cell {
		if !s.HasLevel {
			return cell{look: lookInt}
		}
		return whole(n)
	}
	answer := s.State
	if s.Own != "" {
		answer = fmt.Sprintf(b.words.gap.moderatedLevel, s.State, s.Own)
	}
	return cells(text(s.ID), text(s.Title), text(answer), text(counts), number(s.Level), whole(s.Weight), number(s.Points), number(s.Max))
}

// wholeRows are the overall score with its bounds, and the rules in words.
func (b *book) wholeRows(r view.Report) []row {
	whole := cell{look: lookSum}
	rows := []row{
		cells(whole, styled(b.words.gap.whole, lookSum), whole, whole, whole, whole, whole, whole, whole, score(r.Score).withLook(lookSumScore),
			score(r.Lower).withLook(lookSumScore), score(r.Upper).withLook(lookSumScore), whole, whole),
		cells(text(""), styled(b.words.gap.method, lookBold)),
	}
	for _, sentence := range r.Method {
		rows = append(rows, cells(text(""), text(sentence)))
	}
	for _, sentence := range b.capSentences(r.Caps) {
		rows = append(rows, cells(text(""), text(sentence)))
	}
	return rows
}
