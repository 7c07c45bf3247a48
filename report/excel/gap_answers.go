package excel

import (
	"strings"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// answersSheet has everything that was filled in: a row per indicator, then a row per check. Columns about an
// adviser, about several respondents or about a round before are there only for a school that has them.
func (b *author) answersSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	moved := map[string]string{}
	if r.Trend != nil {
		for _, x := range r.Trend.Indicators {
			moved[x.ID] = x.Change
		}
	}
	var rows []workbook.Row
	moderated := false
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			rows = append(rows, answerRow(i, moved[i.ID]))
			moderated = moderated || i.Own != ""
		}
	}
	for _, i := range r.Outside {
		i.Marks = append([]string{w.OutOfScope}, i.Marks...)
		rows = append(rows, answerRow(i, ""))
	}
	for _, k := range r.Flags {
		rows = append(rows, b.checkRow(k, w.Flag))
	}
	for _, k := range r.Legal {
		rows = append(rows, b.checkRow(k, w.LegalCheck))
	}
	var absent []string
	if !moderated {
		absent = append(absent, c.Own, c.Reason)
	}
	if r.Agreement.Questions == 0 {
		absent = append(absent, b.words.Board.Agreed)
	}
	if r.Trend == nil {
		absent = append(absent, c.Previous, w.SinceThen)
	}
	return b.schoolTable(r, w.Answers, w.AnswersHow, w.AnswersEmpty, rows, []column{
		{c.ID, 6}, {c.Title, 24}, {c.Domain, 18}, {c.Question, 36}, {c.Level, 9}, {c.Answer, 18}, {c.Critical, 12},
		{c.Weight, 9}, {c.Evidence, 44}, {c.EvidenceDate, 15}, {c.Note, 36}, {c.Action, 32}, {c.Owner, 16}, {c.Due, 13},
		{c.Status, 11}, {c.Marks, 24}, {c.Own, 18}, {c.Reason, 26}, {b.words.Board.Agreed, 17},
		{c.Previous, 18}, {w.SinceThen, 14}, {c.Principles, 16},
	}).Without(absent...)
}

// answerRow is one indicator with its answer, and how it moved since the round before.
func answerRow(i view.Indicator, moved string) workbook.Row {
	return workbook.Cells(text(i.ID), styled(i.Title, lookBold), text(i.Domain), text(i.Question), level(i), text(i.State),
		text(i.Critical), whole(i.Weight), text(i.Evidence), date(i.EvidenceDateOn, i.EvidenceDate), text(i.Note),
		text(i.Action), text(i.Owner), date(i.DueOn, i.Due), text(i.Status), text(strings.Join(i.Marks, "; ")), text(i.Own),
		text(i.Reason), text(i.Agreement), text(i.Previous), text(moved), text(principleIDs(i.Principles)))
}

// checkRow is one red flag or legal question with its answer.
func (b *author) checkRow(k view.Check, kind string) workbook.Row {
	var marks []string
	if k.Outside {
		marks = append(marks, b.words.Gap.Outside)
	}
	if k.Checked != "" {
		marks = append(marks, b.words.Gap.Checked+" "+k.Checked)
	}
	empty := text("")
	return workbook.Cells(text(k.ID), styled(kind, lookBold), empty, text(k.Question), empty, text(k.State), empty, empty,
		empty, text(k.Date), text(k.Note), empty, empty, empty, empty, text(strings.Join(marks, "; ")), empty, empty, empty,
		empty, empty, empty, empty)
}

// level is the level as a number; an open answer has none.
func level(i view.Indicator) workbook.Cell {
	if !i.HasLevel {
		return workbook.Cell{Look: lookInt}
	}
	return whole(i.Level)
}

// principleIDs lists the principles behind an indicator.
func principleIDs(list []view.Principle) string {
	ids := make([]string, len(list))
	for n, p := range list {
		ids[n] = p.ID
	}
	return strings.Join(ids, ", ")
}
