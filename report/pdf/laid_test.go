package pdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/johnfercher/maroto/v2/pkg/core/entity"

	"sggscan/report/view"
)

// laid is a document as it stands on its pages, just before it is drawn: what is wrong here is wrong on paper.
type laid struct {
	faces *faces
	// bands are the parts of each page without its head and foot; items is everything on it, in the order of drawing.
	bands [][]band
	items [][]placed
	// properties are those of the file.
	properties *entity.Metadata
}

// placed is an item with its place on the paper, in millimetres.
type placed struct {
	item
	x, y float64
}

func laidReport(t testing.TB, r view.Report) laid {
	t.Helper()
	d, err := newReportDoc(r, wordsFor(r.Lang))
	if err != nil {
		t.Fatal(err)
	}
	return laidOut(&d.document, d.pages())
}

func laidBoard(t testing.TB, b view.Board) laid {
	t.Helper()
	d, err := newBoardDoc(b, boardWordsFor(b.Lang))
	if err != nil {
		t.Fatal(err)
	}
	return laidOut(&d.document, d.pages())
}

func laidForm(t testing.TB, f view.Form) laid {
	t.Helper()
	d, err := newFormDoc(f, wordsFor(f.Lang))
	if err != nil {
		t.Fatal(err)
	}
	return laidOut(&d.document, d.pages())
}

func laidOut(d *document, pages [][]band) laid {
	out := laid{faces: d.faces, bands: pages, properties: d.config().Metadata}
	for _, bands := range d.framed(pages) {
		var items []placed
		y := marginTop
		for _, b := range bands {
			for _, it := range b.items {
				items = append(items, placed{it, it.x + margin, it.y + y})
			}
			y += b.height
		}
		out.items = append(out.items, items)
	}
	return out
}

// shown is the text of an item as a reader finds it; the hyphen of a broken word is a stroke, no sign.
func (p placed) shown() string {
	if p.page != nil {
		return strconv.Itoa(*p.page)
	}
	return strings.TrimSuffix(p.text, string(hyphen))
}

// textsOn are the texts of a page, counted from 0, in the order of drawing.
func (l laid) textsOn(page int) []placed {
	return slices.DeleteFunc(slices.Clone(l.items[page]), func(p placed) bool { return p.kind != kindText })
}

// pages is the text of each page in lines, from the left to the right.
func (l laid) pages() []string {
	const apart = 1.2
	out := make([]string, len(l.items))
	for n := range l.items {
		texts := l.textsOn(n)
		base := func(p placed) float64 { return p.y + p.style.size.baseline() }
		slices.SortStableFunc(texts, func(a, b placed) int { return cmp.Compare(base(a), base(b)) })
		var page strings.Builder
		for len(texts) > 0 {
			end := slices.IndexFunc(texts, func(p placed) bool { return base(p) > base(texts[0])+apart })
			if end < 0 {
				end = len(texts)
			}
			line := texts[:end]
			slices.SortStableFunc(line, func(a, b placed) int { return cmp.Compare(a.x, b.x) })
			for i, p := range line {
				if i > 0 {
					page.WriteByte(' ')
				}
				page.WriteString(p.shown())
			}
			page.WriteByte('\n')
			texts = texts[end:]
		}
		out[n] = page.String()
	}
	return out
}

// text is the text of all pages in lines.
func (l laid) text() string { return strings.Join(l.pages(), "\n") }

// drawnText is the text of a page in the order of drawing, in which the lines of a cell follow each other.
func (l laid) drawnText(page int) string {
	var all []string
	for _, p := range l.textsOn(page) {
		all = append(all, p.shown())
	}
	return strings.Join(all, "\n")
}

// raw is the text of all pages in the order of drawing, without white space.
func (l laid) raw() string {
	var out strings.Builder
	for n := range l.items {
		out.WriteString(flat(l.drawnText(n)))
	}
	return out.String()
}

// bookmarks are the titles in the outline of the file.
func (l laid) bookmarks() []string {
	var out []string
	for _, items := range l.items {
		for _, p := range items {
			if p.kind == kindAnchor {
				out = append(out, p.text)
			}
		}
	}
	return out
}

// flat is the text without breaks, as words of a column may be broken anywhere.
func flat(s string) string { return strings.Join(strings.Fields(s), "") }

// reporter is told what a check finds: a test, or the counter of a test of the checks.
type reporter interface {
	Helper()
	Error(args ...any)
	Errorf(format string, args ...any)
}

// checkSound fails for a page that a reader would find broken.
func checkSound(t reporter, l laid) {
	t.Helper()
	checkOnPaper(t, l)
	checkApart(t, l)
	checkEnds(t, l)
	if len(l.bookmarks()) == 0 {
		t.Error("no bookmarks")
	}
	if l.properties.Title == nil || l.properties.Title.Text == "" {
		t.Error("no title")
	}
}

// checkOnPaper fails for a text outside the margins, and for a drawing off the paper.
func checkOnPaper(t reporter, l laid) {
	t.Helper()
	const within = 0.5
	for n := range l.items {
		if len(l.textsOn(n)) == 0 {
			t.Errorf("page %d is empty", n+1)
		}
		for _, p := range l.items[n] {
			left, right, top, bottom := 0.0, pageWidth, 0.0, pageHeight
			w, h := p.w, p.h
			switch p.kind {
			case kindAnchor:
				continue
			case kindText:
				w, h = l.faces.width(p.shown(), p.style), p.style.size.lead()
				left, right, top, bottom = margin, pageWidth-margin, marginTop-within, pageHeight-marginBottom
				if p.page != nil {
					p.x -= w
				}
			case kindBox, kindPicture, kindTriangle, kindCorner, kindLink:
			}
			if p.x < left-within || p.x+w > right+within || p.y < top || p.y+h > bottom+within {
				t.Errorf("page %d: %q (%v) stands off the page: %.1f, %.1f, %.1f × %.1f", n+1, p.text, p.kind, p.x, p.y, w, h)
			}
		}
	}
}

// checkApart fails for two texts, or a text and a picture, on top of each other.
func checkApart(t reporter, l laid) {
	t.Helper()
	const overlap = 0.28
	type area struct {
		x0, y0, x1, y1 float64
		text           string
	}
	for n, items := range l.items {
		var areas []area
		for _, p := range items {
			switch {
			case p.kind == kindPicture:
				areas = append(areas, area{p.x, p.y, p.x + p.w, p.y + p.h, "a picture"})
			case p.kind == kindText && p.page == nil:
				// The small letters fill this part of a line.
				base, em := p.y+p.style.size.baseline(), p.style.size.em()
				areas = append(areas, area{p.x, base - 0.6*em, p.x + l.faces.width(p.shown(), p.style), base, p.text})
			}
		}
		for i, a := range areas {
			for _, b := range areas[i+1:] {
				if min(a.x1, b.x1)-max(a.x0, b.x0) > overlap && min(a.y1, b.y1)-max(a.y0, b.y0) > overlap {
					t.Errorf("page %d: %q and %q stand on top of each other", n+1, a.text, b.text)
				}
			}
		}
	}
}

// checkEnds fails for a page that is higher than the paper, or whose last lines wait for what comes after them: a
// heading, the first lines of a block.
func checkEnds(t reporter, l laid) {
	t.Helper()
	for i, bands := range l.bands {
		if height := heightOf(bands); height > room+0.001 {
			t.Errorf("page %d is %.1f mm high, more than %.1f", i+1, height, room)
		}
		if i == len(l.bands)-1 || len(bands) == 0 {
			continue
		}
		last := bands[len(bands)-1]
		for _, it := range last.items {
			if it.kind == kindText && it.style.size >= head && i > 0 {
				t.Errorf("page %d ends with the heading %q", i+1, it.text)
			}
		}
		if last.keep && heightOf(bands) < 0.9*room {
			t.Errorf("page %d ends too early with a line that belongs to the next: %v", i+1, last.items)
		}
	}
}

// checkTexts fails for a text of which a part is not in the document. A text may be broken into lines, between words or
// within a long one; nothing of it may be missing.
func checkTexts(t reporter, l laid, texts []string) {
	t.Helper()
	all := l.raw()
	for _, text := range texts {
		if missing := notIn(all, l.faces.line(text)); missing != "" {
			t.Errorf("%.60q: from %.60q on it is not in the document", text, missing)
		}
	}
}

// notIn gives the rest of a text from where it is no longer found in pieces; empty when all of it is there.
func notIn(all, text string) string {
	const atLeast = 12 // letters of a word that is broken
	for words := strings.Fields(text); len(words) > 0; words = strings.Fields(text) {
		long := 0
		for long < len(words) && strings.Contains(all, strings.Join(words[:long+1], "")) {
			long++
		}
		if long > 0 {
			text = strings.Join(words[long:], " ")
			continue
		}
		word := []rune(words[0])
		for long = len(word) - 1; long > 0 && !strings.Contains(all, string(word[:long])); {
			long--
		}
		if long == 0 || long < atLeast && !strings.ContainsRune("-/.", word[long-1]) {
			return text
		}
		text = strings.Join(append([]string{string(word[long:])}, words[1:]...), " ")
	}
	return ""
}

// The checks of this file see what is wrong: each case is a sound document with one fault.
func TestChecksSeeWhatIsWrong(t *testing.T) {
	lost := short()
	lost.Domains[0].Indicators[2].Evidence = "kwijtgeraakt"
	sound := func() laid { return laidReport(t, lost) }
	for name, c := range map[string]struct {
		spoil func(l *laid)
		check func(reporter, laid)
	}{
		"off the paper":        {func(l *laid) { l.items[2][1].x += 190 }, checkOnPaper},
		"under the foot":       {func(l *laid) { l.items[2][1].y += 290 }, checkOnPaper},
		"on top of each other": {func(l *laid) { l.items[3] = append(l.items[3], l.items[3]...) }, checkApart},
		"a page too high":      {func(l *laid) { l.bands[1] = append(l.bands[1], band{height: 100}) }, checkEnds},
		"a heading at the end": {func(l *laid) {
			l.bands[2] = append(l.bands[2][:3:3], line("Kop", style{size: head}, 0)...)
		}, checkEnds},
		"a text too few": {func(l *laid) {
			for n := range l.items {
				l.items[n] = slices.DeleteFunc(l.items[n], func(p placed) bool { return strings.Contains(p.text, "kwijtgeraakt") })
			}
		}, func(t reporter, l laid) { checkTexts(t, l, writtenIn(lost)) }},
	} {
		l, found := sound(), new(faults)
		c.check(found, l)
		if *found > 0 {
			t.Errorf("%s: the document is not sound to begin with", name)
		}
		c.spoil(&l)
		if c.check(found, l); *found == 0 {
			t.Errorf("%s is not seen", name)
		}
	}
}

// faults counts what checks find.
type faults int

func (f *faults) Helper()               {}
func (f *faults) Error(...any)          { *f++ }
func (f *faults) Errorf(string, ...any) { *f++ }
