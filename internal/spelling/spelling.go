// Package spelling checks the spelling of texts in tests, with hunspell.
package spelling

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
)

// dictionaries are the names that hunspell has for the languages.
var dictionaries = map[lang.Lang]string{lang.NL: "nl_NL", lang.EN: "en_GB"}

// quotes are the single quotes around a citation, which hunspell takes for a part of the word.
var quotes = regexp.MustCompile(`(^|[\s(])'|'([\s.,;:?!)]|$)`)

// notWords are ids of questions, and the hyphen that stands for the rest of a word ("meld-, overleg- en aangifteplicht").
var notWords = regexp.MustCompile(`\b[A-Z][0-9]\b|-( |,)`)

// Check is a failure when a text has a word that neither hunspell nor one of the lists (files, a word a line) knows. Without
// hunspell the test is skipped, but on a build server (CI=true), where it fails.
func Check(t *testing.T, l lang.Lang, texts []string, lists ...string) {
	t.Helper()
	missing := t.Skipf
	if os.Getenv("CI") == "true" {
		missing = t.Fatalf
	}
	if _, err := exec.LookPath("hunspell"); err != nil {
		missing("the spelling was not looked at: install hunspell, hunspell-nl and hunspell-en-gb")
	}
	var known []byte // hunspell reads one list only
	for _, list := range lists {
		data, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		known = append(known, data...)
	}
	list := filepath.Join(t.TempDir(), "known")
	if err := os.WriteFile(list, known, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("hunspell", "-i", "utf-8", "-d", dictionaries[l], "-p", list, "-l")
	all := quotes.ReplaceAllString(strings.Join(texts, "\n"), "$1 $2")
	c.Stdin = strings.NewReader(notWords.ReplaceAllString(all, " ") + "\n")
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, err := c.Output()
	if err != nil {
		missing("the spelling was not looked at: hunspell -d %s does not run: %v", dictionaries[l], err)
	}
	unknown := strings.Fields(string(out))
	slices.Sort(unknown)
	if unknown = slices.Compact(unknown); len(unknown) > 0 {
		t.Errorf("unknown words (correct them, or add a term to %s): %s", lists[0], strings.Join(unknown, ", "))
	}
}
