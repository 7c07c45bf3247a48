package cmd

import (
	"fmt"

	"sggscan/internal/lang"
)

// guarded does work in which a fault of the program becomes an error, in the words of the user: no run ends with a page
// of code.
func guarded(work func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &exitError{code: ExitSystem,
				text: lang.Format("er zit een fout in sggscan zelf (%v); er is niets half geschreven",
					"there is a fault in sggscan itself (%v); nothing is written by half", fmt.Sprint(fault)),
				hint: lang.Text{
					NL: "laat het de makers weten met dit bericht en het commando, en stuur de antwoorden niet mee",
					EN: "tell its makers with this message and the command, and do not send the answers along"}}
		}
	}()
	return work()
}
