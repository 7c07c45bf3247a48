package assessment_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// This file computes a second time, from the contract alone, how firm a verdict is, the way to the next, the proven share
// and what open answers can still do. The way is checked by trying everything on small rubrics.

// verdictIf is the verdict after caps, whatever the coverage, if the questions and flags were these.
func (o *outcome) verdictIf(r *rubric.Rubric, items []item, flags []assessment.CheckState) rubric.VerdictID {
	x := outcome{items: items, flags: flags, quick: true}
	x.setVerdicts(r, o.sector)
	return x.overall.capped
}

// with is the questions with one at another level.
func (o *outcome) with(n, level int) []item {
	items := slices.Clone(o.items)
	items[n].state, items[n].level = assessment.Answered, level
	return items
}

func isOpen(s assessment.State) bool { return s == assessment.Blank || s == assessment.Unknown }

func compareFirmness(r *rubric.Rubric, got assessment.Assessment, want outcome, seen map[string]int) differences {
	var d differences
	f := got.Firmness()
	margin := "none"
	if f.Margin != nil {
		margin = fmt.Sprint(*f.Margin)
	}
	wantMargin := want.margin(r)
	if wantMargin != "none" {
		seen["margin"]++
	}
	d.same("margin", margin, wantMargin)
	down, up := want.hinges(r)
	d.same("hinges down", f.Down, down)
	d.same("hinges up", f.Up, up)
	seen["hinge down"] += len(down)
	seen["hinge up"] += len(up)
	d.same("route", routeWords(got.Route()), want.route(r, seen))
	d.proven(got, want, r, seen)
	d.openings(got, want, r, append(slices.Clone(down), up...), seen)
	return d
}

// margin: the fewest steps down, found by the most weight that k steps can take away, for every k.
func (o *outcome) margin(r *rubric.Rubric) string {
	from := map[rubric.VerdictID]float64{rubric.Developing: 25, rubric.InPractice: 60, rubric.Embedded: 85}[o.overall.uncapped]
	if from == 0 {
		return "none"
	}
	points, weight := 0, 0
	most := []int{0} // most[k] is the most that k steps take away
	for _, x := range o.items {
		if x.state == assessment.NotApplicable {
			continue
		}
		weight += x.Weight
		if x.state != assessment.Answered {
			continue
		}
		points += x.Weight * x.level
		before := most
		most = make([]int, len(before)+x.level)
		for k := range before {
			for l := range x.level + 1 {
				most[k+l] = max(most[k+l], before[k]+l*x.Weight)
			}
		}
	}
	for k, gone := range most {
		if percent(points-gone, 3*weight) < from-tolerance {
			return fmt.Sprint(k)
		}
	}
	return "never"
}

// hinges tries every single step.
func (o *outcome) hinges(r *rubric.Rubric) (down, up []string) {
	if o.overall.verdict == rubric.Incomplete || o.overall.verdict == "" {
		return nil, nil
	}
	now := rank(o.overall.verdict)
	try := func(id string, items []item, flags []assessment.CheckState) {
		switch then := rank(o.verdictIf(r, items, flags)); {
		case then < now && !slices.Contains(down, id):
			down = append(down, id)
		case then > now && !slices.Contains(up, id):
			up = append(up, id)
		}
	}
	for n, x := range o.items {
		switch {
		case isOpen(x.state):
			try(x.ID, o.with(n, 0), o.flags)
			try(x.ID, o.with(n, 3), o.flags)
		case x.state == assessment.Answered:
			if x.level > 0 {
				try(x.ID, o.with(n, x.level-1), o.flags)
			}
			if x.level < 3 {
				try(x.ID, o.with(n, x.level+1), o.flags)
			}
		}
	}
	for n, c := range checksOf(r, rubric.Flag, o.sector) {
		flags := slices.Clone(o.flags)
		switch flags[n] {
		case assessment.CheckYes:
			flags[n] = assessment.CheckRepaired
		case assessment.CheckBlank, assessment.CheckUnknown:
			flags[n] = assessment.CheckYes
		default:
		}
		try(c.ID, o.items, flags)
	}
	return down, up
}

func routeWords(x *assessment.Route) string {
	if x == nil {
		return "none"
	}
	if x.Verdict == "" {
		return fmt.Sprintf("incomplete, %d missing", x.AnswersMissing)
	}
	var steps []string
	for _, s := range x.Steps {
		if s.Flag {
			steps = append(steps, s.ID+" repaired")
			continue
		}
		steps = append(steps, fmt.Sprintf("%s %d→%d", s.ID, s.From, s.To))
	}
	return fmt.Sprintf("%s in %d: %s: %.9f, %d missing", x.Verdict, x.Count, strings.Join(steps, ", "), x.Score.Float(), x.AnswersMissing)
}

func (o *outcome) next() rubric.VerdictID {
	ladder := []rubric.VerdictID{rubric.NotYet, rubric.Developing, rubric.InPractice, rubric.Embedded}
	if n := rank(o.overall.verdict); n >= 0 && n < 3 {
		return ladder[n+1]
	}
	return ""
}

// route follows the algorithm of the contract: what is forced, then in each weak domain the heaviest until its threshold,
// then the heaviest anywhere; of the sets of that size the first in the order of gaps.
func (o *outcome) route(r *rubric.Rubric, seen map[string]int) string {
	if o.overall.verdict == rubric.Incomplete {
		seen["route of incomplete"]++
		return fmt.Sprintf("incomplete, %d missing", int(math.Ceil(0.8*float64(o.overall.inScope)-tolerance))-o.overall.answered)
	}
	next := o.next()
	if next == "" {
		seen["no route"]++
		return "none"
	}
	seen["route"]++
	at, items, flags := o.routeStart()
	var steps []string
	count := 0
	for n, c := range checksOf(r, rubric.Flag, o.sector) {
		if flags[n] == assessment.CheckYes {
			flags[n] = assessment.CheckRepaired
			steps = append(steps, c.ID+" repaired")
			count++
		}
	}
	start := slices.Clone(items)
	for n := range items {
		x := &items[n]
		least := 0
		switch {
		case x.state == assessment.NotApplicable:
			continue
		case x.Critical == rubric.Hard && next == rubric.Developing:
			least = 1
		case x.Critical == rubric.Hard:
			least = 2
		case x.Critical == rubric.Soft && next == rubric.Embedded && inScopeOf(items, x.Domain) >= 3:
			least = 1
		}
		if x.level < least {
			count += least - x.level
			x.level = least
		}
	}
	rest := fewest(r, items, next, at)
	count += rest
	for n, k := range at {
		for rest > 0 && items[k].level < 3 {
			items[k].level++
			if fewest(r, items, next, at[n:]) > rest-1 {
				items[k].level--
				break
			}
			rest--
		}
	}
	for _, k := range at {
		if items[k].level > start[k].level {
			steps = append(steps, fmt.Sprintf("%s %d→%d", items[k].ID, start[k].level, items[k].level))
		}
	}
	_, lower := scores(r, items, 0)
	return fmt.Sprintf("%s in %d: %s: %.9f, 0 missing", next, count, strings.Join(steps, ", "), lower)
}

// routeStart is the order of the questions in scope, with open ones at 0, and a copy of questions and flags.
func (o *outcome) routeStart() (at []int, items []item, flags []assessment.CheckState) {
	zero := outcome{items: slices.Clone(o.items), sector: o.sector, target: o.target}
	for n := range zero.items {
		if isOpen(zero.items[n].state) {
			zero.items[n].state, zero.items[n].level = assessment.Answered, 0
		}
		if zero.items[n].state == assessment.Answered {
			at = append(at, n)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return zero.before(a, b, o.target) })
	return at, zero.items, slices.Clone(o.flags)
}

// fewest is the least number of steps of some of the questions to reach the thresholds of a verdict.
func fewest(r *rubric.Rubric, items []item, next rubric.VerdictID, may []int) int {
	from := map[rubric.VerdictID]float64{rubric.NotYet: 0, rubric.Developing: 25, rubric.InPractice: 60, rubric.Embedded: 85}
	ofDomain := map[rubric.VerdictID]float64{rubric.Developing: 0, rubric.InPractice: 25, rubric.Embedded: 60}[next]
	work := slices.Clone(items)
	steps := 0
	raise := func(domain string, enough float64) bool {
		for {
			per, all := scores(r, work, 0)
			reached := all
			if domain != "" {
				reached = per[domain]
			}
			if reached > enough-tolerance {
				return true
			}
			best := -1
			for _, k := range may {
				if (domain == "" || work[k].Domain == domain) && work[k].level < 3 && (best < 0 || work[k].Weight > work[best].Weight) {
					best = k
				}
			}
			if best < 0 {
				return false
			}
			work[best].level++
			steps++
		}
	}
	for _, d := range r.Domains {
		if inScopeOf(items, d.ID) >= 3 && !raise(d.ID, ofDomain) {
			return math.MaxInt
		}
	}
	if !raise("", from[next]) {
		return math.MaxInt
	}
	return steps
}

func (d *differences) proven(got assessment.Assessment, want outcome, r *rubric.Rubric, seen map[string]int) {
	p := got.Proven()
	items := slices.Clone(want.own)
	n, of := 0, 0
	for k, x := range got.Indicators {
		if items[k].state != assessment.Answered || items[k].level < 2 {
			continue
		}
		of++
		old := !x.EvidenceDate.IsZero() && got.Date.MonthsBefore(r.EvidenceMonths).After(x.EvidenceDate)
		if items[k].evidence && !old {
			n++
		} else {
			items[k].level = 1
			seen["unproven"]++
		}
	}
	_, lower := scores(r, items, 0)
	d.same("proven", []int{p.Count, p.Of}, []int{n, of})
	d.number("proven score", p.Score, lower)
}

func (d *differences) openings(got assessment.Assessment, want outcome, r *rubric.Rubric, hinges []string, seen map[string]int) {
	o := got.Openings()
	if want.overall.inScope == 0 {
		d.same("openings of nothing", o, assessment.Openings{})
		return
	}
	var open []string
	for _, at := range []struct {
		level int
		got   assessment.Outlook
	}{{0, o.Zero}, {want.target, o.Target}, {3, o.Top}} {
		items := slices.Clone(want.items)
		open = nil
		for n, x := range items {
			if isOpen(x.state) {
				items[n].state, items[n].level = assessment.Answered, at.level
				open = append(open, x.ID)
			}
		}
		_, lower := scores(r, items, 0)
		what := fmt.Sprintf("outlook with open at %d", at.level)
		d.same(what, at.got.Verdict, want.verdictIf(r, items, want.flags))
		d.number(what, at.got.Lower, lower)
	}
	var ifYes, wantYes []string
	for n, c := range checksOf(r, rubric.Flag, want.sector) {
		if s := want.flags[n]; s == assessment.CheckBlank || s == assessment.CheckUnknown {
			flags := slices.Clone(want.flags)
			flags[n] = assessment.CheckYes
			wantYes = append(wantYes, c.ID+" "+string(want.verdictIf(r, want.items, flags)))
			open = append(open, c.ID)
		}
	}
	for _, f := range o.IfYes {
		ifYes = append(ifYes, f.ID+" "+string(f.Verdict))
	}
	d.same("if a flag is yes", ifYes, wantYes)
	decide := map[string]bool{}
	alone := ""
	for _, id := range hinges {
		if slices.Contains(open, id) {
			decide[id], alone = true, id
		}
	}
	if len(decide) != 1 {
		alone = ""
	} else {
		seen["decides"]++
	}
	d.same("what alone decides", o.Decides, alone)
}

// TestRouteIsTheShortest tries every set of steps on small random rubrics: none that reaches the next verdict has fewer, and
// of those with as few none comes earlier in the order of gaps.
func TestRouteIsTheShortest(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 15))
	routes := 0
	for n := range 700 {
		r, codes := smallSchool(t, rng)
		x := answersBy(r, rubric.PO, "joint", codes...)
		for _, c := range r.Checks {
			x.Checks.Set(c.ID, assessment.CheckAnswer{State: []assessment.CheckState{"no", "yes", "unknown"}[rng.IntN(3)]})
		}
		o := assessment.Options{}
		if rng.IntN(3) == 0 {
			target := rubric.Level(1 + rng.IntN(3))
			o.Target = &target
		}
		got, want := assessment.Assess(r, roundOf(x), nil, o), expect(r, []assessment.Response{x}, o)
		if want.next() == "" || want.overall.verdict == rubric.Incomplete {
			continue
		}
		routes++
		if g, w := routeWords(got.Route()), want.tryAll(r); g != w {
			t.Fatalf("school %d, %v, verdict %s:\ngot  %s\nwant %s", n, codes, got.Verdict, g, w)
		}
	}
	if routes < 300 {
		t.Errorf("only %d schools had a way to go", routes)
	}
}

// smallSchool is a rubric of two domains with up to six questions in all, and answers to it.
func smallSchool(t *testing.T, rng *rand.Rand) (*rubric.Rubric, []int) {
	var domains []tinyDomain
	var codes []int
	even := []int{0, 0, 1, 1, 2, 2, 3, unknown}
	levels := map[string][]int{"A": even, "B": even}
	heavy := map[string]int{"A": 1, "B": 1}
	if rng.IntN(2) == 0 { // a light domain lags behind a heavy one
		levels = map[string][]int{"A": {0, 0, 0, 0, 0, 1, 1, unknown}, "B": {1, 2, 2, 2, 3, 3, 3, 3}}
		heavy["B"] = 4
	}
	for _, d := range []string{"A", "B"} {
		x := tinyDomain{id: d}
		for n := range 1 + rng.IntN(4) {
			if len(codes) == 6 {
				break
			}
			critical := []string{"none", "none", "none", "soft", "hard core=true"}[rng.IntN(5)]
			x.indicators = append(x.indicators, fmt.Sprintf("%s%d weight=%d effort=%d critical=%s", d, n, heavy[d]*(1+rng.IntN(4)), 1+rng.IntN(3), critical))
			codes = append(codes, levels[d][rng.IntN(8)])
		}
		domains = append(domains, x)
	}
	return tinyRubric(t, []string{`{id: R1, kind: flag, question: q, unfavourable: "yes"}`}, domains...), codes
}

// tryAll goes through every way of raising levels and repairing flags.
func (o *outcome) tryAll(r *rubric.Rubric) string {
	at, start, flags := o.routeStart()
	next := o.next()
	best, bestCount, bestSteps := "", math.MaxInt, []int(nil)
	items := slices.Clone(start)
	var walk func(n, count int)
	try := func(count int) {
		for repaired := range 2 {
			now, used, words := slices.Clone(flags), count, []string(nil)
			if now[0] == assessment.CheckYes && repaired == 1 {
				now[0] = assessment.CheckRepaired
				words = append(words, "R1 repaired")
				used++
			} else if repaired == 1 {
				continue
			}
			if used > bestCount || rank(o.verdictIf(r, items, now)) < rank(next) {
				continue
			}
			var steps []int // the place in the order of each step
			for n, k := range at {
				if d := items[k].level - start[k].level; d > 0 {
					words = append(words, fmt.Sprintf("%s %d→%d", items[k].ID, start[k].level, items[k].level))
					steps = append(steps, slices.Repeat([]int{n}, d)...)
				}
			}
			if used < bestCount || cmp.Compare(slices.Compare(steps, bestSteps), 0) < 0 {
				_, lower := scores(r, items, 0)
				best = fmt.Sprintf("%s in %d: %s: %.9f, 0 missing", next, used, strings.Join(words, ", "), lower)
				bestCount, bestSteps = used, steps
			}
		}
	}
	walk = func(n, count int) {
		if n == len(at) {
			try(count)
			return
		}
		was := items[at[n]].level
		for l := was; l <= 3; l++ {
			items[at[n]].level = l
			walk(n+1, count+l-was)
		}
		items[at[n]].level = was
	}
	walk(0, 0)
	return best
}
