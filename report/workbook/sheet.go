package workbook

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment/answers"
	"sggscan/internal/words"
)

// Column is a column with its head and its width in characters.
type Column struct {
	Title  string
	Width  float64
	Head   Look // of the head
	Hidden bool // out of sight, to feed charts; only the last columns are
}

// Sheet is a sheet before it is written. With heads it is a table: its head row stays in sight and is repeated in
// print, with a filter. Without, it is a page to read. Rows and columns are counted from 1.
type Sheet struct {
	Name    string
	Columns []Column
	Top     []Row // above the heads; a row without cells is left blank
	Rows    iter.Seq[Row]
	Empty   Cell // the sentence instead of rows; no sentence leaves a table without rows

	HeadHeight float64 // of the row of heads; 0: as high as they need
	Frozen     int     // columns that stay in sight
	Start      string  // the cell to begin in
	NoFilter   bool
	Table      bool // the rows are a table of Excel, with the name of the sheet; its heads must differ
	Filtered   int  // rows of the table, where other rows follow it; 0: all
	NoGrid     bool
	Locked     bool // without a password: it guards against accidents, nothing more
	Digits     bool // digits stand as text on purpose

	Print  Print
	Rules  []Rule
	Marks  []Mark
	Links  []Link
	Charts []Chart
	Breaks []int // rows before which a new page begins in print

	listed string // the cells of the table
	plain  bool   // the rows hold texts and numbers, nothing else
}

// Link makes a cell lead to a cell of another sheet.
type Link struct{ At, Sheet, To string }

// MostRows is how many rows a sheet has room for.
const MostRows = excelize.TotalRows

// furtherWidth is the width of a column in which long texts go on.
const furtherWidth = 60

func (s *Sheet) headed() bool { return titled(s.Columns) > 0 }

// headRow is the row of the heads, or that of the first row of a page.
func (s *Sheet) headRow() int { return len(s.Top) + 1 }

// firstRow is the first row under the heads.
func (s *Sheet) firstRow() int { return s.headRow() + min(1, titled(s.Columns)) }

// inSight are the columns that a reader sees.
func inSight(columns []Column) []Column {
	return slices.DeleteFunc(slices.Clone(columns), func(c Column) bool { return c.Hidden })
}

// titled is the number of columns up to the last with a head; those after it are room for what stands under the table.
func titled(columns []Column) int {
	n := len(columns)
	for n > 0 && columns[n-1].Title == "" {
		n--
	}
	return n
}

// WidthOf is the width of columns together, in characters.
func WidthOf(columns []Column) float64 {
	total := 0.0
	for _, c := range columns {
		total += c.Width
	}
	return total
}

// reach is over how many columns from the n-th, counted from 0, a cell runs that is to be so wide, and how wide those
// are.
func reach(columns []Column, n int, width float64) (span int, total float64) {
	for ; n < len(columns) && (span == 0 || total < width); n++ {
		span, total = span+1, total+columns[n].Width
	}
	return span, total
}

// sheet writes everything of a sheet. The library wants the parts in this order: what surrounds the cells, the cells,
// the end. What is set after the end is lost.
func (w *writer) sheet(name string, s Sheet) {
	own, count := len(s.Columns), w.complete(&s)
	last := s.firstRow() + count - 1
	if last > MostRows || len(s.Columns) > excelize.MaxColumns {
		w.try(fmt.Errorf("%d rows and %d columns do not fit on a sheet", last, len(s.Columns)))
		return
	}
	w.surround(name, &s, last)
	if count > 0 {
		w.rules(name, s.Rules)
		w.marks(name, s.Marks)
		for _, l := range s.Links {
			w.try(w.file.SetCellHyperLink(name, l.At, quoted(l.Sheet)+"!"+l.To, "Location"))
		}
		for _, c := range s.Charts {
			w.chart(name, c)
		}
		for _, row := range s.Breaks {
			w.try(w.file.InsertPageBreak(name, At(1, row)))
		}
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		w.try(err)
		return
	}
	w.freeze(stream, &s)
	w.rows(stream, name, &s, own)
	w.try(stream.Flush())
}

// complete counts the rows, adds the columns in which texts that are longer than a cell go on, and turns a table
// without rows into a page that says why.
func (w *writer) complete(s *Sheet) (count int) {
	further := 0
	s.plain = true
	for r := range s.Rows {
		count++
		more := 0
		s.plain = s.plain && !r.Parted
		for _, c := range r.Cells {
			s.plain = s.plain && c.more == nil
			if !w.Form && !fits(c.Text) {
				more += len(split(Clean(c.Text))) - 1
			}
		}
		further = max(further, more)
	}
	if count == 0 && s.Empty.Text != "" {
		s.Columns, s.Frozen, s.Rows = []Column{{Width: 110}}, 0, slices.Values([]Row{Cells(s.Empty)})
		s.Rules, s.Marks, s.Links, s.Charts, s.Breaks, s.Locked, s.Print.Portrait = nil, nil, nil, nil, nil, false, false
		return 1
	}
	s.Columns = slices.Clone(s.Columns)
	for n := range further {
		title := answers.Heading(answers.FieldContinued, w.Lang)
		if n > 0 {
			title = fmt.Sprintf("%s %d", title, n+1)
		}
		s.Columns = append(s.Columns, Column{Title: title, Width: furtherWidth, Head: s.Columns[0].Head})
	}
	return count
}

// surround sets what a sheet must have before its cells: size, widths, filter, print, protection.
func (w *writer) surround(name string, s *Sheet, last int) {
	f := w.file
	w.try(f.SetSheetDimension(name, Block(1, 1, len(s.Columns), max(last, s.headRow()))))
	for from := 0; from < len(s.Columns); { // equal neighbours at once
		to := from
		for to+1 < len(s.Columns) && s.Columns[to+1].Width == s.Columns[from].Width {
			to++
		}
		w.try(f.SetColWidth(name, Letters(from+1), Letters(to+1), s.Columns[from].Width))
		from = to + 1
	}
	for n, c := range s.Columns {
		if c.Hidden {
			w.try(f.SetColVisible(name, Letters(n+1), false))
		}
	}
	if s.headed() && !s.NoFilter {
		to := last
		if s.Filtered > 0 {
			to = s.headRow() + s.Filtered
		}
		s.listed = Block(1, s.headRow(), titled(inSight(s.Columns)), max(to, s.headRow()))
		if !s.Table {
			w.try(f.AutoFilter(name, s.listed, nil))
		}
	}
	w.print(name, s, last) // after the filter, which sets the properties anew
	if s.NoGrid {
		w.try(f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	}
	if s.Digits { // no warning in each cell
		cells := Block(1, 1, len(s.Columns), last)
		w.try(f.AddIgnoredErrors(name, cells, excelize.IgnoredErrorsNumberStoredAsText))
	}
	if s.Locked {
		w.try(f.ProtectSheet(name, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: !w.Form, FormatColumns: true, FormatRows: true,
			AutoFilter: true, Sort: true,
		}))
	}
}

func (w *writer) freeze(stream *excelize.StreamWriter, s *Sheet) {
	if !s.headed() {
		return
	}
	pane := "bottomLeft"
	if s.Frozen > 0 {
		pane = "bottomRight"
	}
	panes := excelize.Panes{
		Freeze: true, XSplit: s.Frozen, YSplit: s.headRow(), TopLeftCell: At(s.Frozen+1, s.firstRow()), ActivePane: pane,
	}
	if s.Start != "" {
		panes.Selection = []excelize.Selection{{SQRef: s.Start, ActiveCell: s.Start, Pane: pane}}
	}
	w.try(stream.SetPanes(&panes))
}

// Without leaves columns out of a table, by their heads; their cells go with them.
func (s Sheet) Without(heads ...string) Sheet {
	keep := make([]bool, len(s.Columns))
	var columns []Column
	for n, c := range s.Columns {
		keep[n] = c.Title == "" || !slices.Contains(heads, c.Title)
		if keep[n] {
			columns = append(columns, c)
		}
	}
	if len(columns) == len(s.Columns) {
		return s
	}
	thin := func(r Row) Row {
		all := r.Cells
		r.Cells = nil
		for n, c := range all {
			if n >= len(keep) || keep[n] {
				r.Cells = append(r.Cells, c)
			}
		}
		return r
	}
	all := s.Rows
	s.Columns, s.Top = columns, slices.Clone(s.Top)
	if n := len(s.Top); n > 0 {
		s.Top[n-1] = thin(s.Top[n-1])
	}
	s.Rows = func(yield func(Row) bool) { all(func(r Row) bool { return yield(thin(r)) }) }
	return s
}

// Print says how a sheet is printed: on A4, as wide as the page or a few pages. Large is on A3.
type Print struct {
	Portrait bool
	Large    bool
	// Title stands in the head of each page of a sheet that is several pages wide: in the sheet itself it would be
	// cut at the edge of the repeated columns. There the rows above the table, but the last, stay on the screen.
	// Without a title a sheet is printed on one page's width.
	Title     string
	OnePage   bool // all rows on one page
	HeadOnce  bool // the heads are not repeated
	Titles    int  // the first row that is repeated; 0: that of the heads
	LastShown int  // the last column that is printed; 0: all
}

// print sets paper, repeated rows and columns, and the foot of the page.
func (w *writer) print(name string, s *Sheet, last int) {
	const a3, a4 = 8, 9
	f, p, fit := w.file, s.Print, true
	size, orientation, wide, high := a4, "landscape", 1, 0 // 0 pages high: as many as needed
	readable := 240.0                                      // characters on a page, so that letters stay readable
	if p.Large {
		size, readable = a3, 340
	}
	if p.Portrait {
		orientation = "portrait"
	}
	if p.Title != "" {
		wide = max(1, int(math.Ceil(WidthOf(inSight(s.Columns))/readable)))
	}
	if p.OnePage {
		high = 1
	}
	side, top, edge, bottom := 0.4, 0.5, 0.3, 0.5
	if w.Form {
		side, top, edge, bottom = 0.25, 0.4, 0.2, 0.55
	}
	page := words.Text("excel.page_p_n").In(w.Lang)
	paper := excelize.HeaderFooterOptions{OddFooter: "&L&8" + printable(w.Foot) + "&R&8" + page}
	if wide > 1 {
		top, paper.OddHeader = 0.7, `&L&"`+Font+`,Bold"&14 `+printable(p.Title)
		from := s.headRow()
		if n := len(s.Top); n > 0 && len(s.Top[n-1].Cells) > 0 {
			from--
		}
		w.define(name, "Print_Area", fixed(name, Block(1, from, len(s.Columns), max(last, s.headRow()))))
	}
	if p.LastShown > 0 {
		w.define(name, "Print_Area", fixed(name, Block(1, 1, p.LastShown, last)))
	}
	w.try(f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.try(f.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}))
	w.try(f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge,
	}))
	w.try(f.SetHeaderFooter(name, &paper))
	var titles []string
	if s.headed() && s.Frozen > 0 && wide > 1 {
		titles = append(titles, fmt.Sprintf("%s!$A:$%s", quoted(name), Letters(s.Frozen)))
	}
	if s.headed() && !p.HeadOnce {
		titles = append(titles, fmt.Sprintf("%s!$%d:$%d", quoted(name), cmp.Or(p.Titles, s.headRow()), s.headRow()))
	}
	if len(titles) > 0 {
		w.define(name, "Print_Titles", strings.Join(titles, ","))
	}
}

func (w *writer) define(sheet, name, refersTo string) {
	w.try(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm." + name, RefersTo: refersTo, Scope: sheet}))
}
