package e2e_test

import (
	"encoding/json"
	"errors"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the pictures in golden anew: look at what changed before they are committed")

const (
	goldenFolder = "golden"
	lettersFile  = "letters.json" // what letters looked like where the pictures were taken
	goldenMost   = 1 << 20        // bytes of the whole folder
)

// picture is one that run.js took: its name, its file, what of the page lies where. Damage says what was done to the page on purpose.
type picture struct {
	Name, View, Damage, File string
	Parts, Loose             []area
}

// letters is how wide and how black some letters are.
type letters struct{ Width, Ink float64 }

// comparePictures makes a test of each picture. whole says that all were taken, so that what has no view any more can go.
func comparePictures(t *testing.T, folder string, found told, whole bool) {
	t.Helper()
	if len(found.Pictures) == 0 || len(found.Letters) == 0 { // it did not come to its end, which is told
		return
	}
	if *update {
		writePictures(t, folder, found, whole)
	}
	if why := unlike(t, found.Letters); why != "" {
		t.Logf("%spictures are not compared: %s", notProved, why)
		return
	}
	differences, err := filepath.Abs(filepath.Join("..", "..", "bin", "_e2e", "differences"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.RemoveAll(differences), os.MkdirAll(differences, 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, p := range found.Pictures {
		got := reduce(readPNG(t, filepath.Join(folder, p.File)))
		want, ok := golden(t, p.Name, got.scale)
		if p.Damage != "" {
			t.Run("picture "+p.Name+": it is seen that "+p.Damage, func(t *testing.T) {
				if !ok {
					t.Fatalf("there is no %s to compare it with", p.Name)
				}
				if d := compareScenes(got, want, p.Loose); !d.fails() {
					show(t, differences, p, folder, got, want, d)
					t.Errorf("it is taken for the page as it should be:\n%s", d.tell(p.Parts))
				}
			})
			continue
		}
		t.Run("picture "+p.Name, func(t *testing.T) {
			if !ok {
				t.Fatalf("there is none in %s: go test ./web/e2e -update writes it", goldenFolder)
			}
			if d := compareScenes(got, want, p.Loose); d.fails() {
				show(t, differences, p, folder, got, want, d)
				t.Errorf("%s is not what it was:\n%s\nlook at %s; go test ./web/e2e -update takes it as it is now", p.View, d.tell(p.Parts), filepath.Join(differences, p.File))
			}
		})
	}
}

func writePictures(t *testing.T, folder string, found told, whole bool) {
	t.Helper()
	if whole {
		if err := os.RemoveAll(goldenFolder); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(goldenFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, p := range found.Pictures {
		if p.Damage == "" {
			writePNG(t, filepath.Join(goldenFolder, p.Name+".png"), reduce(readPNG(t, filepath.Join(folder, p.File))).image)
		}
	}
	b, err := json.MarshalIndent(found.Letters, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(goldenFolder, lettersFile), append(b, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// unlike says why pictures cannot be compared here, if they cannot: other letters fill other places.
func unlike(t *testing.T, here map[string]letters) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(goldenFolder, lettersFile))
	if err != nil {
		return err.Error()
	}
	var there map[string]letters
	if err := json.Unmarshal(b, &there); err != nil {
		t.Fatalf("%s: %v", lettersFile, err)
	}
	return differ(here, there)
}

// differ says which letters are far wider or blacker than others, or nothing. What two versions of one font differ in is less.
func differ(here, there map[string]letters) string {
	for _, name := range slices.Sorted(maps.Keys(there)) {
		h, w := here[name], there[name]
		if math.Abs(h.Width-w.Width) > 0.04*w.Width || math.Abs(h.Ink-w.Ink) > 0.25*w.Ink {
			return name + " are drawn with another font here than where the pictures were taken"
		}
	}
	return ""
}

// golden is the picture that is kept under a name, each of whose pixels is so many of the screen.
func golden(t *testing.T, name string, scale int) (scene, bool) {
	t.Helper()
	file := filepath.Join(goldenFolder, name+".png")
	if _, err := os.Stat(file); err != nil {
		return scene{}, false
	}
	img, ok := readPNG(t, file).(*image.Paletted)
	if !ok {
		t.Fatalf("%s has no palette: it was not written by this test", file)
	}
	return scene{img, scale}, true
}

// show leaves three pictures side by side: what was, what is, and what is with the blocks that differ in red; and the page in full.
func show(t *testing.T, differences string, p picture, folder string, got, want scene, d difference) {
	t.Helper()
	b := got.image.Bounds()
	gap := 8
	sheet := image.NewRGBA(image.Rect(0, 0, 3*b.Dx()+2*gap, max(b.Dy(), want.image.Bounds().Dy())))
	at := func(n int) image.Rectangle {
		return image.Rect(n*(b.Dx()+gap), 0, n*(b.Dx()+gap)+b.Dx(), sheet.Bounds().Dy())
	}
	draw.Draw(sheet, at(0), want.image, image.Point{}, draw.Src)
	draw.Draw(sheet, at(1), got.image, image.Point{}, draw.Src)
	draw.Draw(sheet, at(2), got.image, image.Point{}, draw.Src)
	for _, r := range d.regions {
		box := image.Rect(r.x/got.scale, r.y/got.scale, (r.x+r.width)/got.scale, (r.y+r.height)/got.scale).Add(at(2).Min)
		shade := uint8(90)
		if r.blocks >= together {
			shade = 180
		}
		draw.DrawMask(sheet, box, image.NewUniform(color.RGBA{220, 0, 0, 255}), image.Point{}, image.NewUniform(color.Alpha{shade}), image.Point{}, draw.Over)
	}
	writePNG(t, filepath.Join(differences, p.File), sheet)
	full, err := os.ReadFile(filepath.Join(folder, p.File))
	if err == nil {
		err = os.WriteFile(filepath.Join(differences, strings.TrimSuffix(p.File, ".png")+" in full.png"), full, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func readPNG(t *testing.T, name string) image.Image {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return img
}

func writePNG(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join((&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, img), f.Close()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func TestPicturesAreSmall(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(goldenFolder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files in %s, %v; want those of the views", len(files), goldenFolder, err)
	}
	sum := int64(0)
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		sum += info.Size()
	}
	if sum > goldenMost {
		t.Errorf("%d files in %s take %d bytes, want at most %d", len(files), goldenFolder, sum, goldenMost)
	}
}
