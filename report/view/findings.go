package view

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// FindingText is the title and the sentence of a finding.
func FindingText(a assessment.Assessment, f assessment.Finding, l lang.Lang) (title, text string) {
	say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(l) }
	ids := and(f.IDs, l)
	switch f.Kind {
	case assessment.EvidenceMissing:
		if len(f.IDs) == 1 {
			return say("findings.without_evidence"), say("findings.stands_at_level_2", ids)
		}
		return say("findings.without_evidence"), say("findings.answers_at_level_2", len(f.IDs), ids)
	case assessment.EvidenceOld:
		return say("findings.old_evidence"),
			say("findings.evidence_older_than_months_with", a.Rubric.EvidenceMonths, ids)
	case assessment.ManyNA:
		return say("findings.many_na"), say("findings.more_than_one_in", ids)
	case assessment.AllEqual:
		return say("findings.same_level_everywhere"), say("findings.all_answers_have_same_level")
	case assessment.ViewsDiffer:
		return say("findings.views_differ"), say("findings.views_differ_on", ids)
	case assessment.FewPeople:
		return say("findings.too_few_people"), say("findings.on_some_questions_only")
	case assessment.LeadingTeam:
		return say("findings.leaders_team_see_differently"),
			joined(" ", say("findings.leaders_team_chose_different", speakers(a.Rubric, speaking(a, f.IDs), l), ids),
				unheard(a, l))
	case assessment.Contradicts:
		return say("findings.two_answers_discuss_together"), f.Text.In(l)
	}
	return "", ""
}

// speaking are the roles that speak for the leaders on these questions, with the number of people in them.
func speaking(a assessment.Assessment, ids []string) []assessment.RoleCount {
	var out []assessment.RoleCount
	for _, i := range a.Indicators {
		if i.Sides == nil || !slices.Contains(ids, i.Indicator.ID) {
			continue
		}
		for _, c := range i.Sides.Speaks {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	place := func(id string) int {
		return slices.IndexFunc(a.Rubric.Roles, func(x rubric.Role) bool { return x.ID == id })
	}
	slices.SortFunc(out, func(x, y assessment.RoleCount) int { return place(x.Role) - place(y.Role) })
	return out
}

// unheard says that leaders in a role of few people do not speak for the leaders; empty when there are no small roles,
// or none of leaders was asked. It does not say whether such leaders answered: that would tell who is among the
// colleagues.
func unheard(a assessment.Assessment, l lang.Lang) string {
	small := slices.ContainsFunc(a.Respondents,
		func(c assessment.RoleCount) bool { return c.Role == assessment.Colleagues })
	laid := slices.ContainsFunc(a.Indicators, func(i assessment.IndicatorResult) bool {
		return i.Sides != nil && i.Sides.Speaks[0].Role != rubric.Joint
	})
	if !small || !a.SmallLeaders || !laid {
		return ""
	}
	return words.Text("findings.leaders_in_small_roles", a.Rubric.RoleMinimum).In(l)
}

// unnamed are the questions of a finding that its text does not name. Our own sentences name all of them, or none on
// purpose; only the text of a contradiction, which the rubric brings, is looked at.
func unnamed(f assessment.Finding, text string) []string {
	if f.Kind != assessment.Contradicts {
		return nil
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(slices.Clone(f.IDs), func(id string) bool { return slices.Contains(words, id) })
}

// agendaSize is the number of statements that fit a page of the agenda with space to write.
const agendaSize = 5

// disagreed reports whether the people who answered a question do not all agree.
func (b *builder) disagreed(i assessment.IndicatorResult) bool {
	return b.viewsDiffer(i.Indicator.ID) || i.Shown() == assessment.Partly
}

// agenda picks the statements for a team meeting: warning questions answered yes, critical points below the target,
// then those on which several respondents do not all agree, views that differ first, then the lowest levels. Critical
// ones come first among equals, then rubric order. Warning questions that are not from the article are about staff, and
// no matter for a meeting.
func (b *builder) agenda() ([]Statement, string) {
	var out []Statement
	for _, c := range b.a.Flags {
		if c.State == assessment.CheckYes && len(c.Check.Principles) > 0 {
			v := b.check(c)
			out = append(out, Statement{ID: v.ID, Title: v.Title, Question: v.Question, State: v.State,
				Ask: b.say("findings.what_must_change")})
		}
	}
	none, rank := b.a.Answered == 0, func(i assessment.IndicatorResult) int {
		switch {
		case i.OwnState == assessment.Answered && i.Indicator.Critical == rubric.Hard && i.OwnLevel < b.a.Target:
			return 0
		case b.disagreed(i):
			return 1
		}
		return 2
	}
	list := slices.DeleteFunc(slices.Clone(b.a.Indicators), func(i assessment.IndicatorResult) bool {
		return !none && !b.disagreed(i) && (i.OwnState != assessment.Answered || i.OwnLevel == rubric.TopLevel)
	})
	slices.SortStableFunc(list, func(x, y assessment.IndicatorResult) int {
		critical := criticalRank(x.Indicator.Critical) - criticalRank(y.Indicator.Critical)
		if rank(x) == 1 && rank(y) == 1 {
			return cmp.Or(agreementRank(x)-agreementRank(y), critical)
		}
		return cmp.Or(rank(x)-rank(y), int(x.OwnLevel-y.OwnLevel), critical)
	})
	var kinds [3]bool
	pressing := len(out) > 0
	for _, i := range list[:min(max(agendaSize-len(out), 0), len(list))] {
		v, kind := b.indicator(i), rank(i)
		ask := b.say("findings.does_everyone_recognise_level")
		switch {
		case none:
			ask = b.say("findings.how_does_go_at")
		case b.viewsDiffer(i.Indicator.ID): // what partly agrees stands nowhere as a difference
			ask = b.say("agreement.what_does_one_see")
		}
		kinds[kind] = true
		out = append(out, Statement{ID: v.ID, Title: v.Title, Question: v.Question, State: b.bothLevels(v), Ask: ask})
	}
	out = out[:min(agendaSize, len(out))]
	switch {
	case len(out) == 0:
		return nil, b.say("findings.no_statement_discuss")
	case none:
		return out, b.say("findings.no_level_been_chosen_yet")
	case pressing || kinds[0] || kinds[1] && kinds[2]:
		return out, b.say("findings.agenda_order")
	case kinds[1] && !b.viewsDiffer(list[0].Indicator.ID):
		return out, b.say("findings.questions_partly_agreed_on")
	case kinds[1]:
		return out, b.say("findings.questions_not_all_agree_on")
	}
	return out, b.say("findings.questions_with_lowest_level")
}

// agendaChecks asks who finds out the open warning questions and arranges or finds out the legal duties. Those that are
// about staff are no matter for a meeting.
func (b *builder) agendaChecks() string {
	var ids []string
	for _, f := range b.a.Flags {
		if openCheck(f) && len(f.Check.Principles) > 0 {
			ids = append(ids, f.Check.ID)
		}
	}
	for _, x := range b.a.Legal {
		if openCheck(x) || x.State == assessment.CheckNo {
			ids = append(ids, x.Check.ID)
		}
	}
	if b.a.Answered == 0 || len(ids) == 0 {
		return ""
	}
	return b.say("findings.agenda_checks", and(ids, b.Lang))
}

// bothLevels is the answer of the school, with the level of the adviser beside it where there is one.
func (b *builder) bothLevels(i Indicator) string {
	if i.Own == "" {
		return i.State
	}
	return b.say("findings.school_adviser", i.Own, i.State)
}
