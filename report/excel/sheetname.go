package excel

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// sheetName makes a name that every office program takes: at most 31 UTF-16 units, none of the signs : \ / ? * [ ], no apostrophe at an end, and
// unlike the names taken so far, whatever their case. It notes the name as taken.
func sheetName(s string, taken map[string]bool) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, clean(strings.ReplaceAll(s, "\n", " ")))
	s = strings.Trim(s, " '")
	if s == "" {
		s = "-"
	}
	name := shorten(s, 31)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		end := fmt.Sprintf(" %d", n)
		name = shorten(s, 31-len(end)) + end
	}
	taken[strings.ToLower(name)] = true
	return name
}

// shorten keeps at most limit UTF-16 units.
func shorten(s string, limit int) string {
	units := 0
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > limit {
			return strings.TrimRight(s[:i], " '")
		}
	}
	return s
}

// quoted is a sheet name as it stands in a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
