package cmd_test

import (
	"bytes"
	"errors"
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

// fences are the blocks of a document that are shown as they are typed, spans the commands within a sentence.
var (
	fences = regexp.MustCompile("(?ms)^```\\w*\n(.*?)^```")
	spans  = regexp.MustCompile("`((?:\\./)?sggscan [^`]+)`")
	quoted = regexp.MustCompile(`"[^"]*"|\S+`)
)

// arguments are those of a command as a shell reads it: without a comment, "a name" is one.
func arguments(line string) []string {
	line, _, _ = strings.Cut(line, " #")
	var out []string
	for _, word := range quoted.FindAllString(strings.TrimSpace(line), -1) {
		out = append(out, strings.Trim(word, `"`))
	}
	return out
}

// Every command in README and docs works as it stands: those in blocks are run one after another in a folder in which the
// sample board and what a reader has at hand stand; of those within sentences the command and its options exist.
func TestCommandsOfTheDocuments(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	var documents []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, found...)
	}
	ran, looked := 0, 0
	for _, path := range documents {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(path, root+"/")
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			language := []string{"--lang", "nl"}
			if strings.HasPrefix(name, "docs/handbook/") {
				language[1] = "en"
			}
			hand := map[string]string{"protocol.txt": strings.Repeat("Stuur nooit een foto van een ander door. ", 20) + "\n"}
			list := "school,brin,sector\nLijnwater College,00GH00,vo\nROC Denkbeeldig,00MN00,mbo\nDe Linde,12AB00,po\n"
			hand["scholen.csv"], hand["schools.csv"] = list, list
			for file, text := range hand {
				if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, block := range fences.FindAllStringSubmatch(string(data), -1) {
				for line := range strings.Lines(block[1]) {
					args := arguments(line)
					switch {
					case len(args) == 2 && args[0] == "make":
						ran++
						if !strings.Contains(string(makefile), "\n"+args[1]+":") {
							t.Errorf("there is no %s", line)
						}
						if args[1] == "build" && name == "README.md" { // the next commands read the sample
							play("demo", "--quiet", "--today", "2026-11-20")
						}
					case len(args) > 0 && strings.TrimPrefix(args[0], "./") == "sggscan":
						ran++
						args = append(args[1:], append(language, "--today", "2026-11-20")...)
						if code, _, said := play(args...); code != cmd.ExitOK {
							t.Errorf("exit %d: %s%s", code, line, said)
						}
					}
				}
			}
			for _, span := range spans.FindAllStringSubmatch(string(data), -1) {
				looked++
				args := append(arguments(span[1])[1:], "--help")
				if code, _, said := play(args...); code != cmd.ExitOK {
					t.Errorf("%s: %s", span[1], said)
				}
			}
		})
	}
	if ran < 30 || looked < 15 {
		t.Errorf("%d commands were run and %d looked at", ran, looked)
	}
}

// The example on the pages about a school's own text is a rubric that can be read, and finds what they say.
func TestPolicyPages(t *testing.T) {
	for _, page := range []string{"policy.md", "beleidstekst.md"} {
		data, err := os.ReadFile(filepath.Join("..", "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		_, example, _ := strings.Cut(string(data), "```yaml\n")
		example, _, found := strings.Cut(example, "```")
		dir := t.TempDir()
		mine, text := filepath.Join(dir, "mine"), filepath.Join(dir, "protocol.md")
		for path, content := range map[string]string{filepath.Join(mine, "policy.yaml"): example,
			text: "# Sexting\n\nEen foto sturen is dom.\n\nEen foto is nooit je eigen schuld.\n\nJe mag niet zomaar doorsturen.\n"} {
			if err := errors.Join(os.MkdirAll(mine, 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.CopyFS(mine, os.DirFS(filepath.Join("..", "testdata", "rubrics", "small"))); err != nil || !found {
			t.Fatal(err, found)
		}
		run := func(args ...string) string {
			var out, told bytes.Buffer
			code := cmd.Main(args, cmd.Streams{Out: &out, Err: &told, Getenv: func(string) string { return "" }, Now: time.Now})
			if code != cmd.ExitOK {
				t.Errorf("%s: exit %d: %s", page, code, told.String())
			}
			return out.String()
		}
		run("rubric", "check", mine)
		got := run("toets", "--rubric", mine, text)
		for _, want := range []string{"- alinea 2 “Een foto sturen is dom.”", "Liever: Doorsturen mag niet.",
			"- A1 Visie: alinea 4 “Je mag niet zomaar doorsturen.”"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", page, want, got)
			}
		}
		if strings.Contains(got, "alinea 3") {
			t.Errorf("%s: what denies is accused:\n%s", page, got)
		}
	}
}
