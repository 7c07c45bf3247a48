package rubric

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"time"

	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
)

// reader reads a value into a rubric.
type reader func(v yamldoc.Value)

// field is a key of a part of a rubric, and what reads its value. Must: the part cannot do without.
type field struct {
	key  string
	must bool
	read reader
}

func must(key string, read reader) field { return field{key, true, read} }

func may(key string, read reader) field { return field{key, false, read} }

func names(fields []field) []string {
	out := make([]string, len(fields))
	for n, f := range fields {
		out[n] = f.key
	}
	return out
}

// part reads a mapping by its fields, in their order; nothing at all counts as an empty one. It is false for what is no
// mapping.
func part(v yamldoc.Value, fields ...field) bool {
	m, ok := v.Map(names(fields)...)
	if !ok {
		return false
	}
	for _, f := range fields {
		if value, there := m.Get(f.key); there {
			f.read(value)
		} else if f.must {
			v.Errorf("rubric.key_missing", f.key)
		}
	}
	return true
}

// each reads every item of a list.
func each(read reader) reader {
	return func(v yamldoc.Value) {
		for _, x := range v.List() {
			read(x)
		}
	}
}

func plain(to *string) reader { return func(v yamldoc.Value) { *to, _ = v.Text() } }

func boolean(to *bool) reader { return func(v yamldoc.Value) { *to, _ = v.Bool() } }

// decimal reads a number from 0 to most.
func decimal(to **big.Rat, most int64) reader {
	return func(v yamldoc.Value) { *to, _ = v.Decimal(0, most) }
}

func number[T ~int](to *T, low, high int) reader {
	return func(v yamldoc.Value) {
		n, _ := v.Int(low, high)
		*to = T(n)
	}
}

func date(to *time.Time) reader {
	return func(v yamldoc.Value) {
		var err error
		if *to, err = time.Parse(time.DateOnly, v.Raw()); err != nil {
			v.Errorf("rubric.no_date", v.Raw())
		}
	}
}

// matching reads a text of the form that the key of a sentence describes.
func matching(to *string, p *regexp.Regexp, key words.Key) reader {
	return func(v yamldoc.Value) {
		var ok bool
		if *to, ok = v.Text(); ok && !p.MatchString(*to) {
			v.Errorf("rubric.not_possible", *to, words.Text(key))
		}
	}
}

func version(to *string) reader {
	return matching(to, versionPattern(), "rubric.three_numbers_with_points")
}

// word reads a word from a fixed list; what is the sentence about another word.
func word[T ~string](to *T, what words.Key, known ...T) reader {
	return func(v yamldoc.Value) { *to, _ = enum(v, what, known...) }
}

// enum reads a word from a fixed list; false when it is another word.
func enum[T ~string](v yamldoc.Value, what words.Key, known ...T) (T, bool) {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
		if v.Raw() == words[i] {
			return k, true
		}
	}
	v.UnknownName(what, v.Raw(), words)
	return "", false
}

// answer reads one of the answers to a check; YAML's own booleans mean yes and no.
func answer(to *string, known ...string) reader {
	return func(v yamldoc.Value) {
		if yes, ok := v.IsBool(); !ok {
			*to, _ = enum(v, "rubric.unknown_answer", known...)
		} else if *to = "no"; yes {
			*to = "yes"
		}
	}
}

func (l *loader) text(to *lang.Text) reader { return func(v yamldoc.Value) { *to = l.readText(v) } }

func (l *loader) texts(to *[]lang.Text, check listCheck) reader {
	return func(v yamldoc.Value) {
		each(func(v yamldoc.Value) { *to = append(*to, l.readText(v)) })(v)
		check(v, *to)
	}
}

// readText reads a text: {nl: …, en: …}, or a plain string, which is a text in one language.
func (l *loader) readText(v yamldoc.Value) lang.Text {
	var t lang.Text
	in := func(language lang.Lang, to *string) reader {
		return func(v yamldoc.Value) {
			s, _ := v.Text()
			if *to = strings.TrimSpace(s); strings.ContainsAny(s, "{}") {
				l.braces = append(l.braces, braced{v, language, s})
			}
		}
	}
	if v.IsMap() {
		part(v, may("nl", in(lang.NL, &t.NL)), may("en", in(lang.EN, &t.EN)))
	} else if _, ok := v.Text(); ok {
		in(lang.NL, &t.NL)(v)
	} else {
		return t
	}
	switch {
	case t.Empty():
		v.Errorf("rubric.text_missing")
	case !t.Has(lang.NL) || !t.Has(lang.EN):
		if l.untitled == 0 {
			l.firstGap = v
		}
		l.untitled++
	}
	return t
}

// mentions reads a list of names that some other part must hold.
func (l *loader) mentions(to *[]string, kind string) reader {
	return each(func(v yamldoc.Value) {
		s, ok := v.Text()
		switch {
		case !ok:
		case slices.Contains(*to, s):
			v.Errorf("rubric.twice_leave_one", s)
		default:
			*to = append(*to, s)
			l.refs = append(l.refs, reference{v, kind, s})
		}
	})
}

// mention reads a name that some other part must hold.
func (l *loader) mention(to *string, kind string) reader {
	return func(v yamldoc.Value) {
		*to = v.Raw()
		l.refs = append(l.refs, reference{v, kind, *to})
	}
}

// id reads the id of a domain, indicator or check; these share the columns of a collected table, so none may be there
// twice.
func (l *loader) id(to *string) reader {
	return func(v yamldoc.Value) {
		matching(to, idPattern(), "rubric.letter_then_letters_digits")(v)
		key := strings.ToLower(*to)
		if first, double := l.places[key]; double {
			v.Errorf("rubric.id_twice", *to, first.Place().String())
		} else {
			l.places[key] = v
		}
	}
}
