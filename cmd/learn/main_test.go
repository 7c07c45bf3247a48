package main

import (
	"os"
	"strings"
	"testing"

	"sggscan/assessment/policy/learn"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// What the program goes by was learned from the texts that are there.
func TestLearnedIsOfTheseTexts(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	sum, err := learn.Sum(r, os.DirFS("../../testdata/policy/learned"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.All() {
		data, err := os.ReadFile("../../rubric/sexting/" + rubric.LearnedFile(l))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), header(sum)) {
			t.Errorf("%s is of other texts or sets: run make learn", rubric.LearnedFile(l))
		}
	}
}
