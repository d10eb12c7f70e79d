package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// named is one surface with one meaning, while the trie is built.
type named struct {
	surface string
	entry   Entry
}

// build makes the trie of all that was loaded.
func (d *Dictionary) build() {
	all := make([]named, 0, len(d.regions)+8000)
	put := func(surface string, e Entry) {
		if d.ordinary[surface] {
			if e.Kind == kg.KindRegion {
				d.withheld[surface] = append(d.withheld[surface], d.index[e.Key])
			}
			return
		}
		if utf8.RuneCountInString(surface) >= 2 {
			all = append(all, named{surface, e})
		}
	}
	add := func(name string, e Entry) {
		surface := strings.Map(kg.FoldRune, name) // as Find sees it, and as Lookup is asked for it: G60 and g60
		put(surface, e)
		if lower := kg.FoldName(name); lower != surface {
			put(lower, e)
		}
	}
	for _, r := range d.regions {
		if r.Level == National {
			continue
		}
		put(r.Name, Entry{Kind: kg.KindRegion, Key: r.Code, Name: r.Name, Form: Full})
		if r.Level == Town {
			continue
		}
		if r.Short != r.Name {
			put(r.Short, Entry{Kind: kg.KindRegion, Key: r.Code, Name: r.Name, Form: Short})
		}
		if c := common(r.Name, r.Short); c != "" && c != r.Name {
			d.aliases[r.Code] = append(d.aliases[r.Code], c)
		}
		for _, a := range d.aliases[r.Code] {
			put(a, Entry{Kind: kg.KindRegion, Key: r.Code, Name: r.Name, Form: Alias})
		}
	}
	for _, a := range d.areas {
		add(a.Name, Entry{Kind: kg.KindFunctionalRegion, Key: a.Key, Name: a.Name, Form: Full})
		for _, alias := range a.Aliases {
			add(alias, Entry{Kind: kg.KindFunctionalRegion, Key: a.Key, Name: a.Name, Form: Alias})
		}
	}
	for _, o := range d.orgs {
		add(o.Name, Entry{Kind: kg.KindOrganization, Key: o.Name, Name: o.Name, Form: Full})
		for _, alias := range o.Aliases {
			add(alias, Entry{Kind: kg.KindOrganization, Key: o.Name, Name: o.Name, Form: Alias})
		}
	}
	d.addBodies(add)
	for w := range d.ordinary {
		all = append(all, named{surface: w})
	}
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(strings.Compare(all[i].surface, all[j].surface), cmp.Compare(i, j))
	})
	entries := make([]Entry, 0, len(all)) // one allocation for the meanings of all
	surfaces := make([]string, 0, len(all))
	d.meanings, d.guards = make([][]Entry, 0, len(all)), make([]guard, 0, len(all))
	for i := 0; i < len(order); {
		surface, first := all[order[i]].surface, len(entries)
		for ; i < len(order) && all[order[i]].surface == surface; i++ {
			if e := all[order[i]].entry; e.Kind != "" {
				entries = append(entries, e)
			}
		}
		last, _ := utf8.DecodeLastRuneInString(surface)
		surfaces = append(surfaces, surface)
		d.meanings = append(d.meanings, entries[first:len(entries):len(entries)])
		d.guards = append(d.guards, guarded[last])
	}
	d.surfaces = newTrie(surfaces)
	for _, r := range d.regions {
		if r.Level < County {
			d.standing[r.Code] = d.standingBelow(r.Code)
		}
	}
}

// addBodies adds the names of bodies that stand without a place: 科技局, 财政部. Two characters are too few to be sure.
func (d *Dictionary) addBodies(add func(string, Entry)) {
	for _, b := range d.bodies {
		seen := map[string]bool{}
		for _, list := range []struct {
			names []string
			form  Form
		}{{b.National, Full}, {b.Province, Full}, {b.City, Full}, {b.County, Full}, {b.Other, Full}, {b.Aliases, Short}} {
			for _, form := range list.names {
				s := Tail(form)
				if seen[s] || utf8.RuneCountInString(s) < 3 {
					continue
				}
				seen[s] = true
				add(s, Entry{Kind: kg.KindAgency, Key: b.ID, Name: Tail(form), Form: list.form})
			}
		}
	}
}
