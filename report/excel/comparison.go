package excel

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sggscan/report/view"
)

// WriteComparison writes the workbook of a board: its schools side by side, in alphabetical order and without rank. Of thousands of schools, sheets
// stand in the scratch folder for a while; without one in the folder of the system for temporary files.
func WriteComparison(w io.Writer, c view.Comparison, scratch string) error {
	b, err := newBook(c.Lang, c.Title, c.Stamp, scratch)
	if err != nil {
		return fmt.Errorf("comparison workbook: %w", err)
	}
	if err := b.addComparison(c); err != nil {
		return fmt.Errorf("comparison workbook: %w", closing(b.file, err))
	}
	return b.finish(w)
}

// addComparison adds the sheets in reading order.
func (b *book) addComparison(c view.Comparison) error {
	sheets := []sheet{b.guideSheet(c), b.firstSheet(c), b.overviewSheet(c, newPlaces(b.words.board, c)), b.criticalSheet(c)}
	for _, s := range c.Sectors {
		sheets = append(sheets, b.heatSheets(c, s)...)
	}
	sheets = append(sheets, b.domainsSheet(c), b.differencesSheet(c), b.trendSheet(c))
	sheets = append(sheets, b.actionsSheets(c)...)
	sheets = append(sheets, b.missingSheet(c))
	sheets = append(sheets, b.dataSheets(c)...)
	sheets = append(sheets, b.rubricSheet(c))
	if c.Anonymous { // what is left out needs no empty column
		col := b.words.col
		for n := range sheets {
			sheets[n] = sheets[n].without(col.brin, col.evidence, col.note, col.action, col.owner, col.reason)
		}
	}
	return b.addAll(sheets, b.rubricMeta("comparison", c.Lang))
}

// guideSheet says what is in the workbook and what not to conclude from it.
func (b *book) guideSheet(c view.Comparison) sheet {
	w := b.words.board
	var p page
	p.section(w.inThis, 2)
	for _, sentence := range c.Intro {
		p.add(aside(), text(sentence))
	}
	p.section(w.perSector, 2)
	for _, s := range c.Sectors {
		p.pair(s.Title, b.sectorLine(c, s))
	}
	b.orNone(&p, len(c.Sectors))
	p.section(w.sheets, 2)
	for _, s := range [][2]string{
		{w.first, w.firstHow}, {w.overview, w.overviewHow}, {w.critical, w.criticalHow}, {w.heatmap, w.heatmapHow}, {w.domains, domainsHow(w, c)},
		{w.differences, w.differencesHow}, {w.trend, w.trendHow}, {w.actions, w.actionsHow}, {w.missing, w.missingHow}, {w.data, w.dataHow}, {w.rubric, w.rubricHow},
	} {
		p.pair(s[0], s[1])
	}
	p.section(b.words.gap.levels, 2)
	if len(c.Reports) > 0 {
		for _, l := range c.Reports[0].Levels {
			p.pair(fmt.Sprintf("%d %s", l.Value, l.Label), l.Meaning)
		}
	}
	p.section(b.words.gap.about, 2)
	p.pair(b.words.gap.source, c.Stamp.Source)
	p.pair(b.words.gap.versions, c.Stamp.Line)
	return sheet{name: w.guide, title: c.Title, how: w.guideHow, columns: []column{{width: 34}, {width: 100}}, rows: slices.Values(p.rows)}
}

// sectorLine says of a sector how many schools there are, between which days they answered and with which questionnaires.
func (b *book) sectorLine(c view.Comparison, s view.SectorView) string {
	if len(s.Schools) == 0 {
		return b.words.gap.none
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
		days = fmt.Sprintf(b.words.board.dates, first.Date, last.Date)
	}
	return fmt.Sprintf("%s: %d\n%s: %s\n%s: %s", b.words.col.schools, len(s.Schools), b.words.col.latest, days, b.words.col.profile, strings.Join(profiles, ", "))
}

// namesShown is how many schools a cell names.
const namesShown = 12

// firstSheet lists the gaps that many schools share, with what the board can do.
func (b *book) firstSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	var rows []row
	for _, g := range c.Shared {
		rows = append(rows, cells(text(g.ID), styled(g.Title, lookBold), text(g.Domain), text(g.Critical), text(g.Sentence), whole(g.Below), whole(g.Asked),
			text(g.Measure), text(b.names(g.Good))))
	}
	return sheet{
		name: w.first, title: w.first + " – " + c.Title, how: w.firstHow, head: true, frozen: 2, empty: w.firstEmpty, rows: slices.Values(rows),
		columns: []column{{col.id, 6}, {col.title, 28}, {col.domain, 22}, {col.critical, 14}, {col.sharedBy, 20}, {col.below, 11}, {col.asked, 10},
			{col.measure, 60}, {col.good, 40}},
	}
}

// names lists schools; of many it names the first and says where the others are.
func (b *book) names(all []string) string {
	if len(all) == 0 {
		return "–"
	}
	if len(all) <= namesShown {
		return strings.Join(all, "; ")
	}
	return strings.Join(all[:namesShown], "; ") + " " + fmt.Sprintf(b.words.andMore, len(all)-namesShown, b.words.board.data)
}

// missingSheet lists what the board does not know yet.
func (b *book) missingSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	return sheet{
		name: w.missing, title: w.missing + " – " + c.Title, how: w.missingHow, head: true, empty: w.missingEmpty,
		columns: []column{{col.school, 40}, {col.kind, 20}, {col.what, 80}},
		rows: func(yield func(row) bool) {
			for _, m := range c.Missing {
				if !yield(cells(text(m.School), text(m.Kind), text(m.Text))) {
					return
				}
			}
			for _, r := range c.Reports {
				if open := openFlags(r); len(open) > 0 && !yield(cells(text(r.School.Name), text(w.flagOpen), text(strings.Join(open, "\n")))) {
					return
				}
			}
			for _, r := range c.Reports {
				for _, i := range r.Outside {
					if i.Evidence+i.Note == "" {
						continue
					}
					if !yield(cells(text(r.School.Name), text(w.notCounted), text(b.outsideText(i)))) {
						return
					}
				}
			}
		},
	}
}

// openFlags are the warning questions of a school that wait for an answer: no yes is no no.
func openFlags(r view.Report) []string {
	var out []string
	for _, k := range r.Flags {
		if k.StateID == "unknown" || k.StateID == "blank" {
			out = append(out, fmt.Sprintf("%s (%s)", numbered(k.ID, flagTitle(k)), k.State))
		}
	}
	return out
}

// outsideText is what a school wrote to a question that does not count for it, whole: it stands on no other sheet.
func (b *book) outsideText(i view.Indicator) string {
	parts := []string{fmt.Sprintf(b.words.board.notCountedText, i.ID+" "+i.Title, i.State)}
	for _, x := range [][2]string{{b.words.col.evidence, i.Evidence}, {b.words.col.note, i.Note}} {
		if x[1] != "" {
			parts = append(parts, x[0]+": "+x[1])
		}
	}
	return strings.Join(parts, "\n")
}

// rubricSheet has the texts of all questions, so that nobody needs another file to read the rest.
func (b *book) rubricSheet(c view.Comparison) sheet {
	w, col := b.words.board, b.words.col
	var rows []row
	for _, r := range c.Rubric {
		core := b.words.gap.no
		if r.Core {
			core = b.words.gap.yes
		}
		weight := whole(r.Weight)
		if r.Weight == 0 {
			core, weight = "", cell{look: lookInt}
		}
		rows = append(rows, cells(text(r.ID), styled(r.Title, lookBold), text(r.Sector), text(r.Kind), text(r.Domain), text(r.Question), text(r.Why),
			text(r.Critical), text(core), weight, text(r.Levels[0]), text(r.Levels[1]), text(r.Levels[2]), text(r.Levels[3]), text(r.Principles)))
	}
	level := func(n int) string { return fmt.Sprintf("%s %d", col.level, n) }
	return sheet{
		name: w.rubric, title: w.rubric + " – " + c.Title, how: w.rubricHow, head: true, frozen: 2, empty: w.rubricEmpty, rows: slices.Values(rows),
		columns: []column{{col.id, 6}, {col.title, 22}, {col.sector, 9}, {col.kind, 14}, {col.domain, 18}, {col.question, 36}, {col.why, 40}, {col.critical, 13},
			{col.core, 9}, {col.weight, 9}, {level(0), 34}, {level(1), 34}, {level(2), 34}, {level(3), 34}, {col.principles, 14}},
	}
}
