package gazetteer

import (
	"slices"
	"unicode"

	"policygraph/internal/kg"
)

// guard is the last character of a surface where it can begin another word: 湖州市 must not eat the 市 of 湖州市场.
type guard uint8

const (
	free   guard = iota
	city         // 市: 市场, 市值
	ward         // 区: 区域, 区块, 区间, 区位
	rural        // 乡: 乡村, 乡镇
	shire        // 县: 县域
	prov         // 省: 省域
	street       // 镇: 镇域
	bank         // 行: 上海银行业
)

var guarded = map[rune]guard{'市': city, '区': ward, '乡': rural, '县': shire, '省': prov, '镇': street, '行': bank}

// blockers lists the characters before which a surface of that guard does not end.
var blockers = [...][]rune{city: []rune("场值"), ward: []rune("域块间位划"), rural: []rune("村镇愁"), shire: []rune("域"), prov: []rune("域"), street: []rune("域"), bank: []rune("业长")}

// FindRegions is Find for divisions and functional regions alone: it sees the 上海 in 上海交通大学.
func (d *Dictionary) FindRegions(folded []rune) []Hit {
	return d.find(folded, func(e Entry) bool { return e.Kind == kg.KindRegion || e.Kind == kg.KindFunctionalRegion })
}

// Find reports where names of the dictionary stand in a folded text: leftmost first, at each place the longest, never two that overlap.
// It knows full and short names of divisions down to counties, full names of towns, functional regions, organizations and bodies;
// not abbreviations of one character, not short names of towns, and no ordinary words (Ordinary).
func (d *Dictionary) Find(folded []rune) []Hit {
	return d.find(folded, func(Entry) bool { return true })
}

func (d *Dictionary) find(folded []rune, wanted func(Entry) bool) (hits []Hit) {
	behind := 0 // the end of the hit before
	accept := func(start, end int, v int32) bool {
		entries := d.meanings[v]
		if len(entries) == 0 {
			return true // an ordinary word is taken, so that nothing inside it is found
		}
		if end < len(folded) && d.guards[v] != free && slices.Contains(d.blocked(v), folded[end]) {
			return false
		}
		if end-start == 2 && !d.stands(folded, start, end, behind, entries[0]) {
			return false
		}
		return slices.ContainsFunc(entries, wanted)
	}
	d.surfaces.scan(folded, accept, func(start, end int, v int32) {
		entries := d.meanings[v]
		if len(entries) == 0 {
			return
		}
		behind = end
		if !all(entries, wanted) {
			entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return !wanted(e) })
		}
		hits = append(hits, Hit{Span: kg.Span{Start: start, End: end}, Entries: entries})
	})
	return hits
}

// blocked lists the characters before which a surface does not end.
func (d *Dictionary) blocked(v int32) []rune { return blockers[d.guards[v]] }

// stands tells whether a name of two characters may be taken where it is. 范县 in 示范县 is none: a full name of two characters wants
// something other than a character before it, or a name, or a word that leads to a place. 建湖 in 申建湖州 is none either: the short
// name of a county gives way to that of a city or province which begins with its last character.
func (d *Dictionary) stands(folded []rune, start, end, behind int, e Entry) bool {
	if e.Kind != kg.KindRegion {
		return true
	}
	region := d.regions[d.index[e.Key]]
	if e.Form == Full {
		if start == 0 || behind == start {
			return true
		}
		before := folded[start-1]
		return !unicode.Is(unicode.Han, before) || slices.Contains(leading, before)
	}
	if region.Level < County || end >= len(folded) {
		return true
	}
	for stop := end + 1; stop <= min(len(folded), end+3); stop++ {
		v := d.surfaces.lookup(string(folded[end-1 : stop]))
		if v < 0 || len(d.meanings[v]) == 0 || d.meanings[v][0].Kind != kg.KindRegion {
			continue
		}
		over := d.regions[d.index[d.meanings[v][0].Key]]
		if over.Level >= County {
			continue
		}
		if last := folded[stop-1]; last == '城' && stop < len(folded) && slices.Contains(urban, folded[stop]) {
			continue // 海盐城区 is 海盐
		}
		return false
	}
	return true
}

var (
	leading = []rune("省市州区盟县旗和与及在至到赴从对往由")
	urban   = []rune("区市镇乡里内中东西南北关")
)

func all(entries []Entry, wanted func(Entry) bool) bool {
	for _, e := range entries {
		if !wanted(e) {
			return false
		}
	}
	return true
}
