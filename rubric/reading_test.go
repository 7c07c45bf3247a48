package rubric_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/rubric"
)

// read calls back for each text of running sentences that somebody in a sector reads, in Dutch.
func read(t *testing.T, s rubric.Sector, call func(where, text string)) {
	t.Helper()
	r := load(t).Only(s)
	for _, g := range []lang.Text{r.Guidance.Levels, r.Guidance.Flags, r.Guidance.Legal} {
		call("guidance", g.NL)
	}
	for _, d := range r.Domains {
		call(d.ID, d.Intro.NL)
		for _, i := range d.Indicators {
			texts(i, s, func(field string, text lang.Text) {
				if !strings.HasPrefix(field, "evidence") { // names of documents
					call(i.ID+" "+field, text.NL)
				}
			})
			call(i.ID+" board", i.Texts.Board.NL)
		}
	}
	for _, c := range r.Checks {
		for _, text := range []lang.Text{c.Texts.Question, c.Texts.Why, c.Texts.Steps} {
			call(c.ID, text.NL)
		}
	}
	for _, c := range r.Contradictions {
		call(c.ID, c.Text.NL)
	}
}

var (
	sentenceStops = regexp.MustCompile(`[.!?:]['’)]*(\s+|$)|\n+`)
	wordsOf       = regexp.MustCompile(`[\p{L}0-9'-]+`)
	// Vowels that are one sound: the number of syllables of a Dutch word, near enough for a mean.
	sounds = regexp.MustCompile(`(?i)aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]`)
)

// A tired reader can read the texts. Flesch-Douma is 206.84 less 0.93 for each word of a sentence and 77 for each
// syllable of a word, as means: from 70 on a text is fairly easy. Few sentences are longer than 20 words, and none than
// 30.
func TestReadingLevel(t *testing.T) {
	const easy, long, longest, mostLong = 70, 20, 30, 0.08
	for _, s := range rubric.Sectors() {
		var sentences, words, syllables, tooLong float64
		read(t, s, func(where, text string) {
			for _, sentence := range sentenceStops.Split(text, -1) {
				list := wordsOf.FindAllString(sentence, -1)
				if len(list) == 0 {
					continue
				}
				sentences++
				words += float64(len(list))
				for _, word := range list {
					syllables += float64(max(1, len(sounds.FindAllString(word, -1))))
				}
				if len(list) > long {
					tooLong++
				}
				if len(list) > longest {
					t.Errorf("%s in %s: a sentence of %d words: %s", where, s, len(list), sentence)
				}
			}
		})
		douma, share := 206.84-0.93*words/sentences-77*syllables/words, tooLong/sentences
		t.Logf("%s: Flesch-Douma %.1f, %.1f words a sentence, %.1f %% of the sentences over %d", s, douma, words/sentences,
			100*share, long)
		if douma < easy || share > mostLong {
			t.Errorf("%s: Flesch-Douma %.1f (at least %d), %.1f %% long sentences (at most %.0f)", s, douma, easy,
				100*share, 100*mostLong)
		}
	}
}

// What the article asks is in the questions: the key words of each principle stand in a text of its indicator, in at
// least one sector. testdata/principle-words.txt holds them: of a|b one is enough, _ is a blank.
func TestPrincipleWords(t *testing.T) {
	data, err := os.ReadFile("testdata/principle-words.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, seen := load(t), 0
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		for i := range r.Each() {
			if !slices.Contains(i.Principles, fields[0]) {
				continue
			}
			seen++
			var all strings.Builder
			for _, s := range i.Sectors {
				texts(*i, s, func(_ string, text lang.Text) { all.WriteString(strings.ToLower(text.NL) + "\n") })
			}
			for _, word := range fields[1:] {
				one := func(x string) bool {
					return strings.Contains(all.String(), strings.ToLower(strings.ReplaceAll(x, "_", " ")))
				}
				if !slices.ContainsFunc(strings.Split(word, "|"), one) {
					t.Errorf("%s: no text of %s has %q", fields[0], i.ID, word)
				}
			}
		}
	}
	if seen != len(r.Principles) {
		t.Errorf("words of %d principles, want %d", seen, len(r.Principles))
	}
}

// The short list holds what the project was asked for, what caps most, and at least two questions of each domain; G5 in
// primary schools only.
func TestShortList(t *testing.T) {
	const all = "V1 V3 V4 K1 K2 O1 O5 O6 S1 S2 S4 S5 S6 D1 D4 G1 G3 H1 H3 B1 B2"
	for s, want := range map[rubric.Sector]string{
		rubric.PO:  strings.Replace(all, "G3", "G3 G5", 1),
		rubric.VO:  all,
		rubric.MBO: all,
	} {
		var got []string
		for i := range load(t).Each() {
			if i.In(s) && i.InCore(s) {
				got = append(got, i.ID)
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}
