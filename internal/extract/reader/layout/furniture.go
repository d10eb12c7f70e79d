package layout

import (
	"strings"
	"unicode"
)

const (
	edge    = 3    // rows from the top and from the bottom of a page that may be running headers and footers
	margin  = 0.16 // of the page's height in which they stand
	sameRow = 5.0  // points by which the same header may stand higher or lower
)

// dropFurniture takes running headers, footers and page numbers off the pages: what stands at the same place of several pages, and
// numbers that stand alone at the edge.
func dropFurniture(sheets []*sheet) {
	type print struct {
		sheet, row int
		top        float64 // from the upper edge; negative: from the lower
		key        string
		number     bool
	}
	var prints []print
	alike := map[string][]int{} // by key: indices of prints
	for i, s := range sheets {
		for _, k := range edgeRows(s) {
			r := s.rows[k]
			key, number := furnitureKey(rowText(r))
			if key == "" && !number || strings.HasPrefix(key, "附") {
				continue
			}
			top := r.top
			if top > s.page.Height/2 {
				top -= s.page.Height
			}
			alike[key] = append(alike[key], len(prints))
			prints = append(prints, print{i, k, top, key, number})
		}
	}
	drop := make([]map[int]bool, len(sheets))
	need := max(2, (len(sheets)+2)/4)
	for i, p := range prints {
		there := map[int]bool{}
		if !p.number {
			for _, j := range alike[p.key] {
				if d := prints[j].top - p.top; d < sameRow && d > -sameRow {
					there[prints[j].sheet] = true
				}
				if len(there) >= need {
					break
				}
			}
		}
		if p.number || len(there) >= need {
			if drop[p.sheet] == nil {
				drop[p.sheet] = map[int]bool{}
			}
			drop[p.sheet][prints[i].row] = true
		}
	}
	for i, s := range sheets {
		if drop[i] == nil {
			continue
		}
		var kept []row
		for k, r := range s.rows {
			if !drop[i][k] {
				kept = append(kept, r)
			}
		}
		s.rows = kept
	}
}

// edgeRows are the indices of the rows of text near the upper and the lower edge of a page.
func edgeRows(s *sheet) (found []int) {
	high, low := margin*s.page.Height, (1-margin)*s.page.Height
	for k, r := range s.rows {
		if r.table != nil || r.box != nil {
			continue
		}
		if k < edge && r.top < high || k >= len(s.rows)-edge && r.bottom > low {
			found = append(found, k)
		}
	}
	return found
}

func rowText(r row) string {
	if len(r.pieces) == 0 {
		return ""
	}
	return merged(r.pieces).text()
}

// furnitureKey is a line as it returns on other pages: without blanks, its numbers alike. number tells a page number:
//
//	— 3 —    第3页 共8页    3/8    Ⅲ
func furnitureKey(s string) (key string, number bool) {
	var b strings.Builder
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case unicode.IsDigit(r):
			digits++
			if !strings.HasSuffix(b.String(), "#") {
				b.WriteByte('#')
			}
		default:
			b.WriteRune(r)
			if !strings.ContainsRune("-—–－_·•.．/／|~～第页頁共,，（()）", r) {
				others++
			}
		}
	}
	key = b.String()
	switch {
	case digits > 0 && digits <= 8 && others == 0:
		// (1), 1. and 1、 at an edge are items that stand alone, not page numbers
		number = !strings.ContainsAny(key, "(（.．)）") || strings.Contains(key, "页")
	case digits == 0 && others > 0 && others <= 5 && strings.Trim(key, "ivxIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ-—–") == "":
		number = true
	}
	return key, number
}
