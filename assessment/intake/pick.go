package intake

import (
	"slices"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// Pick is what is to be scored of one school: its round and the one before it, nil for none.
type Pick struct {
	// School is as its newest round names it.
	School assessment.School
	Now    assessment.Round
	Before *assessment.Round
	rounds []assessment.Round // all of the school, the oldest first
	few    assessment.Few
	asked  map[string]int
}

// Picks lists the round of every school, by name; without a round the newest of each. A school without that round is
// left out.
func (in *Intake) Picks(round string) []Pick {
	out := make([]Pick, 0, len(in.Schools))
	list := newSchoolSet(in.Expected)
	for _, s := range in.Schools {
		if now, before, ok := s.Pick(round); ok {
			listed, _ := list.find(s.School)
			out = append(out, Pick{s.School, now, before, s.Rounds, in.Few, in.Asked[listed]})
		}
	}
	return out
}

// Assess scores the round, with the levels that the adviser gives the school; nil for no adviser.
func (p Pick) Assess(r *rubric.Rubric, o assessment.Options, a *answers.Advice) assessment.Assessment {
	if a != nil {
		found, _ := a.For(p.Now.School())
		o.Moderated, o.Seen = found.Moderated, found.Seen
	}
	o.Few, o.Asked = p.few, p.asked
	return assessment.Assess(r, p.Now, p.Before, o)
}

// AssessOthers scores the other rounds, the oldest first, each by itself.
func (p Pick) AssessOthers(r *rubric.Rubric, o assessment.Options) []assessment.Assessment {
	o.Few = p.few
	var out []assessment.Assessment
	for _, x := range p.rounds {
		if x.ID != p.Now.ID {
			out = append(out, assessment.Assess(r, x, nil, o))
		}
	}
	return out
}

// Advise lays the adviser's file beside the schools of the round and returns what of it holds. What does not, such as a
// school that is unknown, is a problem, of this intake too.
func (in *Intake) Advise(r *rubric.Rubric, a answers.Advice, round string) (answers.Advice, problem.List) {
	var all []assessment.School
	for _, s := range in.Schools {
		school := s.School
		if now, _, ok := s.Pick(round); ok {
			school = now.School()
		}
		all = append(all, school)
	}
	var found problem.List
	sound := a.Check(all, &found)
	for _, p := range in.Picks(round) {
		if s, ok := sound.For(p.Now.School()); ok && s.Unsettled() {
			sound.Settle(p.Assess(r, assessment.Options{}, nil), &found)
		}
	}
	in.Problems.Add(found)
	return sound, found
}

// Absence is why a school has no answers for a round.
type Absence int

// Nothing came, answers of other rounds only, only questionnaires in which nothing is answered, only what has errors,
// or only the answers of one or two people.
const (
	NothingCame Absence = iota
	OtherRound
	EmptyForm
	NotUsable
	TooFew
)

// Absent is a school without answers for a round.
type Absent struct {
	School assessment.School
	Why    Absence
	// At is where the answers of a school stand that cannot be used, and Problem what is wrong there first.
	At      problem.Place
	Problem lang.Text
}

// Awaited lists the expected schools that sent nothing for the round (without a round, nothing at all), and all schools
// of which only came what has errors.
func (in *Intake) Awaited(round string) []Absent {
	out := in.received(round)
	for _, s := range answers.Absent(in.Expected, in.Schools, round) {
		if !slices.ContainsFunc(out, func(x Absent) bool { return same(x.School, s) }) {
			out = append(out, Absent{School: s})
		}
	}
	return out
}

// SetAsideAbsent lists the schools of which nothing came for the round: the expected ones, those with another round
// only, and those that sent only empty questionnaires. The last two are taken out of the intake, unless that would
// leave none.
func (in *Intake) SetAsideAbsent(round string) []Absent {
	out := in.Awaited(round)
	var returned []assessment.Rounds
	for _, s := range in.Schools {
		now, _, ok := s.Pick(round)
		why := EmptyForm
		switch {
		case !ok:
			why = OtherRound
		case slices.ContainsFunc(now.Responses, assessment.Response.Returned):
			returned = append(returned, s)
			continue
		}
		listed := func(x Absent) bool {
			return x.School.BRIN == s.School.BRIN && sameName(x.School, s.School) ||
				(x.Why == NotUsable || x.Why == TooFew) &&
					same(x.School, s.School)
		}
		if !slices.ContainsFunc(out, listed) {
			out = append(out, Absent{School: s.School, Why: why})
		}
	}
	if len(returned) > 0 {
		in.Schools = returned
	}
	return out
}
