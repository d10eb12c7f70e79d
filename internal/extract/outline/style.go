package outline

// style is a way of numbering. Which one stands above which other is the document's to say; the order here is that of GB/T 9704.
type style uint8

const (
	none       style = iota
	heading1         // a heading by its format: Markdown, HTML
	heading6   = heading1 + 5
	part       = heading6 + 1 // 第一篇, 第一部分
	chapter    = part + 1     // 第一章
	paragraph  = chapter + 1  // 第一节
	article    = paragraph + 1
	han        = article + 1  // 一、
	hanParen   = han + 1      // （一）
	arabic     = hanParen + 1 // 1.
	decimal2   = arabic + 1   // 1.1
	decimal3   = decimal2 + 1 // 1.1.1
	arabicPar  = decimal3 + 1 // （1）
	arabicHalf = arabicPar + 1
	circled    = arabicHalf + 1 // ①
	styles     = circled + 1
)

// heads tells a style whose lines are headings and never items.
func (s style) heads() bool { return s >= heading1 && s <= paragraph }

// chinese tells a style that counts in Chinese numerals.
func (s style) chinese() bool { return s >= part && s <= hanParen }

// order knows which style stands above which in one document.
type order struct {
	under [styles][styles]int // how often the count of the second began right below the first
}

// see learns from two numbered lines that follow one another; a masked number may be a first one.
func (o *order) see(before, after style, ordinal int) {
	if ordinal <= 1 && before != after && before != none {
		o.under[before][after]++
	}
}

// above tells whether a line of style a governs lines of style b. The document's own use counts where it is more than a chance:
//
//	1、…  （一）…  （二）…  2、…  （一）…     1、 stands above （一） here
func (o *order) above(a, b style) bool {
	if a > b && o.under[a][b] >= 2 && o.under[a][b] > o.under[b][a] {
		return true
	}
	if a < b && o.under[b][a] >= 2 && o.under[b][a] > o.under[a][b] {
		return false
	}
	return a < b
}

// digits of Chinese numerals.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一', '壹':
		return 1
	case '二', '贰', '两':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// hanNumber reads a Chinese numeral below 1000 at i; n is 0 where none stands.
func hanNumber(f []rune, i, end int) (n, next int) {
	digit, seen := -1, false
	for ; i < end; i++ {
		if d := hanDigit(f[i]); d >= 0 {
			if digit > 0 { // 二三 is no numeral
				return 0, i
			}
			digit, seen = d, true
			continue
		}
		unit := 0
		switch f[i] {
		case '十':
			unit = 10
		case '百':
			unit = 100
		}
		if unit == 0 {
			break
		}
		if digit < 0 {
			digit = 1
		}
		if n != 0 && n < unit { // 十百 is no numeral
			return 0, i
		}
		n, digit, seen = n+digit*unit, -1, true
	}
	if !seen {
		return 0, i
	}
	return n + max(digit, 0), i
}

// hanNumeral writes n, below 1000, as a plan numbers its headings: 十二.
func hanNumeral(n int) string {
	const digits = "〇一二三四五六七八九"
	d := []rune(digits)
	switch {
	case n <= 0 || n >= 1000:
		return ""
	case n < 10:
		return string(d[n])
	case n < 20:
		return "十" + hanRest(d, n-10)
	case n < 100:
		return string(d[n/10]) + "十" + hanRest(d, n%10)
	case n%100 == 0:
		return string(d[n/100]) + "百"
	case n%100 < 10:
		return string(d[n/100]) + "百〇" + string(d[n%100])
	}
	return string(d[n/100]) + "百" + string(d[n%100/10]) + "十" + hanRest(d, n%10)
}

func hanRest(d []rune, n int) string {
	if n == 0 {
		return ""
	}
	return string(d[n])
}
