-- 40-text: reading one text: evidence, facts, highlight, assertion, score.
--
-- Every function takes an `edition`.  An edition never changes, so the functions are
-- IMMUTABLE; the default, the edition in force, is STABLE.  Do not use them in an index,
-- a generated column or a CHECK: a restore would need the edition before it is there.
-- `body_format` stands last, behind the edition: views of a host that call the functions
-- are kept with every argument in its place.

CREATE FUNCTION pledge.evidence(body text, kind text DEFAULT NULL, child_age integer DEFAULT NULL,
	known_as text[] DEFAULT NULL, edition integer DEFAULT pledge.ruleset_id(), body_format text DEFAULT 'plain')
RETURNS TABLE (indicator text, status text, start_at integer, length integer, excerpt text, pattern_id integer, because text)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000 ROWS 20
AS 'MODULE_PATHNAME', 'pledge_evidence';
COMMENT ON FUNCTION pledge.evidence(text, text, integer, text[], integer, text) IS
	'Every match of an indicator in a text: how it was judged (asserted, negated, planned, hypothetical, uncertain, historical, other_holder, empty), where it stands (characters, from 1), its words, the rule (pledge.rule) and why. Only what is asserted is a fact. Where several rules find overlapping words for one indicator, one row is shown. kind: kind of record; child_age: years; known_as: names to treat as the child''s; body_format: plain or html. The place is that in the body as it was given, tags and all; the words of html are those of its text.';

CREATE FUNCTION pledge.facts(body text, kind text DEFAULT NULL, child_age integer DEFAULT NULL,
	known_as text[] DEFAULT NULL, edition integer DEFAULT pledge.ruleset_id(), body_format text DEFAULT 'plain')
RETURNS text[]
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000
AS 'MODULE_PATHNAME', 'pledge_facts';
COMMENT ON FUNCTION pledge.facts(text, text, integer, text[], integer, text) IS
	'The codes of the indicators that a text evidences; empty for a null or empty body.';

CREATE FUNCTION pledge.text_fact_ids(body text, kind text DEFAULT NULL, child_age integer DEFAULT NULL,
	known_as text[] DEFAULT NULL, edition integer DEFAULT pledge.ruleset_id(), body_format text DEFAULT 'plain')
RETURNS smallint[]
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000
AS 'MODULE_PATHNAME', 'pledge_text_fact_ids';
COMMENT ON FUNCTION pledge.text_fact_ids(text, text, integer, text[], integer, text) IS
	'The ids (pledge.fact) of the indicators that a text evidences, in order. What assess stores of a text.';

CREATE FUNCTION pledge.assertion(body text, target text, edition integer DEFAULT pledge.ruleset_id())
RETURNS text
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000
AS 'MODULE_PATHNAME', 'pledge_assertion';
COMMENT ON FUNCTION pledge.assertion(text, text, integer) IS
	'How the first occurrence of some words in a text would be judged, were they evidence: one of the statuses of evidence(), other_holder where a parent or another child says it, or none for a false friend. Null where the words do not occur.';

CREATE FUNCTION pledge.highlight(body text, kind text DEFAULT NULL, child_age integer DEFAULT NULL,
	known_as text[] DEFAULT NULL, edition integer DEFAULT pledge.ruleset_id(), body_format text DEFAULT 'plain')
RETURNS text
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000
AS 'MODULE_PATHNAME', 'pledge_highlight';
COMMENT ON FUNCTION pledge.highlight(text, text, integer, text[], integer, text) IS
	'The text as safe HTML: every character of it escaped (of a body that is html itself only its text is shown), each piece of asserted evidence in a mark element with a class for each indicator and a title that says why.';

-- ---- measures ----

CREATE FUNCTION pledge.measure_outcomes(facts smallint[], unknown smallint[], edition integer,
	OUT met smallint[], OUT unmet smallint[], OUT untold smallint[], OUT excluded smallint[])
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
AS 'MODULE_PATHNAME', 'pledge_measure_outcomes';
COMMENT ON FUNCTION pledge.measure_outcomes(smallint[], smallint[], integer) IS
	'What the facts of one record say to each record measure of an edition: met, not met (unmet), cannot be told (untold), or taken out for a reason (excluded). A measure that does not apply is in none. unknown: facts of which it is not known whether they are true; facts in neither list are false.';

CREATE FUNCTION pledge.window_answers(facts smallint[], unknown smallint[], edition integer,
	OUT met smallint[], OUT unmet smallint[], OUT untold smallint[], OUT excluded smallint[])
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 20
AS 'MODULE_PATHNAME', 'pledge_window_answers';
COMMENT ON FUNCTION pledge.window_answers(smallint[], smallint[], integer) IS
	'What the facts of one record say to each window measure of an edition: whether it shows what the window is asked for (met), does not (unmet), cannot tell (untold), or would be excused (excluded). The answer of the window follows from those of its records.';

CREATE FUNCTION pledge.circumstance_facts(kind text, child_age integer, OUT facts smallint[], OUT unknown smallint[])
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT coalesce(array_agg(f.fact_id ORDER BY f.fact_id) FILTER (WHERE c.holds), '{}')::smallint[],
		coalesce(array_agg(f.fact_id ORDER BY f.fact_id) FILTER (WHERE c.holds IS NULL), '{}')::smallint[]
	FROM pledge.fact f,
		LATERAL (SELECT CASE
			WHEN f.code LIKE 'kind\_%' THEN f.code = 'kind_' || circumstance_facts.kind
			WHEN f.code = 'age_unborn' THEN circumstance_facts.child_age < 0
			WHEN f.code LIKE 'age\_under\_%'
				THEN circumstance_facts.child_age < substr(f.code, 11)::integer
			-- Nobody says what type of decision it is, nor how the child took part.
			WHEN f.code IN ('decision_delegated', 'decision_at_threshold', 'decision_on_care')
				THEN CASE WHEN circumstance_facts.kind <> 'decision' THEN false END
			WHEN f.code LIKE 'participation\_%'
				THEN CASE WHEN circumstance_facts.kind <> 'review' THEN false END
			WHEN f.code IN ('authorised', 'actions_owned_and_dated') THEN NULL
			WHEN f.detector = 'field' THEN false
		END AS holds) c
	WHERE f.detector <> 'text' AND f.origin = 'shipped';
$$;
COMMENT ON FUNCTION pledge.circumstance_facts(text, integer) IS
	'The facts that follow from the kind of a record and the age of the child, for a text that stands in no source: facts that hold, and those that are not known, because the kind or the age is not, or because a text alone does not say when it was written, by whom, or what type of decision it holds. Other field facts are taken as false: nothing says that a visit was cancelled.';
