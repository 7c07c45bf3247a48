package assessment_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// advised makes schools of pairs: of each the levels of the school and of the adviser, per question. A level of -1 is
// "unknown"; an adviser's level of -1 was not looked at.
func advised(t *testing.T, schools ...[][2]int) []assessment.Assessment {
	t.Helper()
	r := defaultRubric(t)
	var ids []string
	for _, i := range r.Indicators() {
		if i.In(rubric.VO) {
			ids = append(ids, i.ID)
		}
	}
	var out []assessment.Assessment
	for n, pairs := range schools {
		x := assessment.Response{Profile: assessment.Full, Role: rubric.Joint, Date: day(t, "2026-11-02"), Round: "2026-2027",
			School: assessment.School{Name: fmt.Sprint("School ", n), Sector: rubric.VO},
		}
		o := assessment.Options{Moderated: map[string]assessment.Moderation{}, Seen: map[string]bool{}}
		for k, p := range pairs {
			x.Answers.Set(ids[k], assessment.Answer{State: assessment.Unknown})
			if p[0] >= 0 {
				x.Answers.Set(ids[k], assessment.Answer{State: assessment.Answered, Level: rubric.Level(p[0])})
			}
			switch {
			case p[1] == p[0]:
				o.Seen[ids[k]] = true
			case p[1] >= 0:
				o.Moderated[ids[k]] = assessment.Moderation{Level: rubric.Level(p[1]), Reason: "x"}
			}
		}
		round := assessment.Round{ID: "2026-2027", Date: x.Date, Responses: []assessment.Response{x}}
		out = append(out, assessment.Assess(r, round, nil, o))
	}
	return out
}

// Two schools and six pairs, by hand. School: 2 3 1 | 2 0 2; adviser: 2 1 1 | 2 1 1. Equal 3, at most one apart 5; the
// schools are (0+2+0+0−1+1) ÷ 6 higher. Not pairs: an open answer, a question that was not looked at.
func TestAdviserByHand(t *testing.T) {
	v := assessment.CompareAdviser(slices.Values(advised(t,
		[][2]int{{2, 2}, {3, 1}, {1, 1}, {-1, 2}, {2, -1}}, [][2]int{{2, 2}, {0, 1}, {-1, -1}, {2, 1}})))
	if v == nil || v.Pairs != 6 || v.Schools != 2 || v.Equal != 3 || v.Near != 5 || v.Levels != 7 || v.Kappa.Known() {
		t.Fatalf("%+v", v)
	}
	if got := v.MeanDifference().Rat(); got.Cmp(big.NewRat(1, 3)) != 0 {
		t.Errorf("mean difference %s, want 1/3", got)
	}
	// The second question is 3/1 and 0/1: one and a half apart on average, and half a level higher. The third and the
	// fourth were looked at in one school, so nothing is said of them.
	if len(v.Questions) != 2 || v.Single != 2 {
		t.Fatalf("%d questions and %d of one school: %+v", len(v.Questions), v.Single, v.Questions)
	}
	all := defaultRubric(t).Indicators()
	first, last := v.Questions[0], v.Questions[1]
	if first.Indicator.ID != all[1].ID || first.Pairs != 2 || first.Equal != 0 || first.Near != 1 ||
		first.MeanDifference().Rat().Cmp(big.NewRat(1, 2)) != 0 || last.Indicator.ID != all[0].ID || last.Equal != 2 {
		t.Errorf("%+v", v.Questions)
	}
}

// Of one school nothing is said, however many pairs it has.
func TestAdviserIsNeverAboutOneSchool(t *testing.T) {
	many := make([][2]int, 35)
	for n := range many {
		many[n] = [2]int{n % 4, n % 3}
	}
	if v := assessment.CompareAdviser(slices.Values(advised(t, many, [][2]int{{-1, 2}, {1, -1}}))); v != nil {
		t.Errorf("%+v", v)
	}
}

// Kappa needs 30 pairs, 5 schools and 3 levels, each exactly. By hand, of 30 pairs: school 10 × 0, 10 × 1, 10 × 2;
// adviser the same, but 5 of the zeros are a one and 5 of the ones a zero. Observed Σ|a−b| = 10; expected
// 10·10·(1+2+1+1+2+1) = 800; κ = 1 − 30·10 ÷ 800 = 5/8.
func TestKappaByHand(t *testing.T) {
	var pairs [][2]int
	for n := range 10 {
		zero, one := [2]int{0, 0}, [2]int{1, 1}
		if n < 5 {
			zero[1], one[1] = 1, 0
		}
		pairs = append(pairs, zero, one, [2]int{2, 2})
	}
	spread := func(pairs [][2]int, schools int) [][][2]int {
		out := make([][][2]int, schools)
		for n, p := range pairs {
			out[n%schools] = append(out[n%schools], p)
		}
		return out
	}
	two := make([][2]int, 30) // levels 1 and 2 only
	for n := range two {
		two[n] = [2]int{1 + n%2, 1 + n/2%2}
	}
	for name, c := range map[string]struct {
		schools [][][2]int
		want    *big.Rat
	}{
		"enough": {spread(pairs, 5), big.NewRat(5, 8)}, "four schools": {spread(pairs, 4), nil},
		"29 pairs": {spread(pairs[1:], 5), nil}, "two levels": {spread(two, 5), nil},
		// The sixth school was looked at nowhere.
		"a school more": {append(spread(pairs, 5), [][2]int{{3, -1}}), big.NewRat(5, 8)},
	} {
		v := assessment.CompareAdviser(slices.Values(advised(t, c.schools...)))
		if got := v.Kappa; got.Known() != (c.want != nil) || c.want != nil && got.Rat().Cmp(c.want) != 0 {
			t.Errorf("%s: kappa %v, want %v", name, got.Rat(), c.want)
		}
	}
}

// On random pairs all figures are those of the definitions: kappa as one less the mean distance of the pairs over the
// mean distance of every level of the schools to every level of the adviser.
func TestAdviserAgainstTheDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 11))
	for range 60 {
		schools := make([][][2]int, 2+random.IntN(5))
		var school, adviser []int
		for n := range schools {
			for range 3 + random.IntN(8) {
				p := [2]int{random.IntN(4), random.IntN(4)}
				schools[n] = append(schools[n], p)
				school, adviser = append(school, p[0]), append(adviser, p[1])
			}
		}
		far := func(a, b int) int { return max(a-b, b-a) }
		observed, expected, near, sum := 0, 0, 0, 0
		used := map[int]bool{}
		for n := range school {
			observed += far(school[n], adviser[n])
			sum += school[n] - adviser[n]
			if far(school[n], adviser[n]) < 2 {
				near++
			}
			used[school[n]], used[adviser[n]] = true, true
			for m := range adviser {
				expected += far(school[n], adviser[m])
			}
		}
		v := assessment.CompareAdviser(slices.Values(advised(t, schools...)))
		n := len(school)
		if v.Pairs != n || v.Near != near || v.MeanDifference().Rat().Cmp(big.NewRat(int64(sum), int64(n))) != 0 {
			t.Fatalf("%+v", v)
		}
		want := n >= 30 && len(schools) >= 5 && len(used) >= 3
		if v.Kappa.Known() != want {
			t.Fatalf("%d pairs, %d schools, %d levels: kappa %v", n, len(schools), len(used), v.Kappa.Known())
		}
		if !want {
			continue
		}
		ratio := new(big.Rat).Quo(big.NewRat(int64(observed), int64(n)), big.NewRat(int64(expected), int64(n*n)))
		if got := v.Kappa.Rat(); got.Cmp(ratio.Sub(big.NewRat(1, 1), ratio)) != 0 {
			t.Errorf("kappa %s, want %s", got, ratio)
		}
	}
}

// What an adviser says moves the score, and touches neither the trend nor what the people of a school agree on, nor the
// benchmark: all are of the school's own answers.
func TestAdviserTouchesNothingElse(t *testing.T) {
	r := defaultRubric(t)
	hard, q := byKind(t)
	round := apart(t, "teacher", 8, map[string]string{q[0]: "03030303", q[1]: "12121212"})
	before := apart(t, "teacher", 8, map[string]string{q[2]: "11111111"})
	before.ID = "2025-2026"
	o := assessment.Options{Seen: map[string]bool{q[3]: true}, Moderated: map[string]assessment.Moderation{}}
	for _, id := range []string{hard, q[0], q[1], q[2]} {
		o.Moderated[id] = assessment.Moderation{Level: 3, Reason: "x"}
	}
	own := assessment.Assess(r, round, &before, assessment.Options{})
	advised := assessment.Assess(r, round, &before, o)
	if own.Score.Rat().Cmp(advised.Score.Rat()) == 0 {
		t.Fatal("the adviser's levels do not count")
	}
	if !reflect.DeepEqual(own.Trend, advised.Trend) || !reflect.DeepEqual(own.Agreement, advised.Agreement) ||
		!reflect.DeepEqual(own.Roles, advised.Roles) {
		t.Error("trend or agreement changed")
	}
	for n, i := range own.Indicators {
		if x := advised.Indicators[n]; x.Agreement != i.Agreement || !reflect.DeepEqual(x.Sides, i.Sides) {
			t.Errorf("%s: agreement %q, was %q", i.Indicator.ID, x.Agreement, i.Agreement)
		}
	}
	// Eight schools like it have the benchmark of their own scores.
	benchmark := func(x assessment.Assessment) *assessment.Benchmark {
		var b assessment.Benchmarks
		for range 8 {
			b.Add(x)
		}
		return b.For(x)
	}
	if one, other := benchmark(own), benchmark(advised); one == nil || !reflect.DeepEqual(one.Median, other.Median) {
		t.Error("the benchmark changed")
	}
}
