package questionnaire

import (
	"fmt"
	"strconv"
	"strings"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// The columns of the sheet of checks.
const (
	checkID       = "A"
	checkQuestion = "B"
	checkAnswer   = "C"
	checkNote     = "D"
	checkDay      = "E"

	checkQuestionWidth = 72.0
	checkNoteWidth     = 48.0
	checkAnswerWidth   = 15.0
	checkDayWidth      = 14.0
	// guideWidth is that of the columns over which guidance runs.
	guideWidth = checkQuestionWidth + checkNoteWidth + checkAnswerWidth + checkDayWidth
	noteRoom   = 3
)

// addSignals writes the sheet of checks: the red flags, then the legal questions.
func (b *book) addSignals() error {
	name, w, g := b.words.signals, b.words, b.form.Rubric.Guidance
	for n, width := range []float64{6.5, checkQuestionWidth, checkAnswerWidth, checkNoteWidth, checkDayWidth} {
		column := string(rune('A' + n))
		if err := b.file.SetColWidth(name, column, column, width); err != nil {
			return err
		}
	}
	cells := []cell{{at: checkID + strconv.Itoa(bandRow), text: w.signals, look: lookBand}, {at: checkAnswer + strconv.Itoa(bandRow), text: w.bandAnswer, look: lookBand}}
	cells = append(cells, cell{at: checkID + strconv.Itoa(headRow), text: w.id, look: lookNumber})
	for n, head := range []string{w.question, w.answer, w.note, w.date} {
		cells = append(cells, cell{at: string(rune('B'+n)) + strconv.Itoa(headRow), text: head, look: lookHead})
	}
	if err := b.put(name, cells...); err != nil {
		return err
	}
	if err := b.file.SetRowHeight(name, bandRow, 18); err != nil {
		return err
	}
	if err := b.file.SetRowHeight(name, headRow, 22); err != nil {
		return err
	}
	row, last := firstQuestion, headRow
	for _, part := range []struct {
		kind     rubric.CheckKind
		title    string
		guidance lang.Text
	}{{rubric.Flag, w.flags, g.Flags}, {rubric.Legal, w.legal, g.Legal}} {
		checks := b.form.checks(part.kind)
		if len(checks) == 0 {
			continue
		}
		if err := b.guidance(name, row, part.title, part.guidance.In(b.form.Lang)); err != nil {
			return err
		}
		row++
		for _, c := range checks {
			if err := b.checkRow(name, row, c); err != nil {
				return err
			}
			last = row
			row++
		}
		if err := b.checkRules(name, last-len(checks)+1, last, part.kind); err != nil {
			return err
		}
	}
	return b.signalPage(name, last)
}

// guidance writes the heading of a part with how to answer, over the whole width: it holds no id, so that nothing takes it for a question.
func (b *book) guidance(name string, row int, title, text string) error {
	at, end := fmt.Sprintf("%s%d", checkQuestion, row), fmt.Sprintf("%s%d", checkDay, row)
	text = plain(text)
	cells := []cell{{at: fmt.Sprintf("%s%d", checkID, row), look: lookGuide}, {at: at, look: lookGuide, runs: []excelize.RichTextRun{run(title, 12, true, palette.Dark), run("\n"+text, fontSize, false, palette.Ink)}}}
	for _, column := range []string{checkAnswer, checkNote, checkDay} {
		cells = append(cells, cell{at: fmt.Sprintf("%s%d", column, row), look: lookGuide})
	}
	if err := b.put(name, cells...); err != nil {
		return err
	}
	if err := b.file.MergeCell(name, at, end); err != nil {
		return err
	}
	return b.file.SetRowHeight(name, row, 6+height(1+lines(text, guideWidth, fontSize, false)))
}

// checkRow writes one check. What does not come from the article says so above the question; a reason that begins with those words need not say it twice.
func (b *book) checkRow(name string, row int, c rubric.Check) error {
	l, texts := b.form.Lang, c.For(b.form.School.Sector)
	above, why := "", plain(texts.Why.In(l))
	if len(c.Principles) == 0 {
		above = b.words.notFromArticle
		for _, known := range lang.All() {
			why = strings.TrimPrefix(why, wordsFor(known, b.form.School.Sector).notFromArticle+". ")
		}
	}
	need := max(noteRoom, askingLines(above, texts.Question.In(l), why, checkQuestionWidth))
	if err := b.file.SetRowHeight(name, row, height(need)); err != nil {
		return err
	}
	at := func(column string) string { return column + strconv.Itoa(row) }
	var filled assessment.CheckAnswer
	if b.form.Filled != nil {
		filled = b.form.Filled.Checks[c.ID]
	}
	return b.put(name, cell{at: at(checkID), text: c.ID, look: lookID}, cell{at: at(checkQuestion), runs: asking(above, texts.Question.In(l), why), look: lookBody},
		cell{at: at(checkAnswer), text: b.words.checkName(filled.State), look: lookAnswer}, cell{at: at(checkNote), text: filled.Note, look: lookEntry},
		cell{at: at(checkDay), day: filled.Date.Time(), look: lookEntryDate})
}

// checkRules adds what may be filled in at the checks of one kind. The note of a flag asks what changed, never what happened.
func (b *book) checkRules(name string, first, last int, kind rubric.CheckKind) error {
	w := b.words
	choose, answer, note := b.lists.legal, w.legalInput, fmt.Sprintf(w.legalNoteInput, w.pupils)
	if kind == rubric.Flag {
		choose, answer, note = b.lists.flag, w.flagInput, w.changedInput
	}
	span := func(column string) string { return fmt.Sprintf("%s%d:%s%d", column, first, column, last) }
	for _, r := range []rule{
		{cells: span(checkAnswer), title: w.answer, prompt: answer, list: &choose}, {cells: span(checkNote), title: w.note, prompt: note},
		{cells: span(checkDay), title: w.date, prompt: w.checkInput, free: true},
	} {
		if err := b.guard(name, r); err != nil {
			return err
		}
	}
	todo := `"` + w.todoMark + ` "@`
	return b.conditional(name, span(checkID), fmt.Sprintf(`LEN(TRIM($%s%d))=0`, checkAnswer, first), &excelize.Style{CustomNumFmt: &todo, Fill: ground(palette.Entry)})
}

// signalPage sets how the sheet is frozen, printed and locked.
func (b *book) signalPage(name string, last int) error {
	if err := b.size(name, checkDay+strconv.Itoa(last)); err != nil {
		return err
	}
	if err := b.paper(name, "landscape"); err != nil {
		return err
	}
	if err := b.printed(name, fmt.Sprintf("$%d:$%d", headRow, headRow), fmt.Sprintf("$A$1:$%s$%d", checkDay, last)); err != nil {
		return err
	}
	if err := b.frozen(name, 1, headRow, checkQuestion+strconv.Itoa(firstQuestion), checkAnswer+strconv.Itoa(min(firstQuestion+1, last))); err != nil {
		return err
	}
	return b.protect(name)
}
