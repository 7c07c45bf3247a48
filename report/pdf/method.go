package pdf

import (
	"fmt"
	"strings"

	"sggscan/report/view"
)

// method is the chapter that lets a reader check the score.
func (d *doc) method() {
	r, w := d.report, d.words
	if len(r.Method) == 0 {
		d.para(w.NoMethod)
	}
	for _, s := range r.Method {
		d.flow.add(together(append(d.faces.text(s, d.bodyStyle(), 0, textWidth), band{height: 1.2}))...)
	}
	d.section(w.Levels)
	for _, l := range r.Levels {
		d.flow.add(d.labelled(fmt.Sprintf("%d  %s", l.Value, l.Label), d.orDash(l.Meaning), d.bodyStyle())...)
	}
	d.section(w.About)
	d.about()
	d.section(w.Calculation)
	if len(r.Calculation) == 0 {
		d.para(w.NoCalculation)
		return
	}
	d.lead(w.CalculationIntro)
	d.calculation(r.Calculation)
}

const sumTitleWidth = 43.0

// calculation is the sum, two domains side by side.
func (d *doc) calculation(sums []view.DomainSum) {
	w := d.words
	half := []column{{title: w.Nr, width: 9}, {title: w.Question, width: sumTitleWidth}, {title: w.LevelWeight, width: 18, right: true}, {title: w.Points, width: 15, right: true}}
	columns := append(append(append([]column{}, half...), column{width: textWidth - 2*85}), half...)
	var rows [][]cell
	for i := 0; i < len(sums); i += 2 {
		var right [][]cell
		if i+1 < len(sums) {
			right = d.sumRows(sums[i+1])
		}
		rows = append(rows, sideBySide(d.sumRows(sums[i]), right, len(half))...)
	}
	d.dense(columns, rows)
}

// sumRows are the rows of a domain: its own points first. A title that is cut here stands in full in the chapter of the domain.
func (d *doc) sumRows(s view.DomainSum) [][]cell {
	fine, strong := style{size: small, ink: black}, style{size: small, bold: true, ink: black}
	title := func(text string, st style) cell {
		return cell{text: strings.Join(d.faces.fit(d.orDash(text), st, sumTitleWidth-cellGap, 1), ""), style: st}
	}
	head := title(s.Title, strong)
	head.below = fmt.Sprintf(d.words.SharePart, d.orDash(s.ShareOfWhole))
	rows := [][]cell{{{text: s.ID, style: style{size: small, bold: true, ink: accent}}, head, {text: s.Score.Text, style: strong},
		{text: fmt.Sprintf("%d / %d", s.Points, s.Max), style: strong}}}
	for _, in := range s.Rows {
		answer, points := in.State, d.words.Empty
		if in.HasLevel {
			answer, points = fmt.Sprintf("%d × %d", in.Level, in.Weight), fmt.Sprintf("%d / %d", in.Points, in.Max)
		}
		rows = append(rows, []cell{{text: in.ID, style: fine}, title(in.Title, fine), {text: answer, style: fine}, {text: points, style: fine}})
	}
	return rows
}

// sideBySide puts rows beside rows, with an empty column between; the shorter list ends in empty cells.
func sideBySide(left, right [][]cell, width int) [][]cell {
	at := func(rows [][]cell, i int) []cell {
		if i < len(rows) {
			return rows[i]
		}
		return make([]cell, width)
	}
	out := make([][]cell, max(len(left), len(right)))
	for i := range out {
		out[i] = append(append(append([]cell{}, at(left, i)...), cell{}), at(right, i)...)
	}
	return out
}

// about holds the facts of the report in full, in two columns; the first page may have had to shorten them.
func (d *doc) about() {
	r, w := d.report, d.words
	const between = 8.0
	half := (textWidth - between) / 2
	d.flow.add(beside(
		d.factList([]fact{{w.School, r.School.Name}, {w.BRIN, r.School.BRIN}, {w.Board, r.School.Board}, {w.Place, r.School.Place}, {w.Sector, r.School.Sector},
			{w.FilledBy, r.Respondents}}, 0, half),
		d.factList([]fact{{w.Round, r.Round}, {w.Date, r.Date}, {w.Profile, r.Profile},
			{w.Rubric, join(" · ", r.Stamp.RubricTitle, r.Stamp.RubricID+" "+r.Stamp.RubricVersion, r.Stamp.RubricHash)},
			{w.Made, join(" · ", r.Stamp.Made, r.Stamp.Tool+" "+r.Stamp.ToolVersion)}, {w.Source, r.Stamp.Source}}, half+between, half))...)
}

// fact is a text with its label.
type fact struct {
	label, text string
}

// factList writes facts in a column.
func (d *doc) factList(facts []fact, x, width float64) []band {
	st := style{size: small, ink: black}
	var out []band
	for _, f := range facts {
		if strings.TrimSpace(f.text) == "" {
			continue
		}
		label := lines([]string{f.label}, style{size: small, ink: grey}, x)
		out = append(out, beside(label, d.faces.text(f.text, st, x+labelWidth, width-labelWidth))...)
	}
	return out
}
