// Package xlsx reads the cells of a workbook that somebody sends, within limits: it refuses what is too large, broken
// or no workbook, and returns the rest as plain cells. What the cells mean is decided elsewhere.
//
// It reads the parts of the workbook itself and in one pass, as a library that first builds a model of the whole file
// can be made to fill the memory by a small file.
package xlsx

import (
	"strconv"

	"sggscan/internal/limit"
)

// Limits is how large a workbook may be.
type Limits struct {
	// File is its size in bytes as it lies on disk, Unpacked that of all its parts together when they are unpacked.
	File, Unpacked int
	// Sheets is the number of its sheets, Rows that of the rows of a table on one of them: a sheet may have headRows
	// more
	// that hold something. Cells is the number of cells that are kept, with the empty ones before the last of a row.
	Sheets, Rows, Cells int
}

// headRows is how many rows with something in them may stand above a table, its header among them.
const headRows = limit.SheetRows - limit.Rows

// Read reads a workbook within the limits of package limit.
func Read(data []byte) (Book, error) {
	return Limits{limit.Workbook, limit.Unpacked, limit.Sheets, limit.Rows, limit.Cells}.Read(data)
}

// Book is a workbook.
type Book struct {
	Sheets []Sheet
	// Date1904: dates count from 1904, as in files of an old Mac.
	Date1904 bool
	// SavedBy is the program that saved the workbook, as the workbook itself says; empty when it does not.
	SavedBy string
}

// Sheet is one sheet of a workbook, or a whole CSV file.
type Sheet struct {
	Name string
	Rows []Row
	// Merged are the areas of which the cells were made into one: only the first of them holds something.
	Merged []Area
	// Comments are the cells that have a comment, which is not read.
	Comments []string
}

// Area is a block of cells; columns count from 0, rows from 1.
type Area struct{ Column, Row, LastColumn, LastRow int }

// String names the block as Excel does ("G3:G5").
func (a Area) String() string { return Ref(a.Column, a.Row) + ":" + Ref(a.LastColumn, a.LastRow) }

// Row is a row that holds something.
type Row struct {
	// Number is the row as Excel counts it, from 1.
	Number int
	// Cells begins with column A; it ends with the last cell that holds something.
	Cells []Cell
}

// Cell returns the cell in a column, counted from 0 (A); an empty one where the row holds nothing.
func (r Row) Cell(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// Cell is one cell. The zero value is an empty cell.
type Cell struct {
	// Text is what a person would read there: a text as typed, a number in its shortest form with a point ("2", "2.5"),
	// true or false as "TRUE" or "FALSE", a number with a date format as an ISO date, one with a percentage format with
	// its sign ("50%"), a time of the day as "14:30". Line ends are \n.
	Text string
	// Number is the value of a cell that holds a number (or a date), which IsNumber reports.
	Number   float64
	IsNumber bool
	// IsDate: the number has a date format.
	IsDate bool
	// NoOutcome: the cell has a formula, and what it gave was not stored with it; Text is empty.
	NoOutcome bool
}

// Empty reports whether nothing can be read in the cell, not even a space.
func (c Cell) Empty() bool { return c.Text == "" }

// Ref names a cell as Excel does ("H23"); columns count from 0, rows from 1.
func Ref(column, row int) string { return letters(column) + strconv.Itoa(row) }

// letters is the name of a column.
func letters(column int) string {
	name := ""
	for c := column; c >= 0; c = c/26 - 1 {
		name = string(rune('A'+c%26)) + name
	}
	return name
}
