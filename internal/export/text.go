package export

import (
	"strconv"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// maxTexts is how many characters of documents are kept: tasks mostly come document by document.
const maxTexts = 2_000_000

// texts are the texts of documents that were met lately.
type texts struct {
	of   map[kg.ID][]rune
	held int
}

// textOf is the text of a task as printed, "" where its document does not say where it stands.
func (x *source) textOf(task kg.Entity) (string, error) {
	if text := task.Props.Get("text"); text != "" {
		return text, nil
	}
	start, bad := strconv.Atoi(task.Props.Get("start"))
	end, worse := strconv.Atoi(task.Props.Get("end"))
	document, ok := query.DocumentOf(task)
	if bad != nil || worse != nil || !ok {
		return "", nil
	}
	text, known := x.texts.of[document]
	if !known {
		whole, err := x.r.Text(x.ctx, document)
		if err != nil {
			return "", err
		}
		text = []rune(whole)
		if x.texts.of == nil || x.texts.held+len(text) > maxTexts {
			x.texts = texts{of: make(map[kg.ID][]rune)}
		}
		x.texts.of[document] = text
		x.texts.held += len(text)
	}
	if start < 0 || start > end || end > len(text) {
		return "", nil
	}
	return string(text[start:end]), nil
}
