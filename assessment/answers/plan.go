package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// planSheet reports by its name whether a sheet is the action plan.
func planSheet(s xlsx.Sheet) bool {
	name := headingKey(s.Name)
	return strings.Contains(name, "actieplan") || strings.Contains(name, "action plan")
}

// planFields are what a plan says of an indicator.
func planFields() []Field { return []Field{FieldAction, FieldOwner, FieldDue, FieldStatus} }

// findPlans finds the tables with the action plan, at most one in a sheet: below a header row with the action and how
// it goes. A sheet that tells the evidence too shows the answers, and so does one with a column of answers that is not
// called an action plan. Other columns than those of a plan are not read.
func (f *form) findPlans() []*questionTable {
	isPlan := func(columns columns, sure [fieldCount]int) bool {
		count := 0
		for _, what := range planFields() {
			if columns.has(what) {
				count++
			}
		}
		return count >= 2 && max(sure[FieldAction], sure[FieldStatus]) >= sureAlso && sure[FieldEvidence] < sureAlso
	}
	tables := f.find(planSheet, isPlan)
	if len(tables) == 0 {
		tables = f.find(anySheet, func(columns columns, sure [fieldCount]int) bool {
			return sure[FieldAnswer] == sureNot && isPlan(columns, sure)
		})
	}
	for _, t := range tables {
		ofPlan := func(what Field) bool { return what == FieldID || slices.Contains(planFields(), what) }
		t.doubles = slices.DeleteFunc(t.doubles, func(d double) bool { return !ofPlan(d.field) })
		for what := range t.columns {
			if !ofPlan(Field(what)) {
				t.columns[what] = -1
			}
		}
	}
	return tables
}

// plan reads the action plan. It gives none when there is an error, or when the plan belongs to another rubric.
func (f *form) plan(problems *problem.List) *assessment.Plan {
	p, ok := f.readPlan()
	f.tellFull(problem.Place{File: f.file})
	problems.Add(f.problems)
	problems.Add(f.lost)
	if !ok || f.problems.HasErrors() {
		return nil
	}
	return &p
}

// writer is what the workbooks of this program say of who saved them.
const writer = "sggscan"

// GapWorkedIn reports whether a file is a gap workbook, and whether somebody worked in it, so that a new one must not
// take its place: it was saved in another program, since a remark may stand anywhere in it; its plan differs from what
// was written; or nobody can tell any more whether it does. A workbook with a password may be one. What is wrong with
// the file does not matter here.
func GapWorkedIn(r Reader, data []byte) (gap, worked bool) {
	book, err := xlsx.Read(data)
	if err != nil {
		return false, xlsx.Locked(err)
	}
	f := newForm(r, "", book)
	if f.kind() != Gap {
		return false, false
	}
	p, ok := f.readPlan()
	return true, !ok || p.Worked || book.SavedBy != writer || f.problems.HasErrors()
}

// planReader gathers the rows of a plan by their id; those of own actions have none.
type planReader struct {
	*form
	written written
	rows    map[string][]plannedRow
	strange []assessment.PlanRow // of questions that this version of the rubric no longer has
	whole   bool                 // no column of the plan is missing
	aside   bool                 // it stands in a questionnaire, where people have sheets of their own: no error
}

// plannedRow is a row of a plan as it stands in its table.
type plannedRow struct {
	assessment.PlanRow
	table    *questionTable
	row      xlsx.Row
	question *question
	clear    bool // its status can be understood
}

func (f *form) newPlanReader() *planReader {
	return &planReader{form: f, written: f.meta.written(), rows: map[string][]plannedRow{}, whole: true}
}

// readPlan reads the plan and whose it is. It is false for a plan of another rubric, and of nobody.
func (f *form) readPlan() (assessment.Plan, bool) {
	at := problem.Place{File: f.file}
	p := assessment.Plan{Source: at, Profile: assessment.Full, Round: f.meta["round"]}
	p.Made, _ = assessment.ParseDate(f.meta["made"])
	p.Date, _ = assessment.ParseDate(f.meta["date"])
	if id := f.meta["rubric"]; id != "" && id != f.Rubric.ID {
		f.problems.Warnf(at, "answers.action_plan_belongs_rubric", called(id), f.Rubric.ID)
		return p, false
	}
	if version := f.meta["rubric_version"]; version != f.Rubric.Version && rubric.ValidVersion(version) {
		f.other = true
	}
	if length, ok := f.words.profile(f.meta["profile"]); ok && length != "" {
		p.Profile = length
	}
	sure := f.planOwner(&p)
	r := f.newPlanReader()
	tables := r.read(at)
	if len(f.unknown) > 0 {
		f.problems.Warnf(at, "answers.made_for_rubric_holds_questions",
			f.meta["rubric_version"], f.Rubric.Version, assessment.Listed(f.unknown, assessment.MostNamed))
	}
	var gone []string
	for _, id := range append(f.questions.ids(true), "") {
		if tables > 0 && id != "" && len(r.rows[id]) == 0 && r.written.filled(id) {
			gone = append(gone, id)
			continue
		}
		if tables > 0 {
			p.Rows = append(p.Rows, r.group(id)...)
		}
	}
	if len(gone) > 0 {
		f.problems.Warnf(at, "answers.rows_gone_from_plan", assessment.Listed(gone, assessment.MostNamed))
	}
	p.Whole = r.written.known && r.whole
	p.Worked = assessment.PlanFingerprint(slices.Concat(p.Rows, r.strange)) != r.written.plan
	if !sure && len(p.Rows) > 0 {
		f.problems.Errorf(at, "answers.no_longer_says_school")
	}
	return p, sure
}

// group are the rows of an id as they stand in the plan. Of rows that are as they were written nothing is told: it was
// told of the answers. Rows that were made empty give one in which nothing stands.
func (r *planReader) group(id string) []assessment.PlanRow {
	var out []assessment.PlanRow
	understood := true
	for _, row := range r.rows[id] {
		understood = understood && row.clear
		if !row.Empty() && !slices.Contains(out, row.PlanRow) {
			out = append(out, row.PlanRow)
		}
	}
	sum, marked := r.written.rows[strings.ToLower(id)]
	sum, carried := strings.CutSuffix(sum, assessment.PlanCarried)
	fresh := len(out) > 0
	switch {
	case r.written.known && understood && sum == assessment.RowsFingerprint(id, out):
		fresh = carried
	case marked && len(out) == 0:
		fresh = true
	}
	if fresh || !understood {
		for _, row := range r.rows[id] {
			r.uncomputed(row.table, row.row)
			r.planRow(row.table, row.row, row.question)
		}
	}
	if fresh && len(out) == 0 {
		out = []assessment.PlanRow{{ID: id}}
	}
	for n := range out {
		out[n].Fresh = fresh
	}
	return out
}

// planOwner finds of which school and round the plan is: what _meta says, else what the summary says. It is false when
// neither does.
func (f *form) planOwner(p *assessment.Plan) bool {
	s := f.findStart()
	text := func(key string, what Field) string {
		if v := f.meta[key]; v != "" {
			return assessment.CleanLine(v)
		}
		_, c := s.get(what)
		return assessment.CleanLine(c.Text)
	}
	p.School.Name = text("school", FieldSchool)
	p.School.BRIN, _ = assessment.NormalBRIN(text("brin", FieldBRIN))
	sector, sure := f.words.sector(text("sector", FieldSector))
	p.School.Sector = sector
	p.School.Board, p.School.Place = text("board", FieldBoard), text("place", FieldPlace)
	p.Round = text("round", FieldRound)
	if p.Date.IsZero() {
		_, c := s.get(FieldDate)
		p.Date = s.day(c).date
	}
	return p.School.Name != "" && sure && p.School.Sector != "" && p.Round != ""
}

// read reads the tables of the plan, and returns how many there are.
func (r *planReader) read(at problem.Place) int {
	tables := r.findPlans()
	for _, t := range tables {
		r.plan(t)
	}
	if len(tables) > 0 || len(r.written.rows) == 0 {
		return len(tables)
	}
	for _, s := range r.book.Sheets {
		if planSheet(s) && !hidden(s) && len(s.Rows) > 0 {
			r.problems.Errorf(r.page(s).cellPlace(s.Rows[0], 0), "answers.action_plan_no_headers")
			return 0
		}
	}
	r.problems.Warnf(at, "answers.sheet_action_plan_missing")
	return 0
}

// plan reads the rows of a table.
func (r *planReader) plan(t *questionTable) {
	t.is = words.Text("answers.action_plan")
	t.passOver()
	for _, what := range planFields() {
		if !t.columns.has(what) && !r.aside {
			r.whole = false
			r.problems.Warnf(t.cellPlace(t.head(), t.columns[FieldID]), "answers.header_missing_above_action_plan",
				heading(what))
		}
	}
	if !r.aside {
		r.doubled(t)
	}
	for _, row := range t.rows() {
		if r.full() {
			return
		}
		id := bare(row.Cell(t.columns[FieldID]).Text)
		q, known := r.questions.of(id)
		switch {
		case known:
			t.notice(row)
			r.add(t, row, q)
		case idLike().MatchString(id) && r.other:
			r.unknown = append(r.unknown, id)
			before := r.problems // of such a row nothing is told
			what, _ := r.planRow(t, row, &question{id: id})
			r.strange, r.problems = append(r.strange, what), before
		case idLike().MatchString(id) && !r.aside:
			r.unknownID(id, t.cellPlace(row, t.columns[FieldID]))
		default:
			r.own(t, row, id)
		}
	}
	r.tellPassed(t)
}

// add takes up a row. What is wrong with it is told when it turns out to be no copy of the answers.
func (r *planReader) add(t *questionTable, row xlsx.Row, q *question) {
	before := r.problems
	what, understood := r.planRow(t, row, q)
	r.problems = before
	r.rows[q.id] = append(r.rows[q.id], plannedRow{what, t, row, q, understood})
}

// own takes up a row without a number as an action of the school itself. A header that comes again is none. What stands
// as its subject goes before the action, unless the program wrote it.
func (r *planReader) own(t *questionTable, row xlsx.Row, id string) {
	if _, sure := known().question.of(row.Cell(t.columns[FieldAction]).Text); sure >= sureAlso {
		return
	}
	row.Cells = slices.Clone(row.Cells)
	for column, head := range t.head().Cells {
		f, _ := known().question.of(head.Text)
		text := row.Cell(column).Text
		if f != FieldSubject || blank(row.Cell(column)) || ownAction(text) {
			continue
		}
		if action := row.Cell(t.columns[FieldAction]).Text; action != "" {
			text += ": " + action
		}
		for len(row.Cells) <= t.columns[FieldAction] {
			row.Cells = append(row.Cells, xlsx.Cell{})
		}
		row.Cells[t.columns[FieldAction]] = xlsx.Cell{Text: text}
	}
	if !slices.ContainsFunc(planFields(), func(f Field) bool { return !blank(row.Cell(t.columns[f])) }) {
		n := slices.IndexFunc(row.Cells, func(c xlsx.Cell) bool { return !blank(c) && !ownAction(c.Text) })
		if n >= 0 && !r.aside {
			r.problems.Warnf(t.cellPlace(row, n), "answers.text_in_row_without")
		}
		return
	}
	t.notice(row)
	r.add(t, row, &question{})
	if id != "" {
		r.problems.Warnf(t.cellPlace(row, t.columns[FieldID]), "answers.action_in_row_without", called(id))
	}
}

// ownAction reports whether a text is what the program writes as the subject of an own action.
func ownAction(text string) bool {
	own, text := words.Text("report.own_action"), strings.TrimSpace(text)
	return strings.EqualFold(text, own.NL) || strings.EqualFold(text, own.EN)
}

// planRow reads the cells of a row. It is false when the status cannot be understood.
func (r *planReader) planRow(t *questionTable, row xlsx.Row, q *question) (assessment.PlanRow, bool) {
	action, ok := readAction(&cellRow{page: t.page, question: q, row: row, columns: &t.columns,
		whole: func(column int) xlsx.Cell { return whole(t.head(), row, column) }})
	return assessment.PlanRow{ID: q.id, Action: action}, ok
}

// whole is a cell with the rest of its text, when that was too long for it.
func whole(head, row xlsx.Row, column int) xlsx.Cell {
	c := row.Cell(column)
	for _, l := range lang.All() {
		text, cut := strings.CutSuffix(c.Text, ContinuedMark(l))
		if !cut {
			continue
		}
		for n := range row.Cells {
			if f, _ := known().question.of(head.Cell(n).Text); f == FieldContinued {
				more, _ := strings.CutPrefix(row.Cells[n].Text, head.Cell(column).Text+": ")
				if more != row.Cells[n].Text {
					text += more
				}
			}
		}
		c.Text = text
	}
	return c
}

// written is what _meta says of the plan as it was written: fingerprints of the whole and of its rows.
type written struct {
	known bool
	plan  string
	rows  map[string]string // by id in lower case; PlanCarried behind that of a row taken over from a plan worked in
}

func (m meta) written() written {
	w := written{rows: map[string]string{}}
	w.plan, w.known = m[assessment.PlanKey]
	for name, value := range m {
		if id, ok := strings.CutPrefix(name, assessment.PlanKey+"."); ok {
			w.rows[id] = value
		}
	}
	return w
}

// filled reports whether something stood in the rows of an id when they were written.
func (w written) filled(id string) bool {
	sum, marked := w.rows[strings.ToLower(id)]
	return marked && strings.TrimSuffix(sum, assessment.PlanCarried) != assessment.RowsFingerprint(id, nil)
}
