package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/report/view"
)

// critical is the chapter with what holds the verdict down.
func (d *reportDoc) critical() {
	r, w := d.report, d.words
	d.lead(w.CriticalIntro)
	d.section(w.Caps)
	holds := func(g []view.Cap) bool { return slices.ContainsFunc(g, func(c view.Cap) bool { return c.Holds }) }
	groups := r.CapGroups()
	if !slices.ContainsFunc(groups, holds) {
		d.para(w.NoCaps)
	}
	for _, now := range []bool{true, false} {
		if !now && slices.ContainsFunc(groups, func(g []view.Cap) bool { return !holds(g) }) {
			d.section(w.CapsLater)
		}
		for _, g := range groups {
			if holds(g) == now {
				d.flow.add(together(d.capLines(g))...)
			}
		}
	}
	d.section(w.CriticalPoints)
	if len(r.Critical) == 0 {
		d.para(w.NoCritical)
	} else {
		d.criticalTable(r.Critical)
	}
	d.flow.add(gap(d.air(4)))
	d.section(w.Flags)
	if len(r.Flags) == 0 {
		d.para(w.NoFlags)
		return
	}
	d.checks(r.Flags)
}

// scopeOverall is the scope of a limit on the verdict of the whole school.
const scopeOverall = "overall"

// capLines is a reason, with what it limits beside it.
func (d *reportDoc) capLines(group []view.Cap) []band {
	const reasonX, limitX = 12.0, 120.0
	id, because := group[0].ID, group[0].Because
	if group[0].Weak && len(group) > 1 {
		ids := lists.Map(group, func(c view.Cap) string { return c.ID })
		id, because, group = "", fmt.Sprintf(d.words.WeakDomains, strings.Join(ids, ", ")), group[:1]
	}
	reason := d.faces.text(because, plain(body, black), reasonX, limitX-reasonX-cellGap)
	var limits []string
	for _, c := range group {
		scope := c.Scope
		if c.ScopeID == scopeOverall {
			scope = strings.ToLower(d.words.Whole)
		}
		limits = append(limits, fmt.Sprintf(d.words.CapLimit, scope, c.Limit))
	}
	limit := lower(d.faces.text(strings.Join(limits, "\n"), plain(micro, grey), limitX, textWidth-limitX), 0.5)
	return append(beside(line(d.faces.line(id), strong(body, accent), 0), reason, limit), band{height: 0.9})
}

// criticalTable lists the critical points that ask for something; those at the target are one line.
func (d *reportDoc) criticalTable(list []view.Indicator) {
	w := d.words
	var rows [][]cell
	var reached []string
	for _, in := range list {
		if in.HasLevel && in.Level >= d.report.TargetLevel || in.StateID == "na" {
			reached = append(reached, fmt.Sprintf("%s %s (%s)", in.ID, in.Title, join(" ", in.State, in.Mark)))
			continue
		}
		rows = append(rows, []cell{{text: in.ID, style: strong(small, accent)},
			{text: in.Title, style: plain(small, black), below: in.Critical},
			{text: join(" ", in.State, in.Mark), style: plain(small, black)}})
	}
	if len(rows) == 0 {
		d.para(w.CriticalReached)
	} else {
		d.inTwo([]column{{title: w.Nr, width: 8}, {title: w.Question, width: 40}, {title: w.Level, width: 38}}, rows)
		d.flow.add(gap(2))
	}
	if len(reached) > 0 {
		d.flow.add(d.labelled(w.Reached, strings.Join(reached, " · "), plain(small, black))...)
	}
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

// stateWord is the name of the level, or the answer in words when there is none.
func (d *reportDoc) stateWord(in view.Indicator) string {
	if in.HasLevel && in.Level >= 0 && in.Level < len(d.report.Levels) {
		return d.report.Levels[in.Level].Label
	}
	return in.State
}
