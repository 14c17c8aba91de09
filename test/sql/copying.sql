-- Text copied forward: told when a run has read all records, from sketches.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;

CREATE SCHEMA host;
CREATE TABLE host.note (
	id bigint PRIMARY KEY,
	child text,
	kind text DEFAULT 'case_note',
	made timestamp,
	body text,
	format text DEFAULT 'plain',
	changed timestamptz
);
-- A text of so many words of which no five in a row stand in another.
CREATE FUNCTION host.words(seed integer, count integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT initcap(string_agg('w' || seed || 'x' || n, ' ' ORDER BY n)) || '.' FROM generate_series(1, count) AS n
$$;
CREATE SCHEMA map_host;
CREATE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, kind, made AS occurred_at, body, format AS body_format, child AS subject_key, id AS batch_key
FROM host.note;
CREATE VIEW map_host.record_subject WITH (security_invoker = true) AS
SELECT '200'::text AS record_key, child AS subject_key FROM (VALUES ('c4'), ('c5')) AS both_of (child);

INSERT INTO host.note (id, child, made, body) VALUES
	(1, 'c1', '2025-03-01 10:00', host.words(1, 200)),
	(2, 'c1', '2025-03-08 10:00', host.words(1, 200)),                           -- the whole of 1
	(3, 'c1', '2025-03-15 10:00', host.words(1, 110) || ' ' || host.words(3, 100)), -- half of it
	(4, 'c1', '2025-03-22 10:00', host.words(4, 200)),                           -- new
	(5, 'c2', '2025-03-22 10:00', host.words(1, 200)),                           -- of another child
	(6, NULL, '2025-03-29 10:00', host.words(1, 200)),                           -- of none
	(7, 'c1', '2025-04-01 10:00', NULL),
	(8, 'c1', '2025-02-01 10:00', host.words(4, 200)),                           -- before 4, though it stands behind it
	(9, 'c3', '2025-04-01 10:00', 'No change.'),
	(10, 'c3', '2025-04-02 10:00', 'No change.'),
	(11, 'c3', '2025-04-03 10:00', 'No changes.'),
	(12, 'c3', '2025-04-04 10:00', host.words(12, 200)),
	(200, NULL, '2025-04-04 10:00', host.words(20, 200)),                        -- of two children
	(201, 'c4', '2025-04-05 10:00', host.words(20, 200)),
	(202, 'c5', '2025-04-06 10:00', host.words(20, 200));
-- Of a format that is not read.
INSERT INTO host.note (id, child, made, body, format) VALUES (13, 'c1', '2025-04-05 10:00', host.words(1, 200), 'rtf');

SELECT pledge.attach_source('copied', 'map_host');
-- Shares are estimates, and which stretches of words are looked at lies in the key.
UPDATE pledge.sketch_key SET key = '\x000102030405060708090a0b0c0d0e0f';
CALL pledge.assess('copied', batch_size => 4);

-- What is told of a record: the share, and each child's facts and answer to `fresh`.
CREATE FUNCTION pg_temp.told(smallint[], smallint[], smallint) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN $3 = ANY ($1) THEN 'yes' WHEN $3 = ANY ($2) THEN 'cannot tell' ELSE 'no' END
$$;
CREATE VIEW host.told AS
SELECT r.record_key::bigint AS id, s.subject_key AS child, round(r.copied_share::numeric, 1) AS share,
	   pg_temp.told(a.facts, a.unknown, 210::smallint) AS copied, pg_temp.told(a.facts, a.unknown, 211::smallint) AS partly,
	   CASE WHEN 91 = ANY (a.met) THEN 'met' WHEN 91 = ANY (a.unmet) THEN 'unmet' WHEN 91 = ANY (a.untold) THEN 'cannot tell' END AS fresh
FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id) LEFT JOIN pledge.subject AS s USING (subject_id);
SELECT * FROM host.told ORDER BY id, child;

-- It is a prompt, and in no score.
SELECT measure.in_score, (SELECT count(*) FROM pledge.commitment_measure AS link WHERE link.measure_id = measure.measure_id) AS links
FROM pledge.measure WHERE code = 'fresh';
-- Ids stand in order, and once.
SELECT count(*) FROM pledge.assessment AS a
WHERE a.facts <> ARRAY(SELECT DISTINCT fact FROM unnest(a.facts) AS fact ORDER BY fact)
   OR a.unknown <> ARRAY(SELECT DISTINCT fact FROM unnest(a.unknown) AS fact ORDER BY fact)
   OR a.facts && a.unknown;

-- Nothing is compared again while nothing changes.
CALL pledge.assess('copied');
SELECT count(*) FROM host.told WHERE copied = 'yes';

-- A record that is written anew is compared anew; what was told of those after it stays.
UPDATE host.note SET body = host.words(102, 200) WHERE id = 2;
UPDATE host.note SET body = host.words(101, 200) WHERE id = 1;
CALL pledge.assess('copied');
SELECT * FROM host.told WHERE id IN (1, 2, 3) ORDER BY id;
-- And copied it is, once it says the same again.
UPDATE host.note SET body = host.words(101, 200) WHERE id = 2;
CALL pledge.assess('copied');
SELECT * FROM host.told WHERE id IN (1, 2, 3) ORDER BY id;
-- A text that goes leaves no share; one that can be read now is compared.
UPDATE host.note SET body = NULL WHERE id = 2;
UPDATE host.note SET format = 'plain', body = host.words(4, 200) WHERE id = 13;
CALL pledge.assess('copied');
SELECT * FROM host.told WHERE id IN (2, 13) ORDER BY id;
-- A field that changes has the record read again, and told the same.
UPDATE host.note SET kind = 'visit' WHERE id IN (4, 10);
CALL pledge.assess('copied');
SELECT * FROM host.told WHERE id IN (4, 10) ORDER BY id;
-- What is gone is not compared with.
DELETE FROM host.note WHERE id IN (8, 13);
CALL pledge.reconcile('copied');
UPDATE host.note SET kind = 'case_note' WHERE id = 4;
CALL pledge.assess('copied');
SELECT * FROM host.told WHERE id = 4;
SELECT pledge.detach_source('copied');

-- A form that stands in the records of many children is a template. The first five
-- children share 150 words; one of them has a note of her own copied as well.
TRUNCATE host.note;
INSERT INTO host.note (id, child, made, body)
SELECT n * 10, 't' || n, timestamp '2025-05-01', host.words(900, 150) || ' ' || host.words(n, 150) FROM generate_series(1, 5) AS n
UNION ALL
SELECT n * 10 + 1, 't' || n, timestamp '2025-05-08', host.words(900, 150) || ' ' || host.words(n + 100, 150) FROM generate_series(1, 5) AS n
UNION ALL
SELECT 12, 't1', timestamp '2025-05-15', host.words(900, 150) || ' ' || host.words(1, 150)
-- and the same of four children is none
UNION ALL
SELECT n * 10 + 2, 'f' || n % 4, date '2025-06-01' + n, host.words(800, 150) || ' ' || host.words(n, 150) FROM generate_series(6, 13) AS n;
SELECT pledge.attach_source('copied', 'map_host');
UPDATE pledge.sketch_key SET key = '\x000102030405060708090a0b0c0d0e0f';
CALL pledge.assess('copied', batch_size => 7);
SELECT * FROM host.told ORDER BY child, id;
-- From how many children on can be set.
SELECT pledge.set_value('template_children', 4);
UPDATE host.note SET kind = 'visit';
CALL pledge.assess('copied');
SELECT * FROM host.told WHERE child LIKE 'f%' ORDER BY child, id;
DELETE FROM pledge.local_setting WHERE name = 'template_children';
SELECT pledge.detach_source('copied');

-- Sketches of two sources have two keys: nothing can be told from one to the other.
SELECT pledge.attach_source('copied', 'map_host');
SELECT pledge.attach_source('other', 'map_host');
CALL pledge.assess('copied');
CALL pledge.assess('other');
SELECT count(*), count(*) FILTER (WHERE one.sketch = two.sketch) AS same,
	   count((pledge.containment(one.sketch, two.sketch)).of_new) AS compared
FROM pledge.record AS one
JOIN pledge.record AS two ON two.record_key = one.record_key AND two.source_id <> one.source_id;
SELECT pledge.detach_source('other');
SELECT pledge.detach_source('copied');

-- A run that fails half-way compares nothing, nor does reconcile after it; the run
-- that comes to the end does. All under a new edition, while the old one is shown.
TRUNCATE host.note;
INSERT INTO host.note (id, child, made, body) VALUES
	(1, 'c1', '2025-03-08 10:00', host.words(1, 200)),
	(2, 'c1', '2025-03-01 10:00', host.words(1, 200)),
	(3, 'c2', '2025-03-01 10:00', host.words(3, 200));
SELECT pledge.attach_source('copied', 'map_host');
CALL pledge.assess('copied');
SELECT * FROM host.told ORDER BY id;
SELECT pledge.publish_ruleset('another') AS edition;
CREATE OR REPLACE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, kind, made AS occurred_at, CASE WHEN id = 3 THEN (1 / (id - 3))::text ELSE body END AS body, format AS body_format,
	   child AS subject_key, id AS batch_key
FROM host.note;
\set SHOW_CONTEXT never
CALL pledge.assess('copied', batch_size => 1);
SELECT r.record_key, a.edition = o.shown_edition AS is_shown, pg_temp.told(a.facts, a.unknown, 210::smallint) AS copied
FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id) JOIN pledge.source AS o ON o.source_id = a.source_id ORDER BY 1, 2;
CREATE OR REPLACE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, kind, made AS occurred_at, body, format AS body_format, child AS subject_key, id AS batch_key
FROM host.note;
CALL pledge.reconcile('copied');
SELECT r.record_key, a.edition = o.shown_edition AS is_shown, pg_temp.told(a.facts, a.unknown, 210::smallint) AS copied
FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id) JOIN pledge.source AS o ON o.source_id = a.source_id ORDER BY 1, 2;
CALL pledge.assess('copied', batch_size => 1);
SELECT * FROM host.told ORDER BY id;
SELECT count(*) FROM pledge.assessment AS a
WHERE a.facts <> ARRAY(SELECT DISTINCT fact FROM unnest(a.facts) AS fact ORDER BY fact);

SELECT pledge.detach_source('copied');
-- A source is gone, and its key with it.
SELECT count(*) FROM pledge.sketch_key;
-- Only a superuser who means it takes an edition away.
ALTER TABLE pledge.ruleset DISABLE TRIGGER refuse_change;
ALTER TABLE pledge.ruleset_measure DISABLE TRIGGER refuse_change;
DELETE FROM pledge.ruleset_measure WHERE edition = 16384;
DELETE FROM pledge.ruleset WHERE edition = 16384;
ALTER TABLE pledge.ruleset_measure ENABLE TRIGGER refuse_change;
ALTER TABLE pledge.ruleset ENABLE TRIGGER refuse_change;
DROP SCHEMA map_host, host CASCADE;
