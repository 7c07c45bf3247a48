package pdf

import (
	"errors"
	"fmt"
	"time"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/pagesize"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"sggscan/internal/lang"
)

// sheet is what every document of this package has: words, fonts, the pages as far as they are filled, and what stands around them.
type sheet struct {
	lang    lang.Lang
	words   words
	faces   *faces
	flow    flow
	imprint imprint
	// tight sheets have less white between their parts.
	tight bool
}

// imprint says what a document is, for its properties and for the lines above and below every page.
type imprint struct {
	title, author, subject, creator string
	made                            time.Time
	// school and remarks stand above a page, at the left and at the right; concept marks a draft. stamp stands below it.
	school  string
	remarks []string
	concept bool
	stamp   string
}

func newSheet(l lang.Lang, words words, a imprint) (sheet, error) {
	faces, err := newFaces()
	return sheet{lang: l, words: words, faces: faces, imprint: a}, err
}

// air is the white between two parts.
func (s *sheet) air(height float64) float64 {
	if s.tight {
		return height / 2
	}
	return height
}

// guarded runs the drawing; an error or a panic of it names the school.
func guarded(school, failed string, draw func() ([]byte, error)) (content []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			content, err = nil, fmt.Errorf(failed, school, fmt.Errorf("%v", p))
		}
	}()
	content, err = draw()
	if err != nil {
		return nil, fmt.Errorf(failed, school, err)
	}
	return content, nil
}

// generate hands the pages to the library.
func (s *sheet) generate(pages [][]band) ([]byte, error) {
	number(pages)
	p := &pen{faces: s.faces, prepare: s.prepare}
	m := maroto.New(s.config())
	for i, bands := range pages {
		sheet := page.New().Add(rowOf(s.pageHead(i), p))
		for _, b := range bands {
			sheet.Add(rowOf(b, p))
		}
		if rest := room - heightOf(bands); rest > 0 {
			sheet.Add(rowOf(band{height: rest}, p))
		}
		m.AddPages(sheet.Add(rowOf(s.pageFoot(i, len(pages)), p)))
	}
	out, err := m.Generate()
	if err != nil {
		return nil, err
	}
	content := out.GetBytes()
	if len(content) == 0 {
		return nil, errors.New("empty PDF")
	}
	return finished(content, languageTag(s.lang))
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

// prepare makes the bytes repeatable: without it the library orders its objects by chance and stamps the present moment.
func (s *sheet) prepare(f *gofpdf.Fpdf) {
	f.SetCatalogSort(true)
	if !s.imprint.made.IsZero() {
		f.SetModificationDate(s.imprint.made)
	}
}

func (s *sheet) config() *entity.Config {
	a, line := s.imprint, s.faces.line
	return config.NewBuilder().
		WithPageSize(pagesize.A4).
		WithLeftMargin(margin).WithRightMargin(margin).WithTopMargin(marginTop).WithBottomMargin(marginBottom).
		WithCustomFonts(customFonts()).
		WithDefaultFont(&props.Font{Family: family, Style: fontstyle.Normal, Size: body.points()}).
		WithSequentialMode().
		WithCompression(false). // finished packs
		WithTitle(line(a.title), true).
		WithAuthor(line(a.author), true).
		WithSubject(line(a.subject), true).
		WithCreator(line(a.creator), true).
		WithCreationDate(a.made).
		Build()
}

// pageHead is the line above a page. The first page has only a stripe: its own head says it all.
func (s *sheet) pageHead(index int) band {
	out := band{height: headHeight}
	if index == 0 {
		out.items = append(out.items, box(-margin, -marginTop, pageWidth, 3.2, accent))
		return out
	}
	st := style{size: micro, ink: grey}
	right := textWidth
	if s.imprint.concept {
		pill, w := s.faces.pill(s.words.Concept, 0, -0.4, false)
		for i := range pill {
			pill[i].x += textWidth - w
		}
		out.items = append(out.items, pill...)
		right -= w + 3
	}
	for _, remark := range s.imprint.remarks {
		for _, t := range s.faces.fit(s.faces.line(remark), st, right*0.55, 1) {
			out.items = append(out.items, s.faces.right(t, st, right, 0))
			right -= s.faces.width(t, st) + 6
		}
	}
	bold := style{size: micro, bold: true, ink: accent}
	for _, t := range s.faces.fit(s.faces.line(s.imprint.school), bold, right, 1) {
		out.items = append(out.items, item{kind: kindText, text: t, style: bold})
	}
	out.items = append(out.items, box(0, 4.6, textWidth, 0.2, rule))
	return out
}

// pageFoot says by what the document was made, and the page number.
func (s *sheet) pageFoot(index, total int) band {
	st := style{size: micro, ink: grey}
	out := band{height: footHeight, items: []item{box(0, 3, textWidth, 0.2, rule)}}
	number := fmt.Sprintf(s.words.Page, index+1, total)
	out.items = append(out.items, s.faces.right(number, st, textWidth, 4))
	width := textWidth - s.faces.width(number, st) - 8
	for i, t := range s.faces.fit(s.imprint.stamp, st, width, 2) {
		out.items = append(out.items, item{kind: kindText, y: 4 + float64(i)*micro.lead(), text: t, style: st})
	}
	return out
}
