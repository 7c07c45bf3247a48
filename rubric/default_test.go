package rubric_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/rubric"
)

func load(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The numbers are those of the advice article as the project splits it: 76 principles in 43 indicators in 8 domains, 7 flags, 5 legal questions.
func TestDefaultIsComplete(t *testing.T) {
	r := load(t)
	if got := len(r.Domains); got != 8 {
		t.Errorf("%d domains, want 8", got)
	}
	if got := len(r.Indicators()); got != 43 {
		t.Errorf("%d indicators, want 43", got)
	}
	homes := map[string][]string{}
	for _, i := range r.Indicators() {
		for _, p := range i.Principles {
			homes[p] = append(homes[p], i.ID)
		}
	}
	if len(r.Principles) != 76 {
		t.Errorf("%d principles, want 76", len(r.Principles))
	}
	for n := 1; n <= 76; n++ {
		id := fmt.Sprintf("P%02d", n)
		if len(homes[id]) != 1 {
			t.Errorf("principle %s belongs to %v, want exactly one indicator", id, homes[id])
		}
	}
	var flags, legal []string
	for _, c := range r.Checks {
		if c.Kind == rubric.Flag {
			flags = append(flags, c.ID)
		} else {
			legal = append(legal, c.ID)
		}
	}
	if got := strings.Join(flags, " "); got != "R1 R2 R3 R4 R5 R6 R7" {
		t.Errorf("flags %s", got)
	}
	if got := strings.Join(legal, " "); got != "X1 X2 X3 X4 X5" {
		t.Errorf("legal checks %s", got)
	}
}

func TestDefaultHardCritical(t *testing.T) {
	var hard []string
	for _, i := range load(t).Indicators() {
		if i.Critical == rubric.Hard {
			hard = append(hard, i.ID)
			if i.Weight != 2 {
				t.Errorf("%s has weight %d, want 2", i.ID, i.Weight)
			}
		}
	}
	slices.Sort(hard)
	if got := strings.Join(hard, " "); got != "G1 G3 S2 S4 V3" {
		t.Errorf("hard-critical are %s, want G1 G3 S2 S4 V3", got)
	}
}

// Every indicator has all its Dutch texts, for every sector in which it is asked.
func TestDefaultDutchTexts(t *testing.T) {
	r := load(t)
	for _, i := range r.Indicators() {
		if i.Title.NL == "" || len(i.Ask) == 0 {
			t.Errorf("%s lacks a title or whom to ask", i.ID)
		}
		for _, s := range i.Sectors {
			texts := i.For(s)
			if texts.Question.NL == "" || texts.Why.NL == "" || len(texts.Levels) != 4 || len(texts.Evidence) != 3 || len(texts.Steps) != 3 {
				t.Errorf("%s in %s lacks texts: %d levels, %d evidence, %d steps", i.ID, s, len(texts.Levels), len(texts.Evidence), len(texts.Steps))
			}
			for _, list := range [][]string{nl(texts.Levels), nl(texts.Evidence), nl(texts.Steps)} {
				if slices.Contains(list, "") {
					t.Errorf("%s in %s has an empty Dutch text", i.ID, s)
				}
			}
		}
	}
}

// The JSON form has every text as {nl, en} and all keys of the contract.
func TestDefaultJSON(t *testing.T) {
	data, err := load(t).JSON()
	if err != nil {
		t.Fatal(err)
	}
	var top map[string]any
	if err := json.Unmarshal(data, &top); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"id", "version", "title", "source", "levels", "target", "coverage_minimum", "verdicts", "evidence_months", "agreement_minimum",
		"role_minimum", "quote_minimum", "median_minimum", "quartile_minimum", "trend_noise", "respondent_roles", "domains", "checks", "principles", "resources", "contradictions"} {
		if _, ok := top[key]; !ok {
			t.Errorf("key %q is missing", key)
		}
	}
	title, ok := top["title"].(map[string]any)
	if !ok || title["nl"] != "Omgaan met ongewenste sexting op school" {
		t.Errorf("title is %v", top["title"])
	}
}

func nl(texts []lang.Text) []string {
	out := make([]string, len(texts))
	for n, t := range texts {
		out[n] = t.NL
	}
	return out
}
