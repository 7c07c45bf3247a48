package rubric_test

import (
	"testing"

	"sggscan/rubric"
)

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		if _, err := rubric.Default(); err != nil {
			b.Fatal(err)
		}
	}
}
