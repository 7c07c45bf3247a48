package questionnaire

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

type author struct {
	form  Form
	words captions
	lists lists
}

// Workbook writes the form as an Excel workbook: a sheet that says what to do, the questions, the checks, and hidden
// sheets with the drop-down lists and with what the form is. Only the cells to fill in are open. The same form gives
// the same bytes.
func Workbook(w io.Writer, f Form) error {
	f.Rubric = f.Rubric.For(f.School.Sector)
	b := &author{form: f, words: wordsFor(f.Lang, f.School.Sector)}
	b.lists = b.makeLists()
	r, l := f.Rubric, b.lists
	title, foot := r.Title.In(f.Lang), r.Title.In(f.Lang)
	if f.School.Name != "" {
		title, foot = title+" · "+f.School.Name, f.School.Name+" · "+foot
	}
	by := fmt.Sprintf("%s@%s (%s)", r.ID, r.Version, r.Hash)
	sheets := []workbook.Sheet{b.startSheet(), b.questionSheet(), b.checkSheet()}
	if plan, ok := b.planSheet(); ok {
		sheets = append(sheets, plan)
	}
	book := workbook.Book{
		// The creator is not that of the reports, which the program passes over when it reads.
		Lang: f.Lang, Title: title, Subject: by, Creator: "sggscan vragenlijst", Made: f.Date.Time(), Foot: foot + " · " + by,
		Form: true, Looks: looks(fmt.Sprintf(b.words.ProgressFormat, len(f.questions()))),
		Refuse: workbook.Refusals{NotInListTitle: b.words.NotInListTitle, NotInList: b.words.NotInList,
			TooLongTitle: b.words.TooLongTitle, TooLong: b.words.TooLong},
		Sheets: sheets,
		Lists:  []workbook.List{l.level, l.levelNA, l.flag, l.legal, l.status, l.role, l.sector},
		Meta: [][2]string{
			{"kind", "questionnaire"}, {"rubric", r.ID}, {"version", r.Version}, {"hash", r.Hash},
			{"profile", string(f.Profile)}, {"lang", string(f.Lang)}, {"round", b.round()}, {"written", f.Date.String()},
			{"sector", string(f.School.Sector)},
		},
	}
	if f.Talk != nil {
		book.Meta = append(book.Meta, [2]string{answers.FormsKey, strconv.Itoa(f.Talk.Forms())})
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write questionnaire: %w", err)
	}
	return nil
}

type lists struct{ level, levelNA, flag, legal, status, role, sector workbook.List }

func (b *author) makeLists() lists {
	f, w := b.form, b.words
	var levels, roles, sectors, statuses []string
	for n := range f.Rubric.Levels {
		levels = append(levels, b.form.levelName(rubric.Level(n)))
	}
	levels = append(levels, w.Unknown)
	for _, r := range f.Rubric.Roles {
		roles = append(roles, r.Title.In(f.Lang))
	}
	for _, s := range rubric.Sectors() {
		sectors = append(sectors, string(s))
	}
	for _, s := range assessment.Statuses() {
		statuses = append(statuses, w.statusName(s))
	}
	list := func(column string, items ...string) workbook.List { return workbook.List{Column: column, Items: items} }
	return lists{level: list("A", levels...), levelNA: list("B", append(slices.Clone(levels), w.NotApplicable)...),
		flag: list("C", w.Yes, w.Repaired, w.No, w.Unknown), legal: list("D", w.Yes, w.No, w.Unknown),
		status: list("E", statuses...), role: list("F", roles...), sector: list("G", sectors...)}
}

// levelName is a level as it stands in the list: "2 – In praktijk".
func (f Form) levelName(l rubric.Level) string {
	return workbook.Clean(fmt.Sprintf("%d – %s", int(l), f.Rubric.Levels[l].Label.In(f.Lang)))
}

// round is the measurement the form belongs to.
func (b *author) round() string {
	if b.form.Round == "" && !b.form.Date.IsZero() {
		return b.form.Date.SchoolYear()
	}
	return b.form.Round
}

// asking is a question as it stands in its cell: a small line above it, the question in bold, and why below it.
func asking(above, question, why string) workbook.Cell {
	return workbook.Rich(lookBody, workbook.Run{Text: above, Size: smallSize, Ink: workbook.Middle},
		workbook.Run{Text: question, Size: fontSize, Bold: true, Ink: workbook.Ink},
		workbook.Run{Text: why, Size: fontSize, Ink: workbook.Soft})
}

// day is a cell for a date, with words where there is no date that programs know.
func day(d assessment.Date, words string) workbook.Cell {
	if words == "" {
		words = d.String()
	}
	return workbook.Day(d.Time(), words, lookEntryDate)
}

// todo marks numbers of questions of which the answer, in the cell of the first row, is empty.
func (b *author) todo(cells, answer string) workbook.Mark {
	return workbook.Mark{Cells: cells, Cases: []workbook.Case{{Formula: fmt.Sprintf("LEN(TRIM($%s))=0", answer),
		Format: `"` + b.words.TodoMark + ` "@`, Ground: workbook.Entry}}}
}

// asks is a question of the form with the domain it belongs to; first when the domain, or the section of a talk, begins
// with it.
type asks struct {
	domain    rubric.Domain
	indicator rubric.Indicator
	first     bool
}

func (f Form) questions() []asks {
	var out []asks
	for _, d := range f.Rubric.Domains {
		for n, i := range f.asked(d) {
			out = append(out, asks{d, i, n == 0})
		}
	}
	if f.Talk != nil {
		return f.sections(out)
	}
	return out
}

func (f Form) checks(kind rubric.CheckKind) []rubric.Check {
	var out []rubric.Check
	for _, c := range f.Rubric.Checks {
		if c.Kind == kind && f.Rubric.Asks(c, f.School.Sector, f.Role) {
			out = append(out, c)
		}
	}
	return out
}
