// Package e2e_test has a browser try the explorer as people would, against the program with the sample plan. It needs node, Chromium, and once
// the packages that package-lock.json names; where these are missing nothing is proved, which the log says.
package e2e_test

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	notProved = "NOT PROVED HERE: "
	patience  = 8 * time.Minute // of a machine that does much else; alone it takes about one
)

// TestTheExplorerInABrowser runs the claims of run.js, and compares pictures of every view with those in golden; -update writes them.
// Screenshots are left in the folder that SCREENSHOTS names, E2E chooses claims by what their group is called.
func TestTheExplorerInABrowser(t *testing.T) {
	if testing.Short() {
		t.Log(notProved + "short tests open no browser")
		return
	}
	chromium := browser()
	if chromium == "" {
		t.Log(notProved + "there is no Chromium")
		return
	}
	folder := installed(t)
	if folder == "" {
		return
	}
	program := built(t)
	origin, login := served(t, program)
	plans, write := served(t, program) // where plans are brought: the other one stays as it is
	example, err := filepath.Abs(filepath.Join("..", "..", "docs", "examples", "embed.html"))
	if err != nil {
		t.Fatal(err)
	}
	kept := t.TempDir()
	result := filepath.Join(kept, "result.json")
	task, err := json.Marshal(map[string]any{
		"origin": origin, "login": login, "plans": map[string]string{"origin": plans, "login": write}, "program": program, "example": example,
		"chromium": chromium, "result": result, "kept": kept, "shots": os.Getenv("SCREENSHOTS"), "only": os.Getenv("E2E"),
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", "run.js", string(task))
	cmd.Dir = folder
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it ends what it has started
	cmd.WaitDelay = 5 * time.Second
	out, failed := cmd.CombinedOutput()
	t.Logf("node run.js\n%s", out)
	found := report(t, result, failed)
	comparePictures(t, kept, found, os.Getenv("E2E") == "")
}

// told is what run.js found.
type told struct {
	Claims []struct {
		Name, Where, Why string
		OK               bool
	}
	Figures  map[string]any
	Pictures []picture
	Letters  map[string]letters
}

// report makes every claim a test of its own.
func report(t *testing.T, name string, failed error) told {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("the browser told nothing: %v", errors.Join(failed, err))
	}
	var said told
	if err := json.Unmarshal(b, &said); err != nil || len(said.Claims) == 0 {
		t.Fatalf("%d claims, %v, %v; want those of run.js", len(said.Claims), err, failed)
	}
	broken := 0
	for _, claim := range said.Claims {
		if !claim.OK {
			broken++
		}
		t.Run(claim.Name, func(t *testing.T) {
			if !claim.OK {
				t.Errorf("at %s: %s", claim.Where, claim.Why)
			}
		})
	}
	if failed != nil && broken == 0 {
		t.Errorf("all claims hold, but run.js ended with %v", failed)
	}
	for _, figure := range slices.Sorted(maps.Keys(said.Figures)) {
		t.Logf("%s: %v", figure, said.Figures[figure])
	}
	return said
}

func browser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// installed is a folder with the scripts of this one and the packages that they need, or "". It lies below bin, which is not committed, under
// a name that Go does not look into; another lock file has another one.
func installed(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Log(notProved + "node is not here")
		return ""
	}
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(lock)
	folder, err := filepath.Abs(filepath.Join("..", "..", "bin", "_e2e", hex.EncodeToString(sum[:6])))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	scripts, _ := filepath.Glob("*.js*")
	for _, name := range append(scripts, ".npmrc") {
		b, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	whole := filepath.Join(folder, "installed")
	if _, err := os.Stat(whole); err == nil {
		return folder
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
	npm.Dir = folder
	npm.WaitDelay = 5 * time.Second
	if out, err := npm.CombinedOutput(); err != nil {
		t.Logf("%snpm ci: %v\n%s", notProved, err, out)
		return ""
	}
	if err := os.WriteFile(whole, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// built is the program of the present source.
func built(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "policygraph")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", name, "policygraph/cmd/policygraph")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return name
}

var (
	pageLine  = regexp.MustCompile(`^page\s+(http://\S+)/$`)
	loginLine = regexp.MustCompile(`^log in\s+(http://\S+/login\?code=\S+)`)
)

// served starts the program with the sample plan on a free port; it gives the origin and the link that lets a browser in.
func served(t *testing.T, program string) (origin, login string) {
	t.Helper()
	cmd := exec.CommandContext(context.WithoutCancel(t.Context()), program, "serve", "--addr", "127.0.0.1:0", "--rate", "off", "--store", filepath.Join(t.TempDir(), "store"))
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_, _ = io.Copy(io.Discard, out)
		if err := cmd.Wait(); err != nil {
			t.Errorf("the program ended with %v\n%s", err, complaints.String())
		}
	})
	var told strings.Builder
	lines := bufio.NewScanner(out)
	for login == "" && lines.Scan() {
		told.WriteString(lines.Text() + "\n")
		if m := pageLine.FindStringSubmatch(lines.Text()); m != nil {
			origin = m[1]
		}
		if m := loginLine.FindStringSubmatch(lines.Text()); m != nil {
			login = m[1]
		}
	}
	if origin == "" || login == "" {
		t.Fatalf("the program names no page or no login link:\n%s", told.String())
	}
	return origin, login
}

// TestNoFileNamesARegistry keeps the lock file usable wherever packages come from.
func TestNoFileNamesARegistry(t *testing.T) {
	b, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), `"resolved"`) {
		t.Error("package-lock.json names where packages were fetched: write it with omit-lockfile-registry-resolved")
	}
}
