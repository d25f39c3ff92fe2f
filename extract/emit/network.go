package emit

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/extract/document"
	"dateline/extract/record"
)

// network is the encoder of the formats edges and graphml: who does what to whom, added up over all articles. An edge is a pair of parties
// with an act and its polarity; parties are the same in two articles if they have the same key, or else the same name. An act that an article reports
// again counts once. Nothing is written before the end, in the order of the names.
type network struct {
	write func(to io.Writer, edges, nodes *tally) error
}

// networkPiece is what an article adds.
type networkPiece struct{ edges, nodes []*counted }

// Encode implements Encoder.
func (n *network) Encode(doc *document.Document) (Piece, error) {
	a := &networkArticle{known: map[string]*counted{}}
	for line := range record.LinesSeq(doc, document.CodePoints, record.KindAct) {
		l := line.(*record.ActLine)
		if l.SameAs != nil {
			continue
		}
		for _, d := range dyads(l) {
			if d.source != nil && d.target != nil {
				a.edge(doc, l, d)
			}
		}
	}
	return a.networkPiece, nil
}

// networkArticle adds up the edges of one article.
type networkArticle struct {
	networkPiece
	known map[string]*counted
}

func (a *networkArticle) edge(doc *document.Document, l *record.ActLine, d dyad) {
	first, last := ploverDates(doc.Meta.Published, l.Time)
	if last == nil {
		last = first
	}
	labels := append(append([]string{}, partyLabels(d.source)...), partyLabels(d.target)...)
	labels = append(labels, l.Act, l.Type, l.Status.Polarity, nodeID(identity(d.source)), nodeID(identity(d.target)))
	key := strings.Join([]string{identity(d.source), identity(d.target), l.Act, l.Status.Polarity}, "\x00")
	a.count(&a.edges, "edge\x00"+key, counted{key, labels, 1, 1, orEmpty(first), orEmpty(last)})
	for _, p := range []*record.LineParty{d.source, d.target} {
		a.count(&a.nodes, "node\x00"+identity(p), counted{identity(p), partyLabels(p), 1, 1, orEmpty(first), orEmpty(last)})
	}
}

// count counts something, which adds to what the article has of it.
func (a *networkArticle) count(to *[]*counted, name string, c counted) {
	if have, ok := a.known[name]; ok {
		c.Articles = 0
		have.add(&c)
		return
	}
	a.known[name] = &c
	*to = append(*to, &c)
}

// partyLabels returns what is written of a party: name, key, kind, country, sector.
func partyLabels(p *record.LineParty) []string {
	return []string{valid(p.Name), valid(orEmpty(p.Key)), orEmpty(p.Kind), orEmpty(p.Country), orEmpty(p.Sector)}
}

// Open implements Encoder.
func (n *network) Open(to Target) (Writer, error) {
	return &networkWriter{n, to.Writer, newTally(), newTally()}, nil
}

type networkWriter struct {
	*network
	to           io.Writer
	edges, nodes *tally
}

func (w *networkWriter) Write(p Piece) error {
	piece := p.(networkPiece)
	for _, e := range piece.edges {
		if err := w.edges.add(e); err != nil {
			return err
		}
	}
	for _, n := range piece.nodes {
		if err := w.nodes.add(n); err != nil {
			return err
		}
	}
	return nil
}

func (w *networkWriter) Close() error {
	defer w.edges.close()
	defer w.nodes.close()
	out := bufio.NewWriter(w.to)
	return errors.Join(w.write(out, w.edges, w.nodes), out.Flush())
}

// edgeColumns are the columns of format edges. Their first four have the names that Gephi knows.
var edgeColumns = []string{
	"source", "target", "weight", "act", "act_type", "polarity", "articles", "first", "last",
	"source_key", "source_kind", "source_country", "source_sector", "target_key", "target_kind", "target_country", "target_sector",
}

// The places of labels of an edge.
const (
	sourceLabels = 0
	targetLabels = 5
	actLabels    = 10 // act, type, polarity
	nodeLabels   = 13 // ids of source and target
)

func writeEdges(to io.Writer, edges, _ *tally) error {
	t := &tabular{separator: ','}
	w := csv.NewWriter(to)
	w.Write(edgeColumns)
	for e, err := range edges.all() {
		if err != nil {
			return err
		}
		l := e.Labels
		row := []string{l[sourceLabels], l[targetLabels], strconv.Itoa(e.Weight), l[actLabels], l[actLabels+1], l[actLabels+2], strconv.Itoa(e.Articles), e.First, e.Last}
		row = append(append(row, l[sourceLabels+1:targetLabels]...), l[targetLabels+1:actLabels]...)
		for i := range row {
			row[i] = t.cell(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// graphKeys are the attributes of nodes and edges in GraphML, with their types.
var graphKeys = []struct{ id, of, name, kind string }{
	{"label", "node", "label", "string"}, {"key", "node", "key", "string"}, {"kind", "node", "kind", "string"}, {"country", "node", "country", "string"}, {"sector", "node", "sector", "string"},
	{"acts", "node", "acts", "int"},
	{"act", "edge", "act", "string"}, {"type", "edge", "act_type", "string"}, {"polarity", "edge", "polarity", "string"},
	{"weight", "edge", "weight", "int"}, {"articles", "edge", "articles", "int"}, {"first", "edge", "first", "string"}, {"last", "edge", "last", "string"},
}

// writeGraphML writes a directed graph with an edge for each pair of parties and act (http://graphml.graphdrawing.org).
func writeGraphML(to io.Writer, edges, nodes *tally) error {
	io.WriteString(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- written by Dateline -->\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, k := range graphKeys {
		fmt.Fprintf(to, "<key id=%q for=%q attr.name=%q attr.type=%q/>\n", k.id, k.of, k.name, k.kind)
	}
	io.WriteString(to, "<graph id=\"acts\" edgedefault=\"directed\">\n")
	for n, err := range nodes.all() {
		if err != nil {
			return err
		}
		fmt.Fprintf(to, "<node id=%q>", nodeID(n.Key))
		graphData(to, []string{"label", "key", "kind", "country", "sector"}, n.Labels)
		graphData(to, []string{"acts"}, []string{strconv.Itoa(n.Weight)})
		io.WriteString(to, "</node>\n")
	}
	number := 0
	for e, err := range edges.all() {
		if err != nil {
			return err
		}
		number++
		fmt.Fprintf(to, "<edge id=\"e%d\" source=%q target=%q>", number, e.Labels[nodeLabels], e.Labels[nodeLabels+1])
		graphData(to, []string{"act", "type", "polarity"}, e.Labels[actLabels:])
		graphData(to, []string{"weight", "articles", "first", "last"}, []string{strconv.Itoa(e.Weight), strconv.Itoa(e.Articles), e.First, e.Last})
		io.WriteString(to, "</edge>\n")
	}
	_, err := io.WriteString(to, "</graph>\n</graphml>\n")
	return err
}

// graphData writes the attributes that are known.
func graphData(to io.Writer, ids, values []string) {
	for i, id := range ids {
		if values[i] != "" {
			fmt.Fprintf(to, "<data key=%q>%s</data>", id, xmlText(values[i]))
		}
	}
}

// nodeID returns an id without characters that GraphML does not take.
func nodeID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "n" + hex.EncodeToString(sum[:8])
}
