package excel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/report/view"
	"sggscan/report/workbook"
	"sggscan/rubric"
)

// domainsOf lists the domains of all schools in rubric order.
func domainsOf(c view.Comparison) []columnHead {
	var out []columnHead
	for _, r := range c.Reports {
		for _, d := range r.Scores {
			out = withHead(out, columnHead{id: d.ID, title: d.Title})
		}
	}
	return out
}

func withHead(list []columnHead, h columnHead) []columnHead {
	if slices.ContainsFunc(list, func(x columnHead) bool { return x.id == h.id }) {
		return list
	}
	return append(list, h)
}

// The columns of the overview that count what asks for attention: the first, and how many there are.
const (
	flagsAt    = 10
	flagsCount = 6
)

func (b *author) overviewSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	names := namesOf(c, 2, mostOfNames)
	columns := []column{
		{col.School, names.width}, {col.Sector, 9}, {col.Verdict, 18}, {col.Profile, 14}, {col.Proviso, 24},
		{col.Score, 10}, {col.Lower, 11}, {col.Upper, 11}, {col.Coverage, 11}, {col.Flags, 14}, {w.FlagsOpen, 14},
		{w.FlagsRepaired, 14}, {col.HardOpen, 14}, {w.LegalNo, 14}, {w.LegalOpen, 14}, {col.Uncapped, 18}, {col.Caps, 15},
		{col.Round, 13},
		{col.Date, 12}, {w.Age, 11}, {col.Respondents, 24}, {w.People, 13}, {col.BRIN, 10},
	}
	how := w.OverviewHow + names.how(b, w.LinkHow)
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
	rows := rowsOf(everySchool(c), func(n int) workbook.Row {
		r, row := c.Reports[n], b.overviewRow(c.Reports[n], names)
		if c.SharedQuestions > 0 {
			row.Cells = append(row.Cells, score(r.SharedScore))
		}
		if adviser {
			row.Cells = append(row.Cells, whole(len(moderatedAt(r))))
		}
		for _, h := range heads {
			row.Cells = append(row.Cells, score(scoreIn(r, h.id)))
		}
		return row
	})
	out := b.boardTable(c, b.sheets.Overview, how, w.OverviewEmpty, 1, columns, rows)
	out.Print.Large = true
	counts := workbook.Block(flagsAt, firstRow, flagsAt+flagsCount-1, headRow+max(1, len(c.Reports)))
	out.Marks = []workbook.Mark{{Cells: counts,
		Cases: []workbook.Case{{Formula: workbook.At(flagsAt, firstRow) + ">0", Ground: workbook.Wait}}}}
	for n, l := range at {
		if l.At = names.at(c, n); l.Sheet != "" {
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

func (b *author) overviewRow(r view.Report, names nameColumn) workbook.Row {
	name, sector := names.cells(r)
	verdict := dashed(r.Verdict.Label)
	if r.Verdict.ID == string(rubric.NotYet) {
		verdict = verdict.As(lookCall)
	}
	checks := func(list []view.Check, states ...string) workbook.Cell {
		return count(list, func(k view.Check) bool { return slices.Contains(states, k.StateID) })
	}
	return workbook.Cells(name, sector, verdict, text(r.Profile),
		dashed(r.Verdict.Proviso), score(r.Score), score(r.Lower), score(r.Upper), score(r.Coverage),
		checks(r.Flags, "yes"), checks(r.Flags, "unknown", "blank"), checks(r.Flags, "repaired"),
		count(r.Answers, urgentHard), checks(r.Legal, "no"), checks(r.Legal, "unknown", "blank"),
		dashed(r.Verdict.Uncapped), dashed(strings.Join(r.Limits, ", ")), text(r.Round), date(r.DateOn, r.Date), b.age(r),
		text(r.Respondents), whole(r.Agreement.Respondents()), text(r.School.BRIN))
}

// scoreIn is the score of a school in a domain; unknown for a domain that it does not have.
func scoreIn(r view.Report, domain string) view.Number {
	for _, d := range r.Scores {
		if d.ID == domain {
			return d.Score
		}
	}
	return view.Number{}
}

func urgentHard(i *view.SchoolAnswer) bool {
	return i.CriticalID == "hard" && (i.HasLevel && i.Level == 0 || isOpen(i.StateID))
}

func isOpen(state string) bool { return state == "unknown" || state == "blank" }

func count[T any](all []T, holds func(T) bool) workbook.Cell {
	n := 0
	for _, x := range all {
		if holds(x) {
			n++
		}
	}
	return whole(n)
}

// linksOnSheet is the number of schools up to which names are links; more would be slow to open and nobody clicks them.
const linksOnSheet = 5_000

func linked(c view.Comparison) bool { return len(c.Reports) <= linksOnSheet }

// nameColumn is the column of names on a sheet with a row per school. A name is a link when it stands on one line, and
// else the sector beside it: LibreOffice shows a link on one line and cuts what does not fit.
type nameColumn struct {
	width  float64 // in characters
	sector int     // the column of the sectors
	linked bool
	long   bool // there is a name that takes more lines
	book   workbook.Book
}

// namesOf is a column so wide that most names stand on one line, but no wider than most characters.
func namesOf(c view.Comparison, sector int, most float64) nameColumn {
	const least = 36
	out := nameColumn{width: least, sector: sector, linked: linked(c), book: workbook.Book{Looks: looks()}}
	for _, r := range c.Reports {
		for out.width < most && !out.whole(r.School.Name) {
			out.width++
		}
		out.long = out.long || !out.whole(r.School.Name)
	}
	return out
}

// mostOfNames is the width of the widest column of names.
const mostOfNames = 52

func (n nameColumn) whole(name string) bool { return n.book.Lines(name, lookLink, n.width) <= 1 }

// cells are the name of a school and its sector.
func (n nameColumn) cells(r view.Report) (name, sector workbook.Cell) {
	name, sector = styled(r.School.Name, lookBold), text(r.School.SectorID)
	switch {
	case !n.linked:
		return name, sector
	case n.whole(r.School.Name):
		return name.As(lookLink), sector
	default:
		return name, sector.As(lookLink)
	}
}

// at is the cell of the link of the n-th school.
func (n nameColumn) at(c view.Comparison, school int) string {
	if n.whole(c.Reports[school].School.Name) {
		return firstCell(school)
	}
	return workbook.At(n.sector, firstRow+school)
}

// how says where the links lead, when there are any.
func (n nameColumn) how(b *author, sentence string) string {
	switch {
	case !n.linked:
		return ""
	case n.long:
		return " " + sentence + " " + b.words.Board.LongNameHow
	default:
		return " " + sentence
	}
}

// linksBack make each school lead to its row in the overview.
func (n nameColumn) linksBack(b *author, c view.Comparison) []workbook.Link {
	if !n.linked {
		return nil
	}
	out := make([]workbook.Link, len(c.Reports))
	for k := range c.Reports {
		out[k] = workbook.Link{At: n.at(c, k), Sheet: b.sheets.Overview, To: firstCell(k)}
	}
	return out
}

func firstCell(n int) string { return workbook.At(1, firstRow+n) }

func everySchool(c view.Comparison) []int {
	out := make([]int, len(c.Reports))
	for n := range out {
		out[n] = n
	}
	return out
}

// columnHead is a domain, an indicator or a check as a column.
type columnHead struct {
	id, title string
	check     bool
}

// criticalHeads lists the hard-critical indicators and then the flags and legal questions of all sectors.
func criticalHeads(c view.Comparison) []columnHead {
	var points, checks []columnHead
	for _, r := range c.Reports {
		for _, i := range r.Answers {
			if i.CriticalID == "hard" {
				points = withHead(points, columnHead{id: i.ID, title: i.Title})
			}
		}
		for _, k := range slices.Concat(r.Flags, r.Legal) {
			checks = withHead(checks, columnHead{id: k.ID, title: flagTitle(k), check: true})
		}
	}
	return append(points, checks...)
}

// flagTitle is a warning question in a few words; of a rubric that has none for it the question itself, without what
// follows the question mark.
func flagTitle(k view.Check) string {
	if !k.Untitled {
		return k.Title
	}
	if at := strings.IndexRune(k.Question, '?'); at >= 0 {
		return k.Question[:at+1]
	}
	return k.Question
}

// criticalSheet shows schools × hard-critical points, flags and legal questions, in words.
func (b *author) criticalSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	heads := criticalHeads(c)
	names := namesOf(c, 3, 36) // all of the sheet on one A3
	columns := []column{{col.School, names.width}, {col.BRIN, 8}, {col.Sector, 7}}
	for _, h := range heads {
		columns = append(columns, column{numbered(h.id, h.title), 17}) // as many as the law and flags need on A3
	}
	notes := slices.ContainsFunc(c.Reports, func(r view.Report) bool { return checkNotes(r) != "" })
	if notes {
		columns = append(columns, column{w.Notes, 60})
	}
	var rows []workbook.Row
	counts := make([]tally, len(heads))
	for _, r := range c.Reports {
		name, sector := names.cells(r)
		line := workbook.Cells(name, text(r.School.BRIN), sector)
		for n, h := range heads {
			line.Cells = append(line.Cells, b.criticalCell(r, h, &counts[n]))
		}
		if notes {
			line.Cells = append(line.Cells, text(checkNotes(r)))
		}
		rows = append(rows, line)
	}
	if len(heads) == 0 {
		rows = nil
	}
	how := w.CriticalHow + names.how(b, fmt.Sprintf(w.BackHow, b.sheets.Overview))
	out := b.boardTable(c, b.sheets.Critical, how, w.CriticalEmpty, 1, columns, slices.Values(rows))
	if len(rows) > 0 {
		out.Top[aboveRow-1] = b.countRow(counts)
	}
	out.Table, out.Print.Large = false, true // a head may be a whole question
	out.Links = names.linksBack(b, c)
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

// tally counts at how many schools the answer of a column asks for work, at how many there is none, and at how many a
// warning was repaired.
type tally struct {
	bad, open, repaired int
	text                string // for the first two, of a warning question for all
	flag                bool
}

// countRow says above each column at how many schools it asks for attention.
func (b *author) countRow(counts []tally) workbook.Row {
	r := workbook.Cells(styled(b.words.Board.Attention, lookSum), styled("", lookSum), styled("", lookSum))
	for _, n := range counts {
		values := []any{n.bad, n.open}
		if n.flag {
			values = append(values, n.repaired)
		}
		r.Cells = append(r.Cells, styled(fmt.Sprintf(n.text, values...), lookSum))
	}
	return r
}

// criticalCell is the answer of a school in words; what asks for attention stands out and is counted. Open is no no.
func (b *author) criticalCell(r view.Report, h columnHead, counts *tally) workbook.Cell {
	w := b.words.Board
	answer := func(state string, open, bad bool) workbook.Cell {
		switch {
		case open:
			counts.open++
		case bad:
			counts.bad++
		default:
			return text(state)
		}
		return styled(state, lookCall)
	}
	for n, list := range [...][]view.Check{r.Flags, r.Legal} {
		for _, k := range list {
			if h.check && k.ID == h.id {
				counts.text, counts.flag = [...]string{w.FlagCount, w.LegalCount}[n], n == 0
				counts.repaired += truth(k.StateID == "repaired")
				return answer(k.State, isOpen(k.StateID), k.Attention)
			}
		}
	}
	counts.text = cmp.Or(counts.text, w.CriticalCount)
	for _, i := range r.Answers {
		if !h.check && i.ID == h.id {
			return answer(b.stateOf(i.State, i.Own), isOpen(i.StateID), i.HasLevel && i.Level < r.TargetLevel)
		}
	}
	return text(w.NotAsked)
}

// trendSheet has a row for each school, as soon as one has an earlier round, and under them the questions.
func (b *author) trendSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	names := namesOf(c, 3, mostOfNames)
	columns := []column{
		{col.School, names.width}, {col.BRIN, 10}, {col.Sector, 9}, {col.Higher, 8}, {col.LowerCount, 8}, {col.Equal, 8},
		{col.Added, 8}, {col.Changed, 10}, {col.PreviousRound, 13}, {col.Round, 13}, {col.Common, 16},
		{col.Previous + " (%)", 12}, {col.Score, 11}, {col.Difference, 11}, {col.Sentence, 60},
		{b.words.Gap.FollowUp, 40}, {b.words.Gap.ThenNow, 40}, {col.Coverage, 11}, {col.Profile, 14}, {col.Date, 12},
		{w.Age, 11}, {w.People, 13},
	}
	heads := domainsOf(c)
	for _, d := range heads {
		columns = append(columns, column{d.id + " " + d.title + ": " + col.Difference, 14})
	}
	schools := everySchool(c)
	if len(c.Moves) == 0 {
		schools = nil
	}
	rows := func(yield func(workbook.Row) bool) {
		for _, n := range schools {
			if !yield(b.trendRow(c.Reports[n], heads, names)) {
				return
			}
		}
		for _, row := range b.moveRows(c) {
			if !yield(row) {
				return
			}
		}
	}
	out := b.boardTable(c, b.sheets.Trend, w.TrendHow, w.TrendEmpty, 1, columns, rows)
	out.Print.HeadOnce, out.Filtered = true, len(schools)
	if len(schools) > 0 {
		out.Links = names.linksBack(b, c)
	}
	return out
}

// moveRows has a row for each question over the schools that have an earlier round. They stand in columns that an
// anonymous board keeps, but for the domain.
func (b *author) moveRows(c view.Comparison) []workbook.Row {
	if len(c.Moves) == 0 {
		return nil
	}
	w, col := b.words.Board, b.words.Col
	rows := []workbook.Row{blank(), workbook.Cells(styled(w.Moves, lookSection)),
		workbook.Cells(styled(w.MovesHow, lookNote)),
		headRowOf(col.Question, col.Domain, col.Schools, col.Higher, col.LowerCount, col.Equal, col.Added, col.Changed,
			w.MeanMove)}
	for _, m := range c.Moves {
		mean := styled("–", lookSigned)
		if m.HasMean {
			mean = signed(m.Mean)
		}
		rows = append(rows, workbook.Cells(styled(m.ID+" "+m.Title, lookBold), text(m.Domain), whole(m.Schools),
			whole(m.Higher), whole(m.Lower), whole(m.Equal), whole(m.New), whole(m.Changed), mean))
	}
	return rows
}

func (b *author) trendRow(r view.Report, heads []columnHead, names nameColumn) workbook.Row {
	t := r.Trend
	if t == nil {
		t = &view.Trend{Sentence: b.words.Board.NoEarlier}
	}
	count := func(n int) workbook.Cell {
		if r.Trend == nil {
			return styled("–", lookInt)
		}
		return whole(n)
	}
	name, sector := names.cells(r)
	out := workbook.Cells(name, text(r.School.BRIN), sector, count(t.Higher),
		count(t.Lower), count(t.Equal), count(t.New), count(t.Changed), dashed(t.Round), text(r.Round), score(t.Common),
		score(t.Previous), score(t.Score), difference(t.Score, t.Previous), text(join(" ", t.Sentence, t.Middles)),
		text(strings.Join(t.FollowUp, "\n")), text(strings.Join(t.CheckLines(), "\n")), score(r.Coverage), text(r.Profile),
		date(r.DateOn, r.Date), b.age(r), whole(r.Agreement.Respondents()))
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

func (b *author) differencesSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	shown := c.Reports
	if !slices.ContainsFunc(shown, func(r view.Report) bool {
		return r.Agreement.Questions+len(r.Agreement.Differ)+len(r.Agreement.Groups) > 0
	}) {
		shown = nil
	}
	names := namesOf(c, 3, mostOfNames)
	how := w.DifferencesHow
	if len(shown) > 0 {
		how += names.how(b, fmt.Sprintf(w.BackHow, b.sheets.Overview))
	}
	out := b.boardTable(c, b.sheets.Differences, how, w.DifferencesEmpty, 1, []column{
		{col.School, names.width}, {col.BRIN, 10}, {col.Sector, 9}, {w.Joint, 10}, {w.Leaders, 9}, {w.Team, 12},
		{w.Agreement, 16}, {w.Questions, 14}, {w.Wide, 15}, {w.WideIDs, 22}, {w.Differ, 22}, {b.words.Gap.Groups, 34},
		{col.Sentence, 64},
	}, rowsOf(shown, func(r view.Report) workbook.Row { return b.differencesRow(r, names) }))
	out.Links = names.linksBack(b, c)
	if !slices.ContainsFunc(c.Reports, func(r view.Report) bool { return len(r.Agreement.Groups) > 0 }) {
		return out.Without(b.words.Gap.Groups)
	}
	return out
}

// differencesRow is one school. Where there is nothing to see a cell has a dash, so that it does not read as full
// agreement.
func (b *author) differencesRow(r view.Report, names nameColumn) workbook.Row {
	a := r.Agreement
	wide := styled("–", lookInt)
	if a.Questions > 0 {
		wide = whole(len(a.Wide))
	}
	groups := lists.Map(a.Groups, b.groupText)
	name, sector := names.cells(r)
	return workbook.Cells(name, text(r.School.BRIN), sector, b.yesNo(a.Joint),
		whole(a.Leaders), whole(a.Team), score(a.Overall), whole(a.Questions), wide, dashed(strings.Join(a.Wide, ", ")),
		dashed(strings.Join(a.Differ, ", ")), dashed(strings.Join(groups, "\n")), text(a.Sentence))
}

// moderatedAt are the questions of a school of which the level of an adviser counts.
func moderatedAt(r view.Report) map[string]bool {
	out := map[string]bool{}
	for _, i := range r.Answers {
		if i.Own != "" {
			out[i.ID] = true
		}
	}
	return out
}

// moderated reports whether an adviser gave a level at any of the schools.
func moderated(c view.Comparison) bool {
	return slices.ContainsFunc(c.Reports, func(r view.Report) bool { return len(moderatedAt(r)) > 0 })
}

// age is how many whole months lie between the answers of a school and the day the workbook was made. Answers dated
// later are 0 months old.
func (b *author) age(r view.Report) workbook.Cell {
	if r.DateOn.IsZero() || b.stamp.MadeOn.IsZero() {
		return workbook.Cell{Look: lookInt}
	}
	const year = 12
	then, now := r.DateOn, b.stamp.MadeOn
	months := year*(now.Year()-then.Year()) + int(now.Month()) - int(then.Month())
	if now.Day() < then.Day() {
		months--
	}
	return whole(max(0, months))
}
