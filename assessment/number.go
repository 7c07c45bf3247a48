package assessment

import (
	"encoding/json"
	"math/big"
)

// Number is an exact value, or none: a score of nothing is no 0. Scores run from 0 to 100; coverage, common share and
// agreement from 0 to 1.
type Number struct {
	rat *big.Rat
}

// NoNumber is the absent value.
func NoNumber() Number { return Number{} }

// Exact is a known value.
func Exact(r *big.Rat) Number { return Number{rat: r} }

// Fraction is the known value a/b.
func Fraction(a, b int) Number { return Number{rat: big.NewRat(int64(a), int64(b))} }

// Known reports whether there is a value.
func (n Number) Known() bool { return n.rat != nil }

// Rat is a copy of the exact value; 0 for none, so ask Known first.
func (n Number) Rat() *big.Rat {
	out := new(big.Rat)
	if n.rat != nil {
		out.Set(n.rat)
	}
	return out
}

// Float is the nearest float64; 0 for none, so ask Known first.
func (n Number) Float() float64 {
	f, _ := n.Rat().Float64()
	return f
}

// Less reports whether the value is known and below the bound.
func (n Number) Less(bound *big.Rat) bool { return n.rat != nil && n.rat.Cmp(bound) < 0 }

// Minus is the difference of two known values, or none.
func (n Number) Minus(m Number) Number {
	if !n.Known() || !m.Known() {
		return Number{}
	}
	return Exact(new(big.Rat).Sub(n.rat, m.rat))
}

// Hundredths is the value rounded half up to two decimals, as every output shows an agreement over several questions:
// more of it could tell that of one.
func (n Number) Hundredths() Number {
	if !n.Known() {
		return n
	}
	hundredths := new(big.Rat).Add(new(big.Rat).Mul(n.rat, big.NewRat(100, 1)), big.NewRat(1, 2))
	whole := new(big.Int).Div(hundredths.Num(), hundredths.Denom())
	return Exact(new(big.Rat).SetFrac(whole, big.NewInt(100)))
}

// MarshalJSON writes the unrounded value, or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(n.Float())
}
