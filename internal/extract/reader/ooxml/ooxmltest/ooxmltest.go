// Package ooxmltest writes containers of Office documents by hand, for tests.
package ooxmltest

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
)

// Declarations bind the prefixes that parts written by hand use.
const Declarations = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

// Relations is a part of relationships: each is a type and a target, separated by a blank.
func Relations(list ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, r := range list {
		kind, target, _ := strings.Cut(r, " ")
		b.WriteString(`<Relationship Id="rId` + string(rune('1'+i)) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`)
	}
	return b.String() + `</Relationships>`
}

// Zip packs parts by name.
func Zip(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err) // writing into memory does not fail
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// types is the part that tells what the others are, by which office programs know a file.
func types(main, kind string, parts []string) string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`)
	b.WriteString(`<Default Extension="xml" ContentType="application/xml"/>`)
	prefix := "application/vnd.openxmlformats-officedocument." + kind
	b.WriteString(`<Override PartName="/` + main + `" ContentType="` + prefix + `.` + map[string]string{"wordprocessingml": "document", "spreadsheetml": "sheet"}[kind] + `.main+xml"/>`)
	for _, part := range parts {
		_, name, _ := strings.Cut(strings.TrimSuffix(part, ".xml"), "/")
		name = strings.TrimRight(strings.TrimPrefix(name, "worksheets/"), "0123456789")
		if name == "sheet" {
			name = "worksheet"
		}
		b.WriteString(`<Override PartName="/` + part + `" ContentType="` + prefix + `.` + name + `+xml"/>`)
	}
	return b.String() + `</Types>`
}

// Word is a document of Word with the given content of its body, and further parts of the folder word.
func Word(body string, parts map[string]string) []byte {
	all := map[string]string{
		"_rels/.rels":       Relations("officeDocument word/document.xml"),
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document` + Declarations + `><w:body>` + body + `</w:body></w:document>`,
	}
	var relations, names []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		all["word/"+name] = parts[name]
		names = append(names, "word/"+name)
		relations = append(relations, strings.TrimSuffix(name, ".xml")+" "+name)
	}
	all["[Content_Types].xml"] = types("word/document.xml", "wordprocessingml", names)
	all["word/_rels/document.xml.rels"] = Relations(relations...)
	return Zip(all)
}

// Workbook is a workbook with one sheet named 任务 of the given content, and further parts of the folder xl.
func Workbook(sheet string, parts map[string]string) []byte {
	const space = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	all := map[string]string{
		"_rels/.rels": Relations("officeDocument xl/workbook.xml"),
		"xl/workbook.xml": `<workbook` + space + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="任务" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": `<worksheet` + space + `>` + sheet + `</worksheet>`,
	}
	relations, names := []string{"worksheet worksheets/sheet1.xml"}, []string{"xl/worksheets/sheet1.xml"}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		all["xl/"+name] = strings.Replace(parts[name], "<sst>", "<sst"+space+">", 1)
		relations = append(relations, strings.TrimSuffix(name, ".xml")+" "+name)
		names = append(names, "xl/"+name)
	}
	all["[Content_Types].xml"] = types("xl/workbook.xml", "spreadsheetml", names)
	all["xl/_rels/workbook.xml.rels"] = Relations(relations...)
	return Zip(all)
}
