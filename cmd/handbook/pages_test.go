package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
)

// made is the handbook as HTML, by path from its folder.
func made(t *testing.T) (folder string, pages map[string]string) {
	t.Helper()
	folder, pages = t.TempDir(), map[string]string{}
	if err := writeAll("../../docs", folder); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(folder + "/*/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages[strings.TrimPrefix(path, folder+"/")] = string(data)
	}
	return folder, pages
}

var (
	toFile    = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	picturing = regexp.MustCompile(`<img [^>]*alt="([^"]*)"`)
	anchors   = regexp.MustCompile(`id="([^"]*)"`)
)

// Every link leads to a page of the handbook, and to a place on it that is there, or to the web; every picture is there,
// is small and says in words what it shows.
func TestHandbookHoldsTogether(t *testing.T) {
	t.Parallel()
	folder, pages := made(t)
	if len(pages) < 20 {
		t.Errorf("only %d pages", len(pages))
	}
	for name, html := range pages {
		if n := strings.Count(html, "<h1"); n != 1 {
			t.Errorf("%s has %d titles", name, n)
		}
		for _, m := range toFile.FindAllStringSubmatch(html, -1) {
			to, anchor, _ := strings.Cut(m[1], "#")
			target := filepath.Join(filepath.Dir(name), to)
			switch {
			case strings.Contains(to, "://"):
				continue
			case to == "":
				target = name
			}
			info, err := os.Stat(filepath.Join(folder, target))
			if err != nil {
				t.Errorf("%s: %s is not there", name, m[1])
			} else if strings.HasSuffix(to, ".png") && info.Size() > 160<<10 {
				t.Errorf("%s: %d kB is a large picture", target, info.Size()>>10)
			}
			if anchor != "" && !strings.Contains(pages[target], `id="`+anchor+`"`) {
				t.Errorf("%s: %s has no %q, but %v", name, target, anchor, anchors.FindAllString(pages[target], -1))
			}
		}
		pictures := picturing.FindAllStringSubmatch(html, -1)
		if len(pictures) != strings.Count(html, "<img") {
			t.Errorf("%s has a picture without words", name)
		}
		for _, m := range pictures {
			if len(m[1]) < 20 {
				t.Errorf("%s: a picture is described as %q", name, m[1])
			}
		}
	}
}

// Both books say the same: page by page as many headings, pictures, list items, rows and commands.
func TestBooksSayTheSame(t *testing.T) {
	t.Parallel()
	_, pages := made(t)
	for nl, en := range map[string]string{"index": "index", "schoolleider": "school-leader", "bestuurder": "board-member",
		"adviseur": "adviser", "score": "score", "eigen-rubriek": "own-rubric"} {
		dutch, english := pages["handleiding/"+nl+".html"], pages["handbook/"+en+".html"]
		for _, part := range []string{"<h2", "<img", "<li>", "<tr>", "<blockquote>", "<pre>", "<strong>"} {
			if x, y := strings.Count(dutch, part), strings.Count(english, part); x != y || len(dutch) == 0 {
				t.Errorf("%s has %d × %s, %s has %d", nl, x, part, en, y)
			}
		}
	}
}

// notText is what is no text: commands, names of files and keys, addresses, lines of tables.
var notText = regexp.MustCompile("(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)|\\S+\\.html|--+")

func TestSpellingOfTheHandbook(t *testing.T) {
	program := testtool.Need(t, "hunspell")
	hunspell := func(stdin string, args ...string) ([]byte, error) {
		c := exec.Command(program, args...)
		c.Stdin, c.Env = strings.NewReader(stdin), append(os.Environ(), "LC_ALL=C.UTF-8")
		return c.Output()
	}
	for _, b := range books() {
		files, err := filepath.Glob("../../docs/" + b.folder + "/*.md")
		if err != nil || len(files) == 0 {
			t.Fatal(err)
		}
		var all []string
		for _, path := range files {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, notText.ReplaceAllString(string(data), " "))
		}
		list := map[lang.Lang]string{lang.NL: "woorden.txt", lang.EN: "words.txt"}[b.lang]
		testtool.Spelling(t, b.lang, all, hunspell, "testdata/"+list, "../../internal/words/testdata/"+list,
			"../../rubric/testdata/"+list)
	}
}
