package pdf

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/breakline"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"sggscan/report/view"
)

// strip draws a band; it is the one component of this package.
type strip struct {
	band band
	pen  *pen
}

// rowOf makes the row of a band.
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
	for _, it := range s.band.items {
		s.pen.draw(it, c.X+it.x, c.Y+it.y)
	}
}

// pen draws items on the document behind the library: bookmarks, links and the settings that make the bytes repeatable are only to be had there, and the
// rest takes a third less time. Without it (a newer library may hide it) boxes and texts go through the public interface and the report only misses those.
type pen struct {
	provider core.Provider
	hidden   *gofpdf.Fpdf
	prepare  func(*gofpdf.Fpdf)
	faces    *faces
}

// open takes hold of the document at the first band.
func (p *pen) open(provider core.Provider) {
	if p.provider != nil {
		return
	}
	p.provider = provider
	if hidden, ok := documentOf(provider); ok {
		p.hidden = hidden
		p.prepare(hidden)
	}
}

// documentOf finds the document of the library behind a provider. It is false if the library is built in another way than we know.
func documentOf(provider core.Provider) (*gofpdf.Fpdf, bool) {
	v := reflect.ValueOf(provider)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil, false
	}
	field := v.Elem().FieldByName("fpdf")
	if !field.IsValid() || !field.CanAddr() || field.Kind() != reflect.Interface {
		return nil, false
	}
	hidden, ok := reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Interface().(*gofpdf.Fpdf)
	return hidden, ok && hidden != nil
}

func (p *pen) draw(it item, x, y float64) {
	switch it.kind {
	case kindText:
		p.text(it, x, y)
	case kindBox:
		p.box(x, y, it.w, it.h, it.style.ink)
	case kindPicture:
		p.picture(it, x, y)
	case kindTriangle:
		p.triangle(it, x, y)
	case kindAnchor:
		if p.hidden != nil {
			p.hidden.Bookmark(it.text, it.level, y+marginTop)
		}
	}
}

// picture sets a picture. The document itself keeps a failure for the end; the public interface would print it on the page.
func (p *pen) picture(it item, x, y float64) {
	if p.hidden == nil {
		c := entity.Cell{X: x, Y: y, Width: it.w, Height: it.h}
		p.provider.AddImageFromBytes(it.picture.png, &c, &props.Rect{Percent: 100}, extension.Png)
		return
	}
	const name = "logo"
	options := gofpdf.ImageOptions{ImageType: string(extension.Png)}
	p.hidden.RegisterImageOptionsReader(name, options, bytes.NewReader(it.picture.png))
	p.hidden.ImageOptions(name, x+margin, y+marginTop, it.w, it.h, false, options, 0, "")
}

func colourOf(i ink) *props.Color {
	r, g, b := i.rgb()
	return &props.Color{Red: r, Green: g, Blue: b}
}

// box is a line as thick as the box is high: the library has no rectangle in its public interface.
func (p *pen) box(x, y, w, h float64, colour ink) {
	if p.hidden != nil {
		p.hidden.SetFillColor(colour.rgb())
		p.hidden.Rect(x+margin, y+marginTop, w, h, "F")
		return
	}
	c := entity.Cell{X: x, Y: y, Width: w, Height: h}
	p.provider.AddLine(&c, &props.Line{Color: colourOf(colour), Style: linestyle.Solid, Thickness: h, Orientation: orientation.Horizontal,
		OffsetPercent: 50, SizePercent: 100})
}

// triangle points down. The public interface has none; there a small box does.
func (p *pen) triangle(it item, x, y float64) {
	if p.hidden == nil {
		p.box(x+it.w/4, y, it.w/2, it.h, it.style.ink)
		return
	}
	p.hidden.SetFillColor(it.style.ink.rgb())
	left, top := x+margin, y+marginTop
	p.hidden.Polygon([]gofpdf.PointType{{X: left, Y: top}, {X: left + it.w, Y: top}, {X: left + it.w/2, Y: top + it.h}}, "F")
}

// hyphen draws the stroke behind a broken word.
func (p *pen) hyphen(it item, x, y float64) {
	const away, length, above, thick = 0.03, 0.24, 0.27, 0.075 // in ems; above the baseline
	em, lead := it.style.size.em(), it.style.size.lead()
	base := y + baseline(em, lead)
	p.box(x+p.faces.width(it.text, it.style)+away*em, base-above*em, length*em, thick*em, it.style.ink)
}

// baseline is how far the letters stand under the top of a line. They hang a little high in it, since letters under the line are rare.
func baseline(em, lead float64) float64 { return (lead-em)/2 - 0.2*em + em }

func (p *pen) text(it item, x, y float64) {
	if it.page != nil {
		it.text = strconv.Itoa(*it.page)
		x -= p.faces.width(it.text, it.style)
	}
	if whole, broken := strings.CutSuffix(it.text, string(hyphen)); broken {
		it.text = whole
		p.hyphen(it, x, y)
	}
	em, lead := it.style.size.em(), it.style.size.lead()
	weight := fontstyle.Normal
	if it.style.bold {
		weight = fontstyle.Bold
	}
	base := baseline(em, lead)
	if p.hidden != nil {
		p.hidden.SetFont(family, string(weight), it.style.size.points())
		p.hidden.SetTextColor(it.style.ink.rgb())
		p.hidden.Text(x+margin, y+marginTop+base, it.text)
		if it.link != "" {
			p.hidden.LinkString(x+margin, y+marginTop, p.faces.width(it.text, it.style), lead, it.link)
		}
		return
	}
	prop := props.Text{Family: family, Style: weight, Size: it.style.size.points(), Align: align.Left,
		BreakLineStrategy: breakline.EmptySpaceStrategy, Color: colourOf(it.style.ink)}
	if it.link != "" {
		prop.Hyperlink = &it.link
	}
	// The cell is wider than any text, so that the library never breaks a line itself.
	const endless = 10000
	// The library sets the baseline one em below a cell.
	c := entity.Cell{X: x, Y: y + base - em, Width: endless, Height: lead}
	p.provider.AddText(it.text, &c, &prop)
}

// bar measures, in millimetres.
const (
	barHeight = 4.2
	barInner  = 1.9
)

// barValues is what a score bar shows; target is a share.
type barValues struct {
	score, lower, upper, previous, median view.Number
	target                                float64
}

// scoreBar draws a score on a scale of 0 to 100: the score as a dark bar, the band behind it, a stroke for the target, an open square for the
// round before and a triangle at the upper edge for the middle of comparable schools: four shapes that differ without colour.
func scoreBar(x, y, width float64, b barValues) []item {
	at := func(share float64) float64 { return x + width*min(max(share, 0), 1) }
	items := []item{box(x, y, width, barHeight, pale), box(x, y+barHeight-0.2, width, 0.2, rule)}
	if b.lower.Known && b.upper.Known && b.upper.Share > b.lower.Share {
		items = append(items, box(at(b.lower.Share), y, at(b.upper.Share)-at(b.lower.Share), barHeight, accentPale))
	}
	if b.score.Known && b.score.Share > 0 {
		items = append(items, box(x, y+(barHeight-barInner)/2, at(b.score.Share)-x, barInner, accent))
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

// previousMark is an open square with its middle at x.
func previousMark(x, y float64) []item {
	const side = 2.2
	top := y + (barHeight-side)/2
	return append([]item{box(x-side/2, top, side, side, white)}, frame(x-side/2, top, side, side, 0.35, black)...)
}

// stepWidth and stepHeight are the measures of one of the four boxes of a level.
const (
	stepWidth  = 6.4
	stepHeight = 4.6
	stepsWidth = 4 * stepWidth
)

// levelSteps draws the four levels as boxes with their numbers. The own one is dark, those below it are light, and a stroke under a box is the target:
// told apart by number and by brightness, not by hue.
func (f *faces) levelSteps(x, y float64, has bool, level, target int) []item {
	var items []item
	for n := range 4 {
		left := x + float64(n)*stepWidth
		w := stepWidth - 0.7
		st := style{size: small, ink: grey}
		switch {
		case has && n == level:
			items = append(items, box(left, y, w, stepHeight, accent))
			st = style{size: small, bold: true, ink: white}
		case has && n < level:
			items = append(items, box(left, y, w, stepHeight, accentPale))
		default:
			items = append(items, frame(left, y, w, stepHeight, 0.2, rule)...)
		}
		digit := strconv.Itoa(n)
		items = append(items, item{kind: kindText, x: left + (w-f.width(digit, st))/2, y: y + (stepHeight-small.lead())/2, text: digit, style: st})
		if n == target {
			items = append(items, box(left, y+stepHeight+0.5, w, 0.6, black))
		}
	}
	return items
}

// pill is a short word in a box; filled for what weighs most. It gives the items and the width.
func (f *faces) pill(word string, x, y float64, filled bool) ([]item, float64) {
	st := style{size: micro, bold: true, ink: accent}
	const pad, height = 1.6, 4.2
	w := f.width(word, st) + 2*pad
	var items []item
	if filled {
		st.ink = white
		items = append(items, box(x, y, w, height, accent))
	} else {
		items = frame(x, y, w, height, 0.25, accent)
	}
	return append(items, item{kind: kindText, x: x + pad, y: y + (height-micro.lead())/2, text: word, style: st}), w
}
