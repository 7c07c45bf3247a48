package pdf

import (
	"fmt"
	"slices"

	"sggscan/report/view"
)

// schoolTable is the table of all schools, by name. What is the same for all, or known of none, has no column.
func (d *boardDoc) schoolTable() (columns []column, rows [][]cell) {
	w, list := d.text, d.board.Table
	fine, bold := plain(small, black), strong(small, black)
	// Answers take two lines where they must, so that names have room.
	of := []struct {
		title string
		text  func(view.BoardSchool) string
		most  float64
		right bool
		shown bool
	}{
		{w.ColSector, func(s view.BoardSchool) string { return s.Sector }, 18, false, d.oneSector() == ""},
		{w.ColList, func(s view.BoardSchool) string { return s.List }, 18, false, d.oneList() == ""},
		{w.ColVerdict, func(s view.BoardSchool) string { return s.Verdict }, 25, false, true},
		{w.ColFlags, func(s view.BoardSchool) string { return s.Flags }, 19, false, true},
		{w.ColLegal, func(s view.BoardSchool) string { return s.Legal }, 19, false, true},
		{w.ColReached, func(s view.BoardSchool) string { return s.Reached }, 18, false, true},
		{w.ColCoverage, func(s view.BoardSchool) string { return s.Coverage }, 18, true, true},
		{w.ColChange, func(s view.BoardSchool) string { return s.Change }, 16, false, d.board.Moves != nil},
	}
	names := d.widest(w.School, bold, func(s view.BoardSchool) string { return s.Name })
	columns = []column{{title: w.School, width: names}}
	rows = make([][]cell, len(list))
	for n, s := range list {
		rows[n] = []cell{{text: s.Name, style: bold}}
	}
	free, most := textWidth-columns[0].width, []float64{0}
	for _, c := range of {
		if !c.shown {
			continue
		}
		for n, s := range list {
			rows[n] = append(rows[n], cell{text: c.text(s), style: fine})
		}
		width := d.widest(c.title, fine, c.text)
		columns, most = append(columns, column{title: c.title, width: width, right: c.right}), append(most, c.most+cellGap)
		free -= width
	}
	// The widest answers give way first.
	for free < 0 {
		n := -1
		for i, c := range columns {
			if c.width-most[i] > 0.1 && i > 0 && (n < 0 || c.width-most[i] > columns[n].width-most[n]) {
				n = i
			}
		}
		if n < 0 {
			break
		}
		free += columns[n].width - most[n]
		columns[n].width = most[n]
	}
	columns[0].width += free
	return columns, rows
}

// widest is the width of a column in which nothing has to wrap.
func (d *boardDoc) widest(title string, st style, text func(view.BoardSchool) string) float64 {
	width := d.faces.width(title, strong(micro, grey))
	for _, s := range d.board.Table {
		width = max(width, d.faces.width(d.faces.line(text(s)), st))
	}
	return width + cellGap + 0.1
}

// oneSector is the sector of all schools, oneList the questionnaire that all of them had; "" when these differ.
func (d *boardDoc) oneSector() string {
	return d.common(func(s view.BoardSchool) string { return s.Sector })
}

func (d *boardDoc) oneList() string {
	return d.common(func(s view.BoardSchool) string { return s.List })
}

func (d *boardDoc) common(of func(view.BoardSchool) string) string {
	first := ""
	for n, s := range d.board.Table {
		if n == 0 {
			first = of(s)
		}
		if of(s) != first {
			return ""
		}
	}
	return first
}

// tableLead says how to read the table of all schools.
func (d *boardDoc) tableLead() string {
	w, list := d.text, ""
	if questionnaire := d.oneList(); questionnaire != "" {
		list = join(", ", d.oneSector(), fmt.Sprintf(w.TableList, questionnaire)) + "."
	}
	star := ""
	if d.board.Moderated != "" {
		star = w.TableStar
	}
	change := ""
	if slices.ContainsFunc(d.board.Table, func(s view.BoardSchool) bool { return s.OtherQuestions }) {
		change = w.TableChange
	}
	if d.single() {
		return join(" ", list, change, star)
	}
	order := w.TableOrder
	if d.board.Anonymous {
		order = w.TableCodes
	}
	return join(" ", list, order, w.TableLead, change, star)
}

const schoolAir = 0.45 // between the rows of the table of all schools

// schools is the table as a part of page 1 or 2.
func (d *boardDoc) schools() []band {
	d.cut = false
	columns, rows := d.schoolTable()
	var out []band
	if !d.single() {
		out = d.partHead(d.text.AllSchools, "")
	}
	out = slices.Concat(out, d.faces.text(d.tableLead(), plain(small, grey), 0, textWidth), []band{{height: 1}},
		d.tableHead(columns))
	for _, r := range rows {
		out = append(out, headed(d.tableRow(columns, r, schoolAir), 0)...)
	}
	d.tableTag = nil
	return out
}

// annex is the table of all schools on pages of its own, when page 2 has no room for it.
func (d *boardDoc) annex() [][]band {
	if d.fit.table != apartTable || len(d.board.Table) == 0 {
		return nil
	}
	title := line(d.text.AllSchools, strong(display, accent), 0)
	title[0].items = append(as(title, tagged("H1", nil))[0].items,
		item{kind: kindAnchor, text: d.faces.line(d.text.AllSchools)})
	d.flow = flow{}
	d.flow.add(hold(append(title, d.faces.text(d.tableLead(), plain(small, grey), 0, textWidth)...), true)...)
	d.flow.add(gap(1.4))
	columns, rows := d.schoolTable()
	d.tableWith(columns, rows, schoolAir)
	pages := d.flow.done()
	for _, p := range pages {
		headed(p, 0)
	}
	// What the last page has left is for what page 2 had no room for.
	last := &pages[len(pages)-1]
	*last = append(*last, d.grown([][]growth{{{&d.fit.talk, 1}, {&d.fit.next, len(d.board.Next)}}, {{&d.fit.talk, 4}},
		{{&d.fit.air, 12}}}, room-heightOf(*last), d.rest))
	return pages
}

// rest is what comes behind the table of all schools.
func (d *boardDoc) rest() band {
	var out []band
	if d.fit.next > 0 {
		out = append(append(out, d.space(), d.space()), d.next()...)
	}
	if d.fit.talk > 0 {
		out = append(append(out, d.space(), d.space()), d.talk()...)
	}
	return stack(out...)
}

// Where the table of all schools stands.
const (
	apartTable = iota
	secondTable
	firstTable
)

// headed makes the cells of one column the heads of their rows.
func headed(bands []band, column int) []band {
	for _, b := range bands {
		for _, it := range b.items {
			if it.tag == nil || it.tag.role != "TD" {
				continue
			}
			if head := it.tag.parent.kids[column]; head.role == "TD" {
				head.role, head.attributes = "TH", ofRow
			}
		}
	}
	return bands
}

// next are the gaps that come after those to begin with, as far as page 2 has room for them.
func (d *boardDoc) next() []band {
	w, list := d.text, d.board.Next[:min(d.fit.next, len(d.board.Next))]
	if len(list) == 0 {
		return nil
	}
	d.cut = false
	columns := []column{{title: d.words.Nr, width: 10}, {title: w.SharePoint, width: 56}, {title: w.NextWhere, width: 45},
		{title: w.NextGood, width: textWidth - 111}}
	if d.single() {
		columns = append(columns[:2], column{title: w.NextStep, width: textWidth - 66})
	}
	fine, bold := plain(small, black), strong(small, black)
	var rows [][]cell
	for _, g := range list {
		rest := texts(fine, g.Sentence,
			joinLines(d.names("", g.Good, fine, columns[len(columns)-1].width-cellGap, d.fit.sharedNames)))
		if d.single() {
			rest = texts(fine, g.Measure)
		}
		rows = append(rows, about(small, g.ID, d.fitted(g.Title, bold, columns[1].width, 2), "", rest...))
	}
	out := slices.Concat(d.partHead(w.Next, w.StartSheet), d.tableHead(columns), d.rows(columns, rows))
	if rest := len(d.board.Next) - len(rows); rest > 0 && !d.single() {
		out = append(out, d.faces.text(w.MoreGaps.Of(rest), plain(small, grey), 10, textWidth-10)...)
	}
	return out
}
