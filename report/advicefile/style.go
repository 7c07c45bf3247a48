package advicefile

import (
	"fmt"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
)

// look is the appearance of a cell.
type look int

const (
	lookBody      look = iota // a text in a table
	lookTitle                 // the title of a sheet
	lookPlain                 // a text outside a table
	lookSub                   // the line under the title
	lookSmall                 // by what the file was made
	lookLabel                 // what stands in the cell beside it
	lookHow                   // how to fill in a sheet
	lookHead                  // a column head
	lookBold                  // a text in a table that people look for
	lookNone                  // a cell in which nothing can be filled in
	lookEntry                 // a cell to write in
	lookChoice                // a cell to choose in
	lookEntryDate             // a cell to write a date in
	lookCount
)

// newStyles makes every style in the workbook.
func newStyles(f *excelize.File, l lang.Lang) (styles [lookCount]int, err error) {
	for k := range lookCount {
		if styles[k], err = f.NewStyle(styleOf(k, l)); err != nil {
			return styles, fmt.Errorf("style %d: %w", k, err)
		}
	}
	return styles, nil
}

// styleOf says how a look is drawn.
func styleOf(k look, l lang.Lang) *excelize.Style {
	st := &excelize.Style{
		Font:      &excelize.Font{Family: palette.Font, Size: 10, Color: palette.Ink},
		Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true, Indent: 1},
		Border:    box(),
	}
	switch k {
	case lookTitle:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 16, palette.Dark
		st.Alignment, st.Border = &excelize.Alignment{Vertical: "center"}, nil
	case lookPlain:
		st.Border = nil
	case lookSub:
		st.Font.Color, st.Border, st.Alignment.Indent = palette.Soft, nil, 0
	case lookSmall:
		st.Font.Size, st.Font.Color, st.Border, st.Alignment.Indent = 8, palette.Soft, nil, 0
	case lookLabel:
		st.Font.Bold, st.Font.Color, st.Border = true, palette.Dark, nil
		st.Alignment.Indent = 0
	case lookHow:
		st.Font.Color, st.Border = palette.Soft, nil
		st.Alignment = &excelize.Alignment{Vertical: "center"}
	case lookHead:
		st.Font.Bold, st.Font.Color, st.Fill = true, "FFFFFF", ground(palette.Dark)
		st.Alignment.Vertical = "center"
	case lookBold:
		st.Font.Bold = true
	case lookNone:
		st.Font.Color, st.Fill = palette.Soft, ground(palette.Light)
	case lookEntry, lookChoice, lookEntryDate:
		st.Fill, st.Protection = ground(palette.Entry), &excelize.Protection{Locked: false}
		st.NumFmt, st.Font.Bold = textFormat, k == lookChoice
		if k == lookEntryDate {
			format := "dd-mm-yyyy"
			if l == lang.EN {
				format = "yyyy-mm-dd"
			}
			st.NumFmt, st.CustomNumFmt = 0, &format
		}
	default: // text in a table
	}
	return st
}

// textFormat keeps what is typed as it was typed: "=1+1" becomes no formula.
const textFormat = 49

func ground(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func box() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: palette.Line, Style: 1})
	}
	return out
}
