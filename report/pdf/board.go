package pdf

import (
	"io"
	"slices"
	"strings"

	"sggscan/report/view"
)

// WriteBoard writes the summary for a board: two pages, however many schools there are. What does not fit is cut by
// name and counted, with the sheet of the workbook that has the rest; the table of all schools gets pages of its own
// when page 2 has no room for it. The same summary gives the same bytes; a
// failure comes back as with Write.
func WriteBoard(w io.Writer, b view.Board) error {
	text := boardWordsFor(b.Lang)
	return writeDocument(w, b.Heading, text.Failed, func() (*boardDoc, error) { return newBoardDoc(b, text) })
}

type boardDoc struct {
	document
	board view.Board
	text  boardWords
	fit   boardFit
	// cut: names were left out of the part that is being drawn.
	cut bool
}

func newBoardDoc(b view.Board, text boardWords) (*boardDoc, error) {
	s, err := newDocument(b.Lang, wordsFor(b.Lang), imprint{title: b.FileTitle, author: b.Heading, subject: b.Title,
		school: b.Heading, remarks: []string{b.Rounds}, stamp: b.Stamp})
	return &boardDoc{document: s, board: b, text: text}, err
}

func (d *boardDoc) pages() [][]band {
	d.fit = smallest()
	footer := d.footer()
	first := d.grown(d.firstGrowth(), room-footer.height, d.first)
	first = stack(first, band{height: max(room-first.height-footer.height, 0)}, footer)
	d.placeTable()
	second := d.grown(d.secondGrowth(), room, d.second)
	return append([][]band{{first}, {second, {height: room - second.height}}}, d.annex()...)
}

// placeTable decides where the table of all schools stands when page 1 is filled: on page 2 if that has room for all of
// it, else on pages of its own. Page 2 begins anew, but for what page 1 shows already.
func (d *boardDoc) placeTable() {
	f := &d.fit
	f.air, f.rowHeight, f.domains, f.table = 0, 0, mostDomains, secondTable
	switch {
	case f.schools > 0:
		f.table = firstTable
	case d.second().height > room:
		f.table, f.domains = apartTable, smallest().domains
	}
}

// boardFit says how much of each part is shown, in lines, rows and steps of space. The smallest fit holds on a page
// whatever the texts are; a page then shows more of each part in turn as long as it has the room.
type boardFit struct {
	heading, facts                  int
	title, measure, good            int
	points, question, names         int
	kinds, missing                  int
	legal                           int // 1: the legal questions stand there with names
	scores                          int // 1: the domains of a single school stand on page 1
	schools                         int // 1: the table of all schools stands on page 1
	table                           int // where that table stands, once page 1 is filled
	next                            int // gaps that come after those to begin with
	domains, rowHeight              int
	shared, sharedNames, sharedName int
	talk                            int // lines to write on under each question to discuss; 0: no questions
	air                             int
	moves                           int // lines of each sentence on what changed
}

func smallest() boardFit {
	return boardFit{heading: 1, facts: 1, title: 1, measure: 1, good: 1, points: 2, question: 1, names: 1, kinds: 2,
		missing: 1, domains: 4, shared: 2, sharedNames: 1, sharedName: 1, moves: 3}
}

// single reports whether the summary is of one school: it shows scores instead of a spread, and names no schools beside
// points.
func (d *boardDoc) single() bool { return d.board.Count == 1 }

// growth is one measure of a fit with its end.
type growth struct {
	value *int
	most  int
}

// firstGrowth is what may grow on page 1: first what is said, then the space around it.
func (d *boardDoc) firstGrowth() [][]growth {
	f := &d.fit
	stages := [][]growth{
		{{&f.heading, 2}, {&f.facts, 2}, {&f.kinds, 6}, {&f.measure, 4}},
		{{&f.legal, 1}},
		{{&f.points, 8}},
		{{&f.schools, 1}},
		{{&f.points, 12}},
		{{&f.names, 2}, {&f.question, 2}, {&f.title, 2}},
		{{&f.question, 5}, {&f.measure, 6}, {&f.names, 6}, {&f.good, 4}, {&f.missing, 4}, {&f.points, 60}},
	}
	if d.single() {
		// Its domains come to page 1 when they all fit: there is little else to say of one school.
		f.domains = mostDomains
		stages = append(stages, []growth{{&f.scores, 1}}, []growth{{&f.rowHeight, 14}})
	}
	return append(stages, []growth{{&f.air, 20}})
}

// mostDomains is more domains than a page has room for.
const mostDomains = 24

func (d *boardDoc) secondGrowth() [][]growth {
	f := &d.fit
	stages := [][]growth{
		{{&f.domains, mostDomains}},
		{{&f.moves, 4}, {&f.shared, 5}},
		{{&f.rowHeight, 6}, {&f.shared, 8}, {&f.sharedNames, 2}, {&f.sharedName, 2}},
	}
	more := []growth{{&f.shared, 16}, {&f.sharedNames, 6}}
	if f.table == apartTable { // behind which comes what else there is to say
		return append(stages, more, []growth{{&f.rowHeight, 10}}, []growth{{&f.air, 12}})
	}
	all := len(d.board.Next)
	return append(stages, []growth{{&f.talk, 1}}, []growth{{&f.next, min(5, all)}, {&f.talk, 2}}, more,
		[]growth{{&f.next, all}}, []growth{{&f.rowHeight, 10}, {&f.talk, 4}}, []growth{{&f.air, 12}})
}

// grown draws a page and lets its parts grow in turn, a stage after the other, as long as it is no higher than the
// room.
func (d *boardDoc) grown(stages [][]growth, height float64, draw func() band) band {
	content := draw()
	for _, parts := range stages {
		for len(parts) > 0 {
			parts = slices.DeleteFunc(parts, func(p growth) bool {
				if *p.value >= p.most {
					return true
				}
				*p.value++
				try := draw()
				if try.height > height {
					*p.value-- // the page only gets fuller, so this part is done
					return true
				}
				content = try
				return false
			})
		}
	}
	return content
}

func (d *boardDoc) space() band { return band{height: 3.2 + 0.4*float64(d.fit.air)} }

// partHead is the heading of a part; at its right it says where all names are when some were cut.
func (d *boardDoc) partHead(title, remark string) []band {
	out := as(line(title, strong(head, accent), 0), tagged("H2", nil))
	if d.cut {
		out[0].items = append(out[0].items, d.faces.right(remark, plain(micro, grey), textWidth,
			head.lead()-micro.lead()-0.3))
	}
	return append(out, band{height: 2, items: []item{box(0, 0.6, textWidth, 0.3, accentMid)}})
}

// names lists schools on at most so many lines: whole names as far as they fit, and the number of the others.
func (d *boardDoc) names(before string, all []string, st style, width float64, limit int) []string {
	return d.namesOf(before, all, len(all), st, width, limit)
}

// namesOf is names of so many schools in total; those that are not in the list are counted behind it.
func (d *boardDoc) namesOf(before string, all []string, total int, st style, width float64, limit int) []string {
	if len(all) == 0 {
		return nil
	}
	list := slices.Clone(all[:min(len(all), mostNames)])
	for i, n := range list {
		list[i] = d.faces.line(n)
	}
	if len(list) == total {
		if whole := d.faces.wrap(before+d.series(list), st, width); len(whole) <= limit {
			return whole
		}
	}
	d.cut = true
	if out := d.namesCut(before, list, total, st, width, limit); out != nil {
		return out
	}
	// Not even one whole name fits: the first one is shortened.
	short := d.faces.fit(list[0], st,
		max(width-d.faces.width(before+" "+d.text.MoreSchools.Of(total), st)-1, width/4), 1)
	if out := d.namesCut(before, append(short, list[1:]...), total, st, width, limit); out != nil {
		return out
	}
	return d.faces.fit(before+d.text.OnlySchools.Of(total), st, width, limit)
}

// mostNames is more names than any list has room for.
const mostNames = 80

// namesCut is the longest beginning of a list that fits, with the number of the others behind it; nil when not even the
// first name fits.
func (d *boardDoc) namesCut(before string, list []string, total int, st style, width float64, limit int) []string {
	var out []string
	for n := 1; n <= len(list); n++ {
		text := before + d.series(list[:n])
		if n < total {
			text = before + strings.Join(list[:n], separator(list[:n])) + " " + d.text.MoreSchools.Of(total-n)
		}
		try := d.faces.wrap(text, st, width)
		if len(try) > limit {
			break
		}
		out = try
	}
	return out
}

// series joins names: "a, b en c"; with semicolons when a name has a comma of its own.
func (d *boardDoc) series(names []string) string {
	between := separator(names)
	if len(names) < 2 || between != plainSeparator {
		return strings.Join(names, between)
	}
	return strings.Join(names[:len(names)-1], between) + d.text.And + names[len(names)-1]
}

const plainSeparator = ", "

// separator is what stands between names so that they can be told apart.
func separator(names []string) string {
	if slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, ",") }) {
		return "; "
	}
	return plainSeparator
}

// fitted is a text for a cell, cut to so many lines.
func (d *boardDoc) fitted(text string, st style, width float64, limit int) string {
	return strings.Join(d.faces.fit(text, st, width-cellGap, limit), "\n")
}

// rows are the rows of a table that does not go on on a next page.
func (s *document) rows(columns []column, cells [][]cell) []band {
	const air = 0.7
	if s.tableTag == nil {
		s.tableTag = tagged("Table", nil)
	}
	defer func() { s.tableTag = nil }()
	var out []band
	for _, c := range cells {
		out = append(out, headed(s.tableRow(columns, c, air), min(1, len(c)-1))...)
	}
	return out
}
