package answers

import (
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
)

// dateOrder is what the cells of a column with days tell of the order of day and month, each way (1: the month first).
type dateOrder struct {
	column int
	cells  int
	// above are the rows with a part above 12, which can be read one way only; the first of them, or 0.
	above [2]int
	// falls: a day lies before the one above it; late: one lies after today.
	falls, late [2]bool
	last        [2]assessment.Date
	distinct    int // different days
	slashes     bool
	halfDays    bool // am or pm stands behind a time
	first       orderedDay
	otherRound  *orderedDay // the first of which the two readings are in different rounds
}

// orderedDay is a cell that can be read both ways.
type orderedDay struct {
	at   spot
	days [2]assessment.Date
}

// add looks at a cell of a row. Rounded: the row tells its round itself.
func (o *dateOrder) add(at spot, w typedDay, today assessment.Date, rounded bool) {
	if w.first == 0 {
		return
	}
	var days [2]assessment.Date
	var real [2]bool
	for way := range days {
		days[way], real[way] = w.date(way == 1)
	}
	switch {
	case !real[0] && !real[1]:
		return
	case !real[0] || !real[1]:
		if way := 0; real[0] || real[1] {
			if real[1] {
				way = 1
			}
			if o.above[way] == 0 {
				o.above[way] = at.row
			}
		}
	case w.first != w.second:
		both := orderedDay{at, days}
		if o.cells == 0 {
			o.first = both
		}
		if o.otherRound == nil && !rounded && days[0].SchoolYear() != days[1].SchoolYear() {
			o.otherRound = &both
		}
		o.cells++
	}
	o.slashes, o.halfDays = o.slashes || w.slashes, o.halfDays || w.halfDay
	for way, d := range days {
		switch {
		case !real[way]:
			o.falls[way] = true
			continue
		case o.last[way].After(d):
			o.falls[way] = true
		}
		if way == 0 && d != o.last[way] {
			o.distinct++
		}
		o.last[way] = d
		o.late[way] = o.late[way] || d.After(today)
	}
}

// monthFirst decides the order: a part above 12; the only order that rises; the only order with no date after today.
// Sure is false when none of these decides.
func (o *dateOrder) monthFirst() (monthFirst, sure bool) {
	enough := 2
	if !o.slashes {
		enough = 3 // with dashes and points the day goes first here, so two days that fall by chance tell nothing
	}
	switch {
	case o.above[0] > 0 || o.above[1] > 0:
		return o.above[0] == 0, true
	case o.falls[0] != o.falls[1] && o.distinct >= enough:
		return o.falls[0], true
	case o.late[0] != o.late[1]:
		return o.late[0], true
	}
	return o.halfDays, false
}

// orderDates decides for each column with days whether the day or the month goes first, from the cells that are read.
func (t *table) orderDates(rows []xlsx.Row) {
	orders := make([]dateOrder, len(t.dates))
	taken := map[string]typedDay{}
	for _, row := range rows {
		n := t.dateColumn(row)
		if n < 0 || row.Cell(t.dates[n]).IsNumber {
			continue
		}
		c := row.Cell(t.dates[n])
		if year, _, ok := strings.Cut(c.Text, "-"); ok && len(year) == 4 {
			continue // the year goes first
		}
		w := remembered(taken, c.Text, func(s string) typedDay {
			w, ok := parseDay(s)
			if !ok {
				return typedDay{}
			}
			return w
		})
		orders[n].column = t.dates[n]
		rounded := !blank(row.Cell(t.columns.at[FieldRound]))
		orders[n].add(spot{row.Number, t.dates[n], t.dateNames[t.dates[n]]}, w, t.Today, rounded)
	}
	for _, o := range orders {
		t.orderColumn(o)
	}
}

// orderColumn keeps the order of a column, and tells of what is not certain. What casts doubt on the days of other rows
// is an error of the whole table.
func (t *table) orderColumn(o dateOrder) {
	monthFirst, sure := o.monthFirst()
	t.monthFirstIn[o.column] = monthFirst
	t.monthFirst = t.monthFirst || monthFirst
	name := t.dateNames[o.column]
	switch {
	case o.above[0] > 0 && o.above[1] > 0:
		at := spot{max(o.above[0], o.above[1]), o.column, name}
		t.errorf(at, "answers.dates_in_two_orders", o.above[0], o.above[1])
	case o.cells == 0:
	case sure && monthFirst:
		t.warnf(o.first.at, "answers.month_first", o.first.days[1].String(), o.first.days[0].String())
	case sure:
	case o.otherRound != nil && (o.slashes || o.halfDays):
		t.errorf(o.otherRound.at, "answers.date_two_rounds", o.otherRound.days[0].String(),
			o.otherRound.days[0].SchoolYear(), o.otherRound.days[1].String(), o.otherRound.days[1].SchoolYear())
	case monthFirst:
		t.warnf(o.first.at, "answers.month_first_am", o.first.days[1].String(), o.first.days[0].String())
	case o.slashes:
		t.warnf(o.first.at, "answers.day_first", o.first.days[0].String(), o.first.days[1].String())
	}
}

// dateColumn is which of the columns with a day holds that of a row: the first in which something stands; -1 for none.
func (t *table) dateColumn(row xlsx.Row) int {
	for n, column := range t.dates {
		if !blank(row.Cell(column)) {
			return n
		}
	}
	return -1
}
