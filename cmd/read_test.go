package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What the system says is put in words, in both languages, with what it said in short behind it and the path only once.
func TestSystemErrors(t *testing.T) {
	for _, c := range []struct {
		cause error
		nl    string
	}{
		{syscall.EACCES, "dit mag niet worden gelezen; "}, {syscall.EPERM, "dit mag niet worden gelezen; "}, {syscall.EISDIR, "hier staat een map "}, {syscall.EMFILE, "er zijn te veel bestanden tegelijk open; "},
		{syscall.EIO, "de schijf of de netwerkmap geeft een leesfout; "}, {syscall.ELOOP, "deze koppeling wijst naar zichzelf; "}, {syscall.EBUSY, "dit kan niet worden gelezen; "},
		{errors.New("The process cannot access the file because it is being used by another process."), "het bestand is open in een ander programma; "},
	} {
		err := refused(&fs.PathError{Op: "read", Path: "map/a.yaml",
			Err: &fs.PathError{Op: "open", Path: "map/a.yaml", Err: c.cause}})
		var told *readError
		if !errors.As(err, &told) || !errors.Is(err, c.cause) {
			t.Fatalf("%v: %v", c.cause, err)
		}
		want := "map/a.yaml: " + c.nl
		if !strings.HasPrefix(told.text.NL, want) || !strings.HasSuffix(told.text.NL, " ("+c.cause.Error()+")") || strings.Count(told.text.NL, "map/a.yaml") != 1 || told.text.EN == told.text.NL {
			t.Errorf("%v is told as %q and %q", c.cause, told.text.NL, told.text.EN)
		}
		if again := refused(err); !errors.Is(again, err) || again.Error() != err.Error() {
			t.Errorf("told twice: %v", again)
		}
	}
	var missing *exitError
	err := refused(&fs.PathError{Op: "open", Path: "weg.yaml", Err: syscall.ENOENT})
	if !errors.As(err, &missing) || missing.code != ExitUsage || missing.text.NL != "weg.yaml bestaat niet" {
		t.Errorf("a file that is gone: %v", err)
	}
	if err := refused(nil); err != nil {
		t.Errorf("nothing is wrong: %v", err)
	}
}

// A link that leads to itself is what a user can make without rights: the run ends with the path and a reason.
func TestLoop(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rond.yaml")
	if err := os.Symlink(path, path); err != nil {
		t.Skip(err)
	}
	_, err := find([]string{path}, nil, nil)
	var told *readError
	if !errors.As(err, &told) || !strings.HasPrefix(told.text.NL, path+": deze koppeling ") {
		t.Errorf("the error is %v", err)
	}
}
