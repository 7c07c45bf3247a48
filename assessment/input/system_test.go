package input

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sggscan/internal/problem"
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
		err := refused("map/a.yaml", &fs.PathError{Op: "open", Path: "map/a.yaml", Err: c.cause})
		var told *SystemError
		if !errors.As(err, &told) || !errors.Is(err, c.cause) {
			t.Fatalf("%v: %v", c.cause, err)
		}
		want := "map/a.yaml: " + c.nl
		if !strings.HasPrefix(told.Text.NL, want) || !strings.HasSuffix(told.Text.NL, " ("+c.cause.Error()+")") || strings.Count(told.Text.NL, "map/a.yaml") != 1 || told.Text.EN == told.Text.NL {
			t.Errorf("%v is told as %q and %q", c.cause, told.Text.NL, told.Text.EN)
		}
		if again := refused("elders", err); !errors.Is(again, err) || again.Error() != "map/a.yaml: "+c.cause.Error() {
			t.Errorf("told twice: %v", again)
		}
	}
	var missing *NotFoundError
	if err := refused("weg.yaml", &fs.PathError{Op: "open", Path: "weg.yaml", Err: syscall.ENOENT}); !errors.As(err, &missing) || missing.Path != "weg.yaml" {
		t.Errorf("a file that is gone: %v", err)
	}
	if err := refused("a", nil); err != nil {
		t.Errorf("nothing is wrong: %v", err)
	}
}

// A link that leads to itself is what a user can make without rights: the run ends with the path and a reason.
func TestLoop(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rond.yaml")
	if err := os.Symlink(path, path); err != nil {
		t.Skip(err)
	}
	var problems problem.List
	_, err := find([]string{path}, nil, &problems)
	var told *SystemError
	if !errors.As(err, &told) || told.Path != path {
		t.Errorf("the error is %v", err)
	}
}

// TestFaultOfTheProgram: what goes wrong in reading one file is a problem of that file.
func TestFaultOfTheProgram(t *testing.T) {
	t.Parallel()
	var problems problem.List
	if counted := guarded("map/a.yaml", &problems, func() bool { panic("index out of range") }); !counted || len(problems.BadFiles()) != 1 || problems.BadFiles()[0] != "map/a.yaml" {
		t.Errorf("counted %t, problems %v", counted, problems.All())
	}
}
