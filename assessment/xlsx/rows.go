package xlsx

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"sggscan/internal/limit"
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

// rows reads the rows of a sheet that hold something.
func (p *parts) rows(name string, c content) ([]Row, error) {
	r := &rowReader{content: c, parts: p}
	err := p.scan(name, r.tag)
	if err == nil {
		err = r.endRow()
	}
	return r.rows, err
}

// rowReader gathers the rows of one sheet.
type rowReader struct {
	content
	parts   *parts
	rows    []Row
	data    bool // in the cells, and not in what else a sheet holds
	open    bool // in a row
	number  int
	column  int
	current []Cell
}

func (r *rowReader) tag(s *scanner) error {
	switch {
	case string(s.name) == "sheetData":
		r.data = !s.closing && !s.closed
	case !r.data:
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

// endRow keeps the row that was read, when it holds something.
func (r *rowReader) endRow() error {
	r.open = false
	if len(r.current) == 0 {
		return nil
	}
	if len(r.rows) == limit.SheetRows {
		return refuse(TooLarge, "er staan meer dan %d rijen in een blad; deel het in stukken", "a sheet has more than %d rows; split it up", limit.Rows)
	}
	if r.parts.cells -= len(r.current); r.parts.cells < 0 {
		return tooManyCells()
	}
	r.rows = append(r.rows, Row{Number: r.number, Cells: append([]Cell(nil), r.current...)})
	r.current = r.current[:0]
	return nil
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
	kind, _ := s.attr("t")
	look, _ := s.attr("s")
	if s.closed {
		return nil
	}
	var raw, formula []byte
	var text string
	var computed, stored bool
	for {
		if err := s.next(); err != nil {
			return cut(err)
		}
		var err error
		switch {
		case s.closing && string(s.name) == "c":
			if column >= limit.Columns {
				return nil
			}
			if known := string(formula); known == "TRUE()" || known == "FALSE()" {
				kind = "b" // LibreOffice writes yes and no in a cell for texts as a number
			}
			cell, err := r.value(kind, look, string(raw), text)
			cell.NoOutcome = computed && !stored && cell.Empty()
			if err == nil && cell != (Cell{}) {
				r.put(column, cell)
			}
			return err
		case s.opens("v"):
			stored = true // nothing in it is an outcome too: the empty text
			if !s.closed {
				raw, err = s.whole(raw[:0], "v")
			}
		case s.opens("f"):
			computed = true
			if !s.closed {
				formula, err = s.whole(formula[:0], "f")
			}
		case s.opens("is"):
			text, err = richText(s, "is")
		}
		if err != nil {
			return err
		}
	}
}

func (r *rowReader) put(column int, c Cell) {
	for len(r.current) <= column {
		r.current = append(r.current, Cell{})
	}
	r.current[column] = c
}

// columnOf is the column, counted from 0, of a cell such as "H23".
func columnOf(ref string) (int, error) {
	n := 0
	for i, c := range []byte(ref) {
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c < 'A' || c > 'Z' {
			if i == 0 {
				return 0, errRef
			}
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

// value makes a cell of what is stored: raw is its value, text its inline text.
func (r *rowReader) value(kind, look, raw, text string) (Cell, error) {
	switch kind {
	case "inlineStr":
		return Cell{Text: text}, nil
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(raw))
		switch {
		case strings.TrimSpace(raw) == "":
			return Cell{}, nil
		case err != nil || n < 0 || n >= len(r.strings):
			return Cell{}, errValue
		}
		return Cell{Text: r.strings[n]}, nil
	case "str", "e":
		return Cell{Text: unescape(raw)}, nil
	case "b":
		switch strings.TrimSpace(raw) {
		case "1", "true":
			return Cell{Text: "TRUE"}, nil
		case "0", "false":
			return Cell{Text: "FALSE"}, nil
		case "":
			return Cell{}, nil
		}
		return Cell{}, errValue
	case "d":
		day, _, _ := strings.Cut(strings.TrimSpace(raw), "T")
		return Cell{Text: day}, nil
	case "", "n":
		raw = strings.TrimSpace(raw)
		if raw == "" {
			return Cell{Text: text}, nil // some programs write an inline text without saying so
		}
		n, err := strconv.ParseFloat(raw, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return Cell{}, errValue
		}
		var format style
		if at, err := strconv.Atoi(look); err == nil && at >= 0 && at < len(r.styles) {
			format = r.styles[at]
		}
		return number(n, format, r.date1904), nil
	}
	return Cell{}, errValue
}
