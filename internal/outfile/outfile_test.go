package outfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// A failed run leaves nothing behind, and what stood there stays.
func TestSaveIsWholeOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "report.pdf")
	if err := new(Desk).SaveAll(1, File{Path: path, Write: write("first")}); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := new(Desk).SaveAll(1, File{Path: path, Write: func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return broken
	}})
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), path) {
		t.Errorf("error is %v", err)
	}
	data, err := os.ReadFile(path)
	if err != nil || string(data) != "first" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestCheckNamesWhatStandsInTheWay(t *testing.T) {
	dir := t.TempDir()
	a, b, c := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c")
	for _, p := range []string{a, b} {
		if err := new(Desk).SaveAll(1, File{Path: p, Write: write("x")}); err != nil {
			t.Fatal(err)
		}
	}
	files := []File{{Path: b}, {Path: c}, {Path: a}}
	var exists *ExistsError
	if err := Check(files, nil, false); !errors.As(err, &exists) || len(exists.Paths) != 2 || exists.Paths[0] != a {
		t.Errorf("got %v, want both existing files", err)
	}
	if err := Check(files, nil, true); err != nil {
		t.Errorf("with force: %v", err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(a, link); err != nil {
		t.Skip(err)
	}
	var input *InputError
	if err := Check([]File{{Path: link}}, []string{a}, true); !errors.As(err, &input) {
		t.Errorf("a link to an input is taken as output: %v", err)
	}
}

func TestFree(t *testing.T) {
	taken := map[string]bool{"r.pdf": true, "r (2).pdf": true}
	if got := Free("r.pdf", func(s string) bool { return taken[s] }); got != "r (3).pdf" {
		t.Errorf("got %s", got)
	}
}

// A file that holds all that stood there may take its place; another may not.
func TestExtends(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key.csv")
	if err := os.WriteFile(path, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	var exists *ExistsError
	if err := Check([]File{{Path: path}}, nil, false); !errors.As(err, &exists) {
		t.Errorf("a file that is there: %v", err)
	}
	if err := Check([]File{{Path: path, Extends: true}}, nil, false); err != nil {
		t.Errorf("a file that is extended: %v", err)
	}
}
