package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// accessible lets axe look at the page as it stands, for everything of WCAG 2.2 A and AA that a machine can see, and at
// whether it fits its window.
func (b *tab) accessible(state string) {
	b.Helper()
	path := os.Getenv("AXE")
	if path == "" {
		missing(b.T, "AXE names no axe-core: accessibility was not looked at")
	}
	if !eval[bool](b, "!!window.axe") {
		code, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.run(chromedp.Evaluate(string(code), nil))
	}
	var found []string
	b.run(chromedp.Evaluate(`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
		.then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 120) + " " + n.failureSummary)))`,
		&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	for _, f := range found {
		b.Errorf("%s: %s", state, f)
	}
}

// fits looks at whether the page is no wider than its window; a table may scroll by itself.
func (b *tab) fits(state string) {
	b.Helper()
	if over := eval[string](b, `(() => { const w = document.documentElement.clientWidth; if (document.documentElement.scrollWidth <= w) return "";
		return [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll") && e.getBoundingClientRect().right > w + 1)
			.slice(0, 3).map(e => e.outerHTML.slice(0, 150)).join("\n") || "?"; })()`); over != "" {
		b.Errorf("%s is wider than its window: %s", state, over)
	}
}

// look looks at the page in windows of three widths, light and dark. What a machine can see of accessibility depends on
// the colours and on what is folded away, so the narrow light and the wide dark page show all of it.
func (b *tab) look(state string) {
	b.Helper()
	for width, scheme := range map[int64]string{320: "light", 768: "light", 1440: "dark"} {
		b.size(width, scheme)
		at := fmt.Sprint(state, "-", width, "-", scheme)
		b.fits(at)
		if width != 768 {
			b.accessible(at)
		}
		b.picture(at)
	}
}

// TestFormIsAccessible looks at each part of the questionnaire, blank and filled in, with all that is folded open.
func TestFormIsAccessible(t *testing.T) {
	b := open(t, form(t, "--sector", "po"))
	parts := eval[[]string](b, `[...document.querySelectorAll("section.step")].map(e => e.id)`)
	look := func(state string) {
		for _, part := range parts {
			if len(part) == len("p-V") && part != "p-V" {
				continue // the domains differ in their texts alone
			}
			eval[string](b, fmt.Sprintf("location.hash = %q", part))
			b.run(chromedp.Poll(fmt.Sprintf("!document.getElementById(%q).hidden", part), nil))
			b.look(state + "-" + part)
		}
	}
	look("blank")
	eval[bool](b, `(() => {
		for (const d of document.querySelectorAll("details")) d.open = true;
		for (const r of document.querySelectorAll("input[value=na], input[value='2'], input[value=yes]")) r.checked = true;
		for (const x of document.querySelectorAll("textarea")) x.value = "Een tekst ".repeat(40) + "x".repeat(300);
		document.getElementById("add").click();
		document.getElementById("keep").click();
		return true; })()`)
	look("filled")
}

// TestReportIsAccessible looks at reports of the sample board; no script is needed to read them.
func TestReportIsAccessible(t *testing.T) {
	dir := t.TempDir()
	sggscan(t, "demo", "-o", dir, "--quiet")
	sggscan(t, "report", filepath.Join(dir, "antwoorden"), "-o", filepath.Join(dir, "pages"), "--only", "html", "--quiet")
	pages, _ := filepath.Glob(filepath.Join(dir, "pages", "*.html"))
	if len(pages) != 7 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, name := range []string{"lijnwater-college-00gh00", "basisschool-t-proefveldje-00cd00"} {
		b := open(t, filepath.Join(dir, "pages", name+".html"))
		if eval[int](b, `document.querySelectorAll("script").length`) != 0 {
			t.Errorf("%s has a script", name)
		}
		eval[bool](b, `document.querySelectorAll("details").forEach(d => { d.open = true; }) || true`)
		b.look(name)
	}
}

// TestComparisonIsAccessible looks at the comparison of the sample board; it reads without a script, and with one its
// questions can be sorted.
func TestComparisonIsAccessible(t *testing.T) {
	dir := t.TempDir()
	sggscan(t, "--lang", "en", "demo", "-o", dir, "--quiet")
	path := filepath.Join(dir, "comparison.html")
	sggscan(t, "--lang", "en", "compare", filepath.Join(dir, "answers"), "--html", path, "--quiet")
	b := open(t, path)
	b.look("comparison")
	const first = `[...document.querySelectorAll("table.heat tbody tr")].slice(0, 3).map(r => Number(r.cells[1].textContent))`
	b.run(chromedp.Click("table.heat th[data-sort=number] button", chromedp.ByQuery))
	if got := eval[[]int](b, first); got[0] > got[1] || got[1] > got[2] || got[0] != 0 && got[2] == got[0] {
		t.Errorf("sorted, the numbers below the target begin %v", got)
	}
	if eval[int](b, `document.querySelectorAll("#c-overview th[data-sort=number]").length`) != 0 {
		t.Error("schools can be sorted by a number, which makes a rank")
	}
	b.accessible("sorted")
}
