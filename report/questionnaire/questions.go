package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// field is what a column of the questions holds.
type field int

const (
	fieldID field = iota
	fieldQuestion
	fieldLevel0
	fieldLevel1
	fieldLevel2
	fieldLevel3
	fieldLast
	fieldAnswer
	fieldEvidence
	fieldEvidenceDate
	fieldNote
	fieldAction
	fieldOwner
	fieldDue
	fieldStatus
	fieldCount
)

// The rows above the questions: what the columns are for, and their heads. Both stay in sight.
const (
	bandRow       = 1
	headRow       = 2
	firstQuestion = 3
	bandHeight    = 18 // in points
)

// evidenceRoom is for how many lines of evidence a row has room at least.
const evidenceRoom = 6

// questionColumn is a column of the questions.
type questionColumn struct {
	field field
	workbook.Column
}

// columns are the columns of the questions. That with the earlier level exists only in a form that was filled in
// before.
func (b *author) columns() []questionColumn {
	w := b.words
	level, evidence := 22.75, 34.0
	if b.form.Previous != nil {
		level, evidence = 20.5, 32
	}
	var out []questionColumn
	add := func(k field, title string, width float64, head workbook.Look) {
		out = append(out, questionColumn{k, workbook.Column{Title: title, Width: width, Head: head}})
	}
	add(fieldID, w.ID, 6.5, lookNumber)
	add(fieldQuestion, w.Question, 34.5, lookHead)
	for n := range b.form.Rubric.Levels { // bare digits, so that the names of the levels stand above them
		add(fieldLevel0+field(n), fmt.Sprint(n), level, lookLevel)
	}
	if b.form.Previous != nil {
		add(fieldLast, w.Last, 11, lookHead)
	}
	add(fieldAnswer, w.Answer, 15, lookHead)
	add(fieldEvidence, w.Evidence, evidence, lookHead)
	add(fieldEvidenceDate, w.EvidenceDate, 16, lookHead)
	add(fieldNote, w.Note, 34, lookHead)
	add(fieldAction, w.Action, 36, lookHead)
	add(fieldOwner, w.Owner, 18, lookHead)
	add(fieldDue, w.Due, 16, lookHead)
	add(fieldStatus, w.Status, 14, lookHead)
	return out
}

// columnOf is the place of a column, counted from 1.
func (b *author) columnOf(k field) int {
	return slices.IndexFunc(b.columns(), func(c questionColumn) bool { return c.field == k }) + 1
}

// questionSheet is the sheet of questions. Printed, the plan is left out.
func (b *author) questionSheet() workbook.Sheet {
	asked := b.form.questions()
	s := workbook.Sheet{
		Name: b.words.Questions, Top: []workbook.Row{b.questionBand()}, HeadHeight: 30, Frozen: 2, Locked: true, Digits: true,
		Start: workbook.At(b.columnOf(fieldAnswer), firstQuestion),
		Print: workbook.Print{Titles: bandRow, LastShown: b.columnOf(fieldEvidence)},
	}
	for _, c := range b.columns() {
		s.Columns = append(s.Columns, c.Column)
	}
	var rows []workbook.Row
	for _, a := range asked {
		rows = append(rows, b.questionRow(a))
	}
	s.Rows = slices.Values(rows)
	s.Rules, s.Marks = b.questionRules(asked), b.questionMarks(headRow+len(asked))
	return s
}

// questionBand says above the heads what the columns are for.
func (b *author) questionBand() workbook.Row {
	w, titles := b.words, map[field]string{}
	titles[fieldID], titles[fieldAnswer] = w.Questions, w.BandAnswer
	titles[fieldEvidenceDate], titles[fieldAction] = w.BandMore, w.BandPlan
	for n, level := range b.form.Rubric.Levels {
		titles[fieldLevel0+field(n)] = level.Label.In(b.form.Lang)
	}
	if b.form.Previous != nil {
		titles[fieldLast] = b.form.Previous.Round
	}
	row := workbook.Row{Height: bandHeight}
	for _, c := range b.columns() {
		if title, ok := titles[c.field]; ok {
			row.Cells = append(row.Cells, workbook.Text(title, lookBand))
		} else {
			row.Cells = append(row.Cells, workbook.Cell{})
		}
	}
	return row
}

// questionRow is one question, and what is known of it from before: all but the answer, which is to be chosen anew.
func (b *author) questionRow(a asks) workbook.Row {
	l, texts := b.form.Lang, a.indicator.For(b.form.School.Sector)
	row := workbook.Row{Least: evidenceRoom, Parted: a.first, Cells: []workbook.Cell{
		workbook.Text(a.indicator.ID, lookID), asking(a.domain.Title.In(l), texts.Question.In(l), texts.Why.In(l)),
	}}
	for _, t := range texts.Levels {
		row.Cells = append(row.Cells, workbook.Text(t.In(l), lookBody))
	}
	was := b.form.earlier(a.indicator.ID)
	if b.form.Previous != nil {
		row.Cells = append(row.Cells, workbook.Text(b.earlier(was), lookLast))
	}
	answer, choice := was.Answer, ""
	answer.Note = ""       // a note belongs to its own round
	if len(was.Plan) > 1 { // each with its own owner, day and status
		answer.Action = assessment.Lines(was.Plan, b.words.statusName)
	}
	if b.form.Filled != nil {
		answer = b.form.Filled.Answers[a.indicator.ID]
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
		return b.levelName(a.Level)
	case assessment.Unknown:
		return b.words.Unknown
	case assessment.NotApplicable:
		return b.words.NotApplicable
	default:
		return ""
	}
}

// earlier is the answer of an earlier round in words.
func (b *author) earlier(was assessment.IndicatorResult) string {
	if was.State == assessment.Answered && !was.Carries() {
		return "–"
	}
	return cmp.Or(b.choice(was.Answer), "–")
}

// questionRules say what may be filled in, and what is said about it.
func (b *author) questionRules(asked []asks) []workbook.Rule {
	w := b.words
	var out []workbook.Rule
	for n, a := range asked {
		row, levels := firstQuestion+n, b.lists.level
		if a.indicator.AllowNA {
			levels = b.lists.levelNA
		}
		out = append(out, workbook.Rule{
			Cells: workbook.At(b.columnOf(fieldAnswer), row), Title: a.indicator.ID + " · " + w.Answer,
			Prompt: b.answerPrompt(a.indicator), List: levels,
		}, workbook.Rule{
			Cells: workbook.At(b.columnOf(fieldEvidence), row), Title: a.indicator.ID + " · " + w.Evidence,
			Prompt: b.evidencePrompt(a.indicator),
		})
	}
	same := func(k field, r workbook.Rule) { // in each row
		column := b.columnOf(k)
		r.Cells, r.Title = workbook.Block(column, firstQuestion, column, headRow+len(asked)), b.columns()[column-1].Title
		out = append(out, r)
	}
	same(fieldEvidenceDate, workbook.Rule{Prompt: w.EvidenceDateInput, Free: true})
	same(fieldNote, workbook.Rule{Prompt: fmt.Sprintf(w.NoteInput, w.Pupils)})
	same(fieldAction, workbook.Rule{Prompt: w.ActionInput})
	same(fieldOwner, workbook.Rule{Prompt: w.OwnerInput})
	same(fieldDue, workbook.Rule{Prompt: w.DueInput, Free: true})
	same(fieldStatus, workbook.Rule{Prompt: w.StatusInput, List: b.lists.status})
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
	var out []string
	for _, t := range texts {
		out = append(out, strings.TrimRight(workbook.Clean(t.In(l)), "."))
	}
	return strings.Join(out, by)
}

// questionMarks show, as one goes, which questions are still open and where evidence would help. Each mark is a sign
// or words first and a colour second.
func (b *author) questionMarks(last int) []workbook.Mark {
	column := func(k field) string { return workbook.Block(b.columnOf(k), firstQuestion, b.columnOf(k), last) }
	first := func(k field) string { return workbook.At(b.columnOf(k), firstQuestion) }
	answer, evidence := first(fieldAnswer), first(fieldEvidence)
	missing := fmt.Sprintf(`AND(OR(LEFT(TRIM($%s),1)="2",LEFT(TRIM($%s),1)="3"),LEN(TRIM($%s))=0)`,
		answer, answer, evidence)
	bare := workbook.Case{Formula: missing, Ground: workbook.Wait}
	named := bare
	named.Format = `@" · ` + b.words.EvidenceMark + `"`
	return []workbook.Mark{
		b.todo(column(fieldID), answer), {Cells: column(fieldAnswer), Cases: []workbook.Case{named}},
		{Cells: column(fieldEvidence), Cases: []workbook.Case{bare}},
	}
}
