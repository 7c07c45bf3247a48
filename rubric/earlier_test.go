package rubric_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/rubric"
)

// What is wrong with the wordings of an earlier version is told with its place, as anything else in a rubric.
func TestEarlierIsChecked(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("sexting")); err != nil {
		t.Fatal(err)
	}
	bad := "version: 1.0.0\nquestions:\n  - id: V1\n    vragen: [Hoe]\n"
	if err := os.WriteFile(filepath.Join(folder, "earlier", "1.0.0.yaml"), []byte(bad), 0o600); err != nil {
		t.Fatal(err)
	}
	_, problems, err := rubric.Load(os.DirFS(folder), "mijn")
	if err != nil || len(problems.All()) != 1 {
		t.Fatalf("problems %v, error %v", problems.All(), err)
	}
	got := problems.All()[0]
	if place := got.Place.String(); place != filepath.Join("mijn", "earlier", "1.0.0.yaml")+":4:5" ||
		!strings.Contains(got.Text.In(lang.NL), `"vragen"`) {
		t.Errorf("%s: %s", place, got.Text.In(lang.NL))
	}
}
