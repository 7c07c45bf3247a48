package cmd_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"sggscan/cmd"
)

// docs/rubriek.md and docs/rubric.md are made from the rubric; `make docs` makes them anew.
func TestDocsAreCurrent(t *testing.T) {
	for file, language := range map[string]string{"rubriek.md": "nl", "rubric.md": "en"} {
		var out, errors bytes.Buffer
		code := cmd.Main([]string{"rubric", "show", "--markdown", "--lang", language}, cmd.Streams{Out: &out, Err: &errors, Getenv: func(string) string { return "" }, Now: time.Now})
		if code != cmd.ExitOK {
			t.Fatalf("exit %d: %s", code, errors.String())
		}
		data, err := os.ReadFile("../docs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, out.Bytes()) {
			t.Errorf("docs/%s is not what the rubric says now: run make docs", file)
		}
	}
}
