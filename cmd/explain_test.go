package cmd_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sggscan/cmd"
)

// TestExplainTellsWhatJSONHolds lays the numbers and ids that explain tells beside those of score --json, for schools
// with random answers. All of it fits in a terminal of 80 columns.
func TestExplainTellsWhatJSONHolds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(15, 5))
	for n := range 60 {
		err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.yaml", n)), []byte(madeUp(rng, n)), 0o600)
		if err != nil {
			t.Fatal(err)
		}
	}
	var scored struct {
		Assessments []struct {
			Verdict  string
			Firmness struct {
				Margin     *int
				HingesDown []string `json:"hinges_down"`
				HingesUp   []string `json:"hinges_up"`
			}
			Route *struct {
				Verdict, Count any
				Steps          []struct{ ID string }
				Missing        int `json:"answers_missing"`
				Score          *float64
			}
			Proven struct {
				Count, Of int
				Score     float64
			}
		}
	}
	if err := json.Unmarshal([]byte(told(t, "en", "score", "--json", dir)), &scored); err != nil {
		t.Fatal(err)
	}
	for _, l := range []string{"nl", "en"} {
		for line := range strings.Lines(told(t, l, "explain", dir) + told(t, l, "explain", "--route", dir)) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 80 {
				t.Errorf("a line of %d characters: %s", n, line)
			}
		}
	}
	seen := map[string]int{}
	explained, routes := schoolsOf(told(t, "en", "explain", dir)), schoolsOf(told(t, "en", "explain", "--route", dir))
	if len(explained) != 60 || len(routes) != 60 || len(scored.Assessments) != 60 {
		t.Fatalf("%d, %d and %d schools", len(explained), len(routes), len(scored.Assessments))
	}
	for n, a := range scored.Assessments {
		page := explained[n]
		same := func(what, got, want string) {
			if got != want {
				t.Errorf("school %d, %s: explain says %q, the JSON %q\n%s", n, what, got, want, page)
			}
			if want != "" {
				seen[what]++
			}
		}
		margin := ""
		if a.Firmness.Margin != nil && a.Verdict != "incomplete" { // people see it beside a verdict only
			margin = strconv.Itoa(*a.Firmness.Margin)
		}
		same("margin", oneFor(page, `at least (\d+) steps? down`, "One level lower on one question can already"), margin)
		same("hinges down", ids(page, "The verdict itself already becomes lower"), sorted(a.Firmness.HingesDown))
		same("hinges up", ids(page, "The verdict already becomes higher"), sorted(a.Firmness.HingesUp))
		count, missing, after, steps := "", "", "", ""
		if r := a.Route; r != nil && r.Verdict == nil {
			missing = strconv.Itoa(r.Missing)
		} else if r != nil {
			count = fmt.Sprint(r.Count)
			if r.Count.(float64) <= 8 {
				after = strconv.Itoa(int(*r.Score+1e-9)) + "%"
				for _, s := range r.Steps {
					steps += s.ID + " "
				}
			}
		}
		same("steps to the next", oneFor(page, `It takes at least (\d+) steps?\.`, "It takes one step."), count)
		same("answers missing", oneFor(page, `(\d+) more answers are needed`, "One more answer is needed"), missing)
		same("route", found(routes[n], `(?:\d+\. (\w\d+) [^:]*: (?:from|open))`), strings.TrimSpace(steps))
		same("score after", found(routes[n], `After (?:these steps|this step) the lower bound of the score is (\d+%)`), after)
		proven, lower := "", ""
		if a.Proven.Of > 1 && a.Proven.Count == a.Proven.Of {
			proven = strconv.Itoa(a.Proven.Of) + " "
		} else if a.Proven.Of > 1 {
			proven = fmt.Sprintf("%d %d", a.Proven.Of, a.Proven.Count)
		}
		if a.Proven.Count < a.Proven.Of {
			lower = strconv.Itoa(int(a.Proven.Score+1e-9)) + "%"
		}
		same("proven", found(page, `level 2 or 3 for (\d+) questions. For (?:all of|(\d+) of) them`), proven)
		same("proven score", found(page, `If the others count as level 1, the lower bound of the score is (\d+%)`), lower)
	}
	for _, what := range []string{"margin", "hinges down", "hinges up", "steps to the next", "answers missing", "route",
		"score after", "proven", "proven score"} {
		if seen[what] < 3 {
			t.Errorf("%s was compared %d times only", what, seen[what])
		}
	}
}

// madeUp is a school with random answers to some of the questions, most of them alike.
func madeUp(rng *rand.Rand, n int) string {
	counts := map[string]int{"V": 6, "K": 5, "O": 8, "S": 7, "D": 5, "G": 5, "H": 4, "B": 3}
	var b strings.Builder
	fmt.Fprintf(&b, "school: {name: School %02d, sector: vo}\ndate: 2026-11-02\nanswers:\n", n)
	usual, open := rng.IntN(4), rng.IntN(4) == 0
	for _, d := range []string{"V", "K", "O", "S", "D", "G", "H", "B"} {
		for q := range counts[d] {
			level := usual
			if rng.IntN(6) == 0 {
				level = rng.IntN(4)
			}
			if !open || rng.IntN(5) > 0 {
				fmt.Fprintf(&b, "  %s%d: {level: %d, evidence: %q}\n", d, q+1, level, []string{"", "Plan"}[rng.IntN(2)])
			}
		}
	}
	b.WriteString("checks:\n")
	for q := range 7 {
		answer := "no"
		if rng.IntN(30) == 0 {
			answer = []string{"yes", "unknown"}[rng.IntN(2)]
		}
		fmt.Fprintf(&b, "  R%d: %s\n", q+1, answer)
	}
	return b.String()
}

// told is what a command writes, in a language.
func told(t *testing.T, language string, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	args = append(args, "--lang", language, "--quiet", "--today", "2026-11-20")
	code := cmd.Main(args, cmd.Streams{Out: &out, Err: &errors, Getenv: func(string) string { return "" }, Now: time.Now})
	if code != cmd.ExitOK {
		t.Fatalf("%v: exit %d: %s", args, code, errors.String())
	}
	return out.String()
}

// schoolsOf cuts what explain writes in schools, each on one line.
func schoolsOf(s string) []string {
	var out []string
	for _, page := range strings.Split(s, "School ")[1:] {
		out = append(out, strings.Join(strings.Fields(page), " "))
	}
	return out
}

// found is what the groups of a pattern match, wherever it does.
func found(page, pattern string) string {
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(page, -1) {
		out = append(out, m[1:]...)
	}
	return strings.Join(out, " ")
}

// oneFor is found, or 1 where the page has the sentence for one.
func oneFor(page, pattern, one string) string {
	if strings.Contains(page, one) {
		return "1"
	}
	return found(page, pattern)
}

// ids are those in the lines under a sentence about what alone changes the verdict.
func ids(page, sentence string) string {
	_, list, _ := strings.Cut(page, sentence)
	for _, end := range []string{"There is no", "The verdict already", "What open", "What has evidence"} {
		list, _, _ = strings.Cut(list, end)
	}
	return sorted(regexp.MustCompile(`\b[A-Z]\d\b`).FindAllString(list, -1))
}

func sorted(ids []string) string { return strings.Join(slices.Sorted(slices.Values(ids)), " ") }
