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
	links  []*link
	object int
}

// mark is a piece of a page that belongs to an element.
type mark struct{ page, id int }

// link is a place on a page on which a reader clicks. It goes to a web address or to an anchor.
type link struct {
	owner      *tag
	page       int
	x, y, w, h float64 // in millimetres, from the left upper corner of the paper
	contents   string  // says where it goes
	address    string
	to         *int
	object     int
}

// landing is where an anchor is: on which page, counted from 0, and how far below its upper edge in millimetres.
type landing struct {
	page int
	y    float64
}

func tagged(role string, parent *tag) *tag { return &tag{role: role, parent: parent} }

// cellTag is a cell of a table row; it keeps its place also when it is empty. A heading is that of its column.
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

// ofRow makes a heading that of its row.
const ofRow = "/A <</O /Table /Scope /Row>>"

// rowHead is the heading of a table row.
func rowHead(row *tag) *tag {
	out := child("TH", row)
	out.attributes = ofRow
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
	links []*link
	// anchors are where the links go.
	anchors map[*int]landing
}

// anchor notes where links may go.
func (s *tree) anchor(key *int, page int, y float64) {
	if s.anchors == nil {
		s.anchors = map[*int]landing{}
	}
	s.anchors[key] = landing{page, y}
}

// link makes a place on a page one to click on. It belongs to the element of what is drawn there.
func (s *tree) link(it item, page int, x, y, w, h float64) {
	l := &link{owner: it.tag, page: page, x: x, y: y, w: w, h: h, contents: it.text, address: it.link, to: it.page}
	s.links, it.tag.links = append(s.links, l), append(it.tag.links, l)
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
	for i, l := range s.links {
		l.object = first + 2 + len(all) + i
		fmt.Fprintf(&index, " %d %s", len(pages)+i, reference(l.owner.object))
	}
	out := [][]byte{
		fmt.Appendf(nil, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", first+2, first+1,
			len(pages)+len(s.links)),
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
		for _, l := range t.links {
			b = append(b, "<</Type /OBJR /Pg "+reference(pages[l.page])+"/Obj "+reference(l.object)+">> "...)
		}
		for _, kid := range t.kids {
			b = append(b, reference(kid.object)...)
		}
		out = append(out, append(b, "]>>"...))
	}
	for i, l := range s.links {
		out = append(out, s.annotation(l, len(pages)+i, pages))
	}
	return out
}

// annotation is a link as an object of a PDF; key is its number in the index.
func (s *tree) annotation(l *link, key int, pages []int) []byte {
	const points = 72 / 25.4
	up := func(y float64) float64 { return (pageHeight - y) * points }
	goes := ""
	switch at, found := s.anchors[l.to]; {
	case l.address != "":
		goes = fmt.Sprintf("/A <</S /URI /URI <%X>>>", l.address)
	case found:
		goes = fmt.Sprintf("/Dest [%s/XYZ 0 %.2f null]", reference(pages[at.page]), up(at.y))
	}
	return fmt.Appendf(nil, "<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 "+
		"/StructParent %d /Contents %s %s>>", l.x*points, up(l.y+l.h), (l.x+l.w)*points, up(l.y), key,
		textString(l.contents), goes)
}

// annotations are the links of a page, as the page names them.
func (s *tree) annotations(page int) string {
	var b strings.Builder
	for _, l := range s.links {
		if l.page == page {
			b.WriteString(reference(l.object))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "/Annots [" + b.String() + "]\n"
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
