package pdf

import (
	"bytes"
	"slices"
	"testing"
	"time"

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

// The bare drawing is a fair measure only if it draws the same: as many pages, and in no more bytes than the structure
// explains.
func TestBareDrawingIsTheSame(t *testing.T) {
	r := answered(t, rubric.PO, "full", lang.NL, mixed)
	own := write(t, r)
	bare, err := recorded(t, r).bare()
	if err != nil {
		t.Fatal(err)
	}
	if a, b := bytes.Count(own, []byte(pageObject)), bytes.Count(bare, []byte(pageObject)); a != b || a == 0 {
		t.Errorf("%d pages, and %d in the bare drawing", a, b)
	}
	// The structure for screen readers comes on top: about half as much again.
	if len(own) > len(bare)*8/5 || len(own) < len(bare) {
		t.Errorf("%d bytes, and %d in the bare drawing", len(own), len(bare))
	}
}

// pageObject begins the object of a page in a file.
const pageObject = "/Type /Page\n"

// drawing is a report laid out.
type drawing struct {
	laid
	report view.Report
}

func recorded(tb testing.TB, r view.Report) drawing {
	tb.Helper()
	return drawing{laidReport(tb, r), r}
}

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
	p := pen{fpdf: f, faces: d.faces}
	for _, items := range d.items {
		f.AddPage()
		for _, it := range items {
			p.draw(it.item, it.x, it.y)
		}
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}
