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
	t := d.report.Trend
	d.para(t.Sentence)
	if t.Middles != "" {
		d.para(t.Middles)
	}
	if t.Enough && t.Higher+t.Lower > 0 {
		d.trendDomains(t)
	}
	d.flow.add(gap(4))
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
	var rows [][]cell
	for _, c := range t.Checks {
		title := c.Title
		if c.Untitled {
			title = ""
		}
		rows = append(rows, []cell{{text: c.ID, style: strong(small, accent)},
			{text: title, style: plain(small, black), below: c.Remark},
			{text: c.Previous, style: plain(small, black)}, {text: c.Now, style: plain(small, black)}})
	}
	d.inTwo([]column{{title: w.Nr, width: 8}, {title: w.Question, width: 46}, {title: w.Before, width: 16},
		{title: w.Today, width: 16}}, rows)
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
	d.dense(inHalves(half), sideBySide([][][]cell{rows[:middle], rows[middle:]}, len(half)))
}

// trendIndicators lists what changed, in two columns; what stayed the same is one line.
func (d *reportDoc) trendIndicators(t *view.Trend) {
	w := d.words
	half := []column{{title: w.Nr, width: 8}, {title: w.Question, width: 38}, {title: w.Before, width: 12},
		{title: w.Today, width: 10}, {title: w.Change, width: 18}}
	var rows [][]cell
	var equal, changed []string
	for _, in := range t.Indicators {
		switch in.ChangeID {
		case "equal":
			equal = append(equal, in.ID)
			continue
		case "changed": // its level stands beside the one before, in the chapter of the domains
			changed = append(changed, in.ID)
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
	} else {
		d.inTwo(half, rows)
		d.flow.add(gap(2))
	}
	var rest []string
	if len(equal) > 0 {
		rest = append(rest, fmt.Sprintf(w.Equal, strings.Join(equal, ", ")))
	}
	if len(changed) > 0 {
		rest = append(rest, fmt.Sprintf(w.ChangedQuestions, strings.Join(changed, ", ")))
	}
	d.paras(rest...)
}
