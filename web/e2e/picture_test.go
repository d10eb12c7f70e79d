package e2e_test

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"strings"
)

// Pictures of views are compared by blocks of 12 × 12 pixels of the screen: the mean lightness and colour of a block says whether there is
// text, an edge, a shade; it says little about how glyphs are drawn. A block counts as different where the other picture has nothing like it
// there or beside it, so that text may stand some pixels off; and only where many such blocks lie together, or very many are scattered, is
// the page another one.
const (
	block      = 12
	lightness  = 0.035 // of OKLab, where black is 0 and white is 1
	tint       = 0.012 // of its a and b, where a saturated colour is about 0.2
	together   = 10    // blocks that lie together: about 40 × 40 pixels
	scattered  = 0.025 // of all blocks
	inkFactor  = 3.0   // how much more or less may be drawn where places are free
	inkAtLeast = 0.002 // of such an area: less is nothing
	colourless = 0.008 // of a block: grounds are not quite grey
	hueFactor  = 0.45  // of each of red, green, yellow and blue, that may be more or less
	hueAtLeast = 2e-5  // mean of all blocks: less is nothing
)

// lab is a colour of OKLab, in which distances are about as large as they look.
type lab struct{ l, a, b float64 }

func labOf(c color.Color) lab {
	r, g, b, _ := c.RGBA()
	return labOfSRGB(float64(r)/0xffff, float64(g)/0xffff, float64(b)/0xffff)
}

func labOfSRGB(r, g, b float64) lab {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	r, g, b = linear(r), linear(g), linear(b)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// area is a part of a page, in pixels of the screen.
type area struct {
	Name                string
	X, Y, Width, Height float64
}

func (a area) holds(x, y float64) bool {
	return x >= a.X && x < a.X+a.Width && y >= a.Y && y < a.Y+a.Height
}

// scene is a page that is compared: its picture in small, and how many pixels of the screen a pixel of it is.
type scene struct {
	image *image.Paletted
	scale int
}

func (s scene) size() (columns, rows int) {
	k := block / s.scale
	b := s.image.Bounds()
	return (b.Dx() + k - 1) / k, (b.Dy() + k - 1) / k
}

// blocks are the means of a picture, row by row.
func (s scene) blocks() []lab {
	k := block / s.scale
	palette := make([]lab, len(s.image.Palette))
	for i, c := range s.image.Palette {
		palette[i] = labOf(c)
	}
	columns, rows := s.size()
	bounds := s.image.Bounds()
	all := make([]lab, 0, columns*rows)
	for row := range rows {
		for column := range columns {
			var sum lab
			n := 0.0
			for y := row * k; y < min((row+1)*k, bounds.Dy()); y++ {
				for x := column * k; x < min((column+1)*k, bounds.Dx()); x++ {
					c := palette[s.image.ColorIndexAt(x, y)]
					sum.l, sum.a, sum.b, n = sum.l+c.l, sum.a+c.a, sum.b+c.b, n+1
				}
			}
			all = append(all, lab{sum.l / n, sum.a / n, sum.b / n})
		}
	}
	return all
}

// difference is what two pictures differ in: regions of blocks that lie together, the largest first, with their boxes on the screen.
type difference struct {
	regions []region
	blocks  int // that differ, of all
	of      int
	loose   []string // areas whose places are free, in which far more or far less is drawn
	hues    []string // that are seen far more or far less
}

type region struct {
	blocks              int
	x, y, width, height int
	most                float64 // by how much its mean blocks differ, in tolerances
}

// fails tells whether the pages are different ones.
func (d difference) fails() bool {
	return len(d.loose) > 0 || len(d.hues) > 0 || d.of > 0 && float64(d.blocks) > scattered*float64(d.of) || len(d.regions) > 0 && d.regions[0].blocks >= together
}

// compareScenes compares what a page is with what it was. What lies in the areas that are loose is compared only by how much is drawn there.
func compareScenes(got, want scene, loose []area) difference {
	gw, gh := got.size()
	ww, wh := want.size()
	if gw != ww || gh != wh || got.scale != want.scale {
		b := got.image.Bounds()
		return difference{regions: []region{{blocks: gw * gh, width: b.Dx() * got.scale, height: b.Dy() * got.scale, most: math.Inf(1)}}, blocks: gw * gh, of: gw * gh}
	}
	g, w := got.blocks(), want.blocks()
	off := make([]float64, len(g))
	free := make([]bool, len(g))
	d := difference{}
	for i := range g {
		x, y := i%gw, i/gw
		free[i] = slices.ContainsFunc(loose, func(a area) bool { return a.holds(float64(x)*block+block/2, float64(y)*block+block/2) })
		if free[i] {
			continue
		}
		d.of++
		off[i] = max(beyond(g[i], w, x, y, gw, gh), beyond(w[i], g, x, y, gw, gh))
		if off[i] > 0 {
			d.blocks++
		}
	}
	d.regions = joined(off, gw, gh)
	is, was := hues(g, free), hues(w, free)
	for i, name := range []string{"red", "green", "yellow", "blue"} {
		if more := math.Abs(is[i] - was[i]); more > hueAtLeast && more > hueFactor*max(is[i], was[i]) {
			d.hues = append(d.hues, fmt.Sprintf("there is %.2g of %s, was %.2g", is[i]*1e3, name, was[i]*1e3))
		}
	}
	for _, a := range loose {
		is, was := ink(g, a, gw), ink(w, a, gw)
		if is < was/inkFactor-inkAtLeast || is > was*inkFactor+inkAtLeast {
			d.loose = append(d.loose, fmt.Sprintf("%s: %.1f %% of it is drawn, was %.1f %%", a.Name, is*100, was*100))
		}
	}
	return d
}

// hues are how much of red, green, yellow and blue there is, in the mean of the blocks: small things in colour are less than what is tolerated
// of each block, but together they are not.
func hues(all []lab, free []bool) [4]float64 {
	var sums [4]float64
	n := 0.0
	for i, c := range all {
		if free[i] {
			continue
		}
		n++
		if chroma := math.Hypot(c.a, c.b); chroma > colourless {
			share := (chroma - colourless) / chroma
			for k, v := range []float64{c.a, -c.a, c.b, -c.b} {
				sums[k] += max(v, 0) * share
			}
		}
	}
	for k := range sums {
		sums[k] /= max(n, 1)
	}
	return sums
}

// beyond is by how many tolerances a block lies outside of what the other picture has there and around it; 0 where it is within.
func beyond(one lab, other []lab, x, y, columns, rows int) float64 {
	low, high := lab{2, 2, 2}, lab{-2, -2, -2}
	for ny := max(0, y-1); ny <= min(rows-1, y+1); ny++ {
		for nx := max(0, x-1); nx <= min(columns-1, x+1); nx++ {
			c := other[ny*columns+nx]
			low = lab{min(low.l, c.l), min(low.a, c.a), min(low.b, c.b)}
			high = lab{max(high.l, c.l), max(high.a, c.a), max(high.b, c.b)}
		}
	}
	out := func(v, from, to, tolerance float64) float64 { return max(from-v, v-to, 0) / tolerance }
	return max(0, max(out(one.l, low.l, high.l, lightness), out(one.a, low.a, high.a, tint), out(one.b, low.b, high.b, tint))-1)
}

// joined gathers blocks that differ and touch, also by their corners.
func joined(off []float64, columns, rows int) []region {
	var all []region
	seen := make([]bool, len(off))
	for i := range off {
		if off[i] == 0 || seen[i] {
			continue
		}
		seen[i] = true
		heap := []int{i}
		left, right, top, bottom, n, sum := columns, 0, rows, 0, 0, 0.0
		for len(heap) > 0 {
			j := heap[len(heap)-1]
			heap = heap[:len(heap)-1]
			x, y := j%columns, j/columns
			left, right, top, bottom, n, sum = min(left, x), max(right, x), min(top, y), max(bottom, y), n+1, sum+off[j]+1
			for ny := max(0, y-1); ny <= min(rows-1, y+1); ny++ {
				for nx := max(0, x-1); nx <= min(columns-1, x+1); nx++ {
					if k := ny*columns + nx; off[k] > 0 && !seen[k] {
						seen[k] = true
						heap = append(heap, k)
					}
				}
			}
		}
		all = append(all, region{n, left * block, top * block, (right - left + 1) * block, (bottom - top + 1) * block, sum / float64(n)})
	}
	slices.SortStableFunc(all, func(a, b region) int { return cmp.Compare(b.blocks, a.blocks) })
	return all
}

// ink is the share of an area that differs from its ground, which is what most of it is.
func ink(all []lab, a area, columns int) float64 {
	var within []lab
	counts := map[[3]int]int{}
	most, n := [3]int{}, 0
	key := func(c lab) [3]int { return [3]int{int(c.l * 50), int(c.a * 100), int(c.b * 100)} }
	for i, c := range all {
		if a.holds(float64(i%columns)*block+block/2, float64(i/columns)*block+block/2) {
			within = append(within, c)
			if counts[key(c)]++; counts[key(c)] > n {
				most, n = key(c), counts[key(c)]
			}
		}
	}
	drawn := 0
	for _, c := range within {
		if k := key(c); max(abs(k[0]-most[0]), abs(k[1]-most[1]), abs(k[2]-most[2])) > 1 {
			drawn++
		}
	}
	return float64(drawn) / float64(max(1, len(within)))
}

func abs(n int) int { return max(n, -n) }

// tell says in words where the pages differ; parts are areas of the page by name.
func (d difference) tell(parts []area) string {
	lines := []string{fmt.Sprintf("%.1f %% of the blocks differ (at most %.1f %%)", 100*float64(d.blocks)/float64(max(1, d.of)), 100*scattered)}
	for _, r := range d.regions[:min(4, len(d.regions))] {
		lines = append(lines, fmt.Sprintf("%d blocks together (fewer than %d) at x %d, y %d, %d × %d px%s, by %.1f times what is tolerated",
			r.blocks, together, r.x, r.y, r.width, r.height, in(r, parts), r.most))
	}
	return strings.Join(slices.Concat(lines, d.loose, d.hues), "\n")
}

// in names the smallest part that holds the middle of a region.
func in(r region, parts []area) string {
	x, y := float64(r.x)+float64(r.width)/2, float64(r.y)+float64(r.height)/2
	found := ""
	least := math.Inf(1)
	for _, part := range parts {
		if size := part.Width * part.Height; part.holds(x, y) && size < least {
			least, found = size, ", in "+part.Name
		}
	}
	return found
}
