package intake

import (
	"testing"

	"sggscan/internal/problem"
)

// TestFaultInReading: what goes wrong in the program while it reads one file is a problem of that file.
func TestFaultInReading(t *testing.T) {
	t.Parallel()
	var problems problem.List
	f := fileReader{source: Source{Name: "map/a.yaml"}, problems: &problems}
	counted := f.guarded(func() bool { panic("index out of range") })
	if bad := problems.BadFiles(); !counted || len(bad) != 1 || bad[0] != "map/a.yaml" {
		t.Errorf("counted %t, problems %v", counted, problems.All())
	}
}
