package document

import (
	"strings"

	"policygraph/internal/kg"
)

// FieldKind is what a field of a portal's metadata table tells, whatever the portal calls it.
type FieldKind uint8

// The kinds of field that extraction asks for; the others are OtherField.
const (
	OtherField FieldKind = iota
	IndexNumber
	Number
	Issuer
	Written
	Published
	Title
)

// fieldNames are the names that portals give to their fields.
var fieldNames = map[string]FieldKind{
	"索引号": IndexNumber, "信息索引号": IndexNumber, "索引号码": IndexNumber,
	"文号": Number, "发文字号": Number, "文件编号": Number, "发文文号": Number, "文件号": Number, "公文编号": Number,
	"发布机构": Issuer, "发文机关": Issuer, "发文机构": Issuer, "发文单位": Issuer, "发布单位": Issuer, "制发机关": Issuer,
	"公开主体": Issuer, "发布部门": Issuer, "制定机关": Issuer, "发布机关": Issuer, "信息发布机构": Issuer, "公开责任部门": Issuer,
	"成文日期": Written, "发文日期": Written, "成文时间": Written, "签发日期": Written, "印发日期": Written, "生成日期": Written,
	"发文时间": Written, "制发日期": Written,
	"发布日期": Published, "发布时间": Published, "公开日期": Published, "公布日期": Published, "公开时间": Published, "发表时间": Published,
	"标题": Title, "信息名称": Title, "文件名称": Title, "名称": Title, "信息标题": Title,
	"公开方式": OtherField, "公开时限": OtherField, "公开类别": OtherField, "公开属性": OtherField, "公开范围": OtherField,
	"主题分类": OtherField, "主题词": OtherField, "关键词": OtherField, "体裁分类": OtherField, "组配分类": OtherField,
	"服务对象": OtherField, "有效性": OtherField, "时效性": OtherField, "效力状态": OtherField, "是否有效": OtherField,
	"生效日期": OtherField, "实施日期": OtherField, "施行日期": OtherField, "废止日期": OtherField, "失效日期": OtherField,
	"统一编号": OtherField, "统一登记号": OtherField, "规范性文件编号": OtherField, "信息分类": OtherField, "所属主题": OtherField,
	"内容概述": OtherField, "信息来源": OtherField, "文章来源": OtherField, "稿源": OtherField, "浏览次数": OtherField,
	"访问次数": OtherField, "点击数": OtherField, "阅读次数": OtherField, "原文链接": OtherField, "本地目录": OtherField,
	"栏目": OtherField, "来源": OtherField, "时间": Published, "作者": OtherField, "责任编辑": OtherField, "分类": OtherField,
	"文件类型": OtherField, "发文分类": OtherField, "信息类别": OtherField, "公文种类": OtherField,
}

// plain are names that are also common words: they make a field only beside the masthead of a document.
var plain = map[string]bool{"标题": true, "名称": true, "来源": true, "时间": true, "作者": true, "分类": true, "栏目": true}

// LongestFieldName is the number of characters in the longest name.
const LongestFieldName = 7

// FieldKindOf tells what a field of that name tells; known is false for a name that no portal uses.
func FieldKindOf(name string) (kind FieldKind, known bool) {
	kind, known = fieldNames[name]
	return kind, known
}

// PlainFieldName tells whether a name is also a common word, so that a line which starts with it need not be a field.
func PlainFieldName(name string) bool { return plain[name] }

// Fits tells whether a value that stands apart from its name has the shape of one of this kind; kinds without a shape fit nothing.
func (k FieldKind) Fits(value string) bool {
	digits, characters, last := 0, 0, rune(0)
	for _, r := range value {
		characters++
		last = kg.FoldRune(r)
		if last >= '0' && last <= '9' {
			digits++
		}
	}
	if characters > 40 {
		return false
	}
	switch k {
	case Number:
		return digits > 0 && last == '号'
	case IndexNumber:
		return digits >= 3 && digits*2 >= characters/2
	case Written, Published:
		return digits >= 5 && characters <= 25
	case Issuer:
		return digits == 0 && characters <= 25 && strings.ContainsRune("府局委会室厅部院", last)
	}
	return false
}

// Field returns the first field of that kind with a value.
func (b Body) Field(kind FieldKind) (Field, bool) {
	for _, f := range b.Fields {
		if k, known := fieldNames[f.Name]; known && k == kind && f.Value != "" {
			return f, true
		}
	}
	return Field{}, false
}

// Check tells the first way in which b breaks the promises of a body: blocks, cells and fields lie in the text, blocks are in order
// and apart. It returns "" for a sound body.
func (b Body) Check() string {
	end, whole := 0, kg.Span{End: b.Text.Len()}
	for _, block := range b.Blocks {
		if block.Span.Start < end || block.Span.End <= block.Span.Start || !whole.Contains(block.Span) {
			return "block out of order or out of the text"
		}
		end = block.Span.End
		for _, row := range block.Rows {
			for _, cell := range row {
				if cell.Span.Len() < 0 || !block.Span.Contains(cell.Span) || cell.RowSpan < 1 || cell.ColSpan < 1 {
					return "cell out of its table"
				}
			}
		}
	}
	for _, f := range b.Fields {
		if f.Span.Len() < 0 || !whole.Contains(f.Span) {
			return "field out of the text"
		}
	}
	return ""
}
