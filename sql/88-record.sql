-- Records, one by one, by their keys: open each in the host. Restricted records and
-- children are left out, and no author is named: these are lists to read from, not to
-- count workers by.

-- Few records are late or exemplary; without these, finding them takes a look at every one.
CREATE INDEX assessment_late_index ON pledge.assessment (source_id, edition, occurred_on)
	WHERE 173::smallint = ANY (facts || unknown);
CREATE INDEX assessment_good_index ON pledge.assessment (source_id, edition, occurred_on)
	WHERE pg_catalog.cardinality(met) >= 5 AND unmet = '{}' AND untold = '{}';

COMMENT ON INDEX pledge.assessment_late_index IS
	'Finds the records whose text was changed or finished after its time: a few of a hundred';
COMMENT ON INDEX pledge.assessment_good_index IS
	'Finds the records that meet all that is asked of them, where that is much';

-- The first child of a record may be one of whom few may know. A function, since few
-- records are about several children, and a subquery is costed as if all were.
CREATE FUNCTION pledge.first_shown(source_id smallint, edition integer, record_id bigint, subject_id bigint)
RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT (NOT EXISTS (SELECT FROM pledge.assessment AS other
						WHERE other.source_id = first_shown.source_id AND other.edition = first_shown.edition AND other.record_id = first_shown.record_id
						  AND NOT other.restricted AND (other.is_first OR other.subject_id < first_shown.subject_id)))::integer;
END;

COMMENT ON FUNCTION pledge.first_shown(smallint, integer, bigint, bigint) IS
	'1 for the first of the children of a record whom anybody may see, 0 for those behind it: so that a record is counted once';

CREATE VIEW line_of_sight.open_action WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   record.record_key,
	   subject.subject_key,
	   action.action_id::varchar(20) AS action_key,
	   source.shown_on AS as_of_on,
	   assessment.occurred_on,
	   assessment.kind AS record_kind,
	   team.team_key,
	   team.name AS team_name,
	   owner.worker_key AS owner_key,
	   action.due_on,
	   (action.due_on < source.shown_on)::integer AS is_overdue,
	   (CASE WHEN action.due_on IS NULL THEN 'No date' WHEN action.due_on < source.shown_on THEN 'Overdue' ELSE 'Not yet due' END)::varchar(11) AS overdue_label,
	   CASE WHEN action.due_on < source.shown_on THEN source.shown_on - action.due_on END AS overdue_days,
	   CASE WHEN assessment.is_first THEN 1
			ELSE pledge.first_shown(assessment.source_id, assessment.edition, assessment.record_id, assessment.subject_id) END AS action_count,
	   assessment.team_id
FROM pledge.action
JOIN pledge.source ON source.source_id = action.source_id
JOIN pledge.record ON record.source_id = action.source_id AND record.record_key = action.record_key
JOIN pledge.assessment ON assessment.source_id = action.source_id AND assessment.edition = source.shown_edition AND assessment.record_id = record.record_id
LEFT JOIN pledge.subject ON subject.subject_id = assessment.subject_id AND subject.source_id = assessment.source_id
LEFT JOIN pledge.team ON team.team_id = assessment.team_id AND team.source_id = assessment.source_id
LEFT JOIN pledge.worker AS owner ON owner.worker_id = action.owner_id
WHERE action.done_on IS NULL AND NOT assessment.restricted AND subject.restricted IS NOT TRUE;

COMMENT ON VIEW line_of_sight.open_action IS
	'Actions in the host''s own list that are not recorded as done, without their words. Those of restricted records and children are left out. One row for each source, action and child of its record (null when it is about none). Key: source_name, action_key, subject_key';
COMMENT ON COLUMN line_of_sight.open_action.source_name IS
	'Source the action stands in';
COMMENT ON COLUMN line_of_sight.open_action.record_key IS
	'Key of the record that sets it';
COMMENT ON COLUMN line_of_sight.open_action.subject_key IS
	'Key of the child whom that record is about; null when it is about none';
COMMENT ON COLUMN line_of_sight.open_action.action_key IS
	'Tells the actions of a record apart; another after every run';
COMMENT ON COLUMN line_of_sight.open_action.as_of_on IS
	'Day of the last run, as of which the action is open';
COMMENT ON COLUMN line_of_sight.open_action.occurred_on IS
	'Day on which what the record tells happened';
COMMENT ON COLUMN line_of_sight.open_action.record_kind IS
	'Kind of that record; null when nobody has mapped the value of the host';
COMMENT ON COLUMN line_of_sight.open_action.team_key IS
	'Key of the team that record belongs to; null when none could be found';
COMMENT ON COLUMN line_of_sight.open_action.team_name IS
	'Name of the team that record belongs to';
COMMENT ON COLUMN line_of_sight.open_action.owner_key IS
	'Key of the worker who is to do it; null when not recorded';
COMMENT ON COLUMN line_of_sight.open_action.due_on IS
	'Day by which it is to be done; null when not recorded';
COMMENT ON COLUMN line_of_sight.open_action.is_overdue IS
	'1 when that day has passed, 0 when not; null without a date';
COMMENT ON COLUMN line_of_sight.open_action.overdue_label IS
	'Overdue, Not yet due, or No date';
COMMENT ON COLUMN line_of_sight.open_action.overdue_days IS
	'Days since due_on; null unless overdue';
COMMENT ON COLUMN line_of_sight.open_action.action_count IS
	'1 in one row of each action and 0 in the others: add it up to count actions once';
COMMENT ON COLUMN line_of_sight.open_action.team_id IS
	'Number of the record''s team (line_of_sight.team); null when none could be found';

CREATE VIEW line_of_sight.late_amendment WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   record.record_key,
	   subject.subject_key,
	   assessment.occurred_on,
	   to_char(assessment.occurred_on, 'YYYYMM')::integer AS month_id,
	   to_char(assessment.occurred_on, 'Mon YYYY')::varchar(8) AS month_label,
	   assessment.kind AS record_kind,
	   team.team_key,
	   team.name AS team_name,
	   date_trunc('second', record.record_by AT TIME ZONE source.time_zone)::timestamp(0) AS record_by_at,
	   date_trunc('second', record.text_changed_at AT TIME ZONE source.time_zone)::timestamp(0) AS text_changed_at,
	   (CASE WHEN record.text_changed_at IS NULL THEN 'finished_late' ELSE 'changed_late' END)::varchar(13) AS reason_code,
	   (CASE WHEN record.text_changed_at IS NULL THEN 'Finished after the time allowed' ELSE 'Text changed after the time allowed' END)::varchar(40) AS reason_label,
	   CASE WHEN assessment.is_first THEN 1
			ELSE pledge.first_shown(assessment.source_id, assessment.edition, assessment.record_id, assessment.subject_id) END AS record_count,
	   assessment.team_id
FROM pledge.assessment
JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
JOIN pledge.record ON record.record_id = assessment.record_id AND record.source_id = assessment.source_id
LEFT JOIN pledge.subject ON subject.subject_id = assessment.subject_id AND subject.source_id = assessment.source_id
LEFT JOIN pledge.team ON team.team_id = assessment.team_id AND team.source_id = assessment.source_id
WHERE 173::smallint = ANY (assessment.facts || assessment.unknown) AND NOT assessment.restricted AND subject.restricted IS NOT TRUE;

COMMENT ON VIEW line_of_sight.late_amendment IS
	'Records whose text was changed, or finished, after the time allowed for writing it up. Many have good reasons; what the text said in time may not be known. Restricted records and children are left out. One row for each source, record and child (null when it is about none). Key: source_name, record_key, subject_key';
COMMENT ON COLUMN line_of_sight.late_amendment.source_name IS
	'Source that keeps the record';
COMMENT ON COLUMN line_of_sight.late_amendment.record_key IS
	'The host''s key of the record';
COMMENT ON COLUMN line_of_sight.late_amendment.subject_key IS
	'The host''s key of the child; null when the record is about none';
COMMENT ON COLUMN line_of_sight.late_amendment.occurred_on IS
	'Day on which what it tells happened';
COMMENT ON COLUMN line_of_sight.late_amendment.month_id IS
	'Month of that day as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.late_amendment.month_label IS
	'Month of that day in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.late_amendment.record_kind IS
	'What kind of record it is; null when the host''s value has not been mapped';
COMMENT ON COLUMN line_of_sight.late_amendment.team_key IS
	'Key of the team the record counts for; null when there is none';
COMMENT ON COLUMN line_of_sight.late_amendment.team_name IS
	'Name of the team the record counts for';
COMMENT ON COLUMN line_of_sight.late_amendment.record_by_at IS
	'When it should have been written up at the latest, in the time zone of the source';
COMMENT ON COLUMN line_of_sight.late_amendment.text_changed_at IS
	'When the text is first known to have changed after that, in the time zone of the source; null when it was finished late';
COMMENT ON COLUMN line_of_sight.late_amendment.reason_code IS
	'changed_late or finished_late';
COMMENT ON COLUMN line_of_sight.late_amendment.reason_label IS
	'Why it is listed, in words';
COMMENT ON COLUMN line_of_sight.late_amendment.record_count IS
	'1 in one row of each record and 0 in the others: add it up to count records once';
COMMENT ON COLUMN line_of_sight.late_amendment.team_id IS
	'Number of the team the record counts for (line_of_sight.team); null when there is none';

-- Facts: 170 recorded in time, 171 late; 180 decided at the level of the scheme, 181 below,
-- 182 above, 183 the type is in the scheme. Measure 1 asks for the reason, 2 for options.
CREATE VIEW line_of_sight.decision_log WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   record.record_key,
	   subject.subject_key,
	   assessment.occurred_on,
	   to_char(assessment.occurred_on, 'YYYYMM')::integer AS month_id,
	   to_char(assessment.occurred_on, 'Mon YYYY')::varchar(8) AS month_label,
	   team.team_key,
	   team.name AS team_name,
	   record.decision_type,
	   coalesce(scheme.title, record.decision_type::varchar(120),
				CASE WHEN 183::smallint <> ALL (assessment.facts || assessment.unknown) THEN 'Not in the scheme' ELSE 'Not recorded' END::varchar(120)) AS decision_label,
	   record.decided_by_grade,
	   level.answer AS is_at_level,
	   (CASE WHEN level.answer = 1 THEN 'At the level of the scheme'
			 WHEN 181::smallint = ANY (assessment.facts) THEN 'Below the level of the scheme'
			 WHEN 182::smallint = ANY (assessment.facts) THEN 'Above the level of the scheme'
			 WHEN level.answer IS NULL AND 183::smallint <> ALL (assessment.facts || assessment.unknown) THEN 'Not in the scheme'
			 ELSE 'Cannot tell' END)::varchar(30) AS level_label,
	   reason.answer AS is_reason_recorded,
	   (CASE reason.answer WHEN 1 THEN 'Recorded' WHEN 0 THEN 'Not recorded' ELSE 'Cannot tell' END)::varchar(12) AS reason_label,
	   timed.answer AS is_in_time,
	   (CASE timed.answer WHEN 1 THEN 'In time' WHEN 0 THEN 'Late' ELSE 'Cannot tell' END)::varchar(12) AS in_time_label,
	   options.answer AS is_options_weighed,
	   (CASE WHEN options.answer = 1 THEN 'Recorded' WHEN options.answer = 0 THEN 'Not recorded'
			 WHEN 2::smallint = ANY (assessment.untold) THEN 'Cannot tell' ELSE 'Not asked' END)::varchar(12) AS options_label,
	   CASE WHEN assessment.is_first THEN 1
			ELSE pledge.first_shown(assessment.source_id, assessment.edition, assessment.record_id, assessment.subject_id) END AS decision_count,
	   assessment.edition,
	   assessment.team_id
FROM pledge.assessment
JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
JOIN pledge.record ON record.record_id = assessment.record_id AND record.source_id = assessment.source_id
CROSS JOIN LATERAL (
	SELECT CASE WHEN 180::smallint = ANY (assessment.facts) THEN 1
				WHEN 181::smallint = ANY (assessment.facts) OR 182::smallint = ANY (assessment.facts) THEN 0 END AS answer) AS level
CROSS JOIN LATERAL (
	SELECT CASE WHEN 1::smallint = ANY (assessment.met) THEN 1 WHEN 1::smallint = ANY (assessment.unmet) THEN 0 END AS answer) AS reason
CROSS JOIN LATERAL (
	SELECT CASE WHEN 170::smallint = ANY (assessment.facts) THEN 1 WHEN 171::smallint = ANY (assessment.facts) THEN 0 END AS answer) AS timed
CROSS JOIN LATERAL (
	SELECT CASE WHEN 2::smallint = ANY (assessment.met) THEN 1 WHEN 2::smallint = ANY (assessment.unmet) THEN 0 END AS answer) AS options
LEFT JOIN pledge.delegation_in_force AS scheme ON scheme.decision_type = record.decision_type
LEFT JOIN pledge.subject ON subject.subject_id = assessment.subject_id AND subject.source_id = assessment.source_id
LEFT JOIN pledge.team ON team.team_id = assessment.team_id AND team.source_id = assessment.source_id
WHERE assessment.kind = 'decision' AND NOT assessment.restricted AND subject.restricted IS NOT TRUE;

COMMENT ON VIEW line_of_sight.decision_log IS
	'Records of decisions: of what type, at what level, whether the reason is recorded, in time, and other courses weighed. Restricted records and children are left out. One row for each source, record of kind decision and child (null when it is about none). Key: source_name, record_key, subject_key';
COMMENT ON COLUMN line_of_sight.decision_log.source_name IS
	'Source with the record of the decision';
COMMENT ON COLUMN line_of_sight.decision_log.record_key IS
	'Key of the record of the decision';
COMMENT ON COLUMN line_of_sight.decision_log.subject_key IS
	'Key of the child it is about; null when it is about none';
COMMENT ON COLUMN line_of_sight.decision_log.occurred_on IS
	'Day of the decision';
COMMENT ON COLUMN line_of_sight.decision_log.month_id IS
	'Month of the decision as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.decision_log.month_label IS
	'Month of the decision in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.decision_log.team_key IS
	'Key of the team the decision belongs to; null when none could be found';
COMMENT ON COLUMN line_of_sight.decision_log.team_name IS
	'Name of the team the decision belongs to';
COMMENT ON COLUMN line_of_sight.decision_log.decision_type IS
	'Type of decision, as the host gives it; null when not recorded, or not a type of the scheme of delegation';
COMMENT ON COLUMN line_of_sight.decision_log.decision_label IS
	'The type in the words of the scheme of delegation';
COMMENT ON COLUMN line_of_sight.decision_log.decided_by_grade IS
	'Grade, on that day, of whoever decided; null when not recorded';
COMMENT ON COLUMN line_of_sight.decision_log.is_at_level IS
	'1 when that grade is one that the scheme names for the type, 0 when it lies below or above; null when it cannot be told, or the type is not in the scheme';
COMMENT ON COLUMN line_of_sight.decision_log.level_label IS
	'At, below or above the level of the scheme; Not in the scheme; or Cannot tell';
COMMENT ON COLUMN line_of_sight.decision_log.is_reason_recorded IS
	'1 when the reason was found in the text, 0 when not; null when it cannot be told';
COMMENT ON COLUMN line_of_sight.decision_log.reason_label IS
	'Recorded, Not recorded, or Cannot tell';
COMMENT ON COLUMN line_of_sight.decision_log.is_in_time IS
	'1 when it was written up in the time allowed, 0 when late; null when it cannot be told';
COMMENT ON COLUMN line_of_sight.decision_log.in_time_label IS
	'In time, Late, or Cannot tell';
COMMENT ON COLUMN line_of_sight.decision_log.is_options_weighed IS
	'1 when another course was found weighed in the text, 0 when not; null when it cannot be told, or is not asked';
COMMENT ON COLUMN line_of_sight.decision_log.options_label IS
	'Recorded, Not recorded, Cannot tell, or Not asked: decisions that are no threshold are not asked';
COMMENT ON COLUMN line_of_sight.decision_log.decision_count IS
	'1 in one row of each decision and 0 in the others: add it up to count decisions once';
COMMENT ON COLUMN line_of_sight.decision_log.edition IS
	'Edition of the rules that read the text';
COMMENT ON COLUMN line_of_sight.decision_log.team_id IS
	'Number of the team the decision belongs to (line_of_sight.team); null when none could be found';

CREATE VIEW line_of_sight.good_practice WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   record.record_key,
	   subject.subject_key,
	   assessment.occurred_on,
	   to_char(assessment.occurred_on, 'YYYYMM')::integer AS month_id,
	   to_char(assessment.occurred_on, 'Mon YYYY')::varchar(8) AS month_label,
	   assessment.kind AS record_kind,
	   team.team_key,
	   team.name AS team_name,
	   shown.met_count,
	   shown.titles AS measure_titles,
	   CASE WHEN assessment.is_first THEN 1
			ELSE pledge.first_shown(assessment.source_id, assessment.edition, assessment.record_id, assessment.subject_id) END AS record_count,
	   assessment.edition,
	   assessment.team_id
FROM pledge.assessment
JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
JOIN pledge.record ON record.record_id = assessment.record_id AND record.source_id = assessment.source_id
LEFT JOIN pledge.subject ON subject.subject_id = assessment.subject_id AND subject.source_id = assessment.source_id
LEFT JOIN pledge.team ON team.team_id = assessment.team_id AND team.source_id = assessment.source_id
-- What is met by absence, and prompts, are no achievement.
CROSS JOIN LATERAL (
	SELECT count(*)::integer AS met_count, left(string_agg(measure.title, '; ' ORDER BY measure.measure_id), 1000)::varchar(1000) AS titles
	FROM pledge.ruleset_measure AS measure
	WHERE measure.edition = assessment.edition AND measure.measure_id = ANY (assessment.met) AND measure.in_score) AS shown
WHERE cardinality(assessment.met) >= 5 AND assessment.unmet = '{}' AND assessment.untold = '{}'
  AND shown.met_count >= 5
  AND NOT assessment.restricted AND subject.restricted IS NOT TRUE;

COMMENT ON VIEW line_of_sight.good_practice IS
	'Records that show all that is asked of them, where at least five measures of the scores ask: to learn from, and to thank for. Not a count of good workers: who writes few records, or hard ones, has few here. Restricted records and children are left out. One row for each source, record and child (null when it is about none). Key: source_name, record_key, subject_key';
COMMENT ON COLUMN line_of_sight.good_practice.source_name IS
	'Source to look for the record in';
COMMENT ON COLUMN line_of_sight.good_practice.record_key IS
	'Key of the record to read';
COMMENT ON COLUMN line_of_sight.good_practice.subject_key IS
	'Key of the child the record tells of; null when it tells of none';
COMMENT ON COLUMN line_of_sight.good_practice.occurred_on IS
	'Day of what the record tells';
COMMENT ON COLUMN line_of_sight.good_practice.month_id IS
	'Month of what it tells, as a number such as 202506';
COMMENT ON COLUMN line_of_sight.good_practice.month_label IS
	'Month of what it tells, in words such as Jun 2025';
COMMENT ON COLUMN line_of_sight.good_practice.record_kind IS
	'Kind of the record to read';
COMMENT ON COLUMN line_of_sight.good_practice.team_key IS
	'Key of the team to thank; null when none could be found';
COMMENT ON COLUMN line_of_sight.good_practice.team_name IS
	'Name of the team to thank';
COMMENT ON COLUMN line_of_sight.good_practice.met_count IS
	'Measures of the scores that asked and are met';
COMMENT ON COLUMN line_of_sight.good_practice.measure_titles IS
	'Titles of these measures';
COMMENT ON COLUMN line_of_sight.good_practice.record_count IS
	'1 in one row of each record, 0 in the rest: add it up to count each record once';
COMMENT ON COLUMN line_of_sight.good_practice.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.good_practice.team_id IS
	'Number of the team to thank (line_of_sight.team); null when none could be found';
