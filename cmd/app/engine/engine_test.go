package engine_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sggscan/cmd"
	"sggscan/cmd/app/engine"
	"sggscan/internal/lang"
	"sggscan/rubric"
	"sggscan/testdata/demo"
)

func asked(files ...engine.File) engine.Request {
	return engine.Request{Lang: lang.NL, Day: "2026-11-20", Files: files}
}

func answers(name, text string) engine.File {
	return engine.File{Name: name, Kind: "answers", Named: true, Data: []byte(text)}
}

// TestSoundSchoolsBesideProblems: what is wrong with one file is told, and the schools of the others have their reports.
func TestSoundSchoolsBesideProblems(t *testing.T) {
	t.Parallel()
	e := &engine.Engine{}
	out := e.Do("read", asked(answers("b.yaml", "school: {name: De Linde, sector: po, brin: 12AB00}\ndate: 2026-11-02\nanswers: {V1: 2}\n"),
		answers("a.yaml", "school: {name: De Es, sector: po}\ndate: 2026-11-02\nanswers: {V1: 4}\n")))
	if len(out.Schools) != 1 || out.Schools[0].ID != "12AB00" || out.Told != "" {
		t.Fatalf("schools %v, told %q", out.Schools, out.Told)
	}
	if want := "2 bestanden gelezen, 0 overgeslagen. 1 fout in 1 bestand; de rest gaat door"; out.Closing != want {
		t.Errorf("closing %q; want %q", out.Closing, want)
	}
	if n := len(out.Problems); n == 0 || !out.Problems[n-1].Error || !strings.HasPrefix(out.Problems[n-1].Text, "a.yaml:3:") {
		t.Errorf("problems %v", out.Problems)
	}
	for format, begin := range map[string]string{"pdf": "%PDF-", "xlsx": "PK", "html": "<!DOCTYPE html>", "json": "{"} {
		made := e.Do("report", engine.Request{Lang: lang.NL, Format: format})
		if len(made.Files) != 1 || !bytes.HasPrefix(made.Files[0].Data, []byte(begin)) || made.Files[0].Name != "de-linde-12ab00."+format {
			t.Errorf("%s: %q, %d files", format, made.Told, len(made.Files))
		}
	}
}

// TestFewPeopleAgree: answers of one person are refused until that person agrees that they show.
func TestFewPeopleAgree(t *testing.T) {
	t.Parallel()
	one := answers("een.csv", "school;sector;rol;datum;V1\nDe Eik;po;leraar;2-11-2026;2\n")
	e := &engine.Engine{}
	if out := e.Do("read", asked(one)); !out.Few || len(out.Schools) != 0 {
		t.Errorf("not agreed: few %v, schools %v", out.Few, out.Schools)
	}
	r := asked(one)
	r.Few = true
	if out := e.Do("read", r); out.Few || len(out.Schools) != 1 {
		t.Errorf("agreed: few %v, schools %v, problems %v", out.Few, out.Schools, out.Problems)
	}
}

// TestNothingIsMadeOfNothing: what is asked before anything was read is told in words, and the engine goes on.
func TestNothingIsMadeOfNothing(t *testing.T) {
	t.Parallel()
	e := &engine.Engine{}
	for _, op := range []string{"report", "screen", "compare", "advice", "zip", "what"} {
		if out := e.Do(op, engine.Request{Lang: lang.EN, Format: "pdf"}); out.Told == "" || len(out.Files) > 0 {
			t.Errorf("%s: told %q, %d files", op, out.Told, len(out.Files))
		}
	}
	r := asked()
	r.Form.Sector = rubric.PO
	if out := e.Do("form", r); !strings.HasPrefix(out.Page, "<!DOCTYPE html>") {
		t.Errorf("the form after that: %q", out.Told)
	}
}

// TestAnonymousKeepsItsKey: with the key of an earlier time the codes are the same; another table is no key.
func TestAnonymousKeepsItsKey(t *testing.T) {
	t.Parallel()
	e := &engine.Engine{}
	e.Do("read", asked(answers("a.yaml", "school: {name: De Es, sector: po}\ndate: 2026-11-02\nanswers: {V1: 1}\n")))
	compare := func(files ...engine.File) engine.Answer {
		return e.Do("compare", engine.Request{Lang: lang.NL, Day: "2026-11-20", Format: "xlsx", Anonymous: true, Files: files})
	}
	first := compare()
	if len(first.Files) != 2 || first.Files[1].Name != "vergelijking-sleutel.csv" {
		t.Fatalf("told %q, files %d", first.Told, len(first.Files))
	}
	key := first.Files[1].Data
	again := compare(engine.File{Name: "sleutel.csv", Kind: "key", Data: key})
	if len(again.Files) != 2 || !bytes.Equal(again.Files[1].Data, key) {
		t.Errorf("told %q; the key is another", again.Told)
	}
	if out := compare(engine.File{Name: "x.csv", Kind: "key", Data: []byte("a;b\n")}); !strings.Contains(out.Told, "x.csv is geen sleutel") {
		t.Errorf("another table: %q", out.Told)
	}
}

// TestJSONIsThatOfTheCommand: the JSON of the sample schools that are YAML and JSON, byte for byte.
func TestJSONIsThatOfTheCommand(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"de-blauwe-ladder-2026-2027.yaml", "verzonnerhoek-college-2026-2027.json"} {
		data, err := fs.ReadFile(demo.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		var want, told bytes.Buffer
		code := cmd.Main([]string{"score", "--json", "--today", "2026-11-20", path}, cmd.Streams{Out: &want, Err: &told,
			Getenv: func(string) string { return "" }, Now: time.Now})
		if code != cmd.ExitOK {
			t.Fatal(told.String())
		}
		e := &engine.Engine{}
		e.Do("read", asked(answers(name, string(data))))
		got := e.Do("report", engine.Request{Lang: lang.NL, Day: "2026-11-20", Format: "json"})
		if len(got.Files) != 1 || !bytes.Equal(got.Files[0].Data, want.Bytes()) {
			t.Errorf("%s: the JSON is another (%q)", name, got.Told)
		}
	}
}

// TestTextIsThatOfTheCommand: the page of a school's own text is byte for byte that of the command, and what cannot be
// read is told in its words while the rest goes on.
func TestTextIsThatOfTheCommand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var files []engine.File
	for _, name := range []string{"protocol.docx", "protocol.odt", "protocol.pdf", "protocol.html", "protocol.md"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "policy", "files", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, engine.File{Name: name, Kind: "text", Named: true, Data: data})
	}
	slices.SortFunc(files, func(a, b engine.File) int { return strings.Compare(a.Name, b.Name) })
	var told bytes.Buffer
	page := filepath.Join(dir, "uit", "x.html")
	code := cmd.Main([]string{"toets", "--sector", "vo", "--today", "2026-11-20", "-o", page, dir},
		cmd.Streams{Out: &told, Err: &told, Getenv: func(string) string { return "" }, Now: time.Now})
	want, err := os.ReadFile(page)
	if err != nil || code != cmd.ExitOK {
		t.Fatal(err, told.String())
	}
	r := asked(files...)
	r.Sector = rubric.VO
	e := &engine.Engine{}
	out := e.Do("text", r)
	if out.Page != string(want) || out.Told != "" {
		t.Errorf("told %q; a page of %d bytes, that of the command has %d", out.Told, len(out.Page), len(want))
	}
	if want := "5 bestanden gelezen, 0 overgeslagen"; out.Closing != want {
		t.Errorf("closing %q, want %q", out.Closing, want)
	}
	said := strings.ReplaceAll(told.String(), dir+string(filepath.Separator), "")
	for _, p := range out.Problems {
		if !strings.Contains(said, p.Text) {
			t.Errorf("the command does not say %q", p.Text)
		}
	}
	r.Format = "html"
	if out := e.Do("text", r); len(out.Files) != 1 || out.Files[0].Name != "beleidstekst.html" {
		t.Errorf("files %v, told %q", out.Files, out.Told)
	}
	bad := engine.File{Name: "oud.doc", Kind: "text", Named: true, Data: []byte("x")}
	r.Format = ""
	r.Files = append(r.Files, bad)
	if out := e.Do("text", r); out.Page == "" || !strings.HasSuffix(out.Closing, "1 fout in 1 bestand; de rest gaat door") {
		t.Errorf("closing %q", out.Closing)
	}
	r.Files = []engine.File{bad}
	if out := e.Do("text", r); out.Page != "" || len(out.Problems) != 1 || !strings.HasPrefix(out.Told, "geen tekst gevonden") {
		t.Errorf("problems %v, told %q", out.Problems, out.Told)
	}
}
