package text

import (
	"strings"

	"sggscan/report/view"
)

// benchmark lays the school beside comparable schools; nothing without enough of them.
func (p *printer) benchmark(r view.Report) {
	if r.Benchmark == nil {
		return
	}
	p.raw("")
	p.line("terminal.beside_comparable_schools")
	p.wrapped("  ", r.Benchmark.Sentence)
	rows := [][]string{{"  ", "", p.say("terminal.score_2"), p.say("terminal.median")}}
	for _, d := range r.Domains {
		rows = append(rows, []string{"  " + d.ID, d.Title, d.Score.Text, d.Median.Text})
	}
	p.table(map[int]bool{2: true, 3: true}, rows)
}

// trend says what changed since the round before; nothing for a first round.
func (p *printer) trend(r view.Report) {
	if r.Trend == nil {
		return
	}
	p.raw("")
	p.line("terminal.development_since", r.Trend.Round)
	p.wrapped("  ", r.Trend.Sentence)
	for _, sentence := range r.Trend.More() {
		p.wrapped("  ", sentence)
	}
	if !r.Trend.Score.Known {
		return
	}
	rows := [][]string{{"  ", "", p.say("terminal.then"), p.say("terminal.now"), p.say("terminal.difference")}}
	for _, d := range r.Trend.Domains {
		rows = append(rows, []string{"  " + d.ID, d.Title, d.Previous.Text, d.Score.Text, d.Difference})
	}
	rows = append(rows, []string{"  ", p.say("terminal.whole"), r.Trend.Previous.Text, r.Trend.Score.Text,
		r.Trend.Difference})
	p.table(map[int]bool{2: true, 3: true, 4: true}, rows)
}

// agreement says where the views of several respondents differ and who speaks for the leaders; nothing when one form
// came in.
func (p *printer) agreement(r view.Report, speaks string) {
	x := r.Agreement
	if x.Respondents() < 2 {
		return
	}
	p.raw("")
	p.line("terminal.where_views_differ")
	if x.Overall.Known {
		p.sentence(p.say("terminal.agreement", x.Overall.Text))
	}
	p.wrapped("  ", x.Sentence)
	p.sentence(speaks)
	for _, g := range x.Groups {
		p.line("terminal.agreement_2", g.Title, g.Count, g.Agreement.Text)
	}
	for _, d := range x.Differences {
		p.wrapped("  ", strings.Join(filled(d.ID+" "+d.Title, d.State, d.Agreement, d.Critical), " · "))
		for _, v := range d.Views {
			p.raw("    " + v)
		}
	}
}

// findings lists what is worth a talk and changes no score. Where views differ stands under agreement already.
func (p *printer) findings(r view.Report) {
	first := true
	for _, f := range r.Findings {
		if f.Views {
			continue
		}
		if first {
			p.raw("")
			p.line("terminal.noticed_does_not_count")
			first = false
		}
		p.wrapped("  ", f.Title+": "+f.Text)
	}
}
