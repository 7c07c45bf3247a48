package xlsx

import (
	"sggscan/internal/lang"
	"sggscan/internal/limit"
)

// Reason says why a file is not read.
type Reason int

// The reasons. Empty: no bytes. TooLarge: over a limit. Password: locked with a password. OldExcel: an .xls. OtherProgram: a file of another program or
// another kind of office file. NotWorkbook: nothing that can be recognised. Broken: cut off or damaged. NoSheets: a workbook without a sheet of cells.
const (
	Empty Reason = iota
	TooLarge
	Password
	OldExcel
	OtherProgram
	NotWorkbook
	Broken
	NoSheets
)

// Error says that a file is not read, why, and the way out. It is the only error that Read gives.
type Error struct {
	Reason Reason
	Text   lang.Text
	// Cause is what the bytes or the library said; for developers.
	Cause error
}

// Error is the English sentence.
func (e *Error) Error() string { return e.Text.EN }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

func refuse(reason Reason, nl, en string, args ...any) *Error {
	return &Error{Reason: reason, Text: lang.Format(nl, en, args...)}
}

func broken(cause error) *Error {
	e := refuse(Broken, "de werkmap is beschadigd of niet helemaal overgekomen; open hem in Excel, sla hem opnieuw op als .xlsx, of vraag hem nog eens op",
		"the workbook is damaged or did not arrive whole; open it in Excel, save it again as .xlsx, or ask for it once more")
	e.Cause = cause
	return e
}

func unpacksTooLarge() *Error {
	return refuse(TooLarge, "de werkmap is uitgepakt groter dan %d MB; kopieer alleen de ingevulde bladen naar een nieuwe werkmap",
		"the workbook is larger than %d MB when unpacked; copy only the filled sheets into a new workbook", limit.Unpacked>>20)
}

func tooManyCells() *Error {
	return refuse(TooLarge, "er staan meer dan %d cellen in de werkmap; deel hem in stukken", "the workbook has more than %d cells; split it up", limit.Cells)
}

// refused says what a file is instead of a workbook.
func (k kind) refused() *Error {
	if k.reason == Password {
		return refuse(Password, "de werkmap is met een wachtwoord beveiligd; open hem, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen) en sla hem op",
			"the workbook is locked with a password; open it, remove the password (File > Info > Protect Workbook) and save it")
	}
	return refuse(k.reason, "dit is %s en geen Excel-werkmap; %s", "this is %s and no Excel workbook; %s", k.name, k.way)
}
