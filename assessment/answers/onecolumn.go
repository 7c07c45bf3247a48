package answers

import (
	"slices"
	"strings"

	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
)

// oneColumn reads a sheet of which the only column holds the lines of a text file, as when a program opened the text as
// one column and saved it again. Other sheets come back as they are.
func oneColumn(s xlsx.Sheet) xlsx.Sheet {
	if len(s.Rows) == 0 || slices.ContainsFunc(s.Rows, func(row xlsx.Row) bool { return len(row.Cells) > 1 }) ||
		!strings.ContainsAny(s.Rows[0].Cell(0).Text, separators) {
		return s
	}
	var lines strings.Builder
	for _, row := range s.Rows {
		lines.WriteString(row.Cell(0).Text + "\n")
	}
	text := []byte(lines.String())
	separator := likely(text)
	inner, failed := parse(text, separator, 0, limit.SheetRows)
	if failed != nil || len(inner.Rows) != len(s.Rows) || !IsTable(inner) {
		return s
	}
	for n := range inner.Rows {
		inner.Rows[n].Number = s.Rows[n].Number
	}
	inner.Name = s.Name
	return unwrapped(inner, separator)
}

// unwrapped takes the quotes off rows that are quoted as a whole, so that all their cells came as one.
func unwrapped(s xlsx.Sheet, separator rune) xlsx.Sheet {
	widest := width(s.Rows)
	const few = 3 // columns of which nobody can say that a row was quoted
	for n, row := range s.Rows {
		if len(row.Cells) != 1 || widest <= few || !strings.ContainsRune(row.Cells[0].Text, separator) {
			continue
		}
		inner, failed := parse([]byte(row.Cells[0].Text), separator, 0, 1)
		if failed == nil && len(inner.Rows) == 1 && len(inner.Rows[0].Cells) > widest/2 {
			s.Rows[n].Cells = inner.Rows[0].Cells
		}
	}
	return s
}
