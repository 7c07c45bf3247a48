// Package questionnaire writes the form that a school fills in.
package questionnaire

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Form says which questionnaire to write.
type Form struct {
	Rubric  *rubric.Rubric
	Lang    lang.Lang
	School  assessment.School
	Profile assessment.Profile
	Role    string
	Date    assessment.Date
	Round   string
	// Previous are the answers of an earlier round; their texts and plan are filled in, their levels only shown.
	Previous *assessment.Assessment
	// Plan is the action plan to fill in when there are no earlier answers; nil for none.
	Plan *assessment.Plan
	// Talk is what people of the school answered apart, beside which a team fills in together; nil for none. It takes the
	// place of Previous and Plan. The workbook and the page know it.
	Talk *assessment.Talk
	// Proposed are sentences from texts of the school that may be evidence, by question. They stand in the form behind a
	// mark, and count once somebody takes it away. A form on paper has none.
	Proposed map[string][]string
	// Filled are answers that stand in the form already, as in the sample board; nil leaves them to whoever fills it
	// in. Only the workbook knows it.
	Filled *assessment.Response
}

// Earlier is what is known of an indicator from before.
func (f Form) Earlier(id string) assessment.IndicatorResult {
	from := f.Previous
	if f.Talk != nil {
		from = &f.Talk.Team
	}
	if from == nil {
		return assessment.IndicatorResult{}
	}
	was, _ := from.Indicator(id)
	return was
}

// Evidence is the evidence from before, and what is proposed as evidence and does not stand there yet.
func (f Form) Evidence(was assessment.IndicatorResult, id string) string {
	lines := []string{was.Evidence}
	for _, s := range f.Proposed[id] {
		if !strings.Contains(was.Evidence, s) {
			lines = append(lines, answers.ProposedMark(f.Lang)+" "+s)
		}
	}
	return strings.TrimPrefix(strings.Join(lines, "\n"), "\n")
}

// ProposedHow says what to do with what is proposed; "" when nothing is.
func (f Form) ProposedHow() string {
	if len(f.Proposed) == 0 {
		return ""
	}
	return words.Text("questionnaire.proposed_how", answers.ProposedMark(f.Lang)).In(f.Lang)
}

// EarlierNote is the note from before; what one of a team wrote is not for all of it.
func (f Form) EarlierNote(was assessment.IndicatorResult) string {
	if f.Talk != nil {
		return ""
	}
	return was.Note
}

// LastTime says how a check was answered in the round before; "" when it was not.
func (f Form) LastTime(id string) string {
	if f.Previous == nil {
		return ""
	}
	for _, c := range slices.Concat(f.Previous.Flags, f.Previous.Legal) {
		if c.Check.ID == id && c.State != assessment.CheckBlank {
			return words.Text("questionnaire.last_answer", f.Previous.Round, view.CheckWord(c.State, f.Lang)).In(f.Lang)
		}
	}
	return ""
}

// Actions are the actions from before, for an indicator or check, or with an empty id those of the school itself.
func (f Form) Actions(id string) []assessment.Action {
	switch {
	case f.Talk != nil:
		return f.Talk.Team.Actions(id)
	case f.Previous != nil:
		return f.Previous.Actions(id)
	case f.Plan != nil:
		return f.Plan.Actions(id)
	}
	return nil
}

// Further are the actions from before that the row of a question has no room for: it holds one. The others, those of
// questions that the form does not ask, of checks, and own ones, which have no id, stand by themselves.
func (f Form) Further() []FurtherAction {
	var out []FurtherAction
	add := func(id, title string, plan []assessment.Action) {
		for _, a := range plan {
			out = append(out, FurtherAction{id, title, a})
		}
	}
	for _, i := range f.Rubric.Indicators() {
		plan := f.Actions(i.ID)
		if len(plan) > 0 && f.asks(i) {
			plan = plan[1:]
		}
		add(i.ID, i.Title.In(f.Lang), plan)
	}
	for _, c := range f.Rubric.Checks {
		add(c.ID, view.CheckTitle(c, f.Lang), f.Actions(c.ID))
	}
	add("", words.Text("report.own_action").In(f.Lang), f.Actions(""))
	return out
}

// FurtherAction is an action that has no place in the row of its question.
type FurtherAction struct {
	ID, Title string
	assessment.Action
}

// asked lists the indicators of a domain that the form asks.
func (f Form) asked(d rubric.Domain) []rubric.Indicator {
	var out []rubric.Indicator
	for _, i := range d.Indicators {
		if f.asks(i) {
			out = append(out, i)
		}
	}
	return out
}

func (f Form) asks(i rubric.Indicator) bool {
	return i.In(f.School.Sector) && (f.Profile == assessment.Full || i.InCore(f.School.Sector))
}

// YAML writes the form as a YAML file in which the questions and levels stand as comments.
func YAML(w io.Writer, f Form) error {
	f.Rubric = f.Rubric.For(f.School.Sector)
	y := &yamlWriter{f: f}
	y.head()
	y.line("answers:")
	for _, d := range f.Rubric.Domains {
		if list := f.asked(d); len(list) > 0 {
			y.line("")
			y.comment("  ", "======== "+d.ID+" · "+d.Title.In(f.Lang)+" ========", d.Intro.In(f.Lang))
			for _, i := range list {
				y.indicator(i)
			}
		}
	}
	y.line("")
	y.line("checks:")
	y.comment("  ", f.Rubric.Guidance.Flags.In(f.Lang))
	legal := false
	for _, c := range f.Rubric.Checks {
		if !f.Rubric.Asks(c, f.School.Sector, f.Role) {
			continue
		}
		if c.Kind == rubric.Legal && !legal {
			legal = true
			y.line("")
			y.comment("  ", f.Rubric.Guidance.Legal.In(f.Lang))
		}
		y.check(c)
	}
	if own := f.Actions(""); len(own) > 0 {
		y.line("")
		y.actions("", "plan", own)
	}
	if _, err := w.Write(y.b.Bytes()); err != nil {
		return fmt.Errorf("write questionnaire: %w", err)
	}
	return nil
}

type yamlWriter struct {
	f Form
	b bytes.Buffer
}

func (y *yamlWriter) line(format string, args ...any) {
	y.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// fields writes keys with what stands behind them.
func (y *yamlWriter) fields(indent string, keysAndValues ...string) {
	for pair := range slices.Chunk(keysAndValues, 2) {
		y.line("%s%s: %s", indent, pair[0], pair[1])
	}
}

func (y *yamlWriter) say(key words.Key, args ...any) string {
	return words.Text(key, args...).In(y.f.Lang)
}

func (y *yamlWriter) comment(indent string, texts ...string) {
	for _, s := range texts {
		y.b.WriteString(yamldoc.Comment(indent, s))
	}
}

func (y *yamlWriter) head() {
	f := y.f
	y.comment("", f.Rubric.Title.In(f.Lang), y.say("questionnaire.behind_level"), f.Rubric.Guidance.Levels.In(f.Lang),
		y.say("questionnaire.write_no_names_pupils"))
	y.comment("", y.f.ProposedHow())
	y.fields("", "rubric", f.Rubric.ID+"@"+f.Rubric.Version, "profile", string(f.Profile), "school", "")
	y.fields("  ", "name", yamldoc.Quoted(f.School.Name), "brin", yamldoc.Quoted(f.School.BRIN), "sector",
		string(f.School.Sector), "board", yamldoc.Quoted(f.School.Board), "place", yamldoc.Quoted(f.School.Place))
	y.fields("", "respondent", "", "  role", f.Role, "date", f.Date.String(), "round", yamldoc.Quoted(f.Round))
	y.line("")
}

func (y *yamlWriter) indicator(i rubric.Indicator) {
	l := y.f.Lang
	texts := i.For(y.f.School.Sector)
	y.line("")
	y.comment("  ", i.ID+" · "+i.Title.In(l), texts.Question.In(l), texts.Why.In(l))
	for n, t := range texts.Levels {
		y.comment("  ", fmt.Sprintf("%d = %s", n, t.In(l)))
	}
	if i.AllowNA {
		y.comment("  ", y.say("questionnaire.na_allowed_with_reason"))
	}
	was := y.f.Earlier(i.ID)
	if y.f.Previous != nil && was.Carries() {
		y.comment("  ", y.say("questionnaire.last_time", y.f.Previous.Round, int(was.Level)))
	}
	plan := y.f.Actions(i.ID)
	var first assessment.Action
	if len(plan) > 0 {
		first, plan = plan[0], plan[1:]
	}
	y.fields("  ", i.ID, "")
	y.fields("    ", "level", "", "evidence", yamldoc.Quoted(y.f.Evidence(was, i.ID)), "evidence_date",
		was.DateOfEvidence().String(), "note", yamldoc.Quoted(y.f.EarlierNote(was)))
	y.action("    ", "    ", first)
	y.actions("    ", "actions", plan)
}

// WithDue is the text of an action for a file of which the due date takes a day only: words about when it is due stand
// in the text, so that they are not lost.
func WithDue(a assessment.Action, l lang.Lang) string {
	if a.Due.Text == "" {
		return a.Text
	}
	return strings.TrimPrefix(a.Text+"\n"+words.Text("questionnaire.due_2", a.Due.Text).In(l), "\n")
}

// action writes the keys of an action, the first of them behind its own indent.
func (y *yamlWriter) action(first, indent string, a assessment.Action) {
	y.fields(first, "action", yamldoc.Quoted(WithDue(a, y.f.Lang)))
	y.fields(indent, "owner", yamldoc.Quoted(a.Owner), "due", a.Due.Date.String(), "status", string(a.Status))
}

// actions writes a list of actions under a key; none is not written.
func (y *yamlWriter) actions(indent, key string, plan []assessment.Action) {
	if len(plan) > 0 {
		y.fields(indent, key, "")
	}
	for _, a := range plan {
		y.action(indent+"  - ", indent+"    ", a)
	}
}

func (y *yamlWriter) check(c rubric.Check) {
	texts := c.For(y.f.School.Sector)
	y.line("")
	y.comment("  ", c.ID+" · "+texts.Question.In(y.f.Lang))
	answers := "yes, no, unknown"
	if c.Kind == rubric.Flag {
		answers = "yes, repaired, no, unknown"
	}
	y.comment("  ", y.say("questionnaire.choose_from", answers))
	if last := y.f.LastTime(c.ID); last != "" {
		y.comment("  ", last)
	}
	plan := y.f.Actions(c.ID)
	if len(plan) == 0 {
		y.line("  %s: {answer: , note: \"\"}", c.ID)
		return
	}
	y.fields("  ", c.ID, "")
	y.fields("    ", "answer", "", "note", `""`)
	y.actions("    ", "actions", plan)
}
