package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
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

// TestFormIsAccessible looks at each part of the questionnaire, blank and filled in, with all that is folded open, and
// where something is missing.
func TestFormIsAccessible(t *testing.T) {
	b := open(t, form(t, "--sector", "po"))
	parts := eval[[]string](b, `[...document.querySelectorAll("section.step")].map(e => e.id)`)
	parts = slices.DeleteFunc(parts, func(part string) bool { // the domains differ in their texts alone
		return len(part) == len("p-V") && part != "p-V"
	})
	look := func(state string) {
		for _, part := range parts {
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
	eval[bool](b, `(() => {
		document.getElementById("school.name").value = document.getElementById("date").value = "";
		document.getElementById("K3.note").value = "";
		document.getElementById("K3.note").dispatchEvent(new Event("input", {bubbles: true}));
		document.getElementById("save").click();
		return true; })()`)
	b.downloaded()
	wrong := filepath.Join(t.TempDir(), "anders.json")
	if err := os.WriteFile(wrong, []byte(`{"school": {"name": "x", "sector": "vo"}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	b.upload(wrong)
	parts = []string{"p-start", "p-K"}
	if !strings.Contains(b.status(), "ontbreekt nog") || !eval[bool](b, `!document.getElementById("found").hidden &&
		!document.querySelector("#q-K3 .reason").hidden`) {
		t.Error("what is missing is not told")
	}
	look("problems")
}

// TestTalkSheetIsAccessible looks at a talk sheet, in English, and fills it in: it is read as a joint answer.
func TestTalkSheetIsAccessible(t *testing.T) {
	dir := t.TempDir()
	sggscan(t, "--lang", "en", "demo", "-o", dir, "--quiet")
	path := filepath.Join(dir, "talk.html")
	sggscan(t, "--lang", "en", "questionnaire", "--talk-sheet", filepath.Join(dir, "answers", "lijnwater-college-team.csv"), "-o", path,
		"--quiet")
	b := open(t, path)
	b.look("talk-start")
	eval[string](b, `location.hash = "p-talk1"`)
	b.run(chromedp.Poll(`!document.getElementById("p-talk1").hidden`, nil))
	b.look("talk-discuss")
	b.choose("V1", "3")
	if out := sggscan(t, "--lang", "en", "check", b.save(), "--quiet"); !strings.Contains(out, "together: 1 of 43 answered") {
		t.Errorf("the saved talk is read as %s", out)
	}
}

// TestFormWithoutScript says what to do instead.
func TestFormWithoutScript(t *testing.T) {
	b := open(t, "/dev/null")
	b.run(emulation.SetScriptExecutionDisabled(true), chromedp.Navigate("file://"+form(t, "--sector", "po")))
	var text string
	b.run(chromedp.Text("noscript", &text, chromedp.ByQuery))
	if !strings.Contains(text, "Vraag anders om de vragenlijst als werkmap") {
		t.Errorf("without a script the page says %q", text)
	}
}

// TestOtherWaysOfLooking: with colours of the system a button differs from what is behind it and each level keeps its
// sign, nothing moves, and paper has what is folded on the screen.
func TestOtherWaysOfLooking(t *testing.T) {
	dir := t.TempDir()
	sggscan(t, "demo", "-o", dir, "--quiet")
	answers := filepath.Join(dir, "antwoorden")
	sggscan(t, "report", filepath.Join(answers, "de-blauwe-ladder-2026-2027.yaml"), "-o", dir, "--only", "html", "--quiet")
	sggscan(t, "compare", answers, "--html", filepath.Join(dir, "bord.html"), "--quiet")
	found, _ := filepath.Glob(filepath.Join(dir, "de-blauwe*.html"))
	for _, path := range append(found, filepath.Join(dir, "bord.html"), form(t, "--sector", "vo")) {
		b, name := open(t, path), filepath.Base(path)
		media := func(kind, feature, value string) {
			b.run(emulation.SetEmulatedMedia().WithMedia(kind).WithFeatures([]*emulation.MediaFeature{{Name: feature, Value: value}}))
		}
		media("", "forced-colors", "active")
		b.picture(name + "-forced")
		if same := eval[int](b, `[...document.querySelectorAll("button, .squares rect[class^=q], td.l0, td.l3")].filter(e => {
			const at = getComputedStyle(e), text = e.matches("rect") ? getComputedStyle(e.parentNode.querySelector("text")).fill : at.color;
			return text === (e.matches("rect") ? at.fill : at.backgroundColor); }).length`); same != 0 {
			t.Errorf("%s: %d texts have the colour of what is behind them", name, same)
		}
		media("", "prefers-reduced-motion", "reduce")
		if eval[bool](b, `[...document.querySelectorAll("*")].some(e => getComputedStyle(e).transitionDuration !== "0s" ||
			getComputedStyle(e).animationName !== "none" || getComputedStyle(e).scrollBehavior === "smooth")`) {
			t.Errorf("%s moves", name)
		}
		media("print", "prefers-color-scheme", "dark")
		b.run(chromedp.Poll(`![...document.querySelectorAll("main details td, main details p")].some(e =>
			!e.closest("section.step") && !e.checkVisibility({contentVisibilityAuto: true}))`, nil,
			chromedp.WithPollingTimeout(5*time.Second))) // what is folded on the screen
		if got := eval[string](b, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 255, 255)" {
			t.Errorf("%s is printed on %s", name, got)
		}
	}
}

// TestLittleToReport: a school that answered nothing has at most three pages, and a page for it is accessible too.
func TestLittleToReport(t *testing.T) {
	dir := t.TempDir()
	answers := filepath.Join(dir, "leeg.yaml")
	if err := os.WriteFile(answers, []byte("school: {name: De Linde, sector: po}\ndate: 2026-11-02\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sggscan(t, "report", answers, "-o", dir, "--only", "html", "--quiet")
	b := open(t, filepath.Join(dir, "de-linde.html"))
	b.look("nothing")
	var paper []byte
	b.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		paper, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	if n := len(regexp.MustCompile(`/Type /Page\b`).FindAll(paper, -1)); n < 2 || n > 3 {
		t.Errorf("a school that answered nothing has %d pages", n)
	}
}

// TestReportIsAccessible looks at reports of the sample board and of a school with an adviser and long texts; no script is
// needed to read them.
func TestReportIsAccessible(t *testing.T) {
	dir := t.TempDir()
	sggscan(t, "demo", "-o", dir, "--quiet")
	pages := filepath.Join(dir, "pages")
	sggscan(t, "report", filepath.Join(dir, "antwoorden"), "-o", pages, "--only", "html", "--quiet")
	if found, _ := filepath.Glob(filepath.Join(pages, "*.html")); len(found) != 7 {
		t.Fatalf("%d pages", len(found))
	}
	long := strings.Repeat("Een lange tekst ", 300) + strings.Repeat("zonderspatie", 40)
	for name, text := range map[string]string{
		"long.yaml": "school: {name: " + long[:400] + ", sector: vo}\ndate: 2026-11-02\nanswers:\n" +
			"  V1: {level: 1, evidence: " + long + ", note: " + long + ", action: " + long + ", owner: " + long[:200] + "}\n  V2: 3\n",
		"advice.yaml": "adviser: Fenna\norganisation: Bureau\nstatus: concept\nschools:\n  \"" + long[:400] + "\":\n    summary: " + long +
			"\n    domains: {V: " + long + "}\n    moderated: {V1: {level: 3, reason: " + long + "}}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sggscan(t, "report", filepath.Join(dir, "long.yaml"), "-o", pages, "--only", "html", "--quiet", "--lang", "en", "--advice",
		filepath.Join(dir, "advice.yaml"))
	advised, _ := filepath.Glob(filepath.Join(pages, "een-lange*.html"))
	for _, path := range append(advised, filepath.Join(pages, "lijnwater-college-00gh00.html"),
		filepath.Join(pages, "basisschool-t-proefveldje-00cd00.html")) {
		b, name := open(t, path), strings.TrimSuffix(filepath.Base(path), ".html")
		if eval[int](b, `document.querySelectorAll("script").length`) != 0 {
			t.Errorf("%s has a script", name)
		}
		eval[bool](b, `document.querySelectorAll("details").forEach(d => { d.open = true; }) || true`)
		b.look(name[:10])
	}
	if len(advised) != 1 {
		t.Errorf("%d reports of an adviser", len(advised))
	}
}

// TestComparisonIsAccessible looks at the comparison of the sample board; it reads without a script, and with one its
// questions can be sorted.
func TestComparisonIsAccessible(t *testing.T) {
	dir := t.TempDir()
	sggscan(t, "--lang", "en", "demo", "-o", dir, "--quiet")
	path := filepath.Join(dir, "comparison.html")
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

	// Of one school, and of so many that rows of them fold.
	answer := "school: {name: School %d, sector: po}\ndate: 2026-11-02\nanswers: {V1: %d, V2: 3, S2: 0}\nchecks: {R1: yes}\n"
	many := filepath.Join(dir, "many")
	if err := os.Mkdir(many, 0o700); err != nil {
		t.Fatal(err)
	}
	for n := range 30 {
		if err := os.WriteFile(filepath.Join(many, fmt.Sprint(n, ".yaml")), fmt.Appendf(nil, answer, n, n%4), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, from := range []string{filepath.Join(many, "0.yaml"), many} {
		sggscan(t, "compare", from, "--html", path, "--quiet", "--force")
		b := open(t, path)
		eval[bool](b, `document.querySelectorAll("details").forEach(d => { d.open = true; }) || true`)
		b.look("comparison-" + filepath.Base(from))
	}
}
