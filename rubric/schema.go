package rubric

import (
	_ "embed"
	"slices"
)

//go:embed rubric.schema.json
var schema []byte

// Schema is the JSON Schema of a rubric, for editors that help while typing.
func Schema() []byte { return slices.Clone(schema) }
