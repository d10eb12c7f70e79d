package ofd_test

import (
	"fmt"
	"strings"
)

// runs is a line of type as converters from PDF write it: a text object for each change of script and every few characters, each scaled
// by its matrix, distances in the short form, and the glyphs named beside the characters.
func runs(x, y, size float64, s string) string {
	var b strings.Builder
	runes := []rune(s)
	for len(runes) > 0 {
		latin := runes[0] < 0x2000
		n := 1
		for n < len(runes) && n < 6 && (runes[n] < 0x2000) == latin {
			n++
		}
		step := 1.0
		if latin {
			step = 0.5
		}
		delta := ""
		if n > 1 {
			delta = fmt.Sprintf(` DeltaX="g %d %g"`, n-1, step)
		}
		glyphs := strings.TrimSpace(strings.Repeat("1024 ", n))
		fmt.Fprintf(&b, `<TextObject ID="7" CTM="%g 0 0 %g 0 0" Boundary="%g %g %g %g" Font="4" Size="1" Weight="400"><FillColor Value="0 0 0" ColorSpace="5"/>`+
			`<CGTransform CodePosition="0" CodeCount="%d" GlyphCount="%d"><Glyphs>%s</Glyphs></CGTransform><TextCode X="0" Y="1"%s>%s</TextCode></TextObject>`,
			size, size, x, y-size, float64(n)*step*size, size*1.2, n, n, glyphs, delta, string(runes[:n]))
		x += float64(n) * step * size
		runes = runes[n:]
	}
	return b.String()
}

// typesetAgain makes an OFD file of a plain text in the manner of another producer: names without a prefix, locations from the root of the
// archive, a part for each resource, a template for the masthead, a signature with a stamp, notes, a file attached.
func typesetAgain(plain string) *file {
	const space = ` xmlns="http://www.ofdspec.org/2016"`
	sheet := func(before, content string) string {
		content = strings.ReplaceAll(content, "ofd:", "")
		return head + `<Page` + space + `><Area><PhysicalBox>0 0 210 297</PhysicalBox></Area>` + before + `<Content><Layer ID="1" Type="Body"><PageBlock ID="2">` + content + `</PageBlock></Layer></Content></Page>`
	}
	pages := pressed(plain, runs)
	f := &file{}
	f.add("OFD.xml", head+`<OFD`+space+` DocType="OFD" Version="1.0"><DocBody><DocInfo><DocID>0</DocID><Creator>other</Creator></DocInfo><DocRoot>/Doc_0/Document.xml</DocRoot><Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>`)
	var list strings.Builder
	for i := range pages {
		fmt.Fprintf(&list, `<Page BaseLoc="/Doc_0/Pages/Page_%d/Content.xml" ID="%d"/>`, i, 100+i)
	}
	f.add("Doc_0/Document.xml", head+`<Document`+space+`><CommonData><MaxUnitID>999</MaxUnitID><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><PublicRes>/Doc_0/PublicRes.xml</PublicRes><DocumentRes>/Doc_0/DocumentRes.xml</DocumentRes>`+
		`<TemplatePage BaseLoc="/Doc_0/Temps/Temp_0/Content.xml" ID="3" ZOrder="Background"/></CommonData><Pages>`+list.String()+`</Pages><Annotations>/Doc_0/Annots/Annotations.xml</Annotations><Attachments>/Doc_0/Attachs/Attachments.xml</Attachments></Document>`)
	f.add("Doc_0/PublicRes.xml", head+`<Res`+space+` BaseLoc="Res"><ColorSpaces><ColorSpace ID="5" Type="RGB"/></ColorSpaces><Fonts><Font ID="4" FontName="仿宋" FamilyName="FangSong"/></Fonts></Res>`)
	f.add("Doc_0/DocumentRes.xml", head+`<Res`+space+` BaseLoc="Res"><MultiMedias/></Res>`)
	f.add("Doc_0/Temps/Temp_0/Content.xml", sheet("", runs(28, 25, 4, "金寨县人民政府办公室文件")))
	for i, p := range pages {
		f.add(fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), sheet(`<Template TemplateID="3" ZOrder="Background"/>`, p))
	}
	f.add("Doc_0/Annots/Annotations.xml", head+`<Annotations`+space+`><Page PageID="100"><FileLoc>/Doc_0/Annots/Page_0/Annotation.xml</FileLoc></Page></Annotations>`)
	f.add("Doc_0/Annots/Page_0/Annotation.xml", head+`<PageAnnot`+space+`><Annot ID="8" Type="Stamp"><Appearance Boundary="20 20 40 40">`+runs(0, 5, 5, "校核无误")+`</Appearance></Annot></PageAnnot>`)
	f.add("Doc_0/Attachs/Attachments.xml", head+`<Attachments`+space+`><Attachment ID="a1" Name="notes"><FileLoc>notes.txt</FileLoc></Attachment></Attachments>`)
	f.add("Doc_0/Attachs/notes.txt", "县审计局负责。")
	f.add("Doc_0/Signs/Signatures.xml", head+`<Signatures`+space+`><MaxSignId>1</MaxSignId><Signature BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml" ID="1" Type="Seal"/></Signatures>`)
	f.add("Doc_0/Signs/Sign_0/Signature.xml", head+`<Signature`+space+`><SignedInfo><Provider ProviderName="other"/><StampAnnot Boundary="120 200 40 40" ID="1" PageRef="100"/></SignedInfo><SignedValue>/Doc_0/Signs/Sign_0/SignedValue.dat</SignedValue></Signature>`)
	f.add("Doc_0/Signs/Sign_0/SignedValue.dat", "\x30\x82\x00\x00")
	return f
}
