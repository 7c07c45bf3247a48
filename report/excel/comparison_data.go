package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"sggscan/report/view"
)

// actionsSheet holds the plan rows of a run of schools.
func (b *book) actionsSheet(c view.Comparison, part chunk) sheet {
	w, col := b.words.board, b.words.col
	return sheet{
		name: w.actions, title: w.actions + " – " + c.Title, how: w.actionsHow, head: true, frozen: 3, empty: w.actionsEmpty,
		columns: []column{{col.school, 26}, {col.id, 6}, {col.title, 23}, {col.brin, 10}, {col.sector, 9}, {col.domain, 18}, {col.critical, 13}, {col.change, 13},
			{col.step, 41}, {col.action, 38}, {col.owner, 18}, {col.due, 14}, {col.status, 11}},
		rows: func(yield func(row) bool) {
			for _, r := range c.Reports[part.from:part.to] {
				for _, p := range r.Plan {
					if !yield(cells(styled(r.School.Name, lookBold), text(p.ID), text(p.Title), text(r.School.BRIN), text(r.School.SectorID), text(p.Domain),
						text(p.Critical), text(p.Change), text(p.Step), text(p.Action), text(p.Owner), date(p.DueOn, p.Due), text(p.Status))) {
						return
					}
				}
			}
		},
	}
}

// tableRoom is how many rows a table on one sheet has room for.
const tableRoom = excelize.TotalRows - headRow

// chunk is a run of schools whose rows fit on one sheet.
type chunk struct{ from, to int }

// chunks spreads the schools over as few sheets as their rows need; a school stays whole. There is always one, so that the sheet can say it is empty.
func chunks(reports []view.Report, size func(view.Report) int, room int) []chunk {
	var out []chunk
	from, rows := 0, 0
	for n, r := range reports {
		if rows > 0 && rows+size(r) > room {
			out = append(out, chunk{from, n})
			from, rows = n, 0
		}
		rows += size(r)
	}
	return append(out, chunk{from, len(reports)})
}

// actionsSheets put the plan rows of all schools under each other.
func (b *book) actionsSheets(c view.Comparison) []sheet {
	parts := chunks(c.Reports, func(r view.Report) int { return len(r.Plan) }, tableRoom)
	return b.inParts(c, parts, b.actionsSheet)
}

// dataSheets have a row per school × indicator, for people who make their own tables.
func (b *book) dataSheets(c view.Comparison) []sheet {
	size := func(r view.Report) int {
		n := 0
		for _, d := range r.Domains {
			n += len(d.Indicators)
		}
		return n
	}
	return b.inParts(c, chunks(c.Reports, size, tableRoom), b.dataSheet)
}

// inParts makes a sheet of each run of schools; with several each says which part it is.
func (b *book) inParts(c view.Comparison, parts []chunk, sheetOf func(view.Comparison, chunk) sheet) []sheet {
	var out []sheet
	for n, part := range parts {
		next := sheetOf(c, part)
		if len(parts) > 1 {
			next.how += b.partOf(n, len(parts), c.Reports[part.from], c.Reports[part.to-1])
		}
		out = append(out, next)
	}
	return out
}

// partOf says which schools are on a sheet when they do not all fit on one.
func (b *book) partOf(n, of int, first, last view.Report) string {
	if of < 2 {
		return ""
	}
	return " " + fmt.Sprintf(b.words.board.partOf, n+1, of, first.School.Name, last.School.Name)
}

// dataSheet holds the answers of a run of schools.
func (b *book) dataSheet(c view.Comparison, part chunk) sheet {
	w, col := b.words.board, b.words.col
	columns := []column{{col.school, 28}, {col.brin, 10}, {col.sector, 9}, {col.round, 12}, {col.date, 12}, {col.domain, 24}, {col.id, 6}, {col.title, 30},
		{col.state, 24}, {col.level, 9}, {col.weight, 9}, {col.critical, 14}, {col.evidence, 40}, {col.evidenceDate, 14}, {col.note, 40}, {col.action, 40},
		{col.owner, 18}, {col.due, 14}, {col.status, 11}, {w.agreed, 16}}
	adviser := moderated(c)
	if adviser {
		columns = append(columns, column{col.own, 24}, column{col.reason, 40})
	}
	return sheet{
		name: w.data, title: w.data + " – " + c.Title, how: w.dataHow, head: true, frozen: 1, empty: w.dataEmpty, columns: columns,
		rows: func(yield func(row) bool) {
			for _, r := range c.Reports[part.from:part.to] {
				for _, d := range r.Domains {
					for _, i := range d.Indicators {
						if !yield(dataRow(r, i, adviser)) {
							return
						}
					}
				}
			}
		},
	}
}

// dataRow is one answer of one school, on one line whatever the length of its texts.
func dataRow(r view.Report, i view.Indicator, adviser bool) row {
	out := row{height: heightOf(1), cells: []cell{
		line(r.School.Name), line(r.School.BRIN), line(r.School.SectorID), line(r.Round), date(r.DateOn, r.Date), line(i.Domain), line(i.ID), line(i.Title),
		line(i.State), level(i), whole(i.Weight), line(i.Critical), line(i.Evidence), date(i.EvidenceDateOn, i.EvidenceDate), line(i.Note), line(i.Action),
		line(i.Owner), date(i.DueOn, i.Due), line(i.Status), line(i.Agreement),
	}}
	if adviser {
		out.cells = append(out.cells, line(i.Own), line(i.Reason))
	}
	return out
}
