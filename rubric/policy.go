package rubric

import (
	"errors"
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/phrase"
	"sggscan/internal/yamldoc"
)

// Policy is what to look for in a school's own text. It finds and never scores: a rubric without one finds nothing.
type Policy struct {
	Kinds []PolicyKind `json:"kinds"`
	// Topic are phrases of which one stands near what is found: a rule on parents is not about a school trip.
	Topic Phrases `json:"topic"`
	// Sets are words and phrases under a name, to be used in others as <name>.
	Sets []PolicySet `json:"sets"`
	// Denies are phrases that say that what stands in the sentence is not so or not to be said, Quotes those that tell
	// that somebody else says it: no wording rule holds in such a sentence, or for what stands in it between quotation
	// marks.
	Denies  Phrases       `json:"denies"`
	Quotes  Phrases       `json:"quotes"`
	Wording []WordingRule `json:"wording"`
	Terms   []PolicyTerms `json:"terms"`
}

// Phrases are phrases in the form of package phrase, for texts in either language.
type Phrases struct {
	NL []string `json:"nl"`
	EN []string `json:"en"`
}

// In are the phrases for a text in a language.
func (p Phrases) In(l lang.Lang) []string {
	if l == lang.EN {
		return p.EN
	}
	return p.NL
}

// PolicySet is phrases under a name, of which any will do.
type PolicySet struct {
	ID      string  `json:"id"`
	Phrases Phrases `json:"phrases"`
}

// PolicyKind is a kind of wording that works against a victim.
type PolicyKind struct {
	ID    string    `json:"id"`
	Title lang.Text `json:"title"`
}

// WordingRule finds such wording in a sentence: one of its phrases is there, and none of Unless.
type WordingRule struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	Sectors    []Sector `json:"sectors"`
	Phrases    Phrases  `json:"phrases"`
	Unless     Phrases  `json:"unless"`
	Principles []string `json:"principles"`
	// Indicators are those that such a sentence may speak of all the same, by their terms.
	Indicators []string  `json:"indicators"`
	Why        lang.Text `json:"why"`
	// Better is how it can be said instead.
	Better lang.Text `json:"better"`
}

// PolicyTerms find where a text speaks of an indicator.
type PolicyTerms struct {
	Indicator string  `json:"indicator"`
	Phrases   Phrases `json:"phrases"`
	Unless    Phrases `json:"unless"`
}

// Kind finds a kind of wording by id.
func (p Policy) Kind(id string) (PolicyKind, bool) {
	return find(p.Kinds, func(k PolicyKind) bool { return k.ID == id })
}

// Book is the book of phrases with the sets for texts in a language.
func (p Policy) Book(l lang.Lang) (*phrase.Book, error) {
	var b phrase.Book
	for _, s := range p.Sets {
		if list := s.Phrases.In(l); len(list) > 0 {
			if err := b.Set(s.ID, list...); err != nil {
				return nil, err
			}
		}
	}
	return &b, nil
}

// A rubric may hold so many rules, and a rule so many phrases in a language: an editor must be able to read them all.
const (
	mostRules   = 300
	mostPhrases = 60
)

// policy reads what to look for in texts of a school.
func (l *loader) policy(v yamldoc.Value) {
	p := &l.rubric.Policy
	*p = Policy{[]PolicyKind{}, noPhrases(), []PolicySet{}, noPhrases(), noPhrases(), []WordingRule{}, []PolicyTerms{}}
	r := policyReader{l, map[lang.Lang]*phrase.Book{lang.NL: {}, lang.EN: {}}}
	part(v, must("kinds", each(r.kind)), may("topic", r.phrases(&p.Topic)),
		may("sets", each(r.set)), may("denies", r.phrases(&p.Denies)),
		may("quotes", r.phrases(&p.Quotes)), may("wording", each(r.wording)), may("terms", each(r.terms)))
	if n := len(p.Wording) + len(p.Terms); n > mostRules {
		v.Errorf("rubric.too_many_rules", n, mostRules)
	}
}

func noPhrases() Phrases { return Phrases{[]string{}, []string{}} }

type policyReader struct {
	*loader
	books map[lang.Lang]*phrase.Book
}

func (r policyReader) kind(v yamldoc.Value) {
	var k PolicyKind
	if part(v, must("id", matching(&k.ID, rubricPattern(), "rubric.lower_case_letters_digits")),
		must("title", r.text(&k.Title))) {
		r.rubric.Policy.Kinds = append(r.rubric.Policy.Kinds, k)
	}
}

func (r policyReader) set(v yamldoc.Value) {
	s := PolicySet{Phrases: noPhrases()}
	if !part(v, must("id", matching(&s.ID, rubricPattern(), "rubric.lower_case_letters_digits")),
		must("phrases", r.phrases(&s.Phrases))) {
		return
	}
	for language, book := range r.books {
		if list := s.Phrases.In(language); len(list) > 0 {
			_ = book.Set(s.ID, list...) // what is wrong with one of them was told
		}
	}
	r.rubric.Policy.Sets = append(r.rubric.Policy.Sets, s)
}

func (r policyReader) wording(v yamldoc.Value) {
	x := WordingRule{Sectors: Sectors(), Phrases: noPhrases(), Unless: noPhrases(), Principles: []string{},
		Indicators: []string{}}
	p := &r.rubric.Policy
	ok := part(v,
		must("id", func(v yamldoc.Value) {
			matching(&x.ID, idPattern(), "rubric.letter_then_letters_digits")(v)
			if slices.ContainsFunc(p.Wording, func(other WordingRule) bool { return other.ID == x.ID }) {
				v.Errorf("rubric.rule_twice", x.ID)
			}
		}),
		must("kind", func(v yamldoc.Value) {
			plain(&x.Kind)(v)
			if _, known := p.Kind(x.Kind); !known {
				var ids []string
				for _, k := range p.Kinds {
					ids = append(ids, k.ID)
				}
				v.UnknownName("rubric.unknown_kind", x.Kind, ids)
			}
		}),
		may("sectors", sectors(&x.Sectors)),
		must("phrases", r.phrases(&x.Phrases)),
		may("unless", r.phrases(&x.Unless)),
		may("principles", r.mentions(&x.Principles, "principle")),
		may("indicators", r.mentions(&x.Indicators, "indicator")),
		must("why", r.text(&x.Why)),
		must("better", r.text(&x.Better)))
	if ok {
		p.Wording = append(p.Wording, x)
	}
}

func (r policyReader) terms(v yamldoc.Value) {
	x, p := PolicyTerms{Phrases: noPhrases(), Unless: noPhrases()}, &r.rubric.Policy
	ok := part(v,
		must("indicator", func(v yamldoc.Value) {
			r.mention(&x.Indicator, "indicator")(v)
			if slices.ContainsFunc(p.Terms, func(other PolicyTerms) bool { return other.Indicator == x.Indicator }) {
				v.Errorf("rubric.rule_twice", x.Indicator)
			}
		}),
		must("phrases", r.phrases(&x.Phrases)), may("unless", r.phrases(&x.Unless)))
	if ok {
		p.Terms = append(p.Terms, x)
	}
}

// phrases reads phrases for texts in each language.
func (r policyReader) phrases(to *Phrases) reader {
	in := func(language lang.Lang, to *[]string) reader {
		return func(v yamldoc.Value) {
			each(func(v yamldoc.Value) {
				text, ok := v.Text()
				if !ok {
					return
				}
				_, err := r.books[language].Phrase(text)
				told(v, err)
				*to = append(*to, text)
			})(v)
			if len(*to) > mostPhrases {
				v.Errorf("rubric.too_many_phrases", len(*to), mostPhrases)
			}
		}
	}
	return func(v yamldoc.Value) { part(v, may("nl", in(lang.NL, &to.NL)), may("en", in(lang.EN, &to.EN))) }
}

// told reports what is wrong with a phrase, with the sign where it goes wrong.
func told(v yamldoc.Value, err error) {
	var wrong *phrase.Error
	if errors.As(err, &wrong) {
		v.Errorf("rubric.phrase_wrong", wrong.At+1, wrong.Text)
	}
}
