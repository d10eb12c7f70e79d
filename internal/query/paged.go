package query

// Paged cuts the window out of the list of that name, which is there as a whole in ascending order of its positions. The cursors are
// those of the items of the page.
func Paged[T any](list string, items []T, position func(T) string, w Window) (page []T, cursors []string, info PageInfo, err error) {
	s, err := w.check(list)
	if err != nil {
		return nil, nil, info, err
	}
	page, info = cut(items, position, s)
	cursors = make([]string, len(page))
	for i, item := range page {
		cursors[i] = sealCursor(list, position(item))
	}
	return page, cursors, info, nil
}
