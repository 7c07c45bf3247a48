package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// Round is one measurement of a school: its responses in one school year, or in the round they name.
type Round struct {
	ID        string
	Date      Date // of its latest response
	Responses []Response
	// Plan is what the school worked out in the gap workbook of this round; nil for none.
	Plan *Plan
}

// Rounds are all measurements of one school, oldest first. School is as the newest round names it.
type Rounds struct {
	School School
	Rounds []Round
}

// Pick returns the round to report and the one before it, if any. Without an id the newest is reported. It is false
// when the school has no such round.
func (r Rounds) Pick(id string) (round Round, previous *Round, ok bool) {
	at := len(r.Rounds) - 1
	if id != "" {
		at = slices.IndexFunc(r.Rounds, func(x Round) bool { return roundKey(x.ID) == roundKey(id) })
	}
	if at < 0 {
		return Round{}, nil, false
	}
	if at > 0 {
		previous = &r.Rounds[at-1]
	}
	return r.Rounds[at], previous, true
}

var schoolYears = pattern.Of(`^(20[0-9]{2})\s*[-–/]\s*(?:20)?([0-9]{2})$`)

// RoundYear is the year in which a round begins that is a school year, as people write those: "2026-2027", "2026 /
// 2027", "2026–27". It is false for other rounds.
func RoundYear(round string) (year int, ok bool) {
	m := schoolYears().FindStringSubmatch(CleanLine(round))
	if m == nil {
		return 0, false
	}
	first, errFirst := strconv.Atoi(m[1])
	last, errLast := strconv.Atoi(m[2])
	return first, errFirst == nil && errLast == nil && (first+1)%100 == last
}

// NormalRound is a round as the program shows it: on one line, and a school year in its usual form (2026-2027).
func NormalRound(round string) string {
	if year, ok := RoundYear(round); ok {
		return fmt.Sprintf("%d-%d", year, year+1)
	}
	return CleanLine(round)
}

// roundKey is the form in which two names of a round are the same: as those of schools are.
func roundKey(id string) string { return FoldName(NormalRound(id)) }

// FoldName is the form in which two names of a school are the same: trimmed, single spaces, without case and accents.
func FoldName(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(strings.Join(strings.Fields(name), " "))) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Group sorts responses out by school and then by round. A school is its BRIN, else its name and sector; a response
// without BRIN joins the one school of that name and sector. What clashes is added to the problems; the outcome does
// not depend on the order of the responses. Schools come by name.
func Group(r *rubric.Rubric, responses []Response, problems *problem.List) []Rounds {
	ordered := slices.Clone(responses)
	slices.SortStableFunc(ordered, func(a, b Response) int {
		return cmp.Or(cmp.Compare(a.Source.File, b.Source.File), cmp.Compare(a.Source.Line, b.Source.Line),
			cmp.Compare(a.Source.Cell, b.Source.Cell))
	})
	joinNameless(ordered, problems)
	ordered = copies(r, ordered, problems)

	bySchool := map[string][]Response{}
	var keys []string
	for _, x := range ordered {
		k := schoolKey(x.School)
		if _, ok := bySchool[k]; !ok {
			keys = append(keys, k)
		}
		bySchool[k] = append(bySchool[k], x)
	}
	var out []Rounds
	for _, k := range keys {
		bySchool[k] = returned(bySchool[k])
		out = append(out, rounds(r, bySchool[k], problems))
	}
	slices.SortStableFunc(out, func(a, b Rounds) int { return CompareSchools(a.School, b.School) })
	return out
}

// CompareSchools orders schools as people look them up: by name (CompareNames), then sector, then BRIN; never by score.
func CompareSchools(a, b School) int {
	return cmp.Or(CompareNames(a.Name, b.Name), cmp.Compare(a.Sector, b.Sector), cmp.Compare(a.BRIN, b.BRIN))
}

// CompareNames orders names of schools without apostrophes and the article they begin with: "'t Proefveldje" stands
// under P, "De Regenboog" under R, "'s-Gravenhof" under G and "d'Abeel" under A.
func CompareNames(a, b string) int {
	return cmp.Or(cmp.Compare(sortName(a), sortName(b)), cmp.Compare(FoldName(a), FoldName(b)))
}

func sortName(name string) string {
	const apostrophe = "'"
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune("'’‘`´\"“”", r) {
			return '\''
		}
		return r
	}, FoldName(name))
	plain := strings.TrimLeft(name, apostrophe)
	for _, article := range []string{"de ", "het ", "een ", "the ", "t ", "n ", "s ", "d'"} {
		if rest, ok := strings.CutPrefix(plain, article); ok && strings.Trim(rest, " '") != "" {
			plain = rest
			break
		}
	}
	if rest, ok := strings.CutPrefix(name, "'s-"); ok {
		plain = rest
	}
	return strings.TrimSpace(strings.ReplaceAll(plain, apostrophe, ""))
}

func schoolKey(s School) string {
	if s.BRIN != "" {
		return "brin " + s.BRIN
	}
	return "name " + nameKey(s)
}

func nameKey(s School) string { return string(s.Sector) + " " + FoldName(s.Name) }

// joinNameless gives a response without BRIN the BRIN of the one school with its name and sector.
func joinNameless(ordered []Response, problems *problem.List) {
	brins := map[string][]string{}
	for _, x := range ordered {
		if k := nameKey(x.School); x.School.BRIN != "" && !slices.Contains(brins[k], x.School.BRIN) {
			brins[k] = append(brins[k], x.School.BRIN)
		}
	}
	for n, x := range ordered {
		if x.School.BRIN != "" {
			continue
		}
		switch found := brins[nameKey(x.School)]; len(found) {
		case 0:
		case 1:
			ordered[n].School.BRIN = found[0]
			problems.Warnf(x.Source, "answers.without_brin", found[0])
		default:
			slices.Sort(found)
			problems.Errorf(x.Source, "answers.without_brin_several_schools", strings.Join(found, ", "))
		}
	}
}

// returned leaves out the forms of a school that came back empty when another one did not: they count as not returned,
// so that a new blank form never stands in for last year's answers. A school that sent only empty ones keeps them.
func returned(responses []Response) []Response {
	if !slices.ContainsFunc(responses, Response.Returned) {
		return responses
	}
	return slices.DeleteFunc(responses, func(x Response) bool { return !x.Returned() })
}

// rounds sorts the responses of one school out by round and tells what clashes.
func rounds(r *rubric.Rubric, responses []Response, problems *problem.List) Rounds {
	var out Rounds
	for _, x := range responses {
		id := NormalRound(x.Round)
		at := slices.IndexFunc(out.Rounds, func(y Round) bool { return roundKey(y.ID) == roundKey(id) })
		if at < 0 {
			out.Rounds = append(out.Rounds, Round{ID: id})
			at = len(out.Rounds) - 1
		}
		round := &out.Rounds[at]
		round.ID = min(round.ID, id) // of several spellings the same, in whatever order they come
		round.Responses = append(round.Responses, x)
		if round.Date.IsZero() || x.Date.After(round.Date) {
			round.Date = x.Date
		}
	}
	slices.SortStableFunc(out.Rounds, func(a, b Round) int {
		return cmp.Or(a.Date.Time().Compare(b.Date.Time()), cmp.Compare(a.ID, b.ID))
	})
	for _, round := range out.Rounds {
		clashes(r, round, problems)
	}
	for n := 1; n < len(out.Rounds); n++ {
		a, b := out.Rounds[n-1].Responses[0], out.Rounds[n].Responses[0]
		if a.School.BRIN != "" && !sameSchool(a.School, b.School) {
			problems.Warnf(b.Source, "answers.brin_called_in", b.School.BRIN, b.School.Name, string(b.School.Sector),
				a.Source.String(), a.School.Name, string(a.School.Sector))
		}
	}
	newest := out.Rounds[len(out.Rounds)-1]
	out.School = schoolOf(newest)
	return out
}

// schoolOf is the school as a round names it: as its latest response does, with what that one leaves out taken from the
// others.
func schoolOf(round Round) School {
	ordered := slices.Clone(round.Responses)
	slices.SortStableFunc(ordered, func(a, b Response) int { return b.Date.Time().Compare(a.Date.Time()) })
	s := ordered[0].School
	for _, x := range ordered[1:] {
		s.BRIN = cmp.Or(s.BRIN, x.School.BRIN)
		s.Board = cmp.Or(s.Board, x.School.Board)
		s.Place = cmp.Or(s.Place, x.School.Place)
	}
	return s
}

// School is the school as the round names it.
func (r Round) School() School { return schoolOf(r) }

func sameSchool(a, b School) bool {
	return a.Sector == b.Sector && FoldName(a.Name) == FoldName(b.Name)
}

// clashes tells what cannot be true within one round: one BRIN with two names or sectors, two responses of a role that
// is single.
func clashes(r *rubric.Rubric, round Round, problems *problem.List) {
	first := round.Responses[0]
	// Of two that clash both get the error: nobody knows which of them holds, so with --skip-invalid neither counts.
	told := false
	for _, x := range round.Responses {
		if x.School.BRIN != "" && !sameSchool(first.School, x.School) {
			nameClash(x, first, problems)
			if !told {
				nameClash(first, x, problems)
				told = true
			}
		}
	}
	if told { // with one BRIN for two schools, nothing more can be said of either
		return
	}
	for _, role := range r.Roles {
		if role.Single {
			doubles(role, round, problems)
		}
	}
}

// doubles tells of each response in a role that is single that there is another one.
func doubles(role rubric.Role, round Round, problems *problem.List) {
	var same []Response
	for _, x := range round.Responses {
		if x.Role == role.ID {
			same = append(same, x)
		}
	}
	if len(same) < 2 {
		return
	}
	for n, x := range same {
		other := same[0]
		if n == 0 {
			other = same[1]
		}
		if x.RoleUnsaid {
			problems.Errorf(x.Source, "answers.role_unsaid", x.School.Name, round.ID, len(same))
			continue
		}
		if len(same) == 2 {
			problems.Errorf(x.Source, "answers.another_questionnaire_for_with",
				x.School.Name, round.ID, role.Title, other.Source.String())
			continue
		}
		problems.Errorf(x.Source, "answers.questionnaires_for_with_role",
			x.School.Name, round.ID, len(same), role.Title, other.Source.String())
	}
}

func nameClash(x, other Response, problems *problem.List) {
	problems.Errorf(x.Source, "answers.brin_called_in_correct", x.School.BRIN, x.School.Name, string(x.School.Sector),
		other.Source.String(), other.School.Name, string(other.School.Sector))
}
