// Package phrase finds phrases in sentences. A phrase is written so that an editor who never programmed can read it:
//
//	niet doorsturen            these words, one after the other
//	stuur*                     a word that begins with stuur; *foto and *foto* end with it, or hold it
//	naar huis|ouders           one or the other; brackets say where they begin and end
//	(naar huis|ouders) bellen  naar huis bellen, ouders bellen
//	niet [zomaar] doorsturen   zomaar may stand there
//	<beeld>                    a set: words or parts that stand elsewhere under a name
//	schuld NEAR/5 slachtoffer  both, in either order, with at most 5 words between
//	geen THEN/3 verwijt        the second behind the first, with at most 3 words between
//	(dom|stom) NEAR/9 (a|b)    dom or stom, near a or b; around NEAR and THEN the brackets are needed
//	eigen schuld ?             a question mark is a word; all other signs between words are passed over
//	dom WITH foto*             both somewhere in the sentence, in any order; this and the next stand last
//	dom WITHOUT niet|nooit     the first, in a sentence in which the second does not stand
//	verboden ABOUT foto*       the first, and the second there too or in what tells what the sentence is about
//
// Capitals, accents, apostrophes and hyphens make no difference: foto's is fotos, and sgg-tool is two words.
package phrase

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sggscan/internal/words"
)

// Error says what is wrong with a phrase, and where: At counts bytes from 0.
type Error struct {
	words.Message
	At int
}

// Error returns the English sentence.
func (e *Error) Error() string { return e.Text.EN }

// mostBetween is how many words may stand between two parts: more is no longer near.
const mostBetween = 20

// Book holds what phrases share: their words and the sets. The zero value is an empty one.
type Book struct {
	atoms []atom
	ids   map[atom]int
	sets  map[string]node
}

// atom is one word of a phrase: in part, at the beginning or at the end where before or behind is true.
type atom struct {
	text           string
	before, behind bool
}

func (a atom) fits(word string) bool {
	switch {
	case a.before && a.behind:
		return strings.Contains(word, a.text)
	case a.before:
		return strings.HasSuffix(word, a.text)
	case a.behind:
		return strings.HasPrefix(word, a.text)
	}
	return word == a.text
}

// Phrase is a phrase that can be looked for in sentences of its book.
type Phrase struct {
	part
	with, without, about []part
}

// part is a node that is looked for anywhere in a sentence.
type part struct {
	node
	least []int    // words of which one stands in each sentence that it may be in
	start []uint64 // a bit for each word with which it may begin
}

func whole(n node) part {
	list, _ := n.begins()
	return part{n, n.needs(), bits(list)}
}

// first is the first place at or behind a word where the part begins, and the place behind its end.
func (p part) first(s *Sentence, at int) (from, to int, ok bool) {
	if !slices.ContainsFunc(p.least, func(id int) bool { return has(s.has, id) }) {
		return 0, 0, false
	}
	for ; at < len(s.Words); at++ {
		if !slices.ContainsFunc(s.atoms[at], func(id int) bool { return has(p.start, id) }) {
			continue
		}
		if ends := p.ends(s, at); len(ends) > 0 {
			return at, ends[0], true
		}
	}
	return 0, 0, false
}

func (p part) in(s *Sentence) bool {
	_, _, ok := p.first(s, 0)
	return ok
}

// node is a part of a phrase. Ends are the places behind it when it begins at a word; each comes once, in order.
type node interface {
	ends(s *Sentence, at int) []int
	// needs are the words of which one must be there; none for a part that may be left out.
	needs() []int
	// begins are the words with which it may begin; empty: it may be left out.
	begins() (list []int, empty bool)
}

type word int

func (w word) ends(s *Sentence, at int) []int {
	if at < len(s.atoms) && slices.Contains(s.atoms[at], int(w)) {
		return []int{at + 1}
	}
	return nil
}

func (w word) needs() []int { return []int{int(w)} }

func (w word) begins() ([]int, bool) { return []int{int(w)}, false }

// oneOf is any of many words; a bit says which. It does what a choice of words does, faster.
type oneOf struct {
	ids  []int
	bits []uint64
}

func (w oneOf) ends(s *Sentence, at int) []int {
	if at < len(s.atoms) && slices.ContainsFunc(s.atoms[at], func(id int) bool { return has(w.bits, id) }) {
		return []int{at + 1}
	}
	return nil
}

func (w oneOf) needs() []int { return w.ids }

func (w oneOf) begins() ([]int, bool) { return w.ids, false }

// bits has the bit of each word set.
func bits(ids []int) []uint64 {
	if len(ids) == 0 {
		return nil
	}
	out := make([]uint64, slices.Max(ids)/64+1)
	for _, id := range ids {
		out[id/64] |= 1 << (id % 64)
	}
	return out
}

// has reports whether the bit of a word is set.
func has(bits []uint64, id int) bool { return id/64 < len(bits) && bits[id/64]>>(id%64)&1 == 1 }

// gathered is a choice in which the words are one part.
func gathered(x choice) choice {
	var list oneOf
	var out choice
	for n := 0; n < len(x); n++ {
		switch part := x[n].(type) {
		case word:
			list.ids = append(list.ids, int(part))
		case oneOf:
			list.ids = append(list.ids, part.ids...)
		case choice: // that of a set
			x = append(x, part...)
		default:
			out = append(out, part)
		}
	}
	if len(list.ids) == 0 {
		return out
	}
	list.bits = bits(list.ids)
	return append(out, list)
}

type series []node

func (x series) ends(s *Sentence, at int) []int {
	out := []int{at}
	for _, part := range x {
		var next []int
		for _, from := range out {
			next = append(next, part.ends(s, from)...)
		}
		if out = unique(next); len(out) == 0 {
			return nil
		}
	}
	return out
}

func (x series) needs() []int {
	var least []int
	for _, part := range x {
		if n := part.needs(); len(n) > 0 && (least == nil || len(n) < len(least)) {
			least = n
		}
	}
	return least
}

func (x series) begins() (list []int, empty bool) {
	for _, part := range x {
		more, may := part.begins()
		if list = append(list, more...); !may {
			return list, false
		}
	}
	return list, true
}

type choice []node

func (x choice) ends(s *Sentence, at int) []int {
	var out []int
	for _, part := range x {
		out = append(out, part.ends(s, at)...)
	}
	return unique(out)
}

func (x choice) needs() []int {
	var out []int
	for _, part := range x {
		n := part.needs()
		if len(n) == 0 {
			return nil
		}
		out = append(out, n...)
	}
	return unique(out)
}

func (x choice) begins() (list []int, empty bool) {
	for _, part := range x {
		more, may := part.begins()
		list, empty = append(list, more...), empty || may
	}
	return list, empty
}

type optional struct{ node }

func (x optional) ends(s *Sentence, at int) []int { return unique(append(x.node.ends(s, at), at)) }

func (optional) needs() []int { return nil }

func (x optional) begins() ([]int, bool) {
	list, _ := x.node.begins()
	return list, true
}

// near is two parts with at most so many words between; ordered: the second behind the first.
type near struct {
	a, b    node
	between int
	ordered bool
}

func (x near) ends(s *Sentence, at int) []int {
	out := x.then(s, x.a, x.b, at)
	if !x.ordered {
		out = unique(append(out, x.then(s, x.b, x.a, at)...))
	}
	return out
}

func (x near) then(s *Sentence, first, second node, at int) []int {
	var out []int
	for _, from := range first.ends(s, at) {
		for gap := range x.between + 1 {
			out = append(out, second.ends(s, from+gap)...)
		}
	}
	return unique(out)
}

func (x near) needs() []int { return series{x.a, x.b}.needs() }

func (x near) begins() ([]int, bool) {
	list, empty := series{x.a, x.b}.begins()
	if !x.ordered {
		other, _ := series{x.b, x.a}.begins()
		list = append(list, other...)
	}
	return list, empty
}

func unique(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// Set gives phrases a name by which others may use any of them; the error is a *Error.
func (b *Book) Set(name string, texts ...string) error {
	var all choice
	for _, text := range texts {
		n, err := b.parse(text)
		if err != nil {
			return err
		}
		all = append(all, n)
	}
	if b.sets == nil {
		b.sets = map[string]node{}
	}
	b.sets[name] = gathered(all)
	return nil
}

// Phrase reads a phrase; the error is a *Error.
func (b *Book) Phrase(text string) (Phrase, error) {
	p := parser{book: b, text: text}
	out := Phrase{part: p.part()}
	for p.err == nil {
		to := map[string]*[]part{"WITH": &out.with, "WITHOUT": &out.without, "ABOUT": &out.about}[p.condition()]
		if to == nil {
			break
		}
		p.at += len(p.condition())
		*to = append(*to, p.part())
	}
	return out, p.finish()
}

func (b *Book) parse(text string) (node, error) {
	p := parser{book: b, text: text}
	n := p.part()
	return n.node, p.finish()
}

func (b *Book) atom(a atom) word {
	if b.ids == nil {
		b.ids = map[atom]int{}
	}
	n, ok := b.ids[a]
	if !ok {
		n = len(b.atoms)
		b.atoms, b.ids[a] = append(b.atoms, a), n
	}
	return word(n)
}

// parser reads a phrase from left to right and keeps the first error.
type parser struct {
	book *Book
	text string
	at   int
	err  *Error
}

func (p *parser) fail(at int, key words.Key, args ...any) {
	if p.err == nil {
		p.err = &Error{words.Say(key, args...), at}
	}
}

// part reads what stands between conditions; one word of it at least must be there.
func (p *parser) part() part {
	p.peek()
	from := p.at
	n := p.near()
	if p.err == nil && len(n.needs()) == 0 {
		p.fail(from, "rubric.phrase_empty")
	}
	if p.err != nil {
		return part{}
	}
	return whole(n)
}

// finish is what is wrong with a phrase that was read.
func (p *parser) finish() error {
	if p.err == nil && p.at < len(p.text) {
		p.fail(p.at, "rubric.phrase_bracket")
	}
	if p.err != nil {
		return p.err
	}
	return nil
}

// condition is WITH, WITHOUT or ABOUT when that is next.
func (p *parser) condition() string {
	next, _, _ := strings.Cut(p.text[min(p.at, len(p.text)):], " ")
	if slices.Contains([]string{"WITH", "WITHOUT", "ABOUT"}, next) {
		return next
	}
	return ""
}

// peek is the next sign after blanks; 0 at the end.
func (p *parser) peek() byte {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

// near reads parts with NEAR/n or THEN/n between them, or one part.
func (p *parser) near() node {
	start := p.at
	out, several := p.choice()
	for p.err == nil {
		rest := p.text[min(p.at, len(p.text)):]
		ordered := strings.HasPrefix(rest, "THEN/")
		if !ordered && !strings.HasPrefix(rest, "NEAR/") {
			break
		}
		if several {
			p.fail(start, "rubric.phrase_mixed")
			break
		}
		from := p.at
		number, _, _ := strings.Cut(rest[len("NEAR/"):], " ")
		between, err := strconv.Atoi(number)
		if err != nil || between < 0 || between > mostBetween {
			p.fail(from, "rubric.phrase_number", mostBetween)
			break
		}
		p.at += len("NEAR/") + len(number)
		out = near{out, p.series(), between, ordered}
		if p.peek() == '|' {
			p.fail(p.at, "rubric.phrase_mixed")
		}
	}
	return out
}

// choice reads series with | between them, and reports whether there were several.
func (p *parser) choice() (n node, several bool) {
	out := choice{p.series()}
	for p.err == nil && p.peek() == '|' {
		p.at++
		out = append(out, p.series())
	}
	if len(out) == 1 {
		return out[0], false
	}
	return gathered(out), true
}

// series reads parts that follow each other.
func (p *parser) series() node {
	var out series
	for p.err == nil {
		at := p.at
		switch c := p.peek(); {
		case c == 0 || c == ')' || c == ']' || c == '|' || p.operator():
			if len(out) == 0 {
				p.fail(at, "rubric.phrase_empty")
			}
			if len(out) == 1 {
				return out[0]
			}
			return out
		default:
			out = append(out, p.one())
		}
	}
	return out
}

func (p *parser) operator() bool {
	return strings.HasPrefix(p.text[p.at:], "NEAR/") || strings.HasPrefix(p.text[p.at:], "THEN/") || p.condition() != ""
}

// one reads a word, a set, or a part between brackets.
func (p *parser) one() node {
	from := p.at
	switch p.text[p.at] {
	case '(', '[':
		end := map[byte]byte{'(': ')', '[': ']'}[p.text[p.at]]
		p.at++
		inner := p.near()
		if p.err == nil && p.peek() != end {
			p.fail(from, "rubric.phrase_bracket")
		}
		p.at++
		if end == ']' {
			return optional{inner}
		}
		return inner
	case '<':
		name, _, closed := strings.Cut(p.text[p.at+1:], ">")
		p.at += len(name) + 2
		set, ok := p.book.sets[name]
		if !closed || !ok {
			p.fail(from, "rubric.phrase_set", name, cmp.Or(strings.Join(slices.Sorted(maps.Keys(p.book.sets)), ", "), "–"))
			return word(0)
		}
		return set
	}
	end := strings.IndexAny(p.text[p.at:], " |()[]<>")
	if end < 0 {
		end = len(p.text) - p.at
	}
	typed := p.text[p.at : p.at+end]
	p.at += end
	return p.word(from, typed)
}

func (p *parser) word(at int, typed string) node {
	var a atom
	typed, a.before = strings.CutPrefix(typed, "*")
	typed, a.behind = strings.CutSuffix(typed, "*")
	a.text = typed
	if typed != "?" {
		list := Words(typed)
		if len(list) != 1 || (a.before || a.behind) && len(list[0].Text) < 3 {
			p.fail(at, "rubric.phrase_word", typed)
			return word(0)
		}
		a.text = list[0].Text
	}
	return p.book.atom(a)
}
