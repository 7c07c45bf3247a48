package intake

import (
	"slices"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
)

// Unusable is a school of which something was received that cannot be used, and where that begins.
type Unusable struct {
	School assessment.School
	At     problem.Place
}

// noting is the reader that notes of which schools the answers have errors.
func (in *Intake) noting(r answers.Reader) answers.Reader {
	r.Unusable = in.unusable
	return r
}

// unusable notes that something of a school cannot be used.
func (in *Intake) unusable(s assessment.School, at problem.Place) {
	if in.noted == nil {
		in.noted = map[problem.Place]bool{}
	}
	if s.Name != "" && !in.noted[at] {
		in.noted[at] = true
		in.Unusable = append(in.Unusable, Unusable{School: s, At: at})
	}
}

// received are the schools of which something came that cannot be used, and nothing else for the round, by name, each
// once, with what is wrong first.
func (in *Intake) received(round string) []Absent {
	if len(in.Unusable) == 0 {
		return nil
	}
	told, list := newSchoolSet(nil), newSchoolSet(in.Expected)
	for _, s := range in.Schools {
		if _, _, ok := s.Pick(round); ok {
			told.add(s.School)
		}
	}
	errors := in.firstErrors()
	var out []Absent
	for _, u := range in.Unusable {
		school, listed := list.find(u.School)
		if !listed && u.School.Sector == "" {
			school, listed = in.expectedByName(u.School.Name)
		}
		if !listed {
			school = u.School
		}
		if _, ok := told.find(school); ok || school.BRIN == "" && school.Sector == "" {
			continue
		}
		told.add(school)
		why, ok := errors[u.At]
		if !ok {
			why = errors[problem.Place{File: u.At.File}]
		}
		x := Absent{School: school, Why: NotUsable, At: u.At, Problem: why.Text}
		if why.Code == assessment.TooFew {
			x.Why = TooFew
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Absent) int { return assessment.CompareSchools(a.School, b.School) })
	return out
}

// expectedByName is the one expected school of a name, of whatever sector.
func (in *Intake) expectedByName(name string) (found assessment.School, ok bool) {
	for _, x := range in.Expected {
		if assessment.FoldName(x.Name) == assessment.FoldName(name) {
			if ok {
				return assessment.School{}, false
			}
			found, ok = x, true
		}
	}
	return found, ok
}

// firstErrors are what is wrong first, by the place where the row begins of which it is, or else the file.
func (in *Intake) firstErrors() map[problem.Place]problem.Problem {
	out := map[problem.Place]problem.Problem{}
	for _, p := range in.Problems.All() {
		at := p.Record
		if at == (problem.Place{}) {
			at = problem.Place{File: p.Place.File}
		}
		if _, ok := out[at]; !ok && p.Severity == problem.Error {
			out[at] = p
		}
	}
	return out
}
