// Package golden compares what a test got with a file that a person has reviewed.
package golden

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests got into their golden files")

// Equal fails t where got is not what testdata/<name> of the package holds. `go test -update` writes the file instead, and is the
// only way to change it.
func Equal(t testing.TB, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	diff, err := compare(path, got, *update)
	if err != nil {
		t.Fatalf("golden file %s: %v", path, err)
	}
	if diff != "" {
		t.Errorf("golden file %s differs (-want +got); `go test -update` accepts it:\n%s", path, diff)
	}
}

// Updating tells whether goldens are being written, for tests that hold theirs in another shape.
func Updating() bool { return *update }

func compare(path string, got []byte, update bool) (diff string, err error) {
	if update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return "", err
		}
		return "", os.WriteFile(path, got, 0o644)
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", errors.New("not there; write it with `go test -update` and review it")
	}
	if err != nil {
		return "", err
	}
	return cmp.Diff(string(want), string(got)), nil
}
