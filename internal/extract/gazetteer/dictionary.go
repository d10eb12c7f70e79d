package gazetteer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// Country is the code that provinces have as their parent.
const Country = "100000"

// Dictionary is what the seed tables say. It never changes once loaded and is safe to share.
type Dictionary struct {
	regions  []Region // by code
	index    map[string]int32
	children map[string][]string // codes, sorted
	standing map[string][]Region // of country, provinces and cities: those of the children that stand today
	surfaces trie
	meanings [][]Entry           // by value of the trie; empty for an ordinary word that only looks like a name
	guards   []guard             // by value of the trie
	abbrs    map[string][]int32  // one character: regions
	aliases  map[string][]string // code: other accepted names
	ordinary map[string]bool
	withheld map[string][]int32 // ordinary words: the regions that have the name all the same
	areas    []FunctionalRegion
	bodies   []Body
	orgs     []Organization
	tables   []table
	digest   string

	shortTowns sync.Map // what ShortTowns was asked for: by code
}

// Load reads every seed table from fsys. Errors name file and line.
func Load(fsys fs.FS) (*Dictionary, error) {
	d := &Dictionary{
		index: make(map[string]int32, 45000), children: make(map[string][]string, 4000), standing: map[string][]Region{}, abbrs: map[string][]int32{},
		aliases: map[string][]string{}, ordinary: map[string]bool{}, withheld: map[string][]int32{},
	}
	sum := sha256.New()
	for _, file := range []struct {
		name    string
		columns []string
		load    func(table) error
	}{
		{"regions.tsv.gz", []string{"code", "name", "level", "parent", "parentName"}, d.loadRegions},
		{"region-changes.tsv", []string{"code", "name", "from", "to", "successor", "note"}, d.loadChanges},
		{"region-names.tsv", []string{"kind", "surface", "code", "note"}, d.loadNames},
		{"functional-regions.tsv", []string{"name", "aliases", "members", "memberNames", "note"}, d.loadAreas},
		{"agencies.tsv", []string{"id", "kind", "national", "province", "city", "county", "other", "aliases", "words", "from", "to", "successor"}, d.loadBodies},
		{"organizations.tsv", []string{"type", "name", "aliases", "region", "regionName"}, d.loadOrganizations},
	} {
		t, data, err := readTable(fsys, file.name, file.columns...)
		if err != nil {
			return nil, fmt.Errorf("load gazetteer: %w", err)
		}
		fmt.Fprintf(sum, "%s %d\n", file.name, len(data))
		sum.Write(data)
		if err := file.load(t); err != nil {
			return nil, fmt.Errorf("load gazetteer: %w", err)
		}
		t.rows = nil // Batches reads them again; the largest table has 200,000 cells
		d.tables = append(d.tables, t)
	}
	d.digest = hex.EncodeToString(sum.Sum(nil))
	d.build()
	return d, nil
}

// Digest names the tables: the SHA-256 of all seed bytes, hexadecimal.
func (d *Dictionary) Digest() string { return d.digest }

// Region finds the division of a code.
func (d *Dictionary) Region(code string) (Region, bool) {
	i, ok := d.index[code]
	if !ok {
		return Region{}, false
	}
	return d.regions[i], true
}

// RegionsNamed lists what a surface may mean, in the order of codes: a full name, a short form, an alias, or an abbreviation of one
// character. Short forms of towns count only within a division, see ShortTowns.
func (d *Dictionary) RegionsNamed(surface string) []Region {
	surface = kg.FoldName(surface)
	var found []int32
	if utf8.RuneCountInString(surface) == 1 {
		found = append(found, d.abbrs[surface]...)
	}
	for _, e := range d.Lookup(surface) {
		if e.Kind == kg.KindRegion {
			found = append(found, d.index[e.Key])
		}
	}
	found = append(found, d.withheld[surface]...) // ordinary words, which Find leaves alone
	slices.SortFunc(found, func(i, j int32) int { return strings.Compare(d.regions[i].Code, d.regions[j].Code) })
	found = slices.Compact(found)
	out := make([]Region, len(found))
	for k, i := range found {
		out[k] = d.regions[i]
	}
	return out
}

// Lookup lists the meanings of exactly that folded surface.
func (d *Dictionary) Lookup(surface string) []Entry {
	if v := d.surfaces.lookup(surface); v >= 0 {
		return d.meanings[v]
	}
	return nil
}

// Longest is the length in bytes of the longest surface with which a folded text begins, be it an ordinary word; 0 for none. No name of
// two characters or more that RegionsNamed knows stands there and is longer.
func (d *Dictionary) Longest(folded string) int { return d.surfaces.longest(folded) }

// Ordinary tells whether a surface is an ordinary word that happens to be the name of a division (公安, 合作, 城区). Find never reports
// it; RegionsNamed does, for callers who know from the context that a place is meant.
func (d *Dictionary) Ordinary(surface string) bool { return d.ordinary[kg.FoldName(surface)] }

// Ancestors lists the divisions above code, nearest first, without the country.
func (d *Dictionary) Ancestors(code string) (above []Region) {
	r, ok := d.Region(code)
	for ok && r.Parent != "" && r.Parent != Country {
		if r, ok = d.Region(r.Parent); ok {
			above = append(above, r)
		}
	}
	return above
}

// Within tells whether code is ancestor or lies in it. Everything lies in the country.
func (d *Dictionary) Within(code, ancestor string) bool {
	if code == "" || ancestor == "" {
		return false
	}
	for {
		if code == ancestor {
			return true
		}
		i, ok := d.index[code]
		if !ok || d.regions[i].Parent == "" {
			return false
		}
		code = d.regions[i].Parent
	}
}

// Children lists the divisions right below code that stand today, in the order of codes; not to be changed.
func (d *Dictionary) Children(code string) []Region {
	if standing, ok := d.standing[code]; ok {
		return standing
	}
	return d.standingBelow(code)
}

func (d *Dictionary) standingBelow(code string) []Region {
	out := make([]Region, 0, len(d.children[code]))
	for _, c := range d.children[code] {
		if r, ok := d.Region(c); ok && r.To == "" {
			out = append(out, r)
		}
	}
	return out
}

// ShortTowns lists the short forms of the towns in a division with two characters or more (织里 for 织里镇 in 湖州市), which Find does not
// know, as most of them are words elsewhere. Ordinary words are left out, and so is a short form that a county or city in the same
// division has. The map is made once for a division; not to be changed.
func (d *Dictionary) ShortTowns(code string) map[string][]Region {
	if known, ok := d.shortTowns.Load(code); ok {
		return known.(map[string][]Region)
	}
	out := d.collectTowns(code)
	d.shortTowns.Store(code, out)
	return out
}

func (d *Dictionary) collectTowns(code string) map[string][]Region {
	out := map[string][]Region{}
	var walk func(string)
	walk = func(c string) {
		for _, child := range d.children[c] {
			r := d.regions[d.index[child]]
			if r.Level != Town {
				walk(child)
				continue
			}
			if r.To == "" && r.Short != r.Name && !d.ordinary[r.Short] {
				out[r.Short] = append(out[r.Short], r)
			}
		}
	}
	walk(code)
	for short := range out {
		for _, e := range d.Lookup(short) {
			if e.Kind == kg.KindRegion && (d.Within(e.Key, code) || d.Within(code, e.Key)) {
				delete(out, short)
				break
			}
		}
	}
	return out
}

// Bodies lists the table of bodies in its order; not to be changed.
func (d *Dictionary) Bodies() []Body { return d.bodies }

// Areas lists the functional regions in the order of their table; not to be changed.
func (d *Dictionary) Areas() []FunctionalRegion { return d.areas }

// Organizations lists the table of organizations in its order; not to be changed.
func (d *Dictionary) Organizations() []Organization { return d.orgs }

// NamesOf lists the accepted names of a division: full, short, others; not its abbreviations.
func (d *Dictionary) NamesOf(code string) []string {
	r, ok := d.Region(code)
	if !ok {
		return nil
	}
	names := []string{r.Name}
	if r.Short != r.Name {
		names = append(names, r.Short)
	}
	return append(names, d.aliases[code]...)
}

func (d *Dictionary) add(r Region) {
	d.index[r.Code] = int32(len(d.regions))
	d.regions = append(d.regions, r)
	if r.Parent != "" {
		d.children[r.Parent] = append(d.children[r.Parent], r.Code)
	}
}

var levels = map[string]Level{"国家": National, "省级": Province, "地级": Prefecture, "县级": County, "乡级": Town}

func (d *Dictionary) loadRegions(t table) error {
	d.regions = make([]Region, 0, len(t.rows))
	for _, r := range t.rows {
		level, ok := levels[r.cells[2]]
		if !ok {
			return t.fault(r, "level %q is none of 国家 省级 地级 县级 乡级", r.cells[2])
		}
		code, name := r.cells[0], r.cells[1]
		if want := map[bool]int{true: 9, false: 6}[level == Town]; len(code) != want || name == "" {
			return t.fault(r, "code %q of %q: want %d digits", code, name, want)
		}
		if _, twice := d.index[code]; twice {
			return t.fault(r, "code %s twice", code)
		}
		if _, known := d.index[r.cells[3]]; !known && level != National {
			return t.fault(r, "parent %q of %s is not above it in the table", r.cells[3], code)
		}
		d.add(Region{Code: code, Name: name, Short: shorten(name), Level: level, Parent: r.cells[3]})
	}
	return nil
}

// loadChanges lays dated changes over the table: a row whose code is known dates it, another adds a division of the past.
func (d *Dictionary) loadChanges(t table) error {
	for _, r := range t.rows {
		code, name, from, to, successor := r.cells[0], r.cells[1], r.cells[2], r.cells[3], r.cells[4]
		if i, known := d.index[code]; known {
			if d.regions[i].Name != name {
				return t.fault(r, "%s is %s in the table of regions, not %s", code, d.regions[i].Name, name)
			}
			d.regions[i].From, d.regions[i].To = from, to
			continue
		}
		if to == "" || len(code) != 6 {
			return t.fault(r, "%s %s is not in the table of regions and has no last day", code, name)
		}
		if _, ok := d.index[successor]; !ok {
			return t.fault(r, "successor %q of %s is not in the table of regions", successor, name)
		}
		parent, level := code[:4]+"00", County
		if code[4:] == "00" {
			parent, level = code[:2]+"0000", Prefecture
		} else if _, ok := d.index[parent]; !ok {
			parent = code[:2] + "0000"
		}
		d.add(Region{Code: code, Name: name, Short: shorten(name), Level: level, Parent: parent, From: from, To: to})
	}
	for _, codes := range d.children {
		slices.Sort(codes)
	}
	return nil
}

// loadNames reads what rules cannot know: abbreviations, further names, and ordinary words that look like names.
func (d *Dictionary) loadNames(t table) error {
	for _, r := range t.rows {
		kind, surface, code := r.cells[0], kg.FoldName(r.cells[1]), r.cells[2]
		if kind == "word" {
			d.ordinary[surface] = true
			continue
		}
		i, ok := d.index[code]
		if !ok {
			return t.fault(r, "code %q of %s is not in the table of regions", code, surface)
		}
		switch kind {
		case "abbr":
			if len([]rune(surface)) != 1 {
				return t.fault(r, "abbreviation %q is not one character", surface)
			}
			d.abbrs[surface] = append(d.abbrs[surface], i)
			d.regions[i].Abbrs = append(d.regions[i].Abbrs, surface)
		case "short":
			d.regions[i].Short = surface
		case "alias":
			d.aliases[code] = append(d.aliases[code], surface)
		default:
			return t.fault(r, "kind %q is none of abbr short alias word", kind)
		}
	}
	return nil
}

func (d *Dictionary) loadAreas(t table) error {
	seen := map[string]bool{}
	for _, r := range t.rows {
		area := FunctionalRegion{Key: r.cells[0], Name: r.cells[0], Aliases: strings.Fields(r.cells[1]), Members: strings.Fields(r.cells[2])}
		for _, m := range area.Members {
			if _, ok := d.index[m]; !ok {
				return t.fault(r, "member %q of %s is not in the table of regions", m, area.Name)
			}
		}
		if n := len(strings.Fields(r.cells[3])); n != len(area.Members) {
			return t.fault(r, "%s has %d members and %d names of members", area.Name, len(area.Members), n)
		}
		if seen[area.Key] {
			return t.fault(r, "%s twice", area.Key)
		}
		seen[area.Key] = true
		d.areas = append(d.areas, area)
	}
	return nil
}

func (d *Dictionary) loadBodies(t table) error {
	ids, owner := map[string]bool{}, map[string]string{}
	for _, r := range t.rows {
		c := r.cells
		b := Body{
			ID: c[0], Kind: c[1], National: strings.Fields(c[2]), Province: strings.Fields(c[3]), City: strings.Fields(c[4]), County: strings.Fields(c[5]),
			Other: strings.Fields(c[6]), Aliases: strings.Fields(c[7]), Words: strings.Fields(c[8]), From: c[9], To: c[10], Successor: c[11],
		}
		if b.ID == "" || ids[b.ID] {
			return t.fault(r, "id %q is empty or there twice", b.ID)
		}
		ids[b.ID] = true
		for _, s := range slices.Concat(b.National, b.Province, b.City, b.County, b.Other, b.Aliases, b.Words) {
			s = Tail(s)
			if other, taken := owner[s]; taken && s != "" && other != b.ID {
				return t.fault(r, "%s of %s is also of %s", s, b.ID, other)
			}
			owner[s] = b.ID
		}
		d.bodies = append(d.bodies, b)
	}
	var errs []error
	for i, b := range d.bodies {
		if b.Successor != "" && !ids[b.Successor] {
			errs = append(errs, t.fault(t.rows[i], "successor %q of %s is not in the table", b.Successor, b.ID))
		}
	}
	return errors.Join(errs...)
}

func (d *Dictionary) loadOrganizations(t table) error {
	seen := map[string]bool{}
	for _, r := range t.rows {
		o := Organization{Type: r.cells[0], Name: r.cells[1], Aliases: strings.Fields(r.cells[2]), Region: r.cells[3]}
		if region, ok := d.Region(o.Region); o.Region != "" && (!ok || region.Name != r.cells[4]) {
			return t.fault(r, "%s is in %s, which is not the code of %s", o.Name, o.Region, r.cells[4])
		}
		if o.Name == "" || seen[o.Name] {
			return t.fault(r, "%q is empty or there twice", o.Name)
		}
		seen[o.Name] = true
		d.orgs = append(d.orgs, o)
	}
	return nil
}
