package workbook

import (
	"math"
	"strings"
)

// measure says how high rows are made for their texts. No office program fits the height of a row again when it opens a
// workbook, so whoever writes one must know. A line too many looks better than one too few.
type measure struct {
	perSign float64 // the width of a character of a column width, in points
	margin  float64 // of a cell, in points
	bold    float64 // how much wider than plain letters bold ones are
	base    float64 // the height of a row without its lines, in points
	line    float64 // the height of a line, in points
	spare   int     // lines to spare in a cell to write in that holds a text already
}

// SignWidth is the width of a character of a column width, in points.
const SignWidth = 5.2

// measureFor is the measure of a workbook to read, or of a form to fill in, which has more room.
func measureFor(form bool) measure {
	if !form {
		return measure{perSign: SignWidth, bold: 1.1, base: 4, line: 12.6}
	}
	const generous = 1.06 // screens round each letter to whole dots
	return measure{perSign: 6 / generous, margin: 14 / generous, bold: 1.08, base: 5, line: 12.75, spare: 2}
}

// lines counts the lines of a text in a column of a width in characters; 0 for no text.
func (m measure) lines(s string, width, size float64, bold bool) int {
	if bold {
		size *= m.bold
	}
	if s == "" {
		return 0
	}
	room := (width*m.perSign - m.margin) / size
	if float64(len(s))*widest <= room && !strings.Contains(s, "\n") { // as most texts of a large board
		return 1
	}
	n := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		n += wrapped(paragraph, room)
	}
	return n
}

// height is the height in points of a row with so many lines.
func (m measure) height(lines int) float64 { return m.base + m.line*float64(lines) }

// RowHeight is the height in points of a row of a sheet with the columns; Excel knows none above 409.
func (b *Book) RowHeight(r Row, columns []Column) float64 {
	m := measureFor(b.Form)
	switch {
	case r.Height > 0:
		return r.Height
	case r.OneLine:
		return m.height(1)
	}
	tallest := max(1, r.Least)
	for n, c := range r.Cells {
		if c.Look > 0 && n < len(columns) && (c.Text != "" || c.more != nil) {
			tallest = max(tallest, b.linesOf(m, c, n, columns))
		}
	}
	return math.Min(409, m.height(tallest)+r.Pad)
}

// Lines counts the lines that a text takes in a column of a width in characters.
func (b *Book) Lines(s string, k Look, width float64) int {
	style := &b.Looks[k]
	return measureFor(b.Form).lines(s, width, style.size(), style.Bold)
}

// linesOf counts the lines of a cell in the n-th column, counted from 0.
func (b *Book) linesOf(m measure, c Cell, n int, columns []Column) int {
	style, width := &b.Looks[c.Look], columns[n].Width
	if c.more != nil && c.more.reach > 0 {
		_, width = reach(columns, n, c.more.reach)
	}
	if c.more != nil && len(c.more.runs) > 0 {
		lines := 0
		for _, r := range c.more.runs {
			lines += m.lines(r.Text, width, r.Size, r.Bold)
		}
		return lines
	}
	if !style.Wrap || c.Text == "" {
		return 1
	}
	lines := m.lines(c.Text, width, style.size(), style.Bold)
	if style.Open {
		lines += m.spare
	}
	return lines
}

// wrapped is the number of lines that a paragraph takes in a room as wide as so many em. It breaks at spaces, after
// hyphens and slashes, and a word that is wider than the room anywhere.
func wrapped(s string, room float64) int {
	n, used, word := 1, 0.0, 0.0
	flush := func() {
		if used > 0 && used+word > room {
			n, used = n+1, 0
		}
		for word > room {
			n, word = n+1, word-room
		}
		used, word = used+word, 0
	}
	for _, r := range s {
		switch r {
		case ' ':
			flush()
			used += width(r)
		case '-', '/':
			word += width(r)
			flush()
		default:
			word += width(r)
		}
	}
	flush()
	return n
}

// widest is the most that a byte of a text takes, in em.
const widest = 1.02

// width is the width of a character in em.
func width(r rune) float64 {
	switch r {
	case 'i', 'j', 'l', '\'', '’', '‘', '|':
		return 0.23
	case ' ', 'f', 't', 'I', '!', ',', '.', '/', ':', ';', '[', '\\', ']', '\u00a0':
		return 0.28
	case 'r', '(', ')', '-', '`', '{', '}', '"':
		return 0.34
	case 'c', 'k', 's', 'z', 'J', 'v', 'x', 'y':
		return 0.50
	case 'A', 'B', 'E', 'K', 'P', 'S', 'V', 'X', 'Y', '&':
		return 0.67
	case 'w', 'C', 'D', 'H', 'N', 'R', 'U', 'T', 'F', 'Z':
		return 0.73
	case 'G', 'O', 'Q':
		return 0.78
	case 'm', 'M', '%':
		return 0.89
	case 'W', '@', '—', '…':
		return widest
	}
	if r > 0x2E80 {
		return 1.35
	}
	return 0.556
}
