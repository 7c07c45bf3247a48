package cmd

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

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
			continue
		}
		found, ok, err := a.policyText(checker, source, &problems)
		if err != nil {
			return nil, problems, refused(err)
		}
		if ok {
			a.closing.read++
			results = append(results, found)
		}
	}
	a.problems(problems)
	switch {
	case problems.HasErrors() && (!a.flags.skipInvalid || len(results) == 0):
		return nil, problems, said(ExitInput)
	case len(results) == 0:
		return nil, problems, fail(ExitInput, "commands.policy_no_text", strings.Join(policy.Endings(), " "))
	}
	return results, problems, nil
}

// policyText looks in one text. It is false for one of which the problem was told.
func (a *app) policyText(c *policy.Checker, s intake.Source, problems *problem.List) (policy.Result, bool, error) {
	data, err := s.Read(limit.Workbook)
	if err != nil {
		return policy.Result{}, false, err
	}
	d, err := policy.Read(s.Name, data)
	var refusal *problem.Refusal
	if errors.As(err, &refusal) {
		problems.TellRefusal(s.Name, err)
		return policy.Result{}, false, nil
	}
	if err != nil {
		return policy.Result{}, false, err
	}
	found := c.Check(d)
	for _, note := range found.Notes() {
		problems.Tell(problem.Warning, problem.Place{File: s.Name}, note)
	}
	for _, at := range found.Personal {
		problems.Tell(problem.Warning, problem.Place{File: s.Name, Cell: at.Text().In(a.lang)},
			words.Say("policy.personal"))
	}
	return found, true, nil
}
