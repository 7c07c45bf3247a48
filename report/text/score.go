// Package text shows assessments and rubrics as plain text, for the terminal.
package text

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/report/view"
)

// printer writes lines in one language and keeps the first error.
type printer struct {
	w   io.Writer
	l   lang.Lang
	err error
}

// line writes a sentence on a line of its own.
func (p *printer) line(key words.Key, args ...any) { p.raw(p.say(key, args...)) }

// say is a sentence in the language of the printer; see words.Text.
func (p *printer) say(key words.Key, args ...any) string { return words.Text(key, args...).In(p.l) }

// raw writes a line as it is, without blanks at its end.
func (p *printer) raw(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, strings.TrimRight(s, " "))
	}
}

// width is that of a terminal nobody has made wider.
const width = 80

// wrapped writes a text over lines of at most width characters, each behind the indent; a dash in it stands before the
// first line only.
func (p *printer) wrapped(indent, s string) {
	for _, paragraph := range strings.Split(s, "\n") {
		line := indent
		for _, word := range strings.Fields(paragraph) {
			if line != indent && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				p.raw(line)
				indent = strings.ReplaceAll(indent, "-", " ")
				line = indent
			}
			if line != indent {
				line += " "
			}
			line += word
		}
		p.raw(line)
	}
}

// table writes rows with their columns aligned. Columns of numbers stand to the right.
func (p *printer) table(right map[int]bool, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for n, cell := range row {
			if n == len(widths) {
				widths = append(widths, 0)
			}
			widths[n] = max(widths[n], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for n, cell := range row {
			if n > 0 {
				b.WriteString("  ")
			}
			pad := strings.Repeat(" ", widths[n]-utf8.RuneCountInString(cell))
			if right[n] {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		p.raw(b.String())
	}
}

// Score writes a row for each school and, under them, what holds the verdicts down, levels of an adviser, what changed
// and how far people agree. Of each school only what is written stays: there may be thousands.
func Score(w io.Writer, reports iter.Seq[view.Report], l lang.Lang) error {
	p := &printer{w: w, l: l}
	rows := [][]string{{p.say("terminal.school"), p.say("terminal.sector"), p.say("terminal.round_2"),
		p.say("terminal.verdict_2"), p.say("terminal.score"), p.say("terminal.band"),
		p.say("terminal.coverage_2"), p.say("terminal.open"), p.say("terminal.warnings")}}
	below := []func(*printer, view.Report){(*printer).limits, (*printer).moderated, (*printer).changed, (*printer).agreed}
	parts := make([]bytes.Buffer, len(below))
	for r := range reports {
		verdict := view.OfList(r.Verdict.Label, assessment.Profile(r.ProfileID), l)
		rows = append(rows, []string{r.School.Name, r.School.SectorID, r.Round, verdict, r.Score.Text, band(r),
			r.Coverage.Text, fmt.Sprint(r.InScope - r.Answered), p.warnings(r)})
		for n, write := range below {
			write(&printer{w: &parts[n], l: l}, r)
		}
	}
	p.table(map[int]bool{4: true, 5: true, 6: true, 7: true}, rows)
	for n := range parts {
		if p.err == nil {
			_, p.err = parts[n].WriteTo(w)
		}
	}
	return p.err
}

// limits says what holds the verdict of a school down.
func (p *printer) limits(r view.Report) {
	if len(r.CapSentences) == 0 && r.CapsAbove == "" && r.Verdict.Proviso == "" && r.Verdict.ID != "incomplete" {
		return
	}
	p.raw("")
	p.line("terminal.name_and_two_texts", r.School.Name, r.Verdict.Shown(), r.Verdict.Sentence)
	for _, c := range slices.Concat(r.CapSentences, filled(r.CapsAbove)) {
		p.raw("  " + c)
	}
}

// changed says what changed since the round before.
func (p *printer) changed(r view.Report) {
	if r.Trend == nil {
		return
	}
	p.raw("")
	p.wrapped("", r.School.Name+": "+r.Trend.Sentence)
	for _, c := range r.Trend.Checks {
		if c.Remark != "" {
			p.wrapped("  ", c.Line()+". "+c.Remark)
		}
	}
}

// agreed says how far several respondents agree.
func (p *printer) agreed(r view.Report) {
	if r.Agreement.Respondents() > 1 {
		p.raw("")
		p.wrapped("", r.School.Name+": "+r.Agreement.Sentence)
	}
}

// moderated lists the levels that an adviser gave, each beside the school's own answer.
func (p *printer) moderated(r view.Report) {
	first := true
	for _, d := range r.Domains {
		for _, i := range d.Indicators {
			if i.Own == "" {
				continue
			}
			if first {
				p.raw("")
				p.line("terminal.levels_adviser", r.School.Name)
				first = false
			}
			p.line("terminal.own_answer", i.ID, i.State, i.Own)
		}
	}
}

// band is the band in short: "38%–63%", or nothing when the bounds are the same.
func band(r view.Report) string {
	if r.Band == "" {
		return ""
	}
	return r.Lower.Text + "–" + r.Upper.Text
}

// warnings are the warning questions answered yes, those repaired, and how many are open: open is no no.
func (p *printer) warnings(r view.Report) string {
	var urgent, repaired []string
	open := 0
	for _, c := range r.Flags {
		switch {
		case c.Urgent:
			urgent = append(urgent, c.ID)
		case c.StateID == "repaired":
			repaired = append(repaired, c.ID)
		case c.Attention:
			open++
		}
	}
	var parts []string
	if len(urgent) > 0 {
		parts = append(parts, strings.Join(urgent, " "))
	}
	if len(repaired) > 0 {
		parts = append(parts, p.say("terminal.repaired_warnings", strings.Join(repaired, " ")))
	}
	if open > 0 {
		parts = append(parts, p.say("terminal.open_warnings", open))
	}
	return cmp.Or(strings.Join(parts, "; "), view.Absent)
}
