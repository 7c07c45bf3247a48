package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// apart are people of one school in a role, a sign each for a question: a level, ? for unknown, n for not applicable, . for
// blank. What is not named is level 2 for everybody.
func apart(t *testing.T, role string, people int, answers map[string]string) assessment.Round {
	t.Helper()
	r := defaultRubric(t)
	round := assessment.Round{ID: "2026-2027", Date: day(t, "2026-11-02")}
	for n := range people {
		x := assessment.Response{Profile: assessment.Full, Role: role, Date: round.Date, Round: round.ID,
			Sender: fmt.Sprint(role, n), School: assessment.School{Name: "De Eik", Sector: rubric.VO},
		}
		for _, i := range r.Indicators() {
			x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: 2})
			if signs := answers[i.ID]; signs != "" {
				state := map[byte]assessment.State{'?': assessment.Unknown, 'n': assessment.NotApplicable, '.': assessment.Blank}
				if open, ok := state[signs[n]]; ok {
					x.Answers.Set(i.ID, assessment.Answer{State: open})
				} else {
					x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: rubric.Level(signs[n] - '0')})
				}
			}
		}
		round.Responses = append(round.Responses, x)
	}
	return round
}

// byKind are a hard-critical question and others of the full list that are not critical.
func byKind(t *testing.T) (hard string, others []string) {
	t.Helper()
	for _, i := range defaultRubric(t).Indicators() {
		switch {
		case !i.In(rubric.VO):
		case i.Critical == rubric.Hard && hard == "":
			hard = i.ID
		case i.Critical == rubric.None:
			others = append(others, i.ID)
		}
	}
	return hard, others
}

func itemWords(i assessment.TalkItem) string {
	level := "–"
	if i.Level != nil {
		level = fmt.Sprint(*i.Level)
	}
	section := [...]string{"discuss", "find out", "agree"}[i.Section]
	return strings.TrimSpace(fmt.Sprintf("%s %v %s %s", section, i.Reasons, level, i.Class))
}

// Eight teachers. Four ones and four twos have Leik 1 − 2·½ ÷ 3 = ⅔: partly; four zeros and four threes 0: differing.
func TestTalkByHand(t *testing.T) {
	hard, q := byKind(t)
	round := apart(t, "teacher", 8, map[string]string{hard: "12121212", q[0]: "12121212", q[1]: "03030303",
		q[2]: "??222222", q[3]: "?????222", q[4]: "????2222", q[5]: "nnnnn222", q[6]: "?2222222"})
	for n := range round.Responses {
		round.Responses[n].Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckNo})
		round.Responses[n].Checks.Set("R2", assessment.CheckAnswer{State: assessment.CheckNo})
	}
	round.Responses[3].Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckUnknown})
	talk, ok := assessment.TalkOf(defaultRubric(t), round, assessment.Few{})
	if !ok {
		t.Fatal("no talk")
	}
	for id, want := range map[string]string{
		hard: "discuss [critical hinge] 1 partly", // at 1 it caps the verdict
		q[0]: "agree [] 1 partly", q[1]: "discuss [differing] 0 differing", q[2]: "discuss [open] 2 agreed",
		q[3]: "find out [] –", // three levels of eight people
		q[4]: "discuss [open unclear] 2", q[5]: "agree [] –", q[6]: "agree [] 2 agreed", q[7]: "agree [] 2 agreed",
	} {
		if got := itemWords(talk.Item(id)); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if talk.Items[0].ID != hard {
		t.Errorf("%s stands first, want the critical %s", talk.Items[0].ID, hard)
	}
	if !slices.IsSortedFunc(talk.Items, func(x, y assessment.TalkItem) int { return int(x.Section - y.Section) }) {
		t.Error("the sections are mixed")
	}
	// Of R1 somebody does not know; R2 is no for all; the others nobody answered.
	if !slices.Equal(talk.Flags, []string{"R1"}) {
		t.Errorf("flags %v", talk.Flags)
	}
	// The joint answer of the round, and what is planned on it, is no part of what people chose apart.
	joint := apart(t, rubric.Joint, 1, map[string]string{q[1]: "3", hard: "3"})
	with := round
	with.Responses = append(slices.Clone(round.Responses), joint.Responses...)
	again, _ := assessment.TalkOf(defaultRubric(t), with, assessment.Few{})
	if got := itemWords(again.Item(q[1])); got != "discuss [differing] 0 differing" {
		t.Errorf("beside a joint answer %q", got)
	}
}

// Seven teachers and a leader. Teachers at 1 and the leader at 3 differ by two, though seven of eight agree: Leik is
// 1 − 2·(⅛ + ⅛) ÷ 3 = ⅚. That is something to discuss, as the report of those people says.
func TestTalkOfLeadersAndTeam(t *testing.T) {
	_, q := byKind(t)
	round := apart(t, "teacher", 7, map[string]string{q[0]: "1111111", q[1]: "2222222", q[2]: "3300000"})
	round.Responses = append(round.Responses, apart(t, "leader", 1, map[string]string{q[0]: "3", q[1]: "3", q[2]: "3"}).Responses...)
	talk, ok := assessment.TalkOf(defaultRubric(t), round, assessment.Few{})
	if !ok || talk.People != 8 {
		t.Fatalf("%v, %d people", ok, talk.People)
	}
	// Of 0 0 0 0 0 3 3 and 3 views differ too, which is not told beside that.
	for id, want := range map[string]string{q[0]: "discuss [leading] 1", q[2]: "discuss [leading] 0", q[1]: "agree [] 2 agreed"} {
		if got := itemWords(talk.Item(id)); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	// Six teachers at 2 and the leader at 3 on a critical point differ by one, which is enough there.
	hard, _ := byKind(t)
	round.Responses[7].Answers.Set(hard, assessment.Answer{State: assessment.Answered, Level: 3})
	talk, _ = assessment.TalkOf(defaultRubric(t), round, assessment.Few{})
	if i := talk.Item(hard); i.Section != assessment.Discuss || !slices.Contains(i.Reasons, assessment.TalkLeading) {
		t.Errorf("%s: %q", hard, itemWords(i))
	}
}

// Whatever people chose: a level shows only where more than two people in shared roles gave one, a class only where
// five did; one or two people make no talk sheet unless they agreed.
func TestTalkHidesPeople(t *testing.T) {
	hard, q := byKind(t)
	for people := 1; people <= 6; people++ {
		for answered := 0; answered <= people; answered++ {
			signs := strings.Repeat("0", answered) + strings.Repeat("?", people-answered)
			round := apart(t, "teacher", people, map[string]string{hard: signs, q[0]: signs})
			for _, few := range []bool{false, true} {
				talk, ok := assessment.TalkOf(defaultRubric(t), round, assessment.Few{All: few})
				if ok != (people > 2 || few) {
					t.Fatalf("%d people, agreed %v: a talk sheet %v", people, few, ok)
				}
				for _, i := range talk.Items {
					levels := people
					if i.ID == hard || i.ID == q[0] {
						levels = answered
					}
					if i.Level != nil && levels <= 2 || i.Class != "" && levels < 5 || talk.People != people ||
						people < 5 && slices.Contains(i.Reasons, assessment.TalkQuarter) {
						t.Fatalf("%d people, %d levels: %s", people, levels, itemWords(i))
					}
				}
			}
		}
	}
	// A leader alone is no team.
	if _, ok := assessment.TalkOf(defaultRubric(t), apart(t, "leader", 1, nil), assessment.Few{All: true}); ok {
		t.Error("a talk sheet of one leader")
	}
	// Two teachers beside a joint answer stay two.
	round := apart(t, "teacher", 2, nil)
	round.Responses = append(round.Responses, apart(t, rubric.Joint, 1, nil).Responses...)
	if _, ok := assessment.TalkOf(defaultRubric(t), round, assessment.Few{}); ok {
		t.Error("a talk sheet of two people")
	}
}
