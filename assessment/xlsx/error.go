package xlsx

import "sggscan/internal/lang"

// Error says that a file is not read, why, and the way out. It is the only error that Read returns.
type Error struct {
	Text lang.Text
	// Locked: the workbook has a password.
	Locked bool
	// Cause is what the bytes or the library said; for developers.
	Cause error
}

// Error returns the English sentence.
func (e *Error) Error() string { return e.Text.EN }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

func refuse(nl, en string, args ...any) *Error {
	return &Error{Text: lang.Format(nl, en, args...)}
}

func broken(cause error) *Error {
	e := refuse("de werkmap is beschadigd of niet helemaal overgekomen; "+
		"open hem in Excel, sla hem opnieuw op als .xlsx, of vraag hem nog eens op",
		"the workbook is damaged or did not arrive whole; "+
			"open it in Excel, save it again as .xlsx, or ask for it once more")
	e.Cause = cause
	return e
}

func (l Limits) unpacksTooLarge() *Error {
	return refuse("de werkmap is uitgepakt groter dan %d MB; kopieer alleen de ingevulde bladen naar een nieuwe werkmap",
		"the workbook is larger than %d MB when unpacked; copy only the filled sheets into a new workbook", l.Unpacked>>20)
}

func (l Limits) tooManyCells() *Error {
	return refuse("er staan meer dan %d cellen in de werkmap; deel hem in stukken",
		"the workbook has more than %d cells; split it up", l.Cells)
}

// refused says what a file is instead of a workbook.
func (k kind) refused() *Error {
	if !k.locked {
		return refuse("dit is %s en geen Excel-werkmap; %s", "this is %s and no Excel workbook; %s", k.name, k.way)
	}
	e := refuse("de werkmap is met een wachtwoord beveiligd; "+
		"open hem, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen) en sla hem op",
		"the workbook is locked with a password; open it, remove the password (File > Info > Protect Workbook) and save it")
	e.Locked = true
	return e
}
