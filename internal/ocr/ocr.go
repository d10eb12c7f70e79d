// Package ocr recognises the text on an image of a page with an installed tesseract.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Options say which program recognises what. The zero Options are ready.
type Options struct {
	Program  string        // "" is tesseract, wherever it is installed
	Language string        // "" is chi_sim
	Timeout  time.Duration // of one page; 0 is two minutes
}

// maxText is the number of bytes of text past which the output of one page is cut off.
const maxText = 1 << 20

// Tesseract makes the function that recognises a page. It fails where the program or its language is not installed, and says what to
// install.
func Tesseract(ctx context.Context, o Options) (func(ctx context.Context, png []byte) (string, error), error) {
	if o.Program == "" {
		o.Program = "tesseract"
	}
	if o.Language == "" {
		o.Language = "chi_sim"
	}
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Minute
	}
	program, err := exec.LookPath(o.Program)
	if err != nil {
		return nil, fmt.Errorf("recognise text with %s: %w; install tesseract (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim)", o.Program, err)
	}
	listed, err := run(ctx, o.Timeout, nil, program, "--list-langs")
	if err != nil {
		return nil, fmt.Errorf("recognise text with %s: %w", program, err)
	}
	for language := range strings.SplitSeq(o.Language, "+") {
		if !slices.Contains(strings.Fields(listed), language) {
			return nil, fmt.Errorf("recognise text with %s: the language %s is not installed (Debian: apt-get install tesseract-ocr-%s)",
				program, language, strings.ReplaceAll(language, "_", "-"))
		}
	}
	return func(ctx context.Context, png []byte) (string, error) {
		said, err := run(ctx, o.Timeout, png, program, "stdin", "stdout", "-l", o.Language, "--psm", "3", "-c", "preserve_interword_spaces=1")
		if err != nil {
			return "", fmt.Errorf("recognise text with %s: %w", program, err)
		}
		return tidy(said), nil
	}, nil
}

// run gives a program its input and returns what it says, within the time.
func run(ctx context.Context, timeout time.Duration, input []byte, program string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.WaitDelay = 2 * time.Second
	cmd.Env = append(cmd.Environ(), "OMP_THREAD_LIMIT=1") // pages are recognised beside each other already
	cmd.Stdin = bytes.NewReader(input)
	var said, complaint limited
	cmd.Stdout, cmd.Stderr = &said, &complaint
	err := cmd.Run()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", fmt.Errorf("it took more than %s", timeout)
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		line, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return "", fmt.Errorf("%w: %s", err, line)
	}
	return said.String(), nil
}

// limited keeps the first maxText bytes that are written to it.
type limited struct{ bytes.Buffer }

func (l *limited) Write(b []byte) (int, error) {
	if room := maxText - l.Len(); room > 0 {
		l.Buffer.Write(b[:min(len(b), room)])
	}
	return len(b), nil
}

// tidy takes out the blanks that tesseract puts between ideographs, and the form feed at the end of a page.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	for line := range strings.Lines(s) {
		runes := []rune(strings.TrimSpace(strings.ReplaceAll(line, "\f", "")))
		for i, r := range runes {
			if r == ' ' && i > 0 && i+1 < len(runes) && (wide(runes[i-1]) || wide(runes[i+1])) {
				continue
			}
			b.WriteRune(r)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}

// wide tells ideographs and their punctuation.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r == '“' || r == '”' || r == ' '
}
