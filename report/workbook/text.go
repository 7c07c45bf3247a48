package workbook

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Clean makes a text fit for a cell: line ends become \n, a tab a space, and what XML cannot hold is dropped.
func Clean(s string) string {
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
		case unicode.IsControl(r), r == '\uFFFE', r == '\uFFFF', r == codeMark:
			return -1
		}
		return r
	}, s)
}

// needsCleaning spares the many plain texts a copy.
func needsCleaning(s string) bool {
	for _, r := range s {
		if r != '\n' && (unicode.IsControl(r) || r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF' || r == codeMark) {
			return true
		}
	}
	return false
}

// codeMark stands, until the workbook is packed, for an underscore that begins what looks like the code of a
// character, such as _x0041_: a workbook writes so what XML cannot hold, and somebody may have typed just that. The
// library would lose part of such a text. The mark is no character of any text.
const codeMark = '\uFDD0'

// marked puts a mark where a text looks like the code of a character.
func marked(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	out := []byte(nil)
	for n := range len(s) {
		if code := s[n:]; isCode(code) {
			out = utf8.AppendRune(out, codeMark)
		} else {
			out = append(out, s[n])
		}
	}
	return string(out)
}

// isCode reports whether a text begins with the code of a character.
func isCode(s string) bool {
	const length = len("_x0041_")
	if len(s) < length || s[:2] != "_x" || s[length-1] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:length-1], 16, 16)
	return err == nil
}

// Units is the length of a text as Excel counts it: in UTF-16 units.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Clip shortens a text to a number of UTF-16 units, at a space when there is one, with end behind it.
func Clip(s string, limit int, end string) string {
	if len(s) <= limit || Units(s) <= limit { // a byte is never less than a unit
		return s
	}
	cut := len(Shorten(s, limit-Units(end)))
	if space := strings.LastIndexAny(s[:cut], " \n"); space > cut/2 {
		cut = space
	}
	return strings.TrimRight(s[:cut], " ,;:\n") + end
}

// Shorten keeps at most limit UTF-16 units.
func Shorten(s string, limit int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > limit {
			return strings.TrimRight(s[:i], " '")
		}
	}
	return s
}

// partLimit is the longest text of one cell in UTF-16 units. Excel allows 32,767; the rest is room for the mark that
// says where a text goes on.
const partLimit = 32_600

// fits tells of nearly every text, without counting, that it fits in a cell: a byte is never less than a UTF-16 unit.
func fits(s string) bool { return len(s) <= partLimit }

// split cuts a text into parts of at most partLimit UTF-16 units, at a space where there is one near the end. Put
// together again the parts are the whole text: a cell never loses a word of it.
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
	units, space, spaceUnits := 0, 0, 0
	for i, r := range s {
		width := utf16.RuneLen(r)
		if units+width > limit {
			if space > 0 && units-spaceUnits <= near {
				return space
			}
			return i
		}
		units += width
		if r == ' ' || r == '\n' {
			space, spaceUnits = i+utf8.RuneLen(r), units
		}
	}
	return len(s)
}

// printable makes a text fit for the head or foot of a page: on one line; & is a code there, and Excel takes at most
// 255 characters of all of it.
func printable(s string) string {
	const room = 150
	var safe []rune
	for _, r := range strings.Join(strings.Fields(Clean(s)), " ") {
		need := 1
		if r == '&' {
			need = 2
		}
		if len(safe)+need >= room {
			return string(safe) + "…"
		}
		safe = append(safe, slices.Repeat([]rune{r}, need)...)
	}
	return string(safe)
}
