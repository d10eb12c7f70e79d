package resolve

import (
	"strings"
	"testing"

	"policygraph/internal/extract/gazetteer"
	"policygraph/seeds"
)

func dictionary(t testing.TB) *gazetteer.Dictionary {
	t.Helper()
	d, err := gazetteer.Load(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// document makes the context of a document of that region; "国家" is one of the state, "平潭综合实验区@350128" one of a zone in a county.
func document(t testing.TB, d *gazetteer.Dictionary, issuer string) Context {
	t.Helper()
	if issuer == "国家" {
		return Context{National: true}
	}
	zone, code, found := strings.Cut(issuer, "@")
	if found {
		r, ok := d.Region(code)
		if !ok {
			t.Fatalf("no region %s", code)
		}
		return Context{Issuer: r, Zone: zone}
	}
	for _, r := range d.RegionsNamed(issuer) {
		if r.Name == issuer && r.To == "" {
			return Context{Issuer: r}
		}
	}
	t.Fatalf("no region %q", issuer)
	return Context{}
}

func TestAListIsResolvedAsOne(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct{ claim, issuer, names, want string }{
		{"the level of the first name holds for the rest", "衢州市", "市发展改革委/经信局/财政局", "衢州市发展和改革委员会/衢州市经济和信息化局/衢州市财政局"},
		{"so does a prefix said again in the middle", "衢江区", "区发改局/民政局/区住建局/水利局", "衢江区发展和改革局/衢江区民政局/衢江区住房和城乡建设局/衢江区水利局"},
		{"and a place in full", "衢州市", "金华市科技局/教育局", "金华市科学技术局/金华市教育局"},
		{"the city of a county is the one above it", "龙游县", "县发改局/市自然资源和规划局/省水利厅", "龙游县发展和改革局/衢州市自然资源和规划局/浙江省水利厅"},
		{"a county-level city calls itself 市", "义乌市", "市商务局", "义乌市商务局"},
		{"a municipality too, and its bureaus are commissions", "天津市", "市教委/市交通运输委/市财政局", "天津市教育委员会/天津市交通运输委员会/天津市财政局"},
		{"an autonomous region", "宁夏回族自治区", "自治区发展改革委/财政厅", "宁夏回族自治区发展和改革委员会/宁夏回族自治区财政厅"},
		{"an autonomous prefecture", "大理白族自治州", "州发展改革委/州文旅局", "大理白族自治州发展和改革委员会/大理白族自治州文化广电旅游局"},
		{"a league", "锡林郭勒盟", "盟水利局", "锡林郭勒盟水利局"},
		{"the corps beside its region", "新疆维吾尔自治区", "自治区水利厅/兵团水利局", "新疆维吾尔自治区水利厅/新疆生产建设兵团水利局"},
		{"a zone calls itself 区", "平潭综合实验区@350128", "区经发局/财金局/省财政厅", "平潭综合实验区经济发展局/平潭综合实验区财政金融局/福建省财政厅"},
		{"a zone whose name is not known stays 区", "平潭县", "区经发局/财金局", "区经济发展局/区财政金融局"},
		{"documents of the state leave 国家 out", "国家", "发展改革委/药监局/国管局/供销合作总社", "国家发展和改革委员会/国家药品监督管理局/国家机关事务管理局/中华全国供销合作总社"},
		{"a ministry stays one in a city's document", "衢州市", "市商务局/商务部/海关总署", "衢州市商务局/商务部/海关总署"},
		{"a department of the province among bureaus of the city", "衢州市", "市财政局/财政厅", "衢州市财政局/浙江省财政厅"},
		{"市 and 市场 are not split", "衢州市", "市市场监管局/市场监管局", "衢州市市场监督管理局/衢州市市场监督管理局"},
		{"a city's name before 市场", "衢州市", "衢州市场监管局", "衢州市市场监督管理局"},
		{"区 in 区域 is no level", "衢州市", "区域合作办", "衢州市区域合作办"},
		{"party organs", "衢州市", "市委组织部/宣传部/市委政法委/市委网信办", "中共衢州市委组织部/中共衢州市委宣传部/中共衢州市委政法委员会/中共衢州市委网络安全和信息化委员会办公室"},
		{"the committee itself and its control commission", "衢州市", "市委/市纪委监委", "中共衢州市委员会/中共衢州市纪律检查委员会衢州市监察委员会"},
		{"the committee of an autonomous region", "宁夏回族自治区", "自治区党委宣传部", "中共宁夏回族自治区委员会宣传部"},
		{"the Youth League has its level inside", "衢州市", "团市委/团省委", "共青团衢州市委员会/共青团浙江省委员会"},
		{"a county as a party is its government", "衢州市", "龙游县/常山县政府/柯城区人民政府", "龙游县人民政府/常山县人民政府/柯城区人民政府"},
		{"also by its short name within the issuer's region", "衢州市", "龙游/江山", "龙游县人民政府/江山市人民政府"},
		{"what follows a county is of the city again", "衢州市", "龙游县/水利局", "龙游县人民政府/衢州市水利局"},
		{"towns and streets", "龙游县", "湖镇镇/东华街道", "湖镇镇人民政府/东华街道办事处"},
		{"the issuer's own government", "衢州市", "市政府/市政府办公室/市府办", "衢州市人民政府/衢州市人民政府办公室/衢州市人民政府办公室"},
		{"a long form that is official stays", "衢州市", "市文化和旅游局/市文广旅局/市建设局", "衢州市文化和旅游局/衢州市文化广电旅游局/衢州市建设局"},
		{"a short form takes the official form with its ending", "龙游县", "县发改委/县卫健局", "龙游县发展和改革委员会/龙游县卫生健康局"},
		{"management committees", "衢州市", "衢州智造新城管委会/高铁新城", "衢州智造新城管理委员会/高铁新城管理委员会"},
		{"local offices of bodies of the state", "衢州市", "市税务局/衢州海关/国家税务总局衢州市税务局/人民银行衢州市分行", "国家税务总局衢州市税务局/衢州海关/国家税务总局衢州市税务局/中国人民银行衢州市分行"},
		{"companies keep their printed names", "衢州市", "国网衢州供电公司/市交投集团", "国网衢州供电公司/衢州市交投集团"},
		{"a body in no table is named by place and print", "衢州市", "市四省边际办/市高铁建设指挥部", "衢州市四省边际办/衢州市高铁建设指挥部"},
		{"a university", "衢州市", "浙大", "浙江大学"},
		{"an annotation in brackets is no second body", "衢州市", "市发改委（粮食局）/市委统战部(侨办)", "衢州市发展和改革委员会/中共衢州市委统战部"},
		{"nor is an office inside a body, even alone", "平潭综合实验区@350128", "区经发局经信处/商务处", "平潭综合实验区经济发展局/平潭综合实验区经济发展局"},
		{"a body before its reform", "衢州市", "市环保局/市卫计委", "衢州市环境保护局/衢州市卫生和计划生育委员会"},
		{"主管 departments by function", "衢州市", "市水利部门", "衢州市水利局"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			var got []string
			for _, a := range NewAgencies(d, document(t, d, c.issuer)).List(strings.Split(c.names, "/")) {
				got = append(got, a.Name)
			}
			if g := strings.Join(got, "/"); g != c.want {
				t.Errorf("%s of %s: got %s, want %s", c.names, c.issuer, g, c.want)
			}
		})
	}
}

func TestDamagedNamesAreMendedAndSaySo(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, document(t, d, "衢州市"))
	for _, c := range []struct{ claim, name, want, reason string }{
		{"the end is lost", "市科技", "衢州市科学技术局", "「科技」只剩职能"},
		{"level and end are lost", "科技", "衢州市科学技术局", "「科技」只剩职能"},
		{"the level is lost", "交通运输局", "衢州市交通运输局", "名称未写「市」，按发布机构所在的衢州市补全"},
		{"the first character is lost", "然资源和规划局", "衢州市自然资源和规划局", "缺开头"},
		{"the last character is lost", "市发展和改革委员", "衢州市发展和改革委员会", "缺末尾"},
		{"a stray bracket", "市水利局>", "衢州市水利局", "尖括号"},
		{"half a pair of brackets", "市水利局)", "衢州市水利局", "不成对的括号"},
	} {
		got := a.List([]string{c.name})[0]
		if got.Name != c.want || !got.Repaired || !strings.Contains(got.Reason, c.reason) {
			t.Errorf("%s: %q: got %s, repaired %v, %q; want %s because %q", c.claim, c.name, got.Name, got.Repaired, got.Reason, c.want, c.reason)
		}
	}
	for _, whole := range []string{"市科技局", "龙游县", "各区县", "财政部"} {
		if got := a.List([]string{whole})[0]; got.Repaired {
			t.Errorf("%q is whole, got it repaired: %s", whole, got.Reason)
		}
	}
}

func TestKindRegionAndKeyFollowTheBody(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, document(t, d, "衢州市"))
	for _, c := range []struct {
		name, key, region string
		kind              AgencyKind
		known             bool
	}{
		{"市科技局", "330800/科学技术局", "330800", Government, true},
		{"市委组织部", "330800/委组织部", "330800", Party, true},
		{"市文化和旅游局", "330800/文化广电旅游局", "330800", Government, true},
		{"市文旅局", "330800/文化广电旅游局", "330800", Government, true},
		{"龙游县", "330825/人民政府", "330825", LocalGovernment, true},
		{"智造新城管委会", "-/智造新城管理委员会", "", ManagementCommittee, false},
		{"长三角（衢州）产业合作区", "-/长三角衢州产业合作区管理委员会", "330800", ManagementCommittee, false},
		{"市中级人民法院", "330800/中级人民法院", "330800", Judicial, true},
		{"市总工会", "330800/总工会", "330800", MassOrganization, true},
		{"市公积金中心", "330800/住房公积金管理中心", "330800", PublicInstitution, true},
		{"衢州市城市建设投资集团有限公司", "330800/城市建设投资集团有限公司", "330800", Company, false},
		{"常务副市长", "-/常务副市长", "", Person, false},
		{"财政部", "100000/财政部", "100000", Government, true},
	} {
		got := a.List([]string{c.name})[0]
		if got.Key != c.key || got.Region != c.region || got.Kind != c.kind || got.Known != c.known {
			t.Errorf("%q: got %s %q %s known %v, want %s %q %s known %v", c.name, got.Key, got.Region, got.Kind, got.Known, c.key, c.region, c.kind, c.known)
		}
		if got.Reason == "" {
			t.Errorf("%q: no reason", c.name)
		}
	}
}

func TestClassesOfBodiesAreGeneric(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct {
		issuer, name string
		members      gazetteer.Level
	}{
		{"衢州市", "各区县", gazetteer.County},
		{"衢州市", "各有关区县", gazetteer.County},
		{"衢州市", "各县（市、区）人民政府", gazetteer.County},
		{"衢州市", "县市区", gazetteer.County},
		{"衢州市", "相关县(市、区)", gazetteer.County},
		{"衢州市", "各有关部门", gazetteer.NoLevel},
		{"衢州市", "市级有关部门", gazetteer.NoLevel},
		{"衢州市", "市直各部门", gazetteer.NoLevel},
		{"衢州市", "有关单位", gazetteer.NoLevel},
		{"衢州市", "各成员单位", gazetteer.NoLevel},
		{"衢州市", "各级政府", gazetteer.NoLevel},
		{"衢州市", "各地区各部门", gazetteer.NoLevel},
		{"衢州市", "属地政府", gazetteer.NoLevel},
		{"龙游县", "相关乡镇", gazetteer.Town},
		{"龙游县", "各乡镇（街道）", gazetteer.Town},
		{"浙江省", "各市", gazetteer.Prefecture},
		{"浙江省", "各设区市人民政府", gazetteer.Prefecture},
		{"国家", "各有关省级人民政府", gazetteer.Province},
		{"国家", "各省（区、市）人民政府", gazetteer.Province},
		{"国家", "国务院有关部门", gazetteer.NoLevel},
	} {
		ctx := document(t, d, c.issuer)
		got := NewAgencies(d, ctx).List([]string{c.name})[0]
		region := ctx.Issuer.Code
		if ctx.National {
			region = gazetteer.Country
		}
		if got.Kind != Collective || !got.Generic || got.Members != c.members || got.Region != region || got.Name != strings.NewReplacer("（", "(", "）", ")").Replace(c.name) {
			t.Errorf("%q of %s: got %s %s generic %v members %d region %s, want members %d region %s", c.name, c.issuer, got.Name, got.Kind, got.Generic, got.Members, got.Region, c.members, region)
		}
	}
}

func TestBodiesWithTheFormOfAClassAreNone(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, document(t, d, "衢州市"))
	for _, name := range []string{"地方金融监管局", "市机关事务局", "区域合作办", "市直机关工委"} {
		if got := a.List([]string{name})[0]; got.Generic {
			t.Errorf("%q: got a class, want one body", name)
		}
	}
}

func TestWhatTheDocumentDoesNotDecideStaysOpen(t *testing.T) {
	d := dictionary(t)
	got := NewAgencies(d, Context{}).List([]string{"鼓楼区民政局"})[0]
	if got.Region != "" || len(got.Candidates) != 4 || got.Candidates[0] != "南京市鼓楼区民政局" {
		t.Errorf("鼓楼区民政局 without an issuer: got region %q, candidates %q", got.Region, got.Candidates)
	}
	got = NewAgencies(d, document(t, d, "福州市")).List([]string{"鼓楼区民政局"})[0]
	if got.Region != "350102" {
		t.Errorf("鼓楼区民政局 in a document of 福州市: got region %q", got.Region)
	}
	got = NewAgencies(d, document(t, d, "浙江省")).List([]string{"市水利局"})[0]
	if got.Kind != Collective || got.Members != gazetteer.Prefecture || got.Region != "" {
		t.Errorf("市水利局 in a document of a province is each city's: got %+v", got)
	}
	got = NewAgencies(d, Context{}).List([]string{"水利局"})[0]
	if got.Region != "" || got.Name != "水利局" || got.Key != "-/水利局" {
		t.Errorf("水利局 without an issuer: got %+v", got)
	}
}
