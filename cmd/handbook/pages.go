package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"sggscan/internal/lang"
)

// book is the handbook in a language: a folder of docs with its pages, of which index.md is the first, and its
// pictures.
type book struct {
	lang     lang.Lang
	folder   string
	pictures string
	// beside are pages of docs that the book sends its readers to.
	beside []string
	// first is the link to the first page, skip the one past it.
	first, skip string
}

func books() []book {
	return []book{
		{lang.NL, "handleiding", "plaatjes", []string{"methode.md", "rubriek.md", "rubriek-po.md", "rubriek-vo.md",
			"rubriek-mbo.md"}, "Alle boekjes", "Naar de tekst"},
		{lang.EN, "handbook", "pictures", []string{"method.md", "rubric.md", "rubric-po.md", "rubric-vo.md", "rubric-mbo.md"},
			"All books", "To the text"},
	}
}

// readable is how files are written: everybody may read a book.
const readable = 0o644

//go:embed page.html
var layout string

// page is what the layout shows.
type page struct {
	Lang               lang.Lang
	Title, First, Skip string
	Body               template.HTML
}

// writeAll writes both books as HTML: FOLDER/handleiding and FOLDER/handbook.
func writeAll(docs, folder string) error {
	shown, err := template.New("page").Parse(layout)
	if err != nil {
		return err
	}
	source, homes := os.DirFS(docs), map[string]string{}
	for _, b := range books() {
		names, err := fs.Glob(source, path.Join(b.folder, "*.md"))
		if err != nil {
			return err
		}
		for _, name := range append(names, b.beside...) {
			homes[name] = b.folder
		}
	}
	for _, b := range books() {
		if err := b.write(shown, source, homes, folder); err != nil {
			return err
		}
	}
	return nil
}

// write writes a book. Homes are the folders in which each source gets its page.
func (b book) write(shown *template.Template, docs fs.FS, homes map[string]string, folder string) error {
	folder = filepath.Join(folder, b.folder)
	if err := os.MkdirAll(filepath.Join(folder, b.pictures), 0o755); err != nil {
		return err
	}
	for name, home := range homes {
		if home != b.folder {
			continue
		}
		data, err := fs.ReadFile(docs, name)
		if err != nil {
			return err
		}
		p, err := b.page(name, data, homes)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		var out bytes.Buffer
		if err := shown.Execute(&out, p); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, htmlName(name)), out.Bytes(), readable); err != nil {
			return err
		}
	}
	images, err := fs.Glob(docs, path.Join(b.folder, b.pictures, "*.png"))
	for _, name := range images {
		data, failed := fs.ReadFile(docs, name)
		if failed == nil {
			failed = os.WriteFile(filepath.Join(folder, b.pictures, path.Base(name)), data, readable)
		}
		err = errors.Join(err, failed)
	}
	return err
}

func htmlName(source string) string { return strings.TrimSuffix(path.Base(source), ".md") + ".html" }

// page is a source as HTML, of which every link to another source leads to its page. A link to another file is an
// error: whoever reads the book has no such file.
func (b book) page(name string, data []byte, homes map[string]string) (page, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	doc := md.Parser().Parse(text.NewReader(data))
	p := page{Lang: b.lang, Skip: b.skip, First: b.first}
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Heading:
			if p.Title == "" {
				p.Title = string(n.Lines().Value(data))
			}
		case *ast.Link:
			to, anchor, _ := strings.Cut(string(n.Destination), "#")
			target := path.Join(path.Dir(name), to)
			switch {
			case !entering || to == "" || strings.Contains(to, "://"):
			case homes[target] == "":
				return ast.WalkStop, fmt.Errorf("no page for the link to %s", to)
			default:
				to = htmlName(target)
				if home := homes[target]; home != b.folder {
					to = "../" + home + "/" + to
				}
				if anchor != "" {
					to += "#" + anchor
				}
				n.Destination = []byte(to)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return p, err
	}
	var body bytes.Buffer
	err = md.Renderer().Render(&body, data, doc)
	p.Body = template.HTML(body.String()) //nolint:gosec // made of our own documents
	return p, err
}
