package search

import (
	"math"
	"slices"

	"policygraph/internal/kg"
)

// Field says by what an entity was found.
type Field string

// The fields. Quote is text that a statement about the hit quotes.
const (
	ByName     Field = "NAME"     // 名称
	ByAlias    Field = "ALIAS"    // 别名、简称
	ByPinyin   Field = "PINYIN"   // 全拼
	ByInitials Field = "INITIALS" // 拼音首字母
	ByTitle    Field = "TITLE"    // 标题
	ByText     Field = "TEXT"     // 正文
	ByQuote    Field = "QUOTE"    // 出处原句
)

// Fields lists every field.
var Fields = []Field{ByName, ByAlias, ByPinyin, ByInitials, ByTitle, ByText, ByQuote}

// grade is how well a term fits an entity: the lower the better.
type grade uint8

const (
	exactName grade = iota
	exactAlias
	exactPinyin
	exactInitials
	namePrefix
	aliasPrefix
	pinyinPrefix
	initialsPrefix
	nameContains
	aliasContains
	inTitle
	inText
	noMatch
)

var gradeFields = [noMatch]Field{
	ByName, ByAlias, ByPinyin, ByInitials, ByName, ByAlias, ByPinyin, ByInitials, ByName, ByAlias, ByTitle, ByText,
}

// verdict is how well an entity fits: by the grade of the term that fits worst, then by points.
type verdict struct {
	grade  grade
	points uint16 // the more the better; up to 1000 for how it fits, times 16, plus what its kind is worth
}

func (v verdict) better(o verdict) bool {
	return v.grade < o.grade || v.grade == o.grade && v.points > o.points
}

// kindOrder is the order of hits that fit equally: a place before the bodies that bear its name.
var kindOrder = []kg.EntityKind{
	kg.KindRegion, kg.KindFunctionalRegion, kg.KindAgency, kg.KindPlatform, kg.KindOrganization, kg.KindPolicy, kg.KindDocument, kg.KindEvent,
	kg.KindIndustry, kg.KindTarget, kg.KindTask, kg.KindSection, kg.KindDeadline,
}

// An entry's class is the number of its kind among kg.EntityKinds, with a bit for those that are minor.
const (
	kindMask = 0x1f
	minorBit = 0x80
)

// classOf is the class of an entry.
func classOf(e *entry) byte {
	if e.minor {
		return kindNumber(e.kind) | minorBit
	}
	return kindNumber(e.kind)
}

// worth are the points of a class, at most 15. There are tens of thousands of towns, so that one of them bears nearly every name: they
// come last.
func worth(class byte) int {
	if class&minorBit != 0 {
		return 1
	}
	return int(kindWorths[class&kindMask]) + 1
}

// kindWorths are the points of each kind, by its number among kg.EntityKinds.
var kindWorths = func() (worths [32]uint8) {
	for n, k := range kg.EntityKinds {
		if i := slices.Index(kindOrder, k); i >= 0 {
			worths[n] = uint8(14 - i)
		}
	}
	return worths
}()

// kindsTitled is titled of each kind, by its number among kg.EntityKinds.
var kindsTitled = func() (list [32]bool) {
	for n, k := range kg.EntityKinds {
		list[n] = titled(k)
	}
	return list
}()

// titled tells whether the names of a kind are titles: short sentences rather than names.
func titled(k kg.EntityKind) bool {
	return k == kg.KindDocument || k == kg.KindSection || k == kg.KindTask
}

// closeness is how much of a field a term is, of 1000.
func closeness(term, field int) int { return 1000 * term / max(term, field, 1) }

// saturation is the part of BM25 that an entity has in itself (k1 = 1.2, b = 0.75, a mean length of 120), of 1000: how often the phrase
// stands in the text, ever less for each further time, against the text's length. How rare the phrase is elsewhere is left out: all hits
// have all terms, so that it would only weigh the terms of a question against each other, and a hit's place in the order, which cursors
// hold, would change with every document that comes.
func saturation(times, length int) int {
	return 1000 * times * 10_000 / (times*10_000 + 3_000 + 75*length)
}

// judge grades the places (ascending) at which a term of so many characters stands in an entity.
func (s *shape) judge(places []int32, term int, beginnings bool) verdict {
	best, times := verdict{grade: noMatch}, 0
	offer := func(g grade, points int) {
		if v := (verdict{g, uint16(points)}); v.better(best) {
			best = v
		}
	}
	inTitles := 0 // closeness of the best
	alias, from := -1, s.label+1
	for _, p := range places {
		at := int(p)
		if at >= s.names {
			times++
			continue
		}
		of, within, exact, prefix, contains := s.label, at, exactName, namePrefix, nameContains
		if at > s.label {
			if alias < 0 {
				alias = 0
			}
			for alias < len(s.others) && at >= from+s.others[alias]+1 {
				from += s.others[alias] + 1
				alias++
			}
			if alias == len(s.others) {
				continue // no place of this entity
			}
			of, within, exact, prefix, contains = s.others[alias], at-from, exactAlias, aliasPrefix, aliasContains
		}
		switch {
		case beginnings && within > 0:
		case s.titled:
			inTitles = max(inTitles, closeness(term, of))
		case within == 0 && term == of:
			offer(exact, 1000)
		case within == 0:
			offer(prefix, closeness(term, of))
		default:
			offer(contains, closeness(term, of))
		}
	}
	if inTitles > 0 {
		offer(inTitle, inTitles/2+saturation(times+1, s.text+s.label)/2)
	}
	if times > 0 && !beginnings {
		offer(inText, saturation(times, s.text))
	}
	return best
}

// judgeReading grades a reading that begins with what was typed.
func judgeReading(typed, said int, initials bool) verdict {
	g := exactPinyin
	switch {
	case typed == said && initials:
		g = exactInitials
	case typed == said:
	case initials:
		g = initialsPrefix
	default:
		g = pinyinPrefix
	}
	return verdict{g, uint16(closeness(typed, said))}
}

// together is the verdict on an entity that fits every term.
func together(each []verdict, terms []term, class byte) verdict {
	all := verdict{}
	points, weight := 0, 0
	for i, v := range each {
		all.grade = max(all.grade, v.grade)
		n := len(terms[i].runes)
		points += int(v.points) * n
		weight += n
	}
	all.points = uint16(min(points/max(weight, 1)*16+worth(class), math.MaxUint16))
	return all
}
