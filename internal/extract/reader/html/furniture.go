package html

import (
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// longFurniture is the most characters of a line that is furniture.
const longFurniture = 60

// openings are how lines of furniture begin, folded.
var openings = []string{
	"扫一扫", "扫码关注", "扫码查看", "扫码下载", "扫码分享", "微信扫", "打开微信", "用微信扫", "用手机扫", "长按识别", "识别二维码", "分享到", "分享:", "[字体",
	"字体:", "字号:", "[打印", "打印本页", "[关闭", "关闭窗口", "浏览次数:", "阅读次数:", "访问次数:", "点击数:", "点击率:", "浏览量:", "阅读量:", "上一篇",
	"下一篇", "您当前的位置", "当前位置:", "您现在的位置", "您的位置:", "返回顶部", "返回列表", "责任编辑:", "网站纠错", "相关链接", "相关文档", "相关文件下载",
	"相关阅读", "版权所有", "主办单位:", "承办单位:", "技术支持:", "网站标识码", "ICP备", "政府网站找错", "收藏本页", "我要纠错",
}

// buttons are lines that are furniture when nothing else stands on them.
var buttons = set("打印 关闭 收藏 分享 下载 首页 返回 大 中 小 大中小 打印关闭 打印本页关闭窗口 微信 微博 QQ空间 二维码 听全文 繁体 English +1")

// suffixes are of files that a page offers beside its text.
var suffixes = []string{".doc", ".docx", ".pdf", ".wps", ".xls", ".xlsx", ".ofd", ".zip", ".rar", ".ceb"}

// furniture tells a line within the text of a page that is none of the document: buttons, counts of readers, captions of QR codes,
// contacts. linked is the number of its characters that lead to other pages.
func furniture(s string, linked int) bool {
	n := utf8.RuneCountInString(s)
	if contact(s, n) {
		return true
	}
	if n > longFurniture {
		return false
	}
	if n <= 12 && buttons[strings.Join(strings.FieldsFunc(s, text.Blank), "")] {
		return true
	}
	folded := strings.Map(kg.FoldRune, s)
	for _, o := range openings {
		if strings.HasPrefix(folded, o) && !strings.HasSuffix(s, "。") {
			return true
		}
	}
	if linked*10 >= n*9 && !strings.HasPrefix(s, "附件") && !numbered(s) {
		lower := strings.ToLower(s)
		for _, suffix := range suffixes {
			if strings.HasSuffix(lower, suffix) {
				return true
			}
		}
	}
	return false
}

// contact tells a line with whom to ask and where to call. A line that says who answers for a task stays, whatever else it says.
//
//	（办公室联系人：王某；联系电话：0571-12345678）
func contact(s string, n int) bool {
	if n > 120 {
		return false
	}
	for _, word := range []string{"联系人", "联系电话", "咨询电话", "联系方式", "电话：", "电话:", "传真：", "传真:", "邮箱：", "邮箱:", "举报电话", "监督电话"} {
		at := strings.Index(s, word)
		if at >= 0 && utf8.RuneCountInString(s[:at]) <= 12 && !strings.ContainsAny(s[:at], "。；") && call(s) {
			return !strings.Contains(s, "牵头") && !strings.Contains(s, "责任单位") && !strings.Contains(s, "负责")
		}
	}
	return false
}

// call tells a text with a telephone number or an address of electronic mail.
func call(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9' || r == '*' && digits > 0:
			if digits++; digits >= 7 {
				return true
			}
		case r == '-' || r == '—' || r == ' ' || r == '（' || r == '）' || r == '(' || r == ')':
		case r == '@':
			return true
		default:
			digits = 0
		}
	}
	return false
}
