package quote

import (
	"strings"

	"dateline/extract/document"
)

// maxOwner, maxAuthor and maxWriting are how far an author is looked for: tokens before a noun such as "report", tokens after it, and blocks before a
// noun that points back.
const maxOwner, maxAuthor, maxWriting = 6, 8, 3

// author is the entity that wrote what a speaker without a name is: "Roe's letter", "a study by Roe", and "the letter" after "Roe said in a letter".
// document.None if the speaker is no writing, or its author is not named.
func (a *attributor) author(ref *document.Reference) int {
	head := a.head(ref.Range)
	if ref.Entity != document.None || !a.persons.documents.has(head) {
		return document.None
	}
	if e := a.authorBeside(head); e != document.None {
		return e
	}
	if ref.Len() != 2 || !strings.EqualFold(a.word(ref.Start), "the") {
		return document.None
	}
	return a.authorBefore(head)
}

// authorBefore is the author of the writing that a noun points back to: of the last one with the same noun whose author the text names beside it, or
// who spoke in the sentence that mentions it. A noun with an indefinite article is another writing.
func (a *attributor) authorBefore(noun int32) int {
	block := a.sentence(noun).Block
	for k := noun - 1; k >= 0; k-- {
		if !a.persons.documents.has(k) || a.doc.Tokens[k].Lemma != a.doc.Tokens[noun].Lemma {
			continue
		}
		if e := a.authorBeside(k); e != document.None {
			return e
		}
		sent := a.sentence(k)
		if a.isCited(k, sent.Range) {
			return document.None
		}
		if e := a.speakerIn(sent.Range); e != document.None && block-sent.Block <= maxWriting {
			return e
		}
		if a.isIndefinite(k, sent.Range) {
			return document.None
		}
	}
	return document.None
}

// isCited reports whether the sentence names a writing as its source, so that whoever speaks in it did not write it: “I did,” Roe said, according to the
// indictment.
func (a *attributor) isCited(noun int32, sent document.Range) bool {
	for k := noun - 1; k > max(sent.Start, noun-maxOwner); k-- {
		if a.tag(k) == "TO" || a.tag(k) == "IN" {
			return strings.EqualFold(a.word(k-1), "according")
		}
	}
	return false
}

// isIndefinite reports whether "a" or "another" opens the phrase of a noun.
func (a *attributor) isIndefinite(noun int32, sent document.Range) bool {
	for k := noun - 1; k >= max(sent.Start, noun-maxOwner); k-- {
		switch tag := a.tag(k); {
		case tag == "DT":
			w := strings.ToLower(a.word(k))
			return w == "a" || w == "an" || w == "another"
		case !strings.HasPrefix(tag, "JJ") && !strings.HasPrefix(tag, "NN"):
			return false
		}
	}
	return false
}

// authorBeside is the author that a noun for a writing has in its own phrase, as a possessor or after "by" or "from".
func (a *attributor) authorBeside(noun int32) int {
	sent := a.sentence(noun)
	for k := noun - 1; k >= max(sent.Start, noun-maxOwner); k-- {
		switch tag := a.tag(k); {
		case tag == "POS" && k > sent.Start:
			return a.namedBy(k - 1)
		case tag == "PRP$":
			if e := a.namedBy(k); e != document.None {
				return e
			}
			return a.subjectOf(sent)
		case tag == "IN" || !isWord(a.word(k)) || a.group(k) != nil:
			k = sent.Start
		}
	}
	for k := noun + 1; k < min(sent.End, noun+maxAuthor) && !a.isFinite(k) && isWord(a.word(k)); k++ {
		if w := strings.ToLower(a.word(k)); w == "by" || w == "from" {
			return a.nameAfter(k, sent)
		}
	}
	return document.None
}

// subjectOf is the named person or organization with which a sentence opens.
func (a *attributor) subjectOf(sent document.Sentence) int {
	for k := sent.Start; k < sent.End && !a.isFinite(k); k++ {
		if e := a.namedBy(k); e != document.None && a.opensSentence(a.mention(k).Range) {
			return e
		}
	}
	return document.None
}

// nameAfter is the first named entity in the noun phrase after a preposition.
func (a *attributor) nameAfter(preposition int32, sent document.Sentence) int {
	for k := preposition + 1; k < min(sent.End, preposition+maxAuthor) && isWord(a.word(k)) && a.tag(k) != "IN"; k++ {
		if e := a.namedBy(k); e != document.None {
			return e
		}
	}
	return document.None
}

// namedBy is the named person or organization that a token belongs to.
func (a *attributor) namedBy(token int32) int {
	m := a.mention(token)
	if !a.isNamed(m) {
		return document.None
	}
	switch a.doc.Entities[m.Ref].Kind {
	case document.Person, document.Organization:
		return m.Ref
	}
	return document.None
}

// speakerIn is the named person or organization who spoke last in a sentence.
func (a *attributor) speakerIn(sent document.Range) int {
	for i := len(a.spoken) - 1; i >= 0 && a.spoken[i].End > sent.Start; i-- {
		if x := &a.spoken[i]; sent.Contains(x.Range) && x.Entity != document.None && a.isNamedEntity(x.Entity) {
			return x.Entity
		}
	}
	return document.None
}
