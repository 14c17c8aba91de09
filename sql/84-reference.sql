CREATE VIEW line_of_sight.framework_coverage AS
SELECT framework.code AS framework_code,
	   framework.title AS framework_title,
	   framework.position::integer AS framework_position,
	   commitment.code AS commitment_code,
	   parent.code AS parent_code,
	   commitment.position::integer AS commitment_position,
	   commitment.kind AS commitment_kind,
	   commitment.level AS commitment_level,
	   commitment.title AS commitment_title,
	   commitment.summary AS commitment_summary,
	   wording.adopted_wording,
	   commitment.source_reference,
	   commitment.evidenced_by,
	   (CASE commitment.evidenced_by
			WHEN 'measures' THEN 'Evidenced by records'
			WHEN 'local_data' THEN 'Needs local data'
			WHEN 'children' THEN 'See the commitments below it'
			ELSE 'Not evidenced by records' END)::varchar(40) AS evidenced_label,
	   coalesce(linked.measure_count, 0)::integer AS linked_measure_count,
	   linked.titles AS measure_titles,
	   commitment.evidence_reason
FROM pledge.commitment
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN pledge.commitment AS parent ON parent.commitment_id = commitment.parent_id
LEFT JOIN pledge.commitment_wording AS wording ON wording.commitment_id = commitment.commitment_id
LEFT JOIN (
	SELECT link.commitment_id, count(*) AS measure_count,
		   string_agg(measure.title, '; ' ORDER BY link.weight DESC, measure.measure_id)::varchar(2000) AS titles
	FROM pledge.commitment_measure AS link
	JOIN pledge.measure ON measure.measure_id = link.measure_id
	GROUP BY link.commitment_id) AS linked ON linked.commitment_id = commitment.commitment_id;

COMMENT ON VIEW line_of_sight.framework_coverage IS
	'Every commitment of every framework, and what evidences it, or why records do not. One row for each commitment';
COMMENT ON COLUMN line_of_sight.framework_coverage.framework_code IS
	'Code of the framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.framework_title IS
	'Title of the framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.framework_position IS
	'Place of the framework in lists';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_code IS
	'Code of the commitment';
COMMENT ON COLUMN line_of_sight.framework_coverage.parent_code IS
	'Code of the commitment it is part of; null at the top';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_position IS
	'Place of the commitment in its framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_kind IS
	'pledge, statement, challenge, capability, sub_capability, attribute or curriculum_area';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_level IS
	'strategic, management or practice';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_title IS
	'Title of the commitment';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_summary IS
	'What it commits leaders to';
COMMENT ON COLUMN line_of_sight.framework_coverage.adopted_wording IS
	'The wording that this authority has adopted; null when it has recorded none';
COMMENT ON COLUMN line_of_sight.framework_coverage.source_reference IS
	'Where it stands in the framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.evidenced_by IS
	'measures, local_data, not_from_records, or children (the commitments below it)';
COMMENT ON COLUMN line_of_sight.framework_coverage.evidenced_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.framework_coverage.linked_measure_count IS
	'Measures that give evidence for it';
COMMENT ON COLUMN line_of_sight.framework_coverage.measure_titles IS
	'Their titles, the heaviest first; null when there are none';
COMMENT ON COLUMN line_of_sight.framework_coverage.evidence_reason IS
	'Why records do not evidence it, or how they do in part; null when nothing is to be said';
