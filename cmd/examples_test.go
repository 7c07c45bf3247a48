package cmd

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
)

// own are the files that a user has beside the sample, in both languages.
func own(t *testing.T) {
	t.Helper()
	var document bytes.Buffer
	z := zip.NewWriter(&document)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>` +
		`<w:t>De leerling krijgt nooit de schuld. Wie een naaktfoto ontvangt, stuurt die niet door.</w:t></w:r></w:p></w:body></w:document>`))
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	list := "school;brin;sector\nBasisschool De Zilveren Klomp;00AB;po\n"
	for name, data := range map[string]string{"protocol.docx": document.String(), "scholen.csv": list, "schools.csv": list} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"beleid", "texts"} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/gids.md", []byte("Wij sturen nooit een naaktfoto door.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// typed splits an example as a shell does: words, quotation marks, and what < and > lead to.
func typed(line string) (args []string, from, to string) {
	parts := strings.Split(line, "'")
	for n, part := range parts {
		if n%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	for n := 0; n < len(args)-1; n++ {
		switch args[n] {
		case "<":
			from, args = args[n+1], append(args[:n], args[n+2:]...)
		case ">":
			to, args = args[n+1], append(args[:n], args[n+2:]...)
		}
	}
	return args, from, to
}

// runExample runs the program as an example says.
func runExample(t *testing.T, l lang.Lang, example string) {
	t.Helper()
	args, from, to := typed(strings.TrimPrefix(strings.TrimSpace(example), "sggscan "))
	var out, told bytes.Buffer
	s := Streams{Out: &out, Err: &told, Now: func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string { return map[string]string{"SGGSCAN_LANG": string(l)}[name] }}
	if from != "" {
		file, err := os.Open(from)
		if err != nil {
			t.Fatalf("%s: %v", example, err)
		}
		t.Cleanup(func() { _ = file.Close() })
		s.In = file
	}
	if code := Main(args, s); code != ExitOK {
		t.Errorf("%s\nexit %d: %s", example, code, told.String())
	}
	if to != "" && out.Len() == 0 {
		t.Errorf("%s: nothing goes to %s", example, to)
	}
}

// TestExamplesRun: every example of every help runs as it is printed, after "sggscan demo" and beside the files that a
// user has; every command that does something has one.
func TestExamplesRun(t *testing.T) {
	for _, l := range []lang.Lang{lang.NL, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			t.Chdir(t.TempDir())
			own(t)
			runExample(t, l, "sggscan demo")
			a := &app{Streams: Streams{Getenv: func(string) string { return "" }}, lang: l}
			remove(t, "demo/*/*college*") // a smaller board tells as much
			kept, err := filepath.Glob("*")
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			everyCommand(a.root(), func(c *cobra.Command) {
				without := c.HasSubCommands() || c.Name() == "help" || c.Name() == a.openCmd().Name()
				if c.Example == "" && !without {
					t.Errorf("%s has no example", c.CommandPath())
				}
				for line := range strings.Lines(c.Example) {
					if strings.TrimSpace(line) != "sggscan demo" { // which ran first
						runExample(t, l, line)
					}
					n++
				}
				remove(t, "*", kept...) // the examples of the next command may make the same files
			})
			if n < 25 {
				t.Errorf("only %d examples", n)
			}
		})
	}
}

// remove takes away what a pattern names, but for what is kept.
func remove(t *testing.T, pattern string, kept ...string) {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		if !slices.Contains(kept, path) {
			if err := os.RemoveAll(path); err != nil {
				t.Fatal(err)
			}
		}
	}
}
