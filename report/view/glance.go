package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/internal/words"
)

// Glance is a row of what a board sees at a glance: how many, where, and on which sheet of the workbook there is more.
type Glance struct {
	// What says what is counted: schools, points or actions.
	What string
	// Count is how many of Of; an Of of 0 is no total.
	Count, Of int
	// Lines say where; More of what is counted have no line.
	Lines []GlanceLine
	More  int
	Sheet string
}

// GlanceLine names schools with what it is about, or actions with their school; either may be empty.
type GlanceLine struct {
	About   string
	Schools []string
}

// glance answers what a board asks first. It counts schools, but for points and actions.
func (b *boardBuilder) glance(out Board) []Glance {
	all, sheets := len(b.c.Reports), SheetsIn(b.Lang)
	var absent []GlanceLine
	gone := 0
	for _, m := range out.Missing {
		if m.KindID <= TooFewPeople {
			gone += len(m.Schools)
			absent = append(absent, GlanceLine{m.Kind, m.Schools})
		}
	}
	var list []Glance
	add := func(what words.Key, sheet string, of int, count int, lines []GlanceLine) {
		list = append(list, Glance{What: b.say(what), Count: count, Of: of, Lines: lines, Sheet: sheet})
	}
	points := func(list []BoardPoint) (schools int, lines []GlanceLine) {
		at := map[int]bool{}
		for _, p := range list {
			lines = append(lines, GlanceLine{p.ID + " " + p.Title, p.Schools})
			for _, n := range p.at {
				at[n] = true
			}
		}
		return len(at), lines
	}
	add("board.glance_returned", sheets.Missing, all+gone, all, absent)
	n, lines := points(slices.Concat(b.flags(true), b.flags(false)))
	add("board.glance_flags", sheets.Critical, all, n, lines)
	n, lines = points(b.checksWith(func(r Report) []Check { return r.Flags }, "repaired"))
	add("board.glance_repaired", sheets.Critical, all, n, lines)
	at := func(level int) func(*SchoolAnswer) bool {
		return func(i *SchoolAnswer) bool { return i.HasLevel && i.Level == level }
	}
	open := func(i *SchoolAnswer) bool { return i.StateID == "unknown" || i.StateID == "blank" }
	n, _ = points(b.critical(func(i *SchoolAnswer) bool { return at(0)(i) || open(i) }))
	lines = nil // what is not known is told apart from what is not done
	for _, x := range []struct {
		about words.Key
		list  []BoardPoint
	}{{"board.glance_level_0", b.critical(at(0))}, {"board.glance_still_open", b.critical(open)}} {
		for _, p := range x.list {
			lines = append(lines, GlanceLine{b.say(x.about, p.ID+" "+p.Title), p.Schools})
		}
	}
	add("board.glance_critical", sheets.Critical, all, n, lines)
	n, lines = points(b.critical(at(1)))
	add("board.glance_critical_1", sheets.Critical, all, n, lines)
	n, lines = points(b.checksWith(func(r Report) []Check { return r.Legal }, "no"))
	add("board.glance_legal", sheets.Critical, all, n, lines)
	lines = nil
	for _, p := range b.c.First {
		if p.Half {
			lines = append(lines, GlanceLine{About: p.ID + " " + p.Title + ": " + b.lacking(p)})
		}
	}
	shared := len(lines)
	if all < sharedMinimum {
		lines = []GlanceLine{{About: b.say("board.too_few_schools_to_share", sharedMinimum)}}
	}
	add("board.glance_shared", sheets.First, 0, shared, lines)
	able := map[string]bool{}
	for _, l := range b.c.Lessons {
		if len(l.Same)+len(l.Others) > 0 {
			able[l.ID] = true
		}
	}
	add("board.glance_learn", sheets.Learn, 0, len(able), lists.Map(out.Share, func(s BoardShare) GlanceLine {
		return GlanceLine{s.ID + " " + s.Title, s.Schools}
	}))
	list[len(list)-1].More = max(0, len(able)-len(out.Share))
	moved := map[int][]int{}
	var without, apart, little []int
	for n, r := range b.c.Reports {
		switch {
		case r.Trend == nil:
			without = append(without, n)
			continue
		case !r.Trend.Score.Known:
			apart = append(apart, n)
		case r.Trend.Moved == 0:
			little = append(little, n)
		}
		moved[r.Trend.Moved] = append(moved[r.Trend.Moved], n)
	}
	if earlier := all - len(without); earlier > 0 {
		n, lines = b.changed()
		add("board.glance_changed", sheets.Trend, earlier, n, lines)
		lines = []GlanceLine{{Schools: b.names(moved[1])}}
		if len(moved[1]) > 0 {
			lines = append(lines, GlanceLine{About: b.say("board.glance_not_solved")})
		}
		for _, x := range []struct {
			about words.Key
			at    []int
		}{{"board.glance_little", little}, {"board.glance_apart", apart}, {"board.glance_without", without}} {
			if len(x.at) > 0 {
				lines = append(lines, GlanceLine{b.say(x.about), b.names(x.at)})
			}
		}
		add("board.glance_up", sheets.Trend, earlier, len(moved[1]), lines)
		add("board.glance_down", sheets.Trend, earlier, len(moved[-1]), []GlanceLine{{Schools: b.names(moved[-1])}})
	}
	if !b.c.Anonymous { // which leaves out days
		late, planned, lines := b.late()
		add("board.glance_late", sheets.Actions, planned, late, lines)
	}
	n, lines = b.unknown(out)
	add("board.glance_open", sheets.Missing, all, n, lines)
	return list
}

// changed are the schools that answered a warning or legal question otherwise than in the round before, with a line for
// each change: a higher score says nothing of these.
func (b *boardBuilder) changed() (schools int, lines []GlanceLine) {
	var changes []BoardPoint
	for n, r := range b.c.Reports {
		if r.Trend == nil {
			continue
		}
		before := schools
		for _, k := range r.Trend.Checks {
			if k.Previous == k.Now {
				continue
			}
			schools = before + 1
			p := BoardPoint{ID: k.ID, Title: fmt.Sprintf("%s %s: %s → %s", k.ID, k.Title, k.Previous, k.Now)}
			at := slices.IndexFunc(changes, func(x BoardPoint) bool { return x.Title == p.Title })
			if at < 0 {
				changes, at = append(changes, p), len(changes)
			}
			changes[at].Schools = append(changes[at].Schools, b.school(n))
		}
	}
	slices.SortStableFunc(changes, func(x, y BoardPoint) int { return b.rubricPlace(x.ID) - b.rubricPlace(y.ID) })
	return schools, lists.Map(changes, func(p BoardPoint) GlanceLine { return GlanceLine{p.Title, p.Schools} })
}

// late counts the actions that are late, of all that are not over, with a line for each school that has them: how many,
// and the first of them with their days.
func (b *boardBuilder) late() (late, planned int, lines []GlanceLine) {
	const most = 3
	for n, r := range b.c.Reports {
		var own []string
		for _, p := range r.Actions {
			planned += truth(p.Action != "" && !p.Over())
			if p.Late != "" {
				own = append(own, fmt.Sprintf("%s (%s)", joined(" ", p.ID, inShort(cmp.Or(p.Action, p.Title))), p.Due))
			}
		}
		late += len(own)
		if len(own) > 0 {
			lines = append(lines, GlanceLine{fmt.Sprintf("%s (%d)", b.school(n), len(own)), own[:min(len(own), most)]})
		}
	}
	return late, max(planned, late), lines
}

// inShort is the beginning of a text on one line, which stands whole elsewhere.
func inShort(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > most {
		return strings.TrimRight(string(letters[:most]), " ,;:.") + "…"
	}
	return s
}

// unknown are the schools with a question, a warning or a legal duty that is still open.
func (b *boardBuilder) unknown(out Board) (schools int, lines []GlanceLine) {
	names := map[string]bool{}
	for _, m := range out.Missing {
		if slices.Contains([]MissingKind{Incomplete, FlagOpen, LegalOpen, QuestionsOpen}, m.KindID) {
			lines = append(lines, GlanceLine{m.Kind, m.Schools})
			for _, s := range m.Schools {
				names[s] = true
			}
		}
	}
	return len(names), lines
}

// checksWith are the warning or legal questions with this answer at some school.
func (b *boardBuilder) checksWith(of func(Report) []Check, state string) []BoardPoint {
	return b.tally(func(r Report, see func(BoardPoint, bool)) {
		for _, k := range of(r) {
			see(BoardPoint{ID: k.ID, Title: k.Title}, k.StateID == state)
		}
	})
}

// lacking says at how many schools a question is below the target, at how many it is open, and how many were asked.
func (b *boardBuilder) lacking(p Priority) string {
	return words.Count("board.below_open_asked", p.Asked, p.Below, p.Open).In(b.c.Lang)
}
