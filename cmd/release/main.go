// Command release makes what is handed out, in a folder: release FOLDER (make release). For each system there is a zip
// with the program, the page, forms, an example, explanations and all licences; for Debian there are packages too, and
// SHA256SUMS names the bytes of each. From one commit, with one version of Go, come the same bytes each time.
//
// It needs Go, git, a tree in which all is committed, and for the Debian packages a module from the network.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sggscan/report/session"
)

// nfpm makes packages for Debian.
const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.4"

// target is a system for which the program is built.
type target struct{ os, arch, ending string }

func targets() []target {
	return []target{{"windows", "amd64", ".exe"}, {"windows", "arm64", ".exe"}, {"darwin", "amd64", ""},
		{"darwin", "arm64", ""}, {"linux", "amd64", ""}, {"linux", "arm64", ""}}
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "release FOLDER")
		os.Exit(2)
	}
	if err := release(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// release makes all files anew in the folder.
func release(dir string) (err error) {
	day, err := committed()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "sggscan-release-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o755)); err != nil {
		return err
	}
	page, err := makePage(work)
	if err != nil {
		return err
	}
	hand := func(name string, data []byte) error {
		return os.WriteFile(filepath.Join(dir, name), data, 0o644)
	}
	if err := hand(session.Name+".html", page); err != nil {
		return err
	}
	common, err := handouts(day, work)
	if err != nil {
		return err
	}
	common = append(common, entry{name: session.Name + ".html", data: page})
	for _, t := range targets() {
		program, err := build(work, t, "./cmd/sggscan", "page,release")
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%s-%s-%s-%s", session.Name, session.Plain, t.os, t.arch)
		entries := append(slices.Clone(common), entry{name: session.Name + t.ending, data: program, runs: true})
		if t.os == "darwin" {
			entries = append(entries, entry{name: session.Name + ".command", data: []byte(starter), runs: true})
		}
		packed, err := zipped(session.Name+"-"+session.Plain, entries, day)
		if err != nil {
			return err
		}
		if err := hand(name+".zip", packed); err != nil {
			return err
		}
		if t.os == "linux" {
			if err := debian(dir, filepath.Join(work, t.arch), t.arch, program, day); err != nil {
				return err
			}
		}
	}
	return sums(dir)
}

// committed is when the commit was made of which the release is made. A tree with other changes is refused: nobody
// could make its bytes again.
func committed() (time.Time, error) {
	changes, err := output("git", "status", "--porcelain")
	if err != nil {
		return time.Time{}, err
	}
	if changes != "" {
		return time.Time{}, fmt.Errorf("commit these changes first:\n%s", changes)
	}
	seconds, err := output("git", "log", "-1", "--format=%ct")
	if err != nil {
		return time.Time{}, err
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	return time.Unix(n, 0).UTC(), err
}

func output(name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}

// build makes a program that needs nothing of the system and has no path of this machine in it.
func build(work string, t target, source, tags string) ([]byte, error) {
	path := filepath.Join(work, "built")
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w", "-tags="+tags, "-o", path, source)
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.os, "GOARCH="+t.arch)
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s for %s %s: %w", source, t.os, t.arch, err)
	}
	return os.ReadFile(path)
}

// makePage makes the page, and puts it where the program takes it up.
func makePage(work string) ([]byte, error) {
	engine, err := build(work, target{os: "js", arch: "wasm"}, "./cmd/app", "release")
	if err != nil {
		return nil, err
	}
	host, err := output("go", "env", "GOHOSTOS", "GOHOSTARCH", "GOROOT")
	if err != nil {
		return nil, err
	}
	system := strings.Fields(host)
	packer, err := build(work, target{os: system[0], arch: system[1]}, "./cmd/app", "release")
	if err != nil {
		return nil, err
	}
	at := func(name string) string { return filepath.Join(work, name) }
	glue := filepath.Join(system[2], "lib", "wasm", "wasm_exec.js")
	page := filepath.Join("cmd", session.Name+".html")
	err = errors.Join(os.WriteFile(at("engine.wasm"), engine, 0o600), os.WriteFile(at("packer.exe"), packer, 0o700))
	if err == nil {
		_, err = output(at("packer.exe"), at("engine.wasm"), glue, page)
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(page)
}

// sums writes the checksums of all files of the folder, as "sha256sum --check" reads them.
func sums(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), e.Name())
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), b.Bytes(), 0o644)
}
