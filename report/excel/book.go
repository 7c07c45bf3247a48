// Package excel writes the two workbooks: the gap report of one school to work in, and the comparison for a board.
//
// It shows what the view holds and computes no score.
package excel

import (
	"iter"
	"time"

	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// The rows above the content are the same on each sheet.
const (
	titleRow = 1
	howRow   = 2
	stampRow = 3
	aboveRow = 4 // for what stands between the stamp and the heads
	headRow  = 5
	firstRow = headRow + 1
)

type author struct {
	words captions
	// sheets are the names of the sheets of a comparison.
	sheets view.Sheets
	stamp  view.Stamp
}

type column struct {
	title string
	width float64
}

func columnsOf(all []column) []workbook.Column {
	return lists.Map(all, func(c column) workbook.Column {
		return workbook.Column{Title: c.title, Width: c.width, Head: lookHead}
	})
}

// sheet makes a sheet with its title, how to read it and the stamp above the rows. How to read runs over the first
// columns, as wide as a line that reads well.
func (b *author) sheet(name, title, how string, columns []workbook.Column, rows iter.Seq[workbook.Row]) workbook.Sheet {
	const readingWidth = 100
	return workbook.Sheet{
		Name: name, Print: workbook.Print{Title: title}, Columns: columns, Rows: rows,
		Top: []workbook.Row{
			{Cells: []workbook.Cell{styled(title, lookTitle)}, Height: 26},
			workbook.Cells(styled(how, lookHow).Over(readingWidth)),
			{Cells: []workbook.Cell{styled(b.stamp.Line, lookStamp)}, Height: 14},
			{},
		},
	}
}

// rowsOf are rows, one of each.
func rowsOf[T any](each []T, row func(T) workbook.Row) iter.Seq[workbook.Row] {
	return func(yield func(workbook.Row) bool) {
		for _, x := range each {
			if !yield(row(x)) {
				return
			}
		}
	}
}

// table is a sheet of which the first columns stay in sight; without rows it says why.
func (b *author) table(name, title, how, empty string, frozen int, columns []workbook.Column,
	rows iter.Seq[workbook.Row]) workbook.Sheet {
	s := b.sheet(name, title, how, columns, rows)
	s.Empty, s.Frozen = text(empty), frozen
	return s
}

// book is a workbook of the sheets, with the lines of _meta that both workbooks have and the further ones.
func (b *author) book(l lang.Lang, kind, title string, sheets []workbook.Sheet, meta ...[2]string) workbook.Book {
	s := b.stamp
	known := [][2]string{
		{"kind", kind}, {"tool", s.Tool}, {"tool_version", s.ToolVersion}, {"rubric", s.RubricID},
		{"rubric_version", s.RubricVersion}, {"rubric_hash", s.RubricHash}, {"lang", string(l)}, {"made", iso(s.MadeOn)},
	}
	return workbook.Book{Lang: l, Title: title, Subject: s.RubricTitle, Description: s.Line, Creator: "sggscan",
		Made: s.MadeOn, Foot: s.Line, Looks: looks(), Sheets: sheets, Meta: append(known, meta...)}
}

// iso is a day as machines write it; none is empty.
func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
