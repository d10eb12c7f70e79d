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
	rtf, err := source.New("plan.rtf", []byte(`{\rtf1 x}`))
	if err != nil {
		t.Fatal(err)
	}
	var e *source.Error
	if _, err := reader.Read(rtf); !errors.As(err, &e) || e.Code != source.UnsupportedFormat || e.URI != "plan.rtf" {
		t.Errorf("RTF: %v, want UNSUPPORTED_FORMAT", err)
	}
}
