-- 70-outcome: from outcomes of records to counts, and from counts to scores.
--
-- One arithmetic for any set of records: outcome_count counts, commitment_scores scores.
-- The score of a single record is the score of a set of one.

CREATE FUNCTION pledge.outcome_accumulate(counts bigint[], met smallint[], unmet smallint[], untold smallint[])
RETURNS bigint[]
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_outcome_accumulate';
COMMENT ON FUNCTION pledge.outcome_accumulate(bigint[], smallint[], smallint[], smallint[]) IS
	'Transition function of the aggregate outcome_count: adds the outcomes of one record.';

CREATE FUNCTION pledge.outcome_accumulate(counts bigint[], met smallint[], unmet smallint[], untold smallint[],
	excluded smallint[])
RETURNS bigint[]
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_outcome_accumulate';
COMMENT ON FUNCTION pledge.outcome_accumulate(bigint[], smallint[], smallint[], smallint[], smallint[]) IS
	'Transition function of the aggregate outcome_count that counts exclusions too: adds the outcomes of one record.';

CREATE FUNCTION pledge.outcome_combine(bigint[], bigint[])
RETURNS bigint[]
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_outcome_combine';
COMMENT ON FUNCTION pledge.outcome_combine(bigint[], bigint[]) IS
	'Combine function of the aggregates outcome_count and outcome_sum: adds two counts.';

CREATE AGGREGATE pledge.outcome_count(met smallint[], unmet smallint[], untold smallint[])
(
	SFUNC = pledge.outcome_accumulate,
	STYPE = bigint[],
	COMBINEFUNC = pledge.outcome_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE pledge.outcome_count(smallint[], smallint[], smallint[]) IS
	'Counts the outcomes of records by measure, where exclusions are not wanted: they are counted as nought.';

CREATE AGGREGATE pledge.outcome_count(met smallint[], unmet smallint[], untold smallint[], excluded smallint[])
(
	SFUNC = pledge.outcome_accumulate,
	STYPE = bigint[],
	COMBINEFUNC = pledge.outcome_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE pledge.outcome_count(smallint[], smallint[], smallint[], smallint[]) IS
	'Counts the outcomes of records by measure. The result is five numbers a measure (id, met, not met, cannot be told, excluded), to be read by outcome_count_rows.';

CREATE AGGREGATE pledge.outcome_sum(counts bigint[])
(
	SFUNC = pledge.outcome_combine,
	STYPE = bigint[],
	COMBINEFUNC = pledge.outcome_combine,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE pledge.outcome_sum(bigint[]) IS 'Adds up counts that outcome_count made.';

CREATE FUNCTION pledge.outcome_count_rows(counts bigint[])
RETURNS TABLE (measure_id smallint, met bigint, eligible bigint, untold bigint, excluded bigint)
LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 30
AS 'MODULE_PATHNAME', 'pledge_outcome_rows';
COMMENT ON FUNCTION pledge.outcome_count_rows(bigint[]) IS
	'Reads the result of outcome_count: a row a measure with how many records met it, how many it could be told of (eligible), of how many it could not be told, and how many were taken out for a reason (excluded). The rate is met over eligible; excluded records are in neither.';

-- With its owner's rights: the views of leaders call it, who have none on schema pledge.
-- It reads reference data only.
CREATE FUNCTION pledge.commitment_scores(counts bigint[], edition integer)
RETURNS TABLE (commitment_id smallint, measures_linked integer, measures_told integer, score double precision,
	weakest_measure_id smallint, weakest_met bigint, weakest_eligible bigint)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT l.commitment_id,
		count(*)::integer,
		count(o.rate)::integer,
		sum(l.weight * o.rate) / sum(l.weight) FILTER (WHERE o.rate IS NOT NULL),
		(array_agg(o.measure_id ORDER BY o.rate, l.weight DESC, o.measure_id) FILTER (WHERE o.rate IS NOT NULL))[1],
		(array_agg(o.met ORDER BY o.rate, l.weight DESC, o.measure_id) FILTER (WHERE o.rate IS NOT NULL))[1],
		(array_agg(o.eligible ORDER BY o.rate, l.weight DESC, o.measure_id) FILTER (WHERE o.rate IS NOT NULL))[1]
	FROM pledge.commitment_measure l
	JOIN pledge.ruleset_measure m ON m.measure_id = l.measure_id
		AND m.edition = commitment_scores.edition AND m.in_score
	LEFT JOIN LATERAL (
		SELECT r.measure_id, r.met, r.eligible, r.met::double precision / nullif(r.eligible, 0) AS rate
		FROM pledge.outcome_count_rows(commitment_scores.counts) r
		WHERE r.measure_id = l.measure_id
	) o ON true
	GROUP BY l.commitment_id;
$$;
COMMENT ON FUNCTION pledge.commitment_scores(bigint[], integer) IS
	'The score of each commitment that has measures, over the records that were counted: the weighted mean of the rates of those of its measures that could be told, between 0 and 1; null where none could. Measures that stand beside the score (in_score false) are left out.';

CREATE FUNCTION pledge.score(body text, kind text DEFAULT NULL, child_age integer DEFAULT NULL,
	known_as text[] DEFAULT NULL, edition integer DEFAULT pledge.ruleset_id(), body_format text DEFAULT 'plain')
RETURNS TABLE (commitment text, title text, measures_linked integer, measures_told integer, measures_met integer,
	score double precision)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
	WITH counted AS (
		SELECT pledge.outcome_count(o.met, o.unmet, o.untold) AS counts
		FROM pledge.circumstance_facts(score.kind, score.child_age) c,
			LATERAL (SELECT pledge.text_fact_ids(score.body, score.kind, score.child_age, score.known_as, score.edition, score.body_format) AS facts) t,
			LATERAL pledge.measure_outcomes(
				-- No box says whether the child was seen, so the text does.
				c.facts || t.facts || ARRAY(
					SELECT seen.fact_id
					FROM pledge.fact read
					JOIN pledge.fact seen ON (read.code, seen.code) IN
						(('child_seen', 'child_was_seen'), ('child_seen_alone', 'child_was_seen_alone'))
					WHERE read.fact_id = ANY (t.facts)),
				c.unknown, score.edition) o
	)
	SELECT m.code::text, m.title::text, s.measures_linked, s.measures_told,
		(SELECT count(*)::integer
		 FROM pledge.outcome_count_rows(n.counts) r
		 JOIN pledge.commitment_measure l ON l.measure_id = r.measure_id AND l.commitment_id = s.commitment_id
		 JOIN pledge.ruleset_measure e ON e.measure_id = r.measure_id AND e.edition = score.edition AND e.in_score
		 WHERE r.met > 0),
		s.score
	FROM counted n,
		LATERAL pledge.commitment_scores(n.counts, score.edition) s
	JOIN pledge.commitment m ON m.commitment_id = s.commitment_id
	JOIN pledge.framework f ON f.framework_id = m.framework_id
	WHERE s.measures_told > 0
	ORDER BY f.position, m.position, m.code;
$$;
COMMENT ON FUNCTION pledge.score(text, text, integer, text[], integer, text) IS
	'How far one text reflects each commitment: of the measures linked to it, how many apply and could be told (measures_told), how many of them are met, and the weighted mean. The arithmetic is that of any set of records (commitment_scores).';
