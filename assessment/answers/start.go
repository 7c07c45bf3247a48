package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
)

// findStart finds the sheet with the data of the school. Rows from a header row on are no labels.
func (f *form) findStart() labels {
	var pages []*page
	for _, s := range f.book.Sheets {
		if hidden(s) {
			continue
		}
		for _, t := range f.tables {
			if t.sheet.Name == s.Name {
				s.Rows = t.sheet.Rows[:t.header]
			}
		}
		pages = append(pages, f.page(s))
	}
	l := findLabels(f.page(xlsx.Sheet{}), pages, known().school, FieldSchool, FieldRound)
	l.aside = f.aside(l.page)
	return l
}

// school reads the data of the school.
func (f *form) school() {
	s := f.findStart()
	x := &f.response
	at, c := s.get(FieldSchool)
	if x.School.Name = s.page.line(at, c); x.School.Name == "" {
		s.errorf(at, "answers.name_school_missing_fill")
	}
	x.School.BRIN = s.brin(s.get(FieldBRIN))
	f.sector(s)
	x.School.Board = s.line(FieldBoard)
	x.School.Place = s.line(FieldPlace)
	f.role(s)
	x.Round = s.line(FieldRound)
	if x.Round == "" {
		x.Round = f.meta["round"]
	}
	f.date(s)
	if x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
	s.tellUnread()
	f.tellRemarks(s)
}

// tellRemarks warns of what somebody wrote on the sheet outside the cells to fill in: to the right of the values,
// directly under the last label, or under the last line that the program wrote, which has the hash of the rubric.
func (f *form) tellRemarks(s labels) {
	if f.meta["kind"] == "" || len(s.found) == 0 {
		return // a sheet of somebody's own
	}
	values, label := 0, label{}
	for _, at := range s.found {
		if values = max(values, s.column(at)); at.row >= label.row {
			label = at
		}
	}
	below := false
	for n, row := range s.sheet.Rows {
		under := n == label.row+1 && row.Number == s.sheet.Rows[label.row].Number+1
		hash := false
		for column, c := range row.Cells {
			beside := under && column == label.column && blank(row.Cell(values))
			if !blank(c) && (below || beside || column > values) {
				s.aside.warnf(spot{row: row.Number, column: column}, "answers.text_on_start")
				break
			}
			hash = hash || f.meta["hash"] != "" && strings.Contains(c.Text, f.meta["hash"])
		}
		below = below || hash
	}
}

func (f *form) sector(s labels) {
	at, c := s.get(FieldSector)
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

func (f *form) role(s labels) {
	at, c := s.get(FieldRole)
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
func (f *form) date(s labels) {
	at, c := s.get(FieldDate)
	d := s.day(c)
	switch d.kind {
	case noDay:
		f.noDate(s, at)
	case aText:
		d.kind = impossible
		fallthrough
	default:
		f.response.Date = s.filledIn(at, c, d)
	}
}

// noDate takes a day in the place of the one that was not filled in.
func (f *form) noDate(s labels, at spot) {
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
	core, sector := 0, f.response.School.Sector
	for _, q := range f.questions.all {
		if _, given := f.response.Answers.Get(q.id); !given {
			continue
		}
		if !q.indicator.InCore(sector) {
			return assessment.Full
		}
		core++
	}
	asked := slices.ContainsFunc(f.questions.all, func(q *question) bool {
		return !q.isCheck && !q.indicator.InCore(sector) && q.indicator.In(sector)
	})
	if core > 0 && asked {
		return assessment.Core
	}
	return assessment.Full
}
