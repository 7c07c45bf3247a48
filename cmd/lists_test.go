package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sggscan/cmd"
)

// TestListThatIsNone: a list of schools that does not exist is wrong usage, whatever its name; a folder or another kind of
// file is an error of the input.
func TestListThatIsNone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("school\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "map.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct {
		code int
		says string
	}{
		"weg.doc": {cmd.ExitUsage, "weg.doc bestaat niet"},
		"a.txt":   {cmd.ExitInput, "a.txt: de lijst van scholen is een tabel"},
		"map.csv": {cmd.ExitInput, "map.csv: de lijst van scholen is een tabel"},
	} {
		code, _, stderr := play("questionnaire", "--schools", filepath.Join(dir, name), "-o", filepath.Join(dir, "uit"))
		if code != want.code || !strings.Contains(stderr, want.says) {
			t.Errorf("%s: exit code %d, %s", name, code, stderr)
		}
	}
}
