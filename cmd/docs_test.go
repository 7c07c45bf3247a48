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
	"sggscan/rubric"
)

// The pages in docs are made from the rubric, the whole and as each sector reads it; `make docs` makes them anew.
func TestDocsAreCurrent(t *testing.T) {
	for language, name := range map[string]string{"nl": "rubriek", "en": "rubric"} {
		for _, s := range append(rubric.Sectors(), "") {
			args, file := []string{"rubric", "show", "--markdown", "--lang", language}, name
			if s != "" {
				args, file = append(args, "--sector", string(s)), name+"-"+string(s)
			}
			var out, errors bytes.Buffer
			code := cmd.Main(args, cmd.Streams{Out: &out, Err: &errors, Getenv: func(string) string { return "" }, Now: time.Now})
			if code != cmd.ExitOK {
				t.Fatalf("exit %d: %s", code, errors.String())
			}
			path := "../docs/" + file + ".md"
			if *update {
				if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, out.Bytes()) {
				t.Errorf("%s is not what the rubric says now: run make docs (%v)", path, err)
			}
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
