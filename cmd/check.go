package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/report/view"
	"sggscan/rubric"
)

type checkOptions struct {
	options
	roles bool
}

func (a *app) checkCmd() *cobra.Command {
	use, aliases := a.name("controleer", "check", a.say(" PAD…", " PATH…"))
	var o checkOptions
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Lees vragenlijsten en noem alles wat niet klopt", "Read questionnaires and list all that is wrong"),
		Long: a.say(`Leest alle bestanden en mappen, noemt elk probleem met zijn plek, en geeft per vragenlijst een regel:
welke school, welke rol en hoeveel er is beantwoord. Er wordt niets geschreven.`,
			`Reads all files and folders, lists every problem with its place, and gives a line per questionnaire:
which school, which role and how much is answered. Nothing is written.`),
		Example: a.say("  sggscan controleer antwoorden/", "  sggscan check answers/"),
		RunE:    checked(&o, a.runCheck),
	}
	a.schoolsFlag(c, &o.options)
	c.Flags().StringVar(&o.round, "round", "", a.say(
		"meetmoment waarvoor --schools en --roles zeggen wie nog niets stuurde (anders het nieuwste van elke school)",
		"round for which --schools and --roles say who has sent nothing yet (else the newest of each school)"))
	c.Flags().BoolVar(&o.roles, "roles", false, a.say(
		"zeg van elke school wie invulde en welke rollen nog niets stuurden",
		"say of each school who filled in and which roles have sent nothing yet"))
	return a.printing(c, &o.options)
}

func (a *app) runCheck(o *checkOptions) error {
	if err := a.prepare(); err != nil {
		return err
	}
	r, err := a.read(&o.options, false)
	out := a.Out
	if r.Problems.HasErrors() {
		out = a.Err // there is no result while something must be mended
	}
	for _, line := range a.checkLines(r, o) {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	return r.end()
}

// checkLines say what was read, and who has sent nothing.
func (a *app) checkLines(r *reading, o *checkOptions) []string {
	var lines []string
	for _, x := range r.Files {
		if x.Plan != nil && len(x.Plan.Fresh()) > 0 {
			lines = append(lines, a.planSummary(*x.Plan))
		}
		for _, y := range x.Responses {
			place := x.Name
			if len(x.Responses) > 1 {
				place = y.Source.String() // a row of a table
			}
			lines = append(lines, a.summary(place, y))
		}
	}
	if o.roles {
		for _, p := range r.Picks(o.round) {
			lines = append(lines, a.roleLine(p.School, p.Now))
		}
	}
	for _, m := range view.NotReturned(r.Awaited(o.round), o.round, a.lang) {
		lines = append(lines, m.School+": "+m.Kind)
	}
	return lines
}

// roleLine says of a school who filled in for the round, and which roles have sent nothing.
func (a *app) roleLine(s assessment.School, now assessment.Round) string {
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
	line := a.say("%s (%s), %s: ontvangen: %s", "%s (%s), %s: received: %s", s.Name, string(s.Sector), now.ID, who)
	if len(absent) > 0 {
		line += a.say("; nog niet: %s", "; not yet: %s", strings.Join(absent, ", "))
	}
	return line
}

// planSummary is the line of an action plan in which somebody worked:
// "de-linde.xlsx: De Linde (po), 2026-2027: actieplan met 3 ingevuld, 1 klaar".
func (a *app) planSummary(p assessment.Plan) string {
	done := 0
	for _, row := range p.Rows {
		if row.Status == assessment.StatusDone {
			done++
		}
	}
	return fmt.Sprintf("%s: %s (%s), %s: %s", p.Source.File, p.School.Name, p.School.Sector, p.Round,
		a.say("actieplan met %d ingevuld, %d klaar", "action plan with %d filled in, %d done", len(p.Rows), done))
}

// summary is the line of one response:
// "de-linde.yaml: De Linde (po), 2026-2027, samen ingevuld: 41 van 43 beantwoord, 3 zonder onderbouwing".
// Of somebody in a role that several may hold it does not say what lacks evidence, since that tells of levels.
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
	parts := a.say("%d van %d beantwoord", "%d of %d answered", answered, asked)
	if bare > 0 && role.Single {
		parts += a.say(", %d zonder onderbouwing", ", %d without evidence", bare)
	}
	if !x.Returned() {
		parts += a.say(" (niet ingevuld)", " (not filled in)")
	}
	return fmt.Sprintf("%s: %s (%s), %s, %s: %s", place, x.School.Name, x.School.Sector,
		assessment.NormalRound(x.Round), role.Title.In(a.lang), parts)
}
