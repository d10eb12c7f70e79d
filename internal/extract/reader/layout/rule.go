package layout

// thin is the most, in points, that a filled rectangle may be thick to be a ruling line.
const thin = 3.0

// Strokes are the rules that one part of a path draws: itself where it is thin, else its level and upright edges where it is stroked.
func Strokes(points [][2]float64, stroked bool) []Rule {
	if len(points) < 2 {
		return nil
	}
	whole := bounds(points)
	if whole.Right-whole.Left <= thin || whole.Bottom-whole.Top <= thin {
		return []Rule{whole}
	}
	var found []Rule
	for i := 1; i < len(points) && stroked; i++ {
		edge := bounds(points[i-1 : i+1])
		if edge.Right-edge.Left < 1 || edge.Bottom-edge.Top < 1 {
			found = append(found, edge)
		}
	}
	return found
}

func bounds(points [][2]float64) Rule {
	r := Rule{Left: points[0][0], Top: points[0][1], Right: points[0][0], Bottom: points[0][1]}
	for _, p := range points[1:] {
		r.Left, r.Right = min(r.Left, p[0]), max(r.Right, p[0])
		r.Top, r.Bottom = min(r.Top, p[1]), max(r.Bottom, p[1])
	}
	return r
}
