// Package pdf draws what goes on paper: the gap report of one school, and the blank form to fill in with a pen.
//
// The library under it (maroto) never splits a row, repeats no table head and cannot keep a heading with its text. So
// the package measures and breaks texts itself, lays them as bands on pages, and hands the library pages that are
// already full: one row per band.
package pdf

import (
	"io"

	"sggscan/report/view"
)

// Write writes the report of a school. The same report gives the same bytes. A failure of the PDF library, also a
// panic, comes back as an error that names the school, so that one odd text cannot stop the reports of other schools.
func Write(w io.Writer, r view.Report) error {
	words := wordsFor(r.Lang)
	return writeDocument(w, r.School.Name, words.Failed, func() (*reportDoc, error) { return newReportDoc(r, words) })
}

type reportDoc struct {
	document
	report view.Report
	// logo is the picture of the adviser; nil for none.
	logo  *picture
	apart apart
	// empty says of chapters that have nothing to tell why.
	empty []string
	// bars are the rows of the domains on page 1, by what a fitting says of them.
	bars map[fitting][]band
	// number and page are those of each chapter; a page is known once all pages are laid out.
	number, page [chapters]int
}

// apart says what begins on a page of its own before the agenda, so that the pages there are filled alike.
type apart int

const (
	nothingApart apart = iota
	methodApart        // the chapter about the score
	sumApart           // the end of that chapter, with the sum
)

func newReportDoc(r view.Report, words captions) (*reportDoc, error) {
	a := imprint{title: r.FileTitle, author: r.School.Name, subject: r.Title, school: r.School.Name,
		remarks: []string{join(" ", words.Round, r.Round)}, concept: r.Concept, stamp: r.Stamp}
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
	s, err := newDocument(r.Lang, words, a)
	if err != nil {
		return nil, err
	}
	return &reportDoc{document: s, report: r, logo: mark}, nil
}

// pages are all pages of the report. The first is made last: it names pages of the others.
func (d *reportDoc) pages() [][]band {
	pages := append([][]band{nil}, d.best()...)
	number(pages)
	pages[0] = []band{d.page1()}
	return pages
}

// best are the pages behind the first. When only a few lines would stand alone on the page before the agenda, or the
// report is a page or two longer than an ordinary one should be, it is laid out again, at most three times: with less
// white if that saves a page that it can miss, and else with the chapter about the score, or the end of it, on a page
// of its own.
func (d *reportDoc) best() [][]band {
	const enough = 0.4 * room // on the emptier of the two pages before the agenda
	best := d.rest()
	if emptiest(best) < enough || d.over(best) {
		d.tight = true
		fewest, _ := d.usual()
		if tight := d.rest(); len(tight) < len(best) && len(tight)+1 >= fewest {
			best = tight
		} else {
			d.tight = false
		}
	}
	for _, d.apart = range []apart{methodApart, sumApart} {
		if emptiest(best) >= enough {
			break
		}
		if try := d.rest(); len(try) == len(best) && emptiest(try) > emptiest(best) {
			best = try
		}
	}
	return best
}

// rest lays out the pages behind the first.
func (d *reportDoc) rest() [][]band {
	d.flow = flow{}
	d.write()
	return d.flow.done()
}

// emptiest is the height of what stands on the emptier of the two pages before the agenda.
func emptiest(pages [][]band) float64 {
	least := room
	for _, p := range pages[max(len(pages)-3, 0) : len(pages)-1] {
		least = min(least, heightOf(p))
	}
	return least
}

// over reports whether the report is just longer than a report of a usual school should be. What is much longer holds
// long texts.
func (d *reportDoc) over(rest [][]band) bool {
	_, most := d.usual()
	pages := len(rest) + 1
	return pages > most && pages <= most+6
}

// usual is how many pages the report of a usual school has, at least and at most.
func (d *reportDoc) usual() (fewest, most int) {
	switch {
	case d.report.Bare():
		return 2, 3
	case d.report.ProfileID == "core":
		return 7, 10
	}
	return 10, 14
}
