package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// mixedFiles is how many files the folder of mixed files has: `go test ./cmd/policygraph -mixed 1000`, or `make test-long`.
var mixedFiles = flag.Int("mixed", 150, "how many files of mixed formats a folder has that is ingested")

// mixedFolder makes a folder of documents of every format, those that lie beside the readers over and over, each a little different, and
// among them files that cannot be read; what should become of each it writes down: `mixed folder expected.json`.
func mixedFolder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mixed folder expected")
	}
	root := ts.Getenv("SAMPLES")
	good := map[string][]byte{}
	ts.Check(filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		slashed := filepath.ToSlash(name)
		if err != nil || entry.IsDir() || path.Base(path.Dir(slashed)) != "testdata" || strings.Contains(slashed, "encrypted") || strings.Contains(slashed, "mute") {
			return err
		}
		switch filepath.Ext(name) {
		case ".txt", ".csv", ".html", ".docx", ".doc", ".pdf", ".xlsx", ".ofd":
			good[slashed], err = os.ReadFile(name)
		}
		return err
	}))
	sample := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		ts.Check(err)
		return b
	}
	half := func(b []byte) []byte { return b[:len(b)/2] }
	bad := []struct {
		name  string
		bytes []byte
		code  string
	}{
		{"blank.txt", []byte(" \r\n"), "EMPTY"},
		{"half.docx", half(sample("docx/testdata/npm-plan.docx")), "DAMAGED"},
		{"half.xlsx", half(sample("xlsx/testdata/gnumeric.xlsx")), "DAMAGED"},
		{"half.ofd", half(sample("ofd/testdata/other.ofd")), "DAMAGED"},
		{"beginning.doc", sample("doc/testdata/poi-plan.doc")[:600], "DAMAGED"},
		{"torn.pdf", []byte("%PDF-1.7\nnothing"), "DAMAGED"},
		{"locked.pdf", sample("pdf/testdata/libreoffice-encrypted.pdf"), "ENCRYPTED"},
		{"mute.pdf", sample("pdf/testdata/ghostscript-mute.pdf"), "NEEDS_OCR"},
		{"memo.rtf", []byte(`{\rtf1\ansi plan}`), "UNSUPPORTED_FORMAT"},
		{"photo.pdf", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "UNSUPPORTED_FORMAT"},
		{"data.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\xff\x00\x01"), "BINARY"},
		{"script.html", []byte("<html><body><script>show()</script></body></html>"), "NO_TEXT"},
		{"half.zip", []byte("PK\x03\x04half"), "ARCHIVE"},
	}
	expected := map[string]string{} // file to code, "" for one that is read
	names := slices.Sorted(maps.Keys(good))
	for i := range *mixedFiles {
		folder := path.Join(args[0], strconv.Itoa(i%7), strconv.Itoa(i%3))
		ts.Check(os.MkdirAll(ts.MkAbs(folder), 0o755))
		name, b, code := "", []byte(nil), ""
		switch {
		case i%6 == 5:
			c := bad[i/6%len(bad)]
			name, b, code = c.name, c.bytes, c.code
		default:
			from := names[i%len(names)]
			name, b = path.Base(from), marked(ts, from, good[from], i)
		}
		file := path.Join(folder, fmt.Sprintf("%d-%s", i, name))
		ts.Check(os.WriteFile(ts.MkAbs(file), b, 0o644))
		expected[file] = code
	}
	b, err := json.Marshal(expected)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o644))
}

// marked is a copy of a document that differs from others in nothing that is read.
func marked(ts *testscript.TestScript, name string, b []byte, n int) []byte {
	switch path.Ext(name) {
	case ".docx", ".xlsx", ".ofd":
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		ts.Check(err)
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, f := range z.File {
			ts.Check(w.Copy(f))
		}
		ts.Check(w.SetComment(strconv.Itoa(n)))
		ts.Check(w.Close())
		return out.Bytes()
	case ".html":
		return fmt.Appendf(bytes.Clone(b), "<!-- %d -->", n)
	case ".pdf":
		return fmt.Appendf(bytes.Clone(b), "\n%% %d\n", n)
	case ".doc":
		return append(bytes.Clone(b), fmt.Appendf(make([]byte, 0, 512), "%512d", n)...)
	}
	return append(bytes.Clone(b), bytes.Repeat([]byte("\n"), n+1)...)
}

// truthful checks that a report tells of each file what became of it, and that its sums are those of its files: `truthful report expected
// NEW`, where NEW is the outcome of the files that can be read.
func truthful(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: truthful report expected outcome")
	}
	var expected map[string]string
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &expected))
	var report struct {
		Files []struct {
			File, Outcome, KnownAs, Format string
			Error                          *struct{ Code, Message string }
		}
		Nanoseconds time.Duration
		Outcomes    map[string]int
		Formats     []struct {
			Files    int
			Outcomes map[string]int
		}
		Failures []struct {
			Code  string
			Files int
		}
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &report))

	outcomes, failures := map[string]int{}, map[string]int{}
	for _, f := range report.Files {
		code := ""
		if f.Error != nil {
			if code = f.Error.Code; f.Error.Message == "" {
				ts.Fatalf("%s: %s, and not why", f.File, code)
			}
			failures[code]++
		}
		outcomes[f.Outcome]++
		want, known := expected[f.File]
		switch {
		case !known:
			ts.Fatalf("%s is told twice, or is no file of the folder", f.File)
		case code != want:
			ts.Fatalf("%s ended with %q, want %q", f.File, code, want)
		case want == "" && f.Outcome != args[2] || want != "" && f.Outcome != "FAILED":
			ts.Fatalf("%s (%q) is %s", f.File, want, f.Outcome)
		}
		delete(expected, f.File)
	}
	if len(expected) > 0 {
		ts.Fatalf("the report does not tell of %v", slices.Sorted(maps.Keys(expected)))
	}
	said, formats, files := map[string]int{}, map[string]int{}, 0
	for _, f := range report.Failures {
		said[f.Code] = f.Files
	}
	for _, f := range report.Formats {
		files += f.Files
		for o, n := range f.Outcomes {
			formats[o] += n
		}
	}
	for o, n := range report.Outcomes {
		if outcomes[o] != n {
			ts.Fatalf("%d files are %s, the report says %d", outcomes[o], o, n)
		}
	}
	if files != len(report.Files) || !maps.Equal(said, failures) || !maps.Equal(formats, outcomes) {
		ts.Fatalf("sums: %d files of %d by format; failures %v, want %v; outcomes by format %v, want %v", files, len(report.Files), said, failures, formats, outcomes)
	}
	ts.Logf("%d files in %s, %.0f a second: %v, failures %v", files, report.Nanoseconds.Round(time.Millisecond), float64(files)/report.Nanoseconds.Seconds(), outcomes, failures)
}
