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

//go:embed advice
var advice embed.FS

// Files gives the answer files of the sample board that are sent as they are: a questionnaire in YAML, one in JSON and
// a table.
func Files() fs.FS { return files }

// Workbooks gives the answers that a school sends in the workbook, written as YAML so that they can be read and changed
// here.
func Workbooks() (fs.FS, error) { return fs.Sub(workbooks, "workbooks") }

// Advice is the file of an adviser about one of the schools, in a language (nl or en).
func Advice(language string) ([]byte, error) { return advice.ReadFile("advice/" + language + ".yaml") }

// AdvisedFiles is how the names of the files begin of the school of which Advice speaks.
const AdvisedFiles = "lijnwater-college"
