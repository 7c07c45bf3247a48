package schools

import (
	"cmp"
	"slices"

	"sggscan/assessment"
)

// Supply gives responses the BRIN and board that the list knows of their school and they lack. A school is found by its BRIN, else by name and sector when the list has
// one such school.
func Supply(list []assessment.School, responses []assessment.Response) {
	for n := range responses {
		s := &responses[n].School
		if known, ok := find(list, *s); ok {
			s.BRIN = cmp.Or(s.BRIN, known.BRIN)
			s.Board = cmp.Or(s.Board, known.Board)
			s.Place = cmp.Or(s.Place, known.Place)
		}
	}
}

func find(list []assessment.School, s assessment.School) (assessment.School, bool) {
	var found []assessment.School
	for _, x := range list {
		if s.BRIN != "" && x.BRIN == s.BRIN {
			return x, true
		}
		if x.Sector == s.Sector && assessment.FoldName(x.Name) == assessment.FoldName(s.Name) && (s.BRIN == "" || x.BRIN == "") {
			found = append(found, x)
		}
	}
	if len(found) != 1 {
		return assessment.School{}, false
	}
	return found[0], true
}

// Absent lists the schools of the list, in its order, that sent nothing for the round; without a round, nothing at all. A questionnaire in which nothing is answered counts as not
// returned.
func Absent(list []assessment.School, sent []assessment.Rounds, round string) []assessment.School {
	var out []assessment.School
	for _, x := range list {
		returned := false
		for _, s := range sent {
			now, _, ok := s.Pick(round)
			if _, same := find([]assessment.School{x}, s.School); same && ok && slices.ContainsFunc(now.Responses, assessment.Response.Returned) {
				returned = true
			}
		}
		if !returned {
			out = append(out, x)
		}
	}
	return out
}
