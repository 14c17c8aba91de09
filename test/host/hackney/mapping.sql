-- The mapping of the sample host: plain views with the names and columns that
-- pledge asks for, as its database administrator would write them.

\encoding UTF8

CREATE SCHEMA map_hackney;

-- Notes, each with its entry in the visits table where it has one; then visits
-- that did not happen and have no note.  Drafts and deleted rows are left out.
-- There is one time on a note, so only a visit can say when it was recorded.
CREATE VIEW map_hackney.record WITH (security_invoker) AS
SELECT
	'n' || n.id::text AS record_key,
	CASE lower(n.note_type)
		WHEN 'case note' THEN 'case_note'
		WHEN 'casenote' THEN 'case_note'
		WHEN 'phone call' THEN 'case_note'
		WHEN 'telcall' THEN 'case_note'
		WHEN 'email' THEN 'case_note'
		WHEN 'letter' THEN 'case_note'
		WHEN 'return interview' THEN 'case_note'
		WHEN 'home visit' THEN 'visit'
		WHEN 'homevisit' THEN 'visit'
		WHEN 'cin visit' THEN 'visit'
		WHEN 'cp visit' THEN 'visit'
		WHEN 'lac visit' THEN 'visit'
		WHEN 'supervision' THEN 'supervision'
		WHEN 'personal sup' THEN 'supervision'
		WHEN 'mgmt oversight' THEN 'management_oversight'
		WHEN 'mgr decision' THEN 'decision'
		WHEN 'assessment' THEN 'assessment'
		WHEN 'c&f' THEN 'assessment'
		WHEN 'strategy disc' THEN 'strategy_discussion'
		WHEN 'core group' THEN 'meeting'
		WHEN 'cin meeting' THEN 'meeting'
		WHEN 'prof meeting' THEN 'meeting'
		WHEN 'cin review' THEN 'review'
		WHEN 'cp review' THEN 'review'
		WHEN 'lac review' THEN 'review'
		WHEN 'cin plan' THEN 'plan'
		WHEN 'cp plan' THEN 'plan'
		WHEN 'care plan' THEN 'plan'
		WHEN 'pathway plan' THEN 'plan'
		WHEN 'admin' THEN 'other'
		WHEN 'document' THEN 'other'
		ELSE n.note_type
	END AS kind,
	coalesce(v.actual_datetime, v.planned_datetime, n.created_on) AS occurred_at,
	n.note AS body,
	'plain' AS body_format,
	n.person_id::text AS subject_key,
	w.id::text AS author_key,
	CASE WHEN v.actual_datetime IS NOT NULL THEN n.created_on END AS recorded_at,
	greatest(n.copied_on, v.copied_on) AS changed_at,
	n.id AS batch_key,
	CASE WHEN n.note_type = 'Mgr Decision' THEN
		CASE split_part(n.title, ': ', 2)
			WHEN 'closure' THEN 'closure'
			WHEN 'plan change' THEN 'plan_change'
			WHEN 'step down' THEN 'plan_change'
			WHEN 'return home' THEN 'plan_change'
			WHEN 'ICPC' THEN 'conference'
			WHEN 'pre-birth ICPC' THEN 'conference'
			WHEN 'legal gateway' THEN 'legal_gateway'
			WHEN 'placement' THEN 'placement'
			WHEN 'transfer' THEN 'transfer'
			WHEN 'no strategy discussion' THEN 'strategy_discussion'
			WHEN 'section 47' THEN 'strategy_discussion'
		END
	END AS decision_type,
	CASE WHEN n.note_type = 'Mgr Decision' THEN w.id::text END AS decided_by_key,
	CASE
		WHEN upper(v.seen_alone_flag) = 'Y' THEN 'yes'
		WHEN v.completed_flag = 'N' THEN 'no'
		ELSE 'unknown'
	END AS child_seen,
	CASE
		WHEN upper(v.seen_alone_flag) = 'Y' THEN 'yes'
		WHEN upper(v.seen_alone_flag) = 'N' THEN 'no'
		WHEN v.completed_flag = 'N' THEN 'na'
		ELSE 'unknown'
	END AS child_seen_alone,
	CASE
		WHEN v.completed_flag = 'Y' THEN 'done'
		WHEN v.reason_visit_not_made ILIKE 'cancel%' THEN 'cancelled'
		WHEN v.reason_visit_not_made ILIKE ANY (ARRAY['no access%', 'no reply%', '%not in%']) THEN 'no_access'
	END AS visit_outcome,
	v.visit_type AS visit_purpose,
	CASE lower(n.note_type)
		WHEN 'supervision' THEN 'case'
		WHEN 'personal sup' THEN 'personal'
		WHEN 'letter' THEN 'letter'
		WHEN 'core group' THEN 'core_group'
		WHEN 'cp review' THEN 'conference'
		WHEN 'return interview' THEN 'return_interview'
	END AS subkind,
	CASE WHEN lower(n.note_type) IN ('supervision', 'personal sup') THEN w.id::text END AS supervisor_key,
	-- Case supervision: the worker allocated on the day.  Personal: by title.
	CASE lower(n.note_type)
		WHEN 'supervision' THEN (
			SELECT a.worker_id::text
			FROM dbo.sccv_allocations_combined a
			WHERE a.mosaic_id = n.person_id::text
			  AND NOT a.marked_for_deletion
			  AND a.allocation_start_date <= n.created_on
			  AND (a.allocation_end_date IS NULL OR a.allocation_end_date > n.created_on)
			ORDER BY a.allocation_start_date DESC, a.id
			LIMIT 1)
		WHEN 'personal sup' THEN (
			SELECT s.id::text
			FROM dbo.sccv_worker s
			WHERE lower(s.system_user_id) = lower(split_part(n.title, ': ', 2)))
	END AS supervisee_key
FROM dbo.case_notes n
LEFT JOIN dbo.dm_visits v ON v.case_note_id = n.id AND v.person_id = n.person_id
LEFT JOIN dbo.sccv_worker w ON lower(w.system_user_id) = lower(n.created_by)
WHERE n.finalised_flag IN ('Y', 'y')
  AND n.deleted_flag IS DISTINCT FROM 'Y'
UNION ALL
SELECT
	'v' || v.visit_id::text,
	'visit',
	v.planned_datetime,
	v.reason_visit_not_made::text,
	'plain',
	v.person_id::text,
	v.worker_id::text,
	NULL,
	v.copied_on,
	v.visit_id,
	NULL,
	NULL,
	'no',
	'na',
	CASE
		WHEN v.reason_visit_not_made ILIKE 'cancel%' THEN 'cancelled'
		WHEN v.reason_visit_not_made ILIKE ANY (ARRAY['no access%', 'no reply%', '%not in%']) THEN 'no_access'
	END,
	v.visit_type,
	NULL,
	NULL,
	NULL
FROM dbo.dm_visits v
WHERE v.case_note_id IS NULL;

-- Only notes that concern several children; record.subject_key is one of them.
CREATE VIEW map_hackney.record_subject WITH (security_invoker) AS
SELECT
	'n' || p.case_note_id::text AS record_key,
	p.person_id::text AS subject_key,
	CASE WHEN upper(v.seen_alone_flag) = 'Y' THEN 'yes' ELSE 'unknown' END AS child_seen,
	CASE upper(v.seen_alone_flag) WHEN 'Y' THEN 'yes' WHEN 'N' THEN 'no' ELSE 'unknown' END AS child_seen_alone
FROM dbo.case_notes_persons p
JOIN dbo.case_notes n ON n.id = p.case_note_id
LEFT JOIN dbo.dm_visits v ON v.case_note_id = p.case_note_id AND v.person_id = p.person_id
WHERE n.finalised_flag IN ('Y', 'y')
  AND n.deleted_flag IS DISTINCT FROM 'Y';

-- A date of birth after today is the expected one; restricted stays unknown
-- where nobody has said.
CREATE VIEW map_hackney.subject WITH (security_invoker) AS
SELECT
	d.person_id::text AS subject_key,
	d.date_of_birth::date AS date_of_birth,
	array_remove(
		ARRAY[nullif(d.first_name, 'Unborn')]::text[] || string_to_array(d.known_as, ', '), NULL
	) AS known_as,
	CASE d.restricted WHEN 'Y' THEN true WHEN 'N' THEN false END AS restricted,
	CASE WHEN d.full_ethnicity_code NOT IN ('Information not yet obtained', 'Refused')
		THEN d.full_ethnicity_code::text END AS ethnicity,
	CASE d.disability_flag WHEN 'Y' THEN 'yes' WHEN 'N' THEN 'no' END AS disabled,
	CASE d.gender WHEN 'F' THEN 'female' WHEN 'M' THEN 'male' END AS gender
FROM dbo.dm_persons d
WHERE d.context_flag = 'C';

CREATE VIEW map_hackney.worker WITH (security_invoker) AS
SELECT
	w.id::text AS worker_key,
	CASE
		WHEN w.role = 'Service Manager' THEN 'service_manager'
		WHEN w.role = 'Team Manager' THEN 'team_manager'
		WHEN w.role = 'Practice Supervisor' THEN 'practice_supervisor'
		WHEN w.role LIKE '%Social Worker' THEN 'social_worker'
		ELSE 'unqualified'
	END AS grade,
	w.role::text AS role,
	w.asye_start_date AS newly_qualified_from
FROM dbo.sccv_worker w;

CREATE VIEW map_hackney.team WITH (security_invoker) AS
SELECT
	t.id::text AS team_key,
	t.name::text AS name,
	t.parent_team_id::text AS parent_key
FROM dbo.sccv_team t
WHERE t.context = 'C';

-- Managers are known by e-mail, typed by hand.
CREATE VIEW map_hackney.post WITH (security_invoker) AS
SELECT
	p.worker_id::text AS worker_key,
	p.team_id::text AS team_key,
	m.id::text AS manager_key,
	p.start_date::date AS valid_from,
	p.end_date::date AS valid_to
FROM dbo.sccv_workerteam p
LEFT JOIN dbo.sccv_worker m ON lower(m.email) = lower(p.line_manager_email);

-- What the views look up by, so that one record or child is found at once.
CREATE INDEX case_notes_record_key ON dbo.case_notes (('n' || id::text));
CREATE INDEX case_notes_persons_record_key ON dbo.case_notes_persons (('n' || case_note_id::text));
CREATE INDEX dm_visits_record_key ON dbo.dm_visits (('v' || visit_id::text)) WHERE case_note_id IS NULL;
CREATE INDEX dm_visits_case_note_person ON dbo.dm_visits (case_note_id, person_id);
CREATE INDEX dm_persons_subject_key ON dbo.dm_persons ((person_id::text));
ANALYZE dbo.case_notes, dbo.case_notes_persons, dbo.dm_visits, dbo.dm_persons;
