package assessment_test

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

// The oracle computes section 3 of the contract a second time, in plain floats and ints and by its own road, and the
// tests here lay both outcomes side by side for thousands of made-up schools.

// tolerance is far above the noise of a float and far below the smallest step between two scores of these rubrics
// (about 1e-6).
const tolerance = 1e-9

// none is the absent value of the oracle.
var none = math.NaN()

// item is one indicator with the answer that counts for the school.
type item struct {
	rubric.Indicator
	state    assessment.State
	level    int
	evidence bool
}

type tallyWant struct {
	inScope, answered             int
	score, lower, upper, coverage float64
	verdict, uncapped             rubric.VerdictID
	capped                        rubric.VerdictID // after the caps, before the coverage
}

type outcome struct {
	profile      assessment.Profile
	sector       rubric.Sector
	target       int
	quick        bool // only what the verdict hangs on
	own, items   []item
	overall      tallyWant
	domains      []tallyWant
	caps         []assessment.Cap
	gaps         []string
	gains        []float64
	open         []string
	first        []string
	strengths    []string
	flags, legal []assessment.CheckState
}

// asks reports whether a question list holds an indicator.
func asks(i rubric.Indicator, s rubric.Sector, p assessment.Profile) bool {
	return slices.Contains(i.Sectors, s) && (p == assessment.Full || isCore(i, s))
}

func isCore(i rubric.Indicator, s rubric.Sector) bool {
	return i.Core && (i.CoreSectors == nil || slices.Contains(i.CoreSectors, s))
}

func jointOf(responses []assessment.Response) *assessment.Response {
	for n := range responses {
		if responses[n].Role == "joint" {
			return &responses[n]
		}
	}
	return nil
}

func profileOf(responses []assessment.Response) assessment.Profile {
	if j := jointOf(responses); j != nil {
		return j.Profile
	}
	for _, x := range responses {
		if x.Profile == assessment.Full {
			return assessment.Full
		}
	}
	return assessment.Core
}

// mergedAnswer is the answer of the school to one indicator.
func mergedAnswer(r *rubric.Rubric, i rubric.Indicator, responses []assessment.Response) item {
	if j := jointOf(responses); j != nil {
		a := j.Answers.Of(i.ID)
		return item{i, a.State, int(a.Level), a.Evidence != ""}
	}
	said := askPeople(r, i, responses, false)
	return item{i, said.state, said.level, said.evidence}
}

func schoolItems(r *rubric.Rubric, responses []assessment.Response) []item {
	var out []item
	p := profileOf(responses)
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			if asks(i, responses[0].School.Sector, p) {
				out = append(out, mergedAnswer(r, i, responses))
			}
		}
	}
	return out
}

// scores gives the score per domain and of the whole, with open questions left out (openAs < 0) or counted as a level.
func scores(r *rubric.Rubric, items []item, openAs int) (map[string]float64, float64) {
	per := map[string]float64{}
	allPoints, allMost := 0, 0
	for _, d := range r.Domains {
		points, most := 0, 0
		for _, x := range items {
			if x.Domain != d.ID || x.state == assessment.NotApplicable {
				continue
			}
			level := x.level
			if x.state != assessment.Answered {
				if level = openAs; openAs < 0 {
					continue
				}
			}
			points += x.Weight * level
			most += x.Weight * 3
		}
		per[d.ID] = percent(points, most)
		allPoints, allMost = allPoints+points, allMost+most
	}
	return per, percent(allPoints, allMost)
}

func percent(points, most int) float64 {
	if most == 0 {
		return none
	}
	return 100 * float64(points) / float64(most)
}

// label is the verdict of a lower bound, by the bounds of the contract.
func label(lower float64) rubric.VerdictID {
	switch {
	case math.IsNaN(lower):
		return ""
	case lower > 85-tolerance:
		return rubric.Embedded
	case lower > 60-tolerance:
		return rubric.InPractice
	case lower > 25-tolerance:
		return rubric.Developing
	default:
		return rubric.NotYet
	}
}

func rank(v rubric.VerdictID) int {
	return slices.Index([]rubric.VerdictID{rubric.NotYet, rubric.Developing, rubric.InPractice, rubric.Embedded}, v)
}

// finishTally counts, and sets the verdicts of one scope.
func finishTally(w *tallyWant, scope string, items []item, caps []assessment.Cap) {
	for _, x := range items {
		if (scope == assessment.Overall || x.Domain == scope) && x.state != assessment.NotApplicable {
			w.inScope++
			if x.state == assessment.Answered {
				w.answered++
			}
		}
	}
	w.coverage = none
	if w.inScope == 0 {
		return
	}
	w.coverage = float64(w.answered) / float64(w.inScope)
	if scope != assessment.Overall && w.inScope < 3 {
		return
	}
	w.uncapped = label(w.lower)
	w.verdict = w.uncapped
	for _, c := range caps {
		if c.Scope == scope && rank(c.Limit) < rank(w.verdict) {
			w.verdict = c.Limit
		}
	}
	w.capped = w.verdict
	if 10*w.answered < 8*w.inScope {
		w.verdict = rubric.Incomplete
	}
}

// inScopeOf is the number of questions of a domain that count.
func inScopeOf(items []item, domain string) int {
	n := 0
	for _, x := range items {
		if x.Domain == domain && x.state != assessment.NotApplicable {
			n++
		}
	}
	return n
}

// setVerdicts adds up the domains and the whole, with their caps.
func (o *outcome) setVerdicts(r *rubric.Rubric, sector rubric.Sector) {
	lower, allLower := scores(r, o.items, 0)
	score, all, upper, allUpper := lower, allLower, lower, allLower
	if !o.quick {
		score, all = scores(r, o.items, -1)
		upper, allUpper = scores(r, o.items, 3)
	}
	o.caps = capsOf(r, o.items, o.flags, sector)
	o.domains = nil
	var weak []assessment.Cap
	for _, d := range r.Domains {
		w := tallyWant{score: score[d.ID], lower: lower[d.ID], upper: upper[d.ID]}
		finishTally(&w, d.ID, o.items, o.caps)
		o.domains = append(o.domains, w)
		switch w.capped {
		case rubric.NotYet:
			weak = append(weak, assessment.Cap{ID: d.ID, Scope: "overall", Limit: rubric.Developing, Reason: "domain"})
		case rubric.Developing:
			weak = append(weak, assessment.Cap{ID: d.ID, Scope: "overall", Limit: rubric.InPractice, Reason: "domain"})
		default:
		}
	}
	o.caps = append(o.caps, weak...)
	o.overall = tallyWant{score: all, lower: allLower, upper: allUpper}
	finishTally(&o.overall, assessment.Overall, o.items, o.caps)
}

func capsOf(r *rubric.Rubric, items []item, flags []assessment.CheckState, sector rubric.Sector) []assessment.Cap {
	var out []assessment.Cap
	for _, x := range items {
		open := x.state == assessment.Blank || x.state == assessment.Unknown
		zero := x.state == assessment.Answered && x.level == 0
		one := x.state == assessment.Answered && x.level == 1
		large := inScopeOf(items, x.Domain) >= 3
		both := func(limit rubric.VerdictID, why assessment.CapReason) {
			if large {
				out = append(out, assessment.Cap{ID: x.ID, Scope: x.Domain, Limit: limit, Reason: why})
			}
			out = append(out, assessment.Cap{ID: x.ID, Scope: "overall", Limit: limit, Reason: why})
		}
		switch {
		case x.Critical == rubric.Hard && open:
			both(rubric.NotYet, assessment.CapHardOpen)
		case x.Critical == rubric.Hard && zero:
			both(rubric.NotYet, assessment.CapHardZero)
		case x.Critical == rubric.Hard && one:
			both(rubric.Developing, assessment.CapHardOne)
		case x.Critical == rubric.Soft && zero && large:
			out = append(out, assessment.Cap{ID: x.ID, Scope: x.Domain, Limit: rubric.Developing, Reason: assessment.CapSoftZero})
		}
	}
	for n, c := range checksOf(r, rubric.Flag, sector) {
		if flags[n] == assessment.CheckYes {
			out = append(out, assessment.Cap{ID: c.ID, Scope: "overall", Limit: rubric.NotYet, Reason: assessment.CapFlagYes})
		}
	}
	return out
}

func checksOf(r *rubric.Rubric, kind rubric.CheckKind, s rubric.Sector) []rubric.Check {
	var out []rubric.Check
	for _, c := range r.Checks {
		if c.Kind == kind && slices.Contains(c.Sectors, s) {
			out = append(out, c)
		}
	}
	return out
}

func critical(c rubric.Critical) int {
	return slices.Index([]rubric.Critical{rubric.Hard, rubric.Soft, rubric.None}, c)
}

// before is the order of gaps of contract §3, for every question: those at or above the target come last.
func (o *outcome) before(a, b, target int) int {
	x, y := o.items[a], o.items[b]
	below := func(i item) int { return target - i.level }
	truth := func(yes bool) int {
		if yes {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(truth(below(x) > 0), truth(below(y) > 0)),
		cmp.Compare(critical(x.Critical), critical(y.Critical)),
		cmp.Compare(truth(isCore(x.Indicator, o.sector)), truth(isCore(y.Indicator, o.sector))),
		cmp.Compare(below(y), below(x)),
		cmp.Compare(x.Effort, y.Effort))
}

// setGaps finds the gaps, what each would bring, and their order.
func (o *outcome) setGaps(r *rubric.Rubric, target int) {
	_, now := scores(r, o.items, -1)
	var at []int
	gain := map[int]float64{}
	for n, x := range o.items {
		if x.state == assessment.Answered && x.level < target {
			raised := slices.Clone(o.items)
			raised[n].level = target
			_, then := scores(r, raised, -1)
			at, gain[n] = append(at, n), then-now
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Or(o.before(a, b, target), cmp.Compare(a, b)) })
	for _, n := range at {
		o.gaps, o.gains = append(o.gaps, o.items[n].ID), append(o.gains, gain[n])
	}
}

// setLists fills what is open, what comes first and what is strong.
func (o *outcome) setLists(r *rubric.Rubric, sector rubric.Sector) {
	for n, c := range checksOf(r, rubric.Flag, sector) {
		if o.flags[n] == assessment.CheckYes {
			o.first = append(o.first, "flag "+c.ID)
		}
	}
	named := map[string]bool{}
	var strong []int
	for n, x := range o.items {
		open := x.state == assessment.Blank || x.state == assessment.Unknown
		if open {
			o.open = append(o.open, x.ID)
		}
		if x.Critical == rubric.Hard && (open || x.state == assessment.Answered && x.level == 0) {
			o.first = append(o.first, "critical "+x.ID)
			named[x.ID] = true
		}
		if x.state == assessment.Answered && x.level >= 2 {
			strong = append(strong, n)
		}
	}
	for _, id := range o.gaps {
		if !named[id] {
			o.first = append(o.first, "gap "+id)
		}
	}
	slices.SortStableFunc(strong, func(a, b int) int {
		x, y := o.items[a], o.items[b]
		plain := func(i item) int { return critical(i.Critical) }
		bare := func(i item) int {
			if i.evidence {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.level, x.level), cmp.Compare(plain(x), plain(y)), cmp.Compare(bare(x), bare(y)))
	})
	for _, n := range strong {
		o.strengths = append(o.strengths, o.items[n].ID)
	}
}

// expect is the oracle: what the contract says of one round of a school.
func expect(r *rubric.Rubric, responses []assessment.Response, o assessment.Options) outcome {
	sector := responses[0].School.Sector
	out := outcome{profile: profileOf(responses), sector: sector, target: int(r.Target), own: schoolItems(r, responses)}
	out.items = slices.Clone(out.own)
	for n := range out.items {
		if m, ok := o.Moderated[out.items[n].ID]; ok {
			out.items[n].state, out.items[n].level = assessment.Answered, int(m.Level)
		}
	}
	for _, c := range checksOf(r, rubric.Flag, sector) {
		out.flags = append(out.flags, flagOf(c.ID, responses))
	}
	for _, c := range checksOf(r, rubric.Legal, sector) {
		out.legal = append(out.legal, legalOf(r, c.ID, responses))
	}

	if o.Target != nil {
		out.target = int(*o.Target)
	}
	out.setVerdicts(r, sector)
	out.setGaps(r, out.target)
	out.setLists(r, sector)
	return out
}

// differences gathers in words where two outcomes differ.
type differences []string

func (d *differences) number(what string, got assessment.Number, want float64) {
	if got.Known() == math.IsNaN(want) || got.Known() && math.Abs(got.Float()-want) > tolerance {
		shown := "none"
		if got.Known() {
			shown = got.Rat().RatString()
		}
		*d = append(*d, fmt.Sprintf("%s: got %s, want %v", what, shown, want))
	}
}

func (d *differences) same(what string, got, want any) {
	if fmt.Sprint(got) != fmt.Sprint(want) {
		*d = append(*d, fmt.Sprintf("%s:\n   got  %v\n   want %v", what, got, want))
	}
}

func (d *differences) tally(what string, got assessment.Tally, want tallyWant) {
	d.number(what+" score", got.Score, want.score)
	d.number(what+" lower", got.Lower, want.lower)
	d.number(what+" upper", got.Upper, want.upper)
	d.number(what+" coverage", got.Coverage, want.coverage)
	d.same(what+" counts", []int{got.Answered, got.InScope}, []int{want.answered, want.inScope})
	d.same(what+" verdict", got.Verdict, want.verdict)
	d.same(what+" uncapped", got.Uncapped, want.uncapped)
}

func sortedCaps(caps []assessment.Cap) []string {
	var out []string
	for _, c := range caps {
		out = append(out, fmt.Sprintf("%s %s %s %s", c.ID, c.Scope, c.Limit, c.Reason))
	}
	slices.Sort(out)
	return out
}

// compare lays an assessment beside what the oracle expects.
func compare(got assessment.Assessment, want outcome) differences {
	var d differences
	d.same("profile", got.Profile, want.profile)
	d.tally("overall", got.Tally, want.overall)
	for n, x := range got.Domains {
		d.tally("domain "+x.Domain.ID, x.Tally, want.domains[n])
	}
	d.same("number of domains", len(got.Domains), len(want.domains))
	d.same("caps", sortedCaps(got.Caps), sortedCaps(want.caps))

	var gaps, first, ids, states, wantIDs, wantStates []string
	for n, g := range got.Gaps {
		gaps = append(gaps, g.Indicator.ID)
		if n < len(want.gaps) && g.Indicator.ID == want.gaps[n] {
			d.number("gain of "+g.Indicator.ID, g.Gain, want.gains[n])
		}
	}
	for _, f := range got.First {
		first = append(first, string(f.Kind)+" "+f.ID)
	}
	d.same("gaps", gaps, want.gaps)
	d.same("open", got.Open, want.open)
	d.same("first", first, want.first)
	d.same("strengths", got.Strengths, want.strengths)

	for n, x := range want.items {
		wantIDs = append(wantIDs, x.ID)
		wantStates = append(wantStates, stateWords(x.ID, x.state, x.level, want.own[n].state, want.own[n].level))
	}
	for _, x := range got.Indicators {
		ids = append(ids, x.Indicator.ID)
		states = append(states, stateWords(x.Indicator.ID, x.State, int(x.Level), x.OwnState, int(x.OwnLevel)))
	}
	d.same("indicators", ids, wantIDs)
	d.same("states", states, wantStates)

	var flags, legal []assessment.CheckState
	for _, c := range got.Flags {
		flags = append(flags, c.State)
	}
	for _, c := range got.Legal {
		legal = append(legal, c.State)
	}
	d.same("flags", flags, want.flags)
	d.same("legal", legal, want.legal)
	return d
}

// stateWords leaves out a level that does not count.
func stateWords(id string, s assessment.State, level int, own assessment.State, ownLevel int) string {
	word := func(s assessment.State, l int) string {
		if s == assessment.Answered {
			return fmt.Sprint(l)
		}
		return s.String()
	}
	return id + "=" + word(s, level) + "/" + word(own, ownLevel)
}

func (d differences) fail(t *testing.T, what string) {
	t.Helper()
	if len(d) > 0 {
		t.Fatalf("%s:\n%s", what, strings.Join(d, "\n"))
	}
}

// --- made-up rubrics and schools ---

func defaultRubric(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ownRubric is a copy whose domains and indicators may be changed.
func ownRubric(base *rubric.Rubric) *rubric.Rubric {
	r := *base
	r.Domains = slices.Clone(r.Domains)
	for d := range r.Domains {
		r.Domains[d].Indicators = slices.Clone(r.Domains[d].Indicators)
	}
	return &r
}

// shuffledRubric is a rubric with other weights, efforts, sectors and critical points: the rules may not lean on those
// of the default.
func shuffledRubric(base *rubric.Rubric, rng *rand.Rand) *rubric.Rubric {
	r := ownRubric(base)
	for d := range r.Domains {
		for n := range r.Domains[d].Indicators {
			i := &r.Domains[d].Indicators[n]
			i.Weight, i.Effort = 1+rng.IntN(5), 1+rng.IntN(3)
			i.Critical = []rubric.Critical{rubric.None, rubric.None, rubric.None, rubric.Soft, rubric.Hard}[rng.IntN(5)]
			i.Core, i.AllowNA = rng.IntN(3) == 0, rng.IntN(3) == 0
			i.Sectors = [][]rubric.Sector{rubric.Sectors(), rubric.Sectors(), {rubric.PO}, {rubric.VO, rubric.MBO}}[rng.IntN(4)]
			if i.CoreSectors = nil; rng.IntN(3) == 0 {
				i.CoreSectors = i.Sectors[:1]
			}
			if i.Critical == rubric.Hard {
				i.Core, i.CoreSectors, i.AllowNA = true, nil, false
			}
		}
	}
	return r
}

func day(t *testing.T, s string) assessment.Date {
	t.Helper()
	d, ok := assessment.ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

// The manners in which a made-up respondent fills in the questionnaire.
const (
	nothing = iota
	naWherePossible
	allTop
	allZero
	oneAnswer
	exactCoverage
	high
	uniform
	manyOpen
	manners
)

// mixed is the share (in per cents) of blank, unknown and na, and the levels to choose from.
type mixed struct {
	blank, unknown, na int
	levels             []int
}

func (m mixed) answer(rng *rand.Rand, i rubric.Indicator) assessment.Answer {
	p := rng.IntN(100)
	switch {
	case p < m.blank:
		return assessment.Answer{}
	case p < m.blank+m.unknown:
		return assessment.Answer{State: assessment.Unknown}
	case p < m.blank+m.unknown+m.na && i.AllowNA:
		return assessment.Answer{State: assessment.NotApplicable, Note: "komt hier niet voor"}
	}
	a := assessment.Answer{State: assessment.Answered, Level: rubric.Level(m.levels[rng.IntN(len(m.levels))])}
	if rng.IntN(2) == 0 {
		a.Evidence = "veiligheidsplan"
		// Beside undated: of this year, 24 months before the round to the day, and a day older.
		a.EvidenceDate, _ = assessment.ParseDate([]string{"", "2026-03-01", "2024-11-02", "2024-11-01"}[rng.IntN(4)])
	}
	return a
}

// fill makes the answers of one respondent to all indicators of the rubric, also those that are not asked.
func fill(rng *rand.Rand, r *rubric.Rubric, s rubric.Sector, p assessment.Profile,
	manner int) map[string]assessment.Answer {
	m := map[int]mixed{
		nothing:         {100, 0, 0, nil},
		naWherePossible: {0, 0, 100, []int{0, 1, 2, 3}},
		allTop:          {0, 0, 0, []int{3}},
		allZero:         {0, 0, 0, []int{0}},
		oneAnswer:       {100, 0, 0, nil},
		exactCoverage:   {0, 0, 0, []int{1, 2, 3}},
		high:            {3, 3, 20, []int{1, 2, 2, 3, 3, 3}},
		uniform:         {8, 8, 30, []int{0, 1, 2, 3}},
		manyOpen:        {30, 30, 30, []int{0, 1, 2, 3}},
	}[manner]
	out := map[string]assessment.Answer{}
	var asked []rubric.Indicator
	for _, i := range r.Indicators() {
		if asks(i, s, p) {
			asked = append(asked, i)
			out[i.ID] = m.answer(rng, i)
		} else if rng.IntN(3) == 0 {
			out[i.ID] = assessment.Answer{State: assessment.Answered, Level: rubric.Level(rng.IntN(4))}
		}
	}
	if len(asked) == 0 {
		return out
	}
	switch manner {
	case oneAnswer:
		out[asked[rng.IntN(len(asked))].ID] = assessment.Answer{State: assessment.Answered, Level: rubric.Level(rng.IntN(4))}
	case exactCoverage:
		openFifth(rng, asked, out)
	}
	return out
}

// openFifth takes indicators out of scope until their number is a multiple of five, and leaves a fifth of the rest
// open: 80 % coverage, if it can be had.
func openFifth(rng *rand.Rand, asked []rubric.Indicator, answers map[string]assessment.Answer) {
	rng.Shuffle(len(asked), func(a, b int) { asked[a], asked[b] = asked[b], asked[a] })
	var rest []rubric.Indicator
	n := len(asked)
	for _, i := range asked {
		if n%5 != 0 && i.AllowNA {
			answers[i.ID] = assessment.Answer{State: assessment.NotApplicable, Note: "komt hier niet voor"}
			n--
			continue
		}
		rest = append(rest, i)
	}
	for _, i := range rest[:len(rest)/5] {
		answers[i.ID] = assessment.Answer{State: assessment.Unknown}
	}
}

// tick makes the answers to the checks; mild keeps flags without "yes" more often, so that other verdicts show.
func tick(rng *rand.Rand, r *rubric.Rubric) map[string]assessment.CheckAnswer {
	out := map[string]assessment.CheckAnswer{}
	mild := rng.IntN(3) > 0
	for _, c := range r.Checks {
		states := []assessment.CheckState{assessment.CheckBlank, assessment.CheckUnknown, assessment.CheckNo,
			assessment.CheckNo, assessment.CheckNo}
		if c.Kind == rubric.Flag {
			states = append(states, assessment.CheckRepaired)
		}
		if c.Kind == rubric.Legal || !mild {
			states = append(states, assessment.CheckYes)
		}
		if s := states[rng.IntN(len(states))]; s != assessment.CheckBlank {
			out[c.ID] = assessment.CheckAnswer{State: s}
		}
	}
	return out
}

type maker struct {
	rng    *rand.Rand
	rubric *rubric.Rubric
	date   assessment.Date
	n      int
}

func (m *maker) response(s rubric.Sector, p assessment.Profile, role string, manner int) assessment.Response {
	m.n++
	out := assessment.Response{
		Digest: fmt.Sprint(m.n), RubricVersion: m.rubric.Version, Profile: p,
		School: assessment.School{Name: "De Regenboog", BRIN: "12AB00", Sector: s},
		Role:   role, Date: m.date, Round: m.date.SchoolYear(), Answers: assessment.GivenOf(fill(m.rng, m.rubric, s, p, manner)),
		Checks: assessment.GivenOf(tick(m.rng, m.rubric)),
	}
	out.Source.File = fmt.Sprintf("%06d.yaml", m.n)
	return out
}

// several makes the responses of one school: 1 to 9 individuals, in one case of three with a joint one.
func (m *maker) several(s rubric.Sector) []assessment.Response {
	roles := []string{"leader", "board", "middle_leader", "teacher", "teacher", "teacher", "mentor", "care", "teacher", "support"}
	for n, id := range roles {
		if _, ok := m.rubric.Role(id); !ok {
			roles[n] = "teacher"
		}
	}
	var out []assessment.Response
	manner := []int{naWherePossible, allTop, high, uniform, uniform, manyOpen, manyOpen, nothing}[m.rng.IntN(8)]
	for n := range 1 + m.rng.IntN(9) {
		out = append(out, m.response(s, m.profile(), roles[n], manner))
	}
	if m.rng.IntN(3) == 0 {
		out = append(out, m.response(s, m.profile(), "joint", uniform))
	}
	m.rng.Shuffle(len(out), func(a, b int) { out[a], out[b] = out[b], out[a] })
	return out
}

func (m *maker) sector() rubric.Sector { return rubric.Sectors()[m.rng.IntN(3)] }

func (m *maker) profile() assessment.Profile {
	if m.rng.IntN(3) == 0 {
		return assessment.Core
	}
	return assessment.Full
}

// options chooses a target now and then, and an adviser's levels for some indicators that are not "na".
func (m *maker) options(responses []assessment.Response) assessment.Options {
	var o assessment.Options
	if m.rng.IntN(4) == 0 {
		target := rubric.Level(1 + m.rng.IntN(3))
		o.Target = &target
	}
	if m.rng.IntN(4) == 0 {
		o.Moderated = map[string]assessment.Moderation{}
		for _, x := range schoolItems(m.rubric, responses) {
			if x.state != assessment.NotApplicable && m.rng.IntN(6) == 0 {
				o.Moderated[x.ID] = assessment.Moderation{Level: rubric.Level(m.rng.IntN(4)),
					Reason: "het stuk is nog niet vastgesteld"}
			}
		}
	}
	return o
}

func roundOf(responses ...assessment.Response) assessment.Round {
	return assessment.Round{ID: responses[0].Round, Date: responses[0].Date, Responses: responses}
}

// rubrics are the default one, the small one and three with other weights and critical points.
func rubrics(t *testing.T, rng *rand.Rand) []*rubric.Rubric {
	t.Helper()
	base := defaultRubric(t)
	small, _, err := rubric.Load(os.DirFS("../testdata/rubrics/small"), "")
	if err != nil {
		t.Fatal(err)
	}
	return []*rubric.Rubric{ownRubric(base), ownRubric(small), shuffledRubric(base, rng), shuffledRubric(base, rng), shuffledRubric(base, rng)}
}

// --- the comparisons ---

func TestOracleOneResponse(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20261102, 1))
	seen := map[string]int{}
	for n, r := range rubrics(t, rng) {
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		for k := range 500 {
			x := m.response(m.sector(), m.profile(), []string{"joint", "joint", "leader", "teacher"}[rng.IntN(4)], k%manners)
			o := m.options([]assessment.Response{x})
			o.Exact = true
			got, want := assessment.Assess(r, roundOf(x), nil, o), expect(r, []assessment.Response{x}, o)
			compare(got, want).fail(t, fmt.Sprintf("rubric %d, school %d (%s %s, manner %d)", n, k, x.School.Sector, x.Profile, k%manners))
			compareFirmness(r, got, want, seen).fail(t, fmt.Sprintf("rubric %d, school %d (%s %s, manner %d)", n, k, x.School.Sector, x.Profile, k%manners))
			seen["verdict "+string(got.Verdict)]++
			seen["uncapped "+string(got.Uncapped)]++
			for _, c := range got.Caps {
				seen["cap "+string(c.Reason)]++
			}
			if 10*got.Answered == 8*got.InScope && got.InScope > 0 {
				seen["coverage at the minimum"]++
			}
		}
	}
	mustSee(t, seen, "verdict not_yet", "verdict developing", "verdict in_practice", "verdict embedded", "verdict incomplete", "uncapped not_yet", "uncapped developing",
		"uncapped in_practice", "uncapped embedded", "cap hard_critical_0", "cap hard_critical_open", "cap hard_critical_1", "cap soft_critical_0", "cap flag_yes", "cap domain", "coverage at the minimum",
		"route", "route of incomplete", "no route", "margin", "hinge down", "hinge up", "decides", "unproven")
}

// mustSee guards the generator: a case that never came up was never compared.
func mustSee(t *testing.T, seen map[string]int, cases ...string) {
	t.Helper()
	for _, c := range cases {
		if seen[c] == 0 {
			t.Errorf("the generator never made %q; it made %v", c, slices.Sorted(maps.Keys(seen)))
		}
	}
}

func TestOracleSeveralResponses(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20261102, 2))
	seen := map[string]int{}
	for n, r := range rubrics(t, rng) {
		m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
		for k := range 150 {
			responses := m.several(m.sector())
			o := m.options(responses)
			o.Exact = true
			got, want := assessment.Assess(r, roundOf(responses...), nil, o), expect(r, responses, o)
			compare(got, want).fail(t, fmt.Sprintf("rubric %d, school %d, %d responses, joint %t", n, k, len(responses),
				jointOf(responses) != nil))
			for _, i := range got.Indicators {
				seen["merged to "+i.OwnState.String()]++
			}
			if jointOf(responses) != nil && got.Profile == assessment.Core {
				seen["core by the joint response"]++
			}
		}
	}
	mustSee(t, seen, "merged to level", "merged to unknown", "merged to na", "merged to blank", "core by the joint response")
}

// TestOracleThresholds walks over every sum of levels of twenty equal questions: each is 5/3 of a point, so that 25, 60
// and 85 are hit exactly.
func TestOracleThresholds(t *testing.T) {
	t.Parallel()
	r := flatRubric(t, 20)
	want := map[int]rubric.VerdictID{14: rubric.NotYet, 15: rubric.Developing, 35: rubric.Developing,
		36: rubric.InPractice, 50: rubric.InPractice, 51: rubric.Embedded}
	for sum := range 61 {
		levels := make([]int, 20)
		for n := range sum {
			levels[n%20]++
		}
		got := assessment.Assess(r, answersRound(r, rubric.PO, levels...), nil, assessment.Options{})
		compare(got, expect(r, answersRound(r, rubric.PO, levels...).Responses, assessment.Options{})).fail(t,
			fmt.Sprintf("sum %d", sum))
		if v, ok := want[sum]; ok && (got.Verdict != v || got.Domains[0].Verdict != v) {
			t.Errorf("%d of 60 points: verdict %s, of the domain %s; want %s", sum, got.Verdict, got.Domains[0].Verdict, v)
		}
	}
}

func TestOracleTrend(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20261102, 3))
	seen := map[string]int{}
	for n, r := range rubrics(t, rng) {
		r.Version = "1.2.0"
		for d := range r.Domains {
			for i := range r.Domains[d].Indicators {
				r.Domains[d].Indicators[i].Changed = []string{"", "1.0.0", "1.1.0", "1.2.0"}[rng.IntN(4)]
			}
		}
		for k := range 80 {
			sector, version := (&maker{rng: rng}).sector(), []string{"1.0.0", "1.1.0", "1.2.0"}[rng.IntN(3)]
			older := &maker{rng: rng, rubric: r, date: day(t, "2025-10-06")}
			newer := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
			before, now := older.several(sector), newer.several(sector)
			for i := range before {
				before[i].RubricVersion = version
			}
			previous, o := roundOf(before...), newer.options(now)
			o.Exact = true
			got := assessment.Assess(r, roundOf(now...), &previous, o).Trend
			if got == nil {
				t.Fatalf("rubric %d, school %d: two rounds and no trend", n, k)
			}
			compareTrend(r, *got, schoolItems(r, now), schoolItems(r, before), version, seen).fail(t,
				fmt.Sprintf("rubric %d, school %d", n, k))
			if got.Round != "2025-2026" {
				t.Fatalf("trend with round %s", got.Round)
			}
		}
	}
	mustSee(t, seen, "higher", "equal", "lower", "new", "changed", "nothing in common")
}

// compareTrend re-scores both rounds on what they share.
func compareTrend(r *rubric.Rubric, got assessment.Trend, now, before []item, version string,
	seen map[string]int) differences {
	was := map[string]item{}
	for _, x := range before {
		if x.state == assessment.Answered {
			was[x.ID] = x
		}
	}
	var common, old []item
	var rows, wantRows []string
	inScope := 0
	for _, x := range now {
		if x.state != assessment.NotApplicable {
			inScope++
		}
		if x.state != assessment.Answered {
			continue
		}
		y, both := was[x.ID]
		change := assessment.ChangeNew
		switch {
		case both && x.Changed != "" && rubric.CompareVersions(x.Changed, version) > 0:
			change = assessment.ChangeText
		case both:
			common, old = append(common, x), append(old, y)
			change = map[int]assessment.Change{-1: assessment.ChangeLower, 0: assessment.ChangeEqual,
				1: assessment.ChangeHigher}[cmp.Compare(x.level, y.level)]
		}
		seen[string(change)]++
		wantRows = append(wantRows, trendRow(x.ID, x.level, y.level, change))
	}
	for _, x := range got.Indicators {
		rows = append(rows, trendRow(x.Indicator, int(x.Level), int(x.Previous), x.Change))
	}
	var d differences
	d.same("rows", rows, wantRows)
	share := none
	if inScope > 0 {
		share = float64(len(common)) / float64(inScope)
	}
	if len(common) == 0 {
		seen["nothing in common"]++
	}
	per, all := scores(r, common, -1)
	perOld, allOld := scores(r, old, -1)
	d.number("common", got.Common, share)
	d.number("score", got.Score, all)
	d.number("previous score", got.PreviousScore, allOld)
	shown := map[string]assessment.DomainTrend{}
	for _, x := range got.Domains {
		shown[x.Domain] = x
	}
	for _, x := range r.Domains {
		d.number("score of "+x.ID, shown[x.ID].Score, per[x.ID])
		d.number("previous score of "+x.ID, shown[x.ID].PreviousScore, perOld[x.ID])
		scope, both := inScopeOf(now, x.ID), inScopeOf(common, x.ID)
		part := none
		if scope > 0 {
			part = float64(both) / float64(scope)
		}
		d.number("common of "+x.ID, shown[x.ID].Common, part)
	}
	return d
}

func trendRow(id string, level, previous int, c assessment.Change) string {
	if c == assessment.ChangeNew {
		return fmt.Sprintf("%s %d new", id, level)
	}
	return fmt.Sprintf("%s %d from %d %s", id, level, previous, c)
}

func TestOracleBenchmark(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20261102, 4))
	seen := map[string]int{}
	for n, r := range rubrics(t, rng)[:3] {
		for k := range 8 {
			m := &maker{rng: rng, rubric: r, date: day(t, "2026-11-02")}
			var all []assessment.Assessment
			var own []outcome
			for range 5 + rng.IntN(40) {
				x := m.response(m.sector(), m.profile(), "joint", []int{high, high, high, uniform, uniform, manyOpen}[rng.IntN(6)])
				all = append(all, assessment.Assess(r, roundOf(x), nil, moderateSome(rng, r, x)))
				own = append(own, expect(r, []assessment.Response{x}, assessment.Options{}))
			}
			assessment.AddBenchmarks(all)
			for i, a := range all {
				compareBenchmark(r, a, all, own, seen).fail(t, fmt.Sprintf("rubric %d, board %d, school %d", n, k, i))
			}
		}
	}
	mustSee(t, seen, "shown", "median alone", "too few", "own coverage too low")
}

// moderateSome gives an adviser's levels for some indicators, answered and open; a benchmark takes no notice of them.
func moderateSome(rng *rand.Rand, r *rubric.Rubric, x assessment.Response) assessment.Options {
	o := assessment.Options{Moderated: map[string]assessment.Moderation{}}
	for _, i := range schoolItems(r, []assessment.Response{x}) {
		if i.state != assessment.NotApplicable && rng.IntN(8) == 0 {
			o.Moderated[i.ID] = assessment.Moderation{Level: 0, Reason: "niet gezien"}
		}
	}
	return o
}

func compareBenchmark(r *rubric.Rubric, a assessment.Assessment, all []assessment.Assessment, own []outcome,
	seen map[string]int) differences {
	var scores []float64
	perDomain := make([][]float64, len(r.Domains))
	for i, b := range all {
		if b.School.Sector != a.School.Sector || b.Profile != a.Profile ||
			10*own[i].overall.answered < 8*own[i].overall.inScope {
			continue
		}
		scores = append(scores, own[i].overall.score)
		for n, w := range own[i].domains {
			if !math.IsNaN(w.score) {
				perDomain[n] = append(perDomain[n], w.score)
			}
		}
	}
	var d differences
	if len(scores) < 8 {
		seen["too few"]++
		d.same("a benchmark of too few schools", a.Benchmark == nil, true)
		return d
	}
	if a.Benchmark == nil {
		return differences{fmt.Sprintf("no benchmark, with %d schools", len(scores))}
	}
	seen["shown"]++
	if 10*a.Answered < 8*a.InScope {
		seen["own coverage too low"]++
	}
	b := *a.Benchmark
	d.same("sector and number", fmt.Sprint(b.Sector, b.N), fmt.Sprint(a.School.Sector, len(scores)))
	q1, q2, q3 := quartilesFrom(scores)
	if len(scores) < 12 {
		seen["median alone"]++
	}
	d.number("q1", b.Q1, q1)
	d.number("median", b.Median, q2)
	d.number("q3", b.Q3, q3)
	shown := map[string]assessment.DomainBenchmark{}
	for _, x := range b.Domains {
		shown[x.Domain] = x
	}
	for n, x := range r.Domains {
		q1, q2, q3 := quartilesFrom(perDomain[n])
		d.number("q1 of "+x.ID, shown[x.ID].Q1, q1)
		d.number("median of "+x.ID, shown[x.ID].Median, q2)
		d.number("q3 of "+x.ID, shown[x.ID].Q3, q3)
	}
	return d
}

// quartilesFrom: the median from eight schools, the others from twelve.
func quartilesFrom(values []float64) (q1, q2, q3 float64) {
	q1, q2, q3 = none, none, none
	if len(values) >= 8 {
		q2 = quartile(values, 0.5)
	}
	if len(values) >= 12 {
		q1, q3 = quartile(values, 0.25), quartile(values, 0.75)
	}
	return q1, q2, q3
}

// quartile is QUARTILE.INC: the value at place (n−1)·p of the sorted values, straight lines in between.
func quartile(values []float64, p float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	at := float64(len(sorted)-1) * p
	low := int(at)
	if low+1 == len(sorted) {
		return sorted[low]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}

// exactly reports whether a number is the fraction a/b, without rounding.
func exactly(n assessment.Number, a, b int64) bool {
	return n.Known() && n.Rat().Cmp(big.NewRat(a, b)) == 0
}
