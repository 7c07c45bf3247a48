package cmd

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/intake"
	"sggscan/internal/limit"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/report/advicefile"
	"sggscan/report/session"
)

// reading is what a command read. When it has errors, the user was told of them.
type reading struct {
	session.Session
	// beside are the files that flags name, and the logo.
	beside []string
}

// inputs lists the files that were read and say something.
func (r *reading) inputs() []string { return append(r.Inputs(), r.beside...) }

// end is the outcome of a command that did its work on what was sound.
func (r *reading) end() error {
	if r.Problems.HasErrors() {
		return said(ExitInput)
	}
	return nil
}

// session is an empty one.
func (a *app) session() session.Session {
	return session.Session{Rubric: a.rubric, Lang: a.lang, Today: a.today}
}

func (a *app) reader() answers.Reader { return answers.Reader{Rubric: a.rubric, Today: a.today} }

// read reads the answers in the paths, with what flags name beside them, and tells of their problems. With an error in
// any of them it fails, unless --skip-invalid leaves something over; the caller then ends with end. With plansSuffice
// it is content with gap workbooks alone. It never returns nil.
func (a *app) read(o *options, plansSuffice bool) (*reading, error) {
	r := &reading{Session: a.session(), beside: o.beside()}
	r.Round, r.Scoring = o.round, o.scoring()
	r.Few = a.few()
	if err := a.outputApart(o); err != nil {
		return r, err
	}
	var err error
	r.ListName = o.schools
	if r.Expected, r.Asked, err = a.expectedSchools(o.schools, &r.Problems); err != nil {
		return r, err
	}
	if err := a.readAdvice(r, o.advice); err != nil {
		return r, err
	}
	besideErrors := r.Problems.HasErrors()
	sources, err := find(o.paths, append(r.beside, a.flags.rubric, o.output), a.In)
	if err != nil {
		return r, err
	}
	if slices.ContainsFunc(sources, large) {
		sparing()
	}
	if err := r.Read(a.reader(), sources, plansSuffice); err != nil {
		return r, refused(err)
	}
	a.problems(r.Problems)
	a.tellFewOfNobody(r)
	a.closeWith(r)
	failed := r.Problems.HasErrors()
	switch {
	case besideErrors:
		return r, said(ExitInput)
	case len(r.Files) == 0 || !plansSuffice && !r.HasAnswers() && !failed:
		return r, nothingFound()
	case failed && (!a.flags.skipInvalid || len(r.Schools)+len(r.Plans) == 0):
		return r, said(ExitInput)
	case r.Advice == nil:
		return r, nil
	}
	return r, a.advise(r, o.round)
}

func nothingFound() error { return fail(ExitInput, "commands.no_filled_questionnaire_found") }

// outputApart refuses an output that is one of the paths, or a file with answers in one of the folders that are read:
// such a file would be passed over as an output, and --force would replace it.
func (a *app) outputApart(o *options) error {
	if o.output == "" || o.output == "-" {
		return nil
	}
	if slices.ContainsFunc(o.paths, func(p string) bool { return outfile.SameFile(p, o.output) }) {
		return alsoInput(o.output)
	}
	if !slices.ContainsFunc(o.paths, func(dir string) bool { return outfile.Inside(o.output, dir) }) {
		return nil
	}
	var found intake.Intake
	_ = found.Read(a.reader(), []intake.Source{named(o.output)},
		false) // what is wrong with an output, its writer tells
	for _, f := range found.Files {
		if slices.ContainsFunc(f.Responses, assessment.Response.Returned) {
			return fail(ExitUsage, "commands.filled_questionnaire_in_folder", o.output)
		}
	}
	return nil
}

// expectedSchools reads the list of --schools, if there is one.
func (a *app) expectedSchools(path string, problems *problem.List) ([]assessment.School, answers.Asked, error) {
	if path == "" {
		return nil, nil, nil
	}
	read := func(most int) ([]byte, error) { return readOrdinary(path, most) }
	list, asked, err := intake.Schools(a.rubric, intake.Source{Name: path, Named: true, Read: read}, problems)
	return list, asked, refused(err)
}

// readAdvice reads the file of --advice and its logo, if there is one. An error in it stops the run when the other
// problems are known too.
func (a *app) readAdvice(r *reading, path string) error {
	if path == "" {
		return nil
	}
	most := limit.Document
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		most = limit.Workbook
	}
	data, err := readOrdinary(path, most)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refused(err)
	case errors.Is(err, fs.ErrInvalid):
		return fail(ExitUsage, "commands.no_file", path)
	case err != nil:
		return err
	}
	found, _ := answers.ReadAdvice(a.rubric, path, data, &r.Problems)
	r.Advice = &found
	if found.Logo == "" {
		return nil
	}
	at := found.Logo
	if !filepath.IsAbs(at) {
		at = filepath.Join(filepath.Dir(path), at)
	}
	r.beside = append(r.beside, at)
	r.Logo, err = readLogo(at, found, &r.Problems)
	return err
}

// readLogo reads and flattens the logo. What is wrong with it is a problem of the file that names it.
func readLogo(path string, found answers.Advice, problems *problem.List) ([]byte, error) {
	data, err := readOrdinary(path, advicefile.MaxLogoBytes)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		problems.Errorf(found.LogoPlace(), "commands.logo_not", found.Logo)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	flat, err := advicefile.FlattenLogo(data)
	var told *problem.Refusal
	if errors.As(err, &told) {
		problems.Errorf(found.LogoPlace(), "commands.logo", found.Logo, told.Text)
		return nil, nil
	}
	return flat, err
}

// advise lays the adviser's file beside the schools that were read. A school in it that is unknown stops the work,
// unless with --skip-invalid.
func (a *app) advise(r *reading, round string) error {
	sound, problems := r.Advise(a.rubric, *r.Advice, round)
	a.problems(problems)
	if problems.HasErrors() && !a.flags.skipInvalid {
		return said(ExitInput)
	}
	r.Advice = &sound
	return nil
}

// picks lists what is to be scored of each school.
func (r *reading) picks(round string) ([]intake.Pick, error) {
	out := r.Picks(round)
	switch {
	case len(out) > 0:
		return out, nil
	case round == "":
		return nil, nothingFound()
	}
	return nil, fail(ExitInput, "commands.no_school_questionnaire_for", round, strings.Join(r.rounds(), ", "))
}

// rounds lists the rounds of all schools, by name.
func (r *reading) rounds() []string {
	var out []string
	for _, s := range r.Schools {
		for _, round := range s.Rounds {
			out = append(out, round.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// assess scores the round of every school, and tells which levels of the adviser count for nothing.
func (a *app) assess(r *reading, o *options) ([]assessment.Assessment, error) {
	if _, err := r.picks(o.round); err != nil {
		return nil, err
	}
	out := r.Assess()
	var found problem.List
	r.Doubts(out, &found)
	a.problems(found)
	return out, nil
}

// scored reads, groups and scores in one go.
func (a *app) scored(o *options) ([]assessment.Assessment, *reading, error) {
	r, err := a.read(o, false)
	if err != nil {
		return nil, r, err
	}
	all, err := a.assess(r, o)
	return all, r, err
}
