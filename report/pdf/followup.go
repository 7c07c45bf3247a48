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
		d.lead(w.OpenIntro)
		if !d.report.Nothing() {
			d.paras(join(" ", r.Explanation.Openings...))
		}
		d.openTable(r.Open)
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
		rows = append(rows, about(body, in.ID, in.Title, "", texts(plain(body, black), d.orDash(in.Note))...))
	}
	d.table(columns, rows)
}

func (d *reportDoc) openTable(list []view.Open) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 62}, {title: w.Ask, width: 36},
		{title: w.Hints, width: textWidth - 110}}
	if !slices.ContainsFunc(list, func(o view.Open) bool { return o.Ask != "" || len(o.Hints) > 0 }) {
		columns = columns[:2] // the question takes the whole row
	}
	var rows [][]cell
	for _, o := range list {
		row := about(body, o.ID, o.Title, join("\n", join(" · ", o.State, o.Critical), o.Question))
		if o.Ask == "" && len(o.Hints) == 0 {
			row[1].wide = true
		} else {
			row = append(row, cell{text: d.orDash(o.Ask), style: plain(body, black)},
				cell{text: d.orDash(listed(o.Hints)), style: plain(small, black)})
		}
		rows = append(rows, row)
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
		d.table(d.planColumns(w.Gap), first)
	}
	if len(others) > 0 {
		d.section(w.OtherAgreements)
		d.table(d.planColumns(w.Question), others)
	}
	if r.Prospect != nil {
		d.section(w.Prospect)
		d.prospect(*r.Prospect)
	}
}

// principles are the texts of all principles behind the questions, each once, under the section of the source.
func (d *reportDoc) principles() {
	var rows [][]cell
	section := ""
	for _, p := range d.report.AllPrinciples() {
		if p.Section != section {
			section = p.Section
			rows = append(rows, []cell{{}, {text: section, style: strong(small, accent)}})
		}
		rows = append(rows, []cell{{text: p.ID, style: strong(micro, accent)}, {text: p.Text, style: plain(micro, black)}})
	}
	d.lead(d.words.PrinciplesLead)
	d.inTwo([]column{{title: d.words.Nr, width: 8}, {title: d.words.Principle, width: 78}}, rows)
}

// prospect is what comes out, half year after half year, if what the school planned succeeds.
func (d *reportDoc) prospect(p view.Prospect) {
	w := d.words
	d.lead(p.Lead)
	columns := []column{{title: w.Period, width: 38}, {title: w.Rising, width: textWidth - 38 - 108},
		{title: w.Work, width: 48}, {title: w.Expected, width: 27, right: true}, {title: w.Verdict, width: 33}}
	var rows [][]cell
	for _, x := range p.Phases {
		rows = append(rows, append([]cell{{text: x.Period, style: strong(small, black)}}, texts(plain(small, black),
			d.orDash(strings.Join(x.Questions, ", ")), d.orDash(x.Load), x.Score.Text, d.orDash(x.Verdict))...))
	}
	d.dense(columns, rows)
	d.flow.add(gap(1.4))
	for _, note := range p.Notes {
		d.flow.add(d.faces.text(note, plain(small, grey), 0, paraWidth)...)
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
	proposal, gain := "", ""
	if p.Proposal != view.NoProposal {
		chapter := map[view.ProposalPlace]chapterID{view.WithDomain: chapterDomains, view.WithFlags: chapterCritical,
			view.WithLegal: chapterLegal}[p.Proposal]
		proposal = fmt.Sprintf(d.words.ProposalIn, d.number[chapter])
	}
	if p.Gain != "" {
		gain = fmt.Sprintf(d.words.Gain, p.Gain)
	}
	columns := d.planColumns("")
	row := about(small, p.ID, p.Title, join(" · ", p.Change, p.Critical, gain),
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
	list := d.report.Help
	const second = helpWidth + 8
	half := (len(list) + 1) / 2
	columns := beside(d.resources(list[:half], 0), d.resources(list[half:], second))
	if heightOf(columns) <= d.flow.left() {
		d.flow.add(hold(columns, true)...)
		return
	}
	// Side by side, a page may end between two rows.
	for pair := range slices.Chunk(list, 2) {
		d.flow.add(together(beside(d.resources(pair[:1], 0), d.resources(pair[1:], second)))...)
	}
}

const helpWidth = (textWidth - 8) / 2

func (d *reportDoc) resources(list []view.Resource, x float64) []band {
	var out []band
	for _, r := range list {
		out = append(append(out, d.resource(r, x, helpWidth)...), band{height: 1.8})
	}
	return out
}

func (d *reportDoc) resource(r view.Resource, x, width float64) []band {
	out := d.faces.text(r.Title, strong(body, black), x, width)
	out = append(out, d.faces.text(r.Description, plain(small, black), x, width)...)
	address := d.faces.text(r.URL, plain(small, accent), x, width)
	for i := range address {
		for j := range address[i].items {
			if webAddress(r.URL) {
				address[i].items[j].link = r.URL
			}
		}
	}
	return group(append(out, address...))
}

// webAddress reports whether an address may be a link: a rubric of somebody else must not make a reader start anything
// but a browser.
func webAddress(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}
