package cmd

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
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
	assessment.WarnTraceable(a.rubric, r.Schools, &found)
	r.WarnRuns(a.rubric, &found)
	for _, p := range r.Picks(o.round) {
		x := p.Assess(a.rubric, o.scoring(), nil)
		r.doubts([]assessment.Assessment{x}, &found)
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
	if len(r.Asked) > 0 {
		for _, p := range r.Picks(o.round) {
			if line := a.returnLine(p.Assess(a.rubric, assessment.Options{}, nil)); line != "" {
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
	who := a.say("commands.nothing")
	if len(there) > 0 {
		who = strings.Join(there, ", ")
	}
	line := a.say("commands.received", s.Name, string(s.Sector), now.ID, who)
	if len(absent) > 0 {
		line += a.say("commands.not_yet", strings.Join(absent, ", "))
	}
	return line
}

// returnLine says of a school how many people were asked and how many answered, by role as that may be shown; empty
// when it is not known how many were asked.
func (a *app) returnLine(x assessment.Assessment) string {
	var parts []string
	for _, c := range x.Returns {
		parts = append(parts, a.say("commands.asked_returned", view.RoleTitle(a.rubric, c.Role, a.lang), c.Asked, c.Returned))
	}
	if x.ReturnsHidden {
		parts = append(parts, a.say("commands.asked_hidden"))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("%s (%s), %s: %s", x.School.Name, x.School.Sector, x.Round, strings.Join(parts, "; "))
}

// planSummary is the line of an action plan in which somebody worked:
// "de-linde.xlsx: De Linde (po), 2026-2027: actieplan met 3 ingevuld, 1 klaar".
func (a *app) planSummary(p assessment.Plan) string {
	filled, done := 0, 0
	for _, row := range p.Rows {
		if !row.Empty() {
			filled++
		}
		if row.Status == assessment.StatusDone {
			done++
		}
	}
	return fmt.Sprintf("%s: %s (%s), %s: %s", p.Source.File, p.School.Name, p.School.Sector, p.Round,
		a.say("commands.action_plan_with_filled", filled, done))
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
	parts := a.say("commands.answered", answered, asked)
	if bare > 0 && role.Single {
		parts += a.say("commands.without_evidence", bare)
	}
	if !x.Returned() {
		parts += a.say("commands.not_filled_in")
	}
	return fmt.Sprintf("%s: %s (%s), %s, %s: %s", place, x.School.Name, x.School.Sector,
		assessment.NormalRound(x.Round), role.Title.In(a.lang), parts)
}
