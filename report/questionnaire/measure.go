package questionnaire

import (
	"math"
	"strings"
	"unicode/utf16"

	"sggscan/assessment"
)

// No office program fits the height of a row again when it opens a workbook, so that the lines of each text are counted here. A line too many looks better
// than one too few: the widths are those of Arial with something on top, since screens round each letter to whole dots.

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
	if s == "" {
		return 0
	}
	scale := size * generous
	if bold {
		scale *= 1.08
	}
	room := (width*pointsPerSign - cellMargin) / scale
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += wrapped(line, room)
	}
	return n
}

// wrapped counts the lines of one paragraph. It breaks at blanks and after hyphens, and a word that is wider than the room anywhere.
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
			used += signWidth(r)
		case '-':
			word += signWidth(r)
			flush()
		default:
			word += signWidth(r)
		}
	}
	flush()
	return n
}

// signWidth is the width of a sign in Arial, in em.
func signWidth(r rune) float64 {
	for _, group := range []struct {
		width float64
		signs string
	}{
		{0.23, "ijl'’‘|"}, {0.28, " ftI!,./:;[]\\\u00a0"}, {0.34, "r()-`{}\""}, {0.50, "ckszJvxy"}, {0.67, "ABEKPSVXY&"}, {0.73, "wCDHNRUTFZ"}, {0.78, "GOQ"}, {0.89, "mM%"}, {1.02, "W@—…"},
	} {
		if strings.ContainsRune(group.signs, r) {
			return group.width
		}
	}
	if r > 0x2E80 {
		return 1.35
	}
	return 0.556
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
