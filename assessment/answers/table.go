package answers

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unique"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// meansSomething reports whether a heading can be one of a collected table.
func meansSomething(heading string) bool {
	_, ok := schoolWord(heading)
	return ok || looksLikeID(heading)
}

// schoolWord is what a heading says of a school or its response: a known word, also within a question for it.
func schoolWord(heading string) (headingWord, bool) {
	if w, ok := known().school.exactly(heading); ok {
		return w, true
	}
	return known().school.asking(heading)
}

// IsTable reports whether a sheet is a collected table: within the first rows a header with a school and questions, or
// with a school and a date. It knows no rubric, so it goes by what ids usually look like. Programs put rows of ids of
// their own under the header, so any of the rows may be it.
func IsTable(s xlsx.Sheet) bool {
	return slices.ContainsFunc(s.Rows[:min(len(s.Rows), headerRows)], headsTable)
}

func headsTable(row xlsx.Row) bool {
	ids, named := 0, map[Field]bool{}
	for _, c := range row.Cells {
		if word, ok := schoolWord(c.Text); ok {
			named[word.field] = true
		} else if looksLikeID(c.Text) {
			ids++
		}
	}
	school := named[FieldSchool] || named[FieldBRIN]
	return school && (ids > 0 || named[FieldDate] && named[FieldSector]) || ids > 2 && len(named) > 0
}

// table is one reading of a collected table: one response per row, as an online form exports it.
type table struct {
	*page
	header    xlsx.Row
	columns   schoolColumns
	dates     []int          // the columns with the day, the best one first
	dateNames map[int]string // of those columns
	// monthFirstIn are those of them in which the month goes before the day.
	monthFirstIn map[int]bool
	questions    []*question // those with a column
	// ids are those of the questions, and checkIDs of the checks among them, for the answers of every row.
	ids, checkIDs []string
	unread        []int
	refused       []int  // those of them, and those without a heading, that are an error
	version       string // of the rubric that the form was made with, when it was one before this
	roles         map[string]role
	// roleGiven: somebody filled in a role, so that an empty one is worth a word.
	roleGiven bool
	// plain counts the answers that are a bare number, zeros those of them that are 0, and worded the others.
	plain, zeros, worded int
	// people are the columns, of those that are not read, that say who sent the row.
	people []int
}

// ReadTable reads the responses of a table, one per row. Everything that is wrong is added to problems; a row with an
// error gives no response, and neither does one in which nothing is answered, or any row under a header with an error.
// The cells of rows that were read are gone from the sheet.
// The error of a row names that row as its record, as the other rows stay sound.
func ReadTable(r Reader, file string, s xlsx.Sheet, problems *problem.List) []assessment.Response {
	t, rows, ok := newTable(r, file, s, problems)
	defer t.done()
	if !ok || !t.sound(rows) {
		return nil
	}
	complete := t.errors() == 0
	out := make([]assessment.Response, 0, len(rows))
	for n, row := range rows {
		rows[n].Cells = nil // of a long table they fill the memory, and were read
		if t.empty(row) {
			continue
		}
		before := t.errors()
		t.record = t.place(spot{row: row.Number})
		switch x, answered := t.response(row); {
		case !complete || t.errors() > before:
			t.unusable(x)
		case answered:
			out = append(out, x)
		}
	}
	t.record = problem.Place{} // what is told of the rest is of the whole
	t.tellScale()
	t.tellCore(out)
	if t.version != "" {
		t.warnf(spot{row: t.header.Number, column: -1}, "answers.made_for_rubric_holds", t.version, r.Rubric.Version)
	}
	return out
}

// IsRowless reports whether a table has a header and nothing under it: an export of a form that nobody filled in yet.
func IsRowless(r Reader, s xlsx.Sheet) bool {
	var ignored problem.List // what is wrong with the header is told by who reads the rows
	t, rows, ok := newTable(r, "", s, &ignored)
	return ok && !slices.ContainsFunc(rows, func(row xlsx.Row) bool { return !t.empty(row) })
}

// onlyTexts reports whether somebody wrote something beside questions that have no answer.
func onlyTexts(x assessment.Response) bool {
	for _, a := range x.Answers.All() {
		if a.Note != "" || a.Evidence != "" || a.Action != "" {
			return true
		}
	}
	for _, c := range x.Checks.All() {
		if c.Note != "" {
			return true
		}
	}
	return false
}

// newTable finds the header of a table, what its columns hold, and the rows below it. It is false without a header.
func newTable(r Reader, file string, s xlsx.Sheet, problems *problem.List) (*table, []xlsx.Row, bool) {
	p := newPage(r, file, s, false, problems)
	p.dayHint = words.Text("answers.yyyy_mm_dd_d")
	t := &table{page: p, dateNames: map[int]string{}, monthFirstIn: map[int]bool{}, roles: map[string]role{}}
	all := newQuestions(r.Rubric)
	index, _ := header(s, func(text string) bool {
		_, asked := all.heading(text)
		_, named := schoolWord(text)
		return asked || named
	})
	if index < 0 {
		t.errorf(spot{column: -1}, "answers.no_header_found_in_first", headerRows, all.all[0].id)
		return t, nil, false
	}
	t.header = s.Rows[index]
	t.columns = newSchoolColumns(t.header)
	rows := t.sortColumns(all, s.Rows[index+1:])
	t.people = t.senderColumns()
	return t, rows, true
}

// sortColumns says of each column what it holds, and returns the rows of respondents.
func (t *table) sortColumns(all questions, rows []xlsx.Row) []xlsx.Row {
	days := map[int][]int{} // by rank
	var asking []int        // columns that perhaps ask for something of the school
	var before *question    // of the column before
	for column, c := range t.header.Cells {
		word, named := known().school.exactly(c.Text)
		h, asked := all.heading(c.Text)
		last := before
		before = nil
		switch {
		case blank(c):
		case named && word.field == FieldDate:
			days[word.rank] = append(days[word.rank], column)
		case named && word.rank == 0:
			t.columns.add(word.field, column)
		case asked:
			if h.loose && t.holdsLevels(all, column, rows) {
				h.field = FieldAnswer
			}
			h.question.add(h.field, column)
			if h.version != "" {
				t.version = h.version
			}
			before = h.question
		case last != nil && remark(c.Text):
			last.add(FieldNote, column)
			before = last
		default:
			if _, ok := known().school.asking(c.Text); ok {
				asking = append(asking, column)
				continue
			}
			t.unread = append(t.unread, column)
		}
	}
	given := t.columns.at
	for _, column := range asking {
		switch word, _ := known().school.asking(t.header.Cell(column).Text); {
		case word.field == FieldDate && len(days[0]) == 0:
			days[0] = append(days[0], column)
		case word.field != FieldDate && !given.has(word.field):
			t.columns.add(word.field, column)
		default:
			t.unread = append(t.unread, column)
		}
	}
	for _, rank := range slices.Sorted(maps.Keys(days)) {
		for _, column := range days[rank] {
			t.dates = append(t.dates, column)
			t.dateNames[column] = called(t.header.Cell(column).Text)
		}
	}
	rows = t.respondents(all, rows)
	t.questions = slices.DeleteFunc(slices.Clone(all.all), func(q *question) bool { return q.columns == noColumns() })
	for _, q := range t.questions {
		if q.isCheck {
			t.checkIDs = append(t.checkIDs, q.id)
		} else {
			t.ids = append(t.ids, q.id)
		}
	}
	slices.Sort(t.ids)
	slices.Sort(t.checkIDs)
	t.refuseDoubles(days[0], rows)
	t.refuseUnread(all, rows)
	return rows
}

// add says that a column holds a field. More columns for one are the branches of a form, see refuseDoubles.
func (q *question) add(f Field, column int) {
	if q.columns.has(f) {
		q.others = append(q.others, double{f, column})
		return
	}
	q.columns[f], q.names[f] = column, q.columnName(f)
}

// refuseDoubles adds an error for two columns that hold the same and are both filled in for somebody.
func (t *table) refuseDoubles(days []int, rows []xlsx.Row) {
	pair := func(name string, first, second int) {
		if slices.ContainsFunc(rows, func(row xlsx.Row) bool {
			return !blank(row.Cell(first)) && !blank(row.Cell(second))
		}) {
			t.double(t.header, name, first, second)
		}
	}
	all := func(others []double, columns *columns, name func(double) string) {
		for n, d := range others {
			pair(name(d), columns[d.field], d.column)
			for _, e := range others[:n] {
				if e.field == d.field {
					pair(name(d), e.column, d.column)
				}
			}
		}
	}
	for _, q := range t.questions {
		all(q.others, &q.columns, func(d double) string { return q.names[d.field] })
	}
	all(t.columns.others, &t.columns.at, func(d double) string { return called(t.header.Cell(d.column).Text) })
	for n := range days {
		for _, first := range days[:n] {
			pair(t.dateNames[days[n]], first, days[n])
		}
	}
}

// columnName is what a column of a question is called in a table, as in V1.note.
func (q *question) columnName(f Field) string {
	if f == FieldAnswer {
		return q.id
	}
	return q.id + "." + questionFields()[f]
}

// sound reports whether the rows are worth reading: the header is complete and there are not too many of them.
func (t *table) sound(rows []xlsx.Row) bool {
	at := spot{row: t.header.Number, column: -1}
	t.missingSchool(&t.columns)
	if len(t.dates) == 0 {
		t.missing(t.header, words.Text("answers.date"), words.Text("answers.date_2"))
	}
	if len(t.questions) == 0 {
		t.errorf(at, "answers.no_column_begins_with",
			t.Rubric.Indicators()[0].ID+" – "+t.Rubric.Indicators()[0].Title.NL)
	}
	if len(rows) > limit.Rows {
		t.errorf(spot{row: rows[limit.Rows].Number, column: -1}, "answers.table_more_than_rows", limit.Rows)
	}
	if len(rows) == 0 {
		t.warnf(at, "answers.no_row_under_header")
	}
	t.tellUnread(t.header, slices.DeleteFunc(slices.Concat(t.unread, t.bareColumns(rows)), func(column int) bool {
		return slices.Contains(t.refused, column)
	}))
	t.refuseFromOne(rows)
	for _, row := range rows {
		t.roleGiven = t.roleGiven || !blank(row.Cell(t.columns.at[FieldRole]))
	}
	t.orderDates(rows)
	return len(t.questions) > 0 && len(rows) <= limit.Rows
}

// fromOne is a level with a number before it that is one too high.
var fromOne = pattern.Of(`^[(\[]?(?:niveau |level )?([1-4])[)\]]?(?: ?[-–:;.,|=)] ?| )(\pL.*)$`)

// refuseFromOne adds an error for each column in which the options are numbered from 1 to 4, instead of one for each of
// its cells.
func (t *table) refuseFromOne(rows []xlsx.Row) {
	const enough = 200
	for _, q := range t.questions {
		if q.isCheck {
			continue
		}
		column, oneHigh, right, four := q.columns[FieldAnswer], 0, 0, false
		for _, row := range rows[:min(enough, len(rows))] {
			m := fromOne().FindStringSubmatch(strings.TrimSpace(fold(row.Cell(column).Text)))
			if m == nil {
				continue
			}
			switch level, _, ok := t.words.named(t.words.textsOf(q.indicator), option(m[2])); {
			case ok && level == digit(m[1]):
				right++
			case ok && level+1 == digit(m[1]):
				oneHigh, four = oneHigh+1, four || m[1] == "4"
			}
		}
		if q.fromOne = right == 0 && (oneHigh > 1 || four); q.fromOne {
			t.errorf(spot{t.header.Number, column, called(t.header.Cell(column).Text)}, "answers.levels_from_one")
		}
	}
}

// bareColumns are the columns of a workbook with cells and no heading; in a text file those are an error of their row.
func (t *table) bareColumns(rows []xlsx.Row) []int {
	var bare []int
	for column := range width(rows) {
		if !t.csv() && blank(t.header.Cell(column)) {
			bare = append(bare, column)
		}
	}
	return filled(bare, rows)
}

// tellCore warns when only questions are asked that are on the short list in a sector of the table, and nothing says
// that it is the short list.
func (t *table) tellCore(responses []assessment.Response) {
	short := func(i rubric.Indicator) bool {
		return slices.ContainsFunc(responses, func(x assessment.Response) bool { return i.InCore(x.School.Sector) })
	}
	more := func(i rubric.Indicator) bool {
		return !short(i) && slices.ContainsFunc(responses, func(x assessment.Response) bool { return i.In(x.School.Sector) })
	}
	indicators := slices.DeleteFunc(slices.Clone(t.questions), func(q *question) bool { return q.isCheck })
	if t.columns.at.has(FieldProfile) || len(indicators) == 0 ||
		slices.ContainsFunc(indicators, func(q *question) bool { return !short(q.indicator) }) ||
		!slices.ContainsFunc(t.Rubric.Indicators(), more) {
		return
	}
	t.warnf(spot{row: t.header.Number, column: -1}, "answers.questions_short_list_only")
}

// empty reports whether nothing stands in the columns that are read.
func (t *table) empty(row xlsx.Row) bool {
	for column, c := range row.Cells {
		if (!blank(c) || c.NoOutcome) && !slices.Contains(t.unread, column) {
			return false
		}
	}
	return true
}

// response reads a row. It is not answered when no question has an answer.
func (t *table) response(row xlsx.Row) (x assessment.Response, answered bool) {
	if t.unfit(t.header, row) {
		return x, false
	}
	for n, c := range row.Cells {
		if head := t.header.Cell(n); c.NoOutcome && !blank(head) && !slices.Contains(t.unread, n) {
			t.noOutcome(spot{row.Number, n, called(head.Text)})
		}
	}
	x = t.newResponse(t.place(spot{row: row.Number}))
	x.RubricVersion = cmp.Or(t.version, x.RubricVersion)
	x.Answers = assessment.NewGiven[assessment.Answer](t.ids)
	x.Checks = assessment.NewGiven[assessment.CheckAnswer](t.checkIDs)
	x.School = unique.Make(t.school(&t.columns, row)).Value() // texts of its own, that do not keep the row in memory
	t.role(&x, row)
	t.profile(&x, row)
	t.date(&x, row)
	x.Round = t.line(t.columns.cell(row, FieldRound))
	if x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
	before := t.errors()
	answered = t.answers(&x, row)
	t.sender(&x, row)
	switch at := (spot{row: row.Number, column: -1}); {
	case answered || t.errors() > before:
	case onlyTexts(x):
		t.warnf(at, "answers.row_texts_no_answer")
	default:
		t.warnf(at, "answers.nothing_been_answered_yet_in")
	}
	return x, answered
}

// role is what a cell for the role means.
type role struct {
	id string
	ok bool
}

func (t *table) role(x *assessment.Response, row xlsx.Row) {
	at, c := t.columns.cell(row, FieldRole)
	found := remembered(t.roles, c.Text, func(s string) role {
		id, ok := t.words.role(s)
		return role{id, ok}
	})
	switch {
	case !found.ok:
		t.errorf(at, "answers.no_role", shown(c.Text), t.words.roleTitles())
	case found.id != "":
		x.Role = found.id
	case t.roleGiven:
		t.warnf(at, "answers.role_missing")
	default:
		x.RoleUnsaid = true
	}
}

func (t *table) profile(x *assessment.Response, row xlsx.Row) {
	at, c := t.columns.cell(row, FieldProfile)
	if blank(c) {
		return
	}
	profile, ok := t.words.profile(c.Text)
	if !ok {
		t.errorf(at, "answers.no_list", shown(c.Text))
	}
	x.Profile = profile
}

// date reads the day of the response, from the first of the columns for it in which something stands.
func (t *table) date(x *assessment.Response, row xlsx.Row) {
	if len(t.dates) == 0 {
		return
	}
	column := t.dates[max(t.dateColumn(row), 0)]
	at, c := spot{row.Number, column, t.dateNames[column]}, row.Cell(column)
	d := t.dayIn(c, t.monthFirstIn[column])
	switch d.kind {
	case noDay:
		t.errorf(at, "answers.date_missing_fill_in")
	case aText:
		t.errorf(at, "answers.no_date", shown(c.Text), t.dayHint)
	default:
		x.Date = t.filledIn(at, c, d)
	}
}

// answers reads the answers of a row, and reports whether there is any. Those to questions that this school or list is
// not asked are kept, with one warning.
func (t *table) answers(x *assessment.Response, row xlsx.Row) (answered bool) {
	var outside []string
	cells := &cellRow{page: t.page, row: row}
	for _, q := range t.questions {
		cells.question, cells.columns = q, &q.columns
		given := false
		if q.isCheck {
			a := readCheck(cells)
			if a != (assessment.CheckAnswer{}) {
				x.Checks.Set(q.id, a)
			}
			given = a.State != assessment.CheckBlank
		} else {
			a := readAnswer(q, x, cells)
			if a != (assessment.Answer{}) {
				x.Answers.Set(q.id, a)
			}
			given = a.State != assessment.Blank
			t.count(a, cells.plain)
		}
		answered = answered || given
		if given && !q.in(x) {
			outside = append(outside, q.id)
		}
	}
	if len(outside) > 0 && x.School.Sector != "" {
		t.warnf(spot{row: row.Number, column: -1},
			"answers.not_in_questionnaire_so",
			assessment.Listed(outside, assessment.MostNamed), string(x.School.Sector), string(x.Profile))
	}
	return answered
}

// count counts the answers for tellScale.
func (t *table) count(a assessment.Answer, plain bool) {
	switch {
	case a.State != assessment.Answered:
	case !plain:
		t.worded++
	default:
		t.plain++
		if a.Level == 0 {
			t.zeros++
		}
	}
}

// tellScale warns of bare numbers among which there is no 0: the scale of a form often runs from 1.
func (t *table) tellScale() {
	const enough = 10 // answers; of fewer it says nothing that none is 0
	if t.plain >= enough && t.zeros == 0 && t.worded == 0 {
		t.warnf(spot{row: t.header.Number, column: -1}, "answers.scale_without_0")
	}
}
