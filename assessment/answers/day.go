package answers

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/pattern"
)

// dayKind says what stands in a cell for a date.
type dayKind int

const (
	noDay      dayKind = iota // nothing
	aDay                      // a day
	impossible                // a date that does not exist, such as 31-2-2026, or cannot be meant
	aText                     // something else
)

// day is what a cell for a date means. Timed: a time of the day stood with it.
type day struct {
	date  assessment.Date
	kind  dayKind
	timed bool
}

var (
	yearFirst  = pattern.Of(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	yearBehind = pattern.Of(`^(\d{1,2})([-/. ])(\d{1,2})[-/. ](\d{4}|\d{2})$`)
	dayMonth   = pattern.Of(`^(\d{1,2})[-. ]+([a-z]+)[-., ]+(\d{4}|\d{2})$`)
	monthDay   = pattern.Of(`^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)
	weekday    = pattern.Of(`^([a-z]+)[., ]+`)
	// clock is a time of the day, from where it begins, with a zone or what else a program writes behind it.
	clock = pattern.Of(`(?:t|,?\s+(?:om |at )?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?` +
		`(\s?[ap]\.?m\.?)?(?:\s?uur)?(?:\s?(?:z|[+-]\d{1,2}:?(?:\d{2})?|[a-z(][a-z()/ +:0-9-]{1,60}))?$`)
	// daysCounted is a date as a spreadsheet counts it, with a part of the day behind the comma.
	daysCounted = pattern.Of(`^\d{5}(?:[.,]\d+)?$`)
)

// typedDay is a date as it was typed. In digits with the year behind, first and second are the day and the month in an
// order that the text does not tell.
type typedDay struct {
	year, month, day string
	first, second    int  // 0 when the order is plain
	slashes          bool // the sign that both orders use
	timed, halfDay   bool // a time of the day stood with it; and am or pm
}

// parseDay takes a date apart. It is false for what is none.
func parseDay(text string) (typedDay, bool) {
	var w typedDay
	text = strings.TrimSpace(fold(text))
	if len(text) > 150 {
		return w, false
	}
	if strings.Contains(text, ":") {
		if at := clock().FindStringSubmatchIndex(text); at != nil {
			w.timed, w.halfDay, text = true, at[2] >= 0, text[:at[0]]
		}
	}
	if text != "" && latin(rune(text[0])) {
		if m := weekday().FindStringSubmatch(text); m != nil && known().days[m[1]] != "" {
			text = text[len(m[0]):]
		}
	}
	if m := yearFirst().FindStringSubmatch(text); m != nil {
		w.year, w.month, w.day = m[1], m[2], m[3]
		return w, true
	}
	if m := yearBehind().FindStringSubmatch(text); m != nil {
		w.year, w.month, w.day, w.slashes = m[4], m[3], m[1], m[2] == "/"
		first, err1 := strconv.Atoi(m[1])
		second, err2 := strconv.Atoi(m[3])
		w.first, w.second = first, second
		return w, err1 == nil && err2 == nil
	}
	if m := dayMonth().FindStringSubmatch(text); m != nil {
		w.year, w.month, w.day = m[3], monthNamed(m[2]), m[1]
		return w, w.month != ""
	}
	if m := monthDay().FindStringSubmatch(text); m != nil {
		w.year, w.month, w.day = m[3], monthNamed(m[1]), m[2]
		return w, w.month != ""
	}
	return w, false
}

// date is the day that was written. It is false for one that does not exist.
func (w typedDay) date(monthFirst bool) (assessment.Date, bool) {
	if len(w.year) == 2 {
		w.year = "20" + w.year
	}
	if monthFirst && w.first > 0 {
		w.month, w.day = w.day, w.month
	}
	return dayOf(w.year, w.month, w.day)
}

// ParseDay understands a day as people type it: 2026-03-01, 1-3-2026, 1/3/2026, 1 maart 2026 (day before month). It is
// false for anything else.
func ParseDay(s string) (assessment.Date, bool) {
	w, ok := parseDay(s)
	if !ok {
		return assessment.Date{}, false
	}
	return w.date(false)
}

func dayOf(year, month, d string) (assessment.Date, bool) {
	y, errY := strconv.Atoi(year)
	m, errM := strconv.Atoi(month)
	n, errD := strconv.Atoi(d)
	if errY != nil || errM != nil || errD != nil {
		return assessment.Date{}, false
	}
	return assessment.NewDate(y, m, n)
}

// monthNamed finds the number of a month by its name or the first three letters of it; empty for none.
func monthNamed(name string) string {
	months := known().months
	if month, ok := months[name]; ok || len(name) != 3 {
		return month
	}
	for full, month := range months {
		if strings.HasPrefix(full, name) {
			return month // no two months begin alike
		}
	}
	return ""
}

// serial is the day of a date as Excel keeps it: a number of days, counted from 1900 or (date1904) 1904. It is false
// for a number outside 1950 to 2099, which is a slip: a year typed in a cell for dates ("2026") becomes a day in 1905.
func serial(number float64, date1904 bool) (assessment.Date, bool) {
	const from, to, later = 18_264, 73_051, 1462
	if date1904 {
		number += later
	}
	if number < from || number >= to {
		return assessment.Date{}, false
	}
	// Excel holds 1900 for a leap year, so from March 1900 on the count begins here
	t := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(number))
	return assessment.NewDate(t.Year(), int(t.Month()), t.Day())
}

// day understands a cell for a date.
func (p *page) day(c xlsx.Cell) day { return p.dayIn(c, p.monthFirst) }

// dayIn understands a cell for a date in a column in which the day or the month goes first.
func (p *page) dayIn(c xlsx.Cell, monthFirst bool) day {
	switch {
	case c.Text == "":
		return day{}
	case !c.IsNumber && monthFirst:
		return remembered(p.american, c.Text, func(s string) day { return p.dayOf(s, true) })
	case !c.IsNumber:
		return remembered(p.days, c.Text, func(s string) day { return p.dayOf(s, false) })
	}
	date, ok := serial(c.Number, p.date1904)
	switch {
	case ok:
		return day{date, aDay, c.Number != math.Trunc(c.Number)}
	case c.IsDate:
		return day{kind: impossible}
	}
	return day{kind: aText}
}

// dayOf understands a text for a date.
func (p *page) dayOf(text string, monthFirst bool) day {
	text = strings.TrimSpace(text)
	switch text {
	case "", "-", "–", "—":
		return day{}
	}
	if !strings.ContainsAny(text, "-/ ") &&
		daysCounted().MatchString(text) { // a date in a cell that was made text shows its count of days
		number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if date, ok := serial(number, p.date1904); err == nil && ok {
			return day{date, aDay, number != math.Trunc(number)}
		}
	}
	w, ok := parseDay(text)
	if !ok {
		return day{kind: aText, timed: w.timed}
	}
	d := day{kind: aDay, timed: w.timed}
	if d.date, ok = w.date(monthFirst); !ok {
		d.kind = impossible
	}
	return d
}

// real is the day of a cell; one that does not exist is an error.
func (p *page) real(at spot, c xlsx.Cell, d day) assessment.Date {
	if d.kind == impossible {
		p.errorf(at, "answers.no_date_can_right", shown(c.Text), p.dayHint)
	}
	return d.date
}

// firstYear is the year before which nobody filled in a questionnaire; what is older is a placeholder.
const firstYear = 2015

// filledIn is the day on which a questionnaire was filled in: one that has passed, and not long ago.
func (p *page) filledIn(at spot, c xlsx.Cell, d day) assessment.Date {
	date := p.past(at, c, d)
	if d.kind == aDay && longAgo(date) {
		p.errorf(at, "answers.date_before", date.String(), firstYear)
	}
	return date
}

func longAgo(d assessment.Date) bool {
	first, _ := assessment.NewDate(firstYear, 1, 1)
	return !d.IsZero() && first.After(d)
}

// past is the day of a cell that should have passed; a later one is kept, with a warning.
func (p *page) past(at spot, c xlsx.Cell, d day) assessment.Date {
	date := p.real(at, c, d)
	if date.After(p.Today) {
		p.warnf(at, "answers.date_after_today", date.String(), p.Today.String())
	}
	return date
}
