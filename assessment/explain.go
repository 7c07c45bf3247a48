package assessment

// BandEffect is by how many points (0–100) the band of the whole would narrow if this one open indicator were answered:
// 100·w ÷ Σw of all in scope. None for an indicator that is not open.
func (a *Assessment) BandEffect(id string) Number {
	i, ok := a.Indicator(id)
	if !ok || !i.State.Open() {
		return NoNumber()
	}
	weight := 0
	for _, x := range a.Indicators {
		if x.InScope() {
			weight += x.Indicator.Weight
		}
	}
	return Fraction(100*i.Indicator.Weight, weight)
}
