package rubric

import (
	"flag"
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"sggscan/internal/compact"
)

var update = flag.Bool("update", false, "write parsed.bin")

// What the program starts with is what its YAML says.
func TestParsedIsWhatTheFilesSay(t *testing.T) {
	files, err := DefaultFiles()
	if err != nil {
		t.Fatal(err)
	}
	want, problems, err := load(files, "")
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.All())
	}
	if *update {
		whole, err := parseDefault(files)
		if err != nil {
			t.Fatal(err)
		}
		p := parsed{Written: want}
		if p.Files, err = checksum(files); err != nil {
			t.Fatal(err)
		}
		for _, w := range want.words.list {
			p.Words = append(p.Words, w.wire())
		}
		want.Hash = whole.Hash
		data, err := compact.Marshal(&p)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("parsed.bin", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile("parsed.bin")
	if err != nil {
		t.Fatal(err)
	}
	got, ok := fromParsed(string(data), files)
	if !ok {
		t.Fatal("parsed.bin is of other files: run make docs")
	}
	fresh, err := parseDefault(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range append(Sectors(), "", Mixed) {
		g, w := *got.For(s), *fresh.For(s)
		g.readings, g.earlier, g.learned, w.readings, w.earlier, w.learned = nil, nil, nil, nil, nil, nil
		if !reflect.DeepEqual(g, w) {
			t.Errorf("sector %q: parsed.bin is not what the YAML says: run make docs", s)
		}
	}
}

// Whoever changes a sentence and forgets make docs sees the new sentence all the same.
func TestParsedOfOtherFilesIsNotUsed(t *testing.T) {
	files := fstest.MapFS{"a.yaml": {Data: []byte("id: one\n")}}
	sum, err := checksum(files)
	if err != nil {
		t.Fatal(err)
	}
	data, err := compact.Marshal(&parsed{Files: sum, Written: &Rubric{ID: "one"}})
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := fromParsed(string(data), files); !ok || r.ID != "one" {
		t.Errorf("the rubric of the same files is not used: %v", r)
	}
	for name, changed := range map[string]fstest.MapFS{
		"other text":   {"a.yaml": {Data: []byte("id: two\n")}},
		"another name": {"b.yaml": {Data: []byte("id: one\n")}},
		"a file more":  {"a.yaml": {Data: []byte("id: one\n")}, "b.yaml": {}},
		"moved text":   {"a.yaml": {Data: []byte("id: ")}, "b.yaml": {Data: []byte("one\n")}},
	} {
		if _, ok := fromParsed(string(data), changed); ok {
			t.Errorf("%s: the rubric of before is used", name)
		}
	}
	if _, ok := fromParsed("{", files); ok {
		t.Error("half a file is used")
	}
}
