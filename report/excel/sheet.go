package excel

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"
)

// The rows above the content are the same on each sheet.
const (
	titleRow = 1
	howRow   = 2
	stampRow = 3
	headRow  = 5
	firstRow = headRow + 1
)

// column is a column with its head and its width in signs.
type column struct {
	title string
	width float64
}

// sheet is a sheet before it is written. With head it is a table: a head row that stays in sight and is repeated in print, with a filter. Without,
// it is a page to read.
type sheet struct {
	name, title, how string
	columns          []column
	own              int // columns without the further ones
	head             bool
	upright          int  // the first column whose head stands on its side, counted from 1; 0: none
	frozen           int  // columns that stay in sight
	linkedHeads      bool // the upright heads are links
	noFilter         bool
	hiddenFrom       int  // the first of the last columns, which are out of sight and only feed charts, counted from 1; 0: none
	filtered         int  // rows of the table, where other rows follow it; 0: all
	headOnce         bool // the heads are not repeated in print
	onePage          bool // all rows on one page in print
	rows             iter.Seq[row]
	// above fills row 4, between the stamp and the heads.
	above row
	// empty is the sentence that stands instead of rows.
	empty string
	// extra adds what belongs to the sheet beside its cells: rules, lists, links, protection, charts. last is the last row.
	extra func(name string, last int) error
}

// fill writes everything of a sheet. The library wants the parts in this order: what surrounds the cells, the cells, the end.
func (b *book) fill(name string, s sheet) error {
	count, further := measure(s)
	s = b.complete(s, count, further)
	last := headRow + count
	if count == 0 {
		last = headRow
	}
	if last > excelize.TotalRows || len(s.columns) > excelize.MaxColumns {
		return fmt.Errorf("%d rows and %d columns do not fit on a sheet", last, len(s.columns))
	}
	if err := b.surround(name, s, last); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := b.freeze(w, s, count); err != nil {
		return err
	}
	if err := b.writeRows(w, s); err != nil {
		return err
	}
	if s.extra != nil && count > 0 {
		if err := s.extra(name, last); err != nil {
			return err
		}
	}
	return w.Flush()
}

// furtherWidth is the width of a further column.
const furtherWidth = 60

// measure counts the rows, and the further columns that texts longer than a cell need.
func measure(s sheet) (count, further int) {
	for r := range s.rows {
		count++
		more := 0
		for _, c := range r.cells {
			if !fits(c.text) {
				more += len(split(clean(c.text))) - 1
			}
		}
		further = max(further, more)
	}
	return count, further
}

// complete adds the further columns, and turns a sheet without rows into one that says why.
func (b *book) complete(s sheet, count, further int) sheet {
	if count == 0 {
		s.columns, s.head, s.frozen, s.upright, s.hiddenFrom, s.above = []column{{width: 110}}, false, 0, 0, 0, row{}
		s.rows = func(yield func(row) bool) { yield(cells(text(s.empty))) }
		return s
	}
	s.own = len(s.columns)
	columns := slices.Clone(s.columns)
	for n := range further {
		title := b.words.further
		if n > 0 {
			title = fmt.Sprintf("%s %d", title, n+1)
		}
		columns = append(columns, column{title, furtherWidth})
	}
	s.columns = columns
	return s
}

// surround sets what a sheet must have before its cells: size, widths, print, filter.
func (b *book) surround(name string, s sheet, last int) error {
	f := b.file
	if !s.head {
		last--
	}
	corner, err := excelize.CoordinatesToCellName(len(s.columns), max(last, headRow))
	if err != nil {
		return err
	}
	if err := f.SetSheetDimension(name, "A1:"+corner); err != nil {
		return err
	}
	if err := b.widths(name, s.columns); err != nil {
		return err
	}
	if err := b.hide(name, s); err != nil {
		return err
	}
	if s.head && !s.noFilter {
		head, err := excelize.CoordinatesToCellName(1, headRow)
		if err != nil {
			return err
		}
		to := last
		if s.filtered > 0 {
			to = headRow + s.filtered
		}
		end, err := excelize.CoordinatesToCellName(titled(s.inSight()), to)
		if err != nil {
			return err
		}
		if err := f.AutoFilter(name, head+":"+end, nil); err != nil {
			return err
		}
	}
	fit := true // after the filter, which sets the properties anew
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.print(name, s, corner)
}

// inSight are the columns that a reader sees.
func (s sheet) inSight() []column {
	if s.hiddenFrom == 0 {
		return s.columns
	}
	return s.columns[:s.hiddenFrom-1]
}

// hide takes the columns that only feed charts out of sight.
func (b *book) hide(name string, s sheet) error {
	if s.hiddenFrom == 0 {
		return nil
	}
	first, err := excelize.ColumnNumberToName(s.hiddenFrom)
	if err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(s.own)
	if err != nil {
		return err
	}
	return b.file.SetColVisible(name, first+":"+last, false)
}

// titled is the number of columns that have a head; those without are room for what stands under the table.
func titled(columns []column) int {
	n := len(columns)
	for n > 1 && columns[n-1].title == "" {
		n--
	}
	return n
}

// widths sets the widths, of equal neighbours at once.
func (b *book) widths(name string, columns []column) error {
	for from := 0; from < len(columns); {
		to := from
		for to+1 < len(columns) && columns[to+1].width == columns[from].width {
			to++
		}
		first, err := excelize.ColumnNumberToName(from + 1)
		if err != nil {
			return err
		}
		last, err := excelize.ColumnNumberToName(to + 1)
		if err != nil {
			return err
		}
		if err := b.file.SetColWidth(name, first, last, columns[from].width); err != nil {
			return err
		}
		from = to + 1
	}
	return nil
}

// print sets paper, repeated heads and the foot of the page. On a sheet of several pages beside each other the title would be cut at the edge of the repeated columns: there it
// stands in the head of each page, and the rows above the table stay on the screen. Corner is the last cell.
func (b *book) print(name string, s sheet, corner string) error {
	f := b.file
	size, orientation, high := 9, orientationOf(s), 0 // 9 is A4; 0 pages high: as many as needed
	if s.onePage {
		high = 1
	}
	wide := pagesWide(s.inSight())
	if err := f.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	side, top, edge, bottom := 0.4, 0.5, 0.3, 0.5
	paper := excelize.HeaderFooterOptions{OddFooter: footer(b.stamp.Line, b.words.page)}
	if wide > 1 {
		top, paper.OddHeader = 0.7, header(s.title)
		from := headRow
		if len(s.above.cells) > 0 {
			from--
		}
		area := fmt.Sprintf("%s!$A$%d:%s", quoted(name), from, absolute(corner))
		if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: area, Scope: name}); err != nil {
			return err
		}
	}
	if err := f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(name, &paper); err != nil {
		return err
	}
	if !s.head || s.headOnce {
		return nil
	}
	titles := fmt.Sprintf("%s!$%d:$%d", quoted(name), headRow, headRow)
	if s.frozen > 0 && wide > 1 {
		col, err := excelize.ColumnNumberToName(s.frozen)
		if err != nil {
			return err
		}
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoted(name), col, titles)
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name})
}

// orientationOf is landscape, but for a heat map of few schools: that fits on one page upright.
func orientationOf(s sheet) string {
	const narrow = 170
	if s.upright > 0 && widthOf(s.columns) <= narrow {
		return "portrait"
	}
	return "landscape"
}

// widthOf is the width of a sheet in signs.
func widthOf(columns []column) float64 {
	total := 0.0
	for _, c := range columns {
		total += c.width
	}
	return total
}

// pagesWide is on how many pages beside each other a sheet is printed, so that letters stay readable.
func pagesWide(columns []column) int {
	const readable = 240
	return max(1, int(math.Ceil(widthOf(columns)/readable)))
}

// footer is the foot of a printed page: the stamp and the page number.
func footer(stamp, page string) string { return "&L&8" + printable(stamp) + "&R&8" + page }

// header is the head of a printed page: the title.
func header(title string) string { return `&L&"` + palette.Font + `,Bold"&14` + " " + printable(title) }

// printable makes a text fit for the head or foot of a page: & is a code there, and Excel takes at most 255 signs of all of it.
func printable(s string) string {
	const room = 150
	var safe []rune
	for _, r := range clean(s) {
		need := 1
		if r == '&' {
			need = 2
		}
		if len(safe)+need >= room {
			return string(safe) + "…"
		}
		safe = append(safe, slices.Repeat([]rune{r}, need)...)
	}
	return string(safe)
}

// absolute is a cell as it stands in a name: $B$7.
func absolute(cell string) string {
	at := strings.IndexAny(cell, "0123456789")
	return "$" + cell[:at] + "$" + cell[at:]
}

// freeze keeps the head row and the first columns in sight.
func (b *book) freeze(w *excelize.StreamWriter, s sheet, count int) error {
	if !s.head || count == 0 {
		return nil
	}
	corner, err := excelize.CoordinatesToCellName(s.frozen+1, firstRow)
	if err != nil {
		return err
	}
	pane := "bottomLeft"
	if s.frozen > 0 {
		pane = "bottomRight"
	}
	return w.SetPanes(&excelize.Panes{Freeze: true, XSplit: s.frozen, YSplit: headRow, TopLeftCell: corner, ActivePane: pane})
}

// writeRows writes the rows above the content, the heads and the content.
func (b *book) writeRows(stream *excelize.StreamWriter, s sheet) error {
	w := &rowWriter{book: b, sheet: s, stream: stream}
	if err := b.writeTop(w, s); err != nil {
		return err
	}
	n := headRow
	if s.head {
		if err := w.write(n, b.headOf(s)); err != nil {
			return err
		}
		n++
	}
	for r := range s.rows {
		if err := w.write(n, r); err != nil {
			return err
		}
		n++
	}
	return nil
}

// readingWidth is the width in signs over which a sentence reads well.
const readingWidth = 100

// writeTop writes title, how to read and stamp. How to read runs over the first columns, as wide as a line that reads well.
func (b *book) writeTop(w *rowWriter, s sheet) error {
	span, width := 0, 0.0
	for _, c := range s.columns {
		if width >= readingWidth {
			break
		}
		span, width = span+1, width+c.width
	}
	if width < 60 {
		span = 0 // too narrow to wrap in: the line runs on
	}
	how := row{cells: []cell{styled(s.how, lookHow)}, height: heightOf(lines(s.how, width, 1))}
	if span == 0 {
		how = row{cells: []cell{styled(s.how, lookStamp)}}
	}
	for n, r := range []row{
		{cells: []cell{styled(s.title, lookTitle)}, height: 26}, how, {cells: []cell{styled(b.stamp.Line, lookStamp)}, height: 14}, s.above,
	} {
		if len(r.cells) == 0 {
			continue
		}
		if err := w.write(n+1, r); err != nil {
			return err
		}
	}
	if span < 2 {
		return nil
	}
	end, err := excelize.CoordinatesToCellName(span, howRow)
	if err != nil {
		return err
	}
	start, err := excelize.CoordinatesToCellName(1, howRow)
	if err != nil {
		return err
	}
	return w.stream.MergeCell(start, end)
}

// headOf is the row of column heads.
func (b *book) headOf(s sheet) row {
	var r row
	height := 0.0
	for i, c := range s.columns[:titled(s.columns)] {
		k := lookHead
		if c.title == "" {
			k = lookNote
		}
		if s.upright > 0 && i+1 >= s.upright {
			k = lookUpright
			if s.linkedHeads {
				k = lookUprightLink
			}
			height = max(height, math.Min(200, 20+5.6*float64(len([]rune(c.title)))))
		}
		r.cells = append(r.cells, styled(c.title, k))
	}
	r.height = height
	return r
}

// rowWriter writes the rows of one sheet. It keeps its room for the next row: the rows of a large board have millions of cells.
type rowWriter struct {
	book   *book
	sheet  sheet
	stream *excelize.StreamWriter
	row    []cell
	cells  []excelize.Cell
	values []any
}

// write writes one row, with the rest of texts that are too long for a cell in the further columns.
func (w *rowWriter) write(n int, r row) error {
	w.row = w.row[:0]
	var rest []cell
	tallest := 1
	for i, c := range r.cells {
		first, more := w.book.fit(w.sheet, i, c)
		rest = append(rest, more...)
		w.row = append(w.row, first)
		if r.height == 0 && i < len(w.sheet.columns) {
			tallest = max(tallest, linesIn(first, w.sheet.columns[i].width))
		}
	}
	blanks := 0
	if len(rest) > 0 {
		blanks = max(0, w.sheet.own-len(w.row))
	}
	own := len(w.row)
	for _, c := range rest {
		w.row = append(w.row, c)
		tallest = max(tallest, linesIn(c, furtherWidth))
	}
	height := r.height
	if height == 0 {
		height = heightOf(tallest)
	}
	ref, err := excelize.CoordinatesToCellName(1, n)
	if err != nil {
		return err
	}
	return w.stream.SetRow(ref, w.asValues(own, blanks), excelize.RowOpts{Height: height})
}

// asValues is the row as the library takes it, with so many columns left blank after its own cells.
func (w *rowWriter) asValues(own, blanks int) []any {
	w.cells = slices.Grow(w.cells[:0], len(w.row))[:len(w.row)]
	w.values = w.values[:0]
	for n, c := range w.row {
		if n == own {
			w.values = append(w.values, make([]any, blanks)...)
		}
		w.cells[n] = excelize.Cell{StyleID: w.book.styles.of[c.look]}
		switch {
		case c.isNum:
			w.cells[n].Value = c.number
		case c.text != "":
			w.cells[n].Value = c.text
		}
		w.values = append(w.values, &w.cells[n])
	}
	return w.values
}

// fit cuts a text that is too long for a cell and says in the cell that it goes on, and in the further columns what it belongs to.
func (b *book) fit(s sheet, i int, c cell) (first cell, more []cell) {
	c.text = clean(c.text)
	if fits(c.text) {
		return c, nil
	}
	parts := split(c.text)
	if len(parts) == 1 {
		return c, nil
	}
	label := ""
	if i < len(s.columns) && s.columns[i].title != "" {
		label = s.columns[i].title + ": "
	}
	for _, part := range parts[1:] {
		more = append(more, text(label+part))
	}
	c.text = parts[0] + b.words.goesOn
	return c, more
}

// linesIn is the number of lines that a cell needs.
func linesIn(c cell, width float64) int {
	switch c.look {
	case lookLine, lookNote, lookTitle, lookStamp, lookSection, lookUpright, lookUprightLink, lookHeat, lookHeatAdviser, lookHow:
		return 1
	case lookHead, lookBold, lookCall, lookSum:
		return lines(c.text, width, 1.1)
	default:
		if c.text == "" {
			return 1
		}
		return lines(c.text, width, 1)
	}
}

// heightOf is the height in points of a row with so many lines; Excel knows no row above 409.
func heightOf(n int) float64 { return math.Min(409, 4+12.6*float64(n)) }
