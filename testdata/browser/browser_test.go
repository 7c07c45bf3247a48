// Package browser tests the pages of sggscan in Chromium. It is a module of its own, so that nobody who builds the
// program downloads what drives a browser.
//
// It needs Chromium and, for accessibility, axe-core (the file that AXE names). What is missing is skipped with a word;
// in CI it fails.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// program is the binary under test, and folder where it and what it made stand.
var program, folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "browser"); err != nil {
		panic(err)
	}
	program = filepath.Join(folder, "sggscan")
	build := exec.Command("go", "build", "-o", program, "./cmd/sggscan")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// missing skips a test for want of a program, which CI must have.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// sggscan runs the program and returns what it prints.
func sggscan(t *testing.T, args ...string) string {
	t.Helper()
	c := exec.Command(program, append(args, "--today", "2026-11-20")...)
	var problems strings.Builder
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		t.Fatalf("sggscan %s: %v\n%s", strings.Join(args, " "), err, problems.String())
	}
	return string(out)
}

// tab is a tab of the browser.
type tab struct {
	*testing.T
	ctx       context.Context
	downloads string

	mu       sync.Mutex
	requests []string // of other than files
	faults   []string // what the console says
}

// open starts a browser with a page.
func open(t *testing.T, path string) *tab {
	t.Helper()
	alloc, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, chromedp.Flag("lang", "nl-NL"))...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, done := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(done)
	b := &tab{T: t, ctx: ctx, downloads: t.TempDir()}
	chromedp.ListenTarget(ctx, b.listen)
	b.run(network.Enable(), runtime.Enable(), browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).
		WithDownloadPath(b.downloads), chromedp.Navigate("file://"+path))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if len(b.requests)+len(b.faults) > 0 {
			t.Errorf("the page asks for %q, and the console says %q", b.requests, b.faults)
		}
	})
	return b
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, "file:") && !strings.HasPrefix(u, "blob:") && !strings.HasPrefix(u, "data:") {
			b.requests = append(b.requests, u)
		}
	case *runtime.EventConsoleAPICalled:
		b.faults = append(b.faults, fmt.Sprint(e.Type, e.Args))
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, e.ExceptionDetails.Error())
	case *page.EventJavascriptDialogOpening:
		go func() { _ = chromedp.Run(b.ctx, page.HandleJavaScriptDialog(true)) }()
	}
}

func (b *tab) run(actions ...chromedp.Action) {
	b.Helper()
	if err := chromedp.Run(b.ctx, actions...); errors.Is(err, exec.ErrNotFound) {
		missing(b.T, "no Chromium here: the pages were not looked at in a browser")
	} else if err != nil {
		b.Fatal(err)
	}
}

// eval is the value of an expression.
func eval[T any](b *tab, code string) T {
	b.Helper()
	var out T
	b.run(chromedp.Evaluate(code, &out))
	return out
}

// press presses keys, as kb has them.
func (b *tab) press(keys string) { b.Helper(); b.run(chromedp.KeyEvent(keys)) }

// tabTo presses Tab until a condition on the element with the focus, e, holds.
func (b *tab) tabTo(condition string) {
	b.Helper()
	for range 60 {
		if eval[bool](b, "(e => "+condition+")(document.activeElement)") {
			return
		}
		b.press("\t")
	}
	b.Fatalf("no Tab leads to %s from %s", condition, eval[string](b, "document.activeElement.outerHTML.slice(0, 200)"))
}

// size sets the window and whether it is dark.
func (b *tab) size(width int64, scheme string) {
	b.Helper()
	b.run(emulation.SetDeviceMetricsOverride(width, 900, 1, false), emulation.SetEmulatedMedia().
		WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
}

// downloaded waits for a file that the page saved, and moves it to a place of its own.
func (b *tab) downloaded() string {
	b.Helper()
	for range 100 {
		if found, _ := filepath.Glob(filepath.Join(b.downloads, "*.json")); len(found) == 1 {
			path := filepath.Join(b.TempDir(), filepath.Base(found[0]))
			if err := os.Rename(found[0], path); err != nil {
				b.Fatal(err)
			}
			return path
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("nothing was saved")
	return ""
}

// picture keeps a picture of the page in the folder that PICTURES names, for who wants to look.
func (b *tab) picture(name string) {
	b.Helper()
	dir := os.Getenv("PICTURES")
	if dir == "" {
		return
	}
	var data []byte
	b.run(chromedp.FullScreenshot(&data, 90))
	if err := os.WriteFile(filepath.Join(dir, name+".png"), data, 0o600); err != nil {
		b.Fatal(err)
	}
}
