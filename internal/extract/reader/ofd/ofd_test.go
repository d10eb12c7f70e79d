package ofd_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	extracted "policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/ofd"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
)

func read(b []byte) (extracted.Body, error) {
	src, err := source.New("plan.ofd", b)
	if err != nil {
		return extracted.Body{}, err
	}
	return ofd.Read(src)
}

func render(body extracted.Body) string {
	var b strings.Builder
	for _, block := range body.Blocks {
		if block.Kind != extracted.Table {
			fmt.Fprintf(&b, "%s\n", body.Text.Slice(block.Span))
			continue
		}
		for _, row := range block.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "[%s %dx%d]", body.Text.Slice(c.Span), c.RowSpan, c.ColSpan)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// TestSamples keeps and reads testdata/plan.ofd and testdata/other.ofd: the plan of the other formats set as pages, in the manners of two
// producers. Both were made here, by typeset and typesetAgain, for want of a program that writes the format and may be passed on.
func TestSamples(t *testing.T) {
	plain, err := os.ReadFile(filepath.Join("..", "pdf", "testdata", "plan.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for name, made := range map[string]*file{"plan": typeset(string(plain)), "other": typesetAgain(string(plain))} {
		path := filepath.Join("testdata", name+".ofd")
		if golden.Updating() {
			if err := os.WriteFile(path, made.bytes(t), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := read(b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, "plan.golden", []byte(render(body)))
		pages := map[int]bool{}
		for _, p := range body.Places {
			pages[p.Page] = true
			if p.Box.Right <= p.Box.Left || p.Box.Bottom <= p.Box.Top || p.Box.Right > 596 || p.Box.Bottom > 842 {
				t.Errorf("%s: %q stands at %+v", name, body.Text.Slice(p.Span), p)
			}
		}
		if len(pages) < 3 {
			t.Errorf("%s: places on %d pages, want three", name, len(pages))
		}
	}
}

func TestObjects(t *testing.T) {
	for _, c := range []struct{ claim, content, want string }{
		{"objects in any order are read from top to bottom, from left to right", text(30, 60, 5, "第二行") + text(60, 40, 5, "一行") + text(50, 40, 5, "第"), "第 一行\n第二行\n"},
		{"repeated distances", `<ofd:TextObject Boundary="30 40 90 6" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 3 5">修建公路</ofd:TextCode></ofd:TextObject>`, "修建公路\n"},
		{"no distances at all", `<ofd:TextObject Boundary="30 40 90 6" Size="5"><ofd:TextCode X="0" Y="5">修建公路</ofd:TextCode></ofd:TextObject>`, "修建公路\n"},
		{"two codes in an object, the second without a base line", `<ofd:TextObject Boundary="30 40 90 6" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5">修建</ofd:TextCode><ofd:TextCode X="10" DeltaX="5">公路</ofd:TextCode></ofd:TextObject>`, "修建公路\n"},
		{"an object that is scaled", `<ofd:TextObject Boundary="30 40 90 6" Size="1" CTM="5 0 0 5 0 0"><ofd:TextCode X="0" Y="1" DeltaX="g 3 1">修建公路</ofd:TextCode></ofd:TextObject>` + text(30, 52, 5, "架桥"), "修建公路\n架桥\n"},
		{"an object that is not shown", `<ofd:TextObject Boundary="30 40 90 6" Size="5" Visible="false"><ofd:TextCode X="0" Y="5">内部</ofd:TextCode></ofd:TextObject>` + text(30, 52, 5, "架桥"), "架桥\n"},
		{"an object askew is a watermark", `<ofd:TextObject Boundary="30 40 90 6" Size="5" CTM="0.7 0.7 -0.7 0.7 0 0"><ofd:TextCode X="0" Y="5">内部</ofd:TextCode></ofd:TextObject>` + text(30, 52, 5, "架桥"), "架桥\n"},
		{"objects in blocks", `<ofd:PageBlock><ofd:PageBlock>` + text(30, 52, 5, "架桥") + `</ofd:PageBlock></ofd:PageBlock>`, "架桥\n"},
		{
			"a table of one path", text(32, 46, 4, "任务") + text(92, 46, 4, "单位") + text(32, 56, 4, "修路") + text(92, 56, 4, "县交通局") +
				`<ofd:PathObject Boundary="30 40 120 20"><ofd:AbbreviatedData>M 0 0 L 120 0 L 120 20 L 0 20 C M 0 10 L 120 10 M 60 0 L 60 20</ofd:AbbreviatedData></ofd:PathObject>`,
			"[任务 1x1][单位 1x1]\n[修路 1x1][县交通局 1x1]\n",
		},
		{"curves are no rules", text(32, 46, 4, "任务") + `<ofd:PathObject Boundary="30 40 120 20"><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 120 0 Q 1 1 120 20 A 1 1 0 0 1 0 20 C</ofd:AbbreviatedData></ofd:PathObject>`, "任务\n"},
	} {
		body, err := read(document("", c.content).bytes(t))
		if err != nil || render(body) != c.want {
			t.Errorf("%s: %v\ngot\n%swant\n%s", c.claim, err, render(body), c.want)
		}
	}
}

func TestPathsOfParts(t *testing.T) {
	f := document("", text(30, 40, 5, "修建公路"))
	for i, name := range f.names {
		f.names[i] = strings.ToUpper(name[:1]) + strings.ToLower(name[1:]) // archives of Windows programs do not keep case
	}
	f.names[0] = "OFD.xml"
	if body, err := read(f.bytes(t)); err != nil || body.Text.String() != "修建公路" {
		t.Errorf("names in another case: %q, %v", body.Text.String(), err)
	}
	for _, location := range []string{"/Doc_0/Pages/Page_0/Content.xml", "./Pages/Page_0/Content.xml", `Pages\Page_0\Content.xml`, "Doc_0/Pages/Page_0/Content.xml"} {
		f := document("", text(30, 40, 5, "修建公路"))
		f.parts[1] = strings.Replace(f.parts[1], "Pages/Page_0/Content.xml", location, 1)
		if body, err := read(f.bytes(t)); err != nil || body.Text.String() != "修建公路" {
			t.Errorf("location %q: %q, %v", location, body.Text.String(), err)
		}
	}
}

func TestRefusals(t *testing.T) {
	image := `<ofd:ImageObject ID="9" Boundary="0 0 210 297" ResourceID="8"/>`
	encrypted := document("", text(30, 40, 5, "修建公路"))
	encrypted.add("Encryptions.xml", head+"<Encryptions/>")
	doctype := document("", text(30, 40, 5, "修建公路"))
	doctype.parts[1] = head + `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>` + strings.TrimPrefix(doctype.parts[1], head)
	missing := document("", text(30, 40, 5, "修建公路"))
	missing.names[2] = "Doc_0/elsewhere.xml"
	many := document("", text(30, 40, 5, "修建公路"))
	many.parts[1] = strings.Replace(many.parts[1], `<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>`, strings.Repeat(`<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>`, 6000), 1)
	long := document("", text(30, 40, 5, strings.Repeat("路", 3000)))
	long.parts[1] = strings.Replace(long.parts[1], `<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>`, strings.Repeat(`<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>`, 4000), 1)
	for _, c := range []struct {
		claim string
		file  *file
		want  source.Code
	}{
		{"a scan", document("", image), source.NeedsOCR},
		{"no text", document("", ""), source.NoText},
		{"encrypted", encrypted, source.Encrypted},
		{"a document type", doctype, source.Damaged},
		{"a page that is missing", missing, source.Damaged},
		{"no pages", document(""), source.Damaged},
		{"too many pages", many, source.TooLarge},
		{"one page said four thousand times", long, source.TooLarge},
		{"elements in elements", document("", strings.Repeat("<a>", 400)+strings.Repeat("</a>", 400)), source.Bomb},
	} {
		_, err := read(c.file.bytes(t))
		var e *source.Error
		if !errors.As(err, &e) || e.Code != c.want || e.URI != "plan.ofd" {
			t.Errorf("%s: %v, want %s", c.claim, err, c.want)
		}
	}
}

func TestScannedPageIsTold(t *testing.T) {
	body, err := read(document("", text(30, 40, 5, "修建公路"), `<ofd:ImageObject ID="9" Boundary="0 0 210 297" ResourceID="8"/>`).bytes(t))
	if err != nil || len(body.Diagnostics) != 1 || body.Diagnostics[0].Code != "ofd.scan" {
		t.Errorf("one scan in two pages: %v, %v; want ofd.scan", err, body.Diagnostics)
	}
}

// sound fails where reading ends otherwise than with a sound body or a *source.Error.
func sound(t *testing.T, b []byte) {
	t.Helper()
	src, err := source.New("plan.ofd", b)
	if err != nil || src.Format != source.OFD {
		return
	}
	body, err := ofd.Read(src)
	var e *source.Error
	if err != nil && !errors.As(err, &e) {
		t.Errorf("error of another kind: %v", err)
	}
	if why := body.Check(); why != "" {
		t.Error(why)
	}
}

func TestMutants(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "plan.ofd"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		random := rand.New(rand.NewPCG(uint64(i), 5))
		mutant := append([]byte(nil), b...)
		for range 1 + random.IntN(8) {
			mutant[random.IntN(len(mutant))] ^= 1 << random.IntN(8)
		}
		sound(t, mutant[:len(mutant)-random.IntN(2)*random.IntN(len(mutant))])
	}
}

// FuzzPage reads any content of a page.
func FuzzPage(f *testing.F) {
	f.Add(text(30, 40, 5, "修建公路") + rule(30, 40, 90, 40))
	f.Add(`<ofd:TextObject Boundary="1e9 -1 0 0" Size="-5" CTM="0 0 0 0 0 0"><ofd:TextCode X="a" DeltaX="g 999999999 1 g -1 g">路</ofd:TextCode></ofd:TextObject>`)
	f.Add(`<ofd:PathObject Boundary="30 40"><ofd:AbbreviatedData>C L 1 M 0 0 L 99999999999 0 C A</ofd:AbbreviatedData></ofd:PathObject>`)
	f.Fuzz(func(t *testing.T, content string) {
		sound(t, document("", content).bytes(t))
	})
}

// FuzzFile reads any file.
func FuzzFile(f *testing.F) {
	f.Add(document(text(30, 20, 4, "页眉"), text(30, 40, 5, "修建公路")).bytes(f))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, b) })
}

func BenchmarkRead(b *testing.B) {
	file, err := os.ReadFile(filepath.Join("testdata", "plan.ofd"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := read(file); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
