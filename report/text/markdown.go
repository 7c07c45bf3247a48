package text

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Markdown writes the whole rubric as a document to read and discuss without the program: the principles, the questions
// with their levels and steps, the checks, the roles and the resources. With a sector the title names it; what the
// rubric then holds is for the caller to say.
func Markdown(w io.Writer, r *rubric.Rubric, s rubric.Sector, l lang.Lang) error {
	m := &markdown{printer{w: w, l: l}, r}
	m.raw("# " + strings.Join(filled(r.Title.In(l), view.SectorName(s, l)), " · "))
	m.intro()
	for _, d := range r.Domains {
		m.paragraph("## " + d.ID + " · " + d.Title.In(l))
		m.paragraph(d.Intro.In(l))
		for _, i := range d.Indicators {
			m.indicator(i)
		}
	}
	m.checks(rubric.Flag, r.Guidance.Flags, words.Text("terminal.warning_questions"))
	m.checks(rubric.Legal, r.Guidance.Legal, words.Text("terminal.legal_questions"))
	m.contradictions()
	m.resources()
	m.principles()
	return m.err
}

type markdown struct {
	printer
	r *rubric.Rubric
}

func (m *markdown) intro() {
	r := m.r
	m.paragraph(m.say("terminal.rubric_version", r.ID, r.Version))
	m.paragraph(m.say("terminal.based_on_article_by", r.Source.Title, r.Source.Publisher))
	m.paragraph(r.Guidance.Levels.In(m.l))
	m.raw("")
	for n, level := range r.Levels {
		m.raw(fmt.Sprintf("%d. **%s.** %s", n, level.Label.In(m.l), level.Meaning.In(m.l)))
	}
	m.raw("")
	m.line("terminal.verdicts", listed(r.Verdicts, ", ", func(v rubric.Verdict) string {
		return m.say("terminal.from_2", v.Label.In(m.l), v.From.RatString())
	}))
	m.line("terminal.critical_points")
	m.line("terminal.who_can_fill_in", listed(r.Roles, ", ", func(x rubric.Role) string { return x.Title.In(m.l) }))
}

func (m *markdown) indicator(i rubric.Indicator) {
	m.paragraph("### " + i.ID + " · " + i.Title.In(m.l))
	m.raw("")
	facts := filled(view.CriticalWord(i.Critical, m.l), m.say("terminal.weight", i.Weight), sectorIDs(i.Sectors))
	if i.Core {
		facts = append(facts, m.say("terminal.also_in_short_list")+inSectors(i.CoreSectors))
	}
	if i.AllowNA {
		facts = append(facts, m.say("terminal.na_allowed")+inSectors(i.NASectors))
	}
	m.raw("*" + strings.Join(facts, " · ") + "*")
	m.texts(i.Texts)
	if len(i.Ask) > 0 {
		m.paragraph(m.say("terminal.who_knows", listed(i.Ask, ", ", m.inLang)))
	}
	if len(i.Principles) > 0 {
		m.paragraph(m.say("terminal.principles"))
		m.raw("")
		for _, id := range i.Principles {
			if p, ok := m.r.Principle(id); ok {
				m.raw(fmt.Sprintf("- %s (%s): %s", p.ID, p.Section.In(m.l), p.Text.In(m.l)))
			}
		}
	}
	for _, s := range rubric.Sectors() {
		if own, ok := i.SectorTexts[s]; ok {
			m.paragraph("#### " + i.ID + ", " + strings.Join(filled(view.SectorName(s, m.l), own.Title.In(m.l)), " · "))
			m.texts(own)
		}
	}
}

func (m *markdown) inLang(t lang.Text) string { return t.In(m.l) }

func (m *markdown) paragraph(s string) {
	m.raw("")
	m.raw(s)
}

// ask writes a question and why it is asked.
func (m *markdown) ask(question, why lang.Text) {
	if !question.Empty() {
		m.paragraph("**" + question.In(m.l) + "**")
	}
	if !why.Empty() {
		m.paragraph(why.In(m.l))
	}
}

func (m *markdown) texts(t rubric.Texts) {
	m.ask(t.Question, t.Why)
	if len(t.Levels) > 0 {
		m.raw("")
		for n, level := range t.Levels {
			m.raw(fmt.Sprintf("- %d: %s", n, level.In(m.l)))
		}
	}
	if len(t.Steps) > 0 {
		m.raw("")
		for n, step := range t.Steps {
			m.line("terminal.from_to", n, n+1, step)
		}
	}
	if len(t.Evidence) > 0 {
		show := m.say("terminal.what_school_could_show", listed(t.Evidence, "; ", m.inLang))
		m.paragraph(strings.ReplaceAll(show, "?.", "?")) // the last may be a question
	}
	if !t.Board.Empty() {
		m.paragraph(m.say("terminal.board_can", t.Board))
	}
}

func (m *markdown) checks(kind rubric.CheckKind, guidance, title lang.Text) {
	m.paragraph("## " + title.In(m.l))
	m.paragraph(guidance.In(m.l))
	for _, c := range m.r.Checks {
		if c.Kind != kind {
			continue
		}
		m.paragraph("### " + c.ID)
		m.checkParts(c.Texts)
		if len(c.Principles) > 0 {
			m.paragraph(m.say("terminal.principles_2", strings.Join(c.Principles, ", ")))
		}
		if !c.Checked.IsZero() {
			m.paragraph(m.say("terminal.text_about_law_checked_up", c.Checked.Format("2006-01-02")))
		}
		for _, s := range rubric.Sectors() {
			if own, ok := c.SectorTexts[s]; ok {
				m.paragraph("#### " + c.ID + ", " + view.SectorName(s, m.l))
				m.checkParts(own)
			}
		}
	}
}

func (m *markdown) checkParts(t rubric.CheckTexts) {
	m.ask(t.Question, t.Why)
	if !t.Steps.Empty() {
		m.paragraph(m.say("terminal.what_do", t.Steps))
	}
}

func (m *markdown) contradictions() {
	m.paragraph("## " + m.say("terminal.answers_discuss_together"))
	m.raw("")
	for _, c := range m.r.Contradictions {
		m.raw(fmt.Sprintf("- %s: %s", c.ID, c.Text.In(m.l)))
	}
}

func (m *markdown) resources() {
	m.paragraph("## " + m.say("terminal.help_resources"))
	m.raw("")
	for _, x := range m.r.Resources {
		line := "- **" + x.Title.In(m.l) + "**"
		if !x.Description.Empty() {
			line += " " + x.Description.In(m.l)
		}
		if x.URL != "" {
			line += " <" + x.URL + ">"
		}
		if len(x.Sectors) < len(rubric.Sectors()) {
			line += inSectors(x.Sectors)
		}
		m.raw(line)
	}
}

// inSectors names the sectors of what does not hold in all.
func inSectors(named []rubric.Sector) string {
	if len(named) == 0 {
		return ""
	}
	return " (" + sectorIDs(named) + ")"
}

// principles is a table of each principle with its question and what the school that is at the target does.
func (m *markdown) principles() {
	m.paragraph("## " + m.say("terminal.principle_table"))
	m.paragraph(m.say("terminal.principle_heads", int(m.r.Target), m.r.Levels[m.r.Target].Label))
	m.raw("| --- | --- | --- | --- |")
	for _, p := range m.r.Principles {
		for i := range m.r.Each() {
			if slices.Contains(i.Principles, p.ID) {
				m.raw(fmt.Sprintf("| %s | %s | %s %s | %s |", p.ID, p.Text.In(m.l), i.ID, i.Title.In(m.l),
					i.Texts.Levels[m.r.Target].In(m.l)))
			}
		}
	}
}
