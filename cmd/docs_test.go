package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sggscan/cmd"
)

// docs/rubriek.md and docs/rubric.md are made from the rubric; `make docs` makes them anew.
func TestDocsAreCurrent(t *testing.T) {
	for file, language := range map[string]string{"rubriek.md": "nl", "rubric.md": "en"} {
		var out, errors bytes.Buffer
		code := cmd.Main([]string{"rubric", "show", "--markdown", "--lang", language}, cmd.Streams{Out: &out, Err: &errors, Getenv: func(string) string { return "" }, Now: time.Now})
		if code != cmd.ExitOK {
			t.Fatalf("exit %d: %s", code, errors.String())
		}
		data, err := os.ReadFile("../docs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, out.Bytes()) {
			t.Errorf("docs/%s is not what the rubric says now: run make docs", file)
		}
	}
}

// TestPromisesNameTestsThatExist keeps docs/promises.md true: what it names is there.
func TestPromisesNameTestsThatExist(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/promises.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err = filepath.WalkDir("..", func(path string, e os.DirEntry, err error) error {
		switch {
		case err != nil || e.IsDir():
			return err
		case strings.HasSuffix(path, ".txtar"):
			there[filepath.Base(path)] = true
		case strings.HasSuffix(path, "_test.go"):
			source, err := os.ReadFile(path)
			for _, m := range declared.FindAllSubmatch(source, -1) {
				there[string(m[1])] = true
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)\\w+|\\w+\\.txtar)`").FindAllSubmatch(page, -1)
	if len(named) < 50 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, m := range named {
		if name := string(m[1]); !there[name] {
			t.Errorf("docs/promises.md names %s, which does not exist", name)
		}
	}
}
