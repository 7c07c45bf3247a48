package xlsx

import (
	"errors"

	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// Locked reports whether an error of Read says that the workbook has a password, or a sensitivity label that encrypts
// it.
func Locked(err error) bool {
	var r *problem.Refusal
	return errors.As(err, &r) &&
		(r.Key == "xlsx.workbook_locked_with_password" || r.Key == "xlsx.workbook_locked_by_label")
}

func broken(cause error) *problem.Refusal {
	e := problem.Refuse("xlsx.workbook_damaged_did_not")
	e.Cause = cause
	return e
}

func (l Limits) unpacksTooLarge() *problem.Refusal {
	return problem.Refuse("xlsx.workbook_larger_than_mb", l.Unpacked>>20)
}

func (l Limits) tooManyCells() *problem.Refusal {
	return problem.Refuse("xlsx.workbook_more_than_cells", l.Cells)
}

// refused says what a file is instead of a workbook.
func (k kind) refused() *problem.Refusal {
	if k.name != locked && k.name != labelled {
		return problem.Refuse("xlsx.no_excel_workbook", words.Text(k.name), words.Text(k.way))
	}
	if k.name == labelled {
		return problem.Refuse("xlsx.workbook_locked_by_label")
	}
	return problem.Refuse("xlsx.workbook_locked_with_password")
}
