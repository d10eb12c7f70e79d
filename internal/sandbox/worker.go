package sandbox

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/source"
)

// worker is a parser as its parent sees it.
type worker struct {
	cmd       *exec.Cmd
	in        io.WriteCloser
	out       io.Reader
	said      *head // what it wrote to its standard error
	folder    string
	limits    Limits
	documents int  // that it was given
	spent     bool // it is dead, or not to be used again

	mu     sync.Mutex
	killed *death // why its parent killed it
	ended  bool
}

// death is why a parser did not answer.
type death struct {
	code    source.Code
	message string
}

func (d *death) Error() string { return d.message }

// marker is what tells a parser in its environment that it is one: it may start none itself.
const marker = "POLICYGRAPH_PARSER"

// start starts a parser, in a network of its own unless it is known that the system does not allow that, and waits until it is ready.
func start(ctx context.Context, command []string, folder string, limits Limits, network Network) (*worker, Network, error) {
	if os.Getenv(marker) != "" {
		return nil, network, errors.New("a parser starts no parsers")
	}
	if network != NetworkShared {
		w, err := launch(ctx, command, folder, limits, true)
		if err == nil || network == NetworkIsolated {
			return w, NetworkIsolated, err
		}
		if ctx.Err() != nil {
			return nil, network, ctx.Err()
		}
	}
	w, err := launch(ctx, command, folder, limits, false)
	return w, NetworkShared, err
}

func launch(ctx context.Context, command []string, folder string, limits Limits, isolated bool) (_ *worker, err error) {
	cmd := exec.Command(command[0], command[1:]...) // outlives ctx: it waits for the next document
	cmd.Dir = folder
	cmd.Env = []string{marker + "=1", "TMPDIR=" + folder}
	if !confine(cmd, isolated) {
		return nil, errors.New("this system has no networks to give")
	}
	w := &worker{cmd: cmd, said: &head{}, folder: folder, limits: limits}
	cmd.Stderr = w.said
	cmd.WaitDelay = time.Second // a grandchild may hold its standard error
	if w.in, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if w.out, err = cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	if err := bound(cmd.Process.Pid, limits); err != nil {
		w.kill(nil)
		w.wait()
		return nil, fmt.Errorf("limit it: %w", err)
	}
	stop := w.guard(ctx, startWithin)
	ready := make([]byte, len(greeting))
	_, err = io.ReadFull(w.out, ready)
	stop()
	if err != nil || string(ready) != greeting {
		w.kill(nil)
		w.wait()
		return nil, fmt.Errorf("%s is not ready to parse: %s", command[0], w.said)
	}
	return w, nil
}

// read gives the parser a document and takes its answer. It fails with *source.Error where the parser could not read the document,
// with *death where it did not answer, with ctx's error where nobody wants the answer any more.
func (w *worker) read(ctx context.Context, src source.Source) (document.Body, error) {
	w.documents++
	if err := allow(w.cmd.Process.Pid, w.limits); err != nil {
		w.spent = true
		return document.Body{}, &death{Killed, "the parser was gone"}
	}
	stop := w.guard(ctx, w.limits.Wall)
	err := writeFrame(w.in, frameDocument, encode(file{src.URI, src.Bytes}))
	var kind byte
	var payload []byte
	if err == nil {
		kind, payload, err = readFrame(w.out, w.limits.Output)
	}
	stop()
	if ctx.Err() != nil {
		w.spent = true
		return document.Body{}, ctx.Err()
	}
	if err != nil {
		return document.Body{}, w.autopsy(err)
	}
	body, err := w.answer(src, kind, payload)
	w.spent = w.spent || kind != frameBody && kind != frameError || errors.As(err, new(*death))
	return body, err
}

// answer believes nothing of what the parser says before it is checked.
func (w *worker) answer(src source.Source, kind byte, payload []byte) (document.Body, error) {
	switch kind {
	case frameError, frameFault:
		e := &source.Error{}
		if err := decode(payload, e); err != nil || e.Code == "" {
			return document.Body{}, &death{Killed, "the parser's answer cannot be understood"}
		}
		e.URI = src.URI
		return document.Body{}, e
	case frameBody:
		var body document.Body
		if err := decode(payload, &body); err != nil {
			return document.Body{}, &death{Killed, "the parser's answer cannot be understood: " + err.Error()}
		}
		if why := check(body); why != "" {
			return document.Body{}, &death{Killed, "the parser's answer is not sound: " + why}
		}
		return body, nil
	}
	return document.Body{}, &death{Killed, "the parser's answer cannot be understood"}
}

// guard kills the parser when ctx is done or the time is over, until stop is called.
func (w *worker) guard(ctx context.Context, wall time.Duration) (stop func()) {
	timer := time.AfterFunc(wall, func() {
		w.kill(&death{Timeout, fmt.Sprintf("the parser was stopped after %s, the limit for a document (--parse-timeout)", wall)})
	})
	forget := context.AfterFunc(ctx, func() { w.kill(&death{Killed, "stopped"}) })
	return func() {
		timer.Stop()
		forget()
	}
}

// kill ends the parser and whatever it started; the first reason counts.
func (w *worker) kill(why *death) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.killed == nil {
		w.killed = why
	}
	if !w.ended {
		killGroup(w.cmd.Process)
	}
}

// wait reaps the process. After that its number may be another's.
func (w *worker) wait() {
	err := w.cmd.Wait()
	w.mu.Lock()
	w.ended, w.spent = true, true
	w.mu.Unlock()
	_ = err // how it ended is in cmd.ProcessState
}

// end lets a parser go and removes its folder.
func (w *worker) end() {
	w.mu.Lock()
	ended := w.ended
	w.mu.Unlock()
	if !ended {
		w.in.Close()
		w.kill(nil)
		w.wait()
	}
	_ = os.RemoveAll(w.folder) // the pool removes the folder above it at last
}

// autopsy finds out why a parser did not answer.
func (w *worker) autopsy(cause error) *death {
	if errors.Is(cause, errTooLong) {
		w.kill(&death{Killed, fmt.Sprintf("what the parser made of the document is larger than %s", size(int64(w.limits.Output)))})
	}
	// A parser that dies closes its pipes before it can be reaped; give it a moment, then see to it.
	timer := time.AfterFunc(2*time.Second, func() { w.kill(&death{Killed, "the parser fell silent"}) })
	w.in.Close()
	w.wait()
	timer.Stop()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.killed != nil {
		return w.killed
	}
	said := w.said.String()
	switch {
	case w.cmd.ProcessState.ExitCode() == exitCPU || overCPU(w.cmd.ProcessState):
		return &death{Timeout, fmt.Sprintf("the parser took more than %s of processor time, the limit for a document (--parse-cpu)", w.limits.CPU)}
	case strings.Contains(said, "stack overflow") || strings.Contains(said, "goroutine stack exceeds"):
		return &death{Killed, fmt.Sprintf("the document is nested so deeply that the parser ran out of its stack of %s", size(maxStack))}
	case slices.ContainsFunc(starved, func(words string) bool { return strings.Contains(said, words) }):
		return &death{Memory, fmt.Sprintf("the parser needed more than %s of memory, the limit (--parse-memory)", size(w.limits.Memory))}
	case said != "":
		return &death{Killed, fmt.Sprintf("the parser died (%s): %s", w.cmd.ProcessState, firstLine(said))}
	}
	return &death{Killed, fmt.Sprintf("the parser died (%s)", w.cmd.ProcessState)}
}

// starved are the words in which the runtime says that the system gave it no memory: for the heap, for a thread's stack.
var starved = []string{"out of memory", "annot allocate memory", "failed to create new OS thread", "pthread_create failed", "errno=12"}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.ToValidUTF8(line, "?")
}

// head keeps the beginning of what a process says: that is where Go names the reason before it lists goroutines.
type head struct {
	mu   sync.Mutex
	kept []byte
}

func (h *head) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if room := 4<<10 - len(h.kept); room > 0 {
		h.kept = append(h.kept, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

func (h *head) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return string(h.kept)
}

// file is what a parser is given: it looks at the bytes itself, as its parent did.
type file struct {
	URI   string
	Bytes []byte
}

// Frames: a byte that says what it is, four with the length, big endian, then so many bytes.
const (
	frameDocument byte = 'D' // a file, to the parser
	frameBody     byte = 'B' // a document.Body
	frameError    byte = 'E' // a source.Error
	frameFault    byte = 'F' // a source.Error about the parser itself, which goes after it said so

	greeting = "policygraph parser 1\n"
)

var errTooLong = errors.New("frame is too long")

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	header := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(payload)))
	if _, err := w.Write(header); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func readFrame(r io.Reader, limit int) (kind byte, payload []byte, err error) {
	var header [5]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return 0, nil, err
	}
	n := binary.BigEndian.Uint32(header[1:])
	if uint64(n) > uint64(limit) {
		return 0, nil, errTooLong
	}
	payload = make([]byte, n)
	_, err = io.ReadFull(r, payload)
	return header[0], payload, err
}
