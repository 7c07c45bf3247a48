package pdf

import (
	"math"
	"slices"
	"strings"

	"sggscan/internal/lists"
)

// The page, in millimetres.
const (
	pageWidth    = 210.0
	pageHeight   = 297.0
	margin       = 17.0
	marginTop    = 10.0
	marginBottom = 7.5
	textWidth    = pageWidth - 2*margin
	headHeight   = 7.4
	footHeight   = 8.4
	// room is what a page has for its text.
	room = pageHeight - marginTop - marginBottom - headHeight - footHeight - hair
	// hair stays free on every page, and the library fills it, cut off at nine decimals. What it cuts off here is more
	// than the sum of all rounding differences of a page, which else could start a page of their own.
	hair = 0.0100000005
)

// size is a step of the type scale.
type size int

const (
	micro size = iota
	small
	body
	head
	large
	display
	huge
)

// points is the type size, lead the height of a line in millimetres.
func (s size) points() float64 { return [...]float64{8.5, 8.5, 9, 11, 14, 17, 25}[s] }
func (s size) lead() float64   { return [...]float64{3.25, 3.45, 3.8, 4.8, 6.2, 7.6, 10.8}[s] }

// em is the type size in millimetres.
func (s size) em() float64 { return s.points() * 25.4 / 72 }

// baseline is how far the letters stand under the top of a line, in millimetres. They hang a little high in it, since
// letters under the line are rare.
func (s size) baseline() float64 { return (s.lead()-s.em())/2 - 0.2*s.em() + s.em() }

// ink is one of the few colours of the report: one accent and greys.
type ink int

const (
	black ink = iota
	grey
	rule
	pale
	white
	accent
	accentMid
	accentPale
)

func (i ink) rgb() (r, g, b int) {
	c := [...][3]int{{31, 41, 46}, {92, 103, 110}, {205, 212, 215}, {243, 246, 246}, {255, 255, 255}, {14, 84, 98},
		{127, 172, 181}, {213, 229, 232}}[i]
	return c[0], c[1], c[2]
}

type style struct {
	size size
	bold bool
	ink  ink
}

func plain(s size, i ink) style  { return style{size: s, ink: i} }
func strong(s size, i ink) style { return style{size: s, bold: true, ink: i} }

type kind int

const (
	kindText kind = iota
	kindBox
	kindAnchor
	kindPicture
	kindTriangle
	kindCorner
	kindLink
)

// item is one thing on a band; x and y count from the band's left upper corner.
type item struct {
	kind       kind
	x, y, w, h float64
	text       string
	style      style
	// link is a web address; a kindLink without one goes to the anchor that has the same page.
	link string
	// tag is the element to which the item belongs; a text without one is an element of its own, and a drawing without
	// one is no content.
	tag     *tag
	picture *picture
	// level is the depth of an anchor in the bookmarks. page gets the page of an anchor; a text with page shows that
	// page.
	level int
	page  *int
}

// band is a strip over the width of the page; it becomes one row and is never split.
type band struct {
	height float64
	items  []item
	// keep holds the band on the page of the band after it; blank bands vanish at the top of a page.
	keep, blank bool
	// loose bands get a part of the space that is left at the foot of their page.
	loose bool
}

func gap(height float64) band { return band{height: height, blank: true} }

func lines(texts []string, st style, x float64) []band {
	out, paragraph := make([]band, len(texts)), tagged("P", nil)
	for i, t := range texts {
		out[i].height = st.size.lead()
		if t != "" {
			out[i].items = []item{textAt(x, 0, t, st)}
			out[i].items[0].tag = paragraph
		}
	}
	return out
}

func line(text string, st style, x float64) []band { return lines([]string{text}, st, x) }

func (f *faces) text(s string, st style, x, width float64) []band {
	return lines(f.wrap(s, st, width), st, x)
}

// cut makes bands of a text on at most so many lines; a longer one ends in an ellipsis.
func (f *faces) cut(s string, st style, x, width float64, limit int) []band {
	return lines(f.fit(s, st, width, limit), st, x)
}

// behind sets a text behind the last line of another, or under it where it does not fit there.
func (f *faces) behind(bands []band, text string, st style, x, width float64) []band {
	const between = 3.0
	all := f.wrap(text, st, width)
	if len(all) == 1 && len(bands) > 0 {
		last, end := &bands[len(bands)-1], x
		for _, it := range last.items {
			if it.kind == kindText {
				end = max(end, it.x+f.width(it.text, it.style)+between)
			}
		}
		if end+f.width(all[0], st) <= x+width && !strings.HasSuffix(all[0], string(hyphen)) {
			last.items = append(last.items, textAt(end, last.height-st.size.lead(), all[0], st))
			return bands
		}
	}
	return append(bands, lines(all, st, x)...)
}

func (f *faces) right(text string, st style, x, y float64) item {
	return textAt(x-f.width(text, st), y, text, st)
}

func textAt(x, y float64, text string, st style) item {
	return item{kind: kindText, x: x, y: y, text: text, style: st}
}

func box(x, y, w, h float64, colour ink) item {
	return item{kind: kindBox, x: x, y: y, w: w, h: h, style: style{ink: colour}}
}

func frame(x, y, w, h, thick float64, colour ink) []item {
	return []item{box(x, y, w, thick, colour), box(x, y+h-thick, w, thick, colour), box(x, y, thick, h, colour),
		box(x+w-thick, y, thick, h, colour)}
}

// beside puts columns side by side, line by line, so that they can go on on the next page together.
func beside(columns ...[]band) []band {
	n := 0
	for _, c := range columns {
		n = max(n, len(c))
	}
	out := make([]band, n)
	for _, c := range columns {
		for i, b := range c {
			out[i].height = max(out[i].height, b.height)
			out[i].items = append(out[i].items, b.items...)
		}
	}
	return out
}

// stack joins bands into one, which then stays whole.
func stack(bands ...band) band {
	var out band
	for _, b := range bands {
		for _, it := range b.items {
			it.y += out.height
			out.items = append(out.items, it)
		}
		out.height += b.height
	}
	return out
}

// panel stacks bands on a pale ground with a dark edge at its left.
func panel(bands ...band) band {
	out := stack(bands...)
	ground := []item{box(0, 0, textWidth, out.height, pale), box(0, 0, 1.2, out.height, accent)}
	out.items = append(ground, out.items...)
	return out
}

type fact struct {
	label, text string
}

type place struct {
	x, width float64
}

// inColumns sets groups of bands in two columns of a width of halfTable: the left one first on each page, and both as
// high on the last. A group stays whole; one that is longer than a group should be may be broken behind each line.
func (s *document) inColumns(groups [][]band) {
	var parts [][]band
	for _, g := range groups {
		if heightOf(g) <= shortBlock {
			parts = append(parts, g)
		} else {
			parts = append(parts, lists.Map(g, func(b band) []band { return []band{b} })...)
		}
	}
	for len(parts) > 0 {
		most := s.flow.left()
		height := most
		for try := heightOf(slices.Concat(parts...)) / 2; try < most; try++ {
			if _, rest := fill(parts, try); !overflows(rest, try) {
				height = try
				break
			}
		}
		left, rest := fill(parts, height)
		if len(left) == 0 { // what waits goes along to the next page
			s.flow.turn()
			continue
		}
		var right []band
		right, parts = fill(rest, height)
		for i := range right {
			moved(right[i].items, textWidth-halfTable)
		}
		s.flow.add(beside([]band{stack(left...)}, []band{stack(right...)})...)
	}
}

// fill takes the groups that fit in a height, and gives what is left.
func fill(groups [][]band, height float64) (taken []band, rest [][]band) {
	used := 0.0
	for i, g := range groups {
		if used += heightOf(g); used > height {
			return taken, groups[i:]
		}
		taken = append(taken, g...)
	}
	return taken, nil
}

func overflows(groups [][]band, height float64) bool {
	_, rest := fill(groups, height)
	return len(rest) > 0
}

// thirds are three columns over the width of the page.
func thirds() [3]place { return [3]place{{0, 54}, {61, 54}, {122, 54}} }

// inThrees sets facts in rows of three, each in what set makes of it under its label, with space below each row.
func inThrees(list []fact, columns [3]place, below float64, set func(text string, at place) []band) []band {
	var out []band
	for row := range slices.Chunk(list, len(columns)) {
		var cells [][]band
		for i, f := range row {
			cells = append(cells, group(append(line(f.label, plain(micro, grey), columns[i].x), set(f.text, columns[i])...)))
		}
		out = append(append(out, hold(beside(cells...), true)...), band{height: below})
	}
	return out
}

// legendMark is what stands in a drawing, with the word that explains it.
type legendMark struct {
	word  string
	width float64
	marks []item
}

// legend is a row of marks and their words from x on; it ends at the right margin whatever the words are.
func (f *faces) legend(x, y, height float64, list []legendMark) band {
	out, st := band{height: height}, plain(micro, grey)
	free := textWidth - x
	for _, m := range list {
		free -= m.width + 1 + f.width(m.word, st)
	}
	between := max(1.5, min(5, free/float64(max(1, len(list)-1))))
	for _, m := range list {
		out.items = append(append(out.items, moved(m.marks, x)...), textAt(x+m.width+1, y, m.word, st))
		x += m.width + 1 + f.width(m.word, st) + between
	}
	moved(out.items, min(textWidth-(x-between), 0))
	return out
}

// put writes a text on one line of a band, cut to the width.
func (f *faces) put(b *band, text string, st style, x, y, width float64) {
	for _, t := range f.fit(f.line(text), st, width, 1) {
		b.items = append(b.items, textAt(x, y, t, st))
	}
}

// moved returns the items after moving them to the right.
func moved(items []item, x float64) []item {
	for i := range items {
		items[i].x += x
	}
	return items
}

func heightOf(bands []band) float64 {
	h := 0.0
	for _, b := range bands {
		h += b.height
	}
	return h
}

func lower(bands []band, y float64) []band {
	for i := range bands {
		for j := range bands[i].items {
			bands[i].items[j].y += y
		}
	}
	return bands
}

// shortBlock is the height up to which a block stays on one page.
const shortBlock = 0.42 * room

// together keeps a block on one page if it is short; of a long block only the beginning and the end stay whole.
func together(bands []band) []band { return hold(bands, heightOf(bands) <= shortBlock) }

// hold sets which bands stay together: all of them, or the first and the last lines.
func hold(bands []band, whole bool) []band {
	const orphan = 3
	for i := range bands[:max(len(bands)-1, 0)] {
		if whole || i < orphan || i == len(bands)-2 {
			bands[i].keep = true
		}
	}
	return bands
}

// kept sets for all bands whether they stay with what follows.
func kept(bands []band, keep bool) []band {
	for i := range bands {
		bands[i].keep = keep
	}
	return bands
}

// flow lays bands on pages.
type flow struct {
	pages   [][]band
	current []band
	used    float64
	// held waits for the band it has to stay with.
	held []band
	// repeat is the head of the table that is being written; coming is the one that waits among held.
	repeat, coming []band
}

// add puts bands on the page, and on next pages when it is full.
func (f *flow) add(bands ...band) {
	for _, b := range bands {
		f.held = append(f.held, b)
		if !b.keep {
			f.place()
		}
	}
}

// place sets the held bands on this page, or together on the next one.
func (f *flow) place() {
	group := f.held
	f.held = nil
	if h := heightOf(group); f.used > 0 && h > room-f.used && h <= room {
		f.turn()
	}
	for _, b := range group {
		if b.blank && len(f.current) == 0 {
			continue
		}
		if f.used+b.height > room && len(f.current) > 0 {
			f.turn()
			if b.blank {
				continue
			}
		}
		f.current = append(f.current, b)
		f.used += b.height
	}
	if f.coming != nil && len(group) > 0 {
		f.repeat, f.coming = f.coming, nil
	}
}

// mostLoose is the space that a loose band gets at most.
const mostLoose = 3.6

// spread gives the space that is left on a page to its loose bands, so that the texts stand apart instead of above an
// empty foot.
func spread(bands []band, left float64) {
	var loose []*band
	for i := range bands[:max(len(bands)-1, 0)] {
		if bands[i].loose {
			loose = append(loose, &bands[i])
		}
	}
	for _, b := range loose {
		b.height += min(left/float64(len(loose)), mostLoose)
	}
}

func (f *flow) turn() {
	spread(f.current, room-f.used)
	f.pages = append(f.pages, f.current)
	f.current, f.used = noContent(f.repeat), heightOf(f.repeat)
}

// left is the height that this page still has.
func (f *flow) left() float64 { return room - f.used - heightOf(f.held) }

// need starts a new page unless so much room is left.
func (f *flow) need(height float64) {
	f.place()
	if len(f.current) > 0 && room-f.used < math.Min(height, room) {
		f.turn()
	}
}

// done ends the last page and gives all of them.
func (f *flow) done() [][]band {
	f.place()
	if len(f.current) > 0 {
		f.turn()
	}
	return f.pages
}

type column struct {
	title string
	width float64
	right bool
}

// cell is one cell: a text in a style, and things drawn beside it.
type cell struct {
	text  string
	style style
	below string // a second, smaller text
	wide  bool   // the cell takes the rest of the row
	// items are drawn on the first line of the cell; they may be higher than it by drop.
	items []item
	drop  float64
}

const cellGap = 3.0

// table writes rows under a heading that comes back on every page.
func (s *document) table(columns []column, rows [][]cell) { s.tableWith(columns, rows, s.air(0.75)) }

// dense is a table for numbers to check, with little air between the rows.
func (s *document) dense(columns []column, rows [][]cell) { s.tableWith(columns, rows, 0.22) }

func texts(st style, all ...string) []cell {
	return lists.Map(all, func(t string) cell { return cell{text: t, style: st} })
}

// about begins a row of a table with a question: its id and title, with a smaller text under the title.
func about(s size, id, title, below string, rest ...cell) []cell {
	return append([]cell{{text: id, style: strong(s, accent)}, {text: title, style: strong(s, black), below: below}},
		rest...)
}

func (s *document) tableWith(columns []column, rows [][]cell, air float64) {
	header := s.tableHead(columns)
	s.flow.add(header...)
	s.flow.coming = repeated(header)
	for i, r := range rows {
		row := s.tableRow(columns, r, air)
		// A page does not end behind the head and one row, and does not begin with the last row.
		if (i == 0 || i == len(rows)-2) && heightOf(row) <= shortRow && len(rows) > 1 {
			row = hold(row, true)
			row[len(row)-1].keep = true
		}
		s.flow.add(row...)
	}
	s.flow.place()
	s.flow.repeat, s.flow.coming, s.tableTag = nil, nil, nil
	s.flow.add(band{height: 1, items: []item{box(0, 0, textWidth, 0.25, rule)}})
}

// shortRow is the height up to which a row of a table may have to stay with another one.
const shortRow = 30.0

// repeated is a table head for a next page: nothing of it needs to wait there.
func repeated(header []band) []band { return kept(slices.Clone(header), false) }

func (s *document) tableHead(columns []column) []band {
	s.tableTag = tagged("Table", nil)
	var titles []cell
	for _, c := range columns {
		titles = append(titles, cell{text: c.title, style: strong(micro, grey)})
	}
	line := band{height: 0.8, items: []item{box(0, 0.4, textWidth, 0.4, accent)}}
	return kept(append(s.cells(columns, titles, "TH"), line), true)
}

func (s *document) tableRow(columns []column, row []cell, air float64) []band {
	above := []band{{height: air + 0.15, items: []item{box(0, 0, textWidth, 0.15, rule)}}}
	return together(slices.Concat(above, s.cells(columns, row, "TD"), []band{{height: air}}))
}

// cells sets a row of a table; role is that of its cells.
func (s *document) cells(columns []column, row []cell, role string) []band {
	var cells [][]band
	x, parent := 0.0, tagged("TR", s.tableTag)
	for i, c := range columns {
		span := 1
		if row[i].wide {
			c.width, span = textWidth-x, len(columns)-i
		}
		cells = append(cells, as(s.cellLines(c, x, row[i]), cellTag(role, parent, span)))
		if row[i].wide {
			break
		}
		x += c.width
	}
	return beside(cells...)
}

func (s *document) cellLines(c column, x float64, content cell) []band {
	width := c.width - cellGap
	var out []band
	if len(content.items) > 0 {
		out = append(out, band{height: body.lead(), items: moved(content.items, x)})
	}
	out = append(out, lower(s.faces.text(content.text, content.style, x, width), content.drop)...)
	if c.right {
		for i := range out {
			for j, it := range out[i].items {
				out[i].items[j] = s.faces.right(it.text, it.style, x+width, it.y)
				out[i].items[j].tag = it.tag
			}
		}
	}
	if content.below != "" {
		out = append(out, lower(s.faces.text(content.below, plain(micro, grey), x, width), content.drop)...)
	}
	if content.drop > 0 {
		out = append(out, band{height: content.drop})
	}
	return out
}
