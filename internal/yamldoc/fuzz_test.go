package yamldoc_test

import (
	"strings"
	"testing"

	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/internal/yamldoc"
)

// Whatever stands in a document: no panic, every value has a place within it, every problem has one line of text in both languages.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"a: 1\nb: [x, {c: 'd'}]\n", "- 1.5\n- 0o7\n- ~\n", "a: &x 1\nb: *x\n", "a: !!int \"1\"\nb: !own 2\n", "? [a]\n: b\n", "a: |\n  een\n  twee\n",
		"---\na: 1\n---\nb: 2\n", "\ufeffa: é\n", "a:\n\tb: 1\n", "a: \"\\x00\"\n", "<<: {a: 1}\n", "a: b: c\n", "*x : 1\n", "%YAML 1.2\n---\n{}\n", "a: 'open\n",
	} {
		f.Add(false, []byte(s))
	}
	for _, s := range []string{`{"a": [1, 2.5e3, true, null, "\u00e9\ud83d\ude00"]}`, `{"a": 1, "a": 2}`, `[[[[]]]]`, `{"a":1}{}`, `{"a":`, "{\n\"é\":\n [\n]\n}"} {
		f.Add(true, []byte(s))
	}
	f.Fuzz(func(t *testing.T, asJSON bool, data []byte) {
		name := "d.yaml"
		if asJSON {
			name = "d.json"
		}
		var problems problem.List
		doc, ok := yamldoc.Parse(name, data, &problems)
		if ok == problems.HasErrors() {
			t.Fatalf("usable is %v with %v", ok, problems.All())
		}
		lines := countLines(data)
		if ok {
			walk(t, doc, lines)
		}
		for _, p := range problems.All() {
			testtool.Sentences(t, data, p.Text.NL, p.Text.EN, p.Place.String())
			if p.Place.Line > lines || p.Place.Line < 0 || p.Place.Column < 0 {
				t.Errorf("%s is outside a document of %d lines", p.Place, lines)
			}
		}
	})
}

// walk reads every value in every way.
func walk(t *testing.T, v yamldoc.Value, lines int) {
	t.Helper()
	if p := v.Place(); p.Line < 1 || p.Line > lines || p.Column < 1 {
		t.Errorf("a value at %s of %d lines", p, lines)
	}
	if v.IsMap() {
		m, _ := v.Map()
		for _, e := range m.Entries {
			if got, ok := m.Get(e.Name); !ok || got.Place() != e.Value.Place() {
				t.Errorf("%q is not found again", e.Name)
			}
			walk(t, e.Value, lines)
		}
		_, _ = v.Map("a", "b")
		return
	}
	if v.IsList() {
		for _, x := range v.List() {
			walk(t, x, lines)
		}
		return
	}
	v.Raw()
	v.Shown()
	_, _ = v.Text()
	_, _ = v.Bool()
	_, _ = v.Decimal(0, 100)
	if n, ok := v.Int(0, 3); ok && (n < 0 || n > 3) {
		t.Errorf("%d is not within 0 and 3", n)
	}
}

func FuzzNearest(f *testing.F) {
	f.Add("scor", "score", "rubric")
	f.Add("évidence", "evidence", "")
	f.Fuzz(func(t *testing.T, word, a, b string) {
		near, ok := yamldoc.Nearest(word, []string{a, b})
		if ok && near != a && near != b {
			t.Errorf("%q is none of %q and %q", near, a, b)
		}
		if !ok && a != "" && len([]rune(a)) > 1 && strings.EqualFold(word, a) {
			t.Errorf("%q is not near %q", word, a)
		}
	})
}

// countLines counts what YAML takes for lines; what is left out at the end stands on the line after them.
func countLines(data []byte) int {
	lines := 2
	for _, r := range string(data) {
		if strings.ContainsRune("\n\r\u0085\u2028\u2029", r) {
			lines++
		}
	}
	return lines
}
