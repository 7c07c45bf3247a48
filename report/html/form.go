package html

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
	"sggscan/rubric"
)

// formPage is the questionnaire as a page. Choices and fields are named by id ("V1", "V1.evidence", "school.name").
type formPage struct {
	page
	view.Form
	Data   formData
	School assessment.School
	Sector string // in words
	Round  string
	// Team and Alone are how many minutes it takes.
	Team, Alone int
	Pupils      string
	Roles       []choice
	Statuses    []choice
	Domains     []formDomain
	Checks      []formChecks
	// Talk says how much there is to talk about; "" for no talk. Proposed says what to do with proposals; "" for none.
	Talk, Proposed string
	// Subjects are what an action may belong to.
	Subjects []choice
	Parts    []formPart
	// Labels are the names of the fields that are written.
	Labels map[string]string
	Asked  int // questions with levels
	Short  int // yes/no questions
}

// formData is what the script of the page knows.
type formData struct {
	// ID tells this form from others that the browser may hold.
	ID      string `json:"id"`
	Rubric  string `json:"rubric"`
	Profile string `json:"profile"`
	Sector  string `json:"sector"`
	Longest int    `json:"longest"` // characters in a text
	// Fill is what stands in the form already, by the name of the field.
	Fill  map[string]string `json:"fill"`
	Words map[string]string `json:"words"`
}

// formPart is a part of the form that shows by itself, with the ones before and after it.
type formPart struct {
	ID, Title             string
	Counted               bool // it has questions to count
	Back, Next, NextTitle string
}

type choice struct {
	Value, Title string
	Chosen       bool
}

// formDomain are questions that show together: those of a domain, or in a talk those with which the same is to be done.
type formDomain struct {
	ID, Title, Intro string
	Questions        []formQuestion
}

// formQuestion is a question; Last says which level an earlier answer had.
type formQuestion struct {
	view.FormQuestion
	Last, Examples, Ask string
	MayNA               bool
	// Talk is what people answered apart, in a talk.
	Talk questionnaire.TalkText
}

// formChecks are the checks of one kind. Answer and Note say how to answer and what to write.
type formChecks struct {
	Kind                          rubric.CheckKind
	Title, Guidance, Answer, Note string
	Checks                        []formCheck
}

type formCheck struct {
	ID, Title, Question, Why, Last string
	Talk                           string // that it is to be discussed
	Answers                        []choice
}

// WriteForm writes the questionnaire as a page that makes a file of answers in the browser. A talk goes from what is to
// be discussed to what people agree on.
func WriteForm(w io.Writer, f questionnaire.Form, o view.Options) error {
	f.Rubric = f.Rubric.For(f.School.Sector)
	b := view.BuildForm(f.Rubric, view.FormOptions{Options: o, School: f.School, Profile: f.Profile, Role: f.Role,
		Round: f.Round})
	around, err := newPage("form.js")
	if err != nil {
		return err
	}
	p := formPage{page: around, Form: b, School: f.School, Sector: view.SectorName(f.School.Sector, f.Lang),
		Round: f.Round, Pupils: pupils(f), Roles: roles(f),
		Statuses: statuses(f.Lang), Labels: labels(f.Lang), Proposed: f.ProposedHow()}
	p.Data = formData{
		ID: strings.Join([]string{f.Rubric.ID, f.Rubric.Hash, string(f.School.Sector), string(f.Profile), f.School.BRIN,
			f.School.Name, f.Role, f.Round, f.Date.String(), fmt.Sprint(f.Talk != nil)}, "|"),
		Rubric: f.Rubric.ID + "@" + f.Rubric.Version, Profile: string(f.Profile), Sector: string(f.School.Sector),
		Longest: limit.Text, Fill: map[string]string{}, Words: scriptWords(f.Lang)}
	p.Team, p.Alone = f.Minutes()
	p.domains(f)
	p.checks(f)
	for n, a := range f.Further() {
		p.fill(fmt.Sprint("plan.", n), a.Action)
		p.Data.Fill[fmt.Sprintf("plan.%d.id", n)] = a.ID
	}
	p.parts()
	return write(w, "form.html", f.Lang, p)
}

func pupils(f questionnaire.Form) string {
	if f.School.Sector == rubric.MBO {
		return words.Text("questionnaire.students").In(f.Lang)
	}
	return words.Text("questionnaire.pupils").In(f.Lang)
}

func roles(f questionnaire.Form) []choice {
	return lists.Map(f.Rubric.Roles, func(r rubric.Role) choice {
		return choice{r.ID, r.Title.In(f.Lang), r.ID == f.Role}
	})
}

// statuses are the states of an action to choose from, after none.
func statuses(l lang.Lang) []choice {
	return []choice{{}, {Value: string(assessment.StatusOpen), Title: words.Text("questionnaire.status_open").In(l)},
		{Value: string(assessment.StatusBusy), Title: words.Text("questionnaire.status_busy").In(l)},
		{Value: string(assessment.StatusDone), Title: words.Text("questionnaire.status_done").In(l)},
		{Value: string(assessment.StatusDropped), Title: words.Text("questionnaire.status_dropped").In(l)}}
}

// fill puts an action in the fields that begin with a name.
func (p *formPage) fill(name string, a assessment.Action) {
	p.put(name+".action", questionnaire.WithDue(a, p.Lang))
	p.put(name+".owner", a.Owner)
	p.put(name+".due", a.Due.Date.String())
	p.put(name+".status", string(a.Status))
}

func (p *formPage) put(name, text string) {
	if text != "" {
		p.Data.Fill[name] = text
	}
}

// domains are the questions, with what an earlier answer fills in.
func (p *formPage) domains(f questionnaire.Form) {
	for _, d := range p.Form.Domains {
		domain := formDomain{ID: d.ID, Title: d.ID + " " + d.Title, Intro: d.Intro}
		for _, q := range d.Questions {
			i, _ := f.Rubric.Indicator(q.ID)
			was := f.Earlier(q.ID)
			out := formQuestion{FormQuestion: q, MayNA: i.MayNA(f.School.Sector), Ask: listed(i.Ask, f.Lang),
				Examples: listed(i.For(f.School.Sector).Evidence, f.Lang), Talk: f.TalkText(q.ID)}
			if f.Previous != nil && was.Carries() {
				out.Last = words.Text("questionnaire.last_time", f.Previous.Round, int(was.Level)).In(f.Lang)
			}
			p.put(q.ID+".evidence", f.Evidence(was, q.ID))
			p.put(q.ID+".evidence_date", was.DateOfEvidence().String())
			p.put(q.ID+".note", f.EarlierNote(was))
			if plan := f.Actions(q.ID); len(plan) > 0 {
				p.fill(q.ID, plan[0])
			}
			domain.Questions = append(domain.Questions, out)
			p.Subjects = append(p.Subjects, choice{Value: q.ID, Title: q.ID + " " + q.Title})
		}
		p.Asked += len(domain.Questions)
		p.Domains = append(p.Domains, domain)
	}
	if f.Talk != nil {
		p.Talk = f.TalkLead()
		p.Domains = inTalk(p.Domains, f.TalkOrder())
	}
}

// inTalk are the questions in the order of a talk, those with which the same is to be done together.
func inTalk(domains []formDomain, order []string) []formDomain {
	var all []formQuestion
	for _, d := range domains {
		all = append(all, d.Questions...)
	}
	slices.SortStableFunc(all, func(x, y formQuestion) int {
		return cmp.Compare(slices.Index(order, x.ID), slices.Index(order, y.ID))
	})
	var out []formDomain
	for _, q := range all {
		n := len(out)
		if n == 0 || out[n-1].Title != q.Talk.Section {
			out = append(out, formDomain{ID: fmt.Sprint("talk", n+1), Title: q.Talk.Section})
			n++
		}
		out[n-1].Questions = append(out[n-1].Questions, q)
	}
	return out
}

func listed(texts []lang.Text, l lang.Lang) string {
	return strings.Join(lists.Map(texts, func(t lang.Text) string { return t.In(l) }), "; ")
}

// checks are the yes/no questions. The note of a flag asks what changed, never what happened.
func (p *formPage) checks(f questionnaire.Form) {
	say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(f.Lang) }
	for _, part := range p.Form.Checks {
		known, _ := f.Rubric.Check(part.Checks[0].ID)
		out := formChecks{Kind: known.Kind, Title: part.Title, Guidance: part.Guidance,
			Answer: say("questionnaire.legal_input"), Note: say("questionnaire.legal_note_input", p.Pupils)}
		states := []assessment.CheckState{assessment.CheckYes, assessment.CheckNo, assessment.CheckUnknown}
		if out.Kind == rubric.Flag {
			out.Answer, out.Note = say("questionnaire.flag_input"), say("questionnaire.changed_input")
			states = slices.Insert(states, 1, assessment.CheckRepaired)
		}
		for _, c := range part.Checks {
			known, _ := f.Rubric.Check(c.ID)
			title, why := view.CheckTitle(known, f.Lang), c.Why
			if outside := say("questionnaire.not_from_article"); c.Outside && !strings.HasPrefix(why, outside) {
				why = outside + ". " + why
			}
			talk := ""
			if f.Talk != nil && slices.Contains(f.Talk.Flags, c.ID) {
				talk = say("questionnaire.talk_flag")
			}
			out.Checks = append(out.Checks, formCheck{ID: c.ID, Talk: talk, Title: title, Question: c.Question, Why: why,
				Last: f.LastTime(c.ID),
				Answers: lists.Map(states, func(s assessment.CheckState) choice {
					return choice{Value: string(s), Title: view.CheckWord(s, f.Lang)}
				})})
			p.Subjects = append(p.Subjects, choice{Value: c.ID, Title: c.ID + " " + title})
		}
		p.Short += len(out.Checks)
		p.Checks = append(p.Checks, out)
	}
}

// parts are the parts of the form in their order.
func (p *formPage) parts() {
	say := func(key words.Key) string { return words.Text(key).In(p.Lang) }
	list := []formPart{{ID: "start", Title: say("questionnaire.start")}}
	for _, d := range p.Domains {
		list = append(list, formPart{ID: d.ID, Title: d.Title, Counted: true})
	}
	if len(p.Checks) > 0 {
		list = append(list, formPart{ID: "checks", Title: say("questionnaire.signals"), Counted: true})
	}
	list = append(list, formPart{ID: "plan", Title: say("questionnaire.plan")},
		formPart{ID: "end", Title: say("html_form.end")})
	for n := range list[1:] {
		list[n].Next, list[n].NextTitle, list[n+1].Back = list[n+1].ID, list[n+1].Title, list[n].ID
	}
	p.Parts = list
}

// Steps are the ways to the parts before and after one.
func (p formPage) Steps(id string) formPart {
	return p.Parts[slices.IndexFunc(p.Parts, func(x formPart) bool { return x.ID == id })]
}

// scriptWords are the sentences that the script says, with their places to fill in.
func scriptWords(l lang.Lang) map[string]string {
	out := map[string]string{}
	for name, key := range map[string]words.Key{
		"progress": "html_form.progress", "unsaved": "html_form.unsaved", "nothing": "html_form.nothing_typed",
		"saved": "html_form.saved", "noName": "html_form.no_name", "noDate": "html_form.no_date",
		"noReason": "html_form.no_reason", "badDate": "html_form.bad_date", "tooLong": "html_form.too_long",
		"notKept": "html_form.not_kept", "kept": "html_form.kept", "wiped": "html_form.wiped",
		"opened": "html_form.opened", "noForm": "html_form.no_form", "otherRubric": "html_form.other_rubric",
		"otherSector": "html_form.other_sector", "others": "html_form.others", "refused": "html_form.refused",
		"replace": "html_form.replace", "allAnswered": "html_form.all_answered", "open": "html_form.open",
		"missingName": "html_form.missing_name", "missingDate": "html_form.missing_date", "file": "html_form.file_name",
		"filled": "html_form.filled", "action": "html_form.action", "restored": "html_form.restored",
		"otherVersion": "html_form.other_version",
	} {
		out[name] = words.Text(key).In(l)
	}
	return out
}

// labels are the names of what people write, as the workbook has them.
func labels(l lang.Lang) map[string]string {
	out := map[string]string{}
	for name, f := range map[string]answers.Field{"evidence": answers.FieldEvidence,
		"evidence_date": answers.FieldEvidenceDate, "note": answers.FieldNote, "action": answers.FieldAction,
		"owner": answers.FieldOwner, "due": answers.FieldDue, "status": answers.FieldStatus,
		"check_date": answers.FieldCheckDate, "id": answers.FieldID, "school": answers.FieldSchool,
		"brin": answers.FieldBRIN, "sector": answers.FieldSector, "board": answers.FieldBoard,
		"place": answers.FieldPlace, "role": answers.FieldRole, "date": answers.FieldDate,
		"round": answers.FieldRound} {
		out[name] = answers.Heading(f, l)
	}
	return out
}
