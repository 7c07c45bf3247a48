package assessment

import (
	"iter"
	"maps"
	"slices"
	"unique"
)

// Given holds what one response says, by the id of the question, in little room: a table may have fifty thousand rows,
// and most of what they say is the same. Equal values are in memory once. The zero value holds nothing.
type Given[T comparable] struct {
	ids  []string           // sorted; several responses may share it, so it never changes
	said []unique.Handle[T] // by place in ids; the zero handle where nothing was given
}

// NewGiven holds nothing yet, with room for the questions with these ids, which are sorted and stay as they are.
func NewGiven[T comparable](ids []string) Given[T] {
	return Given[T]{ids: ids, said: make([]unique.Handle[T], len(ids))}
}

// GivenOf holds what a map holds.
func GivenOf[T comparable](all map[string]T) Given[T] {
	out := NewGiven[T](slices.Sorted(maps.Keys(all)))
	for id, x := range all {
		out.Set(id, x)
	}
	return out
}

// Get is what was given for a question; false when nothing was.
func (g Given[T]) Get(id string) (what T, given bool) {
	if n, ok := slices.BinarySearch(g.ids, id); ok && g.said[n] != (unique.Handle[T]{}) {
		return g.said[n].Value(), true
	}
	return what, false
}

// Of is what was given for a question, or the zero value.
func (g Given[T]) Of(id string) T {
	what, _ := g.Get(id)
	return what
}

// Set says what was given for a question.
func (g *Given[T]) Set(id string, what T) {
	n, ok := slices.BinarySearch(g.ids, id)
	if !ok {
		g.ids = slices.Insert(slices.Clone(g.ids), n, id)
		g.said = slices.Insert(g.said, n, unique.Handle[T]{})
	}
	g.said[n] = unique.Make(what)
}

// All gives what was given by the id of the question, in the order of the ids.
func (g Given[T]) All() iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for n, x := range g.said {
			if x != (unique.Handle[T]{}) && !yield(g.ids[n], x.Value()) {
				return
			}
		}
	}
}

// Len is the number of questions for which something was given.
func (g Given[T]) Len() int {
	n := 0
	for range g.All() {
		n++
	}
	return n
}
