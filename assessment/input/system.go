package input

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"sggscan/internal/lang"
)

// NotFoundError names a path that does not exist.
type NotFoundError struct{ Path string }

// Error names the path.
func (e *NotFoundError) Error() string { return e.Path + " does not exist" }

// SystemError says of a file or folder that the system does not let it be read, with the way out. Text names the path; Cause is what the system said.
type SystemError struct {
	Path  string
	Text  lang.Text
	Cause error
}

// Error is the path with what the system said, in short.
func (e *SystemError) Error() string { return e.Path + ": " + short(e.Cause) }

// Unwrap is the cause.
func (e *SystemError) Unwrap() error { return e.Cause }

// refused puts in words what the system says of a path. No error stays none.
func refused(path string, err error) error {
	var told *SystemError
	switch {
	case err == nil, errors.As(err, &told):
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &NotFoundError{path}
	}
	return &SystemError{path, lang.Format("%s: %s (%s)", "%s: %s (%s)", path, reason(err), short(err)), err}
}

// reason says why the system refuses and what to do.
func reason(err error) lang.Text {
	message := strings.ToLower(err.Error())
	switch {
	case strings.Contains(message, "being used by another process"), strings.Contains(message, "locked a portion"):
		return lang.Text{NL: "het bestand is open in een ander programma; sluit het daar en probeer het opnieuw", EN: "the file is open in another program; close it there and try again"}
	case errors.Is(err, fs.ErrPermission):
		return lang.Text{NL: "dit mag niet worden gelezen; vraag er rechten voor, of zet een kopie in een eigen map", EN: "this may not be read; ask for the rights, or put a copy in a folder of your own"}
	case errors.Is(err, syscall.EISDIR):
		return lang.Text{NL: "hier staat een map waar een bestand wordt verwacht", EN: "a folder stands where a file is expected"}
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return lang.Text{NL: "er zijn te veel bestanden tegelijk open; sluit andere programma's en probeer het opnieuw", EN: "too many files are open at once; close other programs and try again"}
	case errors.Is(err, syscall.ELOOP):
		return lang.Text{NL: "deze koppeling wijst naar zichzelf; noem het bestand zelf", EN: "this link points to itself; name the file itself"}
	case errors.Is(err, syscall.EIO), errors.Is(err, io.ErrUnexpectedEOF):
		return lang.Text{NL: "de schijf of de netwerkmap geeft een leesfout; kopieer het bestand naar de eigen computer en probeer het opnieuw", EN: "the disk or network folder gives a read error; copy the file to your own computer and try again"}
	}
	return lang.Text{NL: "dit kan niet worden gelezen; kopieer het naar de eigen computer en probeer het opnieuw", EN: "this cannot be read; copy it to your own computer and try again"}
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
