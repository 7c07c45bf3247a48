package policy

import (
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/phrase"
	"sggscan/rubric"
)

// What a sentence offers to what was learned is its clues. They are written like this:
//
//	foto         a word
//	foto* *foto  how a word begins or ends, in four to seven letters
//	niet delen   two words, one behind the other
//	<beeld>      a set of the rubric
//	<a> + <b>    two sets, both in the sentence
//	^ foto       a word, or a set, of what tells what the sentence is about: the heading above it, the one before it
//	#            the sentence is a heading
const (
	clueAbove   = "^ "
	clueHeading = "#"
	clueBoth    = " + "

	shortestPart, longestPart = 4, 7
)

// clues gives each clue of a sentence, some more than once; what it gives holds until the next.
func (f *finder) clues(x saidAt, give func(clue []byte)) {
	buffer := make([]byte, 0, 64)
	say := func(parts ...string) {
		buffer = buffer[:0]
		for _, p := range parts {
			buffer = append(buffer, p...)
		}
		give(buffer)
	}
	for n, w := range x.Words {
		say(w.Text)
		for k := shortestPart; k <= min(longestPart, len(w.Text)-1); k++ {
			say(w.Text[:k], "*")
			say("*", w.Text[len(w.Text)-k:])
		}
		if n > 0 {
			say(x.Words[n-1].Text, " ", w.Text)
		}
	}
	sets := f.setsIn(x.Sentence)
	for n, a := range sets {
		say(a)
		for _, b := range sets[n+1:] {
			say(a, clueBoth, b)
		}
	}
	for _, about := range x.About {
		for _, w := range about.Words {
			say(clueAbove, w.Text)
		}
		for _, a := range f.setsIn(about) {
			say(clueAbove, a)
		}
	}
	if x.in.Heading || heads(x.in) {
		say(clueHeading)
	}
}

// setsIn are the names of the sets that stand in a sentence, in the order of the rubric.
func (f *finder) setsIn(s *phrase.Sentence) []string {
	if list, known := f.known[s]; known {
		return list
	}
	var out []string
	for _, x := range f.sets {
		if anyIn(x.all, s) {
			out = append(out, x.name)
		}
	}
	if len(f.known) > mostKnown {
		clear(f.known)
	}
	f.known[s] = out
	return out
}

// mostKnown is of how many sentences the sets are kept: what is above one is above the next too.
const mostKnown = 50

// holding says of each label that was learned whether it holds for a sentence.
func (f *finder) holding(x saidAt) map[string]bool {
	out, learned := map[string]bool{}, f.learned()
	if len(learned.Labels) == 0 {
		return out
	}
	sums, seen := make([]int, len(learned.Labels)), map[*rubric.Points]bool{}
	f.clues(x, func(clue []byte) {
		list := learned.Clues[string(clue)]
		if len(list) == 0 || seen[&list[0]] {
			return
		}
		seen[&list[0]] = true
		for _, p := range list {
			sums[p.Label] += int(p.Points)
		}
	})
	for n, label := range learned.Labels {
		out[label.ID] = sums[n] >= label.Least
	}
	return out
}

// Sentence is a sentence of a text as learning sees it.
type Sentence struct {
	Text     string
	Language lang.Lang
	Clues    []string // each once, in order of the alphabet
}

// Sentences are those of a text.
func (c *Checker) Sentences(d Document) []Sentence {
	var out []Sentence
	c.each(d, c.language(d), func(_ int, x saidAt) {
		var clues []string
		x.finder.clues(x, func(clue []byte) { clues = append(clues, string(clue)) })
		slices.Sort(clues)
		out = append(out, Sentence{x.text, x.finder.language, slices.Compact(clues)})
	})
	return out
}
