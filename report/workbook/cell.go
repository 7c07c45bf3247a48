package workbook

import "time"

// Cell is one value with its look. A text is always written as a text, never as a formula. The zero cell is not
// written at all.
type Cell struct {
	Text    string
	Number  float64
	Numeric bool // the number is the value
	Look    Look
	more    *more // what few cells have
}

// more is kept apart: a large comparison has millions of cells.
type more struct {
	runs    []Run
	formula string
	reach   float64
}

// Run is a part of a text with a look of its own.
type Run struct {
	Text string
	Size float64 // in points
	Bold bool
	Ink  string
}

// Row is a row of cells.
type Row struct {
	Cells   []Cell
	Height  float64 // in points; 0: as high as the texts need
	Least   int     // room for at least so many lines
	Pad     float64 // points beside what the texts need
	OneLine bool    // one line high, whatever the texts need
	Parted  bool    // a thicker line above: a new part begins here
}

// Cells makes a row.
func Cells(c ...Cell) Row { return Row{Cells: c} }

// Text is a text in a look.
func Text(s string, k Look) Cell { return Cell{Text: s, Look: k} }

// Number is a number in a look.
func Number(v float64, k Look) Cell { return Cell{Number: v, Numeric: true, Look: k} }

// Day is a real date when t is one that all programs agree on, and else the words.
func Day(t time.Time, words string, k Look) Cell {
	if day, ok := serial(t); ok {
		return Number(day, k)
	}
	return Text(words, k)
}

// Rich is a text of several runs, each on a line of its own; those without a text are left out.
func Rich(k Look, runs ...Run) Cell {
	var kept []Run
	for _, r := range runs {
		if r.Text = Clean(r.Text); r.Text != "" {
			kept = append(kept, r)
		}
	}
	return Cell{Look: k, more: &more{runs: kept}}
}

// Formula is a formula with the value that it has now, for programs that do not calculate.
func Formula(formula string, value float64, k Look) Cell {
	return Cell{Number: value, Numeric: true, Look: k, more: &more{formula: formula}}
}

// As is the same value in another look.
func (c Cell) As(k Look) Cell { c.Look = k; return c }

// Over lets a cell run over as many columns as are together at least so many characters wide.
func (c Cell) Over(width float64) Cell {
	var m more
	if c.more != nil {
		m = *c.more
	}
	m.reach = width
	c.more = &m
	return c
}

// serial is the number by which a workbook knows a day. Days before March 1900 have none that all programs agree on.
func serial(t time.Time) (float64, bool) {
	first := time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	if day.Before(first) || day.Year() > 9999 {
		return 0, false
	}
	const daySeconds = 24 * 60 * 60
	return float64((day.Unix()-first.Unix())/daySeconds + 61), true
}
