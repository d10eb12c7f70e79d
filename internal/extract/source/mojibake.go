package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"

	"policygraph/internal/kg"
)

// A mistake is a wrong charset in which a text was once read and then saved.
type mistake struct {
	name  string // for people
	bytes func(line string) ([]byte, bool)
	truth Charset
}

// mistakes are those that are met. 鍙戝睍 is 发展 in UTF-8 read as GBK, å�‘å±• is that read as Latin 1, ·¢Õ¹ is 发展 in GBK read as Latin 1.
func mistakes() []mistake {
	return []mistake{
		{"UTF-8 read as GBK", asGBK, UTF8},
		{"UTF-8 read as Latin 1", asLatin, UTF8},
		{"GBK read as Latin 1", asLatin, GB18030},
	}
}

// mojibake undoes a mistake where that is proved: hardly a character is common as the text stands, and most are when it is undone. A
// text that stays garbled is told.
func (t *text) mojibake() (repaired bool) {
	sample := head(t.s)
	now := judge(sample, false)
	if t.charset == Big5 || now.letters < 8 || now.share() > 0.2 || judge(sample, true).share() > 0.2 {
		return false
	}
	for _, m := range mistakes() {
		undone, lines, kept := m.undo(sample)
		if r := judge(undone, false); lines == 0 || kept > lines || r.letters < 4 || r.share() < 0.35 || r.bad*8 > r.letters {
			continue
		}
		undone, lines, kept = m.undo(t.s)
		t.s = undone
		message := fmt.Sprintf("%d lines were %s and are repaired", lines, m.name)
		if kept > 0 {
			message += fmt.Sprintf("; %d more are garbled beyond repair", kept)
		}
		t.note("charset.mojibake", message, kg.Span{End: utf8.RuneCountInString(t.s)})
		return true
	}
	if garbled(sample) {
		t.note("charset.mojibake", "the text is garbled: it was read in a wrong charset before it was saved, and cannot be repaired", kg.Span{End: utf8.RuneCountInString(t.s)})
	}
	return false
}

// head is as much of a text as its charset is judged by.
func head(s string) string {
	if len(s) <= sampled {
		return s
	}
	end := sampled
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// undo reads the lines of s in their true charset; kept is the number of those that cannot be read so.
func (m mistake) undo(s string) (undone string, lines, kept int) {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if firstWide([]byte(line)) < 0 {
			b.WriteString(line)
			continue
		}
		raw, ok := m.bytes(line)
		read := decode(raw, m.truth)
		if bad := strings.Count(read, "\ufffd"); !ok || bad > 1+utf8.RuneCountInString(read)/8 {
			kept++
			b.WriteString(line)
			continue
		}
		lines++
		b.WriteString(read)
	}
	return b.String(), lines, kept
}

// asGBK writes a line as the bytes that were read as GBK. Where a byte was lost, a question mark stands or U+FFFD.
func asGBK(line string) ([]byte, bool) {
	encoder := simplifiedchinese.GB18030.NewEncoder()
	raw := make([]byte, 0, len(line))
	for _, r := range line {
		switch {
		case r == '€':
			raw = append(raw, 0x80)
		case r == utf8.RuneError, r == '?' && cut(raw):
			raw = append(raw, 0xff)
		case r < utf8.RuneSelf:
			raw = append(raw, byte(r))
		default:
			b, _, err := transform.String(encoder, string(r))
			if err != nil || len(b) > 2 {
				return nil, false
			}
			raw = append(raw, b...)
		}
	}
	return raw, true
}

// cut tells whether a character of UTF-8 at the end of b lacks its last bytes.
func cut(b []byte) bool {
	for i := len(b) - 1; i >= max(0, len(b)-3); i-- {
		if utf8.RuneStart(b[i]) {
			return !utf8.FullRune(b[i:])
		}
	}
	return false
}

// asLatin writes a line as the bytes that were read as Latin 1 or Windows 1252.
func asLatin(line string) ([]byte, bool) {
	raw := make([]byte, 0, len(line))
	for _, r := range line {
		if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			raw = append(raw, b)
		} else if r <= 0xff {
			raw = append(raw, byte(r))
		} else {
			return nil, false
		}
	}
	return raw, true
}

// garbled tells a text in which the characters stand that Chinese in UTF-8 gives when it is read as GBK or Latin 1.
func garbled(s string) bool {
	marks, letters := 0, 0
	for _, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		letters++
		if strings.ContainsRune("鍙戝睍鐨勫拰鍦鏄浠鎴垮皬澶鏂瀹绗鏀绠涓绔锛銆闂璐嬪姟棰勭ÃÂÄÅåäæçèéïðµÎÖÊ¹Ò¡", r) {
			marks++
		}
	}
	return letters >= 20 && marks*5 > letters
}
