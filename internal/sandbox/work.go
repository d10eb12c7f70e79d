package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/source"
)

// exitCPU is the exit status of a parser that ran out of processor time.
const exitCPU = 86

// Work is the life of a parser: it reads one document after another from standard input with read, and writes what it found to
// standard output, until its parent is gone. It takes the whole process: the Go runtime is set to the limits, and nothing that a
// reader prints can reach the parent.
func Work(limits Limits, read func(context.Context, source.Source) (document.Body, error)) error {
	limits = limits.filled()
	in, out := os.Stdin, os.Stdout
	os.Stdout = os.Stderr
	debug.SetMaxStack(maxStack)
	debug.SetMemoryLimit(limits.Memory / 4 * 3)
	runtime.GOMAXPROCS(min(2, runtime.GOMAXPROCS(0)))
	watchCPU()
	if _, err := io.WriteString(out, greeting); err != nil {
		return fmt.Errorf("greet the parent: %w", err)
	}
	// Reading ahead notices at once when the parent is gone, even while a document is read.
	documents := make(chan []byte)
	go func() {
		for {
			kind, payload, err := readFrame(in, 2*source.MaxBytes)
			if err != nil || kind != frameDocument {
				os.Exit(0)
			}
			documents <- payload
		}
	}()
	for payload := range documents {
		kind, answer := reply(payload, limits, read)
		if err := writeFrame(out, kind, answer); err != nil {
			return fmt.Errorf("answer the parent: %w", err)
		}
		if kind == frameFault {
			return errors.New("a fault of a reader")
		}
		tidy()
	}
	return nil
}

// reply reads one document. A reader that panics is a fault, and the parser is not to be used again.
func reply(payload []byte, limits Limits, read func(context.Context, source.Source) (document.Body, error)) (kind byte, answer []byte) {
	defer func() {
		if cause := recover(); cause != nil {
			kind, answer = frameFault, encode(source.Error{Code: Killed, Message: strings.ToValidUTF8(fmt.Sprintf("the parser broke down: %v; please report it with the file", cause), "\ufffd")})
		}
	}()
	var f file
	if err := decode(payload, &f); err != nil {
		return frameFault, encode(source.Error{Code: Killed, Message: "the parser does not understand its parent: " + err.Error()})
	}
	src, err := source.New(f.URI, f.Bytes)
	var body document.Body
	if err == nil {
		body, err = read(context.Background(), src)
	}
	var unread *source.Error
	switch {
	case errors.As(err, &unread):
		return frameError, encode(source.Error{Code: unread.Code, Message: strings.ToValidUTF8(unread.Message, "\ufffd")}) // it may quote a damaged name
	case err != nil:
		return frameError, encode(source.Error{Code: source.Unreadable, Message: strings.ToValidUTF8(err.Error(), "\ufffd")})
	}
	if answer = encode(body); len(answer) > limits.Output {
		return frameError, encode(source.Error{Code: source.TooLarge, Message: fmt.Sprintf("the document holds more than %s of text; split it", size(int64(limits.Output)))})
	}
	return frameBody, answer
}

// tidy gives back what a large document took, so that the parsers of a pool do not each keep the most they ever needed.
func tidy() {
	const much = 128 << 20
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
	metrics.Read(sample)
	var sum uint64
	for _, s := range sample {
		sum += s.Value.Uint64()
	}
	if sum > much {
		debug.FreeOSMemory()
	}
}
