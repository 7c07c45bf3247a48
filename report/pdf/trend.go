package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"sggscan/report/view"
)

// trend is the chapter with what changed since the round before.
func (d *reportDoc) trend() {
	t, w := d.report.Trend, d.words
	d.para(t.Sentence)
	if t.Enough {
		d.trendDomains(t)
	} else {
		d.para(w.TrendFew)
	}
	d.flow.add(gap(4))
	d.lead(d.trendCounts(t))
	d.trendIndicators(t)
}

// trendCounts says how many questions could not be compared, and why; empty for none.
func (d *reportDoc) trendCounts(t *view.Trend) string {
	w := d.words
	return join(" · ", counted(t.New, w.TrendNew), counted(t.Changed, w.TrendChanged))
}

func (d *reportDoc) trendDomains(t *view.Trend) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Domain, width: textWidth - 12 - 87},
		{title: w.Before, width: 29, right: true},
		{title: w.TodaySame, width: 29, right: true}, {title: w.Difference, width: 29, right: true}}
	row := func(id, title, before, now, difference string, bold bool) []cell {
		st := style{size: body, bold: bold, ink: black}
		return []cell{{text: id, style: strong(body, accent)}, {text: title, style: st}, {text: before, style: st},
			{text: now, style: st}, {text: difference, style: st}}
	}
	rows := make([][]cell, 0, len(t.Domains)+1)
	for _, v := range t.Domains {
		rows = append(rows, row(v.ID, v.Title, v.Previous.Text, v.Score.Text, v.Difference, false))
	}
	d.dense(columns, append(rows, row("", w.Whole, t.Previous.Text, t.Score.Text, t.Difference, true)))
}

// inTwo writes a table in two columns when it is long enough for that.
func (d *reportDoc) inTwo(half []column, rows [][]cell) {
	const few = 5
	if len(rows) <= few {
		half[1].width += textWidth - halfTable
		d.dense(half, rows)
		return
	}
	middle := (len(rows) + 1) / 2
	columns := append(append(append([]column{}, half...), column{width: textWidth - 2*halfTable}), half...)
	d.dense(columns, sideBySide(rows[:middle], rows[middle:], len(half)))
}

// trendIndicators lists what changed, in two columns; what stayed the same is one line.
func (d *reportDoc) trendIndicators(t *view.Trend) {
	w := d.words
	half := []column{{title: w.Nr, width: 8}, {title: w.Question, width: 38}, {title: w.Before, width: 12},
		{title: w.Today, width: 10}, {title: w.Change, width: 18}}
	fine := plain(small, black)
	var rows [][]cell
	var equal []string
	for _, in := range t.Indicators {
		if in.ChangeID == "equal" {
			equal = append(equal, in.ID)
			continue
		}
		before := w.Empty
		if in.HasPrevious {
			before = strconv.Itoa(in.Previous)
		}
		rows = append(rows, []cell{
			{text: in.ID, style: strong(small, accent)},
			{text: in.Title, style: fine},
			{text: before, style: fine},
			{text: strconv.Itoa(in.Level), style: fine},
			{text: in.Change, style: fine}})
	}
	if len(rows) == 0 {
		d.para(w.NoChange)
		return
	}
	d.inTwo(half, rows)
	d.flow.add(gap(2))
	if len(equal) > 0 {
		d.para(fmt.Sprintf(w.Equal, strings.Join(equal, ", ")))
	}
}
