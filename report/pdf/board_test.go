package pdf

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/view"
	"sggscan/rubric"
)

// plainName and longName name the n-th school of a board; their order is that of n.
func plainName(n int) string { return fmt.Sprintf("Basisschool De Regenboog %03d", n) }
func longName(n int) string  { return fmt.Sprintf("%s %03d", strings.Repeat("Ö", 60), n) }

// comparisons are those that were made already, by their number of schools, language and names.
var comparisons sync.Map

// comparisonOf lays n schools beside each other: of three sectors, one of them with little answered, every tenth with
// the short list. Tests share it, so they change only what BuildBoard or Anonymous makes of it.
func comparisonOf(t testing.TB, n int, l lang.Lang, name func(int) string) view.Comparison {
	t.Helper()
	made, _ := comparisons.LoadOrStore(fmt.Sprint(n, l, name(0)),
		sync.OnceValue(func() view.Comparison { return compared(t, n, l, name) }))
	return made.(func() view.Comparison)()
}

func compared(t testing.TB, n int, l lang.Lang, name func(int) string) view.Comparison {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	var responses []assessment.Response
	for i := range n {
		school := assessment.School{Name: name(i), Sector: rubric.Sectors()[min(i%5/2, 2)], Board: "Stichting Samen", Place: "Assen"}
		responses = append(responses, boardResponse(t, r, school, i))
		if i%2 == 0 { // half of them filled in a year before
			earlier := boardResponse(t, r, school, i+n)
			earlier.Date, _ = assessment.ParseDate("2025-11-02")
			earlier.Round = "2025-2026"
			responses = append(responses, earlier)
		}
	}
	var problems problem.List
	var all []assessment.Assessment
	for _, s := range assessment.Group(r, responses, &problems) {
		now, before, _ := s.Pick("")
		all = append(all, assessment.Assess(r, now, before, assessment.Options{}))
	}
	assessment.AddBenchmarks(all)
	missing := []view.Missing{{School: "De Vlieger", SectorID: "po", Kind: view.NotReceived,
		Text: "Er is nog geen ingevulde vragenlijst."}}
	return view.BuildComparison(slices.Values(all), r, missing, view.Options{Lang: l, Today: today, Tool: "sggscan", Version: "1.0.0"})
}

func boardResponse(t testing.TB, r *rubric.Rubric, school assessment.School, seed int) assessment.Response {
	t.Helper()
	date, _ := assessment.ParseDate(fmt.Sprintf("2026-11-%02d", 1+seed%20))
	out := assessment.Response{Source: problem.Place{File: school.Name + ".yaml"}, RubricVersion: r.Version,
		Profile: assessment.Full, School: school, Role: rubric.Joint, Date: date,
		Round: "2026-2027"}
	if seed%10 == 9 {
		out.Profile = assessment.Core
	}
	for n, in := range r.Indicators() {
		answer := assessment.Answer{State: assessment.Answered, Level: rubric.Level((seed*5 + n*n + n/3) % 4),
			Note: "notitie van de school"}
		if seed%7 == 5 && n%2 == 0 {
			answer = assessment.Answer{State: assessment.Unknown}
		}
		out.Answers.Set(in.ID, answer)
	}
	for n, k := range r.Checks {
		state := assessment.CheckNo
		if (seed+n)%6 == 0 && k.Kind == rubric.Flag {
			state = assessment.CheckYes
		}
		out.Checks.Set(k.ID, assessment.CheckAnswer{State: state, Note: "wat er veranderde"})
	}
	return out
}

func writeBoard(t *testing.T, b view.Board) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteBoard(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBoardIsTwoPages(t *testing.T) {
	for _, c := range []struct {
		n    int
		l    lang.Lang
		name func(int) string
	}{{1, lang.NL, plainName}, {1, lang.EN, longName}, {2, lang.EN, plainName}, {2, lang.NL, longName},
		{7, lang.NL, plainName}, {7, lang.EN, longName}, {30, lang.EN, plainName}, {manySchools, lang.NL, longName}} {
		t.Run(fmt.Sprint(c.n, c.l, c.name(0)), func(t *testing.T) {
			t.Parallel()
			all := comparisonOf(t, c.n, c.l, c.name)
			checkBoard(t, view.BuildBoard(all))
			if c.n == 7 {
				coded, _ := view.Anonymous(all, view.Keys{Secret: []byte("geheim")})
				checkBoard(t, view.BuildBoard(coded))
			}
		})
	}
}

// manySchools are more than a page can name at any point.
const manySchools = 100

// checkBoard looks at a summary as a reader does, and gives its pages.
func checkBoard(t *testing.T, b view.Board) []string {
	t.Helper()
	l := laidBoard(t, b)
	checkSound(t, l)
	pages := l.pages()
	all := flat(strings.Join(pages, " "))
	for _, s := range b.Table {
		if missing := notIn(all, l.faces.line(s.Name)); missing != "" {
			t.Errorf("the table lacks %.60q", missing)
		}
	}
	// The table of all schools has pages of its own when page 2 has no room for it.
	if apart := strings.Contains(flat(pages[1]), flat(boardWordsFor(b.Lang).TableNext)); apart != (len(pages) > 2) {
		t.Fatalf("%d pages, table apart: %v", len(pages), apart)
	}
	w, text := wordsFor(b.Lang), boardWordsFor(b.Lang)
	for i, p := range pages {
		if !strings.Contains(p, fmt.Sprintf(w.Page, i+1, len(pages))) || !strings.Contains(p, b.Stamp.RubricHash) {
			t.Errorf("page %d lacks its number or the stamp", i+1)
		}
	}
	disclaimer := text.Disclaimer
	if b.Count == 1 {
		disclaimer = text.DisclaimerOne
	}
	for _, s := range []string{text.Start, text.Points, text.Missing, disclaimer, b.StartLead, b.How} {
		if missing := notIn(flat(pages[0]), s); missing != "" {
			t.Errorf("page 1 lacks %.60q", missing)
		}
	}
	second := []string{text.Second, text.Share, text.Limits, text.LimitRank, text.LimitUse}
	if b.Count == 1 {
		second = []string{text.Limits, text.LimitSelfOne, text.LimitUse}
		if len(b.Sectors[0].Domains) < 9 { // else the page is full
			second = append(second, text.TalkFirst)
		}
	}
	if b.Moves != nil {
		second = append(second, text.Moves)
	}
	for _, s := range second {
		if missing := notIn(flat(pages[1]), s); missing != "" {
			t.Errorf("page 2 lacks %.60q", missing)
		}
	}
	return pages
}

// altTexts are what the pictures of a document say to who does not see them, one a line.
func altTexts(l laid) string {
	var out []string
	for _, bands := range l.bands {
		for _, b := range bands {
			for _, it := range b.items {
				if it.tag != nil && it.tag.role == "Figure" {
					out = append(out, it.tag.alt)
				}
			}
		}
	}
	return strings.Join(slices.Compact(out), "\n")
}

// Few schools are all named, with every number; the gaps stand in their order.
func TestBoardSaysEverythingOfFewSchools(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 7, lang.NL, plainName))
	b.Today = nil
	b.Points = slices.DeleteFunc(b.Points, func(p view.BoardPoint) bool { return p.Flag })
	b.Points = b.Points[:min(2, len(b.Points))] // with all of them the page has to cut
	l := laidBoard(t, b)
	first, second := flat(l.drawnText(0)), flat(l.drawnText(1))
	if len(b.Start) != 3 || len(b.Points) == 0 || len(b.Missing) == 0 || len(b.Sectors) != 3 || len(b.Share) == 0 {
		t.Fatalf("the board has too little to look for: %+v", b)
	}
	for _, p := range b.Points {
		for _, s := range append([]string{p.Title, p.Sentence}, p.Schools...) {
			if missing := notIn(first, s); missing != "" {
				t.Errorf("%s: %q is not on page 1", p.ID, missing)
			}
		}
	}
	alt := altTexts(l)
	last := -1
	for _, g := range b.Start {
		at := strings.Index(first, flat(g.ID+" "+g.Title))
		if at <= last {
			t.Errorf("%s stands at %d, not after %d", g.ID, at, last)
		}
		last = at
		for _, s := range append([]string{g.Measure, g.Sentence, g.Critical}, g.Good...) {
			if missing := notIn(first, s); missing != "" {
				t.Errorf("%s: %q is not on page 1", g.ID, missing)
			}
		}
	}
	for _, m := range b.Missing {
		if missing := notIn(first, m.Kind+" "+strconv.Itoa(len(m.Schools))); missing != "" {
			t.Errorf("%s: %q is not on page 1", m.Kind, missing)
		}
	}
	for _, s := range b.Sectors {
		if missing := notIn(second, s.Title+" "+s.Summary+" "+s.Note); missing != "" {
			t.Errorf("%s: %q is not on page 2", s.ID, missing)
		}
		for _, d := range s.Domains {
			if !strings.Contains(alt, d.ID+" "+d.Text) {
				t.Errorf("%s %s: %s is in no picture of page 2", s.ID, d.ID, d.Text)
			}
		}
	}
	for _, s := range []string{b.Moves.Lead, b.Moves.Up, b.Moves.Down, b.Table[1].Name} {
		if missing := notIn(second, s); missing != "" || s == "" {
			t.Errorf("%q of what changed is not on page 2", s)
		}
	}
	if at := strings.Index(first+second, ellipsis); at >= 0 {
		t.Errorf("a text is cut where there is room: %q", (first + second)[max(at-160, 0):min(at+120, len(first+second))])
	}
	if !strings.Contains(second, flat(b.Share[0].Title+" "+b.Share[0].Sentence+" "+b.Share[0].Schools[0])) {
		t.Error("page 2 lacks what schools can share")
	}
}

var moreSchools = regexp.MustCompile(`en nog (\d+) scholen`)

// Of many schools the names that are there and the number behind them make all schools of the point.
func TestBoardCountsTheNamesItLeavesOut(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, manySchools, lang.NL, plainName))
	d, err := newBoardDoc(b, boardWordsFor(b.Lang))
	if err != nil {
		t.Fatal(err)
	}
	st := plain(small, black)
	cuts := 0
	for _, p := range b.Points {
		for limit := 1; limit < 6; limit++ {
			lines := d.names("", p.Schools, st, 60, limit)
			text := strings.Join(lines, " ")
			left := 0
			if m := moreSchools.FindStringSubmatch(text); m != nil {
				left, _ = strconv.Atoi(m[1])
				cuts++
			}
			if named := strings.Count(text, "Basisschool"); len(lines) > limit || named == 0 || named+left != len(p.Schools) {
				t.Errorf("%s in %d lines: %d names and %d more, not %d: %q", p.ID, limit, named, left, len(p.Schools), text)
			}
		}
	}
	if cuts == 0 {
		t.Error("no list was cut")
	}
	if first := laidBoard(t, b).pages()[0]; !strings.Contains(first, "Alle namen: werkmap, blad Kritieke punten") ||
		!moreSchools.MatchString(first) {
		t.Error("page 1 does not say where all names are")
	}
}

func TestBoardNamesInAList(t *testing.T) {
	d, err := newBoardDoc(view.Board{}, boardWordsFor(lang.NL))
	if err != nil {
		t.Fatal(err)
	}
	st := plain(small, black)
	for want, list := range map[string][]string{
		"De Eik":                         {"De Eik"},
		"De Eik en De Linde":             {"De Eik", "De Linde"},
		"De Eik, De Linde en De Wilg":    {"De Eik", "De Linde", "De Wilg"},
		"De Eik, locatie Zuid; De Linde": {"De Eik, locatie Zuid", "De Linde"},
	} {
		if got := strings.Join(d.names("", list, st, 100, 2), " "); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if d.cut {
		t.Error("names were cut that fit")
	}
	long := d.names("", []string{longName(1), "De Eik", "De Linde"}, st, 60, 1)
	if len(long) != 1 || !strings.HasPrefix(long[0], "ÖÖÖ") || !strings.HasSuffix(long[0], ellipsis+" en nog 2 scholen") ||
		!d.cut {
		t.Errorf("a long name: %q", long)
	}
}

// Without names nothing of a school is left, on paper and in the properties of the file.
func TestAnonymousBoardNamesNobody(t *testing.T) {
	coded, _ := view.Anonymous(comparisonOf(t, 7, lang.NL, plainName), view.Keys{Secret: []byte("geheim")})
	b := view.BuildBoard(coded)
	l := laidBoard(t, b)
	all := l.text() + strings.Join(l.bookmarks(), "\n") + fmt.Sprint(l.properties.AppendMap(map[string]any{}))
	for _, s := range []string{"Regenboog", "Stichting Samen", "Assen", "Vlieger", "notitie", "veranderde"} {
		if strings.Contains(all, s) {
			t.Errorf("%q stands in the summary without names", s)
		}
	}
	for _, s := range []string{"School 03", "7 scholen", "codes"} {
		if !strings.Contains(all, s) {
			t.Errorf("the summary without names lacks %q", s)
		}
	}
}

// Whatever somebody's own rubric holds, it stays two pages with every part.
func TestOddBoards(t *testing.T) {
	huge := view.BuildBoard(comparisonOf(t, manySchools, lang.NL, longName))
	huge.Heading, huge.Rounds, huge.Days, huge.Target = sentence(900), sentence(300), sentence(300), sentence(300)
	for i := range huge.Start {
		g := &huge.Start[i]
		g.Title, g.Measure, g.Critical = sentence(400), sentence(2000), "kritiek punt"
	}
	for i := range huge.Points {
		huge.Points[i].Title = sentence(800)
	}
	for len(huge.Points) < 60 {
		huge.Points = append(huge.Points, huge.Points...)
	}
	huge.Today = huge.Points[:4]
	for i := range huge.Today {
		huge.Today[i].Step = sentence(2000)
	}
	for len(huge.Missing) < 12 {
		huge.Missing = append(huge.Missing, huge.Missing...)
	}
	for i := range huge.Sectors {
		s := &huge.Sectors[i]
		s.Title = sentence(300)
		s.Domains = append(append(s.Domains, s.Domains...), s.Domains...)
	}
	for i := range huge.Share {
		huge.Share[i].Title = sentence(300)
	}
	huge.Moves = &view.BoardMoves{Lead: sentence(900), Up: sentence(900), Down: sentence(900), Without: huge.Moves.Without}
	pages := checkBoard(t, huge)
	if !strings.Contains(pages[0], "werkmap, blad Kritieke punten.") ||
		!strings.Contains(pages[1], "Meer domeinen (") || !strings.Contains(pages[1], "): werkmap, blad Domeinen.") {
		t.Errorf("what is left out is not counted:\n%s", pages)
	}
	one := view.BuildBoard(comparisonOf(t, 1, lang.NL, longName))
	one.Today, one.Points, one.Missing, one.Heading = huge.Today, huge.Points, huge.Missing, huge.Heading
	one.Sectors[0].Domains = slices.Concat(one.Sectors[0].Domains, one.Sectors[0].Domains, one.Sectors[0].Domains)
	for i := range one.Start {
		one.Start[i].Title, one.Start[i].Measure = sentence(400), sentence(2000)
	}
	if pages := checkBoard(t, one); !strings.Contains(flat(pages[1]), flat(boardWordsFor(lang.NL).Scores)) {
		t.Errorf("the scores that do not fit on page 1 are not on page 2:\n%s", pages[1])
	}
	signs := view.BuildBoard(comparisonOf(t, 2, lang.NL,
		func(n int) string { return []string{"Szkoła 日本 😀\n\x00x", "=1+1"}[n] }))
	if pages := checkBoard(t, signs); !strings.Contains(pages[0], "Szkoła □□ □ x") {
		t.Errorf("signs that the font lacks:\n%s", pages[0])
	}
	if n := len(laidBoard(t, view.Board{Lang: lang.NL}).pages()); n != 2 {
		t.Errorf("nothing at all takes %d pages", n)
	}
}

// What cannot wait stands first, with what to do.
func TestBoardBeginsWithToday(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 7, lang.NL, plainName))
	if len(b.Today) == 0 {
		t.Fatal("nothing has to be done today")
	}
	first := flat(laidBoard(t, b).pages()[0])
	today, start := strings.Index(first, flat("Vandaag nog")), strings.Index(first, flat("Begin hier"))
	if today < 0 || today > start || notIn(first, b.Today[0].Title+" Ja bij "+b.Today[0].Sentence) != "" ||
		notIn(first, b.Today[0].Step) != "" {
		t.Errorf("what has to be done today does not come first:\n%s", first)
	}
	b.Today = nil
	if strings.Contains(flat(laidBoard(t, b).pages()[0]), flat("Vandaag nog")) {
		t.Error("there is a box for today with nothing in it")
	}
}

// A warning question answered yes comes before the gaps that take longer; other critical points come after them.
func TestBoardPutsWarningsFirst(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 7, lang.NL, plainName))
	w := boardWordsFor(lang.NL)
	places := func() (points, start int) {
		first := flat(laidBoard(t, b).pages()[0])
		return strings.Index(first, flat(w.Points)), strings.Index(first, flat(w.Start))
	}
	if points, start := places(); !b.Points[0].Flag || points < 0 || points > start {
		t.Errorf("the warnings stand at %d, after the start at %d", points, start)
	}
	b.Points = slices.DeleteFunc(b.Points, func(p view.BoardPoint) bool { return p.Flag })
	if points, start := places(); len(b.Points) == 0 || points < start {
		t.Errorf("the critical points stand at %d, before the start at %d", points, start)
	}
}

// One school is shown with its own scores on page 1, in sentences about one school.
func TestBoardOfOneSchool(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 1, lang.NL, plainName))
	w := boardWordsFor(lang.NL)
	b.Today, b.Points, b.Missing = nil, nil, nil
	pages := checkBoard(t, b)
	first, all := flat(pages[0]), flat(strings.Join(pages, " "))
	for _, s := range []string{w.NoPointsOne, w.NoMissingOne, b.Table[0].Verdict, b.Table[0].Reached} {
		if missing := notIn(first, s); missing != "" {
			t.Errorf("page 1 lacks %q", missing)
		}
	}
	for _, d := range b.Sectors[0].Domains {
		if !strings.Contains(all, flat(d.Title+" "+d.Score.Text)) {
			t.Errorf("%s lacks %s", d.Title, d.Score.Text)
		}
	}
	for _, s := range []string{w.Share, w.LimitRank, "scholen voor een spreiding", "1 school"} {
		if strings.Contains(all, flat(s)) {
			t.Errorf("the summary of one school says %q", s)
		}
	}
}

// Without anything to show the page says so, in the place where it would stand.
func TestCalmBoardSaysSo(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 7, lang.NL, plainName))
	b.Start, b.StartLead, b.StartMore, b.Points, b.Today, b.Missing, b.Share = nil, "Er is geen punt.", 0, nil, nil, nil,
		nil
	pages, w := checkBoard(t, b), boardWordsFor(lang.NL)
	for n, s := range map[string]int{w.NoPoints: 0, w.NoMissing: 0, w.NoShare: 1, b.StartLead: 0} {
		if missing := notIn(flat(pages[s]), n); missing != "" {
			t.Errorf("page %d lacks %q", s+1, missing)
		}
	}
}

func TestBoardProperties(t *testing.T) {
	for l, tag := range map[lang.Lang]string{lang.NL: "nl-NL", lang.EN: "en-GB"} {
		b := view.BuildBoard(comparisonOf(t, 7, l, plainName))
		pdf := writeBoard(t, b)
		if !bytes.Equal(pdf, writeBoard(t, b)) {
			t.Error("the bytes differ")
		}
		if !bytes.Contains(pdf, []byte("/Lang ("+tag+")")) {
			t.Errorf("%s is not the language", tag)
		}
		l := laidBoard(t, b)
		p := l.properties
		if p.Title.Text != b.FileTitle || !strings.HasSuffix(b.FileTitle, "Stichting Samen – 2026-2027") ||
			p.Author.Text != "Stichting Samen" || p.Subject.Text != b.Title {
			t.Errorf("%q by %q about %q", p.Title.Text, p.Author.Text, p.Subject.Text)
		}
		if marks := l.bookmarks(); !slices.Equal(marks, []string{b.Title, boardWordsFor(b.Lang).SecondTable}) {
			t.Errorf("bookmarks: %q", marks)
		}
	}
	if err := WriteBoard(failing{}, view.Board{}); err == nil {
		t.Error("a full disk is not told")
	}
}

func TestBoardWords(t *testing.T) {
	verbs := regexp.MustCompile(`%[a-z]`)
	nl, en := reflect.ValueOf(boardWordsFor(lang.NL)), reflect.ValueOf(boardWordsFor(lang.EN))
	for i := range nl.NumField() {
		a, b, name := nl.Field(i).String(), en.Field(i).String(), nl.Type().Field(i).Name
		if a == "" || b == "" {
			t.Errorf("%s is empty", name)
		}
		if !reflect.DeepEqual(verbs.FindAllString(a, -1), verbs.FindAllString(b, -1)) {
			t.Errorf("%s: %q and %q", name, a, b)
		}
	}
}

// TestBoardSaysWhatIsOfTheAdviser: a board does not read that nobody else judged when an adviser did.
func TestBoardSaysWhatIsOfTheAdviser(t *testing.T) {
	c := comparisonOf(t, 2, lang.NL, plainName)
	moderate := func(n int) {
		answer := *c.Reports[1].Answers[n]
		answer.Own = "weet niet"
		c.Reports[1].Answers[n] = &answer
	}
	moderate(0)
	first := flat(laidBoard(t, view.BuildBoard(c)).pages()[0])
	if !strings.Contains(first, flat("telt het niveau van een adviseur bij V1.")) ||
		strings.Contains(first, flat("geen oordeel van anderen")) {
		t.Errorf("page 1 reads %s", first)
	}
	for n := range c.Reports[1].Answers {
		moderate(n)
	}
	if first := flat(laidBoard(t, view.BuildBoard(c)).pages()[0]); !strings.Contains(first, flat("H4, B1, B2 en B3. Dit is geen rangorde")) {
		t.Errorf("page 1 does not name all of them: %s", first)
	}
}

// The table of all schools stands on page 1 where that has room, else on page 2, and else on pages of its own; each of
// those has its heads.
func TestBoardTableStandsWhereThereIsRoom(t *testing.T) {
	w := boardWordsFor(lang.NL)
	head := flat(w.School + " " + w.ColSector)
	for n, want := range map[int]string{3: "100", 7: "010", 30: "001"} {
		b := view.BuildBoard(comparisonOf(t, n, lang.NL, plainName))
		if n == 3 {
			b.Today, b.Points, b.Legal, b.Start = nil, nil, nil, b.Start[:1]
		}
		got := ""
		for _, page := range laidBoard(t, b).pages() {
			got += strconv.Itoa(strings.Count(flat(page), head))
		}
		if len(got) == 2 {
			got += "0"
		}
		if got != want {
			t.Errorf("%d schools: the table stands on pages %s, not %s", n, got, want)
		}
	}
	b := view.BuildBoard(comparisonOf(t, manySchools, lang.NL, plainName))
	pages := laidBoard(t, b).pages()
	for i, page := range pages[2:] {
		if strings.Count(flat(page), head) != 1 {
			t.Errorf("page %d has no heads", i+3)
		}
	}
	if last := flat(pages[len(pages)-1]); !strings.Contains(last, "099") || // a name may take two lines
		!strings.Contains(last, flat(w.TalkBack)) {
		t.Errorf("the last page does not end with the last school and what to talk about: %s", last)
	}
}

// What is the same for all schools has no column, and stands above the table.
func TestBoardTableHasNoColumnForTheSame(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 2, lang.NL, plainName))
	b.Moves = nil
	all := flat(strings.Join(laidBoard(t, b).pages(), " "))
	w := boardWordsFor(lang.NL)
	if strings.Contains(all, flat(w.School+" "+w.ColSector)) || strings.Contains(all, flat(w.ColChange)) ||
		!strings.Contains(all, flat("po, lijst: volledig. "+w.TableOrder+" "+w.TableLead)) {
		t.Errorf("two schools with one list:\n%s", all)
	}
}

// Who hears the summary hears tables with heads, and the scores of few schools as numbers.
func TestBoardIsReadAsTables(t *testing.T) {
	b := view.BuildBoard(comparisonOf(t, 7, lang.NL, plainName))
	d, err := newBoardDoc(b, boardWordsFor(b.Lang))
	if err != nil {
		t.Fatal(err)
	}
	all := hear(laidOut(&d.document, d.pages())).all()
	w, po := d.text, b.Sectors[0].Domains[0]
	if len(po.Points) < 2 {
		t.Fatalf("no points: %+v", po)
	}
	for _, want := range []string{"H1 Stichting Samen", "H2 " + w.Start, "H1 " + w.SecondTable, "LBody",
		"TH " + w.School, "TH " + w.ColVerdict, "TH row " + b.Table[0].Name,
		"TD " + b.Table[0].Reached, "TH row V Visie en boodschap", "Figure V " + po.Text, "TH " + w.SharePoint,
		"TH row " + b.Share[0].Title} {
		if !slices.Contains(all, want) {
			t.Errorf("nobody hears %q in\n%s", want, strings.Join(all, "\n"))
		}
	}
	tables, rows, heads := 0, 0, 0
	for _, e := range all {
		tables += count(e == "Table")
		rows += count(e == "TR")
		heads += count(strings.HasPrefix(e, "TH row "))
	}
	if tables == 0 || heads < rows-tables {
		t.Errorf("%d rows of %d tables have %d heads", rows, tables, heads)
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Scores that lie on one place in the bar stand above each other: none hides another.
func TestPointsOnOnePlaceAreAllThere(t *testing.T) {
	same := []view.Number{percent(50), percent(50), percent(50), percent(50.5), percent(90)}
	marks := pointMarks(0, 0, 54, same)
	for i, a := range marks {
		if a.x < 0 || a.x+a.w > 54 || a.y < 0 || a.y+a.h > barHeight {
			t.Errorf("point %d lies outside the bar: %+v", i, a)
		}
		for j, b := range marks[:i] {
			if min(a.x+a.w, b.x+b.w)-max(a.x, b.x) > 0.01 && min(a.y+a.h, b.y+b.h)-max(a.y, b.y) > 0.01 {
				t.Errorf("point %d hides point %d", i, j)
			}
		}
	}
	if len(marks) != 5 {
		t.Errorf("%d points", len(marks))
	}
}
