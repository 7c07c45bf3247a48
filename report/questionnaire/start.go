package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/report/view"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// The columns of the first sheet: a label, what belongs to it, and room for longer texts.
const (
	startLabelWidth = 24.0
	startValueWidth = 46.0
	startMoreWidth  = 46.0
	startTextWidth  = startValueWidth + startMoreWidth
	startAllWidth   = startLabelWidth + startTextWidth
)

type startRow struct {
	workbook.Row
	rule *workbook.Rule
	full string // what the progress says when everything is answered
}

func (b *author) startSheet() workbook.Sheet {
	s := workbook.Sheet{
		Name: b.words.Start, NoGrid: true, Locked: true, Print: workbook.Print{Portrait: true},
		Columns: []workbook.Column{{Width: startLabelWidth}, {Width: startValueWidth}, {Width: startMoreWidth}},
	}
	var rows []workbook.Row
	for n, r := range b.startRows() {
		at := workbook.At(2, n+1)
		if r.rule != nil {
			r.rule.Cells = at
			s.Rules = append(s.Rules, *r.rule)
		}
		if r.full != "" {
			full := workbook.Case{Formula: fmt.Sprintf("$%s>=%d", at, len(b.form.questions())),
				Format: `"` + r.full + `"`, Ground: workbook.Light}
			s.Marks = append(s.Marks, workbook.Mark{Cells: at, Cases: []workbook.Case{full}})
		}
		rows = append(rows, r.Row)
	}
	s.Rows = slices.Values(rows)
	return s
}

// wide is a text over all columns; height 0 is as high as it needs.
func wide(text string, k workbook.Look, height float64) startRow {
	return startRow{
		Row: workbook.Row{Cells: []workbook.Cell{workbook.Text(text, k).Over(startAllWidth)}, Height: height},
	}
}

func gap(height float64) startRow { return startRow{Row: workbook.Row{Height: height}} }

func labelled(label string, k workbook.Look, text string) startRow {
	return startRow{Row: workbook.Cells(workbook.Text(label, k), workbook.Text(text, lookText).Over(startTextWidth))}
}

func paragraph(label, text string) startRow { return labelled(label, lookLabel, text) }

func (b *author) startRows() []startRow {
	f, w := b.form, b.words
	r := f.Rubric
	asked, checks := len(f.questions()), len(f.checks(rubric.Flag))+len(f.checks(rubric.Legal))
	length := w.Full
	if f.Profile == assessment.Core {
		length = w.Core
	}
	team, alone := f.Minutes()
	who := fmt.Sprintf(w.WhoText, team, alone, w.Pupils)
	if f.Talk != nil {
		who = fmt.Sprintf(w.WhoTogether, team, w.Pupils)
	}
	rows := []startRow{wide(r.Title.In(f.Lang), lookTitle, 28),
		wide(fmt.Sprintf(w.Intro, w.sectorName(f.School.Sector), length, b.round()), lookSub, 0), gap(8),
		paragraph(w.What, fmt.Sprintf(w.WhatText, r.Title.In(f.Lang), asked, checks)+"\n"+
			fmt.Sprintf(w.About, b.domains())),
		paragraph(w.Who, who),
		paragraph(w.Mind, fmt.Sprintf(w.MindText, w.Pupils)), gap(8),
		wide(w.Data, lookSection, 20), gap(4)}
	if how := f.ProposedHow(); how != "" {
		rows = slices.Insert(rows, len(rows)-3, paragraph(w.Proposed, how))
	}
	if f.Talk != nil {
		rows = slices.Insert(rows, 3, paragraph(w.Talk, f.TalkLead()+"\n"+w.TalkHow))
	}
	rows = append(rows, b.schoolRows()...)
	if asked > 0 {
		rows = append(rows, gap(8), b.progress(asked))
	}
	rows = append(rows, gap(8), wide(w.Choose, lookSection, 20), gap(4), paragraph("", r.Guidance.Levels.In(f.Lang)))
	for n, level := range r.Levels {
		rows = append(rows, paragraph(b.form.levelName(rubric.Level(n)), level.Meaning.In(f.Lang)))
	}
	return append(rows, gap(8), wide(w.Legend, lookSection, 20), gap(4),
		labelled(w.LegendEntry, lookSample, w.LegendEntryText),
		labelled(w.TodoMark, lookSign, w.LegendTodo),
		labelled("… · "+w.EvidenceMark, lookSign, w.LegendEvidenceText),
		labelled(w.LegendLocked, lookFixed, w.LegendLockedText),
		gap(8), paragraph(w.Done, w.DoneText), gap(8),
		wide(fmt.Sprintf(w.Made, r.Title.In(f.Lang), r.ID, r.Version, r.Hash, string(f.School.Sector), length,
			view.Day(f.Date, f.Lang)), lookSmall, 0),
	)
}

func (b *author) domains() string {
	var titles []string
	for _, d := range b.form.Rubric.Domains {
		if len(b.form.asked(d)) > 0 {
			titles = append(titles, d.Title.In(b.form.Lang))
		}
	}
	return strings.Join(titles, " · ")
}

// fieldHeight is the height of a row to fill in, in points.
const fieldHeight = 16.5

// schoolRows are the data of the school: known ones filled in, each open to correct but the round.
func (b *author) schoolRows() []startRow {
	w, s := b.words, b.form.School
	role, filledOn := "", ""
	if b.form.Filled != nil {
		filledOn = b.form.Filled.Date.String()
	}
	if known, ok := b.form.Rubric.Role(b.form.Role); ok {
		role = known.Title.In(b.form.Lang)
	}
	field := func(f answers.Field, text string, k workbook.Look, r workbook.Rule) startRow {
		r.Title = answers.Heading(f, b.form.Lang)
		cells := []workbook.Cell{workbook.Text(r.Title, lookLabel), workbook.Text(text, k)}
		return startRow{Row: workbook.Row{Cells: cells, Height: fieldHeight}, rule: &r}
	}
	return []startRow{
		field(answers.FieldSchool, s.Name, lookEntry, workbook.Rule{Prompt: w.SchoolInput}),
		field(answers.FieldBRIN, s.BRIN, lookEntry, workbook.Rule{Prompt: w.BRINInput}),
		field(answers.FieldSector, string(s.Sector), lookEntry,
			workbook.Rule{Prompt: w.SectorInput, List: b.lists.sector}),
		field(answers.FieldBoard, s.Board, lookEntry, workbook.Rule{Prompt: w.BoardInput}),
		field(answers.FieldPlace, s.Place, lookEntry, workbook.Rule{Prompt: w.PlaceInput}),
		field(answers.FieldRole, role, lookEntry, workbook.Rule{Prompt: w.RoleInput, List: b.lists.role}),
		field(answers.FieldDate, filledOn, lookEntryDate, workbook.Rule{Prompt: w.DateInput, Free: true}),
		field(answers.FieldRound, b.round(), lookFixed, workbook.Rule{Prompt: w.RoundInput, Free: true}),
	}
}

// progress counts the answers that stand there. It is for those who fill in only: nothing reads it back.
func (b *author) progress(asked int) startRow {
	answer := workbook.Letters(b.columnOf(answers.FieldAnswer))
	formula := fmt.Sprintf("COUNTA(%s!$%s$%d:$%s$%d)",
		b.words.Questions, answer, firstQuestion, answer, firstQuestion+asked-1)
	cells := []workbook.Cell{workbook.Text(b.words.Progress, lookLabel),
		workbook.Formula(formula, float64(b.answered()), lookProgress)}
	full := fmt.Sprintf(b.words.ProgressFull, asked)
	return startRow{Row: workbook.Row{Cells: cells, Height: fieldHeight}, full: full}
}

func (b *author) answered() int {
	n := 0
	for _, a := range b.form.questions() {
		if b.form.Filled != nil && b.choice(b.form.Filled.Answers.Of(a.indicator.ID)) != "" {
			n++
		}
	}
	return n
}
