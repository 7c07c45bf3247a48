package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Board is what a board sees on two pages: where to begin, what is critical, what is not there yet, how the sectors
// stand and what schools can share, with a table of all schools. Schools are named in alphabetical order, never with a
// level or score beside the name and never ranked. Lists are whole here; a renderer may have to cut them.
type Board struct {
	Lang lang.Lang
	// Title is the name of the summary; FileTitle adds whose it is. Heading is the board, or else the school or the
	// number of schools.
	Title, FileTitle, Heading string
	Stamp                     Stamp
	Anonymous                 bool
	// Count is the number of schools. Schools, Rounds and Days say in words how many there are per sector, in which
	// rounds and between which days they answered.
	Count                 int
	Schools, Rounds, Days string
	// Target is the level that counts as reached: "niveau 2 (in praktijk)". TargetShare is its place on a scale.
	Target      string
	TargetShare float64
	// How says how to read the summary.
	How string

	// Glance is what the workbook begins with.
	Glance []Glance
	// Start holds at most three gaps to begin with; StartLead says what they are, or why there are none. StartMore is
	// the number of other shared gaps.
	Start     []BoardGap
	StartLead string
	StartMore int
	// Next are the gaps that come after those to begin with, in the same order.
	Next []BoardGap
	// Today are warning questions answered yes that are not from the article: they come before everything else, each
	// with what to do.
	Today []BoardPoint
	// Points are the other warning questions answered yes, and then the hard-critical points that hold a verdict down.
	Points []BoardPoint
	// Legal are the legal questions that are answered no or wait for an answer at some school. They touch no score.
	Legal []BoardPoint
	// Moderated says at which questions the level of an adviser counts at some school; "" for none.
	Moderated string
	// ScoresOf says whether the scores of the sectors are with the levels of an adviser, as those of a single school, or
	// without, as those of several; "" when no adviser gave any.
	ScoresOf string
	// Missing is what the board does not know yet, a row per kind.
	Missing []BoardMissing

	// Table has a row for each school, by name.
	Table   []BoardSchool
	Sectors []BoardSector
	// Share are points on which some schools can help others, those that most schools need first, with each school at
	// no more than a few of them. ShareMore is the number of other such points.
	Share     []BoardShare
	ShareMore int
	// Moves is what changed since the round before; nil when no school has one.
	Moves *BoardMoves
}

// BoardMoves is what changed at the schools that have an earlier round, each compared with its own.
type BoardMoves struct {
	// Lead says how many schools these are, and at how many the score moved by more than noise.
	Lead string
	// Up and Down name the questions that rose, or fell, at more schools than the other way; "" for none.
	Up, Down string
	// Without are the schools that have no earlier round.
	Without []string
}

// BoardGap is a gap to begin with.
type BoardGap struct {
	ID, Title, Critical string
	// Sentence says at how many schools: "5 onder het doel, 1 open, van 7"; Below, Open and Asked are the same in
	// numbers. Empty for a gap of a single school.
	Sentence           string
	Below, Open, Asked int
	// Measure is what the board, or the school, can do; "" where the rubric says nothing of it.
	Measure string
	// Good are the schools that are at level 2 or 3 already.
	Good []string
}

// BoardPoint is a hard-critical point or a warning question with the schools where it needs attention.
type BoardPoint struct {
	ID, Title string
	Flag      bool
	Sentence  string // "2 van de 7 scholen"
	Schools   []string
	// Step is what to do; filled in for what has to be done today.
	Step string
	at   []int
}

// BoardSchool is a school in the table of all schools, in words.
type BoardSchool struct {
	Name string
	// Sector and List are the sector and the questionnaire, in a word each: "vo" and "kort".
	Sector, List string
	// Verdict is the label, with a word when it is subject to something.
	Verdict string
	// Reached says how many questions are at the target, with a star when a level among them is an adviser's; Coverage
	// how many are answered.
	Reached, Coverage string
	// Change says how the score of the school's own answers moved since the round before.
	Change string
	// OtherQuestions: too few questions are the same for a word on how the score moved.
	OtherQuestions bool
	// Flags and Legal name the checks that ask for something or were repaired, and count those without an answer; "–"
	// for none.
	Flags, Legal string
}

// BoardMissing is one kind of what is not there, with the schools or files.
type BoardMissing struct {
	KindID  MissingKind
	Kind    string
	Schools []string
}

// BoardSector is how the schools of a sector stand that had the same questionnaire; of a single school it is how that
// school stands.
type BoardSector struct {
	ID, Title string
	// Summary says how many schools there are and how much they answered; Note what is left out and why.
	Summary, Note string
	Domains       []BoardDomain
}

// BoardDomain is the spread of a domain, and how much of it was answered. Text says the spread in words. A single
// school has no spread but a Score.
type BoardDomain struct {
	SectorDomain
	Score    Number
	Coverage Number
	Text     string
}

// BoardShare is a point on which Schools stand at the highest level, and so many Others, while Below are below the
// target.
type BoardShare struct {
	ID, Title string
	Below     int
	Sentence  string // "4 scholen": those below the target
	Schools   []string
	Others    int
}

// startGaps is how many gaps a board begins with: more would be a list instead of a start.
const startGaps = 3

// BuildBoard makes the summary of a comparison, from its ids and values. It never sees an assessment: what an anonymous
// comparison leaves out cannot come back in the summary of it, which shows the codes.
func BuildBoard(c Comparison) Board {
	b := &boardBuilder{Options: Options{Lang: c.Lang}, c: c, identities: identitiesOf(c)}
	out := Board{Lang: c.Lang, Title: b.say("board.summary_for_board", c.Stamp.RubricTitle), Stamp: c.Stamp,
		Anonymous: c.Anonymous, Count: len(c.Reports), Heading: b.heading(), Schools: b.schoolsPerSector(),
		Rounds: b.rounds(), Days: b.days(), Today: b.flags(true), Points: slices.Concat(b.flags(false), b.critical(nil)),
		Legal: b.legal(), Moderated: b.moderated(), Missing: b.missing()}
	if len(c.Reports) > 0 {
		out.Target, out.TargetShare = c.Reports[0].TargetLabel, c.Reports[0].TargetShare
	}
	out.FileTitle = joined(" – ", b.say("board.summary_for_the_board"), out.Heading, out.Rounds)
	out.Start, out.StartLead = b.start()
	out.Next = out.Start[min(startGaps, len(out.Start)):]
	out.Start = out.Start[:len(out.Start)-len(out.Next)]
	if out.Count > 1 {
		out.StartMore = len(out.Next)
	}
	out.Table = b.table()
	if len(c.Reports) > 0 {
		out.How = b.how(out.Target, len(out.Start)+len(out.Today)+len(out.Points) > 0)
	}
	out.Sectors = lists.Map(c.Sectors, b.sector)
	switch {
	case out.Moderated == "":
	case out.Count == 1:
		out.ScoresOf = b.say("board.scores_with_adviser")
	default:
		out.ScoresOf = b.say("board.scores_are_own")
	}
	out.Share, out.ShareMore = b.share(out.Start)
	if out.Moves = b.moves(); out.Moves != nil && out.ScoresOf != "" && out.Count > 1 {
		// of a single school its own sentence says it
		out.Moves.Lead = joined(" ", b.say("board.moves_are_own"), out.Moves.Lead)
	}
	out.Glance = b.glance(out)
	return out
}

type boardBuilder struct {
	Options
	c Comparison
	// identities are the schools behind each name, to tell apart those of the same name.
	identities map[string][]string
}

func identitiesOf(c Comparison) map[string][]string {
	out := map[string][]string{}
	add := func(name, brin, sector string) {
		if id, key := identity(name, brin, sector), assessment.FoldName(name); !slices.Contains(out[key], id) {
			out[key] = append(out[key], id)
		}
	}
	for _, r := range c.Reports {
		add(r.School.Name, r.School.BRIN, r.School.own)
	}
	for _, m := range c.Missing {
		add(m.School, m.BRIN, m.SectorID)
	}
	return out
}

// named is the name of a school, with its BRIN or sector when another school has the same name.
func (b *boardBuilder) named(name, brin, sector string) string {
	if len(b.identities[assessment.FoldName(name)]) < 2 || brin+sector == "" {
		return name
	}
	return name + " (" + cmp.Or(brin, sector) + ")"
}

func (b *boardBuilder) school(n int) string {
	s := b.c.Reports[n].School
	return b.named(s.Name, s.BRIN, s.own)
}

func (b *boardBuilder) names(at []int) []string { return lists.Map(at, b.school) }

// of says at how many of the schools that were asked.
func (b *boardBuilder) of(n, asked int) string {
	if asked == 1 {
		return b.schools(n)
	}
	return b.say("board.of_the", n, b.schools(asked))
}

// heading is the board if there is one; else the only school, or the number of schools.
func (b *boardBuilder) heading() string {
	board, several := "", false
	for _, r := range b.c.Reports {
		if name := r.School.Board; name != "" {
			several = several || board != "" && assessment.FoldName(name) != assessment.FoldName(board)
			board = cmp.Or(board, name)
		}
	}
	switch {
	case board != "" && !several:
		return board
	case len(b.c.Reports) == 1:
		return b.school(0)
	}
	return b.schools(len(b.c.Reports))
}

func (b *boardBuilder) schoolsPerSector() string {
	if len(b.c.Reports) == 1 {
		return b.school(0)
	}
	parts := lists.Map(b.c.Sectors, func(s SectorView) string { return fmt.Sprintf("%s %d", s.ID, len(s.Schools)) })
	return fmt.Sprintf("%d (%s)", len(b.c.Reports), strings.Join(parts, ", "))
}

// roundsNamed is up to how many rounds are named.
const roundsNamed = 3

func (b *boardBuilder) rounds() string {
	var names []string
	for _, r := range b.c.Reports {
		if r.Round != "" && r.Round != Absent && !slices.Contains(names, r.Round) {
			names = append(names, r.Round)
		}
	}
	slices.Sort(names)
	if len(names) > roundsNamed {
		return b.say("board.rounds_from", len(names), names[0], names[len(names)-1])
	}
	return and(names, b.Lang)
}

func (b *boardBuilder) days() string {
	if len(b.c.Reports) == 0 {
		return ""
	}
	byDay := func(x, y Report) int { return x.DateOn.Compare(y.DateOn) }
	first, last := slices.MinFunc(b.c.Reports, byDay), slices.MaxFunc(b.c.Reports, byDay)
	if first.Date == last.Date {
		return first.Date
	}
	from := first.Date
	if first.DateOn.Year() == last.DateOn.Year() {
		from = dayAndMonth(first.DateOn, b.Lang)
	}
	return from + " – " + last.Date
}

// how says how to read the points, if there are any. Not every school gets every question, so the numbers of schools
// differ.
func (b *boardBuilder) how(target string, points bool) string {
	begin, counts := "", b.say("board.point_counts_at_school", target)
	if points {
		begin = b.say("board.begin_with_points_below")
	}
	if len(b.c.Reports) == 1 {
		counts = b.say("board.target", target)
	}
	return joined(" ", begin, counts)
}

// start are the gaps to begin with, the first ones first. The shared gaps are in order already; a single school shares
// none, so it begins with its own.
func (b *boardBuilder) start() (gaps []BoardGap, lead string) {
	if len(b.c.Reports) == 1 {
		gaps = b.ownGaps(b.c.Reports[0])
		switch {
		case len(gaps) > 0:
			return gaps, b.say("board.single_school_shares_no_points")
		case b.c.Reports[0].Answered == 0:
			return nil, b.say("board.school_not_answered_question_yet")
		}
		return nil, b.say("board.school_no_gaps")
	}
	for _, p := range b.c.First {
		if p.Half {
			gaps = append(gaps, BoardGap{ID: p.ID, Title: p.Title, Critical: p.Critical, Sentence: b.lacking(p),
				Below: p.Below, Open: p.Open, Asked: p.Asked, Measure: strings.Join(p.Measures, " "), Good: b.names(p.Good)})
		}
	}
	switch len(gaps) {
	case 0:
		if len(b.c.Reports) < sharedMinimum {
			return nil, b.say("board.too_few_schools_to_share", sharedMinimum)
		}
		return nil, b.say("board.no_point_half_more")
	case 1:
		return gaps, b.say("board.half_more_schools_lack")
	}
	return gaps, b.say("board.half_more_schools_lack_points")
}

// ownGaps are the gaps of a school, in the order of its action plan.
func (b *boardBuilder) ownGaps(r Report) []BoardGap {
	below := map[string]bool{}
	for _, i := range r.Answers {
		below[i.ID] = i.HasLevel && i.Level < r.TargetLevel
	}
	var out []BoardGap
	for _, p := range r.Actions {
		if below[p.ID] && (len(out) == 0 || out[len(out)-1].ID != p.ID) {
			out = append(out,
				BoardGap{ID: p.ID, Title: p.Title, Critical: p.Critical, Measure: upper(p.Change) + ": " + p.Step})
		}
	}
	return out
}

// tally goes over the schools and gathers the points that need attention at some school, in rubric order. See is called
// for each point of a school that was asked.
func (b *boardBuilder) tally(points func(r Report, see func(p BoardPoint, attention bool))) []BoardPoint {
	var out []BoardPoint
	asked, at := map[string]int{}, map[string][]int{}
	for n, r := range b.c.Reports {
		points(r, func(p BoardPoint, attention bool) {
			asked[p.ID]++
			if !attention {
				return
			}
			if len(at[p.ID]) == 0 {
				out = append(out, p)
			}
			at[p.ID] = append(at[p.ID], n)
		})
	}
	for n, p := range out {
		out[n].Sentence, out[n].Schools = b.of(len(at[p.ID]), asked[p.ID]), b.names(at[p.ID])
		out[n].at = at[p.ID]
	}
	slices.SortStableFunc(out, func(x, y BoardPoint) int { return b.rubricPlace(x.ID) - b.rubricPlace(y.ID) })
	return out
}

func (b *boardBuilder) rubricPlace(id string) int {
	return slices.IndexFunc(b.c.Rubric, func(r RubricRow) bool { return r.ID == id })
}

// flags are the warning questions that some school answered with yes: those that are not from the article, with what to
// do, or the others. Notes stay with the school.
func (b *boardBuilder) flags(outside bool) []BoardPoint {
	return b.tally(func(r Report, see func(BoardPoint, bool)) {
		for _, k := range r.Flags {
			if k.Outside != outside {
				continue
			}
			p := BoardPoint{ID: k.ID, Title: k.Title, Flag: true}
			if outside {
				p.Step = k.Steps
			}
			see(p, k.Urgent)
		}
	})
}

// critical are the hard-critical points of which something holds at some school; of nil, that they hold its verdict
// down: open, or at level 0 or 1.
func (b *boardBuilder) critical(holds func(*SchoolAnswer) bool) []BoardPoint {
	return b.tally(func(r Report, see func(BoardPoint, bool)) {
		for _, i := range r.Answers {
			if i.CriticalID != string(rubric.Hard) {
				continue
			}
			see(BoardPoint{ID: i.ID, Title: i.Title}, holds != nil && holds(i) ||
				holds == nil && slices.Contains(r.Limits, i.ID))
		}
	})
}

// moderated names the questions at which the level of an adviser counts instead of the school's own.
func (b *boardBuilder) moderated() string {
	var ids []string
	for _, p := range b.tally(func(r Report, see func(BoardPoint, bool)) {
		for _, i := range r.Answers {
			see(BoardPoint{ID: i.ID}, i.Own != "")
		}
	}) {
		ids = append(ids, p.ID)
	}
	if len(ids) == 0 {
		return ""
	}
	if len(b.c.Reports) == 1 {
		return b.say("board.adviser_levels_one", and(ids, b.Lang))
	}
	return b.say("board.adviser_levels", and(ids, b.Lang))
}

// legal are the legal questions that ask for something: the schools that answered no first, then those that have no
// answer yet, each with its answer.
func (b *boardBuilder) legal() []BoardPoint {
	points := b.tally(func(r Report, see func(BoardPoint, bool)) {
		for _, k := range r.Legal {
			see(BoardPoint{ID: k.ID, Title: k.Title}, k.Attention)
		}
	})
	for n := range points {
		p := &points[n]
		var no, open []string
		for at, r := range b.c.Reports {
			for _, k := range r.Legal {
				switch name := b.school(at) + " (" + k.State + ")"; {
				case k.ID != p.ID || !k.Attention:
				case k.StateID == "no":
					no = append(no, name)
				default:
					open = append(open, name)
				}
			}
		}
		if len(b.c.Reports) == 1 { // whose name goes without saying
			p.Title += strings.TrimPrefix(slices.Concat(no, open)[0], b.school(0))
		}
		p.Sentence, p.Schools = b.say("board.no_and_open", len(no), len(open)), slices.Concat(no, open)
	}
	return points
}

// missing gathers what is not there by kind.
func (b *boardBuilder) missing() []BoardMissing {
	var out []BoardMissing
	schools := map[MissingKind][]string{}
	add := func(kind MissingKind, name string) {
		if !slices.Contains(schools[kind], name) {
			schools[kind] = append(schools[kind], name)
		}
	}
	for _, m := range b.c.Missing {
		add(m.Kind, b.named(m.School, m.BRIN, m.SectorID))
	}
	for _, kind := range slices.Sorted(maps.Keys(schools)) {
		slices.SortFunc(schools[kind], func(x, y string) int {
			return cmp.Or(assessment.CompareNames(x, y), cmp.Compare(x, y))
		})
		out = append(out, BoardMissing{KindID: kind, Kind: upper(kind.In(b.Lang)), Schools: schools[kind]})
	}
	return out
}

// sector shows the schools with the questionnaire that most schools of the sector had: scores on other questions are
// not laid beside these.
func (b *boardBuilder) sector(s SectorView) BoardSector {
	out := BoardSector{ID: s.ID, Title: upper(s.Title)}
	profile, schools := b.commonProfile(s)
	counted, answered, inScope := 0, 0, 0
	for _, n := range schools {
		r := b.c.Reports[n]
		answered, inScope = answered+r.Answered, inScope+r.InScope
		if r.Verdict.ID != string(rubric.Incomplete) {
			counted++
		}
	}
	name := ""
	for _, d := range s.Domains {
		if d.ProfileID == profile {
			name = d.Profile
			out.Domains = append(out.Domains, b.domain(d, schools))
			if len(b.c.Reports) > 1 { // the verdict may be that of an adviser
				counted = d.Counted
			}
		}
	}
	share := partOf(answered, inScope, b.Lang).Text
	switch {
	case len(b.c.Reports) > 1:
		out.Summary = b.say("board.with_questions_answered", b.schools(len(schools)), name, share)
		out.Note = b.sectorNote(len(s.Schools)-len(schools), len(schools)-counted, counted)
		return out
	case counted == 0:
		out.Note = b.say("board.too_little_for_verdict_yet")
	}
	out.Summary = b.say("board.school_filled_in", name, share)
	return out
}

// commonProfile is the questionnaire that most schools of the sector had, the full one when as many had each, with its
// schools.
func (b *boardBuilder) commonProfile(s SectorView) (profile string, schools []int) {
	for _, d := range s.Domains {
		if d.ProfileID == profile {
			continue
		}
		with := slices.DeleteFunc(slices.Clone(s.Schools),
			func(n int) bool { return b.c.Reports[n].ProfileID != d.ProfileID })
		if len(with) > len(schools) {
			profile, schools = d.ProfileID, with
		}
	}
	return profile, schools
}

// sectorNote says of a sector which schools do not count in the spread, and why there is no median.
func (b *boardBuilder) sectorNote(otherList, incomplete, counted int) string {
	var others, left, few string
	switch sheet := SheetsIn(b.c.Lang).Domains; {
	case otherList == 1:
		others = b.say("board.one_more_school_used", sheet)
	case otherList > 1:
		others = b.say("board.more_schools_used_different_list", otherList, sheet)
	}
	if incomplete > 0 {
		left = b.say("board.counted_in_scores", b.of(counted, counted+incomplete))
	}
	switch {
	case counted == 0:
		few = b.say("board.no_school_for_score")
	case counted > fewSchools && counted < b.c.MedianMinimum:
		few = b.say("board.median_shown_from_schools", b.c.MedianMinimum)
	}
	return joined(" ", others, left, few)
}

func (b *boardBuilder) domain(d SectorDomain, schools []int) BoardDomain {
	out := BoardDomain{SectorDomain: d, Text: Absent}
	answered, inScope := 0, 0
	for _, n := range schools {
		for _, x := range b.c.Reports[n].Scores {
			if x.ID == d.ID {
				answered, inScope = answered+x.Answered, inScope+x.InScope
				out.Score = x.Score
			}
		}
	}
	if len(b.c.Reports) > 1 {
		out.Score = Number{} // of one school among others it would be a score beside a name
	}
	out.Coverage = partOf(answered, inScope, b.Lang)
	switch {
	case out.Score.Known:
		out.Text = out.Score.Text
	case d.Median.Known && d.Q1.Known && d.Q3.Known:
		out.Text = b.say("board.to", d.Median.Text, d.Q1.Text, d.Q3.Text)
	case d.Median.Known:
		out.Text = d.Median.Text
	case len(d.Points) > 0:
		points := lists.Map(d.Points, func(n Number) string { return strings.TrimSuffix(n.Text, "%") })
		out.Text = strings.Join(points, ", ") + "%"
	case d.Lowest.Known && d.Highest.Known:
		if out.Text = d.Lowest.Text; d.Highest.Text != d.Lowest.Text {
			out.Text = b.say("board.form_2", d.Lowest.Text, d.Highest.Text)
		}
	}
	return out
}

func partOf(part, whole int, l lang.Lang) Number {
	if whole == 0 {
		return PercentOfOne(assessment.NoNumber(), l)
	}
	return PercentOfOne(assessment.Fraction(part, whole), l)
}

// shareRow is a point to share on its way to the summary: the schools at the highest level, and how critical the point
// is.
type shareRow struct {
	BoardShare
	critical int
	at       []int
}

// share lists the points on which schools are at the highest level while others are below the target. Those to begin
// with name their schools already.
func (b *boardBuilder) share(start []BoardGap) (list []BoardShare, more int) {
	var rows []shareRow
	for _, s := range b.c.Sectors {
		for _, i := range s.Indicators {
			if slices.ContainsFunc(start, func(g BoardGap) bool { return g.ID == i.ID }) {
				continue
			}
			at := slices.IndexFunc(rows, func(r shareRow) bool { return r.ID == i.ID })
			if at < 0 {
				rows, at = append(rows, shareRow{BoardShare: BoardShare{ID: i.ID, Title: i.Title},
					critical: slices.Index([]string{string(rubric.Hard), string(rubric.Soft), string(rubric.None)},
						i.CriticalID)}),
					len(rows)
			}
			rows[at].Below += i.Below
			for n, a := range i.Answers {
				if a.HasLevel && a.Level == int(rubric.TopLevel) && !a.Contested {
					rows[at].at = append(rows[at].at, s.Schools[n])
				}
			}
		}
	}
	rows = slices.DeleteFunc(rows, func(r shareRow) bool { return r.Below == 0 || len(r.at) == 0 })
	slices.SortStableFunc(rows, func(x, y shareRow) int {
		return cmp.Or(y.Below-x.Below, x.critical-y.critical, b.rubricPlace(x.ID)-b.rubricPlace(y.ID))
	})
	return b.spread(rows)
}

// A school is named at so many points to share, or it would read as a winner and be asked for everything; a point names
// so many schools, so that others have a turn.
const (
	sharePoints  = 2
	shareSchools = 4
)

// spread names schools at the points, those first that are named least so far; a point with nobody left to name is only
// counted.
func (b *boardBuilder) spread(rows []shareRow) (list []BoardShare, more int) {
	named := map[int]int{}
	for _, r := range rows {
		var free []int
		for _, n := range r.at {
			if named[n] < sharePoints {
				free = append(free, n)
			}
		}
		if len(free) == 0 {
			more++
			continue
		}
		slices.SortFunc(free, func(x, y int) int { return cmp.Or(named[x]-named[y], x-y) })
		free = free[:min(shareSchools, len(free))]
		slices.Sort(free)
		for _, n := range free {
			named[n]++
		}
		r.Schools, r.Others, r.Sentence = b.names(free), len(r.at)-len(free), b.schools(r.Below)
		list = append(list, r.BoardShare)
	}
	return list, more
}

// moves is what changed since the round before: of a single school its own sentence, of several the questions that two
// or more of them answered in both rounds.
func (b *boardBuilder) moves() *BoardMoves {
	if len(b.c.Moves) == 0 {
		return nil
	}
	if len(b.c.Reports) == 1 {
		return &BoardMoves{Lead: b.c.Reports[0].Trend.Sentence}
	}
	var without []int
	earlier, moved := 0, map[int]int{}
	for n, r := range b.c.Reports {
		if r.Trend == nil {
			without = append(without, n)
			continue
		}
		earlier++
		moved[r.Trend.Moved]++
	}
	return &BoardMoves{Without: b.names(without), Lead: words.Count("board.have_earlier_round", earlier,
		b.of(earlier, len(b.c.Reports)), moved[1], moved[-1], moved[0]).In(b.Lang),
		Up: b.moving(1, "board.more_often_higher"), Down: b.moving(-1, "board.more_often_lower")}
}

// moving lists the questions that went one way (1 up, −1 down) at more schools than the other, the most first.
func (b *boardBuilder) moving(way int, text words.Key) string {
	const most = 6
	net := func(m QuestionMove) int { return way * (m.Higher - m.Lower) }
	list := slices.DeleteFunc(slices.Clone(b.c.Moves),
		func(m QuestionMove) bool { return m.Schools < 2 || net(m) <= 0 })
	if len(list) == 0 {
		return ""
	}
	slices.SortStableFunc(list, func(x, y QuestionMove) int { return net(y) - net(x) })
	names := lists.Map(list[:min(most, len(list))], func(m QuestionMove) string {
		return b.say("board.higher_and_lower", m.ID, m.Higher, m.Lower)
	})
	if rest := len(list) - len(names); rest > 0 {
		names = append(names, b.say("board.more_questions", rest))
	}
	return b.say(text, strings.Join(names, ", "))
}
