package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/rubric/lang"
)

func (a *app) checkCmd() *cobra.Command {
	use, aliases := a.name("controleer", "check", a.say(" PAD…", " PATH…"))
	var round string
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Lees vragenlijsten en noem alles wat niet klopt", "Read questionnaires and list all that is wrong"),
		Long: a.say("Leest alle bestanden en mappen, noemt elk probleem met zijn plek, en geeft per vragenlijst een regel. Er wordt niets geschreven.",
			"Reads all files and folders, lists every problem with its place, and gives a line per questionnaire. Nothing is written."),
		Example: a.say("  sggscan controleer antwoorden/", "  sggscan check answers/"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runCheck(args, round) },
	}
	a.schoolsFlag(c)
	c.Flags().StringVar(&round, "round", "", a.say("meetmoment waarvoor --schools zegt wie nog niets stuurde", "round for which --schools says who has sent nothing yet"))
	return c
}

func (a *app) runCheck(paths []string, round string) error {
	if err := a.prepare(); err != nil {
		return err
	}
	r, err := a.read(paths)
	out := a.Out
	if r.problems.HasErrors() {
		out = a.Err // there is no result while something must be mended
	}
	for _, f := range r.files {
		if f.Plan != nil && len(f.Plan.Fresh()) > 0 {
			if _, err := fmt.Fprintln(out, a.planSummary(*f.Plan)); err != nil {
				return err
			}
		}
		for _, x := range f.Responses {
			if _, err := fmt.Fprintln(out, a.summary(f.Path, x)); err != nil {
				return err
			}
		}
	}
	for _, m := range a.absent(r, round) {
		if _, err := fmt.Fprintf(out, "%s: %s\n", m.School, m.Kind); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	return r.end()
}

// summary is the line of one response: "de-linde.yaml: De Linde (po), 2026-2027: 41 van 43 beantwoord, 3 zonder onderbouwing".
func (a *app) summary(path string, x assessment.Response) string {
	asked, answered, bare := 0, 0, 0
	for _, i := range a.rubric.Indicators() {
		answer := x.Answers[i.ID]
		if !x.Asked(i) || answer.State == assessment.NotApplicable {
			continue
		}
		asked++
		if answer.State != assessment.Answered {
			continue
		}
		answered++
		if answer.Level >= 2 && strings.TrimSpace(answer.Evidence) == "" {
			bare++
		}
	}
	parts := lang.Format("%d van %d beantwoord", "%d of %d answered", answered, asked).In(a.lang)
	if bare > 0 {
		parts += a.say(", %d zonder onderbouwing", ", %d without evidence", bare)
	}
	if answered == 0 {
		parts += a.say(" (niet ingevuld)", " (not filled in)")
	}
	return fmt.Sprintf("%s: %s (%s), %s: %s", path, x.School.Name, x.School.Sector, x.Round, parts)
}
