package browser

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// theApp is the page that "make app" made.
func theApp(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "dist", "sggscan.html"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		missing(t, "no dist/sggscan.html (make app): the page of the whole tool was not looked at")
	}
	return path
}

// answersOf are the files of the sample board and the reports that the command makes of them.
func answersOf(t *testing.T) (files []string, reports string) {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command(program, "demo", "-o", dir, "--today", "2026-11-20").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "antwoorden", "*"))
	if err != nil || len(files) < 7 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files, filepath.Join(dir, "rapporten")
}

// drop chooses files under an input, and waits until the page has done with them.
func (b *tab) drop(id string, files []string) {
	b.Helper()
	b.run(chromedp.SetUploadFiles("#"+id, files, chromedp.ByQuery))
	b.idle()
}

// idle waits until the page is at rest.
func (b *tab) idle() {
	b.Helper()
	b.run(chromedp.Sleep(50*time.Millisecond), chromedp.Poll(`document.getElementById("main").getAttribute("aria-busy") === "false"`, nil,
		chromedp.WithPollingTimeout(2*time.Minute)))
}

// saved waits for a file that the page saved, under its own name.
func (b *tab) saved(name string) []byte {
	b.Helper()
	for range 200 {
		if data, err := os.ReadFile(filepath.Join(b.downloads, name)); err == nil {
			return data
		}
		time.Sleep(50 * time.Millisecond)
	}
	entries, _ := os.ReadDir(b.downloads)
	b.Fatalf("%s was not saved; there are %v", name, entries)
	return nil
}

// frame is the page in the frame of this one.
func (b *tab) frame() *tab {
	b.Helper()
	for range 100 {
		targets, err := chromedp.Targets(b.ctx)
		if err != nil {
			b.Fatal(err)
		}
		for _, x := range targets {
			if x.Type == "iframe" {
				ctx, done := chromedp.NewContext(b.ctx, chromedp.WithTargetID(x.TargetID))
				b.Cleanup(done)
				return &tab{T: b.T, ctx: ctx}
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("there is no frame")
	return nil
}

// TestAppMakesTheReportsOfTheCommand drops the sample board on the page: every report is byte for byte that of the
// command.
func TestAppMakesTheReportsOfTheCommand(t *testing.T) {
	b := open(t, theApp(t)+"?today=2026-11-20#report")
	files, reports := answersOf(t)
	began := time.Now()
	b.drop("answers", files)
	t.Logf("ready after %v", time.Since(began))
	ids := eval[[]string](b, `[...document.querySelectorAll("[data-school]")].map(e => e.dataset.school)`)
	if want := []string{"00AB00", "00CD00", "00EF01", "00GH00", "00MN00", "00KL00", "00IJ00"}; !slices.Equal(ids, want) {
		t.Fatalf("schools %q; want %q", ids, want)
	}
	b.picture("app-report")
	made, err := filepath.Glob(filepath.Join(reports, "*.[px]*"))
	if err != nil || len(made) != 14 {
		t.Fatalf("%d reports, %v", len(made), err)
	}
	for _, id := range ids {
		for _, format := range []string{"pdf", "xlsx"} {
			b.run(chromedp.Click(`[data-school="`+id+`"] [data-save=`+format+`]`, chromedp.ByQuery))
			b.idle()
		}
	}
	for _, path := range made {
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.saved(filepath.Base(path)); !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, those of the command are %d", filepath.Base(path), len(got), len(want))
		}
	}
	if problems := eval[string](b, `document.getElementById("problems").textContent`); strings.Contains(problems, "Fout:") {
		t.Errorf("problems with the sample board: %s", problems)
	}
}

// TestAppTellsWhatCheckTells drops bad files on the page: it tells of each what the command tells, and shows the sound
// schools beside them.
func TestAppTellsWhatCheckTells(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"goed.yaml":  "school: {name: De Zeldzame Iep, sector: po}\ndate: 2026-11-02\nanswers: {V1: 2}\n",
		"vier.yaml":  "school: {name: De Es, sector: po}\ndate: 2026-11-02\nanswers: {V1: 4, V99: 1}\n",
		"kapot.xlsx": "PK\x03\x04 geen werkmap",
		"scan.docx":  "PK\x03\x04",
		"few.csv":    "school;sector;rol;datum;V1\nDe Eik;po;leraar;2-11-2026;2\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bad := filepath.Join("..", "answers", "err")
	if err := os.CopyFS(dir, os.DirFS(bad)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil || len(files) < 30 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	c := exec.Command(program, append([]string{"controleer", "--today", "2026-11-20"}, files...)...)
	told, _ := c.CombinedOutput()
	b := open(t, theApp(t)+"?today=2026-11-20#report")
	b.drop("answers", files)
	shown := eval[[]string](b, `[...document.querySelectorAll("[data-problems] li")].map(e => e.textContent)`)
	if len(shown) < 5 {
		t.Errorf("problems %q", shown)
	}
	want := strings.ReplaceAll(string(told), dir+string(filepath.Separator), "")
	for _, line := range shown {
		line = strings.Replace(strings.Replace(line, "Fout: ", "fout: ", 1), "Let op: ", "let op: ", 1)
		if !strings.Contains(want, line+"\n") {
			t.Errorf("the command does not say %q; it says\n%s", line, want)
		}
	}
	for line := range strings.Lines(want) {
		if strings.HasPrefix(line, "fout: ") && !slices.Contains(shown, "Fout: "+strings.TrimPrefix(strings.TrimSpace(line), "fout: ")) {
			t.Errorf("the page does not say %q", line)
		}
	}
	if !eval[bool](b, `!document.getElementById("few-told").hidden && document.getElementById("more").open`) {
		t.Error("the page does not say how few people may agree")
	}
	b.run(chromedp.Click("#few", chromedp.ByQuery))
	b.idle()
	b.run(chromedp.Click("#clear", chromedp.ByQuery))
	b.idle()
	if eval[bool](b, `document.getElementById("few").checked`) {
		t.Error("who agreed, agrees for the next school too")
	}
	b.drop("answers", files)
	if ids := eval[[]string](b, `[...document.querySelectorAll("[data-school]")].map(e => e.dataset.school)`); !slices.Contains(ids, "De Zeldzame Iep") {
		t.Errorf("schools %q", ids)
	}
}

// TestAppScreens goes through every screen, in both languages: the form in its frame and from there to a report, the
// archive of all, the comparison, the adviser's file, and what stopping does.
func TestAppScreens(t *testing.T) {
	b := open(t, theApp(t)+"?today=2026-11-20")
	files, _ := answersOf(t)
	b.idle()
	b.look("app-fill")
	b.run(chromedp.Click("#fill-here", chromedp.ByQuery))
	b.idle()
	b.look("app-form")
	form := b.frame()
	eval[bool](form, `(() => { const e = document.getElementById("school.name"); e.value = "De Linde"; document.querySelector("[name=V1][value='2']").click();
		e.dispatchEvent(new Event("input", {bubbles: true})); document.getElementById("save").click(); return true; })()`)
	b.idle()
	b.run(chromedp.Poll(`document.querySelector("[data-school]") !== null`, nil))
	if ids := eval[[]string](b, `[...document.querySelectorAll("[data-school]")].map(e => e.dataset.school)`); !slices.Equal(ids, []string{"De Linde"}) {
		t.Errorf("after filling in here: schools %q", ids)
	}
	eval[string](b, `location.hash = "report"`)
	b.drop("answers", files)
	b.look("app-read")
	b.run(chromedp.Click("[data-school] button", chromedp.ByQuery))
	b.idle()
	b.look("app-look")
	b.run(chromedp.Click("[data-save=zip]", chromedp.ByQuery))
	b.run(chromedp.Sleep(300*time.Millisecond), chromedp.Click("#cancel", chromedp.ByQuery))
	b.idle()
	if told := eval[string](b, `document.getElementById("status").textContent`); told != "Gestopt." {
		t.Errorf("after stopping: %q", told)
	}
	b.run(chromedp.Click("[data-save=zip]", chromedp.ByQuery))
	b.idle()
	if data := b.saved("sggscan.zip"); bytes.Count(data, []byte("PK\x01\x02")) < 3*8 {
		t.Errorf("the archive holds %d files", bytes.Count(data, []byte("PK\x01\x02")))
	}
	eval[string](b, `location.hash = "compare"`)
	b.run(chromedp.Click("#compare-here", chromedp.ByQuery))
	b.idle()
	b.look("app-compare")
	b.run(chromedp.Click("[data-save=comparison]", chromedp.ByQuery))
	b.idle()
	b.saved("vergelijking.xlsx")
	b.run(chromedp.Click("#anonymous", chromedp.ByQuery), chromedp.Click("[data-save=board]", chromedp.ByQuery))
	b.idle()
	b.saved("vergelijking.pdf")
	b.saved("vergelijking-sleutel.csv")
	b.run(chromedp.Click("[data-lang=en]", chromedp.ByQuery))
	b.idle()
	eval[string](b, `location.hash = "adviser"`)
	b.look("app-adviser-en")
	b.run(chromedp.Click("[data-save=advice-xlsx]", chromedp.ByQuery))
	b.idle()
	b.saved("advice.xlsx")
	if kept := eval[int](b, `localStorage.length`); kept != 0 {
		t.Errorf("the browser keeps %d things", kept)
	}
}

// TestAppOverHTTP opens the page from a server: it works as it does from a file, and asks the server for nothing more.
func TestAppOverHTTP(t *testing.T) {
	page, err := os.ReadFile(theApp(t))
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
	t.Cleanup(server.Close)
	files, _ := answersOf(t)
	b := open(t, theApp(t))
	b.run(chromedp.Navigate(server.URL + "/sggscan.html?today=2026-11-20#report"))
	b.drop("answers", files)
	if n := eval[int](b, `document.querySelectorAll("[data-school]").length`); n != 7 {
		t.Errorf("%d schools", n)
	}
	b.run(chromedp.Click("[data-save=pdf]", chromedp.ByQuery))
	b.idle()
	b.saved("basisschool-de-zilveren-klomp-00ab00.pdf")
	eval[string](b, `location.hash = "fill"`)
	b.run(chromedp.Click("#fill-here", chromedp.ByQuery))
	b.idle()
	b.run(chromedp.Poll(`document.querySelector("#form-frame iframe").contentDocument.getElementById("keeping")?.hidden`, nil))
	if kept := eval[int](b, `(() => { const d = document.querySelector("#form-frame iframe").contentDocument;
		d.querySelector("[name=V1][value='2']").click(); return sessionStorage.length + localStorage.length; })()`); kept != 0 {
		t.Errorf("the browser keeps %d things", kept)
	}
	for len(asked) > 0 {
		if path := <-asked; path != "/sggscan.html" && path != "/favicon.ico" {
			t.Errorf("the page asks for %s", path)
		}
	}
	b.mu.Lock()
	b.requests = slices.DeleteFunc(b.requests, func(u string) bool { return strings.HasPrefix(u, server.URL+"/sggscan.html") })
	b.mu.Unlock()
}

// TestAppLooksInAText chooses texts of a school on the page: what shows and what it saves is the page of the command,
// each problem is told, and a text that is dropped on the screen goes there too.
func TestAppLooksInAText(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "policy", "files"))); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil || len(files) < 6 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	made := filepath.Join(t.TempDir(), "x.html")
	sggscan(t, "toets", "--sector", "vo", "-o", made, dir)
	want, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, theApp(t)+"?today=2026-11-20#text")
	b.idle()
	b.run(chromedp.SetValue("#text-sector", "vo", chromedp.ByQuery))
	b.drop("text", files)
	b.picture("app-text-found")
	if h := eval[string](b.frame(), `document.querySelector("h1").textContent`); h != "De eigen tekst naast de uitgangspunten" {
		t.Errorf("in the frame: %q", h)
	}
	b.run(chromedp.Click("#s-text [data-save=text]", chromedp.ByQuery))
	b.idle()
	if got := b.saved("beleidstekst.html"); !bytes.Equal(got, want) {
		t.Errorf("a page of %d bytes, that of the command has %d", len(got), len(want))
	}
	told := func() string { return eval[string](b, `document.getElementById("s-text").textContent`) }
	if !strings.Contains(told(), "hier staat iets dat op een persoonsgegeven lijkt") {
		t.Errorf("the page does not say where something looks personal: %s", told())
	}

	bad := t.TempDir()
	for name, text := range map[string]string{"oud.doc": "\xd0\xcf\x11\xe0", "leeg.txt": "", "kapot.docx": "PK",
		"goed.md": "# Sexting\n\nStuur een beeld van een ander niet door.\n"} {
		if err := os.WriteFile(filepath.Join(bad, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	broken, err := filepath.Glob(filepath.Join(bad, "*"))
	if err != nil {
		t.Fatal(err)
	}
	b.run(chromedp.Click("[data-lang=en]", chromedp.ByQuery))
	b.idle()
	b.drop("text", broken)
	for _, want := range []string{"oud.doc: a text that ends in .doc is not read", "kapot.docx: this file is damaged",
		"leeg.txt: ", "3 errors in 3 files; the rest goes on"} {
		if !strings.Contains(told(), want) {
			t.Errorf("the page does not say %q: %s", want, told())
		}
	}
	b.picture("app-text-bad-en")
	b.drop("text", []string{filepath.Join(bad, "oud.doc")})
	if got := eval[string](b, `document.getElementById("status").textContent`); !strings.HasPrefix(got, "no text found") {
		t.Errorf("of a text that is not read: %q", got)
	}
	if n := eval[int](b, `document.querySelectorAll("#text-frame iframe").length`); n != 0 {
		t.Error("the page of the text before still shows")
	}
	b.run(chromedp.Click("#text-clear", chromedp.ByQuery))
	b.idle()
	if eval[bool](b, `!document.getElementById("text-outcome").hidden || document.querySelectorAll("#texts li").length > 0`) {
		t.Error("what was chosen is still there")
	}
	eval[bool](b, `(() => { const to = new DataTransfer();
		to.items.add(new File(["# Sexting\n\nWij geven een slachtoffer nooit de schuld van een naaktfoto.\n"], "los.md"));
		document.dispatchEvent(new DragEvent("drop", { dataTransfer: to, bubbles: true, cancelable: true })); return true; })()`)
	b.run(chromedp.Sleep(300 * time.Millisecond))
	b.idle()
	if got := eval[string](b, `document.getElementById("texts").textContent + location.hash`); got != "los.md#text" {
		t.Errorf("after dropping: %q", got)
	}
}

// TestAppTextIsAccessible looks at the screen of a text, empty, with what was found and with problems.
func TestAppTextIsAccessible(t *testing.T) {
	b := open(t, theApp(t)+"?today=2026-11-20#text")
	b.idle()
	b.look("app-text")
	file, err := filepath.Abs(filepath.Join("..", "policy", "files", "protocol.docx"))
	if err != nil {
		t.Fatal(err)
	}
	b.drop("text", []string{file})
	if n := eval[int](b, `document.querySelectorAll("#text-frame iframe").length`); n != 1 {
		t.Fatalf("%d frames", n)
	}
	b.look("app-text-read")
	b.run(chromedp.Click("[data-lang=en]", chromedp.ByQuery))
	b.idle()
	b.look("app-text-read-en")
}

// TestAppReadsWhatIsChosenAtOnce chooses a file before the scripts of the page run, and clicks a tab before its engine
// is there: the page says that it is loading, the tab shows, and the file is read.
func TestAppReadsWhatIsChosenAtOnce(t *testing.T) {
	files, _ := answersOf(t)
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty.html")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, empty)
	b.run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(fmt.Sprintf(`new MutationObserver((_, watch) => {
			const input = document.getElementById("answers");
			if (!input) return;
			watch.disconnect();
			const chosen = new DataTransfer();
			chosen.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q));
			input.files = chosen.files;
			document.addEventListener("DOMContentLoaded", () => {
				document.querySelector("#tabs a[href='#report']").click();
				self.early = [document.getElementById("status").textContent, document.getElementById("fill-here").disabled];
			});
		}).observe(document, { childList: true, subtree: true })`,
			base64.StdEncoding.EncodeToString(content), filepath.Base(files[0]))).Do(ctx)
		return err
	}), chromedp.Navigate("file://"+theApp(t)+"?today=2026-11-20"))
	if early := eval[[]any](b, `self.early`); len(early) != 2 || early[0] == "" || early[1] != true {
		t.Errorf("before the engine is there: status and disabled are %v", early)
	}
	b.idle()
	if n := eval[int](b, `document.querySelectorAll("#s-report:not([hidden]) [data-school]").length`); n != 1 {
		t.Errorf("%d schools show; want 1", n)
	}
	if eval[bool](b, `document.getElementById("fill-here").disabled`) {
		t.Error("the button stays disabled")
	}
}
