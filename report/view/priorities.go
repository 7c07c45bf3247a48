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
	// PriorityNow is a warning question answered yes, a legal question answered no, one of these that is open, or a
	// hard-critical question at level 0 or 1 or open.
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
	// Check: a warning or legal question; Answer says what Below counts: "ja", "nee" or "onder doel".
	Check  bool
	Answer string
	// Below counts the schools below the target (of a check: with its unfavourable answer), Open those without an answer,
	// Asked all to whom the question applies: neither "not applicable" nor outside their questionnaire.
	Below, Open, Asked int
	// Half: at least half of the schools that were asked lack it, and there are sharedMinimum or more of those.
	Half bool
	// Lacking are the schools of Below, Waiting those of Open. Good are those at level 2 or 3 that nothing speaks
	// against, those of the sectors that lack it first.
	Lacking, Waiting, Good []int
	// Measures say what the board can do, Steps what the schools can; one for each sector that reads it otherwise.
	Measures, Steps []string
}

// sharedMinimum is the number of schools from which a gap can be shared.
const sharedMinimum = 3

// first lists where a board begins: what cannot wait, then what is shared, then what else is critical; in each of these
// critical questions first, then what most schools lack, then rubric order. Of what cannot wait the warnings and legal
// duties come first, and those of which nothing is known yet last.
func (c *comparer) first() []Priority {
	var out, unknown []Priority
	for _, check := range c.r.Checks {
		switch p := c.checked(check); {
		case p.Below > 0:
			out = append(out, p)
		case p.Open > 0:
			unknown = append(unknown, p)
		}
	}
	rankOf := func(p Priority) int {
		k, _ := c.r.Check(p.ID)
		return 2*truth(k.Kind == rubric.Legal) + truth(k.Kind == rubric.Flag && len(k.Principles) > 0)
	}
	slices.SortStableFunc(out, func(x, y Priority) int { return rankOf(x) - rankOf(y) })
	var questions []Priority
	rank := map[string]int{}
	for i := range c.r.Each() {
		if p, ok := c.lacked(*i); ok {
			questions, rank[i.ID] = append(questions, p), criticalRank(i.Critical)
		}
	}
	slices.SortStableFunc(questions, func(x, y Priority) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), rank[x.ID]-rank[y.ID],
			(y.Below+y.Open)*x.Asked-(x.Below+x.Open)*y.Asked)
	})
	now := 0
	for now < len(questions) && questions[now].Kind == PriorityNow {
		now++
	}
	return slices.Concat(out, questions[:now], unknown, questions[now:])
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// checked is a warning or legal question over the schools.
func (c *comparer) checked(check rubric.Check) Priority {
	legal := check.Kind == rubric.Legal
	p := Priority{Kind: PriorityNow, ID: check.ID, Title: CheckTitle(check, c.Lang), Check: true,
		Critical: c.say("report.warning"), Answer: CheckWord(assessment.CheckYes, c.Lang)}
	if legal {
		p.Critical, p.Answer = c.say("report.legal_duty"), CheckWord(assessment.CheckNo, c.Lang)
	}
	for n := range c.all {
		for _, k := range slices.Concat(c.all[n].Flags, c.all[n].Legal) {
			if k.Check.ID != check.ID {
				continue
			}
			p.Asked++
			switch {
			case openCheck(k):
				p.Open, p.Waiting = p.Open+1, append(p.Waiting, n)
			case k.State == assessment.CheckYes && !legal, k.State == assessment.CheckNo && legal:
				p.Below, p.Lacking = p.Below+1, append(p.Lacking, n)
			}
		}
	}
	if p.Below == 0 {
		p.Steps = []string{c.say("comparison.find_out_first")}
		return p
	}
	p.Steps = c.perSector(p.Lacking, func(r *rubric.Rubric, _ []int) string {
		k, _ := r.Check(check.ID)
		return k.Texts.Steps.In(c.Lang)
	})
	return p
}

// lacked is a question that asks for work at some school, when that is for a board to begin with.
func (c *comparer) lacked(i rubric.Indicator) (Priority, bool) {
	domain, _ := c.r.Domain(i.Domain)
	p := Priority{Kind: PriorityCritical, ID: i.ID, Title: i.Title.In(c.Lang), Domain: domain.Title.In(c.Lang),
		Critical: CriticalWord(i.Critical, c.Lang), Answer: c.say("comparison.below_target")}
	now, levels := false, map[int]int{} // by school, of those below the target
	for n := range c.all {
		x, ok := c.all[n].at(i.ID)
		if !ok || x.State == assessment.NotApplicable {
			continue
		}
		p.Asked++
		switch {
		case x.Open():
			p.Open, p.Waiting, now = p.Open+1, append(p.Waiting, n), true
		case x.Level < c.all[n].Target:
			p.Below, p.Lacking, now = p.Below+1, append(p.Lacking, n), now || x.Level < 2
			levels[n] = int(x.Level)
		case x.Level >= 2 && !x.contested:
			p.Good = append(p.Good, n)
		}
	}
	p.Half = p.Asked >= sharedMinimum && 2*(p.Below+p.Open) >= p.Asked
	switch {
	case i.Critical == rubric.Hard && now:
		p.Kind = PriorityNow
	case p.Half:
		p.Kind = PriorityShared
	case i.Critical == rubric.None || p.Below+p.Open == 0:
		return p, false
	}
	lacking := slices.Concat(p.Lacking, p.Waiting)
	p.Good = c.nearFirst(p.Good, lacking)
	p.Measures = c.perSector(lacking, func(r *rubric.Rubric, _ []int) string {
		x, _ := r.Indicator(i.ID)
		return x.Texts.Board.In(c.Lang)
	})
	p.Steps = c.perSector(lacking, func(r *rubric.Rubric, at []int) string {
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
			} else if ok && x.State == assessment.Answered && !x.contested {
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
