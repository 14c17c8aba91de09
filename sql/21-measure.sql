-- Measures: questions asked of every record they apply to, and answered from
-- facts alone. This release asks what can be told from the text of a record
-- together with its kind, its closer kind, the child's age and how a visit
-- ended. Times, grades, status and posts are not read yet, so measures that
-- need them are not here, and the commitments that would lean on them say so.
--
-- Queries name fact codes with & | ! only. They are cast to tsquery as they
-- stand: to_tsquery() would stem the codes. A closer kind (subkind_*) or the
-- end of a visit is always asked together with the kind it belongs to, so that
-- a host without that column leaves other records decidable.

CREATE TABLE pledge.measure (
	measure_id	smallint	NOT NULL,
	code		varchar(63)	NOT NULL,
	title		varchar(120)	NOT NULL,
	question	varchar(300)	NOT NULL,
	grain		varchar(6)	NOT NULL,
	population	varchar(400)	NOT NULL,
	applies_to	pg_catalog.tsquery NOT NULL,
	met_when	pg_catalog.tsquery NOT NULL,
	exclusion_reason varchar(400),
	in_score	boolean		NOT NULL DEFAULT true,
	origin		varchar(7)	NOT NULL DEFAULT 'shipped',
	CONSTRAINT measure_pkey PRIMARY KEY (measure_id),
	CONSTRAINT measure_code_key UNIQUE (code),
	CONSTRAINT measure_code_check CHECK (code ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT measure_grain_check CHECK (grain IN ('record', 'window', 'case')),
	-- An empty query is true of nothing and would pass unnoticed.
	CONSTRAINT measure_applies_to_check CHECK (pg_catalog.numnode(applies_to) > 0),
	CONSTRAINT measure_met_when_check CHECK (pg_catalog.numnode(met_when) > 0),
	CONSTRAINT measure_origin_check CHECK (origin IN ('shipped', 'local')),
	CONSTRAINT measure_id_check CHECK (measure_id > 0 AND (origin = 'shipped') = (measure_id < 16384))
);

COMMENT ON TABLE pledge.measure IS
	'Questions asked of records, each with those it applies to and what answers it; editions freeze a copy';
COMMENT ON COLUMN pledge.measure.measure_id IS
	'Number of the measure; shipped measures lie below 16384, local ones from there up, and no number is used twice';
COMMENT ON COLUMN pledge.measure.code IS
	'Name of the measure';
COMMENT ON COLUMN pledge.measure.title IS
	'Short name for people';
COMMENT ON COLUMN pledge.measure.question IS
	'The question as a leader would ask it';
COMMENT ON COLUMN pledge.measure.grain IS
	'What is asked: record (each record, for each child), window (a stretch of time, in which one record that shows it is enough) or case (something owed by a certain day)';
COMMENT ON COLUMN pledge.measure.population IS
	'Which records are asked, in plain English; says the same as applies_to';
COMMENT ON COLUMN pledge.measure.applies_to IS
	'Which records are asked, as a query over fact codes; a fact not known may make this cannot tell';
COMMENT ON COLUMN pledge.measure.met_when IS
	'What answers the question, as a query over fact codes';
COMMENT ON COLUMN pledge.measure.exclusion_reason IS
	'Who is left out on purpose, and why; null when nobody is';
COMMENT ON COLUMN pledge.measure.in_score IS
	'Whether the measure counts in the score of a commitment; false for what is met by absence, which stands beside the score';
COMMENT ON COLUMN pledge.measure.origin IS
	'shipped with the extension, or local: added by the authority';

INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, exclusion_reason, in_score) VALUES
	-- Decisions
	(1, 'rationale_given', 'Reason given',
	 'When something is decided, does the record say why?',
	 'record',
	 'Every decision record, and any other record whose text states a decision; not a worker''s own supervision.',
	 '(kind_decision | decision_recorded) & !(kind_supervision & subkind_personal)'::pg_catalog.tsquery,
	 'rationale_recorded'::pg_catalog.tsquery,
	 NULL, true),
	(2, 'options_weighed', 'Options weighed',
	 'Before a threshold decision, was another course weighed?',
	 'record',
	 'Strategy discussions and decision records. Types of decision are not read yet, so every decision record is asked, small ones too.',
	 'kind_strategy_discussion | kind_decision'::pg_catalog.tsquery,
	 'options_considered'::pg_catalog.tsquery,
	 NULL, true),
	(3, 'actions_clear', 'Actions clear',
	 'Can a reader tell who is to do something next, or by when?',
	 'record',
	 'Decisions, management oversight, case supervision, strategy discussions, meetings, reviews and plans.',
	 'kind_decision | kind_management_oversight | kind_supervision & !subkind_personal | kind_strategy_discussion | kind_meeting | kind_review | kind_plan'::pg_catalog.tsquery,
	 'actions_set'::pg_catalog.tsquery,
	 'Personal supervision is about the worker; its text is not read.', true),
	-- The child
	(4, 'voice_heard', 'Voice heard',
	 'Can the child''s voice be heard in the record?',
	 'record',
	 'Visits that took place, assessments, reviews and plans, for a child who is born and under 18. The purpose of a visit is not read yet, so visits meant for adults alone are asked too.',
	 '(kind_visit & !visit_no_access & !visit_cancelled | kind_assessment | kind_review | kind_plan) & age_under_18 & !age_unborn'::pg_catalog.tsquery,
	 'child_voice'::pg_catalog.tsquery,
	 'Without access, or on a cancelled visit, nobody could listen; a child not yet born has no voice to record; from 18 the person is an adult.', true),
	(5, 'daily_life', 'Daily life shown',
	 'Would a reader know what this child''s days are like?',
	 'record',
	 'Visits that took place and assessments, for a child who is born and under 18. The purpose of a visit is not read yet, so visits meant for adults alone are asked too.',
	 '(kind_visit & !visit_no_access & !visit_cancelled | kind_assessment) & age_under_18 & !age_unborn'::pg_catalog.tsquery,
	 'lived_experience'::pg_catalog.tsquery,
	 'Without access, or on a cancelled visit, nothing of the child''s day could be seen; a child not yet born has no daily life; from 18 the person is an adult.', true),
	(6, 'voice_counts', 'Voice counts',
	 'Did what the child wants make a difference to the plan, or is it said why not?',
	 'record',
	 'Decisions, reviews, plans and assessments, for a child of 4 to 17; for a younger child only where the record holds the child''s voice.',
	 '(kind_decision | kind_review | kind_plan | kind_assessment) & age_under_18 & !age_unborn & (!age_under_4 | child_voice)'::pg_catalog.tsquery,
	 'voice_in_plan'::pg_catalog.tsquery,
	 'A child under 4 is not expected to state a view on a plan, so is asked about only when a view is recorded; from 18 the person is an adult.', true),
	-- Oversight and supervision
	(7, 'oversight_reasoned', 'Oversight gives reasons',
	 'When a manager decides in oversight, is the reason there?',
	 'record',
	 'Management oversight whose text states a decision.',
	 'kind_management_oversight & decision_recorded'::pg_catalog.tsquery,
	 'rationale_recorded'::pg_catalog.tsquery,
	 'Oversight that decides nothing has no decision to give a reason for.', true),
	(8, 'oversight_directs', 'Oversight directs',
	 'Does oversight say what comes next, and look beyond the forms?',
	 'record',
	 'All management oversight.',
	 'kind_management_oversight'::pg_catalog.tsquery,
	 'actions_set & !process_focus'::pg_catalog.tsquery,
	 NULL, true),
	(9, 'child_in_supervision', 'Child present in supervision',
	 'Is the child there when the case is supervised?',
	 'record',
	 'Case supervision.',
	 'kind_supervision & !subkind_personal'::pg_catalog.tsquery,
	 'child_voice | lived_experience | voice_in_plan'::pg_catalog.tsquery,
	 'Personal supervision is about the worker; its text is not read.', true),
	-- Risk and strengths
	(10, 'balanced', 'Risks and strengths both there',
	 'Are risks and strengths both set down?',
	 'record',
	 'Assessments, case supervision, strategy discussions and reviews.',
	 'kind_assessment | kind_supervision & !subkind_personal | kind_strategy_discussion | kind_review'::pg_catalog.tsquery,
	 'risk_identified & strength_identified'::pg_catalog.tsquery,
	 'Personal supervision is about the worker; its text is not read.', true),
	(11, 'mitigated', 'A plan for the risk',
	 'Where a risk is named, is it said what will be done about it?',
	 'record',
	 'Assessments, case supervision, strategy discussions, decisions and plans whose text names a risk.',
	 '(kind_assessment | kind_supervision & !subkind_personal | kind_strategy_discussion | kind_decision | kind_plan) & risk_identified'::pg_catalog.tsquery,
	 'mitigation_plan'::pg_catalog.tsquery,
	 'A record that names no risk has nothing to plan against; personal supervision is about the worker, and its text is not read.', true),
	(12, 'proportionate', 'Lightest sufficient help considered',
	 'Was it considered whether less intervention would do, or why more is needed?',
	 'record',
	 'Strategy discussions and decision records. Types of decision are not read yet, so every decision record is asked, small ones too.',
	 'kind_strategy_discussion | kind_decision'::pg_catalog.tsquery,
	 'least_intervention'::pg_catalog.tsquery,
	 NULL, true),
	-- Family and partners
	(13, 'family_heard', 'Family heard',
	 'Can the family''s own views be found in the record?',
	 'record',
	 'Visits that took place, assessments, reviews, plans, child protection conferences and core groups. Where a visit took place is not read yet, so every visit is asked, not only those at home.',
	 'kind_visit & !visit_no_access & !visit_cancelled | kind_assessment | kind_review | kind_plan | kind_meeting & (subkind_conference | subkind_core_group)'::pg_catalog.tsquery,
	 'family_views'::pg_catalog.tsquery,
	 'Without access, or on a cancelled visit, nobody could be asked; at other meetings the family is often not there.', true),
	(14, 'network_used', 'Wider family explored',
	 'Has anyone looked to relatives and friends for help?',
	 'record',
	 'Assessments and plans. Decisions about care and placement are not asked yet, since types of decision are not read.',
	 'kind_assessment | kind_plan'::pg_catalog.tsquery,
	 'family_network'::pg_catalog.tsquery,
	 NULL, true),
	(15, 'history_used', 'History used',
	 'Does what happened before help to explain what happens now?',
	 'record',
	 'Assessments and strategy discussions.',
	 'kind_assessment | kind_strategy_discussion'::pg_catalog.tsquery,
	 'history_considered'::pg_catalog.tsquery,
	 NULL, true),
	(16, 'circumstances_seen', 'Circumstances seen',
	 'Does the assessment take account of money, housing and work?',
	 'record',
	 'Assessments.',
	 'kind_assessment'::pg_catalog.tsquery,
	 'poverty_context'::pg_catalog.tsquery,
	 NULL, true),
	(17, 'identity', 'Identity considered',
	 'Is thought given to who this child is?',
	 'record',
	 'Assessments, plans and reviews.',
	 'kind_assessment | kind_plan | kind_review'::pg_catalog.tsquery,
	 'identity_considered'::pg_catalog.tsquery,
	 NULL, true),
	(18, 'partners_in', 'Partners share the picture',
	 'Has knowledge about the child passed between agencies?',
	 'record',
	 'Assessments, strategy discussions, reviews, child protection conferences and core groups.',
	 'kind_assessment | kind_strategy_discussion | kind_review | kind_meeting & (subkind_conference | subkind_core_group)'::pg_catalog.tsquery,
	 'multi_agency'::pg_catalog.tsquery,
	 'Other meetings may rightly be held inside the service.', true),
	-- Language. Met by absence: an unread or empty record would meet it too, so
	-- it stands beside the score.
	(19, 'respectful', 'No blaming words',
	 'Is the record free of words that blame or label the child or the family?',
	 'record',
	 'Every record except personal supervision.',
	 'kind_case_note | kind_visit | kind_supervision & !subkind_personal | kind_management_oversight | kind_decision | kind_assessment | kind_strategy_discussion | kind_meeting | kind_review | kind_plan | kind_other'::pg_catalog.tsquery,
	 '!blaming_language'::pg_catalog.tsquery,
	 'Personal supervision is about the worker; its text is not read.', false);
