package excel

import (
	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// planSheet is the action plan to work in: only action, owner, due and status can be written in.
func (b *author) planSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	var rows []workbook.Row
	for _, p := range r.Plan {
		rows = append(rows, workbook.Cells(text(p.ID), styled(p.Title, lookBold), text(p.Domain), text(p.Critical),
			text(p.Change), text(p.Step), styled(p.Action, lookEntry), styled(p.Owner, lookEntry),
			date(p.DueOn, p.Due).As(lookEntryDate), styled(p.Status, lookEntry)))
	}
	s := b.schoolTable(r, w.Plan, w.PlanHow, w.PlanEmpty, rows, []column{
		{c.ID, 6}, {c.Title, 24}, {c.Domain, 20}, {c.Critical, 12}, {c.Change, 13}, {c.Step, 44}, {c.Action, 44},
		{c.Owner, 20}, {c.Due, 15}, {c.Status, 13},
	})
	const due, status = 9, 10 // columns
	last := headRow + len(rows)
	s.Locked = true
	s.Rules = []workbook.Rule{
		{Cells: workbook.Block(status, firstRow, status, last), Title: w.StatusTitle, Prompt: w.StatusInput,
			List: workbook.List{Items: b.words.statuses()}},
		{Cells: workbook.Block(due, firstRow, due, last), Title: w.DueTitle, Prompt: w.DueInput, Free: true},
	}
	return s
}

// planMeta are the lines by which the program knows, when it reads the workbook back, in which rows somebody worked.
func planMeta(r view.Report) []workbook.Pair {
	var rows []assessment.PlanRow
	for _, p := range r.Plan {
		due := assessment.Due{Text: p.Due}
		if day, ok := answers.ParseDay(p.Due); ok {
			due = assessment.Due{Date: day} // as it is understood when it is read
		}
		if !p.DueOn.IsZero() {
			due = assessment.Due{Date: assessment.DateOf(p.DueOn)}
		}
		rows = append(rows, assessment.PlanRow{
			Indicator: p.ID, Action: workbook.Clean(p.Action), Owner: workbook.Clean(p.Owner), Due: due,
			Status: assessment.Status(p.StatusID), Fresh: p.Carried,
		})
	}
	var out []workbook.Pair
	for _, m := range assessment.PlanMarks(rows) {
		out = append(out, workbook.Pair{Key: m.Key, Value: m.Value})
	}
	return out
}
