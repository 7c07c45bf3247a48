// Package workbook reads what schools send in a workbook (.xlsx): a filled questionnaire, whatever an office program and its user did to it, a collected table, or the
// action plan in a gap workbook.
//
// Nothing is found by its position. The questions are found by their id below a header row, columns by their header, the data of the school by their labels; the
// hidden sheet _meta helps and may be lost.
package workbook

import (
	"errors"
	"slices"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	"sggscan/assessment/schools"
	"sggscan/assessment/table"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
)

// Kind says what a workbook is.
type Kind int

// The kinds. Other is a file that is no workbook of any use here.
const (
	Other Kind = iota
	Questionnaire
	Table
	Gap
	Comparison
	Advice
	Schools
)

// Result is what a workbook is and what was answered in it.
type Result struct {
	Kind Kind
	// Responses is empty when the questionnaire has an error, and for kinds that hold no answers.
	Responses []assessment.Response
	// Rowless: a table with a header only.
	Rowless bool
	// Plan is the action plan of a gap workbook. It is nil for other kinds, when the plan has an error, and for a plan of another rubric.
	Plan *assessment.Plan
}

// Read reads a workbook. Every problem is added to problems with its cell; a file that cannot be read, or is nothing that belongs here, is Other with one error.
func Read(r assessment.Reader, file string, data []byte, problems *problem.List) Result {
	at := problem.Place{File: file}
	book, err := sheet.Read(data)
	if err != nil {
		text := lang.Same(err.Error())
		var told *sheet.Error
		if errors.As(err, &told) {
			text = told.Text
		}
		problems.Errorf(at, "%s", "%s", text)
		return Result{Kind: Other}
	}
	f := newForm(r, file, book)
	kind := f.kind()
	switch kind {
	case Questionnaire:
		return Result{Kind: kind, Responses: f.read(data, problems)}
	case Table:
		return f.collected(problems)
	case Gap:
		return Result{Kind: kind, Plan: f.plan(problems)}
	case Comparison, Advice, Schools:
	default:
		problems.Errorf(at, "dit is geen vragenlijst van sggscan: er is geen blad met een kolom Nr en een kolom Antwoord. Gebruik de werkmap van 'sggscan vragenlijst', of een tabel met een rij per ingevulde lijst",
			"this is no questionnaire of sggscan: no sheet has a column No and a column Answer. Use the workbook of 'sggscan questionnaire', or a table with a row for each response")
	}
	return Result{Kind: kind}
}

// collected reads the sheets that are a collected table. One with a header only counts for nothing beside another.
func (f *form) collected(problems *problem.List) Result {
	out := Result{Kind: Table, Rowless: true}
	for _, s := range f.book.Sheets {
		if table.Recognise(s) && !table.Rowless(f.Rubric, s) {
			out.Rowless = false
			out.Responses = append(out.Responses, table.Read(f.Reader, f.file, s, problems)...)
		}
	}
	return out
}

func newForm(r assessment.Reader, file string, book sheet.Book) *form {
	f := &form{Reader: r, file: file, words: cells.New(r.Rubric), book: book, meta: findMeta(book), headings: newHeadings(), labels: labels()}
	f.knowIDs()
	f.tables = f.findTables()
	return f
}

// kind decides what the workbook is: what _meta says, else what its sheets look like.
func (f *form) kind() Kind {
	switch f.meta["kind"] {
	case "questionnaire":
		return Questionnaire
	case "gap":
		return Gap
	case "comparison":
		return Comparison
	case "advice":
		return Advice
	}
	plan := len(f.findPlans(anySheet)) > 0
	if slices.ContainsFunc(f.tables, f.named) || len(f.tables) > 0 && !plan {
		return Questionnaire
	}
	for _, s := range f.book.Sheets {
		if table.Recognise(s) {
			return Table
		}
	}
	if plan {
		return Gap
	}
	for _, s := range f.book.Sheets {
		if schools.Recognise(s) {
			return Schools
		}
	}
	return Other
}
