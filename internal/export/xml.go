package export

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
)

// markup writes XML and counts what XML cannot hold.
type markup struct {
	*bufio.Writer
	replaced *int
}

// XML escapes; line breaks are written so that no parser normalises them.
var (
	inText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;")
	inAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#xD;", "\n", "&#xA;", "\t", "&#x9;")
)

// text writes s as the content of an element.
func (m markup) text(s string) { _, _ = inText.WriteString(m, clean(s, m.replaced)) }

// attributes writes name="value" pairs; those without value are left out.
func (m markup) attributes(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		m.WriteByte(' ')
		m.WriteString(pairs[i])
		m.WriteString(`="`)
		_, _ = inAttribute.WriteString(m, clean(pairs[i+1], m.replaced))
		m.WriteByte('"')
	}
}

// plain is a value as text, "" where there is none.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return fmt.Sprint(v)
}
