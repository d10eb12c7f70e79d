package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAPartOfAFileSystemIsReadAsWalkDoes(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"戊.txt", "己.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte("修建水厂" + name))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"甲/乙.txt": {Data: []byte("修桥")}, "甲/丙/丁.txt": {Data: []byte("通路")}, "甲/包.zip": {Data: packed.Bytes()}, "甲/.hidden.txt": {Data: []byte("藏")},
		"外.txt": {Data: []byte("在外")}, "空/程序.exe": {Data: []byte("MZ\x00")},
	}
	for name, want := range map[string]struct {
		files string
		count int
	}{
		"甲":       {"计划/甲/丙/丁.txt; 计划/甲/乙.txt; 计划/甲/包.zip/戊.txt; 计划/甲/包.zip/己.txt", 4},
		"甲/乙.txt": {"计划/甲/乙.txt", 1},
		"甲/包.zip": {"计划/甲/包.zip/戊.txt; 计划/甲/包.zip/己.txt", 2},
		"空":       {"计划/空 NO_FILES", 1},
	} {
		var got []string
		for src, err := range At(t.Context(), fsys, name, "计划") {
			uri := src.URI
			var e *Error
			if errors.As(err, &e) {
				uri = e.URI + " " + string(e.Code)
			}
			got = append(got, uri)
		}
		if list := strings.Join(got, "; "); list != want.files {
			t.Errorf("files at %s:\n got %s\nwant %s", name, list, want.files)
		}
		if n, err := CountAt(t.Context(), fsys, name); n != want.count || err != nil {
			t.Errorf("count at %s: got %d, %v; want %d", name, n, err, want.count)
		}
	}
	if _, err := CountAt(t.Context(), fsys, "没有"); err == nil {
		t.Error("counted what is not there")
	}
}
