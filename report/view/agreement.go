package view

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Agreement is how far the respondents of a school agree. It holds counts, means and numbers of questions, never a
// level that somebody chose.
type Agreement struct {
	// Overall is the mean agreement over the questions that have one; Questions is how many have.
	Overall   Number
	Questions int
	// Joint: there is an answer that was filled in together. Leaders and Team count the other respondents who are surely
	// different people; Doubles those who may be one of them.
	Joint                  bool
	Leaders, Team, Doubles int
	// Wide are the questions on which views differ, Differ those on which leaders and team choose another level.
	Wide, Differ []string
	// Groups are the roles that may be shown by themselves, since nobody in them or outside them can be recognised.
	Groups []RoleGroup
	// Differences are the questions on which views differ, then those on which leaders and team do; DifferencesReason
	// says why there is none.
	Differences       []Difference
	DifferencesReason string
	// Sentence says in words what can be seen, or why nothing can.
	Sentence string
}

// RoleGroup is how far the people in one role agree.
type RoleGroup struct {
	Title string
	Count int
	// Agreement is the mean over the questions that have one.
	Agreement Number
}

// Difference is a question on which views differ.
type Difference struct {
	ID, Title, Question string
	// State is the answer of the school in words; Critical the word for how critical the question is, empty for none.
	State, Critical string
	// Agreement says in a word how far people agree, with how many filled in by themselves; empty for too few.
	Agreement string
	// Views are lines such as "schoolleider: niveau 3", "team: minstens 2 niveaus lager dan de leiding". Empty where
	// leaders and team do not differ.
	Views []string
	// Line is what Views say, to draw; nil where they do not name a level for each who speaks for the leaders.
	Line *SidesLine
	// Ask is a neutral question to start the talk.
	Ask string
}

// SidesLine lays leaders and team on the four levels.
type SidesLine struct {
	Leaders []int // the levels of those who speak for the leaders
	// The team is somewhere from TeamFrom to TeamTo: which level it chose is not told.
	TeamFrom, TeamTo int
}

// Respondents counts everybody who filled in, a joint answer as one.
func (a Agreement) Respondents() int {
	n := a.People() + a.Doubles
	if a.Joint {
		n++
	}
	return n
}

// People counts those who filled in by themselves and are surely different people: what stands beside a class.
func (a Agreement) People() int { return a.Leaders + a.Team }

// addAgreement fills in how far the respondents of a school agree, for the whole and per question.
func (b *builder) addAgreement(out *Report) {
	out.Agreement = agreement(b.a, b.Lang)
	for _, g := range b.a.Roles {
		out.Agreement.Groups = append(out.Agreement.Groups,
			RoleGroup{Title: b.role(g.Role), Count: g.Count, Agreement: PercentOfOne(g.Agreement.Hundredths(), b.Lang)})
	}
	out.Agreement.Differences = b.differences()
	if len(out.Agreement.Differences) == 0 {
		out.Agreement.DifferencesReason = b.noDifferences(out.Agreement)
	}
	for d := range out.Domains {
		for n := range out.Domains[d].Indicators {
			i := &out.Domains[d].Indicators[n]
			from, _ := b.a.Indicator(i.ID)
			i.Agreement = b.agreementWord(from)
		}
	}
}

// role is the title of a role.
func (b *builder) role(id string) string { return RoleTitle(b.r, id, b.Lang) }

// RoleTitle is the title of a role, or the word for colleagues in small roles together.
func RoleTitle(r *rubric.Rubric, id string, l lang.Lang) string {
	if id == assessment.Colleagues {
		return words.Text("agreement.colleagues").In(l)
	}
	role, _ := r.Role(id)
	return role.Title.In(l)
}

// agreementWord says how far people agree on a question, or that leaders and team see it differently, which is all that
// is told then.
func (b *builder) agreementWord(i assessment.IndicatorResult) string {
	if b.found(i.Indicator.ID, assessment.LeadingTeam) {
		return b.say("findings.leaders_team_see_differently")
	}
	switch i.Shown() {
	case assessment.Agreed:
		return b.say("agreement.agreed")
	case assessment.Partly:
		return b.say("agreement.partly_agreed")
	case assessment.Differing:
		return b.say("agreement.differing")
	}
	return ""
}

// differences are the questions on which views differ, or on which leaders and team choose another level: those on
// which views differ first, then critical ones, then rubric order.
func (b *builder) differences() []Difference {
	list := slices.DeleteFunc(slices.Clone(b.a.Indicators),
		func(i assessment.IndicatorResult) bool { return !b.viewsDiffer(i.Indicator.ID) })
	slices.SortStableFunc(list, func(x, y assessment.IndicatorResult) int {
		return cmp.Or(agreementRank(x)-agreementRank(y),
			criticalRank(x.Indicator.Critical)-criticalRank(y.Indicator.Critical))
	})
	people := agreement(b.a, b.Lang).People()
	var out []Difference
	for _, i := range list {
		v := b.indicator(i)
		d := Difference{ID: v.ID, Title: v.Title, Question: v.Question, State: cmp.Or(v.Own, v.State),
			Critical: v.Critical, Agreement: b.agreementWord(i), Ask: b.say("agreement.what_does_one_see")}
		d.Views, d.Line = b.sideViews(i)
		if i.Shown() != "" { // a class says little without the number of people
			d.Agreement = b.count("agreement.of_people", people, d.Agreement)
		}
		out = append(out, d)
	}
	return out
}

// aboutViews reports whether a finding is about where views differ.
func aboutViews(f assessment.Finding) bool {
	return f.Kind == assessment.ViewsDiffer || f.Kind == assessment.LeadingTeam
}

// viewsDiffer reports whether a finding says that views differ on a question.
func (b *builder) viewsDiffer(id string) bool {
	return b.found(id, assessment.ViewsDiffer, assessment.LeadingTeam)
}

// found reports whether a finding of one of these kinds is about the question.
func (b *builder) found(id string, kinds ...assessment.FindingKind) bool {
	return slices.ContainsFunc(b.a.Findings,
		func(f assessment.Finding) bool { return slices.Contains(kinds, f.Kind) && slices.Contains(f.IDs, id) })
}

// criticalRank puts hard-critical before soft-critical before other questions.
func criticalRank(c rubric.Critical) int {
	return slices.Index([]rubric.Critical{rubric.Hard, rubric.Soft, rubric.None}, c)
}

// agreementRank puts questions on which views differ before the others.
func agreementRank(i assessment.IndicatorResult) int {
	return slices.Index([]assessment.Agreement{assessment.Differing, "", assessment.Partly, assessment.Agreed},
		i.Shown())
}

// speakers names the roles that speak for the leaders, with their number where several people may hold one.
func speakers(r *rubric.Rubric, speak []assessment.RoleCount, l lang.Lang) string {
	var names []string
	for _, c := range speak {
		name := RoleTitle(r, c.Role, l)
		if role, _ := r.Role(c.Role); !role.Single {
			name = fmt.Sprintf("%s (%d)", name, c.Count)
		}
		names = append(names, name)
	}
	return and(names, l)
}

// sideViews lay leaders and team side by side where they differ: the level of each leader who is the only one in that
// role, and whether the team is higher or lower. The level of the team, or of a role that several hold, would tell what
// each of a small team chose.
func (b *builder) sideViews(i assessment.IndicatorResult) ([]string, *SidesLine) {
	if !b.found(i.Indicator.ID, assessment.LeadingTeam) {
		return nil, nil
	}
	speak, than := i.Sides.Speaks, words.Key("agreement.the_leaders")
	shared := slices.ContainsFunc(speak, func(c assessment.RoleCount) bool {
		role, _ := b.r.Role(c.Role)
		return !role.Single
	})
	var out []string
	var shown []int
	for _, c := range speak {
		line := speakers(b.r, []assessment.RoleCount{c}, b.Lang)
		at := slices.IndexFunc(i.Roles, func(v assessment.RoleView) bool { return v.Role == c.Role })
		switch {
		case c.Role == rubric.Joint:
			line, than = b.say("agreement.level", line, int(i.Sides.Leading)), "agreement.the_joint_form"
			shown = append(shown, int(i.Sides.Leading))
		case !shared && at >= 0:
			line = b.say("agreement.level", line, int(i.Roles[at].Median))
			shown = append(shown, int(i.Roles[at].Median))
		}
		out = append(out, line)
	}
	// What is drawn follows from the words: where a level of a leader is not told, the reach of the team would tell it.
	apart, leading := int(assessment.Apart(i.Indicator.Critical)), int(i.Sides.Leading)
	side, line := words.Key("agreement.team_lower"), &SidesLine{Leaders: shown, TeamTo: leading - apart}
	if i.Sides.Team > i.Sides.Leading {
		side, line.TeamFrom, line.TeamTo = "agreement.team_higher", leading+apart, int(rubric.TopLevel)
	}
	if len(shown) < len(speak) {
		line = nil
	}
	return append(out, b.count(side, apart, b.say(than))), line
}

func (b *builder) noDifferences(x Agreement) string {
	individuals := x.People()
	switch {
	case x.Joint && individuals == 0:
		return b.say("agreement.questionnaire_was_filled_in_together")
	case individuals == 1 && !x.Joint:
		return b.say("agreement.one_person_filled_in_questionnaire")
	case x.Questions == 0:
		return b.say("agreement.too_few_answers_see", b.r.AgreementMinimum)
	}
	return b.say("agreement.on_no_question_do")
}

func agreement(a assessment.Assessment, l lang.Lang) Agreement {
	out := Agreement{Overall: PercentOfOne(a.Agreement.Hundredths(), l)}
	for _, c := range a.Respondents {
		if c.Role == rubric.Joint {
			out.Joint = true
		} else {
			out.Doubles += c.Count
		}
	}
	for _, c := range a.People {
		role, _ := a.Rubric.Role(c.Role)
		switch {
		case c.Role == rubric.Joint:
		case role.Leading:
			out.Leaders += c.Count
		default:
			out.Team += c.Count
		}
	}
	out.Doubles -= out.People()
	for _, i := range a.Indicators {
		if i.Agreement != "" {
			out.Questions++
		}
	}
	for _, f := range a.Told() {
		switch f.Kind {
		case assessment.ViewsDiffer:
			out.Wide = f.IDs
		case assessment.LeadingTeam:
			out.Differ = f.IDs
		default:
		}
	}
	out.Sentence = agreementSentence(a, out, l)
	return out
}

// agreementSentence says what the numbers show; with too few answers it says so, since an empty row would read as full
// agreement.
func agreementSentence(a assessment.Assessment, x Agreement, l lang.Lang) string {
	say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(l) }
	individuals := x.People()
	switch {
	case x.Joint && individuals == 0:
		return say("agreement.filled_in_together")
	case individuals == 1 && !x.Joint:
		return say("agreement.one_respondent")
	case x.Questions == 0:
		return say("agreement.too_few_answers_show_differences", a.Rubric.AgreementMinimum)
	}
	wide, differ, apart := words.Count("agreement.on_questions_views_differ", len(x.Wide)).In(l), "", ""
	if len(x.Wide) == 0 {
		wide = say("agreement.on_no_question_do")
	}
	switch {
	case len(x.Differ) > 0:
		differ = say("agreement.leaders_team_chose_different", speakers(a.Rubric, speaking(a, x.Differ), l),
			and(x.Differ, l))
	case x.Leaders == 0 && !x.Joint:
		differ = say("agreement.no_answer_by_leaders")
	case !slices.ContainsFunc(a.Indicators, func(i assessment.IndicatorResult) bool { return i.Sides != nil }):
		differ = say("agreement.leaders_team_laid_side", a.Rubric.RoleMinimum)
	default:
		differ = say("agreement.on_no_question_do_leaders")
	}
	if a.Agreement.Less(big.NewRat(1, 2)) {
		apart = say("agreement.views_far_apart")
	}
	return joined(" ", wide, differ, unheard(a, l), apart)
}
