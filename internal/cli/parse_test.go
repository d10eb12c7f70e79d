package cli

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
	"policygraph/internal/sandbox"
)

// TestMain lets the test binary be the program's parser, which some pages have do to itself what they say.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == parseWorker {
		r := reader.New(reader.Options{})
		_ = sandbox.Work(sandbox.Limits{}, func(ctx context.Context, src source.Source) (document.Body, error) { // its parent learns of an error
			return hostilePage(ctx, r, src)
		})
		return
	}
	os.Exit(m.Run())
}

// kept keeps loops from being for nothing.
var kept struct{ n int }

func hostilePage(ctx context.Context, r *reader.Reader, src source.Source) (document.Body, error) {
	word := strings.TrimSuffix(strings.TrimPrefix(string(src.Bytes), "<html><body>"), "\n")
	switch word {
	case "allocate":
		for held := [][]byte{}; ; {
			held = append(held, make([]byte, 1<<20))
			for i := range held[len(held)-1] {
				held[len(held)-1][i] = 1
			}
		}
	case "spin":
		for n := 0; ; n++ {
			kept.n = n
		}
	case "sleep":
		time.Sleep(time.Hour)
	case "exit":
		os.Exit(7)
	case "panic":
		panic("out of range")
	case "empty":
		return document.Body{}, nil
	}
	return r.Read(ctx, src)
}

func TestDocumentsThatKillTheirParserFailAloneInABatch(t *testing.T) {
	dir := t.TempDir()
	const good = "乙市水利工程实施方案\n一、重点任务\n1. 加固大坝。（市水利局牵头）"
	want := map[string]string{"a.html": "PARSER_KILLED", "b.html": "PARSER_KILLED", "c.html": "PARSER_TIMEOUT", "d.html": "NO_TEXT", "y.html": "", "z.txt": ""}
	for name, content := range map[string]string{
		"a.html": "<html><body>exit", "b.html": "<html><body>panic", "c.html": "<html><body>sleep", "d.html": "<html><body>empty",
		"e.html": "<html><body>spin", "f.html": "<html><body>allocate", "y.html": "<html><body><p>" + strings.ReplaceAll(good, "\n", "</p><p>"), "z.txt": good,
	} {
		if runtime.GOOS == "linux" { // where limits are kept from outside
			want["e.html"], want["f.html"] = "PARSER_TIMEOUT", "PARSER_MEMORY"
		} else if name == "e.html" || name == "f.html" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, errs, status := runMain(t, map[string]string{"POLICYGRAPH_PARSE_CPU": "1s"}, "extract", dir, "--json", "--parse-timeout", "3s", "--parse-memory", "192MiB")
	got := map[string]string{}
	for line := range strings.Lines(out) {
		var r struct {
			File  string
			Tasks []any
			Error *ingest.Failure
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		code := ""
		if r.Error != nil {
			code = r.Error.Code
		} else if len(r.Tasks) != 1 {
			t.Errorf("%s: %d tasks, want 1", r.File, len(r.Tasks))
		}
		got[filepath.Base(r.File)] = code
	}
	if status != 1 || errs != "" || len(got) != len(want) {
		t.Errorf("status %d, stderr %q, %d files; want 1, nothing, %d", status, errs, len(got), len(want))
	}
	for name, code := range want {
		if got[name] != code {
			t.Errorf("%s: %q, want %q", name, got[name], code)
		}
	}
}

func TestOCRNeedsTesseract(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, errs, status := runMain(t, nil, "extract", "scan.pdf", "--ocr")
	if status != 2 || !strings.Contains(errs, "install tesseract") {
		t.Errorf("status %d, %q; want 2 and what to install", status, errs)
	}
}

func TestSizesAreReadAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]byteSize{"512MiB": 512 << 20, "1g": 1 << 30, " 64 m ": 64 << 20, "1048576": 1 << 20, "7B": 7} {
		var got byteSize
		if err := got.Set(s); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", s, got, err, want)
		}
	}
	for _, s := range []string{"", "much", "-1G", "0", "99999999999G", "1.5G"} {
		var got byteSize
		if err := got.Set(s); err == nil {
			t.Errorf("%q is taken for %d", s, got)
		}
	}
	for b, want := range map[byteSize]string{1 << 30: "1GiB", 3 << 29: "1536MiB", 1000: "1000"} {
		if got := b.String(); got != want {
			t.Errorf("%d is written %q, want %q", int64(b), got, want)
		}
	}
}

func TestPaceTellsRateAndRemainingTime(t *testing.T) {
	now := time.Unix(0, 0)
	p := &pace{now: func() time.Time { return now }}
	if p.rate() != "" || p.count() != "0 files " {
		t.Errorf("before the first file: %q, %q", p.rate(), p.count())
	}
	for range 100 { // unchanged ones, at once
		p.step("a.txt")
	}
	p.total(300)
	for range 60 { // then one a second
		now = now.Add(time.Second)
		p.step("b.txt")
	}
	if got, want := p.rate(), " 1.0 files/s, 2m20s left"; got != want {
		t.Errorf("rate %q, want %q: what went by at once is long ago", got, want)
	}
	if got := p.count(); got != "160/300 files " {
		t.Errorf("count %q", got)
	}
	if _, total := p.step("c.txt"); total != 300 {
		t.Errorf("total %d, want 300", total)
	}
	if got := p.total(10); got != 161 {
		t.Errorf("a total of fewer files than are done: %d, want 161", got)
	}
}

func TestFilesOfADiffAreMatchedByNameElseByTheirLastPart(t *testing.T) {
	c := &comparison{met: map[string]bool{}, old: map[string]oldReading{"old/a.txt": {}, "old/b.txt": {}, "other/b.txt": {}}}
	for file, want := range map[string]bool{"new/a.txt": true, "other/b.txt": true, "new/b.txt": false, "c.txt": false} {
		if _, got := c.earlier(file); got != want {
			t.Errorf("%s: found %v, want %v", file, got, want)
		}
	}
	if left := c.left(); len(left) != 1 || left[0] != "old/b.txt" {
		t.Errorf("left %v, want old/b.txt", left)
	}
	if _, err := readComparison(filepath.Join(t.TempDir(), "none.jsonl")); !errors.Is(err, errUsage) {
		t.Errorf("%v, want an error of usage", err)
	}
}
