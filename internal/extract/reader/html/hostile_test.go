package html_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"policygraph/internal/extract/reader/html"
	"policygraph/internal/extract/source"
)

func TestPagesWithoutText(t *testing.T) {
	article := strings.Repeat("推进公共服务体系建设，提高服务水平。", 20)
	for _, c := range []struct{ claim, page, says string }{
		{"a set of frames", "<html><frameset cols=20%,*><frame src=a.htm><frame src=b.htm><noframes>你的浏览器不支持框架</noframes></frameset></html>", "set of frames"},
		{"text in a template", "<html><body><div id=app></div><script type='text/html'><p>" + article + "</p></script></body></html>", "by a script"},
		{"text in JSON", "<html><body><a href=/>首页</a><div id=app>加载中</div><script>window.data={\"content\":\"" + article + "\"}</script></body></html>", "by a script"},
		{"an element for the text that nothing fills", "<html><body><p><a href=/>首页</a> 某市人民政府</p><div id=zoom></div></body></html>", "is empty"},
		{"pictures only", "<html><body><img src=1.jpg><img src=2.jpg></body></html>", "no text"},
	} {
		src, err := source.New("page.html", []byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		body, err := html.Read(src)
		var e *source.Error
		if !errors.As(err, &e) || e.Code != source.NoText || e.URI != "page.html" || !strings.Contains(e.Message, c.says) {
			t.Errorf("%s: %q, %v; want NO_TEXT with %q", c.claim, body.Text.String(), err, c.says)
		}
	}
	if _, err := html.Read(source.Source{URI: "x", Format: source.PDF}); err == nil {
		t.Error("a PDF file was read as a page")
	}
}

func TestPagesWithTooManyElementsAreRefused(t *testing.T) {
	src, err := source.New("page.html", []byte("<p>"+strings.Repeat("<i>", 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	var e *source.Error
	if _, err := html.Read(src); !errors.As(err, &e) || e.Code != source.TooLarge {
		t.Errorf("%v, want TOO_LARGE", err)
	}
}

// bombs are pages that ask for much more than they are; n is their size in elements or bytes.
func bombs(n int) map[string]string {
	deep := n / 10
	return map[string]string{
		"elements within each other":     strings.Repeat("<div>", n) + "甲。" + strings.Repeat("</div>", n),
		"inline elements that stay open": "<p>甲。" + strings.Repeat("<b><i><font>乙", n/3),
		"paragraphs in open inline ones": strings.Repeat("<b><p>甲。", n/2),
		"tables within each other":       strings.Repeat("<table><tr><td>甲<td>", deep) + "乙。",
		"tables beside each other":       strings.Repeat("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", deep/2),
		"lists within each other":        strings.Repeat("<ol><li>甲", deep),
		"a huge table":                   "<table>" + strings.Repeat("<tr><td>甲<td>乙<td>丙", n/4) + "</table>",
		"cells that reach over all":      "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td rowspan=1000 colspan=1000>甲", 20), n/20) + "</table>",
		"a table of merged columns":      "<table><tr>" + strings.Repeat("<td rowspan=1000>甲", n/2) + strings.Repeat("<tr><td>乙", n/2) + "</table>",
		"entities":                       "<p>" + strings.Repeat("&nGg;&NotSucceedsTilde;&ldquo;", n) + "甲。",
		"one line":                       "<p>" + strings.Repeat("推进建设。", n),
		"one word of blanks":             "<p>甲" + strings.Repeat(" &nbsp;", n) + "乙",
		"tags that close nothing":        "<p>甲。" + strings.Repeat("</div></b></x></td>", n),
		"attributes":                     "<p " + strings.Repeat("a=b style='display:none;' ", n) + ">甲</p><p>乙。</p>",
		"one attribute":                  "<p style='" + strings.Repeat("color:red;", n) + "'>甲。</p>",
		"unknown elements":               strings.Repeat("<x-y>甲", n) + strings.Repeat("</x-z>", n),
		"a comment that never ends":      "<p>甲。</p><!--" + strings.Repeat("-<", n),
		"a tag that never ends":          "<p>甲。</p><a href='" + strings.Repeat("x", n),
		"names of fields":                "<table>" + strings.Repeat("<tr><td>索引号：<td>文号：", n/4) + "</table><p>甲。</p>",
		"headings":                       strings.Repeat("<h2>一、甲</h2><h3>乙", n/4),
		"containers":                     strings.Repeat("<div id=zoom class='content article'>甲。", n),
		"scripts":                        "<p>甲。</p>" + strings.Repeat("<script>x</script>", n/2),
		"frames in text":                 "<p>甲。" + strings.Repeat("<iframe></iframe>", n/2),
	}
}

// A page of some hundred thousand elements is read within seconds and a few hundred megabytes, whatever it is made of.
func TestHostilePagesStayWithinLimits(t *testing.T) {
	for name, page := range bombs(60_000) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			src, err := source.New("page.html", []byte("<html>"+page))
			if err != nil {
				t.Fatal(err)
			}
			body, err := html.Read(src)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%d kB, %v, %d MB allocated, %d blocks, %v", len(page)>>10, took.Round(time.Millisecond), allocated, len(body.Blocks), err)
			var e *source.Error
			if err != nil && !errors.As(err, &e) {
				t.Errorf("%v, want a *source.Error", err)
			}
			if why := body.Check(); err == nil && why != "" {
				t.Error(why)
			}
			if took > 20*time.Second || allocated > 400 {
				t.Errorf("took %v and %d MB", took, allocated)
			}
			places := 0
			for _, b := range body.Blocks {
				for _, row := range b.Rows {
					for _, c := range row {
						places += c.RowSpan * c.ColSpan
					}
				}
			}
			if places > 1_200_000 {
				t.Errorf("the cells reach over %d places", places)
			}
		})
	}
}

func TestDeepPagesAreReadFlat(t *testing.T) {
	body := read(t, strings.Repeat("<div><span>", 400)+"<p>甲。</p><p>乙。</p>"+strings.Repeat("</span></div>", 400)+"<p>丙。</p>")
	if s := body.Text.String(); s != "甲。\n乙。\n丙。" {
		t.Errorf("text %q", s)
	}
	if len(body.Diagnostics) != 1 || body.Diagnostics[0].Code != "html.deep" {
		t.Errorf("diagnostics %v, want html.deep", body.Diagnostics)
	}
}

func FuzzRead(f *testing.F) {
	for _, page := range bombs(30) {
		f.Add(page)
	}
	for _, page := range []string{
		"<table><tr><td rowspan=0 colspan=-1>x<td>y<tr><td>z", "<ol start=99999999999 type=a><li value=x>甲<li>乙", "<pre>\n\n甲\n</pre>", "<table><caption><table><tr><td>甲",
		"<select><option><p>甲",
		"<plaintext>甲<p>", "<svg><p>甲</svg>乙", "<title>甲</title><h1>甲</h1><div id=zoom>甲", "<textarea>甲", "<frameset><p>甲", "<li><dd><dt>甲<tr><td>乙", "</br></p>甲&#0;&#xd800;&#x110000;\u202e",
	} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		src, err := source.New("page.html", []byte("<html>"+page))
		if err != nil || src.Format != source.HTML {
			return
		}
		body, err := html.Read(src)
		var e *source.Error
		switch {
		case err != nil && !errors.As(err, &e):
			t.Fatalf("%q: %v, want a *source.Error", page, err)
		case err != nil:
			return
		}
		if why := body.Check(); why != "" {
			t.Fatalf("%q: %s", page, why)
		}
		if s := body.Text.String(); !utf8.ValidString(s) || strings.Contains(s, "\x00") {
			t.Fatalf("%q became %q", page, s)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var page strings.Builder
	page.WriteString("<html><head><title>某市工作要点</title></head><body><ul class=nav><li><a href=/>首页</a></ul><div id=zoom>")
	for i := range 60 {
		fmt.Fprintf(&page, `<p style="margin-top: 0px; text-indent: 2em; font-family: 宋体;"><span style="font-family: 楷体, 楷体_GB2312;">%d.推进水利建设。</span><span style="font-family: 宋体;">坚持统筹发展，加快建设现代化产业体系，提高公共服务水平，改善人居环境。</span><span>（市水利局牵头，市财政局配合）</span></p>`, i+1)
	}
	page.WriteString("</div></body></html>")
	src, err := source.New("page.html", []byte(page.String()))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(page.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Read(src); err != nil {
			b.Fatal(err)
		}
	}
}
