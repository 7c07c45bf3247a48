package questionnaire

import (
	"fmt"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
)

// look is the appearance of a cell.
type look int

const (
	lookText      look = iota // text that wraps, without a frame
	lookTitle                 // the title of a sheet
	lookSub                   // the line under a title
	lookSmall                 // by what the sheet was made
	lookSection               // a heading inside a sheet
	lookLabel                 // what stands in the cell beside it
	lookFixed                 // a value that cannot be changed
	lookSample                // what a cell to fill in looks like
	lookSign                  // a sign or sample that is explained beside it
	lookProgress              // how far one is
	lookBand                  // what a group of columns is
	lookHead                  // a column head
	lookNumber                // the head of the numbers
	lookLevel                 // the head of a level
	lookID                    // the number of a question
	lookBody                  // a text in a table
	lookGuide                 // guidance inside a table
	lookLast                  // the earlier answer
	lookAnswer                // a cell to choose an answer in
	lookEntry                 // a cell to write in
	lookEntryDate             // a cell to write a date in
)

// fontSize is that of plain text, in points.
const fontSize = 10.0

// styleKey is a look, with a thicker line above where a domain begins.
type styleKey struct {
	look  look
	first bool
}

// style gives the number of a style; each is made once.
func (b *book) style(k look, first bool) (int, error) {
	key := styleKey{k, first}
	if id, ok := b.styles[key]; ok {
		return id, nil
	}
	st := styleOf(k, b.form.Lang)
	if first {
		st.Border = append(box("left", "right", "bottom"), excelize.Border{Type: "top", Color: palette.Dark, Style: 2})
	}
	id, err := b.file.NewStyle(st)
	if err != nil {
		return 0, fmt.Errorf("style %d: %w", k, err)
	}
	b.styles[key] = id
	return id, nil
}

// styleOf says how a look is drawn.
func styleOf(k look, l lang.Lang) *excelize.Style {
	st := &excelize.Style{
		Font:      &excelize.Font{Family: palette.Font, Size: fontSize, Color: palette.Ink},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
	}
	switch k {
	case lookTitle:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 16, palette.Dark
		st.Alignment = &excelize.Alignment{Vertical: "center"}
	case lookSub:
		st.Font.Color = palette.Soft
	case lookSmall:
		st.Font.Size, st.Font.Color = 8, palette.Soft
	case lookSection:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 12, palette.Dark
		st.Alignment = &excelize.Alignment{Vertical: "bottom"}
		st.Border = []excelize.Border{{Type: "bottom", Color: palette.Dark, Style: 2}}
	case lookLabel:
		st.Font.Bold, st.Font.Color = true, palette.Dark
	case lookFixed, lookSample:
		st.Border, st.Alignment.Indent = box(sides()...), 1
		if k == lookSample {
			st.Fill = ground(palette.Entry)
		}
	case lookSign, lookProgress:
		st.Font.Bold = true
		st.Alignment.Horizontal, st.Alignment.Indent = "left", 1
	default:
		tableStyle(st, k, l)
	}
	if st.Alignment.Indent > 0 {
		st.Alignment.Horizontal = "left"
	}
	return st
}

// tableStyle draws the looks of the tables. A small indent keeps the texts of neighbours apart.
func tableStyle(st *excelize.Style, k look, l lang.Lang) {
	if k != lookID && k != lookNumber {
		st.Alignment.Indent = 1
	}
	switch k {
	case lookBand:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 9, palette.Dark
		st.Alignment.Vertical, st.Alignment.WrapText = "center", false
	case lookHead, lookNumber, lookLevel:
		st.Font.Bold, st.Font.Color, st.Fill = true, palette.White, ground(palette.Dark)
		st.Alignment.Vertical = "center"
		st.Border = box(sides()...)
		if k == lookLevel {
			st.Fill = ground(palette.Middle)
		}
	case lookID:
		st.Font.Bold, st.Font.Color, st.Border = true, palette.Dark, box(sides()...)
	case lookBody:
		st.Border = box(sides()...)
	case lookGuide:
		st.Font.Color, st.Fill = palette.Ink, ground(palette.Light)
		st.Alignment.Vertical = "center"
	case lookLast:
		st.Fill, st.Border = ground(palette.Light), box(sides()...)
	case lookAnswer, lookEntry, lookEntryDate:
		st.Fill, st.Border, st.Protection = ground(palette.Entry), box(sides()...), &excelize.Protection{Locked: false}
		entered(st, k, l)
	default: // the other looks are drawn already
	}
}

// textFormat keeps what is typed as it was typed: "3-4" stays no date, "=1+1" no formula.
const textFormat = 49

// entered sets how the value of an entry cell is kept.
func entered(st *excelize.Style, k look, l lang.Lang) {
	if k != lookEntryDate {
		st.NumFmt, st.Font.Bold = textFormat, k == lookAnswer
		return
	}
	format := "dd-mm-yyyy"
	if l == lang.EN {
		format = "yyyy-mm-dd"
	}
	st.CustomNumFmt, st.Alignment.Horizontal = &format, "left"
}

func ground(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func sides() []string { return []string{"left", "right", "top", "bottom"} }

func box(at ...string) []excelize.Border {
	var out []excelize.Border
	for _, side := range at {
		out = append(out, excelize.Border{Type: side, Color: palette.Line, Style: 1})
	}
	return out
}
