package letterhead_test

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/letterhead"
	"policygraph/internal/kg"
)

func TestEveryRuleReadsItsExample(t *testing.T) {
	for _, rule := range letterhead.Rules {
		t.Run(rule.ID, func(t *testing.T) {
			_, h := read(strings.ReplaceAll(rule.Example, "/", "\n"))
			var found []string
			for _, n := range h.Names {
				found = append(found, n.Rule+" "+n.Text)
			}
			for _, v := range slices.Concat(h.Basis, h.Amends, h.Repeals) {
				found = append(found, v.Rule+" "+kg.PolicyTitle(v.Text))
			}
			if want := rule.ID + " " + rule.Finds; !slices.Contains(found, want) {
				t.Errorf("%q: found %q, want %q among them", rule.Example, found, want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	const below = "一、总则\n实施。"
	for _, c := range []struct{ claim, head, want string }{
		{
			"a notice binds its own title and what it issues, and what both are called for short",
			"临江市人民政府关于印发《临江市供水规划（2021—2035年）》的通知\n临政发〔2021〕7号\n",
			"NAME 临江市人民政府关于印发《临江市供水规划（2021—2035年）》的通知, NUMBER 临政发〔2021〕7号, CARRIED 临江市供水规划（2021—2035年）, " +
				"ABBREVIATION 关于印发《临江市供水规划（2021—2035年）》的通知, ABBREVIATION 临江市供水规划",
		},
		{
			"two documents in one notice", "临江市水利局关于印发《临江市节水方案》《临江市治水方案》的通知\n",
			"NAME 临江市水利局关于印发《临江市节水方案》《临江市治水方案》的通知, CARRIED 临江市节水方案, CARRIED 临江市治水方案, ABBREVIATION 关于印发《临江市节水方案》《临江市治水方案》的通知",
		},
		{"without 关于", "临江市水利局印发临江市节水方案的通知\n", "NAME 临江市水利局印发临江市节水方案的通知, CARRIED 临江市节水方案"},
		{
			"a name that goes on behind the marks is all one name", "临江市水利局关于印发《临江市节水条例》实施细则的通知\n现将《临江市节水条例》实施细则印发给你们。\n",
			"NAME 临江市水利局关于印发《临江市节水条例》实施细则的通知, CARRIED 《临江市节水条例》实施细则, ABBREVIATION 关于印发《临江市节水条例》实施细则的通知",
		},
		{"two that the first words hand out", "通知\n现将《临江市节水方案》、《临江市治水方案》（试行）印发给你们。\n", "CARRIED 临江市节水方案, CARRIED 临江市治水方案"},
		{"what it rests on is not handed out with it", "公告\n根据《某省节水条例》，《临江市节水方案》已经市人民政府同意，现予公布。\n", "CARRIED 临江市节水方案"},
		{"a list that is published is no document", "临江市水利局关于公布节水先进单位名单的通知\n", "NAME 临江市水利局关于公布节水先进单位名单的通知, ABBREVIATION 关于公布节水先进单位名单的通知"},
		{
			"what is passed on is another body's", "临江市水利局关于转发《某省节水方案》的通知\n",
			"NAME 临江市水利局关于转发《某省节水方案》的通知, ABBREVIATION 关于转发《某省节水方案》的通知",
		},
		{"a draft is not the document that it will be", "临江市供水管理办法（征求意见稿）\n", "NAME 临江市供水管理办法（征求意见稿）"},
		{"a decree hands its document out", "临江市人民政府令\n（第19号）\n《临江市供水办法》已经市人民政府常务会议通过，现予公布，自公布之日起施行。\n临江市供水办法\n", "NAME 临江市供水办法, NUMBER 临江市人民政府令第19号"},
		{"a name that says nothing", "实施方案\n", ""},
		{"masked digits name nothing", "临江市供水规划****年\n临政发〔****〕*号\n", ""},
		{"what is cited is not handed out", "临江市节水方案\n根据《某省节水条例》，现将有关事项通知如下：\n", "NAME 临江市节水方案"},
	} {
		body, h := read(c.head + below)
		var got []string
		for _, n := range h.Names {
			got = append(got, string(n.Form)+" "+n.Text)
			if n.Form != letterhead.Abbreviation && n.Form != letterhead.Number && kg.PolicyKey(body.Text.Slice(n.Span)) != kg.PolicyKey(n.Text) {
				t.Errorf("%s: %q has %q at its span", c.claim, n.Text, body.Text.Slice(n.Span))
			}
		}
		if joined := strings.Join(got, ", "); joined != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.claim, joined, c.want)
		}
	}
}

func TestWhatADocumentChanges(t *testing.T) {
	for _, c := range []struct{ claim, title, sentence, amends, repeals string }{
		{"a row of names", "临江市节水办法", "本办法自公布之日起施行。《甲供水办法》（临政发〔2010〕3号）、《乙供水办法》同时废止。", "", "《甲供水办法》, 《乙供水办法》"},
		{"only what stands in the row", "临江市节水办法", "按照《丙供水条例》要求，原《甲供水办法》自本办法施行之日起予以废止。", "", "《甲供水办法》"},
		{"from a day on", "临江市节水办法", "《甲供水办法》自2022年3月1日起停止执行。", "", "《甲供水办法》"},
		{"a number alone", "临江市节水办法", "原临政发〔2010〕03号文件同时废止。", "", "临政发〔2010〕3号"},
		{"a list of orders", "临江市人民政府关于废止部分文件的决定", "一、废止《甲供水办法》、《乙供水办法》（临政发〔2011〕9号）。", "", "《甲供水办法》, 《乙供水办法》"},
		{"nothing that should happen", "临江市节水方案", "研究提出《甲供水办法》应当废止的建议，及时修改《乙供水办法》。", "", ""},
		{"nothing after it", "临江市节水方案", "《甲供水办法》废止后，由市水利局牵头制定《丁供水办法》。", "", ""},
		{"nothing that another body does", "临江市节水方案", "依照程序制定、修改、废止《甲供水办法》等文件。", "", ""},
		{"several articles", "临江市决定书", "将《甲供水办法》第三条修改为：“用水应当节约。”", "《甲供水办法》", ""},
		{"a title without marks", "临江市人民政府关于修改临江市供水办法的决定", "增加一条。", "临江市供水办法", ""},
		{"its own new text is not amended by its title", "临江市人民政府关于修订印发《临江市供水办法》的通知", "请执行。", "", ""},
	} {
		_, h := read(c.title + "\n一、总则\n" + c.sentence)
		for _, v := range []struct {
			what string
			got  []letterhead.Value
			want string
		}{{"amends", h.Amends, c.amends}, {"repeals", h.Repeals, c.repeals}} {
			var names []string
			for _, x := range v.got {
				names = append(names, x.Text)
			}
			if got := strings.Join(names, ", "); got != v.want {
				t.Errorf("%s: %q %s %q, want %q", c.claim, c.title+"："+c.sentence, v.what, got, v.want)
			}
		}
	}
}
