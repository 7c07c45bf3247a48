package excel

import (
	"fmt"
	"slices"
	"strconv"

	"sggscan/internal/lists"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// heatFirst is the column of the first school in a heat map.
const heatFirst = 8

// heatSchools is how many schools one heat map holds; the next go to another sheet. Excel has 16,384 columns.
const heatSchools = 16_000

// heatSheets shows indicator × school for one sector, with at most so many schools on a sheet.
func (b *author) heatSheets(c view.Comparison, s view.SectorView, most int) []workbook.Sheet {
	var out []workbook.Sheet
	for from := 0; from < len(s.Schools); from += most {
		to := min(from+most, len(s.Schools))
		next := b.heatSheet(c, s, from, to)
		first, last := c.Reports[s.Schools[from]], c.Reports[s.Schools[to-1]]
		b.partOf(&next, len(out), (len(s.Schools)+most-1)/most, first, last)
		out = append(out, next)
	}
	return out
}

// heatSheet is the heat map of a part of the schools. Levels are coloured by rules, so that a cell that somebody
// changes changes colour.
func (b *author) heatSheet(c view.Comparison, s view.SectorView, from, to int) workbook.Sheet {
	w, col, schools := b.words.Board, b.words.Col, s.Schools[from:to]
	columns := columnsOf([]column{
		{col.ID, 6}, {col.Title, 42}, {col.Domain, 32}, {col.Critical, 14}, {col.Below, 9}, {w.Open, 8},
		{col.Median, 9},
	})
	names := lists.Map(schools, func(n int) string { return c.Reports[n].School.Name })
	look, height := uprightNames(names, linked(c))
	for _, name := range names {
		columns = append(columns, workbook.Column{Title: name, Width: 6, Head: look})
	}
	adviser := make([]map[string]bool, to) // by place in the sector
	for n := from; n < to; n++ {
		adviser[n] = moderatedAt(c.Reports[s.Schools[n]])
	}
	rows := rowsOf(s.Indicators, func(i view.SectorIndicator) workbook.Row { return heatRow(i, from, to, adviser) })
	how := w.HeatmapHow
	if slices.ContainsFunc(adviser, func(ids map[string]bool) bool { return len(ids) > 0 }) {
		how += " " + w.HeatmapStar
	}
	var links []workbook.Link
	if look == lookUprightLink {
		how += " " + fmt.Sprintf(w.BackHow, b.sheets.Overview)
		for n, school := range schools {
			at := workbook.At(heatFirst+n, headRow)
			links = append(links, workbook.Link{At: at, Sheet: b.sheets.Overview, To: firstCell(school)})
		}
	}
	title := b.sheets.Heatmap + " " + s.Title + " – " + c.Title
	out := b.table(b.heatName(s), title, how, w.HeatmapEmpty, 2, columns, rows)
	const readable = 60 // rows on a page
	out.HeadHeight, out.Print.OnePage = height, len(s.Indicators) <= readable
	out.Print.Portrait, out.Print.Large = heatPaper(workbook.WidthOf(columns)*workbook.SignWidth, height,
		len(s.Indicators))
	out.Links = links
	levels := workbook.Mark{Cells: workbook.Block(heatFirst, firstRow, heatFirst+len(schools)-1,
		headRow+len(s.Indicators))}
	for level, colour := range heatColours() {
		colour.Value = strconv.Itoa(level)
		levels.Cases = append(levels.Cases, colour)
	}
	out.Marks = []workbook.Mark{levels}
	return out
}

// uprightNames says how names stand above a heat map, and how high that row is, in points: as links on one line, or on
// two lines when a name is too long for that, since LibreOffice shows a link on one line and cuts what does not fit.
func uprightNames(names []string, linked bool) (look workbook.Look, height float64) {
	const least, most, highest, step, edge = 60, 200, 400, 10, 10
	book := workbook.Book{Looks: looks()}
	fit := func(lines int, height float64) bool {
		return !slices.ContainsFunc(names, func(name string) bool {
			return book.Lines(name, lookUpright, (height-edge)/workbook.SignWidth) > lines
		})
	}
	height = least
	for height < most && !fit(1, height) {
		height += step
	}
	switch {
	case !fit(1, height):
	case linked:
		return lookUprightLink, height
	default:
		return lookUpright, height
	}
	for height < highest && !fit(2, height) {
		height += step
	}
	return lookUpright, height
}

// heatPaper says which way up a heat map is printed so that its letters are largest, and whether they need A3. The
// width of the sheet and the height of its heads are in points.
func heatPaper(width, heads float64, rows int) (portrait, large bool) {
	const short, long = 530, 780                 // what A4 holds, in points, between its margins
	const above, row, smallest = 90.0, 16.6, 0.6 // smaller than this part of ten points is hard to read
	height := above + heads + row*float64(rows)
	upright, lying := min(short/width, long/height), min(long/width, short/height)
	return upright >= lying, max(upright, lying) < smallest
}

func (b *author) heatName(s view.SectorView) string { return b.sheets.Heatmap + " " + s.ID }

// heatRow is one indicator over the schools: numbers where there is a level, signs elsewhere. A level by an adviser
// is a number too; it is shown with a star.
func heatRow(i view.SectorIndicator, from, to int, adviser []map[string]bool) workbook.Row {
	first := lookWrap
	if i.Critical != "" {
		first = lookCall
	}
	out := workbook.Cells(styled(i.ID, first), styled(i.Title, max(first, lookBold)), text(i.Domain),
		styled(i.Critical, first), whole(i.Below), whole(i.Open), median(i.Median))
	for n := from; n < min(to, len(i.Answers)); n++ {
		a := i.Answers[n]
		cell, look := dashed(a.Sign), lookHeatNone // never empty: an empty cell would get the colour of 0
		switch {
		case a.HasLevel && adviser[n][i.ID]:
			cell, look = whole(a.Level), lookHeatAdviser
		case a.HasLevel:
			cell, look = whole(a.Level), lookHeat
		case a.Open:
			look = lookHeatOpen
		}
		out.Cells = append(out.Cells, cell.As(look))
	}
	return out
}

// median is a median level as a number. Without one the cell is empty: the sign for that in the view means "not
// asked" here.
func median(s string) workbook.Cell {
	n, err := strconv.Atoi(s)
	return wholeIf(n, err == nil)
}
