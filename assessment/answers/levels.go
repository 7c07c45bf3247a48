package answers

import (
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
)

// HoldsLevels reports whether a sheet that looks like a list of schools holds answers all the same: a column that is
// none of a list, with levels in its cells. Bare numbers may count something in one column; in three they do not.
func HoldsLevels(r Reader, s xlsx.Sheet) bool {
	index, _ := header(s, ofSchool)
	if index < 0 || len(r.Rubric.Indicators()) == 0 {
		return false
	}
	const most = 200 // rows that tell
	rows := s.Rows[index+1:]
	rows = rows[:min(len(rows), most)]
	v, first := newVocabulary(r.Rubric), r.Rubric.Indicators()[0]
	bare := 0
	for column := range width(rows) {
		heading := s.Rows[index].Cell(column).Text
		if ofSchool(heading) || strings.HasPrefix(fold(heading), "asked.") {
			continue
		}
		levels, numbers, others := 0, 0, 0
		for _, row := range rows {
			text := strings.TrimSpace(fold(row.Cell(column).Text))
			state, _, _, ok := v.level(first, text)
			switch {
			case text == "":
			case plainLevel().MatchString(text):
				numbers++
			case ok && state == assessment.Answered:
				levels++
			case !ok:
				others++
			}
		}
		if levels > 0 && levels+numbers >= others {
			return true
		}
		if numbers > 0 && others == 0 {
			bare++
		}
	}
	return bare > 2
}
