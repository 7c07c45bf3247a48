package excel

import (
	"slices"
	"strings"

	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// ownTextSheets lay the school's own text beside its answers: a row per question, and where there are any a row per
// sentence to look at.
func (b *author) ownTextSheets(r view.Report) []workbook.Sheet {
	say := func(key words.Key) string { return words.Text(key).In(r.Lang) }
	rows := rowsOf(r.OwnText.Rows, func(q view.PolicyRow) workbook.Row {
		return workbook.Cells(text(q.ID), styled(q.Title, lookBold), text(q.Says), text(q.Text))
	})
	out := []workbook.Sheet{b.schoolTable(r, say("policy.sheet"), strings.Join(r.OwnText.Limits, " "), "", rows, []column{
		{b.words.Col.ID, 6}, {say("pdf.question"), 34}, {say("policy.says"), 40}, {say("policy.in_text"), 80},
	})}
	var look []workbook.Row
	for _, t := range r.OwnText.Texts {
		for _, w := range t.Wording {
			for _, m := range w.Remarks {
				look = append(look, workbook.Cells(text(t.Name), text(w.Place), styled(w.Sentence, lookBold), text(m.Kind),
					text(m.Why), text(m.Better), text(strings.Join(m.Principles, ", "))))
			}
		}
	}
	if len(look) == 0 {
		return out
	}
	how := say("policy.limit_wording")
	return append(out, b.schoolTable(r, say("policy.wording"), how, "", slices.Values(look), []column{
		{say("policy.text_head"), 26}, {say("policy.place_head"), 12}, {say("policy.sentence_head"), 50},
		{say("policy.what_head"), 26}, {say("policy.why_head"), 46}, {say("policy.better_head"), 46},
		{b.words.Col.Principles, 14},
	}))
}
