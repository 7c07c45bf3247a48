package excel

import (
	"slices"
	"strings"

	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// policySheet lays the school's own text beside its answers: a row per question, then one per sentence to look at.
func (b *author) policySheet(r view.Report) workbook.Sheet {
	say := func(key words.Key) string { return words.Text(key).In(r.Lang) }
	var rows []workbook.Row
	for _, q := range r.OwnText.Rows {
		rows = append(rows, workbook.Cells(text(q.ID), styled(q.Title, lookBold), text(q.Says), text(q.Text)))
	}
	for _, t := range r.OwnText.Texts {
		for _, w := range t.Wording {
			for _, remark := range w.Remarks {
				rows = append(rows, workbook.Cells(text(""), styled(upperFirst(remark.Kind), lookBold), text(remark.Better),
					text(w.Quoted())))
			}
		}
	}
	s := b.schoolTable(r, say("policy.sheet"), strings.Join(r.OwnText.Limits, " "), "", slices.Values(rows), []column{
		{b.words.Col.ID, 6}, {say("pdf.question"), 34}, {say("policy.says"), 40}, {say("policy.in_text"), 80},
	})
	return s
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
