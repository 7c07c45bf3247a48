package policy

import (
	"errors"
	"io"
	"math"

	"github.com/ledongthuc/pdf"
)

// piece is text that was drawn in one go: from x to end on the line at height y.
type piece struct {
	text      string
	x, end, y float64
	size      float64
}

// matrix is {a b c d e f} of a PDF.
type matrix [6]float64

// before is the matrix that first does m and then n.
func (m matrix) before(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

// face is a font, with how wide its signs are (in thousandths of its size).
type face struct {
	decode func(string) string
	widths map[int]float64
	other  float64 // of signs that widths does not have
	pairs  bool    // a sign takes two bytes
}

// state is what the drawing of text depends on.
type state struct {
	page                                   matrix
	face                                   *face
	size, spacing, words, stretch, leading float64
}

// drawer follows what draws a page, and keeps the text. It replaces pdf.Page.Content, which adds a sign behind every
// piece of text that is then a letter in fonts with an encoding of their own.
type drawer struct {
	state
	text, line matrix
	saved      []state
	resources  pdf.Value
	faces      map[string]*face
	pieces     []piece
	left       int64 // how many bytes may still be read
	depth      int
}

var errEndless = errors.New("endless or too large")

func newDrawer(resources pdf.Value, left int64) *drawer {
	one := matrix{1, 0, 0, 1, 0, 0}
	return &drawer{state: state{page: one, stretch: 1}, text: one, line: one, resources: resources,
		faces: map[string]*face{}, left: left}
}

// draw follows a stream, or several as one.
func (d *drawer) draw(content pdf.Value) error {
	streams := []pdf.Value{content}
	if content.Kind() == pdf.Array {
		streams = nil
		for n := range content.Len() {
			streams = append(streams, content.Index(n))
		}
	}
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		n, err := io.Copy(io.Discard, io.LimitReader(s.Reader(), d.left+1))
		if d.left -= n; d.left < 0 {
			return errEndless
		}
		if err != nil && n == 0 {
			return err
		}
	}
	var failed error
	pdf.Interpret(content, func(stack *pdf.Stack, operator string) {
		args := make([]pdf.Value, stack.Len())
		for n := len(args) - 1; n >= 0; n-- {
			args[n] = stack.Pop()
		}
		if failed == nil {
			failed = d.do(operator, args)
		}
	})
	return failed
}

// do follows one operator. One with too few arguments is passed over.
func (d *drawer) do(operator string, args []pdf.Value) error {
	number := func(n int) float64 { return args[n].Float64() }
	needs := map[string]int{"cm": 6, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Tf": 2, "Td": 2, "TD": 2, "Tm": 6, "Tj": 1,
		"TJ": 1, "'": 1, "\"": 3, "Do": 1}
	if len(args) < needs[operator] {
		return nil
	}
	switch operator {
	case "q":
		d.saved = append(d.saved, d.state)
	case "Q":
		if n := len(d.saved); n > 0 {
			d.state, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		d.page = six(args).before(d.page)
	case "BT":
		d.text = matrix{1, 0, 0, 1, 0, 0}
		d.line = d.text
	case "Tc":
		d.spacing = number(0)
	case "Tw":
		d.words = number(0)
	case "Tz":
		d.stretch = number(0) / 100
	case "TL":
		d.leading = number(0)
	case "Tf":
		d.face, d.size = d.faceOf(args[0].Name()), number(1)
	case "TD":
		d.leading = -number(1)
		d.move(number(0), number(1))
	case "Td":
		d.move(number(0), number(1))
	case "Tm":
		d.text = six(args)
		d.line = d.text
	case "T*":
		d.move(0, -d.leading)
	case "\"":
		d.words, d.spacing = number(0), number(1)
		d.move(0, -d.leading)
		d.show(args[2].RawString())
	case "'":
		d.move(0, -d.leading)
		d.show(args[0].RawString())
	case "Tj":
		d.show(args[0].RawString())
	case "TJ":
		for n := range args[0].Len() {
			if x := args[0].Index(n); x.Kind() == pdf.String {
				d.show(x.RawString())
			} else {
				d.shift(-x.Float64() / 1000 * d.size * d.stretch)
			}
		}
	case "Do":
		return d.form(d.resources.Key("XObject").Key(args[0].Name()))
	}
	return nil
}

func six(args []pdf.Value) (m matrix) {
	for n := range m {
		m[n] = args[n].Float64()
	}
	return m
}

func (d *drawer) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.before(d.line)
	d.text = d.line
}

func (d *drawer) shift(x float64) { d.text = matrix{1, 0, 0, 1, x, 0}.before(d.text) }

// show draws a text.
func (d *drawer) show(raw string) {
	if d.face == nil {
		return
	}
	at := d.text.before(d.page)
	p := piece{text: d.face.decode(raw), x: at[4], y: at[5], size: math.Hypot(at[2], at[3]) * d.size}
	step := 1
	if d.face.pairs {
		step = 2
	}
	for n := 0; n+step <= len(raw); n += step {
		code := int(raw[n])
		if d.face.pairs {
			code = code<<8 | int(raw[n+1])
		}
		width, ok := d.face.widths[code]
		if !ok {
			width = d.face.other
		}
		space := d.spacing
		if code == ' ' && !d.face.pairs {
			space += d.words
		}
		d.shift((width/1000*d.size + space) * d.stretch)
	}
	p.end = d.text.before(d.page)[4]
	d.pieces = append(d.pieces, p)
}

// form draws what is drawn on several places, such as a head.
func (d *drawer) form(x pdf.Value) error {
	const most = 5
	if x.Kind() != pdf.Stream || x.Key("Subtype").Name() != "Form" {
		return nil
	}
	if d.depth == most {
		return errEndless
	}
	inner := newDrawer(d.resources, d.left)
	if own := x.Key("Resources"); !own.IsNull() {
		inner.resources = own
	}
	inner.page, inner.depth = d.page, d.depth+1
	if m := x.Key("Matrix"); m.Len() == len(matrix{}) {
		inner.page = six([]pdf.Value{m.Index(0), m.Index(1), m.Index(2), m.Index(3), m.Index(4), m.Index(5)}).
			before(d.page)
	}
	err := inner.draw(x)
	d.left = inner.left
	d.pieces = append(d.pieces, inner.pieces...)
	return err
}

// faceOf reads a font once for a page.
func (d *drawer) faceOf(name string) *face {
	if f, ok := d.faces[name]; ok {
		return f
	}
	font := pdf.Font{V: d.resources.Key("Font").Key(name)}
	f := &face{decode: font.Encoder().Decode, widths: map[int]float64{}, other: 500}
	d.faces[name] = f
	if font.V.Key("Subtype").Name() == "Type0" {
		f.pairs, f.other = true, 1000
		below := font.V.Key("DescendantFonts").Index(0)
		if w := below.Key("DW"); !w.IsNull() {
			f.other = w.Float64()
		}
		f.wide(below.Key("W"))
		return f
	}
	first, list := int(font.V.Key("FirstChar").Int64()), font.V.Key("Widths")
	for n := range min(list.Len(), 256) {
		f.widths[first+n] = list.Index(n).Float64()
	}
	return f
}

// wide reads the widths of a font of pairs: [1 [500 600] 10 20 550] are those of 1, 2 and 10 to 20.
func (f *face) wide(list pdf.Value) {
	for n := 0; n+1 < list.Len(); {
		code, second := int(list.Index(n).Int64()), list.Index(n+1)
		if second.Kind() == pdf.Array {
			for k := range second.Len() {
				f.widths[code+k] = second.Index(k).Float64()
			}
			n += 2
			continue
		}
		for k := code; k <= min(int(second.Int64()), 0xffff); k++ {
			f.widths[k] = list.Index(n + 2).Float64()
		}
		n += 3
	}
}
