-- What is kept of a source: keys, dates, ids and hashes. No table here has a
-- column that could hold a narrative.

-- Neither this table nor pledge.assessment has foreign keys: they would cost
-- more than the rest of storing a row. What removes a source or a record removes
-- its assessments in the same transaction.
CREATE TABLE pledge.record (
	record_id	bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	record_key	varchar(128) NOT NULL,
	kind		varchar(32),
	occurred_on	date		NOT NULL,
	changed_at	timestamp with time zone,
	body_hash	bigint,
	field_hash	bigint		NOT NULL,
	edition		integer		NOT NULL,
	removed_at	timestamp with time zone,
	subkind		varchar(32),
	occurred_at	timestamp with time zone,
	recorded_at	timestamp with time zone,
	record_by	timestamp with time zone,
	text_changed_at timestamp with time zone,
	author_id	integer,
	supervisor_id integer,
	supervisee_id integer,
	decision_type varchar(64),
	decided_by_id integer,
	reading		integer[],
	sketch		bytea,
	copied_share real,
	decided_by_grade varchar(120),
	CONSTRAINT record_pkey PRIMARY KEY (record_id),
	CONSTRAINT record_key_key UNIQUE (source_id, record_key)
);

COMMENT ON TABLE pledge.record IS
	'Records of the hosts that have been assessed: one row for each, with what tells whether it has changed since';
COMMENT ON COLUMN pledge.record.record_id IS
	'Number of the record';
COMMENT ON COLUMN pledge.record.source_id IS
	'Source the record stands in';
COMMENT ON COLUMN pledge.record.record_key IS
	'Key of the record in the host';
COMMENT ON COLUMN pledge.record.kind IS
	'Kind of record (pledge.record_kind); null when nobody has mapped the host''s value';
COMMENT ON COLUMN pledge.record.occurred_on IS
	'Day on which it happened, in the time zone of the source';
COMMENT ON COLUMN pledge.record.changed_at IS
	'When the host last changed it, as of the last assessment; null when that is not mapped';
COMMENT ON COLUMN pledge.record.body_hash IS
	'Hash of the narrative as it was assessed; null when there was none';
COMMENT ON COLUMN pledge.record.field_hash IS
	'Hash of everything else that an assessment is made from: fields, children and their ages, team';
COMMENT ON COLUMN pledge.record.edition IS
	'Edition of the rules it was last assessed under';
COMMENT ON COLUMN pledge.record.removed_at IS
	'When pledge.reconcile found that the host no longer has it; null while it has';
COMMENT ON COLUMN pledge.record.subkind IS
	'Closer kind, as the host maps it; null when there is none, or not one of the contract';
COMMENT ON COLUMN pledge.record.occurred_at IS
	'When it happened; midnight of the source''s zone where the host keeps a day only';
COMMENT ON COLUMN pledge.record.recorded_at IS
	'When it was written up, or finished where that is mapped too; null when not known';
COMMENT ON COLUMN pledge.record.record_by IS
	'When it should have been written up at the latest (pledge.recording_rule); null when no rule is for its kind';
COMMENT ON COLUMN pledge.record.text_changed_at IS
	'When the text was first known to have changed after record_by; null when it is not known to have';
COMMENT ON COLUMN pledge.record.author_id IS
	'The worker who wrote it (pledge.worker); null when not known';
COMMENT ON COLUMN pledge.record.supervisor_id IS
	'The worker who supervises; null when not known';
COMMENT ON COLUMN pledge.record.supervisee_id IS
	'The worker who is supervised; null when not known';
COMMENT ON COLUMN pledge.record.decision_type IS
	'Type of decision (pledge.delegation); null when not known';
COMMENT ON COLUMN pledge.record.decided_by_id IS
	'The worker who decided; null when not known';
COMMENT ON COLUMN pledge.record.reading IS
	'Numbers of the text: words, sentences, syllables, words of three or more syllables, sentences of more than 25 words, unexplained abbreviations; null when it was not read';
COMMENT ON COLUMN pledge.record.sketch IS
	'Keyed sketch of the text by which copying forward is estimated, and from which no text can be had; null when it was not read';

COMMENT ON COLUMN pledge.record.copied_share IS
	'How much of the text stands in an earlier record of the same child, templates aside: 0 to 1, as estimated from sketches; null when it was not read, or has not been compared yet';
COMMENT ON COLUMN pledge.record.decided_by_grade IS
	'Grade that the worker who decided held on the day; of several, the highest; null when not known';

-- Whoever has the key of a source and a guess at a text can tell whether the guess
-- is right, so it stands apart from what readers of assessments may see.
CREATE TABLE pledge.sketch_key (
	source_id	smallint	NOT NULL,
	key			bytea		NOT NULL,
	CONSTRAINT sketch_key_pkey PRIMARY KEY (source_id)
);

COMMENT ON TABLE pledge.sketch_key IS
	'The secret key of the sketches of a source, made when it is attached; for the role that assesses alone';
COMMENT ON COLUMN pledge.sketch_key.source_id IS
	'The source';
COMMENT ON COLUMN pledge.sketch_key.key IS
	'16 random bytes';

CREATE TABLE pledge.subject (
	subject_id	bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	subject_key	varchar(128) NOT NULL,
	date_of_birth date,
	characteristics jsonb	NOT NULL DEFAULT '{}',
	restricted	boolean		NOT NULL DEFAULT false,
	CONSTRAINT subject_pkey PRIMARY KEY (subject_id),
	CONSTRAINT subject_key_key UNIQUE (source_id, subject_key)
);

COMMENT ON TABLE pledge.subject IS
	'Children that records are about: a copy of the mapping view subject, and of keys that only records name';
COMMENT ON COLUMN pledge.subject.subject_id IS
	'Number of the child';
COMMENT ON COLUMN pledge.subject.source_id IS
	'Source the child stands in';
COMMENT ON COLUMN pledge.subject.subject_key IS
	'Key of the child in the host';
COMMENT ON COLUMN pledge.subject.date_of_birth IS
	'Date of birth, or the date expected; null when not known';
COMMENT ON COLUMN pledge.subject.characteristics IS
	'The columns that were named when the source was attached, by name';
COMMENT ON COLUMN pledge.subject.restricted IS
	'Whether few may see the child''s records; true too when the host does not say although it could';

-- No foreign key from a team to the one above it: a dump of a table that refers
-- to itself comes with a warning.
CREATE TABLE pledge.team (
	team_id		integer		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	team_key	varchar(128) NOT NULL,
	name		varchar(120) NOT NULL,
	parent_id	integer,
	CONSTRAINT team_pkey PRIMARY KEY (team_id),
	CONSTRAINT team_key_key UNIQUE (source_id, team_key)
);

COMMENT ON TABLE pledge.team IS
	'Teams, services and areas: a copy of the mapping view team; one that has gone stays, since past months belong to it';
COMMENT ON COLUMN pledge.team.team_id IS
	'Number of the team';
COMMENT ON COLUMN pledge.team.source_id IS
	'Source the team stands in';
COMMENT ON COLUMN pledge.team.team_key IS
	'Key of the team in the host';
COMMENT ON COLUMN pledge.team.name IS
	'Name of the team; its key when it has none';
COMMENT ON COLUMN pledge.team.parent_id IS
	'Team, service or area above it; null at the top';

CREATE TABLE pledge.worker (
	worker_id	integer		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	worker_key	varchar(128) NOT NULL,
	grade		varchar(120),
	role		varchar(120),
	newly_qualified_from date,
	CONSTRAINT worker_pkey PRIMARY KEY (worker_id),
	CONSTRAINT worker_key_key UNIQUE (source_id, worker_key)
);

COMMENT ON TABLE pledge.worker IS
	'Workers: a copy of the mapping view worker, and of keys that only posts name';
COMMENT ON COLUMN pledge.worker.worker_id IS
	'Number of the worker';
COMMENT ON COLUMN pledge.worker.source_id IS
	'Source the worker stands in';
COMMENT ON COLUMN pledge.worker.worker_key IS
	'Key of the worker in the host';
COMMENT ON COLUMN pledge.worker.grade IS
	'Grade; null when not known';
COMMENT ON COLUMN pledge.worker.role IS
	'Role; null when not known';
COMMENT ON COLUMN pledge.worker.newly_qualified_from IS
	'First day as a newly qualified worker; null when not known or never';

CREATE TABLE pledge.post (
	post_id		bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	worker_id	integer		NOT NULL,
	team_id		integer		NOT NULL,
	manager_id	integer,
	valid_from	date		NOT NULL,
	valid_to	date		NOT NULL,
	grade		varchar(120),
	CONSTRAINT post_pkey PRIMARY KEY (post_id)
);

CREATE INDEX post_worker_index ON pledge.post (worker_id, valid_from);

COMMENT ON TABLE pledge.post IS
	'Who worked in which team, under whom and when: a copy of the mapping view post';
COMMENT ON COLUMN pledge.post.post_id IS
	'Number of the row; posts are copied anew at every run';
COMMENT ON COLUMN pledge.post.source_id IS
	'Source the post stands in';
COMMENT ON COLUMN pledge.post.worker_id IS
	'The worker';
COMMENT ON COLUMN pledge.post.team_id IS
	'The team';
COMMENT ON COLUMN pledge.post.manager_id IS
	'The worker''s manager in this post; null when not known';
COMMENT ON COLUMN pledge.post.valid_from IS
	'First day; -infinity when it has always been';
COMMENT ON COLUMN pledge.post.valid_to IS
	'Last day; infinity while it lasts';
COMMENT ON COLUMN pledge.post.grade IS
	'Grade held in this post; null when only pledge.worker says';
COMMENT ON INDEX pledge.post_worker_index IS
	'Finds a worker''s post on a day';

CREATE TABLE pledge.period (
	period_id	bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	subject_id	bigint		NOT NULL,
	status		varchar(64)	NOT NULL,
	valid_from	date,
	valid_to	date		NOT NULL,
	team_id		integer,
	worker_id	integer,
	CONSTRAINT period_pkey PRIMARY KEY (period_id)
);

CREATE INDEX period_subject_index ON pledge.period (source_id, subject_id, valid_from);

COMMENT ON TABLE pledge.period IS
	'What work was open with which child, when, and by whom: a copy of the mapping view period';
COMMENT ON COLUMN pledge.period.period_id IS
	'Number of the row; periods are copied anew at every run';
COMMENT ON COLUMN pledge.period.source_id IS
	'Source the period stands in';
COMMENT ON COLUMN pledge.period.subject_id IS
	'The child (pledge.subject)';
COMMENT ON COLUMN pledge.period.status IS
	'What the work is: referral, assessment, s47, cin, cp, cla, care_leaver or the host''s own word';
COMMENT ON COLUMN pledge.period.valid_from IS
	'First day, in the time zone of the source; null when the host does not say';
COMMENT ON COLUMN pledge.period.valid_to IS
	'Last day; infinity while it lasts';
COMMENT ON COLUMN pledge.period.team_id IS
	'The team that holds the child; null when not known';
COMMENT ON COLUMN pledge.period.worker_id IS
	'The worker to whom the child is allocated; null when there is none';
COMMENT ON INDEX pledge.period_subject_index IS
	'Finds the status of a child on a day';

CREATE TABLE pledge.event (
	event_id	bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	subject_id	bigint		NOT NULL,
	event_type	varchar(64)	NOT NULL,
	happened_at	timestamp with time zone NOT NULL,
	CONSTRAINT event_pkey PRIMARY KEY (event_id)
);

CREATE INDEX event_subject_index ON pledge.event (source_id, subject_id, happened_at);

COMMENT ON TABLE pledge.event IS
	'What happened to children that calls for oversight or a decision: a copy of the mapping view event';
COMMENT ON COLUMN pledge.event.event_id IS
	'Number of the row; events are copied anew at every run';
COMMENT ON COLUMN pledge.event.source_id IS
	'Source the event stands in';
COMMENT ON COLUMN pledge.event.subject_id IS
	'The child (pledge.subject)';
COMMENT ON COLUMN pledge.event.event_type IS
	'What happened: referral, enquiry, strategy_discussion, conference, missing, returned, placement_change, closed or the host''s own word';
COMMENT ON COLUMN pledge.event.happened_at IS
	'When it happened; midnight of the source''s zone where the host keeps a day only';
COMMENT ON INDEX pledge.event_subject_index IS
	'Finds the events of a child';

-- Of records that have been assessed or not: the key is the host's.
CREATE TABLE pledge.authorisation (
	authorisation_id bigint	GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	record_key	varchar(128) NOT NULL,
	action		varchar(64)	NOT NULL,
	worker_id	integer,
	authorised_at timestamp with time zone,
	CONSTRAINT authorisation_pkey PRIMARY KEY (authorisation_id)
);

CREATE INDEX authorisation_record_index ON pledge.authorisation (source_id, record_key);

COMMENT ON TABLE pledge.authorisation IS
	'Who authorised or returned which record: a copy of the mapping view authorisation';
COMMENT ON COLUMN pledge.authorisation.authorisation_id IS
	'Number of the row; authorisations are copied anew at every run';
COMMENT ON COLUMN pledge.authorisation.source_id IS
	'Source the record stands in';
COMMENT ON COLUMN pledge.authorisation.record_key IS
	'Key of the record in the host';
COMMENT ON COLUMN pledge.authorisation.action IS
	'approved, or the host''s own word for something else, such as returned';
COMMENT ON COLUMN pledge.authorisation.worker_id IS
	'The worker who did it; null when not known';
COMMENT ON COLUMN pledge.authorisation.authorised_at IS
	'When; null when not known';
COMMENT ON INDEX pledge.authorisation_record_index IS
	'Finds the authorisations of a record';

CREATE TABLE pledge.action (
	action_id	bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	record_key	varchar(128) NOT NULL,
	owner_id	integer,
	due_on		date,
	done_on		date,
	CONSTRAINT action_pkey PRIMARY KEY (action_id)
);

CREATE INDEX action_record_index ON pledge.action (source_id, record_key);

COMMENT ON TABLE pledge.action IS
	'Actions that records set, without their words: a copy of the mapping view action';
COMMENT ON COLUMN pledge.action.action_id IS
	'Number of the row; actions are copied anew at every run';
COMMENT ON COLUMN pledge.action.source_id IS
	'Source the record stands in';
COMMENT ON COLUMN pledge.action.record_key IS
	'Key of the record in the host';
COMMENT ON COLUMN pledge.action.owner_id IS
	'The worker who is to do it; null when not known';
COMMENT ON COLUMN pledge.action.due_on IS
	'Day by which it is to be done; null when not known';
COMMENT ON COLUMN pledge.action.done_on IS
	'Day on which it was done; null while it is open';
COMMENT ON INDEX pledge.action_record_index IS
	'Finds the actions of a record';

CREATE TABLE pledge.assessment (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	record_id	bigint		NOT NULL,
	subject_id	bigint		NOT NULL,
	is_first	boolean		NOT NULL,
	restricted	boolean		NOT NULL,
	kind		varchar(32),
	occurred_on	date		NOT NULL,
	team_id		integer,
	team_key	varchar(128),
	facts		smallint[]	NOT NULL,
	unknown		smallint[]	NOT NULL,
	met			smallint[]	NOT NULL,
	unmet		smallint[]	NOT NULL,
	untold		smallint[]	NOT NULL,
	assessed_at	timestamp with time zone NOT NULL,
	excluded	smallint[]	NOT NULL DEFAULT '{}',
	CONSTRAINT assessment_pkey PRIMARY KEY (source_id, edition, record_id, subject_id),
	CONSTRAINT assessment_team_check CHECK ((team_id IS NULL) = (team_key IS NULL))
);

CREATE INDEX assessment_month_index ON pledge.assessment (source_id, edition, occurred_on);
CREATE INDEX assessment_subject_index ON pledge.assessment (source_id, edition, subject_id, occurred_on);
-- A team is asked for by its key or its number alone, the newest first.
CREATE INDEX assessment_team_index ON pledge.assessment (team_id, occurred_on);
CREATE INDEX assessment_team_key_index ON pledge.assessment (team_key, occurred_on);

COMMENT ON TABLE pledge.assessment IS
	'What is stored for one record and child under one edition of the rules: ids and dates, no text';
COMMENT ON COLUMN pledge.assessment.source_id IS
	'Source the record stands in';
COMMENT ON COLUMN pledge.assessment.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.assessment.record_id IS
	'The record (pledge.record)';
COMMENT ON COLUMN pledge.assessment.subject_id IS
	'The child (pledge.subject); 0 when the record is about none';
COMMENT ON COLUMN pledge.assessment.is_first IS
	'True for one row of each record, so that records can be counted once';
COMMENT ON COLUMN pledge.assessment.restricted IS
	'Whether few may see the record, or the records of the child';
COMMENT ON COLUMN pledge.assessment.kind IS
	'Kind of record (pledge.record_kind); null when nobody has mapped the host''s value';
COMMENT ON COLUMN pledge.assessment.occurred_on IS
	'Day on which it happened, in the time zone of the source';
COMMENT ON COLUMN pledge.assessment.team_id IS
	'The one team the record belongs to; null when none could be found';
COMMENT ON COLUMN pledge.assessment.team_key IS
	'Key of that team, which it keeps for good: beside the date, so that the newest records of a team need no sorting';
COMMENT ON COLUMN pledge.assessment.facts IS
	'Facts that are true (pledge.fact), in order';
COMMENT ON COLUMN pledge.assessment.unknown IS
	'Facts that could not be known, in order; all others are false';
COMMENT ON COLUMN pledge.assessment.met IS
	'Measures that apply and are met (pledge.measure), in order';
COMMENT ON COLUMN pledge.assessment.unmet IS
	'Measures that apply and are not met, in order';
COMMENT ON COLUMN pledge.assessment.untold IS
	'Measures of which it cannot be told whether they apply or are met, in order';
COMMENT ON COLUMN pledge.assessment.assessed_at IS
	'When this row was made';
COMMENT ON COLUMN pledge.assessment.excluded IS
	'Measures that would apply but for a reason that excludes or excepts the record, in order';
COMMENT ON INDEX pledge.assessment_month_index IS
	'Finds the assessments of a month';
COMMENT ON INDEX pledge.assessment_subject_index IS
	'Finds the assessments of a child';
COMMENT ON INDEX pledge.assessment_team_index IS
	'Finds the assessments of a team by its number, by day';
COMMENT ON INDEX pledge.assessment_team_key_index IS
	'Finds the assessments of a team by its key, by day';

CREATE TABLE pledge.assess_run (
	run_id		bigint		GENERATED ALWAYS AS IDENTITY,
	source_id	smallint	NOT NULL,
	kind		varchar(9)	NOT NULL,
	edition		integer		NOT NULL,
	state		varchar(8)	NOT NULL DEFAULT 'running',
	backend_pid	integer		NOT NULL DEFAULT pg_catalog.pg_backend_pid(),
	started_at	timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
	last_batch_at timestamp with time zone,
	finished_at	timestamp with time zone,
	total_count	bigint,
	seen_count	bigint		NOT NULL DEFAULT 0,
	scored_count bigint		NOT NULL DEFAULT 0,
	left_out_count bigint	NOT NULL DEFAULT 0,
	removed_count bigint	NOT NULL DEFAULT 0,
	failure_sqlstate varchar(5),
	failed_view	varchar(63),
	CONSTRAINT assess_run_pkey PRIMARY KEY (run_id),
	CONSTRAINT assess_run_kind_check CHECK (kind IN ('assess', 'reconcile')),
	CONSTRAINT assess_run_state_check CHECK (state IN ('running', 'finished', 'failed', 'stopped'))
);

-- The last word on one run at a time.
CREATE UNIQUE INDEX assess_run_running_index ON pledge.assess_run (source_id) WHERE state = 'running';

COMMENT ON TABLE pledge.assess_run IS
	'Runs of pledge.assess and pledge.reconcile: one row for each';
COMMENT ON COLUMN pledge.assess_run.run_id IS
	'Number of the run; a run that finds its row closed by another stops';
COMMENT ON COLUMN pledge.assess_run.source_id IS
	'Source it is about';
COMMENT ON COLUMN pledge.assess_run.kind IS
	'assess or reconcile';
COMMENT ON COLUMN pledge.assess_run.edition IS
	'Edition of the rules in force when it began, to which it keeps';
COMMENT ON COLUMN pledge.assess_run.state IS
	'running, finished, failed (an error ended it), or stopped (it was cancelled, or its session went away)';
COMMENT ON COLUMN pledge.assess_run.backend_pid IS
	'Process that runs it';
COMMENT ON COLUMN pledge.assess_run.started_at IS
	'When it began';
COMMENT ON COLUMN pledge.assess_run.last_batch_at IS
	'When its last batch was committed; null before the first';
COMMENT ON COLUMN pledge.assess_run.finished_at IS
	'When it ended, however it ended; null while it runs';
COMMENT ON COLUMN pledge.assess_run.total_count IS
	'Records in the mapping view when it began; null until they have been counted';
COMMENT ON COLUMN pledge.assess_run.seen_count IS
	'Records looked at so far';
COMMENT ON COLUMN pledge.assess_run.scored_count IS
	'Records that were new or changed, and were assessed';
COMMENT ON COLUMN pledge.assess_run.left_out_count IS
	'Records that cannot be assessed: no key, no date, or a draft';
COMMENT ON COLUMN pledge.assess_run.removed_count IS
	'Records that the host no longer has, whose assessments were deleted';
COMMENT ON COLUMN pledge.assess_run.failure_sqlstate IS
	'SQLSTATE of the error that ended it; null when none did';
COMMENT ON COLUMN pledge.assess_run.failed_view IS
	'Mapping view that raised the error; null when none of them did';
COMMENT ON INDEX pledge.assess_run_running_index IS
	'Allows one running run a source';
