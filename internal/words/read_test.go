package words

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// What is read line by line is what a reader of YAML reads, so that any editor of YAML can be used.
func TestFilesAreYAML(t *testing.T) {
	type language struct{ One, Other string }
	for name, entries := range all(t) {
		data, err := folder.ReadFile("texts/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var read map[string]map[string]yaml.Node
		if err := yaml.Unmarshal(data, &read); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(read) != len(entries) || len(read) == 0 {
			t.Errorf("%s has %d entries, of which %d were read", name, len(read), len(entries))
		}
		for key, texts := range read {
			for n, l := range []string{"nl", "en"} {
				var want language
				node := texts[l]
				if node.Kind == yaml.MappingNode {
					if err := node.Decode(&want); err != nil {
						t.Fatalf("%s.%s: %v", name, key, err)
					}
				} else {
					want.One, want.Other = node.Value, node.Value
				}
				if got := entries[key][n]; got != (forms{want.One, want.Other}) {
					t.Errorf("%s.%s in %s is %q here and %q in YAML", name, key, l, got, want)
				}
			}
		}
	}
}

// A file of another shape is refused with the line on which it goes wrong.
func TestParseRefuses(t *testing.T) {
	const good = "a_key:\n  nl: \"ja\"\n  en: \"yes\"\n"
	for text, want := range map[string]string{
		good + good:                                    "f.yaml:4: the key a_key stands here for the second time",
		"a_key:\n  nl: \"ja\"\n":                       "f.yaml:3: this line must begin with 2 spaces",
		"a_key:\n  nl: \"ja\"":                         "f.yaml:3: the file ends within an entry",
		"a_key:\n  nl: \"ja\"\nb_key:\n":               "f.yaml:3: this line must begin with 2 spaces",
		"a_key:\n  en: \"yes\"\n  nl: \"ja\"\n":        "f.yaml:2: nl: must stand here",
		"a_key:\n  nl: ja\n  en: \"yes\"\n":            "f.yaml:2: a text stands between double quotes",
		"a_key:\n  nl: \"ja\n  en: \"yes\"\n":          "f.yaml:2: a text stands between double quotes",
		"A key:\n":                                     "f.yaml:1: a key is small letters",
		"a_key: \"ja\"\n":                              "f.yaml:1: a key is small letters",
		good + "  de: \"ja\"\n":                        "f.yaml:4: this line must begin with 0 spaces",
		"a_key:\n  nl:\n    one: \"1\"\n  en: \"2\"\n": "f.yaml:4: this line must begin with 4 spaces",
		"a_key:\n  nl:\n    other: \"1\"\n":            "f.yaml:3: one: must stand here",
	} {
		if _, err := parse("f.yaml", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, and not %s", text, err, want)
		}
	}
}

func TestParseReads(t *testing.T) {
	entries, err := parse("f.yaml", `# about the file

block:
  nl: |-
    Eerste regel
      en een die inspringt

    na een witregel
  en: "one \"line\""

# a part
schools:
  nl:
    one: "1 school"
    other: "%d scholen"
  en:
    one: "1 school"
    other: "%d schools"
`)
	if err != nil {
		t.Fatal(err)
	}
	const block = "Eerste regel\n  en een die inspringt\n\nna een witregel"
	if got := entries["block"]; got != (entry{{block, block}, {`one "line"`, `one "line"`}}) {
		t.Errorf("the block is %q", got)
	}
	if got := entries["schools"]; got != (entry{{"1 school", "%d scholen"}, {"1 school", "%d schools"}}) {
		t.Errorf("the plural is %q", got)
	}
}

func BenchmarkParseAll(b *testing.B) {
	for range b.N {
		files, _ := folder.ReadDir("texts")
		for _, f := range files {
			data, err := folder.ReadFile("texts/" + f.Name())
			if err != nil {
				b.Fatal(err)
			}
			if _, err := parse(f.Name(), string(data)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
