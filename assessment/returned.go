package assessment

import "sggscan/internal/problem"

// Return is how many people of a role were asked, and how many answers came.
type Return struct {
	Role            string
	Asked, Returned int
}

// WarnReturned warns of roles, as far as they may be shown, of which more answers came than people were asked.
func (a *Assessment) WarnReturned(problems *problem.List) {
	for _, x := range a.Returns {
		if role, ok := a.Rubric.Role(x.Role); ok && x.Returned > x.Asked {
			problems.Warnf(problem.Place{File: a.School.Name}, "answers.more_than_asked", role.Title, x.Returned, x.Asked)
		} else if x.Returned > x.Asked {
			problems.Warnf(problem.Place{File: a.School.Name}, "answers.more_colleagues_than_asked", x.Returned, x.Asked)
		}
	}
}

// returns lays who answered beside who was asked, by role in the order of the rubric. Small roles stand together as
// colleagues, last. Those are hidden when answers came of a small role of which it is not known how many were asked,
// or of the only one that was asked: that role could be worked out.
func (v voices) returns(asked map[string]int) (out []Return, hidden bool) {
	returned, shown := map[string]int{}, map[string]bool{}
	for _, c := range countRoles(v.rubric, v.responses) {
		returned[c.Role] = c.Count
	}
	for _, c := range v.grouped(countRoles(v.rubric, v.responses)) {
		shown[c.Role] = true
	}
	small, roles, known := Return{Role: Colleagues}, 0, true
	for _, role := range v.rubric.Roles {
		n, given := asked[role.ID]
		switch {
		case given && (role.Single || shown[role.ID]):
			out = append(out, Return{role.ID, n, returned[role.ID]})
		case given:
			small.Asked += n
			roles += count(n+returned[role.ID] > 0)
			small.Returned += returned[role.ID]
		case !role.Single && !shown[role.ID] && returned[role.ID] > 0:
			known = false
		}
	}
	if small.Returned > 0 && roles == 1 {
		known = false
	}
	if small.Asked > 0 && known {
		out = append(out, small)
	}
	return out, small.Asked > 0 && !known
}
