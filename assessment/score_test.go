package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// rubricHead is a rubric without content, with the thresholds of the contract.
const rubricHead = `
id: tiny
version: 1.0.0
title: Klein
levels:
  - {label: nul, meaning: nul}
  - {label: een, meaning: een}
  - {label: twee, meaning: twee}
  - {label: drie, meaning: drie}
target: 2
coverage_minimum: 0.8
verdicts:
  - {id: not_yet, from: 0, label: a}
  - {id: developing, from: 25, label: b}
  - {id: in_practice, from: 60, label: c}
  - {id: embedded, from: 85, label: d}
evidence_months: 24
agreement_minimum: 5
role_minimum: 5
quote_minimum: 10
median_minimum: 8
quartile_minimum: 12
trend_noise: {full: 5, core: 8}
respondent_roles:
  - {id: joint, title: samen, single: true, leading: true}
  - {id: leader, title: leider, single: true, leading: true}
  - {id: board, title: bestuurder, single: true, leading: true}
  - {id: teacher, title: leraar}
`

// tinyDomain is a domain in short: "A1 weight=2 critical=hard" per indicator.
type tinyDomain struct {
	id         string
	indicators []string
}

func tinyRubric(t *testing.T, checks []string, domains ...tinyDomain) *rubric.Rubric {
	t.Helper()
	var b strings.Builder
	b.WriteString(rubricHead + "domains:\n")
	for _, d := range domains {
		fmt.Fprintf(&b, "  - id: %s\n    title: %s\n    indicators:\n", d.id, d.id)
		for _, i := range d.indicators {
			words := strings.Fields(i)
			fmt.Fprintf(&b, "      - {id: %s, title: t, question: q, levels: [a, b, c, d]", words[0])
			for _, w := range words[1:] {
				b.WriteString(", " + strings.Replace(w, "=", ": ", 1))
			}
			b.WriteString("}\n")
		}
	}
	if len(checks) > 0 {
		b.WriteString("checks:\n")
		for _, c := range checks {
			b.WriteString("  - " + c + "\n")
		}
	}
	r, problems, err := rubric.Load(fstest.MapFS{"tiny.yaml": {Data: []byte(b.String())}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if problems.HasErrors() {
		t.Fatalf("the tiny rubric is unsound: %s", problems.Errors().All()[0].Text.In(lang.EN))
	}
	return r
}

// flatRubric is one domain of n equal questions.
func flatRubric(t *testing.T, n int) *rubric.Rubric {
	t.Helper()
	d := tinyDomain{id: "A"}
	for i := range n {
		d.indicators = append(d.indicators, fmt.Sprintf("A%d allow_na=true", i+1))
	}
	return tinyRubric(t, nil, d)
}

// Answers in short, beside the levels 0 to 3.
const (
	blank   = -1
	unknown = -2
	na      = -3
)

func short(code int) assessment.Answer {
	switch code {
	case blank:
		return assessment.Answer{}
	case unknown:
		return assessment.Answer{State: assessment.Unknown}
	case na:
		return assessment.Answer{State: assessment.NotApplicable, Note: "komt niet voor"}
	default:
		return assessment.Answer{State: assessment.Answered, Level: rubric.Level(code)}
	}
}

// answersBy is a response with the answers to the indicators in rubric order.
func answersBy(r *rubric.Rubric, s rubric.Sector, role string, codes ...int) assessment.Response {
	out := assessment.Response{
		RubricVersion: r.Version, Profile: assessment.Full, Role: role, Round: "2026-2027",
		School: assessment.School{Name: "De Regenboog", Sector: s},
	}
	out.Date, _ = assessment.NewDate(2026, 11, 2)
	for n, i := range r.Indicators() {
		if n < len(codes) && codes[n] != blank {
			out.Answers.Set(i.ID, short(codes[n]))
		}
	}
	return out
}

func answersRound(r *rubric.Rubric, s rubric.Sector, codes ...int) assessment.Round {
	return roundOf(answersBy(r, s, "joint", codes...))
}

func assess(r *rubric.Rubric, codes ...int) assessment.Assessment {
	return assessment.Assess(r, answersRound(r, rubric.PO, codes...), nil, assessment.Options{})
}

func TestScoreWithWeights(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil,
		tinyDomain{"A", []string{"A1 weight=2", "A2", "A3 weight=3"}},
		tinyDomain{"B", []string{"B1", "B2 weight=4"}},
		tinyDomain{"C", []string{"C1"}})
	// A: A1 at 3, A2 at 1, A3 unknown. Answered: (2·3 + 1·1) ÷ (3·3) = 7/9. With A3 at 0: 7/18; at 3: (7+9)/18 = 8/9.
	// B: B1 at 2, B2 not applicable: 2/3, no band. C: blank: no score, 0 to 1.
	got := assess(r, 3, 1, unknown, 2, na, blank)
	check := func(what string, n assessment.Number, a, b int64) {
		t.Helper()
		if !exactly(n, a, b) {
			t.Errorf("%s is %v (known %t), want %d/%d", what, n.Float(), n.Known(), a, b)
		}
	}
	a, b, c := got.Domains[0], got.Domains[1], got.Domains[2]
	check("score of A", a.Score, 700, 9)
	check("lower of A", a.Lower, 700, 18)
	check("upper of A", a.Upper, 800, 9)
	check("coverage of A", a.Coverage, 2, 3)
	check("score of B", b.Score, 200, 3)
	check("lower of B", b.Lower, 200, 3)
	check("upper of B", b.Upper, 200, 3)
	check("coverage of B", b.Coverage, 1, 1)
	if c.Score.Known() {
		t.Errorf("score of C is %v; nothing was answered", c.Score.Float())
	}
	check("lower of C", c.Lower, 0, 1)
	check("upper of C", c.Upper, 100, 1)
	// Each question counts its own weight. Answered: (7 + 2) ÷ (3·4) = 75.
	check("score", got.Score, 75, 1)
	// All in scope weigh 2 + 1 + 3 + 1 + 1 = 8: lower 9 ÷ 24, upper (9 + 3·4) ÷ 24.
	check("lower", got.Lower, 75, 2)
	check("upper", got.Upper, 175, 2)
	// Five in scope (B2 is not), three answered.
	check("coverage", got.Coverage, 3, 5)
	if got.Verdict != rubric.Incomplete || got.Uncapped != rubric.Developing {
		t.Errorf("verdict %s, uncapped %s; want incomplete and developing (37½ is over 25)", got.Verdict, got.Uncapped)
	}
}

// TestCaps has one domain with a critical question and one without, so that it shows where a cap works. All else is at
// 3.
func TestCaps(t *testing.T) {
	t.Parallel()
	flag := []string{`{id: R1, kind: flag, question: q, unfavourable: "yes"}`, `{id: X1, kind: legal, question: q, unfavourable: "no"}`}
	with := func(critical string) *rubric.Rubric {
		return tinyRubric(t, flag, tinyDomain{"A", []string{"A1 core=true critical=" + critical, "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"}},
			tinyDomain{"B", []string{"B1", "B2", "B3"}})
	}
	// Nine of ten in A at 3 make 90 with A1 at 0, 93⅓ at 1, and 92 or more in the whole. A weak domain caps the whole one step above it.
	for _, c := range []struct {
		name, critical  string
		a1              int
		flag            assessment.CheckState
		domain, overall rubric.VerdictID
		caps            []string
	}{
		{"nothing", "none", 0, "no", rubric.Embedded, rubric.Embedded, nil},
		{"hard at 0", "hard", 0, "no", rubric.NotYet, rubric.NotYet, []string{"A overall developing domain", "A1 A not_yet hard_critical_0", "A1 overall not_yet hard_critical_0"}},
		{"hard unknown", "hard", unknown, "no", rubric.NotYet, rubric.NotYet, []string{"A overall developing domain", "A1 A not_yet hard_critical_open", "A1 overall not_yet hard_critical_open"}},
		{"hard blank", "hard", blank, "no", rubric.NotYet, rubric.NotYet, []string{"A overall developing domain", "A1 A not_yet hard_critical_open", "A1 overall not_yet hard_critical_open"}},
		{"hard at 1", "hard", 1, "no", rubric.Developing, rubric.Developing, []string{"A overall in_practice domain", "A1 A developing hard_critical_1", "A1 overall developing hard_critical_1"}},
		{"hard at 2", "hard", 2, "no", rubric.Embedded, rubric.Embedded, nil},
		{"soft at 0", "soft", 0, "no", rubric.Developing, rubric.InPractice, []string{"A overall in_practice domain", "A1 A developing soft_critical_0"}},
		{"soft at 1", "soft", 1, "no", rubric.Embedded, rubric.Embedded, nil},
		{"soft unknown", "soft", unknown, "no", rubric.Embedded, rubric.Embedded, nil},
		{"flag yes", "none", 3, "yes", rubric.Embedded, rubric.NotYet, []string{"R1 overall not_yet flag_yes"}},
		{"flag repaired", "none", 3, "repaired", rubric.Embedded, rubric.Embedded, nil},
		{"flag unknown", "none", 3, "unknown", rubric.Embedded, rubric.Embedded, nil},
		{"flag blank", "none", 3, "", rubric.Embedded, rubric.Embedded, nil},
		{"hard at 1 and flag yes", "hard", 1, "yes", rubric.Developing, rubric.NotYet, []string{"A overall in_practice domain", "A1 A developing hard_critical_1", "A1 overall developing hard_critical_1", "R1 overall not_yet flag_yes"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := with(c.critical)
			x := answersBy(r, rubric.PO, "joint", c.a1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)
			x.Checks.Set("R1", assessment.CheckAnswer{State: c.flag})
			x.Checks.Set("X1", assessment.CheckAnswer{State: assessment.CheckNo}) // a legal duty that is not met: never a cap
			got := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
			if got.Domains[0].Verdict != c.domain || got.Verdict != c.overall || got.Domains[1].Verdict != rubric.Embedded {
				t.Errorf("verdicts: A %s, overall %s, B %s; want %s, %s, embedded", got.Domains[0].Verdict, got.Verdict,
					got.Domains[1].Verdict, c.domain, c.overall)
			}
			if got.Uncapped != rubric.Embedded || got.Domains[0].Uncapped != rubric.Embedded {
				t.Errorf("uncapped: overall %s, A %s; want embedded", got.Uncapped, got.Domains[0].Uncapped)
			}
			var d differences
			d.same("caps", sortedCaps(got.Caps), c.caps)
			d.fail(t, c.name)
			if len(got.Flags) != 1 || got.Flags[0].State != c.flag {
				t.Errorf("flags %v; a flag is always listed, here as %q", got.Flags, c.flag)
			}
			if len(got.Legal) != 1 || got.Legal[0].State != assessment.CheckNo {
				t.Errorf("legal %v; want one answered no", got.Legal)
			}
		})
	}
}

func TestCapThatChangesNothingIsListed(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1 core=true critical=hard", "A2 critical=soft", "A3"}})
	// 0 of 9 points: not_yet of itself; the hard cap (two scopes), the soft cap and that of the domain hold all the same.
	got := assess(r, 0, 0, 0)
	var d differences
	d.same("caps", sortedCaps(got.Caps), []string{"A overall developing domain", "A1 A not_yet hard_critical_0", "A1 overall not_yet hard_critical_0", "A2 A developing soft_critical_0"})
	d.fail(t, "all at 0")
}

func TestCoverageBelowMinimum(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1 core=true critical=hard", "A2", "A3", "A4", "A5"}}, tinyDomain{"B", []string{"B1", "B2", "B3", "B4", "B5"}})
	// A: 4 of 5 answered, exactly the minimum of 0.8: a verdict, capped by A1 at 1. B: 3 of 5, incomplete. Overall 7 of 10, incomplete.
	// Lower of A: (1+3+3+3+0)/15 = 66⅔ (in practice); of B: 9/15 = 60 (in practice, exactly); overall 63⅓.
	got := assess(r, 1, 3, 3, 3, unknown, 3, 3, 3, blank, blank)
	var d differences
	d.same("A", []rubric.VerdictID{got.Domains[0].Verdict, got.Domains[0].Uncapped}, []rubric.VerdictID{rubric.Developing, rubric.InPractice})
	d.same("B", []rubric.VerdictID{got.Domains[1].Verdict, got.Domains[1].Uncapped}, []rubric.VerdictID{rubric.Incomplete, rubric.InPractice})
	d.same("overall", []rubric.VerdictID{got.Verdict, got.Uncapped}, []rubric.VerdictID{rubric.Incomplete, rubric.InPractice})
	d.same("caps", sortedCaps(got.Caps), []string{"A overall in_practice domain", "A1 A developing hard_critical_1", "A1 overall developing hard_critical_1"})
	d.fail(t, "coverage of 0.8, 0.6 and 0.7")
}

func TestThresholdsAreInclusive(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 20)
	for _, c := range []struct {
		points int
		score  int64
		want   rubric.VerdictID
	}{{15, 25, rubric.Developing}, {36, 60, rubric.InPractice}, {51, 85, rubric.Embedded}} {
		levels := make([]int, 20)
		for n := range c.points {
			levels[n%20]++
		}
		if got := assess(r, levels...); !exactly(got.Score, c.score, 1) || got.Verdict != c.want {
			t.Errorf("%d of 60 points: score %v and verdict %s; want exactly %d and %s", c.points, got.Score.Float(),
				got.Verdict, c.score, c.want)
		}
		levels[0]--
		if got := assess(r, levels...); got.Verdict == c.want {
			t.Errorf("%d of 60 points is %s already; it starts at %d", c.points-1, c.want, c.points)
		}
	}
}

func TestEmptyScopeHasNoVerdict(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1 allow_na=true", "A2 allow_na=true"}}, tinyDomain{"B", []string{"B1", "B2 sectors=[vo]"}}, tinyDomain{"C", []string{"C1 sectors=[mbo]"}})
	got := assess(r, na, na, 2)
	for _, n := range []int{0, 2} {
		d := got.Domains[n]
		if d.Score.Known() || d.Lower.Known() || d.Upper.Known() || d.Coverage.Known() || d.Verdict != "" ||
			d.Uncapped != "" {
			t.Errorf("domain %s has nothing in scope, and yet %+v", d.Domain.ID, d.Tally)
		}
	}
	if !exactly(got.Score, 200, 3) || !exactly(got.Lower, 200, 3) || !exactly(got.Upper, 200, 3) ||
		!exactly(got.Coverage, 1, 1) || got.InScope != 1 {
		t.Errorf("the whole is that of B alone, 200/3; got %v (%v to %v), coverage %v, %d in scope", got.Score.Float(),
			got.Lower.Float(), got.Upper.Float(), got.Coverage.Float(), got.InScope)
	}
	only := tinyRubric(t, nil, tinyDomain{"A", []string{"A1 allow_na=true"}})
	if got := assess(only, na); got.Score.Known() || got.Coverage.Known() || got.Verdict != "" || got.Uncapped != "" {
		t.Errorf("all not applicable: score %v, coverage %v, verdict %q, uncapped %q; want none", got.Score, got.Coverage,
			got.Verdict, got.Uncapped)
	}
}

func gapWords(a assessment.Assessment) string {
	var out []string
	for _, g := range a.Gaps {
		out = append(out, fmt.Sprintf("%s %d→%d %s", g.Indicator.ID, g.Level, g.Target, g.Gain.Rat().RatString()))
	}
	return strings.Join(out, ", ")
}

func TestGainByHand(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil,
		tinyDomain{"A", []string{"A1 weight=2", "A2", "A3 weight=5"}},
		tinyDomain{"B", []string{"B1", "B2"}},
		tinyDomain{"C", []string{"C1"}})
	// A3 and C1 are open: they have no part in the score, so neither in a gain. The others weigh 2 + 1 + 1 + 1 = 5.
	// A1 at 0→2: 100·2·2 ÷ (3·5) = 80/3. A2 and B2 at 1→2: 100 ÷ 15 = 20/3.
	got := assess(r, 0, 1, unknown, 2, 1, blank)
	if want := "A1 0→2 80/3, A2 1→2 20/3, B2 1→2 20/3"; gapWords(got) != want {
		t.Errorf("gaps are %s; want %s", gapWords(got), want)
	}
	// Together they bring the score from (0 + 1 + 2 + 1) ÷ 15 = 80/3 to 200/3: 80/3 + 20/3 + 20/3 more.
	if !exactly(got.Score, 80, 3) {
		t.Errorf("score is %s; want 80/3", got.Score.Rat().RatString())
	}
	// At target 3 the steps are three, two, two, and B1 comes in with one: 40, 40/3, 40/3, 20/3.
	three := rubric.Level(3)
	got = assessment.Assess(r, answersRound(r, rubric.PO, 0, 1, unknown, 2, 1, blank), nil, assessment.Options{Target: &three})
	if want := "A1 0→3 40, A2 1→3 40/3, B2 1→3 40/3, B1 2→3 20/3"; gapWords(got) != want {
		t.Errorf("gaps to 3 are %s; want %s", gapWords(got), want)
	}
}

func TestOrderOfGaps(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, []string{`{id: R1, kind: flag, question: q, unfavourable: "yes"}`},
		tinyDomain{"A", []string{"A1 effort=3", "A2 effort=1", "A3 effort=1", "A4 weight=2 effort=3", "A5 critical=soft effort=3", "A6 critical=hard core=true effort=3", "A7 critical=hard core=true", "A8 core=true effort=3", "A9 core=[vo] effort=1"}})
	x := answersBy(r, rubric.PO, "joint", 1, 1, 1, 0, 1, 1, unknown, 1, 1)
	x.Checks.Set("R1", assessment.CheckAnswer{State: assessment.CheckYes})
	got := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
	var ids, first []string
	for _, g := range got.Gaps {
		ids = append(ids, g.Indicator.ID)
	}
	for _, f := range got.First {
		first = append(first, string(f.Kind)+" "+f.ID)
	}
	var d differences
	// Hard, soft, the short list of po, then A4 (two levels below), then low effort first, of those in rubric order.
	d.same("gaps", ids, []string{"A6", "A5", "A8", "A4", "A2", "A3", "A9", "A1"})
	// The flag, the open hard-critical question, then the gaps. A6 stands at 1 and so comes as a gap.
	d.same("first", first, []string{"flag R1", "critical A7", "gap A6", "gap A5", "gap A8", "gap A4", "gap A2", "gap A3", "gap A9", "gap A1"})
	d.same("open", got.Open, []string{"A7"})
	d.fail(t, "all at 1")
}

func TestHardAtZeroIsNamedOnceInFirst(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1", "A2 critical=hard core=true"}})
	got := assess(r, 0, 0)
	var d differences
	d.same("first", got.First, []assessment.First{{Kind: assessment.FirstCritical, ID: "A2"},
		{Kind: assessment.FirstGap, ID: "A1"}})
	d.fail(t, "two at 0")
}

func TestStrengths(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1", "A2", "A3 critical=soft", "A4", "A5 critical=hard core=true", "A6"}})
	x := answersBy(r, rubric.PO, "joint", 2, 2, 2, 3, 2, 1)
	with := x.Answers.Of("A2")
	with.Evidence = "lesplan"
	x.Answers.Set("A2", with)
	got := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
	var d differences
	// The level first (A4), then critical (A5, A3), then with evidence (A2) before without (A1). A6 at 1 is no strength.
	d.same("strengths", got.Strengths, []string{"A4", "A5", "A3", "A2", "A1"})
	d.fail(t, "levels 2 2 2 3 2 1")
}

func TestModeratedLevel(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1 critical=hard core=true", "A2", "A3 allow_na=true"}})
	o := assessment.Options{Moderated: map[string]assessment.Moderation{"A1": {Level: 1, Reason: "concept"}, "A2": {Level: 2, Reason: "gezien"}, "A3": {Level: 3, Reason: "gezien"}}}
	// The school said 3, unknown and not applicable; 1 and 2 count: 3 of 6 points, everything answered, capped to developing by A1 at 1.
	// An adviser's level replaces a level or an open answer; "not applicable" is neither.
	got := assessment.Assess(r, answersRound(r, rubric.PO, 3, unknown, na), nil, o)
	if !exactly(got.Score, 50, 1) || !exactly(got.Coverage, 1, 1) || len(got.Caps) != 1 || len(got.Open) != 0 {
		t.Errorf("score %v, coverage %v, caps %v, open %v; want 50, 1, one of the whole (two questions are no domain) and none", got.Score.Float(), got.Coverage.Float(), got.Caps, got.Open)
	}
	a1, a2 := got.Indicators[0], got.Indicators[1]
	if a3 := got.Indicators[2]; a3.State != assessment.NotApplicable || a3.Moderated != nil {
		t.Errorf("A3 is %+v; want it not applicable still", a3)
	}
	if a1.OwnState != assessment.Answered || a1.OwnLevel != 3 || a1.Level != 1 || a1.Moderated == nil ||
		a1.Moderated.Reason != "concept" {
		t.Errorf("A1 is %+v; want its own 3 beside the adviser's 1", a1)
	}
	if a2.OwnState != assessment.Unknown || a2.State != assessment.Answered || a2.Level != 2 {
		t.Errorf("A2 is %+v; want its own unknown beside the adviser's 2", a2)
	}
}

// TestMerge has one indicator, and three responses per answer: of one or two another rule holds.
func TestMerge(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 1)
	for _, c := range []struct {
		answers []int
		state   assessment.State
		level   rubric.Level
	}{
		{[]int{0, 3}, assessment.Answered, 0},                  // lower median of two
		{[]int{3, 1, 2}, assessment.Answered, 2},               // middle of three
		{[]int{3, 2, 1, 0}, assessment.Answered, 1},            // lower of the middle two
		{[]int{3, unknown}, assessment.Answered, 3},            // half open is not more than half
		{[]int{3, unknown, blank}, assessment.Unknown, 0},      // two of three open
		{[]int{na, na, 3}, assessment.NotApplicable, 0},        // two of three na
		{[]int{na, 3}, assessment.Answered, 3},                 // half na is not more than half
		{[]int{na, unknown}, assessment.Unknown, 0},            // no level given
		{[]int{na, na, unknown, blank}, assessment.Unknown, 0}, // half na, half open: no level given
		{[]int{na, blank}, assessment.Unknown, 0},              // not all left it blank
		{[]int{blank, blank}, assessment.Blank, 0},
		{[]int{blank, unknown}, assessment.Unknown, 0},
		{[]int{1, unknown, na}, assessment.Answered, 1}, // one of three each: neither na nor open is more than half
	} {
		var responses []assessment.Response
		for _, a := range slices.Repeat(c.answers, 3) {
			responses = append(responses, answersBy(r, rubric.PO, "teacher", a))
		}
		got := assessment.Assess(r, roundOf(responses...), nil, assessment.Options{}).Indicators[0]
		if got.State != c.state || c.state == assessment.Answered && got.Level != c.level {
			t.Errorf("%v merges to %s %d; want %s %d", c.answers, got.State, got.Level, c.state, c.level)
		}
	}
}

func TestMergeOfChecks(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, []string{`{id: R1, kind: flag, question: q, unfavourable: "yes"}`, `{id: X1, kind: legal, question: q, unfavourable: "no"}`},
		tinyDomain{"A", []string{"A1"}})
	for _, c := range []struct{ roles, flags, laws, flag, legal string }{ // answers in the order of the roles; "-" is blank
		{"teacher teacher teacher", "no unknown no", "yes unknown no", "no", "-"},   // not more than half; a teacher is not asked the law
		{"teacher teacher", "no unknown", "no no", "no", "-"},                       // exactly half
		{"teacher teacher teacher", "no unknown -", "- - -", "unknown", "-"},        // a blank one does not know either
		{"teacher teacher teacher", "- - -", "- - -", "unknown", "-"},               // nobody says no
		{"teacher teacher teacher", "repaired unknown -", "- - -", "repaired", "-"}, // one is enough
		{"teacher teacher teacher", "repaired no yes", "- - -", "yes", "-"},
		{"leader teacher", "no no", "yes no", "no", "yes"},
		{"leader board", "no no", "yes -", "no", "unknown"},
		{"leader board joint", "no no no", "yes unknown no", "no", "no"},
		// One colleague who reports a flag is heard, whatever the team wrote down together.
		{"joint teacher", "no yes", "yes no", "yes", "yes"},
		{"joint teacher", "- no", "- no", "no", "unknown"},
		{"joint", "-", "-", "-", "-"}, // an only response is as it was given
		{"joint", "unknown", "unknown", "unknown", "unknown"},
		{"leader", "no", "-", "no", "-"},
		{"teacher", "-", "no", "-", "-"},
	} {
		state := func(word string) assessment.CheckState { return assessment.CheckState(strings.Trim(word, "-")) }
		var responses []assessment.Response
		for n, role := range strings.Fields(c.roles) {
			x := answersBy(r, rubric.PO, role, 3)
			x.Checks.Set("R1", assessment.CheckAnswer{State: state(strings.Fields(c.flags)[n])})
			x.Checks.Set("X1", assessment.CheckAnswer{State: state(strings.Fields(c.laws)[n])})
			responses = append(responses, x)
		}
		got := assessment.Assess(r, roundOf(responses...), nil, assessment.Options{})
		if got.Flags[0].State != state(c.flag) || got.Legal[0].State != state(c.legal) {
			t.Errorf("%s: flags %s give %q, want %s; legal %s give %q, want %s", c.roles, c.flags, got.Flags[0].State, c.flag, c.laws, got.Legal[0].State, c.legal)
		}
	}
}

func TestTrendByHand(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1", "A2", "A3 changed=1.0.0"}}, tinyDomain{"B", []string{"B1", "B2"}})
	before := answersRound(r, rubric.PO, 1, 3, 0, unknown, 2)
	before.ID, before.Responses[0].RubricVersion = "2025-2026", "0.9.0"
	now := answersRound(r, rubric.PO, 2, 3, 3, 3, 0)
	// In common: A1, A2, B2 (A3 has another meaning since 1.0.0, B1 was open) of five: 3/5.
	// Now (2 + 3 + 0) ÷ 9: 500/9. Before (1 + 3 + 2) ÷ 9: 200/3. The score of the whole round is another: 11 of 15.
	o := assessment.Options{Moderated: map[string]assessment.Moderation{"B2": {Level: 3, Reason: "gezien"}}} // not in a trend
	got := assessment.Assess(r, now, &before, o).Trend
	if got == nil {
		t.Fatal("two rounds and no trend")
	}
	if !exactly(got.Common, 3, 5) || !exactly(got.Score, 500, 9) || !exactly(got.PreviousScore, 200, 3) || got.Round != "2025-2026" {
		t.Errorf("trend with %s: common %v, %v from %v; want 0.6, 55.56 from 66.67", got.Round, got.Common.Float(), got.Score.Float(), got.PreviousScore.Float())
	}
	var rows []string
	for _, x := range got.Indicators {
		rows = append(rows, trendRow(x.Indicator, int(x.Level), int(x.Previous), x.Change))
	}
	var d differences
	d.same("rows", strings.Join(rows, ", "),
		"A1 2 from 1 higher, A2 3 from 3 equal, A3 3 from 0 changed, B1 3 new, B2 0 from 2 lower")
	d.fail(t, "trend")
}

func TestTrendStandsAboveItsNoise(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 1) // noise 5, in the short list 8
	for _, c := range []struct {
		now, before, common int // points; twentieths
		profile             assessment.Profile
		want                int
	}{
		{60, 54, 20, assessment.Full, 1},
		{60, 55, 20, assessment.Full, 0},
		{50, 55, 20, assessment.Full, 0},
		{49, 55, 20, assessment.Full, -1},
		{60, 54, 20, assessment.Core, 0},
		{60, 51, 20, assessment.Core, 1},
		{60, 10, 16, assessment.Full, 1},
		{60, 10, 15, assessment.Full, 0}, // with less than 0.8 in common it is about another list
	} {
		x := assessment.Trend{Common: assessment.Fraction(c.common, 20), Score: assessment.Fraction(c.now, 1), PreviousScore: assessment.Fraction(c.before, 1)}
		if got := x.Moved(r, c.profile); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
	if got := (&assessment.Trend{Common: assessment.Fraction(1, 1)}).Moved(r, assessment.Full); got != 0 || assessment.EnoughInCommon(assessment.NoNumber()) {
		t.Errorf("a trend without scores moves %d", got)
	}
}

func TestBenchmarkByHand(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 5)
	board := func(sums ...int) []assessment.Assessment {
		var all []assessment.Assessment
		for _, sum := range sums {
			levels := make([]int, 5)
			for n := range sum {
				levels[n%5]++
			}
			all = append(all, assess(r, levels...))
		}
		assessment.AddBenchmarks(all)
		return all
	}
	// Of 15 points: 20 20 20 40 40 40 60 60 80 80 100 100. Places (n−1)·p = 2¾, 5½, 8¼: 20 + ¾·20 = 35, 40 + ½·20 = 50, 80.
	for _, a := range board(15, 3, 6, 12, 6, 9, 15, 3, 3, 6, 9, 12) {
		if b := a.Benchmark; b == nil || b.N != 12 || !exactly(b.Q1, 35, 1) || !exactly(b.Median, 50, 1) || !exactly(b.Q3, 80, 1) {
			t.Fatalf("benchmark %+v; want 35, 50, 80 of 12", b)
		}
	}
	// Of eleven only the median, of seven nothing: one more was read, but it answered too little.
	for _, a := range board(15, 3, 6, 12, 6, 9, 15, 3, 3, 6, 9) {
		if b := a.Benchmark; b == nil || b.N != 11 || b.Q1.Known() || b.Q3.Known() || !exactly(b.Median, 40, 1) {
			t.Fatalf("benchmark %+v; want the median 40 of 11", b)
		}
	}
	few := append(board(3, 6, 9, 12, 3, 6, 9), assess(r, 3, 3, 3, unknown, unknown))
	assessment.AddBenchmarks(few)
	for _, a := range few {
		if a.Benchmark != nil {
			t.Errorf("benchmark %+v of seven schools with enough coverage", a.Benchmark)
		}
	}
}

// TestBenchmarkCoverageIsOwn: an adviser's level never touches the benchmark, so it does not bring a school into it
// either.
func TestBenchmarkCoverageIsOwn(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 5)
	var all []assessment.Assessment
	for n := range 7 {
		all = append(all, assess(r, n%4, n%4, n%4, n%4, n%4))
	}
	// The eighth answered 3 of 5 itself; with the adviser's two levels all five are answered.
	o := assessment.Options{Moderated: map[string]assessment.Moderation{"A4": {Level: 0, Reason: "niet gezien"}, "A5": {Level: 0, Reason: "niet gezien"}}}
	all = append(all, assessment.Assess(r, answersRound(r, rubric.PO, 3, 3, 3, unknown, unknown), nil, o))
	assessment.AddBenchmarks(all)
	if b := all[0].Benchmark; b != nil {
		t.Errorf("benchmark of %d schools; only seven answered enough themselves", b.N)
	}
}

// TestBenchmarkOfDomainNeedsEnoughSchools: twelve schools have enough coverage, and fewer answered B. Of too few of them its
// quartiles would show a school's own score to all.
func TestBenchmarkOfDomainNeedsEnoughSchools(t *testing.T) {
	t.Parallel()
	r := tinyRubric(t, nil, tinyDomain{"A", []string{"A1", "A2", "A3", "A4"}}, tinyDomain{"B", []string{"B1"}})
	for _, c := range []struct {
		answered          int
		median, quartiles bool
	}{{1, false, false}, {7, false, false}, {8, true, false}, {11, true, false}, {12, true, true}} {
		var all []assessment.Assessment
		for n := range 12 {
			b1 := blank
			if n < c.answered {
				b1 = n % 4
			}
			all = append(all, assess(r, n%4, n%4, n%4, n%4, b1))
		}
		assessment.AddBenchmarks(all)
		b := all[1].Benchmark
		if b == nil || b.N != 12 || !b.Q1.Known() || !b.Domains[0].Q1.Known() {
			t.Fatalf("benchmark %+v; want quartiles of twelve schools for the whole and for A", b)
		}
		if q := b.Domains[1]; q.Median.Known() != c.median || q.Q1.Known() != c.quartiles || q.Q3.Known() != c.quartiles {
			t.Errorf("B, answered by %d, has quartiles %v %v %v", c.answered, q.Q1.Float(), q.Median.Float(), q.Q3.Float())
		}
	}
}
