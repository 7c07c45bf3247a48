package excel

import (
	"io"
	"slices"
	"strconv"

	"sggscan/report/view"
	"sggscan/report/workbook"
)

// WriteGap writes the gap workbook of one school: summary, gaps, action plan to work in, all answers and the
// calculation.
func WriteGap(w io.Writer, r view.Report) error {
	b := &author{words: wordsFor(r.Lang), stamp: r.Stamp}
	sheets := []workbook.Sheet{b.summarySheet(r), b.gapsSheet(r), b.planSheet(r)}
	if len(r.Agreement.Differences) > 0 { // without, the summary says why
		sheets = append(sheets, b.viewsSheet(r))
	}
	sheets = append(sheets, b.answersSheet(r), b.calculationSheet(r))
	meta := append([]workbook.Pair{
		{Key: "school", Value: r.School.Name}, {Key: "brin", Value: r.School.BRIN},
		{Key: "sector", Value: r.School.SectorID}, {Key: "board", Value: r.School.Board},
		{Key: "place", Value: r.School.Place}, {Key: "profile", Value: r.ProfileID}, {Key: "round", Value: r.Round},
		{Key: "date", Value: iso(r.DateOn)}, {Key: "target", Value: strconv.Itoa(r.TargetLevel)},
	}, planMeta(r)...)
	book := b.book(r.Lang, "gap", r.FileTitle, sheets, meta...)
	book.Refuse.NotInListTitle, book.Refuse.NotInList = b.words.Gap.StatusTitle, b.words.Gap.StatusError
	return book.Write(w)
}

// schoolTable is a table about one school.
func (b *author) schoolTable(
	r view.Report, name, how, empty string, rows []workbook.Row, columns []column,
) workbook.Sheet {
	return b.table(name, name+" – "+r.School.Name, how, empty, 2, columnsOf(columns), slices.Values(rows))
}

// gapsSheet has a row per gap, in the order of the report.
func (b *author) gapsSheet(r view.Report) workbook.Sheet {
	w, c := b.words.Gap, b.words.Col
	var rows []workbook.Row
	for _, g := range r.Gaps {
		rows = append(rows, workbook.Cells(text(g.ID), styled(g.Title, lookBold), text(g.Domain), text(g.Critical),
			whole(g.Level), whole(g.TargetLevel), text(g.Now), text(g.Next), text(g.Step), signed(g.GainValue),
			text(g.EffortText), text(g.Ask)))
	}
	return b.schoolTable(r, w.Gaps, w.GapsHow, w.GapsEmpty, rows, []column{
		{c.ID, 6}, {c.Title, 22}, {c.Domain, 18}, {c.Critical, 11}, {c.Level, 9}, {c.Target, 8}, {c.Now, 36}, {c.Next, 36},
		{c.Step, 36}, {c.Gain, 10}, {c.Effort, 15}, {c.Ask, 20},
	})
}
