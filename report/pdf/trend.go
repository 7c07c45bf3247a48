package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/report/view"
)

// trend is the chapter with what changed since the round before.
func (d *reportDoc) trend() {
	t, w := d.report.Trend, d.words
	d.para(t.Sentence)
	if t.Middles != "" {
		d.para(t.Middles)
	}
	if t.Enough && t.Higher+t.Lower > 0 {
		d.trendDomains(t)
	}
	d.flow.add(gap(4))
	// How many questions could not be compared, and why.
	d.lead(join(" · ", counted(t.New, w.TrendNew), counted(t.Changed, w.TrendChanged)))
	d.trendIndicators(t)
	d.followUp(t)
}

// followUp is what became of the plan, the flags and the legal duties of the round before.
func (d *reportDoc) followUp(t *view.Trend) {
	w := d.words
	if len(t.FollowUp)+len(t.Checks) == 0 {
		return
	}
	d.section(w.FollowUp)
	if len(t.FollowUp) > 0 {
		d.para(strings.Join(t.FollowUp, " "))
	}
	if len(t.Checks) == 0 {
		return
	}
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: textWidth - 12 - 60},
		{title: w.Before, width: 30}, {title: w.Today, width: 30}}
	var rows [][]cell
	for _, c := range t.Checks {
		title := c.Title
		if c.Untitled {
			title = ""
		}
		rows = append(rows, about(small, c.ID, title, c.Remark, texts(plain(small, black), c.Previous, c.Now)...))
	}
	d.dense(columns, rows)
}

func (d *reportDoc) trendDomains(t *view.Trend) {
	w := d.words
	columns := []column{{title: w.Nr, width: 8}, {title: w.Domain, width: textWidth - 8 - lineWidth - 76},
		{title: w.TrendLine, width: lineWidth + cellGap}, {title: w.Before, width: 23, right: true},
		{title: w.TodaySame, width: 25, right: true}, {title: w.Difference, width: 25, right: true}}
	var rows [][]cell
	row := func(id string, st style, title string, before, now view.Number, difference string) {
		rows = append(rows, slices.Concat([]cell{{text: id, style: strong(body, accent)}, {text: title, style: st},
			{items: moveLine(before, now), style: st}}, texts(st, before.Text, now.Text, difference)))
	}
	for _, v := range t.Domains {
		row(v.ID, plain(body, black), v.Title, v.Previous, v.Score, v.Difference)
	}
	row("", strong(body, black), w.Whole, t.Previous, t.Score, t.Difference)
	d.dense(columns, rows)
}

// lineWidth is the length of the line on which a score moves from 0 to 100.
const lineWidth = 44.0

// moveLine draws from where a score came, an open square, and where it is now, a filled one; nothing when it cannot be
// told.
func moveLine(before, now view.Number) []item {
	const y, side, thin, thick = 0.3, 2.2, 0.2, 0.8
	if !before.Known || !now.Known {
		return nil
	}
	at := func(n view.Number) float64 { return side/2 + (lineWidth-side)*min(max(n.Share, 0), 1) }
	middle := y + barHeight/2
	from, to := min(at(before), at(now)), max(at(before), at(now))
	items := []item{box(0, middle-thin/2, lineWidth, thin, rule), box(from, middle-thick/2, to-from, thick, accentMid)}
	items = append(items, previousMark(at(before), y)...)
	return append(items, box(at(now)-side/2, middle-side/2, side, side, accent))
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
