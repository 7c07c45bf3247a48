package excel

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
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
func (b *book) overviewSheet(c view.Comparison, at places) sheet {
	w, col := b.words.board, b.words.col
	columns := []column{{col.school, 32}, {col.brin, 10}, {col.sector, 9}, {col.round, 13}, {col.date, 12}, {w.age, 11}, {col.profile, 14}, {col.respondents, 24}, {w.people, 13},
		{col.verdict, 18}, {col.uncapped, 18}, {col.score, 10}, {col.lower, 11}, {col.upper, 11}, {col.coverage, 11}, {col.caps, 13}, {col.hardOpen, 13},
		{col.flags, 14}}
	how := w.overviewHow + b.linkHow(c, w.linkHow)
	if c.SharedQuestions > 0 {
		columns = append(columns, column{w.sharedScore, 13})
		how += " " + fmt.Sprintf(w.sharedHow, c.SharedQuestions)
	}
	adviser := moderated(c)
	if adviser {
		columns = append(columns, column{w.adviserLevels, 13})
		how += " " + w.adviserHow
	}
	heads := domainsOf(c)
	for _, d := range heads {
		columns = append(columns, column{d.id + " " + d.title + " (%)", 13})
	}
	return sheet{
		name: w.overview, title: w.overview + " – " + c.Title, how: how, head: true, frozen: 1, empty: w.overviewEmpty, columns: columns,
		rows: func(yield func(row) bool) {
			for n, r := range c.Reports {
				if !yield(b.overviewRow(r, heads, overviewParts{at.has(n), c.SharedQuestions > 0, adviser})) {
					return
				}
			}
		},
		extra: func(name string, _ int) error { return b.linkSchools(name, c, at) },
	}
}

// overviewParts says what is on the overview beside what always is: links, the score on shared questions, the number of levels by an adviser.
type overviewParts struct{ linked, shared, adviser bool }

// overviewRow is one school with its outcome.
func (b *book) overviewRow(r view.Report, heads []domainHead, has overviewParts) row {
	out := cells(nameCell(r, has.linked), text(r.School.BRIN), text(r.School.SectorID), text(r.Round), date(r.DateOn, r.Date), b.age(r), text(r.Profile), text(r.Respondents),
		whole(r.Agreement.Respondents()),
		text(orDash(r.Verdict.Label)), text(orDash(r.Verdict.Uncapped)), score(r.Score), score(r.Lower), score(r.Upper), score(r.Coverage),
		whole(len(r.Caps)), whole(hardOpen(r)), whole(flagsYes(r)))
	if has.shared {
		out.cells = append(out.cells, score(r.SharedScore))
	}
	if has.adviser {
		out.cells = append(out.cells, whole(len(moderatedAt(r))))
	}
	for _, h := range heads {
		value := view.Number{}
		for _, d := range r.Domains {
			if d.ID == h.id {
				value = d.Score
			}
		}
		out.cells = append(out.cells, score(value))
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

// urgent tells whether an indicator stands at 0 or waits for an answer.
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
func nameCell(r view.Report, linked bool) cell {
	if linked {
		return styled(r.School.Name, lookLink)
	}
	return styled(r.School.Name, lookBold)
}

// linksOnSheet is the number of schools up to which names are links; more would be slow to open and nobody clicks them.
const linksOnSheet = 5_000

// linked tells whether the names of the schools are links.
func linked(c view.Comparison) bool { return len(c.Reports) <= linksOnSheet }

// linkHow says where the links lead, when there are any.
func (b *book) linkHow(c view.Comparison, sentence string) string {
	if !linked(c) {
		return ""
	}
	return " " + sentence
}

// linkBack makes names lead to the row of their school in the overview. Schools are indexes of reports; at says in which column and row the n-th stands.
func (b *book) linkBack(name string, c view.Comparison, schools []int, at func(n int) (column, row int)) error {
	if !linked(c) {
		return nil
	}
	for n, school := range schools {
		from, err := excelize.CoordinatesToCellName(at(n))
		if err != nil {
			return err
		}
		if err := b.file.SetCellHyperLink(name, from, fmt.Sprintf("%s!A%d", quoted(b.words.board.overview), firstRow+school), "Location"); err != nil {
			return err
		}
	}
	return nil
}

// linkRows is linkBack for a table with a school in the first cell of each row.
func (b *book) linkRows(c view.Comparison, schools []int) func(name string, last int) error {
	return func(name string, _ int) error {
		return b.linkBack(name, c, schools, func(n int) (int, int) { return 1, firstRow + n })
	}
}

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

// place is where the heat map column of a school stands.
type place struct {
	sheet  string
	column int
}

// places knows the heat map column of each school by its index.
type places map[int]place

func (p places) has(n int) bool {
	_, ok := p[n]
	return ok
}

// linkSchools makes each name in the overview lead to its column in the heat map.
func (b *book) linkSchools(name string, c view.Comparison, at places) error {
	for n := range c.Reports {
		to, ok := at[n]
		if !ok {
			continue
		}
		from, err := excelize.CoordinatesToCellName(1, firstRow+n)
		if err != nil {
			return err
		}
		cell, err := excelize.CoordinatesToCellName(to.column, headRow)
		if err != nil {
			return err
		}
		if err := b.file.SetCellHyperLink(name, from, fmt.Sprintf("%s!%s", quoted(to.sheet), cell), "Location"); err != nil {
			return err
		}
	}
	return nil
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

// flagTitle is a warning question in a few words; of a rubric that has none for it the question itself, without what follows the question mark.
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
func (b *book) criticalSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	heads := criticalHeads(c)
	columns := []column{{col.school, 32}, {col.brin, 10}, {col.sector, 9}}
	for _, h := range heads {
		columns = append(columns, column{numbered(h.id, h.title), 27})
	}
	notes := slices.ContainsFunc(c.Reports, func(r view.Report) bool { return checkNotes(r) != "" })
	if notes {
		columns = append(columns, column{w.notes, 60})
	}
	var rows []row
	counts := make([]int, len(heads))
	for _, r := range c.Reports {
		line := cells(nameCell(r, linked(c)), text(r.School.BRIN), text(r.School.SectorID))
		for n, h := range heads {
			value := b.criticalCell(r, h)
			if value.look == lookCall {
				counts[n]++
			}
			line.cells = append(line.cells, value)
		}
		if notes {
			line.cells = append(line.cells, text(checkNotes(r)))
		}
		rows = append(rows, line)
	}
	if len(heads) == 0 {
		rows = nil
	}
	return sheet{
		name: w.critical, title: w.critical + " – " + c.Title, how: w.criticalHow + b.linkHow(c, fmt.Sprintf(w.backHow, w.overview)), head: true, frozen: 1, empty: w.criticalEmpty, columns: columns,
		rows: slices.Values(rows), above: b.countRow(counts), extra: b.linkRows(c, schoolsWhere(c, func(view.Report) bool { return true })),
	}
}

// checkNotes are the notes to the legal questions of a school, each with its answer. Those of the warning questions stay with the school: in a small school they can point at one case.
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
func (b *book) countRow(counts []int) row {
	r := row{cells: []cell{styled(b.words.board.attention, lookSum), {look: lookSum}, {look: lookSum}}}
	for _, n := range counts {
		r.cells = append(r.cells, whole(n).withLook(lookSumInt))
	}
	return r
}

// criticalCell is the answer of a school in words; what asks for attention stands out.
func (b *book) criticalCell(r view.Report, h criticalHead) cell {
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
	return text(b.words.board.notAsked)
}

// trendSheet shows what changed at each school with an earlier round.
func (b *book) trendSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	columns := []column{{col.school, 32}, {col.brin, 10}, {col.sector, 9}, {col.previousRound, 13}, {col.round, 13}, {col.date, 12},
		{w.age, 11}, {col.profile, 14}, {w.people, 13}, {col.coverage, 11}, {col.common, 16}, {col.previous + " (%)", 12},
		{col.score, 11}, {col.difference, 11}, {col.higher, 8}, {col.equal, 8}, {col.lowerCount, 8}, {col.added, 8}, {col.changed, 10}, {col.sentence, 72}}
	heads := domainsOf(c)
	for _, d := range heads {
		columns = append(columns, column{d.id + " " + d.title + ": " + col.difference, 14})
	}
	schools := schoolsWhere(c, func(r view.Report) bool { return r.Trend != nil })
	return sheet{
		name: w.trend, title: w.trend + " – " + c.Title, how: w.trendHow, head: true, frozen: 1, empty: w.trendEmpty, columns: columns, extra: b.linkRows(c, schools),
		rows: func(yield func(row) bool) {
			for _, n := range schools {
				if !yield(b.trendRow(c.Reports[n], heads, linked(c))) {
					return
				}
			}
		},
	}
}

// trendRow is one school in both rounds.
func (b *book) trendRow(r view.Report, heads []domainHead, linked bool) row {
	t := r.Trend
	out := cells(nameCell(r, linked), text(r.School.BRIN), text(r.School.SectorID), text(t.Round), text(r.Round), date(r.DateOn, r.Date), b.age(r), text(r.Profile),
		whole(r.Agreement.Respondents()), score(r.Coverage), score(t.Common), score(t.Previous),
		score(t.Score), difference(t.Score, t.Previous), whole(t.Higher), whole(t.Equal), whole(t.Lower), whole(t.New), whole(t.Changed), text(t.Sentence))
	for _, h := range heads {
		value := difference(view.Number{}, view.Number{})
		for _, d := range t.Domains {
			if d.ID == h.id {
				value = difference(d.Score, d.Previous)
			}
		}
		out.cells = append(out.cells, value)
	}
	return out
}

// difference is now less before, in points, from the unrounded shares.
func difference(now, before view.Number) cell {
	if !now.Known || !before.Known {
		return cell{text: "–", look: lookSigned}
	}
	return signed(100 * (now.Share - before.Share))
}
