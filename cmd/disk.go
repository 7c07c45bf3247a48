package cmd

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sggscan/assessment/intake"
	"sggscan/internal/limit"
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

// find lists what is to be read, by path: the files that are named, and those in folders. Each
// file comes once, however its path is spelt, as named when it is that too; those in except do not come. The path "-"
// is what comes on stdin.
func find(paths, except []string, stdin io.Reader) ([]intake.Source, error) {
	var out []intake.Source
	not, at := map[string]bool{}, map[string]int{}
	for _, p := range except {
		if p != "" && p != "-" {
			not[identity(p)] = true
		}
	}
	for _, p := range paths {
		if p == "-" {
			s, err := piped(stdin)
			if err != nil {
				return nil, err
			}
			stdin = nil // it comes once
			out = append(out, s...)
			continue
		}
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
			id := identity(s.Name)
			switch n, double := at[id]; {
			case not[id]:
			case !double:
				at[id] = len(out)
				out = append(out, s)
			case s.Named: // in a folder it may be passed over
				out[n] = s
			}
		}
	}
	slices.SortStableFunc(out, func(a, b intake.Source) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// piped is what comes on stdin, called by the ending that its content asks for. It is nothing when there is no stdin.
func piped(stdin io.Reader) ([]intake.Source, error) {
	if stdin == nil {
		return nil, nil
	}
	data, err := intake.UpTo(stdin, limit.CSV)
	if err != nil {
		return nil, err
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	ending := ".yaml" // JSON is YAML
	switch key := bytes.IndexByte(first, ':'); {
	case bytes.HasPrefix(data, []byte("PK")):
		ending = ".xlsx"
	case bytes.HasPrefix(first, []byte("#")), bytes.HasPrefix(bytes.TrimSpace(first), []byte("{")):
	case bytes.ContainsAny(first, ",;\t") && (key < 0 || bytes.ContainsAny(first[:key], ",;\t")):
		ending = ".csv"
	}
	return []intake.Source{intake.Bytes("stdin"+ending, data)}, nil
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

// large reports whether a file takes much memory when it is read: a long table takes ten times its size.
func large(s intake.Source) bool {
	const most = 4 << 20
	info, err := os.Stat(s.Name)
	return err == nil && info.Size() > most
}
