package workbook

import (
	"regexp"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
)

// dayState says what a cell for a date holds.
type dayState int

const (
	dayNone dayState = iota
	dayRead
	dayWrong
)

// Days counted by Excel that are no slip: from 1950 to 2099. A year typed in a cell for dates ("2026") becomes a day in 1905.
const (
	firstSerial = 18_264
	lastSerial  = 73_051
)

// day understands a cell that should hold a date.
func (f *form) day(c sheet.Cell) (assessment.Date, dayState) {
	switch strings.TrimSpace(c.Text) {
	case "", "-", "–", "—":
		return assessment.Date{}, dayNone
	}
	number := c.Number
	if n, err := strconv.Atoi(strings.TrimSpace(c.Text)); err == nil && !c.IsNumber {
		number = float64(n) // a date in a cell that was made text shows its count of days
	} else if !c.IsNumber {
		if d, ok := f.words.Date(c.Text); ok {
			return d, dayRead
		}
		return assessment.Date{}, dayWrong
	}
	days := number
	if f.book.Date1904 {
		days += 1462
	}
	if days < firstSerial || days >= lastSerial {
		return assessment.Date{}, dayWrong
	}
	if d, ok := cells.Serial(number, f.book.Date1904); ok {
		return d, dayRead
	}
	return assessment.Date{}, dayWrong
}

func (f *form) notADay(c sheet.Cell, at problem.Place) {
	f.problems.Errorf(at, "%s is geen datum die kan kloppen; schrijf dag-maand-jaar, zoals 1-3-2026", "%s is no date that can be right; write year-month-day, such as 2026-03-01", shown(c.Text))
}

// past warns of a day that has yet to come.
func (f *form) past(d assessment.Date, at problem.Place) {
	if d.After(f.Today) {
		f.problems.Warnf(at, "de datum %s ligt na vandaag (%s)", "the date %s is after today (%s)", d.String(), f.Today.String())
	}
}

// pastDay reads a day that has passed; a later one is kept, with a warning.
func (f *form) pastDay(c sheet.Cell, at problem.Place) assessment.Date {
	d, state := f.day(c)
	if state == dayWrong {
		f.notADay(c, at)
	}
	f.past(d, at)
	return d
}

// dayOrWords reads a day that has passed. Words instead of a day ("voorjaar 2025") are kept behind the text they belong to, with a warning; a day that cannot be is an error.
func (f *form) dayOrWords(text *string, what lang.Text, c placed) assessment.Date {
	_, state := f.day(c.Cell)
	if state != dayWrong || c.IsNumber || !hasLetters.MatchString(c.Text) {
		return f.pastDay(c.Cell, c.at)
	}
	words := f.text(c.Cell, c.at)
	f.problems.Warnf(c.at, "%s is geen datum en staat nu bij de %s; schrijf dag-maand-jaar, zoals 1-3-2026", "%s is no date and stands with the %s now; write year-month-day, such as 2026-03-01", shown(words), what)
	if *text == "" {
		*text = words
	} else {
		*text += " (" + words + ")"
	}
	return assessment.Date{}
}

var hasLetters = regexp.MustCompile(`\p{L}`)

// due reads when an action should be done. What is no date stays as it was written.
func (f *form) due(c sheet.Cell, at problem.Place) assessment.Due {
	d, state := f.day(c)
	if state != dayWrong {
		return assessment.Due{Date: d}
	}
	text := f.text(c, at)
	if text != "" {
		f.problems.Warnf(at, "%s is geen datum; het blijft als tekst staan", "%s is no date; it stays as text", shown(text))
	}
	return assessment.Due{Text: text}
}
