package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/internal/lists"
	"sggscan/report/view"
)

// open is the chapter with the questions that wait for an answer, and those that were left out with a reason.
func (d *reportDoc) open() {
	r, w := d.report, d.words
	if len(r.Open) == 0 {
		d.para(w.NoOpen)
	} else {
		if r.Answered < r.InScope {
			d.lead(w.OpenIntro)
		}
		if r.OpenChecks() {
			d.lead(w.OpenChecks)
		}
		if !d.report.Nothing() {
			d.paras(join(" ", r.Explanation.Openings...))
			d.flow.add(gap(d.air(1.4)))
		}
		var checks alikes
		questions := slices.DeleteFunc(slices.Clone(r.Open), func(o view.Open) bool { return d.openCheck(o, &checks) })
		d.alike(checks)
		if len(questions) > 0 {
			d.flow.add(gap(d.air(1.4)))
			d.openTable(questions)
		}
	}
	if len(r.NA) > 0 {
		d.section(w.NA)
		d.notApplicable(r.NA)
	}
	if len(r.Outside) > 0 {
		d.section(w.OutsideScope)
		d.lead(w.OutsideIntro)
		d.outside(r.Outside)
	}
}

func (d *reportDoc) notApplicable(list []view.Indicator) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 62},
		{title: w.NAReason, width: textWidth - 74}}
	var rows [][]cell
	for _, in := range list {
		rows = append(rows, about(small, in.ID, in.Title, "", texts(plain(small, black), d.orDash(in.Note))...))
	}
	d.table(columns, rows)
}

// openCheck adds a warning question or legal duty to those of which the same is said, and reports if it is one: its
// text and what to do stand in a chapter of its own.
func (d *reportDoc) openCheck(o view.Open, to *alikes) bool {
	kind, chapter := d.words.Flags, chapterCritical
	if o.Legal {
		kind, chapter = d.words.Legal, chapterLegal
	}
	if check := o.Legal || slices.ContainsFunc(d.report.Flags, func(c view.Check) bool { return c.ID == o.ID }); !check {
		return false
	}
	to.add(join(" · ", kind, o.State, fmt.Sprintf(d.words.InChapter, d.number[chapter])), o.ID+space+o.Title)
	return true
}

func (d *reportDoc) openTable(list []view.Open) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 62}, {title: w.Ask, width: 36},
		{title: w.Hints, width: textWidth - 110}}
	var rows [][]cell
	for _, o := range list {
		rows = append(rows, about(small, o.ID, o.Title, join("\n", join(" · ", o.State, o.Critical), o.Question),
			texts(plain(small, black), d.orDash(o.Ask), d.orDash(listed(o.Hints)))...))
	}
	d.table(columns, rows)
}

// listed sets texts under each other, each behind a dash when there are more.
func listed(texts []string) string {
	if len(texts) < 2 {
		return strings.Join(texts, "\n")
	}
	return "– " + strings.Join(texts, "\n– ")
}

// outside lists the answers that do not count, with everything that was written there.
func (d *reportDoc) outside(list []view.Indicator) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 62}, {title: w.Answer, width: 34},
		{title: w.Note, width: textWidth - 108}}
	var rows [][]cell
	for _, in := range list {
		written := join("\n", in.Evidence, in.EvidenceDate, in.Note,
			join(" · ", in.Action, in.Owner, in.Due, in.Status))
		rows = append(rows, about(body, in.ID, in.Title, "", texts(plain(body, black), in.State, d.orDash(written))...))
	}
	d.table(columns, rows)
}

// planAir is the space above and below a row of the plan: its boxes do not touch.
const planAir = 0.4

// plan is the chapter with the action plan: what comes before everything else, the gaps, and what was agreed on other
// questions.
func (d *reportDoc) plan() {
	r, w := d.report, d.words
	leading, agreed := r.PlanLines()
	first, others := lists.Map(leading, d.planRow), lists.Map(agreed, d.planRow)
	switch {
	case len(first)+len(others) > 0:
	case d.report.Nothing():
		d.para(w.NothingToPlan)
	default:
		d.para(w.NoPlan)
	}
	if len(first) > 0 {
		d.lead(fmt.Sprintf(w.PlanIntro, d.number[chapterDomains]))
		d.tableWith(d.planColumns(w.Gap), first, d.air(planAir))
	}
	if len(others) > 0 {
		d.section(w.OtherAgreements)
		d.tableWith(d.planColumns(w.Question), others, d.air(planAir))
	}
	if r.Prospect != nil {
		d.section(w.Prospect)
		d.prospect(*r.Prospect)
	}
}

// principles are the texts of all principles behind the questions, each once, under the section of the source.
func (d *reportDoc) principles() {
	const textX = 8.0
	d.lead(d.words.PrinciplesLead)
	var groups [][]band
	section, list := "", tagged("L", nil)
	for _, p := range d.report.AllPrinciples() {
		var group []band
		if p.Section != section {
			section, list = p.Section, tagged("L", nil)
			heading := as(d.faces.text(section, strong(small, accent), 0, halfTable), tagged("H2", nil))
			group = slices.Concat([]band{{height: 0.8}}, heading, []band{{height: 0.4}})
		}
		group = append(group, point(list, line(p.ID, strong(micro, accent), 0),
			d.faces.text(p.Text, plain(micro, black), textX, halfTable-textX))...)
		groups = append(groups, append(group, band{height: 0.4}))
	}
	d.inColumns(groups)
}

// prospect is what comes out, half year after half year, if what the school planned succeeds.
func (d *reportDoc) prospect(p view.Prospect) {
	w := d.words
	d.lead(p.Lead)
	columns := []column{{title: w.Period, width: 40}, {title: w.Rising, width: textWidth - 40 - 114},
		{title: w.Work, width: 54}, {title: p.ScoreHead, width: 29, right: true}, {title: w.Verdict, width: 31}}
	var rows [][]cell
	for _, x := range p.Phases {
		rows = append(rows, append([]cell{{text: x.Period, style: strong(small, black)}}, texts(plain(small, black),
			d.orDash(strings.Join(x.Questions, ", ")), d.orDash(x.Load), x.Score.Text, d.orDash(x.Verdict))...))
	}
	d.dense(columns, rows)
	d.flow.add(gap(1.4))
	for _, note := range p.Notes {
		d.flow.add(d.faces.text(note, plain(small, grey), 0, d.measure())...)
	}
}

func (d *reportDoc) planColumns(question string) []column {
	w := d.words
	return []column{{title: w.Nr, width: 9}, {title: question, width: 61}, {title: w.Action, width: 52},
		{title: w.Who, width: 27}, {title: w.When + " · " + w.Status, width: textWidth - 149}}
}

// planRow is one action of the school, or boxes to write in. What the rubric proposes stands with the question: an
// action that is over or late says so.
func (d *reportDoc) planRow(p view.PlanLine) []cell {
	proposal := ""
	if p.Proposal != view.NoProposal {
		chapter := map[view.ProposalPlace]chapterID{view.WithDomain: chapterDomains, view.WithFlags: chapterCritical,
			view.WithLegal: chapterLegal}[p.Proposal]
		proposal = fmt.Sprintf(d.words.ProposalIn, d.number[chapter])
	}
	columns := d.planColumns("")
	row := about(small, p.ID, p.Title, join(" · ", p.Change, p.Critical, p.Gain),
		texts(plain(small, black), p.Action, p.Owner, p.Due)...)
	row[2].below, row[3].below, row[4].below = proposal, p.Unowned, join("\n", p.Status, p.Late)
	for i := 2; i < len(row); i++ { // room to write where nothing stands
		if row[i].text+row[i].below == "" {
			row[i].items, row[i].drop = frame(0, 0.2, columns[i].width-cellGap, 6, 0.2, accentMid), 2.6
		}
	}
	return row
}

func (d *reportDoc) legal() {
	d.lead(d.report.Guidance.Legal)
	d.checks(d.report.Legal)
}

func (d *reportDoc) help() {
	d.inColumns(lists.Map(d.report.Help, d.resource))
}

// resource is a place that helps: what it is called and where to find it, and what it is.
func (d *reportDoc) resource(r view.Resource) []band {
	out := d.faces.text(r.Title, strong(small, black), 0, halfTable)
	before := len(out)
	out = d.faces.behind(out, r.URL, plain(small, accent), 0, halfTable)
	address := tagged("Link", nil)
	for i := range out[max(before-1, 0):] {
		items := out[max(before-1, 0)+i].items
		if it := &items[len(items)-1]; it.style.ink == accent && webAddress(r.URL) {
			it.link, it.tag = r.URL, address
		}
	}
	out = d.faces.behind(out, r.Description, plain(small, black), 0, halfTable)
	return group(append(out, band{height: 1.4}))
}

// webAddress reports whether an address may be a link: a rubric of somebody else must not make a reader start anything
// but a browser.
func webAddress(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}
