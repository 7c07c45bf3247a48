package excel

import (
	"fmt"
	"slices"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// moderatedAt are the questions of a school of which the level of an adviser counts; nil when there are none.
func moderatedAt(r view.Report) map[string]bool {
	var out map[string]bool
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			if i.Own == "" {
				continue
			}
			if out == nil {
				out = map[string]bool{}
			}
			out[i.ID] = true
		}
	}
	return out
}

// moderated reports whether an adviser gave a level at any of the schools.
func moderated(c view.Comparison) bool {
	return slices.ContainsFunc(c.Reports, func(r view.Report) bool { return moderatedAt(r) != nil })
}

// stateOf is the answer in words that counts, with the school's own where an adviser gave another.
func (b *author) stateOf(i view.Indicator) string {
	if i.Own == "" {
		return i.State
	}
	return fmt.Sprintf(b.words.Gap.ModeratedLevel, i.State, i.Own)
}

// age is how many whole months lie between the answers of a school and the day the workbook was made. Answers dated
// later are 0 months old.
func (b *author) age(r view.Report) workbook.Cell {
	if r.DateOn.IsZero() || b.stamp.MadeOn.IsZero() {
		return workbook.Cell{Look: lookInt}
	}
	const year = 12
	then, now := r.DateOn, b.stamp.MadeOn
	months := year*(now.Year()-then.Year()) + int(now.Month()) - int(then.Month())
	if now.Day() < then.Day() {
		months--
	}
	return whole(max(0, months))
}

// respondedHeads are the columns that say how a score came about, where scores of schools stand beside each other;
// responded has their cells.
func (b *author) respondedHeads() []column {
	return []column{{b.words.Col.Coverage, 11}, {b.words.Board.People, 13}, {b.words.Col.Date, 12}}
}

// responded says how much a school answered, how many people did, and when.
func (b *author) responded(r view.Report) []workbook.Cell {
	return []workbook.Cell{score(r.Coverage), whole(r.Agreement.Respondents()), date(r.DateOn, r.Date)}
}
