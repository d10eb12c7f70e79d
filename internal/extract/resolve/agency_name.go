package resolve

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// known is a body of the table, by its full name in the form that its level uses.
func (a *Agencies) known(n name, s settled) Agency {
	b := n.meaning.body
	agency := Agency{
		Kind: AgencyKind(b.Kind), Known: true, Repaired: s.repaired, Reason: s.reason, From: b.From, To: b.To, Successor: b.Successor,
	}
	if b.To != "" {
		agency.Reason = join(agency.Reason, fmt.Sprintf("%s之前的机构", b.To))
	}
	level := s.region.Level
	switch {
	case s.national:
		agency.Region = gazetteer.Country
		agency.Name = n.text
		if len(b.National) > 0 {
			agency.Name = b.National[0]
		}
		agency.Name += n.seat
		agency.Key = key(gazetteer.Country, agency.Name)
		return agency
	case s.corps:
		level = gazetteer.Province
	case s.region.Code == "":
		agency.Name = n.text
		if n.place.kind == spelled {
			agency.Candidates = a.fullNames(s.candidates, choose(*b, gazetteer.County, false, n.tail))
		} else if form := choose(*b, gazetteer.Prefecture, false, n.tail); n.place.kind == word && form != "" && !strings.ContainsAny(form, "~^") {
			agency.Name = n.place.word + form
		} else if n.place.kind == unsaid && form != "" && !strings.ContainsAny(form, "~^") {
			agency.Name = form
		}
		if n.place.kind == word && a.ctx.Issuer.Code != "" && wordLevel(n.place.word) > a.ctx.Issuer.Level {
			agency.Kind, agency.Generic, agency.Members = Collective, true, wordLevel(n.place.word)
		}
		agency.Key = key("", agency.Name)
		return agency
	}
	municipality := level == gazetteer.Province && strings.HasSuffix(s.region.Name, "市")
	if s.zone != "" {
		level = gazetteer.County
	}
	form := choose(*b, level, municipality, n.tail)
	if n.branch {
		form = branchForm(*b, n.tail, form)
	}
	usual := b.Forms(level)
	if municipality && len(b.City) > 0 {
		usual = b.City
	}
	if len(usual) == 0 {
		usual = []string{form}
	}
	full, short := s.region.Name, s.region.Short
	if n.branch && AgencyKind(b.Kind) != Company && strings.Contains(n.tail, short) && !strings.Contains(n.tail, full) && n.place.surface == short {
		full = short // 中国人民银行南宁中心支行
	}
	if s.zone != "" {
		full, short = s.zone, s.zone
	}
	if s.corps {
		full, short = "新疆生产建设兵团", "兵团"
	}
	if s.zone == "" && (strings.HasSuffix(full, "盟") || strings.HasSuffix(full, "地区")) { // 兴安盟行政公署办公室
		form = strings.Replace(form, "人民政府", "行政公署", 1)
	}
	if s.zone != "" {
		short = stem(s.zone)
	}
	agency.Region, agency.Name = s.region.Code, inscribe(form, full, short)
	if s.zone != "" && !strings.HasPrefix(s.zone, "第") { // a zone has a working committee of the party: 党工委
		agency.Name = inscribe(strings.Replace(form, "~委", "~党工委", 1), full, short)
	}
	if agency.Kind == Company { // companies have no regular names: 国网湖州供电公司, 广州供电局
		agency.Name = full + n.tail
		if n.branch || n.place.kind == spelled {
			agency.Name = n.text
		}
	}
	agency.Key = key(s.region.Code, plain(usual[0]))
	if s.zone != "" || s.corps {
		agency.Key = key(s.region.Code, inscribe(usual[0], full, short))
	}
	a.seated(&agency, n, s)
	return agency
}

// inscribe writes the place into a form: before it, or where its mark is.
func inscribe(form, full, short string) string {
	if !strings.ContainsAny(form, "~^") {
		return full + form
	}
	if strings.HasSuffix(full, "自治区") { // 中共宁夏回族自治区委员会组织部: 区委 is never written for it
		form = strings.Replace(form, "~委", "~委员会", 1)
		form = strings.Replace(form, "~委员会员会", "~委员会", 1)
	}
	var b strings.Builder
	for _, r := range form {
		switch r {
		case '~':
			b.WriteString(full)
		case '^':
			b.WriteString(short)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var placeMarks = strings.NewReplacer("中共~", "", "~", "", "^", "")

// plain is a form without the marks for the place.
func plain(form string) string {
	return placeMarks.Replace(form)
}

// choose picks the official form closest to what is printed: 发改局 is 发展和改革局 even where the level's usual form is 委员会; a long form
// that is official somewhere stays as it is.
func choose(b gazetteer.Body, level gazetteer.Level, municipality bool, printed string) string {
	usual := b.Forms(level)
	if municipality {
		usual = slices.Concat(b.City, b.Province)
		if len(b.City) > 0 && strings.HasSuffix(b.City[0], "分局") { // 天津 has a 监管局, as provinces have
			usual = slices.Concat(b.Province, b.City)
		}
	}
	all := slices.Concat(usual, b.County, b.City, b.Province, b.Other)
	if i := slices.IndexFunc(all, func(form string) bool { return kg.FoldName(gazetteer.Tail(form)) == printed }); i >= 0 {
		return all[i]
	}
	if _, bare := sort(printed); !bare && len(usual) > 0 {
		same := func(form string) bool { x, _ := sort(form); y, _ := sort(printed); return x == y }
		fits := func(form string) bool { return same(form) && abbreviates(printed, form) }
		if i := slices.IndexFunc(all[:len(all)-len(b.Other)], fits); i >= 0 {
			return all[i]
		}
		closest := ""
		for _, form := range b.Other {
			if fits(form) && (closest == "" || len(form) < len(closest)) {
				closest = form
			}
		}
		if closest != "" {
			return closest
		}
		if i := slices.IndexFunc(all, same); i >= 0 {
			return all[i]
		}
	}
	switch {
	case len(usual) > 0:
		return usual[0]
	case len(all) > 0:
		return all[0]
	}
	return printed
}

// branchForm is the form of a local office that ends as the printed name does: 中国人民银行~中心支行; the usual one where none does.
func branchForm(b gazetteer.Body, printed, usual string) string {
	end := ""
	for _, form := range slices.Concat(b.Province, b.City, b.County, b.Other) {
		tail := form[strings.LastIndexAny(form, "~^")+1:]
		if tail != form && len(tail) > len(end) && strings.HasSuffix(printed, tail) {
			end, usual = tail, form
		}
	}
	return usual
}

// sort is the last character that tells what sort of body a name means: 委 for 委员会, 办 for 办公室; bare when the name has none.
func sort(name string) (last rune, bare bool) {
	for _, s := range []struct {
		end  string
		last rune
	}{{"委员会", '委'}, {"办公室", '办'}, {"办公厅", '厅'}} {
		if strings.HasSuffix(name, s.end) {
			return s.last, false
		}
	}
	runes := []rune(name)
	last = runes[len(runes)-1]
	return last, !strings.ContainsRune("局委办厅部署院会室心社行司队", last)
}

// abbreviates tells whether the characters of short come in that order in full.
func abbreviates(short, full string) bool {
	rest := []rune(full)
	for _, r := range short {
		i := slices.Index(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

// government is the government of a division named as a party: 安吉县, 市政府, 织里镇.
func (a *Agencies) government(n name, before *carried) Agency {
	s := a.settle(n, before)
	agency := Agency{Kind: LocalGovernment, Known: true, Reason: s.reason}
	if s.region.Code == "" {
		agency.Name = n.text
		agency.Key = key("", n.text)
		if len(s.candidates) > 0 {
			agency.Known, agency.Candidates = false, a.fullNames(s.candidates, "")
			return agency
		}
		if n.place.kind == word && (a.ctx.Issuer.Code == "" || wordLevel(n.place.word) > a.ctx.Issuer.Level) {
			agency.Kind, agency.Generic, agency.Members, agency.Known = Collective, true, wordLevel(n.place.word), false
		}
		return agency
	}
	tail := seatOf(s.region)
	agency.Region, agency.Name, agency.Key = s.region.Code, s.region.Name+tail, key(s.region.Code, tail)
	if s.zone != "" {
		agency.Kind, agency.Name = ManagementCommittee, s.zone+"管理委员会"
		agency.Key = key("", agency.Name)
	}
	return agency
}

// seatOf is what the government of a division is called behind its name.
func seatOf(r gazetteer.Region) string {
	switch {
	case strings.HasSuffix(r.Name, "街道"):
		return "办事处"
	case strings.HasSuffix(r.Name, "盟") || strings.HasSuffix(r.Name, "地区"):
		return "行政公署"
	case strings.HasSuffix(r.Name, "特别行政区"):
		return "政府"
	}
	return "人民政府"
}

// wordLevel is the level that a word names where the issuer is not of that level: 市 in a province's document.
func wordLevel(w string) gazetteer.Level {
	switch w {
	case "省", "自治区":
		return gazetteer.Province
	case "市", "州", "自治州", "盟":
		return gazetteer.Prefecture
	case "县", "区", "旗", "自治县":
		return gazetteer.County
	case "镇", "乡", "街道":
		return gazetteer.Town
	}
	return gazetteer.NoLevel
}
