package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// form reads one questionnaire.
type form struct {
	assessment.Reader
	file     string
	words    *cells.Words
	book     sheet.Book
	meta     meta
	headings headings
	labels   map[string]datum
	tables   []questions
	problems problem.List
	response assessment.Response

	ids        map[string]string // ids of the rubric by their lower-case form
	known      []string          // ids of the rubric in its order
	indicators map[string]rubric.Indicator
	checks     map[string]rubric.Check

	lost    problem.List // warnings of what stood in the form and was not read; told even when nothing was answered
	other   bool         // made for another version of the rubric: ids may be gone
	begun   bool         // somebody gave an answer, perhaps one that cannot be understood
	unknown []string
	answers map[string]given[assessment.Answer]
	checked map[string]given[assessment.CheckAnswer]
}

// given is what a row says, with its place and the columns that its table has.
type given[T any] struct {
	what T
	at   problem.Place
	has  map[field]int
}

// read reads the questionnaire. It gives a response when there is no error.
func (f *form) read(data []byte, problems *problem.List) []assessment.Response {
	sum := sha256.Sum256(data)
	f.response = assessment.Response{
		Source: problem.Place{File: f.file}, Digest: hex.EncodeToString(sum[:]), RubricVersion: f.Rubric.Version, Role: rubric.Joint,
		Answers: map[string]assessment.Answer{}, Checks: map[string]assessment.CheckAnswer{},
	}
	at := problem.Place{File: f.file}
	if !f.rubric(at) {
		problems.Add(f.problems)
		return nil
	}
	f.school()
	f.questions(at)
	f.lostIDs()
	f.response.Profile = f.profile()
	f.scope(at)
	if !f.begun {
		only := f.problems.Errors()
		only.Warnf(at, "er is nog niets beantwoord; deze lijst telt als niet ingestuurd", "nothing has been answered yet; this list counts as not returned")
		f.problems = only
	}
	f.tellFull(at)
	problems.Add(f.problems)
	problems.Add(f.lost)
	if f.problems.HasErrors() {
		return nil
	}
	return []assessment.Response{f.response}
}

// full tells whether so much is wrong that the rest of the workbook is not looked at.
func (f *form) full() bool { return f.problems.Len() >= limit.Problems }

func (f *form) tellFull(at problem.Place) {
	if f.full() {
		f.problems.Errorf(at, "er zijn meer dan %d fouten en waarschuwingen; verbeter eerst deze", "there are more than %d errors and warnings; correct these first", limit.Problems)
	}
}

// lostIDs tells of a sheet with a column of answers and no column with the ids of the questions: without them nobody knows which answer belongs where, and none may be lost silently.
func (f *form) lostIDs() {
	for _, s := range f.book.Sheets {
		if hidden(s) || slices.ContainsFunc(f.tables, func(t questions) bool { return t.sheet.Name == s.Name }) {
			continue
		}
		for _, row := range s.Rows[:min(len(s.Rows), headerRows)] {
			columns, _, sure := f.headings.row(row)
			_, id := columns[fieldID]
			column, answer := columns[fieldAnswer]
			if answer && !id && sure[fieldAnswer] == sureExact && len(columns) > 1 {
				f.problems.Errorf(problem.Place{File: f.file, Cell: s.Name + "!" + sheet.Ref(column, row.Number)}, "bij deze kolom met antwoorden ontbreekt de kolom Nr; zet die terug, met bij elke vraag het nummer (V1, V2 …)",
					"this column of answers lacks the column No; put it back, with the number of each question (V1, V2 …)")
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
		f.problems.Warnf(at, "het verborgen blad _meta ontbreekt; de antwoorden zijn gelezen met rubriek %s %s", "the hidden sheet _meta is missing; the answers were read with rubric %s %s", f.Rubric.ID, f.Rubric.Version)
	case id != f.Rubric.ID:
		f.problems.Errorf(at, "deze vragenlijst hoort bij rubriek %q; hier geldt %q. Kies de andere rubriek met --rubric", "this questionnaire belongs to rubric %q; here %q holds. Choose the other rubric with --rubric", clip(id), f.Rubric.ID)
		return false
	case version != f.Rubric.Version && rubric.ValidVersion(version):
		f.response.RubricVersion = version
		f.other = true
	}
	return true
}

// questions reads the tables.
func (f *form) questions(at problem.Place) {
	f.answers, f.checked = map[string]given[assessment.Answer]{}, map[string]given[assessment.CheckAnswer]{}
	f.indicators, f.checks = map[string]rubric.Indicator{}, map[string]rubric.Check{}
	for _, i := range f.Rubric.Indicators() {
		f.indicators[i.ID] = i
	}
	for _, c := range f.Rubric.Checks {
		f.checks[c.ID] = c
	}
	if len(f.tables) == 0 {
		f.problems.Errorf(at, "er is geen blad met een kolom Nr en een kolom Antwoord; zet die twee kopjes terug boven de vragen", "no sheet has a column No and a column Answer; put these two headers back above the questions")
		return
	}
	for _, t := range f.tables {
		f.table(t)
	}
	for id, a := range f.answers {
		f.response.Answers[id] = a.what
	}
	for id, c := range f.checked {
		f.response.Checks[id] = c.what
	}
	switch {
	case len(f.unknown) > 0:
		f.problems.Warnf(at, "gemaakt voor rubriek %s; hier geldt %s. Deze vragen bestaan niet meer en tellen niet mee: %s", "made for rubric %s; here %s holds. These questions no longer exist and do not count: %s",
			f.response.RubricVersion, f.Rubric.Version, assessment.Listed(f.unknown, assessment.MostNamed))
	case f.other:
		f.problems.Warnf(at, "gemaakt voor rubriek %s; hier geldt %s. Alle vragen bestaan nog en tellen mee", "made for rubric %s; here %s holds. All questions still exist and count",
			f.response.RubricVersion, f.Rubric.Version)
	}
}

// scope tells of answers that do not count and of questions that are not in the form.
func (f *form) scope(at problem.Place) {
	x := f.response
	if x.School.Sector == "" {
		return
	}
	var outside, missing []string
	for _, id := range f.known {
		if i, ok := f.indicators[id]; ok {
			answer, given := x.Answers[id]
			switch {
			case given && !x.Asked(i) && answer.State != assessment.Blank:
				outside = append(outside, id)
			case !given && x.Asked(i):
				missing = append(missing, id)
			}
			continue
		}
		check, given := x.Checks[id]
		switch asked := f.checks[id].In(x.School.Sector); {
		case given && !asked && check.State != assessment.CheckBlank:
			outside = append(outside, id)
		case !given && asked:
			missing = append(missing, id)
		}
	}
	if len(outside) > 0 {
		f.problems.Warnf(at, "deze vragen horen niet bij deze lijst (%s, %s); de antwoorden tellen niet mee: %s", "these questions are not in this questionnaire (%s, %s); the answers do not count: %s",
			string(x.School.Sector), string(x.Profile), assessment.Listed(outside, assessment.MostNamed))
	}
	if len(missing) > 0 && len(f.tables) > 0 && !f.stray(missing) {
		f.problems.Warnf(at, "deze vragen staan niet in de werkmap en tellen als niet ingevuld: %s", "these questions are not in the workbook and count as not filled in: %s", strings.Join(missing, ", "))
	}
}

// stray refuses questions that stand in the workbook without a header above them that names the answers: a sheet of which the header row was changed or
// sorted away. One id in a cell of its own may be a remark; two below each other are a table.
func (f *form) stray(missing []string) bool {
	found := false
	for _, s := range f.book.Sheets {
		if hidden(s) {
			continue
		}
		first, second := map[int]sheet.Row{}, false
		for _, row := range s.Rows {
			for c := range row.Cells {
				if id, ok := f.ids[strings.ToLower(bare(row.Cells[c].Text))]; !ok || !slices.Contains(missing, id) || second {
					continue
				}
				at, again := first[c]
				if !again {
					first[c] = row
					continue
				}
				second, found = true, true
				f.problems.Errorf(f.place(s, at, c), "hier staan vragen, maar boven de antwoorden staat geen kopje Antwoord; zet de kopregel terug boven de vragen", "questions stand here, but no header Answer stands above the answers; put the header row back above the questions")
			}
		}
	}
	return found
}

// table reads the rows of a table. A header may come again further down, with its columns in another order.
func (f *form) table(t questions) {
	f.doubled(t)
	for n := t.header + 1; n < len(t.sheet.Rows) && !f.full(); n++ {
		row := t.sheet.Rows[n]
		text := row.Cell(t.columns[fieldID]).Text
		if id, ok := f.id(text); ok {
			f.row(t, row, id)
			continue
		}
		if columns, _, sure := f.headings.row(row); sure[fieldAnswer] == sureExact && sure[fieldID] == sureExact {
			columns[fieldID], _ = f.idColumn(t.sheet, n, columns)
			t.columns = columns
			continue
		}
		at := f.place(t.sheet, row, t.columns[fieldID])
		given := strings.TrimSpace(row.Cell(t.columns[fieldAnswer]).Text) != ""
		switch id := bare(text); {
		case idLike.MatchString(id) && f.other:
			f.unknown = append(f.unknown, id)
		case idLike.MatchString(id):
			f.unknownID(id, at)
		case given:
			f.problems.Warnf(f.place(t.sheet, row, t.columns[fieldAnswer]), "dit antwoord staat op een rij zonder nummer van een vraag en telt niet mee; zet in %s het nummer, of haal de rij weg",
				"this answer is in a row without the number of a question and does not count; put the number in %s, or remove the row", at.Cell)
		}
	}
}

func (f *form) unknownID(id string, at problem.Place) {
	if near, ok := yamldoc.Nearest(id, f.known); ok {
		f.problems.Errorf(at, "onbekende vraag %q; bedoel je %q?", "unknown question %q; did you mean %q?", id, near)
		return
	}
	f.problems.Errorf(at, "onbekende vraag %q; verbeter het nummer, of haal de rij weg", "unknown question %q; correct the number, or remove the row", id)
}

// doubled refuses a second column with the same header, unless nothing stands in it.
func (f *form) doubled(t questions) {
	for _, d := range t.doubles {
		if d.field == fieldID || d.column == t.columns[d.field] {
			continue
		}
		for _, row := range t.sheet.Rows[t.header+1:] {
			if _, ok := f.id(row.Cell(t.columns[fieldID]).Text); ok && strings.TrimSpace(row.Cell(d.column).Text) != "" {
				head := t.sheet.Rows[t.header]
				f.problems.Errorf(f.place(t.sheet, head, d.column), "deze kolom heet hetzelfde als %s; geef er één een andere naam, of haal hem weg", "this column has the same name as %s; give one of them another name, or remove it",
					f.place(t.sheet, head, t.columns[d.field]).Cell)
				break
			}
		}
	}
}

// row reads the row of a question or check.
func (f *form) row(t questions, row sheet.Row, id string) {
	at := f.place(t.sheet, row, t.columns[fieldID])
	cell := func(what field) (sheet.Cell, problem.Place) {
		c, ok := t.columns[what]
		if !ok {
			return sheet.Cell{}, f.place(t.sheet, row, t.columns[fieldAnswer])
		}
		return row.Cell(c), f.place(t.sheet, row, c)
	}
	f.uncomputed(t, row)
	if i, ok := f.indicators[id]; ok {
		next := given[assessment.Answer]{f.answer(i, cell), at, t.columns}
		if old, twice := f.answers[id]; twice {
			f.twice(id, at, old.at, sameAnswer(&next, old))
		}
		f.answers[id] = next
		return
	}
	next := given[assessment.CheckAnswer]{f.check(f.checks[id], cell), at, t.columns}
	if old, twice := f.checked[id]; twice {
		f.twice(id, at, old.at, sameCheck(&next, old))
	}
	f.checked[id] = next
}

// uncomputed warns of the cells of a row that hold a formula without an outcome: they are read as empty.
func (f *form) uncomputed(t questions, row sheet.Row) {
	var columns []int
	for what, c := range t.columns {
		if what != fieldID && row.Cell(c).NoOutcome {
			columns = append(columns, c)
		}
	}
	slices.Sort(columns)
	for _, c := range columns {
		f.noOutcome(f.place(t.sheet, row, c))
	}
}

func (f *form) noOutcome(at problem.Place) {
	f.lost.Warnf(at, "hier staat een formule zonder uitkomst; de cel telt als leeg. Open de werkmap in Excel en sla hem op, of typ wat er moet staan",
		"a formula without an outcome stands here; the cell counts as empty. Open the workbook in Excel and save it, or type what should stand here")
}

func (f *form) twice(id string, at, first problem.Place, same bool) {
	if !same {
		f.problems.Errorf(at, "%s staat ook in %s, met iets anders erbij; laat er één staan", "%s also stands in %s, with something else beside it; keep one of them", id, first.Cell)
	}
}

// sameAnswer tells whether two rows say the same in the columns that both have, and takes the other columns over.
func sameAnswer(a *given[assessment.Answer], b given[assessment.Answer]) bool {
	x, y := &a.what, b.what
	same := x.State == y.State && x.Level == y.Level
	same = shared(fieldEvidence, a.has, b.has, &x.Evidence, y.Evidence) && same
	same = shared(fieldEvidenceDate, a.has, b.has, &x.EvidenceDate, y.EvidenceDate) && same
	same = shared(fieldNote, a.has, b.has, &x.Note, y.Note) && same
	same = shared(fieldAction, a.has, b.has, &x.Action, y.Action) && same
	same = shared(fieldOwner, a.has, b.has, &x.Owner, y.Owner) && same
	same = shared(fieldDue, a.has, b.has, &x.Due, y.Due) && same
	return shared(fieldStatus, a.has, b.has, &x.Status, y.Status) && same
}

func sameCheck(a *given[assessment.CheckAnswer], b given[assessment.CheckAnswer]) bool {
	x, y := &a.what, b.what
	same := x.State == y.State
	same = shared(fieldNote, a.has, b.has, &x.Note, y.Note) && same
	return shared(fieldDate, a.has, b.has, &x.Date, y.Date) && same
}

// shared tells whether two values of a column are the same; one without the column takes the other's.
func shared[T comparable](what field, a, b map[field]int, x *T, y T) bool {
	_, hasA := a[what]
	_, hasB := b[what]
	if !hasA && hasB {
		*x = y
	}
	return !hasA || !hasB || *x == y
}

// finder gives the cell of a row in the column of a field, with its place.
type finder func(field) (sheet.Cell, problem.Place)

func (f *form) answer(i rubric.Indicator, cell finder) assessment.Answer {
	var a assessment.Answer
	c, at := cell(fieldAnswer)
	clean, _ := assessment.CleanText(c.Text)
	state, level, ok := f.words.Level(i, clean)
	if !ok {
		f.problems.Errorf(at, "%s is geen niveau; %s", "%s is no level; %s", shown(clean), f.words.LevelHelp(i))
	}
	a.State, a.Level = state, level
	f.begun = f.begun || !ok || state != assessment.Blank
	a.Evidence = f.text(cell(fieldEvidence))
	a.EvidenceDate = f.dayOrWords(&a.Evidence, lang.Text{NL: "onderbouwing", EN: "evidence"}, firstOf(cell, fieldEvidenceDate, fieldDate))
	a.Note = f.text(cell(fieldNote))
	a.Action = f.text(cell(fieldAction))
	a.Owner = f.text(cell(fieldOwner))
	a.Due = f.due(cell(fieldDue))
	c, where := cell(fieldStatus)
	if a.Status, ok = f.words.Status(c.Text); !ok {
		f.problems.Errorf(where, "onbekende status %s; kies open, bezig, klaar of vervallen", "unknown status %s; choose open, in progress, done or dropped", shown(c.Text))
	}
	if a.State == assessment.NotApplicable {
		_, note := cell(fieldNote)
		switch {
		case !i.AllowNA:
			f.problems.Errorf(at, "n.v.t. kan niet bij %s; %s", "n/a is not possible with %s; %s", i.ID, f.words.LevelHelp(i))
		case strings.TrimSpace(a.Note) == "":
			f.problems.Errorf(note, "bij n.v.t. hoort een reden; schrijf hier waarom %s bij jullie niet voorkomt", "n/a needs a reason; write here why %s does not occur at your school", i.ID)
		}
	}
	return a
}

func (f *form) check(c rubric.Check, cell finder) assessment.CheckAnswer {
	var a assessment.CheckAnswer
	answer, at := cell(fieldAnswer)
	clean, _ := assessment.CleanText(answer.Text)
	state, ok := f.words.Check(c, clean)
	if !ok {
		f.problems.Errorf(at, "%s is geen antwoord op %s; %s", "%s is no answer to %s; %s", shown(clean), c.ID, f.words.CheckHelp(c))
	}
	a.State = state
	f.begun = f.begun || !ok || state != assessment.CheckBlank
	a.Note = f.text(cell(fieldNote))
	a.Date = f.dayOrWords(&a.Note, lang.Text{NL: "notitie", EN: "note"}, firstOf(cell, fieldDate, fieldEvidenceDate))
	return a
}

// placed is a cell with its place.
type placed struct {
	sheet.Cell
	at problem.Place
}

// firstOf gives the cell of the first field that holds something.
func firstOf(cell finder, fields ...field) placed {
	for _, what := range fields {
		if c, at := cell(what); !c.Empty() {
			return placed{c, at}
		}
	}
	c, at := cell(fields[0])
	return placed{c, at}
}

// text reads a text that people wrote. What looks like personal data gets a warning with its place, never its content.
func (f *form) text(c sheet.Cell, at problem.Place) string {
	clean := f.clean(c, at)
	if strings.TrimSpace(clean) == "" {
		return ""
	}
	if assessment.LooksPersonal(clean) {
		f.problems.Warnf(at, "hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat", "something here looks like personal data (e-mail address, phone number or citizen service number); remove what is about a pupil")
	}
	return clean
}

// clean reads a text without the characters that no output can hold.
func (f *form) clean(c sheet.Cell, at problem.Place) string {
	clean, dropped := assessment.CleanText(c.Text)
	if dropped {
		f.problems.Warnf(at, "er stonden onzichtbare tekens in de tekst; ze zijn weggelaten", "there were invisible characters in the text; they were left out")
	}
	if n := utf8.RuneCountInString(clean); n > limit.Text {
		f.problems.Errorf(at, "de tekst heeft %d tekens; het mogen er %d zijn. Kort de tekst in", "the text has %d characters; %d are allowed. Shorten the text", n, limit.Text)
	}
	return clean
}

// shown is what somebody typed, for a message: in quotes, cut to what fits, and not at all when it looks personal.
func shown(s string) lang.Text {
	if assessment.LooksPersonal(s) {
		return lang.Text{NL: "deze tekst", EN: "this text"}
	}
	return lang.Same(strconv.Quote(clip(s)))
}

// clip shortens what is shown of a cell.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
