package advicefile

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
)

// The rows of a table: how to fill it in, the column heads, and then its rows.
const (
	howRow   = 1
	headRow  = 2
	firstRow = 3
)

// column is a column with its head and its width in signs.
type column struct {
	title string
	width float64
}

// cell is a text with its look.
type cell struct {
	text string
	look look
}

// tableRow is a row of a table; with least it has room for at least so many lines.
type tableRow struct {
	cells []cell
	least int
}

// table is a sheet with rows to fill in.
type table struct {
	name, how string
	columns   []column
	frozen    int // columns that stay in sight
	rows      []tableRow
	rules     []rule
}

// column is the letter of a column, counted from 1.
func letter(n int) string { return string(rune('A' + n - 1)) }

// span is a whole column of rows.
func span(n, rows int) string {
	return fmt.Sprintf("%s%d:%s%d", letter(n), firstRow, letter(n), firstRow+max(rows, 1)-1)
}

// addTexts writes the sheet for summaries and remarks: of each school a row for the whole and a row for each domain, beside what came out of it.
func (b *book) addTexts() error {
	w := b.words
	var rows []tableRow
	for _, r := range b.all {
		add := func(part, topic string, score view.Number, verdict string, least int) {
			rows = append(rows, tableRow{append(schoolCells(r), cell{part, lookBold}, cell{topic, lookBody}, cell{score.Text, lookBody}, cell{verdict, lookBody}, cell{"", lookEntry}), least})
		}
		add(w.summary, w.whole, r.Score, r.Verdict.Label, 6)
		for _, d := range r.Domains {
			add(d.ID, d.Title, d.Score, d.Verdict.Label, 3)
		}
	}
	return b.addTable(table{
		name: w.textsSheet, how: w.textsHow, frozen: 4, rows: rows,
		columns: []column{{w.school, 26}, {w.brin, 10}, {w.sector, 8.5}, {w.part, 15}, {w.topic, 28}, {w.score, 8}, {w.verdict, 20}, {w.text, 90}},
		rules:   []rule{{cells: span(8, len(rows)), title: w.text, prompt: w.textInput}},
	})
}

// evidenceShown is how much of the evidence stands in a row; the report has it all.
const evidenceShown = 300

// addLevels writes the sheet for levels: of each school a row for each question, beside its own answer. Where a question does not apply nothing can be filled in.
func (b *book) addLevels() error {
	w := b.words
	var rows []tableRow
	for _, r := range b.all {
		for _, d := range r.Domains {
			for _, i := range d.Indicators {
				level, reason := lookChoice, lookEntry
				if i.StateID == "na" {
					level, reason = lookNone, lookNone
				}
				rows = append(rows, tableRow{append(schoolCells(r), cell{i.ID, lookBold}, cell{i.Title, lookBody}, cell{i.Question, lookBody}, cell{i.State, lookBold},
					cell{clip(i.Evidence, evidenceShown), lookBody}, cell{"", level}, cell{"", reason}), 2})
			}
		}
	}
	levels := b.levels()
	return b.addTable(table{
		name: w.levelsSheet, how: w.levelsHow, frozen: 5, rows: rows,
		columns: []column{{w.school, 24}, {w.brin, 10}, {w.sector, 8.5}, {w.id, 6.5}, {w.topic, 24}, {w.question, 44}, {w.own, 20}, {w.evidence, 38}, {w.level, 22}, {w.reason, 50}},
		rules: []rule{
			{cells: span(9, len(rows)), title: w.level, prompt: w.levelInput, list: listRef("A", len(levels)), items: levels},
			{cells: span(10, len(rows)), title: w.reason, prompt: w.reasonInput},
		},
	})
}

// schoolCells are the first cells of each row.
func schoolCells(r view.Report) []cell {
	return []cell{{r.School.Name, lookBody}, {r.School.BRIN, lookBody}, {r.School.SectorID, lookBody}}
}

// addTable writes a table. It is streamed, since a board may have a thousand schools; what surrounds the cells must come first.
func (b *book) addTable(t table) error {
	f, last := b.file, headRow+len(t.rows)
	corner := letter(len(t.columns)) + strconv.Itoa(last)
	if err := f.SetSheetDimension(t.name, "A1:"+corner); err != nil {
		return err
	}
	for n, c := range t.columns {
		if err := f.SetColWidth(t.name, letter(n+1), letter(n+1), c.width); err != nil {
			return err
		}
	}
	if err := f.AutoFilter(t.name, fmt.Sprintf("A%d:%s", headRow, corner), nil); err != nil {
		return err
	}
	for _, r := range t.rules {
		if err := b.guard(t.name, r); err != nil {
			return err
		}
	}
	if err := b.page(t.name, "landscape"); err != nil { // after the filter, which sets the properties anew
		return err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", t.name, headRow, headRow), Scope: t.name}); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(t.name)
	if err != nil {
		return err
	}
	at := letter(t.frozen+1) + strconv.Itoa(firstRow)
	if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: t.frozen, YSplit: headRow, TopLeftCell: at, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: at, ActiveCell: at, Pane: "bottomRight"}}}); err != nil {
		return err
	}
	if err := b.writeRows(w, t); err != nil {
		return err
	}
	return w.Flush()
}

func (b *book) writeRows(w *excelize.StreamWriter, t table) error {
	how := tableRow{cells: []cell{{t.how, lookHow}}}
	if err := b.writeRow(w, howRow, how, 20); err != nil {
		return err
	}
	var head tableRow
	for _, c := range t.columns {
		head.cells = append(head.cells, cell{c.title, lookHead})
	}
	if err := b.writeRow(w, headRow, head, 22); err != nil {
		return err
	}
	for n, r := range t.rows {
		tallest := r.least
		for k, c := range r.cells {
			tallest = max(tallest, linesOf(plain(c.text), t.columns[k].width))
		}
		if err := b.writeRow(w, firstRow+n, r, heightOf(tallest)); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) writeRow(w *excelize.StreamWriter, n int, r tableRow, height float64) error {
	values := make([]any, len(r.cells))
	for k, c := range r.cells {
		out := excelize.Cell{StyleID: b.styles[c.look]}
		if c.text != "" {
			out.Value = plain(c.text)
		}
		values[k] = out
	}
	return w.SetRow("A"+strconv.Itoa(n), values, excelize.RowOpts{Height: height})
}
