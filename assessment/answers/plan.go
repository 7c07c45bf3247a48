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

// planReader gathers the rows of a plan.
type planReader struct {
	*form
	written written
	rows    map[string]plannedRow
	strange []assessment.PlanRow // of questions that this version of the rubric no longer has
}

// plannedRow is a row of a plan with its place.
type plannedRow struct {
	assessment.PlanRow
	at problem.Place
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
	r := planReader{form: f, written: f.meta.written(), rows: map[string]plannedRow{}}
	r.read(at)
	if len(f.unknown) > 0 {
		f.problems.Warnf(at, "answers.made_for_rubric_holds_questions",
			f.meta["rubric_version"], f.Rubric.Version, assessment.Listed(f.unknown, assessment.MostNamed))
	}
	for _, id := range f.questions.ids(false) {
		if row, ok := r.rows[id]; ok && !row.Empty() {
			p.Rows = append(p.Rows, row.PlanRow)
		}
	}
	if !sure && len(p.Rows) > 0 {
		f.problems.Errorf(at, "answers.no_longer_says_school")
	}
	p.Worked = assessment.PlanFingerprint(slices.Concat(p.Rows, r.strange)) != r.written.plan
	return p, sure
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

// read reads the tables of the plan.
func (r *planReader) read(at problem.Place) {
	tables := r.findPlans()
	for _, t := range tables {
		t.is = words.Text("answers.action_plan")
		t.passOver()
		for _, what := range planFields() {
			if !t.columns.has(what) {
				r.problems.Warnf(t.cellPlace(t.head(), t.columns[FieldID]), "answers.header_missing_above_action_plan",
					heading(what))
			}
		}
		r.doubled(t)
		r.table(t)
		r.tellPassed(t)
	}
	if len(tables) > 0 || len(r.written.rows) == 0 {
		return
	}
	for _, s := range r.book.Sheets {
		if planSheet(s) && !hidden(s) && len(s.Rows) > 0 {
			r.problems.Errorf(r.page(s).cellPlace(s.Rows[0], 0), "answers.action_plan_no_headers")
			return
		}
	}
	r.problems.Warnf(at, "answers.sheet_action_plan_missing")
}

// table reads the rows of a table.
func (r *planReader) table(t *questionTable) {
	for _, row := range t.rows() {
		if r.full() {
			return
		}
		id := bare(row.Cell(t.columns[FieldID]).Text)
		q, known := r.questions.of(id)
		switch at := t.cellPlace(row, t.columns[FieldID]); {
		case known && !q.isCheck:
			t.notice(row)
			r.row(t, row, q)
		case idLike.MatchString(id) && r.other:
			r.unknown = append(r.unknown, id)
			before := r.problems // of such a row nothing is told
			what, _ := r.planRow(t, row, &question{id: id})
			r.strange, r.problems = append(r.strange, what), before
		case !known && idLike.MatchString(id):
			r.unknownID(id, at)
		default:
			r.homeless(t, row, at)
		}
	}
}

// homeless warns of an action in a row that belongs to no question. A header that comes again is none.
func (r *planReader) homeless(t *questionTable, row xlsx.Row, at problem.Place) {
	column := t.columns[FieldAction]
	text := row.Cell(column).Text
	if _, sure := known().question.of(text); sure >= sureAlso || strings.TrimSpace(text) == "" {
		return
	}
	r.problems.Warnf(t.cellPlace(row, column), "answers.action_in_row_without", at.Cell)
}

// row reads the row of an indicator. Of one that is as it was written nothing is told: it was told of the answers.
func (r *planReader) row(t *questionTable, row xlsx.Row, q *question) {
	r.uncomputed(t, row)
	before := r.problems
	what, understood := r.planRow(t, row, q)
	sum, carried := strings.CutSuffix(r.written.rows[strings.ToLower(q.id)], assessment.PlanCarried)
	switch {
	case !r.written.known:
		what.Fresh = !what.Empty()
	case understood && sum == what.Fingerprint():
		what.Fresh = carried
	default:
		what.Fresh = true
	}
	if !what.Fresh && understood {
		r.problems = before
	}
	next := plannedRow{what, t.cellPlace(row, t.columns[FieldID])}
	if old, twice := r.rows[q.id]; twice && old.Fingerprint() != what.Fingerprint() {
		r.twice(q.id, next.at, old.at)
	}
	r.rows[q.id] = next
}

// planRow reads the cells of a row. It is false when the status cannot be understood.
func (r *planReader) planRow(t *questionTable, row xlsx.Row, q *question) (assessment.PlanRow, bool) {
	return readPlanRow(q.id, &cellRow{page: t.page, question: q, row: row, columns: &t.columns,
		whole: func(column int) xlsx.Cell { return whole(t.head(), row, column) }})
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
