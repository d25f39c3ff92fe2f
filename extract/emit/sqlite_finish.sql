-- What is made when all rows are there, which is faster than with every row.
CREATE INDEX articles_url ON articles(url);
CREATE INDEX articles_published ON articles(published);
CREATE UNIQUE INDEX entities_key ON entities(article, id);
CREATE INDEX entities_group ON entities("key");
CREATE INDEX entities_name ON entities(name);
CREATE INDEX mentions_entity ON mentions(article, entity);
CREATE UNIQUE INDEX dates_key ON dates(article, id);
CREATE UNIQUE INDEX quantities_key ON quantities(article, id);
CREATE UNIQUE INDEX quotes_key ON quotes(article, id);
CREATE INDEX quotes_speaker ON quotes(speaker);
CREATE UNIQUE INDEX events_key ON events(article, id);
CREATE INDEX events_type ON events(type, act);
CREATE INDEX participants_event ON participants(article, event);
CREATE INDEX participants_name ON participants(name);
CREATE INDEX event_parts_event ON event_parts(article, event);
-- Full-text search: SELECT * FROM articles WHERE number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'ceasefire').
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO articles_fts(articles_fts) VALUES('rebuild');
CREATE VIRTUAL TABLE events_fts USING fts5(sentence, content='events', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO events_fts(events_fts) VALUES('rebuild');
COMMIT;
