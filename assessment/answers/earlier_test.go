package answers

import (
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// A form that was made with an earlier version of the rubric is still read: its questions as headings, whole or behind a
// number, and the texts of its levels as options.
func TestEarlierWordingsAreRead(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	qs, w := newQuestions(r), newVocabulary(r)
	headings, options := 0, 0
	for _, x := range r.Earlier() {
		for id, wording := range x.Wordings {
			for _, asked := range wording.Asked {
				for n, heading := range []string{id + " – " + asked, asked, "7. " + asked} {
					h, ok := qs.heading(heading)
					if !ok || h.question.id != id || h.field != FieldAnswer || n > 0 && h.version != x.Version {
						t.Errorf("%s, version %s: %q is not read as its question", id, x.Version, heading)
					}
				}
				headings++
			}
			i, found := r.Indicator(id)
			if !found {
				continue
			}
			for n, texts := range wording.Levels {
				for _, text := range texts {
					state, level, _, ok := w.level(i, text)
					if !ok || state != assessment.Answered || level != rubric.Level(n) {
						t.Errorf("%s, version %s: %q is read as %v %d %t, want level %d", id, x.Version, text, state, level, ok, n)
					}
					options++
				}
			}
		}
	}
	if headings < 50 || options < 300 {
		t.Errorf("%d headings and %d options were tried", headings, options)
	}
}
