package excel

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
)

// The columns of the sheet Domeinen that the charts read.
const (
	chartNames = "B"
	chartBase  = "I"
	chartLow   = "J"
	chartHigh  = "K"
)

// sectorRange is where the rows of a sector stand.
type sectorRange struct {
	title       string
	first, last int
	split       bool // the median is known, so that bars change colour there
}

// domainsSheet shows how the scores spread within each sector, with a chart per sector under the table.
func (b *book) domainsSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	var rows []row
	var ranges []sectorRange
	for _, s := range c.Sectors {
		at := sectorRange{title: s.Title, first: firstRow + len(rows)}
		drawn := false
		for _, d := range s.Domains {
			rows = append(rows, domainRow(s, d))
			drawn = drawn || d.Lowest.Known && d.Highest.Known
			at.split = at.split || d.Median.Known
		}
		at.last = firstRow + len(rows) - 1
		if drawn {
			ranges = append(ranges, at)
		}
	}
	return sheet{
		name: w.domains, title: w.domains + " – " + c.Title, how: w.domainsHow + " " + w.chartNote, head: true, headOnce: true, empty: w.domainsEmpty, rows: slices.Values(rows),
		columns: []column{{col.sector, 9}, {col.domain, 34}, {col.schools, 10}, {col.lowest, 11}, {col.q1, 13}, {col.median + " (%)", 12}, {col.q3, 15},
			{col.highest, 11}, {w.chartBase, 11}, {w.chartLow, 12}, {w.chartHigh, 12}},
		extra: func(name string, last int) error { return b.charts(name, ranges, last) },
	}
}

// domainRow is the spread of one domain; the last columns are the lengths of the bars.
func domainRow(s view.SectorView, d view.SectorDomain) row {
	out := cells(text(s.ID), styled(d.Title, lookBold), whole(d.N), score(d.Lowest), bare(d.Q1), bare(d.Median), bare(d.Q3), score(d.Highest))
	if !d.Lowest.Known || !d.Highest.Known {
		return out
	}
	middle := d.Highest.Cell
	if d.Median.Known {
		middle = d.Median.Cell
	}
	return cells(append(out.cells, length(d.Lowest.Cell), length(middle-d.Lowest.Cell), length(d.Highest.Cell-middle))...)
}

// length is the length of a bar, in the cents of the scores beside it.
func length(v float64) cell {
	const cents = 100
	return cell{number: float64(int64(v*cents+0.5)) / cents, isNum: true, look: lookScore}
}

// charts draws a chart per sector below the table.
func (b *book) charts(name string, ranges []sectorRange, last int) error {
	const chartRows, onPage = 20, 2
	row := last + 2
	for n, at := range ranges {
		if n%onPage == 0 {
			if err := b.file.InsertPageBreak(name, fmt.Sprintf("A%d", row)); err != nil {
				return err
			}
		}
		if err := b.file.AddChart(name, fmt.Sprintf("A%d", row), b.chart(name, at)); err != nil {
			return err
		}
		row += chartRows
	}
	return nil
}

// chart is a bar per domain from the lowest to the highest score. The part before the lowest is there but not seen.
func (b *book) chart(name string, at sectorRange) *excelize.Chart {
	w := b.words.board
	series := func(column, colour string) excelize.ChartSeries {
		ref := func(c string) string { return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(name), c, at.first, c, at.last) }
		return excelize.ChartSeries{
			Name: fmt.Sprintf("%s!$%s$%d", quoted(name), column, headRow), Categories: ref(chartNames), Values: ref(column), Fill: ground(colour),
		}
	}
	all := []excelize.ChartSeries{series(chartBase, colourWhite), series(chartLow, heatFills[2].ground)}
	if at.split {
		all = append(all, series(chartHigh, heatFills[3].ground))
	}
	lowest, highest, gap, vary := 0.0, 100.0, uint(45), false
	font := excelize.Font{Family: fontFamily, Size: 9, Color: colourInk}
	return &excelize.Chart{
		Type: excelize.BarStacked, Series: all, Dimension: excelize.ChartDimension{Width: 900, Height: 310}, GapWidth: &gap, VaryColors: &vary,
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: fmt.Sprintf(w.chartTitle, at.title), Font: &excelize.Font{Family: fontFamily, Size: 11, Bold: true, Color: colourInk}}}},
		Legend: excelize.ChartLegend{Position: "none"}, Format: excelize.GraphicOptions{AltText: fmt.Sprintf(w.chartAlt, at.title)},
		XAxis: excelize.ChartAxis{ReverseOrder: true, Font: font}, YAxis: excelize.ChartAxis{Minimum: &lowest, Maximum: &highest, MajorUnit: 20, Font: font},
	}
}
