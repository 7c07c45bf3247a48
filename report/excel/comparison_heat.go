package excel

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
)

// heatFirst is the column of the first school in a heat map.
const heatFirst = 7

// heatSchools is how many schools one heat map holds; the next go to another sheet. Excel has 16,384 columns.
const heatSchools = 16_000

// heatSheets shows indicator × school for one sector.
func (b *book) heatSheets(c view.Comparison, s view.SectorView) []sheet {
	var out []sheet
	for from := 0; from < len(s.Schools); from += heatSchools {
		to := min(from+heatSchools, len(s.Schools))
		next := b.heatSheet(c, s, from, to)
		next.how += b.partOf(len(out), (len(s.Schools)+heatSchools-1)/heatSchools, c.Reports[s.Schools[from]], c.Reports[s.Schools[to-1]])
		out = append(out, next)
	}
	return out
}

// heatSheet is the heat map of a part of the schools.
func (b *book) heatSheet(c view.Comparison, s view.SectorView, from, to int) sheet {
	w, col := b.words.board, b.words.col
	columns := []column{{col.id, 6}, {col.title, 42}, {col.domain, 32}, {col.critical, 14}, {col.below, 11}, {col.median, 9}}
	for _, n := range s.Schools[from:to] {
		columns = append(columns, column{c.Reports[n].School.Name, 6})
	}
	adviser := make([]map[string]bool, to) // by place in the sector
	for n := from; n < to; n++ {
		adviser[n] = moderatedAt(c.Reports[s.Schools[n]])
	}
	var rows []row
	for _, i := range s.Indicators {
		rows = append(rows, heatRow(i, from, to, adviser))
	}
	const readable = 60 // rows on a page
	how := w.heatmapHow
	if slices.ContainsFunc(adviser, func(ids map[string]bool) bool { return len(ids) > 0 }) {
		how += " " + w.heatmapStar
	}
	return sheet{
		name: heatName(w, s), title: w.heatmap + " " + s.Title + " – " + c.Title, how: how + b.linkHow(c, fmt.Sprintf(w.backHow, w.overview)), head: true, upright: heatFirst, linkedHeads: linked(c), frozen: 2, onePage: len(rows) <= readable,
		empty: w.heatmapEmpty, columns: columns, rows: slices.Values(rows),
		extra: func(name string, last int) error {
			if err := b.linkBack(name, c, s.Schools[from:to], func(n int) (int, int) { return heatFirst + n, headRow }); err != nil {
				return err
			}
			return b.heatRules(name, last, to-from)
		},
	}
}

// heatName is the name of the heat map of a sector.
func heatName(w boardWords, s view.SectorView) string { return w.heatmap + " " + s.ID }

// heatRow is one indicator over the schools: numbers where there is a level, signs elsewhere. A level by an adviser is a number too; it is shown with a star.
func heatRow(i view.SectorIndicator, from, to int, adviser []map[string]bool) row {
	out := cells(text(i.ID), styled(i.Title, lookBold), text(i.Domain), text(i.Critical), whole(i.Below), median(i.Median))
	for n := from; n < min(to, len(i.Answers)); n++ {
		a := i.Answers[n]
		if a.HasLevel {
			k := lookHeat
			if adviser[n][i.ID] {
				k = lookHeatAdviser
			}
			out.cells = append(out.cells, whole(a.Level).withLook(k))
			continue
		}
		out.cells = append(out.cells, styled(orDash(a.Sign), lookHeat)) // never empty: an empty cell would get the colour of 0
	}
	return out
}

// median is a median level as a number. Without one the cell is empty: the sign for that in the view means "not asked" here.
func median(s string) cell {
	if n, err := strconv.Atoi(s); err == nil {
		return whole(n)
	}
	return cell{look: lookInt}
}

// heatRules colours the levels by rules, so that a cell that somebody changes changes colour.
func (b *book) heatRules(name string, last, schools int) error {
	start, err := excelize.CoordinatesToCellName(heatFirst, firstRow)
	if err != nil {
		return err
	}
	end, err := excelize.CoordinatesToCellName(heatFirst+schools-1, last)
	if err != nil {
		return err
	}
	var rules []excelize.ConditionalFormatOptions
	for level := range b.styles.heat {
		rules = append(rules, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: strconv.Itoa(level), Format: &b.styles.heat[level]})
	}
	return b.file.SetConditionalFormat(name, fmt.Sprintf("%s:%s", start, end), rules)
}

// newPlaces finds the heat map column of each school, for the links in the overview.
func newPlaces(w boardWords, c view.Comparison) places {
	at := make(places, len(c.Reports))
	if !linked(c) {
		return at
	}
	for _, s := range c.Sectors {
		for n, school := range s.Schools {
			at[school] = place{sheet: heatName(w, s), column: heatFirst + n}
		}
	}
	return at
}
