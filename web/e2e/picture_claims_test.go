package e2e_test

import (
	"image"
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"
)

// sheet is a page that is drawn here: a head, a column of facets with boxes in colour, rows of text, a legend. What is done to it shows what
// the comparison sees and what it passes over.
type sheet struct {
	head, facets, rows, legend bool
	dark, grey                 bool
	shift                      int     // of words, in pixels of the screen
	wider                      float64 // letters
	blacker                    float64 // ink of letters
	narrow                     int     // by how much the column of facets is less wide
}

func whole() sheet {
	return sheet{head: true, facets: true, rows: true, legend: true, wider: 1, blacker: 1}
}

func (s sheet) draw() image.Image {
	ground, surface, ink, accent := color.RGBA{247, 248, 250, 255}, color.RGBA{255, 255, 255, 255}, color.RGBA{27, 34, 48, 255}, color.RGBA{29, 106, 91, 255}
	kinds := []color.RGBA{{164, 22, 26, 255}, {29, 95, 209, 255}, {23, 101, 59, 255}, {122, 63, 176, 255}}
	if s.dark {
		ground, surface, ink = color.RGBA{16, 20, 28, 255}, color.RGBA{24, 29, 39, 255}, color.RGBA{226, 231, 239, 255}
	}
	img := image.NewRGBA(image.Rect(0, 0, 1440, 900))
	fill := func(x, y, w, h int, c color.RGBA) {
		if s.grey {
			l := uint8((299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000)
			c = color.RGBA{l, l, l, 255}
		}
		for j := y; j < min(y+h, 900); j++ {
			for i := x; i < min(x+w, 1440); i++ {
				img.SetRGBA(i, j, c)
			}
		}
	}
	words := func(x, y, n int, c color.RGBA) { // letters are strokes with gaps, as thick as glyphs are on the whole
		chance := rand.New(rand.NewPCG(uint64(x), uint64(y)))
		at := float64(x + s.shift)
		for range n {
			for stroke := range 4 {
				if chance.Float64() < 0.75*s.blacker {
					fill(int(at)+stroke*3, y+s.shift/2, 1, 12, c)
				}
				if chance.Float64() < 0.5*s.blacker {
					fill(int(at), y+stroke*3+s.shift/2, 12, 1, c)
				}
			}
			at += 14 * s.wider
		}
	}
	fill(0, 0, 1440, 900, ground)
	if s.head {
		fill(0, 0, 1440, 96, surface)
		fill(0, 96, 1440, 1, ink)
		words(24, 20, 4, accent)
		words(24, 68, 20, ink)
	}
	left := 24
	if s.facets {
		left = 264 - s.narrow
		for line := range 26 {
			words(24, 120+line*28, 8, ink)
			fill(200-s.narrow, 120+line*28, 12, 12, kinds[line%4])
		}
	}
	if s.rows {
		fill(left, 120, 1416-left, 700, surface)
		for line := range 12 {
			words(left+12, 140+line*56, 30, ink)
			words(left+500, 140+line*56, 24, ink)
			fill(left+900, 140+line*56, 10, 10, kinds[line%4])
			words(left+920, 140+line*56, 9, kinds[line%4])
		}
	}
	if s.legend {
		for i, kind := range kinds {
			fill(264+i*160, 846, 14, 14, kind)
			words(284+i*160, 846, 7, ink)
		}
	}
	return img
}

func changed(change func(*sheet)) sheet {
	s := whole()
	change(&s)
	return s
}

func TestComparingSeesWhatIsWrongWithAPage(t *testing.T) {
	was := reduce(whole().draw())
	for name, change := range map[string]func(*sheet){
		"the column of facets is gone":       func(s *sheet) { s.facets = false },
		"the column of facets has collapsed": func(s *sheet) { s.narrow = 72 },
		"there are no rows":                  func(s *sheet) { s.rows = false },
		"the legend is missing":              func(s *sheet) { s.legend = false },
		"the head is missing":                func(s *sheet) { s.head = false },
		"the theme is another":               func(s *sheet) { s.dark = true },
		"colours are lost":                   func(s *sheet) { s.grey = true },
		"nothing is there":                   func(s *sheet) { *s = sheet{} },
		"words stand a line lower":           func(s *sheet) { s.shift = 44 },
		"letters are twice as wide":          func(s *sheet) { s.wider = 2 },
	} {
		t.Run(name, func(t *testing.T) {
			if d := compareScenes(reduce(changed(change).draw()), was, nil); !d.fails() {
				t.Errorf("it is taken for the page as it should be:\n%s", d.tell(nil))
			}
		})
	}
}

func TestComparingPassesOverHowLettersAreDrawn(t *testing.T) {
	was := reduce(whole().draw())
	for name, change := range map[string]func(*sheet){
		"nothing is changed":            func(*sheet) {},
		"words stand a pixel off":       func(s *sheet) { s.shift = 1 },
		"words stand three pixels off":  func(s *sheet) { s.shift = 3 },
		"letters are a hundredth wider": func(s *sheet) { s.wider = 1.01 },
		"letters are blacker":           func(s *sheet) { s.blacker = 1.15 },
		"letters are lighter":           func(s *sheet) { s.blacker = 0.87 },
	} {
		t.Run(name, func(t *testing.T) {
			if d := compareScenes(reduce(changed(change).draw()), was, nil); d.fails() {
				t.Errorf("it is taken for another page:\n%s", d.tell(nil))
			}
		})
	}
}

func TestADifferenceIsToldByWhereItIs(t *testing.T) {
	parts := []area{{"main", 0, 97, 1440, 803}, {"ul.legend", 264, 840, 700, 30}}
	d := compareScenes(reduce(changed(func(s *sheet) { s.legend = false }).draw()), reduce(whole().draw()), nil)
	if says := d.tell(parts); !strings.Contains(says, "in ul.legend") {
		t.Errorf("without the legend it says:\n%s\nwant that it is in ul.legend", says)
	}
}

func TestInLoosePlacesOnlyHowMuchIsDrawnCounts(t *testing.T) {
	was := reduce(whole().draw())
	loose := []area{{"rows", 264, 120, 1152, 700}}
	moved := reduce(changed(func(s *sheet) { s.rows = false }).draw())
	if d := compareScenes(moved, was, loose); !d.fails() || len(d.loose) != 1 {
		t.Errorf("nothing is drawn any more where places are free:\n%s\nwant that it is told", d.tell(nil))
	}
	lower := whole()
	img := lower.draw().(*image.RGBA)
	for y := 819; y >= 150; y-- { // the same rows 30 pixels lower
		for x := 264; x < 1416; x++ {
			img.SetRGBA(x, y, img.RGBAAt(x, y-30))
		}
	}
	if d := compareScenes(reduce(img), was, loose); d.fails() {
		t.Errorf("what is drawn stands elsewhere where places are free:\n%s\nwant that this is passed over", d.tell(nil))
	}
	if d := compareScenes(reduce(img), was, nil); !d.fails() {
		t.Errorf("what is drawn stands elsewhere where places are not free:\n%s\nwant that this is told", d.tell(nil))
	}
}

func TestPicturesOfAnotherSizeDiffer(t *testing.T) {
	if d := compareScenes(reduce(image.NewRGBA(image.Rect(0, 0, 390, 844))), reduce(whole().draw()), nil); !d.fails() {
		t.Error("a picture of 390 px is taken for one of 1440 px")
	}
}

func TestPicturesAreComparedOnlyWhereLettersAreAlike(t *testing.T) {
	there := map[string]letters{"Chinese letters": {400, 9000}, "Latin letters": {560, 6000}}
	for name, c := range map[string]struct {
		here map[string]letters
		want string
	}{
		"the same":                        {there, ""},
		"another version of the font":     {map[string]letters{"Chinese letters": {400, 9500}, "Latin letters": {565, 6300}}, ""},
		"Latin letters of another font":   {map[string]letters{"Chinese letters": {400, 9000}, "Latin letters": {640, 6000}}, "Latin letters"},
		"boxes instead of Chinese":        {map[string]letters{"Chinese letters": {400, 3900}, "Latin letters": {560, 6000}}, "Chinese letters"},
		"letters that were not looked at": {nil, "Chinese letters"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := differ(c.here, there); (got == "") != (c.want == "") || !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestFewColoursKeepThoseThatFillThePage(t *testing.T) {
	pixels := make([][3]uint8, 0, 20_000)
	for range 9000 {
		pixels = append(pixels, [3]uint8{247, 248, 250}, [3]uint8{255, 255, 255})
	}
	chance := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		l := uint8(chance.IntN(256))
		pixels = append(pixels, [3]uint8{l, l, uint8(chance.IntN(256))})
	}
	palette, index := quantise(pixels)
	if len(palette) > colours {
		t.Errorf("%d colours, want at most %d", len(palette), colours)
	}
	for _, c := range [][3]uint8{{247, 248, 250}, {255, 255, 255}} {
		r, g, b, _ := palette[index[c]].RGBA()
		if got := [3]int{int(r >> 8), int(g >> 8), int(b >> 8)}; max(abs(got[0]-int(c[0])), abs(got[1]-int(c[1])), abs(got[2]-int(c[2]))) > 2 {
			t.Errorf("%v became %v", c, got)
		}
	}
}
