package pdf

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// heard is the structure of a document with what a screen reader says of each element.
type heard struct {
	root  *tag
	texts map[*tag]string
}

// hear gives the elements of a document in the order of drawing.
func hear(l laid) heard {
	var s tree
	out := heard{&s.root, map[*tag]string{}}
	for page, items := range l.items {
		for i := range items {
			it := &items[i]
			if e := it.element(); e != nil {
				s.mark(e, page)
				if it.kind == kindText {
					out.texts[e] = strings.TrimSpace(out.texts[e] + " " + it.shown())
				}
			}
		}
	}
	return out
}

// said is the text of an element: of a figure what stands for it.
func (h heard) said(x *tag) string {
	if x.alt != "" {
		return x.alt
	}
	return h.texts[x]
}

// all are the elements in the order in which a screen reader meets them, as "H1 1 Per domein".
func (h heard) all() []string {
	var out []string
	var walk func(x *tag)
	walk = func(x *tag) {
		role := x.role
		if strings.Contains(x.attributes, "/Row") {
			role += " row"
		}
		out = append(out, strings.TrimSpace(role+" "+h.said(x)))
		for _, kid := range x.kids {
			walk(kid)
		}
	}
	for _, kid := range h.root.kids {
		walk(kid)
	}
	return out
}

// outline is the structure with the words of headings, and with what comes several times in the same form once.
func (h heard) outline() string {
	var written func(x *tag, depth int) string
	written = func(x *tag, depth int) string {
		var b strings.Builder
		b.WriteString(strings.Repeat("  ", depth) + x.role)
		if strings.HasPrefix(x.role, "H") || x.role == "TH" && strings.Contains(x.attributes, "Column") || x.role == "Link" {
			said := h.said(x)
			if x.role == "Link" { // without the page, which any text may change
				said = strings.TrimRight(said, " 0123456789")
			}
			b.WriteString(strings.TrimRight(" "+said, " "))
		}
		for _, about := range []string{"/Scope /Row", "/ColSpan"} {
			if strings.Contains(x.attributes, about) {
				b.WriteString(" " + about)
			}
		}
		b.WriteByte('\n')
		last, times := "", 0
		flush := func() {
			if times > 1 {
				line, rest, _ := strings.Cut(last, "\n")
				last = fmt.Sprintf("%s × %d\n%s", line, times, rest)
			}
			b.WriteString(last)
		}
		for _, kid := range x.kids {
			if next := written(kid, depth+1); next == last {
				times++
			} else {
				flush()
				last, times = next, 1
			}
		}
		flush()
		return b.String()
	}
	h.root.role = "Document"
	return written(h.root, 0)
}

// TestStructureOfEachKind compares the structure of each kind of document with what was looked at before. After a
// change "go test ./report/pdf -run Structure -update" writes it anew.
func TestStructureOfEachKind(t *testing.T) {
	few := short()
	few.Profile, few.ProfileID = "korte lijst", "core"
	for i := range few.Domains {
		few.Domains[i].Indicators = few.Domains[i].Indicators[:2]
	}
	for name, l := range map[string]laid{"full": laidReport(t, short()), "core": laidReport(t, few),
		"empty": laidReport(t, empty()), "adviser": laidReport(t, advised()), "views": laidReport(t, differing()),
		"comparison": laidBoard(t, view.BuildBoard(comparisonOf(t, 5, lang.EN, plainName)))} {
		got, file := hear(l).outline(), filepath.Join("testdata", "structure", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has another structure:\n%s", name, got)
		}
	}
}

var update = flag.Bool("update", false, "write the structures anew")

// TestEveryTextIsHeardOnce: each text on the pages is in one element, heads and feet of pages apart, each element is in
// the tree once, and everything that the model shows is heard.
func TestEveryTextIsHeardOnce(t *testing.T) {
	for name, r := range board(t) {
		l := laidReport(t, r)
		h, places, letters := hear(l), map[*tag]int{}, map[*tag]int{}
		var walk func(x *tag)
		walk = func(x *tag) {
			places[x]++
			for _, kid := range x.kids {
				walk(kid)
			}
		}
		walk(h.root)
		for n, items := range l.items {
			top, foot := marginTop+headHeight, pageHeight-marginBottom-footHeight
			for _, p := range items {
				switch {
				case p.kind != kindText:
				case p.tag.role != "":
					letters[p.tag] += len(flat(p.shown()))
				case p.y > top && p.y < foot && !repeats(l, n, p):
					t.Errorf("%s page %d: %q is not heard", name, n+1, p.text)
				}
			}
		}
		for e, n := range letters {
			if places[e] != 1 || len(flat(h.texts[e])) != n {
				t.Errorf("%s: %q stands %d times in the tree", name, h.texts[e], places[e])
			}
		}
		if name == "zero" {
			continue
		}
		all := flat(strings.Join(h.all(), " "))
		for _, text := range writtenIn(r) {
			if missing := notIn(all, l.faces.line(text)); missing != "" {
				t.Errorf("%s: from %.60q on it is not heard", name, missing)
			}
		}
	}
}

// repeats reports whether a text without an element is that of a table head or of a question that goes on, which was
// heard on an earlier page.
func repeats(l laid, page int, p placed) bool {
	before, _, _ := strings.Cut(p.text, " – ")
	for n := range page {
		for _, q := range l.textsOn(n) {
			if q.tag != nil && q.tag.role != "" && strings.HasPrefix(flat(before), flat(q.text)) {
				return true
			}
		}
	}
	return false
}

// TestParagraphOverPagesIsOneElement: who listens to a long text does not notice where the paper ended.
func TestParagraphOverPagesIsOneElement(t *testing.T) {
	for name, text := range map[string]func(*view.Report, string){
		"evidence": func(r *view.Report, s string) {
			r.Domains[1].Indicators[0].Evidence, r.Domains[1].Indicators[0].EvidenceDate = s, ""
		},
		"remark": func(r *view.Report, s string) { r.Domains[1].Remark = s },
		"action": func(r *view.Report, s string) { r.Plan[0].Action = s },
	} {
		r := short()
		text(&r, sentence(12000))
		h := hear(laidReport(t, r))
		var walk func(x *tag) bool
		walk = func(x *tag) bool {
			if flat(h.texts[x]) == flat(sentence(12000)) {
				return x.marks[0].page < x.marks[len(x.marks)-1].page
			}
			return slices.ContainsFunc(x.kids, walk)
		}
		if !walk(h.root) {
			t.Errorf("%s: no element has the whole text over two pages", name)
		}
	}
}

// TestContentsGoToTheirChapters: each line of the contents is a link to the page and the place of its chapter, known to
// a screen reader as one.
func TestContentsGoToTheirChapters(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, write(t, short()), 0o600); err != nil {
		t.Fatal(err)
	}
	l := laidReport(t, short())
	var links struct {
		Qpdf []json.RawMessage
	}
	if err := json.Unmarshal([]byte(run(t, "qpdf", "--json=2", "--json-key=qpdf", file)), &links); err != nil {
		t.Fatal(err)
	}
	var objects map[string]struct {
		Value struct {
			Subtype  string `json:"/Subtype"`
			Contents string `json:"/Contents"`
			Parent   *int   `json:"/StructParent"`
			Dest     []any  `json:"/Dest"`
		}
	}
	if err := json.Unmarshal(links.Qpdf[1], &objects); err != nil {
		t.Fatal(err)
	}
	goes := map[string]float64{}
	for _, o := range objects {
		if v := o.Value; v.Subtype == "/Link" && len(v.Dest) == 5 && v.Parent != nil {
			goes[strings.Join(strings.Fields(strings.TrimPrefix(v.Contents, "u:")), " ")], _ = v.Dest[3].(float64)
		}
	}
	chapters := 0
	for _, items := range l.items {
		for _, p := range items {
			if p.kind != kindAnchor || p.page == nil {
				continue
			}
			chapters++
			if want := (pageHeight - p.y) * 72 / 25.4; math.Abs(goes[p.text]-want) > 0.01 {
				t.Errorf("%q goes to %.2f, not %.2f", p.text, goes[p.text], want)
			}
		}
	}
	if chapters < 8 || chapters != len(goes) {
		t.Errorf("%d chapters, %d links", chapters, len(goes))
	}
}

// TestStructureReadsInOrder: the name of the school first, then the verdict, the chapters and the questions under their
// domain, each heading of its kind; a text over two lines is one element.
func TestStructureReadsInOrder(t *testing.T) {
	r, w := short(), wordsFor(lang.NL)
	r.Domains[0].Indicators[0].StateID = "level"
	all := hear(laidReport(t, r)).all()
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
