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

// inWindow is a run that was started from a file manager: the exit code, what its window shows, and how often it waited
// for a key.
func inWindow(args ...string) (code int, shown string, keys int) {
	var told bytes.Buffer
	code = cmd.Main(args, cmd.Streams{Out: &told, Err: &told, Getenv: func(string) string { return "" },
		Now:       func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) },
		OwnWindow: true, Open: func(string) error { return errors.New("no browser") },
		Key: func() error {
			keys++
			return nil
		}})
	return code, told.String(), keys
}

// TestDroppedWithErrors: a file that is dropped on the program and has an error gets a note beside it, which says in
// plain words where and what to do, and the window waits for a key.
func TestDroppedWithErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "de els.yaml")
	bad := "school: {name: De Els, sector: po}\ndate: 2026-11-02\nanswers: {V1: 7}\n"
	if err := os.WriteFile(path, []byte(bad), 0o600); err != nil {
		t.Fatal(err)
	}
	note := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	code, shown, keys := inWindow(path)
	if code != cmd.ExitInput || keys != 1 || !strings.HasSuffix(shown, "Druk op een toets om dit venster te sluiten.\n") {
		t.Errorf("exit %d, %d keys, the window says %q", code, keys, shown)
	}
	first := note("sggscan-fouten.txt")
	for _, want := range []string{"(20 november 2026)", "\r\n- de els.yaml\r\n", "\r\n- de els.yaml:3:15: ", "Sleep het opnieuw op het programma"} {
		if !strings.Contains(first, want) {
			t.Errorf("the note lacks %q:\n%s", want, first)
		}
	}
	if strings.Contains(first, dir) || strings.Contains(first, "zonder de andere") {
		t.Errorf("the note speaks of more than this file:\n%s", first)
	}

	// Nothing is replaced; with two files the note says that one may go on, and in English it has another name.
	sound := filepath.Join(dir, "es.yaml")
	if err := os.WriteFile(sound, []byte(strings.Replace(bad, "V1: 7", "V1: 1", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	inWindow(path, sound)
	if !strings.Contains(note("sggscan-fouten (2).txt"), "zonder de andere") || note("sggscan-fouten.txt") != first {
		t.Error("a second note must leave the first alone, and say that the other file may go on")
	}
	inWindow("--lang", "en", path)
	if got := note("sggscan-errors.txt"); !strings.Contains(got, "Drop it on the program again") {
		t.Errorf("in English: %s", got)
	}

	// When all is well there is a report and no note; the window stays until it was read.
	if err := os.Remove(filepath.Join(dir, "sggscan-fouten.txt")); err != nil {
		t.Fatal(err)
	}
	code, shown, keys = inWindow(sound)
	if code != cmd.ExitOK || keys != 1 || !strings.Contains(shown, filepath.Join(dir, "de-els.pdf")) {
		t.Errorf("exit %d, %d keys, the window says %q", code, keys, shown)
	}
	if _, err := os.Stat(filepath.Join(dir, "sggscan-fouten.txt")); err == nil {
		t.Error("there is a note without an error")
	}
}

// TestDoubleClickWithoutPage: where the page cannot open there are forms and an explanation in a folder beside the
// program. What somebody wrote there stays.
func TestDoubleClickWithoutPage(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(filepath.Dir(program), "sggscan-formulieren")
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	code, shown, keys := inWindow()
	if code != cmd.ExitOK || keys != 1 || !strings.Contains(shown, dir) {
		t.Errorf("exit %d, %d keys, the window says %q", code, keys, shown)
	}
	form := filepath.Join(dir, "vragenlijst-mbo.xlsx")
	if code, said, _ := inWindow("controleer", form); code != cmd.ExitInput || !strings.Contains(said, "mbo") {
		t.Errorf("a form: exit %d, %s", code, said)
	}
	readme := filepath.Join(dir, "LEESMIJ.txt")
	if data, err := os.ReadFile(readme); err != nil || !strings.Contains(string(data), "Sleep het bestand op het programma") {
		t.Errorf("%s, %v", data, err)
	}
	if err := errors.Join(os.WriteFile(form, []byte("of the school"), 0o600), os.Remove(readme)); err != nil {
		t.Fatal(err)
	}
	if code, shown, _ := inWindow(); code != cmd.ExitOK {
		t.Errorf("again: exit %d, %q", code, shown)
	}
	data, err := os.ReadFile(form)
	if _, missing := os.Stat(readme); err != nil || missing != nil || string(data) != "of the school" {
		t.Errorf("again: the form holds %q (%v), the explanation: %v", data, err, missing)
	}
}
