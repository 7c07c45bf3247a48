package phrase

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a sentence, in small letters without accents, or a question mark. From and To are its place in
// bytes.
type Word struct {
	Text     string
	From, To int
}

// Words are the words of a sentence.
func Words(sentence string) []Word {
	var out []Word
	start := -1
	end := func(at int) {
		if start >= 0 {
			out = append(out, Word{fold(sentence[start:at]), start, at})
		}
		start = -1
	}
	for at, r := range sentence {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r):
			if start < 0 {
				start = at
			}
		case start >= 0 && (r == '\'' || r == '’' || r == '\u00ad') && letterBehind(sentence[at+utf8.RuneLen(r):]):
		default:
			end(at)
			if r == '?' {
				out = append(out, Word{"?", at, at + 1})
			}
		}
	}
	end(len(sentence))
	return out
}

func letterBehind(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r)
}

// fold is a word in small letters, without accents and signs within.
func fold(s string) string {
	plain := true
	for n := range len(s) {
		plain = plain && s[n] >= 'a' && s[n] <= 'z'
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// Reader makes sentences for the phrases of a book; it remembers the words that it saw. It is for one goroutine.
type Reader struct {
	book  *Book
	known map[string][]int
}

// NewReader makes a reader. The book may not change after it.
func NewReader(b *Book) *Reader { return &Reader{b, map[string][]int{}} }

// Sentence is a sentence in which phrases can be looked for.
type Sentence struct {
	Words []Word
	atoms [][]int
	has   []uint64 // a bit for each atom that is in it
	// About are sentences that tell what this one is about: the heading above, those before it.
	About []*Sentence
}

// Sentence makes one of its words.
func (r *Reader) Sentence(list []Word) *Sentence {
	s := &Sentence{Words: list, atoms: make([][]int, len(list)), has: make([]uint64, len(r.book.atoms)/64+1)}
	for n, w := range list {
		fits, ok := r.known[w.Text]
		if !ok {
			for id, a := range r.book.atoms {
				if a.fits(w.Text) {
					fits = append(fits, id)
				}
			}
			r.known[strings.Clone(w.Text)] = fits
		}
		s.atoms[n] = fits
		for _, id := range fits {
			s.has[id/64] |= 1 << (id % 64)
		}
	}
	return s
}

// Find is the first place of a phrase in a sentence: the number of its first word, and that behind its last.
func (p Phrase) Find(s *Sentence) (from, to int, ok bool) {
	for from, to := range p.All(s) {
		return from, to, true
	}
	return 0, 0, false
}

// All goes through the places of a phrase in a sentence, one at most for each word that it may begin with. What a
// condition asks may stand anywhere.
func (p Phrase) All(s *Sentence) func(yield func(from, to int) bool) {
	return func(yield func(int, int) bool) {
		from, to, ok := p.first(s, 0)
		if !ok || !p.holds(s) {
			return
		}
		for ; ok; from, to, ok = p.first(s, from+1) {
			if !yield(from, to) {
				return
			}
		}
	}
}

// holds reports whether the conditions of a phrase are met.
func (p Phrase) holds(s *Sentence) bool {
	for _, x := range p.with {
		if !x.in(s) {
			return false
		}
	}
	for _, x := range p.about {
		if !x.in(s) && !slices.ContainsFunc(s.About, x.in) {
			return false
		}
	}
	return !slices.ContainsFunc(p.without, func(x part) bool { return x.in(s) })
}
