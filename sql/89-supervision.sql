-- What a supervisor and a worker may want before them when they meet: the worker's
-- children, one by one. For the two of them; it counts nothing over a worker's children
-- and sets no worker beside another.

CREATE VIEW line_of_sight.supervision_preparation WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   worker.worker_key AS supervisee_key,
	   subject.subject_key,
	   source.shown_on AS as_of_on,
	   manager.worker_key AS supervisor_key,
	   team.team_key,
	   team.name AS team_name,
	   child.status AS status_code,
	   coalesce(known.title, child.status, 'Not recorded'::varchar(64)) AS status_label,
	   coalesce(known.position, 100)::integer AS status_position,
	   child.last_visit_on,
	   child.last_alone_on AS last_seen_alone_on,
	   child.last_text_voice_on,
	   child.last_supervision_on,
	   child.open_action_count,
	   child.overdue_action_count,
	   child.overdue_count,
	   child.overdue_since AS overdue_since_on,
	   child.direction_on AS last_direction_on,
	   direction.record_key AS last_direction_record_key,
	   child.direction_action_count,
	   child.direction_done_count,
	   CASE WHEN child.direction_action_count > 0 THEN (child.direction_done_count = child.direction_action_count)::integer END AS is_direction_done,
	   (CASE WHEN child.direction_record_id IS NULL THEN 'No direction recorded'
			 WHEN child.direction_action_count IS NULL THEN 'Cannot tell'
			 WHEN child.direction_action_count = 0 THEN 'No actions listed'
			 WHEN child.direction_done_count = child.direction_action_count THEN 'All recorded as done'
			 ELSE 'Not all recorded as done' END)::varchar(24) AS direction_label,
	   child.next_due_on,
	   measure.code AS next_due_measure_code,
	   measure.title AS next_due_measure_title,
	   child.next_force AS next_due_force,
	   child.team_id
FROM pledge.child_now AS child
JOIN pledge.source ON source.source_id = child.source_id AND source.shown_edition = child.edition
JOIN pledge.subject ON subject.subject_id = child.subject_id AND subject.source_id = source.source_id
JOIN pledge.worker ON worker.worker_id = child.worker_id
LEFT JOIN LATERAL (	-- of several posts, that in the team of the child
	SELECT post.manager_id
	FROM pledge.post
	WHERE post.worker_id = child.worker_id AND source.shown_on BETWEEN post.valid_from AND post.valid_to AND post.manager_id IS NOT NULL
	ORDER BY post.team_id = child.team_id DESC NULLS LAST, post.valid_from DESC, post.manager_id
	LIMIT 1) AS post ON true
LEFT JOIN pledge.worker AS manager ON manager.worker_id = post.manager_id
LEFT JOIN pledge.team ON team.team_id = child.team_id
LEFT JOIN pledge.record AS direction ON direction.record_id = child.direction_record_id
LEFT JOIN pledge.period_status AS known ON known.status = child.status
LEFT JOIN pledge.ruleset_measure AS measure ON measure.edition = child.edition AND measure.measure_id = child.next_measure_id
WHERE NOT child.restricted AND NOT subject.restricted;

COMMENT ON VIEW line_of_sight.supervision_preparation IS
	'The children allocated to a worker, for supervision: what was last recorded, what is open, overdue and due. For the worker and the supervisor; not a way to compare workers, who hold different children. An empty date means not recorded. Restricted children, and restricted records of others, are left out. One row for each source, worker and child. Key: source_name, supervisee_key, subject_key';
COMMENT ON COLUMN line_of_sight.supervision_preparation.source_name IS
	'Source of worker and child';
COMMENT ON COLUMN line_of_sight.supervision_preparation.supervisee_key IS
	'Key of the worker to whom the child is allocated';
COMMENT ON COLUMN line_of_sight.supervision_preparation.subject_key IS
	'Key of the child who is allocated';
COMMENT ON COLUMN line_of_sight.supervision_preparation.as_of_on IS
	'Day of the last run, as of which the row stands';
COMMENT ON COLUMN line_of_sight.supervision_preparation.supervisor_key IS
	'Key of the worker''s manager on that day; null when not known';
COMMENT ON COLUMN line_of_sight.supervision_preparation.team_key IS
	'Key of the child''s team; null when not known';
COMMENT ON COLUMN line_of_sight.supervision_preparation.team_name IS
	'Name of the child''s team';
COMMENT ON COLUMN line_of_sight.supervision_preparation.status_code IS
	'What the work with the child is; of several the first in lists';
COMMENT ON COLUMN line_of_sight.supervision_preparation.status_label IS
	'What the work with the child is, in words';
COMMENT ON COLUMN line_of_sight.supervision_preparation.status_position IS
	'Its position in lists';
COMMENT ON COLUMN line_of_sight.supervision_preparation.last_visit_on IS
	'Day of the last visit to the child that took place';
COMMENT ON COLUMN line_of_sight.supervision_preparation.last_seen_alone_on IS
	'Day on which the box last said seen alone';
COMMENT ON COLUMN line_of_sight.supervision_preparation.last_text_voice_on IS
	'Read from the text: day on which the child''s voice was last found';
COMMENT ON COLUMN line_of_sight.supervision_preparation.last_supervision_on IS
	'Day on which the work with the child was last supervised';
COMMENT ON COLUMN line_of_sight.supervision_preparation.open_action_count IS
	'Actions of the child''s records that are not recorded as done; null when the host lists no actions';
COMMENT ON COLUMN line_of_sight.supervision_preparation.overdue_action_count IS
	'Of these, those whose day has passed';
COMMENT ON COLUMN line_of_sight.supervision_preparation.overdue_count IS
	'Interval rules of which something is overdue for the child (needs_attention)';
COMMENT ON COLUMN line_of_sight.supervision_preparation.overdue_since_on IS
	'The earliest of their days; null when nothing is overdue';
COMMENT ON COLUMN line_of_sight.supervision_preparation.last_direction_on IS
	'Day of the last oversight, case supervision or manager''s decision';
COMMENT ON COLUMN line_of_sight.supervision_preparation.last_direction_record_key IS
	'Key of its record';
COMMENT ON COLUMN line_of_sight.supervision_preparation.direction_action_count IS
	'Actions that it set, in the host''s own list; null when the host lists no actions';
COMMENT ON COLUMN line_of_sight.supervision_preparation.direction_done_count IS
	'Actions it set that are recorded as done';
COMMENT ON COLUMN line_of_sight.supervision_preparation.is_direction_done IS
	'1 when all of them are recorded as done, 0 when not all; null when there are none';
COMMENT ON COLUMN line_of_sight.supervision_preparation.direction_label IS
	'All recorded as done, Not all recorded as done, No actions listed, No direction recorded, or Cannot tell';
COMMENT ON COLUMN line_of_sight.supervision_preparation.next_due_on IS
	'Day on which something is due next; null when nothing is';
COMMENT ON COLUMN line_of_sight.supervision_preparation.next_due_measure_code IS
	'Code of the measure that asks for what is due next';
COMMENT ON COLUMN line_of_sight.supervision_preparation.next_due_measure_title IS
	'Title of the measure that asks for what is due next';
COMMENT ON COLUMN line_of_sight.supervision_preparation.next_due_force IS
	'Whether what is due next is a national requirement or local practice: national or local';
COMMENT ON COLUMN line_of_sight.supervision_preparation.team_id IS
	'Number of the child''s team (line_of_sight.team); null when not known';
