package assessment

import (
	"math/big"
	"slices"

	"sggscan/rubric"
)

// Benchmark holds the quartiles of the schools of one sector and profile, the own school included.
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

// AddBenchmarks gives each assessment the quartiles of its sector and profile, where at least BenchmarkMinimum schools have enough coverage. The scores
// are the schools' own, without an adviser's levels.
func AddBenchmarks(all []Assessment) {
	type group struct {
		sector  rubric.Sector
		profile Profile
	}
	members := map[group][]Assessment{}
	for _, a := range all {
		if own := a.own(); own.Coverage.Known() && !own.Coverage.Less(a.Rubric.CoverageMinimum) {
			g := group{a.School.Sector, a.Profile}
			members[g] = append(members[g], own)
		}
	}
	found := map[group]*Benchmark{}
	for n := range all {
		a := &all[n]
		g := group{a.School.Sector, a.Profile}
		peers := members[g]
		if len(peers) < a.Rubric.BenchmarkMinimum {
			continue
		}
		if found[g] == nil {
			found[g] = benchmark(g.sector, peers)
		}
		a.Benchmark = found[g]
	}
}

func benchmark(sector rubric.Sector, peers []Assessment) *Benchmark {
	b := Benchmark{Sector: sector, N: len(peers)}
	b.Q1, b.Median, b.Q3 = quartiles(peers, func(p Assessment) Number { return p.Score })
	for d := range peers[0].Domains {
		q := DomainBenchmark{Domain: peers[0].Domains[d].Domain.ID}
		q.Q1, q.Median, q.Q3 = quartiles(peers, func(p Assessment) Number { return p.Domains[d].Score })
		b.Domains = append(b.Domains, q)
	}
	return &b
}

// own is the assessment as the school's own answers give it.
func (a Assessment) own() Assessment {
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

// quartiles are those of the peers that have the value.
func quartiles(peers []Assessment, value func(Assessment) Number) (q1, median, q3 Number) {
	var known []*big.Rat
	for _, p := range peers {
		if n := value(p); n.Known() {
			known = append(known, n.Rat())
		}
	}
	if len(known) < peers[0].Rubric.BenchmarkMinimum {
		return NoNumber(), NoNumber(), NoNumber() // fewer would show a school's own score
	}
	slices.SortFunc(known, (*big.Rat).Cmp)
	return quantile(known, 1), quantile(known, 2), quantile(known, 3)
}

// quantile is the k-th quartile of sorted values, by linear interpolation at (n−1)·k/4: type 7 of Hyndman and Fan, "Sample quantiles in statistical
// packages", The American Statistician 50(4), 1996; the same as QUARTILE.INC.
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
