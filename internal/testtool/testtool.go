// Package testtool is about programs beside Go that some tests use. A machine may lack them: those tests are skipped
// there, and make test ends with a line that names what was missing. In CI, where the environment has CI set, they
// fail instead.
package testtool

import (
	"os"
	"path/filepath"
	"testing"
)

// Need returns the path of a program, or ends the test without it. A program that is needed here stands in TOOLS in the
// Makefile.
func Need(t testing.TB, program string) string {
	t.Helper()
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		path := filepath.Join(folder, program)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	if InCI() {
		t.Fatalf("%s is not installed, and in CI every test must run: see .ci/run", program)
	}
	t.Skipf("%s is not installed", program)
	return ""
}

// NeedInCI is Need for a program that is too slow for daily work: outside CI the test is skipped, also where the
// program is.
func NeedInCI(t testing.TB, program string) string {
	t.Helper()
	if !InCI() {
		t.Skipf("%s runs in CI only", program)
	}
	return Need(t, program)
}

// InCI reports whether the tests run in CI.
func InCI() bool { return os.Getenv("CI") != "" }
