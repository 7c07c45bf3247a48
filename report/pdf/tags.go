package pdf

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
)

// tag is an element of the structure of a document, which tells a screen reader what is a heading, a table or a list. A
// text over two pages is one element with a mark on each. Elements take their place in the order in which they are
// drawn.
type tag struct {
	// role is the kind of element in the PDF; "" for what is no content, such as the head and foot of a page.
	role       string
	attributes string
	// alt says in words what a figure shows.
	alt    string
	parent *tag
	placed bool
	kids   []*tag
	marks  []mark
	object int
}

// mark is a piece of a page that belongs to an element.
type mark struct{ page, id int }

func tagged(role string, parent *tag) *tag { return &tag{role: role, parent: parent} }

// cellTag is a cell of a table row; it keeps its place also when it is empty.
func cellTag(role string, row *tag, span int) *tag {
	out := child(role, row)
	scope := ""
	if role == "TH" {
		scope = " /Scope /Column"
	}
	if span > 1 {
		scope += fmt.Sprintf(" /ColSpan %d", span)
	}
	if scope != "" {
		out.attributes = "/A <</O /Table" + scope + ">>"
	}
	return out
}

// child is an element with its place behind those that its parent has, whatever is drawn first.
func child(role string, parent *tag) *tag {
	out := &tag{role: role, parent: parent, placed: true}
	parent.kids = append(parent.kids, out)
	return out
}

// point makes a point of a list of bands, with its number or dot.
func point(list *tag, label, text []band) []band {
	out := child("LI", list)
	return beside(as(label, child("Lbl", out)), under(text, child("LBody", out)))
}

// group keeps texts that are beside others together for who hears them.
func group(bands []band) []band { return under(bands, tagged("Div", nil)) }

// as gives all texts of bands one element.
func as(bands []band, t *tag) []band {
	for i := range bands {
		for j := range bands[i].items {
			if it := &bands[i].items[j]; it.kind == kindText && (it.tag == nil || it.tag.role == "P") {
				it.tag = t
			}
		}
	}
	return bands
}

// under puts the elements of bands in another one.
func under(bands []band, t *tag) []band {
	for i := range bands {
		for j := range bands[i].items {
			it := &bands[i].items[j]
			if it.kind == kindText && it.tag == nil {
				it.tag = tagged("P", t)
			}
			if it.tag == nil {
				continue
			}
			top := it.tag
			for top.parent != nil && top != t && top.parent != t {
				top = top.parent
			}
			if top != t && top.role != "" {
				top.parent = t
			}
		}
	}
	return bands
}

// noContent marks bands that stand elsewhere already, or on every page.
func noContent(bands []band) []band {
	out := make([]band, len(bands))
	for i, b := range bands {
		out[i] = b
		out[i].items = make([]item, len(b.items))
		for j, it := range b.items {
			it.tag = &tag{}
			out[i].items[j] = it
		}
	}
	return out
}

// figure makes one element of drawings with their digits, and says in words what they show.
func figure(items []item, alt string) []item {
	t := &tag{role: "Figure", alt: alt}
	for i := range items {
		items[i].tag = t
	}
	return items
}

// tree is the structure of a document while it is drawn.
type tree struct {
	root tag
	// pages are the elements of the marks on each page, by their number.
	pages [][]*tag
}

// place sets an element in its parent.
func (s *tree) place(t *tag) {
	if t.placed {
		if t.parent != nil && t.parent != &s.root {
			s.place(t.parent)
		}
		return
	}
	t.placed = true
	if t.parent == nil {
		t.parent = &s.root
	} else {
		s.place(t.parent)
	}
	t.parent.kids = append(t.parent.kids, t)
}

// mark begins a piece of an element on a page and returns what announces it in the page.
func (s *tree) mark(t *tag, page int) string {
	s.place(t)
	for len(s.pages) <= page {
		s.pages = append(s.pages, nil)
	}
	id := len(s.pages[page])
	s.pages[page] = append(s.pages[page], t)
	t.marks = append(t.marks, mark{page, id})
	return "/" + t.role + " <</MCID " + strconv.Itoa(id) + ">> BDC"
}

// objects are the structure as objects of a PDF, numbered from first on: its root, its index and the elements. pages
// are the numbers of the pages.
func (s *tree) objects(first int, pages []int) [][]byte {
	var all []*tag
	var walk func(t *tag)
	walk = func(t *tag) {
		t.object = first + 2 + len(all)
		all = append(all, t)
		for _, kid := range t.kids {
			walk(kid)
		}
	}
	s.root.role = "Document"
	walk(&s.root)
	var index bytes.Buffer
	for page, tags := range s.pages {
		fmt.Fprintf(&index, " %d [", page)
		for _, t := range tags {
			index.WriteString(reference(t.object))
		}
		index.WriteString("]")
	}
	out := [][]byte{
		fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", first+2, first+1,
			len(s.pages)),
		fmt.Appendf(nil, "<</Nums [%s]>>", index.Bytes()),
	}
	for _, t := range all {
		parent := first
		if t != &s.root {
			parent = t.parent.object
		}
		b := make([]byte, 0, 96)
		b = append(b, "<</S /"+t.role+" /P "+reference(parent)+t.attributes...)
		if t.alt != "" {
			b = append(b, "/Alt "+textString(t.alt)...)
		}
		if len(t.marks) > 0 {
			b = append(b, "/Pg "+reference(pages[t.marks[0].page])...)
		}
		b = append(b, "/K ["...)
		for _, m := range t.marks {
			if m.page == t.marks[0].page {
				b = append(strconv.AppendInt(b, int64(m.id), 10), ' ')
			} else {
				b = append(b, "<</Type /MCR /Pg "+reference(pages[m.page])+"/MCID "+strconv.Itoa(m.id)+">> "...)
			}
		}
		for _, kid := range t.kids {
			b = append(b, reference(kid.object)...)
		}
		out = append(out, append(b, "]>>"...))
	}
	return out
}

// reference names an object in another one.
func reference(number int) string { return strconv.Itoa(number) + " 0 R " }

// textString is a text as a PDF writes it outside its pages.
func textString(text string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// metadata is the title and the language of a document in the form that archives read.
func metadata(title, language string) []byte {
	text := fmt.Sprintf(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, html.EscapeString(title), language)
	return fmt.Appendf(nil, "<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(text), text)
}
