package table

import (
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/internal/grid"
	sheet "sggscan/assessment/xlsx"
	"sggscan/rubric"
)

// level is what a cell under an indicator means.
type level struct {
	state assessment.State
	level rubric.Level
	ok    bool
}

// state is what a cell under a check means.
type state struct {
	state assessment.CheckState
	ok    bool
}

// answers reads the answers of a row, and tells whether there is any. Those to questions that this school or list is not asked are kept, with one warning.
func (t *table) answers(x *assessment.Response, row sheet.Row) (answered bool) {
	var outside []string
	for _, q := range t.questions {
		var asked, given bool
		if q.isCheck {
			a := t.checkAnswer(q, row)
			if a != (assessment.CheckAnswer{}) {
				x.Checks[q.id] = a
			}
			asked, given = q.check.In(x.School.Sector), a.State != assessment.CheckBlank
		} else {
			a := t.answer(q, row)
			if a != (assessment.Answer{}) {
				x.Answers[q.id] = a
			}
			asked, given = x.Asked(q.indicator), a.State != assessment.Blank
		}
		answered = answered || given
		if given && !asked {
			outside = append(outside, q.id)
		}
	}
	if len(outside) > 0 && x.School.Sector != "" {
		t.Warnf(grid.At{Row: row.Number, Column: -1}, "niet in deze vragenlijst (%[2]s, %[3]s), dus deze antwoorden tellen niet mee: %[1]s", "not in this questionnaire (%[2]s, %[3]s), so these answers do not count: %[1]s",
			assessment.Listed(outside, assessment.MostNamed), string(x.School.Sector), string(x.Profile))
	}
	return answered
}

// cell is the cell of a question in a row, with its place.
func (t *table) cell(q *question, f field, row sheet.Row) (grid.At, sheet.Cell) {
	if q.at[f] < 0 {
		return grid.At{Row: row.Number, Column: -1}, sheet.Cell{}
	}
	return grid.At{Row: row.Number, Column: q.at[f], Name: q.name(f)}, row.Cell(q.at[f])
}

func (t *table) text(q *question, f field, row sheet.Row) string {
	at, c := t.cell(q, f, row)
	return t.Text(at, c)
}

func (t *table) answer(q *question, row sheet.Row) assessment.Answer {
	var a assessment.Answer
	at, c := t.cell(q, answer, row)
	l := grid.Remembered(q.levels, c.Text, func(s string) level {
		clean, _ := assessment.CleanText(s)
		state, n, ok := t.words.Level(q.indicator, clean)
		return level{state, n, ok}
	})
	if !l.ok {
		t.notUnderstood(at, c, "niveau", "level", q)
	}
	a.State, a.Level = l.state, l.level
	a.Evidence = t.text(q, evidence, row)
	a.Note = t.text(q, note, row)
	a.Action = t.text(q, action, row)
	a.Owner = t.text(q, owner, row)
	t.evidenceDate(&a, q, row)
	a.Due = t.due(q, row)
	a.Status = t.status(q, row)
	if a.State == assessment.NotApplicable {
		switch {
		case !q.indicator.AllowNA:
			t.Errorf(at, "n.v.t. kan niet bij %s; %s", "not applicable is not possible with %s; %s", q.id, t.words.LevelHelp(q.indicator))
		case strings.TrimSpace(a.Note) == "":
			t.Errorf(at, "bij n.v.t. hoort een reden; zet die in een kolom %s", "not applicable needs a reason; write it in a column %s", q.name(note))
		}
	}
	return a
}

// notUnderstood refuses an answer and says what may stand there.
func (t *table) notUnderstood(at grid.At, c sheet.Cell, nl, en string, q *question) {
	help := t.words.CheckHelp(q.check)
	if !q.isCheck {
		help = t.words.LevelHelp(q.indicator)
	}
	if c.IsDate {
		t.Errorf(at, "%s is geen "+nl+": het programma heeft er een datum van gemaakt; %s", "%s is no "+en+": the program made a date of it; %s", grid.Shown(c.Text), help)
		return
	}
	t.Errorf(at, "%s is geen "+nl+"; %s", "%s is no "+en+"; %s", grid.Shown(c.Text), help)
}

func (t *table) checkAnswer(q *question, row sheet.Row) assessment.CheckAnswer {
	var a assessment.CheckAnswer
	at, c := t.cell(q, answer, row)
	s := grid.Remembered(q.states, c.Text, func(s string) state {
		clean, _ := assessment.CleanText(s)
		found, ok := t.words.Check(q.check, clean)
		return state{found, ok}
	})
	if !s.ok {
		t.notUnderstood(at, c, "antwoord", "answer", q)
	} else {
		a.State = s.state
	}
	a.Note = t.text(q, note, row)
	if at, c := t.cell(q, evidenceDate, row); at.Column >= 0 {
		d := t.day(c)
		if d.kind == aText {
			t.Warnf(at, "%s is geen datum en staat nu bij de notitie; schrijf jjjj-mm-dd of d-m-jjjj", "%s is no date and stands with the note now; write yyyy-mm-dd or d-m-yyyy", grid.Shown(c.Text))
			a.Note = added(a.Note, t.Text(at, c))
		}
		a.Date = t.past(at, c, d)
	}
	return a
}

// evidenceDate reads the day of the evidence. What is no day ("voorjaar 2025") is kept with the evidence.
func (t *table) evidenceDate(a *assessment.Answer, q *question, row sheet.Row) {
	at, c := t.cell(q, evidenceDate, row)
	d := t.day(c)
	if d.kind == aText {
		t.Warnf(at, "%s is geen datum en staat nu bij de onderbouwing; schrijf jjjj-mm-dd of d-m-jjjj", "%s is no date and stands with the evidence now; write yyyy-mm-dd or d-m-yyyy", grid.Shown(c.Text))
		a.Evidence = added(a.Evidence, t.Text(at, c))
	}
	a.EvidenceDate = t.past(at, c, d)
}

// added puts what stood in the column of a date behind a text.
func added(text, more string) string {
	if text == "" {
		return more
	}
	return text + " (" + more + ")"
}

// due reads when an action should be done; what is no day stays as it was written.
func (t *table) due(q *question, row sheet.Row) assessment.Due {
	at, c := t.cell(q, due, row)
	d := t.day(c)
	switch d.kind {
	case noDay:
		return assessment.Due{}
	case aText:
		t.Warnf(at, "%s is geen datum; het blijft als tekst staan", "%s is no date; it stays as text", grid.Shown(c.Text))
		return assessment.Due{Text: t.Text(at, c)}
	default:
		return assessment.Due{Date: t.real(at, c, d)}
	}
}

func (t *table) status(q *question, row sheet.Row) assessment.Status {
	at, c := t.cell(q, status, row)
	if grid.Blank(c) {
		return ""
	}
	s, ok := t.words.Status(c.Text)
	if !ok {
		t.Errorf(at, "%s is geen status; kies open, bezig, klaar of vervallen", "%s is no status; choose open, busy, done or dropped", grid.Shown(c.Text))
	}
	return s
}
