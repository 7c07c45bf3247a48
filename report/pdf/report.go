// Package pdf draws what goes on paper: the gap report of one school, and the blank form to fill in with a pen.
//
// The library under it (maroto) never splits a row, repeats no table head and cannot keep a heading with its text. So the package measures and breaks
// texts itself, lays them as bands on pages, and hands the library pages that are already full: one row per band.
package pdf

import (
	"io"

	"sggscan/report/view"
)

// Write writes the report of a school. The same report gives the same bytes. A failure of the PDF library, also a panic, comes back as an error that
// names the school, so that one odd text cannot stop the reports of other schools.
func Write(w io.Writer, r view.Report) error {
	words := wordsFor(r.Lang)
	content, err := guarded(r.School.Name, words.Failed, func() ([]byte, error) { return render(r, words) })
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// doc is one report on its way to paper.
type doc struct {
	sheet
	report view.Report
	// logo is the picture of the adviser; nil for none.
	logo *picture
	// planned holds the indicators of which the agreement stands in the action plan.
	planned map[string]bool
}

func render(r view.Report, words words) ([]byte, error) {
	d, err := newDoc(r, words)
	if err != nil {
		return nil, err
	}
	return d.generate(d.pages())
}

func newDoc(r view.Report, words words) (*doc, error) {
	a := imprint{title: r.FileTitle, author: r.School.Name, subject: r.Title, creator: r.Stamp.Tool + " " + r.Stamp.ToolVersion, made: r.Stamp.MadeOn,
		school: r.School.Name, remarks: []string{join(" ", words.Round, r.Round)}, concept: r.Concept, stamp: r.Stamp.Line}
	var mark *picture
	if r.Adviser != nil {
		if by := adviserName(r.Adviser); by != "" {
			a.author = by
			a.remarks = append(a.remarks, by)
		}
		var err error
		if mark, err = newPicture(r.Adviser.Logo); err != nil {
			return nil, err
		}
	}
	s, err := newSheet(r.Lang, words, a)
	if err != nil {
		return nil, err
	}
	d := &doc{sheet: s, report: r, logo: mark, planned: map[string]bool{}}
	for _, row := range r.Plan {
		d.planned[row.ID] = true
	}
	return d, nil
}

// pages are all pages of the report.
func (d *doc) pages() [][]band {
	first := d.page1()
	d.chapters()
	return append([][]band{{first}}, d.flow.done()...)
}
