package html_test

import (
	"bytes"
	stdhtml "html"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/testtool"
	"sggscan/report/html"
	"sggscan/report/pdf"
	"sggscan/report/view"
	"sggscan/rubric"
)

// written is what people type that a page must never take for anything but text.
const written = "</dd><script>alert('x')</script> \"&amp;\" 😀\nTweede regel"

// school is a school that filled in everything there is to fill in, in two rounds, with an adviser beside it.
func school(t *testing.T, sector rubric.Sector, l lang.Lang) view.Report {
	t.Helper()
	return view.Build(assessed(t, sector, "De <Linde>", "12AB00", 0), shownIn(l))
}

func shownIn(l lang.Lang) view.Options {
	today, _ := assessment.ParseDate("2026-11-22")
	return view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "1.0.0", Advice: &answers.Advice{}}
}

// assessed scores a school, whose levels differ from those of another by a shift.
func assessed(t *testing.T, sector rubric.Sector, name, brin string, shift int) assessment.Assessment {
	t.Helper()
	r := known(t)
	today, _ := assessment.ParseDate("2026-11-22")
	var all []assessment.Response
	for year, day := range []string{"2025-11-02", "2026-11-02"} {
		date, _ := assessment.ParseDate(day)
		x := assessment.Response{RubricVersion: r.Version, Profile: assessment.Full, Role: rubric.Joint, Date: date,
			Round:   date.SchoolYear(),
			Actions: map[string][]assessment.Action{"": {{Text: "Eigen actie " + written}}},
			School: assessment.School{Name: name, BRIN: brin, Board: "Stichting & Co", Place: "Assen",
				Sector: sector}}
		for n, i := range r.Indicators() {
			a := assessment.Answer{State: assessment.Answered, Level: rubric.Level((n + shift + n/4*year) % 4), Note: "Notitie " + i.ID,
				Evidence: "Bewijs " + i.ID + " " + written, EvidenceDate: date}
			switch {
			case i.MayNA(sector):
				a = assessment.Answer{State: assessment.NotApplicable, Note: "Reden " + i.ID}
			case n%9 == 8:
				a = assessment.Answer{State: assessment.Unknown, Note: "Vraag " + i.ID}
			case n%3 == 0:
				a.Action, a.Owner, a.Due.Date, a.Status = "Actie "+i.ID, "Trekker "+i.ID, today, assessment.StatusBusy
			}
			x.Answers.Set(i.ID, a)
		}
		for n, c := range r.Checks {
			x.Checks.Set(c.ID, assessment.CheckAnswer{State: []assessment.CheckState{assessment.CheckYes, assessment.CheckNo,
				assessment.CheckUnknown}[n%3], Note: "Bij " + c.ID, Date: date})
		}
		all = append(all, x)
	}
	var problems problem.List
	rounds := assessment.Group(r, all, &problems)
	if len(rounds) != 1 {
		t.Fatal(problems.All())
	}
	now, before, _ := rounds[0].Pick("")
	return assessment.Assess(r, now, before, assessment.Options{})
}

func report(t *testing.T, r view.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.WriteReport(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// leftOut are texts of the model that need not be on the page, by the end of their path: those that the report on paper
// leaves out too.
func leftOut() []string {
	return []string{
		"ID", "Kind", "Precise", ".FileTitle", ".Beside.Short",
		".Coverage.Text", ".Domains.Lower.Text", ".Domains.Upper.Text", ".Trend.Common.Text", ".Trend.Round", ".Median.Text",
		".Ask", ".Hints", ".Levels.Meaning", ".Why", ".Gaps.EffortText",
		".Flags.Steps", ".Legal.Title", ".Legal.Steps", ".Flags.Title", ".Guidance.Flags",
		".Guidance.Levels", ".Domains.Verdict.Sentence", ".Trend.Indicators.Title", ".Trend.Indicators.Change",
		".Findings.Title", ".Findings.Text", ".Lower.Text", ".Upper.Text", ".Proven.Text", ".State",
		".Strengths.Title", ".Strengths.Text", ".First.Title", ".First.Text", // the first of them stand there, all in their domain
		".First.Change", ".First.Mark", ".Open.Band", ".Outside.Question", ".Outside.Principles.Text", ".Caps.Reason",
	}
}

// asked is a report without what need not be on the page: the steps of what is at the target, and the whole question of
// a check that asks for nothing.
func asked(r view.Report) view.Report {
	r.Plan = slices.DeleteFunc(slices.Clone(r.Plan), func(p view.PlanRow) bool {
		return p.Kind != view.PlanGap && !p.Planned() // in the chapters of critical points and of what to find out
	})
	r.Caps = slices.Clone(r.Caps)
	for n := range r.Caps {
		if r.Caps[n].Weak {
			r.Caps[n].Because = "" // weak domains are one sentence
		}
	}
	for n := range r.Plan {
		if r.Plan[n].Kind != view.PlanGap {
			r.Plan[n].Step = ""
		}
	}
	short := func(list []view.Indicator) []view.Indicator {
		return lists.Map(list, func(in view.Indicator) view.Indicator {
			if !in.HasLevel || in.Level >= r.TargetLevel {
				in.Question, in.Next, in.Step, in.Resources = "", "", "", nil
			}
			return in
		})
	}
	r.Critical, r.NA, r.Domains = short(r.Critical), short(r.NA), slices.Clone(r.Domains)
	for n := range r.Domains {
		r.Domains[n].Indicators = short(r.Domains[n].Indicators)
	}
	for _, list := range []*[]view.Check{&r.Flags, &r.Legal} {
		*list = lists.Map(*list, func(c view.Check) view.Check {
			if !c.Attention && c.Note == "" {
				c.Question = ""
			}
			return c
		})
	}
	return r
}

// TestPageHoldsEverySentenceOfPaper reads the report on paper as a screen reader does, element by element, and looks for
// each of its sentences on the page; what is of paper alone is named.
func TestPageHoldsEverySentenceOfPaper(t *testing.T) {
	ofPaper := regexp.MustCompile(`(?i)\b(pagina|page) \d|^\d+ {2,}|^[0-3?– ]+$|^\d+%?$|^(BRIN|Nr)$` + // places, squares and steps, empty facts
		`|Donker is het eigen niveau|The dark box is|hoofdstuk \d|chapter \d|In de vakken|The boxes are there|^first what is|^And \d+ more` +
		// The page has these in tables, and the share with each domain.
		`|^Counts for$|^[A-Z]\d+\x{a0}\d\x{a0}×|^(was|higher|lower) .*, now `)
	element := regexp.MustCompile(`(?m)^\s*"(.*)"$`)
	filled := school(t, rubric.MBO, lang.EN)
	filled.Domains, filled.Open, filled.Calculation = filled.Domains[:2], filled.Open[:2], filled.Calculation[:2]
	filled.Plan, filled.Help, filled.Legal = filled.Plan[:6], filled.Help[:2], filled.Legal[:2] // poppler is slow with long ones
	for name, r := range map[string]view.Report{"filled": filled, "nothing": bare(t, lang.NL, func(*assessment.Response) {})} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "paper.pdf")
			var paper bytes.Buffer
			if err := pdf.Write(&paper, r); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, paper.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(testtool.Need(t, "pdfinfo"), "-struct-text", file).Output()
			if err != nil {
				t.Fatal(err)
			}
			closed := func(s string) string { return strings.Join(strings.Fields(s), "") }
			page, seen := closed(shown(report(t, r))), 0
			for _, e := range element.FindAllStringSubmatch(string(out), -1) {
				for _, s := range regexp.MustCompile(`[.?!:] | · `).Split(strings.ReplaceAll(e[1], "□", "😀"), -1) {
					if s = strings.TrimLeft(strings.TrimRight(s, ".?! "), "– "); s == "" || ofPaper.MatchString(s) {
						continue
					}
					if seen++; !strings.Contains(page, closed(s)) {
						t.Errorf("%q is on paper and not on the page", s)
					}
				}
			}
			if seen < 100 {
				t.Errorf("only %d sentences", seen)
			}
		})
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// shown is the text of a page as a reader finds it, with one blank between words.
func shown(page string) string {
	_, body, _ := strings.Cut(page, "<body")
	return strings.Join(strings.Fields(stdhtml.UnescapeString(tags.ReplaceAllString(body, " "))), " ")
}

// TestWholeViewIsOnThePage looks for each text of the model on the page; what people wrote stands there as they wrote it.
func TestWholeViewIsOnThePage(t *testing.T) {
	for _, sector := range rubric.Sectors() {
		for _, l := range lang.All() {
			r := school(t, sector, l)
			r.Adviser = &view.Adviser{Name: "Fenna", Organisation: "Bureau <Veilig>", Status: "concept", Date: "3 november 2026",
				Summary: "Samenvatting " + written, Logo: []byte("PNG")}
			r.Domains[0].Remark = "Opmerking " + written
			in := &r.Domains[0].Indicators[0]
			in.Own, in.Reason = "niveau 3", "In het gesprek bleek "+written
			page, texts := report(t, r), map[string][]string{}
			faultless(t, r.School.Name, page)
			if strings.Contains(page, "<script") {
				t.Error("the report has a script")
			}
			text := shown(page)
			testtool.TextsIn(reflect.ValueOf(asked(r)), "", texts)
			if len(texts) < 80 {
				t.Errorf("only %d fields with text", len(texts))
			}
			for path, list := range texts {
				if slices.ContainsFunc(leftOut(), func(end string) bool { return strings.HasSuffix(path, end) }) {
					continue
				}
				for _, s := range list {
					if !strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
						t.Errorf("%s %s: %s: %q is not on the page", sector, l, path, s)
					}
				}
			}
		}
	}
}

// TestPageSaysWhatPaperSays: a page has every fixed sentence of the report on paper, but for those of paper alone.
func TestPageSaysWhatPaperSays(t *testing.T) {
	paper := []string{"page", "on_page", "failed", "form_failed", "choose_level", "more_actions", "more_caps", "more_domains",
		"to_find_out", "continued", "steps_legend", "share", "in_chapter", "changed_questions", "answer", "goes_on", "plan_intro",
		"goal", "sides_legend", "was_now", "expected"} // pages, drawings, boxes to write in, lists made shorter, what stands elsewhere on the page, and a rubric without the texts of its levels
	have := map[string]string{}
	for name, path := range map[string]string{"words": "../../internal/words/texts/pdf.yaml", "page": "pages/report.html",
		"code": "report.go", "helpers": "html.go"} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		have[name] = string(data)
	}
	keys := regexp.MustCompile(`(?m)^([a-z_]+):$`).FindAllStringSubmatch(have["words"], -1)
	if len(keys) < 100 {
		t.Fatalf("%d sentences", len(keys))
	}
	for _, k := range keys {
		if said := `"pdf.` + k[1] + `"`; !slices.Contains(paper, k[1]) && !strings.Contains(have["page"]+have["code"]+have["helpers"], said) {
			t.Errorf("the page never says %s", said)
		}
	}
}

// bare is the report of a school that answered nothing.
func bare(t *testing.T, l lang.Lang, change func(*assessment.Response)) view.Report {
	t.Helper()
	r := known(t)
	today, _ := assessment.ParseDate("2026-11-22")
	x := assessment.Response{Profile: assessment.Full, Role: rubric.Joint, Date: today, Round: "2026-2027",
		School: assessment.School{Name: "De Linde", Sector: rubric.PO},
	}
	change(&x)
	var problems problem.List
	rounds := assessment.Group(r, []assessment.Response{x}, &problems)
	now, before, _ := rounds[0].Pick("")
	return view.Build(assessment.Assess(r, now, before, assessment.Options{}),
		view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "1.0.0"})
}

// A school that answered nothing gets a short page: what to answer first and whom to ask, and what was written already.
func TestPageOfNothing(t *testing.T) {
	r := bare(t, lang.NL, func(x *assessment.Response) {
		x.Answers.Set("V1", assessment.Answer{State: assessment.Blank, Note: "Ligt bij de MR"})
	})
	page := report(t, r)
	faultless(t, "nothing", page)
	text := shown(page)
	want := []string{"0 van de 43 vragen beantwoord", "Er is nog geen niveau gekozen.", "Zoek 43 open vragen uit.",
		"1 Waar te beginnen", "Eerst: de kritieke punten", "Daarna: de andere vragen", "Ligt bij de MR", r.Stamp.RubricHash}
	for _, c := range slices.Concat(r.Flags, r.Legal) {
		want = append(want, c.Question)
	}
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			want = append(want, in.ID+" "+in.Title)
		}
	}
	for _, s := range want {
		if !strings.Contains(text, s) {
			t.Errorf("the page lacks %q", s)
		}
	}
	if n := strings.Count(page, `<section id="c-`); n != 1 {
		t.Errorf("%d chapters", n)
	}
	if words := len(strings.Fields(text)); words > 2200 { // three pages
		t.Errorf("%d words", words)
	}
	answered := bare(t, lang.EN, func(x *assessment.Response) {
		x.Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckYes})
	})
	if page := report(t, answered); !strings.Contains(page, `<section id="c-critical"`) {
		t.Error("a warning answered yes has no chapter")
	}
}

// A domain stands there as a square for each question, by its level, and as a bar; what the pictures show stands there as
// text too.
func TestPictures(t *testing.T) {
	r := school(t, rubric.VO, lang.NL)
	page := report(t, r)
	squares := strings.Count(page, `<rect class="q`) - strings.Count(page, `width="14" height="14"`) // of the legend
	want, hard := 0, 0
	for _, v := range r.Domains {
		var signs []string
		for _, in := range v.Indicators {
			want++
			if in.CriticalID == "hard" {
				hard++
			}
			signs = append(signs, in.ID+" "+in.StateText())
			tone := "q0"
			if in.HasLevel {
				tone = "q" + in.StateText()
			}
			if !regexp.MustCompile(`<title>` + in.ID + ` [^<]*: [^<]*</title><rect class="` + tone + `"`).MatchString(page) {
				t.Errorf("%s has no square %s", in.ID, tone)
			}
		}
		if label := `role="img" aria-label="` + strings.Join(signs, ", ") + `"`; !strings.Contains(page, label) {
			t.Errorf("no picture is called %s", label)
		}
	}
	if squares != want || want != 43 {
		t.Errorf("%d squares for %d questions", squares, want)
	}
	if got := strings.Count(page, `<rect class="hard" x="2"`); got != hard || hard == 0 {
		t.Errorf("%d squares have the edge of %d critical questions", got, hard)
	}
	// Half of 0–100 is half of 160 units.
	r.Trend.Domains[0].Previous, r.Trend.Domains[0].Score = view.Number{Known: true, Text: "50%", Share: 0.5},
		view.Number{Known: true, Text: "75%", Share: 0.75}
	r.Trend.Enough, r.Trend.Higher = true, 1
	if page := report(t, r); !strings.Contains(page, `d="M80.0 8H120.0"`) {
		t.Error("the trend of a domain is not drawn from then to now")
	}
}
