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

// A talk goes from what is to be discussed to what people agree on, with what they chose together beside each question;
// of what one of them chose or noted nothing is there.
func TestTalkOnAPage(t *testing.T) {
	r := known(t)
	today, _ := assessment.ParseDate("2026-11-22")
	round := assessment.Round{ID: "2026-2027", Date: today}
	for n := range 6 {
		x := assessment.Response{Profile: assessment.Full, Role: "teacher", Date: today, Round: round.ID, Sender: fmt.Sprint(n),
			School: assessment.School{Name: "De Linde", Sector: rubric.VO},
			Checks: assessment.GivenOf(map[string]assessment.CheckAnswer{"R1": {State: assessment.CheckNo}})}
		for _, i := range r.Indicators() {
			x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: 2, Note: "alleen van mij"})
		}
		x.Answers.Set("B2", assessment.Answer{State: assessment.Answered, Level: rubric.Level(n % 2 * 3)}) // views differ
		if n < 4 {
			x.Answers.Set("V1", assessment.Answer{State: assessment.Unknown})
		}
		if n == 5 {
			x.Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckYes})
			x.Answers.Set("V2", assessment.Answer{State: assessment.Answered, Level: 2, Evidence: "Visiestuk", Action: "delen"})
		}
		round.Responses = append(round.Responses, x)
	}
	talk, ok := assessment.TalkOf(r, round, assessment.Few{})
	if !ok {
		t.Fatal("no talk")
	}
	page := form(t, questionnaire.Form{Rubric: r, Lang: lang.NL, School: talk.Team.School, Profile: assessment.Full,
		Role: rubric.Joint, Date: today, Round: round.ID, Talk: &talk})
	faultless(t, "talk", page)
	last := 0
	for _, want := range []string{"Bespreek bij Signalen ook R1", `<h2 tabindex="-1">Bespreken</h2>`, `id="q-B2"`,
		"de antwoorden lopen uiteen", "verschillend (6 mensen)", `<h2 tabindex="-1">Uitzoeken</h2>`, `id="q-V1"`,
		"Team: de meesten weten het nog niet", `<h2 tabindex="-1">Eens</h2>`, `id="q-V2"`,
		"Team: midden: 2 – In praktijk; eens (6 mensen)", `id="q-R1"`, "Bespreken: niet iedereen antwoordde nee",
		`"V2.action":"delen"`, `"V2.evidence":"Visiestuk"`} {
		at := strings.Index(page[last:], want)
		if at < 0 {
			t.Fatalf("%q does not come behind what comes before it", want)
		}
		last += at
	}
	if strings.Count(page, `class="question" data-more="level"`) != 43 {
		t.Error("not each question is there once")
	}
	if strings.Contains(page, ") of alleen (") {
		t.Error("a form for a team says that one may fill it in alone")
	}
	if strings.Contains(page, "alleen van mij") || strings.Contains(page, " checked") || strings.Contains(page, `"V1":`) {
		t.Error("the page has what one person wrote, or an answer")
	}
}
