package intake

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// earlierIn are the numbers of forms in a result of score --json.
func earlierIn(data []byte) []answers.Earlier {
	var result struct {
		Assessments []struct {
			School struct {
				Name, BRIN string
				Sector     rubric.Sector
			}
			Round       string
			Respondents []struct{ Count int }
		}
	}
	if json.Unmarshal(data, &result) != nil {
		return nil // such a file is passed over, whatever it holds
	}
	var out []answers.Earlier
	for _, a := range result.Assessments {
		x := answers.Earlier{School: assessment.School{Name: a.School.Name, BRIN: a.School.BRIN, Sector: a.School.Sector},
			Round: a.Round}
		for _, r := range a.Respondents {
			x.Forms += r.Count
		}
		out = append(out, x)
	}
	return out
}

// The number of forms from which a school shows what several people chose together, and that of forms more or less in
// another outcome from which it cannot be worked out any more what those few chose.
const (
	severalForms = 3
	mostMore     = 2
)

// WarnRuns warns of two outcomes of one school and round of which one has one or two people more than the other: who
// sees both can work out what those chose. It sees earlier outputs of the program among the sources, and two tables or
// folders of which one holds all of the other.
func (in *Intake) WarnRuns(r *rubric.Rubric, problems *problem.List) {
	warn := func(at problem.Place, s assessment.School, round string, then, now int) {
		more := max(then-now, now-then)
		if then >= severalForms && now >= severalForms && 0 < more && more <= mostMore {
			problems.WarnCount(at, "input.one_two_people_more", more, s.Name, round, then, now)
		}
	}
	earlier := map[string][]answers.Earlier{} // by BRIN, or by name
	for _, x := range in.earlier {
		earlier[x.School.BRIN] = append(earlier[x.School.BRIN], x)
		earlier[assessment.FoldName(x.School.Name)] = append(earlier[assessment.FoldName(x.School.Name)], x)
	}
	for _, s := range in.Schools {
		for _, round := range s.Rounds {
			school := round.School()
			found := earlier[assessment.FoldName(school.Name)]
			if school.BRIN != "" && len(earlier[school.BRIN]) > 0 {
				found = earlier[school.BRIN]
			}
			apart := 0
			for _, x := range round.Responses {
				if !x.Joint() {
					apart++
				}
			}
			for _, x := range found {
				now := len(round.Responses)
				if x.Apart {
					now = apart
				}
				if assessment.NormalRound(x.Round) == assessment.NormalRound(round.ID) && same(x.School, school) {
					warn(x.At, school, round.ID, x.Forms, now)
				}
			}
		}
	}
	type run struct {
		at    string
		first assessment.Response
		forms []string
	}
	runs := map[string][]run{} // by school and round
	var order []string
	for _, f := range in.Files {
		at := f.Name
		if len(f.Responses) == 1 {
			at = path.Dir(strings.ReplaceAll(f.Name, `\`, "/"))
		}
		for _, x := range f.Responses {
			key := fmt.Sprint(x.School.BRIN, "\n", assessment.FoldName(x.School.Name), "\n", x.School.Sector, "\n",
				assessment.NormalRound(x.Round))
			if runs[key] == nil {
				order = append(order, key)
			}
			n := slices.IndexFunc(runs[key], func(r run) bool { return r.at == at })
			if n < 0 {
				runs[key], n = append(runs[key], run{at: at, first: x}), len(runs[key])
			}
			runs[key][n].forms = append(runs[key][n].forms, said(r, x))
		}
	}
	for _, key := range order {
		for _, small := range runs[key] {
			for _, large := range runs[key] {
				if len(small.forms) < len(large.forms) && holds(large.forms, small.forms) {
					warn(small.first.Source, small.first.School, assessment.NormalRound(small.first.Round),
						len(small.forms), len(large.forms))
				}
			}
		}
	}
}

// said is what somebody chose.
func said(r *rubric.Rubric, x assessment.Response) string {
	var out strings.Builder
	out.WriteString(x.Role)
	for i := range r.Each() {
		a := x.Answers.Of(i.ID)
		fmt.Fprint(&out, " ", a.State, a.Level)
	}
	return out.String()
}

// holds reports whether each of some is in all, as often.
func holds(all, some []string) bool {
	left := map[string]int{}
	for _, x := range all {
		left[x]++
	}
	for _, x := range some {
		if left[x]--; left[x] < 0 {
			return false
		}
	}
	return true
}
