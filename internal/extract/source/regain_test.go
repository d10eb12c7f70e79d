package source

import (
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestAFileIsRegainedFromItsTextWhereTheDigestProvesIt(t *testing.T) {
	const plan = "某市供水行动计划\r\n一、总体要求\r\n到2026年新增水厂三座，由市水利局牵头。\r\n"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(plan)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plan)
	if err != nil {
		t.Fatal(err)
	}
	for claim, file := range map[string]string{"UTF-8": plan, "UTF-8 with a mark": "\ufeff" + plan, "GBK": gbk, "UTF-16": wide} {
		t.Run(claim, func(t *testing.T) {
			first, err := New("计划.txt", []byte(file))
			if err != nil {
				t.Fatal(err)
			}
			got, ok := Regain(first.URI, first.Decoded(), first.Digest)
			if !ok || string(got.Bytes) != file || got.Digest != first.Digest || got.Format != Text {
				t.Errorf("regain %q in %s (read as %s): ok %v, %d bytes of %d, format %s", plan, claim, first.Charset, ok, len(got.Bytes), len(file), got.Format)
			}
			if _, ok := Regain(first.URI, first.Decoded()+"。", first.Digest); ok {
				t.Error("regained a file from another text")
			}
		})
	}
}
