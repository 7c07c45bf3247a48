package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"sggscan/internal/pattern"
)

// ErrStopped tells that the run was interrupted: nothing more is written.
var ErrStopped = errors.New("interrupted")

// Desk is where the files of one run are written. It knows what stands under a temporary name, so that an interrupted
// run leaves nothing half behind. The zero value is ready to use, by several goroutines at once.
type Desk struct {
	lock    sync.Mutex
	stopped bool
	staged  map[*Staged]bool
	folders []string // that the run made, outer ones first
	swept   map[string]bool
	kept    []string
	scratch string
}

// Staged is a file that is written whole under a temporary name, beside the place where it will come.
type Staged struct {
	path string
	file *os.File // open while it is written
}

// SaveAll writes the files, at most so many at once, and gives them their names when all are written: on an error none
// of them appears, and no other is begun.
func (d *Desk) SaveAll(atOnce int, files ...File) error {
	staged := make([]*Staged, len(files))
	var wait sync.WaitGroup
	var next atomic.Int64
	var failed atomic.Pointer[error]
	for range min(atOnce, len(files)) {
		wait.Go(func() {
			for failed.Load() == nil {
				n := int(next.Add(1)) - 1
				if n >= len(files) {
					return
				}
				var err error
				if staged[n], err = d.Stage(files[n]); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return errors.Join(*err, d.Drop(staged...))
	}
	return d.Keep(staged...)
}

// Stage writes a file without giving it its name, so that a run can write all before any appears. On an error nothing
// of it is left behind.
func (d *Desk) Stage(f File) (*Staged, error) {
	s, err := d.open(f.Path)
	if err != nil {
		return nil, err
	}
	err = f.Write(s.file)
	if err == nil {
		err = errors.Join(s.file.Sync(), s.file.Close())
	}
	if err != nil {
		return nil, errors.Join(d.orStopped(named(f.Path, err)), d.Drop(s))
	}
	return s, nil
}

// named says of an error at which file it happened; nobody knows the temporary name.
func named(path string, err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return &fs.PathError{Op: at.Op, Path: path, Err: at.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: path, Err: link.Err}
	}
	return fmt.Errorf("%s: %w", path, err)
}

// open makes the temporary file of a path, and its folder.
func (d *Desk) open(path string) (*Staged, error) {
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		return nil, &fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.stopped {
		return nil, ErrStopped
	}
	dir := filepath.Dir(path)
	if err := d.folder(dir); err != nil {
		return nil, err
	}
	d.sweep(dir)
	file, err := temporary(dir)
	if err != nil {
		return nil, errors.Join(named(path, err), d.leave())
	}
	s := &Staged{path, file}
	if d.staged == nil {
		d.staged = map[*Staged]bool{}
	}
	d.staged[s] = true
	return s, nil
}

// folder makes a folder and remembers what it made, to take it away again when the run fails.
func (d *Desk) folder(dir string) error {
	var fresh []string
	for at := dir; !Exists(at); at = filepath.Dir(at) {
		fresh = append(fresh, at)
	}
	err := os.MkdirAll(dir, 0o755)
	for _, f := range slices.Backward(fresh) {
		if !slices.Contains(d.folders, f) && Exists(f) {
			d.folders = append(d.folders, f)
		}
	}
	if err != nil {
		return errors.Join(err, d.leave())
	}
	return nil
}

// leave takes away the folders that the run made and in which nothing came, once nothing is being written any more.
func (d *Desk) leave() error {
	if len(d.staged) > 0 {
		return nil
	}
	var err error
	for _, f := range slices.Backward(d.folders) {
		if entries, readErr := os.ReadDir(f); readErr == nil && len(entries) == 0 {
			err = errors.Join(err, ignoreMissing(os.Remove(f)))
		}
	}
	d.folders = nil
	return err
}

// temporaryName is the form of the names that temporary gives.
var temporaryName = pattern.Of(`^\.sggscan-[0-9a-f]{16}\.(tmp|old)$`)

// stale is the age from which a temporary file belongs to no run that is still at work.
const stale = 24 * time.Hour

// sweep takes away what a run that was killed left in a folder long ago, so that no disk fills up with it. What cannot
// be removed does no harm to this run.
func (d *Desk) sweep(dir string) {
	if d.swept[dir] {
		return
	}
	if d.swept == nil {
		d.swept = map[string]bool{}
	}
	d.swept[dir] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		ours := err == nil && temporaryName().MatchString(e.Name()) && info.Mode().IsRegular()
		if ours && time.Since(info.ModTime()) > stale {
			_ = os.Remove(filepath.Join(dir, e.Name())) // whoever may not remove it can still write beside it
		}
	}
}

// Keep gives the files their names, in order: all of them or none. When one cannot get its name (open in another
// program), those before it go back to what stood there. An interruption waits until it is done.
func (d *Desk) Keep(staged ...*Staged) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.stopped {
		return ErrStopped
	}
	var placed []placement
	var err error
	for _, s := range staged {
		var p placement
		if p, err = place(s, len(staged) > 1); err != nil {
			break
		}
		placed = append(placed, p)
	}
	if err != nil {
		for _, p := range slices.Backward(placed) {
			err = errors.Join(err, p.undo())
		}
		return errors.Join(err, d.drop(staged))
	}
	for n, s := range staged {
		delete(d.staged, s)
		d.kept = append(d.kept, s.path)
		err = errors.Join(err, placed[n].settle())
	}
	return err
}

// placement is a file that got its name. Fresh: nothing stood there before; else old is a second name of what did, if
// the disk knows such names.
type placement struct {
	path, old string
	fresh     bool
}

// place gives a file its name. With undoable it first gives what stands there a second name; a disk that knows no
// second names goes without.
func place(s *Staged, undoable bool) (placement, error) {
	p := placement{path: s.path, fresh: !Exists(s.path)}
	if undoable && !p.fresh {
		old := s.file.Name()[:len(s.file.Name())-len("tmp")] + "old"
		if err := os.Link(s.path, old); err == nil {
			p.old = old
		}
	}
	if err := os.Rename(s.file.Name(), s.path); err != nil {
		return placement{}, errors.Join(named(s.path, err), p.settle())
	}
	return p, nil
}

// undo brings back what stood there. Without a second name of it the new file stays: it is whole, and the old one is
// gone.
func (p placement) undo() error {
	switch {
	case p.fresh:
		return ignoreMissing(os.Remove(p.path))
	case p.old != "":
		return os.Rename(p.old, p.path)
	}
	return nil
}

// settle forgets what stood there.
func (p placement) settle() error {
	if p.old == "" {
		return nil
	}
	return ignoreMissing(os.Remove(p.old))
}

// Drop takes files away that have no name yet.
func (d *Desk) Drop(staged ...*Staged) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.drop(staged)
}

func (d *Desk) drop(staged []*Staged) error {
	var err error
	for _, s := range staged {
		if d.staged[s] {
			err = errors.Join(err, ignoreClosed(s.file.Close()), ignoreMissing(os.Remove(s.file.Name())))
			delete(d.staged, s)
		}
	}
	return errors.Join(err, d.leave())
}

// Scratch is a folder for what the run needs for a while, that nobody else may read. It goes with Close or Stop.
func (d *Desk) Scratch() (string, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.stopped {
		return "", ErrStopped
	}
	if d.scratch == "" {
		d.sweepScratch()
		dir, err := os.MkdirTemp("", scratchName)
		if err != nil {
			return "", err
		}
		d.scratch = dir
	}
	return d.scratch, nil
}

const scratchName = "sggscan-run-"

// sweepScratch takes away what runs that were killed left long ago, since answers of schools may stand in it.
func (d *Desk) sweepScratch() {
	old, err := filepath.Glob(filepath.Join(os.TempDir(), scratchName+"*"))
	if err != nil {
		return // the name of the folder for temporary files holds characters of a pattern
	}
	for _, dir := range old {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() && time.Since(info.ModTime()) > stale {
			_ = os.RemoveAll(dir) // that of another user stays
		}
	}
}

// Close ends the work: what has no name yet is taken away, and so is the scratch folder.
func (d *Desk) Close() error {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.close()
}

func (d *Desk) close() error {
	var all []*Staged
	for s := range d.staged {
		all = append(all, s)
	}
	return errors.Join(d.drop(all), d.clear())
}

// clear takes the scratch folder away.
func (d *Desk) clear() error {
	if d.scratch == "" {
		return nil
	}
	dir := d.scratch
	d.scratch = ""
	return os.RemoveAll(dir)
}

// Stop ends the run: what has no name yet is taken away, and nothing more is written. It returns the paths of the files
// that have their names.
func (d *Desk) Stop() ([]string, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.stopped = true
	return d.kept, d.close()
}

// orStopped is ErrStopped when the file was taken away under the hands of who wrote it.
func (d *Desk) orStopped(err error) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.stopped {
		return ErrStopped
	}
	return err
}
