-- The tables of the accuracy measurement, in a throwaway database.

CREATE SCHEMA accuracy;

-- lines of a file, before they are understood
CREATE TABLE accuracy.line (line text NOT NULL);

CREATE TABLE accuracy.record
(
	set_name text NOT NULL,
	place bigint NOT NULL,
	id text NOT NULL,
	kind text NOT NULL,
	child_age integer,
	voice text,
	body text NOT NULL,
	present jsonb NOT NULL,
	facts text[] NOT NULL,
	PRIMARY KEY (set_name, id)
);

CREATE TABLE accuracy.evidence
(
	set_name text NOT NULL,
	id text NOT NULL,
	indicator text NOT NULL,
	status text NOT NULL,
	start_at integer NOT NULL,
	length integer NOT NULL,
	excerpt text NOT NULL,
	pattern_id integer NOT NULL,
	because text NOT NULL
);

-- Understands the lines of a file of labelled records, and asks the extension.
CREATE FUNCTION accuracy.read_set(set_name text)
RETURNS void
LANGUAGE sql
AS $$
	INSERT INTO accuracy.record (set_name, place, id, kind, child_age, voice, body, present, facts)
	SELECT read_set.set_name, row_number() OVER (), r.id, r.kind, r.child_age, coalesce(r.voice, r.author), r.body, r.present,
		pledge.facts(r.body, r.kind, r.child_age)
	FROM accuracy.line l, jsonb_to_record(l.line::jsonb)
		AS r (id text, kind text, child_age integer, voice text, author text, body text, present jsonb);

	INSERT INTO accuracy.evidence
	SELECT r.set_name, r.id, e.*
	FROM accuracy.record r, pledge.evidence(r.body, r.kind, r.child_age) e
	WHERE r.set_name = read_set.set_name;

	DELETE FROM accuracy.line;
$$;

-- The rules as the reports show them.
CREATE VIEW accuracy.pattern AS
SELECT rule_number, block_name, block_kind, body
	|| CASE WHEN options <> '' THEN ' {' || options || '}' ELSE '' END
	|| CASE WHEN weight > 0 THEN ' (cue, weight ' || weight || ')' ELSE '' END AS pattern
FROM pledge.rule;

-- An edition of any rule text, without the checks of publish_ruleset.
CREATE FUNCTION accuracy.make_edition(rules text)
RETURNS integer
LANGUAGE sql
AS $$
	INSERT INTO pledge.ruleset (edition, label, origin, published_at, engine_version, checksum, rules)
	SELECT greatest(max(edition) + 1, 16384), 'accuracy', 'local', now(), pledge.version(),
		encode(sha256(convert_to(make_edition.rules, 'UTF8')), 'hex'), make_edition.rules
	FROM pledge.ruleset
	RETURNING edition;
$$;

-- Milliseconds, in interleaved rounds: length() of every body, the facts of every body, and
-- the facts under a second edition.
CREATE FUNCTION accuracy.time_rounds(rounds integer, copies integer, edition integer, other_edition integer)
RETURNS TABLE (bytes bigint, length_ms double precision, facts_ms double precision, other_ms double precision)
LANGUAGE plpgsql
SET max_parallel_workers_per_gather = 0
SET jit = off
AS $$
DECLARE
	moments timestamptz[];
BEGIN
	CREATE TEMPORARY TABLE body ON COMMIT DROP AS
	SELECT r.body, r.kind, r.child_age FROM accuracy.record r, generate_series(1, copies)
	WHERE r.set_name = 'records';
	SELECT sum(octet_length(body)) INTO bytes FROM body;
	FOR round IN 0 .. rounds LOOP
		moments[1] := clock_timestamp();
		PERFORM sum(length(body)) FROM body;
		moments[2] := clock_timestamp();
		PERFORM count(pledge.facts(body, kind, child_age, NULL, edition)) FROM body;
		moments[3] := clock_timestamp();
		PERFORM count(pledge.facts(body, kind, child_age, NULL, other_edition)) FROM body;
		moments[4] := clock_timestamp();
		-- the first round warms up
		CONTINUE WHEN round = 0;
		length_ms := extract(epoch FROM moments[2] - moments[1]) * 1000;
		facts_ms := extract(epoch FROM moments[3] - moments[2]) * 1000;
		other_ms := extract(epoch FROM moments[4] - moments[3]) * 1000;
		RETURN NEXT;
	END LOOP;
END;
$$;

-- Sentences with words in them whose judgement is known.
CREATE TABLE accuracy.sentence
(
	id text PRIMARY KEY,
	sentence text NOT NULL,
	target text NOT NULL,
	label jsonb NOT NULL
);

-- A sentence with its words before `start` (from 0) made unknown where they are the target,
-- so that the occurrence meant is the first.
CREATE FUNCTION accuracy.mask_before(sentence text, target text, start integer)
RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
	SELECT CASE
		WHEN start > strpos(lower(sentence), lower(target)) - 1 AND strpos(lower(sentence), lower(target)) > 0
			THEN replace(lower(left(sentence, start)), lower(target), 'x') || substr(sentence, start + 1)
		ELSE sentence
	END;
$$;

-- Understands the lines of a file of sentences with a judgement each, and asks the extension.
CREATE FUNCTION accuracy.read_sentences()
RETURNS TABLE (id text, sentence text, target text, expected text, said text)
LANGUAGE sql
AS $$
	WITH line AS (DELETE FROM accuracy.line RETURNING string_to_array(line, E'\t') AS cell)
	SELECT cell[1], cell[3], cell[4], CASE cell[5] WHEN 'other' THEN 'other_holder' ELSE cell[5] END,
		pledge.assertion(replace(cell[3], '\n', E'\n'), replace(cell[4], '\n', E'\n'))
	FROM line
	WHERE cell[1] NOT IN ('id', '');
$$;
