package reader_test

import (
	"errors"
	"testing"

	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/source"
)

func TestReadDispatchesOnFormat(t *testing.T) {
	plain, err := source.New("plan.txt", []byte("一、总则\n坚持统筹。"))
	if err != nil {
		t.Fatal(err)
	}
	if body, err := reader.Read(plain); err != nil || len(body.Blocks) != 2 {
		t.Errorf("text: %d blocks, %v; want 2", len(body.Blocks), err)
	}
	pdf, err := source.New("plan.pdf", []byte("%PDF-1.4"))
	if err != nil {
		t.Fatal(err)
	}
	var e *source.Error
	if _, err := reader.Read(pdf); !errors.As(err, &e) || e.Code != source.UnsupportedFormat || e.URI != "plan.pdf" {
		t.Errorf("PDF: %v, want UNSUPPORTED_FORMAT", err)
	}
}
