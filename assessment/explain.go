package assessment

// BandEffect is by how many points (0–100) the band of the whole would narrow if this one open indicator were answered:
// 100·w ÷ Σw of its domain, times the share of the domain in the whole. None for an indicator that is not open.
func (a *Assessment) BandEffect(id string) Number {
	i, ok := a.Indicator(id)
	if !ok || !i.State.Open() {
		return NoNumber()
	}
	scope, weights, own := 0, 0, 0
	for _, x := range a.Indicators {
		if x.Indicator.Domain == i.Indicator.Domain && x.InScope() {
			scope += x.Indicator.Weight
		}
	}
	for _, d := range a.Domains {
		if d.Lower.Known() {
			weights += d.Domain.Weight
		}
		if d.Domain.ID == i.Indicator.Domain {
			own = d.Domain.Weight
		}
	}
	return Fraction(100*i.Indicator.Weight*own, scope*weights)
}
