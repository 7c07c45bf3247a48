// Package problem describes what is wrong with a file that people wrote: where, what, and what to do about it.
//
// Problems are data, not Go errors: a reader gathers all of them, so that one run shows everything there is to mend.
// A Go error stays for what the system refuses.
package problem

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// Severity says whether a problem stops the work.
type Severity int

// A Warning is told and passed over; an Error makes its file unusable.
const (
	Warning Severity = iota
	Error
)

// Place is where in a file a problem is. Line and Column count from 1; 0 means unknown. Cell names a cell of a workbook
// or table ("Vragenlijst!H23") and then Line and Column are not used.
type Place struct {
	File         string
	Line, Column int
	Cell         string
}

// String is the place as people read it: "school.yaml:3:7", "school.xlsx: Vragenlijst!H23" or the bare file name.
func (p Place) String() string {
	switch {
	case p.Cell != "":
		return p.File + ": " + p.Cell
	case p.Line > 0 && p.Column > 0:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	case p.Line > 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return p.File
}

// Problem is one thing that is wrong, with its place. Text says what is wrong and what to do.
type Problem struct {
	Severity Severity
	Place    Place
	Text     lang.Text
	Code     words.Key // the key of the text in internal/words, stable for programs that sort problems out
	// Record is where the record begins (a row of a table) that an error makes unusable; the others of the file stay
	// sound. Without one the error is of the whole file.
	Record Place
}

// List gathers problems. The zero value is ready for use.
type List struct {
	items []Problem
}

// Append adds a problem.
func (l *List) Append(p Problem) { l.items = append(l.items, p) }

// Tell adds a problem with what it says.
func (l *List) Tell(s Severity, at Place, m words.Message) {
	l.Append(Problem{Severity: s, Place: at, Code: m.Key, Text: m.Text})
}

// TellRefusal adds an error of reading a file as a whole. It is false for an error that is no Refusal, and for none.
func (l *List) TellRefusal(file string, err error) bool {
	var r *Refusal
	if !errors.As(err, &r) {
		return false
	}
	l.Tell(Error, Place{File: file, Line: r.Line}, r.Message)
	return true
}

// Refusal is the error that a file is not read at all. It says why, and the way out.
type Refusal struct {
	words.Message
	// Line is where in the file, from 1; 0 for the file as a whole.
	Line int
	// Cause is what the bytes or the library said; for developers.
	Cause error
}

// Refuse refuses a file with the text of a key; see words.Text.
func Refuse(key words.Key, args ...any) *Refusal { return &Refusal{Message: words.Say(key, args...)} }

// Error returns the English sentence.
func (r *Refusal) Error() string { return r.Text.EN }

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.Cause }

// Errorf adds an error with the text of a key; see words.Text.
func (l *List) Errorf(at Place, key words.Key, args ...any) {
	l.Tell(Error, at, words.Say(key, args...))
}

// Warnf adds a warning with the text of a key; see words.Text.
func (l *List) Warnf(at Place, key words.Key, args ...any) {
	l.Tell(Warning, at, words.Say(key, args...))
}

// WarnCount adds a warning with the text of a key for a number; see words.Count.
func (l *List) WarnCount(at Place, key words.Key, n int, args ...any) {
	l.Append(Problem{Severity: Warning, Place: at, Code: key, Text: words.Count(key, n, args...)})
}

// Add adds the problems of another list.
func (l *List) Add(other List) { l.items = append(l.items, other.items...) }

// Len is the number of problems.
func (l List) Len() int { return len(l.items) }

// Errors is the list without the warnings.
func (l List) Errors() List {
	return List{slices.DeleteFunc(slices.Clone(l.items), func(p Problem) bool { return p.Severity != Error })}
}

// HasErrors reports whether any of the problems is an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Count is the number of problems of a severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l.items {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Confined is the list in which an error that stands where a record begins concerns only that record.
func (l List) Confined(record func(Place) bool) List {
	out := List{slices.Clone(l.items)}
	for n, p := range out.items {
		if p.Severity == Error && p.Record == (Place{}) && record(p.Place) {
			out.items[n].Record = p.Place
		}
	}
	return out
}

// BadFiles lists the files that have an error that is not of one record only, sorted, each once.
func (l List) BadFiles() []string {
	var files []string
	for _, p := range l.items {
		if p.Severity == Error && p.Record == (Place{}) {
			files = append(files, p.Place.File)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// BadRecords lists the records that have an error, in order of place, each once.
func (l List) BadRecords() []Place {
	var records []Place
	seen := map[Place]bool{{}: true} // no record
	for _, p := range l.All() {
		if p.Severity == Error && !seen[p.Record] {
			seen[p.Record] = true
			records = append(records, p.Record)
		}
	}
	return records
}

// All returns the problems by file, line and column; those of one place in the order in which they were found.
func (l List) All() []Problem {
	out := slices.Clone(l.items)
	slices.SortStableFunc(out, func(a, b Problem) int {
		x, y := a.Place, b.Place
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
	})
	return out
}
