package questionnaire

import (
	"fmt"
	"strconv"
	"strings"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/rubric"
)

// The columns of the first sheet: a label, what belongs to it, and room for longer texts.
const (
	startLabelWidth = 24.0
	startValueWidth = 46.0
	startMoreWidth  = 46.0
	startTextWidth  = startValueWidth + startMoreWidth
)

// startRow is a row of the first sheet.
type startRow struct {
	label     string
	labelLook look
	// text runs over the second and third column; wide from the first.
	text string
	look look
	wide bool
	// value is a cell of the school's data, with its rule. Only a value has one.
	value *rule
	// counted is the number of questions, in the row that counts the answers.
	counted int
	height  float64
}

// addStart writes the first sheet. It is the one sheet with a formula, so that it is written as a stream: only so the formula gets a value that shows in
// programs that do not calculate.
func (b *book) addStart() error {
	name, rows := b.words.start, b.startRows()
	if err := b.startRules(name, rows); err != nil {
		return err
	}
	if err := b.paper(name, "portrait"); err != nil {
		return err
	}
	gridLines := false
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &gridLines}); err != nil {
		return err
	}
	if err := b.protect(name); err != nil {
		return err
	}
	if err := b.size(name, "C"+strconv.Itoa(len(rows))); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for n, width := range []float64{startLabelWidth, startValueWidth, startMoreWidth} {
		if err := w.SetColWidth(n+1, n+1, width); err != nil {
			return err
		}
	}
	for n, r := range rows {
		if err := b.startRow(w, n+1, r); err != nil {
			return err
		}
	}
	return w.Flush()
}

// startRows says what stands on the first sheet, from top to bottom.
func (b *book) startRows() []startRow {
	f, w := b.form, b.words
	r := f.Rubric
	asked, checks := len(f.questions()), len(f.checks(rubric.Flag))+len(f.checks(rubric.Legal))
	length, who := w.full, w.whoFull
	if f.Profile == assessment.Core {
		length, who = w.core, w.whoCore
	}
	gap, space := startRow{height: 8}, startRow{height: 4}
	rows := []startRow{
		{text: r.Title.In(f.Lang), look: lookTitle, wide: true, height: 28},
		{text: fmt.Sprintf(w.intro, w.sectorName(f.School.Sector), length, b.round()), look: lookSub, wide: true},
		gap,
		paragraph(w.what, fmt.Sprintf(w.whatText, asked, checks)+"\n"+fmt.Sprintf(w.about, b.domains())),
		paragraph(w.who, fmt.Sprintf(who, w.pupils)),
		paragraph(w.mind, fmt.Sprintf(w.mindText, w.pupils)),
		gap,
		{text: w.data, look: lookSection, wide: true, height: 20},
		space,
	}
	rows = append(rows, b.schoolRows()...)
	if asked > 0 {
		rows = append(rows, gap, startRow{label: w.progress, labelLook: lookLabel, counted: asked, height: 16.5})
	}
	rows = append(rows, gap,
		startRow{text: w.choose, look: lookSection, wide: true, height: 20}, space, paragraph("", r.Guidance.Levels.In(f.Lang)))
	for n, level := range r.Levels {
		rows = append(rows, paragraph(b.levelName(rubric.Level(n)), level.Meaning.In(f.Lang)))
	}
	return append(rows, gap,
		startRow{text: w.legend, look: lookSection, wide: true, height: 20}, space,
		startRow{label: w.legendEntry, labelLook: lookSample, text: w.legendEntryText},
		startRow{label: w.todoMark, labelLook: lookSign, text: w.legendTodo},
		startRow{label: "… · " + w.evidenceMark, labelLook: lookSign, text: w.legendEvidenceText},
		startRow{label: w.legendLocked, labelLook: lookFixed, text: w.legendLockedText},
		gap,
		paragraph(w.done, w.doneText),
		gap,
		startRow{text: b.madeLine(length), look: lookSmall, wide: true},
	)
}

func paragraph(label, text string) startRow {
	return startRow{label: label, labelLook: lookLabel, text: text}
}

// domains lists what the questions are about.
func (b *book) domains() string {
	var titles []string
	for _, d := range b.form.Rubric.Domains {
		if len(b.form.asked(d)) > 0 {
			titles = append(titles, d.Title.In(b.form.Lang))
		}
	}
	return strings.Join(titles, " · ")
}

// madeLine says by what the form was made.
func (b *book) madeLine(length string) string {
	f := b.form
	return fmt.Sprintf(b.words.made, f.Rubric.Title.In(f.Lang), f.Rubric.ID, f.Rubric.Version, f.Rubric.Hash, string(f.School.Sector), length, f.Date.String())
}

// schoolRows are the data of the school: known ones filled in, each open to correct but the round.
func (b *book) schoolRows() []startRow {
	w, s := b.words, b.form.School
	role := ""
	if known, ok := b.form.Rubric.Role(b.form.Role); ok {
		role = plain(known.Title.In(b.form.Lang))
	}
	field := func(label, text string, k look, r rule) startRow {
		if r.title == "" {
			r.title = label
		}
		return startRow{label: label, labelLook: lookLabel, text: text, look: k, value: &r, height: 16.5}
	}
	return []startRow{
		field(w.school, s.Name, lookEntry, rule{prompt: w.schoolInput}),
		field(w.brin, s.BRIN, lookEntry, rule{prompt: w.brinInput}),
		field(w.sector, string(s.Sector), lookEntry, rule{prompt: w.sectorInput, list: &b.lists.sector}),
		field(w.board, s.Board, lookEntry, rule{prompt: w.boardInput}),
		field(w.place, s.Place, lookEntry, rule{prompt: w.placeInput}),
		field(w.role, role, lookEntry, rule{prompt: w.roleInput, list: &b.lists.role}),
		field(w.date, b.filledOn(), lookEntryDate, rule{prompt: w.dateInput, free: true}),
		field(w.round, b.round(), lookFixed, rule{prompt: w.roundInput, free: true}),
	}
}

// filledOn is the day of answers that stand in the form already.
func (b *book) filledOn() string {
	if b.form.Filled == nil {
		return ""
	}
	return b.form.Filled.Date.String()
}

// startRules adds the rules of the data, and the words for when everything is answered.
func (b *book) startRules(name string, rows []startRow) error {
	for n, r := range rows {
		at := "B" + strconv.Itoa(n+1)
		if r.value != nil {
			own := *r.value
			own.cells = at
			if err := b.guard(name, own); err != nil {
				return err
			}
		}
		if r.counted > 0 {
			full := `"` + fmt.Sprintf(b.words.progressFull, r.counted) + `"`
			if err := b.conditional(name, at, fmt.Sprintf("$%s>=%d", at, r.counted), &excelize.Style{CustomNumFmt: &full, Fill: ground(palette.Light)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// startRow writes a row of the first sheet.
func (b *book) startRow(w *excelize.StreamWriter, n int, r startRow) error {
	label, err := b.streamed(r.label, r.labelLook)
	if err != nil {
		return err
	}
	body, err := b.streamed(r.text, r.look)
	if err != nil {
		return err
	}
	values, points := []any{label, body}, r.height
	switch {
	case r.wide:
		values = []any{body}
	case r.counted > 0:
		if body, err = b.progress(r.counted); err != nil {
			return err
		}
		values = []any{label, body}
	}
	if points == 0 {
		points = height(r.lines())
	}
	if err := w.SetRow("A"+strconv.Itoa(n), values, excelize.RowOpts{Height: points}); err != nil {
		return err
	}
	if r.value != nil || r.counted > 0 || r.text == "" {
		return nil
	}
	from := "B"
	if r.wide {
		from = "A"
	}
	return w.MergeCell(from+strconv.Itoa(n), "C"+strconv.Itoa(n))
}

// lines counts the lines of a row.
func (r startRow) lines() int {
	width, size := startTextWidth, fontSize
	if r.wide {
		width += startLabelWidth
	}
	if r.look == lookSmall {
		size = smallSize
	}
	return max(1, lines(plain(r.text), width, size, false), lines(plain(r.label), startLabelWidth, fontSize, true))
}

// streamed is a text as a stream takes it.
func (b *book) streamed(s string, k look) (excelize.Cell, error) {
	if s == "" && k == lookText {
		return excelize.Cell{}, nil
	}
	id, err := b.style(k, false)
	if err != nil {
		return excelize.Cell{}, err
	}
	out := excelize.Cell{StyleID: id}
	if s != "" {
		out.Value = clip(plain(s), textLimit, b.words.cut)
	}
	return out, nil
}

// progress counts the answers that stand there. It is for those who fill in only: nothing reads it back.
func (b *book) progress(asked int) (excelize.Cell, error) {
	format := fmt.Sprintf(b.words.progressFormat, asked)
	st := styleOf(lookProgress, b.form.Lang)
	st.CustomNumFmt, st.Border = &format, box(sides()...)
	id, err := b.file.NewStyle(st)
	if err != nil {
		return excelize.Cell{}, err
	}
	answer := "$" + b.grid().letters[fieldAnswer]
	return excelize.Cell{StyleID: id, Formula: fmt.Sprintf("COUNTA(%s!%s$%d:%s$%d)", b.words.questions, answer, firstQuestion, answer, firstQuestion+asked-1), Value: b.answered()}, nil
}

// answered is the number of questions that are answered already.
func (b *book) answered() int {
	n := 0
	if b.form.Filled == nil {
		return n
	}
	for _, d := range b.form.Rubric.Domains {
		for _, i := range b.form.asked(d) {
			if b.choice(b.form.Filled.Answers[i.ID]) != "" {
				n++
			}
		}
	}
	return n
}
