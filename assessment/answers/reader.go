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
}

// newResponse is a response of which nothing is known yet: the full list, filled in together.
func (r Reader) newResponse(source problem.Place) assessment.Response {
	return assessment.Response{
		Source: source, RubricVersion: r.Rubric.Version, Profile: assessment.Full, Role: rubric.Joint,
		Answers: map[string]assessment.Answer{}, Checks: map[string]assessment.CheckAnswer{},
		Actions: map[string][]assessment.Action{},
	}
}

// digest is the hash of a file with one response; files with equal digests are copies.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
