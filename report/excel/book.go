// Package excel writes the two workbooks: the gap report of one school to work in, and the comparison for a board.
//
// It shows what the view holds and computes no score. A workbook holds values only, never a formula, and every text as a text: what a school typed
// can do nothing in somebody else's program.
package excel

import (
	"fmt"
	"io"
	"time"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
	"sggscan/report/internal/ordered"
	"sggscan/report/view"
)

// book is a workbook in the making.
type book struct {
	file   *excelize.File
	styles styles
	words  words
	stamp  view.Stamp
	taken  map[string]bool
	count  int
}

// newBook starts a workbook without sheets. Sheets of many megabytes stand in the scratch folder until the workbook is written; without one in that of the system.
func newBook(l lang.Lang, title string, stamp view.Stamp, scratch string) (*book, error) {
	f := excelize.NewFile(excelize.Options{TmpDir: scratch})
	b := &book{file: f, words: wordsFor(l), stamp: stamp, taken: map[string]bool{}}
	if err := b.prepare(l, title); err != nil {
		return nil, closing(f, err)
	}
	return b, nil
}

// prepare sets the font, the styles and the properties.
func (b *book) prepare(l lang.Lang, title string) error {
	if err := b.file.SetDefaultFont(palette.Font); err != nil {
		return err
	}
	var err error
	if b.styles, err = newStyles(b.file, l); err != nil {
		return err
	}
	made := b.stamp.MadeOn.UTC().Format(time.RFC3339)
	language := "nl-NL"
	if l == lang.EN {
		language = "en-GB"
	}
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Title: clean(title), Creator: "sggscan", LastModifiedBy: "sggscan", Created: made, Modified: made, Language: language,
		Subject: clean(b.stamp.RubricTitle), Description: clean(b.stamp.Line),
	}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: "sggscan", Company: ""})
}

// addSheet makes a sheet; the first one takes the place of the sheet that a new file comes with.
func (b *book) addSheet(name string) (string, error) {
	name = sheetName(name, b.taken)
	b.count++
	if b.count == 1 {
		return name, b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return name, err
}

// addAll makes all sheets in their order, the hidden one last, and then writes them. To hide a sheet and to choose the one in sight the library reads every sheet: that
// is done while they are empty, or it would hold the whole workbook twice.
func (b *book) addAll(sheets []sheet, meta []metaPair) error {
	names := make([]string, len(sheets))
	for n, s := range sheets {
		var err error
		if names[n], err = b.addSheet(s.name); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	if err := b.addMeta(meta); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	for n, s := range sheets {
		if err := b.fill(names[n], s); err != nil {
			return fmt.Errorf("sheet %s: %w", names[n], err)
		}
	}
	return nil
}

// metaPair is a line of the hidden sheet by which the program knows its own workbooks.
type metaPair struct{ key, value string }

// addMeta writes the hidden sheet _meta.
func (b *book) addMeta(pairs []metaPair) error {
	name, err := b.addSheet("_meta")
	if err != nil {
		return err
	}
	for i, p := range pairs {
		for col, value := range []string{p.key, p.value} {
			ref, err := excelize.CoordinatesToCellName(col+1, i+1)
			if err != nil {
				return err
			}
			if err := b.file.SetCellStr(name, ref, clean(value)); err != nil {
				return err
			}
		}
	}
	return b.file.SetSheetVisible(name, false)
}

// rubricMeta are the lines that both workbooks have.
func (b *book) rubricMeta(kind string, l lang.Lang) []metaPair {
	return []metaPair{
		{"kind", kind}, {"tool", b.stamp.Tool}, {"tool_version", b.stamp.ToolVersion}, {"rubric", b.stamp.RubricID},
		{"rubric_version", b.stamp.RubricVersion}, {"rubric_hash", b.stamp.RubricHash}, {"lang", string(l)}, {"made", iso(b.stamp.MadeOn)},
	}
}

// iso is a day as machines write it; none is empty.
func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// finish writes the workbook and lets go of its temporary files.
func (b *book) finish(w io.Writer) error {
	buf, err := b.file.WriteToBuffer()
	if err != nil {
		return closing(b.file, fmt.Errorf("make the workbook: %w", err))
	}
	return closing(b.file, ordered.Copy(w, buf.Bytes()))
}

// closing ends the work on a file; the first error counts.
func closing(f *excelize.File, err error) error {
	if closed := f.Close(); err == nil {
		return closed
	}
	return err
}
