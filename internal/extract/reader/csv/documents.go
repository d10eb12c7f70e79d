package csv

import (
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/txt"
)

const (
	longText    = 1000 // characters of the longest text of a column that holds whole documents,
	typicalText = 400  // and of all of its texts on the average

	longestField = 300 // characters of what a column says of a document
)

// duties are words for the column of agencies in a table of tasks, however long the tasks in it are.
var duties = []string{"牵头", "责任单位", "责任部门", "配合单位", "配合部门", "负责单位", "负责部门", "主办单位", "指导部门"}

// texts is the column in which each record holds a whole document, -1 for a table of another kind.
func texts(rows [][]string) int {
	if len(rows) == 0 {
		return -1
	}
	for _, name := range rows[0] {
		for _, w := range duties {
			if strings.Contains(name, w) && utf8.RuneCountInString(name) < 15 {
				return -1
			}
		}
	}
	var total, longest, count []int
	for _, row := range rows {
		for k, value := range row {
			for len(total) <= k {
				total, longest, count = append(total, 0), append(longest, 0), append(count, 0)
			}
			if n := utf8.RuneCountInString(value); n > 0 {
				total[k] += n
				longest[k] = max(longest[k], n)
				count[k]++
			}
		}
	}
	best := -1
	for k := range total {
		if longest[k] >= longText && total[k] >= typicalText*count[k] && (best < 0 || total[k] > total[best]) {
			best = k
		}
	}
	return best
}

// fieldNames are what columns of data sets are called, and what portals call the same.
var fieldNames = map[string]string{
	"title": "标题", "name": "标题", "publish_date": "发布日期", "published": "发布日期", "pub_date": "发布日期", "publish_time": "发布日期", "date": "发布日期",
	"issued": "成文日期", "written": "成文日期", "issuer": "发布机构", "publisher": "发布机构", "agency": "发布机构", "department": "发布机构",
	"number": "文号", "doc_number": "文号", "document_number": "文号", "index": "索引号", "index_number": "索引号", "source_url": "原文链接", "url": "原文链接", "link": "原文链接",
}

func fieldName(column string) string {
	column = strings.TrimSpace(column)
	if name, known := fieldNames[strings.ToLower(column)]; known {
		return name
	}
	return column
}

// documents writes the documents of a table one after the other, each below what its record says of it:
//
//	title：某市供水规划
//	publish_date：2021-03-05
//
// The first record names the columns, if it holds no document itself. What is said of the first document are the fields of the file; the
// others begin with their titles as headings.
func documents(body *draft.Body, rows [][]string, column int) {
	var header []string
	shift := 0
	if column >= len(rows[0]) || utf8.RuneCountInString(rows[0][column]) < 50 {
		header, rows, shift = rows[0], rows[1:], 1
	}
	first := true
	for i, row := range rows {
		if column >= len(row) || strings.TrimSpace(row[column]) == "" || body.Full() {
			continue
		}
		for k, value := range row {
			value = strings.Join(strings.Fields(value), " ")
			if k == column || k >= len(header) || value == "" || utf8.RuneCountInString(value) > longestField {
				continue
			}
			cell := place(i+shift, k)
			name := fieldName(header[k])
			if kind, known := document.FieldKindOf(name); !first && known && kind == document.Title {
				body.Paragraph(document.Heading, 1, draft.Run{Text: value, Cell: cell})
				continue
			}
			label := strings.TrimSpace(header[k]) + "："
			body.Paragraph(document.Paragraph, 0, draft.Run{Text: label}, draft.Run{Text: value, Cell: cell})
			if first {
				body.Field(name, value, body.Len()-utf8.RuneCountInString(value))
			}
		}
		body.Append(txt.Parse(row[column]), draft.Run{Cell: place(i+shift, column)})
		first = false
	}
}
