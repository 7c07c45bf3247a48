package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// The columns of the sheet of checks.
const (
	checkID = iota + 1
	checkQuestion
	checkAnswer
	checkNote
	checkDay
)

func (b *author) checkSheet() workbook.Sheet {
	w, g := b.words, b.form.Rubric.Guidance
	column := func(f answers.Field, width float64, head workbook.Look) workbook.Column {
		return workbook.Column{Title: answers.Heading(f, b.form.Lang), Width: width, Head: head}
	}
	s := workbook.Sheet{
		Name: w.Signals, HeadHeight: 22, Frozen: 1, NoFilter: true, Locked: true, Print: workbook.Print{LastShown: checkDay},
		Columns: []workbook.Column{column(answers.FieldID, 6.5, lookNumber),
			column(answers.FieldQuestion, 72, lookHead), column(answers.FieldAnswer, 15, lookHead),
			column(answers.FieldNote, 48, lookHead), column(answers.FieldCheckDate, 14, lookHead)},
		Top: []workbook.Row{{Height: bandHeight, Cells: []workbook.Cell{workbook.Text(w.Signals, lookBand), {},
			workbook.Text(w.BandAnswer, lookBand)}}},
	}
	var rows []workbook.Row
	for _, part := range []struct {
		kind     rubric.CheckKind
		title    string
		guidance lang.Text
	}{{rubric.Flag, w.Flags, g.Flags}, {rubric.Legal, w.Legal, g.Legal}} {
		checks := b.form.checks(part.kind)
		if len(checks) == 0 {
			continue
		}
		rows = append(rows, guidanceRow(part.title, part.guidance.In(b.form.Lang), s.Columns))
		first := firstQuestion + len(rows)
		for _, c := range checks {
			rows = append(rows, b.checkRow(c))
		}
		last := headRow + len(rows)
		s.Rules = append(s.Rules, b.checkRules(s.Columns, part.kind, first, last)...)
		s.Marks = append(
			s.Marks,
			b.todo(workbook.Block(checkID, first, checkID, last), workbook.At(checkAnswer, first)),
			workbook.Mark{Cells: workbook.Block(checkAnswer, first, checkAnswer, last),
				Cases: []workbook.Case{b.wrong(notCheck(workbook.At(checkAnswer, first)))}},
		)
	}
	s.Rows = slices.Values(rows)
	s.Start = workbook.At(checkAnswer, min(firstQuestion+1, headRow+len(rows)))
	return s
}

// guidanceRow is the heading of a part with how to answer, over the whole width: it holds no id, so that nothing
// takes it for a question.
func guidanceRow(title, text string, columns []workbook.Column) workbook.Row {
	empty := workbook.Text("", lookGuide)
	words := workbook.Rich(lookGuide, workbook.Run{Text: title, Size: 12, Bold: true, Ink: workbook.Dark},
		workbook.Run{Text: text, Size: fontSize, Ink: workbook.Ink})
	return workbook.Row{
		Cells: []workbook.Cell{empty, words.Over(workbook.WidthOf(columns[checkQuestion-1:])), empty, empty,
			empty}, Pad: 6,
	}
}

// checkRow is one check. What does not come from the article says so above the question; a reason that begins with
// those words need not say it twice.
func (b *author) checkRow(c rubric.Check) workbook.Row {
	l, texts := b.form.Lang, c.For(b.form.School.Sector)
	above, why := "", workbook.Clean(texts.Why.In(l))
	if len(c.Principles) == 0 {
		above = b.words.NotFromArticle
		for _, known := range lang.All() {
			why = strings.TrimPrefix(why, wordsFor(known, b.form.School.Sector).NotFromArticle+". ")
		}
	}
	if b.form.Talk != nil && slices.Contains(b.form.Talk.Flags, c.ID) {
		above = strings.Trim(b.words.TalkFlag+" · "+above, " ·")
	}
	above = strings.Trim(b.form.LastTime(c.ID)+" · "+above, " ·")
	var filled assessment.CheckAnswer
	if b.form.Filled != nil {
		filled = b.form.Filled.Checks.Of(c.ID)
	}
	return workbook.Row{Least: noteRoom, Cells: []workbook.Cell{workbook.Text(c.ID, lookID),
		asking(above, texts.Question.In(l), why), workbook.Text(b.words.checkName(filled.State), lookAnswer),
		workbook.Text(filled.Note, lookEntry), day(filled.Date, "")}}
}

// checkRules say what may be filled in at the checks of one kind. The note of a flag asks what changed, never what
// happened.
func (b *author) checkRules(columns []workbook.Column, kind rubric.CheckKind, first, last int) []workbook.Rule {
	w := b.words
	choose, answer, note := b.lists.legal, w.LegalInput, fmt.Sprintf(w.LegalNoteInput, w.Pupils)
	if kind == rubric.Flag {
		choose, answer, note = b.lists.flag, w.FlagInput, w.ChangedInput
	}
	rules := []workbook.Rule{
		{Prompt: answer, List: choose, Open: true},
		{Prompt: note},
		{Prompt: w.CheckInput, Free: true},
	}
	for n := range rules {
		column := checkAnswer + n
		rules[n].Cells, rules[n].Title = workbook.Block(column, first, column, last), columns[column-1].Title
	}
	return rules
}
