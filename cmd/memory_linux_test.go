package cmd_test

import (
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
