package html_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/html"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
)

func read(t testing.TB, page string) document.Body {
	t.Helper()
	src, err := source.New("page.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	body, err := html.Read(src)
	if err != nil {
		t.Fatalf("%q: %v", page, err)
	}
	if why := body.Check(); why != "" {
		t.Fatalf("%q: %s", page, why)
	}
	return body
}

// render writes a body for people: fields, then a line for each block, rows with how far their cells reach, then diagnostics.
func render(body document.Body) string {
	var b strings.Builder
	for _, f := range body.Fields {
		fmt.Fprintf(&b, "%s = %s", f.Name, f.Value)
		if f.Span.Len() > 0 {
			fmt.Fprintf(&b, " (in the text at %d)", f.Span.Start)
		}
		b.WriteString("\n")
	}
	for _, block := range body.Blocks {
		switch block.Kind {
		case document.Heading:
			fmt.Fprintf(&b, "h%d   %s\n", block.Level, body.Text.Slice(block.Span))
		case document.ListItem:
			fmt.Fprintf(&b, "item %s\n", body.Text.Slice(block.Span))
		case document.Table:
			for i, row := range block.Rows {
				b.WriteString([]string{"row  ", "table"}[max(0, 1-i)])
				for _, c := range row {
					fmt.Fprintf(&b, "[%s", body.Text.Slice(c.Span))
					if c.RowSpan > 1 || c.ColSpan > 1 {
						fmt.Fprintf(&b, " %dx%d", c.RowSpan, c.ColSpan)
					}
					b.WriteString("]")
				}
				b.WriteString("\n")
			}
		default:
			fmt.Fprintf(&b, "     %s\n", body.Text.Slice(block.Span))
		}
	}
	for _, d := range body.Diagnostics {
		fmt.Fprintf(&b, "! %s: %s\n", d.Code, d.Message)
	}
	return b.String()
}

func TestPortals(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) < 8 {
		t.Fatalf("%d pages in testdata: %v", len(pages), err)
	}
	for _, name := range pages {
		t.Run(filepath.Base(name), func(t *testing.T) {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src, err := source.New(name, b)
			if err != nil {
				t.Fatal(err)
			}
			body, err := html.Read(src)
			if err != nil {
				t.Fatal(err)
			}
			if why := body.Check(); why != "" {
				t.Fatal(why)
			}
			golden.Equal(t, strings.TrimSuffix(filepath.Base(name), ".html")+".golden", []byte(render(body)))
		})
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ claim, page, want string }{
		{"a line end of the file inside Chinese is nothing, elsewhere a blank", "<div><p>推进\n  水利 建设，看\nthe  plan</p></div>", "     推进水利 建设，看 the plan\n"},
		{"pieces of a line that the page cuts up are one", "<p><b>一、</b>\n<span>总则</span><font>。</font></p>", "     一、总则。\n"},
		{"<br> ends a line", "<p>甲。<br>乙。<br/><br>丙。</p>", "     甲。\n     乙。\n     丙。\n"},
		{"indents are cut, blanks within stay", "<p>&nbsp;&nbsp;　　第一章&nbsp; 总　则&nbsp;</p>", "     第一章\u00a0 总　则\n"},
		{"wide blanks after a line end of the file begin a paragraph", "<div>　　甲。\n　　乙。\n后半句。</div>", "     甲。\n     乙。后半句。\n"},
		{"entities are resolved, those escaped twice too", "<p>&ldquo;甲&rdquo;&amp;&#20057;&amp;nbsp;&amp;nbsp;丙&hellip;</p>", "     “甲”&乙\u00a0\u00a0丙…\n"},
		{"tags that nobody closed end where browsers end them", "<p>甲<p>乙<div>丙<li>丁<li>戊", "     甲\n     乙\n     丙\n     丁\n     戊\n"},
		{"a tag that closes nothing ends a line or is let pass", "<p>甲</p>乙</p>丙</div></td>丁</b>戊", "     甲\n     乙\n     丙丁戊\n"},
		{"text after the end of the page counts", "<html><body><p>甲</p></body></html><p>乙</p>", "     甲\n     乙\n"},
		{"hidden, struck out and scripted text is none", "<p>甲<span style='DISPLAY: none !important'>乙</span><i hidden>丙</i><s>丁</s><script>戊</script><input value=己></p>", "     甲\n"},
		{"the file's white space counts where the page says so", "<div style='white-space: pre-wrap'>甲\n  乙</div>", "     甲\n     乙\n"},
		{"a long heading is a paragraph in large print", "<h3>" + strings.Repeat("推进", 40) + "。</h3>", "     " + strings.Repeat("推进", 40) + "。\n"},
		{"headings whose levels contradict their numbers are paragraphs", "<h2>一、甲</h2><h2>（一）乙</h2><h2>绪言</h2>", "     一、甲\n     （一）乙\nh2   绪言\n"},
		{"the title of a heading broken over two lines is one line", "<h1>某市供水<br>规划</h1>", "h1   某市供水规划\n"},
		{"contacts are left out, a sentence on telephones is not", "<p>甲。</p><p>（联系人：王某，电话：0571-5001234）</p><p>开通咨询电话，方便群众。</p><p>1.修路。（县水利局牵头，联系人：王某，电话：5001234）</p>", "     甲。\n     开通咨询电话，方便群众。\n     1.修路。（县水利局牵头，联系人：王某，电话：5001234）\n! html.furniture: 1 lines of buttons, captions and contacts were left out\n"},
	} {
		if got := render(read(t, c.page)); got != c.want {
			t.Errorf("%s:\n%q\ngot\n%s\nwant\n%s", c.claim, c.page, got, c.want)
		}
	}
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ claim, page, want string }{
		{
			"merged cells stand once", "<table><tr><th>类<th>任务<th>单位<tr><td rowspan=2>甲<td>修路<td>某局<tr><td>架桥<td>某局</table>",
			"table[类][任务][单位]\nrow  [甲 2x1][修路][某局]\nrow  [架桥][某局]\n",
		},
		{
			"a row is one line whatever its cells hold", "<table><tr><td>任务<td>单位</tr><tr><td><p>修路</p>\n<p>架桥</p></td><td>甲局<br>乙局</td></tr></table>",
			"table[任务][单位]\nrow  [修路 架桥][甲局 乙局]\n",
		},
		{
			"a table whose columns have names that fields have is one", "<div id=zoom><table><tr><td>文件名称<td>发布时间<td>名称<tr><td>甲<td>2021年<td>乙</table></div>",
			"table[文件名称][发布时间][名称]\nrow  [甲][2021年][乙]\n",
		},
		{
			"a table in a cell is its text", "<table><tr><td>任务<td>单位</tr><tr><td>修路<table><tr><td>一期<td>二期</table></td><td>甲局</td></tr><tr><td>架桥<td>乙局</table>",
			"table[任务][单位]\nrow  [修路 一期 二期][甲局]\nrow  [架桥][乙局]\n",
		},
		{
			"what stands between rows stands before them", "<table><caption>分工表</caption>单位：项<tr><td>任务<td>单位<tr><td>修路<td>甲局</table>",
			"     分工表\n     单位：项\ntable[任务][单位]\nrow  [修路][甲局]\n",
		},
		{"a cell without a row has one", "<table><td>任务<td>单位<tr><td>修路<td>甲局</table>", "table[任务][单位]\nrow  [修路][甲局]\n"},
		{"rows without a table are one", "<tbody><tr><td>任务<td>单位<tr><td>修路<td>甲局</tbody>", "table[任务][单位]\nrow  [修路][甲局]\n"},
		{"a table of one column places paragraphs", "<table><tr><td>甲。<tr><td>乙。</table>", "     甲。\n     乙。\n"},
		{"a table of one row does", "<table><tr><td>甲。<td>乙。</table>", "     甲。\n     乙。\n"},
		{
			"a long cell under a heading is one of a table", "<table><tr><td>任务<td>单位<tr><td>" + strings.Repeat("<p>"+strings.Repeat("推进", 50)+"</p>", 10) + "<td>甲局</table>",
			"table[任务][单位]\nrow  [" + strings.Repeat(strings.Repeat("推进", 50)+" ", 9) + strings.Repeat("推进", 50) + "][甲局]\n",
		},
		{"a reach past the last row is cut", "<table><tr><td rowspan=99>甲<td>乙<tr><td>丙</table>", "table[甲 2x1][乙]\nrow  [丙]\n"},
		{"a reach that is no number is none, 0 goes to the end", "<table><tr><td rowspan=x>甲<td rowspan=0>乙<tr><td>丙<tr><td>丁</table>", "table[甲][乙 3x1]\nrow  [丙]\nrow  [丁]\n"},
	} {
		if got := render(read(t, c.page)); got != c.want {
			t.Errorf("%s:\n%q\ngot\n%s\nwant\n%s", c.claim, c.page, got, c.want)
		}
	}
}

// What stands beside the only long part of a page is text too, unless it is furniture.
func TestPagesWithoutNames(t *testing.T) {
	long := "<div><p>" + strings.Repeat("推进公共服务体系建设。", 30) + "</p></div>"
	want := strings.Repeat("推进公共服务体系建设。", 30)
	for _, c := range []struct{ claim, page, want string }{
		{"title and signature stay", "<div><div>某县供水方案</div>" + long + "<div>某县人民政府</div><div>2021年3月5日</div></div>", "某县供水方案\n" + want + "\n某县人民政府\n2021年3月5日"},
		{"links and buttons go", "<div><div><a href=a>首页</a> <a href=b>新闻</a></div><div>" + long + "</div><div>【打印】【关闭】</div><div>版权所有：某县</div></div>", want},
		{"a menu without a name goes", "<table><tr><td><a href=a>县情</a><br><a href=b>县政府</a><td>" + long + "</table>", want},
		{"a part with a fit name that is small is none", "<div class=content><p>今天是个好日子。</p></div><div class=abc>" + long + "</div>", "今天是个好日子。\n" + want},
		{"two parts with one name belong together", "<div id=a><div class=TRS_Editor><p>第一部分推进建设。</p></div><div class=TRS_Editor>" + long + "</div></div><div>欢迎</div>", "第一部分推进建设。\n" + want},
		{"a script shows the element for the text late", "<div id=js_content style='visibility: hidden'>" + long + "</div>", want},
	} {
		if got := read(t, c.page).Text.String(); got != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", c.claim, c.page, got, c.want)
		}
	}
}

func TestMetadata(t *testing.T) {
	const text = "<div id=zoom><p>为加强管理，制定本办法。</p><p>一、加强巡查。</p></div>"
	for _, c := range []struct{ claim, page, want string }{
		{"a table", "<table><tr><th>索引号<td>3305/1<th>文　号：<td>某政发〔2021〕3号</table>", "索引号=3305/1 文号=某政发〔2021〕3号"},
		{"a table with an empty value", "<table><tr><td>文号：<td><td>发布机构：<td>某市水利局</table>", "发布机构=某市水利局"},
		{"terms and what they mean", "<dl><dt>发文机关<dd>某市水利局<dt>成文日期：<dd>2021-03-05</dl>", "发文机关=某市水利局 成文日期=2021-03-05"},
		{"a list", "<ul><li><b>索引号：</b>3305/1</li><li><span>发布机构</span><span>某市水利局</span></li></ul>", "发布机构=某市水利局 索引号=3305/1"},
		{"a list of names and values", "<ul><li>索引号</li><li>3305/1</li><li>发布机构</li><li>某市水利局</li></ul>", "发布机构=某市水利局 索引号=3305/1"},
		{"blocks of a name and a value", "<div><div><div>索引号</div><div>3305/1</div></div><div><div>成文日期</div><div>2021-03-05</div></div></div>", "索引号=3305/1 成文日期=2021-03-05"},
		{"names above their values", "<table><tr><th>索引号<th>文号<th>发布机构<tr><td>3305/1<td>某政发〔2021〕3号<td>某市水利局</table>", "发布机构=某市水利局 索引号=3305/1 文号=某政发〔2021〕3号"},
		{"names above their values, twice", "<table><tr><td>索引号<td>文号<tr><td>3305/1<td>某政发〔2021〕3号<tr><td>发布机构<td>成文日期<tr><td>某市水利局<td>2021-03-05</table>", "发布机构=某市水利局 索引号=3305/1 文号=某政发〔2021〕3号 成文日期=2021-03-05"},
		{"a list of names, a list of values", "<ul><li>索引号</li><li>发布机构</li></ul><ul><li>3305/1</li><li>某市水利局</li></ul>", "发布机构=某市水利局 索引号=3305/1"},
		{"a list of other documents is none", "<table><tr><td>索引号<td>发布机构<tr><td>3305/1<td>某市水利局<tr><td>3305/2<td>某市财政局</table>", ""},
		{"words of a menu are none", "<ul><li>发布机构</li><li>政府信息公开</li><li>索引号</li><li>网站地图</li></ul>", ""},
		{"several in one line", "<p><span>发布时间：2021-03-05 10:20</span><span>来源：某市水利局</span> 浏览次数：<em>3</em></p>", "发布时间=2021-03-05 10:20 来源=某市水利局 浏览次数=3"},
		{"masked values are none", "<ul><li>索引号：*****/***</li><li>成文日期：****-**-**</li></ul>", ""},
		{"elements for machines", "<meta name=PubDate content='2021-03-05'><meta name=ContentSource content='水利局'><meta name=Author content=x>", "发布日期=2021-03-05 来源=水利局"},
		{"a table within the text", "", "索引号=3305/1 成文日期=2021-03-05"},
		{"a table of documents is none", "<table><tr><td>文号<td>发布时间<tr><td>某政发〔2021〕3号<td>2021-03-05</table>", ""},
		{"a sentence is none", "<p>发布机构由区定。</p><p>来源可靠。</p>", ""},
	} {
		page := c.page + text
		if c.page == "" {
			page = strings.Replace(text, "<p>为", "<table><tr><td>索引号：<td>3305/1<tr><td>成文日期：<td>2021-03-05</table><p>为", 1)
		}
		body := read(t, page)
		var got []string
		for _, f := range body.Fields {
			got = append(got, f.Name+"="+f.Value)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s, want %s", c.claim, g, c.want)
		}
		blocks := ""
		for _, b := range body.Blocks {
			blocks += body.Text.Slice(b.Span) + "\n"
		}
		if blocks != "为加强管理，制定本办法。\n一、加强巡查。\n" {
			t.Errorf("%s: the blocks are %q", c.claim, blocks)
		}
	}
}

// That a body issued a document is a statement, and needs a place to quote.
func TestTheIssuerBesideTheTextHasAPlaceUnderIt(t *testing.T) {
	body := read(t, "<table><tr><td>索引号<td>3305/1<td>发布机构<td>某市水利局</table><div id=zoom><p>为加强管理，制定本办法。</p><p>一、加强巡查。</p></div>")
	f, ok := body.Field(document.Issuer)
	if got, want := body.Text.String(), "为加强管理，制定本办法。\n一、加强巡查。\n发布机构：某市水利局"; got != want {
		t.Errorf("text: got %q, want %q", got, want)
	}
	if !ok || body.Text.Slice(f.Span) != "某市水利局" {
		t.Errorf("issuer: %v at %v, which is %q", f.Value, f.Span, body.Text.Slice(f.Span))
	}
	if last := body.Blocks[len(body.Blocks)-1]; last.Span.End > f.Span.Start {
		t.Error("the line is part of a block, which the outline would read")
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ claim, page, title, first string }{
		{"that stands above the text is put before it", "<h1>某市供水规划</h1><div id=zoom><p>为加强供水，制定本规划。</p></div>", "某市供水规划", "某市供水规划"},
		{"that the text has is not doubled", "<h1>某市供水规划</h1><div id=zoom><p>某市供水</p><p>规　划</p><p>为加强供水，制定本规划。</p></div>", "某市供水规　划", "某市供水"},
		{"of the text counts more than a headline", "<h1>我市出台新规划</h1><div id=zoom><p>某市供水规划</p><p>为加强供水，制定本规划。</p></div>", "", "某市供水规划"},
		{"of the window counts without the name of the site", "<title>某市供水规划_某市人民政府网</title><div id=zoom><p>为加强供水，制定本规划。</p></div>", "某市供水规划", "某市供水规划"},
		{"of a window that names the site only is none", "<title>某市人民政府门户网站</title><div id=zoom><p>为加强供水，制定本规划。</p></div>", "", "为加强供水，制定本规划。"},
	} {
		body := read(t, c.page)
		title := ""
		if f, ok := body.Field(document.Title); ok && f.Span.Len() > 0 {
			title = f.Value
		}
		if first := body.Text.Slice(body.Blocks[0].Span); title != c.title || first != c.first {
			t.Errorf("the title %s: %q above %q; want %q, %q", c.claim, title, first, c.title, c.first)
		}
	}
}
