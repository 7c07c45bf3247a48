package assessment

import "slices"

// Shared lists the indicators that every one of the schools was asked, in rubric order: what schools of several sectors
// and profiles can be compared on.
func Shared(all []Assessment) []string {
	if len(all) == 0 {
		return nil
	}
	asked := map[string]int{}
	for _, a := range all {
		for _, i := range a.Indicators {
			asked[i.Indicator.ID]++
		}
	}
	var out []string
	for _, i := range all[0].Indicators {
		if asked[i.Indicator.ID] == len(all) {
			out = append(out, i.Indicator.ID)
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
