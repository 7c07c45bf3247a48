package cmd

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/yamldoc"
	"sggscan/report/text"
)

type explainFlags struct {
	schoolFlags
	school string
}

func (a *app) explainCmd() *cobra.Command {
	var f explainFlags
	use, aliases := a.name("uitleg", "explain", a.say(" {PAD… | ID [PAD…]}", " {PATH… | ID [PATH…]}"))
	c := &cobra.Command{
		Use: use, Aliases: aliases,
		Short: a.say("Leg uit hoe een score tot stand kwam, of wat een vraag is", "Explain how a score came about, or what a question is"),
		Long: a.say("Met bestanden: de hele som van elke school, met gewichten, grenzen en wat een open antwoord doet.\nMet een id zoals V3 of R2: de teksten van die vraag, de uitgangspunten, en het antwoord in de bestanden.",
			"With files: the whole sum of each school, with weights, limits and what an open answer does.\nWith an id such as V3 or R2: the texts of that question, the principles, and the answer in the files."),
		Example: a.say("  sggscan uitleg antwoorden/ --school 12AB00\n  sggscan uitleg V3", "  sggscan explain answers/ --school 12AB00\n  sggscan explain V3"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fail(ExitUsage, "noem een bestand, een map of het id van een vraag", "name a file, a folder or the id of a question")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.runExplain(c, args, &f) },
	}
	f.add(a, c)
	c.Flags().StringVar(&f.school, "school", "", a.say("alleen deze school: naam of BRIN", "only this school: name or BRIN"))
	return c
}

func (a *app) runExplain(c *cobra.Command, args []string, f *explainFlags) error {
	if err := a.prepare(); err != nil {
		return err
	}
	if _, err := os.Stat(args[0]); err != nil {
		return a.explainID(c, args[0], args[1:], f)
	}
	all, r, err := a.wanted(c, args, f)
	if err != nil {
		return err
	}
	for n, v := range a.views(all) {
		if n > 0 {
			if _, err := fmt.Fprintln(a.Out); err != nil {
				return err
			}
		}
		if err := text.Explain(a.Out, v); err != nil {
			return err
		}
	}
	return r.end()
}

// wanted scores the schools of the paths that --school asks for.
func (a *app) wanted(c *cobra.Command, paths []string, f *explainFlags) ([]assessment.Assessment, reading, error) {
	all, r, err := a.outcome(c, paths, &f.schoolFlags)
	if err != nil || f.school == "" {
		return all, r, err
	}
	var out []assessment.Assessment
	brin, _ := assessment.NormalBRIN(f.school)
	for _, x := range all {
		if brin != "" && x.School.BRIN == brin || assessment.FoldName(x.School.Name) == assessment.FoldName(f.school) {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		var names []string
		for _, x := range all {
			names = append(names, x.School.Name)
		}
		return nil, r, fail(ExitUsage, "geen school heet %q of heeft die BRIN; er zijn: %s", "no school is called %q or has that BRIN; there are: %s", f.school, strings.Join(names, "; "))
	}
	return out, r, nil
}

func (a *app) explainID(c *cobra.Command, id string, paths []string, f *explainFlags) error {
	id, err := a.knownID(id)
	if err != nil {
		return err
	}
	indicator, isIndicator := a.rubric.Indicator(id)
	check, _ := a.rubric.Check(id)
	var all []assessment.Assessment
	var r reading
	if len(paths) > 0 {
		if all, r, err = a.wanted(c, paths, f); err != nil {
			return err
		}
	}
	if isIndicator {
		err = text.Indicator(a.Out, a.rubric, indicator, a.views(all), a.lang)
	} else {
		err = text.Check(a.Out, a.rubric, check, a.views(all), a.lang)
	}
	if err != nil {
		return err
	}
	return r.end()
}

// knownID finds the id of a question as the rubric writes it; in an id capitals are nothing else than small letters.
func (a *app) knownID(typed string) (string, error) {
	var ids []string
	for _, i := range a.rubric.Indicators() {
		ids = append(ids, i.ID)
	}
	for _, c := range a.rubric.Checks {
		ids = append(ids, c.ID)
	}
	for _, id := range ids {
		if strings.EqualFold(id, typed) {
			return id, nil
		}
	}
	if near, ok := yamldoc.Nearest(typed, ids); ok {
		return "", fail(ExitUsage, "%q is geen bestand, map of id van een vraag; bedoel je %s?", "%q is no file, folder or id of a question; did you mean %s?", typed, near)
	}
	return "", fail(ExitUsage, "%q is geen bestand, map of id van een vraag", "%q is no file, folder or id of a question", typed)
}
