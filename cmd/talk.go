package cmd

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/words"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

// talkArgs takes further paths behind --talk-sheet, and nothing without it.
func talkArgs(c *cobra.Command, args []string) error {
	if c.Flags().Changed("talk-sheet") {
		return nil
	}
	return noArgs(c, args)
}

// checkTalk decides the options of talk sheets: what the form is for, the answers say. They go in a file for one
// school, in a folder for each of several.
func (o *questionnaireOptions) checkTalk(paths []string, given func(string) bool) error {
	for _, flag := range []string{"from", "policy", "roles", "core", "sector", "school", "brin", "board", "place"} {
		if given(flag) {
			return fail(ExitUsage, "commands.talk_without", flag)
		}
	}
	o.talk = append(o.talk, paths...)
	ending := strings.ToLower(filepath.Ext(o.output))
	o.many = o.output != "" && o.output != "-" && !slices.Contains([]string{".xlsx", ".html", ".htm"}, ending)
	if err := o.checkFormat(); err != nil {
		return err
	}
	if o.format != "xlsx" && o.format != "html" {
		return fail(ExitUsage, "commands.talk_workbook")
	}
	return nil
}

// talks makes a joint form for each school of which people answered apart, with what they chose together beside it. Of
// the others it is told why there is none.
func (a *app) talks(o *questionnaireOptions) (forms []questionnaire.Form, inputs []string, err error) {
	r, err := a.read(&options{paths: o.talk, output: o.output, schools: o.schools, round: o.round}, false)
	if err != nil {
		return nil, nil, err
	}
	picks, err := r.picks(o.round)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range picks {
		talk, ok := assessment.TalkOf(a.rubric, p.Now, r.Few)
		if !ok {
			a.tell("commands.warning", words.Text("commands.talk_nobody", p.School.Name, p.Now.ID))
			continue
		}
		forms = append(forms, questionnaire.Form{Rubric: a.rubric, Lang: a.lang, School: talk.Team.School,
			Profile: talk.Team.Profile, Role: rubric.Joint, Date: a.today, Round: talk.Team.Round, Talk: &talk})
	}
	switch {
	case len(forms) == 0:
		return nil, nil, fail(ExitInput, "commands.talk_none")
	case len(forms) > 1 && !o.many:
		return nil, nil, fail(ExitUsage, "commands.talk_folder", len(forms))
	}
	return forms, r.inputs(), nil
}
