package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

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

// maintainer is who answers for the package: a Debian package must name somebody.
const maintainer = "The makers of sggscan <sggscan@example.invalid>"

// desktop puts the program in the menu, and among what a workbook can be opened with.
func desktop() string {
	about := words.Text("commands.self_evaluation_schools")
	return "[Desktop Entry]\nType=Application\nName=" + session.Name + "\nComment=" + about.EN + "\nComment[nl]=" + about.NL +
		"\nExec=env SGGSCAN_WINDOW=1 " + session.Name + " %F\nTerminal=true\nCategories=Education;\n" +
		"MimeType=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;\n"
}
