package cmd_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"sggscan/rubric"
)

// most is the most memory, in MB, that the program takes while it runs with two workers, and its exit code. It is read while the program runs: what the system tells at the end
// counts that of the test too.
func most(t *testing.T, args ...string) (megabytes, code int) {
	t.Helper()
	run := process(args...)
	run.Env = append(run.Env, "GOMAXPROCS=2")
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- run.Wait() }()
	peak := regexp.MustCompile(`VmHWM:\s+(\d+) kB`)
	for {
		select {
		case err := <-ended:
			var exit *exec.ExitError
			if err != nil && !errors.As(err, &exit) {
				t.Fatal(err)
			}
			return megabytes, run.ProcessState.ExitCode()
		case <-time.After(5 * time.Millisecond):
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", run.Process.Pid))
			if m := peak.FindSubmatch(status); err == nil && m != nil {
				kilobytes, err := strconv.Atoi(string(m[1]))
				if err != nil {
					t.Fatal(err)
				}
				megabytes = max(megabytes, kilobytes/1024)
			}
		}
	}
}

// TestBatchTakesLittleMemory makes the reports of 70 schools with two workers. It needs some 57 MB, and 0.7 MB more for each
// school whose outcome would be held; the bound leaves room for another version of Go.
func TestBatchTakesLittleMemory(t *testing.T) {
	t.Parallel()
	megabytes, code := most(t, "rapport", manySchools(t, 70), "--only", "pdf", "-o", filepath.Join(t.TempDir(), "rapporten"))
	if code != 0 || megabytes > 80 || megabytes == 0 {
		t.Errorf("exit code %d with %d MB", code, megabytes)
	}
}

// TestLargeBadFilesTakeLittleMemory reads tables just within the limits in which every row is wrong, or has to be warned of.
func TestLargeBadFilesTakeLittleMemory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, line := range map[string][]byte{
		"wrong.csv":    []byte("De Linde;po;2026-11-02;9;" + strings.Repeat("x", 950) + "\n"),
		"windows.csv":  append([]byte("De Linde;po;2026-11-02;9;caf\xe9 "), []byte(strings.Repeat("x", 950)+"\n")...),
		"personal.csv": []byte("De Linde;po;2026-11-02;9;" + strings.Repeat("06-12345678 ", 80) + "\n"),
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, append([]byte("school;sector;date;V1;V1.note\n"), bytes.Repeat(line, 49_000)...), 0o600); err != nil {
			t.Fatal(err)
		}
		if megabytes, code := most(t, "controleer", path); code != 1 || megabytes > 300 || megabytes == 0 {
			t.Errorf("%s: exit code %d with %d MB", name, code, megabytes)
		}
	}
}

// TestLongTableTakesLittleMemory reads 5,000 rows in which all is answered. It needs some 65 MB; when every answer stood in memory
// with room for its texts it needed 160.
func TestLongTableTakesLittleMemory(t *testing.T) {
	t.Parallel()
	if megabytes, code := most(t, "controleer", longTable(t, 5_000)); code != 0 || megabytes > 110 || megabytes == 0 {
		t.Errorf("exit code %d with %d MB", code, megabytes)
	}
}

// TestComparisonTakesLittleMemory lays 600 schools side by side. It needs some 72 MB; when all outcomes and all that is shown of them
// stood in memory it needed 150.
func TestComparisonTakesLittleMemory(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "vergelijking.xlsx")
	if megabytes, code := most(t, "vergelijk", longTable(t, 600), "-o", out); code != 0 || megabytes > 110 || megabytes == 0 {
		t.Errorf("exit code %d with %d MB", code, megabytes)
	}
}

// longTable is a table of so many schools that answered all questions.
func longTable(t *testing.T, rows int) string {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("school;sector;date")
	for _, i := range r.Indicators() {
		table.WriteString(";" + i.ID)
	}
	for n := range rows {
		fmt.Fprintf(&table, "\nSchool %d;po;2026-11-02", n)
		for k := range r.Indicators() {
			fmt.Fprintf(&table, ";%d", (n*7+k*k+n/11)%4)
		}
	}
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(table.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestScoresOfManySchoolsTakeLittleMemory scores a table of 800 schools. It needs some 50 MB; with the outcomes of all schools at
// once it needed 250.
func TestScoresOfManySchoolsTakeLittleMemory(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	table.WriteString("school;sector;date;V1;V2\n")
	for n := range 800 {
		fmt.Fprintf(&table, "School %d;po;2026-11-02;2;1\n", n)
	}
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(table.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if megabytes, code := most(t, "score", path); code != 0 || megabytes > 120 || megabytes == 0 {
		t.Errorf("exit code %d with %d MB", code, megabytes)
	}
}

// TestLongTextsTakeLittle looks in a text of a hundred pages in each kind of file: in less than a second of processor
// time and 100 MB. They take a third of a second and some 50 MB; the page of what was found is made too.
func TestLongTextsTakeLittle(t *testing.T) {
	t.Parallel()
	const paragraphs = 1_200 // of 25 words: 30,000 words are a hundred pages
	text := "Een leerling van wie een naaktbeeld rondgaat krijgt nooit de schuld. Wij bespreken eerst met de leerling of, hoe " +
		"en door wie de ouders het horen."
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"a.txt":  []byte(strings.Repeat(text+"\n\n", paragraphs)),
		"a.html": []byte("<body>" + strings.Repeat("<p>"+text+"</p>", paragraphs)),
		"a.pdf":  pdfOf(100, text, paragraphs/100),
		"a.docx": packed(t, "word/document.xml", "<w:document><w:body>"+
			strings.Repeat("<w:p><w:r><w:t>"+text+"</w:t></w:r></w:p>", paragraphs)+"</w:body></w:document>"),
		"a.odt": packed(t, "content.xml",
			"<office:text>"+strings.Repeat("<text:p>"+text+"</text:p>", paragraphs)+"</office:text>"),
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		megabytes, code := most(t, "toets", path, "-o", path+".html")
		if code != 0 || megabytes > 100 || megabytes == 0 {
			t.Errorf("%s: exit code %d with %d MB", name, code, megabytes)
		}
		if page, err := os.ReadFile(path + ".html"); err != nil || !bytes.Contains(page, []byte("krijgt nooit de schuld")) {
			t.Errorf("%s: nothing was found (%v)", name, err)
		}
		run := process("toets", path, "-o", path+"2.html")
		if err := run.Run(); err != nil {
			t.Fatal(err)
		}
		if used := run.ProcessState.UserTime() + run.ProcessState.SystemTime(); used > time.Second {
			t.Errorf("%s takes %v of processor time", name, used)
		}
	}
}

// packed is a zip with one part.
func packed(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfOf is a PDF with so many pages, each with the text so many times, a line each.
func pdfOf(pages int, text string, times int) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), fmt.Sprintf(format, args...))
	}
	b.WriteString("%PDF-1.4\n")
	var kids, lines strings.Builder
	for n := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+n)
	}
	for range times {
		fmt.Fprintf(&lines, "0 -40 Td (%s) Tj\n", text)
	}
	drawn := "BT /F 10 Tf 50 800 Td\n" + lines.String() + "ET"
	object("<</Type /Catalog /Pages 2 0 R>>")
	object("<</Type /Pages /Count %d /Kids [%s]>>", pages, kids.String())
	object("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
	object("<</Length %d>>\nstream\n%s\nendstream", len(drawn), drawn)
	for range pages {
		object("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 3 0 R>>>>>>")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}
