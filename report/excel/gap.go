package excel

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"sggscan/report/view"
)

// WriteGap writes the gap workbook of one school: summary, gaps, action plan to work in, all answers and the calculation.
func WriteGap(w io.Writer, r view.Report) error {
	b, err := newBook(r.Lang, r.FileTitle, r.Stamp, "")
	if err != nil {
		return fmt.Errorf("gap workbook: %w", err)
	}
	if err := b.addGap(r); err != nil {
		return fmt.Errorf("gap workbook: %w", closing(b.file, err))
	}
	return b.finish(w)
}

// addGap adds the sheets in reading order.
func (b *book) addGap(r view.Report) error {
	pairs := append(b.rubricMeta("gap", r.Lang),
		metaPair{"school", r.School.Name}, metaPair{"brin", r.School.BRIN}, metaPair{"sector", r.School.SectorID},
		metaPair{"board", r.School.Board}, metaPair{"place", r.School.Place}, metaPair{"profile", r.ProfileID},
		metaPair{"round", r.Round}, metaPair{"date", iso(r.DateOn)}, metaPair{"target", strconv.Itoa(r.TargetLevel)})
	sheets := []sheet{b.summarySheet(r), b.gapsSheet(r), b.planSheet(r)}
	if len(r.Agreement.Differences) > 0 { // without, the summary says why
		sheets = append(sheets, b.viewsSheet(r))
	}
	sheets = append(sheets, b.answersSheet(r), b.calculationSheet(r))
	return b.addAll(sheets, append(pairs, planMeta(r)...))
}

// schoolTitle is the title of a sheet: what it is and of which school.
func schoolTitle(name string, r view.Report) string { return name + " – " + r.School.Name }

// gapsSheet has a row per gap, in the order of the report.
func (b *book) gapsSheet(r view.Report) sheet {
	w, c := b.words.gap, b.words.col
	var rows []row
	for _, g := range r.Gaps {
		rows = append(rows, cells(text(g.ID), styled(g.Title, lookBold), text(g.Domain), text(g.Critical), whole(g.Level), whole(g.TargetLevel),
			text(g.Now), text(g.Next), text(g.Step), signed(g.GainValue), text(g.EffortText), text(g.Ask)))
	}
	return sheet{
		name: w.gaps, title: schoolTitle(w.gaps, r), how: w.gapsHow, head: true, frozen: 2, empty: w.gapsEmpty, rows: slices.Values(rows),
		columns: []column{{c.id, 6}, {c.title, 22}, {c.domain, 18}, {c.critical, 11}, {c.level, 9}, {c.target, 8}, {c.now, 36}, {c.next, 36},
			{c.step, 36}, {c.gain, 10}, {c.effort, 15}, {c.ask, 20}},
	}
}
