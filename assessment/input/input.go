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

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/sheet"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

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
// problems; a file with an error gives no responses and no plan, a table of which only rows have errors gives the other rows. The Go error is a *NotFoundError for a path that does not
// exist, and a *SystemError for what the system refuses.
func Read(reader answers.Reader, paths, except []string, problems *problem.List) ([]File, error) {
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
			return nil, refused(p, err)
		}
		if !info.IsDir() {
			add(p, true)
			continue
		}
		root := p + string(filepath.Separator) // so that a link to a folder is searched too
		err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return refused(path, err)
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
func read(reader answers.Reader, f candidate, problems *problem.List) (file File, counted bool, err error) {
	file = File{Path: f.path, Named: f.named}
	if way, ok := wayOut(f.path); ok {
		problems.Errorf(problem.Place{File: f.path}, "%s", "%s", way)
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
	counted = guarded(f.path, problems, func() bool {
		switch ending(f.path) {
		case ".xlsx":
			return file.readWorkbook(reader, f, data, problems)
		case ".csv":
			return file.readCSV(reader, f, data, problems)
		default:
			return file.readDocument(reader, f, data, problems)
		}
	})
	return file, counted, nil
}

// guarded reads one file; a fault of the program while it does becomes a problem of that file, so that one odd file never stops the work on forty others.
func guarded(path string, problems *problem.List, read func() bool) (counted bool) {
	defer func() {
		if fault := recover(); fault != nil {
			problems.Errorf(problem.Place{File: path}, "sggscan kan dit bestand niet lezen door een fout in het programma zelf (%v); laat het de makers weten, en stuur de antwoorden niet mee",
				"sggscan cannot read this file because of a fault in the program itself (%v); tell its makers, and do not send the answers along", fault)
			counted = true
		}
	}()
	return read()
}

// readWorkbook reads a workbook. What sggscan wrote itself, and lists of schools, hold no answers; a gap workbook holds a plan.
func (file *File) readWorkbook(reader answers.Reader, f candidate, data []byte, problems *problem.List) (counted bool) {
	var own problem.List
	defer func() { problems.Add(own) }()
	result := answers.ReadWorkbook(reader, f.path, data, &own)
	kinds := map[answers.Kind]lang.Text{
		answers.Gap:        gapWorkbook(),
		answers.Comparison: {NL: "een vergelijking van sggscan", EN: "a comparison of sggscan"},
		answers.AdviceFile: {NL: "een bestand van een adviseur", EN: "an adviser's file"},
		answers.SchoolList: {NL: "een lijst van scholen", EN: "a list of schools"},
	}
	if len(own.BadFiles()) > 0 {
		return true
	}
	if result.Rowless {
		return rowless(f, &own)
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
func (file *File) readCSV(reader answers.Reader, f candidate, data []byte, problems *problem.List) (counted bool) {
	at := problem.Place{File: f.path}
	if refuseForeign(at, data, problems) {
		return true
	}
	s, err := answers.CSV(data)
	var told *answers.CSVError
	switch {
	case errors.As(err, &told):
		problems.Errorf(problem.Place{File: f.path, Line: told.Line}, "%s", "%s", told.Text)
	case answers.IsTable(s) && answers.IsRowless(reader, s):
		return rowless(f, problems)
	case answers.IsTable(s):
		var own problem.List
		responses := answers.ReadTable(reader, f.path, s, &own)
		if len(own.BadFiles()) == 0 {
			file.Responses = responses
		}
		problems.Add(own)
	case answers.IsSchoolList(s):
		noAnswers(f, lang.Text{NL: "een lijst van scholen", EN: "a list of schools"}, problems)
		return f.named
	default:
		problems.Errorf(at, "dit is geen tabel met antwoorden: er is geen rij met koppen als school, sector, datum en V1", "this is no table of answers: no row has headers such as school, sector, date and V1")
	}
	return true
}

// rowless tells of a table with a header only. Named it is refused; in a folder other files may hold what it lacks.
func rowless(f candidate, problems *problem.List) (counted bool) {
	tell := problems.Warnf
	if f.named {
		tell = problems.Errorf
	}
	tell(problem.Place{File: f.path}, "deze tabel heeft een kopregel en geen rijen: er is nog niets ingevuld. Zijn er wel antwoorden, haal de tabel dan opnieuw op",
		"this table has a header and no rows: nothing was filled in yet. If there are answers, fetch the table again")
	return f.named
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
		return nil, refused(path, err)
	}
	defer func() { err = refused(path, errors.Join(err, file.Close())) }()
	return io.ReadAll(io.LimitReader(file, int64(most)+1))
}

// Schools reads the list of schools of --schools: a table (.csv) or a workbook (.xlsx).
func Schools(path string, problems *problem.List) ([]assessment.School, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, refused(path, err)
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
		if what, _, ok := sheet.Foreign(data); ok {
			problems.Errorf(at, "dit is %s; de lijst van scholen is een tabel (.csv) of een werkmap (.xlsx)", "this is %s; the list of schools is a table (.csv) or a workbook (.xlsx)", what)
			return nil, nil
		}
		s, err := answers.CSV(data)
		var told *answers.CSVError
		if errors.As(err, &told) {
			problems.Errorf(problem.Place{File: path, Line: told.Line}, "%s", "%s", told.Text)
			return nil, nil
		}
		return answers.ReadSchools(path, s, problems), err
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
		if answers.IsSchoolList(s) {
			return answers.ReadSchools(path, s, problems), nil
		}
	}
	problems.Errorf(at, "geen blad met een kop school en sector gevonden", "no sheet with a header school and sector found")
	return nil, nil
}
