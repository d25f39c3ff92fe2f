CREATE INDEX parties_key ON parties (key, finding);
CREATE INDEX parties_finding ON parties (finding, side);
CREATE INDEX parties_country ON parties (country, finding);
CREATE INDEX findings_act ON findings (act, first);
CREATE INDEX findings_month ON findings (month, first);
CREATE INDEX findings_article ON findings (article);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX stories_last ON stories (last DESC, articles DESC);
-- The name of a key is the one that most articles give.
INSERT INTO names
  SELECT key, name, kind, country, role, acts, statements, '' FROM
    (SELECT key, name, kind, country, max(role) AS role, row_number() OVER (PARTITION BY key ORDER BY count(*) DESC, length(name) DESC, name) AS place
     FROM parties WHERE key <> '' AND kind IN ('person', 'organization', 'place') GROUP BY key, name)
    JOIN (SELECT key, count(DISTINCT CASE side WHEN 'speaker' THEN NULL ELSE finding END) AS acts,
                 count(DISTINCT CASE side WHEN 'speaker' THEN finding END) AS statements FROM parties WHERE key <> '' GROUP BY key) USING (key)
  WHERE place = 1;
CREATE TABLE pairs AS
  SELECT a.key AS actor, r.key AS recipient, count(DISTINCT f.number) AS acts, f.type AS type
  FROM findings f JOIN parties a ON a.finding = f.number AND a.side = 'actor' AND a.key <> '' JOIN parties r ON r.finding = f.number AND r.side = 'recipient' AND r.key <> ''
  WHERE f.kind = 'act' AND f.negative = 0 AND a.key <> r.key GROUP BY 1, 2, 4;
CREATE INDEX pairs_actor ON pairs (actor, recipient);
CREATE INDEX pairs_recipient ON pairs (recipient);
ANALYZE;
-- Samples of values would make SQLite plan each query again for each value that it is asked with.
DROP TABLE IF EXISTS sqlite_stat4;
