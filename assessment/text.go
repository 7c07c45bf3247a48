package assessment

import (
	"regexp"
	"strings"
	"unicode"
)

// CleanText makes a text safe to keep: line ends become \n, control characters are dropped, the rest stays as it was written. It tells whether
// anything was dropped.
func CleanText(s string) (clean string, dropped bool) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	clean = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == unicode.ReplacementChar || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
	return clean, clean != s
}

var (
	emailPattern  = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)
	phonePattern  = regexp.MustCompile(`(^|[^0-9A-Za-z])(\+31[ -]?\(?0?\)?[ -]?|0031[ -]?|0)[1-9]([ -]?[0-9]){8}($|[^0-9])`)
	numberPattern = regexp.MustCompile(`(^|[^0-9])([0-9]{9})($|[^0-9])`)
)

// LooksPersonal tells whether a text holds what looks like personal data: an e-mail address, a Dutch telephone number, or nine digits that pass
// the check of a citizen service number (BSN). It never says what it saw.
func LooksPersonal(s string) bool {
	if emailPattern.MatchString(s) || phonePattern.MatchString(s) {
		return true
	}
	for _, m := range numberPattern.FindAllStringSubmatch(s, -1) {
		if isBSN(m[2]) {
			return true
		}
	}
	return false
}

// isBSN makes the check of a citizen service number: 9·a + 8·b + … + 2·h − i is a multiple of 11 and not 0.
func isBSN(digits string) bool {
	sum := 0
	for n, r := range digits {
		weight := 9 - n
		if n == 8 {
			weight = -1
		}
		sum += weight * int(r-'0')
	}
	return sum != 0 && sum%11 == 0
}
