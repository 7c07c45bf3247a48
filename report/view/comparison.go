package view

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"iter"
	"slices"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// oldMonths is the age in months from which a board sees that the answers of a school are old.
const oldMonths = 12

// BuildComparison lays the schools of a board side by side, by name. Missing are schools and files that are not there,
// as the reader found them; what the answers themselves lack is added. All gives the outcomes of the schools each time
// that it is gone through: those of thousands are never there at once.
func BuildComparison(all iter.Seq[assessment.Assessment], r *rubric.Rubric, missing []Missing, o Options) Comparison {
	o.compared = true
	c := &comparer{Options: o}
	var asked [][]string
	for a := range all {
		x := newOutcome(a)
		if last := len(asked) - 1; last >= 0 && slices.Equal(asked[last], x.asked) {
			x.asked = asked[last] // most schools have the same questions
		}
		c.all, asked = append(c.all, x), append(asked, x.asked)
		c.benchmarks.Add(a)
	}
	order := inOrder(len(c.all), func(a, b int) int {
		return cmp.Or(assessment.CompareSchools(c.all[a].School, c.all[b].School), a-b)
	})
	c.all, c.common = reordered(c.all, order), assessment.Shared(reordered(asked, order))
	c.r = r.For(c.readBy())
	for _, ids := range asked {
		c.several = c.several || len(ids) != len(c.common)
	}
	out := Comparison{Lang: o.Lang, Title: c.say("comparison.comparison_of", c.r.Title.In(o.Lang)), Stamp: stamp(c.r, o),
		First: c.first(), Lessons: c.lessons(), Moves: c.moves(),
		Missing: append(slices.Clone(missing), c.missing(missing)...), Rubric: c.rubricRows(),
		MedianMinimum: c.r.MedianMinimum, QuartileMinimum: c.r.QuartileMinimum}
	if o.Advice != nil {
		out.Adviser = c.adviser(all)
	}
	if c.several {
		out.SharedQuestions = len(c.common)
	}
	for _, s := range c.sectors() {
		out.Sectors = append(out.Sectors, c.sector(s))
	}
	out.Together = c.together()
	out.Policy = c.policy()
	c.all = nil
	out.Reports, out.Earlier = c.reports(all, order)
	out.Intro = c.intro(out)
	return out
}

// readBy is the sector of all schools, or Mixed.
func (c *comparer) readBy() rubric.Sector {
	for _, a := range c.all {
		if a.School.Sector != c.all[0].School.Sector {
			return rubric.Mixed
		}
	}
	if len(c.all) == 0 {
		return rubric.Mixed
	}
	return c.all[0].School.Sector
}

type comparer struct {
	Options
	r          *rubric.Rubric
	all        []outcome
	benchmarks assessment.Benchmarks
	// common are the questions that all schools were asked; several: some school was asked others too.
	common  []string
	several bool
}

// reports makes the reports of the schools and of their other rounds, without what no sheet of a board shows. Order
// says which of all comes where.
func (c *comparer) reports(all iter.Seq[assessment.Assessment], order []int) (reports []Report, earlier [][]Report) {
	place := make([]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	reports = make([]Report, len(order))
	if c.Earlier != nil {
		earlier = make([][]Report, len(order))
	}
	same, n := newInterner(), 0
	for a := range all {
		a.Benchmark = c.benchmarks.For(a)
		r := newBuilder(a, c.Options).result()
		r.SharedScore = Percent(assessment.NoNumber(), c.Lang)
		if c.several {
			r.SharedScore = Percent(a.ScoreOn(c.common), c.Lang)
		}
		reports[place[n]] = same.compact(r)
		if c.Earlier != nil {
			earlier[place[n]] = lists.Map(c.Earlier(n), func(x assessment.Assessment) Report {
				return same.compact(c.answers(x))
			})
		}
		n++
	}
	return reports, earlier
}

// answers is the report of another round, with the answers alone.
func (c *comparer) answers(a assessment.Assessment) Report {
	b := &builder{Options: c.Options, a: a, r: a.Rubric}
	return Report{Lang: c.Lang, School: b.school(), Round: a.Round, Date: Day(a.Date, c.Lang), DateOn: a.Date.Time(),
		Profile: b.profile(), ProfileID: string(a.Profile), TargetLevel: int(a.Target),
		Domains: lists.Map(a.Domains, b.domain), Flags: lists.Map(a.Flags, b.check), Legal: lists.Map(a.Legal, b.check)}
}

// outcome is what stays of the outcome of a school while schools are laid side by side.
type outcome struct {
	assessment.Assessment // without domains, questions and texts
	asked                 []string
	points                []point // of each of asked
	// own are the scores that the school's own answers give its domains; counted: it answered enough for a spread.
	own     []domainScore
	counted bool
}

// point is the answer to a question. Evidence: something stands beside it.
type point struct {
	assessment.State
	Level               rubric.Level
	evidence, moderated bool
	// contested: it is at level 2 or 3, and a warning, another answer or the views of people speak against it.
	contested bool
}

type domainScore struct {
	domain string
	score  assessment.Number
}

func newOutcome(a assessment.Assessment) outcome {
	out := outcome{Assessment: assessment.Assessment{School: a.School, Date: a.Date, Profile: a.Profile, Target: a.Target,
		Tally: assessment.Tally{InScope: a.InScope, Answered: a.Answered, Coverage: a.Coverage},
		Flags: a.Flags, Legal: a.Legal}, asked: a.Asked(), counted: a.Counts()}
	if a.Trend != nil {
		out.Trend = &assessment.Trend{Indicators: a.Trend.Indicators, Checks: a.Trend.Checks}
	}
	b := &builder{a: a}
	out.points = lists.Map(a.Indicators, func(i assessment.IndicatorResult) point {
		contested := i.State == assessment.Answered && i.Level >= 2 && b.contested(i.Indicator.ID)
		return point{i.State, i.Level, i.Evidence != "", i.Moderated != nil, contested}
	})
	out.own = lists.Map(a.Own().Domains, func(d assessment.DomainResult) domainScore {
		return domainScore{d.Domain.ID, d.Score}
	})
	return out
}

// at is the answer to a question; false when the school was not asked it.
func (x *outcome) at(id string) (point, bool) {
	n := slices.Index(x.asked, id)
	if n < 0 {
		return point{}, false
	}
	return x.points[n], true
}

// interner keeps one copy of what is the same for many schools.
type interner struct {
	scores  pool[DomainScore]
	answers pool[SchoolAnswer]
	rows    pool[PlanRow]
}

func newInterner() interner {
	return interner{newPool[DomainScore](), newPool[SchoolAnswer](), newPool[PlanRow]()}
}

// pool keeps values of which equal ones are one.
type pool[T comparable] struct {
	seed  maphash.Seed
	known map[uint64]*T
}

func newPool[T comparable]() pool[T] { return pool[T]{maphash.MakeSeed(), map[uint64]*T{}} }

// one is an equal value that was there before, or this one.
func (p pool[T]) one(x T) *T {
	hash := maphash.Comparable(p.seed, x)
	known, ok := p.known[hash]
	if ok && *known == x {
		return known
	}
	if !ok {
		p.known[hash] = &x
	}
	return &x
}

// compact moves what is large of a report to where equal values stand once, and leaves out what no comparison shows.
func (w interner) compact(r Report) Report {
	for n := range r.Domains {
		d := &r.Domains[n]
		r.Scores = append(r.Scores, w.scores.one(DomainScore{d.ID, d.Title, d.Score, d.Answered, d.InScope}))
		for m := range d.Indicators {
			r.Answers = append(r.Answers, w.answers.one(d.Indicators[m].answer()))
		}
	}
	for _, c := range r.Caps {
		if !slices.Contains(r.Limits, c.ID) {
			r.Limits = append(r.Limits, c.ID)
		}
	}
	r.Answers, r.Actions = slices.Clip(r.Answers), lists.Map(r.Plan, w.rows.one)
	r.Domains, r.Critical, r.Caps, r.Plan = nil, nil, nil, nil
	r.FileTitle, r.ConceptReason, r.CapSentences, r.Reached = "", "", nil, ""
	if r.Trend != nil {
		r.Trend.Indicators = nil
	}
	r.Agreement.Differences = nil
	return r
}

// intro says what is in the workbook of a comparison and what not to conclude from it.
func (o Options) intro(c Comparison) []string {
	medians := words.Key("comparison.medians_from")
	if len(c.Sectors) > 1 {
		medians = "comparison.compare_within_sector"
	}
	sectors := lists.Map(c.Sectors, func(s SectorView) string { return fmt.Sprintf("%s: %d", s.ID, len(s.Schools)) })
	out := []string{o.say("comparison.workbook_lays_self_evaluations", o.schools(len(c.Reports)),
		strings.Join(sectors, ", ")), o.say("comparison.schools_in_alphabetical_order"),
		o.say("comparison.look_first_at_critical"),
		o.say(medians, c.MedianMinimum, c.QuartileMinimum),
		o.say("comparison.coverage_says_what_share"), o.say("comparison.self_evaluation_no_statutory")}
	out = append(out, c.Together...)
	if c.Anonymous {
		out[1] = o.say("comparison.no_ranking")
		out = append(out, o.say("report.schools_have_code_for"))
	}
	return out
}

// together says which sectors stand together so that nobody knows which school is which.
func (c *comparer) together() []string {
	var out []string
	for _, s := range c.sectors() {
		if parts := s.Parts(); len(parts) > 1 {
			out = append(out, joined(" ", c.say("comparison.sectors_stand_together",
				and(lists.Map(parts, func(x rubric.Sector) string { return string(x) }), c.Lang), assessment.SectorMinimum),
				c.notAsked(s)))
		}
	}
	return out
}

// sectors are those of the schools, in the order of the rubric.
func (c *comparer) sectors() []rubric.Sector {
	var out []rubric.Sector
	for _, s := range rubric.Sectors() {
		for _, a := range c.all {
			if slices.Contains(a.School.Sector.Parts(), s) && !slices.Contains(out, a.School.Sector) {
				out = append(out, a.School.Sector)
			}
		}
	}
	return out
}

// notAsked says which questions are left out where sectors stand together, since not all of them have these.
func (c *comparer) notAsked(s rubric.Sector) string {
	var ids []string
	for _, i := range c.r.Indicators() {
		some := slices.ContainsFunc(s.Parts(), i.In)
		someCore := slices.ContainsFunc(s.Parts(), i.InCore)
		if some && !i.In(s) || someCore && !i.InCore(s) {
			ids = append(ids, i.ID)
		}
	}
	for _, k := range c.r.Checks {
		if slices.ContainsFunc(s.Parts(), k.In) && !k.In(s) {
			ids = append(ids, k.ID)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return c.say("comparison.questions_of_some_sectors", and(ids, c.Lang))
}

// Is reports whether it is about a school.
func (m Missing) Is(s assessment.School) bool {
	return m.SectorID == string(s.OwnSector()) && m.BRIN == s.BRIN &&
		assessment.FoldName(m.School) == assessment.FoldName(s.Name)
}

// missing lists what the answers of the schools lack; known are those of whom it is known already that nothing came.
func (c *comparer) missing(known []Missing) []Missing {
	var out []Missing
	for n := range c.all {
		a := &c.all[n]
		row := Missing{School: a.School.Name, BRIN: a.School.BRIN, SectorID: string(a.School.OwnSector())}
		told := slices.ContainsFunc(known, func(m Missing) bool { return m.Is(a.School) })
		if !told && a.Coverage.Known() && a.Coverage.Less(c.r.CoverageMinimum) {
			row.Kind = Incomplete
			row.Text = c.say("comparison.questions_answered", a.Answered, a.InScope,
				PercentOfOne(a.Coverage, c.Lang).Text, PercentOfOne(assessment.Exact(c.r.CoverageMinimum), c.Lang).Text)
			out = append(out, row)
		}
		if c.Today.MonthsBefore(oldMonths).After(a.Date) {
			row.Kind = Old
			row.Text = c.say("comparison.measurement_more_than_months_ago", oldMonths)
			row.Detail = c.say("comparison.measurement_of", Day(a.Date, c.Lang))
			out = append(out, row)
		}
		out = append(out, c.missingAnswers(row, a)...)
	}
	return out
}

// missingAnswers are the questions of a school that wait for an answer, legal ones too, and the warnings that were
// repaired. Of one
// that answered too little for a verdict its open questions are told already.
func (c *comparer) missingAnswers(row Missing, a *outcome) []Missing {
	var out []Missing
	row.Detail = ""
	add := func(kind MissingKind, lines []string) {
		if row.Kind, row.Text = kind, strings.Join(lines, "\n"); len(lines) > 0 {
			out = append(out, row)
		}
	}
	var open, repaired, turned, law, questions []string
	named := func(k assessment.CheckResult) string {
		return fmt.Sprintf("%s (%s)", joined(" ", k.Check.ID, CheckTitle(*k.Check, c.Lang)), CheckWord(k.State, c.Lang))
	}
	for _, f := range a.Flags {
		line := named(f)
		if openCheck(f) {
			open = append(open, line)
		} else if f.State == assessment.CheckRepaired {
			repaired = append(repaired, line)
		}
		if a.Trend != nil && slices.Contains(a.Trend.Unexplained(), f.Check.ID) {
			turned = append(turned, line)
		}
	}
	for _, k := range a.Legal {
		if openCheck(k) {
			law = append(law, named(k))
		}
	}
	r := c.r.For(a.School.Sector)
	for n, x := range a.points {
		if x.Open() {
			i, _ := r.Indicator(a.asked[n])
			questions = append(questions, i.ID+" "+i.Title.In(c.Lang))
		}
	}
	add(FlagOpen, open)
	add(FlagRepaired, repaired)
	add(FlagTurned, turned)
	add(LegalOpen, law)
	if !a.Coverage.Known() || !a.Coverage.Less(c.r.CoverageMinimum) {
		add(QuestionsOpen, questions)
	}
	return out
}

func (c *comparer) sector(s rubric.Sector) SectorView {
	v := SectorView{ID: string(s), Title: SectorName(s, c.Lang)}
	var schools []*outcome
	for n := range c.all {
		if a := &c.all[n]; a.School.Sector == s {
			v.Schools, schools = append(v.Schools, n), append(schools, a)
		}
	}
	own := *c
	own.r = c.r.For(s)
	c = &own
	for _, ind := range c.r.Indicators() {
		if ind.In(s) {
			v.Indicators = append(v.Indicators, c.sectorIndicator(ind, schools))
		}
	}
	for _, check := range c.r.Checks {
		if check.Kind != rubric.Flag || !check.In(s) {
			continue
		}
		row := SectorCheck{ID: check.ID, Title: CheckTitle(check, c.Lang), Question: check.For(s).Question.In(c.Lang)}
		for _, a := range schools {
			b := &builder{Options: c.Options, a: a.Assessment, r: c.r}
			for _, f := range a.Flags {
				if f.Check.ID == check.ID {
					row.Answers = append(row.Answers, b.check(f))
				}
			}
		}
		v.Checks = append(v.Checks, row)
	}
	for _, p := range []assessment.Profile{assessment.Full, assessment.Core} {
		v.Domains = append(v.Domains, c.domains(p, schools)...)
	}
	return v
}

func (c *comparer) sectorIndicator(ind rubric.Indicator, schools []*outcome) SectorIndicator {
	domain, _ := c.r.Domain(ind.Domain)
	row := SectorIndicator{ID: ind.ID, Title: ind.Title.In(c.Lang), Domain: domain.Title.In(c.Lang),
		CriticalID: string(ind.Critical), Critical: CriticalWord(ind.Critical, c.Lang), Median: Absent}
	var levels []int
	for n := range schools {
		i, ok := schools[n].at(ind.ID)
		cell := SectorAnswer{Asked: ok, Open: ok && i.Open(), HasLevel: ok && i.State == assessment.Answered,
			Level: int(i.Level), Sign: Absent, Contested: i.contested}
		switch {
		case !ok:
		case i.State == assessment.Answered:
			if cell.Sign = strconv.Itoa(int(i.Level)); i.moderated {
				cell.Sign += AdviserSign
			}
			levels = append(levels, int(i.Level))
		case i.State == assessment.NotApplicable:
			cell.Sign = StateText(c.r, i.State, 0, c.Lang)
		default:
			cell.Sign = "?"
		}
		row.Open += truth(ok && i.Open())
		row.Below += truth(ok && i.State == assessment.Answered && i.Level < schools[n].Target)
		row.Answers = append(row.Answers, cell)
	}
	if len(levels) >= c.r.MedianMinimum {
		slices.Sort(levels)
		row.Median = strconv.Itoa(levels[(len(levels)-1)/2])
	}
	return row
}

// domains is the spread of each domain over the schools of a sector with one questionnaire, all of it of their own
// answers, as the benchmark is; none when no school had it.
func (c *comparer) domains(p assessment.Profile, schools []*outcome) []SectorDomain {
	schools = slices.DeleteFunc(slices.Clone(schools), func(a *outcome) bool { return a.Profile != p })
	if len(schools) == 0 {
		return nil
	}
	name := (&builder{Options: c.Options, a: schools[0].Assessment, r: c.r}).profile()
	schools = slices.DeleteFunc(schools, func(a *outcome) bool { return !a.counted })
	return lists.Map(c.r.Domains, func(d rubric.Domain) SectorDomain {
		row := c.sectorDomain(d, schools)
		row.ProfileID, row.Profile, row.Counted = string(p), name, len(schools)
		return row
	})
}

// fewSchools is up to how many schools of a sector their scores are shown instead of a range.
const fewSchools = 5

// sectorDomain is the spread of a domain over schools. Quartiles are those of the benchmark, so they need as many
// schools.
func (c *comparer) sectorDomain(d rubric.Domain, schools []*outcome) SectorDomain {
	none := Percent(assessment.NoNumber(), c.Lang)
	row := SectorDomain{ID: d.ID, Title: d.Title.In(c.Lang), Lowest: none, Q1: none, Median: none,
		Q3: none, Highest: none}
	var scores []assessment.Number
	for _, a := range schools {
		for _, x := range a.own {
			if x.domain == d.ID && x.score.Known() {
				scores = append(scores, x.score)
			}
		}
		if b := c.benchmarks.For(a.Assessment); b != nil && !row.Median.Known {
			for _, x := range b.Domains {
				if x.Domain == d.ID {
					row.Q1, row.Median, row.Q3 = Percent(x.Q1, c.Lang), Percent(x.Median, c.Lang), Percent(x.Q3, c.Lang)
				}
			}
		}
	}
	row.N = len(scores)
	slices.SortFunc(scores, func(x, y assessment.Number) int { return x.Rat().Cmp(y.Rat()) })
	if len(scores) <= fewSchools {
		row.Points = lists.Map(scores, func(n assessment.Number) Number { return Percent(n, c.Lang) })
	}
	if len(scores) >= 2 {
		row.Lowest, row.Highest = Percent(scores[0], c.Lang), Percent(scores[len(scores)-1], c.Lang)
	}
	return row
}

func (c *comparer) rubricRows() []RubricRow {
	var out []RubricRow
	for _, s := range c.sectors() {
		r := c.r.For(s)
		for i := range r.Each() {
			if !i.In(s) {
				continue
			}
			domain, _ := r.Domain(i.Domain)
			texts := i.Texts
			row := RubricRow{ID: i.ID, Kind: c.say("comparison.question"), Domain: domain.Title.In(c.Lang),
				Title: i.Title.In(c.Lang), Sector: string(s), Question: texts.Question.In(c.Lang),
				Why: texts.Why.In(c.Lang), Critical: CriticalWord(i.Critical, c.Lang), Core: i.Core, Weight: i.Weight,
				Principles: strings.Join(i.Principles, ", ")}
			for n, t := range texts.Levels {
				row.Levels[n] = t.In(c.Lang)
			}
			out = append(out, row)
		}
		for _, check := range r.Checks {
			if !check.In(s) {
				continue
			}
			kind := c.say("comparison.warning_question")
			if check.Kind == rubric.Legal {
				kind = c.say("comparison.legal_question")
			}
			out = append(out, RubricRow{ID: check.ID, Kind: kind, Sector: string(s), Question: check.Texts.Question.In(c.Lang),
				Why: check.Texts.Why.In(c.Lang), Principles: strings.Join(check.Principles, ", ")})
		}
	}
	return out
}
