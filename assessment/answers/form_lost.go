package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// chose reports whether a level was chosen, or "unknown" or "not applicable", for any question.
func (f *form) chose() bool {
	asked := false
	for id, g := range f.rows {
		_, isAnswer := f.response.Answers.Get(id)
		if asked = asked || isAnswer; isAnswer && g.answer.State != assessment.Blank {
			return true
		}
	}
	return !asked
}

// wrote reports whether somebody wrote anything beside the questions. In a form with a column of the last time the
// program wrote the texts and the plan of questions.
func (f *form) wrote() bool {
	filled := slices.ContainsFunc(f.tables, func(t *questionTable) bool {
		return slices.ContainsFunc(t.head().Cells, func(c xlsx.Cell) bool {
			field, _ := known().question.of(c.Text)
			return field == FieldPrevious
		})
	})
	for _, g := range f.rows {
		if a := g.answer; g.check.Note != "" || !filled && a.Note+a.Evidence+a.Action != "" {
			return true
		}
	}
	return false
}

// tellPassed names the columns that are not read and in which something stands; where no heading stands above it, the
// first cell of it.
func (f *form) tellPassed(t *questionTable) {
	lost := *t.page
	lost.problems = &f.lost
	var headed []int
	for _, column := range t.unread {
		n := slices.IndexFunc(t.rows(), func(row xlsx.Row) bool { return !blank(row.Cell(column)) })
		if n < 0 || !blank(t.head().Cell(column)) {
			headed = append(headed, column)
			continue
		}
		lost.warnf(spot{row: t.rows()[n].Number, column: column}, "answers.text_beside_table")
	}
	lost.tellUnread(t.head(), headed)
	t.unread = nil
}

// tellBelow warns of the rows behind the last question.
func (f *form) tellBelow(t *questionTable, rows []xlsx.Row) {
	for _, row := range rows {
		if n := slices.IndexFunc(row.Cells, func(c xlsx.Cell) bool { return !blank(c) }); n >= 0 {
			f.lost.Warnf(t.cellPlace(row, n), "answers.text_below_table")
			return
		}
	}
}

// tellMerged warns of answers that were made into one cell: only the first of their questions has it.
func (f *form) tellMerged(t *questionTable) {
	answer := t.columns[FieldAnswer]
	for _, area := range t.sheet.Merged {
		if area.Column <= answer && answer <= area.LastColumn && area.Row < area.LastRow &&
			area.Row > t.head().Number {
			f.lost.Warnf(f.areaPlace(t.sheet, area.String()), "answers.answers_merged")
		}
	}
}

// tellComments warns of the comments on a sheet.
func (f *form) tellComments() {
	for _, s := range f.book.Sheets {
		if n := len(s.Comments); n > 0 && !hidden(s) {
			f.lost.Warnf(f.areaPlace(s, s.Comments[0]), "answers.comments_not_read", n)
		}
	}
}

func (f *form) areaPlace(s xlsx.Sheet, area string) problem.Place {
	return problem.Place{File: f.file, Cell: s.Name + "!" + area}
}

// tellChanged warns when the text of a level is not that of the rubric by which the form was made: who changed it meant
// something else by the answer.
func (f *form) tellChanged(t *questionTable, row xlsx.Row, q *question) {
	if q.isCheck || f.meta["hash"] != f.Rubric.Hash {
		return
	}
	var changed []string
	for column, head := range t.head().Cells {
		m := plainLevel().FindStringSubmatch(fold(head.Text))
		if m == nil || t.columns.holds(column) || blank(row.Cell(column)) {
			continue
		}
		if !isText(row.Cell(column).Text, q.indicator, digit(m[1])) {
			changed = append(changed, m[1])
		}
	}
	if len(changed) > 0 {
		f.problems.Warnf(t.cellPlace(row, t.columns[FieldAnswer]), "answers.level_text_changed",
			strings.Join(changed, ", "))
	}
}

// isText reports whether a text is that of a level, in the wording of a sector and in a language.
func isText(s string, i rubric.Indicator, level rubric.Level) bool {
	plain := func(s string) string { return strings.Join(strings.Fields(fold(s)), " ") }
	if text := i.Texts.Levels[level]; text.NL == s || text.EN == s {
		return true // as in most forms
	}
	s = plain(s)
	for _, sector := range rubric.Sectors() {
		text := i.For(sector).Levels[level]
		if plain(text.NL) == s || plain(text.EN) == s {
			return true
		}
	}
	return false
}
