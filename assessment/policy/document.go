// Package policy holds a school's own text (a protocol, a page of the school guide, a letter) beside a rubric: where
// the text speaks of an indicator, and where its wording works against a victim. It finds and never scores: a text is
// no practice, and a word that was found is no policy.
//
// It knows no disk and changes nothing in what was read. What the rubric looks for stands in rubric.Policy.
package policy

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// Endings are those of the files that are read as a text of a school.
func Endings() []string { return []string{".docx", ".odt", ".pdf", ".html", ".htm", ".md", ".txt"} }

// Readable reports whether a name has one of the endings.
func Readable(name string) bool { return slices.Contains(Endings(), strings.ToLower(path.Ext(name))) }

// Unreadable reports whether a name is that of a text that another program can save in a form that is read.
func Unreadable(name string) bool {
	return slices.Contains([]string{".doc", ".dot", ".docm", ".rtf", ".pages", ".wps", ".wpd", ".pptx", ".ppt", ".odp"},
		strings.ToLower(path.Ext(name)))
}

// Document is a text that was read.
type Document struct {
	// Path is how messages call it.
	Path       string
	Paragraphs []Paragraph
	// Unread are pages of a PDF in which no text stands, by number.
	Unread []int
	size   int // bytes of text
}

// Paragraph is a paragraph, a heading, an item of a list or a cell of a table, on one line.
type Paragraph struct {
	Place
	Text string
	// Item and Heading tell lists and headings from other text; a text has neither when its file does not say.
	Item, Heading bool
}

// Place is where something stands: a page of a PDF (and the paragraph on it), else a paragraph of the whole text. Both
// count from 1; Page is 0 where pages are not known.
type Place struct{ Page, Paragraph int }

// Text is the place as people read it.
func (p Place) Text() lang.Text {
	if p.Page > 0 {
		return words.Text("policy.page", p.Page)
	}
	return words.Text("policy.paragraph", p.Paragraph)
}

// Read reads a text by the ending of its name. The error is a *problem.Refusal that says what is wrong and the way out.
func Read(name string, data []byte) (Document, error) {
	d := Document{Path: name}
	read := map[string]func([]byte, *Document) error{".docx": readDocx, ".odt": readOdt, ".pdf": readPDF,
		".html": readHTML, ".htm": readHTML, ".md": readMarkdown, ".txt": readPlain}[strings.ToLower(path.Ext(name))]
	switch {
	case read == nil && Unreadable(name):
		return d, problem.Refuse("policy.save_as", path.Ext(name))
	case read == nil:
		return d, problem.Refuse("policy.ending", strings.Join(Endings(), " "))
	case len(data) == 0:
		return d, problem.Refuse("answers.file_empty")
	case len(data) > limit.Workbook:
		return d, problem.Refuse("policy.too_large", limit.Workbook>>20)
	}
	if err := read(data, &d); err != nil {
		var told *problem.Refusal
		if errors.As(err, &told) {
			return d, told
		}
		return d, &problem.Refusal{Message: words.Say("policy.broken"), Cause: err}
	}
	if !d.hasText() {
		return d, problem.Refuse("policy.no_text")
	}
	return d, nil
}

// hasText reports whether the document has a sentence to read.
func (d *Document) hasText() bool {
	letters := 0
	for _, p := range d.Paragraphs {
		for _, r := range p.Text {
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	return letters >= leastLetters
}

// leastLetters is how many letters a text has at least; a scan has a page number or a stamp.
const leastLetters = 20

// add adds a paragraph, numbered behind those before it. One without a word is none.
func (d *Document) add(p Paragraph) error {
	p.Text = assessment.CleanLine(p.Text)
	if strings.IndexFunc(p.Text, unicode.IsLetter) < 0 {
		return nil
	}
	p.Paragraph = 1
	if n := len(d.Paragraphs); n > 0 && d.Paragraphs[n-1].Page == p.Page {
		p.Paragraph = d.Paragraphs[n-1].Paragraph + 1
	}
	if len(d.Paragraphs) == limit.Paragraphs {
		return problem.Refuse("policy.too_long", limit.Paragraphs)
	}
	d.Paragraphs = append(d.Paragraphs, p)
	return d.grow(len(p.Text))
}

// grow counts text that was added.
func (d *Document) grow(bytes int) error {
	const page = 3_000 // bytes, as many as a page of a protocol has
	if d.size += bytes; d.size > limit.PolicyText {
		return problem.Refuse("policy.too_much", limit.PolicyText/page/100*100)
	}
	return nil
}

// readPlain reads a text without marks.
func readPlain(data []byte, d *Document) error {
	text, err := decoded(data)
	if err != nil {
		return err
	}
	var b lines
	for line := range strings.Lines(text) {
		if err := b.line(d, line, wide(line)); err != nil {
			return err
		}
	}
	return b.flush(d)
}

// wide reports whether a line is so long that it was broken for want of room.
func wide(line string) bool { return utf8.RuneCountInString(strings.TrimSpace(line)) >= 60 }

// decoded is a text in UTF-8, of whatever encoding office programs write here.
func decoded(data []byte) (string, error) {
	text, err := answers.Decode(data)
	if err != nil {
		return "", &problem.Refusal{Message: words.Say("policy.encoding"), Cause: err}
	}
	return string(text), nil
}

// lines makes paragraphs of lines.
type lines struct {
	at   Place
	item bool
	text []byte
	wide bool // the last line had no room for more
}

// line adds a line; wide: it was broken for want of room, so that the sentence may go on in the next.
func (b *lines) line(d *Document, line string, wide bool) error {
	line = strings.TrimSpace(line)
	rest, item := bullet(line)
	if line == "" || item || !b.goesOn(rest) {
		if err := b.flush(d); err != nil {
			return err
		}
	}
	if line == "" {
		return nil
	}
	b.item = b.item || item
	switch joined := bytes.TrimSuffix(b.text, []byte("-")); {
	case len(joined) == len(b.text):
		b.text = append(b.text, ' ')
	case !isConjunction(rest): // a word that was broken
		b.text = joined
	default:
		b.text = append(b.text, ' ')
	}
	b.text, b.wide = append(b.text, rest...), wide
	return nil
}

// goesOn reports whether a line is more of the same paragraph.
func (b *lines) goesOn(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return len(b.text) == 0 || b.wide || unicode.IsLower(first)
}

func (b *lines) flush(d *Document) error {
	p := Paragraph{Place: b.at, Text: string(b.text), Item: b.item}
	b.text, b.wide, b.item = b.text[:0], false, false
	return d.add(p)
}

// isConjunction reports whether a line begins with a word behind which the first half of a compound waits, as in
// "naakt- en seksbeelden".
func isConjunction(line string) bool {
	first, _, _ := strings.Cut(line, " ")
	return slices.Contains([]string{"en", "of", "and", "or"}, first)
}

// bullet takes the sign, number or letter before an item of a list away.
func bullet(line string) (rest string, item bool) {
	for _, sign := range []string{"- ", "* ", "+ ", "• ", "· ", "– ", "▪ ", "o ", "\uf0b7", "☐ ", "✓ "} {
		if rest, ok := strings.CutPrefix(line, sign); ok {
			return strings.TrimSpace(rest), true
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(digits); n > 0 && n < 3 && len(digits) > 2 && strings.ContainsAny(digits[:1], ".)") &&
		digits[1] == ' ' {
		return strings.TrimSpace(digits[2:]), true
	}
	if len(line) > 2 && line[0] >= 'a' && line[0] <= 'z' && strings.ContainsAny(line[1:2], ".)") && line[2] == ' ' {
		return strings.TrimSpace(line[3:]), true
	}
	return line, false
}
