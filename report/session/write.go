package session

import (
	"fmt"
	"io"

	"sggscan/report/excel"
	"sggscan/report/html"
	"sggscan/report/ics"
	"sggscan/report/pdf"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
)

// The formats of what is written, which are the endings of the files too; the text of Forms ends otherwise.
const (
	PDF      = "pdf"
	Workbook = "xlsx"
	Page     = "html"
	// Calendar is the format of the open actions with a day, which not every school has (ics.Any).
	Calendar = "ics"
	YAML     = "yaml"
	// Forms is text to paste into a form program.
	Forms = "forms"
)

// WriteReport writes the report of a school in one format. An error of another kind than the writer's is a format that
// a report does not have.
func WriteReport(w io.Writer, format string, r view.Report) error {
	switch format {
	case PDF:
		return pdf.Write(w, r)
	case Workbook:
		return excel.WriteGap(w, r)
	case Page:
		return html.WriteReport(w, r)
	case Calendar:
		return ics.Write(w, r)
	}
	return fmt.Errorf("a report has no format %q", format)
}

// WriteForm writes a questionnaire in one format. An error of another kind than the writer's is a format that a
// questionnaire does not have.
func (s *Session) WriteForm(w io.Writer, format string, f questionnaire.Form) error {
	switch format {
	case Workbook:
		return questionnaire.Workbook(w, f)
	case Page:
		return html.WriteForm(w, f, s.Options())
	case PDF:
		// A form on paper is blank: of an earlier answer it takes the data of the school and the length of the list.
		return pdf.WriteForm(w, view.BuildForm(f.Rubric, view.FormOptions{Options: s.Options(), School: f.School,
			Profile: f.Profile, Role: f.Role, Round: f.Round}))
	case Forms:
		return questionnaire.Forms(w, f)
	case YAML:
		return questionnaire.YAML(w, f)
	}
	return fmt.Errorf("a questionnaire has no format %q", format)
}
