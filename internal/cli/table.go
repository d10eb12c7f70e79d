package cli

import (
	"bufio"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// cells measures text as a Chinese terminal shows it: Han characters and full-width punctuation take two cells. Characters of
// ambiguous width (“ ” · …) take one, as in nearly every terminal of today.
var cells = &runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

// table is text in columns. The last column is wrapped to what is left of the width; the others are as wide as their longest cell,
// but no wider than their limit, and wrapped there.
type table struct {
	header []string
	limit  []int // cells a column may take; 0 is free
	rows   [][]string
}

func (t *table) add(row ...string) { t.rows = append(t.rows, row) }

// gap is what stands between columns.
const gap = "  "

// write draws t in width cells (0: no limit on the last column). head styles the header line, for colour.
func (t *table) write(w io.Writer, width int, head func(string) string) error {
	return t.writeWith(w, width, head, nil)
}

// writeWith is write, and calls below, where there is one, after each row with its index.
func (t *table) writeWith(w io.Writer, width int, head func(string) string, below func(int)) error {
	out := bufio.NewWriter(w)
	widths := t.widths(width)
	line := func(row []string, style func(string) string) {
		wrapped := make([][]string, len(widths))
		height := 1
		for i := range widths {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			wrapped[i] = wrap(cell, widths[i])
			height = max(height, len(wrapped[i]))
		}
		for y := range height {
			var b strings.Builder
			for i, column := range wrapped {
				cell := ""
				if y < len(column) {
					cell = column[y]
				}
				if i > 0 {
					b.WriteString(gap)
				}
				b.WriteString(cell)
				b.WriteString(strings.Repeat(" ", max(0, widths[i]-cells.StringWidth(cell))))
			}
			out.WriteString(style(strings.TrimRight(b.String(), " ")))
			out.WriteByte('\n')
		}
	}
	if t.header != nil {
		line(t.header, head)
	}
	for i, row := range t.rows {
		line(row, plain)
		if below != nil {
			if err := out.Flush(); err != nil {
				return err
			}
			below(i)
		}
	}
	return out.Flush()
}

func plain(s string) string { return s }

func (t *table) widths(width int) []int {
	n := len(t.header)
	for _, row := range t.rows {
		n = max(n, len(row))
	}
	widths := make([]int, n)
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			for part := range strings.SplitSeq(cell, "\n") {
				widths[i] = max(widths[i], cells.StringWidth(part))
			}
		}
	}
	used := 0
	for i := range widths {
		if i < len(t.limit) && t.limit[i] > 0 {
			widths[i] = min(widths[i], t.limit[i])
		}
		if i < n-1 {
			used += widths[i] + len(gap)
		}
	}
	if width > 0 && n > 0 {
		const least = 12 // cells; a narrower last column cannot be read
		widths[n-1] = min(widths[n-1], max(width-used, least))
	}
	return widths
}

// hanging marks may hang over the edge of a column rather than begin a line.
const hanging = "，。、；：？！）》」』”’,.;:?!)"

// wrap cuts s into lines of at most width cells. Chinese text breaks anywhere, though not before closing punctuation; a run of Latin
// letters and digits is kept whole where it fits.
func wrap(s string, width int) []string {
	var lines []string
	for part := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapLine(part, width)...)
	}
	return lines
}

func wrapLine(s string, width int) []string {
	if width <= 0 || cells.StringWidth(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used := []rune{}, 0
	flush := func() {
		lines = append(lines, strings.TrimRight(string(line), " "))
		line, used = line[:0], 0
	}
	for _, r := range s {
		w := cells.RuneWidth(r)
		if used+w > width && len(line) > 0 {
			carry := 0
			switch {
			case strings.ContainsRune(hanging, r):
				carry = 1 // take the character before along
			case latin(r):
				for carry < len(line) && latin(line[len(line)-1-carry]) {
					carry++
				}
			}
			if carry >= len(line) {
				carry = 0
			}
			kept := append([]rune(nil), line[len(line)-carry:]...)
			line = line[:len(line)-carry]
			flush()
			line = append(line, kept...)
			used = cells.StringWidth(string(kept))
		}
		if len(line) == 0 && r == ' ' {
			continue
		}
		line = append(line, r)
		used += w
	}
	flush()
	return lines
}

func latin(r rune) bool {
	return r < 0x250 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '/' || r == ':')
}

// cut shortens s to width cells, the last of which is … where something was lost.
func cut(s string, width int) string { return cells.Truncate(s, width, "…") }
