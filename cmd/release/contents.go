package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sggscan/cmd"
	"sggscan/internal/lang"
	"sggscan/internal/licences"
	"sggscan/internal/outfile"
	"sggscan/internal/words"
	"sggscan/report/session"
)

// entry is a file that is handed out.
type entry struct {
	name string
	data []byte
	runs bool // it is a program
}

// starter is a program for Finder, which knows no window of a program of its own.
const starter = `#!/bin/sh
cd "$(dirname "$0")" && SGGSCAN_WINDOW=1 ./sggscan "$@"
`

// zipped packs files in a folder of that name, sorted, all of one day, so that the same files give the same bytes.
func zipped(folder string, entries []entry, day time.Time) ([]byte, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: path.Join(folder, e.name), Method: zip.Deflate, Modified: day}
		h.SetMode(e.mode())
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (e entry) mode() os.FileMode {
	if e.runs {
		return 0o755
	}
	return 0o644
}

// handouts are the files that every system gets: explanations, the handbook, licences, blank forms, a form that is
// filled in and the answers of the sample board.
func handouts(day time.Time, work string) ([]entry, error) {
	out := []entry{{name: "LICENCES.txt", data: []byte(licences.Text())}}
	for _, l := range []lang.Lang{lang.NL, lang.EN} {
		say := func(key words.Key, args ...any) string { return words.Text(key, args...).In(l) }
		out = append(out, entry{name: say("window.readme_file"),
			data: outfile.Plain(say("release.readme", session.Plain))})
		for _, sector := range []string{"po", "vo", "mbo"} {
			form, err := run(l, day, "questionnaire", "--sector", sector, "-o", "-", "--format", "xlsx")
			if err != nil {
				return nil, err
			}
			name := path.Join(say("release.forms"), say("window.form_file", sector))
			out = append(out, entry{name: name, data: form})
		}
		sample := filepath.Join(work, string(l))
		if _, err := run(l, day, "demo", "-o", sample); err != nil {
			return nil, err
		}
		filled, err := filepath.Glob(filepath.Join(sample, say("commands.answers"), "*"))
		if err != nil {
			return nil, err
		}
		example := path.Join(say("release.forms"), say("release.example"))
		for _, file := range filled {
			data, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			if example != "" && filepath.Ext(file) == ".xlsx" {
				out, example = append(out, entry{name: example, data: data}), ""
			}
			out = append(out, entry{name: path.Join(say("release.board"), filepath.Base(file)), data: data})
		}
		if example != "" {
			return nil, fmt.Errorf("no filled form in %s", sample)
		}
	}
	book, err := handbook(filepath.Join(work, "handbook"))
	return append(out, book...), err
}

// handbook is the handbook as pages for a browser, made in a folder of its own.
func handbook(folder string) ([]entry, error) {
	root, err := output("go", "list", "-m", "-f", "{{.Dir}}")
	if err == nil {
		_, err = output("go", "-C", root, "run", "./cmd/handbook", folder)
	}
	if err != nil {
		return nil, err
	}
	var out []entry
	pages := os.DirFS(folder)
	err = fs.WalkDir(pages, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(pages, name)
		out = append(out, entry{name: name, data: data})
		return err
	})
	return out, err
}

// run runs the program as a user would on that day, and gives what it prints.
func run(l lang.Lang, day time.Time, args ...string) ([]byte, error) {
	var out, told bytes.Buffer
	args = append(args, "--lang", string(l), "--today", day.Format(time.DateOnly))
	code := cmd.Main(args, cmd.Streams{Out: &out, Err: &told, Getenv: func(string) string { return "" },
		Now: func() time.Time { return day }})
	if code != cmd.ExitOK {
		return nil, fmt.Errorf("sggscan %s: exit %d: %s", strings.Join(args, " "), code, told.String())
	}
	return out.Bytes(), nil
}
