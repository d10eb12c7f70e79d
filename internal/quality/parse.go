package quality

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"policygraph/internal/kg"
)

// The gold format is one fact a line, so that a change of mind is a line in a diff:
//
//	# a remark
//	text seeds/plan.txt                        the annotated text, a path in the file system given to Read
//	title …   title …                          the second and later ones are accepted too
//	issuer 某市发展和改革委员会 = 市发展改革委    names: canonical = other forms
//	issuerRegion 某市 330500                   "-" for a body of the state
//	number -   written -   published …         "-": must not be found
//	period 2021 2025 “十四五”时期
//	tasks open                                 other tasks may be found; parties in them may not
//	names open                                 places, platforms, dates and figures were not annotated
//	inline                                     the text has no line ends: titles stand anywhere, "to" ends every task
//	basis 文件   basis? 文件                     "?" after any word: may be given, need not
//	agency 某县人民政府 @某县 = 某县             the region it governs; it becomes responsible with it
//	region 某市 330500 = 某                    code, then the forms
//	platform 某研究院 ~organization = 研究院     also right as an organization
//	§ 2 (一) 标题                               section: level, ordinal (in brackets: lost in the text), title
//	§ -                                        what follows stands under no heading
//	target 指标 达到 **%                        indicator, comparator ("-" for none), value; belongs to the section or task above
//	+ 3 标题                                    task: number ("-" for none), first words of its title
//	  titled 另一种标题                          another accepted title; "untitled": the item has none
//	  from 文字   to 文字                         where the task begins and ends, when that is not the line of its title
//	  says (某局牵头,某县具体实施)。               a responsibility statement as printed, with the stop after it
//	  covers …                                  what it covers, where that is not the text before it: a sentence that says it itself
//	  also …                                    the rest of a statement that stands in two places
//	  lead 某局   implement 某县                 its parties by role; lead|responsible: either role; generic: a class of bodies
//	  platform 甲 乙                             names in the task, by any declared form
//	  deadline 2025年底前
//
// Names hold no blanks; a blank separates them.

var kinds = map[string]kg.EntityKind{
	"agency": kg.KindAgency, "region": kg.KindRegion, "functional": kg.KindFunctionalRegion, "platform": kg.KindPlatform,
	"organization": kg.KindOrganization, "policy": kg.KindPolicy, "event": kg.KindEvent, "industry": kg.KindIndustry,
	"deadline": kg.KindDeadline,
}

var roles = map[string]string{"lead": "LEAD", "responsible": "RESPONSIBLE", "support": "SUPPORT", "implement": "IMPLEMENT", "generic": "GENERIC"}

// Read reads a gold file and places its answers in the text that it names.
func Read(fsys fs.FS, file string) (Gold, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Gold{}, fmt.Errorf("read gold: %w", err)
	}
	p := parser{
		fsys: fsys, dir: path.Dir(file), gold: Gold{Name: strings.TrimSuffix(path.Base(file), path.Ext(file))},
		byForm: map[kg.EntityKind]map[string]*Name{}, section: -1,
	}
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimRight(line, " \r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := p.line(line); err != nil {
			return Gold{}, fmt.Errorf("gold %s: line %d: %q: %w", file, i+1, strings.TrimSpace(line), err)
		}
	}
	return p.gold, p.finish()
}

type parser struct {
	fsys    fs.FS
	dir     string
	gold    Gold
	text    placed
	byForm  map[kg.EntityKind]map[string]*Name
	section int
	task    *Task
	says    kg.Span // last statement
	group   int
	clause  kg.Span
	cursor  int // in the text, behind the last heading or title
	inTask  int // in the text, behind the last statement
	inline  bool
}

func (p *parser) line(line string) error {
	indented := strings.HasPrefix(line, " ")
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	rest = strings.TrimSpace(rest)
	word, optional := strings.CutSuffix(word, "?")
	if word == "text" {
		return p.read(rest)
	}
	if p.text.runes == nil {
		return fmt.Errorf("no text was named before")
	}
	switch word {
	case "§":
		return p.heading(rest)
	case "+":
		return p.item(rest)
	case "target":
		return p.target(rest, optional)
	}
	if indented {
		if p.task == nil {
			return fmt.Errorf("belongs to no task")
		}
		return p.answer(word, rest, optional)
	}
	if kind, ok := kinds[word]; ok {
		_, err := p.declare(kind, rest)
		return err
	}
	return p.head(word, rest, optional)
}

func (p *parser) read(file string) error {
	data, err := fs.ReadFile(p.fsys, file)
	if err != nil {
		if data, err = fs.ReadFile(p.fsys, path.Join(p.dir, file)); err != nil {
			return fmt.Errorf("read text: %w", err)
		}
	}
	p.gold.Text = string(data)
	p.text = newPlaced(p.gold.Text)
	return nil
}

// head reads a line on the document as a whole.
func (p *parser) head(word, rest string, optional bool) error {
	d := &p.gold.Document
	value := rest
	if rest == "-" {
		value = ""
	}
	switch word {
	case "title":
		d.Titles = append(d.Titles, rest)
	case "issuer":
		n, err := p.declare(kg.KindAgency, rest)
		d.Issuer = n
		return err
	case "issuerRegion":
		if rest == "-" {
			d.National = true
			return nil
		}
		n, err := p.declare(kg.KindRegion, rest)
		d.Region = n
		return err
	case "tasks":
		p.gold.Open = rest == "open"
	case "names":
		p.gold.Unnamed = rest == "open"
	case "inline":
		p.inline = true
	case "number":
		d.Number = &value
	case "written":
		d.Written = &value
	case "published":
		d.Published = &value
	case "period":
		d.Period = strings.Fields(rest)
		if len(d.Period) != 3 {
			return fmt.Errorf("want first year, last year, text")
		}
	case "basis":
		if optional {
			d.BasisOther = append(d.BasisOther, rest)
		} else {
			d.Basis = append(d.Basis, rest)
		}
	default:
		return fmt.Errorf("unknown word %q", word)
	}
	return nil
}

// declare reads `name code @region ~kind = form form`; a name declared twice gains forms.
func (p *parser) declare(kind kg.EntityKind, rest string) (*Name, error) {
	left, right, _ := strings.Cut(rest, " = ")
	fields := strings.Fields(left)
	if len(fields) == 0 {
		return nil, fmt.Errorf("no name")
	}
	n := p.named(kind, fields[0])
	if n == nil || n.Name != fields[0] {
		n = &Name{Kind: kind, Name: fields[0]}
		p.gold.Names = append(p.gold.Names, n)
	}
	n.add(fields[0])
	n.add(strings.Fields(right)...)
	for _, f := range fields[1:] {
		switch {
		case f[0] == '~':
			also, ok := kinds[f[1:]]
			if !ok {
				return nil, fmt.Errorf("unknown kind %q", f)
			}
			n.Also = append(n.Also, also)
		case f[0] == '@':
			region, err := p.declare(kg.KindRegion, f[1:])
			if err != nil {
				return nil, err
			}
			n.Region = region
		case f[0] >= '0' && f[0] <= '9':
			n.Code = f
		default:
			return nil, fmt.Errorf("%q is no code, kind or region", f)
		}
	}
	if p.byForm[kind] == nil {
		p.byForm[kind] = map[string]*Name{}
	}
	for _, f := range n.Forms {
		if k := kg.FoldName(f); p.byForm[kind][k] == nil || k == kg.FoldName(n.Name) {
			p.byForm[kind][k] = n
		}
	}
	return n, nil
}

// named finds a declared name by any of its forms, or nil.
func (p *parser) named(kind kg.EntityKind, form string) *Name {
	return p.byForm[kind][kg.FoldName(form)]
}

// names reads a list of names; those not declared are declared by it.
func (p *parser) names(kind kg.EntityKind, rest string) (out []*Name, err error) {
	for _, f := range strings.Fields(rest) {
		n := p.named(kind, f)
		if n == nil {
			if n, err = p.declare(kind, f); err != nil {
				return nil, err
			}
		}
		out = append(out, n)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no name")
	}
	return out, nil
}

// finish closes the last task and puts what every gold needs.
func (p *parser) finish() error {
	if err := p.closeTask(); err != nil {
		return fmt.Errorf("gold %s: %w", p.gold.Name, err)
	}
	if p.text.runes == nil {
		return fmt.Errorf("gold %s: names no text", p.gold.Name)
	}
	return nil
}
