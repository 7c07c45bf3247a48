package view

import (
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
)

// A report names each question of a finding once: in its sentence, or beside it.
func TestQuestionsThatASentenceDoesNotName(t *testing.T) {
	for _, c := range []struct {
		kind      assessment.FindingKind
		text      string
		ids, want string
	}{
		{assessment.Contradicts, "Bij V2, K2 en O10 staat niets.", "V2 K2 O10", ""},
		{assessment.Contradicts, "Bij O10 staat niets.", "O1 O10", "O1"},
		{assessment.EvidenceMissing, "Bij V2 staat niveau 2 of 3.", "V2", ""},
	} {
		f := assessment.Finding{Kind: c.kind, IDs: strings.Fields(c.ids)}
		if got := unnamed(f, c.text); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%q: %q, not %q", c.text, got, c.want)
		}
	}
}
