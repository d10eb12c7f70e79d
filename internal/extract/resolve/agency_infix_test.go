package resolve

import (
	"strings"
	"testing"
)

func TestNamesThatArePutTogetherOtherwise(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct{ claim, issuer, names, want string }{
		{"the place stands in the middle", "衢州市", "团市委/民建衢州市委/九三学社市委会", "共青团衢州市委员会/中国民主建国会衢州市委员会/九三学社衢州市委员会"},
		{"a league has an administrative office", "锡林郭勒盟", "盟行署办/锡林郭勒盟行政公署办公室/盟行署", "锡林郭勒盟行政公署办公室/锡林郭勒盟行政公署办公室/锡林郭勒盟行政公署"},
		{"a branch in a district is the city's", "衢江区", "衢江公安分局/区生态环境分局/区财政局", "衢州市公安局衢江分局/衢州市生态环境局衢江分局/衢江区财政局"},
		{"also in a municipality", "朝阳区@110105", "朝阳公安分局/市规划自然资源委朝阳分局", "北京市公安局朝阳分局/北京市规划和自然资源委员会朝阳分局"},
		{"a branch at a town keeps its place", "衢州市", "市资规局石梁分局", "衢州市自然资源和规划局石梁分局"},
		{
			"behind a short place the state's office is meant", "衢州市", "衢州金融监管分局/衢州金融监管局/市金融监管局",
			"国家金融监督管理总局衢州监管分局/国家金融监督管理总局衢州监管分局/衢州市地方金融监督管理局",
		},
		{"in a province too", "浙江省", "浙江金融监管局", "国家金融监督管理总局浙江监管局"},
		{
			"the party's office is not the government's", "浙江省", "省委金融办/省金融办/省委督查室/省政府督查室",
			"中共浙江省委金融委员会办公室/浙江省人民政府金融工作办公室/中共浙江省委督查室/浙江省政府督查室",
		},
		{
			"a local office keeps its own rank", "恩施土家族苗族自治州", "人行恩施州中心支行/人民银行恩施州分行/人行恩施中支",
			"中国人民银行恩施土家族苗族自治州中心支行/中国人民银行恩施土家族苗族自治州分行/中国人民银行恩施中心支行",
		},
		{"a court or a customs house has a name of its own", "湖北省", "武汉海关/汉江中级人民法院/武汉知识产权法院", "武汉海关/汉江中级人民法院/武汉知识产权法院"},
		{
			"what the state has sent out is put behind its sender", "山东省", "国家能源局山东监管办公室/自然资源部北海局/水利部黄河水利委员会/国家矿山安监局山东局",
			"国家能源局山东监管办公室/自然资源部北海局/水利部黄河水利委员会/国家矿山安全监察局山东局",
		},
		{"an organ of the party that no table holds is the party's", "山东省", "省委目标办/省委台港澳办", "中共山东省委目标办/中共山东省委台湾工作办公室"},
		{"a place inside the name is enough", "山东省", "民航山东监管局", "民航山东监管局"},
		{"a customs house of the state is one of its city", "衢州市", "中华人民共和国衢州海关/衢州海关", "衢州海关/衢州海关"},
		{"a town that no table holds is a government", "龙游县", "石梁湾乡", "石梁湾乡人民政府"},
		{"what has no known form is still of the county", "龙游县", "县公路段", "龙游县公路段"},
		{"a division of the corps answers as one", "伊犁哈萨克自治州", "第四师可克达拉市/州财政局", "新疆生产建设兵团第四师可克达拉市/伊犁哈萨克自治州财政局"},
		{"Latin letters stay as printed", "朝阳区@110105", "CBD管委会", "CBD管理委员会"},
		{"a town is looked for in the county before it", "湖北省", "大悟县/城关镇人民政府", "大悟县人民政府/城关镇人民政府"},
		{"the closest official form is taken", "龙游县", "县教体局/县政数局", "龙游县教育体育局/龙游县政务服务数据管理局"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			ctx := document(t, d, c.issuer)
			if !strings.Contains(c.issuer, "新区") && strings.Contains(c.issuer, "@") {
				ctx.Zone = ""
			}
			var got []string
			for _, a := range NewAgencies(d, ctx).List(strings.Split(c.names, "/")) {
				got = append(got, a.Name)
			}
			if s := strings.Join(got, "/"); s != c.want {
				t.Errorf("%s of %s: got %s, want %s", c.names, c.issuer, s, c.want)
			}
		})
	}
}

func TestCandidatesAreThoseOfTheIssuersProvince(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct{ issuer, name, want string }{
		{"吉林省", "和平街道办事处", "梅河口市和平街道办事处 宁江区和平街道办事处"},
		{"吉林省", "鼓楼区财政局", "南京市鼓楼区财政局 徐州市鼓楼区财政局 福州市鼓楼区财政局 开封市鼓楼区财政局"},
	} {
		got := NewAgencies(d, document(t, d, c.issuer)).List([]string{c.name})[0]
		if s := strings.Join(got.Candidates, " "); s != c.want {
			t.Errorf("%s in a document of %s: got candidates %s, want %s", c.name, c.issuer, s, c.want)
		}
	}
}

func TestABodyTellsItsLifetime(t *testing.T) {
	d := dictionary(t)
	for name, want := range map[string]string{
		"市乡村振兴局": "2021-02-25 2023 农业农村", "市国土局": " 2018-03-19 自然资源", "市粮食局": " 2018-03-19 粮食储备", "市财政局": "  ", "市数据局": "2023-10-25  ",
	} {
		a := NewAgencies(d, document(t, d, "衢州市")).List([]string{name})[0]
		if got := a.From + " " + a.To + " " + a.Successor; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
