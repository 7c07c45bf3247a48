package answers

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// refuse refuses a file at a line.
func refuse(line int, key words.Key, args ...any) *problem.Refusal {
	r := problem.Refuse(key, args...)
	r.Line = line
	return r
}

// CSV reads a table from text, with commas, semicolons or tabs; see decode for its encodings. The sheet has no name,
// the number of a row is the line of the file on which it begins, and rows in which nothing stands are left out. The
// error is always a *problem.Refusal.
func CSV(data []byte) (xlsx.Sheet, error) {
	if len(data) > limit.CSV {
		return xlsx.Sheet{}, refuse(0, "answers.file_larger_than_mb", limit.CSV>>20)
	}
	text, err := decode(data)
	if err != nil {
		return xlsx.Sheet{}, err
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return xlsx.Sheet{}, refuse(0, "answers.file_empty")
	}
	text, separator, before := declared(text)
	if separator == 0 {
		separator = likely(text)
	}
	s, failed := parse(text, separator, before, limit.SheetRows)
	if failed != nil {
		return xlsx.Sheet{}, failed
	}
	return unwrapped(oneColumn(s), separator), nil
}

// lineEnds gives a file of an old Mac, with lone carriage returns, lines.
func lineEnds(text []byte) []byte {
	if bytes.IndexByte(text, '\n') >= 0 {
		return text
	}
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// declared takes off the first line by which Excel is told the separator ("sep=;"), and tells how many lines that were.
func declared(text []byte) (rest []byte, separator rune, lines int) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(line, "\r\" ")
	if len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep=")) &&
		strings.ContainsRune(separators, rune(line[4])) {
		return rest, rune(line[4]), 1
	}
	return text, 0, 0
}

// separators are what may stand between cells.
const separators = ",;\t"

// likely is the separator that gives the first rows the best header: the most columns that mean something, and else the
// most columns.
func likely(text []byte) rune {
	const enough = 1 << 20
	if len(text) > enough {
		text = text[:enough]
	}
	best, bestNamed, bestCells := rune(separators[0]), -1, -1
	for _, separator := range separators {
		if tooWide(text, byte(separator)) > 0 {
			return separator // no text may be so long, so these are cells
		}
		s, _ := parse(text, separator, 0, headerRows) // what is wrong is told when the whole file is read
		_, named := header(s, meansSomething)
		most := 0
		for _, row := range s.Rows {
			most = max(most, len(row.Cells))
		}
		if named > bestNamed || named == bestNamed && most > bestCells {
			best, bestNamed, bestCells = separator, named, most
		}
	}
	return best
}

// parse reads the rows of a text, and of more rows than most none: an error then, but for a first look. What was read
// before an error is given too.
func parse(text []byte, separator rune, before, most int) (xlsx.Sheet, *problem.Refusal) {
	var s xlsx.Sheet
	if line := tooWide(text, byte(separator)); line > 0 {
		return s, manyColumns(before + line)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	count := 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return s, brokenQuote(err, before)
		}
		first, _ := r.FieldPos(0)
		row := xlsx.Row{Number: before + first, Cells: rowCells(record)}
		count += len(row.Cells)
		switch {
		case len(row.Cells) == 0:
			continue
		case len(row.Cells) > limit.Columns:
			return s, manyColumns(row.Number)
		case len(s.Rows) == most:
			return s, refuse(row.Number, "answers.table_more_than_rows", limit.Rows)
		case count > limit.Cells:
			return s, refuse(row.Number, "answers.table_more_than_cells", limit.Cells)
		}
		s.Rows = append(s.Rows, row)
	}
}

// rowCells makes cells of a record, up to the last one in which something stands.
func rowCells(record []string) []xlsx.Cell {
	last := len(record)
	for last > 0 && blank(xlsx.Cell{Text: record[last-1]}) {
		last--
	}
	if last == 0 {
		return nil
	}
	out := make([]xlsx.Cell, last)
	for n, field := range record[:last] {
		if strings.Contains(field, "\r") {
			field = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(field)
		}
		out[n].Text = field
	}
	return out
}

// tooWide finds the line of a row with so many separators that the library would need more memory than a laptop has; 0
// when there is none. Empty cells at the end of a row are no columns, and office programs write many, so this is far
// over the limit of columns.
func tooWide(text []byte, separator byte) int {
	const most = 1 << 15
	line, fields, quoted := 1, 0, false
	for _, b := range text {
		switch {
		case b == '"':
			quoted = !quoted
		case b == '\n':
			line++
			if !quoted {
				fields = 0
			}
		case b == separator && !quoted:
			if fields++; fields > most {
				return line
			}
		}
	}
	return 0
}

func manyColumns(line int) *problem.Refusal {
	return refuse(line, "answers.row_more_than_columns", limit.Columns)
}

// brokenQuote says what the library found wrong, which can only be the quotes.
func brokenQuote(err error, before int) *problem.Refusal {
	e := refuse(0, "answers.quotation_marks_not_right")
	var at *csv.ParseError
	if errors.As(err, &at) {
		e = refuse(before+at.StartLine, "answers.in_row_begins_quotation", before+at.Line)
	}
	e.Cause = err
	return e
}
