package xlsx

import (
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

// The size of a sheet in Excel.
const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
)

var (
	errRef    = errors.New("a cell with an impossible place")
	errValue  = errors.New("a cell with an impossible value")
	errRowEnd = errors.New("a cell outside a row")
)

// content is what the cells of all sheets refer to.
type content struct {
	strings  []string
	styles   []style
	date1904 bool
}

// read reads the rows of a sheet that hold something, and which of its cells are merged or have a comment.
func (p *parts) read(s *Sheet, name string, c content) error {
	r := &rowReader{content: c, parts: p}
	err := p.scan(name, r.tag)
	if err == nil {
		err = r.endRow()
	}
	s.Rows, s.Merged = r.rows, r.merged
	if err == nil {
		s.Comments, err = p.comments(name)
	}
	return err
}

// mostAside is how many merged areas and comments of a sheet are kept: they are for messages only.
const mostAside = 1000

// comments lists the cells of a sheet that have a comment, in the order of the file.
func (p *parts) comments(sheet string) ([]string, error) {
	links, err := p.relations(sheet)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, id := range slices.Sorted(maps.Keys(links)) {
		if links[id].kind != "comments" {
			continue
		}
		err := p.scan(links[id].target, func(s *scanner) error {
			if ref, ok := s.attr("ref"); ok && s.opens("comment") && len(out) < mostAside {
				if _, valid := areaOf(ref); valid {
					out = append(out, ref)
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errNoPart) {
			return nil, err
		}
	}
	return out, nil
}

// areaOf reads a block such as "G3:G5", or one cell. It is false for anything else.
func areaOf(ref string) (Area, bool) {
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		last = first
	}
	var a Area
	var valid [2]bool
	a.Column, a.Row, valid[0] = cellOf(first)
	a.LastColumn, a.LastRow, valid[1] = cellOf(last)
	return a, valid[0] && valid[1]
}

func cellOf(ref string) (column, row int, ok bool) {
	column, err := columnOf(ref)
	if err != nil {
		return 0, 0, false
	}
	row, err = strconv.Atoi(strings.TrimPrefix(ref, letters(column)))
	return column, row, err == nil && row >= 1 && row <= lastRow
}

// rowReader gathers the rows of one sheet.
type rowReader struct {
	content
	parts   *parts
	rows    []Row
	merged  []Area
	data    bool // in the cells, and not in what else a sheet holds
	open    bool // in a row
	number  int
	column  int
	current []Cell
	stored  stored // the cell that is being read; its room is used again
}

func (r *rowReader) tag(s *scanner) error {
	switch {
	case string(s.name) == "sheetData":
		r.data = !s.closing && !s.closed
	case !r.data:
		if ref, ok := s.attr("ref"); ok && s.opens("mergeCell") && len(r.merged) < mostAside {
			if a, valid := areaOf(ref); valid {
				r.merged = append(r.merged, a)
			}
		}
	case string(s.name) == "row":
		if err := r.endRow(); err != nil || s.closing {
			return err
		}
		r.number++
		r.column = 0
		r.open = !s.closed
		if v, ok := s.attr("r"); ok {
			n, err := strconv.Atoi(v)
			if err != nil || n < 1 || n > lastRow {
				return errRef
			}
			r.number = n
		}
	case s.opens("c"):
		if !r.open {
			return errRowEnd
		}
		return r.cell(s)
	}
	return nil
}

// endRow keeps the row that was read when it holds something.
func (r *rowReader) endRow() error {
	r.open = false
	if len(r.current) == 0 {
		return nil
	}
	if most := r.parts.Rows; len(r.rows) == most+headRows {
		return problem.Refuse("xlsx.sheet_more_than_rows", most)
	}
	if r.parts.cells -= len(r.current); r.parts.cells < 0 {
		return r.parts.tooManyCells()
	}
	r.rows = append(r.rows, Row{Number: r.number, Cells: append([]Cell(nil), r.current...)})
	r.current = r.current[:0]
	return nil
}

// stored is what a file holds of a cell.
type stored struct {
	kind, format      string // its type, and the number of its style
	raw, formula      []byte
	text              string // a text that stands in the cell itself
	computed, outcome bool   // it has a formula; it has a value, if only the empty text (an empty number is none)
}

// cell reads a cell and puts it in its place.
func (r *rowReader) cell(s *scanner) error {
	column := r.column
	if ref, ok := s.attr("r"); ok {
		var err error
		if column, err = columnOf(ref); err != nil {
			return err
		}
	}
	r.column = column + 1
	c := &r.stored
	*c = stored{raw: c.raw[:0], formula: c.formula[:0]}
	c.kind, _ = s.attr("t")
	c.format, _ = s.attr("s")
	if s.closed {
		return nil
	}
	if err := c.read(s); err != nil || column >= limit.Columns {
		return err
	}
	cell, err := r.value(c)
	if err != nil {
		return err
	}
	cell.NoOutcome = c.computed && !c.outcome && cell.Empty()
	if cell != (Cell{}) {
		for len(r.current) <= column {
			r.current = append(r.current, Cell{})
		}
		r.current[column] = cell
	}
	return nil
}

// read reads what stands in a cell, up to its end.
func (c *stored) read(s *scanner) error {
	for {
		err := s.next()
		switch {
		case err != nil:
			err = cut(err)
		case s.closing && string(s.name) == "c":
			return nil
		case s.opens("v"):
			c.raw, err = s.whole(c.raw[:0], "v")
			c.outcome = len(c.raw) > 0 || c.kind == "str"
		case s.opens("f"):
			c.computed = true
			c.formula, err = s.whole(c.formula[:0], "f")
		case s.opens("is"):
			c.text, err = richText(s, "is")
		}
		if err != nil {
			return err
		}
	}
}

// columnOf is the column, counted from 0, of a cell such as "H23".
func columnOf(ref string) (int, error) {
	n := 0
	for _, c := range []byte(ref) {
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A') + 1; n > lastColumn {
			return 0, errRef
		}
	}
	if n == 0 {
		return 0, errRef
	}
	return n - 1, nil
}

// value makes a cell of what is stored.
func (r *rowReader) value(c *stored) (Cell, error) {
	kind, raw := c.kind, strings.TrimSpace(string(c.raw))
	if known := string(c.formula); known == "TRUE()" || known == "FALSE()" {
		kind = "b" // LibreOffice writes yes and no in a cell for texts as a number
	}
	switch kind {
	case "inlineStr":
		return Cell{Text: c.text}, nil
	case "str", "e":
		return Cell{Text: unescape(string(c.raw))}, nil
	case "d":
		day, _, _ := strings.Cut(raw, "T")
		return Cell{Text: day}, nil
	case "", "n":
		if raw == "" {
			return Cell{Text: c.text}, nil // some programs write a text in the cell without saying so
		}
		return r.numeric(raw, c.format)
	}
	if raw == "" && (kind == "s" || kind == "b") {
		return Cell{}, nil
	}
	switch n, err := strconv.Atoi(raw); {
	case kind == "s" && err == nil && n >= 0 && n < len(r.strings):
		return Cell{Text: r.strings[n]}, nil
	case kind == "b" && (raw == "1" || raw == "true"):
		return Cell{Text: "TRUE"}, nil
	case kind == "b" && (raw == "0" || raw == "false"):
		return Cell{Text: "FALSE"}, nil
	}
	return Cell{}, errValue
}

// numeric makes a cell of a number with the number of its style.
func (r *rowReader) numeric(raw, format string) (Cell, error) {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return Cell{}, errValue
	}
	var look style
	if at, err := strconv.Atoi(format); err == nil && at >= 0 && at < len(r.styles) {
		look = r.styles[at]
	}
	return number(n, look, r.date1904), nil
}
