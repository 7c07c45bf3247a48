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
	plain := 0
	for plain < len(s) && (s[plain] >= ' ' && s[plain] <= '~' || s[plain] == '\n') {
		plain++
	}
	if plain == len(s) || !strings.ContainsFunc(s[plain:], unclean) { // as nearly all texts, which are spared a copy
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unclean(r) && r != utf8.RuneError:
			return -1
		}
		return r
	}, s)
}

// unclean reports whether a character may not stand in a cell; utf8.RuneError may be one that is none.
func unclean(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF' || r == codeMark)
}

// codeMark stands, until the workbook is packed, for an underscore that begins what looks like the code of a
// character, such as _x0041_: a workbook writes so what XML cannot hold, and somebody may have typed just that. The
// library would lose part of such a text. The mark is no character of any text.
const codeMark = '\uFDD0'

// codeOfMark is what stands in a workbook for a mark: the code of an underscore.
const codeOfMark = "_x005F_"

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
	if n := within(s, limit); n < len(s) {
		return strings.TrimRight(s[:n], " '")
	}
	return s
}

// within is the length in bytes of the longest beginning of at most so many UTF-16 units.
func within(s string, limit int) int {
	for i, r := range s {
		if limit -= utf16.RuneLen(r); limit < 0 {
			return i
		}
	}
	return len(s)
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
	const near = 200
	var parts []string
	for s != "" {
		cut := within(s, partLimit)
		space := strings.LastIndexAny(s[:cut], " \n")
		if cut < len(s) && space >= 0 && Units(s[space+1:cut]) <= near {
			cut = space + 1
		}
		parts = append(parts, s[:cut])
		s = s[cut:]
	}
	return parts
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
