package browser

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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

// TestAppMakesTheReportsOfTheCommand drops the sample board on the page: every PDF is byte for byte that of the command.
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
	pdfs, err := filepath.Glob(filepath.Join(reports, "*.pdf"))
	if err != nil || len(pdfs) != 7 {
		t.Fatalf("%d reports, %v", len(pdfs), err)
	}
	for _, id := range ids {
		b.run(chromedp.Click(`[data-school="`+id+`"] [data-save=pdf]`, chromedp.ByQuery))
		b.idle()
	}
	for _, path := range pdfs {
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
