package excel

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// domainHead is a domain as a column.
type domainHead struct{ id, title string }

// domainsOf lists the domains of all schools in rubric order.
func domainsOf(c view.Comparison) []domainHead {
	var out []domainHead
	for _, r := range c.Reports {
		for _, d := range r.Domains {
			if !slices.ContainsFunc(out, func(h domainHead) bool { return h.id == d.ID }) {
				out = append(out, domainHead{d.ID, d.Title})
			}
		}
	}
	return out
}

// overviewSheet has a row per school.
func (b *author) overviewSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	columns := []column{
		{col.School, 32}, {col.BRIN, 10}, {col.Sector, 9}, {col.Round, 13}, {col.Date, 12}, {w.Age, 11}, {col.Profile, 14},
		{col.Respondents, 24}, {w.People, 13}, {col.Verdict, 18}, {col.Uncapped, 18}, {col.Score, 10}, {col.Lower, 11},
		{col.Upper, 11}, {col.Coverage, 11}, {col.Caps, 13}, {col.HardOpen, 13}, {col.Flags, 14},
	}
	how := w.OverviewHow + b.linkHow(c, w.LinkHow)
	if c.SharedQuestions > 0 {
		columns = append(columns, column{w.SharedScore, 13})
		how += " " + fmt.Sprintf(w.SharedHow, c.SharedQuestions)
	}
	adviser := moderated(c)
	if adviser {
		columns = append(columns, column{w.AdviserLevels, 13})
		how += " " + w.AdviserHow
	}
	heads := domainsOf(c)
	for _, d := range heads {
		columns = append(columns, column{d.id + " " + d.title + " (%)", 13})
	}
	at := b.heatPlaces(c)
	rows := func(yield func(workbook.Row) bool) {
		for n, r := range c.Reports {
			parts := overviewParts{at[n] != workbook.Link{}, c.SharedQuestions > 0, adviser}
			if !yield(b.overviewRow(r, heads, parts)) {
				return
			}
		}
	}
	out := b.boardTable(c, b.sheets.Overview, how, w.OverviewEmpty, 1, columns, rows)
	for n, l := range at {
		if l.At = firstCell(n); l.Sheet != "" {
			out.Links = append(out.Links, l)
		}
	}
	return out
}

// heatPlaces are the links to the heat map column of each school; zero for a school that has none.
func (b *author) heatPlaces(c view.Comparison) []workbook.Link {
	at := make([]workbook.Link, len(c.Reports))
	if !linked(c) {
		return at
	}
	for _, s := range c.Sectors {
		for n, school := range s.Schools {
			at[school] = workbook.Link{Sheet: b.heatName(s), To: workbook.At(heatFirst+n, headRow)}
		}
	}
	return at
}

// overviewParts says what is on the overview beside what always is: links, the score on shared questions, the number of
// levels by an adviser.
type overviewParts struct{ linked, shared, adviser bool }

// overviewRow is one school with its outcome.
func (b *author) overviewRow(r view.Report, heads []domainHead, has overviewParts) workbook.Row {
	out := workbook.Cells(nameCell(r, has.linked), text(r.School.BRIN), text(r.School.SectorID), text(r.Round),
		date(r.DateOn, r.Date), b.age(r), text(r.Profile), text(r.Respondents), whole(r.Agreement.Respondents()),
		text(orDash(r.Verdict.Label)), text(orDash(r.Verdict.Uncapped)), score(r.Score), score(r.Lower), score(r.Upper),
		score(r.Coverage), whole(len(r.Caps)), whole(hardOpen(r)), whole(flagsYes(r)))
	if has.shared {
		out.Cells = append(out.Cells, score(r.SharedScore))
	}
	if has.adviser {
		out.Cells = append(out.Cells, whole(len(moderatedAt(r))))
	}
	for _, h := range heads {
		value := view.Number{}
		for _, d := range r.Domains {
			if d.ID == h.id {
				value = d.Score
			}
		}
		out.Cells = append(out.Cells, score(value))
	}
	return out
}

// hardOpen counts the hard-critical points that stand at 0 or wait for an answer.
func hardOpen(r view.Report) int {
	n := 0
	for _, i := range r.Critical {
		if i.CriticalID == "hard" && urgent(i) {
			n++
		}
	}
	return n
}

// urgent reports whether an indicator stands at 0 or waits for an answer.
func urgent(i view.Indicator) bool {
	return i.HasLevel && i.Level == 0 || isOpen(i)
}

func isOpen(i view.Indicator) bool { return i.StateID == "unknown" || i.StateID == "blank" }

// flagsYes counts the flags answered yes.
func flagsYes(r view.Report) int {
	n := 0
	for _, k := range r.Flags {
		if k.Urgent {
			n++
		}
	}
	return n
}

// nameCell is the name of a school at the head of its row.
func nameCell(r view.Report, linked bool) workbook.Cell {
	if linked {
		return styled(r.School.Name, lookLink)
	}
	return styled(r.School.Name, lookBold)
}

// linksOnSheet is the number of schools up to which names are links; more would be slow to open and nobody clicks them.
const linksOnSheet = 5_000

// linked reports whether the names of the schools are links.
func linked(c view.Comparison) bool { return len(c.Reports) <= linksOnSheet }

// linkHow says where the links lead, when there are any.
func (b *author) linkHow(c view.Comparison, sentence string) string {
	if !linked(c) {
		return ""
	}
	return " " + sentence
}

// linksBack make names lead to the row of their school in the overview. Schools are indexes of reports; at says in
// which cell the n-th stands.
func (b *author) linksBack(c view.Comparison, schools []int, at func(n int) string) []workbook.Link {
	if !linked(c) {
		return nil
	}
	out := make([]workbook.Link, len(schools))
	for n, school := range schools {
		out[n] = workbook.Link{At: at(n), Sheet: b.sheets.Overview, To: firstCell(school)}
	}
	return out
}

// firstCell is the first cell of the n-th row of a table, counted from 0.
func firstCell(n int) string { return workbook.At(1, firstRow+n) }

// schoolsWhere lists the indexes of the reports that something holds of.
func schoolsWhere(c view.Comparison, holds func(view.Report) bool) []int {
	var out []int
	for n, r := range c.Reports {
		if holds(r) {
			out = append(out, n)
		}
	}
	return out
}

// criticalHead is a column of the critical points: an indicator or a flag.
type criticalHead struct {
	id, title string
	flag      bool
}

// criticalHeads lists the hard-critical indicators and then the flags of all sectors.
func criticalHeads(c view.Comparison) []criticalHead {
	var points, flags []criticalHead
	add := func(list *[]criticalHead, h criticalHead) {
		if !slices.ContainsFunc(*list, func(x criticalHead) bool { return x.id == h.id }) {
			*list = append(*list, h)
		}
	}
	for _, r := range c.Reports {
		for _, i := range r.Critical {
			if i.CriticalID == "hard" {
				add(&points, criticalHead{id: i.ID, title: i.Title})
			}
		}
		for _, k := range r.Flags {
			add(&flags, criticalHead{id: k.ID, title: flagTitle(k), flag: true})
		}
	}
	return append(points, flags...)
}

// flagTitle is a warning question in a few words; of a rubric that has none for it the question itself, without what
// follows the question mark.
func flagTitle(k view.Check) string {
	if !strings.Contains(k.Title, k.ID) {
		return k.Title
	}
	if at := strings.IndexRune(k.Question, '?'); at >= 0 {
		return k.Question[:at+1]
	}
	return k.Question
}

// criticalSheet shows schools × hard-critical points and flags, in words.
func (b *author) criticalSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	heads := criticalHeads(c)
	columns := []column{{col.School, 32}, {col.BRIN, 10}, {col.Sector, 9}}
	for _, h := range heads {
		columns = append(columns, column{numbered(h.id, h.title), 27})
	}
	notes := slices.ContainsFunc(c.Reports, func(r view.Report) bool { return checkNotes(r) != "" })
	if notes {
		columns = append(columns, column{w.Notes, 60})
	}
	var rows []workbook.Row
	counts := make([]int, len(heads))
	for _, r := range c.Reports {
		line := workbook.Cells(nameCell(r, linked(c)), text(r.School.BRIN), text(r.School.SectorID))
		for n, h := range heads {
			value := b.criticalCell(r, h)
			if value.Look == lookCall {
				counts[n]++
			}
			line.Cells = append(line.Cells, value)
		}
		if notes {
			line.Cells = append(line.Cells, text(checkNotes(r)))
		}
		rows = append(rows, line)
	}
	if len(heads) == 0 {
		rows = nil
	}
	how := w.CriticalHow + b.linkHow(c, fmt.Sprintf(w.BackHow, b.sheets.Overview))
	out := b.boardTable(c, b.sheets.Critical, how, w.CriticalEmpty, 1, columns, slices.Values(rows))
	if len(rows) > 0 {
		out.Top[aboveRow-1] = b.countRow(counts)
	}
	out.Links = b.linksBack(c, schoolsWhere(c, func(view.Report) bool { return true }), firstCell)
	return out
}

// checkNotes are the notes to the legal questions of a school, each with its answer. Those of the warning questions
// stay with the school: in a small school they can point at one case.
func checkNotes(r view.Report) string {
	var out []string
	for _, k := range r.Legal {
		if k.Note != "" {
			out = append(out, fmt.Sprintf("%s (%s): %s", k.ID, k.State, k.Note))
		}
	}
	return strings.Join(out, "\n")
}

// countRow says above each column at how many schools it asks for attention.
func (b *author) countRow(counts []int) workbook.Row {
	r := workbook.Cells(styled(b.words.Board.Attention, lookSum), styled("", lookSum), styled("", lookSum))
	for _, n := range counts {
		r.Cells = append(r.Cells, whole(n).As(lookSumInt))
	}
	return r
}

// criticalCell is the answer of a school in words; what asks for attention stands out.
func (b *author) criticalCell(r view.Report, h criticalHead) workbook.Cell {
	if h.flag {
		for _, k := range r.Flags {
			if k.ID == h.id && k.Urgent {
				return styled(k.State, lookCall)
			}
			if k.ID == h.id {
				return text(k.State)
			}
		}
	}
	for _, i := range r.Critical {
		if i.ID == h.id && !h.flag {
			if isOpen(i) || i.HasLevel && i.Level < r.TargetLevel {
				return styled(b.stateOf(i), lookCall)
			}
			return text(b.stateOf(i))
		}
	}
	return text(b.words.Board.NotAsked)
}

// trendSheet shows what changed at each school with an earlier round.
func (b *author) trendSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	columns := []column{
		{col.School, 32}, {col.BRIN, 10}, {col.Sector, 9}, {col.PreviousRound, 13}, {col.Round, 13}, {col.Date, 12},
		{w.Age, 11}, {col.Profile, 14}, {w.People, 13}, {col.Coverage, 11}, {col.Common, 16}, {col.Previous + " (%)", 12},
		{col.Score, 11}, {col.Difference, 11}, {col.Higher, 8}, {col.Equal, 8}, {col.LowerCount, 8}, {col.Added, 8},
		{col.Changed, 10}, {col.Sentence, 72},
	}
	heads := domainsOf(c)
	for _, d := range heads {
		columns = append(columns, column{d.id + " " + d.title + ": " + col.Difference, 14})
	}
	schools := schoolsWhere(c, func(r view.Report) bool { return r.Trend != nil })
	out := b.boardTable(c, b.sheets.Trend, w.TrendHow, w.TrendEmpty, 1, columns, func(yield func(workbook.Row) bool) {
		for _, n := range schools {
			if !yield(b.trendRow(c.Reports[n], heads, linked(c))) {
				return
			}
		}
	})
	out.Links = b.linksBack(c, schools, firstCell)
	return out
}

// trendRow is one school in both rounds.
func (b *author) trendRow(r view.Report, heads []domainHead, linked bool) workbook.Row {
	t := r.Trend
	out := workbook.Cells(nameCell(r, linked), text(r.School.BRIN), text(r.School.SectorID), text(t.Round), text(r.Round),
		date(r.DateOn, r.Date), b.age(r), text(r.Profile), whole(r.Agreement.Respondents()), score(r.Coverage),
		score(t.Common), score(t.Previous), score(t.Score), difference(t.Score, t.Previous), whole(t.Higher),
		whole(t.Equal), whole(t.Lower), whole(t.New), whole(t.Changed), text(t.Sentence))
	for _, h := range heads {
		value := difference(view.Number{}, view.Number{})
		for _, d := range t.Domains {
			if d.ID == h.id {
				value = difference(d.Score, d.Previous)
			}
		}
		out.Cells = append(out.Cells, value)
	}
	return out
}

// difference is now less before, in points, from the unrounded shares.
func difference(now, before view.Number) workbook.Cell {
	if !now.Known || !before.Known {
		return styled("–", lookSigned)
	}
	return signed(100 * (now.Share - before.Share))
}
