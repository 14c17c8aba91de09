-- 30-rule: the rules as rows, and the editions that freeze them.
--
-- pledge.rule is the draft: shipped rows, which are never edited, and local rows, which
-- add_rule and withdraw_rule write.  Nothing changes a score until publish_ruleset has
-- checked the draft and frozen it as an edition.

CREATE TABLE pledge.ruleset
(
	edition integer PRIMARY KEY CHECK (edition > 0),
	label varchar(120) NOT NULL,
	origin varchar(7) NOT NULL DEFAULT 'local' CHECK (origin IN ('shipped', 'local')),
	published_at timestamptz NOT NULL,
	engine_version varchar(20) NOT NULL,
	checksum varchar(64) NOT NULL,
	rules text NOT NULL,
	CHECK ((origin = 'shipped') = (edition < 16384))
);
COMMENT ON TABLE pledge.ruleset IS
	'The published editions of the rules. An edition is never changed: every assessment names the one it was made under, and an old one can still score.';
COMMENT ON COLUMN pledge.ruleset.edition IS 'Number of the edition: shipped ones below 16384, the authority''s own from there. The highest is in force.';
COMMENT ON COLUMN pledge.ruleset.label IS 'What the edition was published as.';
COMMENT ON COLUMN pledge.ruleset.origin IS 'shipped with pledge, or local: published here.';
COMMENT ON COLUMN pledge.ruleset.published_at IS 'When it was published.';
COMMENT ON COLUMN pledge.ruleset.engine_version IS 'The version of pledge that published it.';
COMMENT ON COLUMN pledge.ruleset.checksum IS 'SHA-256 of the rules, in hexadecimal.';
COMMENT ON COLUMN pledge.ruleset.rules IS 'All rules of the edition in their text form (doc/rules.md).';

CREATE TABLE pledge.ruleset_measure
(
	edition integer NOT NULL,
	measure_id smallint NOT NULL,
	code varchar(63) NOT NULL,
	title varchar(120) NOT NULL,
	grain varchar(6) NOT NULL,
	applies_to tsquery NOT NULL,
	met_when tsquery NOT NULL,
	excluded_when tsquery,
	exclusion_reason varchar(400),
	excepted_when tsquery,
	exception_reason varchar(400),
	window_of varchar(24),
	in_score boolean NOT NULL,
	PRIMARY KEY (edition, measure_id)
);
-- No foreign key to pledge.ruleset: see 90-dump.sql.
COMMENT ON TABLE pledge.ruleset_measure IS 'The measures of each edition, as they were when it was published.';
COMMENT ON COLUMN pledge.ruleset_measure.edition IS 'The edition.';
COMMENT ON COLUMN pledge.ruleset_measure.measure_id IS 'The measure; see pledge.measure.';
COMMENT ON COLUMN pledge.ruleset_measure.code IS 'Its code.';
COMMENT ON COLUMN pledge.ruleset_measure.title IS 'Its title.';
COMMENT ON COLUMN pledge.ruleset_measure.grain IS 'What it is asked of: record, window or case.';
COMMENT ON COLUMN pledge.ruleset_measure.applies_to IS 'Condition over fact codes: which records it is asked of.';
COMMENT ON COLUMN pledge.ruleset_measure.met_when IS 'Condition over fact codes: when it is met.';
COMMENT ON COLUMN pledge.ruleset_measure.excluded_when IS 'Condition over fact codes: which records are taken out, met or not; null when none.';
COMMENT ON COLUMN pledge.ruleset_measure.exclusion_reason IS 'Who is left out on purpose, and why; null when nobody is.';
COMMENT ON COLUMN pledge.ruleset_measure.excepted_when IS 'Condition over fact codes: which records are taken out when they miss it; null when none.';
COMMENT ON COLUMN pledge.ruleset_measure.exception_reason IS 'What excuses a miss, and why; null when nothing does.';
COMMENT ON COLUMN pledge.ruleset_measure.window_of IS 'Whose stretch of time a window measure is asked of; null for other measures.';
COMMENT ON COLUMN pledge.ruleset_measure.in_score IS 'Whether it counts in the score of the commitments it is linked to.';

CREATE TABLE pledge.rule
(
	rule_number integer PRIMARY KEY,
	block_kind varchar(16) NOT NULL CHECK (block_kind IN ('class', 'section', 'indicator', 'signal', 'combine',
		'modifier', 'pseudo', 'terminator', 'block', 'placeholder', 'answer', 'speaker', 'names')),
	block_name varchar(63) NOT NULL,
	block_options varchar(200) NOT NULL DEFAULT '',
	place integer NOT NULL,
	body varchar(4000) NOT NULL CHECK (body <> ''),
	options varchar(400) NOT NULL DEFAULT '',
	weight smallint NOT NULL DEFAULT 0 CHECK (weight BETWEEN 0 AND 9999),
	must_match text[] NOT NULL DEFAULT '{}',
	must_not_match text[] NOT NULL DEFAULT '{}',
	origin varchar(7) NOT NULL DEFAULT 'local' CHECK (origin IN ('shipped', 'local')),
	note varchar(400),
	CHECK (body !~ '[\n\r]' AND options !~ '[\n\r{}]' AND block_options !~ '[\n\r\]]')
);
COMMENT ON TABLE pledge.rule IS
	'The rules as rows: the shipped ones and the authority''s own. This is the draft; publish_ruleset makes an edition of it. Written by add_rule and withdraw_rule, not by hand.';
COMMENT ON COLUMN pledge.rule.rule_number IS 'The same number for the same rule in every edition and every installation: a checksum of its block and its text.';
COMMENT ON COLUMN pledge.rule.block_kind IS 'What kind of rule: indicator, class, modifier and so on (doc/rules.md).';
COMMENT ON COLUMN pledge.rule.block_name IS 'What it belongs to: the code of the indicator, the name of the class.';
COMMENT ON COLUMN pledge.rule.block_options IS 'Options of the block it stands in.';
COMMENT ON COLUMN pledge.rule.place IS 'Order among the rules.';
COMMENT ON COLUMN pledge.rule.body IS 'The pattern, the members of the class, the heading or the expression.';
COMMENT ON COLUMN pledge.rule.options IS 'Options of the rule itself, such as a condition.';
COMMENT ON COLUMN pledge.rule.weight IS 'Weight of a cue; 0 = the pattern is decisive.';
COMMENT ON COLUMN pledge.rule.must_match IS 'Examples that the rule must match.';
COMMENT ON COLUMN pledge.rule.must_not_match IS 'Examples that it must not match.';
COMMENT ON COLUMN pledge.rule.origin IS 'shipped with pledge, or local: added here.';
COMMENT ON COLUMN pledge.rule.note IS 'Why it was added, in the words of whoever added it.';

CREATE TABLE pledge.rule_withdrawal
(
	rule_number integer PRIMARY KEY,
	reason varchar(400) NOT NULL CHECK (reason <> ''),
	withdrawn_by name NOT NULL,
	withdrawn_at timestamptz NOT NULL
);
COMMENT ON TABLE pledge.rule_withdrawal IS
	'Shipped rules that this authority has taken out of its own editions. Shipped rows are never edited, so that an upgrade and a restore know them again.';
COMMENT ON COLUMN pledge.rule_withdrawal.rule_number IS 'The rule; see pledge.rule.';
COMMENT ON COLUMN pledge.rule_withdrawal.reason IS 'Why.';
COMMENT ON COLUMN pledge.rule_withdrawal.withdrawn_by IS 'Who took it out.';
COMMENT ON COLUMN pledge.rule_withdrawal.withdrawn_at IS 'When.';

-- ---- between text and rows ----

CREATE FUNCTION pledge.read_rules(rules text)
RETURNS TABLE (rule_number integer, block_kind text, block_name text, block_options text, place integer, body text,
	options text, weight smallint, must_match text[], must_not_match text[])
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_read_rules';
COMMENT ON FUNCTION pledge.read_rules(text) IS
	'Reads a rule text (doc/rules.md) into rows, one a rule, without compiling it. Raises syntax_error with the line and the place.';

CREATE FUNCTION pledge.check_ruleset(rules text)
RETURNS integer
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_check_ruleset';
COMMENT ON FUNCTION pledge.check_ruleset(text) IS
	'Compiles a rule text and returns how many rules it holds. Raises syntax_error, undefined_object or invalid_recursion with the rule, its line and the place of the fault.';

CREATE FUNCTION pledge.check_examples(rules text)
RETURNS TABLE (rule_number integer, rule text, example text, problem text)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_check_examples';
COMMENT ON FUNCTION pledge.check_examples(text) IS
	'Runs the examples that the rules of a text carry; one row for each that fails.';

CREATE FUNCTION pledge.check_condition(measure text, condition tsquery, codes text[])
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_check_condition';
COMMENT ON FUNCTION pledge.check_condition(text, tsquery, text[]) IS
	'True when the condition of a measure can be used: it is not empty, names only these fact codes, and has no prefix, weight or phrase operator. Raises an error that says what is wrong otherwise.';

CREATE FUNCTION pledge.draft_rules()
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
	WITH kept AS (
		SELECT r.*, row_number() OVER (ORDER BY r.origin DESC, r.place, r.rule_number) AS line
		FROM pledge.rule r
		WHERE NOT EXISTS (SELECT 1 FROM pledge.rule_withdrawal w WHERE w.rule_number = r.rule_number)
	), marked AS (
		SELECT k.*, (k.block_kind, k.block_name, k.block_options) IS DISTINCT FROM
			(lag(k.block_kind) OVER (ORDER BY k.line), lag(k.block_name) OVER (ORDER BY k.line),
			 lag(k.block_options) OVER (ORDER BY k.line)) AS opens
		FROM kept k
	)
	SELECT string_agg(
		CASE WHEN m.opens
			THEN E'\n[' || concat_ws(' ', m.block_kind, nullif(m.block_name, ''), nullif(m.block_options, '')) || E']\n'
			ELSE '' END
		|| CASE WHEN m.weight > 0 THEN m.weight || ': ' ELSE '' END
		|| m.body
		|| CASE WHEN m.options <> '' THEN ' {' || m.options || '}' ELSE '' END
		|| coalesce((SELECT string_agg(E'\n  + ' || replace(e, E'\n', ' '), '') FROM unnest(m.must_match) e), '')
		|| coalesce((SELECT string_agg(E'\n  - ' || replace(e, E'\n', ' '), '') FROM unnest(m.must_not_match) e), ''),
		E'\n' ORDER BY m.line) || E'\n'
	FROM marked m;
$$;
COMMENT ON FUNCTION pledge.draft_rules() IS
	'The draft as a rule text: shipped rules that are not withdrawn, then the local ones. What publish_ruleset would freeze.';

-- ---- writing rules ----

CREATE FUNCTION pledge.add_rule(block_kind text, block_name text, body text, weight integer DEFAULT 0,
	options text DEFAULT '', block_options text DEFAULT '', must_match text[] DEFAULT '{}',
	must_not_match text[] DEFAULT '{}', note text DEFAULT NULL)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	written text;
	number integer;
BEGIN
	IF coalesce(block_kind, '') = '' OR coalesce(body, '') = '' THEN
		RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
			MESSAGE = 'a rule needs a kind of block and a body',
			HINT = 'For example pledge.add_rule(''indicator'', ''child_voice'', ''@child ..2 told me'').';
	END IF;
	IF concat(block_kind, block_name, body, options, block_options) ~ '[\n\r]' THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
			MESSAGE = 'a rule must stand on one line',
			HINT = 'Add each pattern as a rule of its own.';
	END IF;
	IF block_kind = 'indicator' AND NOT EXISTS (
		SELECT 1 FROM pledge.fact f WHERE f.detector = 'text' AND f.code = block_name) THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_object',
			MESSAGE = format('there is no indicator "%s"', block_name),
			HINT = 'The indicators are the facts of pledge.fact whose detector is text. A helper that is never told is a signal.';
	END IF;
	IF coalesce(block_options, '') <> '' AND block_kind IN ('indicator', 'signal') AND EXISTS (
		SELECT 1 FROM pledge.rule r WHERE r.block_kind = add_rule.block_kind AND r.block_name = add_rule.block_name) THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
			MESSAGE = format('the options of %s "%s" are set already', block_kind, block_name),
			DETAIL = 'They hold for all of its rules, the shipped ones too.',
			HINT = 'Give accepts= and holders= to the rule itself, in options.';
	END IF;
	written := '[' || concat_ws(' ', block_kind, nullif(block_name, ''), nullif(block_options, '')) || E']\n'
		|| CASE WHEN coalesce(weight, 0) > 0 THEN weight || ': ' ELSE '' END || body
		|| CASE WHEN coalesce(options, '') <> '' THEN ' {' || options || '}' ELSE '' END;
	-- the reader refuses what is no rule, before anything is kept
	SELECT r.rule_number INTO STRICT number FROM pledge.read_rules(written) r;
	IF EXISTS (SELECT 1 FROM pledge.rule r WHERE r.rule_number = number) THEN
		RAISE EXCEPTION USING ERRCODE = 'duplicate_object',
			MESSAGE = 'this rule is there already',
			DETAIL = 'It has the number ' || number || '.',
			HINT = 'If it was withdrawn, put it back with pledge.restore_rule(' || number || ').';
	END IF;
	INSERT INTO pledge.rule (rule_number, block_kind, block_name, block_options, place, body, options, weight,
		must_match, must_not_match, origin, note)
	SELECT r.rule_number, r.block_kind, r.block_name, r.block_options,
		coalesce((SELECT max(o.place) FROM pledge.rule o WHERE o.origin = 'local'), 0) + 1,
		r.body, r.options, r.weight, coalesce(add_rule.must_match, '{}'), coalesce(add_rule.must_not_match, '{}'),
		'local', add_rule.note
	FROM pledge.read_rules(written) r;
	-- the draft must still compile as a whole
	PERFORM pledge.check_ruleset(pledge.draft_rules());
	RETURN number;
END;
$$;
COMMENT ON FUNCTION pledge.add_rule(text, text, text, integer, text, text, text[], text[], text) IS
	'Adds a local rule to the draft and returns its number. The draft must compile with it, else nothing is added and the error says where. It changes no score until publish_ruleset.';

CREATE FUNCTION pledge.withdraw_rule(rule_number integer, reason text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	found_origin text;
BEGIN
	SELECT r.origin INTO found_origin FROM pledge.rule r WHERE r.rule_number = withdraw_rule.rule_number;
	IF found_origin IS NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_object',
			MESSAGE = 'there is no rule ' || coalesce(withdraw_rule.rule_number::text, 'null'),
			HINT = 'pledge.evidence() tells the number of each rule that matched; all stand in pledge.rule.';
	ELSIF found_origin = 'local' THEN
		DELETE FROM pledge.rule r WHERE r.rule_number = withdraw_rule.rule_number;
	ELSIF EXISTS (SELECT 1 FROM pledge.rule_withdrawal w WHERE w.rule_number = withdraw_rule.rule_number) THEN
		RAISE EXCEPTION USING ERRCODE = 'duplicate_object',
			MESSAGE = 'rule ' || withdraw_rule.rule_number || ' is withdrawn already',
			HINT = 'pledge.restore_rule puts it back.';
	ELSIF coalesce(btrim(withdraw_rule.reason), '') = '' THEN
		RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
			MESSAGE = 'a shipped rule is withdrawn for a reason',
			HINT = 'Say why: pledge.withdraw_rule(number, ''means something else here'').';
	ELSE
		INSERT INTO pledge.rule_withdrawal (rule_number, reason, withdrawn_by, withdrawn_at)
		VALUES (withdraw_rule.rule_number, withdraw_rule.reason, session_user, now());
	END IF;
	PERFORM pledge.check_ruleset(pledge.draft_rules());
END;
$$;
COMMENT ON FUNCTION pledge.withdraw_rule(integer, text) IS
	'Takes a rule out of the draft: a local one is deleted, a shipped one noted in rule_withdrawal with the reason. Published editions stay as they are.';

CREATE FUNCTION pledge.restore_rule(rule_number integer)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM pledge.rule_withdrawal w WHERE w.rule_number = restore_rule.rule_number;
	IF NOT FOUND THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_object',
			MESSAGE = 'rule ' || coalesce(restore_rule.rule_number::text, 'null') || ' is not withdrawn',
			HINT = 'Withdrawn rules stand in pledge.rule_withdrawal.';
	END IF;
	PERFORM pledge.check_ruleset(pledge.draft_rules());
END;
$$;
COMMENT ON FUNCTION pledge.restore_rule(integer) IS 'Puts a withdrawn shipped rule back into the draft.';

CREATE FUNCTION pledge.check_rules()
RETURNS TABLE (rule_number integer, rule text, example text, problem text)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT e.rule_number, e.rule, e.example, e.problem FROM pledge.check_examples(pledge.draft_rules()) e;
$$;
COMMENT ON FUNCTION pledge.check_rules() IS
	'Compiles the draft and runs every example of its rules; one row for each example that fails. No row means all is well.';

-- The number of an edition is no secret, and whoever may read a text needs it: so it is
-- read with the owner's rights.
CREATE FUNCTION pledge.ruleset_id()
RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT max(edition) FROM pledge.ruleset;
$$;
COMMENT ON FUNCTION pledge.ruleset_id() IS 'The number of the edition in force: the one published last.';

CREATE FUNCTION pledge.check_measures()
RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT count(*)::integer
	FROM pledge.measure m,
		LATERAL (SELECT array_agg(f.code::text) AS codes FROM pledge.fact f) f
	WHERE pledge.check_condition(m.code, m.applies_to, f.codes)
		AND pledge.check_condition(m.code, m.met_when, f.codes)
		-- a measure that takes nothing out has no such condition to check
		AND coalesce(pledge.check_condition(m.code, m.excluded_when, f.codes), true)
		AND coalesce(pledge.check_condition(m.code, m.excepted_when, f.codes), true);
$$;
COMMENT ON FUNCTION pledge.check_measures() IS
	'Checks the conditions of all measures and returns how many there are; raises an error that names the measure and the fact at fault.';

CREATE FUNCTION pledge.publish_ruleset(label text)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	draft text := pledge.draft_rules();
	failures text;
	edition integer;
BEGIN
	IF coalesce(btrim(label), '') = '' THEN
		RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed', MESSAGE = 'an edition needs a label',
			HINT = 'Say what is new in it: pledge.publish_ruleset(''local wording for early help'').';
	END IF;
	-- one edition after the other, whoever publishes
	LOCK TABLE pledge.ruleset IN SHARE ROW EXCLUSIVE MODE;
	PERFORM pledge.check_ruleset(draft);
	PERFORM pledge.check_measures();
	SELECT string_agg(format('rule %s %s: %s', e.rule_number, e.problem, e.example), E'\n')
	INTO failures
	FROM pledge.check_examples(draft) e;
	IF failures IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'check_violation',
			MESSAGE = 'examples of the rules fail, so the edition was not published',
			DETAIL = failures,
			HINT = 'Change the rule or the example; SELECT * FROM pledge.check_rules() lists them.';
	END IF;
	edition := greatest((SELECT max(r.edition) FROM pledge.ruleset r) + 1, 16384);
	INSERT INTO pledge.ruleset (edition, label, origin, published_at, engine_version, checksum, rules)
	VALUES (edition, btrim(label), 'local', now(), pledge.version(), encode(sha256(convert_to(draft, 'UTF8')), 'hex'), draft);
	INSERT INTO pledge.ruleset_measure (edition, measure_id, code, title, grain, applies_to, met_when,
		excluded_when, exclusion_reason, excepted_when, exception_reason, window_of, in_score)
	SELECT edition, m.measure_id, m.code, m.title, m.grain, m.applies_to, m.met_when,
		m.excluded_when, m.exclusion_reason, m.excepted_when, m.exception_reason, m.window_of, m.in_score
	FROM pledge.measure m;
	RETURN edition;
END;
$$;
COMMENT ON FUNCTION pledge.publish_ruleset(text) IS
	'Checks the draft whole (rules, examples, measures), freezes it as a new edition and returns its number. Assess each source again to see records scored by it.';

CREATE FUNCTION pledge.check_edition(edition integer)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT r.checksum = encode(sha256(convert_to(r.rules, 'UTF8')), 'hex')
	FROM pledge.ruleset r
	WHERE r.edition = check_edition.edition;
$$;
COMMENT ON FUNCTION pledge.check_edition(integer) IS
	'True when the rules of an edition still have the checksum they were published with; null where there is no such edition.';

CREATE FUNCTION pledge.refuse_edition_change()
RETURNS trigger
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
		MESSAGE = 'a published edition cannot be changed or removed',
		HINT = 'Change the draft with pledge.add_rule or pledge.withdraw_rule and publish a new edition.';
END;
$$;
COMMENT ON FUNCTION pledge.refuse_edition_change() IS 'Trigger: refuses any change of a published edition.';

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON pledge.ruleset
	FOR EACH STATEMENT EXECUTE FUNCTION pledge.refuse_edition_change();
COMMENT ON TRIGGER refuse_change ON pledge.ruleset IS 'A published edition cannot be changed.';

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON pledge.ruleset_measure
	FOR EACH STATEMENT EXECUTE FUNCTION pledge.refuse_edition_change();
COMMENT ON TRIGGER refuse_change ON pledge.ruleset_measure IS 'The measures of a published edition cannot be changed.';

-- ---- the shipped edition ----

CREATE FUNCTION pledge.version()
RETURNS text
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_version';
COMMENT ON FUNCTION pledge.version() IS 'The version of the shared library that runs.';

INSERT INTO pledge.ruleset (edition, label, origin, published_at, engine_version, checksum, rules)
SELECT 1, 'pledge 0.1.0', 'shipped', timestamptz '2026-11-21 00:00:00+00', '0.1.0',
	pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(shipped.rules, 'UTF8')), 'hex'), shipped.rules
FROM (VALUES ($rules$
--@shipped-rules
$rules$::text)) AS shipped (rules);

INSERT INTO pledge.rule (rule_number, block_kind, block_name, block_options, place, body, options, weight,
	must_match, must_not_match, origin)
SELECT r.rule_number, r.block_kind, r.block_name, r.block_options, r.place, r.body, r.options, r.weight,
	r.must_match, r.must_not_match, 'shipped'
FROM pledge.read_rules((SELECT s.rules FROM pledge.ruleset s WHERE s.edition OPERATOR(pg_catalog.=) 1)) r;

INSERT INTO pledge.ruleset_measure (edition, measure_id, code, title, grain, applies_to, met_when,
	excluded_when, exclusion_reason, excepted_when, exception_reason, window_of, in_score)
SELECT 1, m.measure_id, m.code, m.title, m.grain, m.applies_to, m.met_when,
	m.excluded_when, m.exclusion_reason, m.excepted_when, m.exception_reason, m.window_of, m.in_score
FROM pledge.measure m;

-- The shipped rules and measures must compile, or there is nothing to install.
SELECT pledge.check_ruleset(s.rules), pledge.check_measures()
FROM pledge.ruleset s
WHERE s.edition OPERATOR(pg_catalog.=) 1;

REVOKE ALL ON FUNCTION pledge.add_rule(text, text, text, integer, text, text, text[], text[], text),
	pledge.withdraw_rule(integer, text), pledge.restore_rule(integer), pledge.publish_ruleset(text), pledge.refuse_edition_change() FROM PUBLIC;
