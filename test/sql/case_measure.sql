-- Case measures, each of them reckoned by hand: what was due is met, not met (late or
-- missed), taken out, not asked, or cannot be told. Queries named "none" list what is
-- wrong: any row is a fault.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET client_min_messages = notice;
SET datestyle = 'ISO, DMY';
\pset null NULL

-- What a host says. A record: its facts, and those that are not known.
CREATE TEMP TABLE told (who text, what text, name text, from_moment timestamp, to_day date, unknown text, worker text);
CREATE TEMP TABLE born (who text PRIMARY KEY, day date);
-- What is expected of a child or worker by one rule: all points there are, or none.
CREATE TEMP TABLE expected (measure text, rule text, who text, anchor_on date, due_on date, met_on date, state text, late_days integer);

-- ---- visits: every 6 weeks in need, every 8 for a care leaver ----
INSERT INTO told VALUES
	('visit 1', 'period', 'care_leaver', '2024-01-01', '2024-06-30', '', 'kim'),
	('visit 1', 'record', 'kind_visit', '2024-02-26', NULL, '', 'kim'), ('visit 1', 'record', 'kind_visit', '2024-04-24', NULL, '', 'kim'),
	('visit 2', 'period', 'care_leaver', '2024-01-01', '2024-03-31', '', 'kim'),
	('visit 2', 'record', 'kind_visit', '2024-02-20', NULL, 'visit_no_access', 'kim'),
	-- a visit to adults is none to the child
	('visit 3', 'period', 'cin', '2024-01-01', '2024-03-31', '', 'kim'),
	('visit 3', 'record', 'kind_visit', '2024-02-12', NULL, '', 'kim'), ('visit 3', 'record', 'kind_visit visit_adults_only', '2024-03-25', NULL, '', 'kim'),
	('visit 4', 'period', 'assessment', '2024-01-01', '2024-12-31', '', 'kim');
INSERT INTO expected VALUES
	('visits_in_time', 'care_leaver_visit', 'visit 1', '2024-01-01', '2024-02-26', '2024-02-26', 'met', NULL),
	('visits_in_time', 'care_leaver_visit', 'visit 1', '2024-02-26', '2024-04-22', '2024-04-24', 'late', 2),
	('visits_in_time', 'care_leaver_visit', 'visit 1', '2024-04-24', '2024-06-19', NULL, 'missed', NULL),
	('visits_in_time', 'care_leaver_visit', 'visit 2', '2024-01-01', '2024-02-26', NULL, 'cannot_tell', NULL),
	('visits_in_time', 'in_need_visit', 'visit 3', '2024-01-01', '2024-02-12', '2024-02-12', 'met', NULL),
	('visits_in_time', 'in_need_visit', 'visit 3', '2024-02-12', '2024-03-25', NULL, 'missed', NULL),
	('visits_in_time', 'in_need_visit', 'visit 4', NULL, NULL, NULL, 'not asked', NULL);

-- ---- seen alone: every 20 working days on a protection plan; Good Friday and Easter Monday between ----
INSERT INTO born VALUES ('alone 3', '2022-06-01'), ('alone 4', NULL), ('alone 7', '2005-06-01');
INSERT INTO told VALUES
	('alone 1', 'period', 'cp', '2024-03-01', '2024-04-30', '', 'kim'),
	('alone 1', 'record', 'kind_visit child_was_seen child_was_seen_alone', '2024-04-02', NULL, '', 'kim'),
	('alone 1', 'record', 'kind_visit child_was_seen seen_not_alone', '2024-04-30', NULL, '', 'kim'),
	('alone 2', 'period', 'cp', '2024-03-01', '2024-04-10', '', 'kim'),
	('alone 2', 'record', 'kind_visit child_was_seen alone_refused', '2024-03-15', NULL, '', 'kim'),
	('alone 3', 'period', 'cp', '2024-03-01', '2024-04-10', '', 'kim'),
	('alone 4', 'period', 'cp', '2024-03-01', '2024-04-10', '', 'kim'),
	('alone 5', 'period', 'cp', '2024-03-01', '2024-04-10', '', 'kim'),
	('alone 5', 'record', 'kind_visit child_was_seen', '2024-03-15', NULL, 'child_was_seen_alone', 'kim'),
	('alone 6', 'period', 'cin', '2024-03-01', '2024-04-10', '', 'kim'),
	('alone 7', 'period', 'cp', '2024-03-01', '2024-04-10', '', 'kim');
INSERT INTO expected VALUES
	('seen_alone_in_time', 'protection_seen_alone', 'alone 1', '2024-03-01', '2024-04-02', '2024-04-02', 'met', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 1', '2024-04-02', '2024-04-30', NULL, 'missed', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 2', '2024-03-01', '2024-04-02', NULL, 'excepted', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 3', '2024-03-01', '2024-04-02', NULL, 'excluded', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 4', '2024-03-01', '2024-04-02', NULL, 'cannot_tell', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 5', '2024-03-01', '2024-04-02', NULL, 'cannot_tell', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 6', NULL, NULL, NULL, 'not asked', NULL),
	('seen_alone_in_time', 'protection_seen_alone', 'alone 7', '2024-03-01', '2024-04-02', NULL, 'excluded', NULL);

-- ---- reviews: 3 months, then 6; a review conference counts ----
INSERT INTO told VALUES
	('review 1', 'period', 'cp', '2024-01-31', NULL, '', 'kim'),
	('review 1', 'record', 'kind_review', '2024-04-29', NULL, '', 'kim'), ('review 1', 'record', 'kind_meeting subkind_conference', '2024-10-31', NULL, '', 'kim'),
	('review 2', 'period', 'cp', '2024-01-31', '2024-05-31', '', 'kim'),
	('review 2', 'record', 'kind_meeting', '2024-04-20', NULL, 'subkind_conference', 'kim'),
	('review 3', 'period', 'care_leaver', '2024-01-31', NULL, '', 'kim'),
	('review 4', 'period', 'cp', '2024-02-29', '2024-06-30', '', 'kim'),
	-- a core group is no review
	('review 4', 'record', 'kind_meeting subkind_core_group', '2024-05-20', NULL, '', 'kim');
INSERT INTO expected VALUES
	('reviews_in_time', 'protection_review', 'review 1', '2024-01-31', '2024-04-30', '2024-04-29', 'met', NULL),
	('reviews_in_time', 'protection_review', 'review 1', '2024-04-29', '2024-10-29', '2024-10-31', 'late', 2),
	('reviews_in_time', 'protection_review', 'review 1', '2024-10-31', '2025-04-30', NULL, 'not_yet_due', NULL),
	('reviews_in_time', 'protection_review', 'review 2', '2024-01-31', '2024-04-30', NULL, 'cannot_tell', NULL),
	('reviews_in_time', 'protection_review', 'review 3', NULL, NULL, NULL, 'not asked', NULL),
	('reviews_in_time', 'protection_review', 'review 4', '2024-02-29', '2024-05-29', NULL, 'missed', NULL);

-- ---- case supervision: every 3 months; personal supervision is another thing ----
INSERT INTO told VALUES
	('case 1', 'period', 'cla', '2024-01-31', NULL, '', 'kim'),
	('case 1', 'record', 'kind_supervision', '2024-04-30', NULL, '', 'kim'), ('case 1', 'record', 'kind_supervision subkind_case', '2024-08-01', NULL, '', 'kim'),
	('case 1', 'record', 'kind_supervision subkind_personal', '2024-10-20', NULL, '', 'kim'),
	('case 2', 'period', 'care_leaver', '2024-08-31', NULL, '', 'kim'),
	('case 3', 'period', 'care_leaver', '2024-02-29', '2024-06-01', '', 'kim'),
	('case 3', 'record', 'kind_supervision', '2024-03-15', NULL, '', 'kim'),
	('case 4', 'period', 'cin', '2024-01-15', '2024-04-30', '', 'kim'),
	('case 4', 'record', 'kind_supervision', '2024-04-01', NULL, 'subkind_personal', 'kim'),
	('case 5', 'event', 'enquiry', '2024-01-15', NULL, '', 'kim');
INSERT INTO expected VALUES
	('case_supervision_in_time', 'looked_after_supervision', 'case 1', '2024-01-31', '2024-04-30', '2024-04-30', 'met', NULL),
	('case_supervision_in_time', 'looked_after_supervision', 'case 1', '2024-04-30', '2024-07-30', '2024-08-01', 'late', 2),
	('case_supervision_in_time', 'looked_after_supervision', 'case 1', '2024-08-01', '2024-11-01', NULL, 'missed', NULL),
	('case_supervision_in_time', 'looked_after_supervision', 'case 1', '2024-11-01', '2025-02-01', NULL, 'not_yet_due', NULL),
	('case_supervision_in_time', 'care_leaver_supervision', 'case 2', '2024-08-31', '2024-11-30', NULL, 'missed', NULL),
	('case_supervision_in_time', 'care_leaver_supervision', 'case 2', '2024-11-30', '2025-02-28', NULL, 'not_yet_due', NULL),
	('case_supervision_in_time', 'care_leaver_supervision', 'case 3', '2024-02-29', '2024-05-29', '2024-03-15', 'met', NULL),
	('case_supervision_in_time', 'in_need_supervision', 'case 4', '2024-01-15', '2024-04-15', NULL, 'cannot_tell', NULL),
	('case_supervision_in_time', 'in_need_supervision', 'case 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- supervision of the worker: monthly, of whoever holds children ----
INSERT INTO told VALUES
	('held 1', 'period', 'cin', '2024-01-31', '2024-05-31', '', 'lou'),
	(NULL, 'record', 'kind_supervision', '2024-02-29', NULL, '', 'lou'), (NULL, 'record', 'kind_supervision subkind_group', '2024-04-02', NULL, '', 'lou'),
	('held 2', 'period', 'cin', '2024-01-31', '2024-03-20', '', 'pat'),
	-- of what kind this record is nobody has mapped
	(NULL, 'record', '', '2024-02-20', NULL, 'kind_supervision', 'pat'),
	(NULL, 'record', 'kind_supervision', '2024-02-20', NULL, '', 'idle');
INSERT INTO expected VALUES
	('worker_supervision_in_time', 'worker_supervision', 'lou', '2024-01-31', '2024-02-29', '2024-02-29', 'met', NULL),
	('worker_supervision_in_time', 'worker_supervision', 'lou', '2024-02-29', '2024-03-29', '2024-04-02', 'late', 4),
	('worker_supervision_in_time', 'worker_supervision', 'lou', '2024-04-02', '2024-05-02', NULL, 'missed', NULL),
	('worker_supervision_in_time', 'worker_supervision', 'pat', '2024-01-31', '2024-02-29', NULL, 'cannot_tell', NULL),
	('worker_supervision_in_time', 'worker_supervision', 'idle', NULL, NULL, NULL, 'not asked', NULL);

-- ---- oversight after an enquiry: 2 working days; the first Monday of May is none ----
INSERT INTO told VALUES
	('after 1', 'event', 'enquiry', '2024-05-03', NULL, '', 'kim'), ('after 1', 'record', 'kind_management_oversight', '2024-05-08', NULL, '', 'kim'),
	('after 2', 'event', 'enquiry', '2024-05-03', NULL, '', 'kim'), ('after 2', 'record', 'kind_supervision subkind_case', '2024-05-09', NULL, '', 'kim'),
	('after 3', 'event', 'enquiry', '2024-05-03', NULL, '', 'kim'), ('after 3', 'record', 'kind_decision', '2024-05-07', NULL, '', 'kim'),
	('after 4', 'event', 'enquiry', '2024-05-03', NULL, '', 'kim'), ('after 4', 'record', 'kind_decision', '2024-05-07', NULL, 'decided_by_manager', 'kim'),
	('after 5', 'event', 'conference', '2024-05-03', NULL, '', 'kim'),
	('after 6', 'event', 'enquiry', '2024-05-03', NULL, '', 'kim'), ('after 6', 'record', 'kind_decision decided_by_manager', '2024-05-07', NULL, '', 'kim');
INSERT INTO expected VALUES
	('oversight_after_trigger', 'oversight_after_enquiry', 'after 1', '2024-05-03', '2024-05-08', '2024-05-08', 'met', NULL),
	('oversight_after_trigger', 'oversight_after_enquiry', 'after 2', '2024-05-03', '2024-05-08', '2024-05-09', 'late', 1),
	('oversight_after_trigger', 'oversight_after_enquiry', 'after 3', '2024-05-03', '2024-05-08', NULL, 'missed', NULL),
	('oversight_after_trigger', 'oversight_after_enquiry', 'after 4', '2024-05-03', '2024-05-08', NULL, 'cannot_tell', NULL),
	('oversight_after_trigger', 'oversight_after_enquiry', 'after 5', NULL, NULL, NULL, 'not asked', NULL),
	('oversight_after_trigger', 'oversight_after_enquiry', 'after 6', '2024-05-03', '2024-05-08', '2024-05-07', 'met', NULL);

-- ---- referral: decided within a working day ----
INSERT INTO told VALUES
	('refer 1', 'period', 'referral', '2024-06-03', '2024-06-30', '', 'kim'), ('refer 1', 'record', 'kind_decision', '2024-06-04', NULL, '', 'kim'),
	('refer 2', 'period', 'referral', '2024-06-03', '2024-06-30', '', 'kim'), ('refer 2', 'record', 'kind_case_note decision_recorded', '2024-06-05', NULL, '', 'kim'),
	('refer 3', 'period', 'referral', '2024-06-03', '2024-06-30', '', 'kim'), ('refer 3', 'record', 'kind_case_note', '2024-06-04', NULL, '', 'kim'),
	('refer 4', 'period', 'referral', '2024-06-03', '2024-06-30', '', 'kim'), ('refer 4', 'record', 'kind_case_note', '2024-06-04', NULL, 'decision_recorded', 'kim'),
	('refer 5', 'period', 'cin', '2024-06-03', '2024-06-30', '', 'kim');
INSERT INTO expected VALUES
	('referral_decision_in_time', 'referral_decision', 'refer 1', '2024-06-03', '2024-06-04', '2024-06-04', 'met', NULL),
	('referral_decision_in_time', 'referral_decision', 'refer 2', '2024-06-03', '2024-06-04', '2024-06-05', 'late', 1),
	('referral_decision_in_time', 'referral_decision', 'refer 3', '2024-06-03', '2024-06-04', NULL, 'missed', NULL),
	('referral_decision_in_time', 'referral_decision', 'refer 4', '2024-06-03', '2024-06-04', NULL, 'cannot_tell', NULL),
	('referral_decision_in_time', 'referral_decision', 'refer 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- assessment: 45 working days from the referral ----
INSERT INTO told
SELECT 'assess ' || n, 'event', 'referral', timestamp '2024-06-03', NULL::date, '', 'kim' FROM generate_series(1, 5) AS n
UNION ALL SELECT 'assess ' || n, 'period', 'assessment', timestamp '2024-06-05', NULL::date, '', 'kim' FROM generate_series(1, 4) AS n;
INSERT INTO told VALUES
	('assess 1', 'record', 'kind_assessment', '2024-08-05', NULL, '', 'kim'), ('assess 2', 'record', 'kind_assessment', '2024-08-06', NULL, '', 'kim'),
	('assess 3', 'record', 'kind_plan', '2024-08-05', NULL, '', 'kim'), ('assess 4', 'record', '', '2024-08-01', NULL, 'kind_assessment', 'kim');
INSERT INTO expected VALUES
	('assessment_in_time', 'assessment', 'assess 1', '2024-06-03', '2024-08-05', '2024-08-05', 'met', NULL),
	('assessment_in_time', 'assessment', 'assess 2', '2024-06-03', '2024-08-05', '2024-08-06', 'late', 1),
	('assessment_in_time', 'assessment', 'assess 3', '2024-06-03', '2024-08-05', NULL, 'missed', NULL),
	('assessment_in_time', 'assessment', 'assess 4', '2024-06-03', '2024-08-05', NULL, 'cannot_tell', NULL),
	('assessment_in_time', 'assessment', 'assess 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- conference: 15 working days from the enquiry; of the third a plan says that there was one, and no record ----
INSERT INTO told SELECT 'confer ' || n, 'period', 's47', '2024-06-03', NULL, '', 'kim' FROM generate_series(1, 5) AS n;
INSERT INTO told VALUES
	('confer 1', 'record', 'kind_meeting subkind_conference', '2024-06-24', NULL, '', 'kim'),
	('confer 2', 'record', 'kind_meeting subkind_conference', '2024-06-25', NULL, '', 'kim'),
	('confer 3', 'period', 'cp', '2024-07-01', NULL, '', 'kim'),
	('confer 4', 'period', 'cp', '2024-06-20', NULL, '', 'kim'), ('confer 4', 'record', 'kind_meeting', '2024-06-20', NULL, 'subkind_conference', 'kim');
INSERT INTO expected VALUES
	('conference_in_time', 'initial_conference', 'confer 1', '2024-06-03', '2024-06-24', '2024-06-24', 'met', NULL),
	('conference_in_time', 'initial_conference', 'confer 2', '2024-06-03', '2024-06-24', '2024-06-25', 'late', 1),
	('conference_in_time', 'initial_conference', 'confer 3', '2024-06-03', '2024-06-24', NULL, 'missed', NULL),
	('conference_in_time', 'initial_conference', 'confer 4', '2024-06-03', '2024-06-24', NULL, 'cannot_tell', NULL),
	('conference_in_time', 'initial_conference', 'confer 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- first core group: 10 working days ----
INSERT INTO told SELECT 'group ' || n, 'period', CASE n WHEN 5 THEN 'cin' ELSE 'cp' END, '2024-06-03', NULL, '', 'kim' FROM generate_series(1, 5) AS n;
INSERT INTO told VALUES
	('group 1', 'record', 'kind_meeting subkind_core_group', '2024-06-17', NULL, '', 'kim'), ('group 2', 'record', 'kind_meeting subkind_core_group', '2024-06-18', NULL, '', 'kim'),
	('group 3', 'record', 'kind_meeting subkind_conference', '2024-06-17', NULL, '', 'kim'), ('group 4', 'record', 'kind_meeting', '2024-06-10', NULL, 'subkind_core_group', 'kim');
INSERT INTO expected VALUES
	('core_group_in_time', 'first_core_group', 'group 1', '2024-06-03', '2024-06-17', '2024-06-17', 'met', NULL),
	('core_group_in_time', 'first_core_group', 'group 2', '2024-06-03', '2024-06-17', '2024-06-18', 'late', 1),
	('core_group_in_time', 'first_core_group', 'group 3', '2024-06-03', '2024-06-17', NULL, 'missed', NULL),
	('core_group_in_time', 'first_core_group', 'group 4', '2024-06-03', '2024-06-17', NULL, 'cannot_tell', NULL),
	('core_group_in_time', 'first_core_group', 'group 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- return interview: 72 hours, to the minute; refused is offered ----
INSERT INTO told SELECT 'return ' || n, 'event', CASE n WHEN 5 THEN 'missing' ELSE 'returned' END, '2024-06-03 10:00', NULL, '', 'kim' FROM generate_series(1, 5) AS n;
INSERT INTO told VALUES
	('return 1', 'record', 'kind_visit subkind_return_interview alone_refused', '2024-06-06 09:59', NULL, '', 'kim'),
	('return 2', 'record', 'kind_visit subkind_return_interview', '2024-06-06 10:01', NULL, '', 'kim'),
	('return 3', 'record', 'kind_visit', '2024-06-06 09:00', NULL, '', 'kim'),
	('return 4', 'record', 'kind_visit', '2024-06-05 10:00', NULL, 'subkind_return_interview', 'kim');
INSERT INTO expected VALUES
	('return_interview_offered', 'return_interview', 'return 1', '2024-06-03', '2024-06-06', '2024-06-06', 'met', NULL),
	('return_interview_offered', 'return_interview', 'return 2', '2024-06-03', '2024-06-06', '2024-06-06', 'late', 0),
	('return_interview_offered', 'return_interview', 'return 3', '2024-06-03', '2024-06-06', NULL, 'missed', NULL),
	('return_interview_offered', 'return_interview', 'return 4', '2024-06-03', '2024-06-06', NULL, 'cannot_tell', NULL),
	('return_interview_offered', 'return_interview', 'return 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- voice: the time of two visits ----
INSERT INTO born VALUES ('voice 5', '2024-08-01'), ('voice 6', '2005-06-01'), ('voice 7', NULL);
INSERT INTO told VALUES
	('voice 1', 'period', 'cin', '2024-01-01', NULL, '', 'kim'),
	('voice 1', 'record', 'kind_visit child_voice', '2024-03-25', NULL, '', 'kim'), ('voice 1', 'record', 'kind_case_note child_voice', '2024-06-19', NULL, '', 'kim'),
	('voice 1', 'record', 'kind_visit', '2024-08-01', NULL, '', 'kim'),
	('voice 2', 'period', 'cp', '2024-03-01', '2024-04-30', '', 'kim'), ('voice 2', 'record', 'kind_case_note child_voice', '2024-03-20', NULL, '', 'kim'),
	('voice 3', 'period', 'cla', '2024-01-31', '2024-07-31', '', 'kim'), ('voice 3', 'record', 'kind_review child_voice', '2024-04-24', NULL, '', 'kim'),
	('voice 3', 'record', 'kind_visit child_voice', '2024-07-18', NULL, '', 'kim'),
	('voice 4', 'period', 'cin', '2024-01-01', '2024-04-30', '', 'kim'), ('voice 4', 'record', 'kind_visit', '2024-03-01', NULL, 'child_voice', 'kim'),
	('voice 5', 'period', 'cin', '2024-01-01', '2024-04-30', '', 'kim'), ('voice 6', 'period', 'cla', '2024-01-01', '2024-04-30', '', 'kim'),
	('voice 7', 'period', 'cin', '2024-01-01', '2024-04-30', '', 'kim'), ('voice 7', 'record', 'kind_visit child_voice', '2024-03-01', NULL, '', 'kim'),
	('voice 8', 'period', 'care_leaver', '2024-01-01', '2024-04-30', '', 'kim');
INSERT INTO expected VALUES
	('voice_in_time', 'in_need_voice', 'voice 1', '2024-01-01', '2024-03-25', '2024-03-25', 'met', NULL),
	('voice_in_time', 'in_need_voice', 'voice 1', '2024-03-25', '2024-06-17', '2024-06-19', 'late', 2),
	('voice_in_time', 'in_need_voice', 'voice 1', '2024-06-19', '2024-09-11', NULL, 'missed', NULL),
	('voice_in_time', 'in_need_voice', 'voice 1', '2024-09-11', '2024-12-04', NULL, 'not_yet_due', NULL),
	('voice_in_time', 'protection_voice', 'voice 2', '2024-03-01', '2024-04-02', '2024-03-20', 'met', NULL),
	('voice_in_time', 'protection_voice', 'voice 2', '2024-03-20', '2024-04-19', NULL, 'missed', NULL),
	('voice_in_time', 'looked_after_voice', 'voice 3', '2024-01-31', '2024-04-24', '2024-04-24', 'met', NULL),
	('voice_in_time', 'looked_after_voice', 'voice 3', '2024-04-24', '2024-07-17', '2024-07-18', 'late', 1),
	('voice_in_time', 'in_need_voice', 'voice 4', '2024-01-01', '2024-03-25', NULL, 'cannot_tell', NULL),
	('voice_in_time', 'in_need_voice', 'voice 5', '2024-01-01', '2024-03-25', NULL, 'excluded', NULL),
	('voice_in_time', 'looked_after_voice', 'voice 6', '2024-01-01', '2024-03-25', NULL, 'excluded', NULL),
	('voice_in_time', 'in_need_voice', 'voice 7', '2024-01-01', '2024-03-25', '2024-03-01', 'cannot_tell', NULL),
	('voice_in_time', 'in_need_voice', 'voice 8', NULL, NULL, NULL, 'not asked', NULL);

-- ---- change of status: a decision within 5 working days before or after; a holiday among those before ----
INSERT INTO told SELECT 'change ' || n, 'period', 'cin', '2024-06-03', NULL, '', 'kim' FROM generate_series(1, 6) AS n;
INSERT INTO told VALUES
	('change 1', 'record', 'kind_decision', '2024-05-24', NULL, '', 'kim'), ('change 2', 'record', 'kind_decision', '2024-05-23', NULL, '', 'kim'),
	('change 3', 'record', 'kind_meeting subkind_conference', '2024-06-11', NULL, '', 'kim'), ('change 4', 'record', 'kind_case_note', '2024-06-05', NULL, 'decision_recorded', 'kim'),
	('change 6', 'record', 'kind_visit decision_recorded', '2024-06-10', NULL, '', 'kim'),
	('change 7', 'event', 'referral', '2024-06-03', NULL, '', 'kim');
INSERT INTO expected VALUES
	('status_change_decided', 'status_change_decision', 'change 1', '2024-06-03', '2024-06-10', '2024-05-24', 'met', NULL),
	('status_change_decided', 'status_change_decision', 'change 2', '2024-06-03', '2024-06-10', NULL, 'missed', NULL),
	('status_change_decided', 'status_change_decision', 'change 3', '2024-06-03', '2024-06-10', '2024-06-11', 'late', 1),
	('status_change_decided', 'status_change_decision', 'change 4', '2024-06-03', '2024-06-10', NULL, 'cannot_tell', NULL),
	('status_change_decided', 'status_change_decision', 'change 5', '2024-06-03', '2024-06-10', NULL, 'missed', NULL),
	('status_change_decided', 'status_change_decision', 'change 6', '2024-06-03', '2024-06-10', '2024-06-10', 'met', NULL),
	('status_change_decided', 'status_change_decision', 'change 7', NULL, NULL, NULL, 'not asked', NULL);

-- ---- allocated: on the first day, and monthly from then on ----
INSERT INTO told VALUES
	('holder 1', 'period', 'cin', '2024-06-03', '2024-07-10', '', 'kim'),
	('holder 2', 'period', 'cin', '2024-06-03', '2024-06-09', '', NULL), ('holder 2', 'period', 'cin', '2024-06-10', '2024-07-10', '', 'kim'),
	('holder 3', 'period', 'cin', '2024-06-03', '2024-07-10', '', NULL),
	-- held since nobody knows when
	('holder 4', 'period', 'cin', '2024-06-03', '2024-07-10', '', NULL), ('holder 4', 'period', 'assessment', NULL, '2024-07-10', '', 'kim'),
	('holder 5', 'event', 'referral', '2024-06-03', NULL, '', 'kim');
INSERT INTO expected VALUES
	('child_allocated', 'child_allocated', 'holder 1', '2024-06-03', '2024-06-03', '2024-06-03', 'met', NULL),
	('child_allocated', 'child_allocated', 'holder 1', '2024-06-03', '2024-07-03', '2024-07-03', 'met', NULL),
	('child_allocated', 'child_allocated', 'holder 2', '2024-06-03', '2024-06-03', '2024-06-10', 'late', 7),
	('child_allocated', 'child_allocated', 'holder 2', '2024-06-03', '2024-07-03', '2024-07-03', 'met', NULL),
	('child_allocated', 'child_allocated', 'holder 3', '2024-06-03', '2024-06-03', NULL, 'missed', NULL),
	('child_allocated', 'child_allocated', 'holder 3', '2024-06-03', '2024-07-03', NULL, 'missed', NULL),
	('child_allocated', 'child_allocated', 'holder 4', NULL, NULL, NULL, 'cannot_tell', NULL),
	('child_allocated', 'child_allocated', 'holder 4', '2024-06-03', '2024-06-03', NULL, 'cannot_tell', NULL),
	('child_allocated', 'child_allocated', 'holder 4', '2024-06-03', '2024-07-03', NULL, 'cannot_tell', NULL),
	('child_allocated', 'child_allocated', 'holder 5', NULL, NULL, NULL, 'not asked', NULL);

-- ---- silence, and oversight: 60 days each, a leap day among the first ----
INSERT INTO told VALUES
	('silent 1', 'period', 'cin', '2024-01-01', '2024-07-31', '', 'kim'),
	('silent 1', 'record', 'kind_case_note', '2024-03-01', NULL, '', 'kim'), ('silent 1', 'record', 'kind_other', '2024-05-02', NULL, '', 'kim'),
	('silent 2', 'period', 'cin', '2024-01-01', '2024-03-31', '', 'kim'), ('silent 2', 'record', '', '2024-02-10', NULL, 'kind_case_note', 'kim'),
	('silent 3', 'event', 'missing', '2024-01-01', NULL, '', 'kim'),
	('watch 1', 'period', 'cla', '2024-01-01', '2024-07-31', '', 'kim'),
	('watch 1', 'record', 'kind_management_oversight', '2024-03-01', NULL, '', 'kim'), ('watch 1', 'record', 'kind_supervision subkind_case', '2024-05-02', NULL, '', 'kim'),
	('watch 1', 'record', 'kind_supervision subkind_personal', '2024-06-01', NULL, '', 'kim'), ('watch 1', 'record', 'kind_visit', '2024-06-20', NULL, '', 'kim'),
	('watch 2', 'period', 'cin', '2024-01-01', '2024-03-31', '', 'kim'), ('watch 2', 'record', 'kind_case_note', '2024-02-10', NULL, 'management_oversight', 'kim'),
	('watch 3', 'event', 'missing', '2024-01-01', NULL, '', 'kim');
INSERT INTO expected VALUES
	('record_in_time', 'record_silence', 'silent 1', '2024-01-01', '2024-03-01', '2024-03-01', 'met', NULL),
	('record_in_time', 'record_silence', 'silent 1', '2024-03-01', '2024-04-30', '2024-05-02', 'late', 2),
	('record_in_time', 'record_silence', 'silent 1', '2024-05-02', '2024-07-01', NULL, 'missed', NULL),
	('record_in_time', 'record_silence', 'silent 2', '2024-01-01', '2024-03-01', NULL, 'cannot_tell', NULL),
	('record_in_time', 'record_silence', 'silent 3', NULL, NULL, NULL, 'not asked', NULL),
	('oversight_in_time', 'oversight_interval', 'watch 1', '2024-01-01', '2024-03-01', '2024-03-01', 'met', NULL),
	('oversight_in_time', 'oversight_interval', 'watch 1', '2024-03-01', '2024-04-30', '2024-05-02', 'late', 2),
	('oversight_in_time', 'oversight_interval', 'watch 1', '2024-05-02', '2024-07-01', NULL, 'missed', NULL),
	('oversight_in_time', 'oversight_interval', 'watch 2', '2024-01-01', '2024-03-01', NULL, 'cannot_tell', NULL),
	('oversight_in_time', 'oversight_interval', 'watch 3', NULL, NULL, NULL, 'not asked', NULL);

-- ---- not seen alone: talked over in 48 hours, to the minute where both have a time ----
INSERT INTO born VALUES ('talk 5', '2021-06-01'), ('talk 6', NULL);
INSERT INTO told SELECT 'talk ' || n, 'record', CASE n WHEN 7 THEN 'kind_visit child_was_seen child_was_seen_alone' ELSE 'kind_visit child_was_seen seen_not_alone' END,
	'2024-06-03 10:00', NULL, '', 'kim' FROM generate_series(1, 7) AS n;
INSERT INTO told VALUES
	('talk 1', 'record', 'kind_supervision subkind_case', '2024-06-05 09:59', NULL, '', 'kim'), ('talk 2', 'record', 'kind_supervision subkind_case', '2024-06-05 10:01', NULL, '', 'kim'),
	('talk 3', 'record', 'kind_supervision subkind_personal', '2024-06-04 10:00', NULL, '', 'kim'), ('talk 4', 'record', 'kind_case_note', '2024-06-04 10:00', NULL, 'management_oversight', 'kim'),
	('talk 6', 'record', 'kind_management_oversight', '2024-06-04 10:00', NULL, '', 'kim'),
	-- days without hours
	('talk 8', 'record', 'kind_visit child_was_seen seen_not_alone', '2024-06-03', NULL, '', 'kim'), ('talk 8', 'record', 'kind_management_oversight', '2024-06-05', NULL, '', 'kim');
INSERT INTO expected VALUES
	('not_alone_discussed', 'not_alone_discussed', 'talk 1', '2024-06-03', '2024-06-05', '2024-06-05', 'met', NULL),
	('not_alone_discussed', 'not_alone_discussed', 'talk 2', '2024-06-03', '2024-06-05', '2024-06-05', 'late', 0),
	('not_alone_discussed', 'not_alone_discussed', 'talk 3', '2024-06-03', '2024-06-05', NULL, 'missed', NULL),
	('not_alone_discussed', 'not_alone_discussed', 'talk 4', '2024-06-03', '2024-06-05', NULL, 'cannot_tell', NULL),
	('not_alone_discussed', 'not_alone_discussed', 'talk 5', '2024-06-03', '2024-06-05', NULL, 'excluded', NULL),
	('not_alone_discussed', 'not_alone_discussed', 'talk 6', '2024-06-03', '2024-06-05', '2024-06-04', 'cannot_tell', NULL),
	('not_alone_discussed', 'not_alone_discussed', 'talk 7', NULL, NULL, NULL, 'not asked', NULL),
	('not_alone_discussed', 'not_alone_discussed', 'talk 8', '2024-06-03', '2024-06-05', '2024-06-05', 'met', NULL);

-- ---- the source they make ----

INSERT INTO pledge.source (name, schema_name, time_zone) VALUES ('case', 'nowhere', 'Europe/London');
SELECT source_id AS source FROM pledge.source WHERE name = 'case' \gset
SELECT pledge.ruleset_id() AS edition \gset
INSERT INTO pledge.subject (source_id, subject_key, date_of_birth)
SELECT :source, named.who, CASE WHEN born.who IS NULL THEN date '2014-05-05' ELSE born.day END
FROM (SELECT DISTINCT who FROM told WHERE who IS NOT NULL) AS named LEFT JOIN born USING (who);
INSERT INTO pledge.worker (source_id, worker_key) SELECT DISTINCT :source, worker FROM told WHERE worker IS NOT NULL;
INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to, worker_id)
SELECT :source, subject_id, name, from_moment::date, coalesce(to_day, 'infinity'), worker_id
FROM told JOIN pledge.subject ON subject.source_id = :source AND subject_key = who
LEFT JOIN pledge.worker ON worker.source_id = :source AND worker_key = worker
WHERE what = 'period';
INSERT INTO pledge.event (source_id, subject_id, event_type, happened_at)
SELECT :source, subject_id, name, from_moment AT TIME ZONE 'Europe/London'
FROM told JOIN pledge.subject ON subject.source_id = :source AND subject_key = who WHERE what = 'event';
CREATE FUNCTION pg_temp.ids(codes text) RETURNS smallint[] LANGUAGE sql AS $$
	SELECT ARRAY(SELECT fact_id FROM pledge.fact WHERE code = ANY (string_to_array(codes, ' ')) ORDER BY 1)
$$;
CREATE TEMP TABLE made AS
SELECT row_number() OVER () AS n, told.*, substring(name FROM 'kind_([a-z_]+)') AS kind, coalesce(subject_id, 0) AS subject_id, worker_id
FROM told LEFT JOIN pledge.subject ON subject.source_id = :source AND subject_key = who
LEFT JOIN pledge.worker ON worker.source_id = :source AND worker_key = worker AND who IS NULL
WHERE what = 'record';
-- none: a word that is the code of no fact
SELECT word FROM made, LATERAL regexp_split_to_table(concat_ws(' ', nullif(name, ''), nullif(unknown, '')), ' ') AS word
WHERE word NOT IN (SELECT code FROM pledge.fact) AND word <> '';
INSERT INTO pledge.record (source_id, record_key, kind, subkind, occurred_on, occurred_at, field_hash, edition, supervisee_id)
SELECT :source, n, kind, substring(name FROM 'subkind_([a-z_]+)'), from_moment::date, from_moment AT TIME ZONE 'Europe/London', 0, :edition, worker_id FROM made;
INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, facts, unknown, met, unmet, untold, assessed_at)
SELECT :source, :edition, record.record_id, made.subject_id, true, false, made.kind, record.occurred_on, pg_temp.ids(made.name), pg_temp.ids(made.unknown), '{}', '{}', '{}', now()
FROM made JOIN pledge.record ON record.source_id = :source AND record_key = n::text;
SELECT pledge.refresh_due_points(source, :edition, '2024-12-01') AS children FROM pledge.source WHERE name = 'case';

CREATE TEMP VIEW found AS
SELECT measure.code AS measure, point.rule_code AS rule, coalesce(subject.subject_key, worker.worker_key) AS who, point.anchor_on, point.due_on, point.met_on, point.state, point.late_days
FROM pledge.due_point AS point
JOIN pledge.measure USING (measure_id)
LEFT JOIN pledge.subject USING (subject_id)
LEFT JOIN pledge.worker ON worker.worker_id = point.worker_id
WHERE point.source_id = :source;
-- none: what differs
SELECT 'expected' AS side, * FROM (SELECT * FROM expected WHERE state <> 'not asked' EXCEPT ALL SELECT * FROM found) AS missing
UNION ALL
SELECT 'found', * FROM (SELECT * FROM found WHERE (rule, who) IN (SELECT rule, who FROM expected) EXCEPT ALL SELECT * FROM expected) AS surplus
ORDER BY 2, 3, 4, 5, 6, 1;
-- none: somebody expected whom the source does not have
SELECT who FROM expected WHERE who NOT IN (SELECT subject_key FROM pledge.subject WHERE source_id = :source UNION ALL SELECT worker_key FROM pledge.worker WHERE source_id = :source);

-- none: a case measure that is not seen met, unmet, not asked and not to be told, or taken out where it can be
SELECT measure.code, wanted.answer
FROM pledge.measure
CROSS JOIN (VALUES ('met', '{met}'::text[]), ('unmet', '{late,missed}'), ('none', '{not asked}'), ('untold', '{cannot_tell}'), ('excluded', '{excluded,excepted}'))
	AS wanted (answer, states)
WHERE measure.grain = 'case'
  AND NOT (wanted.answer = 'excluded' AND measure.excluded_when IS NULL AND measure.excepted_when IS NULL)
  AND NOT EXISTS (SELECT FROM expected WHERE expected.measure = measure.code AND expected.state = ANY (wanted.states));
-- How many points by answer.
SELECT state, count(*) FROM expected GROUP BY 1 ORDER BY 1;
-- What becomes of them in the counts. By hand from the lists above; the third has the last visit to alone 1 as well, over which nobody talked.
SELECT measure.code, sum(counted.met) AS met, sum(counted.unmet) AS unmet, sum(counted.untold) AS untold, sum(counted.excluded) AS excluded
FROM pledge.due_counts(:source::smallint, :edition) AS counted JOIN pledge.measure USING (measure_id)
WHERE measure.code IN ('conference_in_time', 'return_interview_offered', 'not_alone_discussed') GROUP BY 1 ORDER BY 1;

SELECT pledge.detach_source('case');
