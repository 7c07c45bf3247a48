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
	d.flow.add(gap(d.air(4)))
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
	var alike alikes
	for _, c := range t.Checks {
		title := c.ID
		if !c.Untitled {
			title += space + c.Title
		}
		if c.Remark != "" {
			title += ". " + c.Remark
		}
		alike.add(fmt.Sprintf(w.WasNow, c.Previous, c.Now), title)
	}
	d.alike(alike)
}

// space stands between words that stay on one line.
const space = "\u00a0"

// alikes are things of which the same is said, in the order in which each is said first.
type alikes struct {
	said   []string
	things map[string][]string
}

func (a *alikes) add(said, thing string) {
	if a.things == nil {
		a.things = map[string][]string{}
	}
	if len(a.things[said]) == 0 {
		a.said = append(a.said, said)
	}
	a.things[said] = append(a.things[said], thing)
}

// alike lists things behind what is said of them.
func (d *reportDoc) alike(a alikes) {
	const saidWidth = 44.0
	for _, said := range a.said {
		label := lower(d.faces.text(said, strong(micro, grey), 0, saidWidth-cellGap), 0.1)
		list := d.faces.text(strings.Join(a.things[said], " · "), plain(small, black), saidWidth, textWidth-saidWidth)
		d.flow.add(append(together(beside(label, list)), band{height: 0.6})...)
	}
}

func (d *reportDoc) trendDomains(t *view.Trend) {
	w := d.words
	columns := []column{{title: w.Nr, width: 8}, {title: w.Domain, width: textWidth - 8 - lineWidth - 83},
		{title: w.TrendLine, width: lineWidth + cellGap}, {title: w.Before, width: 21, right: true},
		{title: w.TodaySame, width: 31, right: true}, {title: w.Difference, width: 28, right: true}}
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
const lineWidth = 37.0

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

// trendIndicators lists what changed, by how it did; what stayed the same is one line.
func (d *reportDoc) trendIndicators(t *view.Trend) {
	w := d.words
	var alike alikes
	var equal, changed []string
	for _, change := range []string{"lower", "higher", "new", "equal", "changed"} {
		for _, in := range t.Indicators {
			switch {
			case in.ChangeID != change:
			case change == "equal":
				equal = append(equal, in.ID)
			case change == "changed": // its level stands beside the one before, in the chapter of the domains
				changed = append(changed, in.ID)
			case in.HasPrevious:
				now := fmt.Sprintf(w.WasNow, strconv.Itoa(in.Previous), strconv.Itoa(in.Level))
				alike.add(in.Change+d.words.Colon+now, in.ID+space+in.Title)
			default:
				alike.add(in.Change+d.words.Colon+strconv.Itoa(in.Level), in.ID+space+in.Title)
			}
		}
	}
	if len(alike.said) == 0 {
		d.para(w.NoChange)
	} else {
		d.alike(alike)
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
