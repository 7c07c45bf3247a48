package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/report/view"
)

// views is the chapter with what is worth a talk: where the respondents differ, and what else stood out in the answers.
func (d *reportDoc) views() {
	a, w := d.report.Agreement, d.words
	if d.report.Nothing() {
		d.para(w.Nothing)
		d.findings()
		return
	}
	if a.Questions > 0 {
		d.lead(w.ViewsLead)
		d.overall(a)
	}
	if a.Sentence != "" {
		d.para(a.Sentence)
	}
	d.groups(a.Groups)
	d.differences(a)
	d.findings()
}

// overall is the mean agreement, with what the number means beside it.
func (d *reportDoc) overall(a view.Agreement) {
	if !a.Overall.Known {
		return
	}
	const textX = 24.0
	text := d.faces.text(d.words.Overall, strong(body, black), textX, textWidth-textX)
	text = append(text, d.faces.text(fmt.Sprintf(d.words.ViewsQuestions, a.Questions), plain(small, grey), textX,
		textWidth-textX)...)
	d.flow.add(hold(beside([]band{stack(line(d.faces.line(a.Overall.Text), strong(large, accent), 0)...)},
		[]band{stack(text...)}), true)...)
	d.flow.add(gap(d.air(2.6)))
}

// groups are the roles in which nobody can be recognised, side by side.
func (d *reportDoc) groups(list []view.RoleGroup) {
	if len(list) == 0 {
		return
	}
	w := d.words
	d.section(w.ViewsPerGroup)
	columns := []column{{title: w.Group, width: 80}, {title: w.People, width: 30, right: true},
		{title: w.Agreement, width: 40, right: true}, {width: textWidth - 150}}
	var rows [][]cell
	for _, g := range list {
		rows = append(rows, texts(plain(body, black), g.Title, strconv.Itoa(g.Count), d.orDash(g.Agreement.Text), ""))
	}
	d.dense(columns, rows)
	d.flow.add(gap(d.air(2)))
}

// differences lists the questions on which views differ, or says why there is none.
func (d *reportDoc) differences(a view.Agreement) {
	w := d.words
	if a.DifferencesReason != "" {
		d.para(a.DifferencesReason)
	}
	if len(a.Differences) == 0 {
		return
	}
	d.section(w.DiffersOn)
	if slices.ContainsFunc(a.Differences, func(x view.Difference) bool { return x.Line != nil }) {
		d.lead(w.SidesLegend)
	}
	columns := []column{{title: w.Nr, width: 10}, {title: w.Question, width: 54}, {title: w.SchoolLevel, width: 30},
		{title: w.Chosen, width: 48}, {title: w.TalkAbout, width: textWidth - 142}}
	var rows [][]cell
	fine := plain(small, black)
	for _, x := range a.Differences {
		rows = append(rows, about(small, x.ID, x.Title, x.Question,
			cell{text: d.orDash(x.State), style: fine, below: x.Critical},
			d.sides(x, fine),
			cell{text: x.Ask, style: strong(small, accent)}))
	}
	d.table(columns, rows)
	d.flow.add(gap(d.air(2)))
}

// sides is what was chosen, in words under a line of the four levels where that can be drawn.
func (d *reportDoc) sides(x view.Difference, st style) cell {
	out := cell{text: d.orDash(join("\n", x.Views...)), style: st, below: x.Agreement}
	if x.Line != nil {
		out.items, out.drop = noContent([]band{{items: d.faces.sidesLine(*x.Line)}})[0].items, 1.6
	}
	return out
}

// sidesLine draws the four levels as boxes: those of the leaders dark, those where the team is hatched.
func (f *faces) sidesLine(line view.SidesLine) []item {
	const width, apart = stepWidth - 0.7, 0.7
	var items []item
	for n := range 4 {
		left := float64(n) * stepWidth
		st, digit := plain(small, black), strconv.Itoa(n)
		if slices.Contains(line.Leaders, n) {
			items = append(items, box(left, 0, width, stepHeight, accent))
			st = strong(small, white)
		} else {
			items = append(items, frame(left, 0, width, stepHeight, 0.2, rule)...)
			for at := apart; n >= line.TeamFrom && n <= line.TeamTo && at < width; at += apart {
				if free := f.width(digit, st)/2 + 0.4; at < width/2-free || at > width/2+free {
					items = append(items, box(left+at, 0, 0.25, stepHeight, accentMid))
				}
			}
		}
		items = append(items, textAt(left+(width-f.width(digit, st))/2, (stepHeight-small.lead())/2, digit, st))
	}
	return items
}

// findings are what else stood out. What the table of differences tells already is left out here.
func (d *reportDoc) findings() {
	list := d.report.Noticed()
	if len(list) == 0 {
		if len(d.report.Findings) == 0 && !d.report.Nothing() {
			d.para(d.words.NoFindings)
		}
		return
	}
	d.section(d.words.Noticed)
	d.lead(d.words.FindingsIntro)
	for len(list) > 0 { // those of a kind under one title
		n := 1
		for n < len(list) && list[n].Title == list[0].Title {
			n++
		}
		bands := d.faces.text(list[0].Title, strong(body, black), 0, d.measure())
		for _, f := range list[:n] {
			bands = append(bands, d.faces.text(f.Text, plain(body, black), 0, d.measure())...)
			bands = append(bands, d.faces.text(others(f), plain(micro, accent), 0, d.measure())...)
			bands = append(bands, band{height: d.air(2.4)})
		}
		d.flow.add(together(bands)...)
		list = list[n:]
	}
}

// others are the questions of a finding that its sentence does not name; empty for none and for a long row, which says
// nothing.
func others(f view.Finding) string {
	const most = 12
	if len(f.Unnamed) > most {
		return ""
	}
	return strings.Join(f.Unnamed, ", ")
}
