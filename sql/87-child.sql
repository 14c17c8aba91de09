-- Children, one by one, as of the last run: for whoever works with them or answers for
-- them. Restricted children are left out, and restricted records of others. No word of
-- a record, no name, and nothing that compares workers.

CREATE VIEW line_of_sight.child_line_of_sight WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   subject.subject_key,
	   source.shown_on AS as_of_on,
	   child.is_open::integer AS is_open,
	   (CASE WHEN child.is_open THEN 'Open' ELSE 'Cannot tell' END)::varchar(11) AS open_label,
	   child.open_since AS open_since_on,
	   child.status AS status_code,
	   coalesce(known.title, child.status, 'Not recorded'::varchar(64)) AS status_label,
	   coalesce(known.position, 100)::integer AS status_position,
	   child.status_since AS status_since_on,
	   worker.worker_key,
	   team.team_key,
	   team.name AS team_name,
	   child.last_record_on,
	   child.last_visit_on,
	   child.last_seen_on,
	   (CASE WHEN child.last_seen_on IS NULL THEN CASE WHEN child.seen_silent_on IS NULL THEN 'Not recorded' ELSE 'Cannot tell' END
			 WHEN child.seen_silent_on > child.last_seen_on THEN 'Recorded; a later visit does not say'
			 ELSE 'Recorded' END)::varchar(40) AS seen_label,
	   child.last_alone_on AS last_seen_alone_on,
	   (CASE WHEN child.last_alone_on IS NULL THEN CASE WHEN child.alone_silent_on IS NULL THEN 'Not recorded' ELSE 'Cannot tell' END
			 WHEN child.alone_silent_on > child.last_alone_on THEN 'Recorded; a later visit does not say'
			 ELSE 'Recorded' END)::varchar(40) AS seen_alone_label,
	   child.last_supervision_on,
	   child.last_oversight_on,
	   child.last_text_seen_on,
	   child.last_text_alone_on AS last_text_seen_alone_on,
	   child.last_text_voice_on,
	   child.last_text_oversight_on,
	   child.next_due_on,
	   measure.code AS next_due_measure_code,
	   measure.title AS next_due_measure_title,
	   child.next_force AS next_due_force,
	   child.overdue_count,
	   child.overdue_since AS overdue_since_on,
	   child.edition,
	   child.team_id
FROM pledge.child_now AS child
JOIN pledge.source ON source.source_id = child.source_id AND source.shown_edition = child.edition
JOIN pledge.subject ON subject.subject_id = child.subject_id AND subject.source_id = source.source_id
LEFT JOIN pledge.period_status AS known ON known.status = child.status
LEFT JOIN pledge.worker ON worker.worker_id = child.worker_id
LEFT JOIN pledge.team ON team.team_id = child.team_id
LEFT JOIN pledge.ruleset_measure AS measure ON measure.edition = child.edition AND measure.measure_id = child.next_measure_id
WHERE NOT child.restricted AND NOT subject.restricted;

COMMENT ON VIEW line_of_sight.child_line_of_sight IS
	'How things stand with each child who is open to the service, or of whom that cannot be told: who holds the child, when something was last recorded, what is due. An empty date means not recorded, not that it was not done. Restricted children, and restricted records of others, are left out. One row for each source and child. Key: source_name, subject_key';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.source_name IS
	'Source in which the child stands';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.subject_key IS
	'Key of the child in the host';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.as_of_on IS
	'Day of the last run, as of which all of the row is';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.is_open IS
	'1 when work with the child is open; null when that cannot be told';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.open_label IS
	'Open, or Cannot tell';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.open_since_on IS
	'First day of the work that is open; null when not known';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.status_code IS
	'What the work is: cla, cp, s47, cin, care_leaver, assessment, referral or the host''s own word; of several the first of these; null when not known';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.status_label IS
	'The status in words';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.status_position IS
	'Place of the status in lists';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.status_since_on IS
	'First day of the status; null when not known';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.worker_key IS
	'Key of the worker to whom the child is allocated; null when there is none, or none is known';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.team_key IS
	'Key of the team that holds the child; null when not known';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.team_name IS
	'Name of the team that holds the child';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_record_on IS
	'Day of the last record of any kind';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_visit_on IS
	'Day of the last visit that took place and was not for adults alone';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_seen_on IS
	'Day of the last record whose box says that the child was seen';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.seen_label IS
	'Recorded; Recorded, but a later visit leaves the box empty; Cannot tell (no box says, and some are empty); or Not recorded';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_seen_alone_on IS
	'Day of the last record whose box says that the child was seen alone';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.seen_alone_label IS
	'The same as seen_label, for seen alone';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_supervision_on IS
	'Day of the last case supervision';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_oversight_on IS
	'Day of the last management oversight, case supervision or manager''s decision, by kind and field';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_text_seen_on IS
	'Read from the text: day of the last record that shows that the child was seen';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_text_seen_alone_on IS
	'Read from the text: day of the last record that shows that the child was seen alone';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_text_voice_on IS
	'Read from the text: day of the last record in which the child''s voice was found; the rules miss some';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.last_text_oversight_on IS
	'Read from the text: day of the last record in which a manager''s view was found';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.next_due_on IS
	'Earliest day on which something falls due next; null when nothing does';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.next_due_measure_code IS
	'Code of the measure that asks for it';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.next_due_measure_title IS
	'Title of the measure that asks for it';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.next_due_force IS
	'national (law, statutory guidance, national standards) or local (practice that the authority sets)';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.overdue_count IS
	'Rules of which something is overdue: the child''s rows in needs_attention';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.overdue_since_on IS
	'Earliest day that passed without what was due; null when nothing is overdue';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.edition IS
	'Edition of the rules';
COMMENT ON COLUMN line_of_sight.child_line_of_sight.team_id IS
	'Number of the team that holds the child, to join line_of_sight.team by; null when not known';

CREATE VIEW line_of_sight.needs_attention WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   subject.subject_key,
	   source.shown_on AS as_of_on,
	   child.status AS status_code,
	   coalesce(known.title, child.status, 'Not recorded'::varchar(64)) AS status_label,
	   coalesce(known.position, 100)::integer AS status_position,
	   team.team_key,
	   team.name AS team_name,
	   worker.worker_key,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   due.rule_code,
	   due.overdue_since AS due_on,
	   source.shown_on - due.overdue_since AS overdue_days,
	   due.missed_count,
	   due.next_due_on,
	   due.force,
	   (CASE due.force WHEN 'national' THEN 'National requirement' ELSE 'Local practice' END)::varchar(20) AS force_label,
	   'Not recorded is not the same as not done. Listed by status and days overdue: this is no ranking of risk.'::varchar(120) AS no_risk_ranking,
	   child.edition,
	   child.team_id
FROM pledge.child_due AS due
JOIN pledge.source ON source.source_id = due.source_id AND source.shown_edition = due.edition
JOIN pledge.child_now AS child ON child.source_id = due.source_id AND child.edition = due.edition AND child.subject_id = due.subject_id
JOIN pledge.subject ON subject.subject_id = child.subject_id AND subject.source_id = source.source_id
JOIN pledge.ruleset_measure AS measure ON measure.edition = due.edition AND measure.measure_id = due.measure_id
LEFT JOIN pledge.period_status AS known ON known.status = child.status
LEFT JOIN pledge.worker ON worker.worker_id = child.worker_id
LEFT JOIN pledge.team ON team.team_id = child.team_id
WHERE due.overdue_since IS NOT NULL AND due.from_fields AND NOT child.restricted AND NOT subject.restricted
ORDER BY coalesce(known.position, 100), source.shown_on - due.overdue_since DESC, subject.subject_key, due.rule_code;

COMMENT ON VIEW line_of_sight.needs_attention IS
	'What was due for an open child and is not recorded so far, by kinds, fields and dates alone: that words are missing puts no child here. Not a ranking of risk: a child without a row may be in danger, and one with many rows safe. Restricted children are left out. One row for each source, child and interval rule of which something is overdue. Key: source_name, subject_key, rule_code';
COMMENT ON COLUMN line_of_sight.needs_attention.source_name IS
	'Source that has the child';
COMMENT ON COLUMN line_of_sight.needs_attention.subject_key IS
	'Key that the host has for the child';
COMMENT ON COLUMN line_of_sight.needs_attention.as_of_on IS
	'Day of the last run, to which days overdue are counted';
COMMENT ON COLUMN line_of_sight.needs_attention.status_code IS
	'Status of the child now; of several the first in lists';
COMMENT ON COLUMN line_of_sight.needs_attention.status_label IS
	'That status in words';
COMMENT ON COLUMN line_of_sight.needs_attention.status_position IS
	'Place of that status in lists';
COMMENT ON COLUMN line_of_sight.needs_attention.team_key IS
	'Key of the team that holds the child now; null when not known';
COMMENT ON COLUMN line_of_sight.needs_attention.team_name IS
	'Name of the team that holds the child now';
COMMENT ON COLUMN line_of_sight.needs_attention.worker_key IS
	'Key of the worker to whom the child is allocated now; null when there is none. Whom to ask, not whom to blame';
COMMENT ON COLUMN line_of_sight.needs_attention.measure_code IS
	'Code of the measure that asks for what is overdue';
COMMENT ON COLUMN line_of_sight.needs_attention.measure_title IS
	'Title of the measure that asks for what is overdue';
COMMENT ON COLUMN line_of_sight.needs_attention.rule_code IS
	'The interval rule by which it was due';
COMMENT ON COLUMN line_of_sight.needs_attention.due_on IS
	'First day that passed without a record of it, since the last that met the rule';
COMMENT ON COLUMN line_of_sight.needs_attention.overdue_days IS
	'Days from due_on to as_of_on';
COMMENT ON COLUMN line_of_sight.needs_attention.missed_count IS
	'Due days that have passed so, one after the other';
COMMENT ON COLUMN line_of_sight.needs_attention.next_due_on IS
	'Day on which the rule asks again; null when it asks once';
COMMENT ON COLUMN line_of_sight.needs_attention.force IS
	'Whether the rule is national or local';
COMMENT ON COLUMN line_of_sight.needs_attention.force_label IS
	'National requirement, or Local practice';
COMMENT ON COLUMN line_of_sight.needs_attention.no_risk_ranking IS
	'What this list is not: to be kept beside it wherever it is shown';
COMMENT ON COLUMN line_of_sight.needs_attention.edition IS
	'Edition of the rules by which the records were read';
COMMENT ON COLUMN line_of_sight.needs_attention.team_id IS
	'Number of the child''s team now, by which line_of_sight.team is joined; null when not known';

CREATE VIEW line_of_sight.unallocated WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   subject.subject_key,
	   source.shown_on AS as_of_on,
	   child.status AS status_code,
	   coalesce(known.title, child.status, 'Not recorded'::varchar(64)) AS status_label,
	   coalesce(known.position, 100)::integer AS status_position,
	   team.team_key,
	   team.name AS team_name,
	   child.open_since AS open_since_on,
	   child.unallocated_since AS unallocated_since_on,
	   source.shown_on - child.unallocated_since AS unallocated_days,
	   child.last_record_on,
	   child.team_id
FROM pledge.child_now AS child
JOIN pledge.source ON source.source_id = child.source_id AND source.shown_edition = child.edition
JOIN pledge.subject ON subject.subject_id = child.subject_id AND subject.source_id = source.source_id
LEFT JOIN pledge.period_status AS known ON known.status = child.status
LEFT JOIN pledge.team ON team.team_id = child.team_id
WHERE child.is_unallocated AND NOT child.restricted AND NOT subject.restricted;

COMMENT ON VIEW line_of_sight.unallocated IS
	'Open children for whom no allocated worker is recorded. Empty where the host names no workers at all: then it cannot be told. Restricted children are left out. One row for each source and open child without a worker. Key: source_name, subject_key';
COMMENT ON COLUMN line_of_sight.unallocated.source_name IS
	'Source where the child stands';
COMMENT ON COLUMN line_of_sight.unallocated.subject_key IS
	'The host''s key of the child';
COMMENT ON COLUMN line_of_sight.unallocated.as_of_on IS
	'Day of the last run, to which the days without a worker are counted';
COMMENT ON COLUMN line_of_sight.unallocated.status_code IS
	'What the open work is; of several the first in lists';
COMMENT ON COLUMN line_of_sight.unallocated.status_label IS
	'What the open work is, in words';
COMMENT ON COLUMN line_of_sight.unallocated.status_position IS
	'Its place in lists';
COMMENT ON COLUMN line_of_sight.unallocated.team_key IS
	'Key of the team that has the child; null when none is recorded';
COMMENT ON COLUMN line_of_sight.unallocated.team_name IS
	'Name of the team that has the child';
COMMENT ON COLUMN line_of_sight.unallocated.open_since_on IS
	'First day of the open work';
COMMENT ON COLUMN line_of_sight.unallocated.unallocated_since_on IS
	'First day without a recorded worker';
COMMENT ON COLUMN line_of_sight.unallocated.unallocated_days IS
	'Days since then';
COMMENT ON COLUMN line_of_sight.unallocated.last_record_on IS
	'Day of the child''s last record; null when there is none';
COMMENT ON COLUMN line_of_sight.unallocated.team_id IS
	'Number of the team that has the child (line_of_sight.team); null when none is recorded';

CREATE VIEW line_of_sight.case_silence WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   subject.subject_key,
	   source.shown_on AS as_of_on,
	   child.status AS status_code,
	   coalesce(known.title, child.status, 'Not recorded'::varchar(64)) AS status_label,
	   coalesce(known.position, 100)::integer AS status_position,
	   team.team_key,
	   team.name AS team_name,
	   worker.worker_key,
	   child.open_since AS open_since_on,
	   child.last_record_on,
	   since.record_days AS days_without_record,
	   limits.silence_days::integer AS silence_limit_days,
	   asked.is_silent::integer AS is_silent,
	   (CASE WHEN asked.is_silent THEN 'No record' ELSE 'Recorded' END)::varchar(12) AS silent_label,
	   child.last_oversight_on,
	   child.last_text_oversight_on,
	   since.oversight_days AS days_without_oversight,
	   limits.oversight_days::integer AS oversight_limit_days,
	   asked.is_without_oversight::integer AS is_without_oversight,
	   (CASE WHEN asked.is_without_oversight THEN 'Not recorded' ELSE 'Recorded' END)::varchar(12) AS oversight_label,
	   child.team_id
FROM pledge.child_now AS child
JOIN pledge.source ON source.source_id = child.source_id AND source.shown_edition = child.edition
JOIN pledge.subject ON subject.subject_id = child.subject_id AND subject.source_id = source.source_id
CROSS JOIN (SELECT (SELECT pledge.setting_value('silence_days')) AS silence_days,
				   (SELECT pledge.setting_value('oversight_days')) AS oversight_days) AS limits
-- A child who has only just been opened is not silent; one of whom neither a record nor
-- a beginning is known is.
CROSS JOIN LATERAL (
	SELECT source.shown_on - greatest(child.held_record_on, child.open_since) AS record_days,
		   source.shown_on - greatest(child.held_oversight_on, child.open_since) AS oversight_days) AS since
CROSS JOIN LATERAL (
	SELECT coalesce(since.record_days > limits.silence_days, true) AS is_silent,
		   coalesce(since.oversight_days > limits.oversight_days, true) AS is_without_oversight) AS asked
LEFT JOIN pledge.period_status AS known ON known.status = child.status
LEFT JOIN pledge.worker ON worker.worker_id = child.worker_id
LEFT JOIN pledge.team ON team.team_id = child.team_id
WHERE child.is_open AND (asked.is_silent OR asked.is_without_oversight) AND NOT child.restricted AND NOT subject.restricted;

COMMENT ON VIEW line_of_sight.case_silence IS
	'Open children of whom nothing at all, or no oversight, has been recorded for longer than the settings silence_days and oversight_days. A restricted record ends the silence too, though it is not shown. Restricted children are left out. One row for each source and such child. Key: source_name, subject_key';
COMMENT ON COLUMN line_of_sight.case_silence.source_name IS
	'Source that holds the child''s records';
COMMENT ON COLUMN line_of_sight.case_silence.subject_key IS
	'The child''s key in the host';
COMMENT ON COLUMN line_of_sight.case_silence.as_of_on IS
	'Day of the last run, to which the days without a record are counted';
COMMENT ON COLUMN line_of_sight.case_silence.status_code IS
	'Status of the open work; of several the first in lists';
COMMENT ON COLUMN line_of_sight.case_silence.status_label IS
	'Status of the open work, in words';
COMMENT ON COLUMN line_of_sight.case_silence.status_position IS
	'Position of that status in lists';
COMMENT ON COLUMN line_of_sight.case_silence.team_key IS
	'Key of the team to ask; null when not known';
COMMENT ON COLUMN line_of_sight.case_silence.team_name IS
	'Name of the team to ask';
COMMENT ON COLUMN line_of_sight.case_silence.worker_key IS
	'Key of the worker to ask; null when the child has none';
COMMENT ON COLUMN line_of_sight.case_silence.open_since_on IS
	'First day of the work, from which days are counted where nothing is recorded; null when not known';
COMMENT ON COLUMN line_of_sight.case_silence.last_record_on IS
	'Day of the last record that is not restricted; null when there is none';
COMMENT ON COLUMN line_of_sight.case_silence.days_without_record IS
	'Days since the last record, or since the work began; null when neither is known';
COMMENT ON COLUMN line_of_sight.case_silence.silence_limit_days IS
	'The setting silence_days';
COMMENT ON COLUMN line_of_sight.case_silence.is_silent IS
	'1 when nothing at all was recorded for longer than that, otherwise 0';
COMMENT ON COLUMN line_of_sight.case_silence.silent_label IS
	'No record, or Recorded';
COMMENT ON COLUMN line_of_sight.case_silence.last_oversight_on IS
	'Day of the last oversight, case supervision or manager''s decision, by kind and field, that is not restricted';
COMMENT ON COLUMN line_of_sight.case_silence.last_text_oversight_on IS
	'Read from the text: the last day with a manager''s view; it takes a child off this list, and its absence puts none on it';
COMMENT ON COLUMN line_of_sight.case_silence.days_without_oversight IS
	'Days since the last oversight of either sort, or since the work began; null when neither is known';
COMMENT ON COLUMN line_of_sight.case_silence.oversight_limit_days IS
	'The setting oversight_days';
COMMENT ON COLUMN line_of_sight.case_silence.is_without_oversight IS
	'1 when no oversight was recorded for longer than oversight_limit_days, otherwise 0';
COMMENT ON COLUMN line_of_sight.case_silence.oversight_label IS
	'Not recorded, or Recorded';
COMMENT ON COLUMN line_of_sight.case_silence.team_id IS
	'Number of the team to ask (line_of_sight.team); null when not known';

CREATE VIEW line_of_sight.repeat_and_drift WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   subject.subject_key,
	   source.shown_on AS as_of_on,
	   found.pattern AS pattern_code,
	   (CASE found.pattern
			WHEN 'returned' THEN 'Closed, and back'
			WHEN 'second_plan' THEN 'A further protection plan'
			WHEN 'long_plan' THEN 'A long protection plan'
			ELSE 'No permanent home recorded' END)::varchar(40) AS pattern_label,
	   found.began_on,
	   found.noticed_on,
	   to_char(found.noticed_on, 'YYYYMM')::integer AS month_id,
	   to_char(found.noticed_on, 'Mon YYYY')::varchar(8) AS month_label,
	   found.ended_on,
	   (found.ended_on IS NULL)::integer AS is_current,
	   (CASE WHEN found.ended_on IS NULL THEN 'Still so' ELSE 'Over' END)::varchar(8) AS current_label,
	   coalesce(found.ended_on, source.shown_on) - found.began_on AS total_days,
	   team.team_key,
	   team.name AS team_name,
	   (found.pattern = 'no_permanence')::integer AS is_read_from_text,
	   (CASE WHEN found.pattern <> 'no_permanence' THEN 'Told from dates'
			 WHEN child.permanence_untold_on >= found.began_on THEN 'Cannot tell from the text'
			 WHEN child.permanence_asked_on >= found.began_on THEN 'Not recorded in any plan or review'
			 ELSE 'No plan or review recorded since' END)::varchar(40) AS basis_label,
	   found.team_id
FROM pledge.child_pattern AS found
JOIN pledge.source ON source.source_id = found.source_id AND source.shown_edition = found.edition
JOIN pledge.subject ON subject.subject_id = found.subject_id AND subject.source_id = source.source_id
LEFT JOIN pledge.child_now AS child ON child.source_id = found.source_id AND child.edition = found.edition AND child.subject_id = found.subject_id
LEFT JOIN pledge.team ON team.team_id = found.team_id
WHERE NOT found.restricted AND NOT subject.restricted;

COMMENT ON VIEW line_of_sight.repeat_and_drift IS
	'Work with a child that began again, or goes on without an end: back within the months of the setting repeat_months, a further protection plan, a plan of more than plan_months, looked after past the second review without a permanent home recorded. A question to ask, not a failing: coming back may be right. Restricted children are left out. One row for each source, child, pattern and day from which it holds. Key: source_name, subject_key, pattern_code, noticed_on';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.source_name IS
	'Source of the child''s periods';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.subject_key IS
	'Key by which the host knows the child';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.as_of_on IS
	'Day of the last run, to which what lasts still is counted';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.pattern_code IS
	'returned, second_plan, long_plan or no_permanence';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.pattern_label IS
	'The pattern in words';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.began_on IS
	'returned, second_plan: last day of the earlier work or plan; long_plan: first day of the plan; no_permanence: first day looked after';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.noticed_on IS
	'Day from which it holds: of the return or the new plan, on which the plan had grown long, on which the second review was due';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.month_id IS
	'The month of noticed_on as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.month_label IS
	'The month of noticed_on in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.ended_on IS
	'Last day of the new work, the plan or the care; null while it lasts';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.is_current IS
	'1 while it lasts, otherwise 0';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.current_label IS
	'Still so, or Over';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.total_days IS
	'Days from began_on to ended_on, or to as_of_on while it lasts';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.team_key IS
	'Key of the team that held the child last; null when not known';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.team_name IS
	'Name of the team that held the child last';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.is_read_from_text IS
	'1 when the words of plans and reviews decide it, 0 when dates alone do';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.basis_label IS
	'What it rests on, and for what is read from the text, what was found there';
COMMENT ON COLUMN line_of_sight.repeat_and_drift.team_id IS
	'Number of the team that held the child last (line_of_sight.team); null when not known';
