package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// form reads one workbook with questions: a questionnaire, or the action plan of a gap workbook.
type form struct {
	Reader
	file      string
	words     vocabulary
	book      xlsx.Book
	meta      meta
	tables    []*questionTable
	questions questions
	problems  problem.List
	response  assessment.Response

	lost    problem.List // warnings of what stood in the form and was not read; told even when nothing was answered
	other   bool         // made for another version of the rubric: ids may be gone
	begun   bool         // somebody gave an answer, perhaps one that cannot be understood
	unknown []string
	rows    map[string]given // by id
}

// given is what a row says of an indicator or a check, with its place and the columns that its table has.
type given struct {
	answer assessment.Answer
	check  assessment.CheckAnswer
	at     problem.Place
	has    columns
}

func newForm(r Reader, file string, book xlsx.Book) *form {
	f := &form{Reader: r, file: file, words: newVocabulary(r.Rubric), book: book, meta: findMeta(book),
		questions: newQuestions(r.Rubric), rows: map[string]given{}}
	if kind := f.meta["kind"]; kind != "comparison" && kind != "advice" { // which have many sheets, none of answers
		f.tables = f.findTables()
	}
	return f
}

// page is the page of a sheet of the workbook, which tells what is wrong to the form.
func (f *form) page(s xlsx.Sheet) *page {
	return newPage(f.Reader, f.file, s, f.book.Date1904, &f.problems)
}

// aside is a page of which the warnings are told even when nothing was answered.
func (f *form) aside(p *page) *page {
	lost := *p
	lost.problems = &f.lost
	return &lost
}

// read reads the questionnaire. It gives a response when there is no error.
func (f *form) read(data []byte, problems *problem.List) []assessment.Response {
	at := problem.Place{File: f.file}
	f.response = f.newResponse(at)
	f.response.Digest = digest(data)
	if !f.rubric(at) {
		problems.Add(f.problems)
		return nil
	}
	f.school()
	f.readTables(at)
	f.lostIDs()
	f.response.Profile = f.profile()
	f.scope(at)
	switch {
	case !f.begun && !f.wrote():
		f.problems = f.problems.Errors()
		f.problems.Warnf(at, "answers.nothing_been_answered_yet")
	case !f.begun:
		f.problems = f.problems.Errors()
		f.problems.Warnf(at, "answers.no_level_not_returned")
	case !f.problems.HasErrors() && !f.chose():
		f.problems.Warnf(at, "answers.no_level_chosen")
	}
	f.tellFull(at)
	problems.Add(f.problems)
	problems.Add(f.lost)
	if f.problems.HasErrors() {
		f.unusable(f.response)
		return nil
	}
	return []assessment.Response{f.response}
}

// full reports whether so much is wrong that the rest of the workbook is not looked at.
func (f *form) full() bool { return f.problems.Len() >= limit.Problems }

func (f *form) tellFull(at problem.Place) {
	if f.full() {
		f.problems.Errorf(at, "answers.more_than_errors_warnings", limit.Problems)
	}
}

// lostIDs tells of a sheet with a column of answers and no column with the ids of the questions: without them nobody
// knows which answer belongs where, and none may be lost silently.
func (f *form) lostIDs() {
	for _, s := range f.book.Sheets {
		if hidden(s) || slices.ContainsFunc(f.tables, func(t *questionTable) bool { return t.sheet.Name == s.Name }) {
			continue
		}
		for _, row := range s.Rows[:min(len(s.Rows), headerRows)] {
			columns, _, sure := known().question.columnsOf(row)
			column := columns[FieldAnswer]
			others := slices.ContainsFunc(columns[FieldEvidence:], func(c int) bool { return c >= 0 })
			if sure[FieldAnswer] >= sureAlso && !columns.has(FieldID) && others {
				f.problems.Errorf(f.page(s).cellPlace(row, column), "answers.column_answers_lacks_column_no")
				f.begun = true
				break
			}
		}
	}
}

// rubric looks for which rubric the form was made. It is false for another one: none of its ids means anything here.
func (f *form) rubric(at problem.Place) bool {
	id, version := f.meta["rubric"], f.meta["version"]
	if before, after, ok := strings.Cut(id, "@"); ok {
		id, version = before, after
	}
	switch {
	case id == "":
		f.problems.Warnf(at, "answers.hidden_sheet_meta_missing_answers", f.Rubric.ID, f.Rubric.Version)
	case id != f.Rubric.ID:
		f.problems.Errorf(at, "answers.questionnaire_belongs_rubric", called(id), f.Rubric.ID)
		return false
	case version != f.Rubric.Version && rubric.ValidVersion(version):
		f.response.RubricVersion = version
		f.other = true
	}
	return true
}

// readTables reads the tables.
func (f *form) readTables(at problem.Place) {
	if len(f.tables) == 0 {
		f.problems.Errorf(at, "answers.no_sheet_column_no")
		return
	}
	for _, t := range f.tables {
		f.table(t)
		f.tellPassed(t)
		f.tellMerged(t)
	}
	f.actions()
	f.tellComments()
	switch {
	case len(f.unknown) > 0:
		f.problems.Warnf(at, "answers.made_for_rubric",
			f.response.RubricVersion, f.Rubric.Version, assessment.Listed(f.unknown, assessment.MostNamed))
	case f.other:
		f.problems.Warnf(at, "answers.made_for_rubric_holds", f.response.RubricVersion, f.Rubric.Version)
	}
}

// actions reads the sheets with further actions: more than one of a question, those of checks, and own ones.
func (f *form) actions() {
	r := f.newPlanReader()
	r.aside = true
	for _, t := range r.findPlans() {
		if !slices.ContainsFunc(f.tables, func(q *questionTable) bool { return q.sheet.Name == t.sheet.Name }) {
			r.plan(t)
		}
	}
	for _, id := range append(f.questions.ids(true), "") {
		for _, row := range r.group(id) {
			f.response.Actions[id] = append(f.response.Actions[id], row.Action)
		}
	}
}

// scope tells of answers that do not count and of questions that are not in the form.
func (f *form) scope(at problem.Place) {
	x := f.response
	if x.School.Sector == "" {
		return
	}
	var outside, missing []string
	for _, q := range f.questions.all {
		answer, given := x.Answers.Get(q.id)
		filled := answer.State != assessment.Blank
		if q.isCheck {
			var check assessment.CheckAnswer
			check, given = x.Checks.Get(q.id)
			filled = check.State != assessment.CheckBlank
		}
		switch asked := q.in(&x); {
		case given && !asked && filled:
			outside = append(outside, q.id)
		case !given && asked:
			missing = append(missing, q.id)
		}
	}
	if len(outside) > 0 {
		f.problems.Warnf(at, "answers.questions_not_in_questionnaire",
			string(x.School.Sector), string(x.Profile), assessment.Listed(outside, assessment.MostNamed))
	}
	if len(missing) > 0 && len(f.tables) > 0 && !f.stray(missing) {
		f.problems.Warnf(at, "answers.questions_not_in_workbook", strings.Join(missing, ", "))
	}
}

// stray refuses questions that stand in the workbook without a header above them that names the answers: a sheet of
// which the header row was changed or sorted away. One id in a cell of its own may be a remark; two below each other
// are a table.
func (f *form) stray(missing []string) bool {
	found := false
	for _, s := range f.book.Sheets {
		if at, ok := f.strayIn(s, missing); ok && !hidden(s) {
			found = true
			f.problems.Errorf(at, "answers.questions_stand_but_no")
		}
	}
	return found
}

// strayIn finds the first of two cells below each other with ids of missing questions.
func (f *form) strayIn(s xlsx.Sheet, missing []string) (problem.Place, bool) {
	first := map[int]xlsx.Row{}
	for _, row := range s.Rows {
		for c := range row.Cells {
			q, ok := f.questions.byID[strings.ToLower(bare(row.Cells[c].Text))]
			if !ok || !slices.Contains(missing, q.id) {
				continue
			}
			if at, again := first[c]; again {
				return f.page(s).cellPlace(at, c), true
			}
			first[c] = row
		}
	}
	return problem.Place{}, false
}

// table reads the rows of a table. A header may come again further down, with its columns in another order.
func (f *form) table(t *questionTable) {
	f.doubled(t)
	t.passOver()
	var below []xlsx.Row // in which something stands, behind the last question
	defer func() { f.tellBelow(t, below) }()
	for n := t.header + 1; n < len(t.sheet.Rows) && !f.full(); n++ {
		row := t.sheet.Rows[n]
		text := row.Cell(t.columns[FieldID]).Text
		if q, ok := f.questions.of(text); ok {
			t.notice(row)
			f.row(t, row, q)
			f.tellChanged(t, row, q)
			below = nil
			continue
		}
		columns, doubles, sure := known().question.columnsOf(row)
		if sure[FieldAnswer] >= sureAlso && sure[FieldID] >= sureAlso {
			columns[FieldID], _ = f.idColumn(t.sheet, n, columns)
			f.tellPassed(t)
			t.header, t.columns, t.doubles = n, columns, doubles
			t.passOver()
			continue
		}
		at := t.cellPlace(row, t.columns[FieldID])
		switch id := bare(text); {
		case idLike().MatchString(id) && f.other:
			f.unknown = append(f.unknown, id)
		case idLike().MatchString(id):
			f.unknownID(id, at)
		case strings.TrimSpace(row.Cell(t.columns[FieldAnswer]).Text) != "":
			f.problems.Warnf(t.cellPlace(row, t.columns[FieldAnswer]), "answers.answer_in_row_without", at.Cell)
		default:
			below = append(below, row)
		}
	}
}

func (f *form) unknownID(id string, at problem.Place) {
	if near, ok := yamldoc.Nearest(id, f.questions.ids(true)); ok {
		f.problems.Errorf(at, "answers.unknown_question_did_mean", id, near)
		return
	}
	f.problems.Errorf(at, "answers.unknown_question_correct_number", id)
}

// row reads the row of a question.
func (f *form) row(t *questionTable, row xlsx.Row, q *question) {
	f.uncomputed(t, row)
	cells := &cellRow{page: t.page, question: q, row: row, columns: &t.columns}
	next := given{at: t.cellPlace(row, t.columns[FieldID]), has: t.columns}
	before := t.errors()
	if q.isCheck {
		next.check = readCheck(cells)
	} else {
		next.answer = readAnswer(q, &f.response, cells)
	}
	f.begun = f.begun || next.answer.State != assessment.Blank || next.check.State != assessment.CheckBlank ||
		t.errors() > before
	if old, twice := f.rows[q.id]; twice && !next.agrees(old) {
		f.twice(q.id, next.at, old.at)
	}
	f.rows[q.id] = next
	if q.isCheck {
		f.response.Checks.Set(q.id, next.check)
	} else {
		f.response.Answers.Set(q.id, next.answer)
	}
}

// uncomputed warns of the cells of a row that hold a formula without an outcome: they are read as empty.
func (f *form) uncomputed(t *questionTable, row xlsx.Row) {
	for column, c := range row.Cells {
		if c.NoOutcome && column != t.columns[FieldID] && t.columns.holds(column) {
			f.aside(t.page).noOutcome(spot{row: row.Number, column: column})
		}
	}
}

func (f *form) twice(id string, at, first problem.Place) {
	f.problems.Errorf(at, "answers.also_stands_in_with", id, first.Cell)
}

// agrees reports whether two rows say the same in the columns that both have, and takes the other columns over.
func (g *given) agrees(old given) bool {
	a, b, check := &g.answer, old.answer, &g.check
	return !slices.Contains([]bool{
		a.State == b.State && a.Level == b.Level && check.State == old.check.State,
		shared(FieldEvidence, g, &old, &a.Evidence, b.Evidence),
		shared(FieldEvidenceDate, g, &old, &a.EvidenceDate, b.EvidenceDate),
		shared(FieldNote, g, &old, &a.Note, b.Note), shared(FieldNote, g, &old, &check.Note, old.check.Note),
		shared(FieldAction, g, &old, &a.Action, b.Action), shared(FieldOwner, g, &old, &a.Owner, b.Owner),
		shared(FieldDue, g, &old, &a.Due, b.Due), shared(FieldStatus, g, &old, &a.Status, b.Status),
		shared(FieldCheckDate, g, &old, &check.Date, old.check.Date),
	}, false)
}

// shared reports whether two values of a column are the same; one without the column takes the other's.
func shared[T comparable](what Field, a, b *given, x *T, y T) bool {
	hasA, hasB := a.has.has(what), b.has.has(what)
	if !hasA && hasB {
		*x = y
	}
	return !hasA || !hasB || *x == y
}
