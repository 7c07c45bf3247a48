package learn

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/internal/svm"
	"sggscan/rubric"
)

// How it learns; the numbers were chosen on texts of writers that were left out.
const (
	cost         = 0.03 // of svm.Train
	fewestSeen   = 5    // a clue counts that so many sentences have
	fewestLabels = 8    // a label is learned that so many sentences have
	mostPoints   = 70   // that a clue gives to a label
	fewestPoints = 3    // a clue that would give fewer gives none
	parts        = 5    // the writers are left out in so many parts
)

// Found is how well a label is found in texts of writers that were left out.
type Found struct {
	Label                string
	Language             lang.Lang
	Right, Wrong, Missed int
}

// Learn learns of each language what its labelled texts tell: of each label the clues, and how many points a sentence
// needs. These are so many as bring precision and recall over all indicators, or over all kinds of wording, closest to
// what is asked of texts of writers of whom it learned nothing.
func Learn(r *rubric.Rubric, texts []Text) (map[lang.Lang]rubric.Learned, []Found, error) {
	all, err := sentences(r, texts)
	if err != nil {
		return nil, nil, err
	}
	out := map[lang.Lang]rubric.Learned{}
	var found []Found
	for _, l := range lang.All() {
		learned, f := learn(all[l], l)
		found = append(found, f...)
		out[l] = learned
	}
	return out, found, nil
}

// sentence is one of a labelled text.
type sentence struct {
	writer string
	clues  []string
	labels []string
}

func sentences(r *rubric.Rubric, texts []Text) (map[lang.Lang][]sentence, error) {
	out := map[lang.Lang][]sentence{}
	checkers := map[rubric.Sector]*policy.Checker{}
	for _, t := range texts {
		c := checkers[t.Sector]
		if c == nil {
			var err error
			if c, err = policy.NewChecker(r, t.Sector); err != nil {
				return nil, err
			}
			checkers[t.Sector] = c
		}
		for _, s := range c.Sentences(t.Document) {
			n, ok := t.Line(s.Text)
			if !ok {
				return nil, fmt.Errorf("%s: another sentence was made: %q", t.Path, s.Text)
			}
			out[s.Language] = append(out[s.Language], sentence{t.Writer(), s.Clues, t.Lines[n].Labels})
		}
	}
	return out, nil
}

// weight is how much a clue of a kind counts before anything is learned: what many sentences have by chance, such as
// the parts of words, less than words.
func weight(clue string) float64 {
	switch {
	case strings.HasPrefix(clue, "^"):
		return 0.25
	case strings.Contains(clue, " + "):
		return 0.4
	case strings.HasPrefix(clue, "<"):
		return 0.6
	case strings.Contains(clue, "*"):
		return 0.5
	case strings.Contains(clue, " "):
		return 0.7
	}
	return 1
}

func learn(all []sentence, l lang.Lang) (rubric.Learned, []Found) {
	clues, examples := numbered(all)
	own := make([]svm.Example, len(examples)) // wording is of the sentence itself: what stands above is no clue to it
	for n, x := range examples {
		own[n] = slices.DeleteFunc(slices.Clone(x), func(f svm.Feature) bool { return strings.HasPrefix(clues[f.ID], "^") })
	}
	counts := map[string]int{}
	var writers []string
	for _, s := range all {
		writers = append(writers, s.writer)
		for _, label := range s.labels {
			counts[label]++
		}
	}
	slices.Sort(writers)
	writers = slices.Compact(writers)
	part := make([]int, len(all))
	for n, s := range all {
		part[n] = slices.Index(writers, s.writer) % parts
	}
	var labels []string
	for label, n := range counts {
		if n >= fewestLabels {
			labels = append(labels, label)
		}
	}
	slices.Sort(labels)
	models := make([]model, len(labels))
	var wait sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for n, label := range labels {
		free <- struct{}{}
		wait.Go(func() {
			defer func() { <-free }()
			holds := make([]bool, len(all))
			for k, s := range all {
				holds[k] = slices.Contains(s.labels, label)
			}
			x := examples
			if strings.HasPrefix(label, "!") {
				x = own
			}
			models[n] = one(label, clues, x, holds, part)
		})
	}
	wait.Wait()
	out := rubric.Learned{Clues: map[string][]rubric.Points{}}
	var found []Found
	for _, wording := range []bool{true, false} {
		list := slices.DeleteFunc(slices.Clone(models), func(m model) bool { return m.wording() != wording })
		least := threshold(list, asked(wording))
		for _, m := range list {
			m.writeTo(&out, clues, least)
			found = append(found, m.found(least, l))
		}
	}
	return out, found
}

// numbered gives each clue that is seen often enough a number, and each sentence its clues by number.
func numbered(all []sentence) (clues []string, examples []svm.Example) {
	seen := map[string]int{}
	for _, s := range all {
		for _, c := range s.clues {
			seen[c]++
		}
	}
	for c, n := range seen {
		if n >= fewestSeen {
			clues = append(clues, c)
		}
	}
	slices.Sort(clues)
	number := map[string]int{}
	for n, c := range clues {
		number[c] = n
	}
	for _, s := range all {
		var x svm.Example
		for _, c := range s.clues {
			if n, ok := number[c]; ok {
				x = append(x, svm.Feature{ID: n, Value: weight(c)})
			}
		}
		examples = append(examples, x)
	}
	return clues, examples
}

// model is what was learned of a label, and the scores of the sentences by what was learned of other writers.
type model struct {
	label   string
	weights []float64
	bias    float64
	holds   []bool
	scores  []float64
}

// wording reports whether the label is a kind of wording.
func (m model) wording() bool { return strings.HasPrefix(m.label, "!") }

// one learns a label.
func one(label string, clues []string, examples []svm.Example, holds []bool, part []int) model {
	out := model{label: label, holds: holds, scores: make([]float64, len(examples))}
	for p := range parts {
		var x []svm.Example
		var h []bool
		for k := range examples {
			if part[k] != p {
				x, h = append(x, examples[k]), append(h, holds[k])
			}
		}
		weights, bias := train(x, h, clues)
		for k := range examples {
			if part[k] == p {
				out.scores[k] = svm.Score(examples[k], weights) + bias
			}
		}
	}
	out.weights, out.bias = train(examples, holds, clues)
	return out
}

// train learns the weights of clues, in whole points: the strongest clue gives mostPoints.
func train(examples []svm.Example, holds []bool, clues []string) (weights []float64, bias float64) {
	weights, bias = svm.Train(examples, holds, len(clues), cost)
	unit := point(weights, clues)
	for n, w := range weights {
		p := math.Round(w * weight(clues[n]) / unit)
		if math.Abs(p) < fewestPoints {
			p = 0
		}
		weights[n] = p * unit / weight(clues[n])
	}
	return weights, bias
}

// point is what one point is of a score.
func point(weights []float64, clues []string) float64 {
	strongest := 0.0
	for n, w := range weights {
		strongest = max(strongest, math.Abs(w*weight(clues[n])))
	}
	return strongest / mostPoints
}

// writeTo adds a label to what was learned, which holds from a score.
func (m model) writeTo(out *rubric.Learned, clues []string, least float64) {
	unit := point(m.weights, clues)
	for n, w := range m.weights {
		if p := int16(math.Round(w * weight(clues[n]) / unit)); p != 0 {
			out.Clues[clues[n]] = append(out.Clues[clues[n]], rubric.Points{Label: int16(len(out.Labels)), Points: p})
		}
	}
	out.Labels = append(out.Labels,
		rubric.Label{ID: strings.TrimPrefix(m.label, "!"), Least: int(math.Ceil((least - m.bias) / unit))})
}

func (m model) found(least float64, l lang.Lang) Found {
	out := Found{Label: m.label, Language: l}
	for n, holds := range m.holds {
		switch is := m.scores[n] >= least; {
		case holds && is:
			out.Right++
		case holds:
			out.Missed++
		case is:
			out.Wrong++
		}
	}
	return out
}

// aim is the precision and the recall that is asked.
type aim struct{ precision, recall float64 }

// asked is 0.9 and 0.8 for wording, 0.7 and 0.85 for indicators, but with precision somewhat higher and recall lower:
// in whole texts recall comes out higher than in the lists of sentences that were written to look alike.
func asked(wording bool) aim {
	if wording {
		return aim{0.95, 0.75}
	}
	return aim{0.72, 0.83}
}

// threshold is the score from which labels hold, so that the lower of precision and recall over them all, each as a
// share of what is asked, is as high as can be.
func threshold(list []model, a aim) float64 {
	type scored struct {
		score float64
		holds bool
	}
	var all []scored
	positives := 0
	for _, m := range list {
		for n, s := range m.scores {
			all = append(all, scored{s, m.holds[n]})
			if m.holds[n] {
				positives++
			}
		}
	}
	slices.SortFunc(all, func(x, y scored) int { return cmp.Compare(y.score, x.score) })
	best, least, right := -1.0, 0.0, 0
	for n, x := range all {
		if x.holds {
			right++
		}
		if n+1 < len(all) && all[n+1].score == x.score {
			continue
		}
		reached := min(float64(right)/float64(n+1)/a.precision, float64(right)/float64(positives)/a.recall)
		if reached > best {
			best, least = reached, x.score
		}
	}
	return least
}
