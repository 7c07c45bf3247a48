package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/rubric"
)

// PriorityKind says why a point stands where a board begins.
type PriorityKind int

// The kinds, in the order in which a board reads them.
const (
	// PriorityNow is a warning question answered yes, or a hard-critical question at level 0 or 1 or open.
	PriorityNow PriorityKind = iota
	// PriorityShared is below the target or open at half or more of the schools that were asked.
	PriorityShared
	// PriorityCritical is a critical question that fewer schools lack.
	PriorityCritical
)

// Priority is a point to begin with. Schools are indexes in Comparison.Reports, by name.
type Priority struct {
	Kind                        PriorityKind
	ID, Title, Domain, Critical string
	Flag                        bool
	// Below counts the schools below the target (of a warning question: with a yes), Open those without an answer,
	// Asked all to whom the question applies: neither "not applicable" nor outside their questionnaire.
	Below, Open, Asked int
	// Half: at least half of the schools that were asked lack it, and there are sharedMinimum or more of those.
	Half bool
	// Lacking are the schools of Below and Open. Good are those at level 2 or 3, those of the sectors that lack it first.
	Lacking, Good []int
	// Measures say what the board can do, Steps what the schools can; one for each sector that reads it otherwise.
	Measures, Steps []string
}

// sharedMinimum is the number of schools from which a gap can be shared.
const sharedMinimum = 3

// first lists where a board begins: what cannot wait, then what is shared, then what else is critical; in each of these
// critical questions first, then what most schools lack, then rubric order.
func (c *comparer) first() []Priority {
	var out []Priority
	for _, check := range c.r.Checks {
		if p, ok := c.flagged(check); ok {
			out = append(out, p)
		}
	}
	outside := func(p Priority) bool { k, _ := c.r.Check(p.ID); return len(k.Principles) == 0 }
	slices.SortStableFunc(out, func(x, y Priority) int { return truth(outside(y)) - truth(outside(x)) })
	var questions []Priority
	rank := map[string]int{}
	for i := range c.r.Each() {
		if p, ok := c.lacked(*i); ok {
			questions, rank[i.ID] = append(questions, p), criticalRank(i.Critical)
		}
	}
	slices.SortStableFunc(questions, func(x, y Priority) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), rank[x.ID]-rank[y.ID], len(y.Lacking)*x.Asked-len(x.Lacking)*y.Asked)
	})
	return append(out, questions...)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// flagged is a warning question that some school answered with yes.
func (c *comparer) flagged(check rubric.Check) (Priority, bool) {
	p := Priority{Kind: PriorityNow, ID: check.ID, Title: CheckTitle(check, c.Lang), Flag: true,
		Critical: c.say("report.warning")}
	for n := range c.all {
		for _, f := range c.all[n].Flags {
			if f.Check.ID != check.ID {
				continue
			}
			p.Asked++
			switch {
			case f.State == assessment.CheckYes:
				p.Below, p.Lacking = p.Below+1, append(p.Lacking, n)
			case openCheck(f):
				p.Open++
			}
		}
	}
	p.Steps = c.perSector(p.Lacking, func(r *rubric.Rubric, _ []int) string {
		k, _ := r.Check(check.ID)
		return k.Texts.Steps.In(c.Lang)
	})
	return p, p.Below > 0
}

// lacked is a question that asks for work at some school, when that is for a board to begin with.
func (c *comparer) lacked(i rubric.Indicator) (Priority, bool) {
	domain, _ := c.r.Domain(i.Domain)
	p := Priority{Kind: PriorityCritical, ID: i.ID, Title: i.Title.In(c.Lang), Domain: domain.Title.In(c.Lang),
		Critical: CriticalWord(i.Critical, c.Lang)}
	now, levels := false, map[int]int{} // by school, of those below the target
	for n := range c.all {
		x, ok := c.all[n].at(i.ID)
		if !ok || x.State == assessment.NotApplicable {
			continue
		}
		p.Asked++
		switch {
		case x.Open():
			p.Open, p.Lacking, now = p.Open+1, append(p.Lacking, n), true
		case x.Level < c.all[n].Target:
			p.Below, p.Lacking, now = p.Below+1, append(p.Lacking, n), now || x.Level < 2
			levels[n] = int(x.Level)
		case x.Level >= 2:
			p.Good = append(p.Good, n)
		}
	}
	p.Half = p.Asked >= sharedMinimum && 2*len(p.Lacking) >= p.Asked
	switch {
	case i.Critical == rubric.Hard && now:
		p.Kind = PriorityNow
	case p.Half:
		p.Kind = PriorityShared
	case i.Critical == rubric.None || len(p.Lacking) == 0:
		return p, false
	}
	p.Good = c.nearFirst(p.Good, p.Lacking)
	p.Measures = c.perSector(p.Lacking, func(r *rubric.Rubric, _ []int) string {
		x, _ := r.Indicator(i.ID)
		return x.Texts.Board.In(c.Lang)
	})
	p.Steps = c.perSector(p.Lacking, func(r *rubric.Rubric, at []int) string {
		from, ok := commonLevel(at, levels)
		if x, _ := r.Indicator(i.ID); ok && from < len(x.Texts.Steps) {
			return c.say("comparison.step_from", from, from+1, x.Texts.Steps[from].In(c.Lang))
		}
		return c.say("comparison.find_out_first")
	})
	return p, true
}

// commonLevel is the level that most of these schools are at, of equals the lowest; false when none has a level.
func commonLevel(at []int, levels map[int]int) (int, bool) {
	counts := [rubric.TopLevel + 1]int{}
	for _, n := range at {
		if level, ok := levels[n]; ok {
			counts[level]++
		}
	}
	most := slices.Max(counts[:])
	return slices.Index(counts[:], most), most > 0
}

// perSector is a text as the schools read it: one when all read the same, else one for each reading with the sectors
// that read it. Texts that the rubric lacks are left out.
func (c *comparer) perSector(at []int, text func(r *rubric.Rubric, at []int) string) []string {
	var sectors [][]string
	var texts []string
	for _, s := range c.sectors() {
		own := slices.DeleteFunc(slices.Clone(at), func(n int) bool { return c.all[n].School.Sector != s })
		if len(own) == 0 {
			continue
		}
		said := text(c.r.For(s), own)
		if k := slices.Index(texts, said); k >= 0 {
			sectors[k] = append(sectors[k], string(s))
		} else if said != "" {
			texts, sectors = append(texts, said), append(sectors, []string{string(s)})
		}
	}
	if len(texts) < 2 {
		return texts
	}
	for n := range texts {
		texts[n] = fmt.Sprintf("%s: %s", strings.Join(sectors[n], ", "), texts[n])
	}
	return texts
}

// nearFirst puts the schools first that are of the same sector as one of the others.
func (c *comparer) nearFirst(schools, others []int) []int {
	near := func(n int) int {
		return truth(!slices.ContainsFunc(others, func(o int) bool {
			return c.all[o].School.Sector == c.all[n].School.Sector
		}))
	}
	slices.SortStableFunc(schools, func(x, y int) int { return near(x) - near(y) })
	return schools
}

// Lesson is a question on which schools of a sector are at level 0 or 1, and who can tell them how it goes. Schools are
// indexes in Comparison.Reports.
type Lesson struct {
	ID, Title, Domain, Critical string
	SectorID                    string
	Ask                         []int
	// Same are schools of the sector at level 2 or 3, Others those of other sectors; in each those with evidence first,
	// and then by name.
	Same, Others []Teller
}

// Teller is a school that can tell; Evidence: it says by what it shows.
type Teller struct {
	School   int
	Evidence bool
}

// lessons lists who can learn from whom, in rubric order.
func (c *comparer) lessons() []Lesson {
	var out []Lesson
	sectors := c.sectors()
	if len(c.all) < 2 {
		return nil
	}
	for i := range c.r.Each() {
		ask, tell := map[rubric.Sector][]int{}, map[rubric.Sector][]Teller{}
		for n := range c.all {
			x, ok := c.all[n].at(i.ID)
			if s := c.all[n].School.Sector; ok && x.State == assessment.Answered && x.Level < 2 {
				ask[s] = append(ask[s], n)
			} else if ok && x.State == assessment.Answered {
				tell[s] = append(tell[s], Teller{n, x.evidence})
			}
		}
		domain, _ := c.r.Domain(i.Domain)
		for _, s := range sectors {
			if len(ask[s]) == 0 {
				continue
			}
			l := Lesson{ID: i.ID, Title: i.Title.In(c.Lang), Domain: domain.Title.In(c.Lang),
				Critical: CriticalWord(i.Critical, c.Lang), SectorID: string(s), Ask: ask[s], Same: inTurn(tell[s])}
			for _, other := range sectors {
				if other != s {
					l.Others = append(l.Others, tell[other]...)
				}
			}
			l.Others = inTurn(l.Others)
			out = append(out, l)
		}
	}
	return out
}

// inTurn puts schools with evidence first, and in both parts by name.
func inTurn(list []Teller) []Teller {
	slices.SortFunc(list, func(x, y Teller) int {
		return cmp.Or(truth(y.Evidence)-truth(x.Evidence), x.School-y.School)
	})
	return list
}
