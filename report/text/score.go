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
	// columns is how wide the terminal is; 0 when nobody knows, and then only texts are kept to the usual width.
	columns int
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
	width := cmp.Or(p.columns, width)
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

// fitted writes a line as it is, and on a terminal that is too narrow for it over several.
func (p *printer) fitted(indent, s string) {
	if p.columns == 0 {
		p.raw(indent + s)
		return
	}
	p.wrapped(indent, s)
}

// table writes rows with their columns aligned. Columns of numbers stand to the right; the others are wrapped when the
// terminal is too narrow, and where even that is not enough each row becomes a block.
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
	if !p.narrow(widths, right) {
		p.blocks(rows)
		return
	}
	for _, row := range rows {
		cells, height := make([][]string, len(row)), 1
		for n, cell := range row {
			cells[n] = lines(cell, widths[n])
			height = max(height, len(cells[n]))
		}
		for k := range height {
			var b strings.Builder
			for n := range row {
				cell := ""
				if k < len(cells[n]) {
					cell = cells[n][k]
				}
				if n > 0 {
					b.WriteString("  ")
				}
				pad := strings.Repeat(" ", max(0, widths[n]-utf8.RuneCountInString(cell)))
				if right[n] {
					b.WriteString(pad + cell)
				} else {
					b.WriteString(cell + pad)
				}
			}
			p.raw(b.String())
		}
	}
}

// narrow makes columns of words narrower, the widest first, until a row fits the terminal. It is false when it cannot.
func (p *printer) narrow(widths []int, right map[int]bool) bool {
	const least, gap = 14, 2
	total := -gap
	for _, w := range widths {
		total += w + gap
	}
	for ; p.columns > 0 && total > p.columns; total-- {
		widest := -1
		for n, w := range widths {
			if !right[n] && w > least && (widest < 0 || w > widths[widest]) {
				widest = n
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

// lines is a text in lines of at most so many characters, but for a word that is longer.
func lines(s string, width int) []string {
	if utf8.RuneCountInString(s) <= width {
		return []string{s}
	}
	var out []string
	for _, word := range strings.Fields(s) {
		last := len(out) - 1
		if last >= 0 && utf8.RuneCountInString(out[last])+1+utf8.RuneCountInString(word) <= width {
			out[last] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// blocks writes each row as a block: the first cell on a line, and the others under it behind their headings.
func (p *printer) blocks(rows [][]string) {
	for _, row := range rows[1:] {
		p.wrapped("", row[0])
		var parts []string
		for n, cell := range row {
			if n > 0 && cell != "" {
				parts = append(parts, rows[0][n]+" "+cell)
			}
		}
		p.wrapped("  ", strings.Join(parts, " · "))
	}
}

// Score writes a row for each school and, under them, what holds the verdicts down, levels of an adviser, what changed
// and how far people agree. Of each school only what is written stays: there may be thousands. It fits a terminal of so
// many columns; 0 for what is no terminal.
func Score(w io.Writer, reports iter.Seq[view.Report], l lang.Lang, columns int) error {
	const least, most = 50, 200 // narrower holds no word, and nobody reads wider
	if columns != 0 {
		columns = min(max(columns, least), most)
	}
	p := &printer{w: w, l: l, columns: columns}
	rows := [][]string{{p.say("terminal.school"), p.say("terminal.sector"), p.say("terminal.round_2"),
		p.say("terminal.verdict_2"), p.say("terminal.score"), p.say("terminal.band"),
		p.say("terminal.coverage_2"), p.say("terminal.open"), p.say("terminal.warnings")}}
	below := []func(*printer, view.Report){(*printer).limits, (*printer).moderated, (*printer).changed, (*printer).agreed}
	parts := make([][]string, len(below)) // of each school
	var part bytes.Buffer
	for r := range reports {
		verdict := view.OfList(r.Verdict.Label, assessment.Profile(r.ProfileID), l)
		rows = append(rows, []string{r.School.Name, r.School.SectorID, r.Round, verdict, r.Score.Text, band(r),
			r.Coverage.Text, fmt.Sprint(r.InScope - r.Answered), p.warnings(r)})
		for n, write := range below {
			part.Reset()
			if write(&printer{w: &part, l: l, columns: columns}, r); part.Len() > 0 {
				parts[n] = append(parts[n], part.String())
			}
		}
	}
	p.table(map[int]bool{4: true, 5: true, 6: true, 7: true}, rows)
	for _, text := range slices.Concat(parts...) {
		if p.err == nil {
			_, p.err = io.WriteString(w, text)
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
	verdict := r.Verdict
	verdict.Label = view.OfList(verdict.Label, assessment.Profile(r.ProfileID), p.l)
	p.fitted("", p.say("terminal.name_and_two_texts", r.School.Name, verdict.Shown(), verdict.Sentence))
	for _, c := range slices.Concat(r.CapSentences, filled(r.CapsAbove)) {
		p.fitted("  ", c)
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
				p.fitted("", p.say("terminal.levels_adviser", r.School.Name))
				first = false
			}
			p.fitted("  ", strings.TrimLeft(p.say("terminal.own_answer", i.ID, i.State, i.Own), " "))
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

// warnings are the warning questions answered yes, those repaired, and how many are unknown: that is no no.
func (p *printer) warnings(r view.Report) string {
	var urgent, repaired []string
	unknown := 0
	for _, c := range r.Flags {
		switch {
		case c.Urgent:
			urgent = append(urgent, c.ID)
		case c.StateID == "repaired":
			repaired = append(repaired, c.ID)
		case c.Attention:
			unknown++
		}
	}
	var parts []string
	if len(urgent) > 0 {
		parts = append(parts, strings.Join(urgent, " "))
	}
	if len(repaired) > 0 {
		parts = append(parts, p.say("terminal.repaired_warnings", strings.Join(repaired, " ")))
	}
	if unknown > 0 {
		parts = append(parts, p.say("terminal.unknown_warnings", unknown))
	}
	return cmp.Or(strings.Join(parts, "; "), view.Absent)
}
