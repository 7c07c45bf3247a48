package pdf

import (
	"bytes"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/phpdave11/gofpdf"

	"sggscan/report/view"
)

// strip draws a band; it is the one component of this package.
type strip struct {
	band band
	pen  *pen
}

func rowOf(b band, p *pen) core.Row {
	return row.New(b.height).Add(col.New().Add(&strip{band: b, pen: p}))
}

// SetConfig does nothing: a band knows its measures.
func (s *strip) SetConfig(*entity.Config) {}

// GetStructure names the component.
func (s *strip) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "band", Value: s.band.height})
}

// GetHeight is the height of the band.
func (s *strip) GetHeight(core.Provider, *entity.Cell) float64 { return s.band.height }

// Render draws the band in its cell.
func (s *strip) Render(provider core.Provider, c *entity.Cell) {
	s.pen.open(provider)
	if s.pen.err != nil {
		return
	}
	s.pen.band(s.band.items, c.X+margin, c.Y+marginTop)
}

// band draws the items of a band, each run of one element as a piece of that.
func (p *pen) band(items []item, x, y float64) {
	for at := 0; at < len(items); {
		end, t := at+1, items[at].element()
		for end < len(items) && (items[end].element() == t || t == nil && items[end].kind == kindAnchor) {
			end++
		}
		if t == nil {
			p.fpdf.RawWriteStr("/Artifact BMC")
		} else {
			p.fpdf.RawWriteStr(p.tree.mark(t, p.fpdf.PageNo()-1))
		}
		for ; at < end; at++ {
			p.draw(items[at], x+items[at].x, y+items[at].y)
		}
		p.fpdf.RawWriteStr("EMC")
	}
}

// element is that of an item; nil for what is no content.
func (it *item) element() *tag {
	switch {
	case it.tag != nil && it.tag.role == "":
		return nil
	case it.tag == nil && it.kind == kindText:
		it.tag = tagged("P", nil)
	}
	return it.tag
}

// errLibrary means that the PDF library is built in another way than this package knows.
var errLibrary = errors.New("the PDF library keeps its document elsewhere than expected")

// pen draws items on the document behind the library: triangles, bookmarks and the settings that make the bytes
// repeatable are only to be had there, and the rest takes a third less time.
type pen struct {
	fpdf    *gofpdf.Fpdf
	faces   *faces
	tree    tree
	find    func(core.Provider) (*gofpdf.Fpdf, error)
	prepare func(*gofpdf.Fpdf)
	// err is why nothing can be drawn; nil when the document is at hand.
	err error
}

// open takes hold of the document at the first band. Without it nothing is drawn, and err says why.
func (p *pen) open(provider core.Provider) {
	if p.fpdf != nil || p.err != nil {
		return
	}
	if p.fpdf, p.err = p.find(provider); p.err == nil {
		p.prepare(p.fpdf)
	}
}

// fpdfOf returns the document behind a provider of the library, or errLibrary.
func fpdfOf(provider core.Provider) (*gofpdf.Fpdf, error) {
	v := reflect.ValueOf(provider)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil, errLibrary
	}
	if field := v.Elem().FieldByName("fpdf"); field.IsValid() && field.Kind() == reflect.Interface {
		at := reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
		if document, ok := at.Interface().(*gofpdf.Fpdf); ok && document != nil {
			return document, nil
		}
	}
	return nil, errLibrary
}

// draw puts an item on the page; x and y count from the left upper corner of the paper.
func (p *pen) draw(it item, x, y float64) {
	switch it.kind {
	case kindText:
		p.text(it, x, y)
	case kindBox:
		p.fpdf.SetFillColor(it.style.ink.rgb())
		p.fpdf.Rect(x, y, it.w, it.h, "F")
	case kindPicture:
		p.picture(it, x, y)
	case kindTriangle: // points down
		p.fpdf.SetFillColor(it.style.ink.rgb())
		corners := []gofpdf.PointType{{X: x, Y: y}, {X: x + it.w, Y: y}, {X: x + it.w/2, Y: y + it.h}}
		p.fpdf.Polygon(corners, "F")
	case kindCorner: // the right upper one
		p.fpdf.SetFillColor(it.style.ink.rgb())
		p.fpdf.Polygon([]gofpdf.PointType{{X: x, Y: y}, {X: x + it.w, Y: y}, {X: x + it.w, Y: y + it.h}}, "F")
	case kindAnchor:
		p.fpdf.Bookmark(it.text, it.level, y)
		if it.page != nil {
			p.tree.anchor(it.page, p.fpdf.PageNo()-1, y)
		}
	case kindLink:
		p.tree.link(it, p.fpdf.PageNo()-1, x, y, it.w, it.h)
	}
}

// picture sets a picture. The document keeps a failure for the end.
func (p *pen) picture(it item, x, y float64) {
	const name = "logo"
	options := gofpdf.ImageOptions{ImageType: "png"}
	p.fpdf.RegisterImageOptionsReader(name, options, bytes.NewReader(it.picture.png))
	p.fpdf.ImageOptions(name, x, y, it.w, it.h, false, options, 0, "")
}

// hyphen draws the stroke behind a broken word.
func (p *pen) hyphen(it item, x, y float64) {
	const away, length, above, thick = 0.03, 0.24, 0.27, 0.075 // in ems; above the baseline
	em := it.style.size.em()
	x, y = x+p.faces.width(it.text, it.style)+away*em, y+it.style.size.baseline()-above*em
	p.draw(box(0, 0, length*em, thick*em, it.style.ink), x, y)
}

func (p *pen) text(it item, x, y float64) {
	if it.page != nil {
		it.text = strconv.Itoa(*it.page)
		x -= p.faces.width(it.text, it.style)
	}
	whole, broken := strings.CutSuffix(it.text, string(hyphen))
	if broken {
		it.text = whole
		p.hyphen(it, x, y)
	}
	weight := fontstyle.Normal
	if it.style.bold {
		weight = fontstyle.Bold
	}
	p.fpdf.SetFont(family, string(weight), it.style.size.points())
	p.fpdf.SetTextColor(it.style.ink.rgb())
	ending := " " // so that the words of two lines stay apart for who hears or copies them
	if broken {
		ending = ""
	}
	p.fpdf.Text(x, y+it.style.size.baseline(), it.text+ending)
	if it.link != "" {
		p.tree.link(it, p.fpdf.PageNo()-1, x, y, p.faces.width(it.text, it.style), it.style.size.lead())
	}
}

// bar measures, in millimetres.
const (
	barHeight = 4.2
	barInner  = 1.9
)

// barValues is what a score bar shows; target is a share.
type barValues struct {
	score, proven, lower, upper, previous, median view.Number
	target                                        float64
}

// scoreBar draws a score on a scale of 0 to 100: the score as a dark bar with an open end for what is not proven, the
// band behind it, a stroke for the target, an open square for the round before and a triangle at the upper edge for the
// middle of comparable schools: shapes that differ without colour.
func scoreBar(x, y, width float64, b barValues) []item {
	at := func(share float64) float64 { return x + width*min(max(share, 0), 1) }
	items := []item{box(x, y, width, barHeight, pale), box(x, y+barHeight-0.2, width, 0.2, rule)}
	if b.lower.Known && b.upper.Known && b.upper.Share > b.lower.Share {
		items = append(items, box(at(b.lower.Share), y, at(b.upper.Share)-at(b.lower.Share), barHeight, accentPale))
	}
	if b.score.Known && b.score.Share > 0 {
		items = append(items, box(x, y+(barHeight-barInner)/2, at(b.score.Share)-x, barInner, accent))
		if b.proven.Known && b.proven.Share < b.score.Share {
			from := at(b.proven.Share)
			items = append(items, unproven(from, y+(barHeight-barInner)/2, at(b.score.Share)-from)...)
		}
	}
	if b.target > 0 {
		items = append(items, box(at(b.target)-0.25, y-0.7, 0.5, barHeight+1.4, black))
	}
	if b.previous.Known {
		items = append(items, previousMark(at(b.previous.Share), y)...)
	}
	if b.median.Known {
		items = append(items, medianMark(at(b.median.Share), y))
	}
	return items
}

// medianMark is a triangle that points at x, above the score in the bar.
func medianMark(x, y float64) item {
	const side, height = 2.6, 2.1
	return item{kind: kindTriangle, x: x - side/2, y: y - 1, w: side, h: height, style: style{ink: black}}
}

// unproven is the open end of a bar: what rests on answers without recent evidence.
func unproven(x, y, width float64) []item {
	return append([]item{box(x, y, width, barInner, white)}, frame(x, y, width, barInner, 0.3, accent)...)
}

// previousMark is an open square with its middle at x.
func previousMark(x, y float64) []item {
	const side = 2.2
	top := y + (barHeight-side)/2
	return append([]item{box(x-side/2, top, side, side, white)}, frame(x-side/2, top, side, side, 0.35, black)...)
}

// stepWidth and stepHeight are the measures of one of the four boxes of a level.
const (
	stepWidth  = 6.4
	stepHeight = 4.1
	stepsWidth = 4 * stepWidth
)

// levelSteps draws the four levels as boxes with their numbers. The own one is dark, those below it are light, and a
// stroke under a box is the target: told apart by number and by brightness, not by hue.
func (f *faces) levelSteps(x, y float64, has bool, level, target int) []item {
	var items []item
	for n := range 4 {
		left := x + float64(n)*stepWidth
		w := stepWidth - 0.7
		st := plain(small, grey)
		switch {
		case has && n == level:
			items = append(items, box(left, y, w, stepHeight, accent))
			st = strong(small, white)
		case has && n < level:
			items = append(items, box(left, y, w, stepHeight, accentPale))
			st.ink = black
		default:
			items = append(items, frame(left, y, w, stepHeight, 0.2, rule)...)
		}
		digit := strconv.Itoa(n)
		items = append(items, textAt(left+(w-f.width(digit, st))/2, y+(stepHeight-small.lead())/2, digit, st))
		if n == target {
			items = append(items, box(left, y+stepHeight+0.35, w, 0.55, black))
		}
	}
	return items
}

// square is the answer to one question: its level as a digit on a tone of its own, a hatch for an open one, a thick
// edge for a critical one and a corner for a level without evidence. Tones, edges and digits differ without colour.
func (f *faces) square(x, y, w float64, in view.Indicator) []item {
	const height, edge, corner, smallest = 4.4, 0.55, 1.5, 3.0
	st, text := strong(micro, black), in.StateText()
	items := []item{box(x, y, w, height, rule)}
	inside := box(x+0.2, y+0.2, w-0.4, height-0.4, white)
	switch {
	case in.HasLevel:
		inside.style.ink = [...]ink{white, accentPale, accentMid, accent}[min(max(in.Level, 0), 3)]
		items = append(items, inside)
		if inside.style.ink == accent {
			st.ink = white
		}
	case in.StateID == "na":
		items = append(items, inside)
	default:
		items = append(items, inside)
		for at := 0.6; at < w-0.4; at += 0.6 {
			if room := f.width(text, st)/2 + 0.3; at < w/2-room || at > w/2+room || w < smallest {
				items = append(items, box(x+at, y+0.2, 0.2, height-0.4, accentMid))
			}
		}
	}
	if in.CriticalID == "hard" {
		items = append(items, frame(x, y, w, height, edge, black)...)
	}
	if in.Bare {
		items = append(items, item{kind: kindCorner, x: x + w - corner - 0.2, y: y + 0.2, w: corner, h: corner,
			style: style{ink: st.ink}})
	}
	if w < smallest {
		return items
	}
	return append(items, textAt(x+(w-f.width(text, st))/2, y+(height-micro.lead())/2, text, st))
}

// pillHeight is the height of a pill.
const pillHeight = 4.2

// pill is a short word in a box; filled for what weighs most. It gives the items and the width.
func (f *faces) pill(word string, x, y float64, filled bool) ([]item, float64) {
	st := strong(micro, accent)
	const pad, height = 1.6, pillHeight
	w := f.width(word, st) + 2*pad
	var items []item
	if filled {
		st.ink = white
		items = append(items, box(x, y, w, height, accent))
	} else {
		items = frame(x, y, w, height, 0.25, accent)
	}
	return append(items, textAt(x+pad, y+(height-micro.lead())/2, word, st)), w
}
