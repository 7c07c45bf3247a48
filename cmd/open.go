package cmd

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sggscan/internal/outfile"
	"sggscan/report/session"
)

// pageName is the page that does all of this in a browser.
const pageName = session.Name + ".html"

func (a *app) openCmd() *cobra.Command {
	return a.command(about{nl: "venster", en: "open", short: "commands.open_page", long: "commands.open_page_long"},
		noArgs, func(*cobra.Command, []string) error { return a.openPage() })
}

// openPage opens the page in the browser of the user: the one beside the program, else the one in it. It opens a file;
// there is no server.
func (a *app) openPage() error {
	path, err := a.page()
	if err != nil {
		return err
	}
	if a.Open == nil {
		return fail(ExitSystem, "commands.no_browser", path)
	}
	if err := a.Open(path); err != nil {
		return fail(ExitSystem, "commands.no_browser", path)
	}
	a.window.opened = true
	a.done("commands.opened", path)
	return nil
}

// page is where the page stands.
func (a *app) page() (string, error) {
	dir, err := programDir()
	if err != nil {
		return "", err
	}
	beside := filepath.Join(dir, pageName)
	if outfile.Exists(beside) {
		return beside, nil
	}
	if len(embeddedPage()) == 0 {
		return "", fail(ExitSystem, "commands.no_page", pageName, dir)
	}
	return writePage(embeddedPage())
}

// programDir is the folder of the program.
func programDir() (string, error) {
	program, err := os.Executable()
	return filepath.Dir(program), err
}

// writePage writes the page where programs keep what can be made again, and gives its place.
func writePage(page []byte) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, session.Name)
	path := filepath.Join(dir, session.Name+"-"+session.Version()+".html")
	return path, errors.Join(os.MkdirAll(dir, 0o700), os.WriteFile(path, page, 0o600))
}
