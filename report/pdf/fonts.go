package pdf

import (
	_ "embed"
	"fmt"

	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The fonts are kept as strings: the PDF library pads the bytes it gets in place, so every document needs its own copy.
var (
	//go:embed fonts/SourceSans3-Regular.ttf
	regularTTF string
	//go:embed fonts/SourceSans3-Bold.ttf
	boldTTF string
)

const family = "sans"

func customFonts() []*entity.CustomFont {
	return []*entity.CustomFont{
		{Family: family, Style: fontstyle.Normal, Bytes: []byte(regularTTF)},
		{Family: family, Style: fontstyle.Bold, Bytes: []byte(boldTTF)},
	}
}

// face measures one font. It is not safe for several goroutines; every document has its own.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
	// memo holds the width + 1 of a character, or absent; 0 is "not looked up yet".
	memo map[rune]int
	low  [0x250]int
}

const absent = -1

type faces struct {
	regular, bold *face
}

func newFaces() (*faces, error) {
	regular, err := newFace(regularTTF)
	if err != nil {
		return nil, fmt.Errorf("regular font: %w", err)
	}
	bold, err := newFace(boldTTF)
	if err != nil {
		return nil, fmt.Errorf("bold font: %w", err)
	}
	return &faces{regular: regular, bold: bold}, nil
}

func newFace(ttf string) (*face, error) {
	parsed, err := sfnt.Parse([]byte(ttf))
	if err != nil {
		return nil, err
	}
	return &face{font: parsed, memo: map[rune]int{}}, nil
}

func (f *face) has(r rune) bool { return f.lookup(r) != absent }

// units is the width of a character in thousandths of the type size.
func (f *face) units(r rune) int {
	if w := f.lookup(r); w != absent {
		return w - 1
	}
	return f.lookup(notdef) - 1
}

// notdef is the character whose width the PDF library gives to every character that the font lacks.
const notdef rune = 0

func (f *face) lookup(r rune) int {
	if r >= 0 && int(r) < len(f.low) {
		if f.low[r] == 0 {
			f.low[r] = f.measure(r)
		}
		return f.low[r]
	}
	w, ok := f.memo[r]
	if !ok {
		w = f.measure(r)
		f.memo[r] = w
	}
	return w
}

func (f *face) measure(r rune) int {
	index, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || index == 0 && r != notdef {
		return absent
	}
	em := int(f.font.UnitsPerEm())
	advance, err := f.font.GlyphAdvance(&f.buf, index, fixed.I(em), font.HintingNone)
	if err != nil {
		return absent
	}
	return advance.Round()*1000/em + 1
}

func (f *faces) of(st style) *face {
	if st.bold {
		return f.bold
	}
	return f.regular
}

// width is the width of a text in millimetres.
func (f *faces) width(text string, st style) float64 {
	sum, face := 0, f.of(st)
	for _, r := range text {
		if r == hyphen {
			r = '-'
		}
		sum += face.units(r)
	}
	return float64(sum) * st.size.em() / 1000
}
