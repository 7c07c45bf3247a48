// Package testtool is what the tests of several packages share: readers of what was written, and programs beside Go. A
// machine may lack such a program: those tests are skipped there, and make test ends with a line that names what was
// missing. In CI, where the environment has CI set, they fail instead.
package testtool

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
)

// Need returns the path of a program, or ends the test without it. A program that is needed here stands in TOOLS in the
// Makefile.
func Need(t testing.TB, program string) string {
	t.Helper()
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		path := filepath.Join(folder, program)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	missing(t, "%s is not installed", program)
	return ""
}

// missing ends a test for which something is missing.
func missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if InCI() {
		t.Fatalf(format+", and in CI every test must run: see .ci/run", args...)
	}
	t.Skipf(format, args...)
}

// NeedInCI is Need for a program that is too slow for daily work: outside CI the test is skipped, also where the
// program is.
func NeedInCI(t testing.TB, program string) string {
	t.Helper()
	if !InCI() {
		t.Skipf("%s runs in CI only", program)
	}
	return Need(t, program)
}

// InCI reports whether the tests run in CI.
func InCI() bool { return os.Getenv("CI") != "" }

// quotes are the single quotes around a citation, which hunspell takes for a part of the word.
var quotes = regexp.MustCompile(`(^|[\s(])'|'([\s.,;:?!)]|$)`)

// notWords are ids of questions, names of sites, and the hyphen that stands for the rest of a word ("meld-, overleg- en
// aangifteplicht").
var notWords = regexp.MustCompile(`\b[A-Z][0-9]\b|\b[a-z]+\.nl\b|-( |,)`)

// Spelling is a failure when a text has a word that neither hunspell nor one of the lists (files, a word a line) knows.
// Hunspell runs the program with the arguments and gives what it prints.
func Spelling(t *testing.T, l lang.Lang, texts []string, hunspell func(stdin string, args ...string) ([]byte, error),
	lists ...string) {
	t.Helper()
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
	dictionary := map[lang.Lang]string{lang.NL: "nl_NL", lang.EN: "en_GB"}[l]
	all := quotes.ReplaceAllString(strings.Join(texts, "\n"), "$1 $2")
	all = notWords.ReplaceAllString(all, " ") + "\n"
	out, err := hunspell(all, "-i", "utf-8", "-d", dictionary, "-p", list, "-l")
	if err != nil {
		missing(t, "hunspell has no list of words %s (%v)", dictionary, err)
	}
	unknown := slices.Compact(slices.Sorted(strings.FieldsSeq(string(out))))
	if len(unknown) > 0 {
		t.Errorf("unknown words (correct them, or add a term to %s): %s", lists[0], strings.Join(unknown, ", "))
	}
}
