package badgerstore

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTokensMayBeThereBeforeTheStore(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tokens.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		st, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if raw, err := os.ReadFile(filepath.Join(dir, "tokens.json")); err != nil || string(raw) != "{}" {
		t.Errorf("tokens.json is %q now (%v)", raw, err)
	}
}
