package questionnaire

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"sggscan/report/internal/palette"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// field is what a column of the questions holds.
type field int

const (
	fieldID field = iota
	fieldQuestion
	fieldLevel0
	fieldLevel1
	fieldLevel2
	fieldLevel3
	fieldLast
	fieldAnswer
	fieldEvidence
	fieldEvidenceDate
	fieldNote
	fieldAction
	fieldOwner
	fieldDue
	fieldStatus
	fieldCount
)

// The rows above the questions: what the columns are for, and their heads. Both stay in sight.
const (
	bandRow       = 1
	headRow       = 2
	firstQuestion = 3
)

// evidenceRoom is for how many lines of evidence a row has room at least, and spareLines how many more when something stands there already.
const (
	evidenceRoom = 6
	spareLines   = 2
)

// grid is the table of questions: where its columns stand. The column with the earlier level exists only in a form that was filled in before.
type grid struct {
	letters [fieldCount]string
	widths  [fieldCount]float64
	heads   [fieldCount]string
}

func (b *book) grid() grid {
	w := b.words
	g := grid{
		heads:  [fieldCount]string{w.id, w.question, "0", "1", "2", "3", w.last, w.answer, w.evidence, w.evidenceDate, w.note, w.action, w.owner, w.due, w.status},
		widths: [fieldCount]float64{6.5, 34.5, 22.75, 22.75, 22.75, 22.75, 0, 15, 34, 16, 34, 36, 18, 16, 14},
	}
	if b.form.Previous != nil {
		g.widths[fieldLast] = 11
		g.widths[fieldEvidence] = 32
		for k := fieldLevel0; k <= fieldLevel3; k++ {
			g.widths[k] = 20.5
		}
	}
	next := 'A'
	for k := range fieldCount {
		if g.widths[k] == 0 {
			continue
		}
		g.letters[k] = string(next)
		next++
	}
	return g
}

// has tells whether the form has the column.
func (g grid) has(k field) bool { return g.letters[k] != "" }

// at is a cell of the table.
func (g grid) at(k field, row int) string { return g.letters[k] + strconv.Itoa(row) }

// span is a part of a column.
func (g grid) span(from, to field, first, last int) string {
	return g.at(from, first) + ":" + g.at(to, last)
}

// addQuestions writes the sheet of questions.
func (b *book) addQuestions() error {
	name, g, asked := b.words.questions, b.grid(), b.form.questions()
	last := max(headRow, firstQuestion+len(asked)-1)
	for k := range fieldCount {
		if g.has(k) {
			if err := b.file.SetColWidth(name, g.letters[k], g.letters[k], g.widths[k]); err != nil {
				return err
			}
		}
	}
	if err := b.questionHeads(name, g); err != nil {
		return err
	}
	for n, a := range asked {
		if err := b.questionRow(name, g, firstQuestion+n, a); err != nil {
			return err
		}
	}
	if len(asked) > 0 {
		if err := b.questionRules(name, g, last, asked); err != nil {
			return err
		}
	}
	return b.questionPage(name, g, last)
}

// questionHeads writes the two rows that stay in sight. The heads of the levels are bare digits, so that their names stand above them.
func (b *book) questionHeads(name string, g grid) error {
	w := b.words
	cells := []cell{{at: g.at(fieldID, bandRow), text: w.questions, look: lookBand}}
	for n, level := range b.form.Rubric.Levels {
		cells = append(cells, cell{at: g.at(fieldLevel0+field(n), bandRow), text: level.Label.In(b.form.Lang), look: lookBand})
	}
	if b.form.Previous != nil {
		cells = append(cells, cell{at: g.at(fieldLast, bandRow), text: b.form.Previous.Round, look: lookBand})
	}
	cells = append(cells, cell{at: g.at(fieldAnswer, bandRow), text: w.bandAnswer, look: lookBand}, cell{at: g.at(fieldEvidenceDate, bandRow), text: w.bandMore, look: lookBand},
		cell{at: g.at(fieldAction, bandRow), text: w.bandPlan, look: lookBand})
	for k := range fieldCount {
		if !g.has(k) {
			continue
		}
		head := lookHead
		switch {
		case k == fieldID:
			head = lookNumber
		case k >= fieldLevel0 && k <= fieldLevel3:
			head = lookLevel
		}
		cells = append(cells, cell{at: g.at(k, headRow), text: g.heads[k], look: head})
	}
	if err := b.file.SetRowHeight(name, bandRow, 18); err != nil {
		return err
	}
	if err := b.file.SetRowHeight(name, headRow, 30); err != nil {
		return err
	}
	return b.put(name, cells...)
}

// questionRow writes one question, and what is known of it from before: all but the answer, which is to be chosen anew.
func (b *book) questionRow(name string, g grid, row int, a asks) error {
	l, texts := b.form.Lang, a.indicator.For(b.form.School.Sector)
	title, question, why := a.domain.Title.In(l), texts.Question.In(l), texts.Why.In(l)
	cells := []cell{
		{at: g.at(fieldID, row), text: a.indicator.ID, look: lookID},
		{at: g.at(fieldQuestion, row), runs: asking(title, question, why), look: lookBody},
	}
	need := max(evidenceRoom, askingLines(title, question, why, g.widths[fieldQuestion]))
	for n, t := range texts.Levels {
		k := fieldLevel0 + field(n)
		cells = append(cells, cell{at: g.at(k, row), text: t.In(l), look: lookBody})
		need = max(need, lines(plain(t.In(l)), g.widths[k], fontSize, false))
	}
	was := b.form.earlier(a.indicator.ID)
	if b.form.Previous != nil {
		cells = append(cells, cell{at: g.at(fieldLast, row), text: b.earlier(was), look: lookLast})
	}
	for _, e := range b.entries(a.indicator.ID, was) {
		e.cell.at = g.at(e.field, row)
		cells = append(cells, e.cell)
		if e.cell.text != "" {
			need = max(need, spareLines+lines(plain(e.cell.text), g.widths[e.field], fontSize, false))
		}
	}
	for n := range cells {
		cells[n].first = a.first
	}
	if err := b.file.SetRowHeight(name, row, height(need)); err != nil {
		return err
	}
	return b.put(name, cells...)
}

// entry is a cell to fill in.
type entry struct {
	field field
	cell  cell
}

// entries are the cells to fill in of one question: with what is known from before, or filled in.
func (b *book) entries(id string, was assessment.IndicatorResult) []entry {
	answer := was.Answer
	choice := ""
	answer.Note = ""       // a note belongs to its own round
	if len(was.Plan) > 1 { // each with its own owner, day and status
		answer.Action = assessment.Lines(was.Plan, b.words.statusName)
	}
	if b.form.Filled != nil {
		answer = b.form.Filled.Answers[id]
		choice = b.choice(answer)
	}
	return []entry{
		{fieldAnswer, cell{text: choice, look: lookAnswer}},
		{fieldEvidence, cell{text: answer.Evidence, look: lookEntry}},
		{fieldEvidenceDate, cell{day: answer.EvidenceDate.Time(), look: lookEntryDate}},
		{fieldNote, cell{text: answer.Note, look: lookEntry}},
		{fieldAction, cell{text: answer.Action, look: lookEntry}},
		{fieldOwner, cell{text: answer.Owner, look: lookEntry}},
		{fieldDue, cell{text: answer.Due.Text, day: answer.Due.Date.Time(), look: lookEntryDate}},
		{fieldStatus, cell{text: b.words.statusName(answer.Status), look: lookEntry}},
	}
}

// choice is an answer as it stands in the drop-down list; empty for none.
func (b *book) choice(a assessment.Answer) string {
	switch a.State {
	case assessment.Answered:
		return b.levelName(a.Level)
	case assessment.Unknown:
		return b.words.unknown
	case assessment.NotApplicable:
		return b.words.notApplicable
	default:
		return ""
	}
}

// earlier is the answer of an earlier round in words.
func (b *book) earlier(was assessment.IndicatorResult) string {
	if was.State == assessment.Answered && !was.Carries() {
		return "–"
	}
	return cmp.Or(b.choice(was.Answer), "–")
}

// questionRules adds what may be filled in and what is said about it, and the marks for what is still to do.
func (b *book) questionRules(name string, g grid, last int, asked []asks) error {
	for n, a := range asked {
		row := firstQuestion + n
		choose := b.lists.level
		if a.indicator.AllowNA {
			choose = b.lists.levelNA
		}
		for _, r := range []rule{
			{cells: g.at(fieldAnswer, row), title: a.indicator.ID + " · " + b.words.answer, prompt: b.answerPrompt(a.indicator), list: &choose},
			{cells: g.at(fieldEvidence, row), title: a.indicator.ID + " · " + b.words.evidence, prompt: b.evidencePrompt(a.indicator)},
		} {
			if err := b.guard(name, r); err != nil {
				return err
			}
		}
	}
	if err := b.columnRules(name, g, last); err != nil {
		return err
	}
	return b.marks(name, g, last)
}

// columnRules adds the rules that are the same in each row.
func (b *book) columnRules(name string, g grid, last int) error {
	w := b.words
	for _, c := range []struct {
		field  field
		prompt string
		list   *list
		free   bool
	}{
		{fieldEvidenceDate, w.evidenceDateInput, nil, true}, {fieldNote, fmt.Sprintf(w.noteInput, w.pupils), nil, false}, {fieldAction, w.actionInput, nil, false},
		{fieldOwner, w.ownerInput, nil, false}, {fieldDue, w.dueInput, nil, true}, {fieldStatus, w.statusInput, &b.lists.status, false},
	} {
		if err := b.guard(name, rule{cells: g.span(c.field, c.field, firstQuestion, last), title: g.heads[c.field], prompt: c.prompt, list: c.list, free: c.free}); err != nil {
			return err
		}
	}
	return nil
}

// answerPrompt says how to choose, and who would know.
func (b *book) answerPrompt(i rubric.Indicator) string {
	parts := []string{b.words.answerInput}
	if i.AllowNA {
		parts = append(parts, b.words.answerNA)
	}
	if who := joined(i.Ask, b.form.Lang, ", "); who != "" {
		parts = append(parts, fmt.Sprintf(b.words.answerAsk, who))
	}
	return strings.Join(parts, "\n")
}

// evidencePrompt says what evidence may be, with as many examples as find room.
func (b *book) evidencePrompt(i rubric.Indicator) string {
	prompt := fmt.Sprintf(b.words.evidenceInput, b.words.pupils)
	examples := i.For(b.form.School.Sector).Evidence
	for n := len(examples); n > 0; n-- {
		full := prompt + "\n" + fmt.Sprintf(b.words.evidenceExample, joined(examples[:n], b.form.Lang, "; "))
		if units(full) <= promptLimit {
			return full
		}
	}
	return prompt
}

func joined(texts []lang.Text, l lang.Lang, by string) string {
	var out []string
	for _, t := range texts {
		out = append(out, strings.TrimRight(plain(t.In(l)), "."))
	}
	return strings.Join(out, by)
}

// marks shows, as one goes, which questions are still open and where evidence would help. Each mark is a sign or words first and a colour second.
func (b *book) marks(name string, g grid, last int) error {
	answer, evidence := "$"+g.at(fieldAnswer, firstQuestion), "$"+g.at(fieldEvidence, firstQuestion)
	empty := fmt.Sprintf(`LEN(TRIM(%s))=0`, answer)
	missing := fmt.Sprintf(`AND(OR(LEFT(TRIM(%s),1)="2",LEFT(TRIM(%s),1)="3"),LEN(TRIM(%s))=0)`, answer, answer, evidence)
	todo := `"` + b.words.todoMark + ` "@`
	bare := `@" · ` + b.words.evidenceMark + `"`
	for _, m := range []struct {
		field   field
		formula string
		style   *excelize.Style
	}{
		{fieldID, empty, &excelize.Style{CustomNumFmt: &todo, Fill: ground(palette.Entry)}},
		{fieldAnswer, missing, &excelize.Style{CustomNumFmt: &bare, Fill: ground(palette.Wait)}},
		{fieldEvidence, missing, &excelize.Style{Fill: ground(palette.Wait)}},
	} {
		if err := b.conditional(name, g.span(m.field, m.field, firstQuestion, last), m.formula, m.style); err != nil {
			return err
		}
	}
	return nil
}

// questionPage sets how the sheet is filtered, frozen, printed and locked.
func (b *book) questionPage(name string, g grid, last int) error {
	if err := b.file.AutoFilter(name, g.span(fieldID, fieldStatus, headRow, last), nil); err != nil {
		return err
	}
	if err := b.size(name, g.at(fieldStatus, last)); err != nil {
		return err
	}
	if err := b.paper(name, "landscape"); err != nil { // after the filter, which sets the properties anew
		return err
	}
	if err := b.printed(name, fmt.Sprintf("$%d:$%d", bandRow, headRow), fmt.Sprintf("$A$1:$%s$%d", g.letters[fieldEvidence], last)); err != nil {
		return err
	}
	if err := b.frozen(name, 2, headRow, g.at(fieldLevel0, firstQuestion), g.at(fieldAnswer, firstQuestion)); err != nil {
		return err
	}
	// Digits stand here as text on purpose: no warning sign in each cell.
	if err := b.file.AddIgnoredErrors(name, g.span(fieldID, fieldStatus, bandRow, last), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return b.protect(name)
}
