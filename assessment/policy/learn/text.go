// Package learn learns from texts in which each sentence is labelled when a sentence speaks of an indicator of a
// rubric, or has a kind of wording.
package learn

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sggscan/assessment/policy"
	"sggscan/rubric"
)

// Text is a text of which each line is labelled.
type Text struct {
	Path   string
	Sector rubric.Sector
	policy.Document
	Lines []Line
}

// Line is a sentence (or two) with what a reader says of it: ids of indicators, and kinds of wording behind "!".
type Line struct {
	Text   string
	Labels []string
}

// Writer names who wrote a text: the folder it stands in.
func (t Text) Writer() string { return path.Base(path.Dir(t.Path)) }

// Line is the first line in which a sentence begins; false when it begins in none.
func (t Text) Line(sentence string) (int, bool) {
	const begin = 20 // bytes; a line that ends in "appendix A." goes on in the next
	n := slices.IndexFunc(t.Lines, func(l Line) bool {
		return strings.Contains(l.Text, sentence) || strings.Contains(sentence, l.Text)
	})
	if n < 0 && len(sentence) > begin {
		n = slices.IndexFunc(t.Lines, func(l Line) bool { return strings.Contains(l.Text, sentence[:begin]) })
	}
	return n, n >= 0
}

// Read reads labelled texts: in a folder the folders of writers, in order of their names. The first line of a text is
// "# " and the sector, and what else is of use to readers behind a comma. A line is a sentence (or two) with behind it
// between braces its labels; an empty line ends a paragraph, "- " is an item of a list and "== " a heading.
func Read(files fs.FS) ([]Text, error) {
	names, err := fs.Glob(files, "*/*.txt")
	if err == nil && len(names) == 0 {
		err = errors.New("no texts in folders of writers")
	}
	var out []Text
	for _, name := range names {
		data, failed := fs.ReadFile(files, name)
		if failed != nil {
			return nil, failed
		}
		out = append(out, parse(name, string(data)))
	}
	return out, err
}

// Sum is the SHA-256 of texts and of the sets of a rubric, which are all that learning depends on, in hexadecimal
// digits.
func Sum(r *rubric.Rubric, files fs.FS) (string, error) {
	names, err := fs.Glob(files, "*/*.txt")
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, _ = fmt.Fprint(sum, r.Policy.Sets) // a hash takes all it is given
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return "", err
		}
		_, _ = fmt.Fprintf(sum, "\x00%s\x00%s", name, data)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func parse(file, content string) Text {
	head, body, _ := strings.Cut(content, "\n")
	sector, _, _ := strings.Cut(strings.TrimPrefix(head, "# "), ",")
	out := Text{Path: file, Sector: rubric.Sector(sector), Document: policy.Document{Path: file}}
	begin := true
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line == "" {
			begin = true
			continue
		}
		var p policy.Paragraph
		line, p.Item = strings.CutPrefix(line, "- ")
		line, p.Heading = strings.CutPrefix(line, "== ")
		text, labels, _ := strings.Cut(line, "{")
		text = strings.TrimSpace(text)
		out.Lines = append(out.Lines, Line{text, strings.Fields(strings.TrimSuffix(labels, "}"))})
		n := len(out.Paragraphs)
		if begin || p.Item || p.Heading || out.Paragraphs[n-1].Item {
			p.Paragraph, p.Text = n+1, text
			out.Paragraphs = append(out.Paragraphs, p)
		} else {
			out.Paragraphs[n-1].Text += " " + text
		}
		begin = p.Heading
	}
	return out
}
