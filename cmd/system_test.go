package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"sggscan/internal/lang"
)

// TestSystemError says in the words of the user what a system refuses, Windows too, whose refusals cannot be had on another system.
func TestSystemError(t *testing.T) {
	t.Parallel()
	path := func(err error) error {
		return fmt.Errorf("while writing: %w", &fs.PathError{Op: "rename", Path: "rapport.pdf", Err: err})
	}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{path(syscall.ENOSPC), "rapport.pdf: de schijf is vol; maak ruimte of kies een andere plek"},
		{path(errors.New("There is not enough space on the disk.")), "rapport.pdf: de schijf is vol; maak ruimte of kies een andere plek"},
		{path(syscall.EROFS), "rapport.pdf: hier kan alleen worden gelezen; kies een andere map"},
		{path(os.ErrPermission), "rapport.pdf: geen toegang; kies een andere map of sluit het bestand in het andere programma"},
		{path(errors.New("The process cannot access the file because it is being used by another process.")), "rapport.pdf: het bestand is open in een ander programma; sluit het daar en probeer opnieuw"},
		{path(syscall.ENAMETOOLONG), "rapport.pdf: deze naam is te lang; kies een andere plek"},
		{path(syscall.EISDIR), "rapport.pdf: een map en een bestand hebben hier dezelfde naam; kies een andere plek"},
		{path(errors.New("odd")), "rapport.pdf: lezen of schrijven lukt niet (odd)"},
		{errors.New("odd"), "odd"},
	} {
		if got := systemError(tt.err).In(lang.NL); got != tt.want {
			t.Errorf("%v: %q; want %q", tt.err, got, tt.want)
		}
	}
}
