package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/pattern"
	"sggscan/internal/yamldoc"
)

// respondents are the rows that somebody filled in: not those that explain the columns, below the header, and not a
// header that stands there again.
func (t *table) respondents(all questions, rows []xlsx.Row) []xlsx.Row {
	const most = 3 // rows below the header that may explain it
	explained := 0
	for n, row := range rows[:min(len(rows), most)] {
		if len(row.Cells) > 0 && !t.explains(all, row) {
			break
		}
		explained = n + 1
	}
	if explained < len(rows) {
		for _, row := range rows[:explained] {
			if len(row.Cells) > 0 {
				t.warnf(spot{row: row.Number, column: -1}, "answers.row_explains")
			}
		}
		rows = rows[explained:]
	}
	if slices.ContainsFunc(rows, t.isHeader) {
		rows = slices.DeleteFunc(slices.Clone(rows), t.isHeader)
	}
	return rows
}

// isHeader reports whether a row is the header once more: exports pasted together.
func (t *table) isHeader(row xlsx.Row) bool {
	if len(row.Cells) < len(t.header.Cells) {
		return false
	}
	for n, c := range t.header.Cells {
		if row.Cells[n].Text != c.Text {
			return false
		}
	}
	return true
}

// explains reports whether no cell of a row is what a respondent fills in: no day, no sector, no answer. Something must
// stand there in their place.
func (t *table) explains(all questions, row xlsx.Row) bool {
	something := false
	if n := t.dateColumn(row); n >= 0 {
		if kind := t.dayIn(row.Cell(t.dates[n]), false).kind; kind == aDay || kind == impossible {
			return false
		}
		something = true
	}
	if _, c := t.columns.cell(row, FieldSector); !blank(c) {
		if _, ok := t.words.sector(c.Text); ok || t.words.special(c.Text) {
			return false
		}
		something = true
	}
	for _, q := range all.all {
		c := row.Cell(q.columns[FieldAnswer])
		if blank(c) {
			continue
		}
		clean, _ := assessment.CleanText(c.Text)
		var ok bool
		if q.isCheck {
			_, ok = t.words.checkState(q.check, clean)
		} else {
			_, _, _, ok = t.words.level(q.indicator, clean)
		}
		if ok {
			return false
		}
		something = true
	}
	return something
}

// cellKinds says what stands in a column that is perhaps one of answers.
type cellKinds struct {
	filled, levels, numbers int    // levels by their label or text; bare numbers from 0 to 3
	text                    string // the key of the text of a level that stands there
}

// kindsOf looks at the cells of a column, of a long table at the first ones.
func (t *table) kindsOf(all questions, column int, rows []xlsx.Row) cellKinds {
	const enough = 200
	var k cellKinds
	for _, row := range rows {
		c := row.Cell(column)
		if blank(c) {
			continue
		}
		if k.filled++; k.filled > enough {
			break
		}
		clean, _ := assessment.CleanText(c.Text)
		switch text := strings.TrimSpace(fold(clean)); {
		case plainLevel().MatchString(text):
			k.numbers++
		case len(text) < longestQuestion:
			text := option(withLineEnds(clean))
			if _, _, ok := t.words.levelOf(nil, text); ok {
				k.levels++
			} else if t.textOf(all, headingKey(text)) != "" {
				k.levels++
				k.text = headingKey(text)
			}
		}
	}
	return k
}

// textOf is the id of a question of which a key is the text of a level; empty for none.
func (t *table) textOf(all questions, key string) string {
	for _, q := range all.all {
		if _, ok := t.words.textsOf(q.indicator)[key]; ok && !q.isCheck {
			return q.id
		}
	}
	return ""
}

// holdsLevels reports whether most cells of a column are levels.
func (t *table) holdsLevels(all questions, column int, rows []xlsx.Row) bool {
	k := t.kindsOf(all, column, rows)
	return k.filled > 0 && 2*(k.levels+k.numbers) >= k.filled
}

// nearlyID is what looks like the id of a question, perhaps with a letter behind it.
var nearlyID = pattern.Of(`^\pL[\pL\pN._-]{0,18}[0-9]\pL?$`)

// refuseUnread adds an error for each column that is not understood and holds answers or an id: passed over it would be
// an answer that was not given. Bare numbers are answers only under what nearly is a question, for the programs of
// forms count much.
func (t *table) refuseUnread(all questions, rows []xlsx.Row) {
	columns := t.unread
	for column := range width(rows) {
		if !t.csv() && blank(t.header.Cell(column)) {
			columns = append(columns[:len(columns):len(columns)], column)
		}
	}
	for _, column := range columns {
		text := t.header.Cell(column).Text
		if earlier(text) {
			continue
		}
		k := t.kindsOf(all, column, rows)
		if k.filled == 0 {
			continue
		}
		id, near := all.nearest(text)
		if k.text != "" {
			id, near = t.textOf(all, k.text), true
		}
		asks := len(all.mentioned(fold(text))) > 0
		numbers := 2*(k.levels+k.numbers) >= k.filled && (near || nearlyID().MatchString(bare(text)))
		if !asks && 2*k.levels < k.filled && !numbers {
			continue
		}
		t.refused = append(t.refused, column)
		at := spot{t.header.Number, column, called(text)}
		if id == "" {
			t.errorf(at, "answers.column_not_understood", all.all[0].id)
			continue
		}
		t.errorf(at, "answers.column_not_understood_near", id)
	}
}

// earlier reports whether a heading speaks of the last time, which is never read.
func earlier(text string) bool {
	key := headingKey(text)
	return slices.ContainsFunc(known().earlier, func(word string) bool { return strings.Contains(key, word) })
}

// nearest finds the question that a heading most resembles: its id, or the words that it asks with. Near: so much that
// it can hardly be about something else.
func (qs questions) nearest(text string) (id string, near bool) {
	if found := qs.mentioned(fold(text)); len(found) > 0 {
		return found[0].question.id, true
	}
	for word := range strings.FieldsSeq(headingKey(text)) {
		if nearlyID().MatchString(word) && len(word) <= len("abc123") {
			if id, ok := yamldoc.Nearest(word, qs.ids(true)); ok {
				return id, false
			}
		}
	}
	const some, much = 0.4, 0.6
	best := 0.0
	for _, q := range qs.all {
		for _, title := range q.titlesOf() {
			if same := alike(headingKey(text), title); same > best {
				id, best = q.id, same
			}
		}
	}
	if best < some {
		return "", false
	}
	return id, best >= much
}

// alike is how many of the words of two keys are the same, from 0 to 1 (the coefficient of Dice).
func alike(a, b string) float64 {
	first, second := strings.Fields(a), strings.Fields(b)
	if len(first)+len(second) == 0 {
		return 0
	}
	same, left := 0, slices.Clone(second)
	for _, word := range first {
		if n := slices.Index(left, word); n >= 0 {
			left = slices.Delete(left, n, n+1)
			same++
		}
	}
	return 2 * float64(same) / float64(len(first)+len(second))
}
