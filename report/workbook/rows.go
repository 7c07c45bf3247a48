package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment/answers"
	"sggscan/internal/words"
)

// rowWriter writes the rows of one sheet. It keeps its room for the next row: the rows of a large board have millions
// of cells.
type rowWriter struct {
	*writer
	columns []Column
	own     int // columns without those in which long texts go on
	stream  *excelize.StreamWriter
	row     []Cell
	cells   []excelize.Cell
	values  []any
}

// rows writes the rows above the content, the heads and the content. Plain rows are written when the workbook is
// packed.
func (w *writer) rows(stream *excelize.StreamWriter, name string, s *Sheet, own int) {
	r := &rowWriter{writer: w, columns: s.Columns, own: own, stream: stream}
	for n, top := range s.Top {
		if len(top.Cells) > 0 {
			r.write(n+1, top)
		}
	}
	n := s.headRow()
	if s.headed() {
		heads := Row{Height: s.HeadHeight}
		for _, c := range s.Columns[:titled(s.Columns)] {
			heads.Cells = append(heads.Cells, Text(c.Title, c.Head))
		}
		r.write(n, heads)
		if s.Table && s.listed != "" { // now, while the library need not read many rows to find the heads
			w.try(stream.AddTable(&excelize.Table{Range: s.listed, Name: tableName(name), ShowRowStripes: new(false)}))
		}
		n++
	}
	if s.plain {
		w.streamed[w.part] = func(to *pieces) error { return r.plain(to, n, s.Rows) }
		return
	}
	for row := range s.Rows {
		if w.err != nil {
			return
		}
		r.write(n, row)
		n++
	}
}

// write writes one row.
func (w *rowWriter) write(n int, r Row) {
	height := w.arrange(r)
	w.try(w.stream.SetRow(At(1, n), w.asValues(n, r.Parted), excelize.RowOpts{Height: height}))
}

// arrange sets the cells of a row, with the rest of texts that are too long for a cell in the further columns, and
// tells how high it is.
func (w *rowWriter) arrange(r Row) float64 {
	w.row = w.row[:0]
	var rest []Cell
	for i, c := range r.Cells {
		first, more := w.fit(i, c)
		w.row, rest = append(w.row, first), append(rest, more...)
	}
	if len(rest) > 0 {
		w.row = append(w.row, make([]Cell, max(0, w.own-len(w.row)))...)
		w.row = append(w.row, rest...)
	}
	r.Cells = w.row
	return w.RowHeight(r, w.columns)
}

func (w *rowWriter) asValues(n int, part bool) []any {
	w.cells = slices.Grow(w.cells[:0], len(w.row))[:len(w.row)]
	w.values = w.values[:0]
	for i, c := range w.row {
		if c.blank() {
			w.values = append(w.values, nil)
			continue
		}
		w.cells[i] = excelize.Cell{StyleID: w.styleOf(c.Look, part)}
		switch {
		case c.Numeric:
			w.cells[i].Value = c.Number
		case c.Text != "":
			w.cells[i].Value = w.exact(c.Text)
		}
		if c.more != nil {
			w.extend(&w.cells[i], i, n, c.more)
		}
		w.values = append(w.values, &w.cells[i])
	}
	return w.values
}

// blank reports whether a cell is not written at all.
func (c Cell) blank() bool { return c.Look == 0 && c.Text == "" }

func (w *rowWriter) extend(cell *excelize.Cell, i, n int, m *more) {
	cell.Formula = m.formula
	if len(m.runs) > 0 {
		var runs []excelize.RichTextRun
		for k, r := range m.runs {
			if k > 0 {
				r.Text = "\n" + r.Text
			}
			font := &excelize.Font{Family: Font, Size: r.Size, Bold: r.Bold, Color: r.Ink}
			runs = append(runs, excelize.RichTextRun{Text: w.exact(r.Text), Font: font})
		}
		cell.Value = runs
	}
	if span, _ := reach(w.columns, i, m.reach); m.reach > 0 && span > 1 {
		w.try(w.stream.MergeCell(At(i+1, n), At(i+span, n)))
	}
}

// textLimit is the longest text that a form holds and takes in a cell, in UTF-16 units.
const textLimit = 32_000

// fit cuts a text that is too long for a cell and says in the cell that it goes on, and in the further columns what it
// belongs to. A form has no further columns: there a text is shortened, and says so.
func (w *rowWriter) fit(i int, c Cell) (first Cell, further []Cell) {
	c.Text = Clean(c.Text)
	if w.Form {
		c.Text = Clip(c.Text, textLimit, words.Text("excel.shortened").In(w.Lang))
		return c, nil
	}
	if fits(c.Text) {
		return c, nil
	}
	parts := split(c.Text)
	if len(parts) == 1 {
		return c, nil
	}
	label := ""
	if i < len(w.columns) && w.columns[i].Title != "" {
		label = w.columns[i].Title + ": "
	}
	for _, part := range parts[1:] {
		further = append(further, Text(label+part, TextLook))
	}
	c.Text = parts[0] + answers.ContinuedMark(w.Lang)
	return c, further
}

// TextLook is the look of a text that wraps, in every book.
const TextLook Look = 1
