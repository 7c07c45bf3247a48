package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sggscan/assessment/intake"
)

// disk is a folder on disk. Unlike os.DirFS it opens names that are no UTF-8 too, as an archive made elsewhere may
// leave.
type disk string

func (d disk) path(name string) string { return filepath.Join(string(d), filepath.FromSlash(name)) }

// Open opens a file.
func (d disk) Open(name string) (fs.File, error) { return os.Open(d.path(name)) }

// Stat looks at a file, through links.
func (d disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(d.path(name)) }

// ReadDir lists a folder by name.
func (d disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.path(name)) }

// find lists what is to be read, by path: the files that are named, and in folders those that can hold answers. Each
// file comes once, however its path is spelt; those in except do not come.
func find(paths, except []string) ([]intake.Source, error) {
	var out []intake.Source
	seen := map[string]bool{}
	for _, p := range except {
		if p != "" && p != "-" {
			seen[identity(p)] = true
		}
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, refused(err)
		}
		found := []intake.Source{named(p)}
		if info.IsDir() {
			if found, err = intake.Folder(disk(p), disk(p).path); err != nil {
				return nil, refused(err)
			}
		}
		for _, s := range found {
			if id := identity(s.Name); !seen[id] {
				seen[id] = true
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b intake.Source) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// identity is a path in the form in which two spellings of it are the same.
func identity(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// named is a file that the user named.
func named(path string) intake.Source {
	return intake.Source{Name: path, Named: true, Read: func(most int) ([]byte, error) { return readFile(path, most) }}
}

// readFile reads a file, and of one that is too large no more than shows it.
func readFile(path string, most int) (data []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return intake.UpTo(file, most)
}

// readOrdinary reads as readFile does. Anything else than an ordinary file is fs.ErrInvalid, since reading a pipe or
// device may never end.
func readOrdinary(path string, most int) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	return readFile(path, most)
}
