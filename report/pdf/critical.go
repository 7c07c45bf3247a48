package pdf

import (
	"fmt"

	"sggscan/report/view"
)

// critical is the chapter with what holds the verdict down.
func (d *doc) critical() {
	r, w := d.report, d.words
	d.lead(w.CriticalIntro)
	d.section(w.Caps)
	if len(r.Caps) == 0 {
		d.para(w.NoCaps)
	}
	for _, c := range r.Caps {
		d.flow.add(together(d.capLine(c))...)
	}
	d.section(w.CriticalPoints)
	if len(r.Critical) == 0 {
		d.para(w.NoCritical)
	} else {
		d.criticalTable(r.Critical)
	}
	d.flow.add(gap(4))
	d.section(w.Flags)
	if len(r.Flags) == 0 {
		d.para(w.NoFlags)
		return
	}
	d.lead(r.Guidance.Flags)
	d.checks(r.Flags)
}

func (d *doc) capLine(c view.Cap) []band {
	bold := style{size: body, bold: true, ink: accent}
	reason := d.faces.text(c.Reason, d.bodyStyle(), 12, textWidth-12)
	if c.Limit != "" {
		reason = append(reason, d.faces.text(fmt.Sprintf(d.words.CapLimit, c.Scope, c.Limit), style{size: micro, ink: grey}, 12, textWidth-12)...)
	}
	return append(beside(lines([]string{d.faces.line(c.ID)}, bold, 0), reason), band{height: 1.4})
}

func (d *doc) criticalTable(list []view.Indicator) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 50}, {title: w.Level, width: stepsWidth + 6}, {title: w.ToDo, width: textWidth - 68 - stepsWidth}}
	rows := make([][]cell, 0, len(list))
	for _, in := range list {
		rows = append(rows, []cell{
			{text: in.ID, style: style{size: body, bold: true, ink: accent}},
			{text: in.Title, style: style{size: body, bold: true, ink: black}, below: in.Critical},
			d.stepsCell(in),
			{text: d.orDash(in.Step), style: d.bodyStyle()}})
	}
	d.table(columns, rows)
}

// stepsCell is a level as boxes, with the answer in words under them.
func (d *doc) stepsCell(in view.Indicator) cell {
	return cell{below: "\n" + in.State, items: d.faces.levelSteps(0, 0.2, in.HasLevel, in.Level, d.report.TargetLevel)}
}
