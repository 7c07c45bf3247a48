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

type explainOptions struct {
	options
	school string
}

func (a *app) explainCmd() *cobra.Command {
	var o explainOptions
	use, aliases := a.name("uitleg", "explain", a.say(" {PAD… | ID [PAD…]}", " {PATH… | ID [PATH…]}"))
	c := &cobra.Command{
		Use: use, Aliases: aliases,
		Short: a.say("Leg uit hoe een score tot stand kwam, of wat een vraag is",
			"Explain how a score came about, or what a question is"),
		Long: a.say(`Met bestanden: de hele som van elke school, met gewichten, grenzen en wat een open antwoord doet.
Met een id zoals V3 of R2: de teksten van die vraag, de uitgangspunten, en het antwoord in de bestanden.`,
			`With files: the whole sum of each school, with weights, limits and what an open answer does.
With an id such as V3 or R2: the texts of that question, the principles, and the answer in the files.`),
		Example: a.say("  sggscan uitleg antwoorden/ --school 12AB00\n  sggscan uitleg V3",
			"  sggscan explain answers/ --school 12AB00\n  sggscan explain V3"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fail(ExitUsage, "noem een bestand, een map of het id van een vraag",
					"name a file, a folder or the id of a question")
			}
			return nil
		},
		RunE: checked(&o, a.runExplain),
	}
	a.scoreFlags(c, &o.options)
	c.Flags().StringVar(&o.school, "school", "", a.say("alleen deze school: naam of BRIN",
		"only this school: name or BRIN"))
	return a.printing(c, &o.options)
}

func (a *app) runExplain(o *explainOptions) error {
	if err := a.prepare(); err != nil {
		return err
	}
	if _, err := os.Stat(o.paths[0]); err != nil {
		id := o.paths[0]
		o.paths = o.paths[1:]
		return a.explainID(id, o)
	}
	all, r, err := a.wanted(o)
	if err != nil {
		return err
	}
	for n, v := range a.views(all, r) {
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
func (a *app) wanted(o *explainOptions) ([]assessment.Assessment, *reading, error) {
	all, r, err := a.scored(&o.options)
	if err != nil || o.school == "" {
		return all, r, err
	}
	var out []assessment.Assessment
	var names []string
	brin, _ := assessment.NormalBRIN(o.school)
	for _, x := range all {
		if brin != "" && x.School.BRIN == brin || assessment.FoldName(x.School.Name) == assessment.FoldName(o.school) {
			out = append(out, x)
		}
		names = append(names, x.School.Name)
	}
	if len(out) == 0 {
		return nil, r, fail(ExitUsage, "geen school heet %q of heeft die BRIN; er zijn: %s",
			"no school is called %q or has that BRIN; there are: %s", o.school, strings.Join(names, "; "))
	}
	return out, r, nil
}

func (a *app) explainID(id string, o *explainOptions) error {
	id, err := a.knownID(id)
	if err != nil {
		return err
	}
	var all []assessment.Assessment
	r := &reading{}
	if len(o.paths) > 0 {
		if all, r, err = a.wanted(o); err != nil {
			return err
		}
	}
	views := a.views(all, r)
	if indicator, ok := a.rubric.Indicator(id); ok {
		err = text.Indicator(a.Out, a.rubric, indicator, views, a.lang)
	} else {
		check, _ := a.rubric.Check(id)
		err = text.Check(a.Out, a.rubric, check, views, a.lang)
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
		return "", fail(ExitUsage, "%q is geen bestand, map of id van een vraag; bedoel je %s?",
			"%q is no file, folder or id of a question; did you mean %s?", typed, near)
	}
	return "", fail(ExitUsage, "%q is geen bestand, map of id van een vraag",
		"%q is no file, folder or id of a question", typed)
}
