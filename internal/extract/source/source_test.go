package source_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policygraph/internal/extract/source"
)

func zipped(t *testing.T, names ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := w.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// utf16le writes a text of the basic plane.
func utf16le(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return b
}

func TestFormatsAreToldByContent(t *testing.T) {
	for _, c := range []struct {
		claim string
		bytes []byte
		want  source.Format
	}{
		{"UTF-8", []byte("一、总则"), source.Text},
		{"with a byte order mark", []byte("\xef\xbb\xbf一、总则"), source.Text},
		{"CSV", []byte("省,年\n某省,2026\n"), source.Text},
		{"a page", []byte("\n<!DOCTYPE html><html><body>一</body></html>"), source.HTML},
		{"a page after a comment", []byte("<!-- x --><html></html>"), source.HTML},
		{"a piece of a page as crawlers keep it", []byte("<tbody>\n <tr><td id=\"UCAP-CONTENT\"><p>一、总则</p></td></tr></tbody>"), source.HTML},
		{"a page in UTF-16", utf16le("<html><body>一、总则</body></html>"), source.HTML},
		{"a page in GBK", []byte("<html><body>\xd2\xbb\xa1\xa2\xd7\xdc\xd4\xf2</body></html>"), source.HTML},
		{"a text that begins with an angle bracket is no page", []byte("<中国制造>行动计划"), source.Text},
		{"a text that begins with a mark like a tag is none", []byte("<pending> 一、总则"), source.Text},
		{"PDF", []byte("%PDF-1.7\n\x00\x01"), source.PDF},
		{"old Word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"), source.OLE},
		{"Word", zipped(t, "[Content_Types].xml", "word/document.xml"), source.DOCX},
		{"Excel", zipped(t, "xl/workbook.xml"), source.XLSX},
		{"OFD", zipped(t, "OFD.xml"), source.OFD},
		{"another archive", zipped(t, "a.txt"), source.ZIP},
		{"an archive with a Word document that is not packed", stored(t, "方案.docx", zipped(t, "[Content_Types].xml", "word/document.xml")), source.ZIP},
		{"half a Word document", zipped(t, "[Content_Types].xml", "word/document.xml")[:120], source.DOCX},
		{"an OpenDocument text", stored(t, "mimetype", []byte("application/vnd.oasis.opendocument.text")), source.ODF},
		{"a presentation", zipped(t, "[Content_Types].xml", "ppt/presentation.xml"), source.PPTX},
		{"PNG", []byte("\x89PNG\r\n\x1a\n\x00"), source.Image},
		{"WebP", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), source.Image},
		{"a web archive", []byte("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"), source.MHTML},
		{"RTF", []byte(`{\rtf1 x}`), source.RTF},
	} {
		s, err := source.New("x", c.bytes)
		if err != nil || s.Format != c.want {
			t.Errorf("%s: %q, %v; want %q", c.claim, s.Format, err, c.want)
		}
		if s.Digest == "" || s.URI != "x" {
			t.Errorf("%s: digest %q, URI %q", c.claim, s.Digest, s.URI)
		}
	}
}

// stored is an archive that holds one member as it is.
func stored(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	m, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))})
	if err == nil {
		_, err = m.Write(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRefusalsSayWhyAndWhatToDo(t *testing.T) {
	for _, c := range []struct {
		claim string
		bytes []byte
		code  source.Code
		says  string
	}{
		{"nothing", nil, source.Empty, "no text"},
		{"blanks only", []byte("\xef\xbb\xbf \n\t"), source.Empty, "no text"},
		{"a broken byte in a short text", []byte("总体要求\n总体\xff要"), source.NotText, "character 3 of line 2 is no text in UTF-8, nor are 0 more of its 9 characters"},
		{"noise", bytes.Repeat([]byte("\xc8\x81\xff\x90\xa0\x84\xd1\xfe"), 50), source.NotText, "charset that is not known"},
		{"another script", bytes.Repeat([]byte("\xcf\xf0\xe8\xe2\xe5\xf2\x20\xec\xe8\xf0\x20"), 40), source.NotText, "convert the file to UTF-8"},
		{"zeros among text", bytes.Repeat([]byte("ab\x00"), 40), source.Binary, "binary data"},
		{"data", []byte("\x7fELF\x02\x01\x01\x00\x00\xff"), source.Binary, "binary data"},
		{"too large", make([]byte, source.MaxBytes+1), source.TooLarge, "split it"},
	} {
		_, err := source.New("plan.txt", c.bytes)
		var e *source.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a *source.Error", c.claim, err)
			continue
		}
		if e.Code != c.code || e.URI != "plan.txt" || !strings.Contains(e.Message, c.says) || !strings.Contains(e.Error(), "plan.txt") {
			t.Errorf("%s: %s %q; want %s and %q", c.claim, e.Code, e.Message, c.code, c.says)
		}
	}
}

func TestUnsupportedFormatsAreNamed(t *testing.T) {
	for _, f := range []source.Format{source.HTML, source.PDF, source.DOCX, source.XLSX, source.OFD, source.ZIP, source.OLE, source.RTF, source.Image, source.ODF, source.PPTX, "NEW"} {
		e := source.Unsupported(source.Source{URI: "x", Format: f})
		if e.Code != source.UnsupportedFormat || !strings.HasPrefix(e.Message, "the file is ") || strings.Contains(e.Message, "is ,") {
			t.Errorf("%s: %s %q", f, e.Code, e.Message)
		}
	}
}

func TestWalkFSIsSortedAndSkipsWhatIsHidden(t *testing.T) {
	fsys := fstest.MapFS{
		"b.txt": {Data: []byte("乙")}, "a/z.md": {Data: []byte("甲")}, ".git/x.txt": {Data: []byte("x")}, ".x.txt": {Data: []byte("x")},
		"run.sh": {Data: []byte("x")}, "empty.txt": {Data: nil},
	}
	var got []string
	for s, err := range source.WalkFS(context.Background(), fsys, "plans") {
		if err != nil {
			var e *source.Error
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			got = append(got, e.URI+" "+string(e.Code))
			continue
		}
		got = append(got, s.URI)
	}
	if want := []string{"plans/a/z.md", "plans/b.txt", "plans/empty.txt EMPTY"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"plan.txt": "一、总则", "data": "二、任务", "sub/none.sh": "x"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	codes := func(roots ...string) (got []string) {
		for s, err := range source.Walk(context.Background(), roots...) {
			var e *source.Error
			switch {
			case errors.As(err, &e):
				got = append(got, string(e.Code))
			case err != nil:
				got = append(got, err.Error())
			default:
				got = append(got, filepath.Base(s.URI))
			}
		}
		return got
	}
	for _, c := range []struct {
		claim string
		roots []string
		want  []string
	}{
		{"a directory gives files with known extensions, and Chinese texts without one", []string{dir}, []string{"data", "plan.txt"}},
		{"a file named itself is read whatever it is called, and once", []string{filepath.Join(dir, "data"), filepath.Join(dir, "data")}, []string{"data"}},
		{"a missing file is an error and the others go on", []string{filepath.Join(dir, "no.txt"), filepath.Join(dir, "plan.txt")}, []string{"NOT_FOUND", "plan.txt"}},
		{"a directory without files is an error", []string{filepath.Join(dir, "sub")}, []string{"NO_FILES"}},
	} {
		if got := codes(c.roots...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range source.Walk(ctx, dir) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled walk: %v", err)
		}
	}
	for range source.Walk(context.Background(), dir, dir) {
		break // a consumer may stop at any file
	}
}
