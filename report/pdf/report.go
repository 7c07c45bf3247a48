// Package pdf draws the gap report of one school as a PDF.
//
// The library under it (maroto) never splits a row, repeats no table head and cannot keep a heading with its text. So the package measures and breaks
// texts itself, lays them as bands on pages, and hands the library pages that are already full: one row per band.
package pdf

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/pagesize"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"sggscan/report/view"
	"sggscan/rubric/lang"
)

// Write writes the report of a school. The same report gives the same bytes. A failure of the PDF library, also a panic, comes back as an error that
// names the school, so that one odd text cannot stop the reports of other schools.
func Write(w io.Writer, r view.Report) error {
	words := wordsFor(r.Lang)
	var content []byte
	err := guarded(r.School.Name, words, func() (err error) {
		content, err = render(r, words)
		return err
	})
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// guarded runs the drawing; an error or a panic of it names the school.
func guarded(school string, words words, draw func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf(words.Failed, school, fmt.Errorf("%v", p))
		}
	}()
	if err := draw(); err != nil {
		return fmt.Errorf(words.Failed, school, err)
	}
	return nil
}

// doc is one report on its way to paper.
type doc struct {
	report view.Report
	words  words
	faces  *faces
	flow   flow
	// planned holds the indicators of which the agreement stands in the action plan.
	planned map[string]bool
}

func render(r view.Report, words words) ([]byte, error) {
	faces, err := newFaces()
	if err != nil {
		return nil, err
	}
	d := &doc{report: r, words: words, faces: faces, planned: map[string]bool{}}
	for _, row := range r.Plan {
		d.planned[row.ID] = true
	}
	first := d.page1()
	d.chapters()
	pages := append([][]band{{first}}, d.flow.done()...)
	return d.generate(pages)
}

// generate hands the pages to the library.
func (d *doc) generate(pages [][]band) ([]byte, error) {
	number(pages)
	p := &pen{faces: d.faces, prepare: d.prepare}
	m := maroto.New(d.config())
	for i, bands := range pages {
		sheet := page.New().Add(rowOf(d.pageHead(i), p))
		for _, b := range bands {
			sheet.Add(rowOf(b, p))
		}
		if rest := room - heightOf(bands); rest > 0 {
			sheet.Add(rowOf(band{height: rest}, p))
		}
		m.AddPages(sheet.Add(rowOf(d.pageFoot(i, len(pages)), p)))
	}
	out, err := m.Generate()
	if err != nil {
		return nil, err
	}
	content := out.GetBytes()
	if len(content) == 0 {
		return nil, errors.New("empty PDF")
	}
	return withLanguage(content, languageTag(d.report.Lang))
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
func (d *doc) prepare(f *gofpdf.Fpdf) {
	f.SetCatalogSort(true)
	if made := d.made(); !made.IsZero() {
		f.SetModificationDate(made)
	}
}

func (d *doc) made() time.Time { return d.report.Stamp.MadeOn }

func (d *doc) config() *entity.Config {
	r, line := d.report, d.faces.line
	return config.NewBuilder().
		WithPageSize(pagesize.A4).
		WithLeftMargin(margin).WithRightMargin(margin).WithTopMargin(marginTop).WithBottomMargin(marginBottom).
		WithCustomFonts(customFonts()).
		WithDefaultFont(&props.Font{Family: family, Style: fontstyle.Normal, Size: body.points()}).
		WithSequentialMode().
		WithCompression(true).
		WithTitle(line(r.FileTitle), true).
		WithAuthor(line(r.School.Name), true).
		WithSubject(line(r.Title), true).
		WithCreator(line(r.Stamp.Tool+" "+r.Stamp.ToolVersion), true).
		WithCreationDate(d.made()).
		Build()
}

// pageHead is the line above a page. The first page has only a stripe: its own head says it all.
func (d *doc) pageHead(index int) band {
	out := band{height: headHeight}
	if index == 0 {
		out.items = append(out.items, box(-margin, -marginTop, pageWidth, 3.2, accent))
		return out
	}
	r := d.report
	st := style{size: micro, ink: grey}
	right := textWidth
	if r.Concept {
		pill, w := d.faces.pill(d.words.Concept, 0, -0.4, false)
		for i := range pill {
			pill[i].x += textWidth - w
		}
		out.items = append(out.items, pill...)
		right -= w + 3
	}
	round := d.faces.fit(d.words.Round+" "+r.Round, st, 60, 1)
	for _, t := range round {
		out.items = append(out.items, d.faces.right(t, st, right, 0))
		right -= d.faces.width(t, st) + 6
	}
	bold := style{size: micro, bold: true, ink: accent}
	for _, t := range d.faces.fit(d.faces.line(r.School.Name), bold, right, 1) {
		out.items = append(out.items, item{kind: kindText, text: t, style: bold})
	}
	out.items = append(out.items, box(0, 4.6, textWidth, 0.2, rule))
	return out
}

// pageFoot says by what the report was made, and the page number.
func (d *doc) pageFoot(index, total int) band {
	st := style{size: micro, ink: grey}
	out := band{height: footHeight, items: []item{box(0, 3, textWidth, 0.2, rule)}}
	number := fmt.Sprintf(d.words.Page, index+1, total)
	out.items = append(out.items, d.faces.right(number, st, textWidth, 4))
	width := textWidth - d.faces.width(number, st) - 8
	for i, t := range d.faces.fit(d.report.Stamp.Line, st, width, 2) {
		out.items = append(out.items, item{kind: kindText, y: 4 + float64(i)*micro.lead(), text: t, style: st})
	}
	return out
}
