package assessment

import (
	"cmp"
	"math/big"
	"slices"

	"sggscan/rubric"
)

// Every step of one level of a question adds the same to the whole and to its domain: its weight. So what a verdict
// hangs on, and the shortest way to the next, are sums of whole points, and exact.

// standing is what a verdict hangs on, in whole points.
type standing struct {
	items    []stand
	critical []int    // the places of those that may cap, until they are put in another order
	scopes   []points // those of the domains in rubric order, then that of the whole
	flagsYes int
}

// stand is where one question in scope stands.
type stand struct {
	indicator *rubric.Indicator
	domain    int
	level     rubric.Level // 0 when open
	open      bool
}

// points are what a scope adds up to, and the least number that each step of the ladder asks for.
type points struct {
	inScope, weight, points int
	need                    [embedded + 1]int
}

func (p points) label() int {
	step := notYet
	for n, need := range p.need {
		if p.points >= need {
			step = n
		}
	}
	return step
}

// judged reports whether the scope of a domain has a verdict.
func (p points) judged() bool { return p.inScope >= domainSize }

func (s *standing) whole() *points { return &s.scopes[len(s.scopes)-1] }

// lower is the lower bound of the whole.
func (s *standing) lower() Number {
	return Fraction(100*s.whole().points, int(rubric.TopLevel)*s.whole().weight)
}

// standing is that of the reported levels.
func (a *Assessment) standing() standing {
	s := standing{scopes: make([]points, len(a.Rubric.Domains)+1)}
	domain := map[string]int{}
	for n, d := range a.Rubric.Domains {
		domain[d.ID] = n
	}
	for _, i := range a.Indicators {
		if !i.InScope() {
			continue
		}
		x := stand{indicator: i.Indicator, domain: domain[i.Indicator.Domain], open: i.State.Open()}
		for _, p := range []*points{&s.scopes[x.domain], s.whole()} {
			p.inScope++
			p.weight += i.Indicator.Weight
		}
		if i.Indicator.Critical != rubric.None {
			s.critical = append(s.critical, len(s.items))
		}
		s.items = append(s.items, x)
		if !x.open {
			s.set(len(s.items)-1, i.Level, false)
		}
	}
	for n := range s.scopes {
		for step, v := range a.Rubric.Verdicts {
			s.scopes[n].need[step] = leastPoints(v.From, s.scopes[n].weight)
		}
	}
	for _, f := range a.Flags {
		s.flagsYes += count(f.State == CheckYes)
	}
	return s
}

// leastPoints is the least p with 100·p ÷ (3·weight) ≥ from.
func leastPoints(from *big.Rat, weight int) int {
	if num, den := from.Num(), from.Denom(); den.BitLen() < 32 { // any number that somebody writes, without big sums
		most, whole := num.Int64()*int64(int(rubric.TopLevel)*weight), 100*den.Int64()
		return int((most + whole - 1) / whole)
	}
	p := new(big.Rat).Mul(from, big.NewRat(int64(int(rubric.TopLevel)*weight), 100))
	whole, rest := new(big.Int).QuoRem(p.Num(), p.Denom(), new(big.Int))
	return int(whole.Int64()) + rest.Sign()
}

// set moves one question to a level.
func (s *standing) set(n int, level rubric.Level, open bool) {
	x := &s.items[n]
	moved := x.indicator.Weight * int(level-x.level)
	s.scopes[x.domain].points += moved
	s.whole().points += moved
	x.level, x.open = level, open
}

// verdict is the step of the whole after all caps, whatever the coverage.
func (s *standing) verdict() int {
	var room [16]int
	most, limits := embedded, append(room[:0], make([]int, len(s.scopes)-1)...)
	for n := range limits {
		limits[n] = embedded
	}
	for _, n := range s.critical {
		x := &s.items[n]
		if step, _, ok := criticalLimit(x.indicator.Critical, x.level, x.open); ok {
			limits[x.domain] = min(limits[x.domain], step)
			if x.indicator.Critical == rubric.Hard {
				most = min(most, step)
			}
		}
	}
	if s.flagsYes > 0 {
		most = notYet
	}
	for n, limit := range limits {
		if s.scopes[n].judged() {
			step, _ := domainLimit(min(limit, s.scopes[n].label()))
			most = min(most, step)
		}
	}
	return min(most, s.whole().label())
}

// Firmness says how firm the verdict of the whole stands, on the reported levels.
type Firmness struct {
	// Margin is the least number of steps of one level down, of any answered questions, after which the lower bound
	// falls below the threshold of the uncapped label; nil at the lowest label, or without one.
	Margin *int
	// Down and Up are the questions and flags of which one step alone changes the verdict: a level down or up, an open
	// question becoming 0 or 3, an open flag yes, a flag yes repaired. None while the verdict is "incomplete".
	Down, Up []string
	// UpTo is the verdict after any one of the steps of Up; "" when they lead to different ones.
	UpTo rubric.VerdictID
}

// Firmness computes how firm the verdict stands.
func (a *Assessment) Firmness() Firmness {
	var f Firmness
	step := a.stepOf(a.Uncapped)
	if step < notYet {
		return f
	}
	s := a.standing()
	if step > notYet {
		n := s.margin(step)
		f.Margin = &n
	}
	if a.Verdict == rubric.Incomplete {
		return f
	}
	now := s.verdict()
	var upTo []int
	weigh := func(id string, then int) {
		if then < now && !slices.Contains(f.Down, id) {
			f.Down = append(f.Down, id)
		} else if then > now && !slices.Contains(f.Up, id) {
			f.Up, upTo = append(f.Up, id), append(upTo, then)
		}
	}
	for n, x := range s.items {
		down, up := x.level-1, x.level+1
		if x.open {
			down, up = 0, rubric.TopLevel
		}
		for _, level := range []rubric.Level{down, up} {
			if level >= 0 && level <= rubric.TopLevel {
				s.set(n, level, false)
				weigh(x.indicator.ID, s.verdict())
			}
		}
		s.set(n, x.level, x.open)
	}
	for _, flag := range a.Flags {
		was := s.flagsYes
		switch flag.State {
		case CheckYes:
			s.flagsYes--
		case CheckUnknown, CheckBlank:
			s.flagsYes++
		case CheckNo, CheckRepaired:
		}
		weigh(flag.Check.ID, s.verdict())
		s.flagsYes = was
	}
	if slices.Sort(upTo); len(upTo) > 0 && upTo[0] == upTo[len(upTo)-1] {
		f.UpTo = a.Rubric.Verdicts[upTo[0]].ID
	}
	return f
}

// margin takes the largest weights first, which is the fewest steps since all weigh the same at every level.
func (s *standing) margin(step int) int {
	steps := 0
	over := s.whole().points - s.whole().need[step]
	for _, n := range s.byWeight() {
		for l := s.items[n].level; l > 0 && over >= 0; l-- {
			over -= s.items[n].indicator.Weight
			steps++
		}
	}
	return steps
}

// byWeight are the places of the questions, the heaviest first.
func (s *standing) byWeight() []int {
	out := make([]int, len(s.items))
	for n := range out {
		out[n] = n
	}
	slices.SortStableFunc(out, func(x, y int) int { return s.items[y].indicator.Weight - s.items[x].indicator.Weight })
	return out
}

// Route is the shortest way to the next verdict. It is no advice: what matters most for pupils is what to do first.
type Route struct {
	// Verdict is the next one; empty while "incomplete", when only AnswersMissing counts.
	Verdict rubric.VerdictID
	Steps   []RouteStep
	// Count is the number of steps of one level, and of flags.
	Count int
	// AnswersMissing is how many answers are wanting for a verdict.
	AnswersMissing int
	// Score is the lower bound (0–100) after the steps.
	Score Number
}

// RouteStep takes a question from one level to another, an open one from 0, or a flag from yes to repaired.
type RouteStep struct {
	ID       string
	From, To rubric.Level
	Flag     bool
}

// Route computes the fewest one-level steps after which the verdict is at least the next one, all caps included and
// open questions as 0; of the sets of that size the first in the order of gaps. It is nil at the highest verdict and
// without one.
func (a *Assessment) Route() *Route {
	if a.Verdict == rubric.Incomplete {
		least := new(big.Rat).Mul(a.Rubric.CoverageMinimum, big.NewRat(int64(a.InScope), 1))
		whole, rest := new(big.Int).QuoRem(least.Num(), least.Denom(), new(big.Int))
		return &Route{AnswersMissing: int(whole.Int64()) + rest.Sign() - a.Answered}
	}
	next := a.stepOf(a.Verdict) + 1
	if next <= notYet || next > embedded {
		return nil
	}
	s := a.standing()
	for n := range s.items {
		s.items[n].open = false
	}
	slices.SortStableFunc(s.items, func(x, y stand) int {
		return a.gapOrder(x.indicator, x.level, y.indicator, y.level)
	})
	r := Route{Verdict: a.Rubric.Verdicts[next].ID}
	for _, f := range a.Flags {
		if f.State == CheckYes {
			r.Steps = append(r.Steps, RouteStep{ID: f.Check.ID, Flag: true})
			r.Count++
		}
	}
	from := make([]rubric.Level, len(s.items))
	for n, x := range s.items {
		from[n] = x.level
	}
	w := newWay(&s, next)
	for n := range s.items {
		r.Count += int(s.items[n].level - from[n]) // what the caps ask for
	}
	rest := w.shortest(0)
	r.Count += rest
	for n := range s.items {
		for ; rest > 0 && s.items[n].level < rubric.TopLevel; rest-- {
			s.set(n, s.items[n].level+1, false)
			if w.shortest(n) > rest-1 { // without the others of as few steps there is no way on
				s.set(n, s.items[n].level-1, false)
				break
			}
		}
		if s.items[n].level > from[n] {
			r.Steps = append(r.Steps, RouteStep{ID: s.items[n].indicator.ID, From: from[n], To: s.items[n].level})
		}
	}
	r.Score = s.lower()
	return &r
}

// way looks for the shortest way from a standing to a step of the ladder.
type way struct {
	s        *standing
	byWeight []int
	need     []int // of each scope
	taken    []int // room for the steps of each question
}

// newWay takes the steps that the caps ask for, whatever else is done: a critical question to the level at which it
// allows the verdict, a soft one only where its domain has to reach more than it allows.
func newWay(s *standing, next int) *way {
	w := &way{s: s, need: make([]int, len(s.scopes)), taken: make([]int, len(s.items))}
	whole := len(s.scopes) - 1
	w.need[whole] = s.scopes[whole].need[next]
	for n := range whole {
		if s.scopes[n].judged() { // at most one step below the whole, unless it is strong enough to allow all
			w.need[n] = s.scopes[n].need[min(next-1, inPractice)]
		}
	}
	for n, x := range s.items {
		allowed := next
		if x.indicator.Critical == rubric.Soft {
			allowed = notYet
			if s.scopes[x.domain].judged() {
				allowed = min(next-1, inPractice)
			}
		}
		for level := x.level; ; level++ {
			if step, _, _ := criticalLimit(x.indicator.Critical, level, false); step >= allowed {
				s.set(n, level, false)
				break
			}
		}
	}
	w.byWeight = s.byWeight()
	return w
}

// shortest is the least number of further steps of the questions from a place on: in each weak domain the heaviest
// until its threshold, then the heaviest anywhere.
func (w *way) shortest(from int) int {
	var room [16]int
	missing := append(room[:0], w.need...)
	for n := range missing {
		missing[n] -= w.s.scopes[n].points
	}
	whole, steps := len(missing)-1, 0
	clear(w.taken)
	for _, own := range []bool{true, false} {
		for _, n := range w.byWeight {
			x := &w.s.items[n]
			scope := whole
			if own {
				scope = x.domain
			}
			for n >= from && missing[scope] > 0 && int(x.level)+w.taken[n] < int(rubric.TopLevel) {
				w.taken[n]++
				steps++
				missing[x.domain] -= x.indicator.Weight
				missing[whole] -= x.indicator.Weight
			}
		}
	}
	if slices.Max(missing) > 0 {
		return int(rubric.TopLevel)*len(w.s.items) + 1
	}
	return steps
}

// gapOrder is the order of gaps, for all questions: hard-critical, soft-critical, the short list of the sector, levels
// below the target (many first), effort (low first). Those at or above the target come behind the gaps.
func (a *Assessment) gapOrder(x *rubric.Indicator, xLevel rubric.Level, y *rubric.Indicator, yLevel rubric.Level) int {
	sector := a.School.Sector
	return cmp.Or(
		count(xLevel >= a.Target)-count(yLevel >= a.Target),
		criticalRank(x.Critical)-criticalRank(y.Critical),
		count(!x.InCore(sector))-count(!y.InCore(sector)),
		int(xLevel-yLevel),
		x.Effort-y.Effort,
	)
}

// Proven is how much of what a school says of itself has evidence: Count of its Of levels 2 and 3 have some that is not
// old. Score (0–100) is the lower bound of its own levels with the others counted as 1.
type Proven struct {
	Count, Of int
	Score     Number
}

// Proven computes the proven share, of the school's own levels.
func (a *Assessment) Proven() Proven {
	var p Proven
	own := a.provenLevels()
	for n, i := range a.Indicators {
		if i.OwnState == Answered && i.OwnLevel >= 2 {
			p.Of++
			p.Count += count(own[n].Level == i.OwnLevel)
		}
	}
	p.Score = tallyOf(own, "").Lower
	return p
}

// ProvenScores are the scores (0–100) of the domains, in their order, of the school's own levels, with those of 2 and 3
// without evidence, or with old evidence, counted as 1; none for a domain without an answer.
func (a *Assessment) ProvenScores() []Number {
	own := a.provenLevels()
	out := make([]Number, len(a.Domains))
	for n, d := range a.Domains {
		out[n] = tallyOf(own, d.Domain.ID).Score
	}
	return out
}

// provenLevels are the school's own answers with what is not proven at level 1.
func (a *Assessment) provenLevels() []IndicatorResult {
	bound := a.Date.MonthsBefore(a.Rubric.EvidenceMonths)
	out := slices.Clone(a.Indicators)
	for n := range out {
		i := &out[n]
		i.State, i.Level = i.OwnState, i.OwnLevel
		if i.State == Answered && i.Level >= 2 && (!hasEvidence(i.Answer) || bound.After(i.EvidenceDate)) {
			i.Level = 1
		}
	}
	return out
}

// Outlook is what the verdict of the whole would be, with its lower bound (0–100).
type Outlook struct {
	Verdict rubric.VerdictID
	Lower   Number
}

// Openings say what the open answers can still do.
type Openings struct {
	// Zero, Target and Top are the outlook with every open question at 0, at the target and at 3.
	Zero, Target, Top Outlook
	// IfYes is the outlook for each open flag if it turns out to be yes, with the open questions as they are.
	IfYes []FlagOutlook
	// Decides is the one open question or flag that alone changes the verdict; empty when none or several do.
	Decides string
}

// FlagOutlook is the outlook if the answer to a flag is yes.
type FlagOutlook struct {
	ID string
	Outlook
}

// Openings computes what the open answers can still do; they are zero when the scope is empty.
func (a *Assessment) Openings() Openings {
	var out Openings
	if a.InScope == 0 {
		return out
	}
	s := a.standing()
	outlook := func() Outlook {
		return Outlook{a.Rubric.Verdicts[s.verdict()].ID, s.lower()}
	}
	open := map[string]bool{}
	for _, f := range a.Flags {
		if f.State == CheckUnknown || f.State == CheckBlank {
			s.flagsYes++
			out.IfYes = append(out.IfYes, FlagOutlook{f.Check.ID, outlook()})
			s.flagsYes--
			open[f.Check.ID] = true
		}
	}
	var questions []int
	for n, x := range s.items {
		if x.open {
			questions = append(questions, n)
			open[x.indicator.ID] = true
		}
	}
	all := func(level rubric.Level) Outlook {
		for _, n := range questions {
			s.set(n, level, false)
		}
		return outlook()
	}
	out.Zero, out.Target, out.Top = all(0), all(a.Target), all(rubric.TopLevel)
	f := a.Firmness()
	for _, id := range slices.Concat(f.Down, f.Up) {
		switch {
		case !open[id] || id == out.Decides:
		case out.Decides != "":
			out.Decides = ""
			return out
		default:
			out.Decides = id
		}
	}
	return out
}
