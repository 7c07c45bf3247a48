package cmd_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sggscan/cmd"
)

// TestOpen: the page beside the program opens, from a file manager without a command too; where it cannot, the user is
// told which file to open, or where to put it.
func TestOpen(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(filepath.Dir(program), "sggscan.html")
	var opened []string
	run := func(fail error, own bool, args ...string) (int, string) {
		var told bytes.Buffer
		code := cmd.Main(args, cmd.Streams{Out: &told, Err: &told, Getenv: func(string) string { return "" }, Now: time.Now,
			OwnWindow: own, Open: func(path string) error {
				opened = append(opened, path)
				return fail
			}})
		return code, told.String()
	}
	if code, told := run(nil, false, "venster"); code != cmd.ExitSystem || !strings.Contains(told, "zet haar in de map van het programma") {
		t.Errorf("without a page: exit %d, %q", code, told)
	}
	if err := os.WriteFile(page, []byte("<!DOCTYPE html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(page) })
	for _, args := range [][]string{{"venster"}, {"open", "--lang", "en"}, nil} {
		if code, told := run(nil, args == nil, args...); code != cmd.ExitOK || !strings.Contains(told, page) {
			t.Errorf("%q: exit %d, %q", args, code, told)
		}
	}
	if len(opened) != 3 || opened[0] != page {
		t.Errorf("opened %q", opened)
	}
	if code, told := run(errors.New("no browser"), false, "open"); code != cmd.ExitSystem || !strings.Contains(told, "open dit bestand zelf: "+page) {
		t.Errorf("no browser: exit %d, %q", code, told)
	}
	if code, told := run(nil, false); code != cmd.ExitOK || !strings.Contains(told, "Gebruik:") || len(opened) != 4 {
		t.Errorf("without a command: exit %d, %q; opened %q", code, told, opened)
	}
}
