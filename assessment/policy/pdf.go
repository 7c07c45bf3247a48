package policy

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"

	"sggscan/internal/limit"
	"sggscan/internal/pattern"
	"sggscan/internal/problem"
)

// hugeNumber is a size in a PDF for which a reader would reserve memory, and which no PDF of a school has.
var hugeNumber = pattern.Of(`/(Columns|Size|N|First|Colors)\s+[0-9]{7,}`)

// deepest is how deep the pages of a PDF may be nested, and how long its chains of parents may be.
const deepest = 40

// readPDF reads the text of a PDF, page by page. The library panics on what it does not understand; such a page is
// unread, and a whole file broken.
func readPDF(data []byte, d *Document) (err error) {
	if at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); at > 0 {
		data = data[at:] // what stands before it counts in no offset that programs write
	}
	if hugeNumber().Match(data) {
		return problem.Refuse("policy.broken")
	}
	var pages []pdf.Value
	err = guarded(func() error {
		r, err := pdf.NewReader(bytes.NewReader(newest(data)), int64(len(data)))
		if err != nil {
			return err
		}
		pages, err = leaves(r.Trailer().Key("Root").Key("Pages"), nil, 0)
		return err
	})
	if err != nil && (errors.Is(err, pdf.ErrInvalidPassword) || bytes.Contains(data, []byte("/Encrypt"))) {
		return problem.Refuse("policy.pdf_locked") // a way of locking that the library does not know among them
	}
	if err != nil {
		return err
	}
	left := int64(limit.TextUnpacked)
	for n, p := range pages {
		if err := readPage(p, n+1, &left, d); err != nil {
			return err
		}
	}
	if len(d.Unread) == len(pages) {
		return problem.Refuse("policy.scanned")
	}
	return nil
}

// newest lets the library read a PDF of version 2, which is the same to it.
func newest(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("%PDF-2.")) {
		return data
	}
	return append([]byte("%PDF-1.7"), data[len("%PDF-2.0"):]...)
}

// guarded makes an error of a panic of the library.
func guarded(read func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("malformed PDF: %v", x)
		}
	}()
	return read()
}

// leaves are the pages of a tree of pages.
func leaves(v pdf.Value, found []pdf.Value, depth int) ([]pdf.Value, error) {
	kids := v.Key("Kids")
	if kids.IsNull() {
		return append(found, v), nil
	}
	if depth > deepest {
		return nil, problem.Refuse("policy.broken")
	}
	for n := range kids.Len() {
		var err error
		if found, err = leaves(kids.Index(n), found, depth+1); err != nil {
			return nil, err
		}
		if len(found) > limit.Pages {
			return nil, problem.Refuse("policy.too_many_pages", limit.Pages)
		}
	}
	return found, nil
}

// readPage reads one page. One on which no text stands, or that cannot be understood, is told as unread, and so is one
// for which nothing is left of what may be unpacked of the file.
func readPage(v pdf.Value, number int, left *int64, d *Document) error {
	var pieces []piece
	err := guarded(func() error {
		page := pdf.Page{V: v}
		if !ends(v) {
			return errEndless
		}
		drawn := newDrawer(page.Resources(), min(*left, limit.PageContent))
		may := drawn.left
		err := drawn.draw(v.Key("Contents"))
		*left -= may - max(drawn.left, 0)
		pieces = drawn.pieces
		return err
	})
	found := &Document{}
	if err == nil {
		err = paragraphs(pieces, number, found)
	}
	if err != nil || !found.hasText() && !v.Key("Contents").IsNull() {
		d.Unread = append(d.Unread, number)
	}
	for n, p := range found.Paragraphs {
		if n == 0 && d.goesOn(p.Text) {
			last := &d.Paragraphs[len(d.Paragraphs)-1]
			last.Text = strings.TrimSpace(last.Text + " " + p.Text)
			if err := d.grow(len(p.Text)); err != nil {
				return err
			}
			continue
		}
		if err := d.add(p); err != nil {
			return err
		}
	}
	return nil
}

// goesOn reports whether the text of a page is the rest of a sentence that began on the page before.
func (d *Document) goesOn(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if len(d.Paragraphs) == 0 || !unicode.IsLower(first) {
		return false
	}
	before := d.Paragraphs[len(d.Paragraphs)-1].Text
	return !strings.ContainsAny(before[len(before)-1:], ".!?:")
}

// ends reports whether the chain of the parents of a page ends.
func ends(v pdf.Value) bool {
	for range deepest {
		if v = v.Key("Parent"); v.IsNull() {
			return true
		}
	}
	return false
}

// printed is a line as it stands on a page.
type printed struct {
	text         strings.Builder
	y, size, end float64
}

// paragraphs makes paragraphs of what was drawn on a page, in the order in which it was drawn.
func paragraphs(pieces []piece, page int, d *Document) error {
	var all []*printed
	var last *printed
	for _, p := range pieces {
		if last == nil || math.Abs(p.y-last.y) > 0.5*math.Max(p.size, last.size) {
			last = &printed{y: p.y, size: math.Max(p.size, 1), end: p.x}
			all = append(all, last)
		}
		if gap := p.x - last.end; gap > 0.18*p.size || gap < -2*p.size {
			last.text.WriteByte(' ')
		}
		last.text.WriteString(p.text)
		last.end = p.end
	}
	longest := 0
	for _, l := range all {
		longest = max(longest, utf8.RuneCountInString(l.text.String()))
	}
	b := lines{at: Place{Page: page}}
	for n, l := range all {
		line := norm.NFKC.String(l.text.String())
		if n > 0 && math.Abs(all[n-1].y-l.y) > 1.9*math.Max(l.size, all[n-1].size) || n > 0 && differ(l, all[n-1]) {
			if err := b.flush(d); err != nil {
				return err
			}
		}
		full := utf8.RuneCountInString(line) >= longest*3/4 && longest > 30
		if err := b.line(d, line, full); err != nil {
			return err
		}
	}
	return b.flush(d)
}

// differ reports whether one line is a heading above the other, by the size of its letters.
func differ(a, b *printed) bool {
	return slices.Max([]float64{a.size / b.size, b.size / a.size}) > 1.15
}
