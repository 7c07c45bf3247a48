package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sggscan/report/view"
)

// method is the chapter that lets a reader check the score.
func (d *reportDoc) method() {
	r, w := d.report, d.words
	if len(r.Method) == 0 {
		d.para(w.NoMethod)
	}
	d.paras(r.Method...)
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
	d.lead(w.CalculationIntro + " " + d.shares(r.Calculation))
	d.calculation(r.Calculation)
}

// paras writes sentences close together, over the whole width.
func (s *document) paras(sentences ...string) {
	for _, t := range sentences {
		s.flow.add(together(append(s.faces.text(t, plain(small, black), 0, textWidth), band{height: 1.1}))...)
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
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: 90},
		{title: w.Change, width: textWidth - 102}}
	d.dense(columns, routeRows(e.Route.Steps))
}

func routeRows(steps []view.RouteStep) [][]cell {
	var rows [][]cell
	for _, s := range steps {
		rows = append(rows, texts(plain(small, black), s.ID, s.Title, s.Change))
	}
	return rows
}

// shares says how much each domain counts in the whole.
func (d *reportDoc) shares(sums []view.DomainSum) string {
	var each []string
	for _, s := range sums {
		if s.Score.Known {
			each = append(each, s.ID+" "+d.orDash(s.ShareOfWhole))
		}
	}
	return fmt.Sprintf(d.words.Shares, strings.Join(each, ", "))
}

// halfTable is the width of a table that stands beside another one.
const halfTable = 86.0

// calculation is the sum, some domains side by side: questions by their number, since the titles stand before.
func (d *reportDoc) calculation(sums []view.DomainSum) {
	const abreast = 4
	w := d.words
	one := []column{{title: w.Nr, width: 9}, {title: w.LevelWeight, width: 18, right: true},
		{title: w.Points, width: 16, right: true}, {width: (textWidth+1)/abreast - 43}}
	columns := slices.Repeat(one, abreast)
	var rows [][]cell
	for some := range slices.Chunk(sums, abreast) {
		parts := make([][][]cell, abreast)
		for i, s := range some {
			parts[i] = d.sumRows(s)
		}
		rows = append(rows, sideBySide(parts, len(one)-1)...)
	}
	d.dense(columns[:len(columns)-1], rows)
}

// inHalves are the columns of two tables side by side.
func inHalves(half []column) []column {
	return slices.Concat(half, []column{{width: textWidth - 2*halfTable}}, half)
}

// sumRows are the rows of a domain: its own points first.
func (d *reportDoc) sumRows(s view.DomainSum) [][]cell {
	total := strong(micro, black)
	rows := [][]cell{append([]cell{{text: s.ID, style: strong(micro, accent)}},
		texts(total, s.Score.Text, fmt.Sprintf("%d / %d", s.Points, s.Max))...)}
	for _, in := range s.Rows {
		answer, points := in.State, d.words.Empty
		if in.HasLevel {
			answer, points = fmt.Sprintf("%d × %d", in.Level, in.Weight), fmt.Sprintf("%d / %d", in.Points, in.Max)
		}
		rows = append(rows, texts(plain(micro, black), in.ID, answer, points))
	}
	return rows
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
