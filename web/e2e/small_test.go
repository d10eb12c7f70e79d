package e2e_test

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

const (
	wideScale   = 4 // of pictures of a desk: 1440 px become 360
	narrowScale = 3 // of pictures of a phone: 390 px become 130
	colours     = 64
)

func scaleOf(width int) int {
	if width > 720 {
		return wideScale
	}
	return narrowScale
}

// reduce makes a picture of the screen small, each pixel the mean of a square, with few colours: what is kept beside the source.
func reduce(full image.Image) scene {
	scale := scaleOf(full.Bounds().Dx())
	bounds := full.Bounds()
	w, h := bounds.Dx()/scale, bounds.Dy()/scale
	means := make([][3]uint8, w*h)
	for y := range h {
		for x := range w {
			var sum [3]uint32
			for dy := range scale {
				for dx := range scale {
					r, g, b, _ := full.At(bounds.Min.X+x*scale+dx, bounds.Min.Y+y*scale+dy).RGBA()
					sum[0], sum[1], sum[2] = sum[0]+r>>8, sum[1]+g>>8, sum[2]+b>>8
				}
			}
			n := uint32(scale * scale)
			means[y*w+x] = [3]uint8{uint8((sum[0] + n/2) / n), uint8((sum[1] + n/2) / n), uint8((sum[2] + n/2) / n)}
		}
	}
	palette, index := quantise(means)
	small := image.NewPaletted(image.Rect(0, 0, w, h), palette)
	for i, c := range means {
		small.Pix[i] = index[c]
	}
	return scene{small, scale}
}

// quantise finds few colours for many: the set whose colours stray furthest from their mean is divided there until there are enough sets, so
// that what fills much of a page keeps its colour.
func quantise(pixels [][3]uint8) (color.Palette, map[[3]uint8]uint8) {
	count := map[[3]uint8]int{}
	for _, p := range pixels {
		count[p]++
	}
	first := make([][3]uint8, 0, len(count))
	for c := range count {
		first = append(first, c)
	}
	slices.SortFunc(first, func(a, b [3]uint8) int { return slices.Compare(a[:], b[:]) })
	sets := []spread{spreadOf(first, count)}
	for len(sets) < colours {
		widest := 0
		for i, set := range sets {
			if set.error > sets[widest].error {
				widest = i
			}
		}
		set := sets[widest]
		if set.error == 0 {
			break
		}
		ch := set.channel
		slices.SortStableFunc(set.colours, func(a, b [3]uint8) int { return cmp.Compare(a[ch], b[ch]) })
		at := slices.IndexFunc(set.colours, func(c [3]uint8) bool { return float64(c[ch]) > set.mean[ch] })
		sets[widest] = spreadOf(set.colours[:at], count)
		sets = append(sets, spreadOf(set.colours[at:], count))
	}
	palette := color.Palette{}
	index := map[[3]uint8]uint8{}
	for i, set := range sets {
		palette = append(palette, color.RGBA{uint8(set.mean[0] + 0.5), uint8(set.mean[1] + 0.5), uint8(set.mean[2] + 0.5), 255})
		for _, c := range set.colours {
			index[c] = uint8(i)
		}
	}
	return palette, index
}

// spread is a set of colours, their mean by how often they occur, and the channel in which they stray from it the most, with by how much.
type spread struct {
	colours [][3]uint8
	mean    [3]float64
	channel int
	error   float64
}

func spreadOf(colours [][3]uint8, count map[[3]uint8]int) spread {
	s := spread{colours: colours}
	n := 0.0
	for _, c := range colours {
		for ch := range 3 {
			s.mean[ch] += float64(c[ch]) * float64(count[c])
		}
		n += float64(count[c])
	}
	for ch := range 3 {
		s.mean[ch] /= n
		sum := 0.0
		for _, c := range colours {
			sum += (float64(c[ch]) - s.mean[ch]) * (float64(c[ch]) - s.mean[ch]) * float64(count[c])
		}
		if len(colours) > 1 && sum > s.error {
			s.channel, s.error = ch, sum
		}
	}
	return s
}
