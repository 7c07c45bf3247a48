package session

import "runtime/debug"

// Name of the program, as every output carries it.
const Name = "sggscan"

// Plain is the version of the program without the commit.
const Plain = "0.1.0"

// Version is that of the program, as every output carries it. In a release the commit stands behind it:
// "1.2.0+1a2b3c4".
func Version() string {
	if commit := Commit(); released && commit != "" {
		const short = 7
		return Plain + "+" + commit[:min(short, len(commit))]
	}
	return Plain
}

// Commit is the commit of which the program was made; "" when it was made otherwise, or with changes that are in no
// commit.
func Commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	commit := ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			return ""
		}
	}
	return commit
}
