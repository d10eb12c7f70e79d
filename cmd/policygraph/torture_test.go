package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"policygraph/internal/httpd"
	"policygraph/internal/ingest"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

// long turns the figures of every run into those of a release: `make test-long`.
var long = flag.Bool("long", false, "torture the program for hours instead of seconds")

func figure(short, full int) int {
	if *long {
		return full
	}
	return short
}

// plan invents a small plan. No two of other numbers have the same bytes.
func plan(name, version int) []byte {
	return fmt.Appendf(nil, "某地水厂建设计划%d\n\n一、主要任务\n\n（一）建设第%d号水厂，第%d稿。（牵头单位：市水利局；配合单位：市财政局）\n", name, name, version)
}

// TestTorture kills the program, sends it the same document from many clients, and lets its calls fail.
func TestTorture(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if given, err := strconv.ParseUint(os.Getenv("POLICYGRAPH_TEST_SEED"), 10, 64); err == nil {
		seed = given
	}
	t.Logf("POLICYGRAPH_TEST_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir := filepath.Join(t.TempDir(), "store") // with the tables that ship with the program, and one plan
	file := filepath.Join(t.TempDir(), "plan.txt")
	write(t, file, plan(0, 0))
	if out, err := exec.Command("policygraph", "ingest", "--store", dir, file).CombinedOutput(); err != nil {
		t.Fatalf("ingest: %v: %s", err, out)
	}
	copied := func(t *testing.T) string {
		to := filepath.Join(t.TempDir(), "store")
		if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		return to
	}
	t.Run("ingest of a folder is killed", func(t *testing.T) { killedIngest(t, copied(t), random) })
	t.Run("a server is killed", func(t *testing.T) { killedServer(t, copied(t), random) })
	t.Run("one document comes from many clients", func(t *testing.T) { manyClients(t, copied(t)) })
	t.Run("calls fail", func(t *testing.T) { failingCalls(t, copied(t), random) })
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// killedIngest kills `policygraph ingest DIR` after a line that told of a file, over and over: each file that was told is there.
func killedIngest(t *testing.T, dir string, random *rand.Rand) {
	rounds, files := figure(2, 20), 0
	told := map[string][]byte{}
	for round := range rounds {
		folder := t.TempDir()
		for n := range 60 {
			write(t, filepath.Join(folder, fmt.Sprintf("%d.txt", n)), plan(1000*(round+1)+n, 0))
		}
		cmd := exec.Command("policygraph", "ingest", "--store", dir, folder)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		after, heard := 1+random.IntN(40), 0
		for lines := bufio.NewScanner(out); lines.Scan(); {
			word, rest, _ := strings.Cut(lines.Text(), " ")
			name, _, _ := strings.Cut(strings.TrimSpace(rest), "  ")
			if word != "new" {
				continue
			}
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("%q names no file: %v", lines.Text(), err)
			}
			told[name] = b
			if heard++; heard == after && round%2 == 0 {
				cmd.Process.Kill() // in no time: what was told must be stored by now
			} else if heard == after {
				time.AfterFunc(time.Duration(random.IntN(10))*time.Millisecond, func() { cmd.Process.Kill() })
			}
		}
		cmd.Wait()
		if heard < after {
			t.Fatalf("round %d: it told of %d files", round, heard)
		}
		if holds(t, dir, told); t.Failed() {
			return
		}
		files += heard
	}
	t.Logf("row D1 | `policygraph ingest DIR` killed %d times | %d times, %d files acknowledged, all there, verified each time", rounds, rounds, files)
}

// killedServer kills `policygraph serve` while clients send documents: each that was answered is there.
func killedServer(t *testing.T, dir string, random *rand.Rand) {
	rounds := figure(1, 20)
	told := map[string][]byte{}
	for round := range rounds {
		s := serve(t, dir)
		var mu sync.Mutex
		var clients sync.WaitGroup
		after := len(told) + 1 + random.IntN(30)
		for client := range 4 {
			clients.Go(func() {
				for n := 0; ; n++ {
					name, b := fmt.Sprintf("%d/%d/%d.txt", round, client, n), plan(10_000*(round+1)+1000*client+n, 0)
					if _, err := s.ingest(name, b); err != nil {
						return // killed
					}
					mu.Lock()
					if told[name] = b; len(told) == after {
						s.cmd.Process.Kill()
					}
					mu.Unlock()
				}
			})
		}
		clients.Wait()
		s.cmd.Wait()
		if len(told) < after {
			t.Fatalf("round %d: %d files were answered, and then no more", round, len(told))
		}
		if holds(t, dir, told); t.Failed() {
			return
		}
	}
	t.Logf("row D1 | `policygraph serve` killed %d times under load | %d times, %d files acknowledged, all there, verified each time", rounds, rounds, len(told))
}

// holds opens the store and fails unless it is sound and has each of the files.
func holds(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	ctx := context.Background()
	opened(t, dir, func(s *badgerstore.Store) {
		err := s.View(ctx, func(r store.Reader) error {
			for name, b := range files {
				text, err := r.Text(ctx, kg.NewDocument(name).ID)
				if err != nil {
					return err
				}
				if !strings.HasPrefix(text, strings.SplitN(string(b), "\n", 2)[0]) {
					t.Errorf("%s was acknowledged, and its text is %.60q", name, text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// opened opens a store, does something with it, verifies and closes it.
func opened(t *testing.T, dir string, do func(*badgerstore.Store)) {
	t.Helper()
	s, err := badgerstore.Open(dir, badgerstore.Options{MinFree: 1})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}()
	do(s)
	report, err := s.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Errorf("Verify: %s", p)
	}
}

// server is a running `policygraph serve`.
type server struct {
	cmd    *exec.Cmd
	client *http.Client
	URL    string
	Token  string
}

func serve(t *testing.T, dir string) *server {
	t.Helper()
	address := filepath.Join(dir, "server.json")
	if err := os.Remove(address); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	s := &server{
		cmd:    exec.Command("policygraph", "serve", "--store", dir, "--addr", "127.0.0.1:0", "--sample=false"),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}},
	}
	var out bytes.Buffer
	s.cmd.Stdout, s.cmd.Stderr = &out, &out
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.cmd.Process.Kill(); s.client.CloseIdleConnections() })
	for range 1200 {
		if b, err := os.ReadFile(address); err == nil && json.Unmarshal(b, s) == nil {
			return s
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.cmd.Process.Kill()
	s.cmd.Wait()
	t.Fatalf("the server does not start: %s", out.String())
	return nil
}

// ingest sends a document.
func (s *server) ingest(name string, b []byte) (f ingest.File, err error) {
	request, err := http.NewRequest(http.MethodPost, s.URL+"/api/ingest?uri="+url.QueryEscape(name), bytes.NewReader(b))
	if err != nil {
		return f, err
	}
	request.Header.Set("Authorization", "Bearer "+s.Token)
	request.Header.Set(httpd.CSRFHeader, "1")
	response, err := s.client.Do(request)
	if err != nil {
		return f, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", response.Status, answer)
	}
	if err == nil {
		err = json.Unmarshal(answer, &f)
	}
	return f, err
}
