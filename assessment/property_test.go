package assessment_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// tallies are the whole and the domains of an assessment, by name.
func tallies(a assessment.Assessment) map[string]assessment.Tally {
	out := map[string]assessment.Tally{assessment.Overall: a.Tally}
	for _, d := range a.Domains {
		out[d.Domain.ID] = d.Tally
	}
	return out
}

// above reports whether both are known and a is more than b.
func above(a, b assessment.Number) bool { return a.Known() && b.Known() && a.Rat().Cmp(b.Rat()) > 0 }

func TestScoreLiesInItsBand(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 1))
	zero, hundred := assessment.Fraction(0, 1), assessment.Fraction(100, 1)
	for _, r := range rubrics(t, rng) {
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		for k := range 100 {
			a := assessment.Assess(r, roundOf(m.response(m.sector(), m.profile(), "joint", k%manners)), nil,
				assessment.Options{})
			for scope, x := range tallies(a) {
				if above(zero, x.Lower) || above(x.Lower, x.Score) || above(x.Score, x.Upper) || above(x.Upper, hundred) ||
					x.Lower.Known() != x.Upper.Known() {
					t.Fatalf("school %d, %s: 0 ≤ %v ≤ %v ≤ %v ≤ 100 does not hold", k, scope, x.Lower.Float(), x.Score.Float(),
						x.Upper.Float())
				}
				if x.Coverage.Known() && x.Answered == x.InScope && (above(x.Upper, x.Lower) || above(x.Score, x.Lower)) {
					t.Fatalf("school %d, %s: all answered, and a band from %v to %v", k, scope, x.Lower.Float(), x.Upper.Float())
				}
			}
			bandCloses(t, a)
		}
	}
}

// bandCloses: what the open questions would each close of the band makes up the whole band.
func bandCloses(t *testing.T, a assessment.Assessment) {
	t.Helper()
	sum := new(big.Rat)
	for _, id := range a.Open {
		sum.Add(sum, a.BandEffect(id).Rat())
	}
	if band := a.Upper.Minus(a.Lower); band.Known() && band.Rat().Cmp(sum) != 0 {
		t.Fatalf("the open questions close %s of a band of %s", sum.RatString(), band.Rat().RatString())
	}
}

func TestHigherLevelNeverHurts(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 2))
	raised := 0
	for _, r := range rubrics(t, rng) {
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		for range 100 {
			x := m.response(m.sector(), m.profile(), "joint", []int{naWherePossible, high, uniform, allZero}[rng.IntN(4)])
			before := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
			i := before.Indicators[rng.IntN(len(before.Indicators))]
			if i.State != assessment.Answered || i.Level == rubric.TopLevel {
				continue
			}
			raised++
			answer := x.Answers.Of(i.Indicator.ID)
			answer.Level++
			x.Answers.Set(i.Indicator.ID, answer)
			after := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
			noWorse(t, before, after, fmt.Sprintf("%s (%s) from %d to %d", i.Indicator.ID, i.Indicator.Critical, i.Level,
				answer.Level))
			if !above(after.Score, before.Score) || !above(after.Lower, before.Lower) {
				t.Fatalf("%s from %d to %d: the score stays at %v", i.Indicator.ID, i.Level, answer.Level, after.Score.Float())
			}
		}
	}
	if raised < 100 {
		t.Errorf("only %d levels were raised; the test says little", raised)
	}
}

func noWorse(t *testing.T, before, after assessment.Assessment, what string) {
	t.Helper()
	was := tallies(before)
	for scope, x := range tallies(after) {
		if above(was[scope].Score, x.Score) || above(was[scope].Lower, x.Lower) || above(was[scope].Upper, x.Upper) {
			t.Fatalf("%s: %s goes down to %v (%v to %v)", what, scope, x.Score.Float(), x.Lower.Float(), x.Upper.Float())
		}
		if rank(x.Verdict) < rank(was[scope].Verdict) || rank(x.Uncapped) < rank(was[scope].Uncapped) {
			t.Fatalf("%s: the verdict of %s goes from %s to %s", what, scope, was[scope].Verdict, x.Verdict)
		}
	}
	for _, c := range after.Caps {
		if !slices.ContainsFunc(before.Caps, func(b assessment.Cap) bool {
			return b.ID == c.ID && b.Scope == c.Scope && rank(b.Limit) <= rank(c.Limit)
		}) {
			t.Fatalf("%s: a new or stricter cap %+v", what, c)
		}
	}
}

func TestAllAtTopIsExactlyHundred(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 3))
	for _, r := range rubrics(t, rng) {
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		for _, s := range rubric.Sectors() {
			for _, p := range []assessment.Profile{assessment.Full, assessment.Core} {
				x := m.response(s, p, "joint", allTop)
				x.Checks = assessment.Given[assessment.CheckAnswer]{}
				a := assessment.Assess(r, roundOf(x), nil, assessment.Options{})
				for scope, y := range tallies(a) {
					if y.InScope > 0 && (!exactly(y.Score, 100, 1) || !exactly(y.Lower, 100, 1) || !exactly(y.Upper, 100, 1) ||
						y.Verdict != rubric.Embedded && (scope == assessment.Overall || y.InScope >= 3)) {
						t.Errorf("%s %s, %s: all at 3 is %v (%s), not 100 and embedded", s, p, scope, y.Score.Float(), y.Verdict)
					}
				}
				if a.InScope == 0 || len(a.Gaps) > 0 || len(a.Caps) > 0 || len(a.Open) > 0 || len(a.First) > 0 ||
					len(a.Strengths) != a.InScope {
					t.Errorf("%s %s: all at 3, and gaps %v, caps %v, open %v, first %v, %d strengths of %d", s, p, a.Gaps, a.Caps,
						a.Open, a.First, len(a.Strengths), a.InScope)
				}
			}
		}
	}
}

// TestWeightIsThatManyQuestions: a question of weight w counts as w questions of weight 1 with the same answer.
func TestWeightIsThatManyQuestions(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 4))
	for range 20 {
		var whole, split []tinyDomain
		var codes, splitCodes []int
		for _, id := range []string{"A", "B", "C"} {
			d := tinyDomain{id: id}
			s := d
			for n := range 1 + rng.IntN(4) {
				w, code := 1+rng.IntN(4), rng.IntN(6)-2 // unknown, blank, 0 to 3
				d.indicators = append(d.indicators, fmt.Sprintf("%s%d weight=%d", id, n, w))
				codes = append(codes, code)
				for k := range w {
					s.indicators = append(s.indicators, fmt.Sprintf("%s%d_%d", id, n, k))
					splitCodes = append(splitCodes, code)
				}
			}
			whole, split = append(whole, d), append(split, s)
		}
		a, b := assess(tinyRubric(t, nil, whole...), codes...), assess(tinyRubric(t, nil, split...), splitCodes...)
		if a.Uncapped != b.Uncapped { // of a domain not: with more questions it may come to have a verdict
			t.Fatalf("%s by weight, %s split", a.Uncapped, b.Uncapped)
		}
		was := tallies(a)
		for scope, y := range tallies(b) {
			x := was[scope]
			if fmt.Sprint(x.Score.Known(), x.Score.Rat(), x.Lower.Rat(), x.Upper.Rat()) != fmt.Sprint(y.Score.Known(), y.Score.Rat(), y.Lower.Rat(), y.Upper.Rat()) {
				t.Fatalf("%s: %v (%v to %v) by weight, %v (%v to %v) split", scope, x.Score.Float(), x.Lower.Float(), x.Upper.Float(), y.Score.Float(), y.Lower.Float(), y.Upper.Float())
			}
		}
	}
}

// snapshot is all that an assessment holds, with rubric parts by id.
func snapshot(t *testing.T, a assessment.Assessment) string {
	t.Helper()
	a.Rubric = nil
	a.Domains, a.Indicators, a.Outside, a.Gaps = slices.Clone(a.Domains), slices.Clone(a.Indicators),
		slices.Clone(a.Outside), slices.Clone(a.Gaps)
	for n := range a.Domains {
		a.Domains[n].Domain = rubric.Domain{ID: a.Domains[n].Domain.ID}
	}
	for _, list := range [][]assessment.IndicatorResult{a.Indicators, a.Outside} {
		for n := range list {
			list[n].Indicator = &rubric.Indicator{ID: list[n].Indicator.ID}
		}
	}
	for n := range a.Gaps {
		a.Gaps[n].Indicator = &rubric.Indicator{ID: a.Gaps[n].Indicator.ID}
	}
	out, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// outcomes sorts responses out, and scores each school on its newest round.
func outcomes(t *testing.T, r *rubric.Rubric, responses []assessment.Response) []assessment.Assessment {
	t.Helper()
	var problems problem.List
	var out []assessment.Assessment
	for _, school := range assessment.Group(r, responses, &problems) {
		round, previous, ok := school.Pick("")
		if !ok {
			t.Fatalf("%s has no round", school.School.Name)
		}
		out = append(out, assessment.Assess(r, round, previous, assessment.Options{}))
	}
	assessment.AddBenchmarks(out)
	if problems.HasErrors() {
		t.Fatalf("made-up schools that clash: %v", problems.Errors().All()[0].Text.EN)
	}
	return out
}

func snapshots(t *testing.T, all []assessment.Assessment) string {
	t.Helper()
	var b strings.Builder
	for _, a := range all {
		b.WriteString(snapshot(t, a) + "\n")
	}
	return b.String()
}

// withTexts gives some answers an action, an owner and a date.
func withTexts(rng *rand.Rand, x assessment.Response) {
	due, _ := assessment.ParseDate("2027-05-01")
	for id, a := range x.Answers.All() {
		switch rng.IntN(4) {
		case 0:
			a.Action, a.Owner, a.Status, a.Due = "studiedag", "team", assessment.StatusOpen, assessment.Due{Date: due}
		case 1:
			a.Action, a.Owner, a.Status, a.Due = "ouderavond", "leiding", assessment.StatusBusy,
				assessment.Due{Text: "na de vakantie"}
			a.EvidenceDate = due.MonthsBefore(rng.IntN(60))
		}
		x.Answers.Set(id, a)
	}
}

// board makes schools in two rounds with several respondents each.
func board(t *testing.T, rng *rand.Rand, r *rubric.Rubric) []assessment.Response {
	t.Helper()
	older, newer := &maker{rng: rng, rubric: r, date: day(t, "2025-10-06")},
		&maker{rng: rng, rubric: r, date: day(t, "2026-11-02"), n: 1000}
	var out []assessment.Response
	for n := range 6 {
		school := assessment.School{Name: fmt.Sprintf("School %d", n), BRIN: fmt.Sprintf("%02dAB00", n), Sector: rubric.PO}
		for _, m := range []*maker{older, newer} {
			for _, x := range m.several(school.Sector) {
				x.School = school
				withTexts(rng, x)
				out = append(out, x)
			}
		}
	}
	return out
}

// TestOrderChangesNothing: neither the order in which files are read nor their names (so the order after sorting)
// change an outcome.
func TestOrderChangesNothing(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 6))
	r := defaultRubric(t)
	for range 6 {
		responses := board(t, rng, r)
		want := snapshots(t, outcomes(t, r, responses))
		for range 4 {
			shuffled := slices.Clone(responses)
			rng.Shuffle(len(shuffled), func(a, b int) { shuffled[a], shuffled[b] = shuffled[b], shuffled[a] })
			for n := range shuffled {
				shuffled[n].Source.File = fmt.Sprintf("%04d.yaml", rng.IntN(10000)*100+n)
			}
			if got := snapshots(t, outcomes(t, r, shuffled)); got != want {
				t.Fatalf("another order, another outcome:\n%s\n%s", got, want)
			}
		}
	}
}

// TestSplittingBatchChangesNothing: a school scores the same alone as among others; only the benchmark looks at the
// others.
func TestSplittingBatchChangesNothing(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 7))
	r := defaultRubric(t)
	responses := board(t, rng, r)
	var together, alone []assessment.Assessment
	for _, a := range outcomes(t, r, responses) {
		a.Benchmark = nil
		together = append(together, a)
	}
	for n := range 6 {
		own := slices.DeleteFunc(slices.Clone(responses),
			func(x assessment.Response) bool { return x.School.Name != fmt.Sprintf("School %d", n) })
		alone = append(alone, outcomes(t, r, own)...)
	}
	if got, want := snapshots(t, alone), snapshots(t, together); got != want {
		t.Errorf("alone and together differ:\n%s\n%s", got, want)
	}
}
