package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"sggscan/cmd"
)

// printed is what a command that ends well prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errors := play(args...)
	if code != cmd.ExitOK {
		t.Fatalf("%s: exit %d: %s", strings.Join(args, " "), code, errors)
	}
	return out
}

// What the program prints and makes is what its schemas say, by a library of others.
func TestOutputsAreWhatTheSchemasSay(t *testing.T) {
	const day = "--today=2026-11-20"
	text := filepath.Join(t.TempDir(), "brief.txt")
	if err := os.WriteFile(text, []byte("Maak geen naaktfoto's.\n\nHet is je eigen schuld als een foto wordt doorgestuurd.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind string
		args []string
	}{
		{"score", []string{"score", "--json", day, "../testdata/demo"}},
		{"score", []string{"score", "--json", day, "--lang=en", "--target=3", "--round=2025-2026", "../testdata/demo"}},
		{"policy", []string{"policy", "--json", text}},
		{"answers", []string{"questionnaire", "--format=yaml", "--sector=po", "--school=De Regenboog", day}},
		{"answers", []string{"questionnaire", "--format=yaml", "--core", "--lang=en", "--sector=mbo", "--school=Het Baken", day}},
		{"advice", []string{"advice", day, "../testdata/demo", "-o", filepath.Join(t.TempDir(), "advies.yaml")}},
	} {
		out := printed(t, c.args...)
		if c.kind == "advice" {
			data, err := os.ReadFile(c.args[len(c.args)-1])
			if err != nil {
				t.Fatal(err)
			}
			out = string(data)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(printed(t, "rubriek", "schema", c.kind)))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource("schema.json", doc); err != nil {
			t.Fatal(err)
		}
		s, err := compiler.Compile("schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(asEditor(t, out)); err != nil {
			t.Errorf("%s: %v", strings.Join(c.args, " "), err)
		}
	}
}

// asEditor is a YAML or JSON text with its days as texts.
func asEditor(t *testing.T, s string) any {
	t.Helper()
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(s), &node); err != nil {
		t.Fatal(err)
	}
	texts(&node)
	var value any
	if err := node.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func texts(n *yaml.Node) {
	if n.ShortTag() == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, c := range n.Content {
		texts(c)
	}
}
