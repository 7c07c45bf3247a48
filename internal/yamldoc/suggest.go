package yamldoc

import (
	"strings"
)

// Nearest returns the candidate that looks most like the word, for "did you mean". It is false when none is near: more
// than two letters away, or more than half of a short word.
func Nearest(word string, candidates []string) (string, bool) {
	best, bestDistance := "", 3
	low := strings.ToLower(word)
	for _, c := range candidates {
		d := distance(low, strings.ToLower(c))
		if d < bestDistance && 2*d <= max(len([]rune(c)), 2) {
			best, bestDistance = c, d
		}
	}
	return best, best != ""
}

// distance is the number of letters to add, drop, change or swap with a neighbour (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if n := len(x) - len(y); n > 2 || n < -2 {
		return 3
	}
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(x)][len(y)]
}
