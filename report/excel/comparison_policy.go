package excel

import (
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// policySheets say in the texts of which schools something was found on each question, and which kinds of sentences to
// look at; where the schools may be known, the sentences stand on a sheet of their own.
func (b *author) policySheets(c view.Comparison) []workbook.Sheet {
	say := func(key words.Key) string { return words.Text(key).In(c.Lang) }
	names := func(at []int) workbook.Cell { // all of them: no other sheet has them
		return dashed(strings.Join(lists.Map(at, func(n int) string { return c.Reports[n].School.Name }), "; "))
	}
	var rows []workbook.Row
	for _, r := range slices.Concat(c.Policy.Questions, c.Policy.Kinds) {
		rows = append(rows, workbook.Cells(text(r.ID), styled(r.Title, lookBold), whole(r.Count), whole(r.Of),
			names(r.Found), names(r.Silent)))
	}
	if c.Policy.Lacking > 0 {
		rows = append(rows, workbook.Cells(text(""), styled(say("policy.without_text"), lookBold),
			whole(c.Policy.Lacking), whole(len(c.Reports)), names(c.Policy.Without), dashed("")))
	}
	w, col := b.words.Board, b.words.Col
	how := strings.Join(append([]string{say("policy.compared_how")}, c.Policy.Limits...), " ")
	found := b.boardTable(c, say("policy.sheet"), how, "", 2, []column{{col.ID, 6},
		{say("policy.question_or_sentence"), 40}, {say("policy.found_head"), 10}, {w.Of, 7}, {say("policy.found_at"), 60},
		{say("policy.not_found_at"), 60}}, slices.Values(rows))
	if c.Anonymous {
		return []workbook.Sheet{found.Without(say("policy.found_at"), say("policy.not_found_at"))}
	}
	return []workbook.Sheet{found, b.boardTable(c, say("policy.sentences"), say("policy.sentences_how"),
		say("policy.no_sentences"), 1, []column{{col.School, 28}, {say("policy.text_head"), 26},
			{say("policy.place_head"), 14}, {say("policy.sentence_head"), 60}, {say("policy.about"), 34},
			{say("policy.better_head"), 50}},
		rowsOf(c.Policy.Sentences, func(s view.ComparedSentence) workbook.Row {
			return workbook.Cells(styled(c.Reports[s.School].School.Name, lookBold), text(s.Text), text(s.Place),
				text(s.Sentence), text(s.About), dashed(s.Better))
		}))}
}
