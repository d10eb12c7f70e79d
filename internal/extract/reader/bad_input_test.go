package reader_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/source"
)

// samples are the files of every format that lie beside the readers, by path.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	for _, pattern := range []string{"*/testdata/*", "../source/testdata/*"} {
		paths, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			if info, err := os.Stat(path); err != nil || info.IsDir() || slices.Contains([]string{".golden", ".fodt", ".zip"}, filepath.Ext(path)) {
				continue
			}
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			found[filepath.ToSlash(path)] = b
		}
	}
	return found
}

// reading is what became of a file: a body, or the code of why not. It fails the test where an error has no code or says nothing.
func reading(t *testing.T, r *reader.Reader, name string, b []byte) (document.Body, source.Code) {
	t.Helper()
	src, err := source.New(name, b)
	var body document.Body
	if err == nil {
		body, err = r.Read(context.Background(), src)
	}
	if err == nil {
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		return body, ""
	}
	var e *source.Error
	if !errors.As(err, &e) || e.Code == "" || len(e.Message) < 10 || e.URI != name {
		t.Errorf("%s: %v, want an error with a code, the name and what is wrong", name, err)
		return body, ""
	}
	return body, e.Code
}

func newReader(t *testing.T) *reader.Reader {
	t.Helper()
	r := reader.New(reader.Options{})
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// Formats of packed files have their directory at the end, so that one that was cut short cannot be opened; of the others what is left
// may be read.
func TestFilesThatEndEarlyAreToldOrReadAsFarAsTheyGo(t *testing.T) {
	r := newReader(t)
	for path, b := range samples(t) {
		if strings.Contains(path, "encrypted") || strings.Contains(path, "mute") {
			continue
		}
		if _, code := reading(t, r, path, b); code != "" {
			t.Errorf("%s, whole: %s", path, code)
		}
		for tenth := range 10 {
			_, code := reading(t, r, path, b[:len(b)*tenth/10])
			switch ext := filepath.Ext(path); {
			case tenth == 0 && code != source.Empty:
				t.Errorf("%s, nothing of it: %q, want EMPTY", path, code)
			case tenth > 0 && slices.Contains([]string{".docx", ".xlsx", ".ofd"}, ext) && code != source.Damaged:
				t.Errorf("%s, %d tenths of it: %q, want DAMAGED", path, tenth, code)
			case tenth > 0 && slices.Contains([]string{".txt", ".csv"}, ext) && code != "":
				t.Errorf("%s, %d tenths of it: %q, want what is left of the text", path, tenth, code)
			}
		}
	}
}

func TestWhatAFileIsItsBytesTellAndNotItsName(t *testing.T) {
	r := newReader(t)
	for path, b := range samples(t) {
		if filepath.Ext(path) == ".csv" || strings.HasSuffix(path, ".txt") {
			continue // of a text the name tells whether commas separate
		}
		want, code := reading(t, r, path, b)
		for _, name := range []string{"plan.pdf", "plan.doc", "plan.docx", "plan.txt", "plan.html", "plan"} {
			got, other := reading(t, r, name, b)
			if other != code || got.Text.String() != want.Text.String() {
				t.Errorf("%s called %s: %q, %d characters; want %q, %d", path, name, other, got.Text.Len(), code, want.Text.Len())
			}
		}
	}
}

func TestFilesUnderAPasswordSaySo(t *testing.T) {
	r := newReader(t)
	locked := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 512)...)
	for _, c := range "EncryptedPackage" {
		locked = append(locked, byte(c), 0)
	}
	pdf, err := os.ReadFile(filepath.Join("pdf", "testdata", "libreoffice-encrypted.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"plan.docx": locked, "plan.xlsx": locked, "plan.pdf": pdf} {
		if _, code := reading(t, r, name, b); code != source.Encrypted {
			t.Errorf("%s: %q, want ENCRYPTED", name, code)
		}
	}
}

// Of formats that are not read, an error tells what to save the file as.
func TestFormatsThatAreNotReadAreNamedWithTheWayOut(t *testing.T) {
	r := newReader(t)
	for name, c := range map[string]struct{ file, says string }{
		"plan.rtf":  {`{\rtf1\ansi plan}`, "save it as DOCX"},
		"plan.doc":  {`{\rtf1\ansi plan}`, "save it as DOCX"},
		"plan.odt":  {"PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text", "save it as DOCX"},
		"plan.pptx": {"PK\x03\x04" + strings.Repeat("\x00", 26) + "ppt/presentation.xml", "save it as PDF"},
		"plan.mht":  {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "save the page as HTML"},
		"plan.png":  {"\x89PNG\r\n\x1a\n\x00\x00", "recognise its text"},
	} {
		src, err := source.New(name, []byte(c.file))
		if err != nil {
			t.Fatal(err)
		}
		var e *source.Error
		if _, err := r.Read(t.Context(), src); !errors.As(err, &e) || e.Code != source.UnsupportedFormat || !strings.Contains(e.Message, c.says) {
			t.Errorf("%s: %v, want UNSUPPORTED_FORMAT and %q", name, err, c.says)
		}
	}
}

// A page says in which charset it is; its bytes are believed.
func TestCharsetsThatAPageNamesWronglyAreSeenThrough(t *testing.T) {
	r := newReader(t)
	gbk, err := os.ReadFile(filepath.Join("html", "testdata", "layout-gbk.html"))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := reading(t, r, "page.html", gbk)
	if !strings.Contains(string(gbk), "charset=utf-8") {
		t.Fatal("the sample names no charset")
	}
	for _, label := range []string{"gb2312", "iso-8859-1", "big5", "no-such-charset"} {
		got, code := reading(t, r, "page.html", []byte(strings.ReplaceAll(string(gbk), "charset=utf-8", "charset="+label)))
		if code != "" || got.Text.String() != want.Text.String() {
			t.Errorf("a page in GBK that says %s: %q, %.40q; want %.40q", label, code, got.Text.String(), want.Text.String())
		}
	}
}
