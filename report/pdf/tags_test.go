package pdf

import (
	"bytes"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// structureOf draws a report and returns its elements in the order in which a screen reader meets them, as
// "H1 1 Per domein".
func structureOf(t *testing.T, r view.Report) []string {
	t.Helper()
	d, err := newReportDoc(r, wordsFor(r.Lang))
	if err != nil {
		t.Fatal(err)
	}
	return elementsOf(&d.document, d.pages())
}

// elementsOf are the elements of laid out pages, in the order in which a screen reader meets them.
func elementsOf(d *document, pages [][]band) []string {
	texts := map[*tag]string{}
	var s tree
	for page, bands := range d.framed(pages) {
		for _, b := range bands {
			for i := range b.items {
				it := &b.items[i]
				if e := it.element(); e != nil {
					s.mark(e, page)
					texts[e] = strings.TrimSpace(texts[e] + " " + it.text)
				}
			}
		}
	}
	var out []string
	var walk func(x *tag)
	walk = func(x *tag) {
		text := texts[x]
		if x.alt != "" { // read instead of what is drawn
			text = x.alt
		}
		role := x.role
		if strings.Contains(x.attributes, "/Row") {
			role += " row"
		}
		out = append(out, strings.TrimSpace(role+" "+text))
		for _, kid := range x.kids {
			walk(kid)
		}
	}
	for _, kid := range s.root.kids {
		walk(kid)
	}
	return out
}

// TestStructureReadsInOrder: the name of the school first, then the verdict, the chapters and the questions under their
// domain, each heading of its kind; a text over two lines is one element.
func TestStructureReadsInOrder(t *testing.T) {
	r, w := short(), wordsFor(lang.NL)
	r.Domains[0].Indicators[0].StateID = "level"
	all := structureOf(t, r)
	at := 0
	for _, want := range []string{"H1 De Regenboog", "P " + r.Verdict.Label, "P " + r.Verdict.Sentence, "H2 " + w.Domains,
		"Figure V1 1, V2 2, V3 3, V4 0, V5 1, V6 2", "H2 " + w.First, "Lbl 1", "H1 1 " + w.Critical,
		"H1 2 " + w.PerDomain, "H2 V Visie en boodschap", "H3 V1 Afspraken over beelden V1",
		"Figure niveau 1: in ontwikkeling", "H1 4 " + w.Plan, "TH " + w.Gap} {
		from := at
		for at < len(all) && all[at] != want {
			at++
		}
		if at == len(all) {
			t.Errorf("%q does not come behind what should be before it", want)
			at = from
		}
	}
	for _, e := range all {
		if strings.Contains(e, "pagina 2 van") || strings.Contains(e, r.Stamp.Line) {
			t.Errorf("the foot of a page is read: %q", e)
		}
	}
}

// TestFileSaysItsStructure as PDF 1.7, with metadata.
func TestFileSaysItsStructure(t *testing.T) {
	out := write(t, short())
	for _, want := range []string{"%PDF-1.7", "/MarkInfo << /Marked true >>", "/StructTreeRoot", "/StructParents 0\n",
		"/Tabs /S",
		"<rdf:li xml:lang=\"x-default\">Zelfevaluatie – De Regenboog – 2026-2027</rdf:li>"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the file lacks %q", want)
		}
	}
}
