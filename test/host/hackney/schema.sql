-- A sample host: the database behind a children's services case viewer.
--
-- Everything here is of our own making and every person in it is invented.
-- The shape is true to life on purpose: one person's key has three types,
-- flags are single letters of mixed case, an unknown is NULL, and a plain note
-- has one time only.  Do not load it into a database that holds real records.

\encoding UTF8

CREATE SCHEMA dbo;

CREATE TABLE dbo.sccv_team (
	id integer PRIMARY KEY,
	name varchar(120) NOT NULL,
	context varchar(1) NOT NULL DEFAULT 'C',
	parent_team_id integer REFERENCES dbo.sccv_team (id)
);

CREATE TABLE dbo.sccv_worker (
	id integer PRIMARY KEY,
	email varchar(62) NOT NULL,
	first_name varchar(100),
	last_name varchar(100),
	system_user_id varchar(30) NOT NULL,
	role varchar(200),
	asye_start_date date,
	is_active boolean NOT NULL DEFAULT true
);

CREATE UNIQUE INDEX sccv_worker_email ON dbo.sccv_worker (lower(email));
CREATE UNIQUE INDEX sccv_worker_system_user ON dbo.sccv_worker (lower(system_user_id));

-- A worker may sit in several teams; a manager is known by e-mail only.  The
-- role in a post is the one held then: sccv_worker has the one held today.
CREATE TABLE dbo.sccv_workerteam (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	worker_id integer NOT NULL REFERENCES dbo.sccv_worker (id),
	team_id integer NOT NULL REFERENCES dbo.sccv_team (id),
	line_manager_email varchar(62),
	role_in_post varchar(200),
	start_date timestamp,
	end_date timestamp
);

CREATE INDEX sccv_workerteam_worker ON dbo.sccv_workerteam (worker_id, start_date);
CREATE INDEX sccv_workerteam_team ON dbo.sccv_workerteam (team_id);

CREATE TABLE dbo.dm_persons (
	person_id numeric(16) PRIMARY KEY,
	first_name varchar(30),
	last_name varchar(30),
	known_as varchar(60),
	gender varchar(1),
	date_of_birth timestamp,
	full_ethnicity_code varchar(33),
	disability_flag varchar(1),
	restricted varchar(1),
	context_flag varchar(1) NOT NULL DEFAULT 'C'
);

-- There is no foreign key from notes to people or workers in such a database:
-- notes arrive by night from another system, and some authors are accounts.
-- event_on is asked for on forms (a decision, supervision, a meeting) and not on
-- a plain note, a call or a letter.
CREATE TABLE dbo.case_notes (
	id bigint PRIMARY KEY,
	person_id bigint,
	note_type varchar(16) NOT NULL,
	title varchar(200),
	event_on timestamp,
	created_on timestamp NOT NULL,
	created_by varchar(30),
	submitted_on timestamp,
	finalised_on timestamp,
	last_updated_on timestamp,
	last_updated_by varchar(30),
	finalised_flag varchar(1),
	deleted_flag varchar(1),
	copied_on timestamptz NOT NULL,
	note text
);

-- All children whom a note about several children concerns.
CREATE TABLE dbo.case_notes_persons (
	case_note_id bigint NOT NULL,
	person_id bigint NOT NULL,
	PRIMARY KEY (case_note_id, person_id)
);

CREATE TABLE dbo.dm_visits (
	visit_id bigint PRIMARY KEY,
	person_id bigint NOT NULL,
	case_note_id bigint,
	visit_type varchar(20),
	planned_datetime timestamp,
	actual_datetime timestamp,
	reason_visit_not_made varchar(50),
	child_seen_flag varchar(1),
	seen_alone_flag varchar(1),
	reason_not_seen_alone varchar(50),
	completed_flag varchar(1),
	worker_id bigint,
	cp_registration_id bigint,
	cp_visit_schedule_days integer,
	cp_visit_on_time varchar(1),
	last_updated_on timestamp,
	copied_on timestamptz NOT NULL
);

-- The decision on the form, beside the note that says why.
CREATE TABLE dbo.mgr_decisions (
	case_note_id bigint PRIMARY KEY,
	person_id bigint,
	decision varchar(40),
	decided_by varchar(62),
	decided_at timestamp
);

CREATE TABLE dbo.case_note_approvals (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	case_note_id bigint NOT NULL,
	action varchar(20) NOT NULL,
	created_by varchar(62),
	created_at timestamp
);

CREATE TABLE dbo.case_note_actions (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	case_note_id bigint NOT NULL,
	action varchar(200),
	owner_name varchar(100),
	owner_worker_id integer,
	due_date timestamp,
	completed_date timestamp
);

-- How a child took part in a review, PN0 to PN7.
CREATE TABLE dbo.dm_review_participation (
	case_note_id bigint NOT NULL,
	person_id bigint NOT NULL,
	participation_code varchar(4),
	PRIMARY KEY (case_note_id, person_id)
);

CREATE TABLE dbo.dm_assessments (
	assessment_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	start_date timestamp,
	completed_date timestamp
);

CREATE TABLE dbo.dm_s47_enquiries (
	enquiry_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	strategy_discussion_at timestamp,
	start_date timestamp,
	end_date timestamp,
	outcome varchar(40)
);

CREATE TABLE dbo.dm_cin_episodes (
	episode_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	episode_type varchar(20),
	start_date timestamp,
	end_date timestamp,
	end_reason varchar(40)
);

CREATE TABLE dbo.dm_cp_registrations (
	registration_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	category varchar(30),
	start_date timestamp,
	end_date timestamp
);

-- quorate_flag is Y in every row: the form fills it in by itself.
CREATE TABLE dbo.dm_conferences (
	conference_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	case_note_id bigint,
	conference_type varchar(8),
	due_date timestamp,
	held_date timestamp,
	quorate_flag varchar(1)
);

CREATE TABLE dbo.dm_care_periods (
	care_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	start_date timestamp,
	end_date timestamp
);

CREATE TABLE dbo.dm_placements (
	placement_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	placement_type varchar(40),
	start_date timestamp,
	end_date timestamp,
	end_reason varchar(40)
);

CREATE TABLE dbo.dm_care_leavers (
	person_id numeric(16) PRIMARY KEY,
	start_date timestamp,
	end_date timestamp
);

CREATE TABLE dbo.dm_missing_episodes (
	missing_id bigint PRIMARY KEY,
	person_id numeric(16) NOT NULL,
	missing_from timestamp,
	returned_at timestamp,
	interview_offered_at timestamp,
	interview_accepted varchar(1)
);

-- A row with a team and no worker is work that waits for a worker.
CREATE TABLE dbo.sccv_allocations_combined (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	mosaic_id varchar(16) NOT NULL,
	worker_id integer,
	team_id integer,
	allocation_start_date timestamp,
	allocation_end_date timestamp,
	case_status varchar(20),
	closure_date_if_closed timestamp,
	rag_rating varchar(16),
	marked_for_deletion boolean NOT NULL DEFAULT false
);

-- Decisions on referrals are kept without any place for their reason.
CREATE TABLE dbo.ref_mash_referrals (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	mosaic_id varchar(16),
	referrer varchar(60),
	requested_support varchar(60),
	referral_created_at timestamp NOT NULL,
	initial_decision varchar(40),
	initial_decision_created_at timestamp,
	screening_decision varchar(40),
	screening_created_at timestamp,
	final_decision varchar(40),
	final_decision_created_at timestamp,
	stage varchar(16)
);
