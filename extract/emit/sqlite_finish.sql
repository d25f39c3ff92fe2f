BEGIN;
-- What is made when all rows are there: the indexes that have the rows in another order, and the search.
REINDEX articles_url;
REINDEX articles_published;
REINDEX entities_group;
REINDEX entities_name;
REINDEX quotes_speaker;
REINDEX events_type;
REINDEX participants_name;
-- Full-text search: SELECT * FROM articles WHERE number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'ceasefire').
CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO articles_fts(articles_fts) VALUES('rebuild');
CREATE VIRTUAL TABLE events_fts USING fts5(sentence, content='events', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO events_fts(events_fts) VALUES('rebuild');
-- Views for common questions. Acts that an article reports again are left out; month is that of the act if it is known, or else of the publication.
CREATE VIEW acts AS
  SELECT a.number AS article, v.id, v.act, v.type, v.content, v.actors, v.recipients, v.theme, v.outcome, v.first, v.last, v.due_first, v.due_last,
    substr(coalesce(v.first, a.published), 1, 7) AS month,
    (SELECT group_concat(e.name, '; ') FROM event_parts p JOIN entities e ON e.article = p.article AND e.id = p.id
      WHERE p.article = v.article AND p.event = v.id AND p.role = 'where') AS place,
    v.polarity, v.tense, v.modality, v.response_to, v.confidence, v.plover, v.cameo, v.sentence, a.published, a.title, a.url, a.site
  FROM events v JOIN articles a ON a.number = v.article WHERE v.same_as IS NULL;
-- Proposals, offers, demands and requests, with the first answer that the article reports.
CREATE VIEW proposals AS
  SELECT p.*, r.act AS answer, r.actors AS answered_by, r.sentence AS answer_sentence
  FROM acts p LEFT JOIN events r ON r.number = (
    SELECT min(x.number) FROM events x WHERE x.article = p.article AND x.response_to = p.id)
  WHERE p.type = 'proposal';
CREATE VIEW statements AS
  SELECT q.article, q.id, q.speaker, e."key" AS speaker_key, e.role, e.role_of, e.country, q.text, q.kind, q.addressee, q.cue, q.polarity, q.modality,
    substr(a.published, 1, 7) AS month, a.published, a.title, a.url, a.site
  FROM quotes q JOIN articles a ON a.number = q.article LEFT JOIN entities e ON e.article = q.article AND e.id = q.speaker_entity
  WHERE q.relation = 'speech';
-- Sums of money, with the act that each is part of. value is in the whole currency; of a rate, such as a price of shares, per is what it is for.
CREATE VIEW money AS
  SELECT q.article, q.id, q.text, CASE WHEN q.unit LIKE '%/100' THEN q.value / 100.0 ELSE q.value END AS value, substr(q.unit, 9, 3) AS currency,
    CASE WHEN q.unit LIKE '%/{%' THEN trim(substr(q.unit, instr(q.unit, '{')), '{}') END AS per, q.low, q.high, q.bound, q.about,
    v.act, v.actors, v.recipients, v.first, v.last, v.place, coalesce(v.month, substr(a.published, 1, 7)) AS month, a.published, a.title, a.url, a.site
  FROM quantities q JOIN articles a ON a.number = q.article
  LEFT JOIN event_parts p ON p.article = q.article AND p.role = 'quantity' AND p.id = q.id
  LEFT JOIN acts v ON v.article = p.article AND v.id = p.event
  WHERE q.kind = 'money' AND (p.event IS NULL OR v.id IS NOT NULL);
-- A row for each actor and recipient of an act; target is null if the text names none.
CREATE VIEW who_to_whom AS
  SELECT v.article, v.id, s.name AS source, s.country AS source_country, s.sector AS source_sector, t.name AS target, t.country AS target_country, t.sector AS target_sector,
    v.act, v.type, v.theme, v.outcome, v.polarity, v.modality, v.first, v.last, v.month, v.place, v.sentence, v.published, v.title, v.url, v.site
  FROM acts v JOIN participants s ON s.article = v.article AND s.event = v.id AND s.role = 'actor'
  LEFT JOIN participants t ON t.article = v.article AND t.event = v.id AND t.role = 'recipient';
COMMIT;
