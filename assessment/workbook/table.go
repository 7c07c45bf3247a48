package workbook

import (
	"regexp"
	"strings"
	"unicode"

	"sggscan/assessment"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
)

// headerRows is how many rows with something in them a sheet may have before its header row, that row included.
const headerRows = 20

// field is what a column holds.
type field int

const (
	fieldID field = iota
	fieldPrevious
	fieldAnswer
	fieldEvidence
	fieldEvidenceDate
	fieldNote
	fieldAction
	fieldOwner
	fieldDue
	fieldStatus
	fieldDate
	fieldOther // known, and never read
)

// name is a header that people may read above a field.
type name struct {
	field field
	text  string
}

// names lists the headers in both languages.
func names() []name {
	return []name{
		{fieldID, "nr"}, {fieldID, "nummer"}, {fieldID, "no"}, {fieldID, "number"}, {fieldID, "id"}, {fieldID, "code"},
		{fieldPrevious, "vorige keer"}, {fieldPrevious, "last time"},
		{fieldAnswer, "antwoord"}, {fieldAnswer, "answer"},
		{fieldEvidence, "onderbouwing"}, {fieldEvidence, "evidence"},
		{fieldEvidenceDate, "datum onderbouwing"}, {fieldEvidenceDate, "evidence date"},
		{fieldNote, "notitie"}, {fieldNote, "note"},
		{fieldAction, "actie"}, {fieldAction, "action"},
		{fieldOwner, "wie"}, {fieldOwner, "owner"},
		{fieldDue, "wanneer"}, {fieldDue, "due"},
		{fieldStatus, "status"},
		{fieldDate, "datum"}, {fieldDate, "date"},
		{fieldOther, "vraag"}, {fieldOther, "question"},
	}
}

// plainWords is a text as lower-case words of letters and digits, with one blank between them.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(assessment.FoldName(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// How sure it is that a header names a field; the surest column of a field is the one that is read.
const (
	sureNot = iota
	sureLike
	sureBegins
	sureExact
)

// headings understands headers.
type headings struct {
	names []name
	exact map[string]field // without blanks
	long  []string         // those in which a slip of the pen can be told from another word
	like  map[string]field
}

func newHeadings() headings {
	h := headings{names: names(), exact: map[string]field{}, like: map[string]field{}}
	for _, n := range h.names {
		h.exact[strings.ReplaceAll(n.text, " ", "")] = n.field
		if len(n.text) >= 6 {
			h.long = append(h.long, n.text)
			h.like[n.text] = n.field
		}
	}
	return h
}

// longestHeader is the length in bytes of the longest text that is looked at as a header.
const longestHeader = 100

// of tells which field a header names: exactly, with more text behind it, or nearly. What speaks of the last time is never read.
func (h headings) of(text string) (field, int) {
	if text == "" || len(text) > longestHeader {
		return fieldOther, sureNot
	}
	plain := plainWords(text)
	for _, previous := range []string{"vorig", "last time", "previous", "eerder"} {
		if strings.Contains(plain, previous) {
			return fieldPrevious, sureExact
		}
	}
	if f, ok := h.exact[strings.ReplaceAll(plain, " ", "")]; ok {
		return f, sureExact
	}
	best, found := fieldOther, ""
	for _, n := range h.names {
		if rest, ok := strings.CutPrefix(plain, n.text); ok && strings.HasPrefix(rest, " ") && len(n.text) > len(found) {
			best, found = n.field, n.text
		}
	}
	if found != "" {
		return best, sureBegins
	}
	if near, ok := yamldoc.Nearest(plain, h.long); ok {
		return h.like[near], sureLike
	}
	return fieldOther, sureNot
}

// questions is a table of questions in a sheet: a header row and what follows it.
type questions struct {
	sheet   sheet.Sheet
	header  int // index of the header row in the sheet
	columns map[field]int
	// doubles are columns whose header names a field that another column has too.
	doubles []double
}

type double struct {
	field  field
	column int
}

// findTables finds the tables of questions, at most one in a sheet.
func (f *form) findTables() []questions {
	var out []questions
	for _, s := range f.book.Sheets {
		if hidden(s) {
			continue
		}
		if t, ok := f.findTable(s); ok {
			out = append(out, t)
		}
	}
	return out
}

// hidden tells whether a sheet is the program's own.
func hidden(s sheet.Sheet) bool { return strings.HasPrefix(strings.TrimSpace(s.Name), "_") }

// findTable finds the header row: the first that names an answer column and has ids below it.
func (f *form) findTable(s sheet.Sheet) (questions, bool) {
	for n := range min(len(s.Rows), headerRows) {
		columns, doubles, sure := f.headings.row(s.Rows[n])
		if _, ok := columns[fieldAnswer]; !ok || sure[fieldAnswer] < sureBegins && len(columns) < 4 {
			continue
		}
		if id, ok := f.idColumn(s, n, columns); ok {
			columns[fieldID] = id
			return questions{s, n, columns, doubles}, true
		}
	}
	return questions{}, false
}

// row finds the columns of a row that is perhaps a header row.
func (h headings) row(row sheet.Row) (columns map[field]int, doubles []double, sure map[field]int) {
	columns, sure = map[field]int{}, map[field]int{}
	for c, cell := range row.Cells {
		f, how := h.of(cell.Text)
		switch {
		case how == sureNot || f == fieldOther || f == fieldPrevious:
		case how > sure[f]:
			columns[f], sure[f] = c, how
			doubles = without(doubles, f)
		case how == sure[f] && how == sureExact:
			doubles = append(doubles, double{f, c})
		}
	}
	return columns, doubles, sure
}

func without(list []double, f field) []double {
	var out []double
	for _, d := range list {
		if d.field != f {
			out = append(out, d)
		}
	}
	return out
}

// idColumn is the column below the header with the most ids of the rubric. When there are none it is the column that is called so, if what stands there looks
// like ids.
func (f *form) idColumn(s sheet.Sheet, header int, columns map[field]int) (int, bool) {
	known, alike := map[int]int{}, map[int]int{}
	best, found := 0, 0
	answer, answers := columns[fieldAnswer]
	for _, row := range s.Rows[header+1:] {
		for c := range row.Cells {
			text := row.Cells[c].Text
			if len(text) > 200 || answers && c == answer {
				continue
			}
			if _, ok := f.id(text); ok {
				if known[c]++; known[c] > found || known[c] == found && c < best {
					best, found = c, known[c]
				}
			} else if idLike.MatchString(bare(text)) {
				alike[c]++
			}
		}
	}
	if found > 0 {
		return best, true
	}
	c, named := columns[fieldID]
	return c, named && alike[c] > 0
}

// idLike is what the id of a question looks like: a word that ends in a number.
var idLike = regexp.MustCompile(`^\pL[\pL\pN._-]{0,18}[0-9]$`)

// bare is a text without the signs and blanks around it.
func bare(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// knowIDs makes the list of ids, in the form in which two spellings are the same.
func (f *form) knowIDs() {
	f.ids = map[string]string{}
	for _, i := range f.Rubric.Indicators() {
		f.ids[strings.ToLower(i.ID)] = i.ID
		f.known = append(f.known, i.ID)
	}
	for _, c := range f.Rubric.Checks {
		f.ids[strings.ToLower(c.ID)] = c.ID
		f.known = append(f.known, c.ID)
	}
}

// id finds the id of the rubric that a cell holds, alone or with its title behind it.
func (f *form) id(text string) (string, bool) {
	text = bare(text)
	if id, ok := f.ids[strings.ToLower(text)]; ok {
		return id, true
	}
	first, _, more := strings.Cut(strings.Join(strings.Fields(text), " "), " ")
	if !more {
		return "", false
	}
	id, ok := f.ids[strings.ToLower(bare(first))]
	return id, ok
}

// place names a cell of the table.
func (f *form) place(s sheet.Sheet, row sheet.Row, column int) problem.Place {
	return problem.Place{File: f.file, Cell: s.Name + "!" + sheet.Ref(column, row.Number)}
}
