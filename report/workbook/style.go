package workbook

import (
	"cmp"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// Look is the place of a style in the list of a book; 0 is no style.
type Look uint8

// Frame is what is drawn around a cell.
type Frame uint8

// The frames.
const (
	Bare   Frame = iota
	Boxed        // a thin line around
	Lit          // a white line around, between coloured cells
	Ruled        // a thicker line below
	parted       // boxed, with a thicker line above
)

// DateFormat is the format of a day: in the order of the language.
const DateFormat = "day"

// Style says how a cell is drawn. The zero style is a plain text of ten points at the top of its cell, on one line.
type Style struct {
	Size                         float64 // in points; 0: 10
	Bold, Underlined, Wrap, Open bool    // Open: to be filled in, also when the sheet is locked
	Upright                      bool    // the text stands on its side
	Ink, Ground                  string  // no ink: that of plain text
	Frame                        Frame
	Across, Up                   string // alignment; none: by kind of value, at the top
	Indent                       int
	Format                       string // of numbers, dates, or texts (@)
}

// Heading is the style in other letters.
func (s Style) Heading(size float64, ink string) Style {
	s.Bold, s.Size, s.Ink = true, size, ink
	return s
}

// Strong is the style in bold.
func (s Style) Strong() Style { s.Bold = true; return s }

// In is the style in another ink.
func (s Style) In(ink string) Style { s.Ink = ink; return s }

// On is the style on a ground.
func (s Style) On(ground string) Style { s.Ground = ground; return s }

// Framed is the style in another frame.
func (s Style) Framed(f Frame) Style { s.Frame = f; return s }

// Aligned is the style at another place in the cell.
func (s Style) Aligned(across, up string) Style { s.Across, s.Up = across, up; return s }

// Indented is the style with an indent.
func (s Style) Indented(n int) Style { s.Indent = n; return s }

// Of is the style for values of a format.
func (s Style) Of(format string) Style { s.Format = format; return s }

func (s Style) size() float64 { return cmp.Or(s.Size, 10) }

// drawn is the style as the library takes it.
func (s Style) drawn(l lang.Lang) *excelize.Style {
	st := &excelize.Style{
		Font: &excelize.Font{Family: Font, Size: s.size(), Bold: s.Bold, Color: cmp.Or(s.Ink, Ink)},
		Fill: ground(s.Ground), Border: s.Frame.drawn(),
		Alignment: &excelize.Alignment{
			Horizontal: s.Across, Vertical: cmp.Or(s.Up, "top"), WrapText: s.Wrap, Indent: s.Indent,
		},
	}
	if s.Underlined {
		st.Font.Underline = "single"
	}
	if s.Upright {
		st.Alignment.TextRotation = 90
	}
	if s.Indent > 0 && s.Across == "" {
		st.Alignment.Horizontal = "left"
	}
	if s.Open {
		st.Protection = &excelize.Protection{Locked: false}
	}
	// @ leaves what is typed as it was typed: "3-4" no date, "=1+1" no formula.
	st.NumFmt = map[string]int{"0": 1, "0.00": 2, "@": 49}[s.Format]
	if s.Format == DateFormat {
		s.Format = words.Text("excel.yyyy_mm_dd").In(l)
	}
	if st.NumFmt == 0 && s.Format != "" {
		st.CustomNumFmt = &s.Format
	}
	return st
}

func (f Frame) drawn() []excelize.Border {
	box := func(colour string) (out []excelize.Border) {
		for _, side := range []string{"left", "right", "bottom", "top"} {
			out = append(out, excelize.Border{Type: side, Color: colour, Style: 1})
		}
		return out
	}
	switch f {
	case Boxed:
		return box(Line)
	case Lit:
		return box(White)
	case Ruled:
		return []excelize.Border{{Type: "bottom", Color: Dark, Style: 2}}
	case parted:
		return append(box(Line)[:3], excelize.Border{Type: "top", Color: Dark, Style: 2})
	default:
		return nil
	}
}

func ground(colour string) excelize.Fill {
	if colour == "" {
		return excelize.Fill{}
	}
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// Font is the typeface of all workbooks; every office program has it, or one of the same widths.
const Font = "Arial"

// The colours of all workbooks, as red, green and blue: one hue from light to dark, greys, and the light yellow of what
// is to be filled in. Each colour is a ground or ink that says nothing that is not in words too.
const (
	Ink    = "1F2933"
	Soft   = "5B6770"
	Dark   = "1B4F5C"
	Middle = "2C6F7E"
	Line   = "C9D3D6"
	Light  = "E8F1F3"
	Entry  = "FFF8E1" // to be filled in
	Wait   = "E3DDF0" // unknown: somebody has to find out
	Wrong  = "F8D7DA" // will not be understood
	White  = "FFFFFF"
)
