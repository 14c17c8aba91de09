-- What the draft would change, before it is published: exactly what publishing then does.
\set VERBOSITY default
\set SHOW_CONTEXT never
\pset format unaligned
CREATE SCHEMA host_preview;
CREATE TABLE host_preview.note (id integer PRIMARY KEY, child text, kind text, made timestamp, subkind text, body text);
INSERT INTO host_preview.note VALUES
	(1, 'c1', 'visit', '2025-03-01', NULL, 'Ella filled in her green card. Seen at home.'),
	(2, 'c1', 'visit', '2025-03-02', NULL, 'Ella did not fill in a green card.'),
	(3, 'c2', 'visit', '2025-03-03', NULL, 'Sam filled in a green card with me.'),
	(4, 'c2', 'decision', '2025-03-04', NULL, 'Decision: step down, because the risk has reduced.'),
	(5, NULL, 'supervision', '2025-03-05', 'personal', 'Ann filled in her green card.'),
	(6, 'c1', 'review', '2025-03-06', NULL, 'Ella filled in her green card.'),
	(7, 'c1', 'visit', '2025-03-07', NULL, 'Zuzu told me she feels safe.'),
	(8, 'c1', 'visit', '2025-03-08', NULL, NULL),
	(9, 'c3', 'visit', '2025-03-09', NULL, 'She said the nights are long.');
-- more than one batch
INSERT INTO host_preview.note SELECT place, 'c1', 'case_note', '2025-04-01', NULL, 'A word in the corridor.' FROM generate_series(1001, 2100) AS place;
UPDATE host_preview.note SET body = 'A green card filled in: Ella filled in one green card.' WHERE id = 2050;
CREATE SCHEMA map_preview;
CREATE VIEW map_preview.record WITH (security_invoker = true) AS
SELECT 'n' || id AS record_key, kind, made AS occurred_at, body, child AS subject_key, subkind, id AS batch_key, id = 3 AS restricted,
	'done' AS visit_outcome,
	-- a box that is filled in, one that is not, one that nobody has
	CASE id WHEN 1 THEN 'yes' WHEN 4 THEN 'no' END AS child_seen, CASE id WHEN 1 THEN 'yes' WHEN 7 THEN 'no' END AS child_seen_alone
FROM host_preview.note;
CREATE VIEW map_preview.record_subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('n6', 'c2')) AS link (record_key, subject_key);
CREATE VIEW map_preview.subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('c1', date '2016-05-01', 'Ella, Zuzu'), ('c2', '2025-01-01', 'Sam'), ('c3', NULL, NULL)) AS child (subject_key, date_of_birth, known_as);
SELECT pledge.attach_source('previewed', 'map_preview');

-- Nothing has been assessed: nothing to compare with.
SELECT * FROM pledge.preview_ruleset('previewed');
\echo SQLSTATE :SQLSTATE
SELECT * FROM pledge.preview_ruleset('nowhere');
\echo SQLSTATE :SQLSTATE
SELECT * FROM pledge.preview_ruleset('previewed', 0);
\echo SQLSTATE :SQLSTATE
CALL pledge.assess('previewed');

-- The draft is the shown edition still.
SELECT * FROM pledge.preview_ruleset('previewed');

-- A state of all tables that can change.
CREATE FUNCTION pg_temp.state() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	relation regclass;
	rows text;
	whole text := '';
BEGIN
	FOR relation IN SELECT c.oid FROM pg_class AS c WHERE c.relnamespace = 'pledge'::regnamespace AND c.relkind = 'r' ORDER BY c.relname LOOP
		EXECUTE format('SELECT count(*) || md5(coalesce(string_agg(t.ctid || t.xmin::text || t::text, '' '' ORDER BY t.ctid), '''')) FROM %s AS t', relation) INTO rows;
		whole := whole || rows;
	END LOOP;
	RETURN md5(whole);
END;
$$;

-- A phrase is added: two children's records gain it, and of a record about two children the one
-- whom it names. What is negated and a worker's own supervision do not; a restricted record
-- counts and is not named.
SELECT pledge.add_rule('indicator', 'child_voice', '(fill|filled) in ..2 green card') AS green \gset
SELECT pg_temp.state() AS before, pledge.ruleset_id() AS shown \gset
SELECT kind, code, asked_before, asked_after, met_before, met_after, gained, lost, gained_keys, lost_keys
FROM pledge.preview_ruleset('previewed');
-- It can be asked where nothing may be written.
BEGIN READ ONLY;
SELECT code, gained FROM pledge.preview_ruleset('previewed');
COMMIT;
-- The same batch by batch and for every source; and a sample is the same each time.
SELECT source, code, gained, gained_keys FROM pledge.preview_ruleset(sample => NULL) WHERE kind = 'fact';
SET client_min_messages = warning;
SELECT count(*) AS differences
FROM pledge.preview_ruleset('previewed', 500) AS once FULL JOIN pledge.preview_ruleset('previewed', 500) AS again USING (kind, code, met_before, gained)
WHERE once.source IS NULL OR again.source IS NULL;
SELECT cardinality(pledge.preview_sample(source_id, 500)) AS chosen, pledge.preview_sample(source_id, 20) <@ pledge.preview_sample(source_id, 500) AS the_first_stay
FROM pledge.source WHERE name = 'previewed';
RESET client_min_messages;
SELECT pg_temp.state() = :'before' AS nothing_was_written, pledge.ruleset_id() = :shown AS same_edition,
	pledge.facts('Ella filled in her green card.') AS not_in_force;
-- Nothing is left that a later statement could use.
BEGIN;
SELECT pledge.open_draft(pledge.draft_rules()) AS draft \gset
SELECT pledge.facts('Ella filled in her green card.', edition => :draft) AS under_the_draft;
SELECT pledge.close_draft(:draft);
SAVEPOINT closed;
SELECT pledge.facts('Ella filled in her green card.', edition => :draft);
\echo SQLSTATE :SQLSTATE
ROLLBACK TO closed;
SELECT pledge.open_draft(pledge.draft_rules()) = :draft AS same_number;
SELECT pledge.open_draft(pledge.draft_rules()) = :draft - 2 AS goes_on;
SELECT pledge.close_draft(1), pledge.close_draft(NULL), pledge.close_draft(:draft - 77);
COMMIT;
SELECT pledge.facts('Ella filled in her green card.', edition => :draft - 1);
\echo SQLSTATE :SQLSTATE

-- Shipped rules are withdrawn, until nothing in the draft finds a voice: what they alone found is lost.
DO $$
DECLARE
	draft integer;
	withdrawn bigint;
BEGIN
	LOOP
		draft := pledge.open_draft(pledge.draft_rules());
		SELECT count(pledge.withdraw_rule(found.pattern_id, 'for this test')) INTO withdrawn
		FROM (SELECT DISTINCT e.pattern_id FROM pledge.evidence('Zuzu told me she feels safe.', 'visit', 8, '{Zuzu}', edition => draft) AS e
			  WHERE e.indicator = 'child_voice' AND e.status = 'asserted') AS found;
		PERFORM pledge.close_draft(draft);
		EXIT WHEN withdrawn = 0;
	END LOOP;
END;
$$;
SELECT kind, code, met_before, met_after, gained, lost, gained_keys, lost_keys
FROM pledge.preview_ruleset('previewed') WHERE code IN ('child_voice', 'voice_heard');

-- Publishing and assessing then changes just that, and nothing is left to preview.
CREATE TEMPORARY TABLE foretold AS SELECT * FROM pledge.preview_ruleset('previewed') WHERE kind = 'fact';
CREATE TEMPORARY TABLE foretold_measure AS SELECT * FROM pledge.preview_ruleset('previewed') WHERE kind = 'measure';
CREATE FUNCTION pg_temp.found(edition integer) RETURNS TABLE (record_id bigint, subject_id bigint, fact smallint) LANGUAGE sql AS $$
	SELECT a.record_id, a.subject_id, unnest(a.facts) FROM pledge.assessment AS a JOIN pledge.source AS s USING (source_id)
	WHERE s.name = 'previewed' AND a.edition = found.edition
$$;
BEGIN;
SELECT pledge.publish_ruleset('green cards') AS published \gset
SELECT seen, scored FROM pledge.assess_batch(pledge.find_source('previewed'), :published, 'true', NULL, NULL);
SELECT code, foretold.gained, foretold.lost, done.gained = foretold.gained AND done.lost = foretold.lost AS as_foretold
FROM (SELECT f.code, count(*) FILTER (WHERE was.fact IS NULL) AS gained, count(*) FILTER (WHERE now.fact IS NULL) AS lost
	  FROM pg_temp.found(:shown) AS was FULL JOIN pg_temp.found(:published) AS now USING (record_id, subject_id, fact)
	  JOIN pledge.fact AS f ON f.fact_id = fact
	  WHERE (was.fact IS NULL OR now.fact IS NULL) AND f.detector = 'text' GROUP BY f.code) AS done
FULL JOIN foretold USING (code)
ORDER BY code;
CREATE FUNCTION pg_temp.met(edition integer) RETURNS TABLE (record_id bigint, subject_id bigint, measure_id smallint) LANGUAGE sql AS $$
	SELECT a.record_id, a.subject_id, unnest(a.met) FROM pledge.assessment AS a JOIN pledge.source AS s USING (source_id)
	WHERE s.name = 'previewed' AND a.edition = met.edition
$$;
SELECT code, foretold.gained, foretold.lost, done.gained = foretold.gained AND done.lost = foretold.lost AS as_foretold
FROM (SELECT m.code, count(*) FILTER (WHERE was.measure_id IS NULL) AS gained, count(*) FILTER (WHERE now.measure_id IS NULL) AS lost
	  FROM (SELECT *, measure_id AS id FROM pg_temp.met(:shown)) AS was
	  FULL JOIN (SELECT *, measure_id AS id FROM pg_temp.met(:published)) AS now USING (record_id, subject_id, id)
	  JOIN pledge.measure AS m ON m.measure_id = id
	  -- what is copied is found at the end of a run
	  WHERE (was.measure_id IS NULL OR now.measure_id IS NULL) AND m.code <> 'fresh' GROUP BY m.code) AS done
FULL JOIN (SELECT * FROM foretold_measure WHERE gained > 0 OR lost > 0) AS foretold USING (code)
ORDER BY code;
UPDATE pledge.source SET shown_edition = :published WHERE name = 'previewed';
SELECT * FROM pledge.preview_ruleset('previewed');
ROLLBACK;

-- A text that has changed since is compared as it is now, under both; what has become a worker's
-- own supervision is not compared.
UPDATE host_preview.note SET body = 'Zuzu told me she feels sad.' WHERE id = 1;
UPDATE host_preview.note SET body = 'Ella filled in her green card.' WHERE id = 2;
UPDATE host_preview.note SET subkind = 'personal' WHERE id = 3;
-- what is said counts for a child of whom no age is known, as it did
UPDATE host_preview.note SET body = 'She said the nights are very long.' WHERE id = 9;
SELECT code, met_before, met_after, gained, lost, gained_keys, lost_keys FROM pledge.preview_ruleset('previewed') WHERE kind = 'fact';

-- What follows from a box and the text together: the box says not alone, the text would say alone.
BEGIN;
SELECT pledge.add_rule('indicator', 'child_seen_alone', 'told me she feels safe') > 0 AS added;
SELECT kind, code, met_before, met_after, gained, lost, gained_keys, lost_keys FROM pledge.preview_ruleset('previewed') WHERE code IN ('child_seen_alone', 'consistent');
ROLLBACK;

-- A measure of one's own that is not published yet.
BEGIN;
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, in_score, origin)
VALUES (16384, 'any_visit', 'Any visit', 'Is it a visit?', 'record', 'Visits.', 'kind_visit', 'kind_visit', true, 'local');
SELECT kind, code, title, asked_before, asked_after, met_before, met_after, gained FROM pledge.preview_ruleset('previewed') WHERE code = 'any_visit';
ROLLBACK;

-- A draft that does not compile says so; and the host's own error says nothing of a record.
BEGIN;
UPDATE pledge.rule SET body = '(open' WHERE rule_number = (SELECT min(rule_number) FROM pledge.rule WHERE block_kind = 'terminator');
\set VERBOSITY sqlstate
SELECT count(*) FROM pledge.preview_ruleset('previewed');
ROLLBACK;
\set VERBOSITY default
CREATE OR REPLACE VIEW map_preview.record WITH (security_invoker = true) AS
SELECT 'n' || id AS record_key, kind, made AS occurred_at, CASE WHEN id = 4 THEN body::integer::text ELSE body END AS body, child AS subject_key, subkind, id AS batch_key,
	id = 3 AS restricted, 'done' AS visit_outcome,
	CASE id WHEN 1 THEN 'yes' WHEN 4 THEN 'no' END AS child_seen, CASE id WHEN 1 THEN 'yes' WHEN 7 THEN 'no' END AS child_seen_alone
FROM host_preview.note;
SELECT * FROM pledge.preview_ruleset('previewed');
\echo SQLSTATE :SQLSTATE
CREATE OR REPLACE VIEW map_preview.record WITH (security_invoker = true) AS
SELECT 'n' || id AS record_key, kind, made AS occurred_at, body, child AS subject_key, subkind, id AS batch_key, id = 3 AS restricted, 'done' AS visit_outcome,
	CASE id WHEN 1 THEN 'yes' WHEN 4 THEN 'no' END AS child_seen, CASE id WHEN 1 THEN 'yes' WHEN 7 THEN 'no' END AS child_seen_alone
FROM host_preview.note;

-- Whoever may not call it, or not read the host, is told so; and reads what the host lets them.
CREATE ROLE regress_pledge_writer;
GRANT USAGE ON SCHEMA pledge, map_preview TO regress_pledge_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA pledge TO regress_pledge_writer;
SET ROLE regress_pledge_writer;
SELECT * FROM pledge.preview_ruleset('previewed');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA pledge TO regress_pledge_writer;
SET ROLE regress_pledge_writer;
SELECT * FROM pledge.preview_ruleset('previewed');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
GRANT SELECT ON ALL TABLES IN SCHEMA map_preview TO regress_pledge_writer;
SET ROLE regress_pledge_writer;
SELECT * FROM pledge.preview_ruleset('previewed');
\echo SQLSTATE :SQLSTATE
RESET ROLE;
GRANT USAGE ON SCHEMA host_preview TO regress_pledge_writer;
GRANT SELECT ON host_preview.note TO regress_pledge_writer;
ALTER TABLE host_preview.note ENABLE ROW LEVEL SECURITY;
CREATE POLICY two_records ON host_preview.note USING (id < 3);
SET ROLE regress_pledge_writer;
SELECT code, asked_before, met_before, met_after, lost_keys FROM pledge.preview_ruleset('previewed') WHERE kind = 'fact';
RESET ROLE;
DROP OWNED BY regress_pledge_writer;
DROP ROLE regress_pledge_writer;

SELECT pledge.detach_source('previewed');
SELECT pledge.withdraw_rule(:green, 'enough');
SELECT pledge.restore_rule(rule_number) FROM pledge.rule_withdrawal;
SET client_min_messages = warning;
DROP SCHEMA map_preview, host_preview CASCADE;
