package cmd

import (
	"fmt"

	"sggscan/internal/words"
)

// guarded does work in which a fault of the program becomes an error, in the words of the user: no run ends with a page
// of code.
func guarded(work func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &exitError{code: ExitSystem,
				text: words.Text("commands.fault_in_sggscan_itself", fmt.Sprint(fault)),
				hint: words.Text("commands.tell_makers_with_message")}
		}
	}()
	return work()
}
