package rubric_test

import (
	"os/exec"
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
