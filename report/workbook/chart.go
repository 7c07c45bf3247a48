package workbook

import "github.com/xuri/excelize/v2"

// Chart is a chart of shares of a hundred, over cells of its own sheet.
type Chart struct {
	At            string // the cell in which it begins
	OffsetX       int    // from the left edge of that cell, in pixels
	Width, Height int    // in pixels
	Title, Alt    string // Alt is read to those who cannot see it
	TitleSize     float64
	Stacked       bool    // lying bars of parts, the first at the top; else standing bars beside each other
	Gap           uint    // between bars, in percent of a bar
	Step          float64 // between the lines of the scale
	Series        []Series
}

// Series is one row of bars: the cells with its name, with the names of the bars and with their lengths.
type Series struct{ Name, Categories, Values, Colour string }

// chart draws a chart. It stands a little lower than its cell, or its edge would print on the page before.
//
// A line beside bars would be drawn too, but the library writes its parts in an order that the format does not know.
func (w *writer) chart(sheet string, c Chart) {
	lowest, highest, apart, vary, small := 0.0, 100.0, 0, false, 8.0
	font := func(size float64, bold bool) excelize.Font {
		return excelize.Font{Family: Font, Size: size, Bold: bold, Color: Ink}
	}
	out := &excelize.Chart{Type: excelize.Col, GapWidth: &c.Gap, Overlap: &apart, VaryColors: &vary}
	if c.Stacked {
		out.Type, out.Overlap, small = excelize.BarStacked, nil, 9
	}
	for _, s := range c.Series {
		out.Series = append(out.Series, excelize.ChartSeries{
			Name: fixed(sheet, s.Name), Categories: fixed(sheet, s.Categories), Values: fixed(sheet, s.Values),
			Fill: ground(s.Colour),
		})
	}
	letters := font(c.TitleSize, true)
	out.Title = excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: Clean(c.Title), Font: &letters}}}
	out.Legend = excelize.ChartLegend{Position: "none"}
	out.Dimension = excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Height)}
	out.Format = excelize.GraphicOptions{OffsetX: c.OffsetX, OffsetY: 5, AltText: Clean(c.Alt)}
	out.XAxis = excelize.ChartAxis{ReverseOrder: c.Stacked, Font: font(9, false)}
	out.YAxis = excelize.ChartAxis{Minimum: &lowest, Maximum: &highest, MajorUnit: c.Step, Font: font(small, false)}
	w.try(w.file.AddChart(sheet, c.At, out))
}
