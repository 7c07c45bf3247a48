package workbook

import (
	"errors"
	"slices"
	"strings"

	"sggscan/assessment"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// named tells whether a table has a header that is the word for the answers and nothing else: only a questionnaire does.
func (f *form) named(t questions) bool {
	_, _, sure := f.headings.row(t.sheet.Rows[t.header])
	return sure[fieldAnswer] == sureExact
}

// planSheet tells by its name whether a sheet is the action plan, anySheet does not mind.
func planSheet(s sheet.Sheet) bool {
	name := plainWords(s.Name)
	return strings.Contains(name, "actieplan") || strings.Contains(name, "action plan")
}

func anySheet(sheet.Sheet) bool { return true }

// findPlans finds the tables with the action plan among the sheets, at most one in a sheet: below a header row with the action and how it goes. A sheet that tells the evidence too shows
// the answers.
func (f *form) findPlans(among func(sheet.Sheet) bool) []questions {
	var out []questions
	for _, s := range f.book.Sheets {
		if hidden(s) || !among(s) {
			continue
		}
		for n := range min(len(s.Rows), headerRows) {
			columns, doubles, sure := f.headings.row(s.Rows[n])
			if !planHeader(columns, sure) {
				continue
			}
			if id, ok := f.idColumn(s, n, columns); ok {
				columns[fieldID] = id
				out = append(out, questions{s, n, columns, doubles})
				break
			}
		}
	}
	return out
}

// planFields are what a plan says of an indicator.
func planFields() []field { return []field{fieldAction, fieldOwner, fieldDue, fieldStatus} }

func planHeader(columns map[field]int, sure map[field]int) bool {
	count := 0
	for _, what := range planFields() {
		if _, ok := columns[what]; ok {
			count++
		}
	}
	return count >= 2 && max(sure[fieldAction], sure[fieldStatus]) == sureExact && sure[fieldEvidence] < sureExact && sure[fieldAnswer] == sureNot
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

// GapWorkedIn tells whether a file is a gap workbook, and whether somebody worked in it, so that a new one must not take its place: it was saved in another program, since
// a remark may stand anywhere in it; its plan differs from what was written; or nobody can tell any more whether it does. A workbook with a password may be one. What is
// wrong with the file does not matter here.
func GapWorkedIn(r assessment.Reader, data []byte) (gap, worked bool) {
	book, err := sheet.Read(data)
	if err != nil {
		var told *sheet.Error
		return false, errors.As(err, &told) && told.Locked
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
	rows    map[string]given[assessment.PlanRow]
	strange []assessment.PlanRow // of questions that this version of the rubric no longer has
}

// readPlan reads the plan and whose it is. It is false for a plan of another rubric, and of nobody.
func (f *form) readPlan() (assessment.Plan, bool) {
	at := problem.Place{File: f.file}
	p := assessment.Plan{Source: at, Profile: assessment.Full, Round: f.meta["round"]}
	p.Made, _ = assessment.ParseDate(f.meta["made"])
	p.Date, _ = assessment.ParseDate(f.meta["date"])
	if id := f.meta["rubric"]; id != "" && id != f.Rubric.ID {
		f.problems.Warnf(at, "dit actieplan hoort bij rubriek %q; hier geldt %q. Het is niet gelezen", "this action plan belongs to rubric %q; here %q holds. It was not read", clip(id), f.Rubric.ID)
		return p, false
	}
	if version := f.meta["rubric_version"]; version != f.Rubric.Version && rubric.ValidVersion(version) {
		f.other = true
	}
	if length, ok := f.words.Profile(f.meta["profile"]); ok && length != "" {
		p.Profile = length
	}
	sure := f.planOwner(&p)
	r := planReader{form: f, written: f.meta.written(), rows: map[string]given[assessment.PlanRow]{}}
	r.read(at)
	if len(f.unknown) > 0 {
		f.problems.Warnf(at, "gemaakt voor rubriek %s; hier geldt %s. Deze vragen bestaan niet meer; hun acties zijn niet gelezen: %s", "made for rubric %s; here %s holds. These questions no longer exist; their actions were not read: %s",
			f.meta["rubric_version"], f.Rubric.Version, assessment.Listed(f.unknown, assessment.MostNamed))
	}
	for _, id := range f.known {
		if row, ok := r.rows[id]; ok && !row.what.Empty() {
			p.Rows = append(p.Rows, row.what)
		}
	}
	if !sure && len(p.Rows) > 0 {
		f.problems.Errorf(at, "er staat niet meer in van welke school en welk meetmoment dit actieplan is; zet op het eerste blad School, Sector en Meetmoment terug",
			"it no longer says of which school and round this action plan is; put School, Sector and Round back on the first sheet")
	}
	p.Worked = assessment.PlanFingerprint(slices.Concat(p.Rows, r.strange)) != r.written.plan
	return p, sure
}

// planOwner finds of which school and round the plan is: what _meta says, else what the summary says. It is false when neither does.
func (f *form) planOwner(p *assessment.Plan) bool {
	s := f.findStart()
	text := func(key string, what datum) string {
		if v := f.meta[key]; v != "" {
			return assessment.CleanLine(v)
		}
		c, _ := f.get(s, what)
		return assessment.CleanLine(c.Text)
	}
	p.School.Name = text("school", datumSchool)
	p.School.BRIN, _ = assessment.NormalBRIN(text("brin", datumBRIN))
	sector, sure := f.words.Sector(text("sector", datumSector))
	p.School.Sector = sector
	p.School.Board, p.School.Place = text("board", datumBoard), text("place", datumPlace)
	p.Round = text("round", datumRound)
	if p.Date.IsZero() {
		c, _ := f.get(s, datumDate)
		p.Date, _ = f.day(c)
	}
	return p.School.Name != "" && sure && p.School.Sector != "" && p.Round != ""
}

// read reads the tables of the plan.
func (r *planReader) read(at problem.Place) {
	tables := r.findPlans(planSheet)
	if len(tables) == 0 {
		tables = r.findPlans(anySheet)
	}
	for _, t := range tables {
		r.heads(t)
		r.doubled(t)
		r.table(t)
	}
	if len(tables) > 0 || len(r.written.rows) == 0 {
		return
	}
	for _, s := range r.book.Sheets {
		if planSheet(s) && !hidden(s) && len(s.Rows) > 0 {
			r.problems.Errorf(r.place(s, s.Rows[0], 0), "boven het actieplan ontbreken de kopjes; zet Nr, Actie, Wie, Wanneer en Status terug boven hun kolommen", "the action plan has no headers; put No, Action, Owner, Due and Status back above their columns")
			return
		}
	}
	r.problems.Warnf(at, "het blad Actieplan ontbreekt; er is geen plan gelezen", "the sheet Action plan is missing; no plan was read")
}

// heads warns of columns of the plan that cannot be found.
func (r *planReader) heads(t questions) {
	names := map[field]lang.Text{
		fieldAction: {NL: "Actie", EN: "Action"}, fieldOwner: {NL: "Wie", EN: "Owner"}, fieldDue: {NL: "Wanneer", EN: "Due"}, fieldStatus: {NL: "Status", EN: "Status"},
	}
	for _, what := range planFields() {
		if _, ok := t.columns[what]; !ok {
			r.problems.Warnf(r.place(t.sheet, t.sheet.Rows[t.header], t.columns[fieldID]), "boven het actieplan ontbreekt het kopje %s; wat in die kolom staat, is niet gelezen", "the header %s is missing above the action plan; what stands in that column was not read", names[what])
		}
	}
}

// table reads the rows of a table.
func (r *planReader) table(t questions) {
	for _, row := range t.sheet.Rows[t.header+1:] {
		if r.full() {
			return
		}
		text := row.Cell(t.columns[fieldID]).Text
		id, known := r.id(text)
		_, asked := r.Rubric.Indicator(id)
		switch at := r.place(t.sheet, row, t.columns[fieldID]); {
		case known && asked:
			r.row(t, row, id)
		case idLike.MatchString(bare(text)) && r.other:
			r.unknown = append(r.unknown, bare(text))
			r.strange = append(r.strange, r.quietly(t, row, bare(text)))
		case !known && idLike.MatchString(bare(text)):
			r.unknownID(bare(text), at)
		default:
			r.lost(t, row, at)
		}
	}
}

// lost warns of an action in a row that belongs to no question. A header that comes again is none.
func (r *planReader) lost(t questions, row sheet.Row, at problem.Place) {
	c, ok := t.columns[fieldAction]
	if _, sure := r.headings.of(row.Cell(c).Text); !ok || sure == sureExact || strings.TrimSpace(row.Cell(c).Text) == "" {
		return
	}
	r.problems.Warnf(r.place(t.sheet, row, c), "deze actie staat op een rij zonder nummer van een vraag en is niet gelezen; zet in %s het nummer", "this action is in a row without the number of a question and was not read; put the number in %s", at.Cell)
}

// row reads the row of an indicator. Of one that is as it was written nothing is told: it was told of the answers.
func (r *planReader) row(t questions, row sheet.Row, id string) {
	r.uncomputed(t, row)
	before := r.problems
	what, understood := r.planRow(t, row, id)
	switch said, known := r.written.rows[strings.ToLower(id)]; {
	case !r.written.known:
		what.Fresh = !what.Empty()
	case understood && known && said.sum == what.Fingerprint():
		what.Fresh = said.carried
	default:
		what.Fresh = true
	}
	if !what.Fresh && understood {
		r.problems = before
	}
	next := given[assessment.PlanRow]{what, r.place(t.sheet, row, t.columns[fieldID]), t.columns}
	if old, twice := r.rows[id]; twice {
		r.twice(id, next.at, old.at, old.what.Fingerprint() == what.Fingerprint())
	}
	r.rows[id] = next
}

// quietly reads a row of which nothing is told.
func (r *planReader) quietly(t questions, row sheet.Row, id string) assessment.PlanRow {
	before := r.problems
	out, _ := r.planRow(t, row, id)
	r.problems = before
	return out
}

// planRow reads the cells of a row. It is false when the status cannot be understood.
func (r *planReader) planRow(t questions, row sheet.Row, id string) (assessment.PlanRow, bool) {
	cell := func(what field) (sheet.Cell, problem.Place) {
		c, ok := t.columns[what]
		if !ok {
			return sheet.Cell{}, r.place(t.sheet, row, t.columns[fieldID])
		}
		return r.whole(t, row, c), r.place(t.sheet, row, c)
	}
	out := assessment.PlanRow{Indicator: id}
	out.Action = r.text(cell(fieldAction))
	out.Owner = r.text(cell(fieldOwner))
	out.Due = r.due(cell(fieldDue))
	c, at := cell(fieldStatus)
	var ok bool
	if out.Status, ok = r.words.Status(c.Text); !ok {
		r.problems.Errorf(at, "onbekende status %s; kies open, bezig, klaar of vervallen", "unknown status %s; choose open, in progress, done or dropped", shown(c.Text))
	}
	return out, ok
}

// goesOn are the marks at the end of a text that was too long for its cell. Its rest stands in further columns, after the name of its own column.
func goesOn() []string {
	return []string{" … [gaat verder in de kolom Vervolg]", " … [goes on in the column Continued]"}
}

// whole is a cell with the rest of its text.
func (r *planReader) whole(t questions, row sheet.Row, column int) sheet.Cell {
	c := row.Cell(column)
	for _, mark := range goesOn() {
		text, cut := strings.CutSuffix(c.Text, mark)
		if !cut {
			continue
		}
		heads := t.sheet.Rows[t.header]
		label := heads.Cell(column).Text + ": "
		for n := range row.Cells {
			if name := plainWords(heads.Cell(n).Text); !strings.HasPrefix(name, "vervolg") && !strings.HasPrefix(name, "continued") {
				continue
			}
			if more, ok := strings.CutPrefix(row.Cells[n].Text, label); ok {
				text += more
			}
		}
		c.Text = text
	}
	return c
}

// written is what _meta says of the plan as it was written.
type written struct {
	known bool
	plan  string // fingerprint of the whole
	rows  map[string]writtenRow
}

// writtenRow is a row as it was written, by its id in lower case. Carried: it was taken over from a workbook in which somebody worked.
type writtenRow struct {
	sum     string
	carried bool
}

// written reads the fingerprints.
func (m meta) written() written {
	w := written{rows: map[string]writtenRow{}}
	w.plan, w.known = m[assessment.PlanKey]
	for name, value := range m {
		if id, ok := strings.CutPrefix(name, assessment.PlanKey+"."); ok {
			sum, carried := strings.CutSuffix(value, assessment.PlanCarried)
			w.rows[id] = writtenRow{sum, carried}
		}
	}
	return w
}
