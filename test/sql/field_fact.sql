-- Facts of fields, times, posts and statuses: a record each, what must be true of it and
-- what must stay unknown, family by family of fact ids. Differences are listed.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';
-- The client's zone must not matter.
SET timezone = 'Pacific/Auckland';

CREATE SCHEMA fields;
CREATE TABLE fields.note (
	record_key text PRIMARY KEY, kind text, occurred_at timestamp, recorded_at timestamp, finalised_at timestamp, body text, subject_key text,
	author_key text, decision_type text, decided_by_key text, child_seen text, child_seen_alone text, not_alone_reason text,
	participation_code text, visit_outcome text, visit_purpose text, subkind text, supervisor_key text, supervisee_key text);
CREATE TABLE fields.expected (record_key text, low smallint, high smallint, facts text NOT NULL, unknown text NOT NULL DEFAULT '');

-- Kinds and closer kinds.
INSERT INTO fields.note (record_key, kind, occurred_at, subkind, subject_key)
SELECT 'kind_' || kind, kind, '2025-01-08 10:00', NULL, 'ella' FROM pledge.record_kind;
INSERT INTO fields.expected SELECT 'kind_' || kind, 101, 111, 'kind_' || kind FROM pledge.record_kind;
INSERT INTO fields.note (record_key, kind, occurred_at, subkind, subject_key, body) VALUES
	('unmapped', 'Chat', '2025-01-08 10:00', NULL, 'ella', 'x'),
	('personal', 'supervision', '2025-01-08 10:00', 'personal', NULL, 'She said "I am tired".'),
	('group', 'supervision', '2025-01-08 10:00', 'group', NULL, 'x'),
	('of_nobody', 'supervision', '2025-01-08 10:00', NULL, NULL, 'x'),
	('letter', 'case_note', '2025-01-08 10:00', 'letter', 'ella', 'x'),
	('conference', 'meeting', '2025-01-08 10:00', 'conference', 'ella', 'x'),
	('core_group', 'meeting', '2025-01-08 10:00', 'core_group', 'ella', 'x'),
	('interview', 'case_note', '2025-01-08 10:00', 'return_interview', 'ella', 'x'),
	('odd', 'meeting', '2025-01-08 10:00', 'tea', 'ella', 'x');
INSERT INTO fields.expected VALUES
	('unmapped', 101, 111, '', 'kind_case_note kind_visit kind_supervision kind_management_oversight kind_decision kind_assessment kind_strategy_discussion kind_meeting kind_review kind_plan kind_other'),
	('personal', 120, 125, 'subkind_personal', ''),
	('group', 120, 125, 'subkind_group', ''),
	('of_nobody', 120, 125, '', 'subkind_personal subkind_group'),
	('kind_supervision', 120, 125, '', ''),
	('letter', 120, 125, 'subkind_letter', ''),
	('conference', 120, 125, 'subkind_conference', ''),
	('core_group', 120, 125, 'subkind_core_group', ''),
	('interview', 120, 125, 'subkind_return_interview', ''),
	('odd', 120, 125, '', '');

-- Ages: the day before a birthday and the day itself; born on 29 February.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key) VALUES
	('unborn', 'visit', '2025-01-08 10:00', 'later'),
	('born_today', 'visit', '2025-06-01 10:00', 'later'),
	('last_day_of_3', 'visit', '2028-05-31 23:30', 'later'),
	('fourth_birthday', 'visit', '2029-06-01 00:30', 'later'),
	('leap_17', 'visit', '2026-02-27 10:00', 'leap'),
	('leap_18', 'visit', '2026-02-28 10:00', 'leap'),
	('age_unknown', 'visit', '2025-01-08 10:00', 'nobody_knows');
INSERT INTO fields.expected VALUES
	('unborn', 130, 136, 'age_unborn age_under_1 age_under_2 age_under_4 age_under_5 age_under_12 age_under_18', ''),
	('born_today', 130, 136, 'age_under_1 age_under_2 age_under_4 age_under_5 age_under_12 age_under_18', ''),
	('last_day_of_3', 130, 136, 'age_under_4 age_under_5 age_under_12 age_under_18', ''),
	('fourth_birthday', 130, 136, 'age_under_5 age_under_12 age_under_18', ''),
	('leap_17', 130, 136, 'age_under_18', ''),
	('leap_18', 130, 136, '', ''),
	('age_unknown', 130, 136, '', 'age_unborn age_under_1 age_under_2 age_under_4 age_under_5 age_under_12 age_under_18');
-- A baby does not say so, and the pronoun is a parent's; a child of whom no age is known may.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key, body)
SELECT 'said_' || child, 'visit', '2025-06-08 10:00', child, 'She said the nights are long.' FROM unnest(ARRAY['later', 'ella', 'nobody_knows', 'always']) AS child;
INSERT INTO fields.expected VALUES ('said_later', 6, 6, ''), ('said_ella', 6, 6, 'child_voice'), ('said_nobody_knows', 6, 6, 'child_voice'), ('said_always', 6, 6, 'child_voice');

-- Visits, and the boxes beside what the text says.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key, child_seen, child_seen_alone, not_alone_reason, visit_outcome, visit_purpose, body) VALUES
	('no_access', 'visit', '2025-01-08 10:00', 'ella', 'no', 'na', NULL, 'no_access', 'statutory', 'Nobody answered.'),
	('adults', 'visit', '2025-01-08 10:00', 'ella', NULL, NULL, NULL, 'done', 'adults_only', 'I met Mum at the office.'),
	('outcome_unknown', 'visit', '2025-01-08 10:00', 'ella', 'unknown', NULL, NULL, 'perhaps', 'odd', NULL),
	('box_and_text', 'visit', '2025-01-08 10:00', 'ella', 'yes', 'yes', NULL, 'done', 'statutory', 'I saw Ella on her own in her bedroom.'),
	('text_only', 'visit', '2025-01-08 10:00', 'ella', 'unknown', 'unknown', NULL, 'done', 'see_child', 'I saw Ella on her own in her bedroom.'),
	('box_denies', 'visit', '2025-01-08 10:00', 'ella', 'yes', 'no', 'refused', 'done', 'statutory', 'I saw Ella on her own in her bedroom.'),
	('text_denies', 'visit', '2025-01-08 10:00', 'ella', 'yes', 'yes', NULL, 'done', 'statutory', 'Ella was seen with Mum. Ella was not seen alone.'),
	('not_right', 'visit', '2025-01-08 10:00', 'ella', 'yes', 'no', 'not_appropriate', 'done', 'statutory', 'Ella was asleep.'),
	('could_not', 'visit', '2025-01-08 10:00', 'ella', 'yes', 'no', 'unable', 'done', 'statutory', 'Ella was ill.');
INSERT INTO fields.expected VALUES
	('no_access', 140, 143, 'visit_no_access visit_statutory', ''),
	('adults', 140, 143, 'visit_adults_only', ''),
	('outcome_unknown', 140, 143, '', 'visit_no_access visit_cancelled'),
	('letter', 140, 143, '', ''),
	('no_access', 150, 159, 'flag_given', 'child_seen_alone_field'),
	('box_and_text', 150, 159, 'child_seen_field child_seen_alone_field child_was_seen child_was_seen_alone flag_given', ''),
	('text_only', 150, 159, 'child_was_seen child_was_seen_alone', 'child_seen_field child_seen_alone_field seen_not_alone'),
	('box_denies', 150, 159, 'child_seen_field alone_refused child_was_seen flag_contradicts_text flag_given seen_not_alone', ''),
	('text_denies', 150, 159, 'child_seen_field child_seen_alone_field child_was_seen child_was_seen_alone flag_contradicts_text flag_given', ''),
	('not_right', 150, 159, 'child_seen_field alone_not_appropriate child_was_seen flag_given seen_not_alone', ''),
	('could_not', 150, 159, 'child_seen_field alone_unable child_was_seen flag_given seen_not_alone', '');

-- Participation.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key, participation_code)
SELECT 'pn_' || coalesce(code, 'null'), 'review', '2025-01-08 10:00', 'ella', code
FROM unnest('{0,1,PN2,pn3,4,5,PN6,7,8,NULL}'::text[]) AS given (code);
INSERT INTO fields.expected VALUES
	('pn_0', 160, 162, 'participation_not_asked', ''),
	('pn_1', 160, 162, 'participation_shown', ''),
	('pn_PN2', 160, 162, 'participation_shown', ''),
	('pn_pn3', 160, 162, 'participation_shown', ''),
	('pn_4', 160, 162, 'participation_absent', ''),
	('pn_5', 160, 162, 'participation_shown', ''),
	('pn_PN6', 160, 162, 'participation_shown', ''),
	('pn_7', 160, 162, 'participation_absent', ''),
	('pn_8', 160, 162, '', 'participation_shown participation_absent participation_not_asked'),
	('pn_null', 160, 162, '', 'participation_shown participation_absent participation_not_asked'),
	('letter', 160, 162, '', '');

-- Times of recording. Rules: decision 24 hours, visit 2 working days, review 5.
INSERT INTO fields.note (record_key, kind, occurred_at, recorded_at, finalised_at, subject_key) VALUES
	('d_same_hour', 'decision', '2025-01-08 10:00', '2025-01-08 10:30', NULL, 'ella'),
	('d_24_hours', 'decision', '2025-01-08 10:00', '2025-01-09 10:00', NULL, 'ella'),
	('d_a_minute_more', 'decision', '2025-01-08 10:00', '2025-01-09 10:01', NULL, 'ella'),
	('d_day_only', 'decision', '2025-01-08 00:00', '2025-01-09 23:59', NULL, 'ella'),
	('d_day_only_late', 'decision', '2025-01-08 00:00', '2025-01-10 00:01', NULL, 'ella'),
	('d_recorded_day', 'decision', '2025-01-08 10:00', '2025-01-09 00:00', NULL, 'ella'),
	('d_same_day', 'decision', '2025-01-08 10:00', '2025-01-08 00:00', NULL, 'ella'),
	-- the clocks go forward on 30 March and back on 26 October: 24 hours are 24 hours
	('d_spring', 'decision', '2025-03-29 10:00', '2025-03-30 11:00', NULL, 'ella'),
	('d_spring_late', 'decision', '2025-03-29 10:00', '2025-03-30 11:01', NULL, 'ella'),
	('d_autumn', 'decision', '2025-10-25 10:00', '2025-10-26 09:00', NULL, 'ella'),
	('d_autumn_late', 'decision', '2025-10-25 10:00', '2025-10-26 09:01', NULL, 'ella'),
	('v_friday', 'visit', '2025-01-10 17:00', '2025-01-14 23:59', NULL, 'ella'),
	('v_friday_late', 'visit', '2025-01-10 17:00', '2025-01-15 00:01', NULL, 'ella'),
	('v_christmas', 'visit', '2024-12-24 09:00', '2024-12-30 12:00', NULL, 'ella'),
	('v_christmas_late', 'visit', '2024-12-24 09:00', '2024-12-31 12:00', NULL, 'ella'),
	('v_leap', 'visit', '2024-02-28 09:00', '2024-03-01 18:00', NULL, 'ella'),
	('v_none', 'visit', '2025-01-08 10:00', NULL, NULL, 'ella'),
	('v_before', 'visit', '2025-01-08 10:00', '2025-01-08 09:59', NULL, 'ella'),
	('v_future', 'visit', '2025-01-08 10:00', '2125-01-09 10:00', NULL, 'ella'),
	('v_finished_late', 'visit', '2025-01-08 10:00', '2025-01-08 12:00', '2025-03-01 09:00', 'ella'),
	('v_finished', 'visit', '2025-01-08 10:00', '2025-01-08 12:00', '2025-01-10 00:00', 'ella'),
	('kind_unknown', 'Chat', '2025-01-08 10:00', '2025-01-08 12:00', NULL, 'ella');
INSERT INTO fields.expected
SELECT record_key, 170, 172, 'recorded_on_time' FROM unnest('{d_same_hour,d_24_hours,d_day_only,d_recorded_day,d_same_day,d_spring,d_autumn,v_friday,v_christmas,v_leap,v_finished_late}'::text[]) AS record_key
UNION ALL
SELECT record_key, 170, 172, 'recorded_late' FROM unnest('{d_a_minute_more,d_day_only_late,d_spring_late,d_autumn_late,v_friday_late,v_christmas_late}'::text[]) AS record_key;
INSERT INTO fields.expected
SELECT record_key, 170, 172, 'recording_time_unknown', 'recorded_on_time recorded_late' FROM unnest('{v_none,v_before,v_future,kind_unknown}'::text[]) AS record_key;
INSERT INTO fields.expected VALUES
	('v_finished_late', 173, 174, '', 'text_changed_late text_stood'),
	('v_finished', 173, 174, 'text_stood', ''),
	('v_none', 173, 174, 'text_stood', '');

-- Levels. Grades: ann social worker, promoted to team manager in June 2025; sue service manager.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key, decision_type, decided_by_key) VALUES
	('close_below', 'decision', '2025-05-31 10:00', 'ella', 'closure', 'ann'),
	('close_at', 'decision', '2025-06-01 10:00', 'ella', 'closure', 'ann'),
	('close_above', 'decision', '2025-06-01 10:00', 'ella', 'closure', 'sue'),
	('place_at', 'decision', '2025-06-01 10:00', 'ella', 'placement', 'sue'),
	('close_ungraded', 'decision', '2025-06-01 10:00', 'ella', 'closure', 'guest'),
	('close_by_nobody', 'decision', '2025-06-01 10:00', 'ella', 'closure', NULL),
	('not_delegated', 'decision', '2025-06-01 10:00', 'ella', 'tea_break', 'ann'),
	('no_type', 'decision', '2025-06-01 10:00', 'ella', NULL, 'ann'),
	('typed_meeting', 'meeting', '2025-06-01 10:00', 'ella', 'closure', 'ann'),
	('untyped_meeting', 'meeting', '2025-06-01 10:00', 'ella', NULL, NULL);
INSERT INTO fields.expected VALUES
	('close_below', 180, 186, 'decided_below_level decision_delegated decision_at_threshold', ''),
	('close_at', 180, 186, 'decided_at_level decision_delegated decision_at_threshold decided_by_manager', ''),
	('close_above', 180, 186, 'decided_above_level decision_delegated decision_at_threshold decided_by_manager', ''),
	('place_at', 180, 186, 'decided_at_level decision_delegated decision_at_threshold decision_on_care decided_by_manager', ''),
	('close_ungraded', 180, 186, 'decision_delegated decision_at_threshold', 'decided_at_level decided_below_level decided_above_level decided_by_manager'),
	('close_by_nobody', 180, 186, 'decision_delegated decision_at_threshold', 'decided_at_level decided_below_level decided_above_level decided_by_manager'),
	('not_delegated', 180, 186, 'decided_by_manager', ''),
	('no_type', 180, 186, 'decided_by_manager', 'decided_at_level decided_below_level decided_above_level decision_delegated decision_at_threshold decision_on_care'),
	('typed_meeting', 180, 186, 'decided_at_level decision_delegated decision_at_threshold decided_by_manager', ''),
	('untyped_meeting', 180, 186, '', 'decided_by_manager');

-- Authorisation, actions, supervisor. ben has two managers since March 2025, which is allowed.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key, author_key, supervisor_key, supervisee_key) VALUES
	('approved', 'assessment', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('approved_late', 'assessment', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('approved_by_author', 'assessment', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('returned', 'assessment', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('done', 'meeting', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('overdue', 'meeting', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('done_late', 'meeting', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('not_due', 'meeting', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('unowned', 'meeting', '2025-01-08 10:00', 'ella', 'ben', NULL, NULL),
	('by_manager', 'supervision', '2025-02-08 10:00', 'ella', 'sue', 'sue', 'ben'),
	('by_other', 'supervision', '2025-02-08 10:00', 'ella', 'ann', 'ann', 'ben'),
	('by_second', 'supervision', '2025-04-08 10:00', 'ella', 'ann', 'ann', 'ben'),
	('managers_unknown', 'supervision', '2025-02-08 10:00', 'ella', 'sue', 'sue', 'ann'),
	('supervisor_unknown', 'supervision', '2025-02-08 10:00', 'ella', 'sue', NULL, 'ben');
CREATE TABLE fields.approval (record_key text, action text, by_key text, at timestamp);
INSERT INTO fields.approval VALUES ('approved', 'approved', 'sue', '2025-01-10 09:00'), ('approved_late', 'approved', 'sue', '2025-02-10 09:00'),
	('approved_by_author', 'approved', 'ben', '2025-01-10 09:00'), ('returned', 'returned', 'sue', '2025-01-10 09:00');
CREATE TABLE fields.task (record_key text, text text, owner_key text, due_on date, done_on date);
INSERT INTO fields.task VALUES ('done', 'a secret', 'ben', '2025-01-20', '2025-01-20'), ('overdue', 'a secret', 'ben', '2025-01-20', NULL),
	('overdue', NULL, 'ben', '2025-01-20', '2025-01-19'), ('done_late', NULL, 'ben', '2025-01-20', '2025-01-21'),
	('not_due', NULL, 'ben', '2125-01-20', NULL), ('unowned', NULL, NULL, '2125-01-20', NULL), ('unowned', NULL, 'ben', NULL, NULL);
INSERT INTO fields.expected VALUES
	('approved', 190, 191, 'authorised authorised_in_time', ''),
	('approved_late', 190, 191, 'authorised', ''),
	('approved_by_author', 190, 191, '', ''),
	('returned', 190, 191, '', ''),
	('letter', 190, 191, '', ''),
	('done', 192, 194, 'action_due actions_done_in_time actions_owned_and_dated', ''),
	('overdue', 192, 194, 'action_due actions_owned_and_dated', ''),
	('done_late', 192, 194, 'action_due actions_owned_and_dated', ''),
	('not_due', 192, 194, 'actions_owned_and_dated', ''),
	('unowned', 192, 194, '', ''),
	('letter', 192, 194, '', ''),
	('by_manager', 195, 195, 'supervisor_is_manager', ''),
	('by_other', 195, 195, '', ''),
	('by_second', 195, 195, 'supervisor_is_manager', ''),
	('managers_unknown', 195, 195, '', 'supervisor_is_manager'),
	('supervisor_unknown', 195, 195, '', 'supervisor_is_manager'),
	('letter', 195, 195, '', '');

-- Status: mia on a plan, then looked after; a period that ends before it begins; one without a beginning.
INSERT INTO fields.note (record_key, kind, occurred_at, subject_key) VALUES
	('before_all', 'plan', '2024-12-31 10:00', 'mia'), ('first_day', 'plan', '2025-01-01 10:00', 'mia'), ('on_plan', 'plan', '2025-02-01 10:00', 'mia'),
	('last_day', 'plan', '2025-03-31 23:00', 'mia'), ('in_care', 'plan', '2025-04-01 10:00', 'mia'), ('in_care_long', 'plan', '2025-08-01 10:00', 'mia'),
	('backwards', 'plan', '2025-02-01 10:00', 'sam'), ('no_beginning', 'plan', '2025-02-01 10:00', 'leo'), ('after_it', 'plan', '2025-06-01 10:00', 'leo'),
	('no_period', 'plan', '2025-02-01 10:00', 'ella');
CREATE TABLE fields.period (subject_key text, status text, valid_from date, valid_to timestamp, team_key text, worker_key text);
INSERT INTO fields.period VALUES ('mia', 'cin', '2025-01-01', '2025-01-31', 'north', 'ben'), ('mia', 'cp', '2025-01-15', '2025-03-31', 'north', 'ben'),
	('mia', 'cla', '2025-04-01', NULL, 'south', NULL), ('mia', 'visiting', '2025-04-01', NULL, 'south', NULL),
	('sam', 'cp', '2025-03-01', '2025-01-01', NULL, NULL), ('leo', 'cp', NULL, '2025-05-01', NULL, NULL);
INSERT INTO fields.expected VALUES
	('before_all', 200, 208, '', ''),
	('first_day', 200, 208, 'status_open status_cin', ''),
	('on_plan', 200, 208, 'status_open status_cp', ''),
	('last_day', 200, 208, 'status_open status_cp', ''),
	('in_care', 200, 208, 'status_open status_cla', ''),
	('in_care_long', 200, 208, 'status_open status_cla second_review_or_later', ''),
	('backwards', 200, 208, '', ''),
	('no_beginning', 200, 208, '', 'status_open status_cp'),
	('after_it', 200, 208, '', ''),
	('no_period', 200, 208, '', ''),
	('personal', 200, 208, '', '');

CREATE SCHEMA map_fields;
CREATE VIEW map_fields.record WITH (security_invoker = true) AS SELECT * FROM fields.note;
CREATE VIEW map_fields.subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ella', date '2015-05-05', 'Ella'), ('later', '2025-06-01', NULL), ('leap', '2008-02-29', NULL), ('mia', '2014-01-01', 'Mia'),
					  ('sam', '2014-01-01', 'Sam'), ('leo', '2014-01-01', 'Leo'), ('always', '-infinity', NULL)) AS child (subject_key, date_of_birth, known_as);
CREATE VIEW map_fields.worker WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ann', 'team_manager'), ('ben', 'social_worker'), ('sue', 'service_manager'), ('guest', NULL)) AS worker (worker_key, grade);
CREATE VIEW map_fields.post WITH (security_invoker = true) AS
SELECT * FROM (VALUES
	('ann', 'north', NULL, 'social_worker', date '2024-01-01', date '2025-05-31'), ('ann', 'north', NULL, NULL, '2025-06-01', NULL),
	('ben', 'north', 'sue', NULL, '2024-01-01', NULL), ('ben', 'north', 'ann', NULL, '2025-03-01', NULL),
	('sue', 'south', 'sue', NULL, '2024-01-01', NULL)) AS post (worker_key, team_key, manager_key, grade, valid_from, valid_to);
CREATE VIEW map_fields.period WITH (security_invoker = true) AS SELECT * FROM fields.period;
CREATE VIEW map_fields.authorisation WITH (security_invoker = true) AS SELECT * FROM fields.approval;
CREATE VIEW map_fields.action WITH (security_invoker = true) AS SELECT * FROM fields.task;

SELECT pledge.attach_source('fields', 'map_fields', 'Europe/London');
CALL pledge.assess('fields');

CREATE VIEW pg_temp.found AS
SELECT expected.record_key, expected.low, expected.facts AS wanted, expected.unknown AS wanted_unknown,
	   coalesce((SELECT string_agg(code, ' ' ORDER BY fact_id) FROM pledge.fact
				 WHERE fact_id = ANY (assessment.facts) AND fact_id BETWEEN low AND high), '') AS facts,
	   coalesce((SELECT string_agg(code, ' ' ORDER BY fact_id) FROM pledge.fact
				 WHERE fact_id = ANY (assessment.unknown) AND fact_id BETWEEN low AND high), '') AS unknown
FROM fields.expected
LEFT JOIN pledge.record ON record.record_key = expected.record_key AND record.source_id = (SELECT source_id FROM pledge.source WHERE name = 'fields')
LEFT JOIN pledge.assessment USING (record_id);
SELECT count(*) AS checked, count(*) FILTER (WHERE (facts, unknown) = (wanted, wanted_unknown)) AS agree FROM pg_temp.found;
SELECT * FROM pg_temp.found WHERE (facts, unknown) <> (wanted, wanted_unknown) ORDER BY low, record_key;

-- Explained as it was read.
SELECT said.record_key, count(*) AS voices
FROM fields.note AS said CROSS JOIN LATERAL pledge.record_evidence('fields', said.record_key) AS e
WHERE said.record_key LIKE 'said%' AND e.indicator = 'child_voice' AND e.status = 'asserted' GROUP BY 1 ORDER BY 1;

-- A record belongs to the team of the supervisee, else that which holds the child, else its author's.
SELECT record.record_key, team.team_key
FROM pledge.record JOIN pledge.assessment USING (record_id) LEFT JOIN pledge.team USING (team_id)
WHERE record.record_key IN ('by_manager', 'on_plan', 'in_care', 'approved', 'letter') AND record.source_id = assessment.source_id
  AND record.source_id = (SELECT source_id FROM pledge.source WHERE name = 'fields')
ORDER BY 1;

-- No word of an action is kept, and what only other views name has its row.
SELECT (SELECT count(*) FROM pledge.action) AS actions, (SELECT count(*) FROM pledge.action WHERE owner_id IS NOT NULL) AS owned,
	   (SELECT count(*) FROM pledge.action AS kept WHERE kept::text LIKE '%secret%') AS told;

-- Nothing changed: nothing is assessed again. A post, a grade, a rule, a closure and a period change without the record changing.
CREATE FUNCTION pg_temp.assessed() RETURNS bigint LANGUAGE sql AS
	$$SELECT scored_count FROM pledge.assess_run JOIN pledge.source USING (source_id) WHERE name = 'fields' ORDER BY run_id DESC LIMIT 1$$;
CALL pledge.assess('fields');
SELECT pg_temp.assessed() AS nothing_changed;
SELECT pledge.set_delegation('closure', 'social_worker', 'team_manager');
CALL pledge.assess('fields');
SELECT pg_temp.assessed() AS scheme_changed;
SELECT record_key, low, facts FROM pg_temp.found WHERE record_key IN ('close_below', 'close_at') AND low = 180 ORDER BY record_key;
SELECT pledge.set_recording_rule('visit', within_working_days => 5);
CALL pledge.assess('fields');
SELECT record_key, facts FROM pg_temp.found WHERE record_key IN ('v_friday_late', 'v_christmas_late') AND low = 170 ORDER BY record_key;
SELECT pledge.add_local_closure('2025-01-13', 'Boiler');
SELECT pledge.set_recording_rule('visit', within_working_days => 2);
CALL pledge.assess('fields');
SELECT record_key, facts FROM pg_temp.found WHERE record_key IN ('v_friday_late', 'v_christmas_late') AND low = 170 ORDER BY record_key;
SELECT pledge.set_grade('service_manager', 60, true);
CALL pledge.assess('fields');
SELECT record_key, facts FROM pg_temp.found WHERE record_key = 'close_above' AND low = 180;

-- A text that changes after the limit is told apart from one that changes before, and the first change counts.
UPDATE fields.note SET body = 'Ella told me a joke.' WHERE record_key = 'v_finished';
CALL pledge.assess('fields');
SELECT record_key, facts, unknown FROM pg_temp.found WHERE record_key = 'v_finished' AND low = 173;
SELECT text_changed_at IS NOT NULL AS is_known FROM pledge.record WHERE record_key = 'v_finished';

-- What stood there in time is asked once: the answer first given is kept when the text is changed later, either way.
INSERT INTO fields.note (record_key, kind, occurred_at, recorded_at, subject_key, body) VALUES
	('reason_taken_out', 'decision', '2025-01-08 10:00', '2025-01-08 11:00', 'ella', 'We agreed to close, because Mum has kept every appointment.'),
	('reason_put_in', 'decision', '2025-01-08 10:00', '2025-01-08 11:00', 'ella', 'We agreed to close.'),
	('read_too_late', 'decision', '2025-01-08 10:00', '2025-01-08 11:00', 'ella', 'We agreed to close.');
UPDATE fields.note SET finalised_at = '2025-02-08 10:00' WHERE record_key = 'read_too_late';
CALL pledge.assess('fields');
CREATE FUNCTION pg_temp.reason() RETURNS TABLE (record_key varchar, in_time text, given text) LANGUAGE sql AS $$
	SELECT record.record_key,
		   CASE WHEN 20 = ANY (met) THEN 'met' WHEN 20 = ANY (unmet) THEN 'unmet' WHEN 20 = ANY (untold) THEN 'untold' END,
		   CASE WHEN 1 = ANY (met) THEN 'met' WHEN 1 = ANY (unmet) THEN 'unmet' WHEN 1 = ANY (untold) THEN 'untold' END
	FROM pledge.assessment JOIN pledge.record USING (record_id)
	WHERE record.record_key IN ('reason_taken_out', 'reason_put_in', 'read_too_late') ORDER BY 1
$$;
SELECT * FROM pg_temp.reason();
UPDATE fields.note SET body = 'We agreed to close.' WHERE record_key = 'reason_taken_out';
UPDATE fields.note SET body = 'We agreed to close, because Mum has kept every appointment.' WHERE record_key IN ('reason_put_in', 'read_too_late');
CALL pledge.assess('fields');
SELECT * FROM pg_temp.reason();
-- It stays when something else of the record changes, and under another edition of the rules.
UPDATE fields.note SET child_seen = 'yes' WHERE record_key LIKE 'reason%';
CALL pledge.assess('fields');
SELECT * FROM pg_temp.reason();
BEGIN;
SELECT pledge.publish_ruleset('another') AS another \gset
SELECT seen FROM pledge.assess_batch(pledge.find_source('fields'), :another, 'true', NULL, NULL);
SELECT record.record_key, 20 = ANY (met) AS in_time FROM pledge.assessment JOIN pledge.record USING (record_id)
WHERE assessment.edition = :another AND record.record_key LIKE 'reason%' ORDER BY 1;
ROLLBACK;

-- What must not be set.
\set SHOW_CONTEXT never
SELECT pledge.set_grade('', 1, true);
SELECT pledge.set_grade('chief', -1, true);
SELECT pledge.set_delegation('closure', 'sergeant', NULL);
SELECT pledge.set_delegation('closure', 'director', 'social_worker');
SELECT pledge.set_delegation('', NULL, NULL);
SELECT pledge.set_recording_rule('tea', 1);
SELECT pledge.set_recording_rule('visit', 1, 1);
SELECT pledge.set_recording_rule('visit', -1);
SELECT pledge.set_value('speed', 1);
SELECT pledge.set_value('reading_ease_line', 101);
SELECT pledge.set_value('reading_ease_line', 'NaN');
SELECT pledge.setting_value('reading_ease_line') AS line, pledge.setting_value('speed') AS none;
SELECT pledge.fact_sets('{1,2,3,4}', '{t,f,NULL,t}');
SELECT pledge.fact_sets('{}', '{}');
SELECT pledge.fact_sets('{1,2}', '{t}');

SELECT pledge.remove_local_closure('2025-01-13');
SELECT pledge.detach_source('fields');
SELECT (SELECT count(*) FROM pledge.period) AS periods, (SELECT count(*) FROM pledge.event) AS events,
	   (SELECT count(*) FROM pledge.action) AS actions, (SELECT count(*) FROM pledge.authorisation) AS authorisations;
DROP SCHEMA map_fields CASCADE;
DROP SCHEMA fields CASCADE;
