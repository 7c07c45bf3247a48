package assessment_test

import (
	"testing"

	"sggscan/assessment"
)

// What looks personal is seen however it is typed; what only looks like it in passing raises no alarm, as an alarm that
// is mostly false is not read.
func TestLooksPersonal(t *testing.T) {
	for _, s := range []string{
		"jan@school.nl", "mail naar Jan.de-Vries+x@sub.school.example.", "<a_b@school.nu>", "JAN@SCHOOL.NL",
		"06-12345678", "06 12345678", "0612345678", "06 - 12 34 56 78", "06.12.34.56.78", "06/12345678", "06\u201112345678",
		"06\u00a012345678", "06\u20131234\u20135678", "(06) 12345678",
		"+31 6 12345678", "+31612345678", "+31 (0)6 1234 5678", "+31-6-12345678", "0031 6 12345678", "0031612345678",
		"020-1234567", "(050) 123 45 67", "tel:0501234567.",
		"111222333", "111.222.333", "111 222 333", "111-222-333", "1112.22.333", "bsn:123456782;", "123 456 782 en nog wat",
	} {
		if !assessment.LooksPersonal(s) {
			t.Errorf("%q is not seen", s)
		}
	}
	for _, s := range []string{
		"", "niets", "2026", "2026-2027", "in 2024, 2025 en 2026", "2026-03-01", "1-9-2026 tot 31-10-2026",
		"01-09-2026 02-10-2026", "01/09/2026 en 02/10/2027", "01 09 2026 02 10 2026", "20260901 20261031",
		"12AB00", "00AB00 01AB00", "9711 AB", "1234AB 12", "NL91 ABNA 0417 1643 00", "NL91ABNA0417164300",
		"nl91 abna 0417 1643 00", "KvK 12345678", "artikel 240b Sr, lid 1 en 3", "Stb. 2012, 345", "WVO 2020 art. 3.29",
		"ISBN 978-90-123-4567-8", "123456789", "111222334", "1112223330", "versie 1.0.0", "niveau 0, 1, 2 en 3", "@ouders",
		"zie sexting@1.0.0", "a@b", "€ 1.250,00", "100.000.000", "000000000", "45 van de 120 leerlingen (37,5 %)",
	} {
		if assessment.LooksPersonal(s) {
			t.Errorf("%q raises an alarm", s)
		}
	}
}
