package questionnaire

import (
	"bytes"
	"fmt"
	"io"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Forms writes what to paste into a form program: first how, in four steps, then each question as a title with its
// options, one on a line. Titles and options are such that the table that comes back is read as it is.
func Forms(w io.Writer, f Form) error {
	f.Rubric = f.Rubric.For(f.School.Sector)
	p := &pasted{f: f, words: wordsFor(f.Lang, f.School.Sector)}
	p.steps()
	p.school()
	for _, a := range f.questions() {
		p.indicator(a.indicator)
	}
	for _, c := range append(f.checks(rubric.Flag), f.checks(rubric.Legal)...) {
		p.check(c)
	}
	if _, err := w.Write(p.b.Bytes()); err != nil {
		return fmt.Errorf("write questionnaire: %w", err)
	}
	return nil
}

// pasted is the text to paste.
type pasted struct {
	f     Form
	words captions
	b     bytes.Buffer
}

func (p *pasted) say(key words.Key, args ...any) string { return words.Text(key, args...).In(p.f.Lang) }

func (p *pasted) line(text string) { p.b.WriteString(assessment.CleanLine(text) + "\n") }

// question is a title, what kind of question it is, and its options.
func (p *pasted) question(title string, kind words.Key, options ...string) {
	p.line("")
	p.line(title)
	p.line("[" + p.say(kind) + "]")
	for _, option := range options {
		p.line(option)
	}
}

func (p *pasted) steps() {
	p.line(p.f.Rubric.Title.In(p.f.Lang))
	p.line("")
	for n, key := range []words.Key{"questionnaire.forms_make", "questionnaire.forms_paste", "questionnaire.forms_send",
		"questionnaire.forms_return"} {
		p.line(fmt.Sprintf("%d. %s", n+1, p.say(key)))
	}
	p.line("")
	p.line(p.f.Rubric.Guidance.Levels.In(p.f.Lang))
	p.line(fmt.Sprintf(p.words.MindText, p.words.Pupils))
}

// school asks who answers and for which school; what is known of the school is the only option.
func (p *pasted) school() {
	s, title := p.f.School, func(f answers.Field) string { return answers.Heading(f, p.f.Lang) }
	known := func(f answers.Field, value string, kind words.Key) {
		if value != "" {
			p.question(title(f), "questionnaire.forms_choice", value)
		} else {
			p.question(title(f), kind)
		}
	}
	known(answers.FieldSchool, s.Name, "questionnaire.forms_text")
	known(answers.FieldBRIN, s.BRIN, "questionnaire.forms_text_optional")
	known(answers.FieldSector, string(s.Sector), "questionnaire.forms_choice")
	var roles []string
	for _, r := range p.f.Rubric.Roles {
		if p.f.Role == rubric.Joint || r.ID == p.f.Role {
			roles = append(roles, r.Title.In(p.f.Lang))
		}
	}
	if p.f.Profile == assessment.Core {
		known(answers.FieldProfile, p.words.Core, "questionnaire.forms_choice")
	}
	p.question(p.say("questionnaire.forms_role"), "questionnaire.forms_choice", roles...)
}

func (p *pasted) indicator(i rubric.Indicator) {
	l, texts := p.f.Lang, i.For(p.f.School.Sector)
	var options []string
	for n, level := range p.f.Rubric.Levels {
		options = append(options, fmt.Sprintf("%d – %s: %s", n, level.Label.In(l), texts.Levels[n].In(l)))
	}
	options = append(options, p.words.Unknown)
	if i.AllowNA {
		options = append(options, p.words.NotApplicable)
	}
	p.question(i.ID+" – "+texts.Question.In(l), "questionnaire.forms_choice", options...)
	if i.AllowNA { // which needs a reason
		p.question(i.ID+" – "+answers.Heading(answers.FieldNote, l), "questionnaire.forms_reason")
	}
}

func (p *pasted) check(c rubric.Check) {
	options := []string{p.words.Yes, p.words.Repaired, p.words.No, p.words.Unknown}
	if c.Kind != rubric.Flag {
		options = []string{p.words.Yes, p.words.No, p.words.Unknown}
	}
	question := c.For(p.f.School.Sector).Question.In(p.f.Lang)
	p.question(c.ID+" – "+question, "questionnaire.forms_choice", options...)
}
