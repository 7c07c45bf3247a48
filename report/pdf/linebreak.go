package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// missing stands for a character that the font cannot draw. The font lacks this character too and draws its own crossed
// box for it; the text, when searched or copied, has this one.
const missing = '□'

const ellipsis = "…"

// hyphen stands at the end of a line on which a word is broken. It is drawn as a stroke and is no part of the text, so
// that the word is found when a reader searches or copies it.
const hyphen = '\u00ad'

// clean makes any text safe to draw and gives its paragraphs. The PDF library stops at characters beyond U+FFFF, draws
// nothing for characters the font lacks and does not know line breaks, so no text reaches a page without passing here.
func (f *faces) clean(text string) []string {
	text = norm.NFC.String(strings.ToValidUTF8(text, string(missing)))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(text))
	last := ' '
	for _, r := range text {
		r = f.safe(r)
		// Runs of blanks are one blank, so that a line is a plain part of its paragraph.
		if r == dropped || r == ' ' && last == ' ' {
			continue
		}
		if r == arrow {
			b.WriteString("->")
		} else {
			b.WriteRune(r)
		}
		last = r
	}
	return paragraphs(b.String())
}

const (
	arrow   = '→'
	dropped = rune(-1)
)

// safe is what stands on paper for a character.
func (f *faces) safe(r rune) rune {
	switch {
	case r >= ' ' && r <= '~', r == arrow:
		return r
	case r == '\n', r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
		return '\n'
	case r == '\t', r != '\u00a0' && unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), r >= '\ufe00' && r <= '\ufe0f':
		return dropped
	case r == '\u2010', r == '\u2011':
		return '-'
	case r > 0xffff, !f.regular.has(r), !f.bold.has(r):
		return missing
	}
	return r
}

// paragraphs splits at line breaks; blank lines around the text go, several in a row become one.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n") {
		p = strings.Trim(p, " ")
		if p != "" || len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, p)
		}
	}
	if n := len(out); n > 0 && out[n-1] == "" {
		out = out[:n-1]
	}
	return out
}

// line is a text on one line, for names and titles.
func (f *faces) line(text string) string { return strings.Join(f.clean(text), " ") }

func (f *faces) wrap(text string, st style, width float64) []string {
	var lines []string
	for _, p := range f.clean(text) {
		lines = append(lines, f.wrapParagraph(p, st, width)...)
	}
	return lines
}

// wrapParagraph fills lines with words. A line is a part of the paragraph from start to end.
func (f *faces) wrapParagraph(text string, st style, width float64) []string {
	var out []string
	start, end, used, space := 0, 0, 0.0, f.width(" ", st)
	for at := 0; at < len(text); {
		next := len(text)
		if i := strings.IndexByte(text[at:], ' '); i >= 0 {
			next = at + i
		}
		w := f.width(text[at:next], st)
		switch {
		case end > start && used+space+w <= width:
			used, end = used+space+w, next
		default:
			if end > start {
				out = append(out, text[start:end])
			}
			start, end, used = at, next, w
			if w > width {
				pieces := f.pieces(text[at:next], st, width)
				out = append(out, pieces[:len(pieces)-1]...)
				// The last piece has no hyphen: it is a part of the paragraph.
				start = next - len(pieces[len(pieces)-1])
				used = f.width(text[start:end], st)
			}
		}
		at = next + 1
	}
	return append(out, text[start:end])
}

// pieces breaks a word that is wider than the column: after a character where a reader expects it, else between two
// syllables with a hyphen, else where the column ends.
func (f *faces) pieces(word string, st style, width float64) []string {
	var out []string
	runes := []rune(word)
	spoken := isSpoken(word)
	for len(runes) > 0 {
		end := f.fitting(runes, st, width)
		piece := string(runes[:end])
		if end < len(runes) {
			if soft := softEnd(runes[:end]); soft > end/3 {
				end, piece = soft, string(runes[:soft])
			} else if at := syllable(runes, f.fitting(runes, st, width-f.width(string(hyphen), st))); spoken && at > 0 {
				end, piece = at, string(runes[:at])+string(hyphen)
			} else {
				end = balanced(end, len(runes))
				piece = string(runes[:end])
			}
		}
		out = append(out, piece)
		runes = runes[end:]
	}
	return out
}

// isSpoken reports whether a word is one of speech. In an address, a file name or a code a hyphen would read as a part
// of it.
func isSpoken(word string) bool {
	return !strings.ContainsFunc(strings.TrimRight(word, ".,;:?!)"),
		func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("./@_\\:", r) })
}

// fitting is how many characters fit the width; at least one.
func (f *faces) fitting(runes []rune, st style, width float64) int {
	face, left := f.of(st), width*1000/st.size.em()
	for i, r := range runes {
		if left -= float64(face.units(r)); left < 0 {
			return max(i, 1)
		}
	}
	return len(runes)
}

// softEnd is the place behind the last character after which a reader expects a break; 0 for none.
func softEnd(runes []rune) int {
	for i := len(runes); i > 0; i-- {
		if strings.ContainsRune("/-.,;:?&=_@+", runes[i-1]) {
			return i
		}
	}
	return 0
}

// shortTail is the number of letters that a broken word has at least on each of its lines.
const shortTail = 4

// balanced keeps a broken-off end from being one or two letters.
func balanced(end, length int) int {
	if tail := length - end; tail < shortTail && end > 2*shortTail {
		return end - (shortTail - tail)
	}
	return end
}

// syllable is the last place up to end where a word of letters may be broken; 0 for none. It knows no dictionary: it
// breaks before a consonant with a vowel behind it, and not within letters that are spoken as one sound.
func syllable(runes []rune, end int) int {
	const nearby = 10
	lowest := max(shortTail, end-nearby)
	for at := min(end, len(runes)-shortTail); at >= lowest; at-- {
		if breakable(unicode.ToLower(runes[at-2]), unicode.ToLower(runes[at-1]), unicode.ToLower(runes[at]),
			unicode.ToLower(runes[at+1])) {
			return at
		}
	}
	return 0
}

// breakable reports whether a word may be broken between the second and the third of these letters.
func breakable(before, last, first, after rune) bool {
	if !unicode.IsLetter(before) || !unicode.IsLetter(last) || !unicode.IsLetter(first) || vowel(first) ||
		!vowel(after) {
		return false
	}
	if vowel(last) {
		return last != 'i' || first != 'j'
	}
	return first != 'h' && (!strings.ContainsRune("bcdfgkptv", last) || !strings.ContainsRune("lr", first))
}

func vowel(r rune) bool {
	return strings.ContainsRune("aeiouyàáâäãåèéêëìíîïòóôöõøùúûüýÿąęıœæ", r)
}

// fit is wrap with a limit: what does not fit is cut with an ellipsis. It is only for places where the whole text
// stands elsewhere too.
func (f *faces) fit(text string, st style, width float64, limit int) []string {
	lines := f.wrap(text, st, width)
	if len(lines) <= limit {
		return lines
	}
	if limit < 1 {
		return nil
	}
	lines = lines[:limit]
	last := []rune(lines[limit-1])
	for len(last) > 0 && f.width(string(last)+ellipsis, st) > width {
		last = last[:len(last)-1]
	}
	lines[limit-1] = strings.TrimRight(string(last), " ,.;:"+string(hyphen)) + ellipsis
	return lines
}
