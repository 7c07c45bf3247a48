package excel

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/report/internal/arial"
)

// partLimit is the longest text of one cell in UTF-16 units. Excel allows 32,767; the rest is room for the mark that says where a text goes on.
const partLimit = 32_600

// clean makes a text fit for a cell: line ends become \n, a tab a space, and what XML cannot hold is dropped.
func clean(s string) string {
	if !needsCleaning(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, s)
}

// needsCleaning spares the many plain texts a copy.
func needsCleaning(s string) bool {
	for _, r := range s {
		if r != '\n' && (unicode.IsControl(r) || r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF') {
			return true
		}
	}
	return false
}

// fits tells of nearly every text, without counting, that it fits in a cell: a byte is never less than a UTF-16 unit.
func fits(s string) bool { return len(s) <= partLimit }

// split cuts a text into parts of at most partLimit UTF-16 units, at a blank where there is one near the end. Put together again the parts are the
// whole text: a cell never loses a word of it.
func split(s string) []string {
	if fits(s) {
		return []string{s}
	}
	var parts []string
	for s != "" {
		cut := cutAt(s, partLimit)
		parts = append(parts, s[:cut])
		s = s[cut:]
	}
	return parts
}

// cutAt is the place in bytes after which a part of at most limit units ends.
func cutAt(s string, limit int) int {
	const near = 200
	units, blank, blankUnits := 0, 0, 0
	for i, r := range s {
		width := 1
		if r > 0xFFFF {
			width = 2
		}
		if units+width > limit {
			if blank > 0 && units-blankUnits <= near {
				return blank
			}
			return i
		}
		units += width
		if r == ' ' || r == '\n' {
			blank, blankUnits = i+utf8.RuneLen(r), units
		}
	}
	return len(s)
}

// lines estimates on how many lines a text stands in a column. Width is that of the column in signs, scale the size of the letters against plain text.
func lines(s string, width, scale float64) int {
	return max(1, arial.Lines(s, width*emPerSign/scale))
}

// emPerSign is the width of a column sign in em of a ten point letter, a little less than it is: a line too many looks better than one too few.
const emPerSign = 0.52
