package assessment

import (
	"slices"
	"strings"
	"unicode"

	"sggscan/internal/lang"
	"sggscan/internal/pattern"
	"sggscan/internal/words"
)

// CleanText makes a text safe to keep: line ends become \n, control characters and others that no workbook or YAML file
// can hold are dropped, the rest stays as it was written. It reports whether anything was dropped.
func CleanText(s string) (clean string, dropped bool) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	clean = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || strings.ContainsRune("\ufeff\ufffd\ufffe\uffff", r) {
			return -1
		}
		return r
	}, s)
	return clean, clean != s
}

// CleanLine is a clean text on one line, with single spaces: a name, a round. Signs that only steer how a text is drawn
// are dropped: in a name they can make it look like another.
func CleanLine(s string) string {
	clean, _ := CleanText(s)
	clean = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, clean)
	return strings.Join(strings.Fields(clean), " ")
}

// MostNamed is how many questions a message names: more than a rubric has, and no more than fit on a screen.
const MostNamed = 100

// Listed joins names for a message, each on one line and cut to what fits; of a long list the first so many and the
// number of the others.
func Listed(names []string, most int) lang.Text {
	const longest = 40
	var shown []string
	for _, name := range names[:min(len(names), most)] {
		name = CleanLine(name)
		if r := []rune(name); len(r) > longest {
			name = string(r[:longest]) + "…"
		}
		shown = append(shown, name)
	}
	head, rest := strings.Join(shown, ", "), len(names)-len(shown)
	if rest == 0 {
		return lang.Same(head)
	}
	return words.Text("answers.more", head, rest)
}

var (
	emailPattern = pattern.Of(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`)
	phonePattern = pattern.Of(
		`(^|[^0-9A-Za-z])(\+31[ -]{0,3}(\(0\))?[ -]?|0031[ -]{0,3}|\(?0)[1-9]([ )/.-]{0,3}[0-9]){8}($|[^0-9])`)
	digitPattern = pattern.Of(`[0-9]+`)
	// groupedNumber is a number of nine digits as people part it.
	groupedNumber = pattern.Of(`\b([0-9]{3}[ .-][0-9]{3}[ .-][0-9]{3}|[0-9]{4}[ .-][0-9]{2}[ .-][0-9]{3})\b`)
	// ibanPattern is the number of a Dutch bank account as people part it, and datePattern a date: with both a
	// telephone number is easily confused.
	ibanPattern = pattern.Of(`(?i)\bNL[0-9]{2} ?[A-Z]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{2}\b`)
	datePattern = pattern.Of(`\b([0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b`)
)

// plainSigns makes ordinary blanks and hyphens of those that office programs put between the digits of a number.
var plainSigns = strings.NewReplacer("\u00a0", " ", "\u2007", " ", "\u202f", " ", "\u2010", "-", "\u2011", "-",
	"\u2012", "-", "\u2013", "-")

// LooksPersonal reports whether a text holds what looks like personal data: an e-mail address, a Dutch telephone
// number, or nine digits that pass the check of a citizen service number (BSN). It never says what it saw.
func LooksPersonal(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits < 9 { // the patterns below are slow, and most texts hold no number at all
		return strings.Contains(s, "@") && emailPattern().MatchString(s)
	}
	s = plainSigns.Replace(s)
	if emailPattern().MatchString(s) ||
		phonePattern().MatchString(datePattern().ReplaceAllString(ibanPattern().ReplaceAllString(s, "account"), "date")) {
		return true
	}
	numbers := digitPattern().FindAllString(s, -1)
	for _, n := range groupedNumber().FindAllString(s, -1) {
		numbers = append(numbers, strings.NewReplacer(" ", "", ".", "", "-", "").Replace(n))
	}
	return slices.ContainsFunc(numbers, isBSN)
}

// isBSN makes the check of a citizen service number: nine digits of which 9·a + 8·b + … + 2·h − i is a multiple of 11
// and not 0.
func isBSN(digits string) bool {
	if len(digits) != 9 {
		return false
	}
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
