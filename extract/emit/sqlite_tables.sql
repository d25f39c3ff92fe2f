-- The tables of format sqlite. Every finding has the article's number and the id that it has in JSON (E1, D1, Q1, S1, V1);
-- both together are its key. Positions count the article's text, half open.
BEGIN;
PRAGMA application_id = 0x4461746C; -- "Datl", which tells ingest not to read the results as articles
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE articles (
  number INTEGER PRIMARY KEY, id TEXT, url TEXT, title TEXT, authors TEXT, byline TEXT, site TEXT, language TEXT,
  published TEXT, updated TEXT, section TEXT, tags TEXT, description TEXT, image TEXT, skipped TEXT, fields TEXT, text TEXT NOT NULL);
CREATE TABLE entities (
  article INTEGER NOT NULL REFERENCES articles(number), id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  "key" TEXT, role TEXT, role_of TEXT, country TEXT, sector TEXT, latitude REAL, longitude REAL, geonames INTEGER, region TEXT,
  PRIMARY KEY (article, id));
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles(number), entity TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, form TEXT NOT NULL, FOREIGN KEY (article, entity) REFERENCES entities(article, id));
CREATE TABLE dates (
  article INTEGER NOT NULL REFERENCES articles(number), id TEXT NOT NULL, type TEXT NOT NULL, text TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, value TEXT NOT NULL, first TEXT, last TEXT, certain INTEGER NOT NULL, mod TEXT, rule TEXT NOT NULL,
  PRIMARY KEY (article, id));
CREATE TABLE quantities (
  article INTEGER NOT NULL REFERENCES articles(number), id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, value NUMERIC, low NUMERIC, high NUMERIC, bound TEXT NOT NULL, change TEXT,
  unit TEXT, counted TEXT, about TEXT, rule TEXT NOT NULL, PRIMARY KEY (article, id));
CREATE TABLE quotes (
  article INTEGER NOT NULL REFERENCES articles(number), id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, speaker TEXT, speaker_entity TEXT, addressee TEXT, cue TEXT,
  relation TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY (article, id), FOREIGN KEY (article, speaker_entity) REFERENCES entities(article, id));
CREATE TABLE events (
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(number), id TEXT NOT NULL, type TEXT NOT NULL,
  act TEXT NOT NULL, content TEXT, actors TEXT, recipients TEXT, trigger TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  theme TEXT, time TEXT, time_basis TEXT, first TEXT, last TEXT, due TEXT, due_first TEXT, due_last TEXT, polarity TEXT NOT NULL, tense TEXT NOT NULL, modality TEXT NOT NULL, attributed_to TEXT, quote TEXT,
  outcome TEXT, response_to TEXT, same_as TEXT, confidence REAL NOT NULL, cameo TEXT, plover TEXT, mode TEXT, quad TEXT, sentence TEXT NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, rule TEXT NOT NULL,
  UNIQUE (article, id), FOREIGN KEY (article, quote) REFERENCES quotes(article, id),
  FOREIGN KEY (article, response_to) REFERENCES events(article, id), FOREIGN KEY (article, same_as) REFERENCES events(article, id));
CREATE TABLE participants (
  article INTEGER NOT NULL REFERENCES articles(number), event TEXT NOT NULL, role TEXT NOT NULL, entity TEXT, name TEXT NOT NULL,
  head TEXT NOT NULL, country TEXT, sector TEXT, role_title TEXT, role_of TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  FOREIGN KEY (article, event) REFERENCES events(article, id), FOREIGN KEY (article, entity) REFERENCES entities(article, id));
CREATE TABLE event_parts (
  article INTEGER NOT NULL REFERENCES articles(number), event TEXT NOT NULL, role TEXT NOT NULL, id TEXT NOT NULL,
  FOREIGN KEY (article, event) REFERENCES events(article, id)); -- id is that of an entity if role is where, of a quantity if it is quantity
CREATE INDEX articles_url ON articles(url);
CREATE INDEX articles_published ON articles(published);
CREATE INDEX entities_group ON entities("key");
CREATE INDEX entities_name ON entities(name);
CREATE INDEX mentions_entity ON mentions(article, entity);
CREATE INDEX quotes_speaker ON quotes(speaker);
CREATE INDEX events_type ON events(type, act);
CREATE INDEX participants_event ON participants(article, event);
CREATE INDEX participants_name ON participants(name);
CREATE INDEX event_parts_event ON event_parts(article, event);
INSERT INTO about VALUES ('schema', ?), ('offsets', ?);
COMMIT;
