package pdf

import (
	"fmt"
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
	d.flow.add(gap(2.6))
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
	d.flow.add(gap(2))
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
	columns := []column{{title: w.Nr, width: 10}, {title: w.Question, width: 56}, {title: w.SchoolLevel, width: 32},
		{title: w.Chosen, width: 40}, {title: w.TalkAbout, width: textWidth - 138}}
	var rows [][]cell
	fine := plain(small, black)
	for _, x := range a.Differences {
		rows = append(rows, about(small, x.ID, x.Title, x.Question,
			cell{text: d.orDash(x.State), style: fine, below: x.Critical},
			cell{text: d.orDash(join("\n", x.Views...)), style: fine, below: x.Agreement},
			cell{text: x.Ask, style: strong(small, accent)}))
	}
	d.table(columns, rows)
	d.flow.add(gap(2))
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
	for _, f := range list {
		bands := d.faces.text(f.Title, strong(body, black), 0, paraWidth)
		bands = append(bands, d.faces.text(f.Text, plain(body, black), 0, paraWidth)...)
		bands = append(bands, d.faces.text(others(f), plain(micro, accent), 0, paraWidth)...)
		d.flow.add(together(append(bands, band{height: 2.4}))...)
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
