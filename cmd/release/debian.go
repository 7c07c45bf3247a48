package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sggscan/internal/lang"
	"sggscan/internal/licences"
	"sggscan/internal/words"
	"sggscan/report/session"
)

// debian makes the Debian package of a program.
func debian(dir, work, arch string, program []byte, day time.Time) error {
	files := []entry{
		{name: "/usr/bin/" + session.Name, data: program, runs: true},
		{name: "/usr/share/doc/" + session.Name + "/copyright", data: []byte(licences.Text())},
		{name: "/usr/share/applications/" + session.Name + ".desktop", data: []byte(desktop())},
	}
	pages, err := manual(filepath.Join(work, "man"), day)
	if err != nil {
		return err
	}
	bash, err := run(lang.NL, day, "completion", "bash")
	if err != nil {
		return err
	}
	files = append(append(files, pages...),
		entry{name: "/usr/share/bash-completion/completions/" + session.Name, data: bash})
	type content struct {
		Source      string         `json:"src"`
		Destination string         `json:"dst"`
		Info        map[string]any `json:"file_info"`
	}
	var contents []content
	for n, f := range files {
		at := filepath.Join(work, strconv.Itoa(n))
		if err := errors.Join(os.MkdirAll(work, 0o755), os.WriteFile(at, f.data, 0o600)); err != nil {
			return err
		}
		contents = append(contents, content{at, f.name, map[string]any{"mode": f.mode(), "mtime": day}})
	}
	about := words.Text("commands.self_evaluation_schools").EN
	config, err := json.Marshal(map[string]any{ // which is YAML too
		"name": session.Name, "arch": arch, "platform": "linux", "version": session.Plain, "section": "education",
		"maintainer": maintainer, "description": about, "license": "MIT", "mtime": day, "contents": contents,
	})
	if err != nil {
		return err
	}
	at := filepath.Join(work, "nfpm.yaml")
	if err := os.WriteFile(at, config, 0o600); err != nil {
		return err
	}
	c := exec.Command("go", "run", nfpm, "package", "--packager", "deb", "--config", at, "--target", dir)
	c.Stderr = os.Stderr
	c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+strconv.FormatInt(day.Unix(), 10))
	if err := c.Run(); err != nil {
		return fmt.Errorf("the Debian package for %s: %w", arch, err)
	}
	return nil
}

// manual are the manual pages in both languages, packed as Debian wants them.
func manual(work string, day time.Time) ([]entry, error) {
	var out []entry
	for l, dir := range map[lang.Lang]string{lang.EN: "man1", lang.NL: "nl/man1"} {
		at := filepath.Join(work, string(l))
		if _, err := run(l, day, "man", "-o", at); err != nil {
			return nil, err
		}
		pages, err := os.ReadDir(at)
		if err != nil {
			return nil, err
		}
		for _, p := range pages {
			text, err := os.ReadFile(filepath.Join(at, p.Name()))
			if err != nil {
				return nil, err
			}
			var b bytes.Buffer
			w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
			if err != nil {
				return nil, err
			}
			_, err = w.Write(text)
			if err := errors.Join(err, w.Close()); err != nil {
				return nil, err
			}
			out = append(out, entry{name: "/usr/share/man/" + dir + "/" + p.Name() + ".gz", data: b.Bytes()})
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// maintainer is who answers for the package: a Debian package must name somebody.
const maintainer = "The makers of sggscan <sggscan@example.invalid>"

// desktop puts the program in the menu, and among what a workbook can be opened with.
func desktop() string {
	about := words.Text("commands.self_evaluation_schools")
	return "[Desktop Entry]\nType=Application\nName=" + session.Name + "\nComment=" + about.EN +
		"\nComment[nl]=" + about.NL +
		"\nExec=env SGGSCAN_WINDOW=1 " + session.Name + " %F\nTerminal=true\nCategories=Education;\n" +
		"MimeType=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;\n"
}
