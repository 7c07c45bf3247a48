package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/xuri/excelize/v2"
)

// form makes a questionnaire as a page.
func form(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lijst.html")
	sggscan(t, append([]string{"questionnaire", "-o", path, "--quiet"}, args...)...)
	return path
}

// asked are the questions of a page and, in checks, the yes/no questions, in their order.
func (b *tab) asked() (questions, checks []string) {
	b.Helper()
	const of = `[...document.querySelectorAll("fieldset[data-more%s=level]")].map(e => e.id.slice(2))`
	return eval[[]string](b, fmt.Sprintf(of, "")),
		eval[[]string](b, `[...document.querySelectorAll("fieldset.check")].map(e => e.id.slice(2))`)
}

// score is what the program makes of a file with answers.
func score(t *testing.T, path string) string {
	t.Helper()
	var x struct{ Assessments []json.RawMessage }
	if err := json.Unmarshal([]byte(sggscan(t, "score", "--json", "--quiet", path)), &x); err != nil || len(x.Assessments) != 1 {
		t.Fatalf("%v, %d assessments", err, len(x.Assessments))
	}
	var out bytes.Buffer
	_ = json.Indent(&out, x.Assessments[0], "", " ")
	return out.String()
}

// answer is what somebody chose, in the words of the workbook, and wrote: in that of the column of a heading.
type answer struct {
	level, evidence, note string
}

// workbook makes the questionnaire of the flags as a workbook and fills it in: the answers, by id, and the date.
func workbook(t *testing.T, flags []string, date string, answers map[string]answer) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lijst.xlsx")
	sggscan(t, append([]string{"questionnaire", "-o", path, "--quiet"}, flags...)...)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	filled := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		heads := map[string]int{}
		put := func(column, row int, value any) {
			cell, _ := excelize.CoordinatesToCellName(column, row)
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
			filled++
		}
		for n, row := range rows {
			if len(row) == 0 {
				continue
			}
			if row[0] == "Nr" || row[0] == "No" {
				for c, head := range row {
					heads[head] = c + 1
				}
			}
			if sheet == "Start" && (row[0] == "Datum" || row[0] == "Date") {
				put(2, n+1, date)
			}
			a, ok := answers[row[0]]
			if !ok || len(heads) == 0 {
				continue
			}
			put(max(heads["Antwoord"], heads["Answer"]), n+1, a.level)
			if a.evidence != "" {
				put(max(heads["Onderbouwing"], heads["Evidence"]), n+1, a.evidence)
			}
			if a.note != "" {
				put(max(heads["Notitie"], heads["Note"]), n+1, a.note)
			}
		}
	}
	if filled < len(answers)+1 {
		t.Fatalf("%d cells are filled in of %d answers", filled, len(answers))
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFilledInByKeyboard fills in a questionnaire with Tab, arrows, the space bar and Enter alone, through a reload, and
// lays what the program reads in the saved file beside the same answers in a workbook.
func TestFilledInByKeyboard(t *testing.T) {
	for _, sector := range []string{"po", "vo", "mbo"} {
		for _, list := range []string{"", " --core"} {
			for _, language := range []string{"nl", "en"} {
				flags := "--sector " + sector + list + " --lang " + language
				t.Run(strings.ReplaceAll(flags, "--", ""), func(t *testing.T) {
					byKeyboard(t, append([]string{"--school", "De Linde", "--brin", "12AB00"}, strings.Fields(flags)...),
						language == "en")
				})
			}
		}
	}
}

// typist goes through a form by keyboard; at is the part where that is.
type typist struct {
	*tab
	at string
}

// next goes to the next part.
func (k *typist) next() {
	k.Helper()
	k.tabTo(`e.matches(".steps a.main")`)
	k.at = eval[string](k.tab, "document.activeElement.hash.slice(1)")
	k.press(kb.Enter)
	k.arrived()
}

// arrived waits until the heading of the part has the focus, so that a screen reader says where one is.
func (k *typist) arrived() {
	k.Helper()
	k.run(chromedp.Poll(`document.activeElement.matches("section:not([hidden]) > h2") &&
		document.activeElement.closest("section").id === "`+k.at+`"`, nil, chromedp.WithPollingTimeout(5*time.Second)))
}

// choose goes to a question and takes an answer, so many below the first.
func (k *typist) choose(id string, down int) {
	k.Helper()
	for !eval[bool](k.tab, fmt.Sprintf("document.getElementById(%q).contains(document.getElementById(%q))", k.at, "q-"+id)) {
		k.next()
	}
	k.tabTo(fmt.Sprintf("e.name === %q", id))
	k.press(" ")
	for range down {
		k.press(kb.ArrowDown)
	}
}

func byKeyboard(t *testing.T, flags []string, english bool) {
	t.Helper()
	k := &typist{open(t, form(t, flags...)), "p-start"}
	questions, checks := k.asked()
	words := []string{"weet niet", "n.v.t.", "ja", "hersteld", "nee"}
	if english {
		words = []string{"unknown", "n/a", "yes", "repaired", "no"}
	}
	chosen := map[string]answer{}
	k.press("\t") // the link to the content
	notApplicable := 0
	for n, id := range questions {
		a := answer{level: []string{"0", "1", "2", "3", words[0]}[n%5]}
		down := n % 5
		if eval[bool](k.tab, fmt.Sprintf(`!!document.querySelector("[name=%s][value=na]")`, id)) && notApplicable == 0 {
			a, down = answer{level: words[1], note: "Niet bij ons"}, 5
			notApplicable++
		}
		k.choose(id, down)
		if a.note != "" { // the place for the reason unfolds by itself
			k.tabTo(fmt.Sprintf("e.name === %q", id+".note"))
			k.press(a.note)
		}
		if n == 3 { // what is folded is reached and opened too
			k.tabTo(`e.matches("summary")`)
			k.press(kb.Enter)
			k.tabTo(fmt.Sprintf("e.name === %q", id+".evidence"))
			a.evidence = "Plan, zie p. 3"
			k.press(a.evidence)
		}
		if n == 10 { // what was typed is still there
			k.run(chromedp.Reload())
			k.arrived()
		}
		chosen[id] = a
	}
	for n, id := range checks {
		k.choose(id, n%3)
		answers := []string{words[2], words[4], words[0]}
		if id[0] == 'R' {
			answers = words[2:]
		}
		chosen[id] = answer{level: answers[n%3]}
	}
	for k.at != "p-end" {
		k.next()
	}
	k.tabTo(`e.matches("[data-save]")`)
	k.press(" ")
	path := k.downloaded()
	if got := filepath.Base(path); !regexp.MustCompile(`^De-Linde-(samen-ingevuld|filled-in-together)-20[0-9-]{8}\.json$`).MatchString(got) {
		t.Errorf("the file is called %s", got)
	}
	if got, want := score(t, path), score(t, workbook(t, flags, k.has("date"), chosen)); got != want {
		t.Errorf("the file of the page scores\n%s\nand a workbook with the same answers\n%s", got, want)
	}
	if text := k.status(); !strings.Contains(text, filepath.Base(path)) {
		t.Errorf("after saving the page says %q", text)
	}
}

// fill types a text into a field, as pasting does.
func (b *tab) fill(name, text string) {
	b.Helper()
	quoted, _ := json.Marshal(text)
	eval[bool](b, fmt.Sprintf(`(e => { e.value = %s; e.dispatchEvent(new Event("input", {bubbles: true})); return true; })(
		document.getElementById(%q))`, quoted, name))
}

// has reads a field.
func (b *tab) has(name string) string {
	b.Helper()
	return eval[string](b, fmt.Sprintf("document.getElementById(%q).value", name))
}

// choose clicks on an answer.
func (b *tab) choose(id, value string) {
	b.Helper()
	eval[bool](b, fmt.Sprintf(`document.querySelector('input[name=%q][value=%q]').click() || true`, id, value))
}

func (b *tab) status() string {
	b.Helper()
	return eval[string](b, `document.getElementById("status").textContent`)
}

// save presses the button of the page.
func (b *tab) save() string {
	b.Helper()
	eval[bool](b, `document.getElementById("save").click() || true`)
	return b.downloaded()
}

// upload opens a saved file in the page.
func (b *tab) upload(path string) {
	b.Helper()
	b.run(chromedp.SetUploadFiles("#open", []string{path}, chromedp.ByQuery))
	b.run(chromedp.Poll(`document.getElementById("open").value === ""`, nil))
}

// odd are texts that a page, a file or a program may take for something else.
func odd() map[string]string {
	return map[string]string{
		"V1.evidence": "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
		"V1.note":     `"aanhalingen" 'enkele' \ \n {"json": [1]} & &amp; # yaml: - x`,
		"V2.evidence": strings.Repeat("vijfduizend ", 416) + "einde..",
		"V2.note":     "regel een\nregel twee\n\n- vier",
		"V3.evidence": "👍🏽 👩‍👧 日本 é Ğ İ",
		"V3.note":     "scheiding\u2028regel en \u0085 einde",
		"V4.action":   "=1+1",
		"V4.owner":    "@teamleider",
	}
}

// TestTextsComeBack writes odd texts, saves, opens the file in a fresh page and reads it with the program: each is there
// character for character, and none was run.
func TestTextsComeBack(t *testing.T) {
	path := form(t, "--sector", "po", "--school", `Zoë's "<b>Linde</b>" & co`)
	b := open(t, path)
	for name, text := range odd() {
		b.fill(name, text)
		b.choose(name[:2], "2")
	}
	b.fill("V4.due", "2027-05-01")
	b.choose("K3", "na")
	if text := b.status(); !strings.Contains(text, "Nog niet opgeslagen") {
		t.Errorf("before saving the page says %q", text)
	}
	saved := b.save()
	if got := filepath.Base(saved); !strings.HasPrefix(got, "Zoe-s-b-Linde-b-co-samen") {
		t.Errorf("the file is called %s", got)
	}
	if text := b.status(); !strings.Contains(text, "K3 staat n.v.t. zonder reden") {
		t.Errorf("a question without its reason is not told: %q", text)
	}
	b.fill("K3.note", "geen groep 7 en 8")
	eval[bool](b, `document.getElementById("add").click() || true`)
	b.fill("plan.0.action", "Een tweede actie")
	b.fill("plan.0.id", "V4")
	saved = b.save()

	again := open(t, path)
	again.upload(saved)
	again.texts(t, "opened")
	if again.has("plan.0.action") != "Een tweede actie" || again.has("plan.0.id") != "V4" || again.has("V4.due") != "2027-05-01" {
		t.Error("the plan did not come back")
	}
	again.tellsOthers(t, saved)

	var read struct {
		Assessments []struct {
			School     struct{ Name string }
			Indicators []struct {
				ID, State, Evidence, Note string
				Plan                      []struct{ Action, Owner, Due string }
			}
		}
	}
	if err := json.Unmarshal([]byte(sggscan(t, "score", "--json", "--quiet", saved)), &read); err != nil {
		t.Fatal(err)
	}
	if got := read.Assessments[0].School.Name; got != `Zoë's "<b>Linde</b>" & co` {
		t.Errorf("the school is %q", got)
	}
	found := 0
	for _, i := range read.Assessments[0].Indicators {
		for name, got := range map[string]string{".evidence": i.Evidence, ".note": i.Note} {
			want, ok := odd()[i.ID+name]
			if want = strings.NewReplacer("\u2028", "\n", "\u0085", "").Replace(want); !ok {
				continue
			}
			found++
			if got = strings.NewReplacer("\u2028", "\n", "\u0085", "").Replace(got); got != want {
				t.Errorf("the program reads %s%s as %q, not %q", i.ID, name, got, want)
			}
		}
		if i.ID == "K3" && i.State != "na" || i.ID == "V4" && fmt.Sprint(i.Plan) != "[{=1+1 @teamleider 2027-05-01} {Een tweede actie  }]" {
			t.Errorf("%s is read as %s with %v", i.ID, i.State, i.Plan)
		}
	}
	if found != 6 {
		t.Errorf("%d of the 6 texts were read", found)
	}
	for _, page := range []*tab{b, again} {
		if eval[bool](page, `window.hacked === 1`) {
			t.Error("a text was run")
		}
	}
}

// texts looks for the odd texts in their fields.
func (b *tab) texts(t *testing.T, state string) {
	t.Helper()
	for name, want := range odd() {
		if got := b.has(name); got != want {
			t.Errorf("%s: %s is %q, not %q", state, name, got, want)
		}
	}
}

// tellsOthers opens files that do not fit: of another sector, with an unknown question, and of something else.
func (b *tab) tellsOthers(t *testing.T, saved string) {
	t.Helper()
	data, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	for change, want := range map[[2]string]string{
		{`"sector": "po"`, `"sector": "vo"`}: "andere sector (vo)",
		{`"sexting@`, `"pesten@`}:            "andere vragenlijst (pesten)",
		{`"V1": {`, `"Q9": {`}:               "toont niet alles uit het bestand",
		{`{`, `[`}:                           "is geen bestand met antwoorden",
	} {
		path := filepath.Join(t.TempDir(), "ander.json")
		if err := os.WriteFile(path, bytes.Replace(data, []byte(change[0]), []byte(change[1]), 1), 0o600); err != nil {
			t.Fatal(err)
		}
		b.upload(path)
		if got := eval[string](b, `document.getElementById("found").textContent`); !strings.Contains(got, want) {
			t.Errorf("with %s the page says %q", change[1], got)
		}
	}
}

// TestNothingIsLost: a reload keeps what was typed, closing warns as long as there is no file of it, and the browser keeps
// it for longer only when that is chosen, until it is wiped.
func TestNothingIsLost(t *testing.T) {
	b := open(t, form(t, "--sector", "vo"))
	unload := func() bool {
		return !eval[bool](b, `dispatchEvent(new Event("beforeunload", {cancelable: true}))`)
	}
	kept := func() string { return eval[string](b, `Object.values({...localStorage}).join()`) }
	if unload() {
		t.Error("a form in which nothing was typed warns before closing")
	}
	for name, text := range odd() {
		b.fill(name, text)
	}
	b.choose("V1", "3")
	if !unload() || !strings.Contains(b.status(), "Nog niet opgeslagen") || kept() != "" {
		t.Errorf("with answers: warns %v, says %q, keeps %.40q", unload(), b.status(), kept())
	}
	b.run(chromedp.Reload())
	b.texts(t, "reloaded")
	if !eval[bool](b, `document.querySelector("input[name=V1][value='3']").checked`) || !unload() {
		t.Error("after a reload the answer is gone, or it is taken for saved")
	}
	b.save()
	if unload() {
		t.Error("what was saved warns before closing")
	}
	eval[bool](b, `document.getElementById("keep").click() || true`)
	b.fill("V5.note", "later verder")
	if !strings.Contains(kept(), "later verder") {
		t.Error("the browser does not keep what it was asked to")
	}
	eval[bool](b, `sessionStorage.clear() || true`)
	b.run(chromedp.ActionFunc(func(ctx context.Context) error { return chromedp.Reload().Do(ctx) }))
	if b.has("V5.note") != "later verder" {
		t.Error("what was kept does not come back")
	}
	eval[bool](b, `document.getElementById("wipe").click() || true`)
	if kept() != "" || b.has("V5.note") != "later verder" {
		t.Error("wiping leaves something in the browser, or takes it off the page")
	}
}
