package cmd

import (
	"cmp"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/internal/yamldoc"
	"sggscan/report/text"
	"sggscan/report/view"
	"sggscan/rubric"
)

type explainOptions struct {
	options
	school string
	route  bool
}

func (a *app) explainCmd() *cobra.Command {
	var o explainOptions
	args := func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fail(ExitUsage, "commands.name_file_folder_id")
		}
		return nil
	}
	c := a.command(about{nl: "uitleg", en: "explain", rest: "commands.path_id_path",
		short: "commands.explain_how_score_came", long: "commands.with_files",
		example: "commands.sggscan_explain_answers_school"}, args, prepared(a, &o, a.runExplain))
	a.scoreFlags(c, &o.options)
	c.Flags().StringVar(&o.school, "school", "", a.say("commands.only_school"))
	c.Flags().BoolVar(&o.route, "route", false, a.say("commands.way_to_next_verdict"))
	return a.printing(c, &o.options)
}

func (a *app) runExplain(o *explainOptions) error {
	if _, err := os.Stat(o.paths[0]); err != nil && o.paths[0] != "-" {
		id := o.paths[0]
		o.paths = o.paths[1:]
		return a.explainID(id, o)
	}
	all, r, err := a.wanted(o)
	if err != nil {
		return err
	}
	write := text.Explain
	if o.route {
		write = text.Route
	}
	options := r.Options()
	for n, x := range all {
		if n > 0 {
			if _, err := fmt.Fprintln(a.Out); err != nil {
				return err
			}
		}
		if err := write(a.Out, r.Report(x), view.Explain(x, options)); err != nil {
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
		return nil, r, fail(ExitUsage, "commands.no_school_called_brin", o.school, strings.Join(names, "; "))
	}
	return out, r, nil
}

func (a *app) explainID(id string, o *explainOptions) error {
	id, err := a.knownID(id)
	if err != nil {
		return err
	}
	if o.route {
		return fail(ExitUsage, "commands.route_of_a_question")
	}
	var all []assessment.Assessment
	r := &reading{Session: a.session()}
	if len(o.paths) > 0 {
		if all, r, err = a.wanted(o); err != nil {
			return err
		}
	}
	views := lists.Map(all, r.Report)
	if indicator, ok := a.rubric.Indicator(id); ok {
		err = text.Indicator(a.Out, a.rubric, indicator, views, a.lang)
	} else {
		check, _ := a.rubric.Check(id)
		err = text.Check(a.Out, a.rubric, check, views, a.lang)
	}
	return cmp.Or(err, r.end())
}

// knownID finds the id of a question as the rubric writes it; in an id capitals are nothing else than small letters.
func (a *app) knownID(typed string) (string, error) {
	ids := lists.Map(a.rubric.Indicators(), func(i rubric.Indicator) string { return i.ID })
	for _, c := range a.rubric.Checks {
		ids = append(ids, c.ID)
	}
	for _, id := range ids {
		if strings.EqualFold(id, typed) {
			return id, nil
		}
	}
	if near, ok := yamldoc.Nearest(typed, ids); ok {
		return "", fail(ExitUsage, "commands.no_file_folder_id_question", typed, near)
	}
	return "", fail(ExitUsage, "commands.no_file_folder_id", typed)
}
