package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"policygraph/internal/extract/reader/ooxml"
)

// properties are what a paragraph, or a style of paragraphs, says of itself.
type properties struct {
	style   string
	outline int    // 1 to 9; 10 is text; 0 where it says nothing
	list    string // numId; "" where it says nothing, "0" for no list
	level   int    // in the list, -1 where it says nothing
	hidden  *bool  // of its text
	joins   bool   // its mark was deleted: the next paragraph goes on in it
}

// style is one of paragraphs or characters.
type style struct {
	name, base string
	properties
}

type styles struct {
	byID     map[string]style
	standard string // of paragraphs that name none
}

func readStyles(p *ooxml.Package, part string) (styles, error) {
	found := styles{byID: make(map[string]style)}
	if part == "" || !p.Has(part) {
		return found, nil
	}
	s, err := p.Part(part)
	if err != nil {
		return found, err
	}
	defer s.Close()
	var at style
	id := ""
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return found, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name == word("style") {
				found.byID[id] = at
			}
		case xml.StartElement:
			switch t.Name {
			case word("style"):
				id, at = ooxml.Attr(t, ooxml.Word, "styleId"), style{properties: properties{level: -1}}
				if ooxml.Attr(t, ooxml.Word, "type") == "paragraph" && on(t, "default") {
					found.standard = id
				}
			case word("name"):
				at.name = strings.ToLower(ooxml.Attr(t, ooxml.Word, "val"))
			case word("basedOn"):
				at.base = ooxml.Attr(t, ooxml.Word, "val")
			case word("docDefaults"), word("latentStyles"), word("tblStylePr"), word("pPrChange"), word("rPrChange"):
				if err := s.Skip(); err != nil {
					return found, err
				}
			default:
				at.see(t)
			}
		}
	}
}

// on tells whether an attribute is there and on.
func on(e xml.StartElement, local string) bool {
	v := ooxml.Attr(e, ooxml.Word, local)
	return v != "" && ooxml.On(v)
}

// see takes in an element of a paragraph's properties.
func (p *properties) see(e xml.StartElement) {
	if e.Name.Space != ooxml.Word {
		return
	}
	value := ooxml.Attr(e, ooxml.Word, "val")
	switch e.Name.Local {
	case "pStyle":
		p.style = value
	case "outlineLvl":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n <= 9 {
			p.outline = n + 1
		}
	case "numId":
		p.list = value
	case "ilvl":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < levels {
			p.level = n
		}
	case "vanish":
		hidden := ooxml.On(value)
		p.hidden = &hidden
	}
}

// chain calls see for a style and those that it is based on, nearest first, until see says enough.
func (s styles) chain(id string, see func(id string, x style) (enough bool)) {
	for range 32 { // a style may be based on itself in a broken file
		x, known := s.byID[id]
		if !known || see(id, x) {
			return
		}
		id = x.base
	}
}

// outline is the level of a heading, 0 for text: 标题 1 and heading 1 give 1, 二级标题 gives 2, and so does the outline level 1 of the
// paragraph or of a style below.
func (s styles) outline(p properties) int {
	if p.outline > 0 {
		return p.outline % 10
	}
	level := 0
	s.chain(s.of(p), func(_ string, x style) bool {
		if x.outline > 0 {
			level = x.outline % 10
			return true
		}
		level = headingName(x.name)
		return level > 0
	})
	return level
}

func (s styles) of(p properties) string {
	if p.style == "" {
		return s.standard
	}
	return p.style
}

// headingName is the level that the name of a style tells.
func headingName(name string) int {
	for _, word := range []string{"heading", "标题"} {
		if n, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(name, word))); err == nil && strings.HasPrefix(name, word) && n >= 1 && n <= 9 {
			return n
		}
	}
	for i, numeral := range []string{"一级标题", "二级标题", "三级标题", "四级标题", "五级标题"} {
		if name == numeral {
			return i + 1
		}
	}
	return 0
}

// contents tells a line of a generated table of contents, which says nothing that the headings do not.
func (s styles) contents(p properties) bool {
	found := false
	s.chain(s.of(p), func(_ string, x style) bool {
		rest, toc := strings.CutPrefix(x.name, "toc ")
		if !toc {
			rest, toc = strings.CutPrefix(x.name, "目录 ")
		}
		_, err := strconv.Atoi(rest)
		found = toc && err == nil
		return found
	})
	return found
}

// hidden tells whether a style hides its text.
func (s styles) hidden(id string) (hidden bool) {
	s.chain(id, func(_ string, x style) bool {
		if x.hidden != nil {
			hidden = *x.hidden
			return true
		}
		return false
	})
	return hidden
}

// listed is the list and the level that a paragraph is numbered in; "" for none.
func (s styles) listed(p properties, lists *lists) (list string, level int) {
	list, level = p.list, p.level
	s.chain(s.of(p), func(id string, x style) bool {
		if list == "" && x.list != "" {
			list = x.list
			if level < 0 {
				if level = lists.levelOf(list, id); level < 0 {
					level = x.level
				}
			}
		}
		return list != ""
	})
	if list == "0" {
		return "", 0
	}
	return list, max(level, 0)
}
