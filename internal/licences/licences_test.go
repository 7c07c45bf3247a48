package licences

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write licences.txt anew")

// part is something in the program, with the folders in which its licences stand.
type part struct {
	name    string
	folders []string
}

// parts are the modules that are built into the program on any system and into the page, with the folder of each module
// and of each package of it that is used: some hold work of others.
func parts(t *testing.T) []part {
	t.Helper()
	found := map[string][]string{}
	for _, target := range [][3]string{{"linux", "amd64", "sggscan"}, {"windows", "amd64", "sggscan"},
		{"darwin", "arm64", "sggscan"}, {"js", "wasm", "app"}} {
		list := exec.Command("go", "list", "-deps", "-f",
			"{{with .Module}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}", "../../cmd/"+target[2])
		list.Env = append(os.Environ(), "GOOS="+target[0], "GOARCH="+target[1])
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(out)) {
			fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(fields) == 3 && !strings.HasPrefix(fields[0], "sggscan ") {
				found[fields[0]] = append(found[fields[0]], fields[1:]...)
			}
		}
	}
	var out []part
	for name, folders := range found {
		slices.Sort(folders)
		out = append(out, part{name, slices.Compact(folders)})
	}
	slices.SortFunc(out, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return slices.Concat([]part{{"sggscan", []string{"../.."}}}, out, []part{
		{"The Go standard library and wasm_exec.js", folders(out, "golang.org/x/sys ")}, // the same text, of the same people
		{"Source Sans 3, the typeface", []string{"../../report/pdf/fonts"}},
	})
}

func folders(all []part, prefix string) []string {
	n := slices.IndexFunc(all, func(p part) bool { return strings.HasPrefix(p.name, prefix) })
	return all[n].folders
}

var licenceFile = regexp.MustCompile(`(?i)^((un)?licen[cs]e|copying|notice|patents|ofl)(\.|$)`)

// licences are the texts that stand in the folders of a part.
func licences(t *testing.T, p part) []string {
	t.Helper()
	var out []string
	for _, dir := range p.folders {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() || !licenceFile.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")))
		}
	}
	if len(out) == 0 {
		t.Errorf("%s has no licence in %q", p.name, p.folders)
	}
	return out
}

// TestLicencesAreComplete: each module of the program is named, and each licence of it stands there word for word.
func TestLicencesAreComplete(t *testing.T) {
	all := parts(t)
	if len(all) < 20 {
		t.Fatalf("only %d parts", len(all))
	}
	names, order := map[string][]string{}, []string(nil) // by text
	for _, p := range all {
		for _, text := range licences(t, p) {
			if names[text] == nil {
				order = append(order, text)
			}
			if !slices.Contains(names[text], p.name) {
				names[text] = append(names[text], p.name)
			}
		}
	}
	var b strings.Builder
	line := strings.Repeat("=", 80)
	for _, text := range order {
		b.WriteString(line + "\n" + strings.Join(names[text], "\n") + "\n" + line + "\n\n" + text + "\n\n")
	}
	if *update {
		if err := os.WriteFile("licences.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if Text() != b.String() {
		t.Error("licences.txt is not what the modules say now: run make docs")
	}
}
