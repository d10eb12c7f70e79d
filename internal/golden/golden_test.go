package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "task.golden")

	if _, err := compare(path, []byte("甲\n"), false); err == nil || !strings.Contains(err.Error(), "-update") {
		t.Errorf("a missing file: got %v, want an error that names -update", err)
	}
	if diff, err := compare(path, []byte("甲\n"), true); diff != "" || err != nil {
		t.Fatalf("update: got %q, %v", diff, err)
	}
	if b, _ := os.ReadFile(path); string(b) != "甲\n" {
		t.Errorf("update wrote %q, want %q", b, "甲\n")
	}
	if diff, err := compare(path, []byte("甲\n"), false); diff != "" || err != nil {
		t.Errorf("same content: got diff %q, %v", diff, err)
	}
	if diff, err := compare(path, []byte("乙\n"), false); diff == "" || err != nil {
		t.Errorf("other content: got diff %q, %v; want a diff", diff, err)
	}
}
