// Package input finds the files of a run and reads the responses in them.
//
// It decides which files count: those named on the command line always, and in folders those that can hold answers. What sggscan wrote itself, rubrics and
// files of other programs are passed over in folders and refused, with the way out, when they are named.
package input

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"sggscan/assessment"
	"sggscan/assessment/schools"
	"sggscan/assessment/sheet"
	"sggscan/assessment/table"
	"sggscan/assessment/workbook"
	"sggscan/rubric/lang"
	"sggscan/rubric/limit"
	"sggscan/rubric/problem"
	"sggscan/rubric/yamldoc"
)

// NotFoundError names a path that does not exist.
type NotFoundError struct{ Path string }

// Error names the path.
func (e *NotFoundError) Error() string { return e.Path + " does not exist" }

// File is a file that was read, with what came of it.
type File struct {
	Path string
	// Named: it stands on the command line itself.
	Named     bool
	Responses []assessment.Response
	// Plan is the action plan of a gap workbook, which holds no answers; nil for other files.
	Plan *assessment.Plan
}

// Read finds and reads the files of the paths. Files in except (those named in a flag) are passed over. Everything that is wrong with the content is added to
// problems; a file with an error gives no responses and no plan. The Go error is for a path that does not exist and for what the system refuses.
func Read(reader assessment.Reader, paths, except []string, problems *problem.List) ([]File, error) {
	found, err := find(paths, except, problems)
	if err != nil {
		return nil, err
	}
	var out []File
	for _, f := range found {
		file, counted, err := read(reader, f, problems)
		if err != nil {
			return nil, err
		}
		if counted {
			out = append(out, file)
		}
	}
	return out, nil
}

// RefusePlans refuses the gap workbooks that were named when there is nothing beside them: a plan is no answer.
func RefusePlans(files []File, problems *problem.List) {
	if slices.ContainsFunc(files, func(f File) bool { return f.Plan == nil }) {
		return
	}
	for _, f := range files {
		noAnswers(candidate{f.Path, f.Named}, gapWorkbook(), problems)
	}
}

func gapWorkbook() lang.Text {
	return lang.Text{NL: "een rapport van sggscan", EN: "a report of sggscan"}
}

// candidate is a file to read. Named: it stands on the command line itself.
type candidate struct {
	path  string
	named bool
}

func find(paths, except []string, problems *problem.List) ([]candidate, error) {
	var out []candidate
	seen := map[string]bool{}
	for _, p := range except {
		seen[identity(p)] = true
	}
	add := func(path string, named bool) {
		if id := identity(path); !seen[id] {
			seen[id] = true
			out = append(out, candidate{path, named})
		}
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
				return nil, &NotFoundError{p}
			}
			return nil, err
		}
		if !info.IsDir() {
			add(p, true)
			continue
		}
		root := p + string(filepath.Separator) // so that a link to a folder is searched too
		err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != root && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.IsDir(), strings.HasPrefix(d.Name(), "~$"), !isFile(path):
			case canHoldAnswers(path):
				add(path, false)
			default:
				if way, ok := wayOut(path); ok {
					problems.Warnf(problem.Place{File: path}, "%s", "%s", way)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return strings.Compare(a.path, b.path) })
	return out, nil
}

// identity is a path in the form in which two spellings of it are the same.
func identity(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// isFile tells whether a path leads to an ordinary file: no pipe, no device, no link to nowhere or to a folder.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func ending(path string) string { return strings.ToLower(filepath.Ext(path)) }

func canHoldAnswers(path string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json", ".csv", ".xlsx"}, ending(path))
}

// wayOut says how to make a readable file of one that another program keeps in its own form.
func wayOut(path string) (lang.Text, bool) {
	switch ending(path) {
	case ".xls", ".xlsm", ".ods", ".numbers", ".docx":
		return lang.Format("dit soort bestand (%s) wordt niet gelezen; sla het op als Excel-werkmap (.xlsx)", "this kind of file (%s) is not read; save it as an Excel workbook (.xlsx)", ending(path)), true
	case ".gsheet":
		return lang.Format("dit is een snelkoppeling naar Google; download het blad als Excel-werkmap (.xlsx)", "this is a shortcut to Google; download the sheet as an Excel workbook (.xlsx)"), true
	}
	return lang.Text{}, false
}

// read reads one file. It is not counted when it was passed over.
func read(reader assessment.Reader, f candidate, problems *problem.List) (file File, counted bool, err error) {
	file = File{Path: f.path, Named: f.named}
	at := problem.Place{File: f.path}
	if way, ok := wayOut(f.path); ok {
		problems.Errorf(at, "%s", "%s", way)
		return file, true, nil
	}
	most := limit.Document
	switch ending(f.path) {
	case ".xlsx":
		most = limit.Workbook
	case ".csv":
		most = limit.CSV
	}
	data, err := readFile(f.path, most)
	if err != nil {
		return file, false, err
	}
	switch ending(f.path) {
	case ".xlsx":
		counted = file.readWorkbook(reader, f, data, problems)
		return file, counted, nil
	case ".csv":
		file.Responses, counted = readCSV(reader, f, data, problems)
		return file, counted, nil
	}
	if kind, other := otherKind(f.path, data); other {
		noAnswers(f, kind, problems)
		return file, f.named, nil
	}
	if response, ok := reader.YAML(f.path, data, problems); ok {
		file.Responses = []assessment.Response{response}
	}
	return file, true, nil
}

// readWorkbook reads a workbook. What sggscan wrote itself, and lists of schools, hold no answers; a gap workbook holds a plan.
func (file *File) readWorkbook(reader assessment.Reader, f candidate, data []byte, problems *problem.List) (counted bool) {
	var own problem.List
	defer func() { problems.Add(own) }()
	result := workbook.Read(reader, f.path, data, &own)
	kinds := map[workbook.Kind]lang.Text{
		workbook.Gap:        gapWorkbook(),
		workbook.Comparison: {NL: "een vergelijking van sggscan", EN: "a comparison of sggscan"},
		workbook.Advice:     {NL: "een bestand van een adviseur", EN: "an adviser's file"},
		workbook.Schools:    {NL: "een lijst van scholen", EN: "a list of schools"},
	}
	if own.HasErrors() {
		return true
	}
	file.Plan = result.Plan
	if kind, other := kinds[result.Kind]; other && file.Plan == nil {
		noAnswers(f, kind, &own)
		return f.named
	}
	file.Responses = result.Responses
	return true
}

// readCSV reads a table as text.
func readCSV(reader assessment.Reader, f candidate, data []byte, problems *problem.List) (responses []assessment.Response, counted bool) {
	var own problem.List
	defer func() { problems.Add(own) }()
	s, err := table.CSV(data)
	var told *table.Error
	switch {
	case errors.As(err, &told):
		own.Errorf(problem.Place{File: f.path, Line: told.Line}, "%s", "%s", told.Text)
		return nil, true
	case err != nil:
		own.Errorf(problem.Place{File: f.path}, "%s", "%s", err.Error())
		return nil, true
	case table.Recognise(s):
		if responses = table.Read(reader, f.path, s, &own); own.HasErrors() {
			return nil, true
		}
		return responses, true
	case schools.Recognise(s):
		noAnswers(f, lang.Text{NL: "een lijst van scholen", EN: "a list of schools"}, &own)
		return nil, f.named
	}
	own.Errorf(problem.Place{File: f.path}, "dit is geen tabel met antwoorden: er is geen rij met koppen als school, sector, datum en V1", "this is no table of answers: no row has headers such as school, sector, date and V1")
	return nil, true
}

// noAnswers refuses a file that holds no answers when it was named; in a folder it is passed over.
func noAnswers(f candidate, kind lang.Text, problems *problem.List) {
	if f.named {
		problems.Errorf(problem.Place{File: f.path}, "dit is %s en geen ingevulde vragenlijst", "this is %s and no filled questionnaire", kind)
	}
}

// readFile reads a file, and of one that is too large no more than shows it.
func readFile(path string, most int) (data []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return io.ReadAll(io.LimitReader(file, int64(most)+1))
}

// otherKind recognises, by its keys, a document of sggscan that holds no answers.
func otherKind(path string, data []byte) (lang.Text, bool) {
	var ignored problem.List // what is wrong with the document is told by whoever reads it for real
	doc, ok := yamldoc.Parse(path, data, &ignored)
	if !ok || !doc.IsMap() {
		return lang.Text{}, false
	}
	m, _ := doc.Map()
	has := func(key string) bool { _, ok := m.Get(key); return ok }
	checks, _ := m.Get("checks")
	switch {
	case has("assessments") && has("schema"):
		return lang.Text{NL: "een uitkomst van score --json", EN: "a result of score --json"}, true
	case has("$schema") && has("$defs"):
		return lang.Text{NL: "een JSON Schema", EN: "a JSON Schema"}, true
	case has("school") || has("answers"):
		return lang.Text{}, false
	case has("domains") || has("verdicts") || has("principles") || has("respondent_roles") || has("resources") || has("contradictions") || has("checks") && checks.IsList():
		return lang.Text{NL: "een deel van een rubriek", EN: "a part of a rubric"}, true
	case has("adviser") || has("schools"):
		return lang.Text{NL: "een bestand van een adviseur", EN: "an adviser's file"}, true
	}
	return lang.Text{}, false
}

// Schools reads the list of schools of --schools: a table (.csv) or a workbook (.xlsx).
func Schools(path string, problems *problem.List) ([]assessment.School, error) {
	info, err := os.Stat(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
			return nil, &NotFoundError{path}
		}
		return nil, err
	}
	at := problem.Place{File: path}
	if info.IsDir() || ending(path) != ".csv" && ending(path) != ".xlsx" {
		problems.Errorf(at, "de lijst van scholen is een tabel (.csv) of een werkmap (.xlsx)", "the list of schools is a table (.csv) or a workbook (.xlsx)")
		return nil, nil
	}
	data, err := readFile(path, limit.CSV)
	if err != nil {
		return nil, err
	}
	if ending(path) == ".csv" {
		s, err := table.CSV(data)
		var told *table.Error
		if errors.As(err, &told) {
			problems.Errorf(problem.Place{File: path, Line: told.Line}, "%s", "%s", told.Text)
			return nil, nil
		}
		return schools.Read(path, s, problems), err
	}
	book, err := sheet.Read(data)
	var told *sheet.Error
	if errors.As(err, &told) {
		problems.Errorf(at, "%s", "%s", told.Text)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, s := range book.Sheets {
		if schools.Recognise(s) {
			return schools.Read(path, s, problems), nil
		}
	}
	problems.Errorf(at, "geen blad met een kop school en sector gevonden", "no sheet with a header school and sector found")
	return nil, nil
}
