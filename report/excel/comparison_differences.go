package excel

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// differencesSheet shows how far the respondents of each school agree.
func (b *author) differencesSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	var absent []string
	if !slices.ContainsFunc(c.Reports, func(r view.Report) bool { return len(r.Agreement.Groups) > 0 }) {
		absent = append(absent, b.words.Gap.Groups)
	}
	how := w.DifferencesHow + b.linkHow(c, fmt.Sprintf(w.BackHow, b.sheets.Overview))
	out := b.boardTable(c, b.sheets.Differences, how, w.DifferencesEmpty, 1, []column{
		{col.School, 32}, {col.BRIN, 10}, {col.Sector, 9}, {w.Joint, 10}, {w.Leaders, 9}, {w.Team, 9}, {w.Agreement, 16},
		{w.Questions, 14}, {w.Wide, 15}, {w.WideIDs, 22}, {w.Differ, 22}, {b.words.Gap.Groups, 34}, {col.Sentence, 64},
	}, func(yield func(workbook.Row) bool) {
		for _, r := range c.Reports {
			if !yield(b.differencesRow(r, linked(c))) {
				return
			}
		}
	}).Without(absent...)
	out.Links = b.linksBack(c, schoolsWhere(c, func(view.Report) bool { return true }), firstCell)
	return out
}

// differencesRow is one school. Where there is nothing to see a cell has a dash, so that it does not read as full
// agreement.
func (b *author) differencesRow(r view.Report, linked bool) workbook.Row {
	a := r.Agreement
	joint := b.words.Gap.No
	if a.Joint {
		joint = b.words.Gap.Yes
	}
	wide := styled("–", lookInt)
	if a.Questions > 0 {
		wide = whole(len(a.Wide))
	}
	groups := make([]string, len(a.Groups))
	for n, g := range a.Groups {
		groups[n] = b.groupText(g)
	}
	return workbook.Cells(nameCell(r, linked), text(r.School.BRIN), text(r.School.SectorID), text(joint), whole(a.Leaders),
		whole(a.Team), score(a.Overall), whole(a.Questions), wide, text(idList(a.Wide)), text(idList(a.Differ)),
		text(orDash(strings.Join(groups, "\n"))), text(a.Sentence))
}

func idList(ids []string) string { return orDash(strings.Join(ids, ", ")) }
