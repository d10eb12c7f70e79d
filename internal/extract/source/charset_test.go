package source_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"policygraph/internal/extract/source"
)

const (
	plan  = "一、总体要求\n坚持统筹发展，加快建设现代化产业体系，提高公共服务水平。（市交通运输局牵头）\n二、主要任务\n1.修建环湖公路。推动沿线村镇联网，完善安全设施。\n"
	yilan = "一、總體要求\n推動產業發展，加強公共服務建設，提高行政機關的工作效率與服務品質。\n"
)

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// mangled is a text as saved after its bytes in one charset were read in another.
func mangled(t testing.TB, s string, written, read encoding.Encoding) string {
	t.Helper()
	b := []byte(s)
	if written != nil {
		b = encoded(t, written, s)
	}
	wrong, err := read.NewDecoder().Bytes(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(wrong)
}

func TestTextIsReadInTheCharsetThatItIsWrittenIn(t *testing.T) {
	page := func(label, body string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + label + `"></head><body><p>` + body + `</p></body></html>`
	}
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	gb := simplifiedchinese.GB18030
	for _, c := range []struct {
		claim   string
		bytes   []byte
		charset source.Charset
		want    string
		repairs string
	}{
		{"UTF-8", []byte(plan), source.UTF8, plan, ""},
		{"UTF-8 with a mark", []byte("\xef\xbb\xbf" + plan), source.UTF8, plan, ""},
		{"UTF-16 with a mark, little end first", append([]byte("\xff\xfe"), encoded(t, little, plan)...), source.UTF16LE, plan, ""},
		{"UTF-16 with a mark, big end first", append([]byte("\xfe\xff"), encoded(t, big, plan)...), source.UTF16BE, plan, ""},
		{"UTF-16 without a mark, little end first", encoded(t, little, plan), source.UTF16LE, plan, ""},
		{"UTF-16 without a mark, big end first", encoded(t, big, plan), source.UTF16BE, plan, ""},
		{"UTF-16 without a mark or line ends", encoded(t, little, strings.ReplaceAll(plan, "\n", "。")), source.UTF16LE, strings.ReplaceAll(plan, "\n", "。"), ""},
		{"GB18030", encoded(t, gb, plan), source.GB18030, plan, ""},
		{"GB18030 with a character of four bytes", encoded(t, gb, "㐇湖镇"+plan), source.GB18030, "㐇湖镇" + plan, ""},
		{"a few characters in GB2312", []byte("\xcb\xae\xc0\xfb\xbe\xd6"), source.GB18030, "水利局", ""},
		{"Big5", encoded(t, traditionalchinese.Big5, strings.Repeat(yilan, 3)), source.Big5, strings.Repeat(yilan, 3), ""},
		{"a page in GBK that says so", encoded(t, gb, page("gb2312", plan)), source.GB18030, page("gb2312", plan), ""},
		{"a page in GBK that says UTF-8", encoded(t, gb, page("utf-8", plan)), source.GB18030, page("utf-8", plan), "charset.mislabelled"},
		{"a page in UTF-8 that says GBK", []byte(page("GBK", plan)), source.UTF8, page("GBK", plan), "charset.mislabelled"},
		{"XML in GBK that says UTF-8", encoded(t, gb, `<?xml version="1.0" encoding="utf-8"?><html>`+plan), source.GB18030, `<?xml version="1.0" encoding="utf-8"?><html>` + plan, "charset.mislabelled"},
		{"English that says GBK", []byte(page("gbk", "plan")), source.UTF8, page("gbk", "plan"), ""},
		{"UTF-7 is not decoded", []byte("+TgA-, plan"), source.UTF8, "+TgA-, plan", ""},
		{"a line of GBK in a page of UTF-8", slices.Concat([]byte(plan), encoded(t, gb, "三、组织实施\n"), []byte(plan)), source.UTF8, plan + "三、组织实施\n" + plan, "charset.mixed"},
		{"a line of UTF-8 in a page of GBK", slices.Concat(encoded(t, gb, plan), []byte("三、组织实施\n"), encoded(t, gb, plan)), source.GB18030, plan + "三、组织实施\n" + plan, "charset.mixed"},
		{"a file cut off amid a character", []byte(plan + plan[:2]), source.UTF8, plan + "\ufffd", "charset.replaced"},
		{"a broken byte in GBK", slices.Concat(encoded(t, gb, plan), []byte("\xff\n")), source.GB18030, plan + "\ufffd\n", "charset.replaced"},
		{"half a pair of surrogates", append(encoded(t, little, plan), 0x00, 0xd8, 0x0a, 0x00), source.UTF16LE, plan + "\ufffd\n", "charset.replaced"},
		{"half a pair of surrogates in UTF-8", []byte(plan + "\xed\xa0\x80"), source.UTF8, plan + "\ufffd", "charset.replaced"},
		{"a zero", []byte(plan + "\x00" + plan), source.UTF8, plan + "\ufffd" + plan, "charset.replaced"},
		{"marks of direction and byte order", []byte("\u202e市水\ufeff利局\u202c\u2066牵\u200b头\u00ad" + plan), source.UTF8, "市水利局牵头" + plan, "charset.invisible"},
		{"accents apart from their letters", []byte("Re\u0301union " + plan), source.UTF8, "R\u00e9union " + plan, "charset.normalized"},
		{"UTF-8 read as GBK", []byte(mangled(t, "一、总体要求\n推进产业发展\n提高服务水平\n", nil, simplifiedchinese.GBK)), source.UTF8, "一、总体要求\n推进产业发展\n提高服务水平\n", "charset.mojibake"},
		{"UTF-8 read as Latin 1", []byte(mangled(t, plan, nil, charmap.ISO8859_1)), source.UTF8, plan, "charset.mojibake"},
		{"GBK read as Latin 1", []byte(mangled(t, plan, gb, charmap.Windows1252)), source.UTF8, plan, "charset.mojibake"},
		{"characters that were lost before", []byte(plan + "锟斤拷市" + plan), source.UTF8, plan + "锟斤拷市" + plan, "charset.lost"},
	} {
		s, err := source.New("plan.txt", c.bytes)
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if got := s.Decoded(); s.Charset != c.charset || got != c.want {
			t.Errorf("%s: %s\n%q\nwant %s\n%q", c.claim, s.Charset, got, c.charset, c.want)
		}
		var codes []string
		for _, r := range s.Repairs {
			codes = append(codes, r.Code)
			if r.Message == "" || r.Span.End > utf8.RuneCountInString(s.Decoded()) {
				t.Errorf("%s: repair %+v", c.claim, r)
			}
		}
		if got := strings.Join(codes, " "); got != c.repairs {
			t.Errorf("%s: repairs %q, want %q (%v)", c.claim, got, c.repairs, s.Repairs)
		}
	}
}

func TestLossesAreShownWhereTheyAre(t *testing.T) {
	text := strings.Repeat(plan, 3)
	s, err := source.New("plan.txt", []byte(text+"三、组织\xff实施\n"))
	if err != nil {
		t.Fatal(err)
	}
	at := utf8.RuneCountInString(text) + 4
	if len(s.Repairs) != 1 || s.Repairs[0].Span.Start != at || s.Repairs[0].Span.End != at+1 || !strings.Contains(s.Repairs[0].Message, "character 5 of line 13") {
		t.Errorf("repairs %+v, want one at %d", s.Repairs, at)
	}
}

func TestMojibakeWithLostBytesIsRepairedAsFarAsItGoes(t *testing.T) {
	// of an odd number of bytes the last goes into a pair with the line end, and both are lost
	garbled := mangled(t, strings.Repeat("推进产业发展\n完善公共服务体系\n加强组织领导工作\n", 4)+"市水利局牵头各区配合。\n", nil, simplifiedchinese.GBK)
	s, err := source.New("plan.txt", []byte(garbled))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Decoded(); !strings.HasPrefix(got, "推进产业发展\n完善\ufffd服务体系\n加强组织领\ufffd工作\n") || !strings.HasSuffix(got, "市水利局牵头各区配合\ufffd\n") {
		t.Errorf("%q became %q", garbled, got)
	}
}

func TestGarbledTextBeyondRepairIsTold(t *testing.T) {
	garbled := "鍙戝睍鐨勫拰鍦板尯鏀跨瓥锛屽姞寮轰富浣撹矗浠�?鎺ㄨ繘浜т笟寤鸿涓?佸垱鏂伴┍鍔?缁熺鏂规"
	s, err := source.New("plan.txt", []byte(strings.ReplaceAll(garbled, "\ufffd", "?")+"🙂"))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Repairs) == 0 || s.Repairs[0].Code != "charset.mojibake" {
		t.Errorf("%q: repairs %v, want charset.mojibake", s.Decoded(), s.Repairs)
	}
}

func FuzzNew(f *testing.F) {
	gb, little := simplifiedchinese.GB18030, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for _, b := range [][]byte{
		[]byte(plan), encoded(f, gb, plan), encoded(f, little, plan), []byte("\xff\xfe\x00"), []byte("\x84\x31\x95\x33\x81"), []byte("鍙戝睍鐨\n?"), []byte("<html>\x00"),
		[]byte("<meta charset=gbk>\xd2\xbb"), []byte("\xed\xa0\x80\u202e"),
	} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := source.New("x", b)
		if err != nil {
			return
		}
		if got := s.Decoded(); s.Format == source.Text && (!utf8.ValidString(got) || strings.ContainsAny(got, "\x00\ufeff\u202e")) {
			t.Fatalf("%q became %q", b, got)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for _, c := range []struct {
		name  string
		bytes []byte
	}{{"UTF-8", []byte(strings.Repeat(plan, 2000))}, {"GB18030", encoded(b, simplifiedchinese.GB18030, strings.Repeat(plan, 2000))}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.bytes)))
			for b.Loop() {
				if _, err := source.New("x", c.bytes); err != nil {
					b.Fatal(fmt.Sprint(err))
				}
			}
		})
	}
}

func TestNumbersOfGlyphsAreToldFromChinese(t *testing.T) {
	shifted := func(s string, by rune) string { // what a page says whose font was renumbered
		return strings.Map(func(r rune) rune { return r - 0x4e00 + 0x3400 + by }, s)
	}
	plan := strings.Repeat("加快建设环湖公路，改造沿线设施，完善公共服务。", 5)
	for _, c := range []struct {
		claim, text string
		want        bool
	}{
		{"a plan", plan, false},
		{"a plan in traditional characters", strings.Repeat("加快建設環湖公路，改造沿線設施，完善公共服務。", 5), false},
		{"names of places", "漕泾镇、亭林镇、朱泾镇、枫泾镇、张堰镇、廊下镇、吕巷镇、金山卫镇、山阳镇、石化街道、漕河泾街道、虹梅路街道、徐家汇街道", false},
		{"English", strings.Repeat("Build the road around the lake. ", 10), false},
		{"another plan's glyphs", shifted(plan, 0x37), true},
		{"glyphs in the private area", strings.Repeat("\ue6ae\uf6af\ue6b2", 30), true},
		{"too few to tell", "鼯鼱鼫鼬鼩", false},
		{"nothing", "", false},
	} {
		if got := source.Garbled(c.text); got != c.want {
			t.Errorf("%s: %.20q garbled %v, want %v", c.claim, c.text, got, c.want)
		}
	}
}
