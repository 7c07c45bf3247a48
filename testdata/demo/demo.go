// Package demo holds the sample board: invented schools with invented answers.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml *.json *.csv
var files embed.FS

//go:embed workbooks
var workbooks embed.FS

// Files gives the answer files of the sample board that are sent as they are: a questionnaire in YAML, one in JSON and
// a table.
func Files() fs.FS { return files }

// Workbooks gives the answers that a school sends in the workbook, written as YAML so that they can be read and changed
// here.
func Workbooks() (fs.FS, error) { return fs.Sub(workbooks, "workbooks") }
