package docs_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// block is a fenced block of a page: ```graphql curator … ```.
type block struct {
	language, info string
	text           string // between the fences, with its last line break
	line           int    // of the opening fence, from 1
	start, end     int    // bytes of text in the page
}

// blocks are the fenced blocks of a page, in order.
func blocks(page string) (all []block, err error) {
	var open *block
	offset, number := 0, 0
	for line := range strings.Lines(page) {
		number++
		fence, fenced := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case fenced && open == nil:
			language, info, _ := strings.Cut(fence, " ")
			open = &block{language: language, info: info, line: number, start: offset + len(line)}
		case fenced && fence == "":
			open.end, open.text = offset, page[open.start:offset]
			all = append(all, *open)
			open = nil
		case fenced:
			return nil, fmt.Errorf("line %d: a fence within the block of line %d", number, open.line)
		}
		offset += len(line)
	}
	if open != nil {
		return nil, fmt.Errorf("the block of line %d has no end", open.line)
	}
	return all, nil
}

// Of a long list only the first items are shown, and of a long string its beginning.
const (
	longestList, shownItems   = 3, 2
	longestText, shownLetters = 90, 60
)

// What is another in each run: moments, and the ids of jobs.
var (
	moments = regexp.MustCompile(`"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"`)
	jobIDs  = regexp.MustCompile(`\b20\d{6}t\d{9}-[a-z0-9]{6}\b`)
)

// shown is an answer as the page has it: a value on one line where it fits, cut where it is long unless it is to be whole.
func shown(answer []byte, whole bool) (string, error) {
	answer = moments.ReplaceAll(answer, []byte(`"2026-03-01T08:00:00Z"`))
	answer = jobIDs.ReplaceAll(answer, []byte(`20260301t080000000-abc234`))
	v, err := read(json.NewDecoder(bytes.NewReader(answer)))
	if err != nil {
		return "", fmt.Errorf("answer %s: %w", answer, err)
	}
	if !whole {
		v = cut(v)
	}
	return written(v, "", 0) + "\n", nil
}

// member is a field of an object; objects keep the order of their fields, which is that of the query.
type member struct {
	name  string
	value any
}

type object []member

func read(d *json.Decoder) (any, error) {
	d.UseNumber()
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		o := object{}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := read(d)
			if err != nil {
				return nil, err
			}
			o = append(o, member{name.(string), v})
		}
		_, err = d.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for d.More() {
			v, err := read(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err = d.Token()
		return list, err
	}
	return token, nil
}

func cut(v any) any {
	switch v := v.(type) {
	case string:
		if n := utf8.RuneCountInString(v); n > longestText {
			return fmt.Sprintf("%s… (%d characters)", string([]rune(v)[:shownLetters]), n)
		}
	case object:
		for i := range v {
			v[i].value = cut(v[i].value)
		}
	case []any:
		if len(v) > longestList {
			v = append(v[:shownItems:shownItems], fmt.Sprintf("… and %d more", len(v)-shownItems))
		}
		for i := range v {
			v[i] = cut(v[i])
		}
		return v
	}
	return v
}

// width is how many columns a line may have; a Chinese character takes two.
const width = 140

func written(v any, indent string, before int) string {
	if line := onOneLine(v); len(indent)+before+columns(line) <= width {
		return line
	}
	var parts []string
	opening, closing := "[", "]"
	switch v := v.(type) {
	case object:
		opening, closing = "{", "}"
		for _, m := range v {
			name := onOneLine(m.name) + ": "
			parts = append(parts, name+written(m.value, indent+"  ", columns(name)+1))
		}
	case []any:
		for _, item := range v {
			parts = append(parts, written(item, indent+"  ", 1))
		}
	default:
		return onOneLine(v)
	}
	return opening + "\n" + indent + "  " + strings.Join(parts, ",\n"+indent+"  ") + "\n" + indent + closing
}

func onOneLine(v any) string {
	var parts []string
	switch v := v.(type) {
	case object:
		for _, m := range v {
			parts = append(parts, onOneLine(m.name)+": "+onOneLine(m.value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, item := range v {
			parts = append(parts, onOneLine(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // it was read from JSON
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func columns(s string) (n int) {
	for _, r := range s {
		if n++; r > 0x2000 {
			n++
		}
	}
	return n
}
