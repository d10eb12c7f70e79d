package search

import (
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"

	"policygraph/internal/kg"
)

// Bounds of readings: names that are longer have none, and one with many characters of several readings has the usual ones only.
const (
	longestRead  = 30
	mostReadings = 24
)

// placeReadings are names, and parts of names, that are read otherwise than a table of characters would have it, or in one way only.
var placeReadings = map[string]string{
	"长兴": "chang xing", "乐清": "yue qing", "六安": "lu an", "厦门": "xia men", "浚县": "xun xian", "蔚县": "yu xian", "会稽": "kuai ji",
	"长三角": "chang san jiao", "珠三角": "zhu san jiao", "丽水": "li shui", "台州": "tai zhou", "天台": "tian tai", "重庆": "chong qing", "亳州": "bo zhou",
	"长江": "chang jiang", "长沙": "chang sha", "长春": "chang chun", "长治": "chang zhi", "长乐": "chang le", "长葛": "chang ge", "长宁": "chang ning",
	"长丰": "chang feng", "长海": "chang hai", "长城": "chang cheng", "长安": "chang an", "长垣": "chang yuan", "长汀": "chang ting",
	"乐山": "le shan", "乐平": "le ping", "乐陵": "lao ling", "乐亭": "lao ting", "六合": "lu he", "六盘水": "liu pan shui",
	"大厂": "da chang", "单县": "shan xian", "任县": "ren xian", "任丘": "ren qiu", "万州": "wan zhou", "莘县": "shen xian", "莘庄": "xin zhuang",
	"莒县": "ju xian", "郯城": "tan cheng", "鄄城": "juan cheng", "东阿": "dong e", "东莞": "dong guan", "番禺": "pan yu", "黄陂": "huang pi",
	"黄埔": "huang pu", "监利": "jian li", "铅山": "yan shan", "婺源": "wu yuan", "弋阳": "yi yang", "枞阳": "zong yang", "歙县": "she xian",
	"黟县": "yi xian", "涡阳": "guo yang", "濉溪": "sui xi", "砀山": "dang shan", "泌阳": "bi yang", "中牟": "zhong mu", "柘城": "zhe cheng",
	"荥阳": "xing yang", "荥经": "ying jing", "洪洞": "hong tong", "解州": "xie zhou", "繁峙": "fan shi", "隰县": "xi xian", "尉犁": "yu li",
	"尉氏": "wei shi", "井陉": "jing xing", "藁城": "gao cheng", "蠡县": "li xian", "大城县": "dai cheng xian", "牟平": "mu ping", "临朐": "lin qu",
	"曲阜": "qu fu", "曲靖": "qu jing", "冠县": "guan xian", "台儿庄": "tai er zhuang", "盱眙": "xu yi", "邗江": "han jiang", "邳州": "pi zhou", "睢宁": "sui ning",
	"甪直": "lu zhi", "浒墅关": "xu shu guan", "溧阳": "li yang", "浦城": "pu cheng", "朝阳": "chao yang", "儋州": "dan zhou", "瓯海": "ou hai",
	"鄞州": "yin zhou", "嵊州": "sheng zhou", "嵊泗": "sheng si", "衢州": "qu zhou", "缙云": "jin yun", "岱山": "dai shan", "余姚": "yu yao",
	"仙居": "xian ju", "鹿城": "lu cheng", "巴音郭楞": "ba yin guo leng", "喀什": "ka shi", "吐鲁番": "tu lu fan", "伽师": "jia shi", "耒阳": "lei yang",
	"郴州": "chen zhou", "汨罗": "mi luo", "泸州": "lu zhou", "犍为": "qian wei", "邛崃": "qiong lai", "郫都": "pi du", "什邡": "shi fang",
	"珙县": "gong xian", "筠连": "jun lian", "都匀": "du yun", "都江堰": "du jiang yan", "成都": "cheng du", "首都": "shou du", "会同": "hui tong",
	"会理": "hui li", "会泽": "hui ze", "沈阳": "shen yang", "沈丘": "shen qiu", "句容": "ju rong", "高句丽": "gao gou li", "百色": "bai se",
	"柏乡": "bai xiang", "宿州": "su zhou", "宿迁": "su qian", "宿松": "su song", "阜阳": "fu yang", "颍上": "ying shang", "合肥": "he fei",
	"蚌埠": "beng bu", "六横": "liu heng", "大埔": "da bu", "行唐": "xing tang", "太行": "tai hang", "行政": "xing zheng", "银行": "yin hang",
	"人行": "ren hang", "发行": "fa xing", "调查": "diao cha", "调度": "diao du", "藏族": "zang zu", "西藏": "xi zang", "省委": "sheng wei",
	"省": "sheng", "市": "shi", "县": "xian", "区": "qu", "局": "ju", "会": "hui", "长子": "zhang zi", "增长": "zeng zhang", "成长": "cheng zhang", "会计": "kuai ji", "发展": "fa zhan", "大学": "da xue", "长": "chang",
}

// longestPlace is the length of the longest key of placeReadings.
const longestPlace = 4

// reading is a way to say a name.
type reading struct {
	full     string // anjixian
	initials string // ajx
}

// readings are the ways to say a folded name, the usual one first, none where it has no ideograph. ü is v; letters and digits stand for
// themselves, all else is silent.
func readings(name []rune) []reading {
	if len(name) > longestRead || !slices.ContainsFunc(name, func(r rune) bool { return r >= 0x3400 }) {
		return nil
	}
	list := []reading{{}}
	say := func(ways []string) {
		if len(list)*len(ways) > mostReadings {
			ways = ways[:1]
		}
		next := make([]reading, 0, len(list)*len(ways))
		for _, w := range ways { // the usual way of the last character varies last
			for _, r := range list {
				next = append(next, reading{r.full + w, r.initials + w[:1]})
			}
		}
		list = next
	}
	for i := 0; i < len(name); {
		if syllables, n := placeAt(name[i:]); n > 0 {
			for _, s := range syllables {
				say([]string{s})
			}
			i += n
			continue
		}
		if r := name[i]; wordRune(r) {
			say([]string{string(r)})
		} else if ways := syllablesOf(r); len(ways) > 0 {
			say(ways)
		}
		i++
	}
	if list[0].full == "" {
		return nil
	}
	var once []reading
	for _, r := range list {
		if !slices.Contains(once, r) {
			once = append(once, r)
		}
	}
	return once
}

// placeAt reads the longest entry of placeReadings that name begins with.
func placeAt(name []rune) (syllables []string, n int) {
	for n = min(longestPlace, len(name)); n > 0; n-- {
		if r, ok := placeReadings[string(name[:n])]; ok {
			return strings.Fields(r), n
		}
	}
	return nil, 0
}

// syllablesOf are the readings of a character, at most three, without tones.
func syllablesOf(r rune) []string {
	var ways []string
	for _, w := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
		if w = toneless(w); w != "" && !slices.Contains(ways, w) && len(ways) < 3 {
			ways = append(ways, w)
		}
	}
	return ways
}

var tones = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for plain, marked := range map[string]string{"a": "āáǎà", "o": "ōóǒò", "e": "ēéěèêếề", "i": "īíǐì", "u": "ūúǔù", "v": "üǖǘǚǜ", "n": "ńňǹ", "m": "ḿ"} {
		for _, r := range marked {
			pairs = append(pairs, string(r), plain)
		}
	}
	for _, accent := range "\u0300\u0301\u0304\u030c" {
		pairs = append(pairs, string(accent), "")
	}
	return strings.NewReplacer(pairs...)
})

// toneless writes pinyin in the letters a to z, ü as v; "" for what is no pinyin.
func toneless(s string) string {
	s = tones().Replace(strings.ToLower(s))
	for _, r := range s {
		if !letter(r) {
			return ""
		}
	}
	return s
}

// read tells whether names of a kind are found by how they are said. Sentences are not said, and a number's name is its figure.
func read(kind kg.EntityKind) bool {
	switch kind {
	case kg.KindTask, kg.KindSection, kg.KindTarget, kg.KindDeadline:
		return false
	}
	return true
}
