package source_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/simplifiedchinese"

	"policygraph/internal/extract/source"
)

// member is a file to be put into an archive.
type member struct {
	name string
	data []byte
	gbk  bool // write the name as Windows does in China
}

func archived(t *testing.T, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		if m.gbk {
			name, err := simplifiedchinese.GB18030.NewEncoder().String(m.name)
			if err != nil {
				t.Fatal(err)
			}
			h.Name, h.NonUTF8 = name, true
		}
		out, err := w.CreateHeader(h)
		if err == nil {
			_, err = out.Write(m.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// walked is what a walk over one file yields, in words.
func walked(t *testing.T, name string, b []byte) (got []string) {
	t.Helper()
	for s, err := range source.WalkFS(context.Background(), fstest.MapFS{name: {Data: b}}, "in") {
		var e *source.Error
		switch {
		case errors.As(err, &e):
			got = append(got, e.URI+" "+string(e.Code)+" "+e.Message)
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, s.URI+" "+s.Decoded())
		}
	}
	return got
}

func TestArchivesAreFoldersOfDocuments(t *testing.T) {
	b := archived(t, member{name: "计划/"}, member{name: "计划/甲.txt", data: []byte("修路")}, member{name: `乙\方案.md`, data: []byte("架桥"), gbk: true},
		member{name: "__MACOSX/._甲.txt", data: []byte("x")}, member{name: "~$甲.docx", data: []byte("x")}, member{name: "a.sh", data: []byte("echo 修路")},
		member{name: "附件", data: []byte("三、附件")})
	want := []string{"in/plans.zip/计划/甲.txt 修路", "in/plans.zip/乙/方案.md 架桥", "in/plans.zip/附件 三、附件"}
	if got := walked(t, "plans.zip", b); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// testdata/infozip.zip was made by `zip -r`, which marks its names as UTF-8, and python-gbk.zip by the zipfile module of Python, with names
// as Windows writes them in China.
func TestSampleArchives(t *testing.T) {
	for _, name := range []string{"infozip", "python-gbk"} {
		b, err := os.ReadFile(filepath.Join("testdata", name+".zip"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for s, err := range source.Unpacked(t.Context(), "计划.zip", b) {
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(s.Decoded(), "\n")
			got = append(got, s.URI+" "+first)
		}
		slices.Sort(got)
		want := []string{"计划.zip/计划/供水方案.txt 甲市供水实施方案", "计划.zip/计划/分工表.csv 任务,牵头单位", "计划.zip/计划/排水方案.md # 乙市排水工作方案"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got  %q\nwant %q", name, got, want)
		}
	}
}

func TestArchivesThatWouldHurtAreRefused(t *testing.T) {
	zeros := make([]byte, 60<<20)
	many := make([]member, 4001)
	for i := range many {
		many[i] = member{name: strings.Repeat("a", i%7+1) + ".txt", data: []byte("修路")}
	}
	good := member{name: "good.txt", data: []byte("修路")}
	inner := archived(t, good)
	locked := archived(t, good)
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} { // set the bit that says "encrypted" in both headers
		at := bytes.Index(locked, []byte(sign)) + 6
		if sign == "PK\x01\x02" {
			at += 2
		}
		locked[at] |= 1
	}
	for _, c := range []struct {
		claim string
		bytes []byte
		says  []string
	}{
		{"a bomb", archived(t, member{name: "zeros.txt", data: zeros}, good), []string{"in/a.zip ARCHIVE the archive inflates beyond measure"}},
		{"too many files", archived(t, many...), []string{"in/a.zip ARCHIVE the archive holds 4001 files"}},
		{"an archive in it", archived(t, member{name: "b.zip", data: inner}, good), []string{"in/a.zip/b.zip ARCHIVE an archive within", "in/a.zip/good.txt 修路"}},
		{"a name that climbs out", archived(t, member{name: "../../etc/x.txt", data: []byte("x")}, good), []string{"in/a.zip ARCHIVE a file in the archive wants to lie outside", "in/a.zip/good.txt 修路"}},
		{"an absolute name", archived(t, member{name: "/etc/x.txt", data: []byte("x")}, good), []string{"in/a.zip ARCHIVE a file in the archive wants", "in/a.zip/good.txt 修路"}},
		{"a drive", archived(t, member{name: `C:\x.txt`, data: []byte("x")}, good), []string{"in/a.zip ARCHIVE a file in the archive wants", "in/a.zip/good.txt 修路"}},
		{"a password", locked, []string{"in/a.zip/good.txt ARCHIVE the file is encrypted"}},
		{"no document", archived(t, member{name: "run.sh", data: []byte("x")}), []string{"in/a.zip ARCHIVE the archive holds no document"}},
		{"half an archive", archived(t, good)[:60], []string{"in/a.zip ARCHIVE the archive is damaged"}},
	} {
		got := walked(t, "a.zip", c.bytes)
		if len(got) != len(c.says) {
			t.Errorf("%s: got %q, want %d", c.claim, got, len(c.says))
			continue
		}
		for i, say := range c.says {
			if !strings.HasPrefix(got[i], say) {
				t.Errorf("%s: got %q, want %q", c.claim, got[i], say)
			}
		}
	}
}

func TestWalkTakesEveryFormatThatPeopleSend(t *testing.T) {
	fsys := fstest.MapFS{"notes.json": {Data: []byte("{}")}, "a.epub": {Data: archived(t, member{name: "mimetype", data: []byte("application/epub+zip")})}}
	var want []string
	for _, ext := range strings.Fields(".csv .doc .docm .docx .dot .dotm .dotx .dps .et .htm .html .markdown .md .mht .ods .odt .ofd .pdf .ppt .pptx .rtf .shtml .tab .tsv .txt .wps .xhtml .xls .xlsb .xlsm .xlsx") {
		fsys["a"+ext] = &fstest.MapFile{Data: []byte("修路" + ext)}
		want = append(want, "in/a"+ext)
	}
	var got []string
	for s, err := range source.WalkFS(t.Context(), fsys, "in") {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s.URI)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWalkPicksDocumentsByNameElseByContent(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a.txt": "修路", "plan": "二、任务", "1.总体要求": "一、要求", "download.aspx": "%PDF-1.4 x", "page.php": "<html><body>修路</body></html>",
		"run.sh": "echo 修路", "LICENSE": "do what you want", "photo": "\x89PNG\r\n\x1a\n", "~$a.docx": "x", ".~a.docx": "x", "Thumbs.db": "x",
		"a.docx.crdownload": "PK\x03\x04word/", "sub/.DS_Store": "x", ".git/a.txt": "x",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for s, err := range source.Walk(t.Context(), dir) {
		if err != nil {
			t.Error(err)
			continue
		}
		got = append(got, filepath.Base(s.URI))
	}
	want := []string{"1.总体要求", "a.txt", "download.aspx", "page.php", "plan"}
	if !slices.Equal(got, want) {
		t.Errorf("walk: got %q, want %q", got, want)
	}
	got = nil
	archive := filepath.Join(t.TempDir(), "a.zip")
	if err := os.WriteFile(archive, archived(t, member{name: "b.txt", data: []byte("x")}, member{name: "c.sh", data: []byte("x")}), 0o644); err != nil {
		t.Fatal(err)
	}
	for uri := range source.Names(t.Context(), dir, filepath.Join(dir, "nowhere"), filepath.Join(dir, "run.sh"), archive) {
		got = append(got, filepath.Base(uri))
	}
	if want := append(want, "run.sh", "b.txt"); !slices.Equal(got, want) {
		t.Errorf("names: got %q, want %q", got, want)
	}
}

func TestAFileInMemoryIsItselfOrWhatItHolds(t *testing.T) {
	for _, c := range []struct {
		claim, uri string
		bytes      []byte
		want       []string
	}{
		{"a document", "上传/甲.txt", []byte("修路"), []string{"上传/甲.txt 修路"}},
		{"an archive", "a.zip", archived(t, member{name: "甲.txt", data: []byte("修路")}, member{name: "乙.txt", data: []byte("架桥")}), []string{"a.zip/甲.txt 修路", "a.zip/乙.txt 架桥"}},
		{"nothing", "a.txt", nil, []string{"a.txt EMPTY"}},
		{"an archive of nothing", "a.zip", archived(t, member{name: "run.sh", data: []byte("x")}), []string{"a.zip ARCHIVE"}},
	} {
		var got []string
		for s, err := range source.Unpacked(t.Context(), c.uri, c.bytes) {
			var e *source.Error
			if errors.As(err, &e) {
				got = append(got, e.URI+" "+string(e.Code))
				continue
			}
			got = append(got, s.URI+" "+s.Decoded())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.claim, got, c.want)
		}
	}
}
