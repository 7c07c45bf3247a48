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
				problems.Errorf(x.Source, "answers.at_only_one_two", school.Name, round.ID)
			}
		}
	}
}
