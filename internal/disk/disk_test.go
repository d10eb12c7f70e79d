package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestALockIsForOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	if err := os.WriteFile(path, nil, 0o600); err != nil { // as an ended process leaves it
		t.Fatal(err)
	}
	release, err := Lock(path)
	if err != nil {
		t.Fatalf("Lock: %v", err)
	}
	if _, err := Lock(path); !errors.Is(err, ErrHeld) {
		t.Errorf("Lock while it is held: got error %v, want ErrHeld", err)
	}
	if err := release(); err != nil {
		t.Fatalf("release: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after release: got %v, want that the file is gone", err)
	}
	again, err := Lock(path)
	if err != nil {
		t.Fatalf("Lock after release: %v", err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
}

func TestCheckKeepsWhatMustStay(t *testing.T) {
	dir := t.TempDir()
	free, err := Free(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(dir, 1, 1); err != nil {
		t.Errorf("Check of one byte: %v", err)
	}
	for name, ask := range map[string]struct{ bytes, stay uint64 }{"more than there is": {free * 2, 0}, "what must stay": {1, free * 2}} {
		if err := Check(dir, ask.bytes, ask.stay); !errors.Is(err, ErrFull) {
			t.Errorf("%s: got error %v, want ErrFull", name, err)
		}
	}
}

func TestSyncIsOfAFolderThatIsThere(t *testing.T) {
	dir := t.TempDir()
	if err := Sync(dir); err != nil {
		t.Errorf("Sync: %v", err)
	}
	if err := Sync(filepath.Join(dir, "missing")); runtime.GOOS != "windows" && !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Sync of a folder that is not there: got error %v, want that it is not there", err)
	}
}
