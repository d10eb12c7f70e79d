//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package badgerstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"policygraph/internal/store"
)

// lockDir holds dir for this process until the file is closed or the process ends, however it ends. Nothing is written.
func lockDir(dir string) (*os.File, error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return d, nil
	}
	d.Close()
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, fmt.Errorf("lock: %w", err)
	}
	holder := "another process"
	if pid, err := os.ReadFile(filepath.Join(dir, badgerDir, "LOCK")); err == nil { // Badger notes it there
		holder = "process " + strings.TrimSpace(string(pid))
	}
	return nil, fmt.Errorf("held by %s; stop it, or ask it instead: %w", holder, store.ErrLocked)
}

// ownerOf says whose dir is where it is not this process's user's.
func ownerOf(dir string) string {
	info, err := os.Stat(dir)
	if err != nil {
		return ""
	}
	if sys, ok := info.Sys().(*syscall.Stat_t); ok && int(sys.Uid) != os.Geteuid() {
		return fmt.Sprintf(" (it belongs to user %d, and this is user %d)", sys.Uid, os.Geteuid())
	}
	return ""
}
