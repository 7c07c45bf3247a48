package policy

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads what a browser shows of a page.
func readHTML(data []byte, d *Document) error {
	text, err := decoded(data)
	if err != nil {
		return err
	}
	z := html.NewTokenizer(strings.NewReader(text))
	var p Paragraph
	var words bytes.Buffer
	end := func() error {
		p.Text = words.String()
		words.Reset()
		err := d.add(p)
		p = Paragraph{}
		return err
	}
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return err
			}
			return end()
		case html.TextToken:
			words.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if kind == html.StartTagToken && unseen(tag) {
				pass(z, tag)
				continue
			}
			if inline(tag) {
				continue
			}
			if err := end(); err != nil {
				return err
			}
			p.Item = kind == html.StartTagToken && tag == atom.Li
			p.Heading = kind == html.StartTagToken && heading(tag)
		default: // comments and the like
		}
	}
}

// pass goes to the end of an element that nobody sees.
func pass(z *html.Tokenizer, tag atom.Atom) {
	for depth := 1; depth > 0; {
		kind := z.Next()
		name, _ := z.TagName()
		switch same := atom.Lookup(name) == tag; {
		case kind == html.ErrorToken:
			return
		case kind == html.StartTagToken && same:
			depth++
		case kind == html.EndTagToken && same:
			depth--
		}
	}
}

func unseen(tag atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Svg,
		atom.Select, atom.Button, atom.Nav}, tag)
}

// inline reports whether text goes on through a tag.
func inline(tag atom.Atom) bool {
	return slices.Contains([]atom.Atom{0, atom.A, atom.Abbr, atom.B, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I,
		atom.Img, atom.Input, atom.Label, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub,
		atom.Sup, atom.Time, atom.U, atom.Wbr}, tag)
}

func heading(tag atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Th, atom.Summary},
		tag)
}
