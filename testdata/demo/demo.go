// Package demo holds the sample board: invented schools with invented answers.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml *.json
var files embed.FS

// Files gives the answer files of the sample board, all in one folder.
func Files() fs.FS { return files }
