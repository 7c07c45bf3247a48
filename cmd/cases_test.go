package cmd_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"gopkg.in/yaml.v3"

	"sggscan/cmd"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// fewFlag lets one or two colleagues of a school count.
const fewFlag = "--few"

// caseWant says what must come out of the files that a school sent: read as these responses, refused in these words,
// or, where both are there, one of the two.
type caseWant struct {
	Point   int            // which kind of thing people send: the number in the heading of its tests
	Few     bool           // holds one or two colleagues, so fewFlag is needed
	Args    []string       // more words on the command line
	Today   string         // 2026-11-20 when absent
	Read    []caseResponse // the same answers, one by one
	Says    []caseLine     // warnings, when it is read
	Refused []caseLine     // errors (or, with warn, warnings), when it is refused
	Never   []string       // what neither the result nor a message may hold
	Free    []string       // fields of an assessment that are not compared
	// NoteHas is a piece of the note with a question, where the rest of it is free.
	NoteHas map[string]string `yaml:"note_has"`
	Quiet   bool              // no warning at all
	// Alone: no question has a class of agreement, for there are too few people who are surely different ones.
	Alone bool
}

// caseResponse is a response in short: levels are those of all questions in the order of the rubric, 0–3, ? (unknown)
// or - (blank); … at the end repeats what is before it.
type caseResponse struct {
	School, Brin, Sector, Board, Place, Role, Date, Levels string
	Notes, Evidence, Checks                                map[string]string
	EvidenceDates                                          map[string]string `yaml:"evidence_dates"`
}

// caseLine is a message: one line that holds its place and some words of it. A word may be several, parted by |.
type caseLine struct {
	At, NL, EN []string
	Warn       bool
}

// TestCases reads what schools really sent: the folders of testdata/cases, each with a README and a want.yaml.
func TestCases(t *testing.T) {
	folders, err := filepath.Glob("../testdata/cases/*/want.yaml")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range folders {
		name := filepath.Base(filepath.Dir(path))
		files := map[string][]byte{}
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(filepath.Dir(path), e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			files[e.Name()] = data
		}
		var want caseWant
		d := yaml.NewDecoder(bytes.NewReader(files["want.yaml"]))
		d.KnownFields(true)
		if err := d.Decode(&want); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		delete(files, "want.yaml")
		delete(files, "README")
		t.Run(fmt.Sprintf("%02d/%s", want.Point, name), func(t *testing.T) { want.check(t, files) })
	}
}

// check reads the files in both languages and compares with what is wanted.
func (w caseWant) check(t *testing.T, files map[string][]byte) {
	t.Helper()
	want := w.oneByOne(t, files)
	t.Chdir(t.TempDir())
	for name, data := range files {
		caseFile(t, name, data)
	}
	languages := []string{"nl", "en"}
	if len(w.Says)+len(w.Refused) == 0 {
		languages = languages[:1] // there are no words to look at
	}
	for _, language := range languages {
		code, stdout, stderr := play(w.command(language)...)
		for _, never := range w.Never {
			if strings.Contains(stdout+stderr, never) {
				t.Errorf("%s: %q comes out: %s", language, never, caseShort(stderr))
			}
		}
		wanted := w.Says
		switch {
		case code == cmd.ExitInput && len(w.Refused) > 0:
			wanted = w.Refused
			if stdout != "" {
				t.Errorf("%s: refused, and a result: %.200s", language, stdout)
			}
		case code == cmd.ExitOK && len(w.Read) > 0:
			if w.Quiet && strings.Contains("\n"+stderr, map[string]string{"nl": "\nlet op:",
				"en": "\nwarning:"}[language]) {
				t.Errorf("%s: warnings about what is sound: %s", language, caseShort(stderr))
			}
			if language == "nl" {
				w.compare(t, w.schools(t, stdout), want)
			}
		case len(w.Read) > 0:
			t.Errorf("%s: exit code %d, want it read: %s", language, code, caseShort(stderr))
			continue
		default:
			t.Errorf("%s: exit code %d, want it refused: %s", language, code, caseShort(stderr))
			continue
		}
		for _, line := range wanted {
			if code == cmd.ExitInput && !line.Warn {
				line.said(t, language, stderr, "fout:", "error:")
			} else {
				line.said(t, language, stderr, "let op:|tip:", "warning:|hint:")
			}
		}
	}
}

// oneByOne scores the responses that are wanted, each in a file of its own.
func (w caseWant) oneByOne(t *testing.T, files map[string][]byte) map[string]any {
	t.Helper()
	if len(w.Read) == 0 {
		return nil
	}
	t.Chdir(t.TempDir())
	for n, r := range w.Read {
		caseFile(t, fmt.Sprintf("%03d.json", n), r.json(t))
	}
	for _, arg := range w.Args {
		if data, ok := files[arg]; ok {
			caseFile(t, arg, data)
		}
	}
	key := fmt.Sprint(w.Read, w.command("nl"))
	stdout, ok := caseScored.Load(key)
	if !ok {
		code, out, stderr := play(w.command("nl")...)
		if code != cmd.ExitOK {
			t.Fatalf("the responses that are wanted are not sound themselves: %s", stderr)
		}
		caseScored.Store(key, out)
		stdout = out
	}
	return w.schools(t, stdout.(string))
}

// caseScored remembers what oneByOne scored: many cases want the same.
var caseScored sync.Map

func (w caseWant) command(language string) []string {
	today := w.Today
	if today == "" {
		today = "2026-11-20"
	}
	out := append([]string{"score", "--json", "--lang", language, "--today", today, "."}, w.Args...)
	if w.Few {
		out = append(out, fewFlag)
	}
	return out
}

// said looks for the line in what was told.
func (l caseLine) said(t *testing.T, language, stderr, nl, en string) {
	t.Helper()
	words := append([]string{nl}, append(l.At, l.NL...)...)
	if language == "en" {
		words = append([]string{en}, append(l.At, l.EN...)...)
	}
	for told := range strings.Lines(stderr) {
		told = strings.ToLower(told)
		if !slices.ContainsFunc(words, func(word string) bool {
			return !slices.ContainsFunc(strings.Split(strings.ToLower(word), "|"), func(s string) bool {
				return strings.Contains(told, s)
			})
		}) {
			return
		}
	}
	t.Errorf("%s: no line with %q in: %s", language, words, caseShort(stderr))
}

// caseFields are the fields of an assessment that must be what they are for the same answers one by one.
var caseFields = []string{"school", "round", "date", "profile", "respondents", "score", "lower", "upper", "coverage",
	"verdict",
	"uncapped_verdict", "agreement", "caps", "domains", "indicators", "flags", "legal"}

// compare names the fields that differ, question by question.
func (w caseWant) compare(t *testing.T, got, want map[string]any) {
	t.Helper()
	names := func(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
	if !slices.Equal(names(got), names(want)) {
		t.Errorf("schools %q, want %q", names(got), names(want))
		return
	}
	var differ []string
	var walk func(path string, got, want any)
	walk = func(path string, got, want any) {
		if slices.Contains(w.Free, path[strings.LastIndex(path, ".")+1:]) {
			return
		}
		g, isMap := got.(map[string]any)
		if v, ok := want.(map[string]any); ok && isMap {
			for _, key := range slices.Sorted(maps.Keys(v)) {
				walk(path+"."+key, g[key], v[key])
			}
			return
		}
		if a, ok := got.([]any); ok {
			if b, ok := want.([]any); ok && len(a) == len(b) {
				for n := range a {
					at := fmt.Sprintf("%s[%d]", path, n)
					if m, ok := a[n].(map[string]any); ok && m["id"] != nil {
						at = fmt.Sprintf("%s[%v]", path, m["id"])
					}
					walk(at, a[n], b[n])
				}
				return
			}
		}
		if !reflect.DeepEqual(got, want) {
			differ = append(differ, fmt.Sprintf("%s: got %v, want %v", path, got, want))
		}
	}
	for _, name := range names(want) {
		g, v := got[name].(map[string]any), want[name].(map[string]any)
		for _, field := range caseFields {
			walk(name+"."+field, g[field], v[field])
		}
		for _, i := range g["indicators"].([]any) {
			i := i.(map[string]any)
			if w.Alone && i["agreement"] != nil {
				differ = append(differ, fmt.Sprintf("%s.%v: agreement %v, but too few are surely different people",
					name, i["id"], i["agreement"]))
			}
			note, _ := i["note"].(string)
			if has := w.NoteHas[i["id"].(string)]; !strings.Contains(note, has) {
				differ = append(differ, fmt.Sprintf("%s.%v: note %q, want %q in it", name, i["id"], note, has))
			}
		}
	}
	if more := len(differ) - 8; more > 0 {
		differ = append(differ[:8], fmt.Sprintf("and %d more", more))
	}
	if len(differ) > 0 {
		t.Errorf("differs from the same answers one by one:\n  %s", strings.Join(differ, "\n  "))
	}
}

// json writes the response as a file of its own.
func (r caseResponse) json(t *testing.T) []byte {
	t.Helper()
	answers, checks := map[string]any{}, map[string]any{}
	ids, levels := caseIDs(t), []rune(r.Levels)
	for n, id := range ids {
		a := map[string]any{}
		repeated := len(levels) > 0 && levels[len(levels)-1] == '…'
		if repeated || n < len(levels) {
			at := n
			if repeated {
				at %= len(levels) - 1
			}
			switch c := levels[at]; c {
			case '?':
				a["level"] = "unknown"
			case '-':
			default:
				a["level"] = int(c - '0')
			}
		}
		for key, texts := range map[string]map[string]string{"note": r.Notes, "evidence": r.Evidence,
			"evidence_date": r.EvidenceDates} {
			if text, ok := texts[id]; ok {
				a[key] = text
			}
		}
		if len(a) > 0 {
			answers[id] = a
		}
	}
	for id, text := range r.Checks {
		checks[id] = text
	}
	school := map[string]any{"name": r.School, "sector": r.Sector}
	for key, text := range map[string]string{"brin": r.Brin, "board": r.Board, "place": r.Place} {
		if text != "" {
			school[key] = text
		}
	}
	role, date := r.Role, r.Date
	if role == "" {
		role = "joint"
	}
	if date == "" {
		date = "2026-11-02"
	}
	data, err := json.Marshal(map[string]any{
		"school": school, "respondent": map[string]any{"role": role}, "date": date,
		"answers": answers, "checks": checks})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// schools are the assessments of score --json, by school and sector, or by number where the name is free.
func (w caseWant) schools(t *testing.T, stdout string) map[string]any {
	t.Helper()
	var all struct{ Assessments []map[string]any }
	if err := json.Unmarshal([]byte(stdout), &all); err != nil {
		t.Fatalf("%v: %.200s", err, stdout)
	}
	out := map[string]any{}
	for n, a := range all.Assessments {
		school := a["school"].(map[string]any)
		key := fmt.Sprintf("%v (%v)", school["name"], school["sector"])
		if slices.Contains(w.Free, "name") {
			key = fmt.Sprint(n)
		}
		out[key] = a
	}
	return out
}

func caseIDs(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, i := range caseRubric(t).Indicators() {
		out = append(out, i.ID)
	}
	return out
}

func caseRubric(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func caseFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// caseShort is enough of what was told to see why a test fails.
func caseShort(text string) string {
	if len(text) > 500 {
		text = text[:500] + "…"
	}
	return strings.ToValidUTF8(text, "?")
}

// A caseTable is a table as a form program exports it, with a row per respondent.
type caseTable struct {
	t    *testing.T
	head []string
	rows [][]string
}

// caseForm is a table with the answer that the team of Lijnwater gave together: levels 0123….
func caseForm(t *testing.T) *caseTable {
	table := caseTeam(t, 1)
	return table.set(0, "Functie", "samen ingevuld")
}

// caseJoint is what must come out of caseForm.
var caseJoint = caseResponse{School: "Lijnwater", Sector: "vo", Levels: "0123…"}

// caseTeam is a table of n teachers of Lijnwater, each with other answers, a minute apart.
func caseTeam(t *testing.T, n int) *caseTable {
	t.Helper()
	ids := caseIDs(t)
	table := &caseTable{t: t, head: append([]string{"Tijdstempel", "School", "Sector", "Functie"}, ids...)}
	labels := strings.Split("Nog niet|In ontwikkeling|In praktijk|Geborgd", "|")
	for i := range n {
		row := []string{fmt.Sprintf("2026-11-02 10:%02d:00", 30+i), "Lijnwater", "vo", "docent"}
		for q := range ids {
			row = append(row, labels[caseLevel(i, q)])
		}
		table.rows = append(table.rows, row)
	}
	return table
}

// caseLevel is the level that a teacher of caseTeam chose: no two teachers have the same answers.
func caseLevel(teacher, question int) int { return ((teacher/4+1)*question + teacher) % 4 }

// caseTeachers is what must come out of caseTeam.
func caseTeachers(t *testing.T, n int) []caseResponse {
	var out []caseResponse
	for i := range n {
		levels := ""
		for q := range caseIDs(t) {
			levels += fmt.Sprint(caseLevel(i, q))
		}
		out = append(out, caseResponse{School: "Lijnwater", Sector: "vo", Role: "teacher", Levels: levels})
	}
	return out
}

func (c *caseTable) column(header string) int {
	c.t.Helper()
	n := slices.Index(c.head, header)
	if n < 0 {
		c.t.Fatalf("no column %s", header)
	}
	return n
}

func (c *caseTable) rename(header, to string) *caseTable {
	c.head[c.column(header)] = to
	return c
}

func (c *caseTable) set(row int, header, text string) *caseTable {
	c.rows[row][c.column(header)] = text
	return c
}

// all sets the cells of a column, from the first row on.
func (c *caseTable) all(header string, texts ...string) *caseTable {
	for row, text := range texts {
		c.set(row, header, text)
	}
	return c
}

// after puts a column behind another one.
func (c *caseTable) after(header, added string, texts ...string) *caseTable {
	at := c.column(header) + 1
	c.head = slices.Insert(c.head, at, added)
	for n := range c.rows {
		text := ""
		if n < len(texts) {
			text = texts[n]
		}
		c.rows[n] = slices.Insert(c.rows[n], at, text)
	}
	return c
}

func (c *caseTable) drop(header string) *caseTable {
	at := c.column(header)
	c.head = slices.Delete(c.head, at, at+1)
	for n := range c.rows {
		c.rows[n] = slices.Delete(c.rows[n], at, at+1)
	}
	return c
}

// under puts a row under the header, with the same text in every cell or, given more, these.
func (c *caseTable) under(texts ...string) *caseTable {
	for len(texts) < len(c.head) {
		texts = append(texts, texts[len(texts)-1])
	}
	c.rows = slices.Insert(c.rows, 0, texts)
	return c
}

func (c *caseTable) text(separator rune) string {
	c.t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = separator
	if err := w.WriteAll(append([][]string{c.head}, c.rows...)); err != nil {
		c.t.Fatal(err)
	}
	return b.String()
}

func (c *caseTable) csv() []byte { return []byte(c.text(';')) }

func (c *caseTable) xlsx() []byte {
	c.t.Helper()
	f := excelize.NewFile()
	for n, row := range append([][]string{c.head}, c.rows...) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", n+1), &row); err != nil {
			c.t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		c.t.Fatal(err)
	}
	return b.Bytes()
}

// run tries one table, as f.csv.
func (w caseWant) run(t *testing.T, name string, table *caseTable) {
	t.Helper()
	w.runFiles(t, name, map[string][]byte{"f.csv": table.csv()})
}

func (w caseWant) runFiles(t *testing.T, name string, files map[string][]byte) {
	t.Helper()
	t.Run(fmt.Sprintf("%02d/%s", w.Point, strings.ReplaceAll(name, "/", "|")), func(t *testing.T) { w.check(t, files) })
}

var (
	caseDouble = []string{"dubbel|twee keer|één keer|zelfde"}
	caseTwice  = []string{"double|twice|once|same|copy|copies"}
)

// caseCopies is the warning that these files say the same.
func caseCopies(names ...string) []caseLine {
	return []caseLine{{At: names, NL: caseDouble, EN: caseTwice}}
}

// What the same people answered counts once, in whatever form it was sent; what is doubtful passes no threshold.
func TestCasesCountedTwice(t *testing.T) {
	four := func(t *testing.T) *caseTable { return caseTeam(t, 4) }
	once := caseWant{Point: 1, Read: caseTeachers(t, 4), Says: caseCopies("a.csv", "b.")}
	pair := func(name string, want caseWant, a, b []byte, ending string) {
		want.runFiles(t, name, map[string][]byte{"a.csv": a, "b." + ending: b})
	}
	first := four(t).csv()
	pair("byte for byte", once, first, first, "csv")
	pair("csv and xlsx", once, first, four(t).xlsx(), "xlsx")
	pair("comma and tab", once, []byte(four(t).text(',')), []byte(four(t).text('\t')), "tsv")
	pair("other encoding", once, first, caseEncoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), four(t).
		text('\t')), "txt")
	pair("a column more", once, first, four(t).after("B3", "Wat vond je van deze vragenlijst?", "leuk", "lang").csv(),
		"csv")
	pair("system columns more", once, first, four(t).after("Functie", "ID", "1", "2", "3", "4").csv(), "csv")
	pair("columns in another order", once, first, four(t).drop("Functie").after("V3", "Functie", "docent", "docent",
		"docent", "docent").csv(), "csv")
	turned := four(t)
	slices.Reverse(turned.rows)
	pair("rows in another order", once, first, turned.csv(), "csv")
	pair("dates in another form", once, first, four(t).all("Tijdstempel", "2-11-2026 10:30:00", "2-11-2026 10:31:00",
		"2-11-2026 10:32:00", "2-11-2026 10:33:00").xlsx(), "xlsx")
	numbers := four(t)
	for n, row := range numbers.rows {
		for q := range row[4:] {
			row[4+q] = fmt.Sprintf("%d – %s", caseLevel(n, q), row[4+q])
		}
	}
	pair("levels in another form", once, first, numbers.csv(), "csv")
	pair("headers in another form", once, first, four(t).rename("V1", "V1 – Gedeelde visie").
		rename("School", "Naam van de school").csv(), "csv")
	pair("blanks around names", once, first, four(t).all("School", "Lijnwater ", " lijnwater", "LIJNWATER",
		"Lijnwater\u00a0").csv(), "csv")
	later := once
	later.Read = caseTeachers(t, 5)
	pair("a row more", later, first, caseTeam(t, 5).csv(), "csv")
	three := once
	three.Says = append(caseCopies("a.csv"), caseCopies("c.csv")...)
	three.runFiles(t, "three files", map[string][]byte{"a.csv": first, "b.xlsx": four(t).xlsx(), "c.csv": turned.csv()})

	both := caseWant{Point: 1, Read: []caseResponse{caseJoint}, Says: caseCopies("a.yaml", "b.yaml")}
	form := caseJoint.json(t)
	both.runFiles(t, "a form sent twice", map[string][]byte{"a.yaml": form, "b.yaml": form})
	both.runFiles(t, "a form sent twice, saved otherwise", map[string][]byte{"a.yaml": form,
		"b.yaml": bytes.ReplaceAll(form, []byte(`,"`), []byte(`, "`))})
	both.Says = caseCopies("a.json", "b.csv")
	both.runFiles(t, "a form and the row of it", map[string][]byte{"a.json": form, "b.csv": caseForm(t).
		set(0, "Tijdstempel", "2026-11-02").csv()})

	// Without a time two colleagues may have answered the same, so both count for the score and one for each threshold.
	day := func(t *testing.T, n int) *caseTable {
		table := caseTeam(t, n)
		for row := range n {
			table.set(row, "Tijdstempel", "2026-11-02")
		}
		return table
	}
	noted := func(table *caseTable) *caseTable {
		var texts []string
		for n := range table.rows {
			texts = append(texts, fmt.Sprintf("Notitie van persoon %d", n))
		}
		return table.after("V1", "V1.note", texts...)
	}
	few := caseRubric(t).AgreementMinimum - 1 // people, one less than agreement needs
	scores := []string{"score", "lower", "upper", "level", "own_level", "caps", "verdict", "uncapped_verdict"}
	doubtful := caseWant{Point: 1, Few: true, Read: caseTeachers(t, few), Free: []string{"respondents", "agreement",
		"note"},
		Says: caseCopies("a.csv", "b."), Alone: true}
	pair("no time, threshold of agreement", doubtful, day(t, few).csv(), day(t, few).xlsx(), "xlsx")
	nearly := doubtful
	nearly.Free = append(scores, doubtful.Free...)
	team := func() *caseTable { return caseTeam(t, few) }
	pair("one answer corrected", nearly, team().csv(), team().set(1, "V1", "Geborgd").csv(), "csv")
	pair("a text corrected", nearly, noted(team()).csv(), noted(team()).set(1, "V1.note", "Beter gezegd").csv(), "csv")
	quotes := caseRubric(t).QuoteMinimum/2 + 1
	doubtful.Read, doubtful.Alone, doubtful.Never = caseTeachers(t, quotes), false, []string{"Notitie van persoon"}
	pair("no time, threshold of notes", doubtful, noted(day(t, quotes)).csv(), noted(day(t, quotes)).xlsx(), "xlsx")
	doubtful.Free = nearly.Free
	pair("no time, threshold of notes, one more", doubtful, noted(day(t, quotes)).csv(), noted(day(t, quotes-1)).csv(),
		"csv")

	// One person who pressed Send again: told, and no second person for a threshold.
	again := func(header, who string) *caseTable {
		table := team()
		row := slices.Clone(table.rows[few-1])
		row[0] = "2026-11-02 10:52:00"
		table.rows = append(table.rows, row)
		people := append([]string{"v@voorbeeld.nl", "w@voorbeeld.nl", "y@voorbeeld.nl", "z@voorbeeld.nl"}[:few-1], who,
			who)
		return table.after("Functie", header, people...)
	}
	rows := []string{fmt.Sprint(few + 1), fmt.Sprint(few + 2)}
	sent := caseWant{Point: 1, Few: true, Read: caseTeachers(t, few), Alone: true, Free: nearly.Free,
		Says:  []caseLine{{At: append([]string{"f.csv"}, rows...), NL: caseDouble, EN: caseTwice}},
		Never: []string{"x@voorbeeld.nl", "Anna Voorbeeld"}}
	sent.run(t, "sent again from one address", again("E-mail", "x@voorbeeld.nl"))
	sent.run(t, "sent again under one name", again("Naam", "Anna Voorbeeld"))
	sent.run(t, "sent again, English form", again("Email Address", "x@voorbeeld.nl"))

	apart := team()
	apart.rows = [][]string{slices.Clone(apart.rows[few-1])}
	apart.set(0, "Tijdstempel", "2026-11-03 09:00:00").after("Functie", "E-mail", "x@voorbeeld.nl")
	sent.Says = caseCopies("a.csv", "b.")
	sent.Free = append([]string{"date"}, nearly.Free...)
	whole := team().after("Functie", "E-mail", []string{"v@voorbeeld.nl", "w@voorbeeld.nl", "y@voorbeeld.nl",
		"z@voorbeeld.nl"}[4-few+1:]...).set(few-1, "E-mail", "x@voorbeeld.nl")
	pair("sent again the next day, in another file", sent, whole.csv(), apart.csv(), "csv")

	// What is no copy stays what it is.
	control := caseWant{Point: 1, Read: caseTeachers(t, 4), Quiet: true}
	rest := four(t)
	rest.rows = rest.rows[2:]
	half := four(t)
	half.rows = half.rows[:2]
	pair("control: two halves of a team", control, half.csv(), rest.csv(), "csv")
	other := four(t)
	for row := range other.rows {
		other.set(row, "School", "Het Baken")
	}
	schools := caseTeachers(t, 4)
	for _, r := range caseTeachers(t, 4) {
		r.School = "Het Baken"
		schools = append(schools, r)
	}
	control.Read = schools
	pair("control: the same answers of another school", control, first, other.csv(), "csv")
	caseWant{Point: 1, Refused: []caseLine{{At: []string{"a.yaml", "b.yaml"}, NL: []string{"samen"},
		EN: []string{"together"}}}}.
		runFiles(t, "control: two joint forms that differ", map[string][]byte{"a.yaml": form,
			"b.yaml": caseResponse{School: "Lijnwater", Sector: "vo", Levels: "3…"}.json(t)})
}

// A table is read or refused; nothing that holds answers is passed over without a word.
func TestCasesPassedOver(t *testing.T) {
	read := caseWant{Point: 2, Read: []caseResponse{caseJoint}, Quiet: true}
	table := func() *caseTable { return caseForm(t) }
	read.runFiles(t, "tsv", map[string][]byte{"f.tsv": []byte(table().text('\t'))})
	read.runFiles(t, "txt with tabs", map[string][]byte{"f.txt": []byte(table().text('\t'))})
	read.runFiles(t, "tsv, ending in capitals", map[string][]byte{"F.TSV": []byte(table().text('\t'))})
	read.runFiles(t, "csv with tabs", map[string][]byte{"f.csv": []byte(table().text('\t'))})
	read.runFiles(t, "UTF-16 txt", map[string][]byte{"f.txt": caseEncoded(t,
		unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), table().text('\t'))})
	read.runFiles(t, "UTF-16 txt, big endian", map[string][]byte{"f.txt": caseEncoded(t,
		unicode.UTF16(unicode.BigEndian, unicode.UseBOM), table().text('\t'))})
	read.runFiles(t, "csv with a line that names its separator", map[string][]byte{"f.csv": []byte("sep=;\r\n" +
		table().text(';'))})
	read.runFiles(t, "control: a text that is no table", map[string][]byte{"f.csv": table().csv(),
		"lees mij.txt": []byte("Dit is de map van Lijnwater.\n")})
	read.runFiles(t, "control: a list of schools", map[string][]byte{"f.csv": table().csv(),
		"scholen.csv": []byte("school;brin;sector;bestuur;plaats\nLijnwater;12AB00;vo;Samen;Assen\n")})
	read.runFiles(t, "control: a short list of schools", map[string][]byte{"f.csv": table().csv(),
		"scholen.csv": []byte("school;sector\nLijnwater;vo\nHet Baken;po\n")})

	quoted := "\"" + strings.ReplaceAll(strings.TrimSpace(table().text(',')), "\n", "\"\n\"") + "\"\n"
	read.runFiles(t, "every line quoted", map[string][]byte{"f.csv": []byte(quoted)})
	column := &caseTable{t: t, head: []string{strings.Split(table().text(','), "\n")[0]},
		rows: [][]string{{strings.Split(table().text(','), "\n")[1]}}}
	read.runFiles(t, "one column with commas, xlsx", map[string][]byte{"f.xlsx": column.xlsx()})
	column = &caseTable{t: t, head: []string{strings.Split(table().text(';'), "\n")[0]},
		rows: [][]string{{strings.Split(table().text(';'), "\n")[1]}}}
	read.runFiles(t, "one column with semicolons, xlsx", map[string][]byte{"f.xlsx": column.xlsx()})

	// A table without a day, a role or ids that are known is no list of schools.
	good := caseResponse{School: "Het Baken", Sector: "vo", Levels: "2…"}.json(t)
	refused := func(name, file string, data []byte) {
		t.Helper()
		caseWant{Point: 2, Refused: []caseLine{{At: []string{file}}}}.runFiles(t, name,
			map[string][]byte{"goed.json": good, file: data})
	}
	refused("levels without a day", "f.csv", table().drop("Tijdstempel").csv())
	refused("levels without a day or a role", "f.xlsx", table().drop("Tijdstempel").drop("Functie").xlsx())
	refused("levels without a day, ids in groups", "f.csv", table().drop("Tijdstempel").rename("V1", "visie/V1").csv())
	reworded := table().drop("Tijdstempel").drop("Functie")
	for n, header := range reworded.head[2:] {
		reworded.head[2+n] = "Vraag over " + strings.ToLower(header[:1]) + fmt.Sprint(n)
	}
	refused("levels under headers that say nothing", "f.csv", reworded.csv())
	list := []byte("school;brin;sector;bestuur;plaats;V1\nLijnwater;12AB00;vo;Samen;Assen;In praktijk\n")
	refused("a list of schools with levels in it", "f.csv", list)

	// What could be a form that came back in another shape is named, with the way out.
	for _, ending := range strings.Fields("pdf jpg jpeg png pages htm html xps docx ods xls xlsm numbers gsheet") {
		name := "vragenlijst Lijnwater." + ending
		caseWant{Point: 2, Read: []caseResponse{caseJoint}, Says: []caseLine{{At: []string{name}}}}.
			runFiles(t, "could be a form: "+ending, map[string][]byte{"f.csv": table().csv(), name: []byte("%PDF-1.7")})
	}
	// The answers to a questionnaire in a browser are in the file that it saves, not in the page.
	page := filepath.Join(t.TempDir(), "lijst.html")
	if code, _, stderr := play("vragenlijst", "--sector", "vo", "-o", page); code != cmd.ExitOK {
		t.Fatal(stderr)
	}
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	caseWant{Point: 2, Read: []caseResponse{caseJoint}, Says: []caseLine{{At: []string{"lijst.html", "Opslaan|Save", ".json"}}}}.
		runFiles(t, "a questionnaire for a browser", map[string][]byte{"f.csv": table().csv(), "lijst.html": content})
	t.Run("02/each run ends with what was read and passed over", func(t *testing.T) {
		t.Chdir(t.TempDir())
		out := t.TempDir()
		caseFile(t, "f.csv", table().csv())
		caseFile(t, "g.json", good)
		caseFile(t, "lees mij.txt", []byte("Dit is de map van Lijnwater.\n"))
		caseFile(t, "muziek.mp3", []byte("ID3"))
		for _, args := range [][]string{{"score"}, {"check"}, {"report", "--only", "xlsx", "-o", out},
			{"compare", "-o", filepath.Join(out, "uit.xlsx")}} {
			for language, words := range map[string][]string{"nl": {"2 ", "gelezen", "overgeslagen|niet gelezen"},
				"en": {"2 ", "read", "passed over|not read|skipped"}} {
				_, stdout, stderr := play(append([]string{"--lang", language, "--today", "2026-11-20", "--force",
					args[0], "."}, args[1:]...)...)
				lines := strings.Split(strings.TrimSpace(stderr), "\n")
				caseLine{At: words}.said(t, language, lines[len(lines)-1], "", "")
				if args[0] == "check" {
					caseLine{At: []string{"lees mij.txt"}}.said(t, language, stdout+stderr, "", "")
					caseLine{At: []string{"muziek.mp3"}}.said(t, language, stdout+stderr, "", "")
				}
			}
		}
	})
}

// A column is the question that its header says, wherever the id is and however the form wrote it; a column that is not
// understood is an error, never an answer that was not given.
func TestCasesHeaders(t *testing.T) {
	read := caseWant{Point: 3, Read: []caseResponse{caseJoint}}
	r := caseRubric(t)
	v1 := r.Indicators()[0]
	question, title := v1.For(rubric.VO).Question.In(lang.NL), v1.Title.In(lang.NL)
	for _, header := range []string{
		"9. V1 – Gedeelde visie", "9) V1", "Vraag 9: V1 Gedeelde visie", "9 V1: " + question, "12.V1", "Vraag V1",
		"vraag v1:", "V 1", "v1", "V1*", "V1 *",
		"V1 – Gedeelde visie *", "V1?", "V1\nGedeelde visie", "V1\u00a0– Gedeelde visie", "\u200bV1",
		"V1\u00ad. Gedeelde visie", "V1 – onze eigen woorden",
		"V1 Hoe denken wij als school?", title + " [V1]", title + " (V1)", title + " – V1", question + " [V1]",
		"Onze visie (V1): kies een niveau",
		"G01Q01[V1]", "G01Q01_V1", "G02Q07[V1].", "visie/V1", "deel_a/visie/V1", "data.V1", "Q9_V1", "**V1**",
		"**V1** – Gedeelde visie", "<b>V1</b> Gedeelde visie",
		"\"V1\" Gedeelde visie", title, strings.ToUpper(title), title + " ", question, strings.TrimSuffix(question,
			"?"), strings.ReplaceAll(question, "é", "e"),
		question + " *", question + "\u00a0", strings.ReplaceAll(question, " ", "  "), v1.For(rubric.VO).
			Question.In(lang.EN), v1.Title.In(lang.EN),
	} {
		read.run(t, "header "+header, caseForm(t).rename("V1", header))
	}
	for _, id := range []string{"V5", "K3", "S2"} {
		i := r.Indicators()[slices.Index(caseIDs(t), id)]
		for _, s := range rubric.Sectors() {
			if s != rubric.VO && i.In(s) {
				read.run(t, fmt.Sprintf("header %s in the words of %s", id, s), caseForm(t).
					rename(id, i.For(s).Question.In(lang.NL)))
			}
		}
	}
	flag := read
	flag.Read = []caseResponse{caseJoint}
	flag.Read[0].Checks = map[string]string{"R1": "no"}
	flag.run(t, "header is the question of a check", caseForm(t).after("B3", r.Checks[0].For(rubric.VO).
		Question.In(lang.NL), "Nee"))
	flag.run(t, "header with a check behind its words", caseForm(t).after("B3", "Is een slachtoffer gestraft? [R1]",
		"Nee"))

	// The system columns of form programs hold bare numbers and are no questions.
	read.run(t, "control: columns of Microsoft Forms", caseForm(t).after("Functie", "ID", "2").
		after("ID", "Totaal aantal punten", "3").after("ID", "Feedback over test"))
	read.run(t, "control: columns of LimeSurvey", caseForm(t).after("Functie", "id", "1").after("id", "lastpage", "3").
		after("id", "seed", "2").after("id", "startlanguage", "nl"))
	read.run(t, "control: columns of Kobo", caseForm(t).after("Functie", "_id", "0").after("_id", "_index", "1").
		after("_id", "__version__", "2").after("_id", "_tags"))
	read.run(t, "control: no question of the rubric, and no levels", caseForm(t).
		after("B3", "Heb je nog tips voor ons?", "Meer tijd"))

	// Not understood: an error with the column, and never another question.
	refuse := func(name string, table *caseTable, header string) {
		t.Helper()
		caseWant{Point: 3, Refused: []caseLine{{At: []string{"f.csv", header}}}}.run(t, name, table)
	}
	for _, header := range []string{"Wat vind je van V1 en V2?", "V1/V2", "V1 t/m V3 samen", "S2 ... S3", "V100",
		"V7 – Nieuwe vraag", "V1.evidenc", "V1B", "XV1", "V1.1"} {
		refuse("unclear header "+header, caseForm(t).after("B3", header, "In praktijk"), header[:2])
	}
	refuse("levels under other words", caseForm(t).rename("S2", "Onze school geeft het slachtoffer nooit de schuld"),
		"Onze school")
	refuse("levels with their number under other words", caseForm(t).set(0, "S2", "2 – In praktijk").
		rename("S2", "Geen schuld bij het slachtoffer"), "Geen schuld")
	refuse("a bare number under other words", caseForm(t).set(0, "S2", "2").
		rename("S2", "Hoe zorgt onze school dat een slachtoffer geen schuld krijgt?"), "Hoe zorgt")
	refuse("the text of a level under other words", caseForm(t).
		set(0, "V1", v1.For(rubric.VO).Levels[2].In(lang.NL)).rename("V1", "Onze visie"), "Onze visie")
	refuse("a word of a title misspelt", caseForm(t).rename("V1", "Gedeelde vissie"), "Gedeelde")
	caseWant{Point: 3, Refused: []caseLine{{At: []string{"f.csv"}, NL: []string{"bedoel", "S2"},
		EN: []string{"mean", "S2"}}}}.
		run(t, "the nearest question is named", caseForm(t).
			rename("S2", "Hoe zorgt onze school dat een slachtoffer nooit de schuld of een oordeel krijgt?"))
	refuse("two columns, both filled in", caseForm(t).after("V1", "V1 – Gedeelde visie", "Geborgd"), "V1")
	refuse("question and id, both filled in", caseForm(t).after("V1", question, "Geborgd"), "V1")
}

// The columns of the branches of a form, of which each row fills one, are one.
func TestCasesBranches(t *testing.T) {
	po, vo := caseJoint, caseJoint
	po.School, po.Sector = "De Linde", "po"
	read := caseWant{Point: 3, Read: []caseResponse{po, vo}}
	v1 := caseRubric(t).Indicators()[slices.Index(caseIDs(t), "V5")]
	for _, double := range [][2]string{
		{"V5", "V5"}, {"V5 – Nuchtere kijk", "V5 – Nuchtere kijk2"}, {"po/V5", "vo/V5"}, {"V5 (basisschool)",
			"V5 (vo)"},
		{v1.For(rubric.PO).Question.In(lang.NL), v1.For(rubric.VO).Question.In(lang.NL)}, {"V5", v1.For(rubric.VO).
			Question.In(lang.NL)},
	} {
		table := caseForm(t)
		table.rows = append(table.rows, slices.Clone(table.rows[0]))
		table.set(0, "School", "De Linde").set(0, "Sector", "po").set(1, "V5", "").rename("V5", double[0]).
			after(double[0], double[1], "", "Nog niet")
		read.run(t, "two columns "+double[0]+" and "+double[1], table)
	}
	blank := caseForm(t)
	blank.after("V5", "V5 – Nuchtere kijk")
	read.Read = []caseResponse{caseJoint}
	read.run(t, "a second column that nobody filled in", blank)
}

// Remarks go with the question that they are about.
func TestCasesRemarks(t *testing.T) {
	noted := caseJoint
	noted.Notes = map[string]string{"V1": "Omdat ik het zo zie"}
	read := caseWant{Point: 3, Read: []caseResponse{noted}}
	for _, header := range []string{
		"Toelichting bij V1", "Toelichting V1", "Toelichting op V1:", "V1 – toelichting op je antwoord",
		"V1 toelichting", "V1_toelichting", "[V1] Toelichting",
		"Toelichting bij V1 – Gedeelde visie", "Opmerking bij V1", "Opmerkingen V1", "V1 - opmerkingen",
		"Wil je V1 toelichten?", "Licht je antwoord op V1 toe",
		"Waarom kies je dit? (V1)", "V1.note", "V1[comment]", "G01Q01[V1_comment]", "visie/V1_toelichting",
		"Explanation of V1", "Comments on V1", "V1 – Notitie",
		"Wil je dit toelichten?", "Toelichting", "Ruimte voor toelichting", "Opmerking:",
		"Kun je je antwoord toelichten?", "Licht je antwoord toe", "Would you like to explain this?",
	} {
		read.run(t, "remark "+header, caseForm(t).after("V1", header, "Omdat ik het zo zie"))
	}
	noted.Notes = map[string]string{"V1": "Eerste reden", "V2": "Tweede reden"}
	read.Read = []caseResponse{noted}
	read.run(t, "the same remark column twice", caseForm(t).after("V1", "Wil je dit toelichten?", "Eerste reden").
		after("V2", "Wil je dit toelichten?", "Tweede reden"))
	read.run(t, "the same remark column twice, numbered by the form", caseForm(t).
		after("V1", "Wil je dit toelichten?", "Eerste reden").after("V2", "Wil je dit toelichten?2", "Tweede reden"))
	proven := caseJoint
	proven.Evidence = map[string]string{"V3": "Visiestuk"}
	read.Read = []caseResponse{proven}
	for _, header := range []string{"Onderbouwing bij V3", "V3 – onderbouwing", "V3: bewijs", "Evidence for V3"} {
		read.run(t, "evidence "+header, caseForm(t).after("V3", header, "Visiestuk"))
	}
	read.Read, read.Says = []caseResponse{caseJoint}, []caseLine{{At: []string{"f.csv", "Heb je nog opmerkingen"}}}
	read.run(t, "control: a remark about the whole list is told, and is not about its last question", caseForm(t).
		after("B3", "Heb je nog opmerkingen over deze vragenlijst?", "Nee hoor"))
	// Of several people notes go out only from the minimum of the rubric; a remark column is no way around that.
	caseWant{Point: 3, Read: caseTeachers(t, 4), Never: []string{"Omdat ik het zo zie"}, Free: []string{"note"}}.
		run(t, "control: remarks of four people stay in", caseTeam(t, 4).after("V1", "Wil je dit toelichten?",
			"Omdat ik het zo zie", "", "Omdat ik het zo zie 2"))
}

// Rows that explain the columns are no respondents.
func TestCasesSecondHeader(t *testing.T) {
	read := caseWant{Point: 3, Read: []caseResponse{caseJoint}}
	read.run(t, "Response", caseForm(t).under("", "Open-Ended Response", "Response"))
	read.run(t, "Response, and text in every cell", caseForm(t).under("Response"))
	read.run(t, "explanations", caseForm(t).under("(automatisch)", "naam van de school", "po, vo of mbo", "wie vult in",
		"0, 1, 2 of 3"))
	read.run(t, "0–3", caseForm(t).under("datum", "naam", "po/vo/mbo", "rol", "0–3"))
	read.run(t, "an empty row", caseForm(t).under(""))
	r := caseRubric(t)
	texts := []string{"Ingevuld op", "Naam van de school", "Sector", "Functie"}
	imports := []string{`{"ImportId":"recordedDate"}`, `{"ImportId":"QID1_TEXT"}`, `{"ImportId":"QID2"}`,
		`{"ImportId":"QID3"}`}
	for n, i := range r.Indicators() {
		texts = append(texts, i.For(rubric.VO).Question.In(lang.NL))
		imports = append(imports, fmt.Sprintf(`{"ImportId":"QID%d"}`, n+4))
	}
	read.run(t, "the questions under their ids", caseForm(t).under(texts...))
	read.run(t, "ids, questions and ImportId", caseForm(t).rename("Tijdstempel", "RecordedDate").under(imports...).
		under(texts...).after("Functie", "Progress", "", "", "100"))
	repeated := caseTeam(t, 2)
	repeated.rows = [][]string{repeated.rows[0], slices.Clone(repeated.head), repeated.rows[1]}
	caseWant{Point: 3, Few: true, Read: caseTeachers(t, 2)}.run(t,
		"two exports pasted together, with the header of the second", repeated)
	above := caseForm(t)
	above.rows = [][]string{above.head, above.rows[0]}
	above.head = make([]string, len(above.head))
	above.head[4], above.head[10] = "Visie en boodschap", "Kaders en begrippen"
	read.run(t, "domains above the header", above)
	titled := caseForm(t)
	titled.rows = [][]string{make([]string, len(titled.head)), titled.head, titled.rows[0]}
	titled.head = append([]string{"Antwoorden van het formulier ‘Sexting’"}, make([]string, len(titled.rows[0])-1)...)
	read.run(t, "a title and an empty row above the header", titled)
	address := caseForm(t).rename("Tijdstempel", "EndDate").under(imports...).after("Functie", "IPAddress", "",
		"192.0.2.77")
	caseWant{Point: 3, Read: []caseResponse{caseJoint}, Never: []string{"192.0.2.77"}}.run(t,
		"an address in a system column stays in", address)
	// A respondent who typed odd things is not a header.
	caseWant{Point: 3, Refused: []caseLine{{At: []string{"f.csv:2"}}}}.run(t,
		"control: a first row with one wrong answer is an error", caseForm(t).set(0, "V1", "misschien"))
}

// School, sector, role and day, as forms ask for them.
func TestCasesSchoolColumns(t *testing.T) {
	read := caseWant{Point: 3, Read: []caseResponse{caseJoint}}
	for _, test := range []struct {
		column  string
		headers []string
	}{
		{"School", []string{"Wat is de naam van je school?", "Naam van jouw school", "Op welke school werk je?",
			"Op welke school werkt u?", "Bij welke school werk je?", "Hoe heet je school?",
			"Naam school", "Schoolnaam", "School:", "School *", "1. Naam van de school",
			"What is the name of your school?", "School name"}},
		{"Sector", []string{"Wat is je sector?", "In welke sector werk je?", "Sector van de school", "2. Sector",
			"Onderwijssector", "What is your sector?"}},
		{"Functie", []string{"Wat is je functie?", "Wat is jouw rol?", "Wat is je rol op school?", "Functie of rol",
			"Je functie", "Rol *", "What is your role?"}},
		{"Tijdstempel", []string{"Tijd van voltooien", "Completion time", "Datum ingediend", "submitdate",
			"Submitted at", "End Date", "RecordedDate", "_submission_time", "Ingevuld op",
			"Datum van invullen", "Op welke datum vul je dit in?", "Datum *"}},
	} {
		for _, header := range test.headers {
			read.run(t, test.column+" as "+header, caseForm(t).rename(test.column, header))
		}
	}
	read.run(t, "begin and end: the end is the day", caseForm(t).rename("Tijdstempel", "Tijd van voltooien").
		after("Functie", "Begintijd", "2026-07-01 10:00:00"))
	caseWant{Point: 3, Read: []caseResponse{caseJoint}, Never: []string{"Anna Voorbeeld"}}.
		run(t, "control: the name of a person is not that of the school", caseForm(t).
			after("Functie", "Naam", "Anna Voorbeeld").after("Naam", "Wat is je naam?", "Anna Voorbeeld"))
	caseWant{Point: 3, Refused: []caseLine{{At: []string{"f.csv", "school"}}}}.run(t, "control: without a school",
		caseForm(t).drop("School"))
}

// A level, as people and form programs write it.
func TestCasesLevels(t *testing.T) {
	r := caseRubric(t)
	v3 := r.Indicators()[slices.Index(caseIDs(t), "V3")].For(rubric.VO)
	text := v3.Levels[2].In(lang.NL)
	read := caseWant{Point: 4, Read: []caseResponse{caseJoint}, Quiet: true}
	for _, cell := range []string{
		"2", " 2 ", "2,0", "2.0", "2 – In praktijk", "2 - In praktijk", "2—In praktijk", "2–In praktijk",
		"2: In praktijk", "2. In praktijk", "2) In praktijk", "2 In praktijk", "2 = In praktijk",
		"(2) In praktijk", "[2] In praktijk", "In praktijk (2)", "C. In praktijk", "c) In praktijk", "C - In praktijk",
		"IN PRAKTIJK", "in praktijk.", "In praktijk ", "\u200b2", "2\u200b",
		"2\ufeff", "\u00a02\u00a0", "In\u00a0praktijk", "In prak\u00adtijk", "● In praktijk", "- In praktijk",
		"‘In praktijk’", "In practice", "2 – In practice",
		"In praktijk\n" + text, "In praktijk: " + text, "In praktijk – " + text, "2 – In praktijk: " + text,
		"2\nIn praktijk", "2. " + text, "C. " + text,
		text, strings.TrimSuffix(text, "."), strings.ToUpper(text), text + " ", strings.ReplaceAll(text, " ",
			"  "), strings.ReplaceAll(text, ", ", ",\n"), v3.Levels[2].In(lang.EN),
	} {
		read.run(t, "level "+cell, caseForm(t).set(0, "V3", cell))
	}
	table := caseForm(t)
	for q := range caseIDs(t) {
		table.rows[0][4+q] = []string{"A", "B", "C", "D"}[q%4] + ". " + table.rows[0][4+q]
	}
	read.run(t, "letters before every option", table)
	other := r.Indicators()[slices.Index(caseIDs(t), "V5")]
	read.run(t, "the text of a level in the words of another sector", caseForm(t).
		set(0, "V5", other.For(rubric.PO).Levels[0].In(lang.NL)))

	kept := func(cell, note string) {
		t.Helper()
		caseWant{Point: 4, Read: []caseResponse{caseJoint}, Free: []string{"note"},
			NoteHas: map[string]string{"V3": note},
			Says: []caseLine{{At: []string{"f.csv:2", "V3"}, NL: []string{"notitie|toelichting"},
				EN: []string{"note"}}}}.run(t, "level and more "+cell, caseForm(t).set(0, "V3", cell))
	}
	kept("2 – In praktijk, maar nog niet overal", "maar nog niet overal")
	kept("In praktijk (alleen in de onderbouw)", "alleen in de onderbouw")
	kept("2 – In praktijk; wel verouderd", "wel verouderd")
	kept("In praktijk\nZie het schoolplan", "Zie het schoolplan")
	kept("2, maar nog niet overal", "maar nog niet overal")

	refused := caseWant{Point: 4, Refused: []caseLine{{At: []string{"f.csv:2", "V3"}, NL: []string{"0–3|0-3"},
		EN: []string{"0–3|0-3"}}}}
	for _, cell := range []string{
		"2-3", "2,5", "2.5", "2 of 3", "2/3", "1 à 2", "4", "-1", "ja", "x", "V100", "TRUE", "200%", "#N/B",
		"5 sterren", "E. In praktijk", "In praktijk / Geborgd", "Nog niet;In ontwikkeling",
		"Nog niet, In ontwikkeling", "3 – In praktijk", "(1) In praktijk", "D. In praktijk", "soms in praktijk",
		"Niet in praktijk", "In praktijk? Geborgd!", "2026-01-02",
		r.Indicators()[0].For(rubric.VO).Levels[2].In(lang.NL),
	} {
		refused.run(t, "no level "+cell, caseForm(t).set(0, "V3", cell))
	}

	// A linear scale of a form runs from 1: bare numbers without a single 0 are read as they are, and told.
	scale := func(add int) *caseTable {
		table := caseForm(t)
		for q := range caseIDs(t) {
			table.rows[0][4+q] = fmt.Sprint(q%3 + add)
		}
		return table
	}
	from := caseJoint
	from.Levels = "123…"
	told := caseWant{Point: 4, Read: []caseResponse{from}, Says: []caseLine{{At: []string{"f."}, NL: []string{"schaal"},
		EN: []string{"scale"}}}}
	told.run(t, "scale from 1, csv", scale(1))
	told.runFiles(t, "scale from 1, xlsx", map[string][]byte{"f.xlsx": scale(1).xlsx()})
	from.Levels = "012…"
	quiet := caseWant{Point: 4, Read: []caseResponse{from}, Quiet: true}
	quiet.run(t, "control: a scale with a 0", scale(0))
	labels := caseForm(t)
	for q := range caseIDs(t) {
		labels.rows[0][4+q] = []string{"In ontwikkeling", "In praktijk", "Geborgd"}[q%3]
	}
	from.Levels, quiet.Read = "123…", []caseResponse{{School: "Lijnwater", Sector: "vo", Levels: "123…"}}
	quiet.run(t, "control: labels without the lowest", labels)
	caseWant{Point: 4, Refused: []caseLine{{At: []string{"f.csv"}, NL: []string{"0–3|0-3"}, EN: []string{"0–3|0-3"}}}}.
		run(t, "control: a scale to 4 with a 4", scale(2))
}

// Roles and sectors in the words of schools.
func TestCasesRolesAndSectors(t *testing.T) {
	for role, words := range map[string][]string{
		"teacher": {"leerkracht", "Leerkracht groep 8", "docente", "lerares", "leraar", "Docent Nederlands",
			"vakdocent", "teacher"},
		"leader": {"directeur", "directrice", "rector", "schoolleider", "Directeur ", "locatiedirecteur",
			"head teacher"},
		"middle_leader": {"adjunct-directeur", "teamleider", "afdelingsleider", "conrector"},
		"care": {"intern begeleider", "Intern Begeleider (IB)", "ib'er", "IB’er", "ib-er", "zorgcoordinator",
			"zorgcoördinator"},
		"support":    {"onderwijsassistent", "OOP", "conciërge", "onderwijsondersteunend personeel"},
		"mentor":     {"mentor", "slb'er", "studieloopbaanbegeleider"},
		"counsellor": {"vertrouwenspersoon", "interne vertrouwenspersoon"},
		"board":      {"bestuurder", "lid college van bestuur"},
		"joint":      {"samen", "samen ingevuld", "hele team"},
	} {
		for _, word := range words {
			want := caseJoint
			want.Role = role
			caseWant{Point: 4, Few: true, Read: []caseResponse{want}}.run(t, "role "+word, caseForm(t).
				set(0, "Functie", word))
		}
	}
	for _, word := range []string{"leerling", "ouder", "vader van een leerling", "anders, namelijk",
		"docent en directeur", "tandarts"} {
		caseWant{Point: 4, Refused: []caseLine{{At: []string{"f.csv:2", "Functie"}, NL: []string{"kies"},
			EN: []string{"choose"}}}}.
			run(t, "no role "+word, caseForm(t).set(0, "Functie", word))
	}
	for sector, words := range map[string][]string{
		"po": {"basisschool", "Basisonderwijs", "PO (basisonderwijs)", "primair onderwijs"},
		"vo": {"vmbo", "havo/vwo", "havo", "gymnasium", "vmbo-t/havo", "praktijkonderwijs",
			"VO (voortgezet onderwijs)", "voortgezet onderwijs", "middelbare school"},
		"mbo": {"MBO-instelling", "roc", "middelbaar beroepsonderwijs"},
	} {
		for _, word := range words {
			want := caseJoint
			want.Sector = sector
			caseWant{Point: 4, Read: []caseResponse{want}}.run(t, "sector "+word, caseForm(t).set(0, "Sector", word))
		}
	}
	for _, word := range []string{"(v)so", "vso", "so", "speciaal onderwijs", "hbo", "po en vo", "kinderopvang"} {
		caseWant{Point: 4, Refused: []caseLine{{At: []string{"f.csv:2", "Sector", "po", "vo"}, NL: []string{"kies"},
			EN: []string{"choose"}}}}.
			run(t, "no sector "+word, caseForm(t).set(0, "Sector", word))
	}
}

// The order of day and month is decided per column; a day that cannot be is told, and never leaves just its row.
func TestCasesDates(t *testing.T) {
	// Each row is a school of its own, so that each of its days comes out.
	table := func(cells ...string) *caseTable {
		c := caseForm(t)
		first := c.rows[0]
		c.rows = nil
		for n, cell := range cells {
			c.rows = append(c.rows, slices.Clone(first))
			c.set(n, "Tijdstempel", cell).set(n, "School", caseSchool(n))
		}
		return c
	}
	days := func(dates ...string) (out []caseResponse) {
		for n, date := range dates {
			out = append(out, caseResponse{School: caseSchool(n), Sector: "vo", Levels: "0123…", Date: date})
		}
		return out
	}
	for _, test := range []struct {
		name, cells, dates, today string
	}{
		{"a part above 12, month first", "9/7/2026 14:05:33|9/16/2026 14:05:33", "2026-09-07|2026-09-16", ""},
		{"a part above 12, day first", "7/9/2026 14:05:33|16/9/2026 14:05:33", "2026-09-07|2026-09-16", ""},
		{"a part above 12 in the last row only", "9/7/2026|9/8/2026|10/9/2026|10/31/2026",
			"2026-09-07|2026-09-08|2026-10-09|2026-10-31", ""},
		{"a part above 12, dashes, month first", "09-07-2026|09-16-2026", "2026-09-07|2026-09-16", ""},
		{"a part above 12 and AM", "11/2/2026 10:00:00 AM|11/16/2026 1:33:00 PM", "2026-11-02|2026-11-16", ""},
		{"only the month first rises", "9/7/2026|9/8/2026|10/1/2026", "2026-09-07|2026-09-08|2026-10-01", ""},
		{"only the day first rises", "7/9/2026|8/9/2026|1/10/2026", "2026-09-07|2026-09-08|2026-10-01", ""},
		{"only the day first is not after today", "12/11/2026", "2026-11-12", ""},
		{"only the month first is not after today", "11/12/2026", "2026-11-12", ""},
		{"only the month first is not after today, three rows",
			"9/7/2026 14:05:33|9/8/2026 14:05:33|9/10/2026 14:05:33", "2026-09-07|2026-09-08|2026-09-10", "2026-09-15"},
		{"dashes are day first", "2-11-2026", "2026-11-02", ""},
		{"points are day first", "2.11.2026", "2026-11-02", ""},
		{"dashes and a time", "2-11-2026 13:39", "2026-11-02", ""},
		{"the year first", "2026/11/02 10:33:00 a.m. CET", "2026-11-02", ""},
		{"the year first, PM", "2026/11/02 1:33:00 PM EET", "2026-11-02", ""},
		{"ISO with a zone", "2026-11-02T13:39:50+01:00", "2026-11-02", ""},
		{"ISO with parts of seconds", "2026-11-02T13:39:50.123Z", "2026-11-02", ""},
		{"long, with a zone", "maandag 2 november 2026 om 13:39:50 Midden-Europese standaardtijd", "2026-11-02", ""},
		{"long", "maandag 2 november 2026", "2026-11-02", ""},
		{"long, a time", "2 november 2026 13:39", "2026-11-02", ""},
		{"short day and month", "ma 2 nov. 2026", "2026-11-02", ""},
		{"short month, two digits", "02-nov-26", "2026-11-02", ""},
		{"short month, four digits", "02-nov-2026 13:39", "2026-11-02", ""},
		{"short month of March", "2 mrt 2026", "2026-03-02", ""},
		{"short month of May", "2-mei-26", "2026-05-02", ""},
		{"English long", "Monday, 2 November 2026 at 13:39", "2026-11-02", ""},
		{"English, month first", "November 2, 2026 1:39 PM", "2026-11-02", ""},
		{"English, of a mail", "Mon, 02 Nov 2026 13:39:50 +0100", "2026-11-02", ""},
		{"capitals", "2 NOVEMBER 2026", "2026-11-02", ""},
		{"a year of two digits", "2-11-26", "2026-11-02", ""},
		{"a year of two digits, above 12", "16/9/26|17/9/26", "2026-09-16|2026-09-17", ""},
		{"serial", "46328", "2026-11-02", ""},
		{"serial with a time and a comma", "46328,4396", "2026-11-02", ""},
		{"serial with a time and a point", "46328.4396", "2026-11-02", ""},
		{"control: 2015", "2015-01-05", "2015-01-05", ""},
	} {
		read := caseWant{Point: 5, Today: test.today, Read: days(strings.Split(test.dates, "|")...)}
		read.run(t, test.name, table(strings.Split(test.cells, "|")...))
		if strings.Contains(test.name, "a part above 12, ") {
			read.runFiles(t, test.name+", xlsx", map[string][]byte{"f.xlsx": table(strings.Split(test.cells, "|")...).
				xlsx()})
		}
	}

	// A real date of a spreadsheet has no order, whatever its format shows.
	shown := table("", "")
	f, err := excelize.OpenReader(bytes.NewReader(shown.xlsx()))
	caseMust(t, err)
	american := "m/d/yy h:mm"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &american})
	caseMust(t, err)
	for n, day := range []int{7, 8} {
		cell := fmt.Sprintf("A%d", n+2)
		caseMust(t, f.SetCellValue("Sheet1", cell, time.Date(2026, 9, day, 14, 5, 33, 0, time.UTC)))
		caseMust(t, f.SetCellStyle("Sheet1", cell, cell, style))
	}
	var b bytes.Buffer
	caseMust(t, f.Write(&b))
	caseWant{Point: 5, Read: days("2026-09-07", "2026-09-08"), Quiet: true}.runFiles(t,
		"control: real dates, shown the American way", map[string][]byte{"f.xlsx": b.Bytes()})

	// Not decided: day first with a warning that shows both, or an error when the other is in another round.
	caseWant{Point: 5, Read: days("2026-09-10"), Says: []caseLine{
		{At: []string{"f.csv"}, NL: []string{"2026-09-10|10-9-2026|10 september", "2026-10-09|9-10-2026|9 oktober"},
			EN: []string{"2026-09-10|10 september", "2026-10-09|9 october"}},
	}}.run(t, "either order, one round", table("10/9/2026"))
	for _, cells := range []string{"2/11/2026", "2/11/2026 10:33", "11/02/2026 10:33:00 AM",
		"9/7/2026|9/8/2026|9/10/2026"} {
		caseWant{Point: 5, Refused: []caseLine{{At: []string{"f.csv"}, NL: []string{"meetmoment|schooljaar|2025-2026"},
			EN: []string{"round|school year|2025-2026"}}}}.
			run(t, "either order, two rounds "+cells, table(strings.Split(cells, "|")...))
	}
	refused := func(name, at string, cells ...string) {
		t.Helper()
		caseWant{Point: 5, Refused: []caseLine{{At: []string{at, "Tijdstempel"}}}}.run(t, name, table(cells...))
	}
	refused("both parts above 12", "f.csv:3", "16/9/2026", "13/13/2026")
	refused("one order in one row, the other in the next", "f.csv", "16/9/2026", "9/16/2026")
	refused("a day that is not there", "f.csv:2", "31-4-2026")
	refused("no date", "f.csv:2", "vorige week")
	refused("a number that is no day", "f.csv:2", "2026")
	refused("the first day of a spreadsheet", "f.csv:2", "1899-12-30")
	refused("no number of a day", "f.csv:2", "0")
	refused("a time only", "f.csv:2", "13:39:50")
	for _, cell := range []string{"1980-01-01 00:00:00", "1-1-1980", "1970-01-01T00:00:00Z", "01-01-1970 01:00",
		"1-1-1900", "2014-12-31"} {
		caseWant{Point: 5, Refused: []caseLine{{At: []string{"f.csv", "Tijdstempel"},
			NL: []string{"2015|tijdstempel van|anoniem|plaatshouder|datumstempel"},
			EN: []string{"2015|anonym|placeholder|date stamp"}}}}.
			run(t, "before 2015 "+cell, table(cell))
	}
	old := caseJoint
	old.Evidence, old.EvidenceDates = map[string]string{"V1": "Visiestuk"}, map[string]string{"V1": "2009-05-01"}
	caseWant{Point: 5, Read: []caseResponse{old}}.run(t, "control: evidence may be older", caseForm(t).
		after("V1", "V1.evidence", "Visiestuk").after("V1.evidence", "V1.evidence_date", "1-5-2009"))
	early := []byte("school: {name: Lijnwater, sector: vo}\ndate: 1970-01-01\nanswers: {V1: 2}\n")
	caseWant{Point: 5, Refused: []caseLine{{At: []string{"f.yaml:2"}, NL: []string{"2015|1970"},
		EN: []string{"2015|1970"}}}}.
		runFiles(t, "before 2015, YAML", map[string][]byte{"f.yaml": early})
}

// caseSchool is a name for a row; none is nearly another.
func caseSchool(n int) string { return []string{"Lijnwater", "Het Baken", "De Vuurtoren", "Octant"}[n] }

func caseEncoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A name is what the sender wrote, or the file is refused: garbled text is never taken for a name.
func TestCasesEncodings(t *testing.T) {
	for _, name := range []string{"Café Noë", "Basisschool Noë – “Sint Jozéf”", "De Brêge", "Über Uns College",
		"Ñandú"} {
		table := func() string { return caseForm(t).set(0, "School", name).text(';') }
		want := caseJoint
		want.School = name
		read := caseWant{Point: 6, Read: []caseResponse{want}}
		run := func(w caseWant, encoded string, data []byte) {
			t.Helper()
			w.runFiles(t, encoded+" "+name, map[string][]byte{"f.csv": data})
		}
		little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian,
			unicode.IgnoreBOM)
		run(read, "UTF-8", []byte(table()))
		run(read, "UTF-8 with a mark", append([]byte("\ufeff"), table()...))
		run(read, "UTF-16 little with a mark", append([]byte{0xff, 0xfe}, caseEncoded(t, little, table())...))
		run(read, "UTF-16 big with a mark", append([]byte{0xfe, 0xff}, caseEncoded(t, big, table())...))
		run(read, "UTF-16 little", caseEncoded(t, little, table()))
		run(read, "UTF-16 big", caseEncoded(t, big, table()))
		run(read, "Windows-1252", caseEncoded(t, charmap.Windows1252, table()))
		run(read, "Windows-1252 with CR LF", caseEncoded(t, charmap.Windows1252,
			strings.ReplaceAll(table(), "\n", "\r\n")))

		either := read
		either.Refused = []caseLine{{At: []string{"f.csv"}, NL: []string{"codering|codepagina|tekenset|UTF-8"},
			EN: []string{"encoding|code page|character set|UTF-8"}}}
		run(either, "Mac Roman", caseEncoded(t, charmap.Macintosh, table()))
		run(either, "Mac Roman with CR", caseEncoded(t, charmap.Macintosh, strings.ReplaceAll(table(), "\n", "\r")))
		if !strings.ContainsAny(name, "–“") {
			run(either, "code page 850", caseEncoded(t, charmap.CodePage850, strings.ReplaceAll(table(), "\n", "\r\n")))
			run(either, "code page 437", caseEncoded(t, charmap.CodePage437, table()))
		}

		// Read as Windows-1252 and written as UTF-8 by somebody's program: told, or refused, with its line.
		doubled := []byte(caseDoubled(t, name))
		told := caseWant{Point: 6, Read: []caseResponse{want}, Free: []string{"name"}}
		told.Says = []caseLine{{At: []string{"f.csv:2"}, NL: []string{"codering|verminkt|verhaspeld|UTF-8"},
			EN: []string{"encoding|garbled|mangled|UTF-8"}}}
		told.Refused = told.Says
		run(told, "UTF-8 twice", bytes.ReplaceAll([]byte(table()), []byte(name), doubled))
		broken := []byte(table())
		at := bytes.Index(broken, []byte("Nog niet"))
		broken = slices.Concat(broken[:at], []byte("Nog niet\xe9"), broken[at+len("Nog niet"):])
		run(caseWant{Point: 6, Refused: []caseLine{{At: []string{"f.csv:2"}}}}, "UTF-8 with one other byte", broken)
	}
	noted := caseForm(t).after("V1", "V1.note", caseDoubled(t, "privé en café")).csv()
	garbled := caseJoint
	garbled.Notes = map[string]string{"V1": "privé en café"}
	caseWant{Point: 6, Read: []caseResponse{garbled}, Free: []string{"note"},
		Says: []caseLine{{At: []string{"f.csv:2", "V1"}}}, Refused: []caseLine{{At: []string{"f.csv:2", "V1"}}}}.
		runFiles(t, "a note in UTF-8 twice", map[string][]byte{"f.csv": noted})
	two := caseTeam(t, 3)
	lines := strings.SplitAfter(two.set(1, "School", "Café Noë").text(';'), "\n")
	lines[2] = string(caseEncoded(t, charmap.Windows1252, lines[2]))
	lines[3] = strings.ReplaceAll(lines[3], "Lijnwater", "De Brêge")
	caseWant{Point: 6, Refused: []caseLine{{At: []string{"f.csv:3"}, NL: []string{"UTF-8|codering|teken"},
		EN: []string{"UTF-8|encoding|character"}}}}.
		runFiles(t, "two exports pasted together", map[string][]byte{"f.csv": []byte(strings.Join(lines, ""))})
	cut := []byte(caseForm(t).set(0, "B3", "Geborgdé").text(';'))
	caseWant{Point: 6, Refused: []caseLine{{At: []string{"f.csv"}}}}.runFiles(t, "cut within a letter",
		map[string][]byte{"f.csv": cut[:len(cut)-2]})
	quiet := caseJoint
	quiet.School = "São Ângelo"
	caseWant{Point: 6, Read: []caseResponse{quiet}, Quiet: true}.run(t, "control: a name that has an à and a ~",
		caseForm(t).set(0, "School", "São Ângelo"))
}

// caseDoubled is UTF-8 that was read as Windows-1252 and written again.
func caseDoubled(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, c := range []byte(text) {
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String()
}

// Who a response belongs to, and what became of what was received.
func TestCasesSchools(t *testing.T) {
	list := "school;brin;sector;bestuur;plaats\n"
	at := func(names ...string) *caseTable {
		table := caseForm(t)
		first := table.rows[0]
		table.rows = nil
		for n, name := range names {
			table.rows = append(table.rows, slices.Clone(first))
			table.set(n, "School", name)
		}
		return table
	}
	read := func(names ...string) (out []caseResponse) {
		for _, name := range names {
			out = append(out, caseResponse{School: name, Sector: "vo", Levels: "0123…"})
		}
		return out
	}
	for _, names := range [][2]string{{"OBS De Linde", "De Linde"}, {"Linde", "De Linde"}, {"Lijnwaater", "Lijnwater"},
		{"Lijnwater College", "Lijnwater"}, {"Het Lijnwater", "Lijnwater"},
		{"R.K. Basisschool Lijnwater", "Lijnwater"}, {"Lijnwater (locatie Noord)", "Lijnwater"}, {"cbs 't Baken",
			"'t Baken"}} {
		caseWant{Point: 7, Read: read(names[0], names[1]), Says: []caseLine{{At: []string{names[0], names[1]}}}}.run(t,
			"nearly the same name "+names[0], at(names[0], names[1]))
		want := read(names[0])
		caseWant{Point: 7, Args: []string{"--schools", "lijst.csv"}, Read: want,
			Says: []caseLine{{At: []string{names[0], names[1]}}}}.
			runFiles(t, "not on the list, but nearly "+names[0], map[string][]byte{"f.csv": at(names[0]).csv(),
				"lijst.csv": []byte(list + names[1] + ";;vo;;\nOctant;;vo;;\n")})
	}
	caseWant{Point: 7, Args: []string{"--schools", "lijst.csv"}, Read: read("De Vuurtoren"),
		Says: []caseLine{{At: []string{"De Vuurtoren", "lijst"}}}}.
		runFiles(t, "not on the list at all", map[string][]byte{"f.csv": at("De Vuurtoren").csv(),
			"lijst.csv": []byte(list + "Octant;;vo;;\n")})
	caseWant{Point: 7, Read: read("Lijnwater", "Het Baken", "De Vuurtoren", "Octant"), Quiet: true}.run(t,
		"control: other names", at("Lijnwater", "Het Baken", "De Vuurtoren", "Octant"))
	caseWant{Point: 7, Read: read("De Linde", "De Lijster"), Quiet: true}.run(t,
		"control: names that look alike and are not", at("De Linde", "De Lijster"))
	caseWant{Point: 7, Args: []string{"--schools", "lijst.csv"}, Read: read("Lijnwater"), Quiet: true}.
		runFiles(t, "control: on the list", map[string][]byte{"f.csv": at("Lijnwater ").csv(),
			"lijst.csv": []byte(list + "Lijnwater;;vo;;\n")})

	t.Run("07/received, not usable", func(t *testing.T) {
		t.Chdir(t.TempDir())
		caseFile(t, "goed.csv", at("Octant").csv())
		caseFile(t, "fout.csv", at("Lijnwater").set(0, "V1", "9").csv())
		caseFile(t, "lijst.csv", []byte(list+"Lijnwater;;vo;;\nOctant;;vo;;\nHet Baken;;vo;;\n"))
		for language, words := range map[string][2]string{"nl": {"niet ontvangen", "ontvangen"},
			"en": {"not received", "received"}} {
			_, stdout, stderr := play("--lang", language, "--today", "2026-11-20", "--skip-invalid", "check",
				"--schools", "lijst.csv", "goed.csv", "fout.csv")
			if strings.Contains(stdout+stderr, "Lijnwater: "+words[0]) {
				t.Errorf("%s: what was received is called %s: %s", language, words[0], caseShort(stdout+stderr))
			}
			caseLine{At: []string{"Lijnwater", words[1], "fout.csv|V1|bruikbaar|usable"}}.said(t, language,
				stdout+stderr, "", "")
			caseLine{At: []string{"Het Baken", words[0]}}.said(t, language, stdout+stderr, "", "")
		}
		code, _, stderr := play("--today", "2026-11-20", "--skip-invalid", "compare", "--schools", "lijst.csv",
			"goed.csv", "fout.csv", "-o", "uit.xlsx", "--pdf", "uit.pdf")
		if code != cmd.ExitInput {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		f, err := excelize.OpenFile("uit.xlsx")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Ontbreekt")
		if err != nil {
			t.Fatal(err)
		}
		var sheet strings.Builder
		for _, row := range rows {
			fmt.Fprintln(&sheet, strings.Join(row, " | "))
		}
		caseLine{At: []string{"Lijnwater", "bruikbaar"}}.said(t, "nl", sheet.String(), "", "")
		caseLine{At: []string{"Het Baken", "niet ontvangen"}}.said(t, "nl", sheet.String(), "", "")
	})
}

// A caseBook is a questionnaire of Lijnwater in which every question is answered: levels 0123….
type caseBook struct {
	data  []byte
	cells map[string]string // the cell of a question below a header, such as V3/Antwoord
}

// caseForms makes a caseBook, with the day filled in.
func caseForms(t *testing.T) caseBook {
	t.Helper()
	path := filepath.Join(t.TempDir(), "form.xlsx")
	code, _, stderr := play("questionnaire", "--today", "2026-11-02", "--sector", "vo", "--school", "Lijnwater", "-o",
		path)
	if code != cmd.ExitOK {
		t.Fatal(stderr)
	}
	f, err := excelize.OpenFile(path)
	caseMust(t, err)
	rows, err := f.GetRows("Vragenlijst")
	caseMust(t, err)
	out, ids := caseBook{cells: map[string]string{}}, caseIDs(t)
	headers := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Antwoord") })
	for r, row := range rows {
		for c, header := range rows[headers] {
			if len(row) > 0 && slices.Contains(ids, row[0]) {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				caseMust(t, err)
				out.cells[row[0]+"/"+header] = cell
			}
		}
	}
	for q, id := range ids {
		caseMust(t, f.SetCellValue("Vragenlijst", out.cells[id+"/Antwoord"], q%4))
	}
	rows, err = f.GetRows("Start")
	caseMust(t, err)
	for r, row := range rows {
		if c := slices.Index(row, "Datum"); c >= 0 {
			cell, err := excelize.CoordinatesToCellName(c+2, r+1)
			caseMust(t, err)
			caseMust(t, f.SetCellStr("Start", cell, "2026-11-02"))
		}
	}
	out.data = caseBytes(t, f)
	return out
}

// open gives the workbook to change or to look at.
func (b caseBook) open(t *testing.T) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b.data))
	caseMust(t, err)
	return f
}

func caseBytes(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	caseMust(t, f.Write(&b))
	caseMust(t, f.Close())
	return b.Bytes()
}

func caseMust(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The questionnaire takes what people type, and tells what it cannot take.
func TestCasesQuestionnaire(t *testing.T) {
	const sheet = "Vragenlijst"
	plain := caseWant{Point: 8, Read: []caseResponse{caseJoint}, Quiet: true}
	form := caseForms(t)
	at := form.cells["V3/Antwoord"]
	book := func(w caseWant, name string, change func(f *excelize.File)) {
		t.Helper()
		f := form.open(t)
		change(f)
		w.runFiles(t, name, map[string][]byte{"f.xlsx": caseBytes(t, f)})
	}
	book(plain, "control: numbers", func(f *excelize.File) {})
	for _, text := range []string{"2", "2 ", "2,0", "In praktijk", "2 – In praktijk", "\u200b2", "(2) In praktijk",
		"C. In praktijk"} {
		book(plain, "typed "+text, func(f *excelize.File) { caseMust(t, f.SetCellStr(sheet, at, text)) })
	}
	for format, number := range map[string]int{"0.00": 2, "0": 1, "text": 49, "thousands": 3} {
		book(plain, "a number in the format "+format, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: number})
			caseMust(t, err)
			caseMust(t, f.SetCellStyle(sheet, at, at, style))
			caseMust(t, f.SetCellFloat(sheet, at, 2, 1, 64))
		})
	}
	told := func(name string, line caseLine, change func(f *excelize.File), free ...string) {
		t.Helper()
		book(caseWant{Point: 8, Read: plain.Read, Says: []caseLine{line}, Free: free}, name, change)
	}
	blank := []string{"score", "lower", "upper", "coverage", "caps", "level", "own_level", "state", "verdict",
		"uncapped_verdict"}
	told("no level, other cells filled", caseLine{At: []string{"f.xlsx"}, NL: []string{"niveau|kolom antwoord"},
		EN: []string{"level|column answer"}}, func(f *excelize.File) {
		for _, id := range caseIDs(t) {
			caseMust(t, f.SetCellValue(sheet, form.cells[id+"/Antwoord"], nil))
			caseMust(t, f.SetCellStr(sheet, form.cells[id+"/Onderbouwing"], "Zie het schoolplan"))
		}
	}, append(blank, "evidence")...)
	told("a level text changed", caseLine{At: []string{"f.xlsx", sheet, at}, NL: []string{"tekst|niveau"},
		EN: []string{"text|level"}}, func(f *excelize.File) {
		caseMust(t, f.SetCellStr(sheet, form.cells["V3/2"], "Bij ons betekent dit iets anders."))
	})
	merged := form.cells["V1/Antwoord"] + ":" + at
	told("merged answers", caseLine{At: []string{"f.xlsx", sheet, merged}, NL: []string{"samengevoegd"},
		EN: []string{"merged"}}, func(f *excelize.File) {
		caseMust(t, f.MergeCell(sheet, form.cells["V1/Antwoord"], at))
	}, blank...)
	told("a formula without a value", caseLine{At: []string{"f.xlsx", sheet, at}, NL: []string{"formule"},
		EN: []string{"formula"}}, func(f *excelize.File) {
		caseMust(t, f.SetCellValue(sheet, at, nil))
		caseMust(t, f.SetCellFormula(sheet, at, "1+1"))
	}, blank...)
	told("a comment", caseLine{At: []string{"f.xlsx", sheet}, NL: []string{"opmerking|notitie bij|commentaar"},
		EN: []string{"comment"}}, func(f *excelize.File) {
		caseMust(t, f.AddComment(sheet, excelize.Comment{Cell: at, Author: "Anna Voorbeeld",
			Text: "Dit klopt niet meer"}))
	})
	told("text beside the table", caseLine{At: []string{"f.xlsx", sheet, "Z5"}}, func(f *excelize.File) {
		caseMust(t, f.SetCellStr(sheet, "Z5", "Dit is lang geleden afgesproken"))
	})
	told("text under the table", caseLine{At: []string{"f.xlsx", sheet, "90"}}, func(f *excelize.File) {
		caseMust(t, f.SetCellStr(sheet, "B90", "Wij vonden dit een goed gesprek"))
	})
	for _, words := range []string{"voorjaar 2025", "na de studiedag", "vorig schooljaar"} {
		told("a date in words "+words, caseLine{At: []string{"f.xlsx", sheet}, NL: []string{"datum"},
			EN: []string{"date"}}, func(f *excelize.File) {
			caseMust(t, f.SetCellStr(sheet, form.cells["V3/Datum onderbouwing"], words))
		}, "evidence")
	}
	t.Run("08/typing a number is not stopped, and what is not understood turns red", func(t *testing.T) {
		f := form.open(t)
		rules, err := f.GetDataValidations(sheet)
		caseMust(t, err)
		column := strings.TrimRight(at, "0123456789")
		for _, rule := range rules {
			if strings.HasPrefix(rule.Sqref, column) && rule.ShowErrorMessage &&
				(rule.ErrorStyle == nil || *rule.ErrorStyle == "stop") {
				t.Errorf("%s: a number is stopped", rule.Sqref)
			}
		}
		formats, err := f.GetConditionalFormats(sheet)
		caseMust(t, err)
		if !slices.ContainsFunc(slices.Collect(maps.Keys(formats)),
			func(area string) bool { return strings.HasPrefix(area, column) }) {
			t.Errorf("nothing turns red in column %s", column)
		}
	})
	t.Run("08/all columns print", func(t *testing.T) {
		f := form.open(t)
		last := strings.TrimRight(form.cells["V3/Status"], "0123456789")
		layout, err := f.GetPageLayout(sheet)
		caseMust(t, err)
		if layout.FitToWidth == nil || *layout.FitToWidth != 1 {
			t.Error("the columns do not fit on one page")
		}
		for _, name := range f.GetDefinedName() {
			if strings.Contains(name.Name, "Print_Area") && strings.Contains(name.RefersTo, sheet) &&
				!strings.Contains(name.RefersTo, "$"+last+"$") {
				t.Errorf("the print area %s ends before column %s", name.RefersTo, last)
			}
		}
	})
}

// YAML as people type it in a word processor: what it eats is told, what it cannot read is named with its line.
func TestCasesYAML(t *testing.T) {
	with := func(lines string) map[string][]byte {
		return map[string][]byte{"f.yaml": []byte("school: {name: Lijnwater, sector: vo}\ndate: 2026-11-02\n" + lines)}
	}
	answered := func(id, field, text string) []caseResponse {
		r := caseResponse{School: "Lijnwater", Sector: "vo", Levels: strings.Repeat("-", slices.Index(caseIDs(t), id)) +
			"2"}
		m := map[string]string{id: text}
		switch field {
		case "note":
			r.Notes = m
		case "evidence":
			r.Evidence = m
		}
		return []caseResponse{r}
	}
	hash := func(name, lines, place string, read []caseResponse) {
		t.Helper()
		caseWant{Point: 9, Read: read, Says: []caseLine{{At: []string{place, "#"}}}}.runFiles(t, name, with(lines))
	}
	hash("a hash in evidence", "answers:\n  V1:\n    level: 2\n    evidence: Protocol #3\n", "f.yaml:6",
		answered("V1", "evidence", "Protocol"))
	hash("a hash in a note", "answers:\n  V1:\n    level: 2\n    note: zie map # bijlage\n", "f.yaml:6",
		answered("V1", "note", "zie map"))
	hash("a hash in braces", "answers:\n  V1: {level: 2,\n    note: zie map # bijlage\n    }\n", "f.yaml:5",
		answered("V1", "note", "zie map"))
	hash("a hash after a tab", "answers:\n  V1:\n    level: 2\n    note: zie map\t# bijlage\n", "f.yaml:6",
		answered("V1", "note", "zie map"))
	flagged := answered("V1", "evidence", "x")
	flagged[0].Checks = map[string]string{"R1": "no"}
	caseWant{Point: 9, Read: flagged, Says: []caseLine{{At: []string{"f.yaml:8", "#"}}}, Free: []string{"note"}}.
		runFiles(t, "a hash in the note of a check", with("answers:\n  V1: {level: 2, evidence: x}\n"+
			"checks:\n  R1:\n    answer: \"no\"\n    note: zie map # bijlage\n"))
	quiet := func(name, lines string, read []caseResponse) {
		t.Helper()
		caseWant{Point: 9, Read: read, Quiet: true}.runFiles(t, name, with(lines))
	}
	quiet("control: a hash in quotes", "answers:\n  V1: {level: 2, evidence: \"Protocol #3\"}\n",
		answered("V1", "evidence", "Protocol #3"))
	quiet("control: a hash without a blank", "answers:\n  V1:\n    level: 2\n    evidence: Protocol#3\n",
		answered("V1", "evidence", "Protocol#3"))
	quiet("control: a comment on a line of its own",
		"# Ingevuld in de teamdag\nanswers:\n  # visie\n  V1: {level: 2, note: x}\n", answered("V1", "note", "x"))
	quiet("control: a comment behind a level", "answers:\n  V1: {note: x, level: 2} # nog nakijken\n",
		answered("V1", "note", "x"))
	quiet("control: a hash in a block", "answers:\n  V1:\n    level: 2\n    note: |-\n      zie map # bijlage\n",
		answered("V1", "note", "zie map # bijlage"))
	t.Run("09/control: a blank form has comments and no warning about them", func(t *testing.T) {
		t.Chdir(t.TempDir())
		code, _, stderr := play("questionnaire", "--sector", "vo", "--school", "Lijnwater", "--format", "yaml", "-o",
			"f.yaml")
		if code != cmd.ExitOK {
			t.Fatal(stderr)
		}
		if _, _, stderr := play("check", "f.yaml"); strings.Contains(stderr, "#") {
			t.Errorf("%s", caseShort(stderr))
		}
	})

	refused := func(name, lines, place string, nl, en string) {
		t.Helper()
		caseWant{Point: 9, Refused: []caseLine{{At: []string{place}, NL: []string{nl}, EN: []string{en}}}}.runFiles(t,
			name, with(lines))
	}
	refused("a tab before a question", "answers:\n\tV1: 2\n", "f.yaml:4", "tab", "tab")
	refused("a tab below a question", "answers:\n  V1:\n\t\tlevel: 2\n", "f.yaml:5", "tab", "tab")
	refused("a tab after blanks", "answers:\n  V1: 2\n  \tV2: 2\n", "f.yaml:5", "tab", "tab")
	refused("a tab far down", "answers:\n  V1: 2\n  V2: 2\n  V3: 2\n  V4: 2\n\tV5: 2\n  V6: 2\n", "f.yaml:8", "tab",
		"tab")
	refused("hard spaces before a question", "answers:\n\u00a0\u00a0V1: 2\n", "f.yaml:4", "spatie", "space")
	refused("a hard space behind a colon", "answers:\n  V1:\u00a02\n", "f.yaml:4", "spatie", "space")
	refused("a hard space behind a key", "answers:\n  V1\u00a0: 2\n", "f.yaml:4", "spatie", "space")
	refused("curly quotes around a text with a colon", "answers:\n  V1: {level: 2, note: “zie: map”, evidence: x}\n",
		"f.yaml:4", "aanhalingsteken", "quotation mark|quote")
	refused("curly quotes around a level", "answers:\n  V1: “2”\n", "f.yaml:4", "aanhalingsteken",
		"quotation mark|quote")
	refused("curly quotes around a key", "answers:\n  “V1”: 2\n", "f.yaml:4", "aanhalingsteken", "quotation mark|quote")
	refused("low quotes", "answers:\n  V1: {level: 2, evidence: „Visiestuk, vastgesteld”}\n", "f.yaml:4",
		"aanhalingsteken", "quotation mark|quote")
	refused("single curly quotes", "answers:\n  V1: {level: 2, evidence: ‘Visiestuk, vastgesteld’}\n", "f.yaml:4",
		"aanhalingsteken", "quotation mark|quote")
	refused("angle quotes", "answers:\n  V1: {level: 2, evidence: «Visiestuk, vastgesteld»}\n", "f.yaml:4",
		"aanhalingsteken", "quotation mark|quote")
	refused("a curly quote that begins a straight one",
		"answers:\n  V1: {level: 2, evidence: “Visiestuk, vastgesteld\"}\n", "f.yaml:4",
		"aanhalingsteken", "quotation mark|quote")
	refused("dashes of a word processor in a date",
		"answers:\n  V1: {level: 2, evidence: x, evidence_date: 2026–03–01}\n", "f.yaml:4", "datum", "date")
	refused("control: off is no level", "answers:\n  V1: off\n", "f.yaml:4", "0–3|0-3|0, 1, 2", "0–3|0-3|0, 1, 2")
	quiet("control: curly quotes within a text",
		"answers:\n  V1:\n    level: 2\n    note: Wij noemen het “beeld” en niet ‘foto’\n", answered("V1", "note",
			"Wij noemen het “beeld” en niet ‘foto’"))

	label := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
	for _, c := range []byte("EncryptedPackage\x00DRMEncryptedDataSpace") {
		label = append(label, c, 0)
	}
	caseWant{Point: 9, Never: []string{"haal het wachtwoord weg", "remove the password"},
		Refused: []caseLine{{At: []string{"f.xlsx"}, NL: []string{"label"}, EN: []string{"label"}}}}.
		runFiles(t, "a sensitivity label", map[string][]byte{"f.xlsx": append(label, make([]byte, 1024)...)})
	password := append(bytes.Clone(label[:512]),
		[]byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...)
	caseWant{Point: 9, Refused: []caseLine{{At: []string{"f.xlsx"}, NL: []string{"wachtwoord"},
		EN: []string{"password"}}}}.
		runFiles(t, "control: a password", map[string][]byte{"f.xlsx": append(password, make([]byte, 1024)...)})
}

// What to paste into a form program holds every question with its id, every option and the questions about the school.
func TestCasesFormToCopy(t *testing.T) {
	r := caseRubric(t)
	for _, sector := range rubric.Sectors() {
		for _, language := range lang.All() {
			t.Run(fmt.Sprintf("10/%s %s", sector, language), func(t *testing.T) {
				code, stdout, stderr := play("--lang", string(language), "questionnaire", "--sector", string(sector),
					"--format", "forms", "-o", "-")
				if code != cmd.ExitOK {
					t.Fatalf("exit code %d: %s", code, caseShort(stderr))
				}
				var missing []string
				for _, i := range r.Indicators() {
					words := append([]lang.Text{i.For(sector).Question}, i.For(sector).Levels...)
					if !i.In(sector) {
						continue
					}
					for _, text := range append([]string{i.ID}, caseTexts(words, language)...) {
						if !strings.Contains(stdout, text) {
							missing = append(missing, i.ID+": "+text)
						}
					}
				}
				for _, c := range r.Checks {
					question := c.For(sector).Question.In(language)
					if c.In(sector) && (!strings.Contains(stdout, c.ID) || !strings.Contains(stdout, question)) {
						missing = append(missing, c.ID)
					}
				}
				for _, text := range map[lang.Lang][]string{lang.NL: {"school", "Sector", "Functie|functie|rol"},
					lang.EN: {"school", "ector", "ole"}}[language] {
					if !slices.ContainsFunc(strings.Split(text, "|"),
						func(s string) bool { return strings.Contains(stdout, s) }) {
						missing = append(missing, text)
					}
				}
				if len(missing) > 0 {
					t.Errorf("%d missing, such as %q", len(missing), missing[:min(5, len(missing))])
				}
			})
		}
	}
	// What comes back from such a form, in the shapes of its options, is read.
	for _, option := range []string{"{number} – {label}", "{number} – {label}: {text}", "{label}", "{label}: {text}",
		"{text}"} {
		table := caseForm(t)
		for q, i := range r.Indicators() {
			table.rows[0][4+q] = strings.NewReplacer("{number}", fmt.Sprint(q%4), "{label}",
				r.Levels[q%4].Label.In(lang.NL),
				"{text}", i.For(rubric.VO).Levels[q%4].In(lang.NL)).Replace(option)
			table.head[4+q] = i.ID + " – " + i.For(rubric.VO).Question.In(lang.NL)
		}
		caseWant{Point: 10, Read: []caseResponse{caseJoint}, Quiet: true}.runFiles(t, "it comes back "+option,
			map[string][]byte{"f.xlsx": table.xlsx()})
	}
}

func caseTexts(texts []lang.Text, language lang.Lang) (out []string) {
	for _, text := range texts {
		out = append(out, text.In(language))
	}
	return out
}

// The messages of many files: what is the same once with its number, errors last, and one sentence that says what now.
func TestCasesBatch(t *testing.T) {
	t.Run("11/errors last and a closing sentence", func(t *testing.T) {
		t.Chdir(t.TempDir())
		caseFile(t, "a.csv", caseForm(t).set(0, "School", "Het Baken").set(0, "V1", "9").csv())
		caseFile(t, "b.csv", caseForm(t).after("B3", "Heb je nog tips?", "nee").csv())
		caseFile(t, "c.csv", caseForm(t).set(0, "School", "De Vuurtoren").set(0, "V2", "8").csv())
		for language, words := range map[string][]string{"nl": {"2 fouten", "2 bestanden", "niets geschreven",
			"--skip-invalid"}, "en": {"2 errors", "2 files", "nothing", "--skip-invalid"}} {
			code, _, stderr := play("--lang", language, "--today", "2026-11-20", "report", ".", "-o", "uit")
			if code != cmd.ExitInput {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			lines, last := strings.Split(strings.TrimSpace(stderr), "\n"), false
			for _, line := range lines {
				isError := strings.HasPrefix(line, "fout:") || strings.HasPrefix(line, "error:")
				if last && (strings.HasPrefix(line, "let op:") || strings.HasPrefix(line, "warning:")) {
					t.Errorf("a warning below an error: %s", line)
				}
				last = last || isError
			}
			caseLine{At: words}.said(t, language, lines[len(lines)-1]+"\n"+lines[max(0, len(lines)-2)], "", "")
		}
	})
	t.Run("11/equal warnings are one, with their number", func(t *testing.T) {
		t.Chdir(t.TempDir())
		for n := range 4 {
			table := caseForm(t).set(0, "School", caseSchool(n)).after("B3", "Heb je nog tips?", "nee")
			caseFile(t, fmt.Sprintf("%d.csv", n), table.csv())
		}
		code, _, stderr := play("--today", "2026-11-20", "score", ".")
		if code != cmd.ExitOK {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		if got := strings.Count(stderr, "Heb je nog tips?"); got != 1 {
			t.Errorf("told %d times: %s", got, caseShort(stderr))
		}
		caseLine{At: []string{"let op:", "Heb je nog tips?", "4"}}.said(t, "nl", stderr, "", "")
	})
	t.Run("11/one error in one file", func(t *testing.T) {
		t.Chdir(t.TempDir())
		caseFile(t, "a.csv", caseForm(t).set(0, "V1", "9").csv())
		_, _, stderr := play("--today", "2026-11-20", "score", ".")
		caseLine{At: []string{"1 fout", "1 bestand"}}.said(t, "nl", stderr, "", "")
		if strings.Contains(stderr, "1 fouten") || strings.Contains(stderr, "1 bestanden") {
			t.Errorf("a plural of one: %s", stderr)
		}
	})
}

// What may be about a person stays out of the messages: the place says where to look.
func TestCasesNobodyNamed(t *testing.T) {
	const secret = "gesprek met Anna Voorbeeld uit 2B"
	refused := func(name string, table *caseTable) {
		t.Helper()
		caseWant{Point: 11, Never: []string{"Anna Voorbeeld"}, Refused: []caseLine{{At: []string{"f.csv:2"}}}}.run(t,
			name, table)
	}
	refused("in a level", caseForm(t).set(0, "V1", secret))
	refused("in a level, short", caseForm(t).set(0, "V1", "Anna Voorbeeld"))
	refused("behind a level that is none", caseForm(t).set(0, "V1", "4 – "+secret))
	refused("in a role", caseForm(t).set(0, "Functie", "Anna Voorbeeld"))
	refused("in a sector", caseForm(t).set(0, "Sector", "Anna Voorbeeld"))
	refused("in a day", caseForm(t).set(0, "Tijdstempel", "Anna Voorbeeld"))
	refused("in a check", caseForm(t).after("B3", "R1", secret))
	late := caseForm(t).after("V1", "V1.evidence", "Verslag").after("V1.evidence", "V1.evidence_date", secret)
	caseWant{Point: 11, Read: []caseResponse{caseJoint}, Free: []string{"evidence"},
		Says: []caseLine{{At: []string{"f.csv:2", "V1"}, NL: []string{"datum"}, EN: []string{"date"}}}}.
		run(t, "the day of evidence is told", late)
	for _, language := range []string{"nl", "en"} {
		t.Run("11/in the day of evidence, "+language, func(t *testing.T) {
			t.Chdir(t.TempDir())
			caseFile(t, "f.csv", late.csv())
			if _, _, stderr := play("--lang", language, "--today", "2026-11-20", "score",
				"f.csv"); strings.Contains(stderr, "Voorbeeld") {
				t.Errorf("%s", caseShort(stderr))
			}
		})
	}
}
