package rubric

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"sggscan/internal/lang"
	"sggscan/internal/problem"
)

// What was learned is read as it was written.
func TestLearnedIsReadAsWritten(t *testing.T) {
	x := Learned{Labels: []Label{{"blame", 30}, {"V1", -2}},
		Clues: map[string][]Points{"foto*": {{0, 12}, {1, -3}}, "^ <beeld>": {{1, 4}}, "#": {{0, -9}}}}
	const want = "!least\tblame 30, V1 -2\n#\tblame -9\n^ <beeld>\tV1 4\nfoto*\tblame 12, V1 -3\n"
	if x.String() != want {
		t.Errorf("written: %q", x)
	}
	var problems problem.List
	got := parseLearned("# by hand\n\n"+want, problem.Place{File: "nl.tsv"}, &problems)
	if !reflect.DeepEqual(got, x) || len(problems.All()) > 0 {
		t.Errorf("read: %v, %v", got, problems.All())
	}
}

// A file that is broken is told of with its line, and nothing of what stands behind it counts.
func TestLearnedTellsWhatIsWrong(t *testing.T) {
	for file, want := range map[string]string{
		"foto\tV1 3\n":                                  "nl.tsv:1: a line is a clue",
		"!least\tV1 3\n!least\tV1 3\n":                  "nl.tsv:2: a line is a clue",
		"!least\tV1 3\nfoto\tV1 3\nfoto\tV1 3\n":        "nl.tsv:3: a line is a clue",
		"!least\tV1 3\nfoto V1 3\n":                     "nl.tsv:2: a line is a clue",
		"!least\tV1 3\n\tV1 3\n":                        "nl.tsv:2: a line is a clue",
		"!least\tV1 3\nfoto\tV1\n":                      "nl.tsv:2: \"V1\" is no label",
		"!least\tV1 3\nfoto\tV1 3,5\n":                  "nl.tsv:2: \"V1 3,5\" is no label",
		"!least\tV1 3\nfoto\tV1 99999\n":                "nl.tsv:2: \"V1 99999\" is no label",
		"!least\tV1 3\nfoto\tV1 2\n\nbeeld\tV2 1, V1 2": "nl.tsv:4: label \"V2\" does not",
	} {
		var problems problem.List
		parseLearned(file, problem.Place{File: "nl.tsv"}, &problems)
		list := problems.All()
		if len(list) != 1 {
			t.Errorf("%q: %d problems", file, len(list))
			continue
		}
		if got := list[0].Place.String() + ": " + list[0].Text.In(lang.EN); !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s", file, got)
		}
	}
}

// A label of another rubric is told of: its points would count for nothing.
func TestLearnedOfAnotherRubric(t *testing.T) {
	l := loader{problems: &problem.List{}, rubric: &Rubric{Domains: []Domain{{Indicators: []Indicator{{ID: "V1"}}}}}}
	files := fstest.MapFS{"learned/nl.tsv": {Data: []byte("!least\tV1 3, Z9 4\n")}}
	if err := l.learned(files, "mine"); err != nil {
		t.Fatal(err)
	}
	list := l.problems.All()
	if len(list) != 1 || !strings.Contains(list[0].Text.In(lang.EN), `"Z9" is no indicator`) {
		t.Errorf("%v", list)
	}
	if got := l.rubric.Learned(lang.EN); len(got.Labels) > 0 {
		t.Errorf("of English nothing was learned: %v", got)
	}
}

func FuzzLearned(f *testing.F) {
	f.Add("!least\tV1 3\nfoto\tV1 2\n")
	f.Add("# x\n!least\tblame 3, V1 -9\n^ <beeld>\tblame -4\n")
	f.Fuzz(func(t *testing.T, data string) {
		var problems problem.List
		x := parseLearned(data, problem.Place{}, &problems)
		if len(problems.All()) > 0 {
			return
		}
		if again := parseLearned(x.String(), problem.Place{}, &problems); len(x.Labels) > 0 && !reflect.DeepEqual(again, x) {
			t.Errorf("%q: %v, then %v", data, x, again)
		}
	})
}
