package assessment

import (
	"sggscan/rubric"
)

// Change says how an indicator moved since the round before.
type Change string

// The changes. ChangeNew: not answered before. ChangeText: the meaning of the question changed in between, so the levels are not compared.
const (
	ChangeHigher Change = "higher"
	ChangeEqual  Change = "equal"
	ChangeLower  Change = "lower"
	ChangeNew    Change = "new"
	ChangeText   Change = "changed"
)

// Trend compares a round with the one before it, both scored anew on the indicators that were answered in both and whose meaning did not change.
type Trend struct {
	Round string // the round before
	// Common (0–1) is the number of compared indicators ÷ the number in scope now.
	Common               Number
	Score, PreviousScore Number
	Domains              []DomainTrend
	Indicators           []IndicatorTrend
}

// DomainTrend is the score of a domain in both rounds, on the compared indicators.
type DomainTrend struct {
	Domain               string
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
	current := v.results(now.School.Sector, now.Profile, nil)
	before := map[string]IndicatorResult{}
	for _, i := range older.results(schoolOf(previous).Sector, older.profile(), nil) {
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
	inScope := 0
	for _, i := range current {
		if i.InScope() {
			inScope++
		}
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
	if inScope > 0 {
		t.Common = Fraction(len(common), inScope)
	}
	var nowDomains, thenDomains []DomainResult
	for _, d := range r.Domains {
		x, y := tally(d.ID, common), tally(d.ID, commonBefore)
		nowDomains, thenDomains = append(nowDomains, DomainResult{d, x}), append(thenDomains, DomainResult{d, y})
		t.Domains = append(t.Domains, DomainTrend{d.ID, x.Score, y.Score})
	}
	t.Score, t.PreviousScore = overall(nowDomains).Score, overall(thenDomains).Score
	return &t
}
