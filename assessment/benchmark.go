package assessment

import (
	"math/big"
	"slices"
	"sync"

	"sggscan/internal/lists"
	"sggscan/rubric"
)

// Benchmark holds the quartiles of the schools of one sector and profile, the own school included; with too few schools
// only the median.
type Benchmark struct {
	Sector rubric.Sector
	// N is the number of schools with enough coverage.
	N              int
	Q1, Median, Q3 Number
	Domains        []DomainBenchmark
}

// DomainBenchmark holds the quartiles of one domain.
type DomainBenchmark struct {
	Domain         string
	Q1, Median, Q3 Number
}

// Benchmarks gathers the scores of schools one by one, so that a batch of thousands need not be held at once. The
// scores are the schools' own, without an adviser's levels. The zero value is ready to use. Add all schools first;
// after that For may be called by several goroutines.
type Benchmarks struct{ groups map[peerGroup]*peers }

// peerGroup are the schools that may be laid beside each other.
type peerGroup struct {
	sector  rubric.Sector
	profile Profile
}

// peers are the scores of a group: of each school the whole and, in rubric order, its domains.
type peers struct {
	rubric  *rubric.Rubric
	domains []string
	whole   []Number
	parts   [][]Number
	numbers map[string]Number // those in whole and parts: thousands of schools have few different ones
	once    sync.Once
	found   *Benchmark
}

// Add counts a school in, if enough of its questions are answered.
func (b *Benchmarks) Add(a Assessment) {
	own := a.Own()
	if !own.enough() {
		return
	}
	if b.groups == nil {
		b.groups = map[peerGroup]*peers{}
	}
	g := peerGroup{a.School.Sector, a.Profile}
	p := b.groups[g]
	if p == nil {
		p = &peers{rubric: a.Rubric, numbers: map[string]Number{}}
		for _, d := range own.Domains {
			p.domains = append(p.domains, d.Domain.ID)
		}
		b.groups[g] = p
	}
	parts := lists.Map(own.Domains, func(d DomainResult) Number { return p.same(d.Score) })
	p.whole, p.parts = append(p.whole, p.same(own.Score)), append(p.parts, parts)
}

// same is the number itself, or an equal one that is there already.
func (p *peers) same(n Number) Number {
	if !n.Known() {
		return n
	}
	key := n.rat.String()
	if found, ok := p.numbers[key]; ok {
		return found
	}
	p.numbers[key] = n
	return n
}

// For is the benchmark of a school: that of its sector and profile, or nil when fewer than MedianMinimum schools have
// enough coverage.
func (b *Benchmarks) For(a Assessment) *Benchmark {
	p := b.groups[peerGroup{a.School.Sector, a.Profile}]
	if p == nil || len(p.whole) < p.rubric.MedianMinimum {
		return nil
	}
	p.once.Do(func() { p.found = p.benchmark(a.School.Sector) })
	return p.found
}

// AddBenchmarks gives each assessment its benchmark.
func AddBenchmarks(all []Assessment) {
	var b Benchmarks
	for _, a := range all {
		b.Add(a)
	}
	for n := range all {
		all[n].Benchmark = b.For(all[n])
	}
}

func (p *peers) benchmark(sector rubric.Sector) *Benchmark {
	b := Benchmark{Sector: sector, N: len(p.whole)}
	b.Q1, b.Median, b.Q3 = quartiles(p.rubric, p.whole)
	for d, id := range p.domains {
		scores := make([]Number, len(p.parts))
		for n, x := range p.parts {
			scores[n] = x[d]
		}
		q := DomainBenchmark{Domain: id}
		q.Q1, q.Median, q.Q3 = quartiles(p.rubric, scores)
		b.Domains = append(b.Domains, q)
	}
	return &b
}

// Counts reports whether a school counts in a benchmark: it answered enough of its questions itself.
func (a Assessment) Counts() bool { return a.Own().enough() }

func (a Assessment) enough() bool {
	return a.Coverage.Known() && !a.Coverage.Less(a.Rubric.CoverageMinimum)
}

// Own is the assessment as the school's own answers give it: its levels, scores and verdicts without an adviser.
func (a Assessment) Own() Assessment {
	moderated := false
	own := slices.Clone(a.Indicators)
	for n, i := range own {
		if i.Moderated != nil {
			own[n].State, own[n].Level = i.OwnState, i.OwnLevel
			moderated = true
		}
	}
	if moderated {
		a.Indicators = own
		a.score()
	}
	return a
}

// quartiles are those of the values that are known: the median from MedianMinimum of them, the others from
// QuartileMinimum, since of fewer they would show a school's own score.
func quartiles(r *rubric.Rubric, values []Number) (q1, median, q3 Number) {
	var known []*big.Rat
	for _, n := range values {
		if n.Known() {
			known = append(known, n.Rat())
		}
	}
	slices.SortFunc(known, (*big.Rat).Cmp)
	if len(known) >= r.MedianMinimum {
		median = quantile(known, 2)
	}
	if len(known) >= r.QuartileMinimum {
		q1, q3 = quantile(known, 1), quantile(known, 3)
	}
	return q1, median, q3
}

// quantile is the k-th quartile of sorted values, by linear interpolation at (n−1)·k/4: type 7 of Hyndman and Fan,
// "Sample quantiles in statistical packages", The American Statistician 50(4), 1996; the same as QUARTILE.INC.
func quantile(sorted []*big.Rat, k int) Number {
	if len(sorted) == 0 {
		return NoNumber()
	}
	position := (len(sorted) - 1) * k
	low, rest := position/4, position%4
	out := new(big.Rat).Set(sorted[low])
	if rest > 0 {
		step := new(big.Rat).Sub(sorted[low+1], sorted[low])
		out.Add(out, step.Mul(step, big.NewRat(int64(rest), 4)))
	}
	return Exact(out)
}
