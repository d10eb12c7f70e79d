package main

import (
	"archive/zip"
	"encoding/hex"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"policygraph/internal/golden"
	"policygraph/internal/torture"
)

func TestMain(m *testing.M) {
	torture.Main()
	testscript.Main(m, map[string]func(){"policygraph": func() { os.Exit(run()) }})
}

// TestScripts runs testdata/script/*.txtar, each in a folder of its own with the sample plan at $SAMPLE and the readers' at $SAMPLES. `go test -update` rewrites
// what they compare with.
func TestScripts(t *testing.T) {
	sample, err := filepath.Abs("../../seeds/huzhou-yangtze-delta-plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	samples, err := filepath.Abs("../../internal/extract/reader")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       golden.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", sample)
			e.Setenv("SAMPLES", samples)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"waitfor":  waitFor,
			"capture":  capture,
			"occupy":   occupy,
			"bytes":    writeBytes,
			"aligned":  aligned,
			"zip":      zipFiles,
			"remake":   remake,
			"mixed":    mixedFolder,
			"truthful": truthful,
			"damage":   damage,
			"hold":     hold,
			"ready":    ready,
		},
	})
}

// waitFor waits until a file is there: `waitfor data/server.json`.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waitfor file")
	}
	path := ts.MkAbs(args[0])
	for range 600 {
		if _, err := os.Stat(path); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s did not appear within 30 s", args[0])
}

// occupy holds a free port until the script ends, and puts its address into an environment variable: `occupy ADDR`.
func occupy(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: occupy VARIABLE")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv(args[0], l.Addr().String())
}

// writeBytes makes a file of bytes that a script cannot hold: `bytes file 00ff7f`.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file hexadecimal")
	}
	b, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

// zipFiles makes an archive of files: `zip out.zip a.txt sub/b.txt`.
func zipFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: zip archive files...")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(f)
	for _, name := range args[1:] {
		b, err := os.ReadFile(ts.MkAbs(name))
		ts.Check(err)
		out, err := w.Create(name)
		ts.Check(err)
		_, err = out.Write(b)
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(f.Close())
}

// remake writes a file anew with a word replaced: `remake old.jsonl new.jsonl LEAD SUPPORT`.
func remake(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: remake from to word other")
	}
	s := ts.ReadFile(args[0])
	if !strings.Contains(s, args[2]) {
		ts.Fatalf("%s has no %q", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.ReplaceAll(s, args[2], args[3])), 0o644))
}

// aligned checks that the column of a table which begins with a word starts in the same cell on every line: `aligned stdout 配合`.
// Han characters take two cells.
func aligned(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: aligned file column")
	}
	column, rows := -1, 0
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		line = strings.TrimRight(line, "\n")
		if before, _, found := strings.Cut(line, "  "+args[1]); found && strings.HasPrefix(line, "任务") {
			column = width(before) + 2
			continue
		}
		if column < 0 {
			continue
		}
		if line == "" {
			column = -1
			continue
		}
		if rows++; !breaksAt(line, column) {
			ts.Fatalf("no column begins at cell %d of %q", column, line)
		}
	}
	if rows == 0 {
		ts.Fatalf("%s has no table with a column %s", args[0], args[1])
	}
}

func width(s string) (n int) {
	for _, r := range s {
		n++
		if r >= 0x2e80 && r <= 0x9fff || r >= 0xff00 && r <= 0xff60 || r >= 0x3000 && r <= 0x30ff {
			n++
		}
	}
	return n
}

// breaksAt tells whether two blanks stand before the cell, or the line ended before it.
func breaksAt(line string, cell int) bool {
	at := 0
	for i, r := range line {
		if at == cell {
			return strings.HasSuffix(line[:i], "  ")
		}
		at += width(string(r))
	}
	return at < cell
}
