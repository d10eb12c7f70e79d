package relate

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// A converter breaks lines where the page ends, amid names and amid the words that mark a statement.
func TestNamesBrokenOverLinesAreWhole(t *testing.T) {
	const s = "1.扩建城北水厂，新建取水口两处，更换沿线旧水管十二公里。（市水\n利局以及市交通运输局和市生态环境局和市教育局牵\n头，市财政局、市公安局、市审计局、市自然资源和规划\n局配合）"
	const paged = "1.扩建城北水厂，新建取水口两处，更换沿线旧水管十二公里。（市水利局、市财政\n- 7 -\n局负责）"
	const ended = "1.扩建城北水厂，新建取水口两处，更换沿线旧水管十二公里。\n责任单位：市水利局"
	for _, c := range []struct {
		claim, text string
		want        []string
	}{
		{"over the number of a page", paged, []string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局"}},
		{"a line that a sentence ends is whole", ended, []string{"RESPONSIBLE_FOR 市水利局"}},
		{
			"in a name and in a verb", s,
			[]string{"LEADS 市水利局", "LEADS 市交通运输局", "LEADS 市生态环境局", "LEADS 市教育局", "SUPPORTS 市财政局", "SUPPORTS 市公安局", "SUPPORTS 市审计局", "SUPPORTS 市自然资源和规划局"},
		},
	} {
		body := document.Body{Text: text.New(c.text)}
		whole := kg.Span{End: body.Text.Len()}
		body.Blocks = []document.Block{{Kind: document.Paragraph, Span: whole}}
		tree := outline.Tree{Body: whole, Items: []outline.Item{{Section: -1, Number: "1", Marker: kg.Span{End: 2}, Span: whole, Table: -1}}}
		tasks, _ := Tasks(body, tree, bodies{})
		sound(t, c.text, body, tasks)
		if got := said(tasks); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q\n got %q\nwant %q", c.claim, c.text, got, c.want)
		}
		for _, task := range tasks {
			if task.Span != whole {
				t.Errorf("%s: the task is at %v, want %v", c.claim, task.Span, whole)
			}
			for _, d := range task.Duties {
				if got := strings.ReplaceAll(strings.ReplaceAll(body.Text.Slice(d.Raw), "\n- 7 -\n", ""), "\n", ""); got != d.Agency.Name {
					t.Errorf("%s: name at %v is %q, want %q", c.claim, d.Raw, got, d.Agency.Name)
				}
			}
		}
	}
}

func FuzzBrokenLines(f *testing.F) {
	f.Add("1.扩建城北水厂，新建取水口两处，更换沿线旧水管十二公里。（市水利局、市财政\n局负责）\n- 3 -\n")
	f.Add("市水利局\r\n\r\n12\n责任单位：市财政局abc\nabc")
	f.Fuzz(func(t *testing.T, s string) {
		if s = strings.ToValidUTF8(s, ""); s == "" {
			return
		}
		body := document.Body{Text: text.New(s)}
		whole := body.Text.Trim(kg.Span{End: body.Text.Len()})
		if whole.Len() == 0 {
			return
		}
		body.Blocks = []document.Block{{Kind: document.Paragraph, Span: whole}}
		tree := outline.Tree{Body: whole, Items: []outline.Item{{Kind: outline.Plain, Section: -1, Span: whole, Table: -1}}}
		tasks, _ := Tasks(body, tree, bodies{})
		sound(t, s, body, tasks)
	})
}
