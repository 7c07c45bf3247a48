package policy_test

import (
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/policy"
)

// A text is that of the school that its name says, else its folder; where that is not sure it is nobody's.
func TestOwner(t *testing.T) {
	t.Parallel()
	schools := []assessment.School{{Name: "De Linde", BRIN: "12AB00"}, {Name: "De Linde Noord", BRIN: "12AB01"},
		{Name: "Café 't Eind"}, {Name: "De Es", Sector: "po"}, {Name: "De Es", Sector: "vo"}, {Name: "???"}}
	const nobody = -1
	for name, want := range map[string]int{
		"de-linde.docx":               0,
		"Protocol De Linde 2026.pdf":  0,
		"Protocol_DE_LINDE_noord.pdf": 1,
		"/De Linde/protocol.docx":     0,
		"de linde/12ab01/gids.md":     1,
		"De Linde/De Linde Noord.md":  1,
		"12AB.docx":                   0,
		"schoolgids 12ab01.docx":      1,
		"cafe-t-eind.odt":             2,
		"de-es.docx":                  nobody,
		"lindelaan.docx":              nobody,
		"De Linde en Café t Eind.md":  nobody,
		"12AB00 en 12AB01.md":         nobody,
		"protocol.docx":               nobody,
		".docx":                       nobody,
		"":                            nobody,
		"../../..":                    nobody,
	} {
		got, ok := policy.Owner(name, schools)
		if !ok {
			got = nobody
		}
		if got != want {
			t.Errorf("%q: school %d, want %d", name, got, want)
		}
	}
}
