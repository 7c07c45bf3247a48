// Package limit holds, in one place, how large an input may be. A file over a limit is refused before it can fill the memory of
// a school's laptop; each limit is far above what a real school or board sends.
package limit

const (
	// Document is the size in bytes of a YAML or JSON file.
	Document = 5 << 20
	// Text is the number of characters of one text. A workbook cell holds 32,767 UTF-16 units, so every text fits one.
	Text = 32_000
	// Depth is how deep lists and mappings may be nested in YAML or JSON.
	Depth = 32
)
