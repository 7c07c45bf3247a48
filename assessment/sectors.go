package assessment

import (
	"cmp"
	"slices"

	"sggscan/rubric"
)

// SectorMinimum is the number of schools from which a sector is told apart where nobody may know which school is
// which.
const SectorMinimum = 3

// MergeSectors puts each sector of fewer than three schools together with the smallest other one (of equals the one
// that is nearer), until none is so small or one is left: the schools get the sector of both (rubric.Together), so that
// nothing that is made of them tells in which of the two a school is. It changes the schools that are given.
func MergeSectors(schools []Rounds) {
	type group struct {
		sectors []rubric.Sector
		schools int
	}
	var groups []group
	for _, s := range rubric.Sectors() {
		g := group{sectors: []rubric.Sector{s}}
		for _, x := range schools {
			g.schools += count(x.School.Sector == s)
		}
		if g.schools > 0 {
			groups = append(groups, g)
		}
	}
	place := func(g group) int { return slices.Index(rubric.Sectors(), g.sectors[0]) }
	for len(groups) > 1 {
		least := slices.MinFunc(groups, func(x, y group) int { return x.schools - y.schools })
		if least.schools >= SectorMinimum {
			break
		}
		groups = slices.DeleteFunc(groups, func(g group) bool { return place(g) == place(least) })
		far := func(g group) int { return max(place(g)-place(least), place(least)-place(g)) }
		next := slices.MinFunc(groups, func(x, y group) int { return cmp.Or(x.schools-y.schools, far(x)-far(y)) })
		n := slices.IndexFunc(groups, func(g group) bool { return place(g) == place(next) })
		groups[n].sectors = append(groups[n].sectors, least.sectors...)
		groups[n].schools += least.schools
	}
	put := func(s *School) {
		for _, g := range groups {
			if len(g.sectors) > 1 && slices.Contains(g.sectors, s.Sector) {
				s.Own, s.Sector = s.Sector, rubric.Together(g.sectors...)
				return
			}
		}
	}
	for n := range schools {
		put(&schools[n].School)
		for _, round := range schools[n].Rounds {
			for i := range round.Responses {
				put(&round.Responses[i].School)
			}
		}
	}
}

// OwnSector is the sector of the school, also where Sector does not tell it.
func (s School) OwnSector() rubric.Sector {
	if s.Own != "" {
		return s.Own
	}
	return s.Sector
}
