package answers

import (
	"maps"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/pattern"
)

// label is where a label stands in a sheet, as indexes.
type label struct {
	what        Field
	row, column int
}

// labels are the labels on a sheet, with the value to the right of each: the data of a school, or who an adviser is.
type labels struct {
	*page
	aside    *page // is told what is not read
	headings headings
	fields   [2]Field // the first and the last that are looked for
	found    map[Field]label
	values   map[int]int // column of the values, by column of the labels
}

// findLabels finds the page with the most labels; it is the one for none when there are no labels.
func findLabels(none *page, pages []*page, h headings, first, last Field) labels {
	best := labels{page: none, aside: none}
	for _, p := range pages {
		l := labels{page: p, aside: p, headings: h, fields: [2]Field{first, last}}
		if l.find(); len(l.found) > len(best.found) {
			best = l
		}
	}
	return best
}

var inBrackets = pattern.Of(`\([^()]*\)`)

// names returns what stands behind a label. The length of the list stands in _meta only: its word is that for the list.
func (l *labels) names(text string) (Field, bool) {
	if text == "" || len(text) > longestHeading {
		return noField, false
	}
	if strings.ContainsRune(text, '(') {
		text = inBrackets().ReplaceAllString(text, " ")
	}
	word, ok := l.headings.exactly(text)
	f := word.field
	return f, ok && word.rank == 0 && f >= l.fields[0] && f <= l.fields[1] && f != FieldProfile
}

func (l *labels) find() {
	l.found, l.values = map[Field]label{}, map[int]int{}
	var places []label
	for n, row := range l.sheet.Rows {
		for c, cell := range row.Cells {
			what, ok := l.names(cell.Text)
			last := len(places) - 1
			if ok && last >= 0 && places[last].row == n && places[last].column == c-1 {
				continue // the value of the label to its left: a school called "School"
			}
			if ok {
				places = append(places, label{what, n, c})
			}
		}
	}
	l.findValues(places)
	for _, at := range places {
		old, known := l.found[at.what]
		if !known || l.value(old).Empty() && !l.value(at).Empty() {
			l.found[at.what] = at
		}
	}
}

// findValues finds, for each column of labels of a school, the column in which the values stand: that of a value which
// can be nothing else, so that an empty cell is not taken for filled by a remark to the right of it.
func (l *labels) findValues(places []label) {
	for _, what := range []Field{FieldSector, FieldRole, FieldRound, FieldDate} {
		for _, at := range places {
			if _, known := l.values[at.column]; known || at.what != what {
				continue
			}
			if c := l.next(at); l.certain(what, l.sheet.Rows[at.row].Cell(c)) {
				l.values[at.column] = c
			}
		}
	}
}

// certain reports whether a cell can be nothing else than the value of a field.
func (l *labels) certain(what Field, c xlsx.Cell) bool {
	switch what {
	case FieldSector:
		sector, ok := l.words.sector(c.Text)
		return ok && sector != ""
	case FieldRole:
		role, ok := l.words.role(c.Text)
		return ok && role != ""
	case FieldRound:
		_, ok := assessment.RoundYear(c.Text)
		return ok
	default:
		return l.day(c).kind == aDay
	}
}

// next is the column of the next cell to the right of a label that holds something; the one beside it when there is
// none before the next label.
func (l *labels) next(at label) int {
	row := l.sheet.Rows[at.row]
	for c := at.column + 1; c < len(row.Cells); c++ {
		if strings.TrimSpace(row.Cells[c].Text) == "" {
			continue
		}
		if _, ok := l.names(row.Cells[c].Text); ok && c > at.column+1 {
			break
		}
		return c
	}
	return at.column + 1
}

// column is where the value of a label stands.
func (l *labels) column(at label) int {
	if c, ok := l.values[at.column]; ok {
		return c
	}
	return l.next(at)
}

func (l *labels) value(at label) xlsx.Cell { return l.sheet.Rows[at.row].Cell(l.column(at)) }

// get is the value of a field, and where it stands; when its label is nowhere, that is the file.
func (l *labels) get(what Field) (spot, xlsx.Cell) {
	at, ok := l.found[what]
	if !ok {
		return spot{column: -1}, xlsx.Cell{}
	}
	place, c := spot{row: l.sheet.Rows[at.row].Number, column: l.column(at)}, l.value(at)
	if c.NoOutcome {
		l.aside.noOutcome(place)
	}
	return place, c
}

// line is the value of a field in one line.
func (l *labels) line(what Field) string { return l.page.line(l.get(what)) }

// tellUnread tells of the values that are not read: those in the rows around a label, without an empty row between
// them, before which stands nothing that is known.
func (l *labels) tellUnread() {
	columns := map[int]bool{}
	for _, at := range l.found {
		columns[at.column] = true
	}
	for _, column := range slices.Sorted(maps.Keys(columns)) {
		var unread []spot
		named, before := false, 0
		tell := func() {
			for _, at := range unread {
				if named {
					l.aside.warnf(at, "answers.label_not_known", l.is)
				}
			}
			named, unread = false, nil
		}
		for n, row := range l.sheet.Rows {
			if row.Number != before+1 {
				tell()
			}
			before = row.Number
			at := label{row: n, column: column}
			if _, ok := l.names(row.Cell(column).Text); ok {
				named = true
			} else if !blank(l.value(at)) {
				unread = append(unread, spot{row: row.Number, column: l.column(at)})
			}
		}
		tell()
	}
}
