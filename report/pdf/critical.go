package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
)

// critical is the chapter with what holds the verdict down.
func (d *reportDoc) critical() {
	r, w := d.report, d.words
	d.lead(w.CriticalIntro)
	d.section(w.Caps)
	if len(r.Caps) == 0 {
		d.para(w.NoCaps)
	}
	for _, c := range groupCaps(r.Caps) {
		d.flow.add(together(d.capLines(c))...)
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
	d.checks(r.Flags)
}

// groupCaps puts the caps with one reason together: such an answer limits its domain and the whole.
func groupCaps(caps []view.Cap) [][]view.Cap {
	var out [][]view.Cap
	for _, c := range caps {
		at := slices.IndexFunc(out, func(g []view.Cap) bool { return g[0].ID == c.ID && g[0].Reason == c.Reason })
		if at < 0 {
			out = append(out, []view.Cap{c})
		} else {
			out[at] = append(out[at], c)
		}
	}
	return out
}

// scopeOverall is the scope of a limit on the verdict of the whole school.
const scopeOverall = "overall"

// capLines is a reason, with what it limits beside it.
func (d *reportDoc) capLines(group []view.Cap) []band {
	const reasonX, limitX = 12.0, 120.0
	reason := d.faces.text(group[0].Because, plain(body, black), reasonX, limitX-reasonX-cellGap)
	var limits []string
	for _, c := range group {
		scope := c.Scope
		if c.ScopeID == scopeOverall {
			scope = strings.ToLower(d.words.Whole)
		}
		limits = append(limits, fmt.Sprintf(d.words.CapLimit, scope, c.Limit))
	}
	limit := lower(d.faces.text(strings.Join(limits, "\n"), plain(micro, grey), limitX, textWidth-limitX), 0.5)
	return append(beside(line(d.faces.line(group[0].ID), strong(body, accent), 0), reason, limit), band{height: 0.9})
}

// criticalTable lists the critical points that ask for something; those at the target are one line.
func (d *reportDoc) criticalTable(list []view.Indicator) {
	w := d.words
	const stepsColumn = stepsWidth + 4
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 42}, {title: w.Level, width: stepsColumn},
		{title: w.ToDo, width: textWidth - 54 - stepsColumn}}
	var rows [][]cell
	var reached []string
	for _, in := range list {
		if in.HasLevel && in.Level >= d.report.TargetLevel || in.StateID == "na" {
			reached = append(reached, fmt.Sprintf("%s %s (%s)", in.ID, in.Title, in.State))
			continue
		}
		steps := d.faces.levelSteps(0, 0, in.HasLevel, in.Level, d.report.TargetLevel)
		rows = append(rows, about(body, in.ID, in.Title, in.Critical,
			cell{below: d.stateWord(in), items: steps, drop: 1.8},
			cell{text: d.orDash(in.Step), style: plain(small, black)}))
	}
	if len(rows) == 0 {
		d.para(w.CriticalReached)
	} else {
		d.table(columns, rows)
		d.flow.add(gap(2))
	}
	if len(reached) > 0 {
		d.flow.add(d.labelled(w.Reached, strings.Join(reached, " · "), plain(small, black))...)
	}
}

// stateWord is the name of the level, or the answer in words when there is none.
func (d *reportDoc) stateWord(in view.Indicator) string {
	if in.HasLevel && in.Level >= 0 && in.Level < len(d.report.Levels) {
		return d.report.Levels[in.Level].Label
	}
	return in.State
}
