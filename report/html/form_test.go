package html_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/html"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
	"sggscan/rubric"
)

func known(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func form(t *testing.T, f questionnaire.Form) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.WriteForm(&b, f, view.Options{Lang: f.Lang, Tool: "sggscan", Version: "1.0.0"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func blank(t *testing.T, s rubric.Sector, p assessment.Profile, l lang.Lang) questionnaire.Form {
	t.Helper()
	return questionnaire.Form{Rubric: known(t), Lang: l, School: assessment.School{Sector: s}, Profile: p,
		Role: rubric.Joint, Round: "2026-2027"}
}

// A form asks what the sector and the list ask, each answer by its name, weighs less than an attachment may, and has
// nothing from elsewhere.
func TestFormAsksEverything(t *testing.T) {
	const most = 150_000 // bytes
	for _, s := range rubric.Sectors() {
		for _, p := range []assessment.Profile{assessment.Full, assessment.Core} {
			for _, l := range lang.All() {
				f := blank(t, s, p, l)
				text, name := form(t, f), fmt.Sprint(s, p, l)
				if len(text) > most {
					t.Errorf("%s has %d bytes", name, len(text))
				}
				for _, i := range f.Rubric.Indicators() {
					asked := i.In(s) && (p == assessment.Full || i.InCore(s))
					for value, want := range map[string]bool{"0": asked, "1": asked, "2": asked, "3": asked, "unknown": asked,
						"na": asked && i.MayNA(s), "4": false} {
						if got := strings.Contains(text, fmt.Sprintf(`name=%q value=%q`, i.ID, value)); got != want {
							t.Errorf("%s: %s with %s is there: %v", name, i.ID, value, got)
						}
					}
				}
				for _, c := range f.Rubric.Checks {
					for value, want := range map[string]bool{"yes": c.In(s), "no": c.In(s), "unknown": c.In(s),
						"repaired": c.In(s) && c.Kind == rubric.Flag} {
						if got := strings.Contains(text, fmt.Sprintf(`name=%q value=%q`, c.ID, value)); got != want {
							t.Errorf("%s: %s with %s is there: %v", name, c.ID, value, got)
						}
					}
				}
				faultless(t, name, text)
			}
		}
	}
}

var (
	fetched = regexp.MustCompile(`(?i)<(?:link|iframe|object|embed|base)\b|\b(?:src|srcset|style|on[a-z]+)=|url\(|@import`)
	embeds  = regexp.MustCompile(`(?s)<(script|style)( type="application/json"[^>]*)?>(.*?)</(?:script|style)>`)
)

// faultless looks for what no page may have: anything that is fetched, a style or script outside the policy, a key
// without a text, and values that were not filled in.
func faultless(t *testing.T, name, text string) {
	t.Helper()
	if !strings.Contains(text, `content="default-src &#39;none&#39;; img-src data:;`) {
		t.Errorf("%s has no policy that forbids every connection", name)
	}
	rest := embeds.ReplaceAllString(text, "")
	for _, found := range fetched.FindAllString(rest, -1) {
		if found != "src=" || strings.Count(rest, "src=") != strings.Count(rest, `src="data:image/png;base64,`) {
			t.Errorf("%s has %s", name, found)
		}
	}
	for _, wrong := range []string{"%!", "ZgotmplZ", "<no value>", "html_form.", "html.", "pdf.", "questionnaire."} {
		if strings.Contains(rest, wrong) {
			at := strings.Index(rest, wrong)
			t.Errorf("%s has %q", name, rest[max(0, at-60):min(len(rest), at+60)])
		}
	}
}

// What people wrote stands on a page as text, whatever it looks like.
func TestFormHoldsTextAsText(t *testing.T) {
	const odd = "</script><script>alert(1)</script> \"'` <!-- & \u2028 😀"
	f := blank(t, rubric.VO, assessment.Full, lang.NL)
	f.School.Name, f.School.Board = odd, odd
	f.Plan = &assessment.Plan{Rows: []assessment.PlanRow{{ID: "V1", Action: assessment.Action{Text: odd, Owner: odd}}}}
	text := form(t, f)
	if strings.Contains(text, "<script>alert") || strings.Contains(text, "<!--") {
		t.Error("a text of a school is part of the page")
	}
	if n := strings.Count(text, `alert(1)`); n < 4 {
		t.Errorf("the texts stand there %d times", n)
	}
	faultless(t, "odd", text)
}
