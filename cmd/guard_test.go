package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sggscan/internal/outfile"
)

// faulty is a writer with a fault of its own.
type faulty struct{}

func (faulty) Write([]byte) (int, error) { panic("index out of range") }

// TestFaultOfTheProgram is told in the words of the user.
func TestFaultOfTheProgram(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	code := Main([]string{"rubric", "show", "--lang", "en"}, Streams{Out: faulty{}, Err: &stderr, Getenv: func(string) string { return "" }, Now: time.Now})
	want := "error: there is a fault in sggscan itself (index out of range); nothing is written by half\nhint: tell its makers with this message and the command, and do not send the answers along\n"
	if code != ExitSystem || stderr.String() != want {
		t.Errorf("exit code %d, %q; want %q", code, stderr.String(), want)
	}
}

// TestFaultInOneFileOfMany leaves nothing of the others.
func TestFaultInOneFileOfMany(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new")
	a := &app{Streams: Streams{Err: io.Discard, Now: time.Now}}
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, "whole")
		return err
	}
	files := []outfile.File{{Path: filepath.Join(dir, "a"), Write: write}, {Path: filepath.Join(dir, "b"), Write: func(io.Writer) error { panic("no such school") }},
		{Path: filepath.Join(dir, "c"), Write: write}}
	err := a.saveAll(files, nil)
	if err == nil || !strings.Contains(err.Error(), "no such school") {
		t.Errorf("error is %v", err)
	}
	if err := a.desk.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder is there: %v", err)
	}
}
