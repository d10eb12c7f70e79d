package badgerstore

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// generation reads back all that a generation holds and holds it against its record, its own text and the index keys.
func (v *verification) generation(d *record) {
	id := d.document.ID
	found := func(check string, statement kg.ID, format string, args ...any) {
		v.report.add(Problem{Check: check, Document: id, Statement: statement, Detail: fmt.Sprintf(format, args...)})
	}
	b := kg.Batch{Document: d.document}
	var err error
	if b.Text, err = readText(v.it, d); err != nil {
		found("manifest", kg.ID{}, "text: %v", err)
	}
	if len(b.Text) != d.text {
		found("manifest", kg.ID{}, "text of %d bytes, want %d", len(b.Text), d.text)
	}
	entities, statements := v.members(d.gen)
	for _, e := range entities {
		entity, err := v.entity(e, d.gen)
		if err != nil {
			found("manifest", kg.ID{}, "entity %s: %v", e, err)
			continue
		}
		b.Entities = append(b.Entities, entity)
		v.index(found, kg.ID{}, indexOfEntity(entity, d.gen))
	}
	text, known := []rune(b.Text), make(map[kg.ID]bool, len(b.Entities))
	for _, e := range b.Entities {
		known[e.ID] = true
	}
	for _, s := range statements {
		statement, evidence, err := v.statement(s, d)
		if err != nil {
			found("manifest", s, "%v", err)
			continue
		}
		b.Statements, b.Evidence = append(b.Statements, statement), append(b.Evidence, evidence...)
		predicate, _ := predicateCode(statement.Predicate)
		for _, k := range adjacencyOf(statement, predicate, d.gen) {
			v.index(found, s, []entry{{k, appendQualifiers(nil, statement.Qualifiers)}})
		}
		for _, end := range []kg.ID{statement.Subject, statement.Object} {
			if !known[end] {
				found("reference", s, "its end %s is no entity of the document", end)
			}
		}
		if len(evidence) == 0 {
			found("evidence", s, "there is none")
		}
		for _, e := range evidence {
			if e.Span.Start >= e.Span.End || e.Span.End > len(text) || string(text[e.Span.Start:e.Span.End]) != e.Quote {
				found("evidence", s, "text[%d:%d] is not its quote %q", e.Span.Start, e.Span.End, e.Quote)
			}
		}
	}
	if len(b.Entities) != d.entities || len(b.Statements) != d.statements || len(b.Evidence) != d.evidence {
		found("manifest", kg.ID{}, "%d entities, %d statements, %d pieces of evidence; want %d, %d, %d", len(b.Entities), len(b.Statements),
			len(b.Evidence), d.entities, d.statements, d.evidence)
	} else if _, digest, err := store.Canonical(b); err != nil {
		found("digest", kg.ID{}, "%v", err)
	} else if digest != d.digest {
		found("digest", kg.ID{}, "what it asserts has digest %x, want %x", digest[:8], d.digest[:8])
	}
	v.tally(d, len(b.Entities), len(b.Statements), len(b.Evidence))
	v.expected[familyGeneration]++
	v.expected[familyText] += (d.text + textChunk - 1) / textChunk
	v.expected[familyEntity] += d.entities
	v.expected[familyKind] += d.entities
	v.expected[familyStatement] += d.statements
	v.expected[familyAdjacency] += 2 * d.statements
	v.expected[familyEvidence] += d.evidence
	v.expected[familyMember] += d.entities + d.statements
	for _, e := range b.Entities {
		v.expected[familyName] += len(store.FoldedNames(e))
	}
}

// entry is a key with its value.
type entry struct {
	key   key
	value []byte
}

// indexOfEntity are the index entries that must stand beside an entity.
func indexOfEntity(e kg.Entity, gen generation) []entry {
	kind, _ := kindCode(e.Kind)
	entries := []entry{{key: key{family: familyKind, kind: kind, id: e.ID, gen: gen}}}
	for _, name := range store.FoldedNames(e) {
		k, value := nameKey(name, kind, e.ID, gen)
		entries = append(entries, entry{k, value})
	}
	return entries
}

// index reports the entries that are missing or have another value.
func (v *verification) index(found func(string, kg.ID, string, ...any), statement kg.ID, entries []entry) {
	for _, e := range entries {
		item, err := v.txn.Get(e.key.bytes())
		if err == nil {
			err = item.Value(func(b []byte) error {
				if !bytes.Equal(b, e.value) {
					return fmt.Errorf("value %x, want %x", b, e.value)
				}
				return nil
			})
		}
		if err != nil {
			found("index", statement, "index key %q of %s: %v", e.key.family, e.key.id, err)
		}
	}
}

// keys walks every key: each must be readable, of a generation that is kept or of none, and there must be as many as these account
// for. As each of those was found before, equal numbers mean equal sets.
func (v *verification) keys(ctx context.Context, progress func(phase string, done, total int64)) error {
	total := 0
	for _, n := range v.expected {
		total += n
	}
	counts := map[byte]int{}
	orphans := map[generation]int{}
	for v.it.Rewind(); v.it.Valid(); v.it.Next() {
		if v.report.Keys++; v.report.Keys%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			progress("keys", int64(v.report.Keys), int64(max(total, v.report.Keys)))
		}
		k, err := parseKey(v.it.Item().Key())
		if err != nil {
			v.report.add(Problem{Check: "keys", Detail: err.Error()})
			continue
		}
		if k.gen != 0 && v.kept[k.gen] == nil {
			orphans[k.gen]++
			continue
		}
		counts[k.family]++
	}
	progress("keys", int64(v.report.Keys), int64(v.report.Keys))
	for gen, n := range orphans {
		v.report.add(Problem{Check: "keys", Detail: fmt.Sprintf("generation %d is not kept and has %d keys; opening the store again sweeps them", gen, n)})
	}
	families := make([]byte, 0, len(fixedWidth)+1)
	for f := range fixedWidth {
		families = append(families, f)
	}
	families = append(families, familyName)
	slices.Sort(families)
	for _, f := range families {
		if counts[f] != v.expected[f] {
			v.report.add(Problem{Check: "keys", Detail: fmt.Sprintf("%d keys of family %q, want %d", counts[f], f, v.expected[f])})
		}
	}
	return nil
}
