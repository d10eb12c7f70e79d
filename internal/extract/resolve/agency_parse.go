package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// shape says what a name is, as far as its letters tell.
type shape uint8

const (
	unknown      shape = iota // no body that anybody knows
	known                     // 市科技局
	government                // 安吉县, 市政府, 织里镇人民政府
	committee                 // 南太湖新区管委会
	collective                // 各有关部门
	leader                    // 常务副市长
	office                    // 商务处: an office, of the body before it
	organization              // 浙江大学
	formed                    // 市大桥建设指挥部: has the form of a body
)

// name is a name taken apart.
type name struct {
	text         string // cleaned
	place        place
	tail         string  // what stands behind the place
	meaning      meaning // of a known body
	organization string  // full name of an organization of the table
	shape        shape
	strong       bool   // by its form alone certain to be a body
	bare         bool   // only a word of function, without place and form: 科技
	branch       bool   // the local office of a body of the state: 国网湖州供电公司
	seat         string // the part of the body that the name means, by its place: 朝阳分局 of 市公安局朝阳分局
	mended       string // why it was taken for more than was printed; "" when it was not
	note         string // what else the name says: an office inside the body
	committee    string // what runs the zone, with its office: 管理委员会, 执行委员会办公室
}

// takeApart takes a name apart. It is total: what it cannot place is unknown.
func (a *Agencies) takeApart(raw string) name {
	n := name{}
	n.text, n.mended = clean(raw)
	n.text, n.note = cutNote(n.text)
	if n.text == "" {
		return n
	}
	if isCollective(n.text) {
		n.shape = collective
		return n
	}
	if isLeader(n.text) {
		n.shape, n.strong = leader, true
		return n
	}
	if a.readOrganization(&n) {
		return n
	}
	if a.read(&n, n.text, place{}) {
		return n
	}
	if p, rest, ok := cutNation(n.text); ok && a.read(&n, rest, p) {
		return n
	}
	if rest, ok := strings.CutPrefix(n.text, "中共"); ok {
		if p, tail, found := a.cutPlace(rest); found && a.readParty(&n, tail, p) {
			return n
		}
	}
	own, inZone := a.cutOwnZone(n.text)
	if inZone && a.readInZone(&n, own, place{kind: word, word: "区"}) {
		return n
	}
	if rest, ok := strings.CutPrefix(n.text, "中华人民共和国"); ok && (strings.HasSuffix(rest, "海关") || strings.HasSuffix(rest, "海事局")) {
		n.text = rest
	}
	if division, rest, ok := cutDivision(n.text); ok && rest == "" && strings.HasSuffix(n.text, division) { // 第三师图木舒克市
		n.shape, n.place, n.tail, n.strong = formed, place{kind: corps}, division, true
		return n
	}
	if a.readInfix(&n) || a.readDispatched(&n) || a.readBranch(&n) || a.readZone(&n) || a.readZoned(&n) {
		return n
	}
	if p, rest, ok := a.cutPlace(n.text); ok {
		if rest == "" && p.kind == spelled && !a.settlesAsPlace(p) {
			return n
		}
		if a.read(&n, rest, p) || a.readParty(&n, rest, p) || a.readSeat(&n, rest, p) {
			return n
		}
		if a.readDamaged(&n, rest, p) || readFormed(&n, rest, p) {
			return n
		}
		if p.kind == word { // 县公路段: of the county, whatever it is
			n.place, n.tail = p, rest
		}
	}
	if a.readSeat(&n, n.text, place{}) || a.readOffice(&n, n.text, place{}) || a.readDamaged(&n, n.text, place{}) {
		return n
	}
	if !readFormed(&n, n.text, place{}) && inZone {
		n.place, n.tail = place{kind: word, word: "区"}, own
	}
	return n
}

// settlesAsPlace tells whether the bare name of a division can stand for its government: by its full name always (安吉县), by a short one
// only where it lies within the issuer's region (安吉 in a plan of 湖州).
func (a *Agencies) settlesAsPlace(p place) bool {
	for _, r := range p.regions {
		if strings.HasSuffix(p.surface, r.Name) {
			return true
		}
		if a.ctx.Issuer.Code != "" && r.Code != a.ctx.Issuer.Code && a.dictionary.Within(r.Code, a.ctx.Issuer.Code) {
			return true
		}
	}
	return false
}

// read takes rest, which stands behind p, for a government or a body of the table.
func (a *Agencies) read(n *name, rest string, p place) bool {
	switch rest {
	case "":
		if p.kind != spelled {
			return false
		}
		n.shape, n.place, n.tail = government, p, ""
		return true
	case "政府", "人民政府", "行政公署", "行署", "人民政府和有关部门", "街道办事处", "办事处", "街办":
		if p.kind == unsaid {
			return false
		}
		n.shape, n.place, n.tail, n.strong = government, p, rest, true
		return true
	}
	if office, short := officesBehindShort[rest]; short && p.kind == spelled && !strings.HasSuffix(p.surface, deictic(p.regions[0])) {
		rest = office
	}
	m, ok := a.tails[rest]
	if !ok && strings.ContainsRune("人政行", firstOf(rest)) {
		m, rest, ok = a.governmental(rest)
	}
	if !ok {
		if r, cut := strings.CutSuffix(rest, "部门"); cut && p.kind != unsaid {
			if m, ok = a.words[r]; ok {
				n.note = join(n.note, fmt.Sprintf("「%s部门」指主管%s的机关", r, r))
			}
		}
	}
	if !ok {
		return false
	}
	n.shape, n.place, n.tail, n.meaning, n.strong = known, p, rest, m, true
	return true
}

// readOrganization takes a name of the table of organizations: 浙江大学.
func (a *Agencies) readOrganization(n *name) bool {
	for _, e := range a.dictionary.Lookup(n.text) {
		if e.Kind == kg.KindOrganization {
			n.shape, n.organization, n.strong = organization, e.Name, true
			return true
		}
	}
	return false
}

// readParty takes rest for an organ of the party committee behind p: 委组织部, 委员会宣传部, 委办, 党委统战部, 委.
func (a *Agencies) readParty(n *name, rest string, p place) bool {
	for _, head := range []string{"委员会", "党工委", "党委", "工委", "委"} {
		tail, ok := strings.CutPrefix(rest, head)
		if !ok {
			continue
		}
		if tail == "" && p.kind != unsaid {
			n.shape, n.place, n.tail, n.strong = formed, p, "委", true
			return true
		}
		for _, t := range []string{"委" + tail, tail} { // 委金融办 is of the party, 金融办 of the government
			if m, found := a.tails[t]; found {
				n.shape, n.place, n.tail, n.meaning, n.strong = known, p, t, m, true
				return true
			}
		}
		if a.readOffice(n, tail, p) {
			return true
		}
	}
	return a.readOffice(n, rest, p)
}

// offices are the characters with which the offices inside a body end.
const offices = "处科办室股站所队心组"

// readOffice takes rest for a body with one of its offices: 组织部人才办, 经发局经信处; alone, 商务处, for an office of the body before.
func (a *Agencies) readOffice(n *name, rest string, p place) bool {
	end := lastOf(rest)
	length := 0
	if !strings.ContainsRune(offices, end) {
		return false
	}
	if length = utf8.RuneCountInString(rest); length < 3 {
		return false
	}
	for body := range a.leading(rest) {
		inner, size := rest[len(body):], length-utf8.RuneCountInString(body)
		if size < 2 || size > 8 || length-size < 3 || !strings.ContainsRune("局委部厅办署府院会", lastOf(body)) ||
			strings.ContainsAny(inner[:len(inner)-utf8.RuneLen(end)], "局委部厅署") {
			continue
		}
		if _, _, level := cutWord(inner); level {
			continue // 市财政局市水利局 is two bodies
		}
		n.shape, n.place, n.tail, n.meaning, n.strong = known, p, body, a.tails[body], true
		n.note = join(n.note, fmt.Sprintf("「%s」是%s的内设机构", inner, body))
		return true
	}
	if p.kind == unsaid && length <= 6 && strings.ContainsRune("处科股", end) {
		n.shape, n.tail = office, rest
		return true
	}
	return false
}

// readBranch reads the local office of a body of the state: 国家税务总局湖州市税务局, 人民银行湖州市分行, 国网湖州供电公司.
func (a *Agencies) readBranch(n *name) bool {
	for body := range a.leading(n.text) {
		m, rest := a.tails[body], n.text[len(body):]
		if utf8.RuneCountInString(rest) < 2 || !hasBranches(m) {
			continue
		}
		if city, short := strings.CutSuffix(rest, "中支"); short { // 人行大理中支
			rest = city + "中心支行"
		}
		p, tail, found := a.cutRegion(rest, func(tail string) bool {
			return tail == "局" || tail == "监管局" || tail == "办事处" || tail == "中心支行"
		})
		if !found {
			p, tail, found = a.cutPlace(rest)
		}
		if !found || tail == "" || p.kind != spelled {
			continue
		}
		n.shape, n.place, n.tail, n.meaning, n.strong, n.branch = known, p, body+rest, m, true, true
		return true
	}
	return false
}

// hasBranches tells whether a name can stand before the place of its local office: the name is the state body's own, or the offices are
// named after it (国家税务总局~税务局), or it is a company.
func hasBranches(m meaning) bool {
	return slices.Contains(m.levels, gazetteer.National) || AgencyKind(m.body.Kind) == Company || ownBranches(m)
}

// readDamaged takes rest for what is left of a body's name: 市科技 for 市科技局, 然资源和规划局 for 自然资源和规划局.
func (a *Agencies) readDamaged(n *name, rest string, p place) bool {
	take := func(m meaning, tail, why string) bool {
		n.shape, n.place, n.tail, n.meaning = known, p, tail, m
		n.mended = join(n.mended, why)
		return true
	}
	if m, ok := a.words[rest]; ok {
		n.bare = p.kind == unsaid
		return take(m, rest, fmt.Sprintf("「%s」只剩职能，补全为%s", rest, m.body.ID))
	}
	length := utf8.RuneCountInString(rest)
	if length < 3 {
		return false
	}
	if p.kind != unsaid || length >= 5 {
		if tail, m, ok := a.completed(rest); ok {
			return take(m, tail, fmt.Sprintf("「%s」缺末尾，补全为%s", rest, tail))
		}
	}
	if length >= 4 {
		if tail, m, ok := a.begun(rest); ok {
			return take(m, tail, fmt.Sprintf("「%s」缺开头，补全为%s", rest, tail))
		}
	}
	return false
}

// clean folds a name and takes from it what is no part of it: blanks, quotation marks, stray angle brackets, brackets without a partner.
func clean(raw string) (text, mended string) {
	s := kg.FoldName(raw)
	if s == raw && ideographs(s) { // of what is to be taken away it can hold nothing but this
		return strings.TrimSuffix(s, "等"), ""
	}
	if strings.ContainsAny(raw, "<>") {
		mended = "去掉了误入的尖括号"
	}
	s = strings.Trim(s, "、，。；：,;:.*·-/|_")
	for _, end := range []string{"等", "等。"} {
		s = strings.TrimSuffix(s, end)
	}
	if open, shut := strings.Count(s, "("), strings.Count(s, ")"); open != shut {
		s = strings.Trim(s, "()")
		if strings.Count(s, "(") != strings.Count(s, ")") {
			s = noBrackets.Replace(s)
		}
		mended = join(mended, "去掉了不成对的括号")
	}
	return s, mended
}

// cutNote takes an annotation in brackets from the end: 市发改委(粮食局), 市委组织部(人才办). Brackets inside stay: 长三角(湖州)产业合作区.
func cutNote(s string) (text, note string) {
	if !strings.HasSuffix(s, ")") {
		return s, ""
	}
	open := strings.LastIndex(s, "(")
	if open <= 0 || isCollective(s) {
		return s, ""
	}
	inside := s[open+1 : len(s)-1]
	return s[:open], fmt.Sprintf("括号内注明「%s」", inside)
}

// cutNation cuts what says that a body is the state's.
func cutNation(s string) (place, string, bool) {
	for _, head := range []string{"中共中央", "中华人民共和国", "中华全国", "国务院", "国家", "中央", "全国", "中国"} {
		if rest, ok := strings.CutPrefix(s, head); ok && rest != "" {
			return place{kind: national}, rest, true
		}
	}
	for _, head := range []string{"新疆生产建设兵团", "生产建设兵团", "兵团"} {
		if rest, ok := strings.CutPrefix(s, head); ok && rest != "" {
			return place{kind: corps}, rest, true
		}
	}
	return place{}, s, false
}

// cutPlace cuts the name of a division, or else a word of level.
func (a *Agencies) cutPlace(s string) (place, string, bool) {
	fits := func(rest string) bool {
		var n name
		return rest != "" && (a.read(&n, rest, place{kind: word}) || strings.HasPrefix(rest, "委") && a.readParty(&n, rest, place{kind: word}))
	}
	if p, rest, ok := a.cutRegion(s, fits); ok {
		if rest == "" || !strings.HasPrefix(rest, "委") || fits(rest) || strings.HasSuffix(p.surface, deictic(p.regions[0])) {
			return p, rest, true
		}
	}
	if w, rest, ok := cutWord(s); ok && rest != "" {
		return place{kind: word, word: w}, rest, true
	}
	return place{}, s, false
}
