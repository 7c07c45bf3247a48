package assessment

import (
	"slices"

	"sggscan/rubric"
)

// TalkSection is what a team does with a question when it fills in together what people answered apart before.
type TalkSection int

// The sections, in the order in which a team goes through them.
const (
	Discuss TalkSection = iota
	FindOut
	Agree
)

// TalkReason is why a question is worth a talk.
type TalkReason string

// The reasons. Critical: hard-critical, and not surely agreed. Hinge: one step alone changes the verdict. Apart: the
// views differ. Leading: leaders and team chose different levels, as far as that may be shown. Quarter: a quarter of
// the people or more left it open. Unclear: too few people gave a level to see whether they agree.
const (
	TalkCritical TalkReason = "critical"
	TalkHinge    TalkReason = "hinge"
	TalkApart    TalkReason = "differing"
	TalkLeading  TalkReason = "leading"
	TalkQuarter  TalkReason = "open"
	TalkUnclear  TalkReason = "unclear"
)

// Talk is what people of a school answered apart, as far as a team that fills in together may see it: nothing of it is
// what one person in a role of several chose.
type Talk struct {
	// Team is the assessment of those people alone.
	Team Assessment
	// Items are the questions, those to discuss first, of those the hard-critical ones first; else in rubric order.
	Items []TalkItem
	// People counts those who filled in and are surely different people.
	People int
	// Flags are the ids of the flags that some people answered, but not everybody with no.
	Flags []string
}

// TalkItem is one question. Level is nil where it may not be shown or the people gave none. How many gave one never
// shows: with six, who chose another level than the one shown could be counted from it.
type TalkItem struct {
	ID      string
	Section TalkSection
	Reasons []TalkReason
	State   State
	Level   *rubric.Level
	Class   Agreement
}

// Forms counts the forms that it was made from, those of people who may be there twice too.
func (t Talk) Forms() int {
	n := 0
	for _, c := range t.Team.Respondents {
		n += c.Count
	}
	return n
}

// Item finds a question by id; an empty one to discuss for a question that was not asked.
func (t Talk) Item(id string) TalkItem {
	for _, i := range t.Items {
		if i.ID == id {
			return i
		}
	}
	return TalkItem{ID: id, Reasons: []TalkReason{TalkUnclear}}
}

// TalkOf gathers what the people of a round answered apart. It is false when no more than two people in shared roles
// did, unless they agreed that what they chose is used.
func TalkOf(r *rubric.Rubric, round Round, few Few) (Talk, bool) {
	round.Responses = slices.DeleteFunc(slices.Clone(round.Responses),
		func(x Response) bool { return x.Joint() || !x.Returned() })
	round.Plan = nil
	if len(round.Responses) == 0 {
		return Talk{}, false
	}
	v := hear(r, round.Responses, few)
	if v.sharing() <= fewest && !v.agreed {
		return Talk{}, false
	}
	t := Talk{Team: Assess(r, round, nil, Options{Few: few}), People: len(v.sure)}
	firm := t.Team.Firmness()
	hinges := slices.Concat(firm.Down, firm.Up)
	for _, i := range t.Team.Indicators {
		t.Items = append(t.Items, v.talk(i, slices.Contains(hinges, i.Indicator.ID)))
	}
	slices.SortStableFunc(t.Items, func(x, y TalkItem) int {
		if x.Section != y.Section || x.Section != Discuss {
			return int(x.Section - y.Section)
		}
		return count(slices.Contains(y.Reasons, TalkCritical)) - count(slices.Contains(x.Reasons, TalkCritical))
	})
	for _, f := range t.Team.Flags {
		silent, no := 0, 0
		for _, x := range round.Responses {
			silent += count(x.Checks.Of(f.Check.ID).State == CheckBlank)
			no += count(x.Checks.Of(f.Check.ID).State == CheckNo)
		}
		if no < len(round.Responses) && silent < len(round.Responses) {
			t.Flags = append(t.Flags, f.Check.ID)
		}
	}
	return t, true
}

// talk decides what a team does with a question, and what it sees of it. A level shows when more than two people in
// shared roles gave one: else it would be theirs.
func (v voices) talk(i IndicatorResult, hinge bool) TalkItem {
	out := TalkItem{ID: i.Indicator.ID, State: i.OwnState, Class: i.Shown()}
	asked, open, shared := 0, 0, 0
	for _, x := range v.sure {
		if !x.Asked(*i.Indicator) {
			continue
		}
		asked++
		switch state := x.Answers.Of(i.Indicator.ID).State; {
		case state == Answered:
			shared += count(v.shared(x.Role))
		case state.Open():
			open++
		}
	}
	if i.OwnState == Answered && shared > fewest {
		out.Level = &i.OwnLevel
	}
	switch {
	case i.OwnState == NotApplicable:
		out.Section = Agree
		return out
	case i.OwnState.Open() && !i.few:
		out.Section = FindOut
		return out
	}
	for _, r := range []struct {
		holds  bool
		reason TalkReason
	}{
		{i.Indicator.Critical == rubric.Hard && i.Shown() != Agreed, TalkCritical},
		{hinge, TalkHinge},
		{i.leadersDiffer(), TalkLeading},
		{i.Shown() == Differing, TalkApart},
		{!i.few && asked >= v.rubric.AgreementMinimum && 4*open >= asked, TalkQuarter},
		{i.Agreement == "", TalkUnclear},
	} {
		if r.holds {
			out.Reasons = append(out.Reasons, r.reason)
		}
	}
	if len(out.Reasons) == 0 {
		out.Section = Agree
	}
	return out
}
