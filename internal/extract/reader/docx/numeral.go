package docx

import (
	"strconv"
	"strings"
)

// numeral writes a number in one of Word's formats; those that are not known come out in Arabic digits, as Word itself does.
func numeral(format string, n int) string {
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n, '①', 20, "", "")
	case "decimalEnclosedFullstop":
		return enclosed(n, '⒈', 20, "", ".")
	case "decimalEnclosedParen":
		return enclosed(n, '⑴', 20, "（", "）")
	case "ideographEnclosedCircle":
		return enclosed(n, '㊀', 10, "", "")
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "ordinal":
		return strconv.Itoa(n) + "."
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return han(n, plainDigits, plainUnits)
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return han(n, legalDigits, legalUnits)
	case "chineseCounting", "taiwaneseCounting":
		if n < 100 {
			return han(n, plainDigits, plainUnits)
		}
		return digits(n, '○')
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return digits(n, '〇')
	case "ideographTraditional":
		return cycle(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return cycle(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographZodiacTraditional":
		if n >= 1 && n <= 60 {
			return cycle((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + cycle((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥")
		}
	}
	return strconv.Itoa(n)
}

// enclosed is one of the signs that begin with first, as far as there are any.
func enclosed(n int, first rune, last int, open, shut string) string {
	if n >= 1 && n <= last {
		return string(first + rune(n-1))
	}
	return open + strconv.Itoa(n) + shut
}

// cycle is the n-th of the signs; past the last one Word counts in Arabic digits.
func cycle(n int, signs string) string {
	r := []rune(signs)
	if n < 1 || n > len(r) {
		return strconv.Itoa(n)
	}
	return string(r[n-1])
}

// letters counts a to z, aa to zz.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, x := range []struct {
		value int
		sign  string
	}{
		{1000, "M"},
		{900, "CM"},
		{500, "D"},
		{400, "CD"},
		{100, "C"},
		{90, "XC"},
		{50, "L"},
		{40, "XL"},
		{10, "X"},
		{9, "IX"},
		{5, "V"},
		{4, "IV"},
		{1, "I"},
	} {
		for n >= x.value {
			b.WriteString(x.sign)
			n -= x.value
		}
	}
	return b.String()
}

const (
	plainDigits = "零一二三四五六七八九"
	plainUnits  = "十百千"
	legalDigits = "零壹贰叁肆伍陆柒捌玖"
	legalUnits  = "拾佰仟"
)

// han writes a number as it is spoken: 十二, 二十, 一百零五. In the legal form ten is 壹拾.
func han(n int, digitSigns, unitSigns string) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	digit, unit := []rune(digitSigns), []rune(unitSigns)
	var b strings.Builder
	gap := false
	for place, value := 3, 1000; place >= 0; place, value = place-1, value/10 {
		d := n / value % 10
		switch {
		case d == 0:
			gap = gap || b.Len() > 0
			continue
		case gap:
			b.WriteRune(digit[0])
			gap = false
		}
		if !(d == 1 && place == 1 && b.Len() == 0 && digitSigns == plainDigits) { // 十二, not 一十二
			b.WriteRune(digit[d])
		}
		if place > 0 {
			b.WriteRune(unit[place-1])
		}
	}
	return b.String()
}

// digits writes a number digit by digit: 一〇五.
func digits(n int, zero rune) string {
	signs := []rune(plainDigits)
	signs[0] = zero
	return strings.Map(func(r rune) rune { return signs[r-'0'] }, strconv.Itoa(n))
}

// Numeral writes a number in one of Word's formats ("chineseCounting": 十二) for the reader of the older format, whose lists count in
// the same ways.
func Numeral(format string, n int) string { return numeral(format, n) }
