package assessment

// Return is how many people of a role were asked, and how many answers came.
type Return struct {
	Role            string
	Asked, Returned int
}

// returns lays who answered beside who was asked, by role in the order of the rubric. Small roles stand together as
// colleagues, last. Those are hidden when answers came of a small role of which it is not known how many were asked:
// that role could be worked out.
func (v voices) returns(asked map[string]int) (out []Return, hidden bool) {
	returned, shown := map[string]int{}, map[string]bool{}
	for _, c := range countRoles(v.rubric, v.responses) {
		returned[c.Role] = c.Count
	}
	for _, c := range v.respondents() {
		shown[c.Role] = true
	}
	small, known := Return{Role: Colleagues}, true
	for _, role := range v.rubric.Roles {
		n, given := asked[role.ID]
		switch {
		case given && (role.Single || shown[role.ID]):
			out = append(out, Return{role.ID, n, returned[role.ID]})
		case given:
			small.Asked += n
			small.Returned += returned[role.ID]
		case !role.Single && !shown[role.ID] && returned[role.ID] > 0:
			known = false
		}
	}
	if small.Asked > 0 && known {
		out = append(out, small)
	}
	return out, small.Asked > 0 && !known
}
