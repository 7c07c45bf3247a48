// Package arial counts on how many lines a text stands in a column of a workbook. No office program fits the height of a row again when it opens a workbook, so whoever
// writes one must know.
package arial

import "strings"

// Lines is the number of lines that a text takes in a room as wide as so many em, with its own line breaks; 0 for no text. It breaks at blanks, after hyphens and slashes,
// and a word that is wider than the room anywhere.
func Lines(s string, room float64) int {
	if s == "" {
		return 0
	}
	n := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		n += wrapped(paragraph, room)
	}
	return n
}

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

// width is the width of a sign in em.
func width(r rune) float64 {
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
