package rubric_test

import (
	"testing"

	"sggscan/rubric"
)

// BenchmarkLoad is what every run pays before it does anything.
func BenchmarkLoad(b *testing.B) {
	files, err := rubric.DefaultFiles()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := rubric.Load(files, ""); err != nil {
			b.Fatal(err)
		}
	}
}
