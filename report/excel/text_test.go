package excel

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"sggscan/internal/lang"
)

func TestSplitLosesNothing(t *testing.T) {
	for name, s := range map[string]string{
		"short":    "kort",
		"words":    strings.Repeat("een woord ", 9_000),
		"one word": strings.Repeat("a", 70_000),
		"emoji":    strings.Repeat("🙂", 40_000),
		"mixed":    strings.Repeat("🙂 ëë\n", 20_000),
		"exact":    strings.Repeat("é", partLimit),
	} {
		parts := split(s)
		if got := strings.Join(parts, ""); got != s {
			t.Errorf("%s: the parts are %d bytes together, the text was %d", name, len(got), len(s))
		}
		for n, p := range parts {
			if units := len(utf16.Encode([]rune(p))); units > partLimit || units == 0 {
				t.Errorf("%s: part %d has %d UTF-16 units", name, n, units)
			}
		}
	}
	if parts := split(strings.Repeat("é", partLimit)); len(parts) != 1 {
		t.Errorf("a text that just fits came in %d parts", len(parts))
	}
	if parts := split(strings.Repeat("woord ", 6_000)); !strings.HasSuffix(parts[0], " ") {
		t.Errorf("the first part ends inside a word: …%q", parts[0][len(parts[0])-8:])
	}
}

func TestCleanDropsOnlyWhatACellCannotHold(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                   "plain",
		"a\x00b\x07c\x1b\u0085d":  "abcd",
		"tab\there":               "tab here",
		"a\r\nb\rc\nd":            "a\nb\nc\nd",
		"bad\xffbytes":            "badbytes",
		"no\uffffchar\ufffe":      "nochar",
		"kept \ufffd 🙂 é =1+1 \n": "kept \ufffd 🙂 é =1+1 \n",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLinesGrowWithTheText(t *testing.T) {
	for _, c := range []struct {
		text     string
		width    float64
		from, to int
	}{
		{"", 20, 1, 1}, {"kort", 20, 1, 1}, {"een\ntwee\ndrie", 20, 3, 3},
		{strings.Repeat("woord ", 30), 30, 6, 8}, {strings.Repeat("a", 200), 20, 9, 12}, {strings.Repeat("https://voorbeeld.nl/", 5), 30, 3, 5},
	} {
		if got := lines(c.text, c.width, 1); got < c.from || got > c.to {
			t.Errorf("%.20q in %v signs: %d lines, want %d to %d", c.text, c.width, got, c.from, c.to)
		}
	}
}

func TestSheetNamesAreSafe(t *testing.T) {
	taken := map[string]bool{}
	seen := map[string]bool{}
	for _, s := range []string{"Heatmap po", "heatmap PO", "a:b\\c/d?e*f[g]", "'quoted'", "", strings.Repeat("Ö", 60), strings.Repeat("ö", 60), strings.Repeat("🙂", 31), " \n "} {
		name := sheetName(s, taken)
		if units := len(utf16.Encode([]rune(name))); units == 0 || units > 31 {
			t.Errorf("%q → %q has %d units", s, name, units)
		}
		if strings.ContainsAny(name, `:\/?*[]`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") {
			t.Errorf("%q → %q has signs that Excel refuses", s, name)
		}
		if seen[strings.ToLower(name)] {
			t.Errorf("%q → %q is there already", s, name)
		}
		seen[strings.ToLower(name)] = true
	}
}

func TestWordsAreThereInBothLanguages(t *testing.T) {
	for _, l := range lang.All() {
		var walk func(path string, v reflect.Value)
		walk = func(path string, v reflect.Value) {
			for n := range v.NumField() {
				name := path + v.Type().Field(n).Name
				if f := v.Field(n); f.Kind() == reflect.Struct {
					walk(name+".", f)
				} else if strings.TrimSpace(f.String()) == "" {
					t.Errorf("%s: no words for %s", l, name)
				}
			}
		}
		walk("", reflect.ValueOf(wordsFor(l)))
	}
	for _, l := range lang.All() {
		if strings.ContainsAny(strings.Join(wordsFor(l).statuses(), ""), ",\"") {
			t.Errorf("%s: a comma in a word splits the drop-down", l)
		}
	}
}
