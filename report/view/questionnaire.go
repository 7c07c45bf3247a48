package view

import (
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Form is everything a blank questionnaire on paper shows. It asks what the workbook asks, so that the answers can be
// typed over.
type Form struct {
	Lang lang.Lang
	// Title is the name of the form; FileTitle adds the school.
	Title, FileTitle string
	// School is the name of the school, "" when it is to be written. SchoolLine is the school on one line; it stands
	// above every page.
	School, SchoolLine string
	// Facts are the data of the school and of who fills in; those without a text are to be written.
	Facts []FormFact
	// Intro says what the form is and how to fill it in, a paragraph each.
	Intro []string
	// Guidance says how to choose a level; Levels are the four levels in general.
	Guidance string
	Levels   [4]Level
	Domains  []FormDomain
	Checks   []FormChecks
	Stamp    Stamp
}

// FormFact is a label with what is known already.
type FormFact struct {
	Label, Text string
}

// FormDomain is a domain with the questions that the form asks of it; there is at least one.
type FormDomain struct {
	ID, Title, Intro string
	Questions        []FormQuestion
}

// FormQuestion is one question with its four levels.
type FormQuestion struct {
	ID, Title, Question, Why string
	Levels                   [4]Level
	// Unknown is the answer of who does not know. NA is the beginning of "not applicable, because"; empty where it may
	// not be answered.
	Unknown, NA string
}

// FormChecks is a part with yes/no questions.
type FormChecks struct {
	Title, Guidance string
	Checks          []FormCheck
}

// FormCheck is one yes/no question with the answers to choose from.
type FormCheck struct {
	ID, Question, Why string
	Answers           []string
	Outside           bool // not from the article
}

// FormOptions say for whom a form is.
type FormOptions struct {
	Options
	School  assessment.School
	Profile assessment.Profile
	// Role is the id of the role of who fills in.
	Role  string
	Round string
}

type formBuilder struct {
	FormOptions
	r *rubric.Rubric
}

// BuildForm makes the form of a rubric for a school. Domains without a question for the sector and profile are left
// out.
func BuildForm(r *rubric.Rubric, o FormOptions) Form {
	r = r.For(o.School.Sector)
	b := &formBuilder{FormOptions: o, r: r}
	out := Form{Lang: o.Lang, Title: b.say("form.questionnaire", r.Title.In(o.Lang)), School: o.School.Name,
		SchoolLine: b.schoolLine(), Facts: b.facts(), Guidance: r.Guidance.Levels.In(o.Lang),
		Stamp: stamp(r, o.Options)}
	out.FileTitle = out.Title
	if o.School.Name != "" {
		out.FileTitle = o.School.Name + " · " + out.Title
	}
	out.Levels = levels(r, o.Lang)
	for _, d := range r.Domains {
		domain := FormDomain{ID: d.ID, Title: d.Title.In(o.Lang), Intro: d.Intro.In(o.Lang)}
		for _, i := range d.Indicators {
			if i.In(o.School.Sector) && (o.Profile == assessment.Full || i.InCore(o.School.Sector)) {
				domain.Questions = append(domain.Questions, b.question(i))
			}
		}
		if len(domain.Questions) > 0 {
			out.Domains = append(out.Domains, domain)
		}
	}
	out.Checks = slices.DeleteFunc([]FormChecks{
		b.checks(rubric.Flag, b.say("form.warning_questions"), r.Guidance.Flags.In(o.Lang)),
		b.checks(rubric.Legal, b.say("form.legal_questions"), r.Guidance.Legal.In(o.Lang)),
	}, func(part FormChecks) bool { return len(part.Checks) == 0 })
	out.Intro = b.intro(out)
	return out
}

func (b *formBuilder) schoolLine() string {
	return joined(" · ", b.School.Name, b.School.BRIN, b.School.Place)
}

// facts are what a report needs to know beside the answers, in the order of the workbook.
func (b *formBuilder) facts() []FormFact {
	role := ""
	if known, ok := b.r.Role(b.Role); ok {
		role = known.Title.In(b.Lang)
	}
	list := b.say("form.full_list")
	if b.Profile == assessment.Core {
		list = b.say("form.short_list")
	}
	return []FormFact{{b.say("form.school"), b.School.Name}, {b.say("form.brin"), b.School.BRIN},
		{b.say("form.sector"), SectorName(b.School.Sector, b.Lang)}, {b.say("form.board"), b.School.Board},
		{b.say("form.place"), b.School.Place}, {b.say("form.round"), b.Round}, {b.say("form.filled_in_by"), role},
		{b.say("form.date"), ""}, {b.say("form.list"), list}}
}

func (b *formBuilder) intro(f Form) []string {
	questions, checks := 0, 0
	for _, d := range f.Domains {
		questions += len(d.Questions)
	}
	for _, c := range f.Checks {
		checks += len(c.Checks)
	}
	pupils := b.say("form.pupils")
	if b.School.Sector == rubric.MBO {
		pupils = b.say("form.students")
	}
	size := b.say("form.list_with_four_levels_each", words.Count("form.questions", questions).In(b.Lang))
	if checks > 0 {
		size += b.say("form.then_answer_with_yes_no", words.Count("form.short_questions", checks).In(b.Lang))
	}
	return []string{size + b.say("form.tick_one_box_for"), b.say("form.do_not_write_names", pupils),
		b.say("form.for_report_type_answers")}
}

func (b *formBuilder) question(i rubric.Indicator) FormQuestion {
	t := i.For(b.School.Sector)
	out := FormQuestion{ID: i.ID, Title: i.Title.In(b.Lang), Question: t.Question.In(b.Lang), Why: t.Why.In(b.Lang),
		Unknown: b.say("form.unknown")}
	for n := range out.Levels {
		out.Levels[n] = Level{Value: n, Label: b.r.Levels[n].Label.In(b.Lang)}
		if n < len(t.Levels) {
			out.Levels[n].Meaning = t.Levels[n].In(b.Lang)
		}
	}
	if i.AllowNA {
		out.NA = b.say("form.na_because")
	}
	return out
}

// checks is the part with the checks of one kind. Only a flag can be repaired.
func (b *formBuilder) checks(kind rubric.CheckKind, title, guidance string) FormChecks {
	states := []assessment.CheckState{assessment.CheckYes, assessment.CheckNo, assessment.CheckUnknown}
	if kind == rubric.Flag {
		states = slices.Insert(states, 1, assessment.CheckRepaired)
	}
	answers := lists.Map(states, func(s assessment.CheckState) string { return CheckWord(s, b.Lang) })
	out := FormChecks{Title: title, Guidance: guidance}
	for _, c := range b.r.Checks {
		if c.Kind == kind && b.r.Asks(c, b.School.Sector, b.Role) {
			t := c.For(b.School.Sector)
			out.Checks = append(out.Checks, FormCheck{ID: c.ID, Question: t.Question.In(b.Lang), Why: t.Why.In(b.Lang),
				Answers: answers, Outside: len(c.Principles) == 0})
		}
	}
	return out
}
