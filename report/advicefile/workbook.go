// Package advicefile writes the file in which an adviser writes beside the self-evaluations of schools: a workbook or
// a YAML file with a place for each school, domain and question, and what the school itself answered beside it.
// Package assessment/advice reads it back.
package advicefile

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

var errNoSchool = errors.New("an adviser's file needs at least one school")

// author makes the sheets of a file.
type author struct {
	words            captions
	stamp            view.Stamp
	all              []view.Report
	levels, statuses workbook.List
}

// WriteXLSX writes the file to fill in for the schools of the reports as a workbook: a sheet on the adviser, one with
// a row for each school and domain, one with a row for each school and question. Only what is to be filled in is
// open. The same reports give the same bytes.
func WriteXLSX(w io.Writer, all []view.Report) error {
	if len(all) == 0 {
		return errNoSchool
	}
	b := &author{words: wordsFor(all[0].Lang), stamp: all[0].Stamp, all: all}
	b.levels.Column, b.statuses = "A", workbook.List{Column: "B", Items: []string{b.words.Concept, b.words.Final}}
	for _, l := range all[0].Levels {
		b.levels.Items = append(b.levels.Items, fmt.Sprintf("%d – %s", l.Value, l.Label)) // "2 – In praktijk"
	}
	s := b.stamp
	book := workbook.Book{
		// The creator is not that of the reports.
		Lang: all[0].Lang, Title: b.words.Title, Subject: s.RubricTitle, Description: s.Line, Creator: "sggscan advies",
		Made: s.MadeOn, Foot: s.Line, Form: true, Looks: looks(),
		Refuse: workbook.Refusals{
			NotInListTitle: b.words.NotInListTitle, NotInList: b.words.NotInList,
			TooLongTitle: b.words.TooLongTitle, TooLong: b.words.TooLong,
		},
		Sheets: []workbook.Sheet{b.adviserSheet(), b.textsSheet(), b.levelsSheet()},
		Lists:  []workbook.List{b.levels, b.statuses},
		Meta: []workbook.Pair{
			{Key: "kind", Value: "advice"}, {Key: "tool", Value: s.Tool}, {Key: "tool_version", Value: s.ToolVersion},
			{Key: "rubric", Value: s.RubricID}, {Key: "rubric_version", Value: s.RubricVersion},
			{Key: "rubric_hash", Value: s.RubricHash}, {Key: "lang", Value: string(all[0].Lang)},
			{Key: "made", Value: s.MadeOn.Format(time.DateOnly)},
		},
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the adviser's file: %w", err)
	}
	return nil
}

const (
	labelWidth = 22.0
	valueWidth = 82.0
)

// adviserSheet is the sheet on the adviser, and on how the file is used.
func (b *author) adviserSheet() workbook.Sheet {
	w := b.words
	var rows []workbook.Row
	var rules []workbook.Rule
	wide := func(text string, k workbook.Look, height float64) {
		cell := workbook.Text(text, k).Over(labelWidth + valueWidth)
		rows = append(rows, workbook.Row{Cells: []workbook.Cell{cell}, Height: height})
	}
	gap := func() {
		rows = append(rows, workbook.Row{Cells: []workbook.Cell{workbook.Text("", lookLabel)}, Height: 8})
	}
	field := func(label, text string, k workbook.Look, r workbook.Rule) {
		cells := []workbook.Cell{workbook.Text(label, lookLabel), workbook.Text(text, k)}
		rows = append(rows, workbook.Row{Cells: cells, Height: 18})
		r.Title, r.Cells = label, workbook.At(2, len(rows))
		rules = append(rules, r)
	}
	explain := func(label, text string) {
		rows = append(rows, workbook.Cells(workbook.Text(label, lookLabel), workbook.Text(text, lookPlain)))
	}
	wide(w.Title, lookTitle, 28)
	wide(w.Intro, lookSub, 0)
	gap()
	field(w.Adviser, "", lookEntry, workbook.Rule{Prompt: w.AdviserInput})
	field(w.Organisation, "", lookEntry, workbook.Rule{Prompt: w.OrganisationInput})
	field(w.Logo, "", lookEntry, workbook.Rule{Prompt: w.LogoInput})
	field(w.Status, w.Concept, lookChoice, workbook.Rule{Prompt: w.StatusInput, List: b.statuses})
	field(w.Date, "", lookEntryDate, workbook.Rule{Prompt: w.DateInput, Free: true})
	gap()
	explain(w.Entry, w.EntryText)
	explain(w.Texts, w.TextsHow+" "+w.Pupils)
	explain(w.Levels, w.LevelsHow)
	explain(w.Use, w.UseText)
	gap()
	wide(b.stamp.Line, lookSmall, 0)
	return workbook.Sheet{
		Name: w.AdviserSheet, Columns: []workbook.Column{{Width: labelWidth}, {Width: valueWidth}}, Rows: slices.Values(rows),
		Rules: rules, NoGrid: true, Locked: true, Print: workbook.Print{Portrait: true},
	}
}

// The rows of a table: how to fill it in, the column heads, and then its rows.
const firstRow = 3

// column is a column with its head and its width in characters.
type column struct {
	title string
	width float64
}

// table is a sheet with rows to fill in, of which the first columns stay in sight.
func table(name, how string, frozen int, columns []column, rows []workbook.Row, rules ...workbook.Rule) workbook.Sheet {
	s := workbook.Sheet{
		Name: name, Top: []workbook.Row{{Cells: []workbook.Cell{workbook.Text(how, lookHow)}, Height: 20}}, HeadHeight: 22,
		Frozen: frozen, Start: workbook.At(frozen+1, firstRow), Locked: true, Rows: slices.Values(rows), Rules: rules,
	}
	for _, c := range columns {
		s.Columns = append(s.Columns, workbook.Column{Title: c.title, Width: c.width, Head: lookHead})
	}
	return s
}

// inColumn is a rule for a whole column of rows.
func inColumn(column int, rows []workbook.Row, title, prompt string, list workbook.List) workbook.Rule {
	cells := workbook.Block(column, firstRow, column, firstRow+max(len(rows), 1)-1)
	return workbook.Rule{Cells: cells, Title: title, Prompt: prompt, List: list}
}

// rowOf is a row of a school.
func rowOf(r view.Report, least int, cells ...workbook.Cell) workbook.Row {
	school := []workbook.Cell{
		workbook.Text(r.School.Name, lookBody), workbook.Text(r.School.BRIN, lookBody),
		workbook.Text(r.School.SectorID, lookBody),
	}
	return workbook.Row{Cells: append(school, cells...), Least: least}
}

// textsSheet is the sheet for summaries and remarks: of each school a row for the whole and a row for each domain,
// beside what came out of it.
func (b *author) textsSheet() workbook.Sheet {
	w := b.words
	var rows []workbook.Row
	for _, r := range b.all {
		add := func(part, topic string, score view.Number, verdict string, least int) {
			rows = append(rows, rowOf(r, least, workbook.Text(part, lookBold), workbook.Text(topic, lookBody),
				workbook.Text(score.Text, lookBody), workbook.Text(verdict, lookBody), workbook.Text("", lookEntry)))
		}
		add(w.Summary, w.Whole, r.Score, r.Verdict.Label, 6)
		for _, d := range r.Domains {
			add(d.ID, d.Title, d.Score, d.Verdict.Label, 3)
		}
	}
	return table(w.TextsSheet, w.TextsHow, 4, []column{
		{w.School, 26}, {w.BRIN, 10}, {w.Sector, 8.5}, {w.Part, 15}, {w.Topic, 28}, {w.Score, 8}, {w.Verdict, 20}, {w.Text, 90},
	}, rows, inColumn(8, rows, w.Text, w.TextInput, workbook.List{}))
}

// evidenceShown is how much of the evidence stands in a row; the report has it all.
const evidenceShown = 300

// levelsSheet is the sheet for levels: of each school a row for each question, beside its own answer. Where a
// question does not apply nothing can be filled in.
func (b *author) levelsSheet() workbook.Sheet {
	w := b.words
	var rows []workbook.Row
	for _, r := range b.all {
		for _, d := range r.Domains {
			for _, i := range d.Indicators {
				level, reason := lookChoice, lookEntry
				if i.StateID == "na" {
					level, reason = lookNone, lookNone
				}
				rows = append(rows, rowOf(r, 2, workbook.Text(i.ID, lookBold), workbook.Text(i.Title, lookBody),
					workbook.Text(i.Question, lookBody), workbook.Text(i.State, lookBold),
					workbook.Text(workbook.Clip(i.Evidence, evidenceShown, "…"), lookBody), workbook.Text("", level),
					workbook.Text("", reason)))
			}
		}
	}
	return table(w.LevelsSheet, w.LevelsHow, 5, []column{
		{w.School, 24}, {w.BRIN, 10}, {w.Sector, 8.5}, {w.ID, 6.5}, {w.Topic, 24}, {w.Question, 44}, {w.Own, 20},
		{w.Evidence, 38}, {w.Level, 22}, {w.Reason, 50},
	}, rows, inColumn(9, rows, w.Level, w.LevelInput, b.levels),
		inColumn(10, rows, w.Reason, w.ReasonInput, workbook.List{}))
}
