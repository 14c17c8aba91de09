-- Why a measure was answered as it was: the facts it turns on, by their titles.
-- With its owner's rights, as it reads the titles of facts for whoever reads the view.
CREATE FUNCTION pledge.outcome_reason(
	outcome text,
	kind text,
	facts smallint[],
	unknown smallint[],
	applies_to tsquery,
	met_when tsquery,
	excluded_when tsquery,
	exclusion_reason text,
	excepted_when tsquery,
	exception_reason text
)
RETURNS varchar(600)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT left(coalesce(CASE outcome
			WHEN 'evidenced' THEN coalesce(said.found, said.absent)
			WHEN 'not evidenced' THEN concat_ws(' ', said.found, said.missing)
			-- What was excluded was so for certain, so that what is not known makes no difference here.
			WHEN 'excluded' THEN CASE WHEN array_to_tsvector(coalesce(said.codes, '{}')) @@ excluded_when
									  THEN concat_ws(' ', said.excluded_by, exclusion_reason)
									  ELSE concat_ws(' ', said.excepted_by, exception_reason) END
			ELSE CASE WHEN kind IS NULL THEN 'Not known: what kind of record this is.' ELSE said.unknown END END, ''), 600)::varchar(600)
	FROM (SELECT 'Found: ' || string_agg(one.title, '; ') FILTER (WHERE one.is_asked AND one.is_found) || '.' AS found,
				 'Not found: ' || string_agg(one.title, '; ')
					FILTER (WHERE one.is_asked AND NOT one.is_refused AND NOT one.is_found AND NOT one.is_unknown) || '.' AS missing,
				 'None found: ' || string_agg(one.title, '; ') FILTER (WHERE one.is_refused AND NOT one.is_found) || '.' AS absent,
				 'Not known: ' || string_agg(one.title, '; ') FILTER (WHERE one.is_unknown) || '.' AS unknown,
				 'Found: ' || string_agg(one.title, '; ') FILTER (WHERE one.excludes AND one.is_found) || '.' AS excluded_by,
				 'Found: ' || string_agg(one.title, '; ') FILTER (WHERE one.excepts AND one.is_found) || '.' AS excepted_by,
				 array_agg(one.code) FILTER (WHERE one.is_found) AS codes
		  FROM (SELECT fact.title, fact.code::text AS code, fact.fact_id = ANY (facts) AS is_found,
					   fact.fact_id = ANY (outcome_reason.unknown) AS is_unknown,
					   strpos(written.met, quote_literal(fact.code)) > 0 AS is_asked,
					   strpos(written.met, '!' || quote_literal(fact.code)) > 0 AS is_refused,
					   -- The kind of the record is shown beside it.
					   strpos(written.exclusion, quote_literal(fact.code)) > 0
						  AND strpos(written.exclusion, '!' || quote_literal(fact.code)) = 0
						  AND fact.code NOT LIKE 'kind\_%' AS excludes,
					   strpos(written.exception, quote_literal(fact.code)) > 0
						  AND fact.code NOT LIKE 'kind\_%' AS excepts
				-- The text of a tsquery has each code between quotes. It is written and read once (OFFSET), and few facts are named in it.
				FROM (SELECT met_when::text AS met, excluded_when::text AS exclusion, excepted_when::text AS exception,
							 ARRAY(SELECT match.code[1] FROM regexp_matches(concat(met_when, applies_to, excluded_when, excepted_when),
																			$$'([a-z0-9_]+)'$$, 'g') AS match (code)) AS codes OFFSET 0) AS written
				JOIN pledge.fact ON fact.code = ANY (written.codes)
				ORDER BY fact.fact_id) AS one) AS said;
END;

COMMENT ON FUNCTION pledge.outcome_reason(text, text, smallint[], smallint[], tsquery, tsquery, tsquery, text, tsquery, text) IS
	'Why a measure was answered as it was: the titles of the facts that were found, not found or not known, or what took the record out and why';

CREATE VIEW line_of_sight.record_result WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   record.record_key,
	   subject.subject_key,
	   assessment.edition,
	   assessment.occurred_on,
	   to_char(assessment.occurred_on, 'YYYYMM')::integer AS month_id,
	   to_char(assessment.occurred_on, 'Mon YYYY')::varchar(8) AS month_label,
	   assessment.kind AS record_kind,
	   assessment.team_key,
	   team.name AS team_name,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   answer.outcome::varchar(13) AS outcome,
	   (answer.outcome = 'evidenced')::integer AS is_met,
	   (answer.outcome IN ('evidenced', 'not evidenced'))::integer AS is_told,
	   pledge.outcome_reason(answer.outcome, assessment.kind, assessment.facts, assessment.unknown, measure.applies_to, measure.met_when,
							 measure.excluded_when, measure.exclusion_reason, measure.excepted_when, measure.exception_reason)::varchar(600) AS reason,
	   (answer.outcome = 'excluded')::integer AS is_excluded,
	   assessment.team_id
FROM pledge.assessment
JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
-- The source is in the keys by which a record, child or team is looked up.
JOIN pledge.record ON record.record_id = assessment.record_id AND record.source_id = assessment.source_id
CROSS JOIN LATERAL (
	SELECT met.measure_id, 'evidenced' AS outcome FROM unnest(assessment.met) AS met (measure_id)
	UNION ALL
	SELECT unmet.measure_id, 'not evidenced' FROM unnest(assessment.unmet) AS unmet (measure_id)
	UNION ALL
	SELECT untold.measure_id, 'cannot tell' FROM unnest(assessment.untold) AS untold (measure_id)
	UNION ALL
	SELECT excluded.measure_id, 'excluded' FROM unnest(assessment.excluded) AS excluded (measure_id)) AS answer
JOIN pledge.ruleset_measure AS measure ON measure.edition = assessment.edition AND measure.measure_id = answer.measure_id
LEFT JOIN pledge.subject ON subject.subject_id = assessment.subject_id AND subject.source_id = assessment.source_id
LEFT JOIN pledge.team ON team.team_id = assessment.team_id AND team.source_id = assessment.source_id
WHERE NOT assessment.restricted;

COMMENT ON VIEW line_of_sight.record_result IS
	'What each measure answers about each record and child, and why. Restricted records and children are left out. One row for each source, record, child (null when the record is about none) and measure that asks about it. Key: source_name, record_key, subject_key, measure_code';
COMMENT ON COLUMN line_of_sight.record_result.source_name IS
	'Source the record stands in';
COMMENT ON COLUMN line_of_sight.record_result.record_key IS
	'Key of the record in the host';
COMMENT ON COLUMN line_of_sight.record_result.subject_key IS
	'Key of the child in the host; null when the record is about none';
COMMENT ON COLUMN line_of_sight.record_result.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.record_result.occurred_on IS
	'Day on which it happened, in the time zone of the source';
COMMENT ON COLUMN line_of_sight.record_result.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.record_result.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.record_result.record_kind IS
	'Kind of record; null when nobody has mapped the value of the host';
COMMENT ON COLUMN line_of_sight.record_result.team_key IS
	'Key of the team the record belongs to; null when none could be found';
COMMENT ON COLUMN line_of_sight.record_result.team_name IS
	'Name of that team';
COMMENT ON COLUMN line_of_sight.record_result.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.record_result.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.record_result.outcome IS
	'evidenced, not evidenced, cannot tell, or excluded (taken out for a reason)';
COMMENT ON COLUMN line_of_sight.record_result.is_met IS
	'1 when evidenced, otherwise 0';
COMMENT ON COLUMN line_of_sight.record_result.is_told IS
	'1 when evidenced or not evidenced, and so in the rate; 0 when it cannot be told or is excluded';
COMMENT ON COLUMN line_of_sight.record_result.reason IS
	'Which facts were found, not found or not known; for what is excluded, why';
COMMENT ON COLUMN line_of_sight.record_result.is_excluded IS
	'1 when excluded, otherwise 0';
COMMENT ON COLUMN line_of_sight.record_result.team_id IS
	'Number of the team the record belongs to, to join line_of_sight.team by; null when none could be found';
