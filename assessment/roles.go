package assessment

import (
	"cmp"
	"math/big"
	"slices"

	"sggscan/rubric"
)

// RoleView is what the people in one role think of one indicator: their number, the lower median of their levels, and
// how far they agree (0–1; none for a role that is single). It is never the level of one person in a role that several
// may hold.
type RoleView struct {
	Role      string
	Count     int
	Median    rubric.Level
	Agreement Number
}

// RoleAgreement is how far the people in one role agree over all indicators on which the role may be shown by itself.
type RoleAgreement struct {
	Role string
	// Count is the number of respondents in the role.
	Count int
	// Agreement (0–1) is the mean over the indicators that have one.
	Agreement Number
}

// Sides are the two levels that are laid side by side: that of the leaders (the joint response, else the lower median
// of the leading roles) and that of the team (the lower median of the others).
type Sides struct {
	Leading, Team rubric.Level
}

// levelsByRole are the levels that individual respondents gave to an indicator, sorted, by role.
func levelsByRole(ind rubric.Indicator, responses []Response) map[string][]rubric.Level {
	out := map[string][]rubric.Level{}
	for _, x := range responses {
		if a := x.Answers[ind.ID]; !x.Joint() && x.Asked(ind) && a.State == Answered {
			out[x.Role] = append(out[x.Role], a.Level)
		}
	}
	for _, levels := range out {
		slices.Sort(levels)
	}
	return out
}

// roleViews are the roles that may be shown by themselves on one indicator, in the order of the rubric: those that may
// be shown among the people of the round and among those who gave a level. Who left the question open cannot be told
// from it either.
func roleViews(r *rubric.Rubric, levels map[string][]rubric.Level, people []RoleCount) []RoleView {
	var given []RoleCount
	for _, role := range r.Roles {
		if n := len(levels[role.ID]); n > 0 {
			given = append(given, RoleCount{role.ID, n})
		}
	}
	among := shownRoles(r, people, nil)
	var out []RoleView
	for _, id := range shownRoles(r, given, func(id string) bool { return slices.Contains(among, id) }) {
		role, _ := r.Role(id)
		v := RoleView{Role: id, Count: len(levels[id]), Median: lowerMedian(levels[id])}
		if !role.Single {
			v.Agreement = consensus(levels[id])
		}
		out = append(out, v)
	}
	return out
}

// shownRoles are the roles that may be shown by themselves beside the whole of the counts. A role that several may hold
// needs RoleMinimum people. What is left over when those are taken away from the whole must be nobody, or RoleMinimum
// people too: else whoever lays the roles beside the whole could read the answers of a few. A role that is single may
// be seen and hides nobody, so it is not counted there; it is shown under the same condition. A role that may not be
// shown for another reason counts with what is left over; with nil all may.
func shownRoles(r *rubric.Rubric, counts []RoleCount, may func(id string) bool) []string {
	var shown []RoleCount
	var singles []string
	rest := 0
	for _, c := range counts {
		role, _ := r.Role(c.Role)
		switch allowed := may == nil || may(c.Role); {
		case c.Role == rubric.Joint:
		case role.Single && allowed:
			singles = append(singles, c.Role)
		case role.Single:
		case allowed && c.Count >= r.RoleMinimum:
			shown = append(shown, c)
		default:
			rest += c.Count
		}
	}
	for rest > 0 && rest < r.RoleMinimum && len(shown) > 0 {
		smallest := 0
		for n := range shown {
			if shown[n].Count < shown[smallest].Count {
				smallest = n
			}
		}
		rest += shown[smallest].Count
		shown = slices.Delete(shown, smallest, smallest+1)
	}
	if rest > 0 && rest < r.RoleMinimum {
		return nil
	}
	out := singles
	for _, c := range shown {
		out = append(out, c.Role)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(roleIndex(r, a), roleIndex(r, b)) })
	return out
}

func roleIndex(r *rubric.Rubric, id string) int {
	return slices.IndexFunc(r.Roles, func(x rubric.Role) bool { return x.ID == id })
}

// roleAgreements sum the roles up over all indicators.
func (a *Assessment) roleAgreements() []RoleAgreement {
	var out []RoleAgreement
	for _, c := range a.Respondents {
		sum, n := new(big.Rat), int64(0)
		for _, i := range a.Indicators {
			for _, v := range i.Roles {
				if v.Role == c.Role && v.Agreement.Known() {
					sum.Add(sum, v.Agreement.Rat())
					n++
				}
			}
		}
		if n > 0 {
			out = append(out, RoleAgreement{c.Role, c.Count, Exact(sum.Quo(sum, big.NewRat(n, 1)))})
		}
	}
	return out
}

// sides lays leaders and team side by side, or nil when that may not be: the team counts from RoleMinimum levels, and
// so do those of the leaders who hold a role that several people may hold. With fewer of them the others speak for the
// leaders, so that nobody's own level shows.
func sides(r *rubric.Rubric, ind rubric.Indicator, levels map[string][]rubric.Level, responses []Response) *Sides {
	var single, several, team []rubric.Level // of leaders: by whether their role is single
	for _, role := range r.Roles {
		given := levels[role.ID]
		switch {
		case !role.Leading:
			team = append(team, given...)
		case role.Single:
			single = append(single, given...)
		default:
			several = append(several, given...)
		}
	}
	leading := single
	if len(several) >= r.RoleMinimum {
		leading = append(leading, several...)
	}
	if joint, ok := jointOf(responses); ok {
		leading = nil
		if answer := joint.Answers[ind.ID]; answer.State == Answered {
			leading = []rubric.Level{answer.Level}
		}
	}
	if len(leading) == 0 || len(team) < r.RoleMinimum {
		return nil
	}
	slices.Sort(leading)
	slices.Sort(team)
	return &Sides{Leading: lowerMedian(leading), Team: lowerMedian(team)}
}

// differ reports whether leaders and team differ enough to talk about: by 2, on a hard-critical indicator by 1.
func (s Sides) differ(c rubric.Critical) bool {
	difference := max(s.Leading-s.Team, s.Team-s.Leading)
	return difference >= 2 || difference == 1 && c == rubric.Hard
}
