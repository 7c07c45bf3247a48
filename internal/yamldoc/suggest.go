package yamldoc

import (
	"math/bits"
	"strings"
	"unicode"
)

// Nearest returns the candidate that looks most like the word, for "did you mean". It is false when none is near: more
// than two letters away, or more than half of a short word.
func Nearest(word string, candidates []string) (string, bool) {
	best, bestDistance := "", 3
	low := []rune(strings.ToLower(word))
	has := kinds(word)
	for _, c := range candidates {
		if n := len(c) - len(word); n > 8 || n < -8 { // in bytes, so more than two letters
			continue
		}
		if bits.OnesCount64(has^kinds(c)) > 4 { // to change a letter can take one kind and bring another
			continue
		}
		letters := []rune(strings.ToLower(c))
		if d := distance(low, letters); d < bestDistance && 2*d <= max(len(letters), 2) {
			best, bestDistance = c, d
		}
	}
	return best, best != ""
}

// kinds has a bit for each kind of letter in a word, large or small; some kinds share one.
func kinds(word string) uint64 {
	var out uint64
	for _, r := range word {
		out |= 1 << (unicode.ToLower(r) % 64)
	}
	return out
}

// distance is the number of letters to add, drop, change or swap with a neighbour (optimal string alignment); 3 for
// more than 2.
func distance(x, y []rune) int {
	if n := len(x) - len(y); n > 2 || n < -2 {
		return 3
	}
	width := len(y) + 1
	cells := make([]int, (len(x)+1)*width)
	for j := range width {
		cells[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row, above := cells[i*width:][:width], cells[(i-1)*width:][:width]
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			d := above[j-1]
			if x[i-1] != y[j-1] {
				d = 1 + min(d, above[j], row[j-1])
			}
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, cells[(i-2)*width+j-2]+1)
			}
			row[j], least = d, min(least, d)
		}
		if least > 3 {
			return 3 // it never falls again by more than a swap saves
		}
	}
	return min(3, cells[len(cells)-1])
}
