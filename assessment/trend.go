package assessment

import (
	"math/big"
	"slices"

	"sggscan/rubric"
)

// Change says how an indicator moved since the round before.
type Change string

// The changes. ChangeNew: not answered before. ChangeText: the meaning of the question changed in between, so the
// levels are not compared.
const (
	ChangeHigher Change = "higher"
	ChangeEqual  Change = "equal"
	ChangeLower  Change = "lower"
	ChangeNew    Change = "new"
	ChangeText   Change = "changed"
)

// Trend compares a round with the one before it, both scored anew on the indicators that were answered in both and
// whose meaning did not change.
type Trend struct {
	Round string // the round before
	// Common (0–1) is the number of compared indicators ÷ the number in scope now.
	Common               Number
	Score, PreviousScore Number
	Domains              []DomainTrend
	Indicators           []IndicatorTrend
	// Actions is what became of the plan of the round before, Checks how flags and legal duties were answered then.
	Actions FollowUp
	Checks  []CheckChange
	// Middles is 1 when the number of people went from odd to even, so that now the lower of two middles counts, −1
	// when it went from even to odd; else 0.
	Middles int
}

// DomainTrend is the score of a domain in both rounds, on the compared indicators; Common (0–1) is their share of those
// in scope of the domain now.
type DomainTrend struct {
	Domain               string
	Common               Number
	Score, PreviousScore Number
}

// IndicatorTrend is the level of an indicator in both rounds. Previous is known for all but new ones.
type IndicatorTrend struct {
	Indicator       string
	Level, Previous rubric.Level
	Change          Change
}

func trend(now Assessment, v, older voices, previous Round) *Trend {
	r := now.Rubric
	// The school's own answers of both rounds: an adviser's levels never touch the trend.
	current := v.results(now.School.Sector, now.Profile, Options{})
	old := Assessment{Rubric: r, Indicators: older.results(schoolOf(previous).Sector, older.profile(), Options{})}
	old.plan(previous.Plan)
	before := map[string]IndicatorResult{}
	for _, i := range old.Indicators {
		before[i.Indicator.ID] = i
	}
	oldest := ""
	for _, x := range previous.Responses {
		if oldest == "" || rubric.CompareVersions(x.RubricVersion, oldest) < 0 {
			oldest = x.RubricVersion
		}
	}
	t := Trend{Round: previous.ID}
	var common, commonBefore []IndicatorResult
	for _, i := range current {
		if i.State != Answered {
			continue
		}
		was, ok := before[i.Indicator.ID]
		it := IndicatorTrend{Indicator: i.Indicator.ID, Level: i.Level, Previous: was.Level}
		switch {
		case !ok || was.State != Answered:
			it.Change = ChangeNew
		case i.Indicator.Changed != "" && rubric.CompareVersions(i.Indicator.Changed, oldest) > 0:
			it.Change = ChangeText
		default:
			common, commonBefore = append(common, i), append(commonBefore, was)
			it.Change = ChangeEqual
			if i.Level > was.Level {
				it.Change = ChangeHigher
			} else if i.Level < was.Level {
				it.Change = ChangeLower
			}
		}
		t.Indicators = append(t.Indicators, it)
	}
	t.Common = share(len(common), tallyOf(current, "").InScope)
	for _, d := range r.Domains {
		x, y := tallyOf(common, d.ID), tallyOf(commonBefore, d.ID)
		inCommon := share(x.Answered, tallyOf(current, d.ID).InScope)
		t.Domains = append(t.Domains, DomainTrend{d.ID, inCommon, x.Score, y.Score})
	}
	t.Score, t.PreviousScore = tallyOf(common, "").Score, tallyOf(commonBefore, "").Score
	t.follow(old.Indicators, now.Indicators)
	t.Checks = older.checks(slices.Concat(now.Flags, now.Legal))
	t.Middles = middles(v.people(), older.people())
	return &t
}

// share is part ÷ whole; none of nothing.
func share(part, whole int) Number {
	if whole == 0 {
		return NoNumber()
	}
	return Fraction(part, whole)
}

// EnoughInCommon reports whether so large a share (0–1) of the questions is in common that people see the scores of
// both rounds: with less they would be about another list.
func EnoughInCommon(common Number) bool { return common.Known() && !common.Less(big.NewRat(4, 5)) }

// Moved says where a score went since the round before: 1 for a rise, −1 for a fall, 0 for neither, within the noise of
// the rubric, or when it cannot be told.
func (t *Trend) Moved(r *rubric.Rubric, p Profile) int {
	noise := r.TrendNoise.Full
	if p == Core {
		noise = r.TrendNoise.Core
	}
	difference := t.Score.Minus(t.PreviousScore)
	if !difference.Known() || !EnoughInCommon(t.Common) {
		return 0
	}
	if d := difference.Rat(); new(big.Rat).Abs(d).Cmp(noise) > 0 {
		return d.Sign()
	}
	return 0
}
