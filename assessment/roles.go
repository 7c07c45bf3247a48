package assessment

import (
	"cmp"
	"math/big"
	"slices"

	"sggscan/rubric"
)

// Colleagues stands for the people in roles too small to be counted apart.
const Colleagues = "colleagues"

// RoleView is what the people in one role think of one indicator: how many there are in the role, the lower median of
// their levels, and how far they agree (none for a role that is single). It is never the level of one person in a
// shared role, and how many of them gave a level never shows: with six, the others could be counted from it.
type RoleView struct {
	Role      string
	Count     int
	Median    rubric.Level
	Agreement Agreement
	leik      Number
}

// RoleAgreement is how far the people in one role agree over all indicators on which the role may be shown by itself.
type RoleAgreement struct {
	Role string
	// Count is the number of respondents in the role.
	Count int
	// Agreement (0–1) is the mean over the indicators that have one; none when those are too few.
	Agreement Number
}

// Sides are the two levels that are laid side by side: that of the leaders (the joint response, else the lower median
// of the leading roles) and that of the team (the lower median of the others).
type Sides struct {
	Leading, Team rubric.Level
	// Speaks are the roles that speak for the leaders, with the number of people in them.
	Speaks []RoleCount
}

// countRoles counts the responses in each role, in the order of the rubric.
func countRoles(r *rubric.Rubric, responses []Response) []RoleCount {
	var out []RoleCount
	for _, role := range r.Roles {
		n := 0
		for _, x := range responses {
			n += count(x.Role == role.ID)
		}
		if n > 0 {
			out = append(out, RoleCount{role.ID, n})
		}
	}
	return out
}

// inRole is the number of people in a role.
func (v voices) inRole(id string) int {
	for _, c := range v.counts {
		if c.Role == id {
			return c.Count
		}
	}
	return 0
}

// grouped are the counts that may be shown: those of single roles and of roles from RoleMinimum people, and the others
// together as colleagues.
func (v voices) grouped(counts []RoleCount) []RoleCount {
	var out []RoleCount
	sure, colleagues := map[string]int{}, 0
	for _, c := range v.counts {
		sure[c.Role] = c.Count
	}
	for _, c := range counts {
		if v.shared(c.Role) && sure[c.Role] < v.rubric.RoleMinimum {
			colleagues += c.Count
			continue
		}
		out = append(out, c)
	}
	if colleagues > 0 {
		out = append(out, RoleCount{Colleagues, colleagues})
	}
	return out
}

// levelsByRole are the levels that individual respondents gave to an indicator, sorted, by role.
func (v voices) levelsByRole(ind *rubric.Indicator) map[string][]rubric.Level {
	out := map[string][]rubric.Level{}
	for _, x := range v.sure {
		if a := x.Answers.Of(ind.ID); !x.Joint() && x.Asked(*ind) && a.State == Answered {
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
func (v voices) roleViews(levels map[string][]rubric.Level) []RoleView {
	var given []RoleCount
	for _, role := range v.rubric.Roles {
		if n := len(levels[role.ID]); n > 0 {
			given = append(given, RoleCount{role.ID, n})
		}
	}
	among := shownRoles(v.rubric, v.counts, nil)
	var out []RoleView
	for _, id := range shownRoles(v.rubric, given, func(id string) bool { return slices.Contains(among, id) }) {
		x := RoleView{Role: id, Count: v.inRole(id), Median: lowerMedian(levels[id])}
		if v.shared(id) {
			x.leik = consensus(levels[id])
			if len(levels[id]) >= v.rubric.AgreementMinimum {
				x.Agreement = classOf(levels[id])
			}
		}
		out = append(out, x)
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
	for _, c := range a.People {
		var all []Number
		for _, i := range a.Indicators {
			for _, v := range i.Roles {
				if v.Role == c.Role && v.leik.Known() {
					all = append(all, v.leik)
				}
			}
		}
		if len(all) > 0 {
			out = append(out, RoleAgreement{c.Role, c.Count, meanAgreement(all)})
		}
	}
	return out
}

// enoughQuestions is the number of questions from which a mean of agreements is given: of fewer, one question could be
// worked out.
const enoughQuestions = 10

// meanAgreement is the mean of agreements; none when they are of too few questions.
func meanAgreement(all []Number) Number {
	if len(all) < enoughQuestions {
		return NoNumber()
	}
	sum := new(big.Rat)
	for _, n := range all {
		sum.Add(sum, n.rat)
	}
	return Exact(sum.Quo(sum, big.NewRat(int64(len(all)), 1)))
}

// sides lays leaders and team side by side, or nil when that may not be: the team counts from RoleMinimum levels, and
// so does each leading role that several people may hold. Without those the single roles speak for the leaders, so that
// nobody's own level shows.
func (v voices) sides(ind *rubric.Indicator, levels map[string][]rubric.Level) *Sides {
	var out Sides
	var leading, team []rubric.Level
	for _, role := range v.rubric.Roles {
		given := levels[role.ID]
		switch {
		case !role.Leading:
			team = append(team, given...)
		case v.joint == nil && len(given) > 0 && (role.Single || len(given) >= v.rubric.RoleMinimum):
			leading = append(leading, given...)
			out.Speaks = append(out.Speaks, RoleCount{role.ID, v.inRole(role.ID)})
		}
	}
	if v.joint != nil {
		if answer := v.joint.Answers.Of(ind.ID); answer.State == Answered {
			leading, out.Speaks = []rubric.Level{answer.Level}, []RoleCount{{rubric.Joint, 1}}
		}
	}
	if len(leading) == 0 || len(team) < v.rubric.RoleMinimum {
		return nil
	}
	slices.Sort(leading)
	slices.Sort(team)
	out.Leading, out.Team = lowerMedian(leading), lowerMedian(team)
	return &out
}

// smallLeaders reports whether a leading role that several may hold is too small to be shown; not one that nobody was
// asked for.
func (v voices) smallLeaders(asked map[string]int) bool {
	return slices.ContainsFunc(v.rubric.Roles, func(role rubric.Role) bool {
		n, known := asked[role.ID]
		return role.Leading && !role.Single && v.inRole(role.ID) < v.rubric.RoleMinimum && (n > 0 || !known)
	})
}

// leadersDiffer reports whether leaders and team stand side by side and differ enough to talk about.
func (i IndicatorResult) leadersDiffer() bool {
	return i.Sides != nil && i.Sides.differ(i.Indicator.Critical)
}

// Shown is the class of agreement as people read it. Where leaders and team differ it is empty: with the level of a
// leader beside it, the level of everybody in a small team could be worked out. Not applicable is no difference.
func (i IndicatorResult) Shown() Agreement {
	if i.OwnState == NotApplicable || i.leadersDiffer() {
		return ""
	}
	return i.Agreement
}

// differ reports whether leaders and team differ enough to talk about.
func (s Sides) differ(c rubric.Critical) bool {
	return max(s.Leading-s.Team, s.Team-s.Leading) >= Apart(c)
}

// Apart is the number of levels from which leaders and team differ enough to talk about: 2, on a hard-critical
// indicator 1.
func Apart(c rubric.Critical) rubric.Level {
	if c == rubric.Hard {
		return 1
	}
	return 2
}
