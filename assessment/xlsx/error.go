package xlsx

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// Error says that a file is not read, why, and the way out. It is the only error that Read returns.
type Error struct {
	Text lang.Text
	// Locked: the workbook has a password, or a sensitivity label that encrypts it.
	Locked bool
	// Cause is what the bytes or the library said; for developers.
	Cause error
}

// Error returns the English sentence.
func (e *Error) Error() string { return e.Text.EN }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

func refuse(key words.Key, args ...any) *Error {
	return &Error{Text: words.Text(key, args...)}
}

func broken(cause error) *Error {
	e := refuse("xlsx.workbook_damaged_did_not")
	e.Cause = cause
	return e
}

func (l Limits) unpacksTooLarge() *Error {
	return refuse("xlsx.workbook_larger_than_mb", l.Unpacked>>20)
}

func (l Limits) tooManyCells() *Error {
	return refuse("xlsx.workbook_more_than_cells", l.Cells)
}

// refused says what a file is instead of a workbook.
func (k kind) refused() *Error {
	if k.name != locked && k.name != labelled {
		return refuse("xlsx.no_excel_workbook", words.Text(k.name), words.Text(k.way))
	}
	e := refuse("xlsx.workbook_locked_with_password")
	if k.name == labelled {
		e = refuse("xlsx.workbook_locked_by_label")
	}
	e.Locked = true
	return e
}
