package cmd

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/input"
	"sggscan/assessment/schools"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
)

// schoolFlags are the flags of every command that scores schools.
type schoolFlags struct {
	round  string
	target int
}

func (f *schoolFlags) add(a *app, c *cobra.Command) {
	f.addRound(a, c)
	a.schoolsFlag(c)
	c.Flags().IntVar(&f.target, "target", 0, a.say("streefniveau 1, 2 of 3 (anders dat van de rubriek)", "target level 1, 2 or 3 (else that of the rubric)"))
	a.adviceFlag(c)
}

// addRound adds --round.
func (f *schoolFlags) addRound(a *app, c *cobra.Command) {
	c.Flags().StringVar(&f.round, "round", "", a.say("meetmoment, zoals 2026-2027 (anders het nieuwste van elke school)", "round, such as 2026-2027 (else the newest of each school)"))
}

// schoolsFlag adds --schools.
func (a *app) schoolsFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.flags.schools, "schools", "", a.say("lijst van de scholen die meedoen (.csv of .xlsx): vult BRIN en bestuur aan en zegt wie nog niets stuurde",
		"list of the schools that take part (.csv or .xlsx): supplies BRIN and board and says who has sent nothing yet"))
}

func (f *schoolFlags) options(c *cobra.Command) (assessment.Options, error) {
	var o assessment.Options
	if c.Flags().Changed("target") {
		if f.target < 1 || f.target > int(rubric.TopLevel) {
			return o, fail(ExitUsage, "--target %d bestaat niet; kies 1, 2 of 3", "--target %d does not exist; choose 1, 2 or 3", f.target)
		}
		level := rubric.Level(f.target)
		o.Target = &level
	}
	return o, nil
}

// reading is what came of reading the input of a run.
type reading struct {
	files    []input.File
	schools  []assessment.Rounds
	problems problem.List
	// plans are those of which no answers were read.
	plans []assessment.Plan
	// expected are the schools of --schools.
	expected []assessment.School
	// advice is the adviser's file of --advice; nil without one.
	advice *readAdvice
	// missing are the files that were passed over with --skip-invalid.
	missing []view.Missing
}

// inputs lists the files that were read and say something.
func (r reading) inputs() []string {
	out := r.planFiles()
	for _, f := range r.files {
		if f.Plan == nil {
			out = append(out, f.Path)
		}
	}
	if r.advice != nil {
		out = append(out, r.advice.files...)
	}
	return out
}

// read reads the answers in the paths and sorts them out by school. Problems are told. With an error in any of them it fails, unless --skip-invalid leaves
// something over; the caller then ends with r.end().
func (a *app) read(paths []string) (reading, error) { return a.readPaths(paths, false) }

// readPaths reads as read does. With planSuffices it is content with gap workbooks alone.
func (a *app) readPaths(paths []string, planSuffices bool) (reading, error) {
	var r reading
	if a.flags.output != "" && slices.ContainsFunc(paths, func(p string) bool { return outfile.SameFile(p, a.flags.output) }) {
		return r, fail(ExitUsage, "%s is ook invoer; kies een andere uitvoer", "%s is an input too; choose another output", a.flags.output)
	}
	reader := assessment.Reader{Rubric: a.rubric, Today: a.today}
	if a.outputHoldsAnswers(reader, paths) {
		return r, fail(ExitUsage, "%s is een ingevulde vragenlijst in de map die je laat lezen; kies een andere uitvoer", "%s is a filled questionnaire in the folder that you have read; choose another output", a.flags.output)
	}
	var except []string
	for _, p := range []string{a.flags.rubric, a.flags.output, a.flags.schools, a.flags.advice} {
		if p != "" && p != "-" {
			except = append(except, p)
		}
	}
	var err error
	if r.expected, err = a.expectedSchools(&r.problems); err != nil {
		return r, err
	}
	if r.advice, err = a.adviceFile(&r.problems); err != nil {
		return r, err
	}
	listErrors := r.problems.HasErrors()
	err = within(readingRoom, func() (err error) {
		r.files, err = input.Read(reader, paths, except, &r.problems)
		return err
	})
	if err != nil {
		return r, a.notFound(err)
	}
	if !planSuffices {
		input.RefusePlans(r.files, &r.problems)
	}
	for _, f := range r.files {
		schools.Supply(r.expected, f.Responses, &r.problems)
	}
	r.group(a)
	a.problems(r.problems)
	if listErrors {
		return r, said(ExitInput)
	}
	if len(r.files) == 0 || !planSuffices && !r.hasAnswers() && !r.problems.HasErrors() {
		return r, fail(ExitInput, "geen ingevulde vragenlijst gevonden", "no filled questionnaire found")
	}
	if r.problems.HasErrors() && (!a.flags.skipInvalid || len(r.schools)+len(r.plans) == 0) {
		return r, said(ExitInput)
	}
	return r, nil
}

// outputHoldsAnswers tells whether -o names a file with answers in one of the folders that are read: such a file is passed over as an output, and --force would replace it.
func (a *app) outputHoldsAnswers(reader assessment.Reader, paths []string) bool {
	out := a.flags.output
	if out == "" || out == "-" || !slices.ContainsFunc(paths, func(dir string) bool { return outfile.Inside(out, dir) }) {
		return false
	}
	var ignored problem.List // what is wrong with an output is no problem of the input
	files, err := input.Read(reader, []string{out}, nil, &ignored)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(files, func(f input.File) bool { return slices.ContainsFunc(f.Responses, assessment.Response.Returned) })
}

// expectedSchools reads the list of --schools, if there is one.
func (a *app) expectedSchools(problems *problem.List) ([]assessment.School, error) {
	if a.flags.schools == "" {
		return nil, nil
	}
	list, err := input.Schools(a.flags.schools, problems)
	return list, a.notFound(err)
}

// notFound says of a path that does not exist that it does not; other errors stay as they are.
func (a *app) notFound(err error) error {
	var missing *input.NotFoundError
	if errors.As(err, &missing) {
		return fail(ExitUsage, "%s bestaat niet", "%s does not exist", missing.Path)
	}
	return err
}

// absent lists the expected schools that sent nothing for the round.
func (a *app) absent(r reading, round string) []view.Missing {
	var out []view.Missing
	for _, s := range schools.Absent(r.expected, r.schools, round) {
		out = append(out, view.Missing{School: s.Name, BRIN: s.BRIN, SectorID: string(s.Sector), Kind: a.say("niet ontvangen", "not returned"), Text: a.say("Er is nog geen ingevulde vragenlijst.", "There is no filled questionnaire yet.")})
	}
	return out
}

// notReturned lists the schools of which nothing came for the round: expected ones, those with another round only, and those that sent only empty questionnaires. The last are
// left out of the reading, unless all are so.
func (a *app) notReturned(r *reading, round string) []view.Missing {
	out := a.absent(*r, round)
	var returned []assessment.Rounds
	for _, s := range r.schools {
		now, _, ok := s.Pick(round)
		text := a.say("De vragenlijst is leeg.", "The questionnaire is empty.")
		switch {
		case !ok:
			text = a.say("Er is geen ingevulde vragenlijst voor %s.", "There is no filled questionnaire for %s.", round)
		case slices.ContainsFunc(now.Responses, assessment.Response.Returned):
			returned = append(returned, s)
			continue
		}
		if !slices.ContainsFunc(out, func(m view.Missing) bool { return m.Is(s.School) }) {
			out = append(out, view.Missing{School: s.School.Name, BRIN: s.School.BRIN, SectorID: string(s.School.Sector), Kind: a.say("niet ontvangen", "not returned"), Text: text})
		}
	}
	if len(returned) > 0 {
		r.schools = returned
	}
	return out
}

// group sorts the responses out by school. Files with errors are left out, and of a table only its rows with errors; leaving one out can free others, so it is done again until nothing
// clashes.
func (r *reading) group(a *app) {
	for {
		bad := r.problems.BadFiles()
		sound, rows := r.sound(a, bad)
		var found problem.List
		r.schools = assessment.Group(a.rubric, sound, &found)
		assessment.CheckFew(a.rubric, r.schools, a.few(), &found)
		r.addPlans(bad, &found)
		if !found.HasErrors() {
			r.problems.Add(found)
			return
		}
		r.problems.Add(found.Errors().Confined(func(p problem.Place) bool { return rows[p] })) // its warnings come again in the last turn
	}
}

// sound are the responses that no error makes unusable, with the places of those that are a row of a table. What is left out becomes missing.
func (r *reading) sound(a *app, bad []string) (responses []assessment.Response, rows map[problem.Place]bool) {
	badRows := r.problems.BadRecords()
	isBad := map[problem.Place]bool{}
	for _, row := range badRows {
		isBad[row] = true
	}
	r.missing = nil
	rows = map[problem.Place]bool{}
	for _, f := range r.files {
		if slices.Contains(bad, f.Path) {
			r.missing = append(r.missing, view.Missing{School: f.Path, Kind: a.say("overgeslagen", "skipped"), Text: a.say("In dit bestand staan fouten.", "There are errors in this file.")})
			continue
		}
		for _, x := range f.Responses {
			if !isBad[x.Source] {
				responses = append(responses, x)
				rows[x.Source] = x.Source != (problem.Place{File: f.Path})
			}
		}
		for _, row := range badRows {
			if row.File == f.Path {
				r.missing = append(r.missing, view.Missing{School: row.String(), Kind: a.say("overgeslagen", "skipped"), Text: a.say("In deze rij staan fouten.", "There are errors in this row.")})
			}
		}
	}
	return responses, rows
}

// end is the outcome of a command that did its work on what was sound.
func (r reading) end() error {
	if r.problems.HasErrors() {
		return said(ExitInput)
	}
	return nil
}

// pick is what is to be scored of one school: its round and the one before it.
type pick struct {
	now    assessment.Round
	before *assessment.Round
}

// picks lists the round of every school; a school without that round is left out.
func (r reading) picks(round string) ([]pick, error) {
	var out []pick
	for _, s := range r.schools {
		if now, before, ok := s.Pick(round); ok {
			out = append(out, pick{now, before})
		}
	}
	switch {
	case len(out) > 0:
		return out, nil
	case round == "":
		return nil, fail(ExitInput, "geen ingevulde vragenlijst gevonden", "no filled questionnaire found")
	}
	return nil, fail(ExitInput, "geen school heeft een vragenlijst voor %s", "no school has a questionnaire for %s", round)
}

// assessOne scores one school, with what the adviser gave it.
func (a *app) assessOne(p pick, o assessment.Options) assessment.Assessment {
	o.Few = a.few()
	return assessment.Assess(a.rubric, p.now, p.before, a.moderated(o, p.now.School()))
}

// assess scores the round of every school.
func (a *app) assess(r reading, round string, o assessment.Options) ([]assessment.Assessment, error) {
	picks, err := r.picks(round)
	if err != nil {
		return nil, err
	}
	out := make([]assessment.Assessment, len(picks))
	for n, p := range picks {
		out[n] = a.assessOne(p, o)
	}
	assessment.AddBenchmarks(out)
	a.unused(out)
	return out, nil
}

// scored reads, groups and scores in one go.
func (a *app) scored(c *cobra.Command, paths []string, f *schoolFlags) ([]assessment.Assessment, reading, error) {
	if err := a.prepare(); err != nil {
		return nil, reading{}, err
	}
	return a.outcome(c, paths, f)
}

// outcome is scored with a rubric that is there already.
func (a *app) outcome(c *cobra.Command, paths []string, f *schoolFlags) ([]assessment.Assessment, reading, error) {
	r, o, err := a.readAdvised(c, paths, f)
	if err != nil {
		return nil, r, err
	}
	all, err := a.assess(r, f.round, o)
	return all, r, err
}

// readAdvised reads what is to be scored, with the adviser's file beside it.
func (a *app) readAdvised(c *cobra.Command, paths []string, f *schoolFlags) (reading, assessment.Options, error) {
	o, err := f.options(c)
	if err != nil {
		return reading{}, o, err
	}
	r, err := a.read(paths)
	if err != nil {
		return r, o, err
	}
	return r, o, a.advise(&r, f.round)
}

// views makes the reports that the renderers show.
func (a *app) views(all []assessment.Assessment) []view.Report {
	out := make([]view.Report, len(all))
	for n, x := range all {
		out[n] = view.Build(x, a.viewOptions())
	}
	return out
}

// pathArgs asks for at least one path.
func pathArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fail(ExitUsage, "noem minstens één bestand of map met ingevulde vragenlijsten", "name at least one file or folder with filled questionnaires")
	}
	return nil
}

// noArgs refuses arguments.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fail(ExitUsage, "hier hoort geen %q te staan", "%q is not expected here", args[0])
	}
	return nil
}
