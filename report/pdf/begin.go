package pdf

import (
	"sggscan/report/view"
)

// begin is the chapter of a report without answers: what to answer first, whom to ask, and what was written already.
func (d *reportDoc) begin() {
	r, w := d.report, d.words
	d.lead(w.BeginIntro)
	var hard, rest []view.Indicator
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			if in.CriticalID == "hard" {
				hard = append(hard, in)
			} else {
				rest = append(rest, in)
			}
		}
	}
	if len(hard) > 0 {
		d.section(w.BeginCritical)
		var rows [][]cell
		for _, in := range hard {
			rows = append(rows, about(small, in.ID, in.Title, in.Question,
				cell{text: d.orDash(in.Ask), style: plain(small, black)}))
		}
		d.dense([]column{{title: w.Nr, width: 10}, {title: w.Question, width: 116},
			{title: w.Ask, width: textWidth - 126}}, rows)
	}
	for _, part := range []struct {
		title string
		list  []view.Check
	}{{w.Flags, r.Flags}, {w.Legal, r.Legal}} {
		if len(part.list) == 0 {
			continue
		}
		d.section(part.title)
		var rows [][]cell
		for _, c := range part.list {
			rows = append(rows, []cell{{text: c.ID, style: strong(small, accent)},
				{text: c.Question, style: plain(small, black), below: c.Note}})
		}
		d.dense([]column{{title: w.Nr, width: 10}, {title: w.Question, width: textWidth - 10}}, rows)
	}
	if len(rest) > 0 {
		d.section(w.BeginRest)
		var rows [][]cell
		for _, in := range rest {
			rows = append(rows, append([]cell{{text: in.ID, style: strong(small, accent)}},
				texts(plain(small, black), in.Title, d.orDash(in.Ask))...))
		}
		d.inTwo([]column{{title: w.Nr, width: 8}, {title: w.Question, width: 40}, {title: w.Ask, width: 38}}, rows)
	}
	d.written()
}

// written is what people wrote beside answers that they did not give, and what the adviser remarks.
func (d *reportDoc) written() {
	for _, v := range d.report.Domains {
		d.flow.add(d.remark(v.Remark)...)
	}
	if list := d.report.Written(); len(list) > 0 {
		d.section(d.words.Written)
		d.outside(list)
	}
	d.section(d.words.About)
	d.about()
}
