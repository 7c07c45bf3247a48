package cmd

import (
	"cmp"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/intake"
	"sggscan/assessment/policy"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/html"
	"sggscan/report/scorejson"
	"sggscan/report/text"
	"sggscan/report/view"
	"sggscan/rubric"
)

type policyOptions struct {
	options
	json   bool
	sector string
}

func (a *app) policyCmd() *cobra.Command {
	var o policyOptions
	c := a.command(about{nl: "toets", en: "policy", rest: "commands.path", short: "commands.policy_short",
		long: "commands.policy_long", example: "commands.policy_example"}, pathArgs, prepared(a, &o, a.runPolicy))
	c.Flags().BoolVar(&o.json, "json", false, a.say("commands.policy_json"))
	c.Flags().StringVar(&o.sector, "sector", "", a.say("commands.policy_sector"))
	return a.printing(c, &o.options)
}

func (o *policyOptions) check(paths []string, given func(string) bool) error {
	if o.json && o.page() {
		return fail(ExitUsage, "commands.policy_json_or_page")
	}
	if o.sector != "" {
		if err := oneOf("sector", o.sector, lists.Strings(rubric.Sectors())...); err != nil {
			return err
		}
	}
	return o.options.check(paths, given)
}

// page reports whether the result is to be a page for a browser.
func (o *policyOptions) page() bool {
	return slices.Contains([]string{".html", ".htm"}, strings.ToLower(filepath.Ext(o.output)))
}

func (a *app) runPolicy(o *policyOptions) error {
	results, problems, err := a.policyTexts(o.paths, rubric.Sector(o.sector), o.output)
	if err != nil {
		return err
	}
	s := a.session()
	switch {
	case o.json:
		err = scorejson.WritePolicy(a.Out, a.rubric.For(rubric.Sector(o.sector)), results, s.Options())
	case o.page():
		err = html.WritePolicy(a.Out, view.BuildPolicy(results, a.rubric, s.Options()))
	default:
		err = text.Policy(a.Out, view.BuildPolicy(results, a.rubric, s.Options()))
	}
	if err == nil && problems.HasErrors() {
		return said(ExitInput)
	}
	return err
}

// policyTexts reads texts of schools and looks in them, and tells of what is wrong with them. With an error in any of
// them it fails, unless --skip-invalid leaves something over.
func (a *app) policyTexts(paths []string, s rubric.Sector, output string) ([]policy.Result, problem.List, error) {
	var problems problem.List
	sources, err := find(paths, []string{a.flags.rubric, output})
	if err != nil {
		return nil, problems, err
	}
	checker, err := policy.NewChecker(a.rubric, s)
	if err != nil {
		return nil, problems, err
	}
	var results []policy.Result
	a.closing.said, a.closing.which = true, true
	for _, source := range sources {
		if !source.Named && !policy.Readable(source.Name) {
			a.closing.passed++
			notRead(source.Name, &problems)
			continue
		}
		d, ok, err := readPolicy(source, &problems)
		if err != nil {
			return nil, problems, refused(err)
		}
		if ok {
			a.closing.read++
			results = append(results, checker.Check(d))
			a.policyNotes(results[len(results)-1], &problems)
		}
	}
	a.problems(problems)
	told := a.session()
	told.Problems = problems
	a.closeErrors(told, len(results) > 0)
	switch {
	case problems.HasErrors() && (!a.flags.skipInvalid || len(results) == 0):
		return nil, problems, said(ExitInput)
	case len(results) == 0:
		return nil, problems, fail(ExitInput, "commands.policy_no_text", strings.Join(policy.Endings(), " "))
	}
	return results, problems, nil
}

// readPolicy reads one text. It is false for one of which the problem was told.
func readPolicy(s intake.Source, problems *problem.List) (policy.Document, bool, error) {
	data, err := s.Read(limit.Workbook)
	if err != nil {
		return policy.Document{}, false, err
	}
	d, err := policy.Read(s.Name, data)
	var refusal *problem.Refusal
	if errors.As(err, &refusal) {
		problems.TellRefusal(s.Name, err)
		return d, false, nil
	}
	return d, err == nil, err
}

// policyNotes tells what a reader must know of a text.
func (a *app) policyNotes(found policy.Result, problems *problem.List) {
	for _, note := range found.Notes() {
		problems.Tell(problem.Warning, problem.Place{File: found.Path}, note)
	}
	for _, at := range found.Personal {
		problems.Tell(problem.Warning, problem.Place{File: found.Path, Cell: at.Text().In(a.lang)},
			words.Say("policy.personal"))
	}
}

// notRead tells of a text in a folder that is not read and could be, when it is saved otherwise.
func notRead(name string, problems *problem.List) {
	if policy.Unreadable(name) {
		problems.Warnf(problem.Place{File: name}, "policy.save_as", path.Ext(name))
	}
}

// addPolicy reads the texts of --policy and finds out of which school each is. Of one school, all are; of several, a
// file that was named is a text for all of them, and one in a folder is that of the school that its name or that of its
// folder says. What is wrong is told, and becomes part of what is wrong with the reading.
func (a *app) addPolicy(r *reading, paths []string, schools []assessment.School) error {
	t := texts{app: a, schools: schools, checkers: map[rubric.Sector]*policy.Checker{}}
	for _, p := range paths {
		sources, err := find([]string{p}, []string{a.flags.rubric})
		if err != nil {
			return err
		}
		passed := 0
		for _, s := range sources {
			if !s.Named && !policy.Readable(s.Name) {
				passed++
				notRead(s.Name, &t.problems)
				continue
			}
			if err := t.read(s, strings.TrimPrefix(s.Name, filepath.Clean(p))); err != nil {
				return refused(err)
			}
		}
		if passed > 0 {
			t.problems.WarnCount(problem.Place{File: p}, "policy.passed", passed)
		}
	}
	t.missing()
	a.problems(t.problems)
	r.Policy = t.Texts
	r.Problems.Add(t.problems)
	a.closeErrors(r.Session, t.Any())
	switch {
	case t.problems.HasErrors() && (!a.flags.skipInvalid || !t.Any()):
		return said(ExitInput)
	case !t.Any():
		return fail(ExitInput, "commands.policy_of_nobody")
	}
	return nil
}

// texts reads the texts of some schools.
type texts struct {
	policy.Texts
	app      *app
	schools  []assessment.School
	checkers map[rubric.Sector]*policy.Checker
	problems problem.List
}

// read looks in one text for each of its schools; below is its path in the folder that was named.
func (t *texts) read(s intake.Source, below string) error {
	owners := t.schools
	if len(owners) > 1 && !s.Named {
		n, ok := policy.Owner(filepath.ToSlash(below), owners)
		if !ok {
			t.problems.Warnf(problem.Place{File: s.Name}, "policy.no_owner")
			return nil
		}
		owners = owners[n : n+1]
	}
	d, ok, err := readPolicy(s, &t.problems)
	if !ok {
		return err
	}
	found := map[rubric.Sector]policy.Result{}
	for _, school := range owners {
		sector := cmp.Or(school.Own, school.Sector)
		if _, known := found[sector]; !known {
			c, err := t.checker(sector)
			if err != nil {
				return err
			}
			found[sector] = c.Check(d)
		}
		t.Add(school, found[sector])
	}
	t.app.policyNotes(found[cmp.Or(owners[0].Own, owners[0].Sector)], &t.problems)
	if len(owners) > 1 {
		t.problems.WarnCount(problem.Place{File: s.Name}, "policy.for_all", len(owners))
	}
	return nil
}

func (t *texts) checker(s rubric.Sector) (c *policy.Checker, err error) {
	if known, ok := t.checkers[s]; ok {
		return known, nil
	}
	c, err = policy.NewChecker(t.app.rubric, s)
	t.checkers[s] = c
	return c, err
}

// missing tells which schools have no text.
func (t *texts) missing() {
	var names []string
	for _, s := range t.schools {
		if len(t.Of(s)) == 0 {
			names = append(names, s.Name)
		}
	}
	if t.Any() && len(names) > 0 {
		t.problems.WarnCount(problem.Place{File: "--policy"}, "policy.without", len(names),
			assessment.Listed(names, assessment.MostNamed))
	}
}
