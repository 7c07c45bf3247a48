//go:build !js

package main

import (
	"bytes"
	"testing"
)

// What is packed can be read back, and holds nothing that a page would change or end at.
func TestSevenBits(t *testing.T) {
	var all []byte
	for n := range 1000 {
		all = append(all, byte(n*n/7))
	}
	for n := range len(all) {
		text := sevenBits(all[:n])
		if bytes.ContainsAny(text, "\x00\r<") {
			t.Fatalf("%d bytes: a sign that a page changes", n)
		}
		if got := unpacked(text, n); !bytes.Equal(got, all[:n]) {
			t.Fatalf("%d bytes come back as others", n)
		}
	}
	if got := string(sevenBits([]byte("<"))); got != "\x1e¡" { // 00111100 is 0011110 and 0, filled up
		t.Errorf("%q", got)
	}
}

// unpacked is what the page makes of it.
func unpacked(text []byte, n int) []byte {
	signs := map[rune]int{'¡': 0, '¢': '\r', '£': '<'}
	var out []byte
	value, bits := 0, 0
	for _, r := range string(text) {
		c, ok := signs[r]
		if !ok {
			c = int(r)
		}
		if value, bits = value<<7|c, bits+7; bits >= 8 {
			bits -= 8
			out = append(out, byte(value>>bits))
			value &= 1<<bits - 1
		}
	}
	return out[:n]
}
