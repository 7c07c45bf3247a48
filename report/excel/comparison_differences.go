package excel

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
)

// differencesSheet shows how far the respondents of each school agree.
func (b *book) differencesSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	var absent []string
	if !slices.ContainsFunc(c.Reports, func(r view.Report) bool { return len(r.Agreement.Groups) > 0 }) {
		absent = append(absent, b.words.gap.groups)
	}
	return sheet{
		name: w.differences, title: w.differences + " – " + c.Title, how: w.differencesHow + b.linkHow(c, fmt.Sprintf(w.backHow, w.overview)), head: true, frozen: 1,
		empty: w.differencesEmpty, extra: b.linkRows(c, schoolsWhere(c, func(view.Report) bool { return true })),
		columns: []column{{col.school, 32}, {col.brin, 10}, {col.sector, 9}, {w.joint, 10}, {w.leaders, 9}, {w.team, 9}, {w.agreement, 16}, {w.questions, 14},
			{w.wide, 15}, {w.wideIDs, 22}, {w.differ, 22}, {b.words.gap.groups, 34}, {col.sentence, 64}},
		rows: func(yield func(row) bool) {
			for _, r := range c.Reports {
				if !yield(b.differencesRow(r, linked(c))) {
					return
				}
			}
		},
	}.without(absent...)
}

// differencesRow is one school. Where there is nothing to see a cell has a dash, so that it does not read as full agreement.
func (b *book) differencesRow(r view.Report, linked bool) row {
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
	return cells(nameCell(r, linked), text(r.School.BRIN), text(r.School.SectorID), text(joint), whole(a.Leaders), whole(a.Team), score(a.Overall), whole(a.Questions),
		wide, text(idList(a.Wide)), text(idList(a.Differ)), text(orDash(strings.Join(groups, "\n"))), text(a.Sentence))
}

func idList(ids []string) string { return orDash(strings.Join(ids, ", ")) }

// without leaves columns out of a table; their cells go with them.
func (s sheet) without(heads ...string) sheet {
	if !s.head {
		return s
	}
	keep := make([]bool, len(s.columns))
	var columns []column
	for n, c := range s.columns {
		keep[n] = !slices.Contains(heads, c.title)
		if keep[n] {
			columns = append(columns, c)
		}
	}
	if len(columns) == len(s.columns) {
		return s
	}
	thin := func(r row) row {
		var some []cell
		for n, c := range r.cells {
			if n >= len(keep) || keep[n] {
				some = append(some, c)
			}
		}
		r.cells = some
		return r
	}
	all := s.rows
	s.columns, s.above = columns, thin(s.above)
	s.rows = func(yield func(row) bool) {
		for r := range all {
			if !yield(thin(r)) {
				return
			}
		}
	}
	return s
}
