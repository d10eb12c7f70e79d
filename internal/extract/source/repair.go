package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"policygraph/internal/kg"
)

// Repair is what had to be changed in a file's characters to make a text of them, and where in the decoded text it was first needed.
type Repair struct {
	Code    string // "charset.replaced", "charset.mislabelled", "charset.mixed", "charset.mojibake", "charset.lost", "charset.invisible", "charset.normalized"
	Message string
	Span    kg.Span
}

// text is a file's text in the making.
type text struct {
	s       string
	charset Charset
	repairs []Repair
}

// decoded reads the bytes of a text file. why tells what is wrong with those that are no text, "" where they are one.
func decoded(b []byte) (t text, why string) {
	declared := declaration(b)
	c, sure := charset(b, declared)
	t = text{charset: c, s: strings.TrimPrefix(decode(b, c), "\ufeff")}
	if c == GB18030 || c == UTF8 && !utf8.Valid(b) {
		t.mixed(b)
	}
	if declared != "" && declared != c && c != UTF16LE && c != UTF16BE && firstWide(b) >= 0 {
		t.note("charset.mislabelled", fmt.Sprintf("the file declares %s and is written in %s", declared, c), kg.Span{})
	}
	repaired := t.mojibake()
	all, bad, hidden, composed := survey(t.s)
	if hidden {
		t.invisible()
		all, bad, _, composed = survey(t.s)
	}
	at := strings.IndexRune(t.s, utf8.RuneError)
	switch {
	case !sure && firstWide(b) >= 0:
		return t, fmt.Sprintf("its characters are written in a charset that is not known: as %s, which fits best, %d of %d are none; convert the file to UTF-8", c, bad, all)
	case bad == 0:
	case !tolerable(bad, all, repaired):
		return t, fmt.Sprintf("%s is no text in %s, nor are %d more of its %d characters", place(t.s, at), c, bad-1, all)
	default:
		start := utf8.RuneCountInString(t.s[:at])
		why := "are no text in " + string(c)
		if repaired {
			why = "were lost before the file was saved"
		}
		t.note("charset.replaced", fmt.Sprintf("%d characters %s and read U+FFFD; the first is %s", bad, why, place(t.s, at)), kg.Span{Start: start, End: start + 1})
	}
	if at := strings.Index(t.s, "锟斤拷"); at >= 0 {
		start := utf8.RuneCountInString(t.s[:at])
		t.note("charset.lost", fmt.Sprintf("%d runs of characters were lost before the file was saved (锟斤拷); the first is %s", strings.Count(t.s, "锟斤拷"), place(t.s, at)), kg.Span{Start: start, End: start + 3})
	}
	if !composed && !norm.NFC.IsNormalString(t.s) {
		t.s = norm.NFC.String(t.s)
		t.note("charset.normalized", "characters in several pieces were composed (NFC)", kg.Span{})
	}
	return t, ""
}

func (t *text) note(code, message string, s kg.Span) {
	t.repairs = append(t.repairs, Repair{code, message, s})
}

// survey counts the characters of a text and those that could not be read, and tells whether one is hidden and whether all are of
// kinds that have no pieces.
func survey(s string) (all, bad int, hidden, composed bool) {
	composed = true
	for _, r := range s {
		all++
		switch {
		case r >= 0x4e00 && r <= 0x9fff, r >= 0x20 && r < 0x7f, r >= 0x3000 && r < 0x302a, r >= 0xff01 && r < 0xff5f:
		case r == utf8.RuneError:
			bad++
		case unseen(r):
			hidden = true
		case r >= 0xc0 && (r < 0x2010 || r > 0x2027):
			composed = false
		}
	}
	return all, bad, hidden, composed
}

// tolerable tells whether a text may have so many characters that cannot be read: two, or one in fifty, and never one in ten. A
// text that was garbled and is repaired has lost more.
func tolerable(bad, all int, repaired bool) bool {
	return bad*10 <= all && (repaired || bad <= 2 || bad*50 <= all)
}

// place names a byte offset of s for people.
func place(s string, at int) string {
	before := s[:at]
	line := strings.LastIndexByte(before, '\n') + 1
	return fmt.Sprintf("character %d of line %d", utf8.RuneCountInString(before[line:])+1, strings.Count(before, "\n")+1)
}

// mixed reads the lines that are written in the other of UTF-8 and GB18030 in that: a page put together from files of both.
func (t *text) mixed(b []byte) {
	other := GB18030
	if t.charset == GB18030 {
		other = UTF8
	}
	var whole strings.Builder
	first, lines, number := -1, 0, 0
	for line := range strings.Lines(string(b)) {
		number++
		read := decode([]byte(line), t.charset)
		if otherwise, better := t.better(line, read, other); better {
			read = otherwise
			if lines++; first < 0 {
				first = number
			}
		}
		whole.WriteString(read)
	}
	if lines == 0 {
		return
	}
	t.s = strings.TrimPrefix(whole.String(), "\ufeff")
	t.note("charset.mixed", fmt.Sprintf("%d lines are written in %s and the others in %s; the first of them is line %d", lines, other, t.charset, first), kg.Span{})
}

// better reads a line in the other charset where it is surely written in that.
func (t *text) better(line, read string, other Charset) (string, bool) {
	if firstWide([]byte(line)) < 0 {
		return "", false
	}
	if other == UTF8 {
		if !utf8.ValidString(line) {
			return "", false
		}
		r := judge(line, false)
		return line, r.letters >= 2 && r.share() > judge(read, false).share()
	}
	if !strings.Contains(read, "\ufffd") {
		return "", false
	}
	otherwise := decode([]byte(line), other)
	r := judge(otherwise, false)
	return otherwise, r.bad == 0 && r.letters >= 2 && (r.share() > 0.2 || plainly([]byte(line)))
}

// invisible takes out characters that print nothing and would stand in the way of every name: marks for the direction of writing, with
// which a text can be made to look like another, byte order marks inside the text, soft hyphens, spaces of no width. A NUL byte reads
// U+FFFD.
func (t *text) invisible() {
	first, chars, taken := -1, 0, 0
	t.s = strings.Map(func(r rune) rune {
		if r == 0 {
			chars++
			return utf8.RuneError
		}
		if unseen(r) {
			if taken++; first < 0 {
				first = chars
			}
			return -1
		}
		chars++
		return r
	}, t.s)
	if taken > 0 {
		t.note("charset.invisible", fmt.Sprintf("%d characters that print nothing were left out (byte order marks, marks of direction)", taken), kg.Span{Start: first, End: first})
	}
}

func unseen(r rune) bool {
	switch r {
	case 0, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
