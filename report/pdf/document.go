package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/pagesize"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// document is what every document of this package has: words, fonts, the pages as far as they are filled, and what
// stands around them.
type document struct {
	lang    lang.Lang
	words   captions
	faces   *faces
	flow    flow
	imprint imprint
	// tight documents have less space between their parts.
	tight bool
	// tableTag is the table that is being written.
	tableTag *tag
	// find returns what the pen draws on; see fpdfOf.
	find func(core.Provider) (*gofpdf.Fpdf, error)
}

// imprint says what a document is, for its properties and for the lines above and below every page.
type imprint struct {
	title, author, subject string
	// school and remarks stand above a page, at the left and at the right; concept marks a draft.
	school  string
	remarks []string
	concept bool
	stamp   view.Stamp
}

func newDocument(l lang.Lang, words captions, a imprint) (document, error) {
	faces, err := newFaces()
	return document{lang: l, words: words, faces: faces, imprint: a, find: fpdfOf}, err
}

func (s *document) air(height float64) float64 {
	if s.tight {
		return height / 2
	}
	return height
}

// drawable is a document that lays itself out on pages.
type drawable interface {
	pages() [][]band
	generate(pages [][]band) ([]byte, error)
}

// writeDocument writes what create makes. A failure of the PDF library, also a panic, comes back as an error in the
// words of failed that names whose document it is, so that one odd text cannot stop the documents of others.
func writeDocument[D drawable](w io.Writer, whose, failed string, create func() (D, error)) error {
	content, err := drawn(whose, failed, create)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

func drawn[D drawable](whose, failed string, create func() (D, error)) (content []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
		if err != nil {
			content, err = nil, fmt.Errorf(failed, whose, err)
		}
	}()
	d, err := create()
	if err != nil {
		return nil, err
	}
	return d.generate(d.pages())
}

// framed returns the pages as they are drawn: each with its head and foot, and with space that fills it.
func (s *document) framed(pages [][]band) [][]band {
	number(pages)
	out := make([][]band, len(pages))
	for i, bands := range pages {
		out[i] = append(noContent([]band{s.pageHead(i)}), bands...)
		if rest := room - heightOf(bands); rest > 0 {
			out[i] = append(out[i], band{height: rest})
		}
		out[i] = append(out[i], noContent([]band{s.pageFoot(i, len(pages))})...)
	}
	return out
}

// generate hands the pages to the library. Without the document of the library, on which this package draws, it returns
// errLibrary: a report without bookmarks, or with other bytes on each run, is worse than none.
func (s *document) generate(pages [][]band) ([]byte, error) {
	p := &pen{faces: s.faces, find: s.find, prepare: s.prepare}
	m := maroto.New(s.config())
	for _, bands := range s.framed(pages) {
		paper := page.New()
		for _, b := range bands {
			paper.Add(rowOf(b, p))
		}
		m.AddPages(paper)
	}
	out, err := m.Generate()
	if err = cmp.Or(p.err, err); err != nil {
		return nil, err
	}
	content := out.GetBytes()
	if len(content) == 0 {
		return nil, errors.New("empty PDF")
	}
	return pack(content, s.faces.line(s.imprint.title), languageTag(s.lang), &p.tree)
}

// number tells every anchor on which page it stands.
func number(pages [][]band) {
	for i, bands := range pages {
		for _, b := range bands {
			for _, it := range b.items {
				if it.kind == kindAnchor && it.page != nil {
					*it.page = i + 1
				}
			}
		}
	}
}

func languageTag(l lang.Lang) string {
	if l == lang.EN {
		return "en-GB"
	}
	return "nl-NL"
}

// prepare makes the bytes repeatable: without it the library orders its objects by chance and stamps the present
// moment.
func (s *document) prepare(f *gofpdf.Fpdf) {
	f.SetCatalogSort(true)
	if made := s.imprint.stamp.MadeOn; !made.IsZero() {
		f.SetModificationDate(made)
	}
}

func (s *document) config() *entity.Config {
	a, line := s.imprint, s.faces.line
	return config.NewBuilder().
		WithPageSize(pagesize.A4).
		WithLeftMargin(margin).WithRightMargin(margin).WithTopMargin(marginTop).WithBottomMargin(marginBottom).
		WithCustomFonts(customFonts()).
		WithDefaultFont(&props.Font{Family: family, Style: fontstyle.Normal, Size: body.points()}).
		WithSequentialMode().
		WithCompression(false). // pack does
		WithTitle(line(a.title), true).
		WithAuthor(line(a.author), true).
		WithSubject(line(a.subject), true).
		WithCreator(line(a.stamp.Tool+" "+a.stamp.ToolVersion), true).
		WithCreationDate(a.stamp.MadeOn).
		Build()
}

// pageHead is the line above a page. The first page has only a stripe: its own head says it all.
func (s *document) pageHead(index int) band {
	out := band{height: headHeight}
	if index == 0 {
		out.items = append(out.items, box(-margin, -marginTop, pageWidth, 3.2, accent))
		return out
	}
	st := plain(micro, grey)
	right := textWidth
	if s.imprint.concept {
		pill, w := s.faces.pill(s.words.Concept, 0, -0.4, false)
		out.items = append(out.items, moved(pill, textWidth-w)...)
		right -= w + 3
	}
	for _, remark := range s.imprint.remarks {
		for _, t := range s.faces.fit(s.faces.line(remark), st, right*0.55, 1) {
			out.items = append(out.items, s.faces.right(t, st, right, 0))
			right -= s.faces.width(t, st) + 6
		}
	}
	bold := strong(micro, accent)
	// A long name takes two lines; only of one that is longer than a line of the page the end is left out.
	name := s.faces.fit(s.faces.line(s.imprint.school), bold, right, 2)
	for i, t := range name {
		out.items = append(out.items, textAt(0, float64(i)*(micro.lead()-0.2), t, bold))
	}
	out.items = append(out.items, box(0, 4.6+2.2*float64(max(len(name)-1, 0)), textWidth, 0.2, rule))
	return out
}

// pageFoot says by what the document was made, and the page number.
func (s *document) pageFoot(index, total int) band {
	st := plain(micro, grey)
	out := band{height: footHeight, items: []item{box(0, 3, textWidth, 0.2, rule)}}
	number := fmt.Sprintf(s.words.Page, index+1, total)
	out.items = append(out.items, s.faces.right(number, st, textWidth, 4))
	width := textWidth - s.faces.width(number, st) - 8
	for i, t := range s.faces.fit(s.imprint.stamp.Line, st, width, 2) {
		out.items = append(out.items, textAt(0, 4+float64(i)*micro.lead(), t, st))
	}
	return out
}
