package intake

import (
	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// File is what came of reading one source.
type File struct {
	Name  string
	Named bool
	// Responses is empty when the file has an error, but for a table of which only rows have: it keeps the other rows.
	Responses []assessment.Response
	// Plan is the action plan of a gap workbook, which holds no answers; nil for other files.
	Plan *assessment.Plan
	// earlier is what an output of the program says of how many forms it was made from.
	earlier []answers.Earlier
}

// fileReader reads one source; what is wrong with it is added to problems.
type fileReader struct {
	answers.Reader
	source   Source
	problems *problem.List
	file     File
}

// readFile reads one source. It is not counted when it was passed over. The error is one of reading the source.
func readFile(r answers.Reader, s Source, problems *problem.List) (file File, counted bool, err error) {
	f := fileReader{r, s, problems, File{Name: s.Name, Named: s.Named}}
	if _, ok := wayOut(s.Name); ok {
		way, _, err := s.made()
		if err != nil {
			return f.file, false, err
		}
		problems.Tell(problem.Error, s.place(), way)
		return f.file, true, nil
	}
	read, most := f.document, limit.Document
	switch ending(s.Name) {
	case ".xlsx":
		read, most = f.workbook, limit.Workbook
	case ".csv", ".tsv", ".txt":
		read, most = f.csv, limit.CSV
	}
	data, err := s.content(most)
	if err != nil {
		return f.file, false, err
	}
	if ending(s.Name) == ".txt" && !hasTabs(data) {
		read = f.document // named by the user, who perhaps knows better
	}
	counted = f.guarded(func() bool { return read(data) })
	return f.file, counted, nil
}

func (f *fileReader) errorf(key words.Key, args ...any) {
	f.problems.Errorf(f.source.place(), key, args...)
}

// guarded reads one file; a fault of the program while it does becomes a problem of that file, so that one odd file
// never stops the work on forty others.
func (f *fileReader) guarded(read func() bool) (counted bool) {
	defer func() {
		if fault := recover(); fault != nil {
			f.errorf("input.sggscan_cannot_read_file", fault)
			counted = true
		}
	}()
	return read()
}

// workbook reads a workbook. What sggscan wrote itself, and lists of schools, hold no answers; a gap workbook holds a
// plan.
func (f *fileReader) workbook(data []byte) (counted bool) {
	var own problem.List
	defer func() { f.problems.Add(own) }()
	result := answers.ReadWorkbook(f.Reader, f.source.Name, data, &own)
	kinds := map[answers.Kind]lang.Text{
		answers.Gap:        words.Text("input.report_sggscan"),
		answers.Comparison: words.Text("input.comparison_sggscan"),
		answers.AdviceFile: words.Text("input.advisers_file"),
		answers.SchoolList: words.Text("input.list_schools"),
	}
	if len(own.BadFiles()) > 0 {
		return true
	}
	if result.Rowless {
		return f.rowless()
	}
	f.file.Plan, f.file.earlier = result.Plan, result.Earlier
	if kind, other := kinds[result.Kind]; other && result.Plan == nil {
		return f.noAnswers(kind)
	}
	f.file.Responses = result.Responses
	return true
}

// csv reads a table as text.
func (f *fileReader) csv(data []byte) (counted bool) {
	if f.foreign(data) {
		return true
	}
	s, err := answers.CSV(data)
	switch {
	case f.problems.TellRefusal(f.source.Name, err):
	case answers.IsTable(s) && answers.IsRowless(f.Reader, s):
		return f.rowless()
	case answers.IsTable(s):
		var own problem.List
		responses := answers.ReadTable(f.Reader, f.source.Name, s, &own)
		if len(own.BadFiles()) == 0 {
			f.file.Responses = responses
		}
		f.problems.Add(own)
	case answers.IsSchoolList(s) && !answers.HoldsLevels(f.Reader, s):
		return f.noAnswers(words.Text("input.list_schools"))
	default:
		f.errorf("input.no_table_answers")
	}
	return true
}

// foreign refuses a file that is something else than its name says.
func (f *fileReader) foreign(data []byte) bool {
	what, way, ok := xlsx.Foreign(data)
	if ok {
		f.errorf("input.sggscan_reads_questionnaires_as", what, way)
	}
	return ok
}

// rowless tells of a table with a header only. Named it is refused; in a folder other files may hold what it lacks.
func (f *fileReader) rowless() (counted bool) {
	tell := f.problems.Warnf
	if f.source.Named {
		tell = f.problems.Errorf
	}
	tell(f.source.place(), "input.table_header_no_rows")
	return f.source.Named
}

// noAnswers refuses a file that holds no answers when it was named; in a folder it is passed over.
func (f *fileReader) noAnswers(kind lang.Text) (counted bool) {
	if f.source.Named {
		noAnswers(f.source.Name, kind, f.problems)
	}
	return f.source.Named
}

func noAnswers(name string, kind lang.Text, problems *problem.List) {
	problems.Errorf(problem.Place{File: name}, "input.no_filled_questionnaire", kind)
}
