package answers

import (
	"maps"
	"slices"
)

// LevelWords are the words that stand for an answer to an indicator without a level, folded and sorted.
func LevelWords() []string { return slices.Sorted(maps.Keys(known().levels)) }

// CheckWords are the words that stand for an answer to a check, folded and sorted.
func CheckWords() []string { return slices.Sorted(maps.Keys(known().checks)) }
