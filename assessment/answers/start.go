package answers

import (
	"regexp"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
)

// label is a place where a label stands, in a sheet.
type label struct {
	what        Field
	row, column int // indexes
}

// start are the data of the school as they stand in the workbook.
type start struct {
	*page
	found  map[Field]label
	values map[int]int // column of the values, by column of the labels
}

// findStart finds the sheet with the most labels. Rows from a header row on are no labels.
func (f *form) findStart() start {
	best := start{page: f.page(xlsx.Sheet{})}
	for _, s := range f.book.Sheets {
		if hidden(s) {
			continue
		}
		rows := s.Rows
		for _, t := range f.tables {
			if t.sheet.Name == s.Name {
				rows = rows[:t.header]
			}
		}
		s.Rows = rows
		if found := f.startOf(s); len(found.found) > len(best.found) {
			best = found
		}
	}
	return best
}

var inBrackets = regexp.MustCompile(`\([^()]*\)`)

// labelOf returns what stands behind a label. The length of the list stands in _meta only: its word is that for the
// list.
func labelOf(text string) (Field, bool) {
	if text == "" || len(text) > longestHeading {
		return noField, false
	}
	if strings.ContainsRune(text, '(') {
		text = inBrackets.ReplaceAllString(text, " ")
	}
	word, ok := known().school.exactly(text)
	return word.field, ok && word.rank == 0 && word.field != FieldProfile
}

func (f *form) startOf(s xlsx.Sheet) start {
	out := start{page: f.page(s), found: map[Field]label{}, values: map[int]int{}}
	var places []label
	for n, row := range s.Rows {
		for c, cell := range row.Cells {
			what, ok := labelOf(cell.Text)
			last := len(places) - 1
			if ok && last >= 0 && places[last].row == n && places[last].column == c-1 {
				continue // the value of the label to its left: a school called "School"
			}
			if ok {
				places = append(places, label{what, n, c})
			}
		}
	}
	out.findValues(places)
	for _, l := range places {
		old, known := out.found[l.what]
		if !known || out.value(old).Empty() && !out.value(l).Empty() {
			out.found[l.what] = l
		}
	}
	return out
}

// findValues finds, for each column of labels, the column in which the values stand: that of a value which can be
// nothing else, so that an empty cell is not taken for filled by a remark to the right of it.
func (s *start) findValues(places []label) {
	for _, what := range []Field{FieldSector, FieldRole, FieldRound, FieldDate} {
		for _, l := range places {
			if _, known := s.values[l.column]; known || l.what != what {
				continue
			}
			if c := s.next(l); s.certain(what, s.sheet.Rows[l.row].Cell(c)) {
				s.values[l.column] = c
			}
		}
	}
}

// certain reports whether a cell can be nothing else than the value of a field.
func (s *start) certain(what Field, c xlsx.Cell) bool {
	switch what {
	case FieldSector:
		sector, ok := s.words.sector(c.Text)
		return ok && sector != ""
	case FieldRole:
		role, ok := s.words.role(c.Text)
		return ok && role != ""
	case FieldRound:
		_, ok := assessment.RoundYear(c.Text)
		return ok
	default:
		return s.day(c).kind == aDay
	}
}

// next is the column of the next cell to the right of a label that holds something; the one beside it when there is
// none before the next label.
func (s start) next(l label) int {
	row := s.sheet.Rows[l.row]
	for c := l.column + 1; c < len(row.Cells); c++ {
		if strings.TrimSpace(row.Cells[c].Text) == "" {
			continue
		}
		if _, ok := labelOf(row.Cells[c].Text); ok && c > l.column+1 {
			break
		}
		return c
	}
	return l.column + 1
}

// column is where the value of a label stands.
func (s start) column(l label) int {
	if c, ok := s.values[l.column]; ok {
		return c
	}
	return s.next(l)
}

func (s start) value(l label) xlsx.Cell { return s.sheet.Rows[l.row].Cell(s.column(l)) }

// get is the value of one of the data, and where it stands; when its label is nowhere, that is the file.
func (f *form) get(s start, what Field) (spot, xlsx.Cell) {
	l, ok := s.found[what]
	if !ok {
		return spot{column: -1}, xlsx.Cell{}
	}
	at, c := spot{row: s.sheet.Rows[l.row].Number, column: s.column(l)}, s.value(l)
	if c.NoOutcome {
		f.noOutcome(s.page, at)
	}
	return at, c
}

// school reads the data of the school.
func (f *form) school() {
	s := f.findStart()
	x := &f.response
	at, c := f.get(s, FieldSchool)
	if x.School.Name = s.line(at, c); x.School.Name == "" {
		s.errorf(at, "answers.name_school_missing_fill")
	}
	x.School.BRIN = s.brin(f.get(s, FieldBRIN))
	f.sector(s)
	x.School.Board = s.line(f.get(s, FieldBoard))
	x.School.Place = s.line(f.get(s, FieldPlace))
	f.role(s)
	x.Round = s.line(f.get(s, FieldRound))
	if x.Round == "" {
		x.Round = f.meta["round"]
	}
	f.date(s)
	if x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
}

func (f *form) sector(s start) {
	at, c := f.get(s, FieldSector)
	text := strings.TrimSpace(c.Text)
	if text == "" {
		text = f.meta["sector"]
	}
	sector, ok := f.words.sector(text)
	switch {
	case !ok:
		s.errorf(at, "answers.unknown_sector", shown(text))
	case sector == "":
		s.errorf(at, "answers.sector_missing")
	}
	f.response.School.Sector = sector
}

func (f *form) role(s start) {
	at, c := f.get(s, FieldRole)
	role, ok := f.words.role(c.Text)
	switch {
	case !ok:
		s.errorf(at, "answers.unknown_role", shown(c.Text), f.words.roleTitles())
	case role != "":
		f.response.Role = role
	}
}

// date reads the day of filling in. An empty one is the day on which the form was written, or a day in its round when
// that day was lost with _meta.
func (f *form) date(s start) {
	at, c := f.get(s, FieldDate)
	d := s.day(c)
	switch d.kind {
	case noDay:
		f.noDate(s, at)
	case aText:
		d.kind = impossible
		fallthrough
	default:
		f.response.Date = s.past(at, c, d)
	}
}

// noDate takes a day in the place of the one that was not filled in.
func (f *form) noDate(s start, at spot) {
	x := &f.response
	written, known := assessment.ParseDate(f.meta["written"])
	ended, ofYear := f.endOf(x.Round)
	switch {
	case known:
		x.Date = written
		if f.meta["round"] != "" {
			x.Round = f.meta["round"]
		}
		round := x.Round
		if round == "" {
			round = written.SchoolYear()
		}
		s.warnf(at, "answers.date_was_not_filled_in", written.String(), round)
	case ofYear:
		x.Date = ended
		s.warnf(at, "answers.date_was_not_filled", x.Round, ended.String())
	default:
		s.errorf(at, "answers.date_missing")
	}
}

// endOf is the last day of the school year that a round is, or today when that day has yet to come: no answer is from a
// later day. It is false for a round that is no school year.
func (f *form) endOf(round string) (assessment.Date, bool) {
	year, ok := assessment.RoundYear(round)
	end, real := assessment.NewDate(year+1, 7, 31)
	if !ok || !real {
		return assessment.Date{}, false
	}
	if end.After(f.Today) {
		end = f.Today
	}
	return end, true
}

// profile decides the length of the list: that of the form, else what its questions show.
func (f *form) profile() assessment.Profile {
	if p, ok := f.words.profile(f.meta["profile"]); ok && p != "" {
		return p
	}
	core := 0
	for _, q := range f.questions.all {
		if _, given := f.response.Answers[q.id]; !given {
			continue
		}
		if !q.indicator.Core {
			return assessment.Full
		}
		core++
	}
	asked := slices.ContainsFunc(f.questions.all, func(q *question) bool {
		return !q.isCheck && !q.indicator.Core && q.indicator.In(f.response.School.Sector)
	})
	if core > 0 && asked {
		return assessment.Core
	}
	return assessment.Full
}
