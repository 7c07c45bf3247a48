package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"sggscan/internal/lang"
)

// readError is what the system says when a file or folder cannot be read. Text names the path and the way out.
type readError struct {
	text  lang.Text
	cause error
}

func (e *readError) Error() string { return e.text.EN }

func (e *readError) Unwrap() error { return e.cause }

// refused puts in words what the system says of a path that is to be read: err is nil, or was said already, or is a
// *fs.PathError that names it. A path that does not exist is wrong usage.
func refused(err error) error {
	var told *readError
	var at *fs.PathError
	if errors.As(err, &told) || !errors.As(err, &at) {
		return err
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return fail(ExitUsage, "%s bestaat niet", "%s does not exist", at.Path)
	}
	return &readError{lang.Format("%s: %s (%s)", "%s: %s (%s)", at.Path, whyUnreadable(err), short(at.Err)), err}
}

// short is what the system said, without the path and the call.
func short(err error) string {
	var path *fs.PathError
	var call *os.SyscallError
	switch {
	case errors.As(err, &path):
		return short(path.Err)
	case errors.As(err, &call):
		return short(call.Err)
	}
	return err.Error()
}

// whyUnreadable says why the system does not let something be read, and what to do.
func whyUnreadable(err error) lang.Text {
	message := strings.ToLower(err.Error())
	switch {
	case strings.Contains(message, "being used by another process"), strings.Contains(message, "locked a portion"):
		return lang.Text{NL: "het bestand is open in een ander programma; sluit het daar en probeer het opnieuw",
			EN: "the file is open in another program; close it there and try again"}
	case errors.Is(err, fs.ErrPermission):
		return lang.Text{NL: "dit mag niet worden gelezen; vraag er rechten voor, of zet een kopie in een eigen map",
			EN: "this may not be read; ask for the rights, or put a copy in a folder of your own"}
	case errors.Is(err, syscall.EISDIR):
		return lang.Text{NL: "hier staat een map waar een bestand wordt verwacht",
			EN: "a folder stands where a file is expected"}
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return lang.Text{NL: "er zijn te veel bestanden tegelijk open; sluit andere programma's en probeer het opnieuw",
			EN: "too many files are open at once; close other programs and try again"}
	case errors.Is(err, syscall.ELOOP):
		return lang.Text{NL: "deze koppeling wijst naar zichzelf; noem het bestand zelf",
			EN: "this link points to itself; name the file itself"}
	case errors.Is(err, syscall.EIO), errors.Is(err, io.ErrUnexpectedEOF):
		return lang.Text{
			NL: "de schijf of de netwerkmap geeft een leesfout; " +
				"kopieer het bestand naar de eigen computer en probeer het opnieuw",
			EN: "the disk or network folder gives a read error; copy the file to your own computer and try again"}
	}
	return lang.Text{NL: "dit kan niet worden gelezen; kopieer het naar de eigen computer en probeer het opnieuw",
		EN: "this cannot be read; copy it to your own computer and try again"}
}

// systemError says what the system refused, with a way out where there is one.
func systemError(err error) lang.Text {
	var told *readError
	if errors.As(err, &told) {
		return told.text
	}
	message := err.Error()
	where, cause := message, ""
	var at *fs.PathError
	if errors.As(err, &at) {
		where, cause = at.Path, at.Err.Error()
	}
	switch {
	case errors.Is(err, os.ErrPermission):
		return lang.Format("%s: geen toegang; kies een andere map of sluit het bestand in het andere programma",
			"%s: no access; choose another folder or close the file in the other program", where)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.EEXIST):
		return lang.Format("%s: een map en een bestand hebben hier dezelfde naam; kies een andere plek",
			"%s: a folder and a file have the same name here; choose another place", where)
	case errors.Is(err, syscall.EROFS):
		return lang.Format("%s: hier kan alleen worden gelezen; kies een andere map",
			"%s: this place can only be read; choose another folder", where)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return lang.Format("%s: deze naam is te lang; kies een andere plek",
			"%s: this name is too long; choose another place", where)
	case errors.Is(err, syscall.ENOSPC), strings.Contains(message, "not enough space"):
		return lang.Format("%s: de schijf is vol; maak ruimte of kies een andere plek",
			"%s: the disk is full; make room or choose another place", where)
	case strings.Contains(message, "being used by another process"):
		return lang.Format("%s: het bestand is open in een ander programma; sluit het daar en probeer opnieuw",
			"%s: the file is open in another program; close it there and try again", where)
	case cause != "":
		return lang.Format("%s: lezen of schrijven lukt niet (%s)", "%s: cannot be read or written (%s)", where, cause)
	}
	return lang.Same(message)
}
