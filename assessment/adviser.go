package assessment

import (
	"cmp"
	"iter"
	"slices"

	"sggscan/rubric"
)

// From these numbers on a kappa says something: of fewer pairs, schools or levels it would hang on single answers.
const (
	KappaPairs   = 30
	KappaSchools = 5
	KappaLevels  = 3
)

// sharedBy is the number of schools from which anything is said of them together: of one it would be about that school.
const sharedBy = 2

// AdviserView is how the levels of an adviser lie beside those of the schools, over several schools together; it is
// never about one of them. A pair is a question that the adviser looked at and to which the school itself gave a level.
type AdviserView struct {
	AdviserPairs
	// Levels is the number of levels that the schools gave, looked at or not.
	Levels int
	// Kappa is Cohen's kappa with linear weights (at most 1): how far school and adviser agree more than two who each
	// spread their levels as they did, but by chance. It is known from 30 pairs, 5 schools and 3 levels. Source:
	// J. Cohen, "Weighted kappa", Psychological Bulletin 70(4), 1968.
	Kappa Number
	// Questions are those with pairs of several schools, on which they differ most first: by the mean distance, then
	// in rubric order. Single is the number of questions with a pair of one school only.
	Questions []AdviserQuestion
	Single    int
}

// AdviserPairs is what pairs come to together.
type AdviserPairs struct {
	Pairs, Schools int
	// Equal and Near are the numbers of pairs with the same level, and with levels at most one apart; the sums of what
	// the schools' levels are higher, and of how far the levels are apart, in steps.
	Equal, Near, higher, apart int
}

// MeanDifference is the mean of the school's level less the adviser's, in levels; none without pairs.
func (p AdviserPairs) MeanDifference() Number { return p.mean(p.higher) }

func (p AdviserPairs) mean(sum int) Number {
	if p.Pairs == 0 {
		return NoNumber()
	}
	return Fraction(sum, p.Pairs)
}

func (p *AdviserPairs) add(school, adviser rubric.Level) {
	difference := int(school) - int(adviser)
	apart := max(difference, -difference)
	p.Pairs++
	p.Equal += count(apart == 0)
	p.Near += count(apart <= 1)
	p.higher += difference
	p.apart += apart
}

// AdviserQuestion is one question over the schools.
type AdviserQuestion struct {
	Indicator *rubric.Indicator
	AdviserPairs
}

// CompareAdviser lays the levels of the adviser beside those of the schools; nil with pairs of fewer than two schools.
func CompareAdviser(all iter.Seq[Assessment]) *AdviserView {
	var v AdviserView
	var r *rubric.Rubric
	var schools, adviser [rubric.TopLevel + 1]int // how often each gave each level
	questions := map[string]*AdviserQuestion{}
	for a := range all {
		before := v.Pairs
		r = cmp.Or(r, a.Rubric)
		for _, i := range a.Indicators {
			v.Levels += count(i.OwnState == Answered)
			if !i.Seen || i.OwnState != Answered {
				continue
			}
			given := i.OwnLevel
			if i.Moderated != nil {
				given = i.Moderated.Level
			}
			q := questions[i.Indicator.ID]
			if q == nil {
				q = &AdviserQuestion{Indicator: i.Indicator}
				questions[i.Indicator.ID] = q
			}
			q.Schools++
			q.add(i.OwnLevel, given)
			v.add(i.OwnLevel, given)
			schools[i.OwnLevel]++
			adviser[given]++
		}
		v.Schools += count(v.Pairs > before)
	}
	if v.Schools < sharedBy {
		return nil
	}
	for _, i := range r.Indicators() {
		if q := questions[i.ID]; q != nil && q.Schools >= sharedBy {
			v.Questions = append(v.Questions, *q)
		} else {
			v.Single += count(q != nil)
		}
	}
	slices.SortStableFunc(v.Questions, func(x, y AdviserQuestion) int {
		return cmp.Compare(y.apart*x.Pairs, x.apart*y.Pairs)
	})
	used := 0
	for n := range schools {
		used += count(schools[n]+adviser[n] > 0)
	}
	if v.Pairs >= KappaPairs && v.Schools >= KappaSchools && used >= KappaLevels {
		v.Kappa = v.kappa(schools, adviser)
	}
	return &v
}

// kappa is 1 − n·Σ|a−b| ÷ Σ_ij |i−j|·A_i·B_j; with more than one level in use the divisor is never 0.
func (v AdviserView) kappa(schools, adviser [rubric.TopLevel + 1]int) Number {
	expected := 0
	for i, a := range schools {
		for j, b := range adviser {
			expected += max(i-j, j-i) * a * b
		}
	}
	return Fraction(expected-v.Pairs*v.apart, expected)
}
