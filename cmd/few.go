package cmd

import (
	"os"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/words"
)

// everySchool is the value of --few without one.
const everySchool = "*"

// few are the schools of --few.
func (a *app) few() assessment.Few {
	return assessment.Few{All: slices.Contains(a.flags.few, everySchool), Schools: a.flags.few}
}

// tellFewOfNobody tells which schools of --few are none of those that were read.
func (a *app) tellFewOfNobody(r *reading) {
	var read []assessment.School
	for _, f := range r.Files {
		for _, x := range f.Responses {
			read = append(read, x.School)
		}
	}
	for _, u := range r.Unusable {
		read = append(read, u.School)
	}
	for _, named := range a.flags.few {
		if named != everySchool && !slices.ContainsFunc(read, assessment.Few{Schools: []string{named}}.Allows) {
			a.tell("commands.warning", words.Text("commands.few_of_nobody", named))
		}
	}
}

// joinFew puts the BRINs behind "--few" into one argument with it: "--few 12AB00,34CD00". Since --few may stand by
// itself what comes behind it is not read as its value otherwise; a path stays a path.
func joinFew(args []string) []string {
	at := slices.Index(args, "--few")
	if at < 0 || at+1 == len(args) {
		return args
	}
	value := args[at+1]
	if _, err := os.Stat(value); err == nil {
		return args
	}
	for brin := range strings.SplitSeq(value, ",") {
		if _, usual := assessment.NormalBRIN(brin); !usual {
			return args
		}
	}
	return slices.Concat(args[:at], []string{"--few=" + value}, args[at+2:])
}
