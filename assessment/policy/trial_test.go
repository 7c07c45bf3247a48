package policy_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment/policy"
	"sggscan/rubric"
)

// labelled is a sentence of a trial text: what a reader says of it, and what the program says.
type labelled struct {
	file, text string
	want, got  map[string]bool // ids of indicators, and "!" before kinds of wording
}

// trial reads the invented texts of a folder of testdata/policy and checks them. In them a sentence (or two) stands on a line, with behind
// it between braces the indicators that it speaks of and, behind "!", the kinds of its wording. An empty line ends a paragraph,
// "- " is an item of a list and "== " a heading.
func trial(t *testing.T, folder string) []labelled {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../testdata/policy/" + folder + "/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	var out []labelled
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, body, _ := strings.Cut(string(data), "\n")
		sector, _, _ := strings.Cut(strings.TrimPrefix(head, "# "), ",")
		checker, err := policy.NewChecker(r, rubric.Sector(sector))
		if err != nil {
			t.Fatal(err)
		}
		doc, sentences := parse(t, file, body)
		result := checker.Check(doc)
		mark := func(f policy.Found, label string) {
			n := slices.IndexFunc(sentences, func(s labelled) bool { return strings.Contains(s.text, f.Sentence) })
			if n < 0 {
				t.Errorf("%s: another sentence was made: %q", file, f.Sentence)
				return
			}
			sentences[n].got[label] = true
		}
		for _, w := range result.Wording {
			mark(w.Found, "!"+w.Rule.Kind)
		}
		for _, i := range result.Indicators {
			for _, f := range i.Found {
				mark(f, i.Indicator.ID)
			}
		}
		out = append(out, sentences...)
	}
	return out
}

func parse(t *testing.T, file, body string) (policy.Document, []labelled) {
	t.Helper()
	doc := policy.Document{Path: file}
	var sentences []labelled
	begin := true
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line == "" {
			begin = true
			continue
		}
		var p policy.Paragraph
		line, p.Item = strings.CutPrefix(line, "- ")
		line, p.Heading = strings.CutPrefix(line, "== ")
		text, labels, _ := strings.Cut(line, "{")
		text = strings.TrimSpace(text)
		s := labelled{filepath.Base(file), text, map[string]bool{}, map[string]bool{}}
		for _, label := range strings.Fields(strings.TrimSuffix(labels, "}")) {
			s.want[label] = true
		}
		sentences = append(sentences, s)
		n := len(doc.Paragraphs)
		if begin || p.Item || p.Heading || doc.Paragraphs[n-1].Item {
			p.Paragraph, p.Text = n+1, text
			doc.Paragraphs = append(doc.Paragraphs, p)
		} else {
			doc.Paragraphs[n-1].Text += " " + text
		}
		begin = p.Heading
	}
	return doc, sentences
}

// tally counts what was found: rightly, wrongly, and what was missed.
type tally struct{ right, wrong, missed int }

func (t tally) precision() float64 { return share(t.right, t.right+t.wrong) }
func (t tally) recall() float64    { return share(t.right, t.right+t.missed) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// tallies counts by label, and for "!" and "" over all kinds and all indicators.
func tallies(list []labelled) map[string]tally {
	out := map[string]tally{}
	add := func(label string, x tally) {
		for _, key := range []string{label, label[:min(1, strings.Count(label, "!"))]} {
			sum := out[key]
			out[key] = tally{sum.right + x.right, sum.wrong + x.wrong, sum.missed + x.missed}
		}
	}
	for _, s := range list {
		for label := range s.want {
			if s.got[label] {
				add(label, tally{right: 1})
			} else {
				add(label, tally{missed: 1})
			}
		}
		for label := range s.got {
			if !s.want[label] {
				add(label, tally{wrong: 1})
			}
		}
	}
	return out
}

// The rules find what readers find in texts of schools: of wording nine in ten of what is found is right and eight in ten are found;
// of each indicator that four sentences or more speak of, seven in ten are right and 85% are found. With POLICY=1, as make policy
// does, the figures are printed, with POLICY=2 what differs too. What stands in heldout was written apart from the rules, but by
// the same hand; what stands in others and later by another, who knew no rule: docs/promises.md has what the rules found in later
// before they knew it.
func TestTrial(t *testing.T) {
	tuned, heldout, others := trial(t, "tuned"), trial(t, "heldout"), trial(t, "others")
	later := trial(t, "later")
	all := slices.Concat(tuned, heldout, others, later)
	show("tuned", tuned)
	show("heldout", heldout)
	show("others", others)
	show("later", later)
	show("all", all)
	if files, err := filepath.Glob("../../testdata/policy/*/*-*.txt"); err != nil || len(files) < 93 {
		t.Errorf("%d texts, %v", len(files), err)
	}
	for name, list := range map[string][]labelled{"heldout": heldout, "others": others, "later": later, "all": all} {
		for label, c := range tallies(list) {
			leastRight, leastFound := 0.7, 0.85
			switch {
			case label == "!":
				leastRight, leastFound = 0.9, 0.8
			case strings.HasPrefix(label, "!"):
				leastRight, leastFound = 0.75, 0.6 // of one kind there are few
			case label != "" && (name != "all" || c.right+c.missed < 4):
				continue
			}
			if c.precision() < leastRight || c.recall() < leastFound {
				t.Errorf("%s, %s: precision %.2f, recall %.2f", name, cmp.Or(label, "terms"), c.precision(), c.recall())
			}
		}
	}
}

func show(name string, list []labelled) {
	counts := tallies(list)
	if os.Getenv("POLICY") == "" {
		return
	}
	keys := slices.SortedFunc(func(yield func(string) bool) {
		for k := range counts {
			if !yield(k) {
				return
			}
		}
	}, func(a, b string) int { return cmp.Compare(a, b) })
	fmt.Printf("== %s: %d sentences\n", name, len(list))
	for _, k := range keys {
		c := counts[k]
		fmt.Printf("%-10s precision %.2f recall %.2f (%d right, %d wrong, %d missed)\n", cmp.Or(k, "terms"), c.precision(), c.recall(),
			c.right, c.wrong, c.missed)
	}
	if os.Getenv("POLICY") != "2" {
		return
	}
	for _, s := range list {
		for label := range s.want {
			if !s.got[label] {
				fmt.Printf("- %s %s: %s\n", label, s.file, s.text)
			}
		}
		for label := range s.got {
			if !s.want[label] {
				fmt.Printf("+ %s %s: %s\n", label, s.file, s.text)
			}
		}
	}
}
