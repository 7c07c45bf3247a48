package cmd

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestScoreFitsTheTerminal: no line is wider than the terminal, from 50 columns to 200, and no school is lost. What is
// no terminal gets whole lines.
func TestScoreFitsTheTerminal(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.yaml": "school: {name: Openbare basisschool De Zilveren Klomp aan de Lange Lijn, brin: 12AB, sector: po}\n" +
			"date: 2026-11-02\nanswers: {V1: 2, V2: 0, V3: 0}\nchecks: {R1: yes, R2: repaired}\n",
		"b.yaml": "school: {name: Het Voorbeeldlyceum, sector: vo}\ndate: 2026-11-02\nanswers: {V1: 3}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	longest := func(columns int) (longest int, table bool) {
		var out, told bytes.Buffer
		code := Main([]string{"score", dir, "--today", "2026-11-20"}, Streams{Out: &out, Err: &told, Now: time.Now,
			Getenv: func(string) string { return "" }, Columns: func() int { return columns }})
		if code != ExitOK {
			t.Fatalf("exit %d: %s", code, told.String())
		}
		for line := range strings.Lines(out.String()) {
			longest = max(longest, utf8.RuneCountInString(strings.TrimRight(line, "\n")))
		}
		words := strings.Join(strings.Fields(out.String()), " ")
		for _, name := range []string{"Zilveren Klomp", "Het Voorbeeldlyceum", "R2 hersteld"} {
			if !strings.Contains(words, name) {
				t.Errorf("%d columns: %q is lost:\n%s", columns, name, out.String())
			}
		}
		return longest, strings.HasPrefix(out.String(), "School ")
	}
	for columns := 50; columns <= 200; columns += 10 {
		if got, _ := longest(columns); got > columns {
			t.Errorf("%d columns: a line of %d", columns, got)
		}
	}
	if _, table := longest(50); table {
		t.Error("50 columns are too few for a table")
	}
	if _, table := longest(120); !table {
		t.Error("120 columns hold a table")
	}
	whole, _ := longest(0)
	if widest, _ := longest(1000); whole <= 150 || widest > 200 {
		t.Errorf("no terminal: %d, a very wide one: %d", whole, widest)
	}
}

// TestPiped: the path "-" is what comes on stdin, whatever it is; it comes once.
func TestPiped(t *testing.T) {
	sample, err := os.ReadFile("../testdata/office/form.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for want, data := range map[string]string{
		"stdin.yaml": "school: {name: De Linde, sector: po}\ndate: 2026-11-02\nanswers: {V1: 2}\n",
		"stdin.csv":  "school;sector;date;V1\nDe Linde;po;2026-11-02;2\n",
		"stdin.xlsx": string(sample),
	} {
		sources, err := find([]string{"-", "-"}, nil, strings.NewReader(data))
		if err != nil || len(sources) != 1 || sources[0].Name != want || !sources[0].Named {
			t.Errorf("%s: %v, %v", want, sources, err)
			continue
		}
		if read, err := sources[0].Read(1 << 20); err != nil || string(read) != data {
			t.Errorf("%s: other bytes, %v", want, err)
		}
	}
	for _, data := range []string{
		`{"school": {"name": "De Linde", "sector": "po"}, "date": "2026-11-02", "answers": {"V1": 2}}`,
		"# from our system\nschool: {name: De Linde, sector: po}\ndate: 2026-11-02\nanswers: {V1: 2}\n",
		"school,sector,date,V1\nDe Linde,po,2026-11-02,2\n",
	} {
		var out, told bytes.Buffer
		code := Main([]string{"score", "-", "--today", "2026-11-20"}, Streams{Out: &out, Err: &told, Now: time.Now,
			Getenv: func(string) string { return "" }, In: strings.NewReader(data)})
		if code != ExitOK || !strings.Contains(out.String(), "De Linde") {
			t.Errorf("%q: exit %d, %s", data, code, told.String())
		}
	}
}
