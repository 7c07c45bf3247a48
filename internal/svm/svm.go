// Package svm learns from examples which features tell that something holds: a linear support vector machine with a
// squared hinge loss, trained by dual coordinate descent (C.-J. Hsieh, K.-W. Chang, C.-J. Lin, S. S. Keerthi and
// S. Sundararajan, "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 1).
package svm

import "math/rand/v2"

// Feature is the number of a feature and its value in an example; the value is not 0.
type Feature struct {
	ID    int
	Value float64
}

// Example is the features that an example has, each once.
type Example []Feature

// Train gives each of n features a weight, and a bias: of an example the sum of the weights times its values, and the
// bias, is above 0 when it looks more like those that hold. Cost (> 0) is how much an example counts that stands on the
// wrong side; more of it fits the examples better and others worse. The same input gives the same weights.
func Train(examples []Example, holds []bool, n int, cost float64) (weights []float64, bias float64) {
	const (
		rounds = 60   // over all examples; few change after these
		enough = 1e-2 // a round in which no gradient is larger ends it
		seed   = 1    // of the order of the examples, which is another one each round
	)
	weights = make([]float64, n)
	alpha, square, order := make([]float64, len(examples)), make([]float64, len(examples)), make([]int, len(examples))
	for k, x := range examples {
		order[k] = k
		square[k] = 1 + 1/(2*cost) // the bias is a feature that all have
		for _, f := range x {
			square[k] += f.Value * f.Value
		}
	}
	random := rand.New(rand.NewPCG(seed, seed))
	for range rounds {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		largest := 0.0
		for _, k := range order {
			sign := -1.0
			if holds[k] {
				sign = 1
			}
			gradient := sign*(Score(examples[k], weights)+bias) - 1 + alpha[k]/(2*cost)
			if alpha[k] == 0 {
				gradient = min(gradient, 0)
			}
			if gradient == 0 {
				continue
			}
			largest = max(largest, gradient, -gradient)
			before := alpha[k]
			alpha[k] = max(0, before-gradient/square[k])
			step := (alpha[k] - before) * sign
			for _, f := range examples[k] {
				weights[f.ID] += step * f.Value
			}
			bias += step
		}
		if largest < enough {
			break
		}
	}
	return weights, bias
}

// Score is the sum of the weights of the features of an example times their values.
func Score(x Example, weights []float64) float64 {
	sum := 0.0
	for _, f := range x {
		sum += f.Value * weights[f.ID]
	}
	return sum
}
