package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sggscan/cmd"
	"sggscan/internal/lang"
)

// The reports of the sample schools are as long as those of a usual school should be, and small enough to mail.
func TestDemoReportsHoldTheirLength(t *testing.T) {
	const largest = 350 << 10
	for _, l := range lang.All() {
		dir := t.TempDir()
		if code, _, stderr := play("demo", "--lang", string(l), "-o", filepath.Join(dir, "demo")); code != cmd.ExitOK {
			t.Fatal(stderr)
		}
		reports, err := filepath.Glob(filepath.Join(dir, "demo", "*", "*.pdf"))
		reports = slices.DeleteFunc(reports, func(path string) bool { // that of the adviser has texts of its own
			return strings.Contains(path, "advi")
		})
		if err != nil || len(reports) != 7 {
			t.Fatal(len(reports), err)
		}
		for _, path := range reports {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			fewest, most := 10, 14
			if strings.Contains(path, "proefveldje") { // the short list
				fewest, most = 7, 10
			}
			if n := bytes.Count(data, []byte("/Type /Page\n")); n < fewest || n > most || len(data) >= largest {
				t.Errorf("%s, %s: %d pages, %d bytes", l, filepath.Base(path), n, len(data))
			}
		}
	}
}
