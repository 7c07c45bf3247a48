package policy

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

// archive is the zip in which an office program keeps a text, with how many bytes it may still unpack to.
type archive struct {
	files map[string]*zip.File
	left  int64
}

func openArchive(data []byte) (*archive, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, problem.Refuse("policy.locked") // an old Word file, or one with a password
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	a := &archive{map[string]*zip.File{}, limit.TextUnpacked}
	for _, f := range z.File {
		a.files[f.Name] = f
	}
	return a, nil
}

// part calls back for each tag and text of a part. A part that is not there is an error only when it must be.
func (a *archive) part(name string, must bool, each func(xml.Token) error) (err error) {
	file, ok := a.files[name]
	if !ok {
		if must {
			return problem.Refuse("policy.broken")
		}
		return nil
	}
	r, err := file.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	dec := xml.NewDecoder(counted{r, &a.left})
	for {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := each(t); err != nil {
			return err
		}
	}
}

// counted refuses to unpack more than is left, as a zip can hold more than it says.
type counted struct {
	io.Reader
	left *int64
}

// Read reads, and refuses beyond the limit.
func (c counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	if *c.left -= int64(n); *c.left < 0 {
		return 0, problem.Refuse("policy.too_large", limit.Workbook>>20)
	}
	return n, err
}

// tags says what the tags of a kind of office file mean. A paragraph may stand in another one, as in a text box.
type tags struct {
	paragraph, heading, item map[string]bool
	// gap are tags for a blank or a line end, skip are those whose content is not read.
	gap, skip map[string]bool
	// text are the tags in which text stands; without any it stands everywhere in a paragraph.
	text map[string]bool
}

func set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		out[n] = true
	}
	return out
}

// office reads the paragraphs of a part.
type office struct {
	tags
	document *Document
	open     []Paragraph // those that are not at their end
	skipping int
	items    int
	texts    int
}

func (o *office) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if len(o.open) > deepest {
			return problem.Refuse("policy.broken")
		}
		o.start(t)
	case xml.EndElement:
		return o.end(t.Name.Local)
	case xml.CharData:
		if n := len(o.open); n > 0 && o.skipping == 0 && (o.text == nil || o.texts > 0) {
			if len(o.open[n-1].Text) > 4*limit.Text {
				return problem.Refuse("policy.too_long", limit.Paragraphs)
			}
			o.open[n-1].Text += string(t)
		}
	}
	return nil
}

func (o *office) start(t xml.StartElement) {
	name, n := t.Name.Local, len(o.open)
	switch {
	case o.skip[name] || o.skipping > 0:
		if o.skip[name] {
			o.skipping++
		}
	case o.paragraph[name]:
		o.open = append(o.open, Paragraph{Item: o.items > 0, Heading: o.heading[name]})
	case o.text[name]:
		o.texts++
	case o.item[name] && o.text == nil:
		o.items++
	case n == 0:
	case o.gap[name]:
		o.open[n-1].Text += " "
	case o.item[name]:
		o.open[n-1].Item = true
	case name == "pStyle":
		for _, a := range t.Attr {
			style := strings.ToLower(a.Value)
			o.open[n-1].Heading = strings.HasPrefix(style, "heading") || strings.HasPrefix(style, "kop") ||
				strings.HasPrefix(style, "title") || strings.HasPrefix(style, "titel")
			o.open[n-1].Item = o.open[n-1].Item || strings.HasPrefix(style, "list") || strings.HasPrefix(style, "lijst")
		}
	}
}

func (o *office) end(name string) error {
	switch n := len(o.open); {
	case o.skip[name]:
		o.skipping--
	case o.skipping > 0:
	case o.text[name]:
		o.texts--
	case o.item[name] && o.text == nil:
		o.items--
	case o.paragraph[name] && n > 0:
		p := o.open[n-1]
		o.open = o.open[:n-1]
		if rest, item := bullet(strings.TrimSpace(p.Text)); item {
			p.Text, p.Item = rest, true
		}
		return o.document.add(p)
	}
	return nil
}

// readDocx reads a text of Word: the text itself, then its notes. Comments and deleted text are not read.
func readDocx(data []byte, d *Document) error {
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	for n, name := range []string{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"} {
		o := office{document: d, tags: tags{paragraph: set("p"), text: set("t"), item: set("numPr"),
			gap: set("tab", "br", "cr"), skip: set("Fallback", "del")}}
		if err := a.part(name, n == 0, o.token); err != nil {
			return err
		}
	}
	return nil
}

// readOdt reads a text of LibreOffice. Remarks and deleted text are not read.
func readOdt(data []byte, d *Document) error {
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	locked := false
	err = a.part("META-INF/manifest.xml", false, func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		locked = locked || ok && start.Name.Local == "encryption-data"
		return nil
	})
	if err != nil {
		return err
	}
	if locked {
		return problem.Refuse("policy.locked")
	}
	o := office{document: d, tags: tags{paragraph: set("p", "h"), heading: set("h"), item: set("list-item"),
		gap: set("s", "tab", "line-break"), skip: set("annotation", "tracked-changes", "note-citation")}}
	return a.part("content.xml", true, o.token)
}
