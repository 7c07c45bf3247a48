//go:build linux

// Command bench measures the program against the library under it, against other programs as far as they are
// installed, and against itself with more schools. It prints ratios, since a machine is seldom quiet: what is compared
// takes turns, and each figure is the median of its rounds, of processor time where nothing else is said. PYTHON names
// the interpreter that has the other programs.
package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

//go:embed rivals.py
var rivals string

// main measures everything, or what its arguments name.
func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one run, in a folder of its own.
type bench struct {
	dir     string
	program string
}

func run(names []string) (err error) {
	dir, err := os.MkdirTemp("", "sggscan-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b := &bench{dir: dir, program: filepath.Join(dir, "sggscan")}
	if _, err := b.run("go", "build", "-trimpath", "-o", b.program, "./cmd/sggscan"); err != nil {
		return err
	}
	if err := os.WriteFile(b.at("rivals.py"), []byte(rivals), 0o600); err != nil {
		return err
	}
	fmt.Println("| what | measured | beside | ratio |\n| --- | --- | --- | --- |")
	if _, err := b.own("demo", "-o", b.at("demo")); err != nil {
		return err
	}
	for _, m := range []struct {
		name    string
		measure func() error
	}{
		{"start", b.start}, {"report", b.report}, {"reading", b.reading}, {"table", b.longest}, {"cells", b.cells},
		{"growth", b.growth}, {"batch", b.batch},
	} {
		if len(names) > 0 && !slices.Contains(names, m.name) {
			continue
		}
		if err := m.measure(); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) at(name string) string { return filepath.Join(b.dir, name) }

// took is what a process took.
type took struct {
	processor, clock time.Duration
	memory           int // in MB, at its most
	out              string
}

var peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// run runs a command to its end.
func (b *bench) run(name string, args ...string) (took, error) { return b.with(nil, name, args...) }

func (b *bench) with(env []string, name string, args ...string) (took, error) {
	var t took
	var out, errs bytes.Buffer
	c := exec.CommandContext(context.Background(), name, args...)
	c.Stdout, c.Stderr, c.Env = &out, &errs, append(os.Environ(), env...)
	began := time.Now()
	if err := c.Start(); err != nil {
		return t, err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for {
		select {
		case err := <-ended:
			t.clock, t.out = time.Since(began), out.String()
			t.processor = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
			if err != nil {
				err = fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, errs.String())
			}
			return t, err
		case <-time.After(10 * time.Millisecond):
			status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid)) // gone when the process is
			if m := peak.FindSubmatch(status); m != nil {
				kilobytes, _ := strconv.Atoi(string(m[1])) // digits
				t.memory = max(t.memory, kilobytes>>10)
			}
		}
	}
}

// own runs the program.
func (b *bench) own(args ...string) (took, error) {
	return b.run(b.program, append(args, "--today", "2026-11-28", "--quiet")...)
}

// rival has what another program says of itself; nothing when it is not installed.
func (b *bench) rival(args ...string) (map[string]float64, error) {
	t, err := b.run(cmp.Or(os.Getenv("PYTHON"), "python3"), append([]string{b.at("rivals.py")}, args...)...)
	out := map[string]float64{}
	for line := range strings.Lines(t.out) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		var failed error
		out[name], failed = strconv.ParseFloat(value, 64)
		err = errors.Join(err, failed)
	}
	return out, err
}

// rounds lets several take turns, and gives the median of each.
func rounds(n int, each ...func() (float64, error)) ([]float64, error) {
	all := make([][]float64, len(each))
	for range n {
		for k, f := range each {
			x, err := f()
			if err != nil {
				return nil, err
			}
			all[k] = append(all[k], x)
		}
	}
	out := make([]float64, len(each))
	for k, list := range all {
		slices.Sort(list)
		out[k] = list[len(list)/2]
	}
	return out, nil
}

// spent is the processor time of a process in seconds.
func spent(t took, err error) (float64, error) { return t.processor.Seconds(), err }

func row(what, measured, beside, ratio string) {
	fmt.Printf("| %s | %s | %s | %s |\n", what, measured, beside, ratio)
}

// start is how long the program takes before it does anything, and for one file.
func (b *bench) start() error {
	hello := b.at("hello.go")
	err := os.WriteFile(hello, []byte("package main\n\nfunc main() { println() }\n"), 0o600)
	if err != nil {
		return err
	}
	if _, err := b.run("go", "build", "-o", b.at("hello"), hello); err != nil {
		return err
	}
	m, err := rounds(41,
		func() (float64, error) { return spent(b.run(b.at("hello"))) },
		func() (float64, error) { return spent(b.run(b.program, "--version")) },
		func() (float64, error) { return spent(b.own("score", b.answers("de-blauwe-ladder-2026-2027.yaml"))) })
	if err != nil {
		return err
	}
	row("`--version`", ms(m[1]), ms(m[0])+" bare Go program", fmt.Sprintf("+%s", ms(m[1]-m[0])))
	row("`score` of one file", ms(m[2]), ms(m[1])+" `--version`", fmt.Sprintf("+%s", ms(m[2]-m[1])))
	return nil
}

func (b *bench) answers(name string) string { return filepath.Join(b.at("demo"), "antwoorden", name) }

func ms(seconds float64) string { return fmt.Sprintf("%.1f ms", 1000*seconds) }

// report is one report on paper, per page.
func (b *bench) report() error {
	source, out := b.answers("het-voorbeeldlyceum-2026-2027.xlsx"), b.at("report")
	one := func(kind string) (float64, error) {
		return spent(b.own("report", source, "-o", out, "--only", kind, "--force"))
	}
	for _, kind := range []string{"pdf", "html"} {
		if _, err := one(kind); err != nil {
			return err
		}
	}
	made, err := filepath.Glob(filepath.Join(out, "*.pdf"))
	if err != nil || len(made) != 1 {
		return fmt.Errorf("no report: %w", err)
	}
	html := strings.TrimSuffix(made[0], ".pdf") + ".html"
	data, err := os.ReadFile(made[0])
	if err != nil {
		return err
	}
	pages := float64(bytes.Count(data, []byte("/Type /Page\n")))
	m, err := rounds(21, func() (float64, error) { return one("pdf") },
		func() (float64, error) { return one("xlsx") },
		func() (float64, error) { return spent(b.own("score", source)) })
	if err != nil {
		return err
	}
	own := (m[0] - m[2]) / pages
	row("report as PDF, with the start", ms(m[0]), fmt.Sprintf("%.0f pages; %s `score`", pages, ms(m[2])),
		ms(own)+" a page less `score`")
	row("gap workbook, with the start", ms(m[1]), "", "")
	text := b.at("report.txt")
	if _, err := b.run("pdftotext", "-layout", made[0], text); err == nil { // a tool that may be missing
		err = b.perPage("ReportLab", own, func() (map[string]float64, error) { return b.rival("reportlab", text) })
		if err != nil {
			return err
		}
	}
	err = b.perPage("WeasyPrint", own, func() (map[string]float64, error) { return b.rival("weasyprint", html) })
	if err != nil {
		return err
	}
	if program, _ := exec.LookPath("soffice"); program == "" {
		row("a page of the same text", "", "LibreOffice is not installed", "")
		return nil
	}
	home := "-env:UserInstallation=file://" + b.at("office")
	var t took
	for range 2 { // the first time it makes a folder of its own
		t, err = b.run("soffice", home, "--headless", "--convert-to", "pdf", "--outdir", b.at("printed"), html)
		if err != nil {
			return err
		}
	}
	office := t.processor.Seconds()
	row("the report as a whole process", ms(m[0]), ms(office)+" LibreOffice, from the page for a browser",
		times(office/m[0]))
	return nil
}

func times(ratio float64) string { return fmt.Sprintf("%.1f ×", ratio) }

// perPage lays a page of another program beside one of ours.
func (b *bench) perPage(name string, own float64, measure func() (map[string]float64, error)) error {
	key := strings.ToLower(name)
	m, err := rounds(3, func() (float64, error) {
		found, err := measure()
		if found["pages"] == 0 {
			return 0, err
		}
		return found[key] / found["pages"], err
	})
	if err != nil {
		return err
	}
	if m[0] == 0 {
		row("a page of the same text", "", name+" is not installed", "")
		return nil
	}
	row("a page of the same text", ms(own), ms(m[0])+" "+name+", without its start", times(m[0]/own))
	return nil
}

// reading is one filled questionnaire: what a second one takes more than the first.
func (b *bench) reading() error {
	first, second := b.answers("de-zilveren-klomp-2025-2026.xlsx"), b.answers("de-zilveren-klomp-2026-2027.xlsx")
	m, err := rounds(41, func() (float64, error) { return spent(b.own("check", first)) },
		func() (float64, error) { return spent(b.own("check", first, second)) })
	if err != nil {
		return err
	}
	rival, err := rounds(5, func() (float64, error) {
		found, err := b.rival("read", second)
		return found["openpyxl"], err
	})
	if own := m[1] - m[0]; err == nil && rival[0] > 0 {
		row("a questionnaire more to `check`", ms(own), ms(rival[0])+" openpyxl read-only, the cells alone",
			times(rival[0]/own))
	}
	return err
}

// longest is the longest table that is read.
func (b *bench) longest() error {
	const most = 50_000
	if err := b.table("most.csv", most); err != nil {
		return err
	}
	t, err := b.own("score", b.at("most.csv"))
	row("`score` of a table of 50,000 rows", fmt.Sprintf("%.1f s", t.processor.Seconds()), "",
		fmt.Sprintf("%d MB", t.memory))
	return err
}

// table writes a table with so many schools.
func (b *bench) table(name string, schools int) error {
	shown, err := b.own("rubric", "show", "--json")
	if err != nil {
		return err
	}
	ids, checks, err := questions(shown.out)
	if err != nil {
		return err
	}
	var out strings.Builder
	out.WriteString("school,brin,sector,date," + strings.Join(append(ids, checks...), ",") + ",V1.evidence,V2.action\n")
	levels, answers := []string{"2", "0", "3", "1", "unknown", "2", "1"}, []string{"no", "no", "yes", "unknown"}
	for n := range schools {
		fmt.Fprintf(&out, "School %05d,%02d%c%c%02d,po,2026-10-%02d", n, n%100, 'A'+n/100%26, 'A'+n/2_600, 0, 1+n%28)
		for k := range ids {
			out.WriteString("," + levels[(n*7+k*k+n/11)%len(levels)])
		}
		for k := range checks {
			out.WriteString("," + answers[(n+k)%len(answers)])
		}
		out.WriteString(",\"Visiestuk, vastgesteld in de MR\",Bespreken in het team\n")
	}
	return os.WriteFile(b.at(name), []byte(out.String()), 0o600)
}
