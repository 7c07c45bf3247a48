// Package outfile writes result files so that nothing is lost: nothing is replaced unless asked, a file appears whole
// or not at all, and an input is never an output.
package outfile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// File is a file to be written.
type File struct {
	Path  string
	Write func(io.Writer) error
	// Extends: it holds all that stands there now, so it may take its place.
	Extends bool
}

// ExistsError lists the files that stand in the way.
type ExistsError struct{ Paths []string }

// Error names the files.
func (e *ExistsError) Error() string { return "exists already: " + strings.Join(e.Paths, ", ") }

// InputError names an output that is an input too.
type InputError struct{ Path string }

// Error names the file.
func (e *InputError) Error() string { return e.Path + " is an input" }

// Check tells, before anything is written, what stands in the way: existing files (unless force) and inputs.
func Check(files []File, inputs []string, force bool) error {
	var taken []string
	for _, f := range files {
		for _, in := range inputs {
			if same(f.Path, in) {
				return &InputError{f.Path}
			}
		}
		if _, err := os.Lstat(f.Path); err == nil && f.Extends {
			continue
		} else if err == nil {
			taken = append(taken, f.Path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if len(taken) > 0 && !force {
		slices.Sort(taken)
		return &ExistsError{taken}
	}
	return nil
}

// SameFile reports whether two paths lead to one file that is there and is no folder.
func SameFile(a, b string) bool {
	info, err := os.Stat(a)
	return err == nil && !info.IsDir() && same(a, b)
}

// Inside reports whether a file that is there stands in a folder, or deeper in it.
func Inside(path, dir string) bool {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return false
	}
	file, errFile := filepath.EvalSymlinks(path)
	folder, errFolder := filepath.EvalSymlinks(dir)
	if errFile != nil || errFolder != nil {
		return false
	}
	file, errFile = filepath.Abs(file)
	folder, errFolder = filepath.Abs(folder)
	between, err := filepath.Rel(folder, file)
	return errFile == nil && errFolder == nil && err == nil && filepath.IsLocal(between)
}

// same reports whether two paths are one file, also through links and another spelling.
func same(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	p, errP := filepath.Abs(a)
	q, errQ := filepath.Abs(b)
	return errP == nil && errQ == nil && p == q
}

// temporary makes a new hidden file in the folder. os.CreateTemp would make one that only its owner may read; here the
// umask decides, as for any other file.
func temporary(dir string) (*os.File, error) {
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		return nil, err
	}
	name := filepath.Join(dir, fmt.Sprintf(".sggscan-%x.tmp", random))
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Free is the path itself, or with " (2)", " (3)" … before its ending when it is taken.
func Free(path string, taken func(string) bool) string {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext)
	for n := 2; taken(path); n++ {
		path = fmt.Sprintf("%s (%d)%s", base, n, ext)
	}
	return path
}

// Exists reports whether something has the name.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Plain is a text as every program on every system shows it: UTF-8 with a mark, lines as Windows ends them.
func Plain(text string) []byte {
	return []byte("\uFEFF" + strings.ReplaceAll(text+"\n", "\n", "\r\n"))
}
