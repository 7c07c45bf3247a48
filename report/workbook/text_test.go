package workbook

import (
	"strings"
	"testing"
	"unicode/utf16"
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
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLinesGrowWithTheText(t *testing.T) {
	for _, c := range []struct {
		text     string
		width    float64
		from, to int
	}{
		{"", 20, 0, 0}, {"kort", 20, 1, 1}, {"een\ntwee\ndrie", 20, 3, 3},
		{strings.Repeat("woord ", 30), 30, 6, 8}, {strings.Repeat("a", 200), 20, 9, 12}, {strings.Repeat("https://voorbeeld.nl/", 5), 30, 3, 5},
	} {
		if got := measureFor(false).lines(c.text, c.width, 10, false); got < c.from || got > c.to {
			t.Errorf("%.20q in %v characters: %d lines, want %d to %d", c.text, c.width, got, c.from, c.to)
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
			t.Errorf("%q → %q has characters that Excel refuses", s, name)
		}
		if seen[strings.ToLower(name)] {
			t.Errorf("%q → %q is there already", s, name)
		}
		seen[strings.ToLower(name)] = true
	}
}

func TestFeetOfPagesAreSafe(t *testing.T) {
	got := printable("R&D " + strings.Repeat("é", 300))
	if !strings.HasPrefix(got, "R&&D") || len([]rune(got)) > 150 {
		t.Errorf("%q", got)
	}
}

func TestReferences(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := Letters(column); got != want {
			t.Errorf("column %d is %q, want %q", column, got, want)
		}
	}
	if got := fixed("It's", Block(2, 3, 28, 40)); got != "'It''s'!$B$3:$AB$40" {
		t.Errorf("a range of a sheet is %s", got)
	}
}
