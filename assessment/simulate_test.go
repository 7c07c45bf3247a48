package assessment_test

import (
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

var update = flag.Bool("update", false, "rewrite the figures of docs/methode.md and docs/method.md")

// TestMethodPages makes up schools and lays the figures that come out beside those of the pages on the method, with the
// share of each question. `make simulate` prints them and writes them in the pages.
func TestMethodPages(t *testing.T) {
	t.Parallel()
	s := &simulation{t: t, rubric: defaultRubric(t), rng: rand.New(rand.NewPCG(20261102, 14)), hard: map[string]int{}}
	for i := range s.rubric.Each() {
		s.hard[i.ID] = s.rng.IntN(41) - 20
	}
	s.verdicts()
	s.zeroDomain()
	s.noise()
	s.views()
	s.lowerMiddle()
	for file, l := range map[string]lang.Lang{"../docs/methode.md": lang.NL, "../docs/method.md": lang.EN} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page := replaced(t, string(data), "conventions", func(rows []string) []string {
			return filledIn(t, rows, conventions(s.rubric), l)
		})
		page = replaced(t, page, "figures", func(rows []string) []string { return filledIn(t, rows, s.figures, l) })
		page = replaced(t, page, "shares", func([]string) []string { return shareRows(s.rubric, l) })
		if *update {
			if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
				t.Fatal(err)
			}
		} else if page != string(data) {
			t.Errorf("%s has other figures than come out now: run make simulate", file)
		}
	}
}

// replaced gives the rows between two marks of a page another content.
func replaced(t *testing.T, page, mark string, rows func([]string) []string) string {
	t.Helper()
	before, rest, ok := strings.Cut(page, "<!-- "+mark+" -->\n")
	table, after, closed := strings.Cut(rest, "<!-- end of "+mark+" -->\n")
	if !ok || !closed {
		t.Fatalf("the page has no table %s", mark)
	}
	lines := strings.Split(strings.TrimSpace(table), "\n")
	lines = append(lines[:2:2], rows(lines[2:])...)
	return before + "<!-- " + mark + " -->\n" + strings.Join(lines, "\n") + "\n<!-- end of " + mark + " -->\n" + after
}

// shareRows are the share of each question in the whole, cut at one decimal: of the full list in the three sectors,
// then of the short one.
func shareRows(r *rubric.Rubric, l lang.Lang) []string {
	var out []string
	for i := range r.Each() {
		row := fmt.Sprintf("| %s %s | %d |", i.ID, i.Title.In(l), i.Weight)
		for _, p := range []assessment.Profile{assessment.Full, assessment.Core} {
			for _, s := range rubric.Sectors() {
				all := 0
				for x := range r.Each() {
					if asks(*x, s, p) {
						all += x.Weight
					}
				}
				share := "–"
				if asks(*i, s, p) {
					tenths := 1000 * i.Weight / all
					share = fmt.Sprintf("%d%s%d%%", tenths/10, decimal(l), tenths%10)
				}
				row += " " + share + " |"
			}
		}
		out = append(out, row)
	}
	return out
}

// conventions are the numbers of the rubric that are a choice, in the order of the rows of the pages.
func conventions(r *rubric.Rubric) []string {
	var out []string
	for _, v := range r.Verdicts[1:] {
		out = append(out, v.From.RatString())
	}
	coverage := new(big.Rat).Mul(r.CoverageMinimum, big.NewRat(100, 1))
	out = append(out, coverage.RatString()+"%")
	for _, n := range []int{int(r.Target), r.EvidenceMonths, r.AgreementMinimum, r.RoleMinimum, r.QuoteMinimum,
		r.MedianMinimum, r.QuartileMinimum} {
		out = append(out, fmt.Sprint(n))
	}
	return append(out, r.TrendNoise.Full.RatString(), r.TrendNoise.Core.RatString())
}

// filledIn are rows of a page with the numbers behind their sentences.
func filledIn(t *testing.T, rows, numbers []string, l lang.Lang) []string {
	t.Helper()
	if len(rows) != len(numbers) {
		t.Fatalf("%d rows for %d numbers", len(rows), len(numbers))
	}
	var out []string
	for n, row := range rows {
		sentence := strings.TrimSpace(strings.Split(row, "|")[1])
		out = append(out, fmt.Sprintf("| %s | %s |", sentence, strings.ReplaceAll(numbers[n], ".", decimal(l))))
		t.Logf("%s  %s", numbers[n], sentence)
	}
	return out
}

func decimal(l lang.Lang) string { return map[lang.Lang]string{lang.NL: ",", lang.EN: "."}[l] }

// simulation makes up schools, in whole numbers, so that every machine makes the same ones.
type simulation struct {
	t       *testing.T
	rubric  *rubric.Rubric
	rng     *rand.Rand
	hard    map[string]int // how hard each question is
	figures []string
}

const simulated = 2000

// figure adds a number in the order of the rows of the pages.
func (s *simulation) figure(format string, args ...any) {
	s.figures = append(s.figures, fmt.Sprintf(format, args...))
}

func (s *simulation) percent(part, whole int) { s.figure("%.0f%%", 100*float64(part)/float64(whole)) }

// dice is a number from −n to n, 0 most often.
func (s *simulation) dice(n int) int { return s.rng.IntN(n+1) + s.rng.IntN(n+1) - n }

// school is one with strong and weak domains, all answered.
func (s *simulation) school() assessment.Response {
	sector := []rubric.Sector{rubric.PO, rubric.PO, rubric.PO, rubric.PO, rubric.PO, rubric.PO, rubric.VO, rubric.VO,
		rubric.VO, rubric.MBO}[s.rng.IntN(10)]
	x := answersBy(s.rubric, sector, "joint")
	able, domains := s.dice(30)+s.dice(30), map[string]int{}
	for _, d := range s.rubric.Domains {
		domains[d.ID] = s.dice(30)
	}
	for i := range s.rubric.Each() {
		level := rubric.Level(0)
		for _, from := range []int{-55, -20, 20} {
			if able+domains[i.Domain]+s.dice(20)-s.hard[i.ID] >= from {
				level++
			}
		}
		x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: level})
	}
	for _, c := range s.rubric.Checks {
		state := assessment.CheckNo
		if c.Kind == rubric.Legal || s.rng.IntN(40) == 0 {
			state = assessment.CheckYes
		} else if s.rng.IntN(12) == 0 {
			state = assessment.CheckUnknown
		}
		x.Checks.Set(c.ID, assessment.CheckAnswer{State: state})
	}
	return x
}

func (s *simulation) assess(x assessment.Response) assessment.Assessment {
	return assessment.Assess(s.rubric, roundOf(x), nil, assessment.Options{})
}

// withoutDomains is the verdict with all limits but that of weak domains.
func withoutDomains(a assessment.Assessment) int {
	step := rank(a.Uncapped)
	for _, c := range a.Caps {
		if c.Scope == assessment.Overall && c.Reason != assessment.CapDomain {
			step = min(step, rank(c.Limit))
		}
	}
	return step
}

// verdicts counts what decides them: limits, one step, a weak domain.
func (s *simulation) verdicts() {
	judged, limited, hinged, plainly, strong, uneven, same := 0, 0, 0, 0, 0, 0, 0
	var margins []int
	for range simulated {
		x := s.school()
		if s.rng.IntN(3) == 0 {
			for i := range s.rubric.Each() {
				if s.rng.IntN(10) == 0 {
					x.Answers.Set(i.ID, assessment.Answer{State: assessment.Unknown})
				}
			}
		}
		a := s.assess(x)
		if a.Verdict == rubric.Incomplete {
			continue
		}
		judged++
		limited += one(a.Verdict != a.Uncapped)
		f := a.Firmness()
		lower := func(hard bool) bool {
			return slices.ContainsFunc(f.Down, func(id string) bool {
				i, ok := a.Indicator(id)
				return ok && i.State == assessment.Answered && (hard || i.Indicator.Critical != rubric.Hard)
			})
		}
		hinged += one(lower(true))
		plainly += one(lower(false))
		if f.Margin != nil {
			margins = append(margins, *f.Margin)
		}
		if step := withoutDomains(a); step >= rank(rubric.InPractice) {
			strong++
			uneven += one(slices.ContainsFunc(a.Domains, func(d assessment.DomainResult) bool {
				return rank(d.Verdict) >= 0 && rank(d.Verdict) <= step-2
			}))
		}
		x.Profile = assessment.Core
		same += one(s.assess(x).Verdict == a.Verdict)
	}
	slices.Sort(margins)
	s.figure("%d", simulated)
	s.percent(judged, simulated)
	s.percent(limited, judged)
	s.percent(hinged, judged)
	s.percent(plainly, judged)
	s.figure("%d", margins[len(margins)/2])
	s.percent(uneven, strong)
	s.percent(same, judged)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// zeroDomain takes a school with 3 everywhere and one domain at 0, for each domain: the mean of the domains, as the
// first version had it, beside the rules of today.
func (s *simulation) zeroDomain() {
	before, now, highest := 0, 0, 0
	for _, zero := range s.rubric.Domains {
		x := s.school()
		critical := false
		for i := range s.rubric.Each() {
			level := rubric.TopLevel
			if i.Domain == zero.ID {
				level = 0
				critical = critical || i.Critical == rubric.Hard
			}
			x.Answers.Set(i.ID, assessment.Answer{State: assessment.Answered, Level: level})
		}
		for _, c := range s.rubric.Checks {
			x.Checks.Set(c.ID, assessment.CheckAnswer{State: assessment.CheckNo})
		}
		x.School.Sector = rubric.VO
		a := s.assess(x)
		mean := 0.0
		for _, d := range a.Domains {
			mean += d.Lower.Float() / float64(len(a.Domains))
		}
		before += one(!critical && mean >= 85)
		now += one(a.Verdict == rubric.Embedded)
		highest = max(highest, rank(a.Verdict))
	}
	if highest > rank(rubric.Developing) {
		s.t.Errorf("with a domain at 0 the verdict can be step %d of the ladder", highest)
	}
	s.figure("%d", before)
	s.figure("%d", now)
}

// shaken is a response of which one answer in five is one level off, by chance.
func (s *simulation) shaken(x assessment.Response) assessment.Response {
	var answers assessment.Given[assessment.Answer]
	for i := range s.rubric.Each() {
		a := x.Answers.Of(i.ID)
		if s.rng.IntN(5) == 0 {
			if a.Level == 0 || a.Level < rubric.TopLevel && s.rng.IntN(2) == 0 {
				a.Level++
			} else {
				a.Level--
			}
		}
		answers.Set(i.ID, a)
	}
	x.Answers = answers
	return x
}

// noise fills in twice for schools in which nothing changed.
func (s *simulation) noise() {
	verdict := 0
	for _, p := range []struct {
		profile assessment.Profile
		noise   *big.Rat
	}{{assessment.Full, s.rubric.TrendNoise.Full}, {assessment.Core, s.rubric.TrendNoise.Core}} {
		var apart []float64
		over := 0
		for range simulated {
			x := s.school()
			x.Profile = p.profile
			a, b := s.assess(s.shaken(x)), s.assess(s.shaken(x))
			d := new(big.Rat).Abs(a.Score.Minus(b.Score).Rat())
			over += one(d.Cmp(p.noise) > 0)
			f, _ := d.Float64()
			apart = append(apart, f)
			verdict += one(p.profile == assessment.Full && a.Verdict != b.Verdict)
		}
		slices.Sort(apart)
		s.figure("%.1f", apart[simulated*95/100])
		s.percent(over, simulated)
	}
	s.percent(verdict, simulated)
}

// drawn is a level by its chances in per cent.
func (s *simulation) drawn(chances ...int) rubric.Level {
	at, n := rubric.Level(0), s.rng.IntN(100)
	for n >= chances[at] {
		n -= chances[at]
		at++
	}
	return at
}

// team gives a thousand questions, each answered by n people with the same chances.
func (s *simulation) team(n int, chances ...int) assessment.Assessment {
	const questions = 1000
	r := flatRubric(s.t, questions)
	responses := make([]assessment.Response, n)
	for k := range responses {
		codes := make([]int, questions)
		for q := range codes {
			codes[q] = int(s.drawn(chances...))
		}
		responses[k] = answersBy(r, rubric.PO, "teacher", codes...)
	}
	return assessment.Assess(r, roundOf(responses...), nil, assessment.Options{})
}

// views counts how often views "differ" in a team that is of one mind: 60 % choose 2, the others mostly a level beside
// it.
func (s *simulation) views() {
	for _, n := range []int{5, 6, 10, 20} {
		a, differ := s.team(n, 5, 20, 60, 15), 0
		for _, i := range a.Indicators {
			differ += one(i.Agreement == assessment.Differing)
		}
		s.percent(differ, len(a.Indicators))
	}
	spread := 0
	for range simulated { // the rule of the first version: two levels between highest and lowest
		low, high := rubric.TopLevel, rubric.Level(0)
		for range 10 {
			l := s.drawn(5, 20, 60, 15)
			low, high = min(low, l), max(high, l)
		}
		spread += one(high-low >= 2)
	}
	s.percent(spread, simulated)
}

// lowerMiddle is the mean level of a divided team of an even and an odd number of people.
func (s *simulation) lowerMiddle() {
	for _, n := range []int{4, 5} {
		s.figure("%.2f", 3*s.team(n, 10, 40, 40, 10).Score.Float()/100)
	}
}
