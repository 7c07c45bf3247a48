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
	w, col := b.words.board, b.words.col
	var absent []string
	if !slices.ContainsFunc(c.Reports, func(r view.Report) bool { return len(r.Agreement.Groups) > 0 }) {
		absent = append(absent, b.words.gap.groups)
	}
	how := w.differencesHow + b.linkHow(c, fmt.Sprintf(w.backHow, b.sheets.Overview))
	out := b.boardTable(c, b.sheets.Differences, how, w.differencesEmpty, 1, []column{
		{col.school, 32}, {col.brin, 10}, {col.sector, 9}, {w.joint, 10}, {w.leaders, 9}, {w.team, 9}, {w.agreement, 16},
		{w.questions, 14}, {w.wide, 15}, {w.wideIDs, 22}, {w.differ, 22}, {b.words.gap.groups, 34}, {col.sentence, 64},
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
	joint := b.words.gap.no
	if a.Joint {
		joint = b.words.gap.yes
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
