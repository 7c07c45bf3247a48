package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"sggscan/internal/lang"
	"sggscan/internal/words"
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
		return fail(ExitUsage, "commands.does_not_exist_2", at.Path)
	}
	return &readError{words.Text("commands.name_text_and_more", at.Path, whyUnreadable(err), short(at.Err)), err}
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
		return words.Text("commands.file_open_in_another_program")
	case errors.Is(err, fs.ErrPermission):
		return words.Text("commands.may_not_read")
	case errors.Is(err, syscall.EISDIR):
		return words.Text("commands.folder_stands_where_file")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return words.Text("commands.too_many_files_open")
	case errors.Is(err, syscall.ELOOP):
		return words.Text("commands.link_points_itself")
	case errors.Is(err, syscall.EIO), errors.Is(err, io.ErrUnexpectedEOF):
		return words.Text("commands.disk_network_folder_gives")
	}
	return words.Text("commands.cannot_read")
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
		return words.Text("commands.no_access_choose_another", where)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.EEXIST):
		return words.Text("commands.folder_file_have_same", where)
	case errors.Is(err, syscall.EROFS):
		return words.Text("commands.place_can_only_read", where)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return words.Text("commands.name_too_long_choose", where)
	case errors.Is(err, syscall.ENOSPC), strings.Contains(message, "not enough space"):
		return words.Text("commands.disk_full_make_room", where)
	case strings.Contains(message, "being used by another process"):
		return words.Text("commands.file_open_in_another", where)
	case cause != "":
		return words.Text("commands.cannot_read_written", where, cause)
	}
	return lang.Same(message)
}
