package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// The rows above the questions: what the columns are for, and their heads. Both stay in sight.
const bandRow, headRow, firstQuestion = 1, 2, 3

const (
	bandHeight   = 18 // in points
	evidenceRoom = 6  // for how many lines of evidence a question has room at least
	noteRoom     = 3  // and of notes a check
)

// questionColumn is a column of the questions, with what stands above its head: what the column, with those after it
// that have nothing there, is for.
type questionColumn struct {
	field answers.Field
	band  string
	workbook.Column
}

// columns are the columns of the questions. That with the earlier level exists only in a form that was filled in
// before.
func (b *author) columns() []questionColumn {
	w, l := b.words, b.form.Lang
	level, evidence := 22.75, 34.0
	if b.form.Previous != nil || b.form.Talk != nil {
		level, evidence = 20.5, 32
	}
	var out []questionColumn
	add := func(f answers.Field, band string, width float64) {
		column := workbook.Column{Title: answers.Heading(f, l), Width: width, Head: lookHead}
		out = append(out, questionColumn{f, band, column})
	}
	add(answers.FieldID, w.Questions, 6.5)
	out[0].Head = lookNumber
	add(answers.FieldQuestion, "", 34.5)
	for n, known := range b.form.Rubric.Levels { // bare digits, with the names of the levels above them
		column := workbook.Column{Title: fmt.Sprint(n), Width: level, Head: lookLevel}
		out = append(out, questionColumn{answers.FieldLevel, known.Label.In(l), column})
	}
	if b.form.Previous != nil {
		add(answers.FieldPrevious, b.form.Previous.Round, 11)
	}
	if b.form.Talk != nil {
		add(answers.FieldTalk, w.BandTalk, 19)
		add(answers.FieldTeam, "", 17)
	}
	add(answers.FieldAnswer, w.BandAnswer, 15)
	add(answers.FieldEvidence, "", evidence)
	add(answers.FieldEvidenceDate, w.BandMore, 16)
	add(answers.FieldNote, "", 34)
	add(answers.FieldAction, w.BandPlan, 36)
	add(answers.FieldOwner, "", 18)
	add(answers.FieldDue, "", 16)
	add(answers.FieldStatus, "", 14)
	return out
}

func (b *author) columnOf(f answers.Field) int {
	return slices.IndexFunc(b.columns(), func(c questionColumn) bool { return c.field == f }) + 1
}

// questionSheet is the sheet of questions. All its columns are printed, for which a page must be large.
func (b *author) questionSheet() workbook.Sheet {
	asked := b.form.questions()
	band := workbook.Row{Height: bandHeight}
	s := workbook.Sheet{
		Name: b.words.Questions, HeadHeight: 30, Frozen: 2, Locked: true, Digits: true,
		Start: workbook.At(b.columnOf(answers.FieldAnswer), firstQuestion),
		Print: workbook.Print{Titles: bandRow, Large: true},
	}
	for _, c := range b.columns() {
		s.Columns = append(s.Columns, c.Column)
		if c.band == "" {
			band.Cells = append(band.Cells, workbook.Cell{})
		} else {
			band.Cells = append(band.Cells, workbook.Text(c.band, lookBand))
		}
	}
	s.Top = []workbook.Row{band}
	var rows []workbook.Row
	for _, a := range asked {
		rows = append(rows, b.questionRow(a))
	}
	s.Rows = slices.Values(rows)
	s.Rules, s.Marks = b.questionRules(asked), b.questionMarks(headRow+len(asked))
	return s
}

func (b *author) questionRow(a asks) workbook.Row {
	l, texts := b.form.Lang, a.indicator.For(b.form.School.Sector)
	row := workbook.Row{Least: evidenceRoom, Parted: a.first, Cells: []workbook.Cell{
		workbook.Text(a.indicator.ID, lookID), asking(a.domain.Title.In(l), texts.Question.In(l), texts.Why.In(l))}}
	for _, t := range texts.Levels {
		row.Cells = append(row.Cells, workbook.Text(t.In(l), lookBody))
	}
	was := b.form.Earlier(a.indicator.ID)
	if b.form.Previous != nil {
		row.Cells = append(row.Cells, workbook.Text(b.earlier(was), lookLast))
	}
	if b.form.Talk != nil {
		row.Cells = append(row.Cells, b.talkCells(a.indicator.ID)...)
	}
	answer, choice := was.Answer, ""
	answer.Note, answer.EvidenceDate = b.form.EarlierNote(was), was.DateOfEvidence()
	answer.Evidence = b.form.Evidence(was, a.indicator.ID)
	if plan := b.form.Actions(a.indicator.ID); len(plan) > 0 {
		answer.Action, answer.Owner, answer.Due, answer.Status = plan[0].Text, plan[0].Owner, plan[0].Due, plan[0].Status
	}
	if b.form.Filled != nil {
		answer = b.form.Filled.Answers.Of(a.indicator.ID)
		choice = b.choice(answer)
	}
	row.Cells = append(row.Cells, workbook.Text(choice, lookAnswer), workbook.Text(answer.Evidence, lookEntry),
		day(answer.EvidenceDate, ""), workbook.Text(answer.Note, lookEntry), workbook.Text(answer.Action, lookEntry),
		workbook.Text(answer.Owner, lookEntry), day(answer.Due.Date, answer.Due.Text),
		workbook.Text(b.words.statusName(answer.Status), lookEntry))
	return row
}

// choice is an answer as it stands in the drop-down list; empty for none.
func (b *author) choice(a assessment.Answer) string {
	switch a.State {
	case assessment.Answered:
		return b.form.levelName(a.Level)
	case assessment.Unknown:
		return b.words.Unknown
	case assessment.NotApplicable:
		return b.words.NotApplicable
	default:
		return ""
	}
}

// earlier is the answer of an earlier round in words; a dash for none and for that of one or two people.
func (b *author) earlier(was assessment.IndicatorResult) string {
	if was.OfFew() {
		return "–"
	}
	return cmp.Or(b.choice(was.Answer), "–")
}

// questionRules say what may be filled in, and what is said about it.
func (b *author) questionRules(asked []asks) []workbook.Rule {
	w := b.words
	var out []workbook.Rule
	add := func(f answers.Field, before string, first, last int, r workbook.Rule) {
		column := b.columnOf(f)
		r.Cells, r.Title = workbook.At(column, first), before+answers.Heading(f, b.form.Lang)
		if before == "" {
			r.Cells = workbook.Block(column, first, column, last)
		}
		out = append(out, r)
	}
	for n, a := range asked {
		row, before, levels := firstQuestion+n, a.indicator.ID+" · ", b.lists.level
		if a.indicator.AllowNA {
			levels = b.lists.levelNA
		}
		add(answers.FieldAnswer, before, row, row,
			workbook.Rule{Prompt: b.answerPrompt(a.indicator), List: levels, Open: true})
		add(answers.FieldEvidence, before, row, row, workbook.Rule{Prompt: b.evidencePrompt(a.indicator)})
	}
	same := func(f answers.Field, r workbook.Rule) { add(f, "", firstQuestion, headRow+len(asked), r) }
	same(answers.FieldEvidenceDate, workbook.Rule{Prompt: w.EvidenceDateInput, Free: true})
	same(answers.FieldNote, workbook.Rule{Prompt: fmt.Sprintf(w.NoteInput, w.Pupils)})
	same(answers.FieldAction, workbook.Rule{Prompt: w.ActionInput})
	same(answers.FieldOwner, workbook.Rule{Prompt: w.OwnerInput})
	same(answers.FieldDue, workbook.Rule{Prompt: w.DueInput, Free: true})
	same(answers.FieldStatus, workbook.Rule{Prompt: w.StatusInput, List: b.lists.status})
	return out
}

// answerPrompt says how to choose, and who would know.
func (b *author) answerPrompt(i rubric.Indicator) string {
	parts := []string{b.words.AnswerInput}
	if i.AllowNA {
		parts = append(parts, b.words.AnswerNA)
	}
	if who := joined(i.Ask, b.form.Lang, ", "); who != "" {
		parts = append(parts, fmt.Sprintf(b.words.AnswerAsk, who))
	}
	return strings.Join(parts, "\n")
}

// evidencePrompt says what evidence may be, with as many examples as find room.
func (b *author) evidencePrompt(i rubric.Indicator) string {
	prompt := fmt.Sprintf(b.words.EvidenceInput, b.words.Pupils)
	examples := i.For(b.form.School.Sector).Evidence
	for n := len(examples); n > 0; n-- {
		full := prompt + "\n" + fmt.Sprintf(b.words.EvidenceExample, joined(examples[:n], b.form.Lang, "; "))
		if workbook.Units(full) <= workbook.PromptLimit {
			return full
		}
	}
	return prompt
}

func joined(texts []lang.Text, l lang.Lang, by string) string {
	out := make([]string, len(texts))
	for n, t := range texts {
		out[n] = strings.TrimRight(workbook.Clean(t.In(l)), ".")
	}
	return strings.Join(out, by)
}

// questionMarks show, as one goes, which questions are still open and where evidence would help. Each mark is a sign
// or words first and a colour second.
func (b *author) questionMarks(last int) []workbook.Mark {
	column := func(f answers.Field) string {
		return workbook.Block(b.columnOf(f), firstQuestion, b.columnOf(f), last)
	}
	answer := workbook.At(b.columnOf(answers.FieldAnswer), firstQuestion)
	evidence := workbook.At(b.columnOf(answers.FieldEvidence), firstQuestion)
	none := fmt.Sprintf(`LEN(TRIM($%s))=0`, evidence)
	if len(b.form.Proposed) > 0 { // a proposal alone is no evidence
		mark := answers.ProposedMark(b.form.Lang)
		none = fmt.Sprintf(`OR(%s,LEFT(TRIM($%s),%d)="%s")`, none, evidence, workbook.Units(mark), mark)
	}
	missing := fmt.Sprintf(`AND(OR(LEFT(TRIM($%s),1)="2",LEFT(TRIM($%s),1)="3"),%s)`, answer, answer, none)
	bare := workbook.Case{Formula: missing, Ground: workbook.Wait}
	var texts []string
	for n := range b.form.Rubric.Levels {
		texts = append(texts, workbook.At(b.columnOf(answers.FieldLevel)+n, firstQuestion))
	}
	named := bare
	named.Format = `@" · ` + b.words.EvidenceMark + `"`
	return []workbook.Mark{
		b.todo(column(answers.FieldID), answer), {
			Cells: column(answers.FieldAnswer), Cases: []workbook.Case{b.wrong(b.notLevel(answer, texts)), named},
		},
		{Cells: column(answers.FieldEvidence), Cases: []workbook.Case{bare}},
	}
}

// planSheet has the actions for which the row of a question has no room, and room for more. It is not locked: a program
// sorts no locked rows. Without such actions there is none.
func (b *author) planSheet() (workbook.Sheet, bool) {
	further := b.form.Further()
	if len(further) == 0 {
		return workbook.Sheet{}, false
	}
	const room = 12 // rows
	column := func(f answers.Field, width float64, head workbook.Look) workbook.Column {
		return workbook.Column{Title: answers.Heading(f, b.form.Lang), Width: width, Head: head}
	}
	columns := []workbook.Column{column(answers.FieldID, 6.5, lookNumber), column(answers.FieldSubject, 36, lookHead),
		column(answers.FieldAction, 60, lookHead), column(answers.FieldOwner, 20, lookHead),
		column(answers.FieldDue, 16, lookHead), column(answers.FieldStatus, 14, lookHead)}
	s := workbook.Sheet{Name: b.words.Plan, HeadHeight: 22, Frozen: 2, Columns: columns,
		Top: []workbook.Row{workbook.Cells(workbook.Text(b.words.PlanHow, lookBody).Over(workbook.WidthOf(columns)))}}
	further = append(further, make([]FurtherAction, room)...)
	s.Rows = func(yield func(workbook.Row) bool) {
		for _, a := range further {
			if !yield(workbook.Cells(workbook.Text(a.ID, lookEntry), workbook.Text(a.Title, lookEntry),
				workbook.Text(a.Text, lookEntry), workbook.Text(a.Owner, lookEntry), day(a.Due.Date, a.Due.Text),
				workbook.Text(b.words.statusName(a.Status), lookEntry))) {
				return
			}
		}
	}
	last := headRow + len(further)
	for n, r := range []workbook.Rule{{Prompt: b.words.DueInput, Free: true},
		{Prompt: b.words.StatusInput, List: b.lists.status}} {
		at := len(columns) - 1 + n
		r.Cells, r.Title = workbook.Block(at, firstQuestion, at, last), columns[at-1].Title
		s.Rules = append(s.Rules, r)
	}
	return s, true
}
