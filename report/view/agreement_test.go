package view_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

// team is the report of a school of which each person answers V1 with a level: "leader 3", "teacher 1 1 0".
func team(t *testing.T, l lang.Lang, people ...string) view.Report {
	t.Helper()
	var documents []string
	for _, p := range people {
		words := strings.Fields(p)
		for _, level := range words[1:] {
			documents = append(documents,
				fmt.Sprintf("school: {name: De Linde, sector: po}\nrespondent: {role: %s}\ndate: 2026-11-02\nanswers: {V1: %s}\n",
					words[0], level))
		}
	}
	return built(t, l, documents...)
}

func TestDifferences(t *testing.T) {
	t.Parallel()
	tests := []struct {
		people []string
		l      lang.Lang
		want   string // agreement and views of V1; "" for no difference
	}{
		// The level of the team does not show, nor how far all agree.
		{[]string{"leader 3", "teacher 1 1 1 1 0"}, lang.NL, "Leiding en team kijken anders; schoolleider: niveau 3; team: minstens 2 niveaus lager dan de leiding"},
		{[]string{"leader 3", "teacher 1 1 1 1 0"}, lang.EN, "Leaders and team see it differently; school leader: level 3; team: at least 2 levels lower than the leaders"},
		// The team is of two roles.
		{[]string{"leader 3", "teacher 1 1 1 1", "mentor 0"}, lang.NL, "Leiding en team kijken anders; schoolleider: niveau 3; team: minstens 2 niveaus lager dan de leiding"},
		{[]string{"joint 2", "teacher 0 0 0 0 1"}, lang.NL, "Leiding en team kijken anders; samen ingevuld: niveau 2; team: minstens 2 niveaus lager dan samen ingevuld"},
		{[]string{"leader 3", "teacher 1 1 3 3"}, lang.NL, "uiteenlopend (5 mensen)"},
		// Two leaders in a shared role do not count; five do, and are named with their number.
		{[]string{"leader 3", "middle_leader 0 0", "teacher 1 1 1 1 1 1"}, lang.NL, "Leiding en team kijken anders; schoolleider: niveau 3; team: minstens 2 niveaus lager dan de leiding"},
		{[]string{"board 3", "middle_leader 3 3 3 3 3", "teacher 1 1 1 1 1 1"}, lang.NL, "Leiding en team kijken anders; bestuurder; teamleider of adjunct (5); team: minstens 2 niveaus lager dan de leiding"},
		{[]string{"leader 2", "teacher 1 1 2 2 2"}, lang.NL, ""},
	}
	for _, tt := range tests {
		r := team(t, tt.l, tt.people...)
		got := ""
		for _, d := range r.Agreement.Differences {
			got = strings.Join(append([]string{d.Agreement}, d.Views...), "; ")
		}
		if got != tt.want {
			t.Errorf("%v: %q; want %q", tt.people, got, tt.want)
		}
		if (tt.want == "") != (r.Agreement.DifferencesReason != "") {
			t.Errorf("%v: reason %q beside %d differences", tt.people, r.Agreement.DifferencesReason,
				len(r.Agreement.Differences))
		}
	}
}

// TestSidesAreDrawnFromTheWords: the line has the levels that the words name, and the team only as far as they say.
func TestSidesAreDrawnFromTheWords(t *testing.T) {
	t.Parallel()
	for people, want := range map[string]string{
		"leader 3, teacher 1 1 1 1 0":                         "[3] 0–1",
		"leader 3, teacher 0 0 0 0 0":                         "[3] 0–1", // as above: nobody sees which
		"joint 0, teacher 2 2 3 3 3":                          "[0] 2–3",
		"leader 3, board 3, teacher 1 1 1 1 0":                "[3 3] 0–1",
		"board 3, middle_leader 3 3 3 3 3, teacher 1 1 1 1 1": "", // the level of five leaders is not told
		"leader 3, teacher 1 1 3 3":                           "",
	} {
		got := ""
		for _, d := range team(t, lang.NL, strings.Split(people, ", ")...).Agreement.Differences {
			if d.Line != nil {
				got = fmt.Sprintf("%v %d–%d", d.Line.Leaders, d.Line.TeamFrom, d.Line.TeamTo)
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", people, got, want)
		}
	}
}

// TestNoTeamCanBeWorkedOut has every team of five or six with a leader, of five with a leader and a board member, and beside a
// joint form. Whatever the report shows of them, there is another team of which it shows the same.
func TestNoTeamCanBeWorkedOut(t *testing.T) {
	t.Parallel()
	var teams func(n, from int) []string
	teams = func(n, from int) []string {
		if n == 0 {
			return []string{""}
		}
		var out []string
		for l := from; l < 4; l++ {
			for _, rest := range teams(n-1, l) {
				out = append(out, fmt.Sprintf(" %d%s", l, rest))
			}
		}
		return out
	}
	for _, c := range []struct {
		people  int
		leaders []string
	}{{5, []string{"leader"}}, {6, []string{"leader"}}, {5, []string{"leader", "board"}}, {5, []string{"joint"}}} {
		solutions := map[string]map[string]bool{}
		for n := range 1 << (2 * len(c.leaders)) {
			var leaders []string
			for k, role := range c.leaders {
				leaders = append(leaders, fmt.Sprintf("%s %d", role, n>>(2*k)&3))
			}
			for _, levels := range teams(c.people, 0) {
				out, err := json.Marshal(team(t, lang.NL, append(leaders, "teacher"+levels)...))
				if err != nil {
					t.Fatal(err)
				}
				if solutions[string(out)] == nil {
					solutions[string(out)] = map[string]bool{}
				}
				solutions[string(out)][levels] = true
			}
		}
		differ := 0
		for shown, all := range solutions {
			differ += strings.Count(shown, "minstens")
			if len(all) == 1 {
				t.Errorf("%v and a team of %d: only%v shows\n%s", c.leaders, c.people, all, shown)
			}
		}
		if differ == 0 {
			t.Errorf("%v and a team of %d never differ", c.leaders, c.people)
		}
	}
}

// TestTooFewToCompare: of the six one is a middle leader, so that the team is of four: nothing is compared, and no word
// says that leaders and team agree.
func TestTooFewToCompare(t *testing.T) {
	t.Parallel()
	for l, want := range map[lang.Lang]string{lang.NL: "vanaf 5 mensen", lang.EN: "from 5 people"} {
		got := team(t, l, "leader 3", "middle_leader 1", "teacher 0 0 0 0").Agreement.Sentence
		if !strings.Contains(got, want) || strings.Contains(got, "geen vraag een groot") || strings.Contains(got, "differ much") {
			t.Errorf("%q", got)
		}
	}
}

func TestWithoutDifferencesTheReportSaysWhy(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		people []string
		want   string
	}{
		{[]string{"joint 2"}, "De vragenlijst is samen ingevuld."},
		{[]string{"leader 2"}, "Eén persoon heeft de vragenlijst ingevuld."},
		{[]string{"leader 3", "teacher 0"}, "Er zijn te weinig antwoorden"},
		{[]string{"teacher 2 2 2 2 2"}, "Bij geen vraag lopen de meningen ver uiteen."},
	} {
		if got := team(t, lang.NL, tt.people...).Agreement.DifferencesReason; !strings.HasPrefix(got, tt.want) {
			t.Errorf("%v: %q; want %q", tt.people, got, tt.want)
		}
	}
}

// TestBenchmarkInReport has twelve schools of po: 2 at 0, 6 at 1, 2 at 2 and 2 at 3 everywhere, so 0, 33⅓, 66⅔ and 100.
func TestBenchmarkInReport(t *testing.T) {
	t.Parallel()
	var documents []string
	for n, level := range strings.Split("011111223301", "") {
		documents = append(documents, strings.Replace(all(t, "po", level), "De Linde", fmt.Sprintf("School %d", n), 1))
	}
	if seven := built(t, lang.NL, documents[:7]...); seven.Benchmark != nil || seven.Domains[0].Median.Known {
		t.Errorf("seven schools have a benchmark: %+v", seven.Benchmark)
	}
	if eight := built(t, lang.NL, documents[:8]...); eight.Benchmark == nil || eight.Benchmark.Q1.Known || strings.Contains(eight.Benchmark.Sentence, "middelste helft") {
		t.Errorf("eight schools: %+v; want the median alone", eight.Benchmark)
	}
	got := built(t, lang.NL, documents...)
	if got.Benchmark == nil || got.Benchmark.N != 12 || got.Benchmark.Median.Text != "33%" || got.Benchmark.Q1.Text != "33%" || got.Benchmark.Q3.Text != "66%" {
		t.Fatalf("benchmark %+v; want the quartiles 33, 33 and 66 of twelve", got.Benchmark)
	}
	for _, d := range got.Domains {
		if d.Median.Text != "33%" {
			t.Errorf("domain %s has the median %s; want 33%%", d.ID, d.Median.Text)
		}
	}
	if !strings.Contains(got.Benchmark.Sentence, "12 scholen") || !strings.Contains(got.Benchmark.Sentence, "deze school telt mee") {
		t.Errorf("the sentence: %s", got.Benchmark.Sentence)
	}
}

// TestNobodyCanBeTold lets two people in different roles change places, each with all the other wrote: everything that
// a report or a comparison shows stays the same, so nothing tells who chose what. It holds wherever the roles that
// change places are too small to be shown, whatever else is.
func TestNobodyCanBeTold(t *testing.T) {
	t.Parallel()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 10))
	person := func(n int) string { // what one person answers, by question
		var b strings.Builder
		for _, i := range r.Indicators() {
			if i.In(rubric.PO) && rng.IntN(8) > 0 {
				fmt.Fprintf(&b, "  %s: {level: %d, evidence: bron %d, note: dit schreef %d, owner: wie %d}\n", i.ID, rng.IntN(4),
					rng.IntN(3), n, rng.IntN(2))
			}
		}
		return b.String()
	}
	shown := func(roles, answers []string) string {
		var documents []string
		for n, role := range roles {
			documents = append(documents,
				fmt.Sprintf("school: {name: De Linde, sector: po}\nrespondent: {role: %s}\ndate: 2026-11-02\nanswers:\n%s", role,
					answers[n]))
		}
		r, schools := assessed(t, documents...)
		o := view.Options{Lang: lang.NL, Today: today()}
		out, err := json.Marshal([]any{view.Build(schools[0], o), view.BuildComparison(slices.Values(schools), r, nil, o)})
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	for _, roles := range [][]string{
		{"leader", "teacher", "teacher", "mentor"},
		{"teacher", "teacher", "teacher", "teacher", "mentor", "mentor", "mentor", "mentor"},
		{"leader", "teacher", "teacher", "teacher", "teacher", "teacher", "teacher", "care", "counsellor"},
		{"joint", "leader", "teacher", "teacher", "teacher", "teacher", "teacher", "care", "counsellor"},
		{"teacher", "teacher", "teacher", "teacher", "teacher", "mentor", "mentor", "care", "counsellor", "counsellor"},
	} {
		var answers []string
		for n := range roles {
			answers = append(answers, person(n))
		}
		before := shown(roles, answers)
		if len(roles) < r.QuoteMinimum && !slices.Contains(roles, rubric.Joint) && strings.Contains(before, "dit schreef") {
			t.Errorf("%v: a note is quoted", roles)
		}
		last := len(roles) - 1
		other := slices.IndexFunc(roles, func(x string) bool { return x == "teacher" })
		if len(roles) >= r.QuoteMinimum {
			other = last - 3 // the teachers are shown by themselves; the three others are of two roles
		}
		answers[other], answers[last] = answers[last], answers[other]
		if after := shown(roles, answers); after != before {
			t.Errorf("%v: when %d and %d change places the report changes", roles, other, last)
		}
	}
}

// TestSentencesAreWhole looks for what the library prints when a sentence and its values do not fit.
func TestSentencesAreWhole(t *testing.T) {
	t.Parallel()
	for _, l := range []lang.Lang{lang.NL, lang.EN} {
		for _, people := range [][]string{{"joint 2"}, {"leader 3", "teacher 1 1 1 1 0"}, {"joint 2", "teacher 0 0 0 0 1"}} {
			out, err := json.Marshal(team(t, l, people...))
			if err != nil {
				t.Fatal(err)
			}
			if at := strings.Index(string(out), "%!"); at >= 0 {
				t.Errorf("%v: %s", people, out[max(0, at-80):min(len(out), at+40)])
			}
		}
	}
}

// TestNotesToChecksAreCounted: of three people two wrote a note to a warning question; the report says so, and not
// what.
func TestNotesToChecksAreCounted(t *testing.T) {
	t.Parallel()
	var documents []string
	for _, check := range []string{"{answer: yes, note: dit schreef a}", "{answer: no, note: dit schreef b}", "no"} {
		documents = append(documents,
			fmt.Sprintf("school: {name: De Linde, sector: po}\nrespondent: {role: teacher}\ndate: 2026-11-02\nanswers: {V1: 2}\nchecks: {R1: %s}\n", check))
	}
	found := false
	for _, k := range built(t, lang.NL, documents...).Flags {
		if k.ID == "R1" {
			found = true
			if k.StateID != "yes" || k.Note != "2 respondenten schreven een notitie." {
				t.Errorf("R1 is %s with the note %q", k.StateID, k.Note)
			}
		}
	}
	if !found {
		t.Error("R1 is not in the report")
	}
}

// TestLeadersAreNamedAlike asks random teams about one critical question. Whoever speaks for the leaders is named with
// the number of people, in the finding and in the sentence on agreement alike (terminal, PDF, workbooks and JSON show
// these); that leaders in a small role do not count is said in both, whether there are any or not.
func TestLeadersAreNamedAlike(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(14, 3))
	seen := map[string]int{}
	for range 60 {
		level := rng.IntN(4)
		some := func(role string, n int) string { return role + strings.Repeat(fmt.Sprintf(" %d", level), n) }
		middle, mentors := rng.IntN(8), rng.IntN(3)
		people := []string{some("leader", rng.IntN(2)), some("board", rng.IntN(2)), some("middle_leader", middle)}
		level = rng.IntN(4)
		people = append(people, some("teacher", 5+rng.IntN(3)), some("mentor", mentors))
		var names []string
		for n, name := range []string{"schoolleider", "bestuurder"} {
			if strings.Contains(people[n], " ") {
				names = append(names, name)
			}
		}
		if middle >= 5 {
			names = append(names, fmt.Sprintf("teamleider of adjunct (%d)", middle))
		}
		r := team(t, lang.NL, people...)
		said := ""
		for _, f := range r.Findings {
			if strings.HasPrefix(f.Text, "Leiding") {
				said = f.Text
			}
		}
		if said == "" {
			continue
		}
		seen["difference"]++
		want := strings.Join(names, " en ")
		if len(names) == 3 {
			want = names[0] + ", " + names[1] + " en " + names[2]
		}
		for _, text := range []string{said, r.Agreement.Sentence} {
			if !strings.Contains(text, "Leiding ("+want+") en team kiezen een ander niveau bij V1.") {
				t.Errorf("%v: %q does not name %s", people, text, want)
			}
			small := middle < 5 && middle+mentors > 0 // with five or more they are shown, and nobody is left out
			if strings.Contains(text, "minder dan 5 mensen tellen hier niet als leiding mee") != small {
				t.Errorf("%v: %q; small roles %v", people, text, small)
			}
			if small && middle > 0 && middle < 5 {
				seen["few leaders"]++
			}
		}
	}
	if seen["difference"] < 10 || seen["few leaders"] == 0 {
		t.Errorf("too little was seen: %v", seen)
	}
}

// TestDoublesAreNoPeople: of six teachers one may be somebody who is there already. Six lists came; beside the class, in
// the sentences and for every threshold they are five people, so that leaders and team of four are not laid side by
// side.
func TestDoublesAreNoPeople(t *testing.T) {
	t.Parallel()
	for _, people := range [][]string{{"teacher 0 0 3 3 3 3"}, {"leader 3", "teacher 0 0 0 0 0"}} {
		r := doubled(t, people...)
		if n := len(r.Agreement.Differences); n != 1 || r.Agreement.Differences[0].Agreement != "uiteenlopend (5 mensen)" ||
			r.Agreement.Respondents() != 6 || r.Agreement.People() != 5 {
			t.Errorf("%v: %+v", people, r.Agreement)
		}
		if views := note(r, view.NoteViews); views != "De meningen lopen uiteen bij V1 (5 mensen vulden in)." {
			t.Errorf("%v: beside the verdict %q", people, views)
		}
		if apart := "pas naast elkaar"; len(people) > 1 && !strings.Contains(r.Agreement.Sentence, apart) {
			t.Errorf("leaders beside four people: %q", r.Agreement.Sentence)
		}
	}
}

// doubled is the report of a team of which the last one may be one of the others.
func doubled(t *testing.T, people ...string) view.Report {
	t.Helper()
	var documents []string
	for _, p := range people {
		words := strings.Fields(p)
		for _, level := range words[1:] {
			documents = append(documents,
				fmt.Sprintf("school: {name: De Linde, sector: po}\nrespondent: {role: %s}\ndate: 2026-11-02\nanswers: {V1: %s}\n",
					words[0], level))
		}
	}
	r, schools := read(t, documents...)
	round, _, _ := schools[0].Pick("")
	round.Responses[len(round.Responses)-1].Doubtful = true
	return view.Build(assessment.Assess(r, round, nil, assessment.Options{}), view.Options{Lang: lang.NL, Today: today()})
}

// TestAgendaSaysWhatItHolds: six people at 1 1 2 2 2 2 partly agree (F = 0, ⅓, 1: 1 − 2·⅓ ÷ 3 = 7/9 agrees; 1 1 1 2 2 2
// is ⅔), so that no views differ and the agenda says no such thing.
func TestAgendaSaysWhatItHolds(t *testing.T) {
	t.Parallel()
	for people, want := range map[string]string{
		"teacher 1 1 1 2 2 2": "Over deze vragen is niet iedereen het helemaal eens. Kritieke punten staan eerst.",
		"teacher 0 0 0 3 3 3": "Over deze vragen is niet iedereen het eens. Waar de meningen uiteenlopen, staat eerst; daarna gaan kritieke punten voor.",
		"teacher 2 2 2 2 2 2": "Dit zijn de vragen met het laagste niveau.",
	} {
		if r := team(t, lang.NL, people); r.AgendaReason != want {
			t.Errorf("%s: %q; want %q", people, r.AgendaReason, want)
		}
	}
}
