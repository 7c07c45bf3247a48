package problem_test

import (
	"errors"
	"fmt"
	"testing"

	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
)

// A program that sorts problems out by code can tell them apart, those too that were put together elsewhere: a file that is
// refused, an unknown name, YAML that does not parse.
func TestCodesSayWhatIsWrong(t *testing.T) {
	var list problem.List
	refused := fmt.Errorf("reading: %w", problem.Refuse("answers.file_empty"))
	if !list.TellRefusal("a.csv", refused) || list.TellRefusal("a.csv", nil) || list.TellRefusal("a.csv", errors.New("disk")) {
		t.Error("a refusal is told, and nothing else")
	}
	if v, ok := yamldoc.Parse("b.yaml", []byte("levle: 2\n"), &list); ok {
		v.Map("level")
	}
	yamldoc.Parse("c.yaml", []byte("a: [1\n"), &list)
	var got []string
	for _, p := range list.All() {
		got = append(got, fmt.Sprint(p.Place, " ", p.Code))
	}
	want := "[a.csv answers.file_empty b.yaml:1:1 yaml.unknown_key c.yaml:1:1 yaml.not_valid_yaml]"
	if fmt.Sprint(got) != want {
		t.Errorf("problems %v, not %v", got, want)
	}
}
