// Package advicefile writes the file in which an adviser writes beside the self-evaluations of schools: a workbook or a YAML file with a place for each school,
// domain and question, and what the school itself answered beside it. Package assessment/advice reads it back.
package advicefile

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"sggscan/report/internal/arial"
	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/internal/ordered"
	"sggscan/report/view"
)

var errNoSchool = errors.New("an adviser's file needs at least one school")

// creator is not that of the reports.
const creator = "sggscan advies"

// book is a file in the making as a workbook.
type book struct {
	file   *excelize.File
	words  words
	lang   lang.Lang
	stamp  view.Stamp
	styles [lookCount]int
	all    []view.Report
}

// WriteXLSX writes the file to fill in for the schools of the reports as a workbook: a sheet on the adviser, one with a row for each school and domain, one with a row for each
// school and question. Only what is to be filled in is open. The same reports give the same bytes.
func WriteXLSX(w io.Writer, all []view.Report) (err error) {
	if len(all) == 0 {
		return errNoSchool
	}
	b := &book{file: excelize.NewFile(), words: wordsFor(all[0].Lang), lang: all[0].Lang, stamp: all[0].Stamp, all: all}
	defer func() {
		if closed := b.file.Close(); err == nil {
			err = closed
		}
	}()
	if err := b.fill(); err != nil {
		return fmt.Errorf("make the adviser's file: %w", err)
	}
	packed, err := b.file.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("make the adviser's file: %w", err)
	}
	return ordered.Copy(w, packed.Bytes())
}

// fill makes the sheets, in the order in which they stand.
func (b *book) fill() error {
	if err := b.properties(); err != nil {
		return err
	}
	var err error
	if b.styles, err = newStyles(b.file, b.lang); err != nil {
		return err
	}
	if err := b.file.SetSheetName(b.file.GetSheetName(0), b.words.adviserSheet); err != nil {
		return err
	}
	for _, name := range []string{b.words.textsSheet, b.words.levelsSheet, listSheet, metaSheet} {
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
	}
	for _, add := range []func() error{b.addLists, b.addMeta, b.addAdviser, b.addTexts, b.addLevels} {
		if err := add(); err != nil {
			return err
		}
	}
	b.file.SetActiveSheet(0)
	return nil
}

func (b *book) properties() error {
	if err := b.file.SetDefaultFont(palette.Font); err != nil {
		return err
	}
	made := b.stamp.MadeOn.UTC().Format(time.RFC3339)
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Title: plain(b.words.title), Subject: plain(b.stamp.RubricTitle), Description: plain(b.stamp.Line), Creator: creator, LastModifiedBy: creator,
		Created: made, Modified: made, Language: b.words.language,
	}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: creator})
}

// The hidden sheets have the same names in both languages.
const (
	listSheet = "_lijsten"
	metaSheet = "_meta"
)

// statuses are the words of the drop-down for the status.
func (b *book) statuses() []string { return []string{b.words.concept, b.words.final} }

// levels are the words of the drop-down for a level: "2 – In praktijk".
func (b *book) levels() []string {
	var out []string
	for _, l := range b.all[0].Levels {
		out = append(out, plain(fmt.Sprintf("%d – %s", l.Value, l.Label)))
	}
	return out
}

// addLists writes the drop-down lists: levels in the first column, statuses in the second.
func (b *book) addLists() error {
	return b.hidden(listSheet, b.levels(), b.statuses())
}

// addMeta writes by what the program knows its own file.
func (b *book) addMeta() error {
	s := b.stamp
	return b.hidden(metaSheet, []string{"kind", "tool", "tool_version", "rubric", "rubric_version", "rubric_hash", "lang", "made"},
		[]string{"advice", s.Tool, s.ToolVersion, s.RubricID, s.RubricVersion, s.RubricHash, string(b.lang), s.MadeOn.Format(time.DateOnly)})
}

// hidden writes a hidden sheet, column by column.
func (b *book) hidden(sheet string, columns ...[]string) error {
	corner := ""
	for n, column := range columns {
		for row, text := range column {
			at := string(rune('A'+n)) + strconv.Itoa(row+1)
			if err := b.file.SetCellStr(sheet, at, plain(text)); err != nil {
				return err
			}
		}
		corner = string(rune('A'+n)) + strconv.Itoa(len(columns[0]))
	}
	if err := b.file.SetSheetDimension(sheet, "A1:"+corner); err != nil {
		return err
	}
	return b.file.SetSheetVisible(sheet, false)
}

// line is a row of the first sheet: a label with what belongs to it, or a text over both columns.
type line struct {
	label, text string
	look        look // of the text
	wide        bool
	rule        *rule
	height      float64
}

const (
	labelWidth = 22.0
	valueWidth = 82.0
)

// addAdviser writes the sheet on the adviser, and how the file is used.
func (b *book) addAdviser() error {
	w, name := b.words, b.words.adviserSheet
	status := listRef("B", len(b.statuses()))
	lines := []line{
		{text: w.title, look: lookTitle, wide: true, height: 28},
		{text: w.intro, look: lookSub, wide: true},
		{height: 8},
		{label: w.adviser, look: lookEntry, rule: &rule{prompt: w.adviserInput}},
		{label: w.organisation, look: lookEntry, rule: &rule{prompt: w.organisationInput}},
		{label: w.logo, look: lookEntry, rule: &rule{prompt: w.logoInput}},
		{label: w.status, text: w.concept, look: lookChoice, rule: &rule{prompt: w.statusInput, list: status, items: b.statuses()}},
		{label: w.date, look: lookEntryDate, rule: &rule{prompt: w.dateInput, free: true}},
		{height: 8},
		{label: w.entry, text: w.entryText, look: lookPlain},
		{label: w.texts, text: w.textsHow + " " + w.pupils, look: lookPlain},
		{label: w.levels, text: w.levelsHow, look: lookPlain},
		{label: w.use, text: w.useText, look: lookPlain},
		{height: 8},
		{text: b.stamp.Line, look: lookSmall, wide: true},
	}
	if err := b.file.SetColWidth(name, "A", "A", labelWidth); err != nil {
		return err
	}
	if err := b.file.SetColWidth(name, "B", "B", valueWidth); err != nil {
		return err
	}
	for n, l := range lines {
		if err := b.addLine(name, n+1, l); err != nil {
			return err
		}
	}
	gridLines := false
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &gridLines}); err != nil {
		return err
	}
	if err := b.file.SetSheetDimension(name, "A1:B"+strconv.Itoa(len(lines))); err != nil {
		return err
	}
	return b.page(name, "portrait")
}

func (b *book) addLine(sheet string, row int, l line) error {
	label, value := "A"+strconv.Itoa(row), "B"+strconv.Itoa(row)
	width := valueWidth
	if l.wide {
		value, width = label, labelWidth+valueWidth
		if err := b.file.MergeCell(sheet, label, "B"+strconv.Itoa(row)); err != nil {
			return err
		}
	} else if err := b.put(sheet, label, l.label, lookLabel); err != nil {
		return err
	}
	height := l.height
	if height == 0 {
		height = heightOf(linesOf(l.text, width))
	}
	if l.rule != nil {
		height = 18
		l.rule.title, l.rule.cells = l.label, value
		if err := b.guard(sheet, *l.rule); err != nil {
			return err
		}
	}
	if err := b.file.SetRowHeight(sheet, row, height); err != nil {
		return err
	}
	if l.text == "" && l.rule == nil {
		return nil
	}
	return b.put(sheet, value, l.text, l.look)
}

// put writes one cell.
func (b *book) put(sheet, at, text string, k look) error {
	if err := b.file.SetCellStyle(sheet, at, at, b.styles[k]); err != nil {
		return err
	}
	if text == "" {
		return nil
	}
	return b.file.SetCellStr(sheet, at, plain(text))
}

// rule says what may stand in cells, and what Excel says about them. Without a list it is a text, or with free anything.
type rule struct {
	cells         string
	title, prompt string
	list          string // where the drop-down list stands
	items         []string
	free          bool
}

func listRef(column string, n int) string {
	return fmt.Sprintf("%s!$%s$1:$%s$%d", listSheet, column, column, n)
}

// textLimit is the longest text of a cell that is read back.
const textLimit = 32_000

// guard adds a rule to a sheet.
func (b *book) guard(sheet string, r rule) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(r.cells)
	v.SetInput(r.title, r.prompt)
	switch {
	case r.list != "":
		v.SetSqrefDropList(r.list)
		v.SetError(excelize.DataValidationErrorStyleStop, b.words.notInListTitle, clip(fmt.Sprintf(b.words.notInList, strings.Join(r.items, ", ")), 220))
	case !r.free:
		if err := v.SetRange(0, textLimit, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		v.SetError(excelize.DataValidationErrorStyleStop, b.words.tooLongTitle, b.words.tooLong)
	}
	return b.file.AddDataValidation(sheet, v)
}

// page sets how a sheet is printed, and locks it without a password: that guards against accidents, nothing more.
func (b *book) page(sheet, orientation string) error {
	f := b.file
	fit, size, wide, high := true, 9, 1, 0 // 9 is A4; 0 pages high: as many as needed
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	side, top, bottom, foot := 0.25, 0.4, 0.55, 0.2
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &bottom, Footer: &foot, Header: &foot}); err != nil {
		return err
	}
	left := strings.ReplaceAll(clip(plain(b.stamp.Line), 150), "&", "&&")
	if err := f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&8" + left + "&R&8" + b.words.page}); err != nil {
		return err
	}
	return f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true,
	})
}

// plain makes a text fit for a cell.
func plain(s string) string {
	clean, _ := assessment.CleanText(strings.ToValidUTF8(s, ""))
	return clean
}

// clip shortens a text to a number of signs.
func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimRight(string(r[:most-1]), " ,;:\n") + "…"
	}
	return s
}

// linesOf estimates on how many lines a text of ten points stands in a column of a width in signs. Too high looks better than too low.
func linesOf(s string, width float64) int { return max(1, arial.Lines(s, width*0.52)) }

// heightOf is the height in points of a row with so many lines; Excel knows no row above 409.
func heightOf(n int) float64 { return math.Min(409, 5+12.75*float64(n)) }
