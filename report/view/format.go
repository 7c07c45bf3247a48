package view

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// Absent is shown where there is no value.
const Absent = "–"

// Percent shows a value of 0–100: floored to a whole per cent for people, to two decimals for workbooks. Floored, so
// that "85%" means at least 85.
func Percent(n assessment.Number, l lang.Lang) Number {
	if !n.Known() {
		return Number{Text: Absent, Precise: Absent}
	}
	r := n.Rat()
	cents := floor(r, 100)
	share, _ := new(big.Rat).Quo(r, big.NewRat(100, 1)).Float64()
	return Number{Known: true, Text: wholePercent(n), Cell: float64(cents.Int64()) / 100, Share: share,
		Precise: fixed(cents, 2, l)}
}

// wholePercent is what Percent shows to people.
func wholePercent(n assessment.Number) string { return floor(n.Rat(), 1).String() + "%" }

// PercentOfOne shows a share of 0–1, such as coverage, in the same way.
func PercentOfOne(n assessment.Number, l lang.Lang) Number {
	if !n.Known() {
		return Percent(n, l)
	}
	return Percent(assessment.Exact(new(big.Rat).Mul(n.Rat(), big.NewRat(100, 1))), l)
}

// floor is ⌊r·scale⌋.
func floor(r *big.Rat, scale int64) *big.Int {
	scaled := new(big.Int).Mul(r.Num(), big.NewInt(scale))
	return scaled.Div(scaled, r.Denom()) // Euclidean: rounds down, as the denominator is positive
}

// Signed shows a gain or difference with its sign and one decimal, rounded half away from zero: "+1,4", "0,0".
func Signed(n assessment.Number, l lang.Lang) string {
	if !n.Known() {
		return Absent
	}
	r := n.Rat()
	tenths := rounded(r, 10)
	if tenths.Sign() == 0 {
		return fixed(tenths, 1, l)
	}
	return [...]string{"−", "", "+"}[r.Sign()+1] + fixed(tenths, 1, l)
}

// oneDecimal shows a value with one decimal, floored.
func oneDecimal(r *big.Rat, l lang.Lang) string { return fixed(floor(r, 10), 1, l) }

// fixed writes a whole number of tenths or hundredths with the decimal mark of the language.
func fixed(n *big.Int, decimals int, l lang.Lang) string {
	digits, mark := fmt.Sprintf("%0*d", decimals+1, n), ","
	if l == lang.EN {
		mark = "."
	}
	at := len(digits) - decimals
	return digits[:at] + mark + digits[at:]
}

// Day shows a date: 2 november 2026, or 2 November 2026.
func Day(d assessment.Date, l lang.Lang) string {
	if d.IsZero() {
		return ""
	}
	return dayAndMonth(d.Time(), l) + " " + strconv.Itoa(d.Time().Year())
}

func dayAndMonth(t time.Time, l lang.Lang) string {
	month := t.Month().String()
	if l != lang.EN {
		month = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
			"oktober", "november", "december"}[t.Month()-1]
	}
	return strconv.Itoa(t.Day()) + " " + month
}

// joined puts the texts that are there behind each other.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), between)
}

// and joins words: "a", "a en b", "a, b en c".
func and(terms []string, l lang.Lang) string { return listed(terms, words.Text("report.and").In(l)) }

// or joins words: "a", "a of b", "a, b of c".
func or(terms []string, l lang.Lang) string { return listed(terms, words.Text("report.or").In(l)) }

func listed(terms []string, before string) string {
	last := max(len(terms)-1, 0)
	if last == 0 {
		return strings.Join(terms, "")
	}
	return strings.Join(terms[:last], ", ") + before + terms[last]
}
