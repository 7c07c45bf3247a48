package words

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sggscan/internal/lang"
)

const module = "../.."

// all reads every file of words.
func all(t *testing.T) map[string]map[string]entry {
	t.Helper()
	out := map[string]map[string]entry{}
	for subject, read := range subjects() {
		entries, err := read()
		if err != nil {
			t.Fatal(err)
		}
		out[subject] = entries
	}
	return out
}

// texts calls back for each form of each text.
func texts(t *testing.T, call func(key string, l lang.Lang, text string)) {
	t.Helper()
	for subject, entries := range all(t) {
		for key, e := range entries {
			for n, l := range lang.All() {
				call(subject+"."+key, l, e[n].other)
				if e[n].one != e[n].other {
					call(subject+"."+key, l, e[n].one)
				}
			}
		}
	}
}

// verb is a fill-in of package fmt; %% is none.
var verb = regexp.MustCompile(`%(?:%|(?:\[(\d+)\])?[-+#0]*[\d.]*([a-zA-Z]))`)

// verbs are the fill-ins of a text by the number of their argument. Ordered means that a text names the numbers, so that it
// may leave one out.
func verbs(text string) (out map[int]string, ordered bool) {
	out = map[int]string{}
	at := 0
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[0] == "%%" {
			continue
		}
		at++
		if m[1] != "" {
			ordered = true
			at, _ = strconv.Atoi(m[1])
		}
		out[at] += m[2]
	}
	return out, ordered
}

// most is how many arguments a text needs.
func most(e entry) int {
	n := 0
	for _, f := range e {
		for _, text := range []string{f.one, f.other} {
			needed, _ := verbs(text)
			for at := range needed {
				n = max(n, at)
			}
		}
	}
	return n
}

// Both languages say something, and ask for the same to be filled in. A text that numbers what it fills in may leave one out.
func TestLanguagesAgree(t *testing.T) {
	for subject, entries := range all(t) {
		for key, e := range entries {
			nl, nlOrdered := verbs(e[0].other)
			en, enOrdered := verbs(e[1].other)
			for _, f := range e {
				if strings.TrimSpace(f.one) == "" || strings.TrimSpace(f.other) == "" {
					t.Errorf("%s.%s is empty", subject, key)
				}
			}
			if plural(e[0]) != plural(e[1]) {
				t.Errorf("%s.%s has a form for one in one language only", subject, key)
			}
			for at := range most(e) {
				a, b := nl[at+1], en[at+1]
				if a != b && (a != "" || !nlOrdered) && (b != "" || !enOrdered) {
					t.Errorf("%s.%s fills in %%%s in Dutch and %%%s in English as value %d", subject, key, a, b, at+1)
				}
			}
		}
	}
}

func plural(f forms) bool { return f.one != f.other }

// use is what the code of the module does with words.
type use struct {
	fset     *token.FileSet
	packages map[string][]*ast.File
	entries  map[string]map[string]entry
	used     map[string]bool
	faults   []string
}

func (u *use) fault(at token.Pos, format string, args ...any) {
	p := u.fset.Position(at)
	u.faults = append(u.faults, fmt.Sprintf("%s:%d: %s", p.Filename, p.Line, fmt.Sprintf(format, args...)))
}

// Every key in the code exists and gets as many values as its text fills in, and every entry is used somewhere.
func TestKeysAreUsed(t *testing.T) {
	u := use{fset: token.NewFileSet(), packages: map[string][]*ast.File{}, entries: all(t), used: map[string]bool{}}
	err := filepath.WalkDir(module, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(u.fset, path, nil, parser.SkipObjectResolution)
		u.packages[filepath.Dir(path)] = append(u.packages[filepath.Dir(path)], f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	u.pages(t)
	exported := u.keyed(nil, ast.IsExported, slices.Collect(maps(u.packages))...)
	for _, files := range u.packages {
		own := u.keyed(exported, func(name string) bool { return !ast.IsExported(name) }, files...)
		for _, f := range files {
			u.file(f, files, own, exported)
		}
	}
	slices.Sort(u.faults)
	for _, f := range u.faults {
		t.Error(f)
	}
	for subject, entries := range u.entries {
		for key := range entries {
			if !u.used[subject+"."+key] {
				t.Errorf("nothing uses %s.%s", subject, key)
			}
		}
	}
	if len(u.used) == 0 {
		t.Error("no key was found")
	}
}

// inPage is a key as a page for a browser names it.
var inPage = regexp.MustCompile(`(?:\b(?:say|count) |say\(|data-name=|data-label=)"([a-z0-9_]+)\.([a-z0-9_]+)"`)

// pages looks at the keys that the pages of report/html and the one of cmd/app name.
func (u *use) pages(t *testing.T) {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(module, "report", "html", "pages", "*.html"))
	app, failed := filepath.Glob(filepath.Join(module, "cmd", "app", "page", "*"))
	if err := errors.Join(err, failed); err != nil || len(list)*len(app) == 0 {
		t.Fatalf("%d pages and %d, %v", len(list), len(app), err)
	}
	list = append(list, app...)
	for _, path := range list {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range inPage.FindAllStringSubmatch(string(data), -1) {
			if _, ok := u.entries[m[1]][m[2]]; !ok {
				u.faults = append(u.faults, fmt.Sprintf("%s: the key %s.%s does not exist", path, m[1], m[2]))
			}
			u.used[m[1]+"."+m[2]] = true
		}
	}
}

// maps goes through the files of all packages.
func maps(packages map[string][]*ast.File) func(func(*ast.File) bool) {
	return func(yield func(*ast.File) bool) {
		for _, files := range packages {
			for _, f := range files {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// keyed is a function that takes a key: which of its parameters that is, whether what is filled in follows, and whether it is
// of this package.
type keyed struct {
	index        int
	fillIn, here bool
}

// keyed finds functions with a parameter of type words.Key.
func (u *use) keyed(exported map[string][]keyed, fits func(string) bool, files ...*ast.File) map[string][]keyed {
	out := map[string][]keyed{}
	for _, f := range files {
		add := func(name *ast.Ident, typ *ast.FuncType) {
			index := 0
			for _, field := range typ.Params.List {
				here := types.ExprString(field.Type) == "Key" && f.Name.Name == "words"
				if fits(name.Name) && (here || types.ExprString(field.Type) == "words.Key") {
					last := types.ExprString(typ.Params.List[len(typ.Params.List)-1].Type)
					out[name.Name] = append(out[name.Name], keyed{index, last == "...any", here})
				}
				index += max(1, len(field.Names))
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.FuncDecl:
				add(x.Name, x.Type)
			case *ast.AssignStmt:
				for n, e := range x.Rhs {
					name, ok := x.Lhs[min(n, len(x.Lhs)-1)].(*ast.Ident)
					if !ok {
						continue
					}
					switch e := e.(type) {
					case *ast.FuncLit:
						add(name, e.Type)
					case *ast.SelectorExpr: // a method as a value
						out[name.Name] = append(out[name.Name], exported[e.Sel.Name]...)
					}
				}
			}
			return true
		})
	}
	return out
}

// keyShape is a key as code names it. Names of files ("advice.yaml") and of programs look like one.
var keyShape = regexp.MustCompile(`^([a-z][a-z0-9_]*)\.([a-z0-9_]+)$`)

var otherName = regexp.MustCompile(`\.(yaml|json|xlsx|pdf|csv|png|jpg|md|txt|xml|bin|html|js)$|^excel\.sheet$`)

func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(b.Value)
	return s, err == nil
}

func (u *use) file(f *ast.File, files []*ast.File, own, exported map[string][]keyed) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.BasicLit:
			s, _ := literal(x)
			m := keyShape.FindStringSubmatch(s)
			if m == nil || u.entries[m[1]] == nil {
				return true
			}
			if _, ok := u.entries[m[1]][m[2]]; ok {
				u.used[s] = true
			} else if !otherName.MatchString(s) {
				u.fault(x.Pos(), "the key %s does not exist", s)
			}
		case *ast.CallExpr:
			u.call(x, files, own, exported)
		}
		return true
	})
}

func (u *use) call(c *ast.CallExpr, files []*ast.File, own, exported map[string][]keyed) {
	var name, of string
	switch fun := c.Fun.(type) {
	case *ast.IndexExpr: // words.Fill[captions]
		if s, ok := fun.X.(*ast.SelectorExpr); ok && s.Sel.Name == "Fill" && len(c.Args) == 2 {
			subject, ok := literal(c.Args[0])
			if !ok || u.entries[subject] == nil {
				u.fault(c.Pos(), "no subject of words: %s", subject)
			}
			u.fields(files, fun.Index.(*ast.Ident).Name, subject+".")
		}
		return
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
		if x, ok := fun.X.(*ast.Ident); ok {
			of = x.Name
		}
	}
	if of == "fmt" {
		u.format(c, files)
		return
	}
	candidates := own[name]
	if ast.IsExported(name) {
		candidates = exported[name]
	}
	fault := ""
	for _, k := range candidates {
		if k.index >= len(c.Args) || k.here != (of == "words") {
			continue
		}
		key, ok := literal(c.Args[k.index])
		if !ok {
			return // a key that the caller gave, or that stands in a table: any other text is no words.Key
		}
		subject, entry, _ := strings.Cut(key, ".")
		e, known := u.entries[subject][entry]
		given := len(c.Args) - k.index - 1
		switch {
		case !known:
			fault = fmt.Sprintf("%s gets %q, which is no key", name, key)
		case k.fillIn && c.Ellipsis == token.NoPos && given != most(e):
			fault = fmt.Sprintf("%s fills in %d values, and gets %d", key, most(e), given)
		default:
			return
		}
	}
	if fault != "" {
		u.fault(c.Pos(), "%s", fault)
	}
}

// fields marks the texts of the fields of a struct as used. Those of an exported struct may be read in any package.
func (u *use) fields(files []*ast.File, typ, prefix string) {
	readers := files
	if ast.IsExported(typ) {
		readers = slices.Collect(maps(u.packages))
	}
	u.eachField(files, typ, prefix, func(at token.Pos, name, key string) {
		u.used[key] = true
		subject, entry, _ := strings.Cut(key, ".")
		if _, ok := u.entries[subject][entry]; !ok {
			u.fault(at, "the field %s has no text %s", name, key)
		}
		for _, f := range readers {
			found := false
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				found = found || ok && s.Sel.Name == name
				return !found
			})
			if found {
				return
			}
		}
		u.fault(at, "nothing reads the field %s", name)
	})
}

func (u *use) eachField(files []*ast.File, typ, prefix string, call func(at token.Pos, name, key string)) {
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok || spec.Name.Name != typ {
				return true
			}
			for _, field := range spec.Type.(*ast.StructType).Fields.List {
				for _, name := range field.Names {
					if of := types.ExprString(field.Type); of != "string" && of != "words.Plural" {
						u.eachField(files, of, prefix+snake(name.Name)+"_", call)
						continue
					}
					call(name.Pos(), name.Name, prefix+snake(name.Name))
				}
			}
			return false
		})
	}
}

// format looks at fmt.Sprintf(w.Page, …): the field of a struct of words must fill in as many values as it gets.
func (u *use) format(c *ast.CallExpr, files []*ast.File) {
	if len(c.Args) == 0 || c.Ellipsis != token.NoPos {
		return
	}
	s, ok := c.Args[0].(*ast.SelectorExpr)
	if !ok {
		return
	}
	var found []string
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			fill, ok := n.(*ast.CallExpr)
			if !ok || len(fill.Args) != 2 {
				return true
			}
			index, ok := fill.Fun.(*ast.IndexExpr)
			if !ok {
				return true
			}
			subject, _ := literal(fill.Args[0])
			u.eachField(files, index.Index.(*ast.Ident).Name, subject+".", func(_ token.Pos, name, key string) {
				if name == s.Sel.Name {
					found = append(found, key)
				}
			})
			return true
		})
	}
	for _, key := range found {
		subject, entry, _ := strings.Cut(key, ".")
		if most(u.entries[subject][entry]) == len(c.Args)-1 {
			return
		}
	}
	if len(found) > 0 {
		u.fault(c.Pos(), "%s gets %d values", strings.Join(found, " or "), len(c.Args)-1)
	}
}
