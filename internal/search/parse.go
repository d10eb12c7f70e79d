package search

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// Mode says how a text is looked for.
type Mode string

// The modes.
const (
	Auto   Mode = "AUTO"   // phrases in names, titles and texts; what is typed in letters also as pinyin and initials
	Phrase Mode = "PHRASE" // phrases only
	Pinyin Mode = "PINYIN" // pinyin and initials of names only
	Prefix Mode = "PREFIX" // names and titles that begin so, also by pinyin: what a person who is still typing may mean
)

// Modes lists every mode.
var Modes = []Mode{Auto, Phrase, Pinyin, Prefix}

// Bounds of a question.
const (
	LongestText = 200 // code points
	MostTerms   = 16
)

// ErrText is a text that is not looked for; what wraps it says why.
var ErrText = errors.New("text is not usable")

// term is what an entity must have: a phrase, or a reading of it, or either.
type term struct {
	runes  []rune // folded; the phrase is looked for unless silent
	spoken string // letters, looked for among readings; "" for none
	silent bool   // only the readings
}

// parse reads terms: they are parted by blanks, and all must be found; what stands between quotation marks is one. Each alternative is
// such a list. What is typed in letters may also be the pinyin of one name with blanks between syllables: "an ji xian".
func parse(text string, mode Mode) (alternatives [][]term, err error) {
	if n := utf8.RuneCountInString(text); n > LongestText {
		return nil, fmt.Errorf("it has %d characters, want %d at most: %w", n, LongestText, ErrText)
	}
	var terms []term
	spoken := mode != Phrase
	joined := ""
	for _, word := range words(text) {
		runes := fold(word.text).runes
		if len(runes) == 0 {
			continue
		}
		t := term{runes: runes}
		if said := typed(word.text); mode != Phrase && !word.quoted && len(said) >= 2 {
			t.spoken = said
		}
		if mode == Pinyin {
			t.silent = true
		}
		if said := typed(word.text); said != "" && !word.quoted {
			joined += said
		} else {
			spoken = false
		}
		terms = append(terms, t)
	}
	if len(terms) > MostTerms {
		return nil, fmt.Errorf("it has %d terms, want %d at most: %w", len(terms), MostTerms, ErrText)
	}
	if len(terms) == 0 {
		return nil, nil
	}
	alternatives = append(alternatives, terms)
	if spoken && len(terms) > 1 {
		alternatives = append(alternatives, []term{{runes: []rune(joined), spoken: joined, silent: true}})
	}
	return alternatives, nil
}

type word struct {
	text   string
	quoted bool
}

// words parts a text at blanks, but within quotation marks.
func words(text string) (list []word) {
	var b strings.Builder
	var closing rune
	end := func(quoted bool) {
		if b.Len() > 0 {
			list = append(list, word{b.String(), quoted})
		}
		b.Reset()
	}
	for _, r := range text {
		switch {
		case closing != 0 && r == closing:
			end(true)
			closing = 0
		case closing == 0 && closingOf(r) != 0:
			end(false)
			closing = closingOf(r)
		case closing == 0 && unicode.IsSpace(kg.FoldRune(r)):
			end(false)
		default:
			b.WriteRune(r)
		}
	}
	end(false) // marks that are never closed mean nothing
	return list
}

func closingOf(r rune) rune {
	switch r {
	case '"', '＂':
		return r
	case '“':
		return '”'
	case '「':
		return '」'
	case '『':
		return '』'
	}
	return 0
}

// typed is a word as pinyin is written, "" where it cannot be: letters, tones and apostrophes are understood, ü is v.
func typed(word string) string {
	return toneless(strings.Map(func(r rune) rune {
		r = kg.FoldRune(r)
		if r == '\'' || r == '’' || r == '-' {
			return -1
		}
		return r
	}, word))
}
