package questionnaire

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/rubric"
)

// book is a form in the making as a workbook.
type book struct {
	file   *excelize.File
	form   Form
	words  words
	styles map[styleKey]int
	lists  lists
}

// Workbook writes the form as an Excel workbook: a sheet that says what to do, the questions, the checks, and hidden sheets with the drop-down lists and
// with what the form is. Only the cells to fill in are open. The same form gives the same bytes.
func Workbook(w io.Writer, f Form) (err error) {
	b := &book{file: excelize.NewFile(), form: f, words: wordsFor(f.Lang, f.School.Sector), styles: map[styleKey]int{}}
	defer func() {
		if closed := b.file.Close(); err == nil {
			err = closed
		}
	}()
	if err := b.fill(); err != nil {
		return fmt.Errorf("make the questionnaire: %w", err)
	}
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("write questionnaire: %w", err)
	}
	return nil
}

// fill makes the sheets, in the order in which they stand.
func (b *book) fill() error {
	b.lists = b.makeLists()
	if err := b.properties(); err != nil {
		return err
	}
	if err := b.file.SetSheetName(b.file.GetSheetName(0), b.words.start); err != nil {
		return err
	}
	for _, name := range []string{b.words.questions, b.words.signals} {
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
	}
	for _, add := range []func() error{b.addLists, b.addMeta, b.addQuestions, b.addSignals, b.addStart} {
		if err := add(); err != nil {
			return err
		}
	}
	b.file.SetActiveSheet(0)
	return nil
}

// properties sets what the workbook says about itself. The creator is not that of the reports, which the program passes over when it reads.
func (b *book) properties() error {
	if err := b.file.SetDefaultFont(palette.Font); err != nil {
		return err
	}
	f := b.form
	title := f.Rubric.Title.In(f.Lang)
	if f.School.Name != "" {
		title += " · " + f.School.Name
	}
	made := f.Date.Time().Format(time.RFC3339)
	const creator = "sggscan vragenlijst"
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Title: plain(title), Subject: plain(b.ref()), Creator: creator, LastModifiedBy: creator, Created: made, Modified: made, Language: b.words.language,
	}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: creator})
}

// ref says by which rubric the form was made.
func (b *book) ref() string {
	r := b.form.Rubric
	return fmt.Sprintf("%s@%s (%s)", r.ID, r.Version, r.Hash)
}

// cell is a text with its look, or several texts of their own look in one cell.
type cell struct {
	at    string
	text  string
	runs  []excelize.RichTextRun
	day   time.Time
	look  look
	first bool // a domain begins here
}

// put writes cells one by one.
func (b *book) put(sheet string, cells ...cell) error {
	for _, c := range cells {
		if err := b.putOne(sheet, c); err != nil {
			return fmt.Errorf("%s!%s: %w", sheet, c.at, err)
		}
	}
	return nil
}

func (b *book) putOne(sheet string, c cell) error {
	id, err := b.style(c.look, c.first)
	if err != nil {
		return err
	}
	if err := b.file.SetCellStyle(sheet, c.at, c.at, id); err != nil {
		return err
	}
	switch {
	case len(c.runs) > 0:
		return b.file.SetCellRichText(sheet, c.at, c.runs)
	case !c.day.IsZero():
		return b.file.SetCellFloat(sheet, c.at, serial(c.day), -1, 64)
	case c.text != "":
		return b.file.SetCellStr(sheet, c.at, unread(clip(plain(c.text), textLimit, b.words.cut)))
	}
	return nil
}

// codePattern is how a workbook writes a sign that XML cannot hold. Somebody may have typed just that.
var codePattern = regexp.MustCompile(`^_x[0-9a-fA-F]{4}_`)

// unread keeps what looks like the code of a sign from being read as that sign. The library leaves that to those who call it.
func unread(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for n, r := range s {
		out.WriteRune(r)
		if r == '_' && codePattern.MatchString(s[n:]) {
			out.WriteString("x005F_")
		}
	}
	return out.String()
}

// serial is the number by which a workbook knows a day after February 1900.
func serial(day time.Time) float64 {
	return day.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// run is a part of a text with a look of its own.
func run(s string, size float64, bold bool, colour string) excelize.RichTextRun {
	return excelize.RichTextRun{Text: plain(s), Font: &excelize.Font{Family: palette.Font, Size: size, Bold: bold, Color: colour}}
}

// asking is a question as it stands in its cell: a small line above it, the question in bold, and why below it. Parts that are empty are left out.
func asking(above, question, why string) []excelize.RichTextRun {
	var runs []excelize.RichTextRun
	add := func(s string, size float64, bold bool, colour string) {
		if s = plain(s); s == "" {
			return
		}
		if len(runs) > 0 {
			s = "\n" + s
		}
		runs = append(runs, run(s, size, bold, colour))
	}
	add(above, smallSize, false, palette.Middle)
	add(question, fontSize, true, palette.Ink)
	add(why, fontSize, false, palette.Soft)
	return runs
}

const smallSize = 8

// askingLines counts the lines of a question in its cell.
func askingLines(above, question, why string, width float64) int {
	return lines(plain(above), width, smallSize, false) + lines(plain(question), width, fontSize, true) + lines(plain(why), width, fontSize, false)
}

// size says how far a sheet goes, for programs that read no further than it says.
func (b *book) size(sheet, corner string) error { return b.file.SetSheetDimension(sheet, "A1:"+corner) }

// paper makes a sheet print on A4, as wide as the page.
func (b *book) paper(sheet, orientation string) error {
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
	left := b.form.Rubric.Title.In(b.form.Lang)
	if b.form.School.Name != "" {
		left = b.form.School.Name + " · " + left
	}
	return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: footer(left+" · "+b.ref(), b.words.page)})
}

// footer is the foot of a page. & is a code there, and Excel takes at most 255 signs.
func footer(left, page string) string {
	const room = 150
	left = clip(strings.Join(strings.Fields(plain(left)), " "), room, "…")
	return "&L&8" + strings.ReplaceAll(left, "&", "&&") + "&R&8" + page
}

// printed names the rows that are printed on each page, and the part of the sheet that is printed.
func (b *book) printed(sheet, titles, area string) error {
	for _, n := range []excelize.DefinedName{{Name: "_xlnm.Print_Titles", RefersTo: titles}, {Name: "_xlnm.Print_Area", RefersTo: area}} {
		n.RefersTo, n.Scope = sheet+"!"+n.RefersTo, sheet
		if err := b.file.SetDefinedName(&n); err != nil {
			return err
		}
	}
	return nil
}

// frozen keeps rows and columns in sight, and stands on the first cell to fill in.
func (b *book) frozen(sheet string, columns, rows int, corner, at string) error {
	return b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: at, ActiveCell: at, Pane: "bottomRight"}},
	})
}

// conditional adds a rule that changes the look of cells while a formula holds.
func (b *book) conditional(sheet, cells, formula string, st *excelize.Style) error {
	id, err := b.file.NewConditionalStyle(st)
	if err != nil {
		return err
	}
	return b.file.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}})
}

// asks is a question of the form with the domain it belongs to; first when the domain begins with it.
type asks struct {
	domain    rubric.Domain
	indicator rubric.Indicator
	first     bool
}

// questions are the questions of the form, in rubric order.
func (f Form) questions() []asks {
	var out []asks
	for _, d := range f.Rubric.Domains {
		for n, i := range f.asked(d) {
			out = append(out, asks{d, i, n == 0})
		}
	}
	return out
}

// checks are the checks of a kind that the form asks.
func (f Form) checks(kind rubric.CheckKind) []rubric.Check {
	var out []rubric.Check
	for _, c := range f.Rubric.Checks {
		if c.Kind == kind && c.In(f.School.Sector) {
			out = append(out, c)
		}
	}
	return out
}
