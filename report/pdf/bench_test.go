package pdf

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

func BenchmarkWrite(b *testing.B) {
	r := answered(b, rubric.PO, "full", lang.NL, mixed)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(&bytes.Buffer{}, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBare draws the same pages on the library under the library: what the drawing costs without this package.
func BenchmarkBare(b *testing.B) {
	drawing := recorded(b, answered(b, rubric.PO, "full", lang.NL, mixed))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := drawing.bare(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRatio takes turns, so that a busy machine weighs on both alike.
func BenchmarkRatio(b *testing.B) {
	r := answered(b, rubric.PO, "full", lang.NL, mixed)
	drawing := recorded(b, r)
	var own, bare []time.Duration
	for b.Loop() {
		start := time.Now()
		if err := Write(&bytes.Buffer{}, r); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		if _, err := drawing.bare(); err != nil {
			b.Fatal(err)
		}
		own, bare = append(own, middle.Sub(start)), append(bare, time.Since(middle))
	}
	slices.Sort(own)
	slices.Sort(bare)
	middle := len(own) / 2
	b.ReportMetric(float64(own[middle])/float64(bare[middle]), "×bare")
	b.ReportMetric(float64(own[middle].Microseconds())/1000, "ms-own")
	b.ReportMetric(float64(bare[middle].Microseconds())/1000, "ms-bare")
}

// The bare drawing is a fair measure only if it draws the same.
func TestBareDrawingIsTheSame(t *testing.T) {
	r := answered(t, rubric.PO, "full", lang.NL, mixed)
	own := write(t, r)
	bare, err := recorded(t, r).bare()
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"-bbox", "-enc", "UTF-8", "FILE", "-"}
	want, got := wordBox.FindAllString(run(t, own, "pdftotext", args...), -1), wordBox.FindAllString(run(t, bare, "pdftotext", slices.Clone(args)...), -1)
	if !slices.Equal(want, got) {
		t.Errorf("%d words, and %d in the bare drawing, or they stand elsewhere", len(want), len(got))
	}
	if diff := len(own) - len(bare); diff > len(own)/20 || diff < -len(own)/20 {
		t.Errorf("%d bytes, and %d in the bare drawing", len(own), len(bare))
	}
}

// drawing is what a report draws, call by call.
type drawing struct {
	report view.Report
	pages  [][]call
}

// call is one item at its place on the page.
type call struct {
	item item
	x, y float64
}

// recorded lays out a report and keeps what it would draw.
func recorded(tb testing.TB, r view.Report) drawing {
	tb.Helper()
	d, err := newDoc(r, wordsFor(r.Lang))
	if err != nil {
		tb.Fatal(err)
	}
	out := drawing{report: r}
	pages := d.pages()
	number(pages)
	for i, bands := range pages {
		var calls []call
		y := 0.0
		put := func(b band) {
			tape := &tape{}
			(&strip{band: b, pen: &pen{faces: d.faces, prepare: d.prepare}}).Render(tape, &entity.Cell{Y: y})
			for _, it := range b.items {
				if it.kind == kindAnchor {
					tape.calls = append(tape.calls, call{it, 0, y + it.y})
				}
			}
			calls = append(calls, tape.calls...)
			y += b.height
		}
		put(d.pageHead(i))
		for _, b := range bands {
			put(b)
		}
		y = room + headHeight
		put(d.pageFoot(i, len(pages)))
		out.pages = append(out.pages, calls)
	}
	return out
}

// tape is a provider that keeps what is drawn.
type tape struct {
	core.Provider
	calls []call
}

func (t *tape) AddText(text string, c *entity.Cell, p *props.Text) {
	st := style{bold: p.Style == "B"}
	for s := micro; s <= huge; s++ {
		if s.points() == p.Size {
			st.size = s
		}
	}
	for i := black; i <= accentPale; i++ {
		if r, g, b := i.rgb(); r == p.Color.Red && g == p.Color.Green && b == p.Color.Blue {
			st.ink = i
		}
	}
	it := item{kind: kindText, text: text, style: st}
	if p.Hyperlink != nil {
		it.link = *p.Hyperlink
	}
	t.calls = append(t.calls, call{it, c.X, c.Y + st.size.em()})
}

func (t *tape) AddLine(c *entity.Cell, p *props.Line) {
	it := item{kind: kindBox, w: c.Width, h: p.Thickness}
	for i := black; i <= accentPale; i++ {
		if r, g, b := i.rgb(); r == p.Color.Red && g == p.Color.Green && b == p.Color.Blue {
			it.style.ink = i
		}
	}
	t.calls = append(t.calls, call{it, c.X, c.Y + c.Height/2})
}

func (t *tape) AddImageFromBytes([]byte, *entity.Cell, *props.Rect, extension.Type) {}

// bare draws it as somebody would who knows where everything stands.
func (d drawing) bare() ([]byte, error) {
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetMargins(margin, marginTop, margin)
	f.SetAutoPageBreak(false, 0)
	f.SetCompression(true)
	f.SetCatalogSort(true)
	f.AddUTF8FontFromBytes(family, "", []byte(regularTTF))
	f.AddUTF8FontFromBytes(family, "B", []byte(boldTTF))
	f.SetTitle(d.report.FileTitle, true)
	f.SetAuthor(d.report.School.Name, true)
	f.SetSubject(d.report.Title, true)
	f.SetCreationDate(d.report.Stamp.MadeOn)
	f.SetModificationDate(d.report.Stamp.MadeOn)
	for _, calls := range d.pages {
		f.AddPage()
		for _, c := range calls {
			x, y := c.x+margin, c.y+marginTop
			r, g, b := c.item.style.ink.rgb()
			switch c.item.kind {
			case kindText:
				bold := ""
				if c.item.style.bold {
					bold = "B"
				}
				f.SetFont(family, bold, c.item.style.size.points())
				f.SetTextColor(r, g, b)
				f.Text(x, y, c.item.text)
				if c.item.link != "" {
					f.LinkString(x, y, f.GetStringWidth(c.item.text), 3, c.item.link)
				}
			case kindBox:
				f.SetDrawColor(r, g, b)
				f.SetLineWidth(c.item.h)
				f.Line(x, y, x+c.item.w, y)
			case kindAnchor:
				f.Bookmark(c.item.text, c.item.level, y)
			case kindPicture, kindTriangle:
			}
		}
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}
