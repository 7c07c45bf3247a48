package yamldoc_test

import (
	"testing"

	"sggscan/internal/yamldoc"
)

// Two letters that changed into two others are near, with capitals and swaps too; three are not.
func TestNearest(t *testing.T) {
	for _, x := range []struct {
		word, candidate string
		near            bool
	}{
		{"xbcdey", "abcdef", true}, {"ABCDEF", "abcdef", true}, {"bacdfe", "abcdef", true}, {"abcd", "abcdef", true},
		{"évidence", "evidence", true}, {"xbzdey", "abcdef", false}, {"abc", "abcdef", false}, {"xy", "ab", false},
	} {
		if near, ok := yamldoc.Nearest(x.word, []string{x.candidate}); ok != x.near || ok && near != x.candidate {
			t.Errorf("%s for %s: %q, %v", x.candidate, x.word, near, ok)
		}
	}
}
