package rubric_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The direction of imports is cmd → report → assessment → rubric; nothing points back. And each library stays where it belongs.
func TestImportDirection(t *testing.T) {
	forbidden := map[string][]string{
		"sggscan/internal/...":   {"sggscan/rubric", "sggscan/assessment", "sggscan/report", "sggscan/cmd"},
		"sggscan/rubric/...":     {"sggscan/assessment", "sggscan/report", "sggscan/cmd", "github.com/johnfercher", "github.com/xuri", "github.com/spf13"},
		"sggscan/assessment/...": {"sggscan/report", "sggscan/cmd", "github.com/johnfercher", "github.com/spf13"},
		"sggscan/report/...":     {"sggscan/cmd", "github.com/spf13"},
		"sggscan/report/view":    {"github.com/johnfercher", "github.com/xuri"},
		"sggscan/report/text":    {"github.com/johnfercher", "github.com/xuri"},
		"sggscan/report/excel":   {"github.com/johnfercher"},
		"sggscan/report/pdf":     {"github.com/xuri"},
	}
	for pattern, banned := range forbidden {
		out, err := exec.Command("go", "list", "-deps", pattern).CombinedOutput()
		if err != nil {
			t.Fatalf("go list -deps %s: %v\n%s", pattern, err, out)
		}
		for _, dependency := range strings.Fields(string(out)) {
			for _, b := range banned {
				if dependency == b || strings.HasPrefix(dependency, b+"/") {
					t.Errorf("%s depends on %s", pattern, dependency)
				}
			}
		}
	}
}

// What only an operating system has stays in cmd and internal/outfile, and nothing that reads answers knows of a disk, so that
// a page in a browser can use the rest.
func TestOperatingSystemStaysOutside(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "sggscan/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		path := fields[0]
		// Only tests use the spelling, which asks a program for it.
		if path == "sggscan/internal/outfile" || path == "sggscan/internal/spelling" ||
			path == "sggscan/cmd" || strings.HasPrefix(path, "sggscan/cmd/") {
			continue
		}
		banned := []string{"os/signal", "os/exec", "syscall", "golang.org/x/term"}
		if strings.HasPrefix(path, "sggscan/assessment") {
			banned = append(banned, "os", "path/filepath")
		}
		for _, b := range banned {
			if slices.Contains(fields[1:], b) {
				t.Errorf("%s imports %s", path, b)
			}
		}
	}
}
