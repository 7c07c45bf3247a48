package assessment

import (
	"slices"

	"sggscan/internal/lists"
)

// Asked lists the indicators that a school was asked, in rubric order.
func (a *Assessment) Asked() []string {
	return lists.Map(a.Indicators, func(i IndicatorResult) string { return i.Indicator.ID })
}

// Shared lists the indicators that every one of the schools was asked, in rubric order: what schools of several sectors
// and profiles can be compared on.
func Shared(all [][]string) []string {
	if len(all) == 0 {
		return nil
	}
	asked := map[string]int{}
	for _, ids := range all {
		for _, id := range ids {
			asked[id]++
		}
	}
	var out []string
	for _, id := range all[0] {
		if asked[id] == len(all) {
			out = append(out, id)
		}
	}
	return out
}

// ScoreOn is the overall score on these indicators alone, made in the same way as that on all of them.
func (a *Assessment) ScoreOn(ids []string) Number {
	var some []IndicatorResult
	for _, i := range a.Indicators {
		if slices.Contains(ids, i.Indicator.ID) {
			some = append(some, i)
		}
	}
	return tallyOf(some, "").Score
}
