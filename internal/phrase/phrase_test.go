package phrase_test

import (
	"errors"
	"testing"

	"sggscan/internal/phrase"
)

func TestPhrases(t *testing.T) {
	for _, c := range []struct {
		phrase, sentence string
		want             bool
	}{
		{"niet doorsturen", "Je mag dit niet doorsturen.", true},
		{"niet doorsturen", "Niet zomaar doorsturen", false},
		{"niet [zomaar] doorsturen", "Niet zomaar doorsturen", true},
		{"foto*", "Geen foto's", true},
		{"foto*", "naaktfoto", false},
		{"*foto*", "naaktfoto's", true},
		{"*foto", "naaktfoto", true},
		{"prive", "Dat is PRIVÉ", true},
		{"sgg tool", "de SGG-tool", true},
		{"(naar huis|ouders) bellen", "wij gaan ouders bellen", true},
		{"(naar huis|ouders) bellen", "wij gaan huis bellen", false},
		{"(dom|stom) NEAR/2 foto", "foto van jou: stom", true},
		{"(dom|stom) NEAR/2 foto", "dom en een oude lelijke foto", false},
		{"geen THEN/2 verwijt", "geen enkel verwijt", true},
		{"geen THEN/2 verwijt", "verwijt geen", false},
		{"<beeld> door", "stuur het beeld door", true},
		{"dom WITH <beeld>", "Die foto van jou was dom.", true},
		{"dom WITH <beeld>", "Dat was dom.", false},
		{"dom WITHOUT niet|nooit", "Dat was dom.", true},
		{"dom WITHOUT niet|nooit", "Een foto is nooit dom.", false},
		{"dom ABOUT <beeld>", "Dat was dom.", true},
		{"dom ABOUT <beeld> WITHOUT was", "Dat was dom.", false},
		{"dom ABOUT naaktfilm", "Dat was dom.", false},
		{"schuld ?", "Is het mijn schuld?", true},
		{"schuld ?", "Het is mijn schuld.", false},
	} {
		var b phrase.Book
		if err := b.Set("beeld", "foto*", "het beeld"); err != nil {
			t.Fatal(err)
		}
		p, err := b.Phrase(c.phrase)
		if err != nil {
			t.Fatalf("%s: %v", c.phrase, err)
		}
		reader := phrase.NewReader(&b)
		s := reader.Sentence(phrase.Words(c.sentence))
		s.About = []*phrase.Sentence{reader.Sentence(phrase.Words("Over een foto van jezelf."))}
		_, _, ok := p.Find(s)
		if ok != c.want {
			t.Errorf("%q in %q: %v", c.phrase, c.sentence, ok)
		}
	}
}

// A phrase with a fault is told where.
func TestFaultsOfPhrases(t *testing.T) {
	for text, at := range map[string]int{"a (b": 2, "a) b": 1, "": 0, "[a]": 0, "a NEAR/x b": 2, "a NEAR/99 b": 2, "een <geen> b": 4, "a fo*": -1,
		"f* b": 0, "een tw-ee": 4, "a | ": 3, "a THEN/2": 8, "a THEN/2 b|c": 10,
		"a|b THEN/2 c": 0, "a WITH [b]": 7, "a WITH": 6, "a WITHOUT b|": 12, "(a WITH b)": 0} {
		var b phrase.Book
		_, err := b.Phrase(text)
		var fault *phrase.Error
		if at < 0 {
			at = 2
		}
		if !errors.As(err, &fault) || fault.At != at {
			t.Errorf("%q: %v, want a fault at %d", text, fault, at)
		}
	}
}
