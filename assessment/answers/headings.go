package answers

import (
	"slices"

	"sggscan/assessment/xlsx"
)

// questionTable is a table of questions in a sheet: a header row and what follows it.
type questionTable struct {
	*page
	header  int // index of the header row in the sheet
	columns columns
	// doubles are columns whose heading names a field as surely as that of the column that is read.
	doubles []double
	// passed are the columns that are not read under the header that holds, and not known to be the program's; unread
	// those of them in which something stands.
	passed, unread []int
}

type double struct {
	field  Field
	column int
}

// rows are those below the header.
func (t *questionTable) rows() []xlsx.Row { return t.sheet.Rows[t.header+1:] }

// head is the header.
func (t *questionTable) head() xlsx.Row { return t.sheet.Rows[t.header] }

// columnsOf finds the columns of a row that is perhaps a header row, and how sure each is.
func (h headings) columnsOf(row xlsx.Row) (found columns, doubles []double, sure [fieldCount]int) {
	found = noColumns()
	for c, cell := range row.Cells {
		f, how := h.of(cell.Text)
		switch {
		case how == sureNot || f.never():
		case how > sure[f]:
			found[f], sure[f] = c, how
			doubles = slices.DeleteFunc(doubles, func(d double) bool { return d.field == f })
		case how == sure[f] && how >= sureAlso:
			doubles = append(doubles, double{f, c})
		}
	}
	return found, doubles, sure
}

// passedOver are the columns below a header of which the cells are neither read nor known to be printed by the program.
func (h headings) passedOver(head xlsx.Row, width int, read func(column int) bool) []int {
	var out []int
	for column := range width {
		text := head.Cell(column).Text
		f, how := h.of(text)
		silent := how != sureNot && f.never() && (how >= sureAlso || f == FieldContinued) || isLevel(text)
		if !silent && !read(column) {
			out = append(out, column)
		}
	}
	return out
}

// isLevel reports whether a heading is one of the levels, 0 to 3.
func isLevel(text string) bool { return plainLevel().MatchString(fold(text)) }

// findTables finds the tables of questions, at most one in a sheet: below the first header row that names an answer
// column and has ids below it.
func (f *form) findTables() []*questionTable {
	return f.find(anySheet, func(columns columns, sure [fieldCount]int) bool {
		named := 0
		for _, column := range columns {
			if column >= 0 {
				named++
			}
		}
		return columns.has(FieldAnswer) && (sure[FieldAnswer] >= sureBegins || named >= 4)
	})
}

func anySheet(xlsx.Sheet) bool { return true }

// find finds the tables with ids below such a header, at most one in a sheet.
func (f *form) find(among func(xlsx.Sheet) bool, isHeader func(columns, [fieldCount]int) bool) []*questionTable {
	var out []*questionTable
	for _, s := range f.book.Sheets {
		if hidden(s) || !among(s) {
			continue
		}
		for n := range min(len(s.Rows), headerRows) {
			columns, doubles, sure := known().question.columnsOf(s.Rows[n])
			if !isHeader(columns, sure) {
				continue
			}
			if id, ok := f.idColumn(s, n, columns); ok {
				columns[FieldID] = id
				out = append(out, &questionTable{page: f.page(s), header: n, columns: columns, doubles: doubles})
				break
			}
		}
	}
	return out
}

// passOver finds the columns that are passed over below a header row.
func (t *questionTable) passOver() {
	t.passed = known().question.passedOver(t.head(), width(t.rows()), func(column int) bool {
		return t.columns.holds(column) ||
			slices.ContainsFunc(t.doubles, func(d double) bool { return d.column == column })
	})
}

// notice remembers in which of the columns that are passed over something stands.
func (t *questionTable) notice(row xlsx.Row) {
	t.passed = slices.DeleteFunc(t.passed, func(column int) bool {
		if blank(row.Cell(column)) {
			return false
		}
		t.unread = append(t.unread, column)
		return true
	})
}

// idColumn is the column below the header with the most ids of the rubric. When there are none it is the column that is
// called so, if what stands there looks like ids.
func (f *form) idColumn(s xlsx.Sheet, header int, columns columns) (int, bool) {
	known, alike := map[int]int{}, map[int]int{}
	best, found := 0, 0
	for _, row := range s.Rows[header+1:] {
		for c := range row.Cells {
			text := row.Cells[c].Text
			if len(text) > 200 || c == columns[FieldAnswer] {
				continue
			}
			if _, ok := f.questions.of(text); ok {
				if known[c]++; known[c] > found || known[c] == found && c < best {
					best, found = c, known[c]
				}
			} else if idLike().MatchString(bare(text)) {
				alike[c]++
			}
		}
	}
	if found > 0 {
		return best, true
	}
	c := columns[FieldID]
	return c, c >= 0 && alike[c] > 0
}

// doubled refuses a second column with the same heading, unless nothing stands in it.
func (f *form) doubled(t *questionTable) {
	for _, d := range t.doubles {
		if d.field == FieldID || d.column == t.columns[d.field] {
			continue
		}
		for _, row := range t.rows() {
			if _, ok := f.questions.of(row.Cell(t.columns[FieldID]).Text); ok && !blank(row.Cell(d.column)) {
				f.problems.Errorf(t.cellPlace(t.head(), d.column), "answers.column_same_name_as",
					t.cellPlace(t.head(), t.columns[d.field]).Cell)
				break
			}
		}
	}
}
