package answers

import (
	"crypto/sha256"
	"encoding/hex"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// Reader reads responses. It holds against what: the rubric, and the day from which a date lies in the future.
type Reader struct {
	Rubric *rubric.Rubric
	Today  assessment.Date
	// Unusable, when not nil, is told of each response with an error of which the school is known, with its place.
	Unusable func(assessment.School, problem.Place)
}

// unusable tells of a response with an error.
func (r Reader) unusable(x assessment.Response) {
	if r.Unusable != nil && x.School.Name != "" {
		r.Unusable(x.School, x.Source)
	}
}

// newResponse is a response of which nothing is known yet: the full list, filled in together.
func (r Reader) newResponse(source problem.Place) assessment.Response {
	return assessment.Response{
		Source: source, RubricVersion: r.Rubric.Version, Profile: assessment.Full, Role: rubric.Joint,
		Actions: map[string][]assessment.Action{},
	}
}

// digest is the hash of a file with one response; files with equal digests are copies.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
