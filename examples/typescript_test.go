package examples_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// installed is a copy of the TypeScript example with the packages that it needs, or "". It lies below bin, which is not committed, under a
// name that Go does not look into; packages are fetched anew when the lock file changes.
func installed(t *testing.T) string {
	t.Helper()
	if !here(t, "node", "npm") {
		return ""
	}
	lock, err := os.ReadFile(filepath.Join("typescript", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(lock)
	root, err := filepath.Abs(filepath.Join("..", "bin", "_examples", hex.EncodeToString(sum[:6])))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(root, "examples", "typescript")
	for _, stale := range []string{"src", "dist"} {
		if err := os.RemoveAll(filepath.Join(folder, stale)); err != nil {
			t.Fatal(err)
		}
	}
	replicate(t, filepath.Join("..", "schema"), filepath.Join(root, "schema"), "*.graphqls")
	replicate(t, "typescript", folder, "*.json", "*.ts", ".npmrc")
	replicate(t, filepath.Join("typescript", "src"), filepath.Join(folder, "src"), "*.ts")
	whole := filepath.Join(folder, "installed")
	if _, err := os.Stat(whole); err == nil {
		return folder
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=20000")
	npm.Dir, npm.WaitDelay = folder, 5*time.Second
	if out, err := npm.CombinedOutput(); err != nil {
		t.Logf("%snpm ci: %v\n%s", notProved, err, out)
		return ""
	}
	if err := os.WriteFile(whole, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// replicate makes the files of a folder that match any of the patterns those of another, where no others that match are left.
func replicate(t *testing.T, from, to string, patterns ...string) {
	t.Helper()
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range patterns {
		stale, _ := filepath.Glob(filepath.Join(to, pattern)) // the pattern is a constant
		for _, name := range stale {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		found, _ := filepath.Glob(filepath.Join(from, pattern))
		if len(found) == 0 {
			t.Fatalf("%s holds no %s", from, pattern)
		}
		for _, name := range found {
			b, err := os.ReadFile(name)
			if err == nil {
				err = os.WriteFile(filepath.Join(to, filepath.Base(name)), b, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestTheLockFileNamesNoRegistry keeps it usable wherever packages come from.
func TestTheLockFileNamesNoRegistry(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("typescript", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), `"resolved"`) {
		t.Error("package-lock.json names where packages were fetched: write it with omit-lockfile-registry-resolved")
	}
}
