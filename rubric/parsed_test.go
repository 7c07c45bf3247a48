package rubric

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write parsed.json")

// What the program starts with is what its YAML says.
func TestParsedIsWhatTheFilesSay(t *testing.T) {
	files, err := DefaultFiles()
	if err != nil {
		t.Fatal(err)
	}
	want, err := parseDefault(files)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		sum, err := checksum(files)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(parsed{sum, want})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("parsed.json", append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile("parsed.json")
	if err != nil {
		t.Fatal(err)
	}
	got, ok := fromParsed(data, files)
	if !ok || !reflect.DeepEqual(got, want) {
		t.Error("parsed.json is not what the YAML says: run make docs")
	}
}

// Whoever changes a sentence and forgets make docs sees the new sentence all the same.
func TestParsedOfOtherFilesIsNotUsed(t *testing.T) {
	files := fstest.MapFS{"a.yaml": {Data: []byte("id: one\n")}}
	sum, err := checksum(files)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(parsed{sum, &Rubric{ID: "one"}})
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := fromParsed(data, files); !ok || r.ID != "one" {
		t.Errorf("the rubric of the same files is not used: %v", r)
	}
	for name, changed := range map[string]fstest.MapFS{
		"other text":   {"a.yaml": {Data: []byte("id: two\n")}},
		"another name": {"b.yaml": {Data: []byte("id: one\n")}},
		"a file more":  {"a.yaml": {Data: []byte("id: one\n")}, "b.yaml": {}},
		"moved text":   {"a.yaml": {Data: []byte("id: ")}, "b.yaml": {Data: []byte("one\n")}},
	} {
		if _, ok := fromParsed(data, changed); ok {
			t.Errorf("%s: the rubric of before is used", name)
		}
	}
	if _, ok := fromParsed([]byte("{"), files); ok {
		t.Error("half a file is used")
	}
}
