// Package advicefile writes the file in which an adviser writes beside the self-evaluations of schools: a workbook or
// a YAML file with a place for each school, domain and question, and what the school itself answered beside it.
// Package assessment/answers reads it back.
package advicefile

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"sggscan/assessment/answers"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

var errNoSchool = errors.New("an adviser's file needs at least one school")

type author struct {
	words                  captions
	stamp                  view.Stamp
	all                    []view.Report
	levels, statuses, seen workbook.List
}

func (b *author) column(f answers.Field, width float64) workbook.Column {
	return workbook.Column{Title: answers.Heading(f, b.all[0].Lang), Width: width, Head: lookHead}
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
	b.seen = workbook.List{Column: "C", Items: []string{b.words.Looked}}
	for _, l := range all[0].Levels {
		b.levels.Items = append(b.levels.Items, fmt.Sprintf("%d – %s", l.Value, l.Label)) // "2 – In praktijk"
	}
	s := b.stamp
	book := workbook.Book{
		// The creator is not that of the reports.
		Lang: all[0].Lang, Title: b.words.Title, Subject: s.RubricTitle, Description: s.Line, Creator: "sggscan advies",
		Made: s.MadeOn, Foot: s.Line, Form: true, Looks: looks(),
		Refuse: workbook.Refusals{NotInListTitle: b.words.NotInListTitle, NotInList: b.words.NotInList,
			TooLongTitle: b.words.TooLongTitle, TooLong: b.words.TooLong},
		Sheets: []workbook.Sheet{b.adviserSheet(), b.textsSheet(), b.levelsSheet()},
		Lists:  []workbook.List{b.levels, b.statuses, b.seen},
		Meta: [][2]string{
			{"kind", "advice"}, {"tool", s.Tool}, {"tool_version", s.ToolVersion}, {"rubric", s.RubricID},
			{"rubric_version", s.RubricVersion}, {"rubric_hash", s.RubricHash}, {"lang", string(all[0].Lang)},
			{"made", s.MadeOn.Format(time.DateOnly)},
		},
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the adviser's file: %w", err)
	}
	return nil
}

const labelWidth, valueWidth = 22.0, 82.0

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
	field := func(f answers.Field, text string, k workbook.Look, r workbook.Rule) {
		r.Title = answers.Heading(f, b.all[0].Lang)
		cells := []workbook.Cell{workbook.Text(r.Title, lookLabel), workbook.Text(text, k)}
		rows = append(rows, workbook.Row{Cells: cells, Height: 18})
		r.Cells = workbook.At(2, len(rows))
		rules = append(rules, r)
	}
	explain := func(label, text string) {
		rows = append(rows, workbook.Cells(workbook.Text(label, lookLabel), workbook.Text(text, lookPlain)))
	}
	wide(w.Title, lookTitle, 28)
	wide(w.Intro, lookSub, 0)
	gap()
	field(answers.FieldAdviser, "", lookEntry, workbook.Rule{Prompt: w.AdviserInput})
	field(answers.FieldOrganisation, "", lookEntry, workbook.Rule{Prompt: w.OrganisationInput})
	field(answers.FieldLogo, "", lookEntry, workbook.Rule{Prompt: w.LogoInput})
	field(answers.FieldAdviceStatus, w.Concept, lookChoice, workbook.Rule{Prompt: w.StatusInput, List: b.statuses})
	field(answers.FieldAdviceDate, "", lookEntryDate, workbook.Rule{Prompt: w.DateInput, Free: true})
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

// table is a sheet with rows to fill in, of which the first columns stay in sight; each of the rules is for one of its
// last columns.
func table(name, how string, frozen int, columns []workbook.Column, rows []workbook.Row,
	rules ...workbook.Rule) workbook.Sheet {
	for n := range rules {
		column := len(columns) - len(rules) + n + 1
		rules[n].Title = columns[column-1].Title
		rules[n].Cells = workbook.Block(column, firstRow, column, firstRow+max(len(rows), 1)-1)
	}
	return workbook.Sheet{Name: name,
		Top: []workbook.Row{{Cells: []workbook.Cell{workbook.Text(how, lookHow)}, Height: 20}}, HeadHeight: 22,
		Frozen: frozen, Start: workbook.At(frozen+1, firstRow), Locked: true, Rows: slices.Values(rows), Rules: rules,
		Columns: columns}
}

func body(s string) workbook.Cell { return workbook.Text(s, lookBody) }

func rowOf(r view.Report, least int, cells ...workbook.Cell) workbook.Row {
	school := []workbook.Cell{body(r.School.Name), body(r.School.BRIN), body(r.School.SectorID)}
	return workbook.Row{Cells: append(school, cells...), Least: least}
}

// textsSheet is the sheet for summaries and remarks: of each school a row for the whole and a row for each domain,
// beside what came out of it.
func (b *author) textsSheet() workbook.Sheet {
	w := b.words
	var rows []workbook.Row
	for _, r := range b.all {
		add := func(part, topic string, score view.Number, verdict string, least int) {
			rows = append(rows, rowOf(r, least, workbook.Text(part, lookBold), body(topic), body(score.Text), body(verdict),
				workbook.Text("", lookEntry)))
		}
		add(w.Summary, w.Whole, r.Score, r.Verdict.Label, 6)
		for _, d := range r.Domains {
			add(d.ID, d.Title, d.Score, d.Verdict.Label, 3)
		}
	}
	return table(w.TextsSheet, w.TextsHow, 4, []workbook.Column{b.column(answers.FieldSchool, 26),
		b.column(answers.FieldBRIN, 10), b.column(answers.FieldSector, 8.5), b.column(answers.FieldPart, 15),
		b.column(answers.FieldTopic, 28), b.column(answers.FieldScore, 8), b.column(answers.FieldVerdict, 20),
		b.column(answers.FieldText, 90)}, rows, workbook.Rule{Prompt: w.TextInput})
}

// evidenceShown is how much of the evidence stands in a row; the report has it all.
const evidenceShown = 300

// levelsSheet is the sheet for levels: of each school a row for each question, beside its own answer. Where a
// question does not apply nothing can be filled in, and where the school gave no level there is none to agree with.
func (b *author) levelsSheet() workbook.Sheet {
	w := b.words
	var rows []workbook.Row
	for _, r := range b.all {
		for _, d := range r.Domains {
			for _, i := range d.Indicators {
				seen, level, reason := lookChoice, lookChoice, lookEntry
				if i.StateID == "na" {
					level, reason = lookNone, lookNone
				}
				if !i.HasLevel {
					seen = lookNone
				}
				rows = append(rows, rowOf(r, 2, workbook.Text(i.ID, lookBold), body(i.Title), body(i.Question),
					workbook.Text(i.State, lookBold), body(workbook.Clip(i.Evidence, evidenceShown, "…")),
					workbook.Text("", seen), workbook.Text("", level), workbook.Text("", reason)))
			}
		}
	}
	return table(w.LevelsSheet, w.LevelsHow, 5, []workbook.Column{
		b.column(answers.FieldSchool, 24), b.column(answers.FieldBRIN, 10), b.column(answers.FieldSector, 8.5),
		b.column(answers.FieldID, 6.5), b.column(answers.FieldTopic, 24), b.column(answers.FieldAsked, 44),
		b.column(answers.FieldOwn, 20), b.column(answers.FieldOwnEvidence, 38), b.column(answers.FieldSeen, 10),
		b.column(answers.FieldLevel, 22), b.column(answers.FieldReason, 50),
	}, rows, workbook.Rule{Prompt: w.SeenInput, List: b.seen}, workbook.Rule{Prompt: w.LevelInput, List: b.levels},
		workbook.Rule{Prompt: w.ReasonInput})
}
