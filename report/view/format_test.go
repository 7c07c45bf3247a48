package view

import (
	"math/big"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
)

func rat(s string) assessment.Number {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return assessment.NoNumber()
	}
	return assessment.Exact(r)
}

// A verdict on the short list says so.
func TestVerdictNamesTheShortList(t *testing.T) {
	for _, c := range []struct {
		verdict string
		profile assessment.Profile
		want    string
	}{{"Geborgd", assessment.Core, "Geborgd (korte lijst)"}, {"Geborgd", assessment.Full, "Geborgd"}, {"", assessment.Core, ""}} {
		if got := OfList(c.verdict, c.profile, lang.NL); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

// A percentage is floored: "85%" means at least 85.
func TestPercentIsFloored(t *testing.T) {
	for _, c := range []struct {
		value, text string
		cell        float64
		precise     string
	}{
		{"85", "85%", 85, "85,00"},
		{"84.999999", "84%", 84.99, "84,99"},
		{"0", "0%", 0, "0,00"},
		{"100", "100%", 100, "100,00"},
		{"175/3", "58%", 58.33, "58,33"}, // 58,3333…
		{"0.5", "0%", 0.5, "0,50"},
	} {
		got := Percent(rat(c.value), lang.NL)
		if got.Text != c.text || got.Cell != c.cell || got.Precise != c.precise || !got.Known {
			t.Errorf("Percent(%s) = %+v, want %s, %v, %s", c.value, got, c.text, c.cell, c.precise)
		}
	}
	if got := Percent(assessment.NoNumber(), lang.NL); got.Known || got.Text != "–" {
		t.Errorf("no value shows as %+v, want –", got)
	}
	if got := PercentOfOne(rat("26/43"), lang.NL); got.Text != "60%" { // 60,46…
		t.Errorf("26 of 43 shows as %s, want 60%%", got.Text)
	}
}

// A gain or difference has its sign and one decimal, rounded half away from zero.
func TestSigned(t *testing.T) {
	for _, c := range []struct{ value, nl, en string }{
		{"1.4", "+1,4", "+1.4"},
		{"1.35", "+1,4", "+1.4"},
		{"1.34", "+1,3", "+1.3"},
		{"-1.35", "−1,4", "−1.4"},
		{"-0.05", "−0,1", "−0.1"},
		{"0.04", "0,0", "0.0"},
		{"-0.04", "0,0", "0.0"},
		{"0", "0,0", "0.0"},
		{"12.25", "+12,3", "+12.3"},
	} {
		if got := Signed(rat(c.value), lang.NL); got != c.nl {
			t.Errorf("Signed(%s) = %s, want %s", c.value, got, c.nl)
		}
		if got := Signed(rat(c.value), lang.EN); got != c.en {
			t.Errorf("Signed(%s) = %s, want %s", c.value, got, c.en)
		}
	}
}

func TestDayAndSeries(t *testing.T) {
	d, _ := assessment.ParseDate("2026-03-01")
	if got := Day(d, lang.NL); got != "1 maart 2026" {
		t.Errorf("got %s", got)
	}
	if got := Day(d, lang.EN); got != "1 March 2026" {
		t.Errorf("got %s", got)
	}
	if got := Day(assessment.Date{}, lang.NL); got != "" {
		t.Errorf("no date shows as %q", got)
	}
	if got := and([]string{"a", "b", "c"}, lang.NL); got != "a, b en c" {
		t.Errorf("got %s", got)
	}
	if got := and([]string{"a"}, lang.NL); got != "a" {
		t.Errorf("got %s", got)
	}
}
