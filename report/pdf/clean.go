package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// missing stands for a sign that the font cannot draw. The font lacks this sign too and draws its own crossed box for it; the text, when searched or
// copied, has this one.
const missing = '□'

const ellipsis = "…"

// clean makes any text safe to draw and gives its paragraphs. The PDF library stops at signs beyond U+FFFF, draws nothing for signs the font
// lacks and does not know line breaks, so no text reaches a page without passing here.
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

// safe is what stands on paper for a sign.
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
	for _, p := range strings.Split(text, "\n") {
		p = strings.Trim(p, " ")
		if p == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, p)
	}
	if n := len(out); n > 0 && out[n-1] == "" {
		out = out[:n-1]
	}
	return out
}

// line is a text on one line, for names and titles.
func (f *faces) line(text string) string { return strings.Join(f.clean(text), " ") }

// wrap breaks a text into lines that fit the width.
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
				start = next - len(pieces[len(pieces)-1])
				used = f.width(text[start:end], st)
			}
		}
		at = next + 1
	}
	return append(out, text[start:end])
}

// shortTail is the number of letters that a broken word has at least on its last line.
const shortTail = 4

// pieces breaks a word that is wider than the column, after a sign where a reader expects it if there is one behind the first third.
func (f *faces) pieces(word string, st style, width float64) []string {
	var out []string
	face, limit := f.of(st), width*1000/st.size.em()
	runes := []rune(word)
	for len(runes) > 0 {
		used, end, soft := 0.0, 0, 0
		for end < len(runes) {
			used += float64(face.units(runes[end]))
			if used > limit && end > 0 {
				break
			}
			end++
			if strings.ContainsRune("/-.,;:?&=_@+", runes[end-1]) {
				soft = end
			}
		}
		switch tail := len(runes) - end; {
		case tail > 0 && soft > end/3:
			end = soft
		case tail > 0 && tail < shortTail && end > 2*shortTail:
			end -= shortTail - tail
		}
		out = append(out, string(runes[:end]))
		runes = runes[end:]
	}
	return out
}

// fit is wrap with a limit: what does not fit is cut with an ellipsis. It is only for places where the whole text stands elsewhere too.
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
	lines[limit-1] = strings.TrimRight(string(last), " ,.;:") + ellipsis
	return lines
}
