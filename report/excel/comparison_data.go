package excel

import (
	"fmt"
	"iter"
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

func (b *author) actionsSheet(c view.Comparison, part chunk) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	out := b.boardTable(c, b.sheets.Actions, b.actionsHow(c), w.ActionsEmpty, 3, []column{
		{col.School, 26}, {col.ID, 6}, {col.Title, 23}, {col.BRIN, 10}, {col.Sector, 9}, {col.Domain, 18},
		{col.Critical, 13}, {col.Change, 13}, {col.Step, 41}, {col.Action, 38}, {col.Owner, 18}, {col.Due, 14},
		{col.Status, 11}, {col.Late, 10}, {col.Unowned, 13},
	}, func(yield func(workbook.Row) bool) {
		for r, p := range plans(c.Reports[part.from:part.to]) {
			if !yield(workbook.Cells(styled(r.School.Name, lookBold), text(p.ID), text(p.Title), text(r.School.BRIN),
				text(r.School.SectorID), text(p.Domain), text(p.Critical), text(p.Change), text(p.Step),
				text(p.Action), text(p.Owner), date(p.DueOn, p.Due), text(p.Status), text(p.Late), text(p.Unowned))) {
				return
			}
		}
	})
	if !c.Anonymous { // which leaves out actions
		out.Top[aboveRow-1] = workbook.Cells(styled(b.planCounts(func(yield func(view.PlanRow) bool) {
			plans(c.Reports)(func(_ view.Report, p view.PlanRow) bool { return yield(p) })
		}), lookNote))
	}
	return out
}

// actionsHow says how to read the actions; an anonymous board has no columns of who does what and when.
func (b *author) actionsHow(c view.Comparison) string {
	w := b.words.Board
	if c.Anonymous {
		return w.ActionsHow
	}
	return w.ActionsHow + " " + w.ActionsFilterHow
}

// plans are the rows of the action plans of schools, without the room for own actions.
func plans(schools []view.Report) iter.Seq2[view.Report, view.PlanRow] {
	return func(yield func(view.Report, view.PlanRow) bool) {
		for _, r := range schools {
			for _, p := range r.Actions {
				if (p.Kind != view.PlanOwn || p.Planned()) && !yield(r, *p) {
					return
				}
			}
		}
	}
}

const tableRoom = workbook.MostRows - headRow

// chunk is a run of schools whose rows fit on one sheet.
type chunk struct{ from, to int }

// chunks spreads the schools over as few sheets as their rows need; a school stays whole. There is always one, so
// that the sheet can say it is empty.
func chunks(sizes []int, room int) []chunk {
	var out []chunk
	from, rows := 0, 0
	for n, size := range sizes {
		if rows > 0 && rows+size > room {
			out = append(out, chunk{from, n})
			from, rows = n, 0
		}
		rows += size
	}
	return append(out, chunk{from, len(sizes)})
}

// actionsSheets put the plan rows of all schools under each other.
func (b *author) actionsSheets(c view.Comparison) []workbook.Sheet {
	parts := chunks(lists.Map(c.Reports, func(r view.Report) int { return len(r.Actions) }), tableRoom)
	return b.inParts(c, parts, b.actionsSheet)
}

// dataSheets have a row per school × round × question, for people who make their own tables.
func (b *author) dataSheets(c view.Comparison) []workbook.Sheet {
	sizes := make([]int, len(c.Reports))
	for n := range c.Reports {
		for _, r := range rounds(c, n) {
			sizes[n] += len(r.Flags) + len(r.Legal) + len(r.Answers)
		}
	}
	return b.inParts(c, chunks(sizes, tableRoom), b.dataSheet)
}

// rounds are all rounds of the n-th school, the oldest first but the one of its report last.
func rounds(c view.Comparison, n int) []view.Report {
	if n < len(c.Earlier) && len(c.Earlier[n]) > 0 {
		return append(slices.Clip(c.Earlier[n]), c.Reports[n])
	}
	return c.Reports[n : n+1]
}

// inParts makes a sheet of each run of schools; with several each says which part it is.
func (b *author) inParts(c view.Comparison, parts []chunk,
	sheetOf func(view.Comparison, chunk) workbook.Sheet) []workbook.Sheet {
	var out []workbook.Sheet
	for n, part := range parts {
		next := sheetOf(c, part)
		if len(parts) > 1 {
			b.partOf(&next, n, len(parts), c.Reports[part.from], c.Reports[part.to-1])
		}
		out = append(out, next)
	}
	return out
}

// partOf says which schools are on a sheet when they do not all fit on one.
func (b *author) partOf(s *workbook.Sheet, n, of int, first, last view.Report) {
	if of > 1 {
		how := &s.Top[howRow-1].Cells[0]
		how.Text += " " + fmt.Sprintf(b.words.Board.PartOf, n+1, of, first.School.Name, last.School.Name)
	}
}

func (b *author) dataSheet(c view.Comparison, part chunk) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	columns := []column{
		{col.School, namesOf(c, 0, mostOfNames).width}, {col.BRIN, 10}, {col.Sector, 9}, {col.Round, 12}, {col.Date, 12},
		{w.Newest, 14}, {col.Profile, 14}, {w.Letter, 12}, {col.Domain, 30}, {col.ID, 6}, {col.Kind, 14},
		{col.Title, 46}, {col.State, 24}, {col.Level, 9}, {col.Target, 7}, {col.Below, 9}, {col.Weight, 9},
		{col.Critical, 14}, {col.Evidence, 40}, {col.EvidenceDate, 14}, {col.Note, 40}, {col.Action, 40}, {col.Owner, 18},
		{col.Due, 14}, {col.Status, 11}, {w.Agreed, 16},
	}
	adviser := moderated(c)
	if adviser {
		columns = append(columns, column{col.Own, 24}, column{col.Reason, 40})
	}
	return b.boardTable(c, b.sheets.Data, w.DataHow, w.DataEmpty, 1, columns, func(yield func(workbook.Row) bool) {
		for n := part.from; n < part.to; n++ {
			all := rounds(c, n)
			for k, r := range all {
				r.School = c.Reports[n].School
				if !b.dataRows(r, k == len(all)-1, adviser, yield) {
					return
				}
			}
		}
	})
}

// dataRows are the answers of one school in one round.
func (b *author) dataRows(r view.Report, newest, adviser bool, yield func(workbook.Row) bool) bool {
	question, flag := words.Text("comparison.question"), words.Text("comparison.warning_question")
	legal, kind := words.Text("comparison.legal_question"), func(t lang.Text) workbook.Cell { return line(t.In(r.Lang)) }
	first := []workbook.Cell{line(r.School.Name), line(r.School.BRIN), line(r.School.SectorID), line(r.Round),
		date(r.DateOn, r.Date), b.yesNo(newest).As(lookLine), line(r.Profile)}
	for _, i := range r.Answers {
		below := 0
		if i.Level < r.TargetLevel {
			below = 1
		}
		cells := append(slices.Clip(first), line(i.DomainID), line(i.Domain), line(i.ID), kind(question), line(i.Title),
			line(i.State), wholeIf(i.Level, i.HasLevel), whole(r.TargetLevel), wholeIf(below, i.HasLevel), whole(i.Weight),
			line(i.Critical), line(i.Evidence), date(i.EvidenceDateOn, i.EvidenceDate), line(i.Note), line(i.Action),
			line(i.Owner), date(i.DueOn, i.Due), line(i.Status), line(i.Agreement))
		if adviser {
			cells = append(cells, line(i.Own), line(i.Reason))
		}
		if !yield(workbook.Row{OneLine: true, Cells: cells}) {
			return false
		}
	}
	checks := func(list []view.Check, of lang.Text, note func(view.Check) string) bool {
		for _, k := range list {
			none := workbook.Cell{}
			if !yield(workbook.Row{OneLine: true, Cells: append(slices.Clip(first), none, none, line(k.ID), kind(of),
				line(flagTitle(k)), line(k.State), none, none, none, none, none, none, none, line(note(k)))}) {
				return false
			}
		}
		return true
	}
	// The notes to the warning questions stay with the school.
	return checks(r.Flags, flag, func(view.Check) string { return "" }) &&
		checks(r.Legal, legal, func(k view.Check) string { return k.Note })
}
