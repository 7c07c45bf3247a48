package answers

import (
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// row is what somebody filled in for one question: cells of a sheet (cellRow) or what stands below its id in YAML
// (yamlRow). What is missing is empty; what cannot be understood is told, and empty.
type row interface {
	level() (assessment.State, rubric.Level)
	state() assessment.CheckState
	text(Field) string
	// day is a day that has passed, or words that stand there instead and are kept with the text that it belongs to.
	day(f Field) (day assessment.Date, words string)
	due() assessment.Due
	// status is false for what cannot be understood.
	status() (assessment.Status, bool)
	// warnProposed says that a proposal stands there that nobody took over.
	warnProposed()
	// refuseNA says that the question is always applicable, or may not be applicable and the reason is missing.
	refuseNA(may bool)
}

// readAnswer reads the row of an indicator in a response of which the school is known.
func readAnswer(q *question, x *assessment.Response, r row) assessment.Answer {
	var a assessment.Answer
	a.State, a.Level = r.level()
	day, words := r.day(FieldEvidenceDate)
	a.Evidence, a.EvidenceDate = withWords(ownEvidence(r), words), day
	a.Note = r.text(FieldNote)
	p, _ := readAction(r)
	a.Action, a.Owner, a.Due, a.Status = p.Text, p.Owner, p.Due, p.Status
	may := q.indicator.MayNA(x.School.Sector) ||
		q.indicator.AllowNA && (x.School.Sector == "" || x.RubricVersion != "") // then another version may have allowed it
	if a.State == assessment.NotApplicable && (!may || strings.TrimSpace(a.Note) == "") {
		r.refuseNA(may)
	}
	return a
}

// ownEvidence is what somebody wrote, or took over by taking the mark of a proposal away. What stands behind a mark, up
// to the end of its line, was proposed by the program and is no evidence.
func ownEvidence(r row) string {
	text := r.text(FieldEvidence)
	own := known().withoutProposals(text)
	if own != text {
		r.warnProposed()
	}
	return own
}

// withoutProposals is a text without what was proposed in it.
func (w *wordList) withoutProposals(text string) string {
	var own []string
	proposed := false
	for line := range strings.SplitSeq(text, "\n") {
		at := min(markAt(line, w.proposed.In(lang.NL)), markAt(line, w.proposed.In(lang.EN)))
		proposed = proposed || at < len(line)
		if rest := line[:at]; at == len(line) || strings.TrimSpace(rest) != "" {
			own = append(own, strings.TrimRight(rest, " "))
		}
	}
	if !proposed {
		return text
	}
	return strings.TrimSpace(strings.Join(own, "\n"))
}

// markAt is where a mark begins, in capitals or not; the length of the line when it is not there.
func markAt(line, mark string) int {
	for at := range line {
		if end := at + len(mark); end <= len(line) && strings.EqualFold(line[at:end], mark) {
			return at
		}
	}
	return len(line)
}

// readAction reads what a row plans. It is false when the status cannot be understood.
func readAction(r row) (assessment.Action, bool) {
	a := assessment.Action{Text: r.text(FieldAction), Owner: r.text(FieldOwner), Due: r.due()}
	var ok bool
	a.Status, ok = r.status()
	return a, ok
}

// readCheck reads the row of a check.
func readCheck(r row) assessment.CheckAnswer {
	state := r.state()
	day, words := r.day(FieldCheckDate)
	return assessment.CheckAnswer{State: state, Note: withWords(r.text(FieldNote), words), Date: day}
}

// withWords is a text with the words that stood in the column of its day behind it.
func withWords(text, words string) string {
	if text == "" || words == "" {
		return text + words
	}
	return text + " (" + words + ")"
}

// cellRow is the cells of a question in a row of a sheet.
type cellRow struct {
	*page
	question *question
	row      xlsx.Row
	columns  *columns
	// more is what stood behind the level and goes with the note.
	more string
	// plain: the level was a number and nothing else.
	plain bool
	// whole returns a cell with what did not fit in it; nil where nothing is ever cut.
	whole func(column int) xlsx.Cell
}

// cell is the cell in the column of a field; an empty one, with the row as its spot, when there is no such column.
func (r *cellRow) cell(f Field) (spot, xlsx.Cell) {
	at := spot{row: r.row.Number, column: r.columns[f], name: r.question.names[f]}
	if r.whole != nil {
		return at, r.whole(at.column)
	}
	for _, other := range r.question.others {
		if other.field == f && blank(r.row.Cell(at.column)) {
			at.column = other.column
		}
	}
	return at, r.row.Cell(at.column)
}

func (r *cellRow) level() (assessment.State, rubric.Level) {
	at, c := r.cell(FieldAnswer)
	l := remembered(r.question.levels, c.Text, func(s string) level {
		clean, _ := assessment.CleanText(s)
		state, n, more, ok := r.words.level(r.question.indicator, clean)
		return level{state, n, more, plainLevel().MatchString(strings.TrimSpace(fold(clean))), ok}
	})
	r.plain = l.plain
	if r.more = l.more; l.more != "" {
		r.warnf(at, "answers.more_behind_level")
	}
	if !l.ok && r.question.fromOne {
		return assessment.Unknown, 0 // the file does not count, which was told of the column
	}
	if !l.ok {
		r.notUnderstood(at, c, words.Text("answers.level"), r.words.levelHelp(r.question.indicator.AllowNA))
	}
	return l.state, l.level
}

func (r *cellRow) state() assessment.CheckState {
	at, c := r.cell(FieldAnswer)
	s := remembered(r.question.states, c.Text, func(s string) state {
		clean, _ := assessment.CleanText(s)
		found, ok := r.words.checkState(r.question.check, clean)
		return state{found, ok}
	})
	if !s.ok {
		r.notUnderstood(at, c, words.Text("answers.answer", r.question.id),
			r.words.checkHelp(r.question.check))
		return assessment.CheckBlank
	}
	return s.state
}

// notUnderstood refuses an answer and says what may stand there.
func (r *cellRow) notUnderstood(at spot, c xlsx.Cell, what, help lang.Text) {
	if c.IsDate {
		r.errorf(at, "answers.no_program_made_date", shown(c.Text), what, help)
		return
	}
	r.errorf(at, "answers.no", shown(c.Text), what, help)
}

func (r *cellRow) text(f Field) string {
	at, c := r.cell(f)
	text := r.page.text(at, c)
	if f != FieldNote || r.more == "" {
		return text
	}
	at, _ = r.cell(FieldAnswer)
	return strings.TrimPrefix(text+"\n"+r.page.text(at, xlsx.Cell{Text: r.more}), "\n")
}

// day reads a day of the evidence or of a check; where the column of the one is missing or empty, that of the other
// holds. What is no day ("voorjaar 2025") is kept behind the text that it belongs to, with a warning.
func (r *cellRow) day(f Field) (_ assessment.Date, terms string) {
	at, c := r.cell(f)
	what, other := words.Text("answers.evidence"), FieldCheckDate
	if f == FieldCheckDate {
		what, other = words.Text("answers.note"), FieldEvidenceDate
	}
	if c.Empty() {
		if beside, more := r.cell(other); !more.Empty() {
			at, c = beside, more
		}
	}
	d := r.page.day(c)
	if d.kind == aText {
		terms = r.page.text(at, c)
		r.warnf(at, "answers.no_date_stands_with_now", shown(c.Text), what, r.dayHint)
	}
	return r.past(at, c, d), terms
}

// due reads when an action should be done. What is no date stays as it was written.
func (r *cellRow) due() assessment.Due {
	at, c := r.cell(FieldDue)
	d := r.page.day(c)
	if d.kind == noDay || d.kind == aDay {
		return assessment.Due{Date: d.date}
	}
	text := r.page.text(at, c)
	if text != "" {
		r.warnf(at, "answers.no_date_stays_as", shown(text))
	}
	return assessment.Due{Text: text}
}

func (r *cellRow) status() (assessment.Status, bool) {
	at, c := r.cell(FieldStatus)
	s, ok := r.words.status(c.Text)
	if !ok {
		r.errorf(at, "answers.unknown_status", shown(c.Text))
	}
	return s, ok
}

func (r *cellRow) warnProposed() {
	at, _ := r.cell(FieldEvidence)
	r.warnf(at, "answers.proposed")
}

func (r *cellRow) refuseNA(may bool) {
	at, _ := r.cell(FieldAnswer)
	note, _ := r.cell(FieldNote)
	switch {
	case !may:
		r.errorf(at, "answers.na_not_possible_with", r.question.id, r.words.levelHelp(may))
	case note.column >= 0:
		r.errorf(note, "answers.na_needs_reason", r.question.id)
	default:
		name := heading(FieldNote)
		if r.question.names[FieldNote] != "" {
			name = lang.Same(r.question.names[FieldNote])
		}
		r.errorf(at, "answers.na_needs_reason_write", name)
	}
}
