package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
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
	AdviceFile
	SchoolList
)

// Result is what a workbook is and what was answered in it.
type Result struct {
	Kind Kind
	// Responses is empty when the questionnaire has an error, and for kinds that hold no answers.
	Responses []assessment.Response
	// Rowless: a table with a header only.
	Rowless bool
	// Plan is the action plan of a gap workbook. It is nil for other kinds, when the plan has an error, and for a plan
	// of another rubric.
	Plan *assessment.Plan
	// Earlier is what a gap workbook, a talk sheet or a comparison says of how many forms it was made from.
	Earlier []Earlier
}

// ReadWorkbook reads a workbook: a filled questionnaire, whatever an office program and its user did to it, a collected
// table, or the action plan in a gap workbook. Every problem is added to problems with its cell; a file that cannot be
// read, or is nothing that belongs here, is Other with one error.
func ReadWorkbook(r Reader, file string, data []byte, problems *problem.List) Result {
	at := problem.Place{File: file}
	book, ok := readBook(file, data, problems)
	if !ok {
		return Result{Kind: Other}
	}
	for n, s := range book.Sheets {
		book.Sheets[n] = oneColumn(s)
	}
	f := newForm(r, file, book)
	kind := f.kind()
	switch kind {
	case Questionnaire:
		responses := f.read(data, problems)
		return Result{Kind: kind, Responses: responses, Earlier: f.earlierTalk()}
	case Table:
		return f.collected(problems)
	case Gap:
		return Result{Kind: kind, Plan: f.plan(problems), Earlier: f.earlierGap()}
	case Comparison:
		return Result{Kind: kind, Earlier: f.earlierComparison()}
	case AdviceFile, SchoolList:
	default:
		problems.Errorf(at, "answers.no_questionnaire_sggscan")
	}
	return Result{Kind: kind}
}

// readBook reads the cells of a workbook; what is wrong with it is told.
func readBook(file string, data []byte, problems *problem.List) (xlsx.Book, bool) {
	book, err := xlsx.Read(data)
	return book, !problems.TellRefusal(file, err)
}

// collected reads the sheets that are a collected table. One with a header only counts for nothing beside another.
func (f *form) collected(problems *problem.List) Result {
	out := Result{Kind: Table, Rowless: true}
	for _, s := range f.book.Sheets {
		if IsTable(s) && !IsRowless(f.Reader, s) {
			out.Rowless = false
			out.Responses = append(out.Responses, ReadTable(f.Reader, f.file, s, problems)...)
		}
	}
	return out
}

// kind decides what the workbook is: what _meta says, else what its sheets look like.
func (f *form) kind() Kind {
	kinds := map[string]Kind{
		"questionnaire": Questionnaire, "gap": Gap, "comparison": Comparison, "advice": AdviceFile,
	}
	if kind, ok := kinds[f.meta["kind"]]; ok {
		return kind
	}
	answered := slices.ContainsFunc(f.tables, func(t *questionTable) bool { // only a questionnaire has such a heading
		_, _, sure := known().question.columnsOf(t.head())
		return sure[FieldAnswer] >= sureAlso
	})
	plan := len(f.findPlans()) > 0
	switch {
	case answered || len(f.tables) > 0 && !plan:
		return Questionnaire
	case slices.ContainsFunc(f.book.Sheets, IsTable):
		return Table
	case plan:
		return Gap
	case slices.ContainsFunc(f.book.Sheets, IsSchoolList) &&
		!slices.ContainsFunc(f.book.Sheets, func(s xlsx.Sheet) bool { return HoldsLevels(f.Reader, s) }):
		return SchoolList
	}
	return Other
}

// hidden reports whether a sheet is the program's own.
func hidden(s xlsx.Sheet) bool { return strings.HasPrefix(strings.TrimSpace(s.Name), "_") }
