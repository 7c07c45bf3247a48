package schema_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/schema"
	"sggscan/rubric"
)

const root = "../../testdata/"

func small(t *testing.T) *rubric.Rubric {
	t.Helper()
	r, problems, err := rubric.Load(os.DirFS(root+"rubrics/small"), "")
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems.All())
	}
	return r
}

// compiled is a schema as a program that validates with it reads it, formats such as date included.
func compiled(t *testing.T, k schema.Kind, r *rubric.Rubric) *jsonschema.Schema {
	t.Helper()
	data, err := schema.Of(k, r, lang.EN)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("test.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("test.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// document is a YAML or JSON file as an editor sees it: dates are texts, and so are yes and no. It is false for what no
// editor can read either.
func document(path string, data []byte) (any, bool) {
	if filepath.Ext(path) == ".json" {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		return value, err == nil
	}
	var node yaml.Node
	d := yaml.NewDecoder(bytes.NewReader(data))
	if d.Decode(&node) != nil || d.Decode(&yaml.Node{}) == nil {
		return nil, false
	}
	value, err := plain(node.Content[0])
	return value, err == nil
}

func plain(n *yaml.Node) (any, error) {
	switch {
	case n.Kind == yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			value, err := plain(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			out[n.Content[i].Value] = value
		}
		return out, nil
	case n.Kind == yaml.SequenceNode:
		out := []any{}
		for _, x := range n.Content {
			value, err := plain(x)
			if err != nil {
				return nil, err
			}
			out = append(out, value)
		}
		return out, nil
	case n.ShortTag() == "!!timestamp":
		return n.Value, nil
	}
	var value any
	err := n.Decode(&value)
	return value, err
}

// mustRead is the document of a file.
func mustRead(t *testing.T, path string) any {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	value, ok := document(path, data)
	if !ok {
		t.Fatalf("%s is no document", path)
	}
	return value
}

// An editor accepts what the reader accepts and refuses what it refuses, as far as a schema can know.
func TestAnswersOfTheTests(t *testing.T) {
	s, seen := compiled(t, schema.Answers, small(t)), 0
	// What only the reader knows: how it was written, and which rubric this is.
	readerOnly := []string{"alias.yaml", "own-tag.yaml", "utf16.yaml", "utf16-be.yaml", "double-id.yaml", "double-key.yaml", "other-rubric.yaml", "rubric-version.yaml", "json-double.json",
		"level-exponent.yaml", "level-octal.yaml", "level-underscore.yaml", "level-padded.yaml", "due-personal.yaml"}
	for _, folder := range []string{"ok", "warn", "err"} {
		files, err := filepath.Glob(root + "answers/" + folder + "/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			name := filepath.Base(path)
			// Of another version of the rubric the questions are others.
			if strings.HasSuffix(name, ".out") || strings.HasPrefix(name, "other-version") {
				continue
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, ok := document(path, data)
			if !ok {
				if folder != "err" {
					t.Errorf("%s: no document", path)
				}
				continue
			}
			seen++
			err = s.Validate(doc)
			switch {
			case folder != "err" && err != nil:
				t.Errorf("%s is refused: %v", path, err)
			case folder == "err" && err == nil && !slices.Contains(readerOnly, name):
				t.Errorf("%s is accepted", path)
			}
		}
	}
	if seen < 60 {
		t.Errorf("only %d files were looked at", seen)
	}
}

// The rubrics and the answers of the sample board are what their schemas say.
func TestFilesOfTheProgram(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	for k, patterns := range map[schema.Kind][]string{
		schema.Rubric:  {"../../rubric/sexting/*.yaml", root + "rubrics/small/*.yaml"},
		schema.Answers: {root + "demo/*.yaml", root + "demo/*.json", root + "demo/workbooks/*"},
	} {
		s := compiled(t, k, r)
		for _, p := range patterns {
			files, err := filepath.Glob(p)
			if err != nil || len(files) == 0 {
				t.Fatalf("%s: %v", p, err)
			}
			for _, path := range files {
				if err := s.Validate(mustRead(t, path)); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
		}
	}
}

// a reader is what a schema stands beside: a document in which every key of the form stands, and what is wrong with one.
type reader struct {
	full map[string]any
	read func(data []byte) problem.List
}

func readers(t *testing.T) map[schema.Kind]reader {
	t.Helper()
	r := small(t)
	today, _ := assessment.ParseDate("2026-11-20")
	with := func(k schema.Kind, read func(data []byte, problems *problem.List)) reader {
		full, _ := mustRead(t, "testdata/"+string(k)+".yaml").(map[string]any)
		return reader{full, func(data []byte) (problems problem.List) {
			read(data, &problems)
			return problems
		}}
	}
	return map[schema.Kind]reader{
		schema.Rubric: with(schema.Rubric, func(data []byte, problems *problem.List) {
			_, list, err := rubric.Load(fstest.MapFS{"rubric.json": {Data: data}}, "")
			if err != nil {
				t.Fatal(err)
			}
			problems.Add(list)
		}),
		schema.Answers: with(schema.Answers, func(data []byte, problems *problem.List) {
			answers.Reader{Rubric: r, Today: today}.YAML("x.json", data, problems)
		}),
		schema.Advice: with(schema.Advice, func(data []byte, problems *problem.List) {
			answers.ReadAdvice(r, "x.json", data, problems)
		}),
	}
}

// Wherever a key is unknown, a value of another kind or a key missing that is needed, both the schema and the reader
// refuse it.
func TestSchemaAndReaderRefuseTheSame(t *testing.T) {
	for k, x := range readers(t) {
		t.Run(string(k), func(t *testing.T) {
			s, refused := compiled(t, k, small(t)), 0
			// verdicts are of the schema and the reader, in that order: true for sound.
			verdicts := func() (bool, bool, problem.List) {
				data, err := json.Marshal(x.full)
				if err != nil {
					t.Fatal(err)
				}
				problems := x.read(data)
				return s.Validate(x.full) == nil, !problems.HasErrors(), problems
			}
			both := func(what string) {
				t.Helper()
				if bySchema, byReader, _ := verdicts(); bySchema || byReader {
					t.Errorf("%s is sound by the schema: %v, by the reader: %v", what, bySchema, byReader)
				}
				refused++
			}
			if bySchema, byReader, problems := verdicts(); !bySchema || !byReader {
				t.Fatal(s.Validate(x.full), problems.All())
			}
			eachValue(x.full, "", func(path string, value any, put func(any)) {
				m, isMap := value.(map[string]any)
				if !isMap {
					put(map[string]any{"onbekend": []any{}})
					both(path + " as a mapping")
				} else {
					put([]any{[]any{}})
					both(path + " as a list")
				}
				put(value)
				for _, key := range slices.Sorted(maps.Keys(m)) {
					was := m[key]
					delete(m, key)
					bySchema, byReader, problems := verdicts()
					missing := slices.ContainsFunc(problems.All(), func(p problem.Problem) bool { return strings.HasSuffix(string(p.Code), "_missing") })
					// The keys of a rubric may stand in another file, which a schema does not see.
					if !bySchema && byReader || bySchema && missing && path != "" {
						t.Errorf("%s without %s is sound by the schema: %v, by the reader: %v", path, key, bySchema, byReader)
					}
					m[key] = was
				}
				if isMap {
					m["onbekend"] = "x"
					both(path + " with an unknown key")
					delete(m, "onbekend")
				}
			})
			if refused < 20 {
				t.Errorf("only %d faults were tried", refused)
			}
		})
	}
}

// eachValue calls back for every value in a document but the whole, with what puts another in its place.
func eachValue(value any, path string, call func(path string, value any, put func(any))) {
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			eachValue(value[key], path+"."+key, call)
			call(path+"."+key, value[key], func(v any) { value[key] = v })
		}
	case []any:
		for n := range value {
			eachValue(value[n], path+"[]", call)
			call(path+"[]", value[n], func(v any) { value[n] = v })
		}
	}
}

// objects are the sets of keys of a schema, with ! behind those that are needed, but for those by id of a question.
func objects(t *testing.T, k schema.Kind) map[string]bool {
	t.Helper()
	data, err := schema.Of(k, small(t), lang.EN)
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	note := func(_ string, value any, _ func(any)) {
		m, _ := value.(map[string]any)
		properties, ok := m["properties"].(map[string]any)
		if _, whole := m["additionalProperties"]; !ok || !whole {
			return
		}
		required, _ := m["required"].([]any)
		var keys []string
		for key := range properties {
			if slices.Contains(required, any(key)) {
				key += "!"
			}
			keys = append(keys, key)
		}
		slices.Sort(keys)
		if !slices.Contains([]string{"A", "A1", "R1"}, keys[0]) {
			out[strings.Join(keys, " ")] = true
		}
	}
	eachValue(doc, "", note)
	note("", doc, nil)
	return out
}

// Each part that the reader of a rubric reads has in the schema the keys that it knows there, and those that it needs.
func TestSchemaOfRubricHasTheKeysOfTheReader(t *testing.T) {
	// Read without fields, or not part of a rubric file.
	want := map[string]bool{"mbo po vo": true}
	files, err := filepath.Glob("../../rubric/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "earlier.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			var fields []ast.Expr
			switch n := n.(type) {
			case *ast.CallExpr:
				fields = n.Args
			case *ast.CompositeLit:
				fields = n.Elts
			}
			var keys []string
			for _, f := range fields {
				call, _ := f.(*ast.CallExpr)
				if call == nil || len(call.Args) != 2 {
					continue
				}
				kind, _ := call.Fun.(*ast.Ident)
				key, _ := call.Args[0].(*ast.BasicLit)
				switch {
				case kind == nil || key == nil || kind.Name != "must" && kind.Name != "may":
				case key.Value == `"weight"` && len(fields) == 6: // of a domain, which had one once
				case kind.Name == "must":
					keys = append(keys, strings.Trim(key.Value, `"`)+"!")
				default:
					keys = append(keys, strings.Trim(key.Value, `"`))
				}
			}
			if slices.Sort(keys); len(keys) > 0 {
				known := strings.Join(keys, " ")
				if slices.Contains(keys, "domains!") { // the keys of the whole may be spread over files
					known = strings.ReplaceAll(known, "!", "")
				}
				want[known] = true
			}
			return true
		})
	}
	same(t, objects(t, schema.Rubric), want)
}

func same(t *testing.T, got, want map[string]bool) {
	t.Helper()
	for keys := range got {
		if !want[keys] {
			t.Errorf("only in the schema: %s", keys)
		}
	}
	for keys := range want {
		if !got[keys] {
			t.Errorf("only in the reader: %s", keys)
		}
	}
}

// Each part of answers and of an adviser's file has in the schema the keys that the reader names when one is unknown.
func TestSchemaHasTheKeysThatTheReaderNames(t *testing.T) {
	for _, k := range []schema.Kind{schema.Answers, schema.Advice} {
		x, want := readers(t)[k], map[string]bool{}
		note := func(_ string, value any, _ func(any)) {
			m, ok := value.(map[string]any)
			if !ok {
				return
			}
			m["onbekend"] = "x"
			data, err := json.Marshal(x.full)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range x.read(data).All() {
				if _, list, ok := strings.Cut(p.Text.EN, `key "onbekend"; choose from `); ok {
					keys := strings.Split(list, ", ")
					slices.Sort(keys)
					want[strings.Join(keys, " ")] = true
				}
			}
			delete(m, "onbekend")
		}
		eachValue(x.full, "", note)
		note("", x.full, nil)
		got := map[string]bool{}
		for keys := range objects(t, k) {
			got[strings.ReplaceAll(keys, "!", "")] = true
		}
		same(t, got, want)
	}
}

// Every schema names its version of JSON Schema and itself, and says of every key what it is for.
func TestSchemasSayWhatKeysAreFor(t *testing.T) {
	ids := map[string]bool{}
	for _, k := range schema.Kinds() {
		data, err := schema.Of(k, small(t), lang.NL)
		if err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		id, _ := doc["$id"].(string)
		if doc["$schema"] != "https://json-schema.org/draft/2020-12/schema" || id == "" || ids[id] {
			t.Errorf("%s: $schema %v, $id %q", k, doc["$schema"], id)
		}
		ids[id] = true
		eachValue(doc, "", func(path string, value any, _ func(any)) {
			m, _ := value.(map[string]any)
			properties, _ := m["properties"].(map[string]any)
			if strings.Contains(path, ".if") || strings.Contains(path, ".then") {
				return
			}
			for key, p := range properties {
				p, _ := p.(map[string]any)
				target, _ := p["$ref"].(string)
				definitions, _ := doc["$defs"].(map[string]any)
				def, _ := definitions[strings.TrimPrefix(target, "#/$defs/")].(map[string]any)
				if p["description"] == nil && def["description"] == nil {
					t.Errorf("%s %s: %s has no description", k, path, key)
				}
			}
		})
	}
}
