//go:build unix

package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/source"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// TestMain lets the test binary be its own parser: of a format that does to the parser what its first line says, and of the real ones.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "parse-hostile":
			work(testLimits, hostile)
		case "parse-documents":
			r := reader.New(reader.Options{CacheDir: os.Args[2]})
			work(Limits{}, r.Read)
		}
	}
	goleak.VerifyTestMain(m)
}

func work(limits Limits, read func(context.Context, source.Source) (document.Body, error)) {
	if err := Work(limits, read); err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// testLimits are small, so that overrunning them takes no time.
var testLimits = Limits{Memory: 256 << 20, CPU: time.Second, Wall: 4 * time.Second, Output: 1 << 20, Documents: 50}

var (
	kept [][]byte // what the format "keep" leaves behind
	spun int      // keeps the loop of "spin" from being for nothing
)

// hostile reads the format of these tests.
func hostile(_ context.Context, src source.Source) (document.Body, error) {
	word, rest, _ := strings.Cut(string(src.Bytes), "\n")
	say := func(s string) (document.Body, error) {
		t := text.New(s)
		return document.Body{Text: t, Blocks: []document.Block{{Span: kg.Span{End: t.Len()}}}}, nil
	}
	switch word {
	case "allocate":
		for {
			kept = append(kept, bytes.Repeat([]byte{1}, 1<<20))
		}
	case "keep": // less than the limit, but it is never given back
		kept = append(kept, bytes.Repeat([]byte{1}, 50<<20))
	case "spin":
		for n := 0; ; n++ {
			spun = n
		}
	case "sleep":
		time.Sleep(time.Hour)
	case "recurse":
		return document.Body{}, recurse(1 << 30)
	case "exit":
		os.Exit(3)
	case "kill":
		syscall.Kill(os.Getpid(), syscall.SIGKILL)
	case "panic":
		var none []int
		_ = none[len(word)]
	case "refuse":
		return document.Body{}, &source.Error{Code: source.UnsupportedFormat, URI: "/etc/passwd", Message: "not read"}
	case "quote":
		return document.Body{}, &source.Error{Code: source.Unreadable, Message: "the part \xff\xfe is damaged"}
	case "fail":
		return document.Body{}, errors.New("broken in the middle")
	case "long":
		return say(strings.Repeat("长", 1<<20))
	case "print":
		fmt.Println(strings.Repeat("noise", 1000))
	case "shout": // a reader that writes to the pipe behind the back of Work
		syscall.Write(1, bytes.Repeat([]byte("noise"), 1000))
	case "endless": // an answer that says it is larger than it may be
		syscall.Write(1, []byte("B\xff\xff\xff\xff"))
		time.Sleep(time.Hour)
	case "lie":
		return document.Body{Text: text.New("短"), Blocks: []document.Block{{Span: kg.Span{Start: 0, End: 100}}}}, nil
	case "surroundings":
		dir, _ := os.Getwd()
		entries, _ := os.ReadDir(dir)
		return say(fmt.Sprintf("env %v; files here %d; pgrp own %v", os.Environ(), len(entries), syscall.Getpgrp() == os.Getpid()))
	case "files":
		var open []*os.File
		for {
			f, err := os.Open("/dev/null")
			if err != nil {
				return say(fmt.Sprintf("%d files, then %v", len(open), errors.Is(err, syscall.EMFILE)))
			}
			open = append(open, f)
		}
	case "connect":
		conn, err := net.DialTimeout("tcp", strings.TrimSpace(rest), 2*time.Second)
		if err == nil {
			conn.Write([]byte("a parser was here"))
			conn.Close()
		}
		return say(fmt.Sprintf("connected %v", err == nil))
	}
	return say(string(src.Bytes))
}

// recurse goes as deep as the document says.
func recurse(n int) error {
	var frame [1 << 10]byte
	frame[n%len(frame)] = 1
	if n == 0 {
		return errors.New("the bottom")
	}
	if err := recurse(n - int(frame[n%len(frame)])); err != nil {
		return err
	}
	return nil
}

func newPool(tb testing.TB, limits Limits, parallel int) *Pool {
	tb.Helper()
	return newPoolOf(tb, "parse-hostile", limits, parallel)
}

func newPoolOf(tb testing.TB, command string, limits Limits, parallel int) *Pool {
	tb.Helper()
	exe, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	cache, err := os.UserCacheDir() // where the program keeps it too: compiling anew would take most of the time
	if err != nil {
		cache = tb.TempDir()
	}
	p := New([]string{exe, command, filepath.Join(cache, "policygraph")}, limits, parallel)
	tb.Cleanup(func() {
		if err := p.Close(); err != nil {
			tb.Error(err)
		}
	})
	return p
}

func doc(s string) source.Source {
	return source.Source{URI: "a.bin", Bytes: []byte(s), Format: "TEST"}
}

func (p *Pool) folderNow() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.folder
}

func TestHostileDocumentsFailAloneAndSayWhy(t *testing.T) {
	linux := runtime.GOOS == "linux"
	pool := newPool(t, testLimits, 1)
	unhurried := testLimits
	unhurried.Wall = time.Minute // on a busy machine a second of processor time takes longer than the clock of the others allows
	spinning := newPool(t, unhurried, 1)
	for _, c := range []struct {
		word string
		code source.Code
		says string
		only bool // on Linux, where limits are set from outside
	}{
		{"allocate", Memory, "256 MiB of memory", true},
		{"spin", Timeout, "1s of processor time", true},
		{"sleep", Timeout, "4s, the limit", false},
		{"recurse", Killed, "nested so deeply", false},
		{"exit", Killed, "exit status 3", false},
		{"kill", Killed, "killed", false},
		{"panic", Killed, "index out of range", false},
		{"refuse", source.UnsupportedFormat, "not read", false},
		{"quote", source.Unreadable, "the part \ufffd is damaged", false},
		{"fail", source.Unreadable, "broken in the middle", false},
		{"long", source.TooLarge, "1 MiB", false},
		{"shout", Killed, "parser", false},
		{"endless", Killed, "larger than 1 MiB", false},
		{"lie", Killed, "not sound", false},
	} {
		if c.only && !linux {
			continue
		}
		began, reader := time.Now(), pool
		if c.word == "spin" {
			reader = spinning
		}
		_, err := reader.Read(t.Context(), doc(c.word))
		var e *source.Error
		if !errors.As(err, &e) || e.Code != c.code || e.URI != "a.bin" || !strings.Contains(e.Message, c.says) {
			t.Errorf("%s: %v; want %s that says %q", c.word, err, c.code, c.says)
		}
		if took := time.Since(began); reader == pool && took > testLimits.Wall+3*time.Second {
			t.Errorf("%s: ended after %s", c.word, took)
		}
		body, err := reader.Read(t.Context(), doc("修缮旧桥"))
		if err != nil || body.Text.String() != "修缮旧桥" {
			t.Errorf("after %s: %q, %v; want the next document to be read", c.word, body.Text.String(), err)
		}
	}
}

func TestWhatEarlierDocumentsLeftIsNotTheFaultOfTheNext(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // memory is limited from outside on Linux only
	}
	pool := newPool(t, testLimits, 1)
	for i := range 7 { // together more than a parser may hold
		if _, err := pool.Read(t.Context(), doc("keep")); err != nil {
			t.Errorf("document %d: %v", i+1, err)
		}
	}
}

func TestPrintingDoesNotDisturbTheAnswer(t *testing.T) {
	body, err := newPool(t, testLimits, 1).Read(t.Context(), doc("print"))
	if err != nil || body.Text.String() != "print" {
		t.Errorf("%q, %v", body.Text.String(), err)
	}
}

func TestParsersSeeNothing(t *testing.T) {
	t.Setenv("POLICYGRAPH_SECRET", "canary")
	pool := newPool(t, testLimits, 1)
	body, err := pool.Read(t.Context(), doc("surroundings"))
	got := body.Text.String()
	if err != nil || strings.Contains(got, "canary") || strings.Contains(got, "PATH=") || !strings.Contains(got, "files here 0") {
		t.Errorf("%q, %v; want an empty folder and nothing of this environment", got, err)
	}
	if runtime.GOOS != "linux" {
		return
	}
	if !strings.Contains(got, "pgrp own true") {
		t.Errorf("%q; want a process group of its own", got)
	}
	if body, err := pool.Read(t.Context(), doc("files")); err != nil || !strings.HasSuffix(body.Text.String(), "then true") || len(body.Text.String()) > len("64 files, then true") {
		t.Errorf("%q, %v; want fewer than 64 files to open", body.Text.String(), err)
	}
}

func TestParsersReachNoNetworkWhereItCanBeTakenAway(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	pool := newPool(t, testLimits, 1)
	network, err := pool.Probe(t.Context())
	if err != nil || network == NetworkUnknown {
		t.Fatalf("%q, %v", network, err)
	}
	body, err := pool.Read(t.Context(), doc("connect\n"+l.Addr().String()))
	if want := fmt.Sprintf("connected %v", network == NetworkShared); err != nil || body.Text.String() != want {
		t.Errorf("network %s: %q, %v; want %q", network, body.Text.String(), err, want)
	}
}

func TestParsersAreReplacedInTimeAndCleanedUp(t *testing.T) {
	limits := testLimits
	limits.Documents = 3
	pool := newPool(t, limits, 2)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			want := fmt.Sprintf("任务%d", i)
			if body, err := pool.Read(t.Context(), doc(want)); err != nil || body.Text.String() != want {
				t.Errorf("%q, %v; want %q", body.Text.String(), err, want)
			}
		})
	}
	all.Wait()
	folder := pool.folderNow()
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 2 {
		t.Errorf("%d folders of parsers, %v; want those of at most 2", len(entries), err)
	}
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder of the parsers is still there: %v", err)
	}
	if _, err := pool.Read(t.Context(), doc("x")); err == nil {
		t.Error("a closed pool reads on")
	}
}

func TestCancellingEndsAParserAtOnce(t *testing.T) {
	pool := newPool(t, testLimits, 1)
	if _, err := pool.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := pool.Read(ctx, doc("sleep")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want the error of the context", err)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("ended after %s", took)
	}
}

func TestAParserThatCannotStartIsAnErrorOfTheProgram(t *testing.T) {
	for _, command := range [][]string{{"/nowhere/policygraph"}, {"/bin/cat", "/dev/null"}} {
		pool := New(command, testLimits, 1)
		_, err := pool.Read(t.Context(), doc("x"))
		var e *source.Error
		if err == nil || errors.As(err, &e) || !strings.Contains(err.Error(), "a.bin") {
			t.Errorf("%v: %v; want an error that blames no document and names it", command, err)
		}
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Setenv(marker, "1")
	if _, err := newPool(t, testLimits, 1).Read(t.Context(), doc("x")); err == nil || !strings.Contains(err.Error(), "starts no parsers") {
		t.Errorf("a parser's parser: %v", err)
	}
}

func TestLimitsHaveDefaults(t *testing.T) {
	l := Limits{Memory: 1}.filled()
	if l.Memory != MinMemory || l.CPU != DefaultCPU || l.Wall != DefaultWall || l.Output != defaultOutput || l.Documents != defaultDocuments {
		t.Errorf("%+v", l)
	}
	if got := (Limits{CPU: 1500 * time.Millisecond}).seconds(); got != 2 {
		t.Errorf("1.5 s are %d seconds, want 2", got)
	}
	for n, want := range map[int64]string{1 << 30: "1 GiB", 3 << 29: "1.5 GiB", 32 << 20: "32 MiB", 2048: "2 KiB", 7: "7 bytes"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}
