package view

import (
	"iter"
	"math/big"

	"sggscan/assessment"
	"sggscan/internal/words"
)

// AdviserPairs says how the levels of an adviser lie beside those of the schools, over all schools together; it is
// never about one of them.
type AdviserPairs struct {
	// Sentences say what the figures come to, or why there are none yet.
	Sentences []string
	// Questions are those that were looked at in several schools, on which school and adviser differ most first.
	Questions []AdviserQuestion
}

// AdviserQuestion is one question over the schools. Difference is the mean of the school's level less the adviser's.
type AdviserQuestion struct {
	ID, Title, Domain string
	Schools           int
	Equal, Near       Number
	Difference        float64
}

// adviser lays the adviser's levels beside those of the schools.
func (c *comparer) adviser(all iter.Seq[assessment.Assessment]) *AdviserPairs {
	v := assessment.CompareAdviser(all)
	if v == nil {
		return &AdviserPairs{Sentences: []string{c.say("comparison.adviser_none")}}
	}
	share := func(n, of int) Number { return PercentOfOne(assessment.Fraction(n, of), c.Lang) }
	out := AdviserPairs{Sentences: []string{
		words.Count("comparison.adviser_looked", v.Schools, v.Pairs, v.Levels, share(v.Equal, v.Pairs).Text,
			share(v.Near, v.Pairs).Text).In(c.Lang), c.meanDifference(v.MeanDifference().Rat()), c.kappa(v.Kappa)}}
	if v.Single > 0 {
		out.Sentences = append(out.Sentences, words.Count("comparison.adviser_single", v.Single).In(c.Lang))
	}
	for _, q := range v.Questions {
		domain, _ := c.r.Domain(q.Indicator.Domain)
		out.Questions = append(out.Questions, AdviserQuestion{ID: q.Indicator.ID, Title: q.Indicator.Title.In(c.Lang),
			Domain: domain.Title.In(c.Lang), Schools: q.Schools, Equal: share(q.Equal, q.Pairs),
			Near: share(q.Near, q.Pairs), Difference: q.MeanDifference().Float()})
	}
	return &out
}

func (c *comparer) meanDifference(d *big.Rat) string {
	size := fixed(rounded(d, 10), 1, c.Lang)
	switch {
	case rounded(d, 10).Sign() == 0:
		return c.say("comparison.adviser_same")
	case d.Sign() > 0:
		return c.say("comparison.adviser_higher", size)
	}
	return c.say("comparison.adviser_lower", size)
}

func (c *comparer) kappa(k assessment.Number) string {
	if !k.Known() {
		return c.say("comparison.adviser_no_kappa", assessment.KappaPairs, assessment.KappaSchools,
			assessment.KappaLevels)
	}
	sign := ""
	if k.Rat().Sign() < 0 {
		sign = "−"
	}
	return c.say("comparison.adviser_kappa", sign+fixed(rounded(k.Rat(), 100), 2, c.Lang))
}

// rounded is the size of r·scale, half away from zero.
func rounded(r *big.Rat, scale int64) *big.Int {
	return floor(new(big.Rat).Add(new(big.Rat).Abs(r), big.NewRat(1, 2*scale)), scale)
}
