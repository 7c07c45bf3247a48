package session

import (
	"errors"
	"path"

	"sggscan/assessment/intake"
	"sggscan/assessment/policy"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// LookAt looks in texts of schools of a sector, "" for any, and adds what is wrong with them to the problems. Files of
// a folder that are no texts are passed over. An error is one of the system.
func (s *Session) LookAt(sources []intake.Source, sector rubric.Sector) (found []policy.Result, passed int, err error) {
	checker, err := policy.NewChecker(s.Rubric, sector)
	if err != nil {
		return nil, 0, err
	}
	for _, source := range sources {
		d, ok, err := s.Text(source)
		switch {
		case err != nil:
			return nil, passed, err
		case ok:
			found = append(found, checker.Check(d))
			s.PolicyNotes(found[len(found)-1])
		case !IsText(source):
			passed++
		}
	}
	return found, passed, nil
}

// IsText reports whether a file is to be read as a text: by its ending, or since the user named it.
func IsText(s intake.Source) bool { return s.Named || policy.Readable(s.Name) }

// Text reads one text. It is false for one of which the problem was added to the problems, for what is no text, and for
// what the program itself made of texts and answers, where it was found in a folder.
func (s *Session) Text(source intake.Source) (policy.Document, bool, error) {
	if !IsText(source) {
		if policy.Unreadable(source.Name) {
			s.Problems.Warnf(problem.Place{File: source.Name}, "policy.save_as", path.Ext(source.Name))
		}
		return policy.Document{}, false, nil
	}
	data, err := source.Read(limit.Workbook)
	if err != nil {
		return policy.Document{}, false, err
	}
	if !source.Named && intake.Made(data) {
		s.Problems.Warnf(problem.Place{File: source.Name}, "policy.made_here")
		return policy.Document{}, false, nil
	}
	d, err := policy.Read(source.Name, data)
	var refusal *problem.Refusal
	if errors.As(err, &refusal) {
		s.Problems.TellRefusal(source.Name, err)
		return d, false, nil
	}
	return d, err == nil, err
}

// PolicyNotes adds what a reader must know of a text to the problems, as warnings.
func (s *Session) PolicyNotes(found policy.Result) {
	for _, note := range found.Notes() {
		s.Problems.Tell(problem.Warning, problem.Place{File: found.Path}, note)
	}
	for _, at := range found.Personal {
		s.Problems.Tell(problem.Warning, problem.Place{File: found.Path, Cell: at.Text().In(s.Lang)},
			words.Say("policy.personal"))
	}
}
