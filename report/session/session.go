// Package session is one run over what schools sent, for whoever shows it: the commands, and the page in a browser. It
// scores what was read, gives the renderers what they show, and says in words what was read and what came of it, so
// that both say the same.
package session

import (
	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/intake"
	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Session is what was read in a run, and how it is scored and shown.
type Session struct {
	intake.Intake
	Rubric *rubric.Rubric
	Lang   lang.Lang
	Today  assessment.Date
	// Round is the one that is scored; "" for the newest of each school.
	Round   string
	Scoring assessment.Options
	// Advice is the adviser's file, as far as it fits the schools, and Logo its picture; nil without one.
	Advice *answers.Advice
	Logo   []byte
	// Policy is what was found in texts of the schools.
	Policy policy.Texts
	// Named: calendars say who does what, since somebody asked for it.
	Named bool
}

// Options are those of every report of this run.
func (s *Session) Options() view.Options {
	return view.Options{Lang: s.Lang, Today: s.Today, Tool: Name, Version: Version(), Advice: s.Advice, Logo: s.Logo,
		Policy: s.Policy}
}

// Score scores one round of a school.
func (s *Session) Score(p intake.Pick) assessment.Assessment {
	return p.Assess(s.Rubric, s.Scoring, s.Advice)
}

// Assess scores the round of every school, with the schools like it beside each.
func (s *Session) Assess() []assessment.Assessment {
	out := lists.Map(s.Picks(s.Round), s.Score)
	assessment.AddBenchmarks(out)
	return out
}

// Report is what is shown of a school.
func (s *Session) Report(x assessment.Assessment) view.Report {
	r := view.Build(x, s.Options())
	r.Named = s.Named
	return r
}

// Missing sets aside the schools of which there is nothing for the round, and lists them with what was left out.
func (s *Session) Missing() []view.Missing {
	out := view.NotReturned(s.SetAsideAbsent(s.Round), s.Round, s.Lang)
	return append(out, view.LeftOut(s.LeftOut, s.Lang)...)
}

// Beside scores the round of every school and lays the outcomes side by side, with the rounds that are not reported and
// what Missing listed. Each outcome is there for a moment, and scored anew when it is needed again, which is cheaper
// than keeping those of thousands of schools. The answers are gone then. What Doubts finds is added to found.
func (s *Session) Beside(missing []view.Missing, found *problem.List) view.Comparison {
	picks, o := s.Picks(s.Round), s.Options()
	o.Earlier = func(n int) []assessment.Assessment { return picks[n].AssessOthers(s.Rubric, s.Scoring) }
	s.Files, s.Schools = nil, nil
	var unused problem.List
	told := false
	all := func(yield func(assessment.Assessment) bool) {
		for _, p := range picks {
			x := s.Score(p)
			if !told {
				doubts(x, found)
				s.unused(x, &unused)
			}
			if !yield(x) {
				return
			}
		}
		told = true
	}
	out := view.BuildComparison(all, s.Rubric, missing, o)
	found.Add(unused)
	return out
}
