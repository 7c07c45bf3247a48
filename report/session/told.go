package session

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Line is a problem as people read it, with its place.
type Line struct {
	Error bool
	Text  string
}

// alike is the number of warnings with one text from which they are told as one.
const alike = 3

// mostPlaces is how many places of warnings that are told as one are named.
const mostPlaces = 20

// Lines tells problems, one a line: warnings in order of place, then errors, so that what must be mended stands at the
// end. Warnings with one text come as one, with their number and the first of their places.
func Lines(list problem.List, l lang.Lang) []Line {
	all := list.All()
	slices.SortStableFunc(all, func(a, b problem.Problem) int { return int(a.Severity) - int(b.Severity) })
	places := map[lang.Text][]string{}
	for _, p := range all {
		if p.Severity == problem.Warning {
			places[p.Text] = append(places[p.Text], p.Place.String())
		}
	}
	var out []Line
	for _, p := range all {
		text := words.Text("commands.name_and_text", p.Place.String(), p.Text)
		if p.Severity == problem.Warning {
			at := places[p.Text]
			if len(at) == 0 {
				continue // told with the first of them
			}
			if len(at) >= alike {
				text = words.Text("commands.warnings_alike", somePlaces(at), len(at), p.Text)
				places[p.Text] = nil
			}
		}
		out = append(out, Line{p.Severity == problem.Error, text.In(l)})
	}
	return out
}

// somePlaces are the first places of a warning, and how many more there are.
func somePlaces(places []string) lang.Text {
	named := strings.Join(places[:min(len(places), mostPlaces)], ", ")
	if rest := len(places) - mostPlaces; rest > 0 {
		return words.Text("commands.and_more", named, rest)
	}
	return lang.Same(named)
}

// ErrorsFound says how many errors there are in how many files, and what happens to the rest.
func (s *Session) ErrorsFound(rest words.Key) lang.Text {
	files := map[string]bool{}
	for _, p := range s.Problems.All() {
		if p.Severity == problem.Error {
			files[p.Place.File] = true
		}
	}
	return words.Text("commands.errors_in_files", words.Count("commands.errors_number", s.Problems.Count(problem.Error)),
		words.Count("commands.files_number", len(files)), words.Text(rest))
}

// Doubts finds what stands in the answers of a school but does not add up: flags repaired without a word on what
// changed, more answers of a role than people were asked, and levels of the adviser that count for nothing.
func (s *Session) Doubts(all []assessment.Assessment, found *problem.List) {
	for _, x := range all {
		doubts(x, found)
	}
	for _, x := range all {
		s.unused(x, found)
	}
}

// doubts finds what does not add up in the answers of a school.
func doubts(x assessment.Assessment, found *problem.List) {
	x.WarnUnexplained(found)
	x.WarnReturned(found)
}

// unused finds levels of the adviser that count for nothing.
func (s *Session) unused(x assessment.Assessment, found *problem.List) {
	if s.Advice != nil {
		s.Advice.Unused([]assessment.Assessment{x}, found)
	}
}

// FewApart finds the schools of which the outcome is the view of one or two people.
func (s *Session) FewApart(all []assessment.Assessment, found *problem.List) {
	for _, x := range all {
		x.WarnFewApart(found)
	}
}

// Traceable finds what lets a reader work out who answered what: few people, and two outcomes of one school beside each
// other of which one has one or two people more.
func (s *Session) Traceable(found *problem.List) {
	assessment.WarnTraceable(s.Rubric, s.Schools, found)
	s.WarnRuns(s.Rubric, found)
}

func (s *Session) say(key words.Key, args ...any) string { return words.Text(key, args...).In(s.Lang) }

// Outcome says of one school its verdict with what that is subject to, what caps it now and would cap a higher one, and
// what is open.
func (s *Session) Outcome(x assessment.Assessment) string {
	var now, above []string
	for _, c := range x.Caps {
		if x.Holds(c) {
			now = append(now, c.ID)
		} else if c.Scope == assessment.Overall {
			above = append(above, c.ID)
		}
	}
	line := x.School.Name + ": " +
		view.OfList(cmp.Or(view.VerdictLabel(s.Rubric, x.Verdict, s.Lang), view.Absent), x.Profile, s.Lang)
	if proviso := view.Proviso(x, s.Lang); proviso != "" {
		line += ", " + proviso
	}
	if len(now) > 0 {
		line += s.say("commands.capped_by", strings.Join(now, ", "))
	}
	if len(above) > 0 {
		line += s.say("commands.higher_capped_by", strings.Join(above, ", "))
	}
	return line + s.say("commands.open", len(x.Open))
}

// WasRead says what was read: a line for each response and for each action plan in which somebody worked.
func (s *Session) WasRead() []string {
	var lines []string
	for _, x := range s.Files {
		if x.Plan != nil && len(x.Plan.Fresh()) > 0 {
			lines = append(lines, s.plan(*x.Plan))
		}
		for _, y := range x.Responses {
			place := x.Name
			if len(x.Responses) > 1 {
				place = y.Source.String() // a row of a table
			}
			lines = append(lines, s.response(place, y))
		}
	}
	return lines
}

// Returns says of a school how many people were asked and how many answered, by role as that may be shown; empty
// when it is not known how many were asked.
func (s *Session) Returns(x assessment.Assessment) string {
	var parts []string
	for _, c := range x.Returns {
		parts = append(parts, s.say("commands.asked_returned", view.RoleTitle(x.Rubric, c.Role, s.Lang), c.Asked, c.Returned))
	}
	if x.ReturnsHidden {
		parts = append(parts, s.say("commands.asked_hidden"))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("%s (%s), %s: %s", x.School.Name, x.School.Sector, x.Round, strings.Join(parts, "; "))
}

// Roles says of a school who filled in for the round, and which roles have sent nothing.
func (s *Session) Roles(school assessment.School, now assessment.Round) string {
	var there, absent []string
	for _, role := range s.Rubric.For(school.Sector).Roles {
		n := 0
		for _, x := range now.Responses {
			if x.Role == role.ID && x.Returned() {
				n++
			}
		}
		title := role.Title.In(s.Lang)
		switch {
		case n > 1:
			there = append(there, fmt.Sprintf("%s (%d)", title, n))
		case n == 1:
			there = append(there, title)
		case role.ID != rubric.Joint:
			absent = append(absent, title)
		}
	}
	who := s.say("commands.nothing")
	if len(there) > 0 {
		who = strings.Join(there, ", ")
	}
	line := s.say("commands.received", school.Name, string(school.Sector), now.ID, who)
	if len(absent) > 0 {
		line += s.say("commands.not_yet", strings.Join(absent, ", "))
	}
	return line
}

// plan is the line of an action plan in which somebody worked:
// "de-linde.xlsx: De Linde (po), 2026-2027: actieplan met 3 ingevuld, 1 klaar".
func (s *Session) plan(p assessment.Plan) string {
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
		s.say("commands.action_plan_with_filled", filled, done))
}

// response is the line of one response:
// "de-linde.yaml: De Linde (po), 2026-2027, samen ingevuld: 41 van 43 beantwoord, 3 zonder onderbouwing".
// Of somebody in a role that several may hold it does not say what lacks evidence, since that tells of levels.
func (s *Session) response(place string, x assessment.Response) string {
	asked, answered, bare := 0, 0, 0
	for _, i := range s.Rubric.Indicators() {
		answer := x.Answers.Of(i.ID)
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
	role, _ := s.Rubric.For(x.School.Sector).Role(x.Role)
	parts := s.say("commands.answered", answered, asked)
	if bare > 0 && role.Single {
		parts += s.say("commands.without_evidence", bare)
	}
	if !x.Returned() {
		parts += s.say("commands.not_filled_in")
	}
	return fmt.Sprintf("%s: %s (%s), %s, %s: %s", place, x.School.Name, x.School.Sector,
		assessment.NormalRound(x.Round), role.Title.In(s.Lang), parts)
}
