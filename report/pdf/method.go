package pdf

import (
	"fmt"
	"strconv"

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

func (d *doc) calculation(sums []view.DomainSum) {
	w := d.words
	columns := []column{{title: w.Nr, width: 12}, {title: w.Question, width: textWidth - 12 - 114}, {title: w.Answer, width: 48}, {title: w.Level, width: 20, right: true},
		{title: w.Weight, width: 20, right: true}, {title: w.Points, width: 26, right: true}}
	fine := style{size: small, ink: black}
	strong := style{size: small, bold: true, ink: black}
	var rows [][]cell
	for _, s := range sums {
		rows = append(rows, []cell{
			{text: s.ID, style: style{size: small, bold: true, ink: accent}},
			{text: s.Title, style: strong},
			{text: fmt.Sprintf(w.SharePart, d.orDash(s.ShareOfWhole)), style: fine},
			{style: fine},
			{text: s.Score.Text, style: strong},
			{text: fmt.Sprintf("%d / %d", s.Points, s.Max), style: strong}})
		for _, in := range s.Rows {
			level, points := w.Empty, w.Empty
			if in.HasLevel {
				level = strconv.Itoa(in.Level)
				points = fmt.Sprintf("%d / %d", in.Points, in.Max)
			}
			rows = append(rows, []cell{{text: in.ID, style: fine}, {text: in.Title, style: fine}, {text: in.State, style: style{size: small, ink: grey}},
				{text: level, style: fine}, {text: strconv.Itoa(in.Weight), style: fine}, {text: points, style: fine}})
		}
	}
	d.dense(columns, rows)
}

// about holds the facts of the report in full; the first page may have had to shorten them.
func (d *doc) about() {
	r, w := d.report, d.words
	for _, f := range []struct{ label, text string }{
		{w.School, r.School.Name}, {w.BRIN, r.School.BRIN}, {w.Board, r.School.Board}, {w.Place, r.School.Place}, {w.Sector, r.School.Sector},
		{w.Round, r.Round}, {w.Date, r.Date}, {w.Profile, r.Profile}, {w.FilledBy, r.Respondents},
		{w.Rubric, join(" · ", r.Stamp.RubricTitle, r.Stamp.RubricID+" "+r.Stamp.RubricVersion, r.Stamp.RubricHash)},
		{w.Made, join(" · ", r.Stamp.Made, r.Stamp.Tool+" "+r.Stamp.ToolVersion)}, {w.Source, r.Stamp.Source},
	} {
		d.flow.add(d.labelled(f.label, f.text, style{size: small, ink: black})...)
	}
}
