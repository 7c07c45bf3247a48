package intake_test

import (
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/intake"
)

func TestSafeName(t *testing.T) {
	for in, want := range map[string]string{
		"De Regenboog":          "de-regenboog",
		"'t Proefveldje":        "t-proefveldje",
		"Çağdaş Şahin École":    "cagdas-sahin-ecole",
		"../../etc/passwd":      "etc-passwd",
		`A/B:C?*[x]|"<>`:        "a-b-c-x",
		"con":                   "con-school",
		"COM1":                  "com1-school",
		"日本":                    "school",
		"   ":                   "school",
		strings.Repeat("Ö", 99): strings.Repeat("o", 60),
	} {
		if got := intake.FileNames([]assessment.School{{Name: in}})[0]; got != want {
			t.Errorf("the file of %q is called %q, want %q", in, got, want)
		}
	}
}
