package questionnaire

import (
	"math"
	"strings"
	"unicode/utf16"

	"sggscan/report/internal/arial"

	"sggscan/assessment"
)

// A line too many looks better than one too few: there is something on top, since screens round each letter to whole dots.

const (
	lineHeight = 12.75 // of a ten point letter, in points
	highest    = 409   // Excel knows no higher row
	// pointsPerSign is the width of one sign of a column width, which is that of a digit in the standard letter of the workbook.
	pointsPerSign = 6.0
	cellMargin    = 14 // with the indent
	generous      = 1.06
)

// lines counts on how many lines a text stands in a column of a width in signs, in letters of a size in points.
func lines(s string, width, size float64, bold bool) int {
	scale := size * generous
	if bold {
		scale *= 1.08
	}
	return arial.Lines(s, (width*pointsPerSign-cellMargin)/scale)
}

// height is that of a row with so many lines of ten points.
func height(n int) float64 { return math.Min(highest, 5+lineHeight*float64(n)) }

// units is the length of a text as Excel counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// clip shortens a text to a number of UTF-16 units, at a blank when there is one, with end behind it.
func clip(s string, limit int, end string) string {
	if units(s) <= limit {
		return s
	}
	room, used, cut := limit-units(end), 0, 0
	for i, r := range s {
		used += utf16.RuneLen(r)
		if used > room {
			cut = i
			break
		}
	}
	if blank := strings.LastIndexAny(s[:cut], " \n"); blank > cut/2 {
		cut = blank
	}
	return strings.TrimRight(s[:cut], " ,;:\n") + end
}

// plain makes a text fit for a cell.
func plain(s string) string {
	clean, _ := assessment.CleanText(strings.ToValidUTF8(s, ""))
	return clean
}
