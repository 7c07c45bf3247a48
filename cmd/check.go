package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

func (a *app) checkCmd() *cobra.Command {
	use, aliases := a.name("controleer", "check", a.say(" PAD…", " PATH…"))
	var f checkFlags
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Lees vragenlijsten en noem alles wat niet klopt", "Read questionnaires and list all that is wrong"),
		Long: a.say("Leest alle bestanden en mappen, noemt elk probleem met zijn plek, en geeft per vragenlijst een regel:\nwelke school, welke rol en hoeveel er is beantwoord. Er wordt niets geschreven.",
			"Reads all files and folders, lists every problem with its place, and gives a line per questionnaire:\nwhich school, which role and how much is answered. Nothing is written."),
		Example: a.say("  sggscan controleer antwoorden/", "  sggscan check answers/"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runCheck(args, f) },
	}
	a.schoolsFlag(c)
	c.Flags().StringVar(&f.round, "round", "", a.say("meetmoment waarvoor --schools en --roles zeggen wie nog niets stuurde (anders het nieuwste van elke school)",
		"round for which --schools and --roles say who has sent nothing yet (else the newest of each school)"))
	c.Flags().BoolVar(&f.roles, "roles", false, a.say("zeg van elke school wie invulde en welke rollen nog niets stuurden", "say of each school who filled in and which roles have sent nothing yet"))
	return c
}

type checkFlags struct {
	round string
	roles bool
}

func (a *app) runCheck(paths []string, f checkFlags) error {
	if err := a.prepare(); err != nil {
		return err
	}
	r, err := a.read(paths)
	out := a.Out
	if r.problems.HasErrors() {
		out = a.Err // there is no result while something must be mended
	}
	var lines []string
	for _, x := range r.files {
		if x.Plan != nil && len(x.Plan.Fresh()) > 0 {
			lines = append(lines, a.planSummary(*x.Plan))
		}
		for _, y := range x.Responses {
			place := x.Path
			if len(x.Responses) > 1 {
				place = y.Source.String() // a row of a table
			}
			lines = append(lines, a.summary(place, y))
		}
	}
	if f.roles {
		lines = append(lines, a.roleLines(r, f.round)...)
	}
	for _, m := range a.absent(r, f.round) {
		lines = append(lines, m.School+": "+m.Kind)
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(out, l); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	return r.end()
}

// roleLines say of each school who filled in for the round, and which roles have sent nothing.
func (a *app) roleLines(r reading, round string) []string {
	var out []string
	for _, s := range r.schools {
		now, _, ok := s.Pick(round)
		if !ok {
			continue
		}
		var there, absent []string
		for _, role := range a.rubric.Roles {
			n := 0
			for _, x := range now.Responses {
				if x.Role == role.ID && x.Returned() {
					n++
				}
			}
			title := role.Title.In(a.lang)
			switch {
			case n > 1:
				there = append(there, fmt.Sprintf("%s (%d)", title, n))
			case n == 1:
				there = append(there, title)
			case role.ID != rubric.Joint:
				absent = append(absent, title)
			}
		}
		who := a.say("niets", "nothing")
		if len(there) > 0 {
			who = strings.Join(there, ", ")
		}
		line := a.say("%s (%s), %s: ontvangen: %s", "%s (%s), %s: received: %s", s.School.Name, string(s.School.Sector), now.ID, who)
		if len(absent) > 0 {
			line += a.say("; nog niet: %s", "; not yet: %s", strings.Join(absent, ", "))
		}
		out = append(out, line)
	}
	return out
}

// summary is the line of one response: "de-linde.yaml: De Linde (po), 2026-2027, samen ingevuld: 41 van 43 beantwoord, 3 zonder onderbouwing". Of somebody in a role that several may hold
// it does not say what lacks evidence, since that tells of levels.
func (a *app) summary(place string, x assessment.Response) string {
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
	role, _ := a.rubric.Role(x.Role)
	parts := lang.Format("%d van %d beantwoord", "%d of %d answered", answered, asked).In(a.lang)
	if bare > 0 && role.Single {
		parts += a.say(", %d zonder onderbouwing", ", %d without evidence", bare)
	}
	if !x.Returned() {
		parts += a.say(" (niet ingevuld)", " (not filled in)")
	}
	return fmt.Sprintf("%s: %s (%s), %s, %s: %s", place, x.School.Name, x.School.Sector, assessment.NormalRound(x.Round), role.Title.In(a.lang), parts)
}
