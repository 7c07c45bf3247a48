package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// form makes a questionnaire as a page.
func form(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lijst.html")
	sggscan(t, append([]string{"questionnaire", "-o", path, "--quiet"}, args...)...)
	return path
}

// asked are the questions of a page and, in checks, the yes/no questions, in their order.
func (b *tab) asked() (questions, checks []string) {
	b.Helper()
	const of = `[...document.querySelectorAll("fieldset[data-more%s=level]")].map(e => e.id.slice(2))`
	return eval[[]string](b, fmt.Sprintf(of, "")),
		eval[[]string](b, `[...document.querySelectorAll("fieldset.check")].map(e => e.id.slice(2))`)
}

// score is what the program makes of a file with answers.
func score(t *testing.T, path string) string {
	t.Helper()
	var x struct{ Assessments []json.RawMessage }
	if err := json.Unmarshal([]byte(sggscan(t, "score", "--json", "--quiet", path)), &x); err != nil || len(x.Assessments) != 1 {
		t.Fatalf("%v, %d assessments", err, len(x.Assessments))
	}
	var out bytes.Buffer
	_ = json.Indent(&out, x.Assessments[0], "", " ")
	return out.String()
}

// TestFilledInByKeyboard fills in a questionnaire with Tab, arrows, the space bar and Enter alone, and lays what the
// program reads in the saved file beside the same answers in YAML.
func TestFilledInByKeyboard(t *testing.T) {
	for _, flags := range []string{"--sector po", "--sector vo --core --lang en", "--sector mbo --core", "--sector mbo --lang en",
		"--sector vo", "--sector po --core"} {
		t.Run(strings.ReplaceAll(flags, "--", ""), func(t *testing.T) {
			b := open(t, form(t, append([]string{"--school", "De Linde", "--brin", "12AB00"}, strings.Fields(flags)...)...))
			questions, checks := b.asked()
			sector, profile := strings.Fields(flags)[1], "full"
			if strings.Contains(flags, "--core") {
				profile = "core"
			}
			want := fmt.Sprintf("profile: %s\nschool: {name: De Linde, brin: 12AB00, sector: %s}\ndate: %s\nround: 2026-2027\n"+
				"answers:\n", profile, sector, eval[string](b, `document.getElementById("date").value`))
			b.press("\t") // the link to the content
			at := "p-start"
			next := func() {
				b.tabTo(`e.matches(".steps a.main")`)
				at = eval[string](b, "document.activeElement.hash.slice(1)")
				b.press(kb.Enter)
				// The heading of the next part has the focus then, so that a screen reader says where one is.
				b.run(chromedp.Poll(`document.activeElement.matches("section:not([hidden]) > h2") &&
					document.activeElement.closest("section").id === "`+at+`"`, nil, chromedp.WithPollingTimeout(5*time.Second)))
			}
			here := func(id string) bool {
				return eval[bool](b, fmt.Sprintf("document.getElementById(%q).contains(document.getElementById(%q))", at, "q-"+id))
			}
			choose := func(id string, down int) {
				for !here(id) {
					next()
				}
				b.tabTo(fmt.Sprintf("e.name === %q", id))
				b.press(" ")
				for range down {
					b.press(kb.ArrowDown)
				}
			}
			for n, id := range questions {
				level := []string{"0", "1", "2", "3", "unknown"}[n%5]
				choose(id, n%5)
				want += fmt.Sprintf("  %s: {level: %s", id, level)
				if n == 3 { // what is folded is reached and opened too
					b.tabTo(`e.matches("summary")`)
					b.press(kb.Enter)
					b.tabTo(fmt.Sprintf("e.name === %q", id+".evidence"))
					b.press("Plan, zie p. 3")
					want += `, evidence: "Plan, zie p. 3"`
				}
				want += "}\n"
			}
			want += "checks:\n"
			for n, id := range checks {
				choose(id, n%3)
				answers := []string{"yes", "no", "unknown"}
				if id[0] == 'R' {
					answers = []string{"yes", "repaired", "no"}
				}
				want += fmt.Sprintf("  %s: %q\n", id, answers[n%3])
			}
			for at != "p-end" {
				next()
			}
			b.tabTo(`e.matches("[data-save]")`)
			b.press(" ")
			path := b.downloaded()
			if got := filepath.Base(path); !strings.HasPrefix(got, "De-Linde-joint-20") {
				t.Errorf("the file is called %s", got)
			}
			beside := filepath.Join(t.TempDir(), "beside.yaml")
			if err := os.WriteFile(beside, []byte(want), 0o600); err != nil {
				t.Fatal(err)
			}
			if got, want := score(t, path), score(t, beside); got != want {
				t.Errorf("the file of the page scores\n%s\nand the same answers\n%s", got, want)
			}
			if text := eval[string](b, `document.getElementById("status").textContent`); !strings.Contains(text, filepath.Base(path)) {
				t.Errorf("after saving the page says %q", text)
			}
		})
	}
}
