package testtool_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/testtool"
)

// outcome runs a test to its end and says how it ended.
func outcome(test func(t testing.TB)) string {
	r := &recorder{TB: &testing.T{}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(r)
		r.how = "goes on"
	}()
	<-done
	return r.how
}

// recorder is a test that notes how it ends.
type recorder struct {
	testing.TB
	how string
}

func (r *recorder) Helper() {}

func (r *recorder) Skipf(format string, args ...any) { r.end("skipped: ", format, args) }

func (r *recorder) Fatalf(format string, args ...any) { r.end("failed: ", format, args) }

func (r *recorder) end(how, format string, args []any) {
	r.how = how + fmt.Sprintf(format, args...)
	runtime.Goexit()
}

// A missing program fails in CI and is skipped elsewhere; a slow one is skipped outside CI though it is there.
func TestNeed(t *testing.T) {
	for _, c := range []struct{ ci, need, needInCI string }{
		{"", "skipped: no-such-program is not installed", "skipped: go runs in CI only"},
		{"true", "failed: no-such-program is not installed", "goes on"},
	} {
		t.Setenv("CI", c.ci)
		if got := outcome(func(t testing.TB) { testtool.Need(t, "no-such-program") }); !strings.HasPrefix(got, c.need) {
			t.Errorf("CI=%q: without the program: %s", c.ci, got)
		}
		if got := outcome(func(t testing.TB) { testtool.Need(t, "go") }); got != "goes on" {
			t.Errorf("CI=%q: with the program: %s", c.ci, got)
		}
		if got := outcome(func(t testing.TB) { testtool.NeedInCI(t, "go") }); got != c.needInCI {
			t.Errorf("CI=%q: with a slow program: %s", c.ci, got)
		}
	}
}

// The line at the end of make test, and CI, know every program that a test needs; no test looks for one by itself.
func TestMakefileNamesTheTools(t *testing.T) {
	root := filepath.Join("..", "..")
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile(`(?m)^(?:SLOW_)?TOOLS := (.*)$`).FindAllStringSubmatch(string(makefile), -1) {
		named = append(named, strings.Fields(m[1])...)
	}
	needs := regexp.MustCompile(`testtool\.Need(?:InCI)?\(\w+, "([\w-]+)"\)`)
	found := 0
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testtool") {
			return err
		}
		source, err := os.ReadFile(path)
		if strings.Contains(string(source), "exec."+"LookPath(") {
			t.Errorf("%s looks for a program by itself: use testtool.Need", path)
		}
		for _, m := range needs.FindAllStringSubmatch(string(source), -1) {
			found++
			if !slices.Contains(named, m[1]) {
				t.Errorf("%s needs %s, which TOOLS in the Makefile does not name", path, m[1])
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Errorf("%d programs are needed: %v", found, err)
	}
}
