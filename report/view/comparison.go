package view

import (
	"cmp"
	"fmt"
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
// as the reader found them; what the answers themselves lack is added.
func BuildComparison(all []assessment.Assessment, r *rubric.Rubric, missing []Missing, o Options) Comparison {
	order := inOrder(len(all), func(a, b int) int {
		return cmp.Or(assessment.CompareSchools(all[a].School, all[b].School), a-b)
	})
	ordered := reordered(all, order)
	r = r.For(readBy(ordered))
	o.compared = true
	earlier := reordered(o.Earlier, order)
	o.Earlier = nil
	c := &comparer{Options: o, r: r, all: ordered, common: assessment.Shared(ordered)}
	for n := range ordered {
		c.several = c.several || len(ordered[n].Indicators) != len(c.common)
	}
	out := Comparison{Lang: o.Lang, Title: c.say("comparison.comparison_of", r.Title.In(o.Lang)), Stamp: stamp(r, o),
		First: c.first(), Lessons: c.lessons(), Moves: c.moves(),
		Missing: append(slices.Clone(missing), c.missing(missing)...), Rubric: c.rubricRows(),
		MedianMinimum: r.MedianMinimum, QuartileMinimum: r.QuartileMinimum}
	if o.Advice != nil {
		out.Adviser = c.adviser()
	}
	if c.several {
		out.SharedQuestions = len(c.common)
	}
	for _, s := range c.sectors() {
		out.Sectors = append(out.Sectors, c.sector(s))
	}
	out.Together = c.together()
	out.Policy = c.policy()
	out.Reports = c.reports() // lets go of the assessments
	out.Earlier = c.earlier(earlier)
	out.Intro = c.intro(out)
	return out
}

// readBy is the sector of all schools, or Mixed.
func readBy(all []assessment.Assessment) rubric.Sector {
	for _, a := range all {
		if a.School.Sector != all[0].School.Sector {
			return rubric.Mixed
		}
	}
	if len(all) == 0 {
		return rubric.Mixed
	}
	return all[0].School.Sector
}

type comparer struct {
	Options
	r   *rubric.Rubric
	all []assessment.Assessment
	// common are the questions that all schools were asked; several: some school was asked others too.
	common  []string
	several bool
}

// reports makes the reports of the schools, without what no sheet of a board shows, and lets go of each assessment when
// its report is made: a board may have thousands of schools.
func (c *comparer) reports() []Report {
	out := make([]Report, len(c.all))
	same := interner{}
	for n, a := range c.all {
		r := newBuilder(a, c.Options).result()
		r.SharedScore = Percent(assessment.NoNumber(), c.Lang)
		if c.several {
			r.SharedScore = Percent(a.ScoreOn(c.common), c.Lang)
		}
		out[n] = same.compact(r)
		c.all[n] = assessment.Assessment{}
	}
	return out
}

// earlier makes the reports of the other rounds, for the schools of all of them.
// They hold the answers alone.
func (c *comparer) earlier(rounds [][]assessment.Assessment) [][]Report {
	same := interner{}
	answers := func(a assessment.Assessment) Report {
		b := &builder{Options: c.Options, a: a, r: a.Rubric}
		return same.compact(Report{Lang: c.Lang, School: b.school(), Round: a.Round, Date: Day(a.Date, c.Lang),
			DateOn:  a.Date.Time(),
			Profile: b.profile(), ProfileID: string(a.Profile), TargetLevel: int(a.Target),
			Domains: lists.Map(a.Domains, b.domain), Flags: lists.Map(a.Flags, b.check), Legal: lists.Map(a.Legal, b.check)})
	}
	return lists.Map(rounds, func(all []assessment.Assessment) []Report { return lists.Map(all, answers) })
}

// interner keeps one copy of the sentences that are the same for many schools.
type interner map[string]string

func (w interner) one(s string) string {
	if known, ok := w[s]; ok {
		return known
	}
	w[s] = s
	return s
}

// compact keeps one copy of each sentence that many schools have.
func (w interner) compact(r Report) Report {
	w.answers(r.Critical)
	w.caps(r.Caps)
	for n := range r.Domains {
		d := &r.Domains[n]
		w.caps(d.Caps)
		d.Intro, d.Indicators = "", slices.Clone(d.Indicators) // a list that grew has room to spare
		w.answers(d.Indicators)
	}
	w.answers(r.Outside)
	r.Plan = slices.Clone(r.Plan)
	for n := range r.Plan {
		p := &r.Plan[n]
		p.Step, p.Change, p.Due = w.one(p.Step), w.one(p.Change), w.one(p.Due)
	}
	if r.Trend != nil {
		r.Trend.Indicators = nil
	}
	r.Agreement.Differences = nil
	return r
}

// caps keeps of limits one copy of each reason, without the sentence that only the report of a school has a place for.
func (w interner) caps(list []Cap) {
	for n := range list {
		list[n].Reason, list[n].Because = w.one(list[n].Reason), ""
	}
}

func (w interner) answers(list []Indicator) {
	for n := range list {
		i := &list[n]
		i.State, i.Previous, i.Due, i.EvidenceDate = w.one(i.State), w.one(i.Previous), w.one(i.Due), w.one(i.EvidenceDate)
		i.Agreement = w.one(i.Agreement)
	}
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
	for _, a := range c.all {
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
func (c *comparer) missingAnswers(row Missing, a assessment.Assessment) []Missing {
	var out []Missing
	row.Detail = ""
	add := func(kind MissingKind, lines []string) {
		if row.Kind, row.Text = kind, strings.Join(lines, "\n"); len(lines) > 0 {
			out = append(out, row)
		}
	}
	var open, repaired, turned, law, questions []string
	named := func(k assessment.CheckResult) string {
		return fmt.Sprintf("%s (%s)", joined(" ", k.Check.ID, CheckTitle(k.Check, c.Lang)), CheckWord(k.State, c.Lang))
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
	for _, i := range a.Indicators {
		if i.State.Open() {
			questions = append(questions, i.Indicator.ID+" "+i.Indicator.Title.In(c.Lang))
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
	var schools []assessment.Assessment
	for n, a := range c.all {
		if a.School.Sector == s {
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
		for n := range schools {
			b := &builder{Options: c.Options, a: schools[n], r: c.r}
			for _, f := range schools[n].Flags {
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

func (c *comparer) sectorIndicator(ind rubric.Indicator, schools []assessment.Assessment) SectorIndicator {
	domain, _ := c.r.Domain(ind.Domain)
	row := SectorIndicator{ID: ind.ID, Title: ind.Title.In(c.Lang), Domain: domain.Title.In(c.Lang),
		CriticalID: string(ind.Critical), Critical: CriticalWord(ind.Critical, c.Lang), Median: Absent}
	var levels []int
	for n := range schools {
		i, ok := schools[n].Indicator(ind.ID)
		cell := SectorAnswer{Asked: ok, Open: ok && i.State.Open(), HasLevel: ok && i.State == assessment.Answered,
			Level: int(i.Level), Sign: Absent}
		switch {
		case !ok:
		case i.State == assessment.Answered:
			if cell.Sign = strconv.Itoa(int(i.Level)); i.Moderated != nil {
				cell.Sign += AdviserSign
			}
			levels = append(levels, int(i.Level))
		case i.State == assessment.NotApplicable:
			cell.Sign = StateText(c.r, i.State, 0, c.Lang)
		default:
			cell.Sign = "?"
		}
		row.Open += truth(ok && i.State.Open())
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
func (c *comparer) domains(p assessment.Profile, schools []assessment.Assessment) []SectorDomain {
	schools = slices.DeleteFunc(slices.Clone(schools), func(a assessment.Assessment) bool { return a.Profile != p })
	if len(schools) == 0 {
		return nil
	}
	name := (&builder{Options: c.Options, a: schools[0], r: c.r}).profile()
	schools = slices.DeleteFunc(lists.Map(schools, assessment.Assessment.Own), func(a assessment.Assessment) bool {
		return !a.Coverage.Known() || a.Coverage.Less(c.r.CoverageMinimum)
	})
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
func (c *comparer) sectorDomain(d rubric.Domain, schools []assessment.Assessment) SectorDomain {
	none := Percent(assessment.NoNumber(), c.Lang)
	row := SectorDomain{ID: d.ID, Title: d.Title.In(c.Lang), Lowest: none, Q1: none, Median: none,
		Q3: none, Highest: none}
	var scores []assessment.Number
	for _, a := range schools {
		for _, x := range a.Domains {
			if x.Domain.ID == d.ID && x.Score.Known() {
				scores = append(scores, x.Score)
			}
		}
		if a.Benchmark != nil && !row.Median.Known {
			for _, x := range a.Benchmark.Domains {
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
