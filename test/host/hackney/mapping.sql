-- The mapping of the sample host: plain views with the names and columns that
-- pledge asks for, as its database administrator would write them.

\encoding UTF8

CREATE SCHEMA map_hackney;

-- Notes, each with its entry in the visits table where it has one; then visits
-- that did not happen and have no note.  Drafts and deleted rows are left out.
-- A plain note has one time; a visit, and a form that asks when it was, have two,
-- so only these say when they were recorded.
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
		WHEN 'group sup' THEN 'supervision'
		WHEN 'mgmt oversight' THEN 'management_oversight'
		WHEN 'mgr decision' THEN 'decision'
		WHEN 'assessment' THEN 'assessment'
		WHEN 'c&f' THEN 'assessment'
		WHEN 'strategy disc' THEN 'strategy_discussion'
		WHEN 'icpc' THEN 'meeting'
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
	coalesce(v.actual_datetime, v.planned_datetime, n.event_on, n.created_on) AS occurred_at,
	n.note AS body,
	'plain' AS body_format,
	n.person_id::text AS subject_key,
	w.id::text AS author_key,
	CASE WHEN v.actual_datetime IS NOT NULL OR n.event_on IS NOT NULL THEN n.created_on END AS recorded_at,
	n.finalised_on AS finalised_at,
	greatest(n.last_updated_on, v.last_updated_on) AS changed_at,
	n.id AS batch_key,
	CASE d.decision
		WHEN 'referral' THEN 'referral'
		WHEN 'referral NFA' THEN 'referral'
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
	END AS decision_type,
	-- Who decided stands on the form by e-mail; else whoever wrote the note.
	CASE WHEN n.note_type = 'Mgr Decision' THEN coalesce(m.id, w.id)::text END AS decided_by_key,
	CASE
		WHEN upper(v.child_seen_flag) = 'Y' OR upper(v.seen_alone_flag) = 'Y' THEN 'yes'
		WHEN upper(v.child_seen_flag) = 'N' OR v.completed_flag = 'N' THEN 'no'
		ELSE 'unknown'
	END AS child_seen,
	CASE
		WHEN upper(v.seen_alone_flag) = 'Y' THEN 'yes'
		WHEN upper(v.seen_alone_flag) = 'N' THEN 'no'
		WHEN v.completed_flag = 'N' THEN 'na'
		ELSE 'unknown'
	END AS child_seen_alone,
	CASE
		WHEN v.reason_not_seen_alone = 'Child refused' THEN 'refused'
		WHEN v.reason_not_seen_alone LIKE 'Not %' THEN 'not_appropriate'
		WHEN v.reason_not_seen_alone LIKE 'Unable%' THEN 'unable'
		WHEN v.reason_not_seen_alone IS NOT NULL THEN 'other'
	END AS not_alone_reason,
	t.participation_code,
	CASE
		WHEN v.completed_flag = 'Y' THEN 'done'
		WHEN v.reason_visit_not_made ILIKE 'cancel%' THEN 'cancelled'
		WHEN v.reason_visit_not_made ILIKE ANY (ARRAY['no access%', 'no reply%', '%not in%']) THEN 'no_access'
	END AS visit_outcome,
	CASE
		WHEN v.visit_type IN ('CP visit', 'CIN visit', 'Statutory LAC visit') THEN 'statutory'
		WHEN v.visit_type = 'Visit to parents' THEN 'adults_only'
		WHEN v.visit_type IN ('Assessment visit', 'Pathway visit') THEN 'see_child'
		WHEN v.visit_type IS NOT NULL THEN 'other'
	END AS visit_purpose,
	CASE lower(n.note_type)
		WHEN 'supervision' THEN 'case'
		WHEN 'personal sup' THEN 'personal'
		WHEN 'group sup' THEN 'group'
		WHEN 'icpc' THEN 'conference'
		WHEN 'letter' THEN 'letter'
		WHEN 'core group' THEN 'core_group'
		WHEN 'cp review' THEN 'conference'
		WHEN 'return interview' THEN 'return_interview'
	END AS subkind,
	CASE WHEN lower(n.note_type) IN ('supervision', 'personal sup', 'group sup') THEN w.id::text END AS supervisor_key,
	-- Case supervision: the worker allocated on the day.  Personal: by title.
	CASE
		WHEN lower(n.note_type) IN ('supervision', 'group sup') THEN (
			SELECT a.worker_id::text
			FROM dbo.sccv_allocations_combined a
			WHERE a.mosaic_id = n.person_id::text
			  AND NOT a.marked_for_deletion
			  AND a.allocation_start_date <= coalesce(n.event_on, n.created_on)
			  AND (a.allocation_end_date IS NULL OR a.allocation_end_date + interval '1 day' > coalesce(n.event_on, n.created_on))
			ORDER BY a.allocation_start_date DESC, a.id
			LIMIT 1)
		WHEN n.note_type = 'Personal Sup' THEN (
			SELECT s.id::text
			FROM dbo.sccv_worker s
			WHERE lower(s.system_user_id) = lower(split_part(n.title, ': ', 2)))
	END AS supervisee_key
FROM dbo.case_notes n
LEFT JOIN dbo.dm_visits v ON v.case_note_id = n.id AND v.person_id = n.person_id
LEFT JOIN dbo.sccv_worker w ON lower(w.system_user_id) = lower(n.created_by)
LEFT JOIN dbo.mgr_decisions d ON d.case_note_id = n.id
LEFT JOIN dbo.sccv_worker m ON lower(m.email) = lower(d.decided_by)
LEFT JOIN dbo.dm_review_participation t ON t.case_note_id = n.id AND t.person_id = n.person_id
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
	NULL,
	v.last_updated_on,
	v.visit_id,
	NULL,
	NULL,
	'no',
	'na',
	NULL,
	NULL,
	CASE
		WHEN v.reason_visit_not_made ILIKE 'cancel%' THEN 'cancelled'
		WHEN v.reason_visit_not_made ILIKE ANY (ARRAY['no access%', 'no reply%', '%not in%']) THEN 'no_access'
	END,
	CASE WHEN v.visit_type IN ('CP visit', 'CIN visit', 'Statutory LAC visit') THEN 'statutory' ELSE 'other' END,
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
	CASE WHEN upper(v.child_seen_flag) = 'Y' OR upper(v.seen_alone_flag) = 'Y' THEN 'yes' ELSE 'unknown' END AS child_seen,
	CASE upper(v.seen_alone_flag) WHEN 'Y' THEN 'yes' WHEN 'N' THEN 'no' ELSE 'unknown' END AS child_seen_alone,
	t.participation_code
FROM dbo.case_notes_persons p
JOIN dbo.case_notes n ON n.id = p.case_note_id
LEFT JOIN dbo.dm_visits v ON v.case_note_id = p.case_note_id AND v.person_id = p.person_id
LEFT JOIN dbo.dm_review_participation t ON t.case_note_id = p.case_note_id AND t.person_id = p.person_id
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
		WHEN w.role = 'Senior Social Worker' THEN 'senior_social_worker'
		WHEN w.role = 'Newly Qualified Social Worker' THEN 'newly_qualified_social_worker'
		WHEN w.role = 'Social Worker' THEN 'social_worker'
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
	p.end_date::date AS valid_to,
	CASE
		WHEN p.role_in_post = 'Service Manager' THEN 'service_manager'
		WHEN p.role_in_post = 'Team Manager' THEN 'team_manager'
		WHEN p.role_in_post = 'Practice Supervisor' THEN 'practice_supervisor'
		WHEN p.role_in_post = 'Senior Social Worker' THEN 'senior_social_worker'
		WHEN p.role_in_post = 'Newly Qualified Social Worker' THEN 'newly_qualified_social_worker'
		WHEN p.role_in_post = 'Social Worker' THEN 'social_worker'
		WHEN p.role_in_post IS NOT NULL THEN 'unqualified'
	END AS grade
FROM dbo.sccv_workerteam p
LEFT JOIN dbo.sccv_worker m ON lower(m.email) = lower(p.line_manager_email);

-- What the work with a child was, and for each of these who held the child: an
-- allocation that began or ended in between makes two periods of one.
CREATE VIEW map_hackney.period WITH (security_invoker) AS
SELECT
	s.subject_key,
	s.status,
	greatest(s.start_date, a.allocation_start_date)::date AS valid_from,
	least(s.end_date, a.allocation_end_date)::date AS valid_to,
	a.team_id::text AS team_key,
	a.worker_id::text AS worker_key
FROM (
	SELECT r.mosaic_id::text AS subject_key, 'referral' AS status, r.referral_created_at AS start_date,
		r.final_decision_created_at AS end_date
	FROM dbo.ref_mash_referrals r
	UNION ALL
	SELECT person_id::text, 'assessment', start_date, completed_date FROM dbo.dm_assessments
	UNION ALL
	SELECT person_id::text, 's47', start_date, end_date FROM dbo.dm_s47_enquiries
	UNION ALL
	-- Family support is open work without a plan: a word of our own.
	SELECT person_id::text, CASE episode_type WHEN 'CIN plan' THEN 'cin' ELSE 'family_support' END, start_date, end_date
	FROM dbo.dm_cin_episodes
	UNION ALL
	SELECT person_id::text, 'cp', start_date, end_date FROM dbo.dm_cp_registrations
	UNION ALL
	SELECT person_id::text, 'cla', start_date, end_date FROM dbo.dm_care_periods
	UNION ALL
	SELECT person_id::text, 'care_leaver', start_date, end_date FROM dbo.dm_care_leavers
) s
LEFT JOIN dbo.sccv_allocations_combined a ON a.mosaic_id = s.subject_key
	AND NOT a.marked_for_deletion
	AND s.status <> 'referral'
	AND a.allocation_start_date <= coalesce(s.end_date, 'infinity')
	AND coalesce(a.allocation_end_date, 'infinity') >= s.start_date;

CREATE VIEW map_hackney.event WITH (security_invoker) AS
SELECT r.mosaic_id::text AS subject_key, 'referral' AS event_type, r.referral_created_at AS at
FROM dbo.ref_mash_referrals r
UNION ALL
SELECT e.person_id::text, 'enquiry', e.start_date FROM dbo.dm_s47_enquiries e
UNION ALL
SELECT e.person_id::text, 'strategy_discussion', e.strategy_discussion_at
FROM dbo.dm_s47_enquiries e WHERE e.strategy_discussion_at IS NOT NULL
UNION ALL
SELECT c.person_id::text, 'conference', c.held_date FROM dbo.dm_conferences c WHERE c.conference_type = 'ICPC'
UNION ALL
SELECT m.person_id::text, 'missing', m.missing_from FROM dbo.dm_missing_episodes m
UNION ALL
SELECT m.person_id::text, 'returned', m.returned_at FROM dbo.dm_missing_episodes m WHERE m.returned_at IS NOT NULL
UNION ALL
SELECT p.person_id::text, 'placement_change', p.end_date FROM dbo.dm_placements p WHERE p.end_reason = 'Moved'
UNION ALL
SELECT a.mosaic_id::text, 'closed', a.closure_date_if_closed
FROM dbo.sccv_allocations_combined a
WHERE a.closure_date_if_closed IS NOT NULL AND NOT a.marked_for_deletion;

CREATE VIEW map_hackney.authorisation WITH (security_invoker) AS
SELECT
	'n' || p.case_note_id::text AS record_key,
	CASE p.action WHEN 'Approved' THEN 'approved' WHEN 'ReturnedForEdits' THEN 'returned' ELSE lower(p.action) END AS action,
	w.id::text AS by_key,
	p.created_at AS at
FROM dbo.case_note_approvals p
JOIN dbo.case_notes n ON n.id = p.case_note_id
LEFT JOIN dbo.sccv_worker w ON lower(w.email) = lower(p.created_by)
WHERE n.finalised_flag IN ('Y', 'y')
  AND n.deleted_flag IS DISTINCT FROM 'Y';

CREATE VIEW map_hackney.action WITH (security_invoker) AS
SELECT
	'n' || t.case_note_id::text AS record_key,
	t.action::text AS text,
	t.owner_worker_id::text AS owner_key,
	t.due_date::date AS due_on,
	t.completed_date::date AS done_on
FROM dbo.case_note_actions t
JOIN dbo.case_notes n ON n.id = t.case_note_id
WHERE n.finalised_flag IN ('Y', 'y')
  AND n.deleted_flag IS DISTINCT FROM 'Y';

-- What the views look up by, so that one record or child is found at once.
CREATE INDEX case_notes_record_key ON dbo.case_notes (('n' || id::text));
CREATE INDEX case_notes_persons_record_key ON dbo.case_notes_persons (('n' || case_note_id::text));
CREATE INDEX case_note_actions_record_key ON dbo.case_note_actions (('n' || case_note_id::text));
CREATE INDEX case_note_approvals_record_key ON dbo.case_note_approvals (('n' || case_note_id::text));
CREATE INDEX dm_visits_record_key ON dbo.dm_visits (('v' || visit_id::text)) WHERE case_note_id IS NULL;
CREATE INDEX dm_visits_case_note_person ON dbo.dm_visits (case_note_id, person_id);
CREATE INDEX dm_persons_subject_key ON dbo.dm_persons ((person_id::text));
ANALYZE dbo.case_notes, dbo.case_notes_persons, dbo.dm_visits, dbo.dm_persons, dbo.case_note_actions, dbo.case_note_approvals;
