package cli

import (
	"encoding/json"
	"io"
	"os"
	"strconv"

	"github.com/mattn/go-isatty"
	"github.com/vbauerster/mpb/v8/cwriter"
)

// terminal is a stream that may be a terminal. Only on one does it colour and wrap.
type terminal struct {
	io.Writer
	interactive bool // somebody watches
	colour      bool
	width       int // cells; 0 where nobody watches and lines may be as long as they are
}

func (t *terminal) setUp(plain bool, columns string) {
	if f, ok := t.Writer.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		t.interactive, t.width = true, 80
		if w, _, err := cwriter.GetSize(int(f.Fd())); err == nil && w > 0 {
			t.width = w
		}
	}
	if n, err := strconv.Atoi(columns); err == nil && n > 0 {
		t.width = n
	}
	t.colour = t.interactive && !plain
}

func (t terminal) style(code, s string) string {
	if !t.colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (t terminal) strong(s string) string { return t.style("1", s) }
func (t terminal) soft(s string) string   { return t.style("2", s) }
func (t terminal) good(s string) string   { return t.style("32", s) }
func (t terminal) warn(s string) string   { return t.style("33", s) }
func (t terminal) bad(s string) string    { return t.style("1;31", s) }

// writeLine writes v as one line of JSON, Chinese as it is.
func writeLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// writePretty writes v as indented JSON, Chinese as it is.
func writePretty(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
