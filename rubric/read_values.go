package rubric

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
)

func (l *loader) matching(v yamldoc.Value, p *regexp.Regexp, key words.Key) string {
	s, ok := v.Text()
	if ok && !p.MatchString(s) {
		v.Errorf("rubric.not_possible", s, words.Text(key))
	}
	return s
}

func (l *loader) version(v yamldoc.Value) string {
	return l.matching(v, versionPattern, "rubric.three_numbers_with_points")
}

func (l *loader) number(v yamldoc.Value, low, high int) int {
	n, _ := v.Int(low, high)
	return n
}

func (l *loader) date(v yamldoc.Value) time.Time {
	t, err := time.Parse(time.DateOnly, v.Raw())
	if err != nil {
		v.Errorf("rubric.no_date", v.Raw())
	}
	return t
}

// text reads a text: {nl: …, en: …}, or a plain string, which is a text in one language.
func (l *loader) text(v yamldoc.Value) lang.Text {
	var t lang.Text
	if v.IsMap() {
		m, _ := v.Map("nl", "en")
		for _, e := range m.Entries {
			s, _ := e.Value.Text()
			if e.Name == "nl" {
				t.NL = strings.TrimSpace(s)
			} else {
				t.EN = strings.TrimSpace(s)
			}
		}
	} else {
		s, ok := v.Text()
		if !ok {
			return t
		}
		t.NL = strings.TrimSpace(s)
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

func (l *loader) texts(v yamldoc.Value) []lang.Text {
	var out []lang.Text
	for _, x := range v.List() {
		out = append(out, l.text(x))
	}
	return out
}

// names reads a list of names that some other part must hold.
func (l *loader) names(v yamldoc.Value, kind string) []string {
	out := []string{}
	for _, x := range v.List() {
		s, ok := x.Text()
		if !ok {
			continue
		}
		if slices.Contains(out, s) {
			x.Errorf("rubric.twice_leave_one", s)
			continue
		}
		out = append(out, s)
		l.refs = append(l.refs, reference{x, kind, s})
	}
	return out
}

// enum reads a word from a fixed list; false when it is another word.
func enum[T ~string](v yamldoc.Value, whatKey words.Key, known ...T) (T, bool) {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
		if v.Raw() == words[i] {
			return k, true
		}
	}
	v.UnknownName(whatKey, v.Raw(), words)
	return "", false
}

// required reports the keys that are missing from a mapping. Of what is no mapping that was said already.
func required(m yamldoc.Map, keys ...string) {
	if !m.At.IsMap() && !m.At.IsNull() {
		return
	}
	for _, k := range keys {
		if _, ok := m.Get(k); !ok {
			m.At.Errorf("rubric.key_missing", k)
		}
	}
}

// id reads the id of a domain, indicator or check; these share the columns of a collected table, so none may be there twice.
func (l *loader) id(m yamldoc.Map) string {
	v, ok := m.Get("id")
	if !ok {
		m.At.Errorf("rubric.key_missing", "id")
		return ""
	}
	s := l.matching(v, idPattern, "rubric.letter_then_letters_digits")
	key := strings.ToLower(s)
	if first, double := l.places[key]; double {
		v.Errorf("rubric.id_twice", s, first.Place().String())
	} else {
		l.places[key] = v
	}
	return s
}
