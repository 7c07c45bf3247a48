package schools

import (
	"cmp"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/problem"
)

// Supply gives responses the BRIN and board that the list knows of their school and they lack. A school is found by its BRIN, else by name and sector when the list has
// one such school; when it has several, that is an error of the response.
func Supply(list []assessment.School, responses []assessment.Response, problems *problem.List) {
	for n := range responses {
		s := &responses[n].School
		found := candidates(list, *s)
		switch len(found) {
		case 0:
		case 1:
			s.BRIN = cmp.Or(s.BRIN, found[0].BRIN)
			s.Board = cmp.Or(s.Board, found[0].Board)
			s.Place = cmp.Or(s.Place, found[0].Place)
		default:
			var brins []string
			for _, x := range found {
				brins = append(brins, x.BRIN)
			}
			slices.Sort(brins)
			problems.Errorf(responses[n].Source, "zonder BRIN, en op de lijst staan meer scholen met deze naam (%s); vul de BRIN in", "without BRIN, and the list has several schools of this name (%s); fill in the BRIN", strings.Join(brins, ", "))
		}
	}
}

// candidates are the schools of the list that a school can be: the one with its BRIN, else those with its name and sector.
func candidates(list []assessment.School, s assessment.School) []assessment.School {
	var found []assessment.School
	for _, x := range list {
		if s.BRIN != "" && x.BRIN == s.BRIN {
			return []assessment.School{x}
		}
		if x.Sector == s.Sector && assessment.FoldName(x.Name) == assessment.FoldName(s.Name) && (s.BRIN == "" || x.BRIN == "") {
			found = append(found, x)
		}
	}
	return found
}

// Absent lists the schools of the list, in its order, that sent nothing for the round; without a round, nothing at all. A questionnaire in which nothing is answered counts as not
// returned.
func Absent(list []assessment.School, sent []assessment.Rounds, round string) []assessment.School {
	var out []assessment.School
	for _, x := range list {
		returned := false
		for _, s := range sent {
			now, _, ok := s.Pick(round)
			if len(candidates([]assessment.School{x}, s.School)) == 1 && ok && slices.ContainsFunc(now.Responses, assessment.Response.Returned) {
				returned = true
			}
		}
		if !returned {
			out = append(out, x)
		}
	}
	return out
}
