CREATE TABLE articles (number INTEGER PRIMARY KEY, page TEXT UNIQUE, title TEXT, published TEXT, month TEXT, source TEXT, acts INTEGER, statements INTEGER, story TEXT);
CREATE TABLE findings (
  number INTEGER PRIMARY KEY, article INTEGER, kind TEXT, id TEXT, type TEXT, act TEXT, content TEXT, words TEXT, theme TEXT,
  first TEXT, last TEXT, month TEXT, negative INTEGER, future INTEGER, modality TEXT, outcome TEXT, confidence REAL, actors TEXT, recipients TEXT);
CREATE TABLE parties (finding INTEGER, side TEXT, key TEXT, name TEXT, kind TEXT, country TEXT, role TEXT);
CREATE TABLE names (key TEXT PRIMARY KEY, name TEXT, kind TEXT, country TEXT, role TEXT, acts INTEGER, statements INTEGER, slug TEXT);
CREATE TABLE stories (id TEXT PRIMARY KEY, title TEXT, first TEXT, last TEXT, articles INTEGER, reports INTEGER, acts INTEGER, sources INTEGER, data BLOB);
CREATE VIRTUAL TABLE search USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 2');
