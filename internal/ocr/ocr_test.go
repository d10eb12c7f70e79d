package ocr

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTidy(t *testing.T) {
	for _, c := range []struct{ claim, said, want string }{
		{"blanks between ideographs go", "修 建 环 湖 公 路 。\n", "修建环湖公路。"},
		{"those between words stay", "Wi Fi 覆 盖 率\n", "Wi Fi覆盖率"},
		{"lines stay lines, a form feed goes", "甲 局\n乙 局\n\f", "甲局\n乙局"},
		{"several blanks in a row go", "甲 局   乙 局", "甲局乙局"},
	} {
		if got := tidy(c.said); got != c.want {
			t.Errorf("%s: tidy(%q) = %q, want %q", c.claim, c.said, got, c.want)
		}
	}
}

// script writes a program that stands in for tesseract.
func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tesseract")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n[ \"$1\" = --list-langs ] && { echo 'List of available languages (2):'; echo chi_sim; echo eng; exit 0; }\n"+body), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTesseract(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct{ claim, body, want, wantErr string }{
		{"what the program says is the text, the image its input", `cat; echo ' 局'`, "image局", ""},
		{"its complaint is told", `echo 'Image too small' >&2; exit 1`, "", "Image too small"},
		{"a program that hangs is ended", `exec sleep 60`, "", "more than"},
	} {
		recognise, err := Tesseract(ctx, Options{Program: script(t, c.body), Timeout: time.Second})
		if err != nil {
			t.Fatal(err)
		}
		got, err := recognise(ctx, []byte("image"))
		if got != c.want || (err == nil) != (c.wantErr == "") || err != nil && !strings.Contains(err.Error(), c.wantErr) {
			t.Errorf("%s: %q, %v; want %q, %q", c.claim, got, err, c.want, c.wantErr)
		}
	}
}

func TestTesseractSaysWhatToInstall(t *testing.T) {
	ctx := context.Background()
	if _, err := Tesseract(ctx, Options{Program: filepath.Join(t.TempDir(), "none")}); err == nil || !strings.Contains(err.Error(), "tesseract-ocr-chi-sim") {
		t.Errorf("no program: %v, want advice to install it", err)
	}
	if _, err := Tesseract(ctx, Options{Program: script(t, ""), Language: "chi_tra"}); err == nil || !strings.Contains(err.Error(), "tesseract-ocr-chi-tra") {
		t.Errorf("no language: %v, want advice to install it", err)
	}
}

func TestCancelledRecognitionEnds(t *testing.T) {
	recognise, err := Tesseract(context.Background(), Options{Program: script(t, "exec sleep 60")})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := recognise(ctx, nil); err == nil || time.Since(began) > 10*time.Second {
		t.Errorf("after %s: %v, want an error at once", time.Since(began), err)
	}
}
