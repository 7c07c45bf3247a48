package assessment

import (
	"slices"

	"sggscan/rubric"
)

// SectorMinimum is the number of schools from which a sector is told apart where nobody may know which school is
// which.
const SectorMinimum = 3

// MergeSectors puts each sector of fewer than three schools together with the smallest other one, until none is so
// small or one is left: the schools get the sector of both (rubric.Together), so that nothing that is made of them tells
// in which of the two a school is. It changes the schools that are given.
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
	for len(groups) > 1 {
		slices.SortStableFunc(groups, func(x, y group) int { return x.schools - y.schools })
		if groups[0].schools >= SectorMinimum {
			break
		}
		groups[1].sectors = append(groups[1].sectors, groups[0].sectors...)
		groups[1].schools += groups[0].schools
		groups = groups[1:]
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
