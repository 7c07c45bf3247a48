package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
)

// today is the day on which the reports of the tests are made.
func today() assessment.Date {
	day, _ := assessment.ParseDate("2026-11-22")
	return day
}

// read reads YAML questionnaires against the embedded rubric, each from a file of its own, and sorts them out by
// school.
func read(t *testing.T, documents ...string) (*rubric.Rubric, []assessment.Rounds) {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var problems problem.List
	var responses []assessment.Response
	for n, document := range documents {
		x, ok := answers.Reader{Rubric: r, Today: today()}.YAML(fmt.Sprintf("%03d.yaml", n), []byte(document), &problems)
		if !ok {
			t.Fatal(problems.All())
		}
		x.Digest, x.Sender = "", fmt.Sprint(n) // two people may answer the same
		responses = append(responses, x)
	}
	return r, assessment.Group(r, responses, &problems)
}

// assessed scores the newest round of each school.
func assessed(t *testing.T, documents ...string) (*rubric.Rubric, []assessment.Assessment) {
	t.Helper()
	r, schools := read(t, documents...)
	var out []assessment.Assessment
	for _, s := range schools {
		round, previous, _ := s.Pick("")
		out = append(out, assessment.Assess(r, round, previous, assessment.Options{}))
	}
	assessment.AddBenchmarks(out)
	return r, out
}

// built is the report of one school, of one questionnaire or several.
func built(t *testing.T, l lang.Lang, documents ...string) view.Report {
	t.Helper()
	_, all := assessed(t, documents...)
	return view.Build(all[0], view.Options{Lang: l, Today: today(), Tool: "sggscan", Version: "test"})
}

// questions is the number of questions that are put to a sector, of those that count here.
func questions(t *testing.T, sector rubric.Sector, counts func(*rubric.Indicator) bool) int {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range r.Each() {
		if i.In(sector) && counts(i) {
			n++
		}
	}
	return n
}

func every(*rubric.Indicator) bool { return true }

func inCore(i *rubric.Indicator) bool { return i.InCore(rubric.VO) }

// all answers every question of a sector with one level.
func all(t *testing.T, sector, level string) string {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("school: {name: De Linde, sector: " + sector + "}\ndate: 2026-11-02\nanswers:\n")
	for _, i := range r.Indicators() {
		if i.In(rubric.Sector(sector)) {
			b.WriteString("  " + i.ID + ": " + level + "\n")
		}
	}
	return b.String()
}

func TestNothingAnswered(t *testing.T) {
	r := built(t, lang.NL, "school: {name: De Linde, sector: vo}\ndate: 2026-11-02\n")
	asked := questions(t, rubric.VO, every)
	if r.Score.Text != "–" || r.Band != "tussen 0% en 100%" || r.CoverageText != fmt.Sprintf("0 van de %d vragen beantwoord", asked) {
		t.Errorf("score %s, band %s, coverage %s", r.Score.Text, r.Band, r.CoverageText)
	}
	// No answer has no label of its own, and holds nothing down.
	if r.Verdict.Label != "Nog onvolledig" || r.Verdict.Uncapped != "" || r.Verdict.Lowered || !r.Concept {
		t.Errorf("verdict %+v", r.Verdict)
	}
	if len(r.CapSentences) != 0 || r.CapsAbove != "" || len(r.Caps) == 0 {
		t.Errorf("caps %q, %q of %d", r.CapSentences, r.CapsAbove, len(r.Caps))
	}
	// All questions and checks wait for an answer; the flags come first, then the critical ones, the legal duties last.
	flags, duties := len(r.Flags), len(r.Legal)
	if len(r.Open) != asked+flags+duties || duties != 5 || !r.Open[len(r.Open)-1].Legal || flags != 7 || r.Open[0].ID != "R1" || r.Open[flags].ID != "V3" ||
		r.Open[flags].Critical != "kritiek punt" {
		t.Errorf("%d open, first %+v", len(r.Open), r.Open[0])
	}
	if len(r.Gaps) != 0 || len(r.Strengths) != 0 {
		t.Errorf("%d gaps, %d strengths of nothing", len(r.Gaps), len(r.Strengths))
	}
	if len(r.Agenda) != 5 || r.Agenda[0].ID != "V3" ||
		!strings.HasPrefix(r.AgendaReason, "Er is nog geen niveau gekozen.") ||
		strings.Contains(r.Verdict.Sentence, "Nog niet op orde") {
		t.Errorf("agenda %+v, %s; verdict %s", r.Agenda, r.AgendaReason, r.Verdict.Sentence)
	}
	if len(r.First) != 5 || r.First[0].Change != "uitzoeken" {
		t.Errorf("first %+v", r.First)
	}
}

func TestEverythingAtTheTop(t *testing.T) {
	r := built(t, lang.NL, all(t, "vo", "3"))
	if r.Score.Text != "100%" || r.Verdict.Label != "Geborgd" || r.Verdict.Lowered || r.Band != "" || r.Concept {
		t.Errorf("score %s, verdict %+v, band %q", r.Score.Text, r.Verdict, r.Band)
	}
	if r.CoverageText != fmt.Sprintf("alle %d vragen beantwoord", questions(t, rubric.VO, every)) || len(r.Gaps) != 0 || len(r.First) != 0 {
		t.Errorf("%s, %d gaps", r.CoverageText, len(r.Gaps))
	}
	var kinds []string
	for _, f := range r.Findings {
		kinds = append(kinds, f.Kind)
	}
	if got := strings.Join(kinds, " "); got != "evidence_missing all_equal" {
		t.Errorf("findings %s", got)
	}
}

// A hard-critical indicator at 0 holds the verdict down, and the report says so with the label that the score alone
// would give.
func TestCapIsExplained(t *testing.T) {
	r := built(t, lang.NL, strings.Replace(all(t, "vo", "3"), "  G3: 3", "  G3: 0", 1))
	if r.Verdict.Label != "Nog niet op orde" || r.Verdict.Uncapped != "Geborgd" || !r.Verdict.Lowered {
		t.Errorf("verdict %+v", r.Verdict)
	}
	if len(r.CapSentences) != 2 || !strings.HasPrefix(r.CapSentences[1], "Domein G Gezin en ouders (door G3) staat laag;") || r.CapSentences[0] != "G3 Is het thuis veilig? is een kritiek punt en staat op niveau 0." {
		t.Errorf("caps %q", r.CapSentences)
	}
	if len(r.First) != 1 || r.First[0].ID != "G3" || r.First[0].Change != "van 0 naar 1" || r.First[0].Text == "" {
		t.Errorf("first %+v", r.First)
	}
	// The 43 questions weigh 48, five of them 2: from 0 to 2 is 100·2·2 ÷ (3·48) = 2,77…
	if len(r.Gaps) != 1 || r.Gaps[0].Gain != "+2,8" || r.Gaps[0].GainText != "op niveau 2: +2,8 in de score" {
		t.Errorf("gaps %+v", r.Gaps)
	}
}

// A red flag comes first of all; a repaired one is listed and holds nothing down.
func TestFlags(t *testing.T) {
	r := built(t, lang.NL, all(t, "vo", "3")+"checks: {R1: repaired, R2: yes, R4: unknown, X1: no}\n")
	if len(r.First) != 1 || r.First[0].ID != "R2" || r.First[0].Kind != "flag" {
		t.Errorf("first %+v", r.First)
	}
	states := map[string]string{}
	for _, f := range r.Flags {
		states[f.ID] = f.State
		if f.Urgent != (f.ID == "R2") {
			t.Errorf("%s urgent: %v", f.ID, f.Urgent)
		}
	}
	if states["R1"] != "hersteld" || states["R2"] != "ja" || states["R4"] != "weet niet" ||
		states["R5"] != "niet ingevuld" {
		t.Errorf("flags %v", states)
	}
	if r.Verdict.Label != "Nog niet op orde" || len(r.CapSentences) != 1 {
		t.Errorf("verdict %+v, caps %q", r.Verdict, r.CapSentences)
	}
	if !r.Legal[0].Attention || r.Legal[0].ID != "X1" || !r.Legal[0].Outside {
		t.Errorf("legal %+v", r.Legal[0])
	}
	// R3 to R7 without R2: unknown or blank; then X2 to X5.
	if len(r.Open) != 9 || r.Open[4].Legal || !r.Open[5].Legal {
		t.Errorf("%d open flags and duties, want 5 and 4", len(r.Open))
	}
}

// Answers outside the profile are kept and shown, with their texts.
func TestOutsideTheProfile(t *testing.T) {
	r := built(t, lang.NL,
		"profile: core\nschool: {name: De Linde, sector: vo}\ndate: 2026-11-02\nanswers: {V2: {level: 2, note: onze notitie, action: posters nalopen}}\n")
	if len(r.Outside) != 1 || r.Outside[0].ID != "V2" || r.Outside[0].Note != "onze notitie" {
		t.Errorf("outside %+v", r.Outside)
	}
	if last := r.Plan[len(r.Plan)-1]; last.ID != "V2" || last.Action != "posters nalopen" {
		t.Errorf("the plan ends with %+v", last)
	}
	if r.InScope != questions(t, rubric.VO, inCore) || r.Answered != 0 {
		t.Errorf("%d in scope, %d answered", r.InScope, r.Answered)
	}
}

func TestEnglish(t *testing.T) {
	r := built(t, lang.EN, strings.Replace(all(t, "mbo", "2"), "  V3: 2", "  V3: 1", 1))
	if r.Verdict.Label != "Developing" || r.Verdict.Uncapped != "In practice" || r.Respondents != "the team together" ||
		r.Date != "2 November 2026" {
		t.Errorf("verdict %+v, %s, %s", r.Verdict, r.Respondents, r.Date)
	}
	if !strings.Contains(r.CapSentences[0], "is a critical point and is at level 1.") {
		t.Errorf("caps %q", r.CapSentences)
	}
}

// TestStaffComesFirst: warning questions that are not from the article are about staff, and come before the others,
// whatever their number.
func TestStaffComesFirst(t *testing.T) {
	r := built(t, lang.NL, all(t, "vo", "1")+"checks: {R1: yes, R6: yes, R7: yes}\n")
	var got []string
	for _, f := range r.First[:4] {
		got = append(got, f.ID+" "+f.Change)
	}
	if want := "R6 vandaag nog, R7 vandaag nog, R1 nu rechtzetten, S4 van 1 naar 2"; strings.Join(got, ", ") != want {
		t.Errorf("first %q; want %s", got, want)
	}
	if r.First[0].Title != "Signaal over een medewerker bleef liggen" ||
		!slices.Contains(r.CapSentences, "R1 Straf of verwijt aan een slachtoffer: het antwoord is ja.") {
		t.Errorf("%q, %q", r.First[0].Title, r.CapSentences)
	}
}
