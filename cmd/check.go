package cmd

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/report/view"
)

type checkOptions struct {
	options
	roles bool
}

func (a *app) checkCmd() *cobra.Command {
	var o checkOptions
	c := a.command(about{nl: "controleer", en: "check", rest: "commands.path",
		short: "commands.read_questionnaires_list_all", long: "commands.reads_all_files_folders",
		example: "commands.sggscan_check_answers"}, pathArgs, prepared(a, &o, a.runCheck))
	a.schoolsFlag(c, &o.options)
	c.Flags().StringVar(&o.round, "round", "", a.say("commands.round_for_schools_roles"))
	c.Flags().BoolVar(&o.roles, "roles", false, a.say("commands.say_each_school_who"))
	return a.printing(c, &o.options)
}

func (a *app) runCheck(o *checkOptions) error {
	r, err := a.read(&o.options, false)
	var found problem.List
	r.Traceable(&found)
	for _, p := range r.Picks(o.round) {
		scored := []assessment.Assessment{r.Score(p)}
		r.Doubts(scored, &found)
		r.FewApart(scored, &found)
	}
	a.problems(found)
	a.tellPassedOver(r.PassedOver)
	out := a.Out
	if r.Problems.HasErrors() {
		out = a.Err // there is no result while something must be mended
	}
	for _, line := range a.checkLines(r, o) {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return cmp.Or(err, r.end())
}

// checkLines say what was read, and who has sent nothing.
func (a *app) checkLines(r *reading, o *checkOptions) []string {
	lines := r.WasRead()
	if o.roles {
		for _, p := range r.Picks(o.round) {
			lines = append(lines, r.Roles(p.School, p.Now))
		}
	}
	if len(r.Asked) > 0 {
		for _, p := range r.Picks(o.round) {
			if line := r.Returns(r.Score(p)); line != "" {
				lines = append(lines, line)
			}
		}
	}
	if o.schools == "" {
		return lines // of what cannot be used the errors tell
	}
	for _, m := range view.NotReturned(r.Awaited(o.round), o.round, a.lang) {
		line := m.School + ": " + m.Kind.In(a.lang)
		if m.Detail != "" {
			line += " (" + m.Detail + ")"
		}
		lines = append(lines, line)
	}
	return lines
}
