package excel

import (
	"fmt"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
)

// look is the appearance of a cell.
type look uint8

// The looks of all workbooks. The plain zero look is text that wraps, by far the commonest.
const (
	lookWrap        look = iota
	lookLine             // text on one line, also when the cell is narrower
	lookNote             // a sentence that runs on over the cells beside it
	lookTitle            // the title of a sheet
	lookHow              // the line that says how to read the sheet
	lookStamp            // by what the sheet was made
	lookHead             // a column head
	lookUpright          // a column head that stands on its side
	lookUprightLink      // one that is a link: on a light ground, since programs draw links in a blue of their own
	lookSection          // a heading inside a sheet
	lookBold
	lookCall // something that asks for attention: bold on a light ground
	lookInt
	lookIntLeft
	lookScore
	lookScoreLeft
	lookSigned // a difference: always with its sign
	lookDate
	lookLink
	lookEntry     // a cell to write in
	lookEntryDate // a cell to write a date in
	lookSum       // a row that adds up
	lookSumInt
	lookSumScore
	lookSumSigned
	lookHeat        // a cell of a heat map
	lookHeatAdviser // one in which the level of an adviser counts: the number with a star
	lookCount
)

// heatFills are the grounds of levels 0–3, light to dark, with the colour of the number on it.
var heatFills = [4]struct{ ground, ink string }{
	{"F1F7F8", palette.Ink}, {"C3DEE4", palette.Ink}, {"7DB4C0", palette.Ink}, {"2C6F7E", palette.White},
}

// styles are the style numbers of a workbook, each made once.
type styles struct {
	of   [lookCount]int
	heat [4]int // conditional
}

// newStyles makes every style in the workbook.
func newStyles(f *excelize.File, l lang.Lang) (styles, error) {
	var s styles
	for k := range lookCount {
		id, err := f.NewStyle(styleOf(k, l))
		if err != nil {
			return s, fmt.Errorf("style %d: %w", k, err)
		}
		s.of[k] = id
	}
	for level, c := range heatFills {
		id, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: c.ink}, Fill: ground(c.ground)})
		if err != nil {
			return s, fmt.Errorf("heat style %d: %w", level, err)
		}
		s.heat[level] = id
	}
	return s, nil
}

// styleOf says how a look is drawn.
func styleOf(k look, l lang.Lang) *excelize.Style {
	st := &excelize.Style{
		Font:      &excelize.Font{Family: palette.Font, Size: 10, Color: palette.Ink},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
		Border:    box(palette.Line),
	}
	switch k {
	case lookLine:
		st.Alignment.WrapText = false
	case lookTitle:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 16, palette.Dark
		st.Alignment.WrapText, st.Border = false, nil
	case lookHow:
		st.Font.Color, st.Border = palette.Soft, nil
	case lookNote:
		st.Font.Color, st.Border, st.Alignment.WrapText = palette.Soft, nil, false
	case lookStamp:
		st.Font.Size, st.Font.Color = 8, palette.Soft
		st.Alignment.WrapText, st.Border = false, nil
	case lookUprightLink:
		st.Font.Color, st.Font.Underline, st.Fill = palette.Dark, "single", ground(palette.Light)
		st.Alignment = &excelize.Alignment{Vertical: "bottom", Horizontal: "center", TextRotation: 90, WrapText: true}
	case lookHead, lookUpright:
		st.Font.Bold, st.Font.Color, st.Fill = true, palette.White, ground(palette.Dark)
		st.Alignment.Vertical = "center"
		if k == lookUpright {
			st.Alignment = &excelize.Alignment{Vertical: "bottom", Horizontal: "center", TextRotation: 90, WrapText: true}
		}
	case lookSection:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 12, palette.Dark
		st.Alignment.WrapText, st.Alignment.Vertical = false, "bottom"
		st.Border = []excelize.Border{{Type: "bottom", Color: palette.Dark, Style: 2}}
	case lookBold:
		st.Font.Bold = true
	case lookCall:
		st.Font.Bold, st.Fill = true, ground(palette.Light)
	case lookLink:
		st.Font.Color, st.Font.Underline = palette.Dark, "single"
	case lookEntry, lookEntryDate:
		st.Fill, st.Protection = ground(palette.Entry), &excelize.Protection{Locked: false}
		st.Border = box(palette.Line)
		if k == lookEntryDate {
			dated(st, l)
		}
	case lookHeat, lookHeatAdviser:
		st.Alignment = &excelize.Alignment{Horizontal: "center", Vertical: "center"}
		if k == lookHeatAdviser {
			starred := `0"*"`
			st.CustomNumFmt = &starred
		}
		st.Border = box(palette.White)
		st.Fill = ground("F7F7F7")
	default:
		numberStyle(st, k, l)
	}
	return st
}

// numberStyle draws the looks of numbers, dates and sums.
func numberStyle(st *excelize.Style, k look, l lang.Lang) {
	switch k {
	case lookInt, lookSumInt:
		st.NumFmt, st.Alignment.Horizontal = 1, "center"
	case lookScore, lookSumScore:
		st.NumFmt, st.Alignment.Horizontal, st.Alignment.Indent = 2, "right", 1 // 2 is 0.00
	case lookIntLeft:
		st.NumFmt, st.Alignment.Horizontal = 1, "left"
	case lookScoreLeft:
		st.NumFmt, st.Alignment.Horizontal = 2, "left"
	case lookSigned, lookSumSigned:
		signed := `+0.0;\-0.0;0.0`
		st.CustomNumFmt, st.Alignment.Horizontal, st.Alignment.Indent = &signed, "right", 1
	case lookDate:
		dated(st, l)
	default: // a text
	}
	if k == lookSum || k == lookSumInt || k == lookSumScore || k == lookSumSigned {
		st.Font.Bold, st.Fill = true, ground(palette.Light)
	}
}

// dated gives a style the date order of the language.
func dated(st *excelize.Style, l lang.Lang) {
	format := "dd-mm-yyyy"
	if l == lang.EN {
		format = "yyyy-mm-dd"
	}
	st.CustomNumFmt, st.Alignment.Horizontal = &format, "left"
}

func ground(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func box(colour string) []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: colour, Style: 1})
	}
	return out
}
