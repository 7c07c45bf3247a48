package cmd

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/intake"
	"sggscan/assessment/policy"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/report/html"
	"sggscan/report/scorejson"
	"sggscan/report/session"
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
	sources, err := find(o.paths, []string{a.flags.rubric, o.output}, nil)
	if err != nil {
		return err
	}
	s := a.session()
	results, passed, err := s.LookAt(sources, rubric.Sector(o.sector))
	if err != nil {
		return refused(err)
	}
	a.closing = closing{said: true, read: len(results), passed: passed, which: true}
	a.problems(s.Problems)
	a.closeErrors(s, len(results) > 0)
	switch {
	case s.Problems.HasErrors() && (!a.flags.skipInvalid || len(results) == 0):
		return said(ExitInput)
	case len(results) == 0:
		return fail(ExitInput, "commands.policy_no_text", strings.Join(policy.Endings(), " "))
	case o.json:
		err = scorejson.WritePolicy(a.Out, a.rubric.For(rubric.Sector(o.sector)), results, s.Options())
	case o.page():
		err = html.WritePolicy(a.Out, view.BuildPolicy(results, a.rubric, s.Options()))
	default:
		err = text.Policy(a.Out, view.BuildPolicy(results, a.rubric, s.Options()))
	}
	if err == nil && s.Problems.HasErrors() {
		return said(ExitInput)
	}
	return err
}

// addPolicy reads the texts of --policy and finds out of which school each is. Of one school, all are; of several, a
// file that was named is a text for all of them, and one in a folder is that of the school that its name or that of its
// folder says. What is wrong is told, and becomes part of what is wrong with the reading.
func (a *app) addPolicy(r *reading, paths []string, schools []assessment.School) error {
	t := texts{Session: a.session(), schools: schools, checkers: map[rubric.Sector]*policy.Checker{}}
	for _, p := range paths {
		sources, err := find([]string{p}, []string{a.flags.rubric}, nil)
		if err != nil {
			return err
		}
		passed := 0
		for _, s := range sources {
			if !session.IsText(s) {
				passed++
			}
			if err := t.read(s, strings.TrimPrefix(s.Name, filepath.Clean(p))); err != nil {
				return refused(err)
			}
		}
		if passed > 0 {
			t.Problems.WarnCount(problem.Place{File: p}, "policy.passed", passed)
		}
	}
	t.missing()
	a.problems(t.Problems)
	r.Policy = t.Policy
	r.Problems.Add(t.Problems)
	a.closeErrors(r.Session, t.Policy.Any())
	switch {
	case t.Problems.HasErrors() && (!a.flags.skipInvalid || !t.Policy.Any()):
		return said(ExitInput)
	case !t.Policy.Any():
		return fail(ExitInput, "commands.policy_of_nobody")
	}
	return nil
}

// texts reads the texts of some schools.
type texts struct {
	session.Session
	schools  []assessment.School
	checkers map[rubric.Sector]*policy.Checker
}

// read looks in one text for each of its schools; below is its path in the folder that was named.
func (t *texts) read(s intake.Source, below string) error {
	owners := t.schools
	if len(owners) > 1 && !s.Named && session.IsText(s) {
		n, ok := policy.Owner(filepath.ToSlash(below), owners)
		if !ok {
			t.Problems.Warnf(problem.Place{File: s.Name}, "policy.no_owner")
			return nil
		}
		owners = owners[n : n+1]
	}
	d, ok, err := t.Text(s)
	if !ok {
		return err
	}
	found := map[rubric.Sector]policy.Result{}
	for n, school := range owners {
		sector := cmp.Or(school.Own, school.Sector)
		if _, known := found[sector]; !known {
			c, err := t.checker(sector)
			if err != nil {
				return err
			}
			found[sector] = c.Check(d)
		}
		t.Policy.Add(school, found[sector])
		if n == 0 {
			t.PolicyNotes(found[sector])
		}
	}
	if len(owners) > 1 {
		t.Problems.WarnCount(problem.Place{File: s.Name}, "policy.for_all", len(owners))
	}
	return nil
}

func (t *texts) checker(s rubric.Sector) (c *policy.Checker, err error) {
	if known, ok := t.checkers[s]; ok {
		return known, nil
	}
	c, err = policy.NewChecker(t.Rubric, s)
	t.checkers[s] = c
	return c, err
}

// missing tells which schools have no text.
func (t *texts) missing() {
	var names []string
	for _, s := range t.schools {
		if len(t.Policy.Of(s)) == 0 {
			names = append(names, s.Name)
		}
	}
	if t.Policy.Any() && len(names) > 0 {
		t.Problems.WarnCount(problem.Place{File: "--policy"}, "policy.without", len(names),
			assessment.Listed(names, assessment.MostNamed))
	}
}
