package excel

import (
	"os"
	"testing"

	"sggscan/rubric/lang"
)

func TestLook(t *testing.T) {
	w := func(name string, b []byte) {
		if err := os.WriteFile("/tmp/xl/"+name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w("gap.xlsx", gapBytes(t, report(t, 3, lang.NL)))
	w("gapempty.xlsx", gapBytes(t, emptyReport(t)))
	w("cmp.xlsx", comparisonBytes(t, board(t, 12, lang.NL)))
	w("cmpen.xlsx", comparisonBytes(t, board(t, 30, lang.EN)))
	w("cmp0.xlsx", comparisonBytes(t, board(t, 0, lang.NL)))
	w("cmp1.xlsx", comparisonBytes(t, board(t, 1, lang.NL)))
}
