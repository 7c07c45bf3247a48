package svm_test

import (
	"math"
	"slices"
	"testing"

	"sggscan/internal/svm"
)

// Two examples, one that holds and has a feature and one without: of the cost 1 the weight w and the bias b make
// w²/2 + b²/2 + (1−w−b)² + (1+b)² least. Its derivatives are 0 where w = 2(1−w−b) and 3b = w − 2: 10/11 and −4/11.
func TestTrainFindsTheBestLine(t *testing.T) {
	w, b := svm.Train([]svm.Example{{{ID: 0, Value: 1}}, {}}, []bool{true, false}, 1, 1)
	if math.Abs(w[0]-10.0/11) > 0.02 || math.Abs(b+4.0/11) > 0.02 {
		t.Errorf("weight %.3f, bias %.3f", w[0], b)
	}
}

func TestTrainTellsApart(t *testing.T) {
	var examples []svm.Example
	var holds []bool
	for n := range 40 { // feature 0 decides, 1 and 2 say nothing
		x := svm.Example{{ID: 1 + n/2%2, Value: 1}}
		if n%2 == 0 {
			x = append(x, svm.Feature{ID: 0, Value: 1})
		}
		examples, holds = append(examples, x), append(holds, n%2 == 0)
	}
	w, b := svm.Train(examples, holds, 3, 1)
	for n, x := range examples {
		if (svm.Score(x, w)+b > 0) != holds[n] {
			t.Errorf("example %d: %.2f", n, svm.Score(x, w)+b)
		}
	}
	again, _ := svm.Train(examples, holds, 3, 1)
	if !slices.Equal(w, again) {
		t.Error("other weights from the same examples")
	}
}
