package excel

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/report/view"
)

// planSheet is the action plan to work in: only action, owner, due and status can be written in.
func (b *book) planSheet(r view.Report) sheet {
	w, c := b.words.gap, b.words.col
	var rows []row
	for _, p := range r.Plan {
		due := date(p.DueOn, p.Due).withLook(lookEntryDate)
		rows = append(rows, cells(text(p.ID), styled(p.Title, lookBold), text(p.Domain), text(p.Critical), text(p.Change), text(p.Step),
			styled(p.Action, lookEntry), styled(p.Owner, lookEntry), due, styled(p.Status, lookEntry)))
	}
	return sheet{
		name: w.plan, title: schoolTitle(w.plan, r), how: w.planHow, head: true, frozen: 2, empty: w.planEmpty, rows: slices.Values(rows),
		columns: []column{{c.id, 6}, {c.title, 24}, {c.domain, 20}, {c.critical, 12}, {c.change, 13}, {c.step, 44}, {c.action, 44}, {c.owner, 20},
			{c.due, 15}, {c.status, 13}},
		extra: b.planRules,
	}
}

// The columns of the plan that have rules.
const (
	dueColumn    = "I"
	statusColumn = "J"
)

// planRules adds the drop-down, the prompts and the protection without a password: it guards against accidents, nothing more.
func (b *book) planRules(name string, last int) error {
	w := b.words.gap
	status := excelize.NewDataValidation(true)
	status.SetSqref(fmt.Sprintf("%s%d:%s%d", statusColumn, firstRow, statusColumn, last))
	if err := status.SetDropList(b.words.statuses()); err != nil {
		return err
	}
	status.SetError(excelize.DataValidationErrorStyleStop, w.statusTitle, w.statusError)
	status.SetInput(w.statusTitle, w.statusInput)
	if err := b.file.AddDataValidation(name, status); err != nil {
		return err
	}
	due := excelize.NewDataValidation(true)
	due.SetSqref(fmt.Sprintf("%s%d:%s%d", dueColumn, firstRow, dueColumn, last))
	due.SetInput(w.dueTitle, w.dueInput)
	if err := b.file.AddDataValidation(name, due); err != nil {
		return err
	}
	return b.file.ProtectSheet(name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true,
	})
}

// planMeta are the lines by which the program knows, when it reads the workbook back, in which rows somebody worked.
func planMeta(r view.Report) []metaPair {

	var rows []assessment.PlanRow
	for _, p := range r.Plan {
		due := assessment.Due{Text: p.Due}
		if day, ok := answers.ParseDay(p.Due); ok {
			due = assessment.Due{Date: day} // as it is understood when it is read
		}
		if !p.DueOn.IsZero() {
			due = assessment.Due{Date: assessment.DateOf(p.DueOn)}
		}
		rows = append(rows, assessment.PlanRow{Indicator: p.ID, Action: clean(p.Action), Owner: clean(p.Owner), Due: due, Status: assessment.Status(p.StatusID), Fresh: p.Carried})
	}
	var out []metaPair
	for _, m := range assessment.PlanMarks(rows) {
		out = append(out, metaPair{m.Key, m.Value})
	}
	return out
}
