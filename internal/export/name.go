package export

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// maxStem bounds the name of a file without its suffix, in bytes: file systems end at 255, and a browser adds (1).
const maxStem = 200

// maxTitle is how many characters of a title stand in the name of a file.
const maxTitle = 20

// FileNameIn is a name for a file of the export that says in words what is in it, as one who files it would:
// 《甲市实施计划》涉及乙县 任务清单 2026-03-01.xlsx. What cannot be read in the store is called as it was asked for.
func (q Request) FileNameIn(ctx context.Context, r store.Reader, day time.Time) string {
	n := naming{ctx, r}
	what := "政策图谱"
	var about string
	switch {
	case q.Subgraph != nil:
		what, about = "关系子图", n.list("", q.Subgraph.Of, "周边")
	case q.Tasks != nil:
		what = "任务清单"
		about = n.plans(q.Tasks.Where.Documents) + n.list("涉及", q.Tasks.Involving, "") + n.list("点名", q.Tasks.Where.Regions, "") +
			n.list("", q.Tasks.Where.Agencies, roleWord(q.Tasks.Where.Roles)) + n.list("平台", q.Tasks.Where.Platforms, "")
	default:
		about = n.plans(q.Documents)
		if f := q.Format.form(); f.table != nil {
			what = "任务清单"
		}
	}
	end := what
	if !day.IsZero() {
		end += " " + day.Format(time.DateOnly)
	}
	if about = fileSafe(about, maxStem-len(end)-1); about != "" {
		end = about + " " + end
	}
	return end + "." + q.Format.Extension()
}

// roleWord says what several agencies do in a task where one role is asked for.
func roleWord(roles []kg.Predicate) string {
	if len(roles) == 1 {
		return word(predicateWords, roles[0])
	}
	return ""
}

// naming finds what things are called.
type naming struct {
	ctx context.Context
	r   store.Reader
}

// label is the name of what ref names.
func (n naming) label(ref string) string {
	if x, err := query.Resolve(n.ctx, n.r, ref); err == nil && x.Found {
		return x.Entity.Name
	}
	return ref
}

// list names at most two of several things.
func (n naming) list(before string, refs []string, after string) string {
	const most = 2
	if len(refs) == 0 {
		return ""
	}
	var names []string
	for _, ref := range refs[:min(len(refs), most)] {
		names = append(names, shorten(n.label(ref)))
	}
	text := strings.Join(names, "、")
	if len(refs) > most {
		text += "等"
	}
	return before + text + after
}

// plans names the plans that are asked for; where none is and there is but one, that one.
func (n naming) plans(refs []string) string {
	if len(refs) > 0 {
		title := "《" + shorten(n.title(refs[0])) + "》"
		if len(refs) > 1 {
			title += "等"
		}
		return title
	}
	documents, err := n.r.Documents(n.ctx, nil)
	if err != nil {
		return ""
	}
	var titles []string
	for _, d := range documents {
		if !d.Seed {
			titles = append(titles, d.Title)
		}
	}
	if len(titles) != 1 || titles[0] == "" {
		return ""
	}
	return "《" + shorten(titles[0]) + "》"
}

// title is that of a document, which may be asked for by the name of its file.
func (n naming) title(ref string) string {
	id := kg.NewDocument(ref).ID
	if found, err := n.r.Documents(n.ctx, []kg.ID{id}); err == nil && found[id].Title != "" {
		return found[id].Title
	}
	return n.label(ref)
}

// shorten leaves the beginning and the end of a title, which say whose it is and what: 甲市推进…实施计划.
func shorten(title string) string {
	title = strings.Trim(title, "《》")
	r := []rune(title)
	if len(r) <= maxTitle {
		return title
	}
	const tail = maxTitle / 2
	return string(r[:maxTitle-tail-1]) + "…" + string(r[len(r)-tail:])
}

// fileSafe is text without what file systems refuse, of at most so many bytes.
func fileSafe(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) || r == utf8.RuneError || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return '_'
		}
		return r
	}, text)
	runes := []rune(text)
	for len(string(runes)) > most {
		runes = slices.Delete(runes, len(runes)-1, len(runes))
	}
	return strings.Trim(string(runes), ". ")
}
