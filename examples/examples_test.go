// Package examples_test runs the examples against the program as people start it, and holds them to what they printed when they were looked
// at. What needs a program that is not here is not proved, which the log says.
package examples_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"policygraph/internal/golden"
)

const (
	notProved = "NOT PROVED HERE: "
	plan      = "plan.txt"
)

// running is a server with the sample plan, on a free port of this machine.
type running struct {
	program, store string
	URL            string
	Token          string
}

// serve builds the program, starts it, and ends it with the test.
func serve(t *testing.T) running {
	t.Helper()
	folder := t.TempDir()
	s := running{program: filepath.Join(folder, "policygraph"), store: filepath.Join(folder, "store")}
	if runtime.GOOS == "windows" {
		s.program += ".exe"
	}
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", s.program, "../cmd/policygraph").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	ctx, stop := context.WithCancel(context.Background())
	var said strings.Builder
	cmd := exec.CommandContext(ctx, s.program, "--store", s.store, "serve", "--addr", "127.0.0.1:0")
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 20 * time.Second
	if err := cmd.Start(); err != nil {
		stop()
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		stop()
		<-ended
		if t.Failed() {
			t.Logf("the server said\n%s", said.String())
		}
		if code := cmd.ProcessState.ExitCode(); code != 0 && code != 130 {
			t.Errorf("the server ended with status %d", code)
		}
	})
	for deadline := time.Now().Add(45 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		b, err := os.ReadFile(filepath.Join(s.store, "server.json"))
		if err == nil && json.Unmarshal(b, &s) == nil && s.URL != "" {
			return s
		}
		select {
		case <-ended:
			t.Fatal("the server did not stay")
		default:
		}
		if time.Now().After(deadline) {
			t.Fatal("the server did not begin within 45 s")
		}
	}
}

// run runs a command in a folder, and gives what it printed. Errors of the command fail t.
func (s running) run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.WaitDelay = folder, 5*time.Second
	cmd.Env = append(os.Environ(), "POLICYGRAPH_TOKEN="+s.Token, "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1",
		"PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1", "LC_ALL=C.UTF-8")
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", cmd, err, out, said.String())
	}
	return string(out)
}

// forget removes the plan that an example took in, so that each finds the same.
func (s running) forget(t *testing.T, name string) {
	t.Helper()
	if out := s.run(t, ".", s.program, "--store", s.store, "retract", name); !strings.HasPrefix(out, "retracted "+name) {
		t.Errorf("retract %s: %s", name, out)
	}
}

// here tells whether all programs are on this machine.
func here(t *testing.T, programs ...string) bool {
	t.Helper()
	for _, name := range programs {
		if _, err := exec.LookPath(name); err != nil {
			t.Logf("%s%s is not here", notProved, name)
			return false
		}
	}
	return true
}

func TestExamplesPrintWhatTheyDid(t *testing.T) {
	s := serve(t)
	t.Run("curl", func(t *testing.T) {
		if here(t, "sh", "curl") {
			golden.Equal(t, "curl.txt", []byte(s.run(t, ".", "sh", "curl/questions.sh", s.URL, plan)))
			s.forget(t, plan)
		}
	})
	t.Run("python", func(t *testing.T) {
		if here(t, "python3") {
			golden.Equal(t, "python.txt", []byte(s.run(t, ".", "python3", "python/questions.py", s.URL, plan)))
			s.forget(t, plan)
		}
	})
	t.Run("typescript", func(t *testing.T) {
		folder := installed(t)
		if folder == "" {
			return
		}
		s.run(t, folder, "node", filepath.Join("node_modules", "@graphql-codegen", "cli", "cjs", "bin.js"), "--config", "codegen.ts")
		s.run(t, folder, "node", filepath.Join("node_modules", "typescript", "bin", "tsc"))
		file, err := filepath.Abs(plan)
		if err != nil {
			t.Fatal(err)
		}
		main := filepath.Join("dist", "main.js")
		out := s.run(t, folder, "node", main, s.URL, "安吉县", file)
		s.forget(t, plan)
		for _, unclear := range []string{"鼓楼区", "安吉线"} {
			out += s.run(t, folder, "node", main, s.URL, unclear)
		}
		golden.Equal(t, "typescript.txt", []byte(out))
	})
	t.Run("commands of the page", func(t *testing.T) { theCommandsOf(t, s, filepath.Join("..", "docs", "api.md")) })
}

var (
	commands = regexp.MustCompile("(?s)\n```(sh|python)\n(.*?)\n```\n")
	sent     = regexp.MustCompile("(?s)\n```text (\\S+)\n(.*?\n)```\n")
)

// theCommandsOf runs the ```sh and ```python blocks of a page, in a folder with the files that it shows: they must answer, without errors.
func theCommandsOf(t *testing.T, s running, page string) {
	if !here(t, "sh", "curl", "sha256sum", "python3") {
		return
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, file := range sent.FindAllStringSubmatch(string(b), -1) {
		if err := os.WriteFile(filepath.Join(folder, file[1]), []byte(file[2]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found := commands.FindAllStringSubmatch(string(b), -1)
	if len(found) < 5 {
		t.Fatalf("%s has %d blocks of commands, want 5 at least", page, len(found))
	}
	for _, block := range found {
		text := strings.ReplaceAll(block[2], "http://127.0.0.1:8080", s.URL)
		interpreter := map[string][]string{"sh": {"sh", "-euc", text}, "python": {"python3", "-c", text}}[block[1]]
		out := s.run(t, folder, interpreter[0], interpreter[1:]...)
		if strings.Contains(out, `"error`) || out == "" && !strings.Contains(text, " -o ") {
			t.Errorf("%s: commands\n%s\nanswer\n%s", page, block[2], out)
		}
	}
}
