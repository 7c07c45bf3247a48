package cmd_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sggscan/cmd"
)

// play runs the program within the test, on a fixed day.
func play(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = cmd.Main(args, cmd.Streams{
		Out: &out, Err: &err,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) },
	})
	return code, out.String(), err.String()
}

// problems is what the program says of an input: in Dutch and, under an empty line, in English.
func problems(t *testing.T, wantCode int, args ...string) string {
	t.Helper()
	var both []string
	for _, language := range []string{"nl", "en"} {
		code, stdout, stderr := play(append([]string{"--lang", language}, args...)...)
		if code != wantCode {
			t.Errorf("exit code %d, want %d: %s", code, wantCode, stderr)
		}
		if code != cmd.ExitOK && stdout != "" {
			t.Errorf("there are errors and a result: %s", stdout)
		}
		both = append(both, stderr)
	}
	if strings.Count(both[0], "\n") != strings.Count(both[1], "\n") {
		t.Errorf("Dutch and English say different things:\n%s\n%s", both[0], both[1])
	}
	return strings.Join(both, "\n")
}

// golden compares with the file that holds what is wanted, or rewrites it with -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\ngot  %s\nwant %s", path, got, want)
	}
}

// inputs lists what stands in a folder of fixtures, without the files to compare with.
func inputs(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil || len(entries) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	var out []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".out" {
			out = append(out, e.Name())
		}
	}
	return out
}

func fixtures(t *testing.T, folder string) (small string) {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(root, "testdata", folder))
	return filepath.Join(root, "testdata", "rubrics", "small")
}

// Every way in which a file of answers can be wrong: refused with the place, what is wrong and what to do, in both languages.
func TestBadAnswers(t *testing.T) {
	small := fixtures(t, "answers/err")
	for _, name := range inputs(t) {
		t.Run(name, func(t *testing.T) {
			got := problems(t, cmd.ExitInput, "check", "--rubric", small, name)
			for _, line := range strings.Split(strings.TrimSpace(got), "\n") {
				if line != "" && !strings.HasPrefix(line, "fout: "+name) && !strings.HasPrefix(line, "error: "+name) {
					t.Errorf("no error with a place: %s", line)
				}
			}
			golden(t, name+".out", got)
		})
	}
}

// What is odd but usable is told and counts.
func TestOddAnswers(t *testing.T) {
	small := fixtures(t, "answers/warn")
	for _, name := range inputs(t) {
		t.Run(name, func(t *testing.T) {
			got := problems(t, cmd.ExitOK, "check", "--rubric", small, name)
			if !strings.HasPrefix(got, "let op: "+name) || !strings.Contains(got, "\nwarning: "+name) {
				t.Errorf("no warning with a place: %s", got)
			}
			golden(t, name+".out", got)
		})
	}
}

// What people may write in another way is no reason for a word.
func TestGoodAnswers(t *testing.T) {
	small := fixtures(t, "answers/ok")
	for _, name := range inputs(t) {
		t.Run(name, func(t *testing.T) {
			if got := problems(t, cmd.ExitOK, "check", "--rubric", small, name); got != "\n" {
				t.Errorf("%s", got)
			}
		})
	}
}

// Files that are too large are refused in bounded time, and what looks like personal data is never repeated.
func TestLargeAnswers(t *testing.T) {
	small := fixtures(t, "answers/ok")
	t.Chdir(t.TempDir())
	head := "school: {name: De Linde, sector: po}\ndate: 2026-11-02\n"
	for _, test := range []struct{ name, content, want string }{
		{"six.yaml", head + strings.Repeat("# niets\n", 6<<20/8), "fout: six.yaml: het bestand is groter dan 5 MB"},
		{"six.json", "{" + strings.Repeat(" ", 6<<20) + "}", "fout: six.json: het bestand is groter dan 5 MB"},
		{"text.yaml", head + "answers:\n  A1: {note: \"" + strings.Repeat("é", 32_001) + "\"}\n", "fout: text.yaml:4:14: de tekst heeft 32001 tekens; het mogen er 32000 zijn"},
		{"deep.yaml", strings.Repeat("[", 4<<20), "fout: deep.yaml:1:1: "},
		{"deep.json", strings.Repeat("[", 4<<20), "fout: deep.json:1:10001: de lijsten zijn dieper genest dan 32"},
		{"flat.json", `{"school": [` + strings.Repeat("1,", 1<<19) + "1]}", "fout: flat.json:1:12: hier horen sleutels met een waarde te staan"},
		{"bomb.yaml", "a: &a [x,x,x,x,x,x,x,x]\n" + strings.Repeat("b: &b [*a,*a,*a,*a,*a,*a]\n", 50), "fout: bomb.yaml:2:8: een verwijzing (*a) wordt niet gelezen"},
		{"date.yaml", "school: {name: De Linde, sector: po}\ndate: " + strings.Repeat("x", 1<<20) + "\n", `fout: date.yaml:2:7: "` + strings.Repeat("x", 40) + `…" is geen bestaande datum`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := os.WriteFile(test.name, []byte(test.content), 0o644); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			got := problems(t, cmd.ExitInput, "check", "--rubric", small, test.name)
			if !strings.Contains("\n"+got, "\n"+test.want) {
				t.Errorf("got %.300s, want %s", got, test.want)
			}
			if took := time.Since(began); took > stuck {
				t.Errorf("took %v", took)
			}
			if len(got) > 2000 {
				t.Errorf("a message of %d bytes", len(got))
			}
		})
	}
}

func TestPersonalDataIsNotRepeated(t *testing.T) {
	small := fixtures(t, "answers/ok")
	t.Chdir(t.TempDir())
	for n, secret := range []string{"jan.jansen@school.nl", "06-12345678", "06 - 12 34 56 78", "+31 6 12345678", "+31 (0)20 1234567", "(020) 123 45 67", "0031612345678", "111222333", "111.222.333", "nr 123456789 en 111222333"} {
		name := fmt.Sprintf("%d.yaml", n)
		content := fmt.Sprintf("school: {name: De Linde, sector: po}\ndate: 2026-11-02\nanswers:\n  A1: {level: 1, note: \"zie %s.\"}\n", secret)
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		got := problems(t, cmd.ExitOK, "check", "--rubric", small, name)
		if !strings.HasPrefix(got, "let op: "+name+":4:24: ") {
			t.Errorf("%s: no warning with its place: %s", secret, got)
		}
		if strings.Contains(got, secret) {
			t.Errorf("the message repeats it: %s", got)
		}
	}
}
