package answers

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/internal/lang"
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
	names     [FieldCheckDate + 1]string // of its columns in a table
	titles    []string                   // see title
	levels    map[string]level
	states    map[string]state
}

// level is what a cell under an indicator means.
type level struct {
	state assessment.State
	level rubric.Level
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
}

func newQuestions(r *rubric.Rubric) questions {
	out := questions{byID: map[string]*question{}}
	add := func(q *question) {
		q.columns = noColumns()
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
var idLike = regexp.MustCompile(`^\pL[\pL\pN._-]{0,18}[0-9]$`)

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

// heading finds the question and the field that a heading of a table names. Longest first: a heading V10 is not about
// V1. This is the one place that says what a heading of a question looks like.
func (qs questions) heading(text string) (*question, Field, bool) {
	s := strings.TrimLeft(strings.TrimSpace(text), "\ufeff [(")
	var best *question
	for _, q := range qs.all {
		if len(s) < len(q.id) || !strings.EqualFold(s[:len(q.id)], q.id) || best != nil && len(best.id) >= len(q.id) {
			continue
		}
		if parted(s[len(q.id):]) {
			best = q
		}
	}
	if best == nil {
		return nil, noField, false
	}
	f, ok := best.field(s[len(best.id):])
	return best, f, ok
}

// field returns which field the rest of a heading, behind the id, names. A text that is no field is the title or
// question, when something parts it from the id: a mark, or a blank or point before what the rubric itself says. So
// "V1.evidenc" is no answer to V1.
func (q *question) field(rest string) (Field, bool) {
	text := strings.TrimLeft(rest, " \u00a0\t\n.:;-–—_/|)]([")
	mark := rest[:len(rest)-len(text)]
	key := headingKey(text)
	if key == "" {
		return FieldAnswer, true
	}
	if f := known().question.words[key].field; f == FieldPrevious || f != FieldID && !f.never() {
		return f, q.takes(f)
	}
	plain := strings.Trim(mark, " \u00a0\t\n") == "" || mark == "." || mark == "_"
	if plain && !q.title(key) {
		return noField, false
	}
	return FieldAnswer, true
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

// title reports whether a key is, or begins with, what may stand behind the id: the title or the question.
func (q *question) title(key string) bool {
	if q.titles == nil {
		texts := []lang.Text{q.indicator.Title}
		for _, s := range rubric.Sectors() {
			if q.isCheck {
				texts = append(texts, q.check.For(s).Question)
			} else {
				texts = append(texts, q.indicator.For(s).Question)
			}
		}
		for _, t := range texts {
			q.titles = append(q.titles, headingKey(t.In(lang.NL)), headingKey(t.In(lang.EN)))
		}
	}
	return slices.ContainsFunc(q.titles, func(t string) bool { return t != "" && strings.HasPrefix(key, t) })
}

// looksLikeID reports whether a heading begins as the questions of a rubric usually do: with letters and a number, such
// as V1.
func looksLikeID(heading string) bool {
	s := strings.TrimLeft(heading, "\ufeff [(")
	letters := len(s) - len(strings.TrimLeftFunc(s, latin))
	digits := len(s) - letters - len(strings.TrimLeft(s[letters:], "0123456789"))
	if letters < 1 || letters > 3 || digits < 1 || digits > 3 {
		return false
	}
	return parted(s[letters+digits:])
}

// parted reports whether what follows an id is no part of it.
func parted(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
