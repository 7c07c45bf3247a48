package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sggscan/internal/lists"
	"sggscan/report/view"
)

// method is the chapter that lets a reader check the score.
func (d *reportDoc) method() {
	r, w := d.report, d.words
	if len(r.Method) == 0 {
		d.para(w.NoMethod)
	}
	d.inColumns(lists.Map(r.Method, func(text string) []band {
		return append(d.faces.text(text, plain(small, black), 0, halfTable), band{height: d.air(1.1)})
	}))
	if r.Benchmark != nil {
		d.section(w.Benchmark)
		d.para(r.Benchmark.Sentence)
	}
	d.firmness()
	d.section(w.Levels)
	var levels []band
	for _, l := range r.Levels {
		levels = append(
			levels,
			d.labelled(fmt.Sprintf("%d  %s", l.Value, l.Label), d.orDash(l.Meaning), plain(small, black))...)
	}
	d.flow.add(together(levels)...)
	if d.apart == sumApart {
		d.flow.need(room)
	}
	d.section(w.About)
	d.about()
	d.section(w.Calculation)
	if !slices.ContainsFunc(r.Calculation, func(s view.DomainSum) bool { return s.Score.Known }) {
		d.para(w.NoCalculation)
		return
	}
	d.lead(w.CalculationIntro)
	d.calculation(r.Calculation)
}

// paras writes sentences close together, over the whole width.
func (s *document) paras(sentences ...string) {
	for _, t := range sentences {
		s.flow.add(together(append(s.faces.text(t, plain(small, black), 0, textWidth), band{height: s.air(1.1)}))...)
	}
}

// firmness says how firm the verdict stands, what is proven and the shortest way to the next verdict.
func (d *reportDoc) firmness() {
	e, w := d.report.Explanation, d.words
	if d.report.Nothing() || e.Hinges() == "" {
		return
	}
	d.section(w.HowFirm)
	d.paras(e.Margin, e.Hinges(), e.Proven)
	d.section(e.Route.Title)
	d.paras(join(" ", e.Route.Sentence, e.Route.Score))
	if len(e.Route.Steps) == 0 {
		return
	}
	d.lead(e.Route.NotAdvice)
	var alike alikes
	for _, s := range e.Route.Steps {
		alike.add(s.Change, s.ID+space+s.Title)
	}
	d.alike(alike)
}

// halfTable is the width of a table that stands beside another one.
const halfTable = 86.0

// calculation is the sum, a row for each domain: questions by their number, since the titles stand before.
func (d *reportDoc) calculation(sums []view.DomainSum) {
	w := d.words
	columns := []column{{title: w.Nr, width: 9}, {title: w.LevelWeight, width: textWidth - 75},
		{title: w.Points, width: 24, right: true}, {title: w.Score, width: 19, right: true},
		{title: w.Share, width: 23, right: true}}
	var rows [][]cell
	row := func(id, each string, st style, score view.Number, points, most int, share string) {
		rows = append(rows, slices.Concat([]cell{{text: id, style: strong(small, accent)}, {text: each, style: st}},
			texts(st, fmt.Sprintf("%d / %d", points, most), d.orDash(score.Text), share)))
	}
	for _, s := range sums {
		row(s.ID, strings.Join(lists.Map(s.Rows, product), " · "), plain(small, black), s.Score, s.Points, s.Max,
			d.orDash(s.ShareOfWhole))
	}
	points, most := d.report.Points()
	row("", w.Whole, strong(small, black), d.report.Score, points, most, "")
	d.dense(columns, rows)
}

// product is what a question adds to the sum: "V1 2 × 1"; or why it adds nothing. A product stays on one line.
func product(in view.SumRow) string {
	if !in.HasLevel {
		return in.ID + space + in.State
	}
	return strings.Join([]string{in.ID, strconv.Itoa(in.Level), "×", strconv.Itoa(in.Weight)}, space)
}

// inHalves are the columns of two tables side by side.
func inHalves(half []column) []column {
	return slices.Concat(half, []column{{width: textWidth - 2*halfTable}}, half)
}

// sideBySide puts lists of rows beside each other, with an empty column between; shorter ones end in empty cells.
func sideBySide(lists [][][]cell, width int) [][]cell {
	var out [][]cell
	for n, list := range lists {
		for i, row := range list {
			for len(out) <= i {
				out = append(out, make([]cell, len(lists)*(width+1)-1))
			}
			copy(out[i][n*(width+1):], row)
		}
	}
	return out
}

// about holds the facts of the report in full, in two columns; the first page may have had to shorten them.
func (d *reportDoc) about() {
	r, w := d.report, d.words
	const between = 8.0
	half := (textWidth - between) / 2
	var by, status string
	if a := r.Adviser; a != nil {
		by, status = adviserName(a), join(" · ", a.Date, a.Status)
	}
	d.flow.add(together(beside(
		d.factList([]fact{{w.School, r.School.Name}, {w.BRIN, r.School.BRIN}, {w.Board, r.School.Board},
			{w.Place, r.School.Place}, {w.Sector, r.School.Sector},
			{w.FilledBy, r.Respondents}, {w.ByAdviser, join("\n", by, status)}}, 0, half),
		d.factList([]fact{{w.Round, r.Round}, {w.Date, r.Date}, {w.Profile, r.Profile},
			{w.Rubric,
				join(" · ", r.Stamp.RubricTitle, r.Stamp.RubricID+" "+r.Stamp.RubricVersion, r.Stamp.RubricHash)},
			{w.Made, join(" · ", r.Stamp.Made, r.Stamp.Tool+" "+r.Stamp.ToolVersion)}}, half+between, half)))...)
	d.flow.add(together(d.factList([]fact{{w.Source, r.Stamp.Source}}, 0, textWidth))...)
}

func (d *reportDoc) factList(facts []fact, x, width float64) []band {
	var out []band
	for _, f := range facts {
		if strings.TrimSpace(f.text) == "" {
			continue
		}
		label := line(f.label, plain(small, grey), x)
		out = append(out, beside(label, d.faces.text(f.text, plain(small, black), x+labelWidth, width-labelWidth))...)
	}
	return group(out)
}
