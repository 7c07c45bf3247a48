package excel

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/view"
	"sggscan/report/workbook"
)

// WriteComparison writes the workbook of a board: its schools side by side, in alphabetical order and without rank. Of
// thousands of schools, sheets stand in the scratch folder for a while; without one in the folder of the system for
// temporary files.
func WriteComparison(w io.Writer, c view.Comparison, scratch string) error {
	b := &author{words: wordsFor(c.Lang), sheets: view.SheetsIn(c.Lang), stamp: c.Stamp}
	sheets := []workbook.Sheet{b.glanceSheet(c), b.guideSheet(c), b.firstSheet(c), b.learnSheet(c), b.overviewSheet(c),
		b.criticalSheet(c)}
	for _, s := range c.Sectors {
		sheets = append(sheets, b.heatSheets(c, s, heatSchools)...)
	}
	sheets = append(sheets, b.domainsSheet(c), b.differencesSheet(c))
	if c.Adviser != nil {
		sheets = append(sheets, b.adviserSheet(c))
	}
	if c.Policy != nil {
		sheets = append(sheets, b.policySheets(c)...)
	}
	sheets = append(sheets, b.trendSheet(c))
	sheets = append(sheets, b.actionsSheets(c)...)
	sheets = append(sheets, b.missingSheet(c))
	sheets = append(sheets, b.dataSheets(c)...)
	sheets = append(sheets, b.rubricSheet(c))
	if c.Anonymous { // what is left out needs no empty column
		col, w := b.words.Col, b.words.Board
		for n := range sheets {
			sheets[n] = sheets[n].Without(col.BRIN, col.Evidence, col.EvidenceDate, col.Note, col.Action, col.Owner,
				col.Reason, col.Due, col.Late, col.Unowned, col.Date, col.Respondents, w.Age, w.People, w.Joint, w.Leaders, w.Team)
		}
	}
	book := b.book(c.Lang, "comparison", c.Title, sheets)
	book.Scratch = scratch
	return book.Write(w)
}

func (b *author) boardTable(c view.Comparison, name, how, empty string, frozen int, columns []column,
	rows iter.Seq[workbook.Row]) workbook.Sheet {
	out := b.table(name, name+" – "+c.Title, how, empty, frozen, columnsOf(columns), rows)
	out.Table = true
	return out
}

// glanceSheet answers what a board asks first, each answer with a link to where there is more of it.
func (b *author) glanceSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	list := view.BuildBoard(c).Glance
	rows := rowsOf(list, func(g view.Glance) workbook.Row {
		const most = 10 // lines that somebody reads at a glance
		lines := lists.Map(g.Lines[:min(most, len(g.Lines))], func(l view.GlanceLine) string {
			return join(": ", l.About, b.some(l.Schools, atAGlance(l.Schools), g.Sheet))
		})
		if rest := len(g.Lines) - len(lines) + g.More; rest > 0 {
			lines = append(lines, fmt.Sprintf(b.words.AndMore, rest, g.Sheet))
		}
		lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
		return workbook.Row{Pad: 4, Cells: []workbook.Cell{styled(g.What, lookBold), whole(g.Count).As(lookSumInt),
			wholeIf(g.Of, g.Of > 0), dashed(strings.Join(lines, "\n")), styled(g.Sheet, lookLink)}}
	})
	out := b.boardTable(c, b.sheets.Glance, glanceHow(w, c), "", 0, []column{{col.What, 40}, {w.Count, 9}, {w.Of, 9},
		{w.Where, 90}, {w.Sheet, 20}}, rows)
	out.Table, out.NoFilter = false, true
	for n, g := range list {
		at := workbook.At(len(out.Columns), firstRow+n)
		out.Links = append(out.Links, workbook.Link{At: at, Sheet: g.Sheet, To: workbook.At(1, 1)})
	}
	return out
}

// glanceHow says how to read the first sheet; without a school there is no target.
func glanceHow(w boardWords, c view.Comparison) string {
	target := ""
	if len(c.Reports) > 0 {
		r := c.Reports[0]
		target = fmt.Sprintf(w.GlanceTarget, r.TargetLabel)
	}
	return join(" ", w.GlanceHow, target, w.GlanceOpen)
}

// guideSheet says what is in the workbook and what not to conclude from it.
func (b *author) guideSheet(c view.Comparison) workbook.Sheet {
	w := b.words.Board
	var p page
	p.section(w.InThis, 2)
	for _, sentence := range c.Intro {
		p.add(aside(), text(sentence))
	}
	p.section(w.PerSector, 2)
	for _, s := range c.Sectors {
		p.pairs(s.Title, b.sectorLine(c, s))
	}
	b.orNone(&p, len(c.Sectors))
	p.section(w.Sheets, 2)
	s := b.sheets
	p.pairs(s.Glance, glanceHow(w, c), s.First, w.FirstHow, s.Learn, w.LearnHow, s.Overview, w.OverviewHow,
		s.Critical, w.CriticalHow, s.Heatmap, w.HeatmapHow,
		s.Domains, domainsHow(w, c), s.Differences, w.DifferencesHow)
	if c.Adviser != nil {
		p.pairs(s.Adviser, w.AdviserPairsHow)
	}
	if c.Policy != nil {
		p.pairs(words.Text("policy.sheet").In(c.Lang), words.Text("policy.compared_how").In(c.Lang))
	}
	p.pairs(s.Trend, w.TrendHow, s.Actions, b.actionsHow(c),
		s.Missing, w.MissingHow, s.Data, w.DataHow, s.Rubric, w.RubricHow,
		w.Print, fmt.Sprintf(w.PrintHow, s.Glance, s.First, s.Learn, s.Critical))
	p.section(b.words.Gap.Levels, 2)
	if len(c.Reports) > 0 {
		for _, l := range c.Reports[0].Levels {
			p.pairs(fmt.Sprintf("%d %s", l.Value, l.Label), l.Meaning)
		}
	}
	p.section(b.words.Gap.About, 2)
	p.pairs(b.words.Gap.Source, c.Stamp.Source, b.words.Gap.Versions, c.Stamp.Line)
	return p.sheet(b, b.sheets.Guide, c.Title, w.GuideHow, columnsOf([]column{{"", 34}, {"", 100}}))
}

// sectorLine says of a sector how many schools there are, between which days they answered and with which
// questionnaires.
func (b *author) sectorLine(c view.Comparison, s view.SectorView) string {
	if len(s.Schools) == 0 {
		return b.words.Gap.None
	}
	first, last := c.Reports[s.Schools[0]], c.Reports[s.Schools[0]]
	var profiles []string
	for _, n := range s.Schools {
		r := c.Reports[n]
		if r.DateOn.Before(first.DateOn) {
			first = r
		}
		if r.DateOn.After(last.DateOn) {
			last = r
		}
		if !slices.Contains(profiles, r.Profile) {
			profiles = append(profiles, r.Profile)
		}
	}
	days := first.Date
	if first.Date != last.Date {
		days = fmt.Sprintf(b.words.Board.Dates, first.Date, last.Date)
	}
	col := b.words.Col
	if days == "" {
		return fmt.Sprintf("%s: %d\n%s: %s", col.Schools, len(s.Schools), col.Profile, strings.Join(profiles, ", "))
	}
	return fmt.Sprintf("%s: %d\n%s: %s\n%s: %s",
		col.Schools, len(s.Schools), col.Latest, days, col.Profile, strings.Join(profiles, ", "))
}

const namesShown = 12

// firstSheet is where a board begins.
func (b *author) firstSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	kinds := [...]string{view.PriorityNow: w.Now, view.PriorityShared: w.Shared, view.PriorityCritical: w.AlsoCritical}
	rows := rowsOf(c.First, func(p view.Priority) workbook.Row {
		kind := text(kinds[p.Kind])
		if p.Kind == view.PriorityNow {
			kind = kind.As(lookCall)
		}
		return workbook.Cells(kind, text(p.ID), styled(p.Title, lookBold), text(p.Domain), text(p.Critical),
			wholeIf(p.Below, p.Check), wholeIf(p.Below, !p.Check), whole(p.Open), whole(p.Asked),
			text(b.lacking(c, p)), dashed(strings.Join(p.Measures, "\n")), dashed(strings.Join(p.Steps, "\n")),
			dashed(b.schools(c, p.Good)))
	})
	out := b.boardTable(c, b.sheets.First, w.FirstHow, w.FirstEmpty, 3, []column{
		{w.When, 10}, {col.ID, 6}, {col.Title, 26}, {col.Domain, 18}, {col.Critical, 13}, {w.SaidYes, 8}, {col.Below, 8},
		{w.Open, 7}, {col.Asked, 10}, {w.Lacking, 34}, {col.Measure, 46}, {w.Steps, 46}, {col.Good, 34},
	}, rows)
	out.Print.Large = true
	if !slices.ContainsFunc(c.First, func(p view.Priority) bool { return len(p.Measures) > 0 }) {
		return out.Without(col.Measure) // the rubric says nothing of it
	}
	return out
}

// lacking names the schools of a point: those that answered, and apart from them those that have no answer yet.
func (b *author) lacking(c view.Comparison, p view.Priority) string {
	var lines []string
	for _, x := range [...]struct {
		how string
		at  []int
	}{{p.Answer, p.Lacking}, {b.words.Board.StillOpen, p.Waiting}} {
		if len(x.at) > 0 {
			lines = append(lines, x.how+": "+b.schools(c, x.at))
		}
	}
	return strings.Join(lines, "\n")
}

// learnSheet says on which question which schools can tell others how it goes.
func (b *author) learnSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	tellers := func(list []view.Teller) workbook.Cell {
		return dashed(b.names(lists.Map(list, func(t view.Teller) string {
			if t.Evidence {
				return c.Reports[t.School].School.Name + "*"
			}
			return c.Reports[t.School].School.Name
		}), b.sheets.Data))
	}
	rows := rowsOf(c.Lessons, func(l view.Lesson) workbook.Row {
		return workbook.Cells(text(l.ID), styled(l.Title, lookBold), text(l.Domain), text(l.Critical), text(l.SectorID),
			text(b.schools(c, l.Ask)), tellers(l.Same), tellers(l.Others))
	})
	return b.boardTable(c, b.sheets.Learn, w.LearnHow, w.LearnEmpty, 2, []column{{col.ID, 6}, {col.Title, 30},
		{col.Domain, 22}, {col.Critical, 14}, {col.Sector, 9}, {w.Asks, 44}, {w.TellsSame, 44}, {w.TellsOther, 44}}, rows)
}

// schools are the names of the schools at these places.
func (b *author) schools(c view.Comparison, at []int) string {
	return b.names(lists.Map(at, func(n int) string { return c.Reports[n].School.Name }), b.sheets.Data)
}

// names lists schools; of many it names the first and says on which sheet the others are.
func (b *author) names(all []string, sheet string) string { return b.some(all, namesShown, sheet) }

func (b *author) some(all []string, most int, sheet string) string {
	if len(all) <= most {
		return strings.Join(all, "; ")
	}
	return strings.Join(all[:most], "; ") + " " + fmt.Sprintf(b.words.AndMore, len(all)-most, sheet)
}

// atAGlance is how many names somebody reads at a glance: of long ones fewer.
func atAGlance(all []string) int {
	const least, room = 3, 270 // characters: three lines
	n, length := 0, 0
	for n < min(len(all), namesShown) && (n < least || length+len(all[n]) <= room) {
		length, n = length+len(all[n]), n+1
	}
	return n
}

// missingSheet lists what the board does not know yet.
func (b *author) missingSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	var rows []workbook.Row
	add := func(school, kind, what string) {
		rows = append(rows, workbook.Cells(text(school), text(kind), text(what)))
	}
	for _, m := range c.Missing {
		add(m.School, m.Kind.In(c.Lang), strings.TrimSpace(m.Text+" "+m.Detail))
	}
	for _, r := range c.Reports {
		for _, i := range r.Outside {
			if i.Evidence+i.Note != "" {
				add(r.School.Name, w.NotCounted, b.outsideText(i))
			}
		}
	}
	columns := []column{{col.School, 40}, {col.Kind, 20}, {col.What, 80}}
	return b.boardTable(c, b.sheets.Missing, w.MissingHow, w.MissingEmpty, 0, columns, slices.Values(rows))
}

// outsideText is what a school wrote to a question that does not count for it, whole: it stands on no other sheet.
func (b *author) outsideText(i view.Indicator) string {
	parts := []string{fmt.Sprintf(b.words.Board.NotCountedText, i.ID+" "+i.Title, i.State)}
	for _, x := range [][2]string{{b.words.Col.Evidence, i.Evidence}, {b.words.Col.Note, i.Note}} {
		if x[1] != "" {
			parts = append(parts, x[0]+": "+x[1])
		}
	}
	return strings.Join(parts, "\n")
}

// rubricSheet has the texts of all questions, so that nobody needs another file to read the rest.
func (b *author) rubricSheet(c view.Comparison) workbook.Sheet {
	w, col := b.words.Board, b.words.Col
	rows := rowsOf(c.Rubric, func(r view.RubricRow) workbook.Row {
		core := b.yesNo(r.Core)
		if r.Weight == 0 { // a check
			core = text("")
		}
		return workbook.Cells(text(r.ID), styled(r.Title, lookBold), text(r.Sector), text(r.Kind), text(r.Domain),
			text(r.Question), text(r.Why), text(r.Critical), core, wholeIf(r.Weight, r.Weight > 0), text(r.Levels[0]),
			text(r.Levels[1]), text(r.Levels[2]), text(r.Levels[3]), text(r.Principles))
	})
	level := func(n int) string { return fmt.Sprintf("%s %d", col.Level, n) }
	return b.boardTable(c, b.sheets.Rubric, w.RubricHow, w.RubricEmpty, 2, []column{
		{col.ID, 6}, {col.Title, 22}, {col.Sector, 9}, {col.Kind, 14}, {col.Domain, 18}, {col.Question, 36}, {col.Why, 40},
		{col.Critical, 13}, {col.Core, 9}, {col.Weight, 9}, {level(0), 34}, {level(1), 34}, {level(2), 34}, {level(3), 34},
		{col.Principles, 14},
	}, rows)
}
