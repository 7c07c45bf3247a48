package demo

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

const (
	zilverenKlomp = "Basisschool De Zilveren Klomp"
	proefveldje   = "Basisschool 't Proefveldje"
	blauweLadder  = "De Blauwe Ladder, dependance Lijnzicht"
	lijnwater     = "Lijnwater College"
	lyceum        = "Het Voorbeeldlyceum"
	verzonnerhoek = "Verzonnerhoek College"
	denkbeeldig   = "ROC Denkbeeldig"
)

// board reads and scores the whole sample board, by name of the school. Any problem in a file fails the test.
func board(t *testing.T) map[string]assessment.Assessment {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, ok := assessment.NewDate(2026, 11, 22)
	if !ok {
		t.Fatal("no such day")
	}
	var problems problem.List
	var responses []assessment.Response
	workbooks, err := Workbooks()
	if err != nil {
		t.Fatal(err)
	}
	reader := answers.Reader{Rubric: r, Today: today}
	for _, source := range []fs.FS{Files(), workbooks} {
		entries, err := fs.ReadDir(source, ".")
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() {
				continue
			}
			data, err := fs.ReadFile(source, e.Name())
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(e.Name(), ".csv") {
				s, err := answers.CSV(data)
				if err != nil {
					t.Fatal(err)
				}
				responses = append(responses, answers.ReadTable(reader, e.Name(), s, &problems)...)
				continue
			}
			x, ok := reader.YAML(e.Name(), data, &problems)
			if !ok {
				t.Errorf("%s was not read", e.Name())
				continue
			}
			responses = append(responses, x)
		}
	}
	schools := assessment.Group(r, responses, &problems)
	for _, p := range problems.All() {
		t.Errorf("%s: %s", p.Place, p.Text.NL)
	}
	if len(schools) != 7 {
		t.Errorf("%d schools, want 7", len(schools))
	}
	out := map[string]assessment.Assessment{}
	for _, s := range schools {
		round, previous, ok := s.Pick("")
		if !ok {
			t.Fatalf("%s has no round", s.School.Name)
		}
		out[s.School.Name] = assessment.Assess(r, round, previous, assessment.Options{})
	}
	return out
}

func TestBoardTellsTheStory(t *testing.T) {
	tests := []struct {
		school            string
		sector            rubric.Sector
		profile           assessment.Profile
		verdict, uncapped rubric.VerdictID
		trend             bool
	}{
		{zilverenKlomp, rubric.PO, assessment.Full, rubric.InPractice, rubric.InPractice, true},
		{proefveldje, rubric.PO, assessment.Core, rubric.Developing, rubric.Developing, false},
		{blauweLadder, rubric.PO, assessment.Full, rubric.NotYet, rubric.InPractice, false},
		{lijnwater, rubric.VO, assessment.Full, rubric.NotYet, rubric.Developing, true},
		{lyceum, rubric.VO, assessment.Full, rubric.Embedded, rubric.Embedded, false},
		{verzonnerhoek, rubric.VO, assessment.Full, rubric.Incomplete, rubric.Developing, false},
		{denkbeeldig, rubric.MBO, assessment.Full, rubric.Developing, rubric.Developing, false},
	}
	all := board(t)
	for _, test := range tests {
		a, ok := all[test.school]
		if !ok {
			t.Errorf("%s is missing", test.school)
			continue
		}
		t.Logf("%s: score %.2f, lower %.2f, coverage %.3f, %s (uncapped %s), caps %v", test.school, a.Score.Float(), a.Lower.Float(), a.Coverage.Float(), a.Verdict, a.Uncapped, a.Caps)
		if a.School.Sector != test.sector || a.Profile != test.profile {
			t.Errorf("%s: %s, %s; want %s, %s", test.school, a.School.Sector, a.Profile, test.sector, test.profile)
		}
		if a.Verdict != test.verdict || a.Uncapped != test.uncapped {
			t.Errorf("%s: verdict %s, uncapped %s; want %s, %s", test.school, a.Verdict, a.Uncapped, test.verdict, test.uncapped)
		}
		if (a.Trend != nil) != test.trend {
			t.Errorf("%s: trend %v, want %v", test.school, a.Trend != nil, test.trend)
		}
		if a.Round != "2026-2027" {
			t.Errorf("%s: round %s", test.school, a.Round)
		}
	}
}

func TestTrendIsUpwardWithOneIndicatorLower(t *testing.T) {
	all := board(t)
	for _, name := range []string{zilverenKlomp, lijnwater} {
		trend := all[name].Trend
		if trend == nil || !trend.PreviousScore.Less(trend.Score.Rat()) {
			t.Errorf("%s: no rise", name)
		}
	}
	a := all[zilverenKlomp]
	var lower []string
	for _, i := range a.Trend.Indicators {
		if i.Change == assessment.ChangeLower {
			lower = append(lower, i.Indicator)
		}
	}
	if !slices.Equal(lower, []string{"O4"}) {
		t.Errorf("lower: %v, want O4", lower)
	}
	if o4, _ := a.Indicator("O4"); o4.Note == "" {
		t.Error("the fall of O4 has no note")
	}
}

func TestCaps(t *testing.T) {
	all := board(t)
	tests := []struct {
		school string
		want   []assessment.Cap
		weak   string // the domains that cap the whole
	}{
		// D is 2 + 1 + 2 + 2 + 1 = 8 of 15, H 2 + 2 + 2 + 1 = 7 of 12, B 2 + 2 + 1 = 5 of 9: below 60 %.
		{zilverenKlomp, nil, "DHB"},
		// V is 2 + 2·2 + 1 = 7 of 12, O 0 + 2 + 2 = 4 of 9; K, D, H and B have two questions in the short list.
		{proefveldje, nil, "VO"},
		{blauweLadder, []assessment.Cap{
			{ID: "G3", Scope: "G", Limit: rubric.NotYet, Reason: assessment.CapHardZero},
			{ID: "G3", Scope: assessment.Overall, Limit: rubric.NotYet, Reason: assessment.CapHardZero},
		}, "G"},
		{lijnwater, []assessment.Cap{
			{ID: "V3", Scope: "V", Limit: rubric.Developing, Reason: assessment.CapHardOne},
			{ID: "V3", Scope: assessment.Overall, Limit: rubric.Developing, Reason: assessment.CapHardOne},
			{ID: "R2", Scope: assessment.Overall, Limit: rubric.NotYet, Reason: assessment.CapFlagYes},
		}, "VKOSDGB"},
		{lyceum, nil, ""},
		{verzonnerhoek, nil, "VKOSDGHB"},
		{denkbeeldig, nil, "VKODB"},
	}
	for _, test := range tests {
		var got []assessment.Cap
		weak := ""
		for _, c := range all[test.school].Caps {
			if c.Reason == assessment.CapDomain {
				weak += c.ID
				continue
			}
			got = append(got, c)
		}
		if !slices.Equal(got, test.want) || weak != test.weak {
			t.Errorf("%s: caps %v and domains %s, want %v and %s", test.school, got, weak, test.want, test.weak)
		}
	}
	for _, f := range all[lijnwater].Flags {
		if f.Check.ID == "R3" && (f.State != assessment.CheckRepaired || f.Note == "") {
			t.Errorf("R3 is %q with note %q, want repaired with a note", f.State, f.Note)
		}
	}
}

func TestCoverage(t *testing.T) {
	all := board(t)
	for name, open := range map[string]int{proefveldje: 3, verzonnerhoek: 17, blauweLadder: 0} {
		if a := all[name]; a.InScope-a.Answered != open || a.Answered == 0 {
			t.Errorf("%s: %d of %d answered, want all but %d: does the sample answer every question of the rubric?", name, a.Answered, a.InScope, open)
		}
	}
	states := map[assessment.State]int{}
	for _, i := range all[proefveldje].Indicators {
		states[i.State]++
	}
	if states[assessment.Unknown] == 0 || states[assessment.Blank] == 0 {
		t.Errorf("open answers of the small school: %v, want unknown and blank", states)
	}
}

func TestTopSchoolHasEvidenceEverywhere(t *testing.T) {
	a := board(t)[lyceum]
	for _, i := range a.Indicators {
		if i.State != assessment.Answered || i.Level < 2 || i.Evidence == "" || i.EvidenceDate.IsZero() {
			t.Errorf("%s: %s, level %d, evidence %q of %s", i.Indicator.ID, i.State, i.Level, i.Evidence, i.EvidenceDate)
		}
	}
	if a.Score.Float() < 85 {
		t.Errorf("score %v, want at least 85", a.Score.Float())
	}
	if len(a.Findings) != 0 {
		t.Errorf("findings %v, want none", a.Findings)
	}
}

func TestMBOHasTheHardTexts(t *testing.T) {
	a := board(t)[denkbeeldig]
	found := map[assessment.FindingKind][]string{}
	for _, f := range a.Findings {
		found[f.Kind] = f.IDs
	}
	if got := found[assessment.EvidenceMissing]; !slices.Equal(got, []string{"V5", "O8", "D4"}) {
		t.Errorf("evidence missing: %v", got)
	}
	if got := found[assessment.EvidenceOld]; !slices.Equal(got, []string{"V1", "O4"}) {
		t.Errorf("evidence old: %v", got)
	}
	statuses := map[assessment.Status]bool{}
	for _, i := range a.Indicators {
		if i.Action == "" {
			continue
		}
		statuses[i.Status] = true
		if i.Owner == "" || i.Due.IsZero() {
			t.Errorf("%s: an action without owner or due date", i.Indicator.ID)
		}
	}
	for _, s := range assessment.Statuses() {
		if !statuses[s] {
			t.Errorf("no action is %s", s)
		}
	}
	if g5, _ := a.Indicator("G5"); g5.State != assessment.NotApplicable || g5.Note == "" {
		t.Errorf("G5 is %s", g5.State)
	}
	if d3, _ := a.Indicator("D3"); d3.Note != "=1+1" {
		t.Errorf("D3: %q", d3.Note)
	}
	if s4, _ := a.Indicator("S4"); utf8.RuneCountInString(s4.Note) < 1100 {
		t.Errorf("the note of S4 has %d characters", utf8.RuneCountInString(s4.Note))
	} else {
		t.Logf("the note of S4 has %d characters", utf8.RuneCountInString(s4.Note))
	}
}
