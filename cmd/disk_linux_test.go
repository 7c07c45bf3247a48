package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mounted makes a small disk of its own in memory; the test is skipped where that is not allowed.
func mounted(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("no disk of its own for this test: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

// TestFullDisk fills the disk in the middle of a run: nothing of the run is left on it.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	disk, answers := mounted(t, "size=300k"), manySchools(t, 12)
	if err := os.WriteFile(filepath.Join(disk, "van-de-school.txt"), []byte("blijft"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := play("rapport", answers, "-o", filepath.Join(disk, "rapporten"))
	if code != 3 || stdout != "" || !strings.Contains(stderr, "de schijf is vol") || strings.Count(stderr, "fout:") != 1 {
		t.Errorf("exit code %d, %q, %q; want 3 and that the disk is full", code, stdout, stderr)
	}
	if got := names(t, disk); got != "van-de-school.txt" {
		t.Errorf("on the disk stand %s", got)
	}
}

// TestDiskThatMayOnlyBeRead refuses every result.
func TestDiskThatMayOnlyBeRead(t *testing.T) {
	t.Parallel()
	disk, answers := mounted(t, "ro"), manySchools(t, 2)
	for _, args := range [][]string{
		{"rapport", answers, "-o", disk}, {"rapport", answers, "-o", filepath.Join(disk, "rapporten")}, {"vergelijk", answers, "-o", filepath.Join(disk, "vergelijking.xlsx")},
		{"vragenlijst", "--sector", "po", "-o", filepath.Join(disk, "vragenlijst.xlsx")}, {"advies", answers, "-o", filepath.Join(disk, "advies.xlsx")}, {"demo", "-o", filepath.Join(disk, "demo")},
	} {
		code, stdout, stderr := play(args...)
		if code != 3 || stdout != "" || !strings.Contains(stderr, disk) || !strings.Contains(stderr, "fout:") {
			t.Errorf("%v: exit code %d, %q, %q", args, code, stdout, stderr)
		}
	}
	if got := names(t, disk); got != "" {
		t.Errorf("on the disk stand %s", got)
	}
}
