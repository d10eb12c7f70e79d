package resolve

import (
	"strings"
	"testing"
)

func TestBodiesOfAZoneBearItsName(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct{ claim, issuer, names, want string }{
		{
			"a part of the zone's name stands for it", "河北雄安新区@130000", "新区公安局/雄安新区财政局/新区建设和交通管理局",
			"河北雄安新区公安局/河北雄安新区财政局/河北雄安新区建设和交通管理局",
		},
		{"so does its sort", "横琴粤澳深度合作区@440400", "合作区经济发展局/合作区税务局", "横琴粤澳深度合作区经济发展局/国家税务总局横琴粤澳深度合作区税务局"},
		{"and its short form", "衢州高新技术产业开发区@330800", "高新区经发局/开发区财政局", "衢州高新技术产业开发区经济发展局/衢州高新技术产业开发区财政局"},
		{
			"its committee may be named by its sort", "衢州高新技术产业开发区@330800", "高新区管委会/区管委会",
			"衢州高新技术产业开发区管理委员会/衢州高新技术产业开发区管理委员会",
		},
		{
			"a division of the corps is a zone of its own", "第三师图木舒克市@659003", "师市财政局/市教育局/五十一团",
			"第三师图木舒克市财政局/第三师图木舒克市教育局/第三师图木舒克市五十一团",
		},
		{"a zone in a city's document is said in full", "衢州市", "衢州高新区经发局/市财政局", "衢州高新区经济发展局/衢州市财政局"},
		{"its number and discipline organs are written with its stem or name", "平潭综合实验区@350128", "数字办/纪工委", "数字平潭建设领导小组办公室/中共平潭综合实验区纪律检查工作委员会"},
		{"its branch of the police stays one", "衢州高新技术产业开发区@330800", "区公安分局", "衢州高新技术产业开发区公安分局"},
		{"a customs house is of no zone", "横琴粤澳深度合作区@440400", "拱北海关", "拱北海关"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			var got []string
			for _, a := range NewAgencies(d, document(t, d, c.issuer)).List(strings.Split(c.names, "/")) {
				got = append(got, a.Name)
			}
			if s := strings.Join(got, "/"); s != c.want {
				t.Errorf("%s of %s: got %s, want %s", c.names, c.issuer, s, c.want)
			}
		})
	}
}

func TestTheCommitteeOfAZoneIssuesForItsRegion(t *testing.T) {
	a := NewAgencies(dictionary(t), Context{})
	for _, c := range []struct{ text, name, zone, region string }{
		{"陕西省西咸新区开发建设管理委员会办公室", "陕西省西咸新区开发建设管理委员会办公室", "陕西省西咸新区", "陕西省"},
		{"横琴粤澳深度合作区执行委员会", "横琴粤澳深度合作区执行委员会", "横琴粤澳深度合作区", "珠海市"},
		{"浙江省衢州高新区管委会", "浙江省衢州高新区管理委员会", "浙江省衢州高新区", "衢州市"},
		{"衢州高新技术产业开发区经济发展局", "衢州高新技术产业开发区经济发展局", "衢州高新技术产业开发区", "衢州市"},
		{"新疆生产建设兵团第三师图木舒克市人民政府办公室", "新疆生产建设兵团第三师图木舒克市人民政府办公室", "第三师图木舒克市", "图木舒克市"},
		{"深圳市前海深港现代服务业合作区管理局", "深圳市前海深港现代服务业合作区管理局", "深圳市前海深港现代服务业合作区", "深圳市"},
		{"天津市滨海新区财政局", "滨海新区财政局", "", "滨海新区"},
		{"上海市浦东新区人民政府", "浦东新区人民政府", "", "浦东新区"},
	} {
		agency, region := a.Issuer(c.text)
		if agency.Name != c.name || agency.Zone() != c.zone || region.Name != c.region {
			t.Errorf("Issuer(%q): got %s, zone %q, of %q; want %s, zone %q, of %q", c.text, agency.Name, agency.Zone(), region.Name, c.name, c.zone, c.region)
		}
	}
}

func TestATitleTellsItsPlaceByAShortName(t *testing.T) {
	a := NewAgencies(dictionary(t), Context{})
	for _, c := range []struct{ title, region, zone string }{
		{"衢州推进乡村文化三年行动方案", "衢州市", ""},
		{"2023年衢州智造新城重点任务清单", "衢州市", "衢州智造新城"},
		{"横琴粤澳深度合作区会展任务分工", "珠海市", "横琴粤澳深度合作区"},
		{"浦东新区2023年重点任务", "浦东新区", ""},
		{"长三角一体化发展实施方案", "", ""},
		{"海南热带雨林国家公园总体规划", "", ""},
		{"关于加快养老服务发展的意见", "", ""},
		{"朝阳沟水库管理办法", "", ""},
	} {
		region, zone := a.TitlePlace(c.title)
		if region.Name != c.region || zone != c.zone {
			t.Errorf("TitlePlace(%q): got %q, zone %q; want %q, zone %q", c.title, region.Name, zone, c.region, c.zone)
		}
	}
}
