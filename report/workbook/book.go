// Package workbook writes workbooks: what a sheet holds is said in plain values, and the package sees to styles, row
// heights, long texts, drop-down lists, links, charts, print, protection, and bytes that are the same each time.
//
// A workbook holds values, not formulas (one count in a form aside), and every text as a text: what somebody typed can
// do nothing in another program. Sheets are streamed, so that a board with thousands of schools takes little memory.
package workbook

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// The hidden sheets have the same names in every language.
const (
	listSheet = "_lijsten"
	metaSheet = "_meta"
)

// Book is a workbook before it is written.
type Book struct {
	Lang                                 lang.Lang
	Title, Subject, Description, Creator string
	Made                                 time.Time
	Foot                                 string // at the left in the foot of each page
	// Form makes a workbook to fill in: rows with room to spare, narrow margins, and texts that are longer than a cell
	// are shortened. Elsewhere they go on in further columns.
	Form   bool
	Looks  []Style // by Look; the first is no style
	Refuse Refusals
	Sheets []Sheet
	Lists  []List      // on a hidden sheet
	Meta   [][2]string // keys and values on a hidden sheet, by which the program knows its own workbooks
	// Scratch is the folder where sheets of many megabytes stand for a while; without one that of the system is used.
	Scratch string
}

// writer writes a book. The first error of many steps counts.
type writer struct {
	*Book
	file   *excelize.File
	styles []int           // by Look
	parted []int           // by Look, with a thicker line above; 0: not made yet
	part   string          // of the file, that is being written
	coded  map[string]bool // parts with marks that packing replaces
	// streamed are the parts of which packing makes the rows.
	streamed map[string]func(*pieces) error
	err      error
}

func (w *writer) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Write writes the workbook. The same book gives the same bytes.
func (b Book) Write(out io.Writer) (err error) {
	f := excelize.NewFile(excelize.Options{TmpDir: b.Scratch})
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	w := &writer{Book: &b, file: f, parted: make([]int, len(b.Looks)), coded: map[string]bool{},
		streamed: map[string]func(*pieces) error{}}
	w.describe()
	w.styles = make([]int, len(w.Looks))
	for k, s := range w.Looks[min(1, len(w.Looks)):] {
		w.styles[k+1] = w.made(s)
	}
	w.fill()
	if w.err != nil {
		return fmt.Errorf("make the workbook: %w", w.err)
	}
	made := parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return made })
	if _, err := f.WriteToBuffer(); err != nil {
		return fmt.Errorf("make the workbook: %w", err)
	}
	return w.pack(out, made)
}

func (w *writer) describe() {
	made := w.Made.UTC().Format(time.RFC3339)
	w.try(w.file.SetDefaultFont(Font))
	w.try(w.file.SetDocProps(&excelize.DocProperties{
		Title: Clean(w.Title), Subject: Clean(w.Subject), Description: Clean(w.Description),
		Creator: w.Creator, LastModifiedBy: w.Creator, Created: made, Modified: made,
		Language: words.Text("excel.en_gb").In(w.Lang),
	}))
	w.try(w.file.SetAppProps(&excelize.AppProperties{Application: w.Creator}))
}

func (w *writer) made(s Style) int {
	id, err := w.file.NewStyle(s.drawn(w.Lang))
	w.try(err)
	return id
}

// styleOf is the number of a style, with a thicker line above where a part begins.
func (w *writer) styleOf(k Look, part bool) int {
	if !part || k == 0 {
		return w.styles[k]
	}
	if w.parted[k] == 0 {
		w.parted[k] = w.made(w.Looks[k].Framed(parted))
	}
	return w.parted[k]
}

// fill makes all sheets in their order, the hidden ones last, and then writes the others. To hide a sheet and to
// choose the one in sight the library reads every sheet: that is done while they are empty, or it would hold the
// whole workbook twice.
func (w *writer) fill() {
	names, taken := make([]string, len(w.Sheets)), map[string]bool{}
	for n, s := range w.Sheets {
		names[n] = sheetName(s.Name, taken)
		w.add(names[n], n == 0)
	}
	w.part = "xl/sharedStrings.xml"
	if len(w.Lists) > 0 {
		w.hidden(listSheet, w.Lists)
	}
	meta := []List{{Column: "A"}, {Column: "B"}}
	for _, p := range w.Meta {
		meta[0].Items, meta[1].Items = append(meta[0].Items, p[0]), append(meta[1].Items, p[1])
	}
	w.hidden(metaSheet, meta)
	w.file.SetActiveSheet(0)
	for n, s := range w.Sheets {
		if w.err != nil {
			return
		}
		w.part = fmt.Sprintf("xl/worksheets/sheet%d.xml", n+1)
		w.sheet(names[n], s)
		if w.err != nil {
			w.err = fmt.Errorf("sheet %s: %w", names[n], w.err)
		}
	}
}

// add adds an empty sheet; the first takes the place of the one that a new file comes with.
func (w *writer) add(name string, first bool) {
	if first {
		w.try(w.file.SetSheetName(w.file.GetSheetName(0), name))
		return
	}
	_, err := w.file.NewSheet(name)
	w.try(err)
}

// exact is a text that comes back as it is: see codeMark.
func (w *writer) exact(s string) string {
	out := marked(s)
	if len(out) != len(s) {
		w.coded[w.part] = true
	}
	return out
}

func (w *writer) hidden(name string, columns []List) {
	w.add(name, false)
	for _, c := range columns {
		for n, item := range c.Items {
			w.try(w.file.SetCellStr(name, fmt.Sprint(c.Column, n+1), w.exact(Clean(item))))
		}
	}
	w.try(w.file.SetSheetVisible(name, false))
}
