package assessment

import (
	"fmt"
	"time"
)

// Date is a day, or none (the zero value).
type Date struct {
	t time.Time
}

// NewDate is the day of a year, month and day; false when there is no such day.
func NewDate(year, month, day int) (Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < 1900 || year > 2999 {
		return Date{}, false
	}
	return Date{t}, true
}

// ParseDate reads an ISO date (2026-11-02); false for anything else.
func ParseDate(s string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, false
	}
	return NewDate(t.Year(), int(t.Month()), t.Day())
}

// DateOf is the day of a moment, in the zone of that moment.
func DateOf(t time.Time) Date {
	d, _ := NewDate(t.Year(), int(t.Month()), t.Day())
	return d
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.t.IsZero() }

// Time is midnight UTC of the day; the zero time for none.
func (d Date) Time() time.Time { return d.t }

// String is the ISO form; empty for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// After reports whether both days are known and d comes after e.
func (d Date) After(e Date) bool { return !d.IsZero() && !e.IsZero() && d.t.After(e.t) }

// MonthsBefore is the day n months earlier; the last day of a shorter month when it has no such day.
func (d Date) MonthsBefore(n int) Date {
	first := time.Date(d.t.Year(), d.t.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, -n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return Date{time.Date(first.Year(), first.Month(), min(d.t.Day(), last), 0, 0, 0, 0, time.UTC)}
}

// SchoolYear is the round a date belongs to by default: the school year from August to July, such as 2026-2027.
func (d Date) SchoolYear() string {
	y := d.t.Year()
	if d.t.Month() < time.August {
		y--
	}
	return fmt.Sprintf("%d-%d", y, y+1)
}

// MarshalJSON writes the ISO form, or null.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}
