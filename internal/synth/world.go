package synth

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"

	"policygraph/internal/kg"
)

// How many of each there are. Codes begin with 84 to 95, which no division has.
const (
	provinces     = 12
	cities        = 12 // of a province
	counties      = 8  // of a city
	platforms     = 6  // of a city
	functional    = 24
	organizations = 240
	policies      = 2000
	firstCode     = 84
	firstYear     = 2024
	years         = 12
)

// World is what plans speak of: places, bodies, platforms, policies. It never changes, so any number of goroutines may ask it for plans.
type World struct {
	seed       uint64
	regions    []region // the first is the whole, then provinces, then cities, then counties
	functional []kg.Entity
	orgs       []body
	policies   []kg.Entity
	deadlines  []kg.Entity

	province, city, county, bureau, policy, org, year zipf
}

// region is a division and what belongs to it.
type region struct {
	kg.Entity
	code, parent int
	government   body
	agencies     []body
	platforms    []body // of a city
}

// body is a thing with a place: an agency, an organization, a platform with the one that manages it.
type body struct {
	kg.Entity
	region  int
	short   string
	manager int // bureau of the region that manages the platform
}

// New makes the world of a seed.
func New(seed uint64) *World {
	w := &World{
		seed: seed, province: newZipf(provinces, 1), city: newZipf(cities, 0.8), county: newZipf(counties, 0.5), bureau: newZipf(len(bureaus), 0.9),
		policy: newZipf(policies, 1), org: newZipf(organizations, 0.9), year: newZipf(years, 0.7),
	}
	r := rand.New(rand.NewPCG(seed, 0))
	names := placeNames(r)
	name := func(suffix string) string { n := names[0]; names = names[1:]; return n + suffix }
	w.add(0, 0, "华夏", "国家")
	for p := range provinces {
		w.add((firstCode+p)*10000, 0, name("省"), "省级")
	}
	for p := range provinces {
		for c := range cities {
			w.add((firstCode+p)*10000+(c+1)*100, 1+p, name("市"), "地级")
		}
	}
	for c := range provinces * cities {
		city := w.regions[1+provinces+c]
		for n := range counties {
			suffix := "县"
			if n%3 == 0 {
				suffix = "区"
			}
			w.add(city.code+n+1, 1+provinces+c, name(suffix), "县级")
		}
	}
	for i := range w.regions {
		w.staff(i)
	}
	for i := range functional {
		name := fmt.Sprintf("%s经济带", string([]rune(w.regions[1+provinces+i*5].Name)[:2]))
		w.functional = append(w.functional, kg.NewEntity(kg.KindFunctionalRegion, name, name))
	}
	for i := range organizations {
		at := 1 + provinces + i%(provinces*cities)
		name := string([]rune(w.regions[at].Name)[:2]) + universities[i%len(universities)]
		w.orgs = append(w.orgs, body{Entity: kg.NewEntity(kg.KindOrganization, name, name, kg.Prop{Name: "type", Value: "UNIVERSITY"}), region: at, short: name})
	}
	for i := range policies {
		title := fmt.Sprintf("关于%s%s%s的指导意见（第%d批）", verbs[i%len(verbs)], fields[i/len(verbs)%len(fields)], works[i%len(works)], i/len(fields)+1)
		w.policies = append(w.policies, policy(title))
	}
	for i := range years {
		end := fmt.Sprintf("%d-12-31", firstYear+i)
		w.deadlines = append(w.deadlines, kg.NewEntity(kg.KindDeadline, "/"+end+"/YEAR", fmt.Sprintf("%d年底", firstYear+i),
			kg.Prop{Name: "end", Value: end}, kg.Prop{Name: "precision", Value: "YEAR"}))
	}
	return w
}

func policy(title string) kg.Entity {
	return kg.NewEntity(kg.KindPolicy, kg.PolicyKey(title), title, kg.Prop{Name: "type", Value: "DOCUMENT"})
}

// placeNames are all names of two syllables, shuffled.
func placeNames(r *rand.Rand) (names []string) {
	for _, head := range placeHeads {
		for _, tail := range placeTails {
			names = append(names, string(head)+string(tail))
		}
	}
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}

func (w *World) add(code, parent int, name, level string) {
	key := fmt.Sprintf("%06d", code)
	e := kg.NewEntity(kg.KindRegion, key, name, kg.Prop{Name: "level", Value: level}, kg.Prop{Name: "code", Value: key})
	if code > 0 {
		e.Aliases = []string{string([]rune(name)[:2])}
	}
	w.regions = append(w.regions, region{Entity: e, code: code, parent: parent})
}

// staff gives a region its government, its agencies and its platforms.
func (w *World) staff(i int) {
	r := &w.regions[i]
	provincial := i <= provinces
	agency := func(word, name, short string) body {
		e := kg.NewEntity(kg.KindAgency, r.Key+"/"+word, r.Name+name, kg.Prop{Name: "type", Value: "GOVERNMENT"})
		e.Aliases = []string{short}
		return body{Entity: e, region: i, short: short}
	}
	level := string([]rune(r.Name)[2:])
	r.government = agency("人民政府", "人民政府", level+"政府")
	for _, b := range bureaus {
		name := b.local
		if provincial {
			name = b.province
		}
		runes := []rune(name)
		r.agencies = append(r.agencies, agency(b.word, name, level+b.short+string(runes[len(runes)-1:])))
	}
	if i <= provinces || i > provinces+provinces*cities {
		return
	}
	for n := range platforms {
		name := string([]rune(r.Name)[:2]) + platformKinds[(n+i)%len(platformKinds)]
		e := kg.NewEntity(kg.KindPlatform, kg.FoldName(name), name, kg.Prop{Name: "type", Value: "PARK"})
		r.platforms = append(r.platforms, body{Entity: e, region: i, short: name, manager: n % len(bureaus)})
	}
}

// Regions is the seed table of the divisions, each part of the one above it.
func (w *World) Regions() kg.Batch {
	d := newDraft("regions.tsv")
	d.batch.Document.Seed, d.batch.Document.Title = true, "行政区划代码"
	d.batch.Document.Digest, d.batch.Document.Extractor = kg.NewID("regions", fmt.Sprint(w.seed)).String(), extractor
	for i, r := range w.regions {
		row := d.write(fmt.Sprintf("%s\t%s\t%06d", r.Key, r.Name, w.regions[r.parent].code))
		d.write("\n")
		d.entity(r.Entity)
		if i > 0 {
			d.claim(r.ID, kg.PartOf, w.regions[r.parent].ID, row, mark{}, "seed.row")
		}
	}
	return d.finish()
}

// zipf picks the n-th of some things with a likelihood that falls as a power of n.
type zipf struct{ upTo []float64 }

func newZipf(n int, exponent float64) zipf {
	z := zipf{upTo: make([]float64, n)}
	sum := 0.0
	for i := range n {
		sum += math.Pow(float64(i+1), -exponent)
		z.upTo[i] = sum
	}
	return z
}

func (z zipf) pick(r *rand.Rand) int {
	at := r.Float64() * z.upTo[len(z.upTo)-1]
	return min(sort.SearchFloat64s(z.upTo, at), len(z.upTo)-1)
}
