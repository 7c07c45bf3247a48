package answers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/pattern"
	"sggscan/rubric"
)

// question is an indicator or a check, with what cells below it turned out to mean. In a table it has columns of its
// own.
type question struct {
	id        string
	indicator rubric.Indicator
	check     rubric.Check
	isCheck   bool
	columns   columns
	others    []double                   // columns of the branches of a form beside those
	names     [FieldCheckDate + 1]string // of its columns in a table
	titles    []string                   // see title
	earlier   map[string]string          // titles of earlier versions only, with their version
	rubric    *rubric.Rubric
	levels    map[string]level
	fromOne   bool // its options are numbered from 1, which was told
	states    map[string]state
}

// level is what a cell under an indicator means.
type level struct {
	state assessment.State
	level rubric.Level
	more  string // see vocabulary.level
	plain bool   // a number and nothing else
	ok    bool
}

// state is what a cell under a check means.
type state struct {
	state assessment.CheckState
	ok    bool
}

// in reports whether a school is asked the question.
func (q *question) in(x *assessment.Response) bool {
	if q.isCheck {
		return q.check.In(x.School.Sector)
	}
	return x.Asked(q.indicator)
}

// questions are all of a rubric, in its order.
type questions struct {
	all  []*question
	byID map[string]*question // in lower case
	said *questionTexts       // see texts
}

func newQuestions(r *rubric.Rubric) questions {
	out := questions{byID: map[string]*question{}, said: &questionTexts{}}
	add := func(q *question) {
		q.columns, q.rubric = noColumns(), r
		out.all = append(out.all, q)
		out.byID[strings.ToLower(q.id)] = q
	}
	for _, i := range r.Indicators() {
		add(&question{id: i.ID, indicator: i, levels: map[string]level{}})
	}
	for _, c := range r.Checks {
		add(&question{id: c.ID, check: c, isCheck: true, states: map[string]state{}})
	}
	return out
}

// texts are what the questions ask. They are made once, and only when a heading is looked at.
func (qs questions) texts() *questionTexts {
	if qs.said.whole != nil {
		return qs.said
	}
	const telling = 4 // words
	qs.said.whole, qs.said.version = map[string]*question{}, map[string]string{}
	for _, q := range qs.all {
		for _, key := range q.titlesOf() {
			if other, double := qs.said.whole[key]; double && other != q {
				continue
			}
			qs.said.whole[key] = q
			if version, old := q.earlier[key]; old {
				qs.said.version[key] = version
			}
			if strings.Count(key, " ") >= telling {
				qs.said.long = append(qs.said.long, key)
			}
		}
	}
	return qs.said
}

// ids are those of all questions, or of the indicators only.
func (qs questions) ids(checks bool) []string {
	var out []string
	for _, q := range qs.all {
		if checks || !q.isCheck {
			out = append(out, q.id)
		}
	}
	return out
}

// idLike is what the id of a question looks like: a word that ends in a number.
var idLike = pattern.Of(`^\pL[\pL\pN._-]{0,18}[0-9]$`)

// bare is a text without the signs and blanks around it.
func bare(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// of finds the question of which a cell holds the id, alone or with its title behind it.
func (qs questions) of(text string) (*question, bool) {
	text = bare(text)
	if q, ok := qs.byID[strings.ToLower(text)]; ok {
		return q, true
	}
	first, _, more := strings.Cut(strings.Join(strings.Fields(text), " "), " ")
	if !more {
		return nil, false
	}
	q, ok := qs.byID[strings.ToLower(bare(first))]
	return q, ok
}

// longestQuestion is the length in bytes of the longest text that is looked at as the heading of a question.
const longestQuestion = 1000

// columnHeading is what the heading of a column is about. Loose: a word in it speaks of a remark or the like, so where
// the cells are levels it is the answer.
type columnHeading struct {
	question *question
	field    Field
	loose    bool
	version  string // of the rubric that asked so, when it was one before this
}

var (
	tag = pattern.Of(`<[^<>]{0,40}>`)
	// spaced is an id in two words at the beginning: V 4.
	spaced = pattern.Of(`^[^a-z0-9]*(?:(?:vraag|question)[^a-z0-9]+)?(?:\d+[^a-z0-9]+)?` +
		`(([a-z]{1,3}) (\d{1,3}))(?:[^a-z0-9]|$)`)
	// code is what forms call their own groups and questions, such as G01Q01.
	code = pattern.Of(`^(?:[a-z]{0,3}\d+)+$`)
)

// heading finds what the heading of a table is about: it is the text or the title of a question, or holds exactly one
// id bounded by marks. This is the one place that says what a heading of a question looks like.
func (qs questions) heading(text string) (columnHeading, bool) {
	if text == "" || len(text) > longestQuestion {
		return columnHeading{}, false
	}
	s := tag().ReplaceAllString(fold(text), " ")
	if q, ok := qs.texts().whole[plainKey(s)]; ok {
		return columnHeading{question: q, field: FieldAnswer, version: qs.said.version[plainKey(s)]}, true
	}
	if h, ok := qs.saying(headingKey(s)); h.question != nil {
		return h, ok
	}
	found := qs.mentioned(s)
	if m := spaced().FindStringSubmatchIndex(s); len(found) == 0 && m != nil {
		if q, ok := qs.byID[s[m[4]:m[5]]+s[m[6]:m[7]]]; ok {
			found = []mention{{q, m[2], m[3]}}
		}
	}
	if len(found) == 0 || several(found, found[0].question) {
		return columnHeading{}, false
	}
	q := found[0].question
	f, loose, ok := q.field(s[:found[0].from], s[found[0].to:])
	return columnHeading{question: q, field: f, loose: loose}, ok
}

// several reports whether other questions are mentioned than this one.
func several(found []mention, q *question) bool {
	return slices.ContainsFunc(found, func(m mention) bool { return m.question != q })
}

// plainKey is the key of a heading without the number that a form puts before it.
func plainKey(s string) string {
	key := headingKey(s)
	if first, rest, ok := strings.Cut(key, " "); ok && strings.Trim(first, "0123456789") == "" {
		return rest
	}
	return key
}

// mention is where in a folded text the id of a question stands.
type mention struct {
	question *question
	from, to int
}

// mentioned finds the ids in a folded text that are bounded by marks, the first one first.
func (qs questions) mentioned(s string) []mention {
	var out []mention
	for _, q := range qs.all {
		id := strings.ToLower(q.id)
		for from := 0; ; from++ {
			n := strings.Index(s[from:], id)
			if n < 0 {
				break
			}
			from += n
			before, _ := utf8.DecodeLastRuneInString(s[:from])
			if !unicode.IsLetter(before) && !unicode.IsDigit(before) && parted(s[from+len(id):]) {
				out = append(out, mention{q, from, from + len(id)})
			}
		}
	}
	out = slices.DeleteFunc(out, func(m mention) bool { // V1 in V1_a is no id
		return slices.ContainsFunc(out, func(n mention) bool {
			return n.from <= m.from && m.to <= n.to && n.to-n.from > m.to-m.from
		})
	})
	slices.SortFunc(out, func(a, b mention) int { return a.from - b.from })
	return out
}

// questionTexts are the questions by what they ask: their titles and texts in the words of every sector, by key.
type questionTexts struct {
	whole   map[string]*question
	version map[string]string // of the texts that only an earlier version of the rubric had
	long    []string          // those that are long enough to be known within a longer heading
}

// saying finds the one question of which the text stands in a heading, without the id of another one beside it. It is
// false when such a heading is not understood; without a question there is no such text.
func (qs questions) saying(key string) (columnHeading, bool) {
	var h columnHeading
	understood := true
	for _, text := range qs.texts().long {
		before, behind, ok := strings.Cut(key, text)
		if !ok {
			continue
		}
		q := qs.texts().whole[text]
		if h.question == q {
			continue // its title within its text
		}
		if h.question != nil || several(qs.mentioned(before+" "+behind), q) {
			return columnHeading{question: q}, false
		}
		h.question, h.version = q, qs.said.version[text]
		h.field, h.loose, understood = q.field(before, " "+behind)
	}
	return h, understood
}

// field returns which field the rest of a heading, before and behind the id, names. A text that is no field is the
// title or the question in whatever words, but for one that hangs on the id: "V1.evidenc" is no answer to V1.
func (q *question) field(before, behind string) (f Field, loose, ok bool) {
	text := strings.TrimLeft(behind, " .:;-_/|)]([*?")
	mark := behind[:len(behind)-len(text)]
	key := headingKey(text)
	if f, ok := fieldNamed(key); ok {
		return f, false, q.takes(f)
	}
	rest := headingKey(before + " " + behind)
	for _, title := range q.titlesOf() {
		rest = strings.Replace(rest, title, "", 1)
	}
	if slices.ContainsFunc(known().earlier, func(word string) bool { return strings.Contains(rest, word) }) {
		return FieldPrevious, false, false
	}
	telling := slices.DeleteFunc(strings.Fields(rest), func(word string) bool {
		_, filler := known().fillers[word]
		return filler || code().MatchString(word)
	})
	if f, ok := fieldNamed(strings.Join(telling, " ")); ok {
		return f, true, q.takes(f)
	}
	if (mark == "." || mark == "_") && key != "" && !q.title(key) {
		return noField, false, false
	}
	for _, word := range telling {
		switch known().inside[word] {
		case "note", "whole":
			return FieldNote, true, true
		case "evidence":
			return FieldEvidence, true, !q.isCheck
		}
	}
	return FieldAnswer, false, true
}

// fieldNamed returns the field of a question that a key is the word for.
func fieldNamed(key string) (Field, bool) {
	w, ok := known().question.words[key]
	return w.field, ok && w.field != FieldID && !w.field.never()
}

// remark reports whether a heading asks for a remark about the question before it: "Wil je dit toelichten?".
func remark(text string) bool {
	if text == "" || len(text) > longestHeading {
		return false
	}
	found := false
	for word := range strings.FieldsSeq(headingKey(text)) {
		word = strings.TrimRight(word, "0123456789")
		_, filler := known().fillers[word]
		kind := known().inside[word]
		if !filler && kind != "note" && kind != "whole" && word != "" {
			return false
		}
		found = found || kind == "note"
	}
	return found
}

// takes reports whether a question has a field. Checks have fewer than indicators.
func (q *question) takes(f Field) bool {
	switch f {
	case FieldAnswer, FieldNote:
		return true
	case FieldCheckDate:
		return q.isCheck
	case FieldEvidence, FieldEvidenceDate, FieldAction, FieldOwner, FieldDue, FieldStatus:
		return !q.isCheck
	default:
		return false
	}
}

// title reports whether a key begins with what may stand behind the id: the title or the question.
func (q *question) title(key string) bool {
	return slices.ContainsFunc(q.titlesOf(), func(t string) bool { return strings.HasPrefix(key, t) })
}

// titlesOf are the keys of the title and the texts of a question, the longest first. They are made once.
func (q *question) titlesOf() []string {
	if q.titles != nil {
		return q.titles
	}
	var texts []lang.Text
	for _, s := range append(rubric.Sectors(), "") {
		if q.isCheck {
			own := q.check.For(s)
			texts = append(texts, own.Title, own.Question)
		} else {
			own := q.indicator.For(s)
			texts = append(texts, own.Title, own.Question)
		}
	}
	q.titles = []string{}
	for _, t := range texts {
		for _, l := range lang.All() {
			if key := headingKey(t.In(l)); key != "" && !slices.Contains(q.titles, key) {
				q.titles = append(q.titles, key)
			}
		}
	}
	q.earlier = map[string]string{}
	for _, x := range q.rubric.Earlier() {
		for _, asked := range x.Wordings[q.id].Asked {
			if key := headingKey(asked); !slices.Contains(q.titles, key) {
				q.titles = append(q.titles, key)
				q.earlier[key] = x.Version
			}
		}
	}
	slices.SortStableFunc(q.titles, func(a, b string) int { return len(b) - len(a) })
	return q.titles
}

// looksLikeID reports whether a heading holds what the questions of a rubric are usually called: letters and a number,
// such as V1.
func looksLikeID(heading string) bool {
	if len(heading) > longestQuestion {
		return false
	}
	for word := range strings.FieldsFuncSeq(heading, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		letters := len(word) - len(strings.TrimLeftFunc(word, latin))
		digits := len(word) - letters
		if letters >= 1 && letters <= 3 && digits >= 1 && digits <= 3 &&
			strings.Trim(word[letters:], "0123456789") == "" {
			return true
		}
	}
	return false
}

// parted reports whether what follows an id is no part of it.
func parted(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
