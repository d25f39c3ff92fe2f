package entity_test

import "testing"

// TestGovernmentOfTheArticle holds that "the government" is that of the country which "the country" would mean, and takes the words of the
// text as its name.
func TestGovernmentOfTheArticle(t *testing.T) {
	const norway = "Norway closed its ports. Norwegian boats left. Norway kept a bridge. "
	checkMentions(t, []namedCase{
		{"government of Norway", "the government", norway + "Then the government paid."},
		{"government of Norway", "the federal government", norway + "Then the federal government paid."},
		{"government of Peru", "the government", "Peru closed a port. Boats left in fear of the government."},
		{"Norwegian government", "the government / the Norwegian government", norway + "Then the government paid. Later the Norwegian government agreed."},
		{"Norwegian government", "The Norwegian government / the government", "The Norwegian government agreed. Then the government paid."},
		{"government of the United States", "the government", "Ohio and Texas closed ports. Boats left Ohio and Iowa. Then the government paid."},
		// near misses
		{"government of Norway", "", norway + "Then the interim government paid."},
		{"government of Norway", "", norway + "Then the city government paid."},
		{"government of Norway", "", "Norway met Peru. Chad met Togo and Norway. Then the government paid."},
		{"government of Norway", "", norway + "They knew that government is hard."},
	})
}

// TestStateOfTheArticle holds that "the state" is the one that an article names far more often than any other, also in the names of bodies.
func TestStateOfTheArticle(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Iowa", "the state", "The Iowa Farm Bureau met. The Iowa Corn Council met. The U.S. and Americans watched. Americans ate. Then, in the halls, the state paid."},
		{"Ohio", "Ohio / Ohio / Ohio / the state", "Ohio met. Ohio ate. Ohio left.\n\nRain fell.\n\nIce fell.\n\nSnow fell.\n\nThe wind rose.\n\nThe rain fell.\n\nThen the state paid."},
		// near misses
		{"Iowa", "", "The Iowa Farm Bureau met. The Ohio Farm Bureau met. The U.S. and Americans watched. Americans ate. Then, in the halls, the state paid."},
		{"Iowa", "", "The Iowa Farm Bureau met. Americans and The U.S. and Americans watched. Americans ate. Then, in the halls, the state paid."},
	})
}

// TestOfficeOfTheSubject holds that an office in the sentence of the only one who holds it is that person's, and else someone else's.
func TestOfficeOfTheSubject(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Lena Brandt", "Lena Brandt / the president", "President Lena Brandt was late for a meeting that the president had called."},
		{"Lena Brandt", "Lena Brandt / the mayor", "Mayor Lena Brandt said the mayor's house is old."},
		// near misses
		{"Lena Brandt", "Lena Brandt", "President Lena Brandt met President Eli Roe, who said that the president was late."},
		{"Ann Poe", "Ann Poe", "Director Ann Poe said the president was late."},
	})
}

// TestHeadOfStateWithASurname holds that the title of the head of a state before a surname that such a head has is no one else of that name.
func TestHeadOfStateWithASurname(t *testing.T) {
	checkMentions(t, []namedCase{
		{"Michelle Obama", "Michelle Obama / Obama", "President Obama and first lady Michelle Obama came. Mr. Obama left. Mrs. Obama laughed."},
		{"Obama", "Obama / Obama / Obama", "President Obama and first lady Michelle Obama came. President Obama left. Mr. Obama wept."},
		{"David Cameron", "David Cameron / Cameron", "Prime Minister David Cameron and Samantha Cameron left. Prime Minister Cameron wept."},
		// near misses
		{"Lena Brandt", "Lena Brandt / Brandt", "Lena Brandt won. Then President Brandt spoke."},
		{"Barack Obama", "Barack Obama / Obama", "Barack Obama won. Then President Obama spoke."},
	})
}
