package cli

import "strings"

// helpWidth is how wide prose of the help is, in cells.
const helpWidth = 96

// reflow sets paragraphs to helpWidth. Lines that begin with a blank stay as they are: they are tables.
func reflow(s string) string {
	var out []string
	for paragraph := range strings.SplitSeq(s, "\n\n") {
		var words []string
		for line := range strings.SplitSeq(paragraph, "\n") {
			if strings.HasPrefix(line, " ") || strings.HasSuffix(line, ":") {
				out = append(append(out, fill(words)...), line)
				words = nil
				continue
			}
			words = append(words, strings.Fields(line)...)
		}
		out = append(append(out, fill(words)...), "")
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

// fill puts as many words on each line as fit.
func fill(words []string) (lines []string) {
	line := ""
	for _, w := range words {
		if line != "" && cells.StringWidth(line)+1+cells.StringWidth(w) > helpWidth {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
