package outfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// tree lists what stands under a folder, with what the files hold.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if e.IsDir() {
			out = append(out, filepath.ToSlash(name)+"/")
			return nil
		}
		data, err := os.ReadFile(path)
		out = append(out, filepath.ToSlash(name)+": "+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wants(t *testing.T, dir string, want ...string) {
	t.Helper()
	if got := tree(t, dir); !slices.Equal(got, want) {
		t.Errorf("in the folder stand %q; want %q", got, want)
	}
}

func file(dir, name, content string) File {
	return File{Path: filepath.Join(dir, name), Write: write(content)}
}

var errBroken = errors.New("broken")

// brokenAfter fails once so many bytes were written, as a full disk does.
func brokenAfter(n int) func(io.Writer) error {
	return func(w io.Writer) error {
		for range n {
			if _, err := io.WriteString(w, "x"); err != nil {
				return err
			}
		}
		return errBroken
	}
}

// TestFailureAnywhereLeavesNothing fails at each byte of each of three files.
func TestFailureAnywhereLeavesNothing(t *testing.T) {
	t.Parallel()
	for at := range 3 {
		for bytes := range 4 {
			dir := t.TempDir()
			files := []File{file(dir, "new/a", "aaa"), file(dir, "new/deep/b", "bbb"), file(dir, "c", "ccc")}
			files[at].Write = brokenAfter(bytes)
			if err := new(Desk).SaveAll(1, files...); !errors.Is(err, errBroken) || !strings.Contains(err.Error(), files[at].Path) {
				t.Errorf("the error does not name %s: %v", files[at].Path, err)
			}
			wants(t, dir)
		}
	}
}

// TestAllOrNone has a folder in the place of the third file, so that it cannot get its name: the first goes again, and the second is what it was.
func TestAllOrNone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "b"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	var d Desk
	var staged []*Staged
	for _, f := range []File{file(dir, "a", "new a"), file(dir, "b", "new b"), file(dir, "c", "new c")} {
		s, err := d.Stage(f)
		if err != nil {
			t.Fatal(err)
		}
		staged = append(staged, s)
	}
	if err := os.MkdirAll(filepath.Join(dir, "c", "in"), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(staged...); err == nil {
		t.Error("no error")
	}
	wants(t, dir, "b: old", "c/", "c/in/")

	if err := new(Desk).SaveAll(1, file(dir, "a", "new a"), file(dir, "b", "new b")); err != nil {
		t.Error(err)
	}
	wants(t, dir, "a: new a", "b: new b", "c/", "c/in/")
}

// TestStopInTheMiddle stops while a file is half written.
func TestStopInTheMiddle(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var d Desk
	if err := d.SaveAll(1, file(dir, "done", "whole")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Stage(file(dir, "new/waits", "whole")); err != nil {
		t.Fatal(err)
	}
	half, stopped := make(chan bool), make(chan bool)
	outcome := make(chan error)
	go func() {
		outcome <- d.SaveAll(1, File{Path: filepath.Join(dir, "half"), Write: func(w io.Writer) error {
			if _, err := io.WriteString(w, "ha"); err != nil {
				return err
			}
			half <- true
			<-stopped
			_, err := io.WriteString(w, "lf")
			return err
		}})
	}()
	<-half
	kept, err := d.Stop()
	close(stopped)
	if err != nil || len(kept) != 1 || filepath.Base(kept[0]) != "done" {
		t.Errorf("stopped with %v, %v; want the one that was done", kept, err)
	}
	if err := <-outcome; !errors.Is(err, ErrStopped) {
		t.Errorf("whoever was writing hears %v", err)
	}
	if err := d.SaveAll(1, file(dir, "later", "x")); !errors.Is(err, ErrStopped) {
		t.Errorf("after it: %v", err)
	}
	wants(t, dir, "done: whole")
}

// TestOldLeftoversGo: a run that was killed may leave temporary files; those of yesterday go, those of a run at work stay, and nothing else is touched.
func TestOldLeftoversGo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	yesterday := time.Now().Add(-25 * time.Hour)
	for _, name := range []string{".sggscan-0123456789abcdef.tmp", ".sggscan-mine.tmp", "report.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, name), yesterday, yesterday); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".sggscan-fedcba9876543210.tmp"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := new(Desk).SaveAll(1, file(dir, "a", "a")); err != nil {
		t.Fatal(err)
	}
	wants(t, dir, ".sggscan-fedcba9876543210.tmp: ", ".sggscan-mine.tmp: ", "a: a", "report.pdf: ")
}

// TestReadOnlyFolder says what is refused, and leaves nothing.
func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil { //nolint:gosec // a folder that may not be written
		t.Fatal(err)
	}
	if err := new(Desk).SaveAll(1, file(dir, "new/a", "a")); !errors.Is(err, os.ErrPermission) {
		t.Errorf("error is %v", err)
	}
	wants(t, dir)
}

// TestManyAtOnce writes from several goroutines; run with the race detector it tells of shared state.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var d Desk
	outcome := make(chan error)
	for n := range 20 {
		go func() {
			outcome <- d.SaveAll(1, file(dir, fmt.Sprintf("%02d/a", n), "a"), file(dir, fmt.Sprintf("%02d/b", n), "b"))
		}()
	}
	for range 20 {
		if err := <-outcome; err != nil {
			t.Error(err)
		}
	}
	if got := len(tree(t, dir)); got != 60 {
		t.Errorf("%d files and folders; want 20 folders of two files", got)
	}
}
