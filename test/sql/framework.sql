-- The frameworks, their commitments, and how each is evidenced. Queries named
-- "none" list offending rows: any row is a fault.

-- Every item of the five documents is here
SELECT framework.code, commitment.kind, count(*)::integer AS commitment_count
FROM pledge.framework
JOIN pledge.commitment USING (framework_id)
GROUP BY framework.position, framework.code, commitment.kind
ORDER BY framework.position, min(commitment.position);

SELECT framework.code, framework.title, framework.publisher
FROM pledge.framework
ORDER BY framework.position;

-- Seven sub-capabilities in each capability, and their effective attributes
SELECT capability.code, count(DISTINCT sub_capability.commitment_id)::integer AS sub_capability_count,
	count(attribute.commitment_id)::integer AS attribute_count
FROM pledge.commitment AS capability
JOIN pledge.commitment AS sub_capability ON sub_capability.parent_id = capability.commitment_id
LEFT JOIN pledge.commitment AS attribute ON attribute.parent_id = sub_capability.commitment_id
WHERE capability.kind = 'capability'
GROUP BY capability.position, capability.code
ORDER BY capability.position;

-- How commitments are evidenced in this release
SELECT framework.code, commitment.evidenced_by, count(*)::integer AS commitment_count
FROM pledge.framework
JOIN pledge.commitment USING (framework_id)
GROUP BY framework.position, framework.code, commitment.evidenced_by
ORDER BY framework.position, commitment.evidenced_by;

-- none: a part without its whole, or under a whole of the wrong kind
SELECT part.code, part.kind, whole.code AS parent_code, whole.kind AS parent_kind
FROM pledge.commitment AS part
LEFT JOIN pledge.commitment AS whole ON whole.commitment_id = part.parent_id
WHERE (part.parent_id IS NOT NULL AND whole.commitment_id IS NULL)
	OR whole.framework_id <> part.framework_id
	OR (part.kind = 'sub_capability' AND whole.kind IS DISTINCT FROM 'capability')
	OR (part.kind = 'attribute' AND whole.kind IS DISTINCT FROM 'sub_capability')
	OR (part.code ~ '^LC-[0-9][ab]$' AND whole.code IS DISTINCT FROM left(part.code, -1))
	OR (part.code LIKE 'CF-%' AND part.kind IN ('sub_capability', 'attribute')
		AND whole.code IS DISTINCT FROM regexp_replace(part.code, '-[^-]+$', ''))
	OR (part.kind IN ('pledge', 'statement', 'capability', 'curriculum_area') AND whole.commitment_id IS NOT NULL)
ORDER BY part.code;

-- none: a code that does not begin with its framework's
SELECT commitment.code, framework.code AS framework_code
FROM pledge.commitment
JOIN pledge.framework USING (framework_id)
WHERE NOT starts_with(commitment.code, framework.code || '-')
ORDER BY commitment.code;

-- none: a gap in the reading order
SELECT framework.code, min(commitment.position) AS first_position, max(commitment.position) AS last_position,
	count(*)::integer AS commitment_count
FROM pledge.framework
JOIN pledge.commitment USING (framework_id)
GROUP BY framework.code
HAVING min(commitment.position) <> 1 OR max(commitment.position) <> count(*)
ORDER BY framework.code;

-- none: a silent commitment
SELECT commitment.code, commitment.evidenced_by, count(link.measure_id)::integer AS link_count
FROM pledge.commitment
LEFT JOIN pledge.commitment_measure AS link USING (commitment_id)
GROUP BY commitment.commitment_id
HAVING (commitment.evidenced_by = 'measures') <> (count(link.measure_id) > 0)
	OR (commitment.evidenced_by <> 'measures' AND btrim(coalesce(commitment.evidence_reason, '')) = '')
ORDER BY commitment.code;

-- none: evidenced by children of which none has measures
SELECT whole.code
FROM pledge.commitment AS whole
WHERE whole.evidenced_by = 'children'
	AND NOT EXISTS (
		SELECT FROM pledge.commitment AS part
		JOIN pledge.commitment_measure AS link ON link.commitment_id = part.commitment_id
		WHERE part.parent_id = whole.commitment_id)
ORDER BY whole.code;

-- none: words left empty
SELECT commitment.code
FROM pledge.commitment
WHERE '' IN (btrim(title), btrim(summary), btrim(source_reference), btrim(coalesce(evidence_reason, '-')))
ORDER BY commitment.code;

-- none: a weight outside 1 to 3, or a link without a reason
SELECT commitment_id, measure_id, weight, reason
FROM pledge.commitment_measure
WHERE weight NOT BETWEEN 1 AND 3 OR btrim(reason) = ''
ORDER BY commitment_id, measure_id;

-- How many links each weight has
SELECT weight, count(*)::integer AS link_count
FROM pledge.commitment_measure
GROUP BY weight
ORDER BY weight;

-- none: a measure that speaks for no commitment; prompts (90 to 99) are meant to
-- speak for none
SELECT measure.code
FROM pledge.measure
LEFT JOIN pledge.commitment_measure AS link USING (measure_id)
WHERE link.measure_id IS NULL AND measure.measure_id NOT BETWEEN 90 AND 99
ORDER BY measure.code;

-- none: a commitment whose every measure stands outside the score, unless it is
-- expected (its score is then always null)
SELECT commitment.code
FROM pledge.commitment
JOIN pledge.commitment_measure AS link USING (commitment_id)
JOIN pledge.measure USING (measure_id)
GROUP BY commitment.code
HAVING NOT bool_or(measure.in_score)
	AND commitment.code <> 'CF-CURIOSITY-02-B'
ORDER BY commitment.code;

-- Facts by detector, and the ends of the list that the labels number
SELECT detector, count(*)::integer AS fact_count, min(fact_id) AS first_id, max(fact_id) AS last_id
FROM pledge.fact
GROUP BY detector
ORDER BY detector DESC;

SELECT fact_id, code
FROM pledge.fact
WHERE fact_id IN (1, 6, 14, 22, 26, 34, 101, 130, 140, 151)
ORDER BY fact_id;

-- none: a measure that names an unknown fact, a prefix (:*), a weight or a phrase
SELECT measure.code, query.part, query.body
FROM pledge.measure
CROSS JOIN LATERAL (VALUES ('applies_to', applies_to::text), ('met_when', met_when::text),
	('excluded_when', excluded_when::text), ('excepted_when', excepted_when::text)) AS query (part, body)
CROSS JOIN LATERAL regexp_matches(query.body, '''([^'']*)''', 'g') AS named (code)
LEFT JOIN pledge.fact ON fact.code = named.code[1]
WHERE fact.fact_id IS NULL OR query.body ~ ':|<'
ORDER BY measure.code, query.part;

-- none: a closer kind or the end of a visit asked without the kind it belongs
-- to, so that a host without that column leaves other records undecided. Each
-- record below has one kind; nothing else of it is known. It is asked when the
-- measure applies and does not take it out.
WITH kind AS (
	SELECT code AS kind_code
	FROM pledge.fact
	WHERE starts_with(code, 'kind_')
), asked AS (
	SELECT kind.kind_code, measure.code AS measure_code, companion.code AS companion_code,
		record.with_it @@ applies_to AND NOT coalesce(record.with_it @@ excluded_when, false) AS asked_with,
		record.without @@ applies_to AND NOT coalesce(record.without @@ excluded_when, false) AS asked_without
	FROM kind, pledge.measure, pledge.fact AS companion,
		LATERAL (SELECT (kind.kind_code || ' ' || companion.code || ' decision_recorded risk_identified age_under_18')::tsvector AS with_it,
			(kind.kind_code || ' decision_recorded risk_identified age_under_18')::tsvector AS without) AS record
	WHERE companion.code ~ '^(subkind|visit)_'
)
SELECT kind_code, companion_code, array_agg(measure_code ORDER BY measure_code) AS measures
FROM asked
WHERE asked_with <> asked_without
	AND (kind_code, companion_code) NOT IN (
		('kind_visit', 'visit_no_access'), ('kind_visit', 'visit_cancelled'), ('kind_visit', 'visit_adults_only'),
		('kind_supervision', 'subkind_personal'),
		('kind_meeting', 'subkind_conference'), ('kind_meeting', 'subkind_core_group'),
		('kind_other', 'subkind_letter'))
GROUP BY kind_code, companion_code
ORDER BY kind_code, companion_code;

-- The measures
\pset expanded on
\pset format unaligned
\pset tuples_only on
SELECT measure_id AS id, code, concat_ws(' of ', grain, window_of) AS grain, applies_to, met_when, excluded_when, excepted_when, in_score
FROM pledge.measure
ORDER BY measure_id;
\pset tuples_only off
\pset format aligned
\pset expanded off

-- Who is asked: a record is a set of facts
SELECT record.description,
	array_agg(code ORDER BY measure_id) FILTER (WHERE record.facts @@ met_when AND NOT is_excluded) AS met,
	array_agg(code ORDER BY measure_id) FILTER (WHERE NOT record.facts @@ met_when AND NOT is_excluded) AS unmet,
	array_agg(code ORDER BY measure_id) FILTER (WHERE is_excluded) AS excluded
FROM (VALUES
	(1, 'visit, child of 6, heard', 'kind_visit age_under_12 age_under_18 child_voice'::tsvector),
	(2, 'visit, no access', 'kind_visit visit_no_access age_under_12 age_under_18'),
	(3, 'visit before birth', 'kind_visit age_unborn age_under_1 age_under_2 age_under_4 age_under_5 age_under_12 age_under_18'),
	(4, 'visit, aged 19', 'kind_visit child_voice'),
	(5, 'plan, child of 2, no view', 'kind_plan age_under_4 age_under_5 age_under_12 age_under_18'),
	(6, 'plan, child of 2, a view', 'kind_plan age_under_4 age_under_5 age_under_12 age_under_18 child_voice'),
	(7, 'personal supervision', 'kind_supervision subkind_personal blaming_language'),
	(8, 'case supervision', 'kind_supervision age_under_18 lived_experience risk_identified actions_set'),
	(9, 'oversight of forms alone', 'kind_management_oversight age_under_18 actions_set process_focus'),
	(10, 'oversight that decides', 'kind_management_oversight age_under_18 decision_recorded rationale_recorded actions_set'),
	(11, 'note that decides', 'kind_case_note age_under_18 decision_recorded blaming_language'),
	(12, 'team meeting', 'kind_meeting age_under_18'),
	(13, 'core group', 'kind_meeting subkind_core_group age_under_18 family_views multi_agency actions_set')
) AS record (position, description, facts)
LEFT JOIN pledge.measure ON grain = 'record' AND measure_id < 90 AND record.facts @@ applies_to
CROSS JOIN LATERAL (SELECT coalesce(record.facts @@ excluded_when, false) AS is_excluded) AS answer
GROUP BY record.position, record.description
ORDER BY record.position;

-- No link from an attribute to a curriculum area is guessed
SELECT count(*)::integer AS curriculum_link_count
FROM pledge.commitment_curriculum_area;

-- none: a table or column of the reference data without a comment
SELECT class.relname, attribute.attname
FROM pg_catalog.pg_class AS class
LEFT JOIN pg_catalog.pg_attribute AS attribute
	ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
WHERE class.oid IN ('pledge.framework'::regclass, 'pledge.commitment'::regclass,
		'pledge.commitment_wording'::regclass, 'pledge.commitment_curriculum_area'::regclass,
		'pledge.fact'::regclass, 'pledge.measure'::regclass, 'pledge.commitment_measure'::regclass)
	AND (obj_description(class.oid, 'pg_class') IS NULL
		OR col_description(class.oid, attribute.attnum) IS NULL)
ORDER BY class.relname, attribute.attnum;

-- The tables refuse silence and guesses: a commitment without a reason, a
-- weight of 4, a second use of a code, a local fact among the shipped ids
\set VERBOSITY terse
INSERT INTO pledge.commitment (commitment_id, framework_id, code, position, kind, level, title, summary, source_reference, evidenced_by)
VALUES (999, 1, 'LP-99', 99, 'pledge', 'strategic', 'Title', 'Summary', 'Source', 'not_from_records');
INSERT INTO pledge.commitment (commitment_id, framework_id, code, parent_id, position, kind, level, title, summary, source_reference, evidenced_by)
VALUES (999, 1, 'LP-99', 401, 99, 'pledge', 'strategic', 'Title', 'Summary', 'Source', 'measures');
INSERT INTO pledge.commitment_measure (commitment_id, measure_id, weight, reason)
VALUES (101, 1, 4, 'Reason');
INSERT INTO pledge.fact (fact_id, code, detector, title, description)
VALUES (999, 'child_voice', 'text', 'Title', 'Description');
INSERT INTO pledge.fact (fact_id, code, detector, title, description, origin)
VALUES (999, 'local_fact', 'text', 'Title', 'Description', 'local');
\set VERBOSITY default
