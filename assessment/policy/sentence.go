package policy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/internal/lang"
	"sggscan/internal/phrase"
)

// span is a part of a text, in bytes.
type span struct{ from, to int }

// longestQuotation is the size in bytes of what may stand between two quotation marks; of a mark further away nobody
// knows what it belongs to.
const longestQuotation = 300

// quotations are the parts of a text between quotation marks.
func quotations(text string) []span {
	var out []span
	closing := map[rune]string{'“': "”“", '„': "”“", '‘': "’", '‚': "‘’", '«': "»", '"': "\"", '\'': "'"}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		marks, opens := closing[r]
		if at += size; !opens || letterBefore(text[:at-size]) {
			continue
		}
		for end, c := range text[at:min(len(text), at+longestQuotation)] {
			if end > 0 && strings.ContainsRune(marks, c) && !letterAt(text[at+end+utf8.RuneLen(c):]) &&
				text[at+end-1] != ' ' {
				out = append(out, span{at, at + end})
				at += end + utf8.RuneLen(c)
				break
			}
		}
	}
	return out
}

func letterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// sentences are the sentences of a paragraph. A point within quotation marks ends none, nor does one behind an
// abbreviation or before a small letter.
func sentences(text string) []string {
	var out []string
	quoted := quotations(text)
	from := 0
	for at := 0; at < len(text); at++ {
		if !strings.ContainsRune(".!?", rune(text[at])) ||
			slices.ContainsFunc(quoted, func(q span) bool { return at >= q.from && at < q.to-1 }) {
			continue
		}
		end := at + 1
		for end < len(text) && strings.ContainsRune(".!?)\"'”’»", firstRune(text[end:])) {
			end += utf8.RuneLen(firstRune(text[end:]))
		}
		rest := strings.TrimLeft(text[end:], " ")
		if len(rest) == len(text)-end && rest != "" || unicode.IsLower(firstRune(rest)) ||
			text[at] == '.' && abbreviated(text[from:at]) {
			continue
		}
		out = append(out, strings.TrimSpace(text[from:end]))
		from, at = end, end-1
	}
	if rest := strings.TrimSpace(text[from:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// abbreviated reports whether a text ends in an abbreviation or an initial, behind which the point ends no sentence; u
// is a Dutch word.
func abbreviated(text string) bool {
	last := text[strings.LastIndexAny(text, " (.")+1:]
	initial := utf8.RuneCountInString(last) == 1 && letterAt(last) && last != "u"
	return initial || slices.Contains([]string{"bijv", "bv", "nr", "mw", "mevr", "dhr", "dr", "drs", "mr", "mrs", "ms",
		"art", "incl", "evt", "resp", "tel", "blz", "ca", "vs", "etc", "jl", "ing", "prof", "st"}, strings.ToLower(last))
}

// commonWords are words that nearly every text in a language has and texts in the others have not.
func commonWords() map[lang.Lang][]string {
	return map[lang.Lang][]string{
		lang.NL: {"de", "het", "een", "van", "en", "dat", "niet", "zijn", "voor", "met", "wij", "ook", "aan", "er", "bij",
			"naar", "maar", "wordt", "worden", "geen", "hun", "uit", "jij", "wie"},
		lang.EN: {"the", "and", "of", "to", "that", "not", "is", "are", "for", "with", "we", "also", "at", "there", "their",
			"from", "but", "be", "will", "you", "who", "they", "it"},
	}
}

// language guesses in which language words are; false where neither is clear.
func language(list []phrase.Word) (lang.Lang, bool) {
	counts := map[lang.Lang]int{}
	for l, common := range commonWords() {
		for _, w := range list {
			if slices.Contains(common, w.Text) {
				counts[l]++
			}
		}
	}
	nl, en := counts[lang.NL], counts[lang.EN]
	switch {
	case max(nl, en) < 2 || max(nl, en)*12 < len(list) || nl == en:
		return "", false
	case nl > en:
		return lang.NL, true
	}
	return lang.EN, true
}
