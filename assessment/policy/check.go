package policy

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/phrase"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Result is what was found in one text.
type Result struct {
	Path string
	// Language is what the text is in; "" when that is not clear, and then it was read as Dutch.
	Language lang.Lang
	// Wording is in the order of the text.
	Wording []Finding
	// Indicators are all of the rubric and the sector, in the order of the rubric.
	Indicators []Spoken
	// Personal are the places of what looks like personal data; it is never quoted.
	Personal []Place
	// Unread are pages of a PDF in which no text stands.
	Unread []int
	// OffTopic: no word of the topic stands in it, so nothing was looked for.
	OffTopic bool
}

// Notes are what a reader must know of how a text was read, as warnings.
func (r Result) Notes() []words.Message {
	var out []words.Message
	if len(r.Unread) > 0 {
		pages := make([]string, len(r.Unread))
		for n, page := range r.Unread {
			pages[n] = strconv.Itoa(page)
		}
		out = append(out, words.Say("policy.unread", assessment.Listed(pages, assessment.MostNamed)))
	}
	if r.OffTopic {
		out = append(out, words.Say("policy.off_topic"))
	}
	if r.Language == "" {
		out = append(out, words.Say("policy.language_unclear"))
	}
	return out
}

// Found is a sentence of a text. What looks like personal data in it is left out.
type Found struct {
	Place    Place
	Sentence string
}

// Finding is wording that works against a victim.
type Finding struct {
	Found
	Rule rubric.WordingRule
}

// Spoken is an indicator with the sentences that speak of it.
type Spoken struct {
	Indicator rubric.Indicator
	Found     []Found
}

// Checker looks for what a rubric says in texts. It is for one goroutine.
type Checker struct {
	indicators []rubric.Indicator
	languages  map[lang.Lang]*finder
}

// finder has the phrases for texts in one language, and what was learned of such texts.
type finder struct {
	language              lang.Lang
	reader                *phrase.Reader
	topic, denies, quotes []phrase.Phrase
	wording               []wording
	indicators            []string
	terms                 map[string]rule
	sets                  []named
	known                 map[*phrase.Sentence][]string // the sets in some sentences
	learned               func() rubric.Learned
}

// rule is the phrases of a wording rule or of an indicator.
type rule struct {
	find, unless []phrase.Phrase
}

// fires reports whether a rule finds something in a sentence that does not stand within one of the parts.
func (r rule) fires(s *phrase.Sentence, parts []span) bool {
	return outside(r.find, s, parts) && !anyIn(r.unless, s)
}

type wording struct {
	rule
	of rubric.WordingRule
}

// named is a set of phrases, by the name that a phrase calls it.
type named struct {
	name string
	all  []phrase.Phrase
}

// NewChecker makes a checker for schools of a sector, "" for any. An error means that the rubric was not checked.
func NewChecker(r *rubric.Rubric, s rubric.Sector) (*Checker, error) {
	r = r.For(s)
	c := &Checker{languages: map[lang.Lang]*finder{}}
	for _, i := range r.Indicators() {
		if s == "" || i.In(s) {
			c.indicators = append(c.indicators, i)
		}
	}
	for _, l := range lang.All() {
		f, err := newFinder(r, s, l)
		if err != nil {
			return nil, err
		}
		for _, i := range c.indicators {
			f.indicators = append(f.indicators, i.ID)
		}
		c.languages[l] = f
	}
	return c, nil
}

func newFinder(r *rubric.Rubric, s rubric.Sector, l lang.Lang) (*finder, error) {
	p := r.Policy
	book, err := p.Book(l)
	if err != nil {
		return nil, err
	}
	read := func(list rubric.Phrases) []phrase.Phrase {
		var out []phrase.Phrase
		for _, text := range list.In(l) {
			x, failed := book.Phrase(text)
			if failed != nil {
				err = failed
			}
			out = append(out, x)
		}
		return out
	}
	f := &finder{language: l, topic: read(p.Topic), denies: read(p.Denies), quotes: read(p.Quotes),
		terms: map[string]rule{}, known: map[*phrase.Sentence][]string{},
		learned: sync.OnceValue(func() rubric.Learned { return r.Learned(l) })}
	for _, w := range p.Wording {
		if s == "" || slices.Contains(w.Sectors, s) {
			f.wording = append(f.wording, wording{rule{read(w.Phrases), read(w.Unless)}, w})
		}
	}
	for _, t := range p.Terms {
		f.terms[t.Indicator] = rule{read(t.Phrases), read(t.Unless)}
	}
	for _, x := range p.Sets {
		if len(x.Phrases.In(l)) > 0 {
			name := "<" + x.ID + ">"
			f.sets = append(f.sets, named{name, read(rubric.Phrases{NL: []string{name}, EN: []string{name}})})
		}
	}
	f.reader = phrase.NewReader(book)
	return f, err
}

// Check looks in a text.
func (c *Checker) Check(d Document) Result {
	out := Result{Path: d.Path, Unread: d.Unread}
	out.Language = c.language(d)
	topical := c.topical(d, out.Language)
	out.OffTopic = !slices.Contains(topical, true)
	found := map[string][]Found{}
	for _, p := range d.Paragraphs {
		if assessment.LooksPersonal(p.Text) {
			out.Personal = append(out.Personal, p.Place)
		}
	}
	c.each(d, out.Language, func(n int, x saidAt) {
		if topical[n] {
			x.finder.look(x, &out.Wording, found)
		}
	})
	for _, i := range c.indicators {
		out.Indicators = append(out.Indicators, Spoken{i, found[i.ID]})
	}
	return out
}

// language is that of a text as a whole.
func (c *Checker) language(d Document) lang.Lang {
	var all []phrase.Word
	for _, p := range d.Paragraphs {
		if all = append(all, phrase.Words(p.Text)...); len(all) > 5000 {
			break
		}
	}
	l, _ := language(all)
	return l
}

// saidAt is a sentence where it stands.
type saidAt struct {
	*phrase.Sentence
	finder *finder
	text   string
	// lead is what stands above it and is said of it too.
	lead string
	in   Paragraph
}

// each goes through the sentences of a text, with the number of the paragraph of each.
func (c *Checker) each(d Document, l lang.Lang, do func(n int, x saidAt)) {
	lead := ""
	var at setting
	for n, p := range d.Paragraphs {
		list := sentences(p.Text)
		f := c.finder(p.Text, l)
		switch {
		case at.finder != f:
			at = setting{finder: f}
		case heads(p): // under another heading only that of the whole text goes on
			at = setting{finder: f, above: at.above[:min(1, len(at.above))]}
		}
		above := lead
		for k, text := range list {
			if k > 0 && says(text) && !says(list[k-1]) {
				above = list[k-1]
			}
			do(n, saidAt{at.next(text, above, heads(p)), f, text, above, p})
		}
		lead = nextLead(lead, p, d.Paragraphs[n+1:], list)
	}
}

// A text is about the topic as a whole when one of its first paragraphs says so, or one in so many. Of others, such as
// a school guide, only what stands near the topic counts.
const (
	firstParagraphs = 4
	oneIn           = 5
	nearTopic       = 5
)

// topical reports of each paragraph whether it is about the topic of the rubric; all are when the rubric names none.
func (c *Checker) topical(d Document, l lang.Lang) []bool {
	about, out := make([]bool, len(d.Paragraphs)), make([]bool, len(d.Paragraphs))
	whole, count := false, 0
	for n, p := range d.Paragraphs {
		f := c.finder(p.Text, l)
		if about[n] = len(f.topic) == 0 || anyIn(f.topic, f.reader.Sentence(phrase.Words(p.Text))); about[n] {
			count++
			whole = whole || n < firstParagraphs
		}
	}
	whole = whole || count*oneIn >= len(d.Paragraphs)
	for n := range out {
		out[n] = whole || slices.Contains(about[max(0, n-nearTopic):min(len(about), n+nearTopic+1)], true)
	}
	return out
}

// nextLead is what is said of the paragraph behind p too: the heading or the last sentence before a list, and of a
// sentence that ends in a colon the paragraph behind it.
func nextLead(lead string, p Paragraph, rest []Paragraph, list []string) string {
	if len(rest) == 0 || len(list) == 0 {
		return ""
	}
	last := list[len(list)-1]
	switch {
	case strings.HasSuffix(last, ":"):
		return last
	case !listed(rest[0]):
		return ""
	case listed(p):
		return lead
	}
	return last
}

// listed reports whether a paragraph is an item of a list, as is one that somebody says.
func listed(p Paragraph) bool { return p.Item || says(p.Text) }

// says reports whether a text begins with a quotation mark.
func says(text string) bool { return strings.ContainsRune("\"'‘’“”„«", firstRune(text)) }

// setting is what stands before a sentence and tells what it is about.
type setting struct {
	finder        *finder
	above, before []*phrase.Sentence // headings and sentences
}

// sentencesBefore is how many sentences before one tell what it is about, beside its heading.
const sentencesBefore = 1

// next makes the next sentence, which is then one before the others.
func (x *setting) next(text, above string, heading bool) *phrase.Sentence {
	for _, earlier := range x.before {
		earlier.About = nil // so that no sentence holds all before it
	}
	s := x.finder.reader.Sentence(phrase.Words(text))
	s.About = slices.Concat(x.above, x.before)
	if above != "" {
		s.About = append(s.About, x.finder.reader.Sentence(phrase.Words(above)))
	}
	if heading {
		x.above = append(x.above, s)
	} else {
		x.before = append(x.before, s)[max(0, len(x.before)+1-sentencesBefore):]
	}
	return s
}

// longestTitle is how many words a heading has that only names what is below, so that it speaks of nothing yet.
const longestTitle = 6

// longestHeading is how many characters a heading has that its file does not call one.
const longestHeading = 80

// heads reports whether a paragraph is a heading: its file says so, or it is short and no sentence.
func heads(p Paragraph) bool {
	text := strings.TrimRight(p.Text, "\"'’”»)")
	return p.Heading || !p.Item && len(text) <= longestHeading && strings.TrimRight(text, ".!?:;,…") == text
}

// finder is that of the language of a paragraph, or of the whole text where the paragraph does not tell.
func (c *Checker) finder(text string, whole lang.Lang) *finder {
	l := whole
	if list := phrase.Words(text); len(list) >= 8 {
		if own, clear := language(list); clear {
			l = own
		}
	}
	if f, ok := c.languages[l]; ok {
		return f
	}
	return c.languages[lang.NL]
}

// look looks in one sentence. Wording counts once of each kind, and such a sentence speaks of the
// indicators that its rule names only.
func (f *finder) look(x saidAt, list *[]Finding, found map[string][]Found) {
	said := Found{x.in.Place, shown(x.text)}
	holds := f.holding(x)
	kinds, spoken := f.wordingIn(x, holds), map[string]bool{}
	for _, w := range kinds {
		*list = append(*list, Finding{said, w})
		for _, id := range w.Indicators {
			spoken[id] = true
		}
	}
	if x.in.Heading || heads(x.in) && len(x.Words) <= longestTitle {
		return
	}
	for _, id := range f.indicators {
		is, learned := holds[id]
		if !learned {
			is = f.terms[id].fires(x.Sentence, nil)
		}
		if is && (len(kinds) == 0 || spoken[id]) {
			found[id] = append(found[id], said)
		}
	}
}

// wordingIn are the rules that the wording of a sentence falls under, one at most of each kind. Of a kind that was
// learned this tells whether the sentence has it, and the phrases only which of its rules says why: the first of all
// when none of them is there.
func (f *finder) wordingIn(x saidAt, holds map[string]bool) []rubric.WordingRule {
	above := f.reader.Sentence(phrase.Words(x.lead))
	if anyIn(f.denies, x.Sentence) || f.listed(x.lead, above) {
		return nil
	}
	var quoted []span // what others say counts for nothing between quotation marks
	if anyIn(f.quotes, x.Sentence) || anyIn(f.quotes, above) {
		if quoted = quotations(x.text); len(quoted) > 0 {
			holds = f.holding(f.without(x, quoted))
		}
	}
	of := map[string]rubric.WordingRule{} // the rule of a kind
	for _, w := range f.wording {
		is, learned := holds[w.of.Kind]
		if _, has := of[w.of.Kind]; !has && (is || !learned) && w.fires(x.Sentence, quoted) {
			of[w.of.Kind] = w.of
		}
	}
	var out []rubric.WordingRule
	for _, w := range f.wording {
		rule, has := of[w.of.Kind]
		if !has && holds[w.of.Kind] {
			rule, has = w.of, true
		}
		if has && !slices.ContainsFunc(out, func(r rubric.WordingRule) bool { return r.Kind == rule.Kind }) {
			out = append(out, rule)
		}
	}
	return out
}

// listed reports whether what stands above a list says that it is not to be said: "Zeg niet:", "Wat wij niet zeggen".
// A whole sentence does not; what it denies it denies of itself.
func (f *finder) listed(lead string, s *phrase.Sentence) bool {
	return !strings.HasSuffix(lead, ".") && anyIn(f.quotes, s) && anyIn(f.denies, s)
}

// without is a sentence without what stands in some parts of it.
func (f *finder) without(x saidAt, parts []span) saidAt {
	words := slices.DeleteFunc(slices.Clone(x.Words), func(w phrase.Word) bool {
		return slices.ContainsFunc(parts, func(q span) bool { return w.From >= q.from && w.To <= q.to })
	})
	about := x.About
	x.Sentence = f.reader.Sentence(words)
	x.About = about
	return x
}

func anyIn(list []phrase.Phrase, s *phrase.Sentence) bool {
	return slices.ContainsFunc(list, func(p phrase.Phrase) bool {
		_, _, ok := p.Find(s)
		return ok
	})
}

// outside reports whether one of the phrases stands in a sentence, and not within one of the parts.
func outside(list []phrase.Phrase, s *phrase.Sentence, parts []span) bool {
	return slices.ContainsFunc(list, func(p phrase.Phrase) bool {
		for from, to := range p.All(s) {
			begin, end := s.Words[from].From, s.Words[to-1].To
			if !slices.ContainsFunc(parts, func(q span) bool { return begin >= q.from && end <= q.to }) {
				return true
			}
		}
		return false
	})
}

// longestShown is how many characters of a sentence are shown.
const longestShown = 1000

// shown is a sentence as people and programs get it: without what looks like personal data, and cut to what fits.
func shown(text string) string {
	if assessment.LooksPersonal(text) {
		text = strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ")
		parts := strings.Split(text, " ")
		for n, w := range parts {
			if strings.ContainsRune(w, '@') || strings.ContainsFunc(w, unicode.IsDigit) {
				parts[n] = "…"
			}
		}
		if text = strings.Join(parts, " "); assessment.LooksPersonal(text) {
			return "…"
		}
	}
	if utf8.RuneCountInString(text) > longestShown {
		text = string([]rune(text)[:longestShown]) + "…"
	}
	return text
}
