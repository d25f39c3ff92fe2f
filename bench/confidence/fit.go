package main

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// model is a logistic regression: log-odds by evidence, under "base" those of any act.
type model map[string]float64

func (m model) probability(evidence []string) float64 {
	odds := m["base"]
	for _, e := range evidence {
		odds += m[e]
	}
	return 1 / (1 + math.Exp(-odds))
}

const (
	steps   = 400
	rate    = 0.5
	ridge   = 3.0 // examples against each weight, so that rare evidence says little
	parts   = 10  // of the articles, each left out of one fit
	columns = 5   // of the calibration
)

// fit finds the weights by gradient descent, from zero, so that the same examples give the same weights.
func fit(examples []example) model {
	m := model{}
	for range steps {
		slope := model{}
		for _, x := range examples {
			miss := -m.probability(x.evidence)
			if x.right {
				miss++
			}
			slope["base"] += miss
			for _, e := range x.evidence {
				slope[e] += miss
			}
		}
		for e, s := range slope {
			if e != "base" {
				s -= ridge * m[e]
			}
			m[e] += rate * s / float64(len(examples)) * 4
		}
	}
	return m
}

// head explains the file of a model; its number is the caution.
const head = `# Log-odds that an event is an act of the actors that it names, by evidence.
# Made by "cd bench && go run ./confidence -write GOLD" from annotated news, which is not part of this repository;
# docs/accuracy.md has the calibration. The base is %.1f lower than the best fit, so that more of the acts with a
# confidence of 0.8 and more are right.
`

// table is the model as a file, with its base lowered by the caution.
func table(m model, caution float64) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, head, caution)
	m["base"] -= caution
	for _, e := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(&b, "%s\t%.2f\n", e, m[e])
	}
	return b.Bytes()
}

// scored is an example with the confidence that a fit without its article gives it.
type scored struct {
	example
	confidence float64
}

// heldOut gives each example the confidence of a fit without a tenth of the articles, its own among them.
func heldOut(examples []example) []scored {
	var ids []string
	for _, x := range examples {
		if !slices.Contains(ids, x.article) {
			ids = append(ids, x.article)
		}
	}
	var out []scored
	for part := range parts {
		var seen, left []example
		for _, x := range examples {
			if slices.Index(ids, x.article)%parts == part {
				left = append(left, x)
			} else {
				seen = append(seen, x)
			}
		}
		m := fit(seen)
		for _, x := range left {
			out = append(out, scored{x, m.probability(x.evidence)})
		}
	}
	return out
}

// sure is the confidence from which nine in ten acts should be right.
const sure = 0.8

// cautionFor is the least caution with which nine in ten of the sure acts are right. If none reaches that with a tenth of the acts
// sure, it is the one of these that comes closest: a handful of sure acts is of no use.
func cautionFor(all []scored) float64 {
	best, share := 0.0, 0.0
	for caution := 0.0; caution < 3; caution += 0.1 {
		n, right := 0, 0
		for _, x := range all {
			if lowered(x.confidence, caution) < sure {
				continue
			}
			if n++; x.right {
				right++
			}
		}
		switch {
		case 10*n < len(all):
			return best
		case 10*right >= 9*n:
			return caution
		case float64(right)/float64(n) > share:
			best, share = caution, float64(right)/float64(n)
		}
	}
	return best
}

// lowered is a confidence whose log-odds are lower by the caution.
func lowered(confidence, caution float64) float64 {
	return 1 / (1 + math.Exp(caution)*(1-confidence)/confidence)
}

// calibration is a Markdown table: how many acts are in each band of confidence, and how many of them are right.
func calibration(all []scored, caution float64) string {
	var b strings.Builder
	b.WriteString("| confidence | acts | right |\n|---|---|---|\n")
	for c := range columns {
		low, high := float64(c)/columns, float64(c+1)/columns
		n, right := 0, 0
		for _, x := range all {
			if got := lowered(x.confidence, caution); got >= low && (got < high || c == columns-1) {
				n++
				if x.right {
					right++
				}
			}
		}
		share := "-"
		if n > 0 {
			share = fmt.Sprintf("%.0f %%", 100*float64(right)/float64(n))
		}
		fmt.Fprintf(&b, "| %.1f to %.1f | %d | %s |\n", low, high, n, share)
	}
	return b.String()
}
