// Package sheet reads the cells of a workbook that somebody sends, within limits: it refuses what is too large, broken or no workbook, and gives the rest as
// plain cells. What the cells mean is decided elsewhere.
//
// It reads the parts of the workbook itself and in one pass, as a library that first builds a model of the whole file can be made to fill the memory by a
// small file.
package xlsx

import "strconv"

// Cell is one cell. The zero value is an empty cell.
type Cell struct {
	// Text is what a person would say stands there: a text as typed, a number in its shortest form with a point ("2", "2.5"), true or false as "TRUE" or
	// "FALSE", a number with a date format as an ISO date, one with a percentage format with its sign ("50%"), a time of the day as "14:30". Line ends are \n.
	Text string
	// Number is the value of a cell that holds a number (or a date), and IsNumber tells that it does.
	Number   float64
	IsNumber bool
	// IsDate: the number has a date format.
	IsDate bool
	// NoOutcome: a formula stands there, and what it gave was not stored with it; Text is empty.
	NoOutcome bool
}

// Row is a row that holds something.
type Row struct {
	// Number is the row as Excel counts it, from 1.
	Number int
	// Cells begins with column A; it ends with the last cell that holds something.
	Cells []Cell
}

// Cell is the cell in a column, counted from 0 (A); an empty one where the row holds nothing.
func (r Row) Cell(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// Empty tells whether nothing stands in the cell that can be read, not even a blank.
func (c Cell) Empty() bool { return c.Text == "" }

// Ref names a cell as Excel does ("H23"); columns count from 0, rows from 1.
func Ref(column, row int) string {
	name := ""
	for c := column; c >= 0; c = c/26 - 1 {
		name = string(rune('A'+c%26)) + name
	}
	return name + strconv.Itoa(row)
}

// Sheet is one sheet of a workbook, or a whole CSV file.
type Sheet struct {
	Name string
	Rows []Row
}

// Book is a workbook.
type Book struct {
	Sheets []Sheet
	// Date1904: dates count from 1904, as old Mac files do.
	Date1904 bool
	// SavedBy is the program that saved the workbook, as the workbook says itself; empty when it does not.
	SavedBy string
}
