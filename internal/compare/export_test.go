package compare

// Likeness is how alike each item of one plan is to each of another, whatever Threshold says.
func Likeness(left, right *Plan) [][]float64 {
	x, y := left.bags(), right.bags()
	weigh(x, y).measure(x, y)
	rows := make([][]float64, len(x))
	for i := range x {
		rows[i] = make([]float64, len(y))
		for j := range y {
			rows[i][j], _ = alike(&x[i], &y[j])
		}
	}
	return rows
}
