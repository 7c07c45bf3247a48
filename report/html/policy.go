package html

import (
	"io"

	"sggscan/report/view"
)

// found is what the page shows; its name keeps it apart from the content policy of the page.
type found = view.Policy

type policyPage struct {
	page
	found
}

// WritePolicy writes what was found in texts of schools as a page. No script is needed to read it.
func WritePolicy(w io.Writer, p view.Policy) error {
	around, err := newPage("")
	if err != nil {
		return err
	}
	return write(w, "policy.html", p.Lang, policyPage{around, p})
}
