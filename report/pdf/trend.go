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
	// How many questions could not be compared, and why.
	d.lead(join(" · ", counted(t.New, w.TrendNew), counted(t.Changed, w.TrendChanged)))
	d.trendIndicators(t)
}

func (d *reportDoc) trendDomains(t *view.Trend) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Domain, width: textWidth - 12 - 87},
		{title: w.Before, width: 29, right: true},
		{title: w.TodaySame, width: 29, right: true}, {title: w.Difference, width: 29, right: true}}
	var rows [][]cell
	for _, v := range t.Domains {
		rows = append(rows, append([]cell{{text: v.ID, style: strong(body, accent)}},
			texts(plain(body, black), v.Title, v.Previous.Text, v.Score.Text, v.Difference)...))
	}
	d.dense(columns, append(rows, texts(strong(body, black), "", w.Whole, t.Previous.Text, t.Score.Text, t.Difference)))
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
	d.dense(inHalves(half), sideBySide(rows[:middle], rows[middle:], len(half)))
}

// trendIndicators lists what changed, in two columns; what stayed the same is one line.
func (d *reportDoc) trendIndicators(t *view.Trend) {
	w := d.words
	half := []column{{title: w.Nr, width: 8}, {title: w.Question, width: 38}, {title: w.Before, width: 12},
		{title: w.Today, width: 10}, {title: w.Change, width: 18}}
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
		rows = append(rows, append([]cell{{text: in.ID, style: strong(small, accent)}},
			texts(plain(small, black), in.Title, before, strconv.Itoa(in.Level), in.Change)...))
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
