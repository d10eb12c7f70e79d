// Package tools_test has programs of others look at the API: the audit of GraphQL over HTTP, the clients that front ends use, the linter of
// schemas, and a browser. They need node, and once the packages that package-lock.json names; where these are missing nothing is proved,
// which the log says.
package tools_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/httpd"
	"policygraph/internal/store/memstore"
	"policygraph/schema/examples"
	"policygraph/web"
	"policygraph/web/graphiql"
)

const notProved = "NOT PROVED HERE: "

// installed is a folder with the scripts of this one and the packages that they need, or "". It lies below bin, which is not committed,
// under a name that Go does not look into, and is made anew when the lock file changes.
func installed(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Log(notProved + "node is not here")
		return ""
	}
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(lock)
	folder, err := filepath.Abs(filepath.Join("..", "bin", "_tools", hex.EncodeToString(sum[:6])))
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
		t.Logf("%snpm ci with %s: %v\n%s", notProved, node, err, last(out))
		return ""
	}
	if err := os.WriteFile(whole, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

func last(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return strings.Join(lines[max(len(lines)-15, 0):], "\n")
}

// run runs a script and fails t with what it said, where it failed.
func run(t *testing.T, folder string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", args...)
	cmd.Dir = folder
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("node %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	t.Logf("node %s\n%s", args[0], last(out))
	return string(out)
}

// server serves the invented province as policygraph does, and is its origin.
func server(t *testing.T) string {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, batch := range graphtest.Province() {
		if _, err := st.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	api := graph.New(st, graph.Options{Report: func(_ context.Context, err error) { t.Errorf("the API reported %v", err) }})
	options := httpd.Options{GraphQL: api, Page: web.Files(), GraphiQL: graphiql.Files()}
	for _, e := range examples.All() {
		options.Examples = append(options.Examples, httpd.Example{Name: e.Name, Title: e.Title, Query: e.Query})
	}
	h, err := httpd.Handler(options)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := httpd.NewServer(withHeader(h), nil)
	s.RegisterOnShutdown(api.StopStreams)
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() {
		if err := s.Shutdown(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("stop the server: %v", err)
		}
	})
	return "http://" + listener.Addr().String()
}

// withHeader sets what the clients of these tests do not know to send with GET.
func withHeader(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Sec-Fetch-Site") == "" {
			r.Header.Set(httpd.CSRFHeader, "1")
		}
		next.ServeHTTP(w, r)
	})
}

func TestTheAuditOfGraphQLOverHTTPFindsNothing(t *testing.T) {
	if folder := installed(t); folder != "" {
		run(t, folder, "audit.js", server(t)+"/graphql")
	}
}

func TestClientsOfOthersAskAndSubscribe(t *testing.T) {
	if folder := installed(t); folder != "" {
		run(t, folder, "subscribe.js", server(t)+"/graphql", "{ stats { documents } }", "subscription { changes(after: 0) { number title } }", "2")
	}
}

func TestTheSchemaKeepsTheRulesOfTheLinter(t *testing.T) {
	folder := installed(t)
	if folder == "" {
		return
	}
	files, err := filepath.Glob(filepath.Join("..", "schema", "*.graphqls"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d schema files, %v", len(files), err)
	}
	copies := filepath.Join(folder, "schema")
	if err := os.RemoveAll(copies); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(copies, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(copies, filepath.Base(name)), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	run(t, folder, filepath.Join("node_modules", "eslint", "bin", "eslint.js"), "--max-warnings", "0", "schema")
}

func TestGraphiQLAsksNobodyElse(t *testing.T) {
	folder := installed(t)
	if folder == "" {
		return
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			run(t, folder, slices.DeleteFunc([]string{"browse.js", server(t), path, os.Getenv("SCREENSHOT")}, func(s string) bool { return s == "" })...)
			return
		}
	}
	t.Log(notProved + "there is no Chromium")
}

// TestNoFileNamesARegistry keeps lock files usable wherever packages come from.
func TestNoFileNamesARegistry(t *testing.T) {
	for _, name := range []string{"package-lock.json", "../web/graphiql/package-lock.json"} {
		b, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) || err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), `"resolved"`) {
			t.Errorf("%s names where packages were fetched: write it with omit-lockfile-registry-resolved", name)
		}
	}
}
