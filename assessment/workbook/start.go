package workbook

import (
	"regexp"
	"slices"
	"strings"

	"sggscan/assessment"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// datum is one of the data of the school.
type datum int

const (
	datumSchool datum = iota
	datumBRIN
	datumSector
	datumBoard
	datumPlace
	datumRole
	datumDate
	datumRound
)

// labels are the words before each of the data.
func labels() map[string]datum {
	return map[string]datum{
		"school": datumSchool, "naam school": datumSchool, "naam van de school": datumSchool, "schoolnaam": datumSchool, "school name": datumSchool, "name of the school": datumSchool,
		"brin": datumBRIN, "brinnummer": datumBRIN, "brin nummer": datumBRIN, "brin code": datumBRIN, "brincode": datumBRIN, "brin number": datumBRIN,
		"sector":  datumSector,
		"bestuur": datumBoard, "schoolbestuur": datumBoard, "board": datumBoard, "school board": datumBoard,
		"plaats": datumPlace, "place": datumPlace, "town": datumPlace,
		"ingevuld door": datumRole, "filled in by": datumRole, "rol": datumRole, "role": datumRole,
		"datum": datumDate, "date": datumDate,
		"meetmoment": datumRound, "round": datumRound,
	}
}

// label is a place where a label stands, in a sheet.
type label struct {
	what        datum
	row, column int // indexes
}

// start are the data of the school as they stand in the workbook.
type start struct {
	sheet  sheet.Sheet
	found  map[datum]label
	values map[int]int // column of the values, by column of the labels
	labels map[string]datum
}

// findStart finds the sheet with the most labels. Rows from a header row on are no labels.
func (f *form) findStart() start {
	best := start{}
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

func labelOf(all map[string]datum, text string) (datum, bool) {
	if text == "" || len(text) > longestHeader {
		return 0, false
	}
	if strings.ContainsRune(text, '(') {
		text = inBrackets.ReplaceAllString(text, " ")
	}
	what, ok := all[plainWords(text)]
	return what, ok
}

func (f *form) startOf(s sheet.Sheet) start {
	out := start{sheet: s, found: map[datum]label{}, values: map[int]int{}, labels: f.labels}
	var places []label
	for n, row := range s.Rows {
		for c, cell := range row.Cells {
			what, ok := labelOf(f.labels, cell.Text)
			last := len(places) - 1
			if ok && last >= 0 && places[last].row == n && places[last].column == c-1 {
				continue // the value of the label to its left: a school called "School"
			}
			if ok {
				places = append(places, label{what, n, c})
			}
		}
	}
	f.findValues(&out, places)
	for _, l := range places {
		old, known := out.found[l.what]
		if !known || out.value(old).Empty() && !out.value(l).Empty() {
			out.found[l.what] = l
		}
	}
	return out
}

// findValues finds, for each column of labels, the column in which the values stand: that of a value which can be nothing else, so that an empty cell
// is not taken for filled by a remark to the right of it.
func (f *form) findValues(s *start, places []label) {
	for _, what := range []datum{datumSector, datumRole, datumRound, datumDate} {
		for _, l := range places {
			if _, known := s.values[l.column]; known || l.what != what {
				continue
			}
			c := s.next(l)
			text := s.sheet.Rows[l.row].Cell(c).Text
			certain := false
			switch what {
			case datumSector:
				sector, ok := f.words.Sector(text)
				certain = ok && sector != ""
			case datumRole:
				role, ok := f.words.Role(text)
				certain = ok && role != ""
			case datumRound:
				_, certain = assessment.RoundYear(text)
			default:
				_, state := f.day(s.sheet.Rows[l.row].Cell(c))
				certain = state == dayRead
			}
			if certain {
				s.values[l.column] = c
			}
		}
	}
}

// next is the column of the next cell to the right of a label that holds something; the one beside it when there is none before the next label.
func (s start) next(l label) int {
	row := s.sheet.Rows[l.row]
	for c := l.column + 1; c < len(row.Cells); c++ {
		if strings.TrimSpace(row.Cells[c].Text) == "" {
			continue
		}
		if _, ok := labelOf(s.labels, row.Cells[c].Text); ok && c > l.column+1 {
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

func (s start) value(l label) sheet.Cell { return s.sheet.Rows[l.row].Cell(s.column(l)) }

// get is the value of one of the data, and its place; when its label is nowhere, the place is the file.
func (f *form) get(s start, what datum) (sheet.Cell, problem.Place) {
	l, ok := s.found[what]
	if !ok {
		return sheet.Cell{}, problem.Place{File: f.file}
	}
	c, at := s.value(l), f.place(s.sheet, s.sheet.Rows[l.row], s.column(l))
	if c.NoOutcome {
		f.noOutcome(at)
	}
	return c, at
}

// line reads a text of one line, such as a name.
func (f *form) line(c sheet.Cell, at problem.Place) string {
	return assessment.CleanLine(f.clean(c, at))
}

// school reads the data of the school.
func (f *form) school() {
	s := f.findStart()
	x := &f.response
	c, at := f.get(s, datumSchool)
	if x.School.Name = f.line(c, at); x.School.Name == "" {
		f.problems.Errorf(at, "de naam van de school ontbreekt; vul hem in achter School", "the name of the school is missing; fill it in behind School")
	}
	c, at = f.get(s, datumBRIN)
	brin, usual := assessment.NormalBRIN(f.line(c, at))
	if x.School.BRIN = brin; brin != "" && !usual {
		f.problems.Warnf(at, "%s lijkt geen BRIN (twee cijfers, twee letters, eventueel twee cijfers voor de vestiging)", "%s does not look like a BRIN (two digits, two letters, perhaps two digits for the location)", shown(brin))
	}
	f.sector(f.get(s, datumSector))
	c, at = f.get(s, datumBoard)
	x.School.Board = f.line(c, at)
	c, at = f.get(s, datumPlace)
	x.School.Place = f.line(c, at)
	f.role(f.get(s, datumRole))
	round, at := f.get(s, datumRound)
	x.Round = f.line(round, at)
	if x.Round == "" {
		x.Round = f.meta["round"]
	}
	f.date(f.get(s, datumDate))
	if x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
}

func (f *form) sector(c sheet.Cell, at problem.Place) {
	text := strings.TrimSpace(c.Text)
	if text == "" {
		text = f.meta["sector"]
	}
	sector, ok := f.words.Sector(text)
	switch {
	case !ok:
		f.problems.Errorf(at, "onbekende sector %s; kies po, vo of mbo", "unknown sector %s; choose po, vo or mbo", shown(text))
	case sector == "":
		f.problems.Errorf(at, "de sector ontbreekt; kies po, vo of mbo", "the sector is missing; choose po, vo or mbo")
	}
	f.response.School.Sector = sector
}

func (f *form) role(c sheet.Cell, at problem.Place) {
	role, ok := f.words.Role(c.Text)
	switch {
	case !ok:
		var nl, en []string
		for _, r := range f.Rubric.Roles {
			nl = append(nl, r.Title.In("nl"))
			en = append(en, r.Title.In("en"))
		}
		f.problems.Errorf(at, "onbekende rol %[1]s; kies uit %[2]s", "unknown role %[1]s; choose from %[3]s", shown(c.Text), strings.Join(nl, ", "), strings.Join(en, ", "))
	case role != "":
		f.response.Role = role
	}
}

// date reads the day of filling in. An empty one is the day on which the form was written, or a day in its round when that day was lost with _meta.
func (f *form) date(c sheet.Cell, at problem.Place) {
	day, state := f.day(c)
	switch state {
	case dayRead:
		f.response.Date = day
		f.past(day, at)
	case dayWrong:
		f.notADay(c, at)
	default:
		f.noDate(at)
	}
}

// noDate takes a day in the place of the one that was not filled in.
func (f *form) noDate(at problem.Place) {
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
		f.problems.Warnf(at, "de datum is niet ingevuld; de dag waarop de lijst is gemaakt geldt (%s, meetmoment %s)", "the date was not filled in; the day on which the list was made holds (%s, round %s)", written.String(), round)
	case ofYear:
		x.Date = ended
		f.problems.Warnf(at, "de datum is niet ingevuld; de laatste dag die bij meetmoment %s kan horen, geldt (%s). Vul bij Datum in op welke dag de lijst is ingevuld",
			"the date was not filled in; the last day that can belong to round %s holds (%s). Fill in at Date on which day the list was filled in", x.Round, ended.String())
	default:
		f.problems.Errorf(at, "de datum ontbreekt; vul bij Datum in op welke dag de lijst is ingevuld, zoals 12-11-2026", "the date is missing; fill in at Date on which day the list was filled in, such as 2026-11-12")
	}
}

// endOf is the last day of the school year that a round is, or today when that day has yet to come: no answer is from a later day. It is false for a round that is no school year.
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
	if p, ok := f.words.Profile(f.meta["profile"]); ok && p != "" {
		return p
	}
	core := 0
	for id := range f.response.Answers {
		i, ok := f.indicators[id]
		switch {
		case ok && !i.Core:
			return assessment.Full
		case ok:
			core++
		}
	}
	asked := slices.ContainsFunc(f.Rubric.Indicators(), func(i rubric.Indicator) bool { return !i.Core && i.In(f.response.School.Sector) })
	if core > 0 && asked {
		return assessment.Core
	}
	return assessment.Full
}
