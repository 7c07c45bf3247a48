package table

import (
	"math"
	"regexp"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/internal/grid"
	sheet "sggscan/assessment/xlsx"
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
	// clock is a date with the time of the day behind it, as forms export the moment of an answer.
	clock = regexp.MustCompile(`(?i)^(.*\d)(?:t|,?\s+(?:om |at )?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(\s?[ap]\.?m\.?)?(?:\s?uur)?(?:\s?(?:z|[a-z]{3,5}|(?:utc|gmt)?[+-]\d{1,2}:?(?:\d{2})?))?$`)
	// yearLast and yearFirst are dates in digits, existing or not.
	yearLast  = regexp.MustCompile(`^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}$`)
	yearFirst = regexp.MustCompile(`^\d{4}[-/]\d{1,2}[-/]\d{1,2}$`)
)

// day understands a cell for a date.
func (t *table) day(c sheet.Cell) day {
	d := grid.Remembered(t.days, c.Text, t.dayOf)
	if c.IsDate {
		const from, to = 18_264, 73_051 // 1950 to 2099: a year typed in a cell for dates ("2026") becomes a day in 1905
		if c.Number < from || c.Number >= to {
			d.kind = impossible
		}
		d.timed = c.Number != math.Trunc(c.Number)
	}
	return d
}

func (t *table) dayOf(text string) day {
	text = strings.TrimSpace(text)
	if text == "" || text == "-" {
		return day{}
	}
	d := day{kind: aText}
	if m := clock.FindStringSubmatch(text); m != nil {
		text, d.timed = m[1], true
		if m[2] != "" && yearLast.MatchString(text) {
			d.kind = unclear // "am" and "pm" go with the month first, which elsewhere is the day
			return d
		}
	}
	if yearFirst.MatchString(text) {
		text = strings.ReplaceAll(text, "/", "-")
	}
	date, ok := t.words.Date(text)
	switch {
	case ok:
		d.date, d.kind = date, aDay
	case yearFirst.MatchString(text), yearLast.MatchString(text):
		d.kind = impossible
	}
	return d
}

// real is the day of a cell; one that does not exist or can be two days is an error.
func (t *table) real(at grid.At, c sheet.Cell, d day) assessment.Date {
	switch d.kind {
	case aDay:
		return d.date
	case impossible:
		t.Errorf(at, "%s is geen datum die kan kloppen; schrijf jjjj-mm-dd of d-m-jjjj", "%s is no date that can be right; write yyyy-mm-dd or d-m-yyyy", grid.Shown(c.Text))
	case unclear:
		t.Errorf(at, "bij %s is niet zeker of de dag of de maand voorop staat; schrijf jjjj-mm-dd", "in %s it is not certain whether day or month comes first; write yyyy-mm-dd", grid.Shown(c.Text))
	default: // nothing, or a text that the caller keeps
	}
	return assessment.Date{}
}

// past is the day of a cell that should have passed; a later one is kept, with a warning.
func (t *table) past(at grid.At, c sheet.Cell, d day) assessment.Date {
	date := t.real(at, c, d)
	if date.After(t.Today) {
		t.Warnf(at, "de datum %s ligt na vandaag (%s)", "the date %s is after today (%s)", date.String(), t.Today.String())
	}
	return date
}
