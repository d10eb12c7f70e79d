package ofd_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// file is an OFD file in the making: parts by name, in order.
type file struct{ names, parts []string }

func (f *file) add(name, part string) {
	f.names, f.parts = append(f.names, name), append(f.parts, part)
}

func (f *file) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, name := range f.names {
		p, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(2024, 5, 20, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(f.parts[i])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const head = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// document makes a file of pages; template, if any, is printed under each.
func document(template string, pages ...string) *file {
	f := &file{}
	f.add("OFD.xml", head+`<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`)
	var list strings.Builder
	for i := range pages {
		fmt.Fprintf(&list, `<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, 10+i, i)
	}
	under := ""
	if template != "" {
		under = `<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>`
	}
	f.add("Doc_0/Document.xml", head+`<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>`+under+`</ofd:CommonData><ofd:Pages>`+list.String()+`</ofd:Pages></ofd:Document>`)
	if template != "" {
		f.add("Doc_0/Tpls/Tpl_0/Content.xml", page("", template))
		template = `<ofd:Template TemplateID="2" ZOrder="Background"/>`
	}
	for i, p := range pages {
		f.add(fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), page(template, p))
	}
	return f
}

func page(before, content string) string {
	return head + `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">` + before + `<ofd:Content><ofd:Layer ID="1">` + content + `</ofd:Layer></ofd:Content></ofd:Page>`
}

// text is a text object at x and y (of its base line), in millimetres.
func text(x, y, size float64, s string) string {
	var deltas []string
	for _, r := range s {
		d := size
		if r < 0x2000 {
			d = size / 2
		}
		deltas = append(deltas, fmt.Sprintf("%g", d))
	}
	return fmt.Sprintf(`<ofd:TextObject ID="5" Boundary="%g %g 180 %g" Font="3" Size="%g"><ofd:TextCode X="0" Y="%g" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>`,
		x, y-size, size*1.2, size, size, strings.Join(deltas[:len(deltas)-1], " "), s)
}

func rule(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf(`<ofd:PathObject ID="6" Boundary="%g %g %g %g" LineWidth="0.25"><ofd:AbbreviatedData>M 0 0 L %g %g</ofd:AbbreviatedData></ofd:PathObject>`, x0, y0, x1-x0+0.1, y1-y0+0.1, x1-x0, y1-y0)
}

const (
	typeSize, leading   = 5.6, 10.0 // millimetres
	leftEdge, rightEdge = 28.0, 28.0 + 27*typeSize
	topEdge, bottomEdge = 40.0, 190.0
)

// press sets the lines of a plain text as pages: a paragraph a line, indented unless it is short, wrapped at the right edge; lines with
// bars are rows of a ruled table, whose header is printed again on each page.
type press struct {
	pages []string
	y     float64
	xs    []float64
	set   func(x, y, size float64, s string) string // a line of type as text objects
}

func (p *press) put(s string) { p.pages[len(p.pages)-1] += s }

func (p *press) turn() {
	p.pages = append(p.pages, p.set(100, 280, 4, fmt.Sprintf("— %d —", len(p.pages)+1)))
	p.y = topEdge
}

func (p *press) paragraph(s string) {
	indent := 0.0
	if strings.ContainsAny(s, "。、．") {
		indent = 2
	}
	for first := true; s != ""; first = false {
		if p.y > bottomEdge {
			p.turn()
		}
		if !first {
			indent = 0
		}
		line, rest := wrap(s, 27-indent)
		p.put(p.set(leftEdge+indent*typeSize, p.y, typeSize, line))
		s, p.y = rest, p.y+leading
	}
}

// wrap cuts what fits into a width, in ideographs; numbers and punctuation are not parted from what stands before them.
func wrap(s string, width float64) (line, rest string) {
	used, cut := 0.0, 0
	for i, r := range s {
		w := 1.0
		if r < 0x2000 {
			w = 0.5
		}
		if used+w > width {
			return s[:cut], s[cut:]
		}
		used += w
		next := []rune(s[i+len(string(r)):])
		if len(next) == 0 {
			return s, ""
		}
		if !strings.ContainsRune("，。、；：）》”", next[0]) && !(r < 0x2000 && next[0] < 0x2000) && !strings.ContainsRune("（《“", r) {
			cut = i + len(string(r))
		}
	}
	return s, ""
}

func (p *press) table(rows [][]string) {
	const size, pad = 4.0, 1.0
	start := p.y
	close := func() {
		for _, x := range p.xs {
			p.put(rule(x, start, x, p.y))
		}
	}
	row := func(cells []string) {
		height := 1
		for i, c := range cells {
			n := 0
			for c != "" {
				var line string
				line, c = wrap(c, (p.xs[i+1]-p.xs[i]-2*pad)/size)
				p.put(p.set(p.xs[i]+pad, p.y+5+6*float64(n), size, line))
				n++
			}
			height = max(height, n)
		}
		p.y += 6*float64(height) + 3
		p.put(rule(p.xs[0], p.y, p.xs[len(p.xs)-1], p.y))
	}
	p.put(rule(p.xs[0], p.y, p.xs[len(p.xs)-1], p.y))
	for i, r := range rows {
		if p.y > bottomEdge-20 {
			close()
			p.turn()
			start = p.y
			p.put(rule(p.xs[0], p.y, p.xs[len(p.xs)-1], p.y))
			if i > 0 {
				row(rows[0])
			}
		}
		row(r)
	}
	close()
}

// typeset makes an OFD file of a plain text.
func typeset(plain string) *file {
	return document(text(28, 25, 4, "金寨县人民政府办公室文件"), pressed(plain, text)...)
}

// pressed sets a plain text as pages.
func pressed(plain string, set func(x, y, size float64, s string) string) []string {
	p := &press{xs: []float64{28, 40, 92, 122, 156, 180}, set: set}
	p.turn()
	var rows [][]string
	for line := range strings.Lines(plain) {
		line = strings.TrimSpace(line)
		if strings.Contains(line, " | ") {
			rows = append(rows, strings.Split(line, " | "))
			continue
		}
		p.paragraph(line)
	}
	if rows != nil {
		p.table(rows)
	}
	return p.pages
}
