package assessment

import (
	"slices"

	"sggscan/internal/problem"
	"sggscan/rubric"
)

// Few names the schools at which one or two people agree that what they chose is used and that their texts go out: all
// schools, or those with one of these names or BRINs.
type Few struct {
	All     bool
	Schools []string
}

// Allows reports whether the school is among them.
func (f Few) Allows(s School) bool {
	return f.All || slices.ContainsFunc(f.Schools, func(named string) bool {
		brin, ok := NormalBRIN(named)
		return ok && brin == s.BRIN || FoldName(named) == FoldName(s.Name)
	})
}

// TooFew is the code of the problem that CheckFew finds.
const TooFew = "answers.at_only_one_two"

// CheckFew adds an error for each response of a round in which only one or two people in shared roles answered, and
// nobody together: what they chose would be theirs to see. Single roles alone are no such round.
func CheckFew(r *rubric.Rubric, schools []Rounds, few Few, problems *problem.List) {
	for _, s := range schools {
		for _, round := range s.Rounds {
			school := round.School()
			if !hear(r, round.Responses, Few{}).tooFew() || few.Allows(school) {
				continue
			}
			for _, x := range round.Responses {
				problems.Errorf(x.Source, TooFew, school.Name, round.ID)
			}
		}
	}
}

// WarnTraceable warns where fewer people than may be shown apart filled in by themselves: a yes to a flag always shows,
// and may then be traced to who gave it.
func WarnTraceable(r *rubric.Rubric, schools []Rounds, problems *problem.List) {
	for _, s := range schools {
		for _, round := range s.Rounds {
			n := 0
			var first problem.Place
			for _, x := range surely(round.Responses) {
				if role, _ := r.Role(x.Role); role.Single || !x.Returned() {
					continue
				}
				if n++; n == 1 {
					first = x.Source
				}
			}
			if 0 < n && n < r.RoleMinimum {
				problems.WarnCount(first, "answers.yes_may_be_traced", n, round.School().Name, round.ID)
			}
		}
	}
}

// WarnFewApart warns where one or two people filled in by themselves, whatever their role: the outcome is their view. A
// joint response is that of a team.
func (a *Assessment) WarnFewApart(problems *problem.List) {
	n := 0
	for _, c := range a.People {
		if c.Role == rubric.Joint {
			return
		}
		n += c.Count
	}
	if 0 < n && n <= fewest {
		problems.WarnCount(problem.Place{File: a.School.Name}, "answers.few_apart", n, a.Round)
	}
}
