-- Records about several children: what the text says of one child counts for whom it
-- names; where that cannot be told it is cannot tell for each of them.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;

CREATE SCHEMA host;
CREATE TABLE host.note (id bigint PRIMARY KEY, kind text DEFAULT 'visit', made timestamp DEFAULT '2025-03-10 10:00', body text, seen text);
CREATE TABLE host.child (id text PRIMARY KEY, name text[]);
CREATE TABLE host.note_child (note bigint, child text, seen text, seen_alone text);
CREATE SCHEMA map_host;
CREATE VIEW map_host.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, kind, made AS occurred_at, body, seen AS child_seen, id AS batch_key FROM host.note;
CREATE VIEW map_host.record_subject WITH (security_invoker = true) AS
SELECT note::text AS record_key, child AS subject_key, seen AS child_seen, seen_alone AS child_seen_alone FROM host.note_child;
CREATE VIEW map_host.subject WITH (security_invoker = true) AS
SELECT id AS subject_key, date '2015-05-05' AS date_of_birth, name AS known_as FROM host.child;

-- Ella, Sam, and Alex who is called Lexi too; a brother whose name the host does not give.
INSERT INTO host.child VALUES ('ella', '{Ella}'), ('sam', '{Sam}'), ('alex', '{Alex,Lexi}'), ('brother', NULL);
INSERT INTO host.note (id, body) VALUES
	(1, 'Ella told me "I feel safe at nan''s house". Sam was seen in the kitchen.'),
	(2, 'I spoke to Ella and Sam together. Ella and Sam told me "we want to stay with nan".'),
	(3, 'The children told me "we are scared when dad shouts".'),
	(4, 'Ella was in the garden. She told me "I like my new room".'),
	(5, 'Ella was in the garden. Sam was upstairs. She told me "I like my new room".'),
	(6, E'Ella was in the garden.\n\nShe told me "I like my new room".'),
	(7, 'The washing machine was mended.'),
	(8, 'Lexi said "I am sad". Alex''s sister Ella was at school.'),
	(9, 'Ella told me "I feel safe".'),
	(10, 'Her brother told me "I feel safe".'),
	(11, NULL),
	-- One child: nothing to tell apart, whatever stands there.
	(12, 'She told me "I like my new room".');
INSERT INTO host.note_child
SELECT note, child FROM generate_series(1, 7) AS note, (VALUES ('ella'), ('sam')) AS both_of (child)
UNION ALL SELECT 8, child FROM (VALUES ('ella'), ('alex')) AS both_of (child)
UNION ALL SELECT note, child FROM (VALUES (9), (10)) AS noted (note), (VALUES ('ella'), ('brother')) AS both_of (child)
UNION ALL SELECT 11, child FROM (VALUES ('ella'), ('sam')) AS both_of (child)
UNION ALL SELECT 12, 'ella';

SELECT pledge.attach_source('shared', 'map_host');
CALL pledge.assess('shared');

CREATE FUNCTION pg_temp.told(smallint[], smallint[], text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN fact_id = ANY ($1) THEN 'yes' WHEN fact_id = ANY ($2) THEN 'cannot tell' ELSE 'no' END FROM pledge.fact WHERE code = $3
$$;
CREATE VIEW host.told AS
SELECT r.record_key::bigint AS id, s.subject_key AS child, a.is_first, pg_temp.told(a.facts, a.unknown, 'child_voice') AS voice,
	   pg_temp.told(a.facts, a.unknown, 'child_words') AS words, pg_temp.told(a.facts, a.unknown, 'child_was_seen') AS was_seen,
	   (SELECT CASE WHEN m.measure_id = ANY (a.met) THEN 'met' WHEN m.measure_id = ANY (a.unmet) THEN 'unmet' WHEN m.measure_id = ANY (a.untold) THEN 'cannot tell' END
		FROM pledge.measure AS m WHERE m.code = 'own_words') AS own_words
FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id) LEFT JOIN pledge.subject AS s USING (subject_id);
SELECT * FROM host.told ORDER BY id, child;

-- What is about the family counts for each of them.
SELECT r.record_key, count(*), count(DISTINCT a.facts) AS answers
FROM pledge.assessment AS a JOIN pledge.record AS r USING (record_id) WHERE r.record_key = '7' GROUP BY 1;

-- A box that is kept for each child says more than the text.
UPDATE host.note_child SET seen = CASE child WHEN 'ella' THEN 'yes' ELSE 'no' END, seen_alone = CASE child WHEN 'ella' THEN 'yes' ELSE 'no' END WHERE note = 3;
-- One that is kept for the record alone is about nobody when there are several.
UPDATE host.note SET seen = 'yes' WHERE id = 7;
CALL pledge.assess('shared');
SELECT * FROM host.told WHERE id IN (3, 7) ORDER BY id, child;

-- A name that the host comes to know is looked for.
UPDATE host.child SET name = '{Ben}' WHERE id = 'brother';
UPDATE host.note SET body = 'Ben told me "I feel safe".' WHERE id = 10;
CALL pledge.assess('shared');
SELECT * FROM host.told WHERE id IN (9, 10) ORDER BY id, child;
-- A child who is alone in the record now gets all of it.
DELETE FROM host.note_child WHERE note = 3 AND child = 'sam';
CALL pledge.assess('shared');
SELECT * FROM host.told WHERE id = 3;

-- A record about a whole class, more than 16 children, tells none of them apart. Nor
-- does one with more than 16 names.
INSERT INTO host.child SELECT 'p' || n, ARRAY['Pupil' || chr(96 + n)] FROM generate_series(1, 17) AS n;
INSERT INTO host.child SELECT 'q' || n, ARRAY['First' || chr(96 + n), 'Second' || chr(96 + n)] FROM generate_series(1, 9) AS n;
INSERT INTO host.note (id, body) VALUES
	(20, 'Pupila told me "I feel safe".'),
	(21, 'Pupila told me "I feel safe".'),
	(22, E'Firsta was in. Secondi told me "I feel safe".');
INSERT INTO host.note_child SELECT 20, 'p' || n FROM generate_series(1, 17) AS n;
INSERT INTO host.note_child SELECT 21, 'p' || n FROM generate_series(1, 16) AS n;
INSERT INTO host.note_child SELECT 22, 'q' || n FROM generate_series(1, 9) AS n;
CALL pledge.assess('shared');
SELECT id, voice, words, count(*), min(child) AS one_of_them FROM host.told WHERE id >= 20 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

-- The reader itself: for each child what names it, and what may be about any.
CREATE FUNCTION pg_temp.codes(smallint[]) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(code, ' ' ORDER BY fact_id) FROM pledge.fact WHERE fact_id = ANY ($1) AND fact_id = ANY (pledge.child_facts())
$$;
SELECT pg_temp.codes(read.attributed[1]::smallint[]) AS first, pg_temp.codes(read.attributed[2]::smallint[]) AS second, pg_temp.codes(read.unattributed) AS any_of_them,
	   cardinality(read.attributed) AS children
FROM (VALUES ('Ella told me "I feel safe". Sam was asleep.'), ('She told me "I feel safe".'), ('')) AS given (body),
	 pledge.read_record(given.body, 'visit', NULL, NULL, 1, 'plain', NULL, '{Ella,Sam}') AS read;
SELECT attributed, unattributed FROM pledge.read_record('Ella told me "I feel safe".', 'visit', 9, '{Ella}', 1);
SELECT attributed, unattributed FROM pledge.read_record(NULL, 'visit', NULL, NULL, 1, 'plain', NULL, '{Ella,Sam}');

SELECT pledge.detach_source('shared');
DROP SCHEMA map_host, host CASCADE;
