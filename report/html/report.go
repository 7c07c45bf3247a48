package html

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"sggscan/internal/words"
	"sggscan/report/view"
)

// reportPage is the report of a school as a page.
type reportPage struct {
	page
	view.Report
	// Chapters are those that there are; Number is the place of each, counted from 1.
	Chapters []chapter
	Number   map[string]int
	// Logo is the picture of the adviser, "" for none.
	Logo template.URL
}

// chapter is a part of a page with a heading of its own.
type chapter struct{ ID, Title string }

// WriteReport writes the report of a school: all that the report on paper says. No script is needed to read it.
func WriteReport(w io.Writer, r view.Report) error {
	around, err := newPage("")
	if err != nil {
		return err
	}
	say := func(key words.Key) string { return words.Text(key).In(r.Lang) }
	p := reportPage{page: around, Report: r, Number: map[string]int{}, Chapters: []chapter{
		{"summary", say("pdf.summary")}, {"critical", say("pdf.critical")}, {"domains", say("pdf.per_domain")},
		{"open", say("pdf.open")}, {"plan", say("pdf.plan")}, {"views", say("pdf.views")},
		{"trend", say("pdf.trend")}, {"legal", say("pdf.legal")}, {"help", say("pdf.help")},
		{"principles", say("pdf.principles_all")},
		{"method", say("pdf.method")}, {"agenda", say("pdf.agenda")}}}
	p.Chapters = slices.DeleteFunc(p.Chapters, func(c chapter) bool {
		return c.ID == "summary" && !p.HasSummary() || c.ID == "trend" && r.Trend == nil
	})
	for n, c := range p.Chapters {
		p.Number[c.ID] = n + 1
	}
	if r.Adviser != nil && len(r.Adviser.Logo) > 0 {
		p.Logo = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(r.Adviser.Logo))
	}
	return write(w, "report.html", r.Lang, p)
}

// HasSummary reports whether an adviser wrote about the whole.
func (p reportPage) HasSummary() bool {
	return p.Adviser != nil && strings.TrimSpace(p.Adviser.Summary) != ""
}

// ToFindOut counts the questions with levels that wait for an answer.
func (p reportPage) ToFindOut() int { return p.InScope - p.Answered }

// MostActions is how many things to do first, and MostStrengths how many strengths stand at the beginning.
func (p reportPage) MostActions() int { return min(5, len(p.First)) }

// MostStrengths is the number of strengths at the beginning.
func (p reportPage) MostStrengths() int { return min(3, len(p.Strengths)) }

// Any reports which marks stand in the bars, to explain those alone.
func (p reportPage) Any(mark string) bool {
	return slices.ContainsFunc(p.Domains, func(v view.Domain) bool {
		return map[string]bool{"proven": v.Proven.Known, "band": v.Lower.Known && v.Upper.Share > v.Lower.Share,
			"previous": v.Previous.Known, "mark": v.Mark().Known, "median": v.Median.Known}[mark]
	})
}

// Held are the limits that hold the verdict down now, or those that would only hold a higher one down.
func (p reportPage) Held(now bool) []view.Cap {
	return slices.DeleteFunc(slices.Clone(p.Caps), func(c view.Cap) bool { return c.Holds != now })
}

// Agreements are the rows of the plan that come first, or the others.
func (p reportPage) Agreements(first bool) []view.PlanLine {
	leading, others := p.PlanLines()
	if first {
		return leading
	}
	return others
}

// ProposedIn is the number of the chapter with what the rubric proposes; 0 for none.
func (p reportPage) ProposedIn(place view.ProposalPlace) int {
	return p.Number[map[view.ProposalPlace]string{view.WithDomain: "domains", view.WithFlags: "critical",
		view.WithLegal: "legal"}[place]]
}

// Equal are the questions of the trend that kept their level.
func (p reportPage) Equal() string {
	var ids []string
	for _, in := range p.Trend.Indicators {
		if in.ChangeID == "equal" {
			ids = append(ids, in.ID)
		}
	}
	return strings.Join(ids, ", ")
}

// Goal is the text of the target level of a question that has no level.
func (p reportPage) Goal(in view.Indicator) view.Level {
	return in.Levels[min(max(p.TargetLevel, 0), len(in.Levels)-1)]
}

// Summed reports whether there is a sum to show.
func (p reportPage) Summed() bool {
	return slices.ContainsFunc(p.Calculation, func(s view.DomainSum) bool { return s.Score.Known })
}

// bar is a score from 0 to 100 as a picture, 300 units wide; what it shows is told beside it in words.
type bar struct{ Target, Score, Proven, Lower, Upper, Previous, Median view.Number }

const barWidth = 300

// Bar is the picture of a domain.
func (p reportPage) Bar(v view.Domain) bar {
	return bar{Score: v.Score, Proven: v.Proven, Lower: v.Lower, Upper: v.Upper, Previous: v.Mark(), Median: v.Median,
		Target: view.Number{Known: p.TargetShare > 0, Share: p.TargetShare}}
}

// At is the place of a value in a bar, as a number of SVG.
func (b bar) At(n view.Number) string { return fmt.Sprintf("%.1f", barWidth*min(max(n.Share, 0), 1)) }

// From is the width between two values.
func (b bar) From(low, high view.Number) string {
	return fmt.Sprintf("%.1f", barWidth*max(high.Share-low.Share, 0))
}

// Range reports whether open questions leave a band.
func (b bar) Range() bool { return b.Lower.Known && b.Upper.Known && b.Upper.Share > b.Lower.Share }

// Unproven reports whether a part of the score rests on answers without recent evidence.
func (b bar) Unproven() bool {
	return b.Proven.Known && b.Score.Known && b.Proven.Share < b.Score.Share
}

// webAddress reports whether an address may be a link: a rubric of somebody else must not make a reader start anything
// but a browser.
func webAddress(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// principles are those behind a question, by the section of the source where they stand.
func principles(list []view.Principle) string {
	var sections, out []string
	ids := map[string][]string{}
	for _, p := range list {
		if ids[p.Section] == nil {
			sections = append(sections, p.Section)
		}
		ids[p.Section] = append(ids[p.Section], p.ID)
	}
	for _, s := range sections {
		out = append(out, joined(" – ", strings.Join(ids[s], ", "), s))
	}
	return strings.Join(out, "; ")
}
