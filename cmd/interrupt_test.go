//go:build unix

package cmd_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// manySchools writes a table of schools, enough to be at work on for a while.
func manySchools(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("school;sector;date;V1;V2;K1;O1\n")
	for i := range n {
		fmt.Fprintf(&b, "School %d;po;2026-11-02;%d;2;1;3\n", i, i%4)
	}
	path := filepath.Join(t.TempDir(), "scholen.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// begun waits until the first temporary file is there.
func begun(t *testing.T, dir string) {
	t.Helper()
	for range 20_000 {
		if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("nothing is being written")
}

// TestInterruptLeavesNothing asks the program to end while it writes the reports of many schools: with Ctrl-C, as a closing window or a computer that shuts down does.
func TestInterruptLeavesNothing(t *testing.T) {
	t.Parallel()
	answers := manySchools(t, 300)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(s) { // under nohup a closing window ends nothing, and should not
			continue
		}
		out := filepath.Join(t.TempDir(), "rapporten")
		var stdout, stderr bytes.Buffer
		run := process("rapport", answers, "-o", out)
		run.Stdout, run.Stderr = &stdout, &stderr
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		begun(t, out)
		if err := run.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		err := run.Wait()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 3 {
			t.Errorf("%v: ended with %v; want 3", s, err)
		}
		if stderr.String() != "fout: afgebroken; er is niets geschreven\n" || stdout.Len() > 0 {
			t.Errorf("%v: said %q and %q", s, stdout.String(), stderr.String())
		}
		if _, err := os.Stat(out); !os.IsNotExist(err) {
			entries, _ := os.ReadDir(out)
			t.Errorf("%v: left behind %v", s, entries)
		}
	}
}

// TestKillLeavesOnlyWholeFiles ends the program without a warning, at several moments: what has its name is whole.
func TestKillLeavesOnlyWholeFiles(t *testing.T) {
	t.Parallel()
	answers := manySchools(t, 12)
	for wait := time.Duration(0); wait < 600*time.Millisecond; wait += 60 * time.Millisecond {
		out := filepath.Join(t.TempDir(), "rapporten")
		run := process("rapport", answers, "-o", out)
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		begun(t, out)
		time.Sleep(wait)
		if err := run.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		_ = run.Wait() // it was killed, or was done
		entries, err := os.ReadDir(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), ".sggscan-") && !whole(t, filepath.Join(out, e.Name())) {
				t.Errorf("killed after %v: %s is cut", wait, e.Name())
			}
		}
	}
}

// whole reports whether a report has its end: that of a PDF, or the list of contents of a workbook.
func whole(t *testing.T, path string) bool {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(path, ".pdf") {
		return bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF"))
	}
	_, err = zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil
}
