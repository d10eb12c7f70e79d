package badgerstore

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"policygraph/internal/store"
)

// asNobody calls fn on a thread that accesses files without root's right to write everywhere.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		fn()
		return
	}
	done := make(chan struct{})
	go func() { // the thread keeps its user, so it is not given back
		defer close(done)
		runtime.LockOSThread()
		if err := syscall.Setfsuid(65534); err != nil {
			t.Errorf("become nobody: %v", err)
			return
		}
		fn()
	}()
	<-done
}

func TestAReadOnlyDirectorySaysSo(t *testing.T) {
	whole, _ := filled(t)
	for name, dir := range map[string]string{"a store": whole, "an empty directory": t.TempDir(), "no directory in one": filepath.Join(t.TempDir(), "new")} {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return os.Chmod(filepath.Dir(path), 0o555)
			}
			mode := os.FileMode(0o444)
			if d.IsDir() {
				mode = 0o555
			}
			return os.Chmod(path, mode)
		})
		if err != nil {
			t.Fatal(err)
		}
		asNobody(t, func() {
			s, err := Open(dir, Options{MinFree: 1})
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("Open of %s that may not be written: got error %v, want ErrReadOnly", name, err)
			}
		})
		for _, d := range []string{dir, filepath.Join(dir, badgerDir), filepath.Dir(dir)} { // so that it can be removed
			os.Chmod(d, 0o755)
		}
	}
}
