// Package lists makes lists of lists.
package lists

// Map is what f makes of each element of a list; of none it is an empty list.
func Map[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for n, x := range list {
		out[n] = f(x)
	}
	return out
}

// Strings are words of some type as texts.
func Strings[T ~string](list []T) []string {
	return Map(list, func(word T) string { return string(word) })
}
