package pdf

import (
	"fmt"
	"strings"

	"sggscan/report/view"
)

// The room for the adviser's logo on the first page, in millimetres.
const (
	logoWidth  = 40.0
	logoHeight = 16.0
)

// adviserName is who made the report, on one line; empty without an adviser.
func adviserName(a *view.Adviser) string {
	if a == nil {
		return ""
	}
	return join(", ", a.Name, a.Organisation)
}

func (d *reportDoc) hasSummary() bool {
	return d.report.Adviser != nil && strings.TrimSpace(d.report.Adviser.Summary) != ""
}

func (d *reportDoc) adviserSummary() {
	a := d.report.Adviser
	d.para(a.Summary)
	d.flow.add(together(d.faces.text(join(" · ", adviserName(a), a.Date), plain(small, grey), 0, d.measure()))...)
}

// adviserFirst is how the adviser's summary begins, with the page where it goes on.
func (d *reportDoc) adviserFirst(f fitting) []band {
	if !d.hasSummary() {
		return nil
	}
	const most, labelled = 400, 24.0
	text := strings.Join(strings.Fields(d.report.Adviser.Summary), " ")
	if all := []rune(text); len(all) > most {
		text = string(all[:most])
		if at := strings.LastIndexByte(text, ' '); at > 0 {
			text = text[:at]
		}
		text = strings.TrimRight(text, ",;:–- ") + ellipsis + " " +
			fmt.Sprintf(d.words.GoesOn, d.page[chapterSummary])
	}
	return append(beside(d.faces.text(d.words.ByAdviser, strong(small, accent), 0, labelled-2),
		d.whole(f, text, plain(small, black), labelled, textWidth-labelled)), band{height: f.air.section * 0.8})
}

// byline says under the name of the school who made the report.
func (d *reportDoc) byline() []band {
	a := d.report.Adviser
	if a == nil {
		return nil
	}
	by := ""
	if name := adviserName(a); name != "" {
		by = fmt.Sprintf(d.words.MadeBy, name)
	}
	text, st := d.sized(join(" · ", by, a.Date, a.Status), textWidth,
		[]sizing{{plain(small, black), 2}, {plain(micro, black), 4}})
	return lines(text, st, 0)
}

// remark is what the adviser writes of a domain; a stripe at its left sets it apart from the texts of the school and of
// the rubric.
func (d *reportDoc) remark(text string) []band {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	const indent = 5.0
	out := d.faces.text(d.words.Remark, strong(micro, accent), indent, textWidth-indent)
	out = append(out, d.faces.text(text, plain(body, black), indent, d.measure()-indent)...)
	for i := range out {
		out[i].items = append(out[i].items, box(1.2, 0, 0.7, out[i].height, accentMid))
	}
	// A remark of some lines may end a page under the head of its domain; one of a line or two stays with the first
	// question.
	const few = 4
	short := len(out) <= few
	out = hold(append(out, band{height: 4, blank: !short}), short)
	out[len(out)-1].keep = short
	return out
}
