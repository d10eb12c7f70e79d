// Package html reads web pages of government portals: the document's own text with its tables, and the metadata that stands around it.
package html

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
)

// Read reads a page. Nothing is run and nothing fetched. It fails with *source.Error: NO_TEXT where the page holds none of a document
// (its text is loaded by a script, or stands in another page of a frame set), TOO_LARGE.
func Read(src source.Source) (document.Body, error) {
	if src.Format != source.HTML {
		return document.Body{}, source.Unsupported(src)
	}
	t, ok := parse(src.Decoded())
	if !ok {
		return document.Body{}, &source.Error{Code: source.TooLarge, URI: src.URI, Message: fmt.Sprintf("the page has more than %d elements; split it", maxNodes)}
	}
	p := page{tree: t}
	p.hide()
	p.weigh()
	if why := p.empty(); why != "" {
		return document.Body{}, &source.Error{Code: source.NoText, URI: src.URI, Message: why}
	}
	p.clear()
	p.weigh()
	content := p.choose()
	fields := p.fields(content, p.metadata(content))
	w := writer{page: &p, draft: &draft.Body{}}
	w.flatten = p.contradicts(content)
	heading := w.head(content, fields)
	w.node(content)
	w.flush()
	if w.draft.Len() > 0 {
		w.issuer(fields)
	}
	body, err := w.draft.Done()
	if errors.Is(err, draft.ErrTooLong) {
		return document.Body{}, &source.Error{Code: source.TooLarge, URI: src.URI, Message: err.Error()}
	}
	if len(body.Blocks) == 0 {
		return document.Body{}, &source.Error{Code: source.NoText, URI: src.URI, Message: "the page shows no text of a document"}
	}
	printed := slices.DeleteFunc(body.Fields, func(f document.Field) bool { return inTable(body, f.Span) }) // names of its columns
	body.Fields = unique(slices.Concat(titled(body, heading, p.titles(content, fields)), printed, fields))
	body.Diagnostics = w.notes
	if p.deep {
		body.Diagnostics = append(body.Diagnostics, document.Diagnostic{Code: "html.deep", Message: fmt.Sprintf("elements lie more than %d deep within each other; deeper ones were read as standing beside each other", maxDepth)})
	}
	if w.left > 0 {
		body.Diagnostics = append(body.Diagnostics, document.Diagnostic{Code: "html.furniture", Message: fmt.Sprintf("%d lines of buttons, captions and contacts were left out", w.left)})
	}
	return body, nil
}

// least is the number of characters below which a page that has its text in scripts shows none.
const least = 60

// empty tells why a page shows no text, "" where it does.
func (p *page) empty() string {
	shown := p.weights[0]
	frames := false
	for i := range p.nodes {
		tag := p.nodes[i].tag
		frames = frames || tag == atom.Frameset || tag == atom.Frame || tag == atom.Iframe
	}
	switch {
	case shown.chars == 0 && frames:
		return "the page is a set of frames and has no text of its own; save the page that is in the frame"
	case shown.chars == 0 && shown.unshown == 0:
		return "the page shows no text"
	case shown.stops == 0 && shown.chars-shown.linked < least && shown.unshown >= 2*least || shown.chars == 0:
		return "the text of the page is put there by a script; open the page in a browser and save it as it is shown"
	case shown.stops == 0 && shown.unshown > 20*(shown.chars+1):
		return "the text of the page is put there by a script; open the page in a browser and save it as it is shown"
	}
	return p.hollow()
}

// hollow tells a page whose element for the text is empty: a script fills it.
func (p *page) hollow() string {
	if p.weights[0].stops > 2 {
		return ""
	}
	found := false
	for i := range p.nodes {
		if n := &p.nodes[i]; n.element && rank(n) == 0 {
			if p.weights[i].chars > 0 {
				return ""
			}
			found = true
		}
	}
	if found && p.weights[0].chars-p.weights[0].linked < 4*least {
		return "the page's element for the text is empty: a script fills it; open the page in a browser and save it as it is shown"
	}
	return ""
}

// head writes the title of the page before the text that lacks it.
func (w *writer) head(content int32, fields []document.Field) (title string) {
	titles := w.titles(content, fields)
	if len(titles) == 0 {
		return ""
	}
	top := w.top(content)
	for _, t := range titles {
		if _, _, found := find(t, top); found {
			return ""
		}
	}
	for k, line := range top {
		if numbered(line) || strings.HasSuffix(line, "：") {
			break // what is addressed or numbered stands below the title
		}
		if formal(line) || k+1 < len(top) && formal(line+top[k+1]) { // 某市人民政府关于印发某规划 / 的通知
			return ""
		}
	}
	w.draft.Paragraph(document.Paragraph, 0, draft.Run{Text: titles[0]})
	return titles[0]
}

// issuer writes who published the document under the text, where the page says it beside the text: that a body issued it is a
// statement, and a statement quotes the text.
func (w *writer) issuer(fields []document.Field) {
	for _, f := range fields {
		if kind, _ := document.FieldKindOf(f.Name); kind == document.Issuer {
			w.draft.Aside(f.Name, f.Value)
			return
		}
	}
}

// top is the first lines of the text.
func (w *writer) top(content int32) []string {
	first := writer{page: w.page, lines: &[]string{}, limit: topLines}
	first.node(content)
	first.flush()
	lines := *first.lines
	return lines[:min(len(lines), topLines)]
}

// contradicts tells whether the levels of headings contradict their numbers: 一、 and （一） both h3, or 一、 now h2 and now h3.
func (p *page) contradicts(content int32) bool {
	levels, styles := make(map[string]int), make(map[int]string)
	for i := content; i < p.end[content]; i++ {
		level := heading(p.nodes[i].tag)
		if level == 0 || p.gone[i] || p.weights[i].chars == 0 || p.weights[i].chars > longHeading {
			continue
		}
		s := style(p.inner(i))
		if s == "" {
			continue
		}
		if l, seen := levels[s]; seen && l != level {
			return true
		}
		if other, seen := styles[level]; seen && other != s {
			return true
		}
		levels[s], styles[level] = level, s
	}
	return false
}

// style is the way in which a heading is numbered: 第#章, （#）, #、; "" for one without number.
func style(s string) string {
	if !numbered(s) {
		return ""
	}
	var b strings.Builder
	figure := false
	for _, r := range s {
		digit := r >= '0' && r <= '9' || r >= '０' && r <= '９'
		chinese := strings.ContainsRune("一二三四五六七八九十百零〇", r)
		if digit || chinese {
			if !figure {
				b.WriteString(map[bool]string{true: "1", false: "一"}[digit])
			}
			figure = true
			continue
		}
		b.WriteRune(kg.FoldRune(r))
		if figure {
			break
		}
	}
	return b.String()
}

// titled makes the field of the title that stands in the text.
func titled(body document.Body, written string, titles []string) []document.Field {
	var lines []string
	var spans []kg.Span
	for _, b := range body.Blocks[:min(len(body.Blocks), topLines)] {
		if b.Kind != document.Table {
			lines, spans = append(lines, body.Text.Slice(b.Span)), append(spans, b.Span)
		}
	}
	if written != "" {
		titles = []string{written}
	}
	for _, t := range titles {
		if from, to, found := find(t, lines); found && utf8.RuneCountInString(t) > shortTitle {
			s := kg.Span{Start: spans[from].Start, End: spans[to-1].End}
			return []document.Field{{Name: "标题", Value: strings.ReplaceAll(body.Text.Slice(s), "\n", ""), Span: s}}
		}
	}
	return nil
}

// inTable tells whether a span lies in a table of the text.
func inTable(body document.Body, s kg.Span) bool {
	return slices.ContainsFunc(body.Blocks, func(b document.Block) bool { return b.Kind == document.Table && b.Span.Contains(s) })
}

// unique leaves out fields that say again what one before says: a title that stands in the text and in <meta>.
func unique(fields []document.Field) []document.Field {
	seen := make(map[string]bool, len(fields))
	kept := fields[:0]
	for _, f := range fields {
		kind, _ := document.FieldKindOf(f.Name)
		key := f.Name + "\n" + f.Value
		if kind != document.OtherField {
			key = fmt.Sprint(kind) + "\n" + letters(f.Value)
		}
		if !seen[key] {
			seen[key] = true
			kept = append(kept, f)
		}
	}
	return kept
}
