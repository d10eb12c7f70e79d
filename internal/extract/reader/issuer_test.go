package reader_test

import (
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/seeds"
)

// A portal says beside the text who issued a document; that is a statement, and it quotes what the page says.
func TestTheIssuerThatAPageNamesBesideTheTextIsAStatement(t *testing.T) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for claim, metadata := range map[string]string{
		"a table of names and values": "<table><tr><td>索引号<td>3305/1<td>发布机构<td>湖州市水利局</table>",
		"a table in columns":          "<table><tr><th>索引号<th>发布机构<tr><td>3305/1<td>湖州市水利局</table>",
		"a list":                      "<ul><li>索引号：3305/1</li><li>发布机构：湖州市水利局</li></ul>",
		"terms":                       "<dl><dt>索引号<dd>3305/1<dt>发布机构<dd>湖州市水利局</dl>",
	} {
		src, err := source.New("page.html", []byte("<html><body>"+metadata+"<h1>供水工作方案</h1><div id=zoom><p>一、扩建水厂。提高供水能力。</p><p>二、更换管网。减少漏损。</p></div></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := x.Extract(src)
		if err != nil {
			t.Fatal(err)
		}
		b, err := x.Batch(src, r)
		if err != nil {
			t.Fatal(err)
		}
		quote := ""
		for _, s := range b.Statements {
			for _, e := range b.Evidence {
				if s.Predicate == kg.Issued && e.Statement == s.ID {
					quote = e.Quote
				}
			}
		}
		if quote != "发布机构：湖州市水利局" {
			t.Errorf("%s: the statement that a body issued it quotes %q, want 发布机构：湖州市水利局", claim, quote)
		}
	}
}
