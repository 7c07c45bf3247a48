package answers

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
)

// dayKind says what stands in a cell for a date.
type dayKind int

const (
	noDay      dayKind = iota // nothing
	aDay                      // a day
	impossible                // a date that does not exist, such as 31-2-2026, or cannot be meant
	unclear                   // day or month first: a form in American style
	aText                     // something else
)

// day is what a cell for a date means. Timed: a time of the day stood with it.
type day struct {
	date  assessment.Date
	kind  dayKind
	timed bool
}

var (
	isoDate  = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$`)
	dutch    = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$`)
	longDate = regexp.MustCompile(`^(\d{1,2}) ([a-z]+)\.? (\d{4})$`)
	// clock is a date with the time of the day behind it, as forms export the moment of an answer.
	clock = regexp.MustCompile(`(?i)^(.*\d)(?:t|,?\s+(?:om |at )?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(\s?[ap]\.?m\.?)?` +
		`(?:\s?uur)?(?:\s?(?:z|[a-z]{3,5}|(?:utc|gmt)?[+-]\d{1,2}:?(?:\d{2})?))?$`)
	// yearFirst is a date in digits, existing or not; dutch is one with the year behind.
	yearFirst = regexp.MustCompile(`^\d{4}[-/]\d{1,2}[-/]\d{1,2}$`)
)

// ParseDay understands a day as people type it: 2026-03-01, 1-3-2026, 1/3/2026, 1 maart 2026 (day before month). It is
// false for anything else.
func ParseDay(s string) (assessment.Date, bool) {
	text := strings.TrimSpace(fold(s))
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return dayOf(m[1], m[2], m[3])
	}
	if m := dutch.FindStringSubmatch(text); m != nil {
		return dayOf(m[3], m[2], m[1])
	}
	if m := longDate.FindStringSubmatch(text); m != nil {
		if month := monthNamed(m[2]); month != "" {
			return dayOf(m[3], month, m[1])
		}
	}
	return assessment.Date{}, false
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
func (p *page) day(c xlsx.Cell) day {
	switch {
	case c.Text == "":
		return day{}
	case !c.IsNumber:
		return remembered(p.days, c.Text, p.dayIn)
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

// dayIn understands a text for a date.
func (p *page) dayIn(text string) day {
	text = strings.TrimSpace(text)
	switch text {
	case "", "-", "–", "—":
		return day{}
	}
	if n, err := strconv.Atoi(text); err == nil { // a date in a cell that was made text shows its count of days
		if date, ok := serial(float64(n), p.date1904); ok {
			return day{date: date, kind: aDay}
		}
	}
	d := day{kind: aText}
	if m := clock.FindStringSubmatch(text); m != nil {
		text, d.timed = m[1], true
		if m[2] != "" && dutch.MatchString(text) {
			d.kind = unclear // "am" and "pm" go with the month first, which elsewhere is the day
			return d
		}
	}
	if yearFirst.MatchString(text) {
		text = strings.ReplaceAll(text, "/", "-")
	}
	date, ok := ParseDay(text)
	switch {
	case ok:
		d.date, d.kind = date, aDay
	case yearFirst.MatchString(text), dutch.MatchString(text):
		d.kind = impossible
	}
	return d
}

// real is the day of a cell; one that does not exist or can be two days is an error.
func (p *page) real(at spot, c xlsx.Cell, d day) assessment.Date {
	switch d.kind {
	case impossible:
		p.errorf(at, "answers.no_date_can_right", shown(c.Text), p.dayHint)
	case unclear:
		p.errorf(at, "answers.in_not_certain_whether", shown(c.Text))
	default: // a day, nothing, or a text that the caller keeps
	}
	return d.date
}

// past is the day of a cell that should have passed; a later one is kept, with a warning.
func (p *page) past(at spot, c xlsx.Cell, d day) assessment.Date {
	date := p.real(at, c, d)
	if date.After(p.Today) {
		p.warnf(at, "answers.date_after_today", date.String(), p.Today.String())
	}
	return date
}
