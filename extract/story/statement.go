package story

import "strings"

// statements are what was said, each once, in the order of the articles.
func statements(texts [][]*Summary) []StoryStatement {
	out := []StoryStatement{}
	words := []string{} // of each, as sameWords compares them
	for _, copies := range texts {
		for _, article := range copies {
			for i := range article.Statements {
				q := &article.Statements[i]
				said := wordsOf(q.Text)
				at := 0
				for at < len(out) && !(sameSpeaker(out[at].Speaker, q.Speaker) && sameWords(words[at], said)) {
					at++
				}
				if at == len(out) {
					out = append(out, StoryStatement{Speaker: q.Speaker, Kind: q.Kind, Text: q.Text,
						Published: known(day(article.Published)), Sources: []string{}})
					words = append(words, said)
				}
				out[at].add(article, q)
				words[at] = wordsOf(out[at].Text)
			}
		}
	}
	for i := range out {
		out[i].Sources, out[i].Articles = distinct(out[i].Sources), countArticles(out[i].In)
	}
	return out
}

// wordsOf are the words of a text between spaces.
func wordsOf(text string) string { return " " + strings.Join(fields(text), " ") + " " }

func (s *StoryStatement) add(article *Summary, q *Statement) {
	s.In = append(s.In, Report{Article: article.Article, URL: known(article.URL), Source: known(article.Source), ID: q.ID,
		record: article.Record})
	if article.Source != "" {
		s.Sources = append(s.Sources, article.Source)
	}
	if len(q.Text) > len(s.Text) && (q.Kind == "direct" || s.Kind != "direct") {
		s.Text, s.Kind = q.Text, q.Kind
	}
	if s.Speaker != nil && fuller(q.Speaker, s.Speaker) {
		s.Speaker = q.Speaker
	}
}

// sameSpeaker reports whether two articles can quote one speaker. Speakers without a name are known by their words alone.
func sameSpeaker(a, b *Party) bool {
	if a == nil || b == nil {
		return a == b
	}
	return sameNamed(a, b)
}

// shortest is how many words a quotation must have to be one with another that it is only a part of.
const shortest = 4

// sameWords reports whether two quotations are one: the same words, or one a part of the other.
func sameWords(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || strings.Count(a, " ") > shortest && strings.Contains(b, a)
}
