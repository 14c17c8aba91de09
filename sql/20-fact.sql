-- Facts: what can be true of one record. Everything the extension measures is
-- said in these codes, so a code, once published, never changes its meaning and
-- its id is never used again.
--
-- Ids 1 to 34 are read in the text, in the order of the labelling guide.
-- From 101: the kind of record; 120: a closer kind; 130: the child's age;
-- 140: how a visit ended; 150: boxes about seeing the child.

CREATE TABLE pledge.fact (
	fact_id		smallint	NOT NULL,
	code		varchar(63)	NOT NULL,
	detector	varchar(5)	NOT NULL,
	title		varchar(120)	NOT NULL,
	description	varchar(600)	NOT NULL,
	origin		varchar(7)	NOT NULL DEFAULT 'shipped',
	CONSTRAINT fact_pkey PRIMARY KEY (fact_id),
	CONSTRAINT fact_code_key UNIQUE (code),
	CONSTRAINT fact_code_check CHECK (code ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT fact_detector_check CHECK (detector IN ('text', 'field', 'clock')),
	CONSTRAINT fact_origin_check CHECK (origin IN ('shipped', 'local')),
	-- An authority's own facts can then never meet the ids of a later release.
	CONSTRAINT fact_id_check CHECK (fact_id > 0 AND (origin = 'shipped') = (fact_id < 16384))
);

COMMENT ON TABLE pledge.fact IS
	'What can be true of one record: one row for each fact that a measure may ask about';
COMMENT ON COLUMN pledge.fact.fact_id IS
	'Number of the fact; shipped facts lie below 16384, local ones from there up, and no number is used twice';
COMMENT ON COLUMN pledge.fact.code IS
	'Name of the fact as it is written in the queries of a measure';
COMMENT ON COLUMN pledge.fact.detector IS
	'Where the fact is found: text (read by the rules), field (a column of a mapping view) or clock (times compared)';
COMMENT ON COLUMN pledge.fact.title IS
	'Short name for people';
COMMENT ON COLUMN pledge.fact.description IS
	'What makes the fact true and, where it matters, what does not';
COMMENT ON COLUMN pledge.fact.origin IS
	'shipped with the extension, or local: added by the authority';

-- What the rules read in the text of a record.
INSERT INTO pledge.fact (fact_id, code, detector, title, description) VALUES
	(1, 'decision_recorded', 'text', 'A decision is recorded',
	 'The record says what was decided about the case: a threshold, a next stage, an approval, a placement, a closure. A bare list of tasks, or a decision still to come, is not enough.'),
	(2, 'rationale_recorded', 'text', 'The reason is recorded',
	 'The record says why: it gives grounds for a decision, a direction or a recommendation. Grounds for something else, or a pointer to another record, do not count.'),
	(3, 'options_considered', 'text', 'Other courses were weighed',
	 'At least one other way forward is named and weighed. Naming services on offer is not weighing them.'),
	(4, 'actions_set', 'text', 'A next action is set',
	 'Something is to be done, and the record says who will do it or by when. Open-ended phrases such as keeping an eye on things do not count.'),
	(5, 'actions_reviewed', 'text', 'Earlier actions are checked',
	 'The record goes back to what was agreed before and says how far it has come. Fresh tasks are another fact.'),
	(6, 'child_voice', 'text', 'The child''s voice is there',
	 'Something of the child''s own thoughts, wishes, feelings or experience reaches the reader from the child: in speech, play, drawing or behaviour read for its meaning; with a baby, how they present, seen from their side. An adult''s judgement of the child is not voice.'),
	(7, 'child_words', 'text', 'The child is quoted',
	 'The child''s own words are there, word for word. A paraphrase, or a quotation from an adult, is not.'),
	(8, 'child_seen', 'text', 'The child was seen (text)',
	 'The text shows that whoever made this contact saw the child, awake or asleep. A telephone call, or a sighting by another person, is not this fact.'),
	(9, 'child_seen_alone', 'text', 'The child was seen alone (text)',
	 'The text shows time with the child away from parents and carers. Time alone with the other parent does not count.'),
	(10, 'lived_experience', 'text', 'Daily life is described',
	 'A reader learns what an ordinary day is like for this child: sleep, food, home, school, the people around them. The names of services say nothing of this.'),
	(11, 'voice_in_plan', 'text', 'The child''s view is tied to the plan',
	 'What the child wants is joined to a decision or plan, either acted upon or set aside with a reason. A view that leads nowhere is voice, but not this.'),
	(12, 'explained_to_child', 'text', 'Things were explained to the child',
	 'Someone told the child why workers are in their life, what is going on, or what was decided. Telling only the parent does not count.'),
	(13, 'identity_considered', 'text', 'Identity is considered',
	 'The record gives thought to who the child is: heritage, faith, language, disability, gender, sexuality. A filled-in demographic box is not thought.'),
	(14, 'management_oversight', 'text', 'A manager has given a view',
	 'A manager has gone into the case and left a view, a decision or a direction. Being sent the record, or sitting in the meeting, is not oversight.'),
	(15, 'reflection', 'text', 'There is reflection',
	 'The record thinks about the work itself: what helped, what did not, what might explain it, how it felt, what was learned. News of the case alone is not reflection.'),
	(16, 'challenge', 'text', 'There is constructive challenge',
	 'Professionals differ or press each other, and the record says about what: manager and worker, either way, or one agency and another. A family disagreeing with its worker is something else.'),
	(17, 'good_practice', 'text', 'Good work is recognised',
	 'Good work by a colleague, or the good it did the child, is named. Strengths of the family are another fact.'),
	(18, 'staff_wellbeing', 'text', 'The worker''s wellbeing is attended to',
	 'Attention is paid to the worker: health, load, or the feelings the work leaves behind. The wellbeing of a parent is not meant.'),
	(19, 'development', 'text', 'Learning for staff is named',
	 'Something a member of staff needs or will have the chance to learn is named. Courses for parents do not count.'),
	(20, 'bias_examined', 'text', 'Own assumptions are examined',
	 'The worker or team looks at its own values, power, assumptions or stereotypes. That a family met discrimination is not, by itself, this fact.'),
	(21, 'evidence_informed', 'text', 'Research or a model is used',
	 'Some of the reasoning rests on research, on theory or on a tool that is named. Saying which form was filled in does not count.'),
	(22, 'risk_identified', 'text', 'A risk is named',
	 'A particular worry, harm or danger for the child is put into words. That risk was talked about in general is not enough.'),
	(23, 'strength_identified', 'text', 'A strength is named',
	 'Something particular that protects the child or goes well in family or network is put into words. That strengths were talked about in general is not enough.'),
	(24, 'mitigation_plan', 'text', 'There is a plan for the risk',
	 'The record says how a danger will be made smaller, or what will be done if things turn out badly. Tasks with no tie to a risk do not count.'),
	(25, 'least_intervention', 'text', 'The lightest sufficient help is considered',
	 'Thought is given to how little intervention would do, to stepping down, or to why more is needed. Ending work because a family stayed away is not this.'),
	(26, 'family_views', 'text', 'The family''s views are there',
	 'What a parent, carer or relative thinks or wants is recorded. Facts about them are not their views.'),
	(27, 'family_network', 'text', 'The wider family is explored',
	 'Relatives or friends beyond the household are looked for or brought in, through a family meeting or otherwise. A list of who lives in the home is not exploration.'),
	(28, 'stay_with_family', 'text', 'Staying with family is weighed',
	 'The child''s staying with, or going back to, their family is weighed or worked for. Where the child lives today is not this fact.'),
	(29, 'permanence', 'text', 'A permanent home is addressed',
	 'A lasting home is considered: adoption, special guardianship, long-term fostering, a care order plan. A move for the time being is not.'),
	(30, 'history_considered', 'text', 'History is used',
	 'The family''s past is used to understand the present. When the last visit took place is not history in this sense.'),
	(31, 'poverty_context', 'text', 'Hardship is recognised',
	 'Pressure from money, housing, work or benefits is seen and named. A one-word label for a parent''s employment does not count.'),
	(32, 'multi_agency', 'text', 'Another agency is involved',
	 'Knowledge about this child passes to or from another agency, or there is joint work. That an agency exists on the case is not enough.'),
	(33, 'blaming_language', 'text', 'Blaming words are used',
	 'The writer, in their own voice, blames or labels the child or the family. The same words quoted from someone else, or questioned, do not count.'),
	(34, 'process_focus', 'text', 'Only process is discussed',
	 'Supervision or oversight that deals with forms, figures and timescales and leaves the child out. A single due date in a fuller record does not count.');

-- What the mapping views say of the record and its child.
INSERT INTO pledge.fact (fact_id, code, detector, title, description) VALUES
	(101, 'kind_case_note', 'field', 'Case note',
	 'The record is a case note.'),
	(102, 'kind_visit', 'field', 'Visit',
	 'The record is of a visit, made or attempted.'),
	(103, 'kind_supervision', 'field', 'Supervision',
	 'The record is of supervision: of a case, of a person or of a group.'),
	(104, 'kind_management_oversight', 'field', 'Management oversight',
	 'The record is kept by the host as management oversight.'),
	(105, 'kind_decision', 'field', 'Decision',
	 'The record is kept by the host as a record of a decision.'),
	(106, 'kind_assessment', 'field', 'Assessment',
	 'The record is an assessment.'),
	(107, 'kind_strategy_discussion', 'field', 'Strategy discussion',
	 'The record is of a strategy discussion or meeting.'),
	(108, 'kind_meeting', 'field', 'Meeting',
	 'The record is of another meeting; a conference or core group also has its closer kind.'),
	(109, 'kind_review', 'field', 'Review',
	 'The record is of a review.'),
	(110, 'kind_plan', 'field', 'Plan',
	 'The record is a plan.'),
	(111, 'kind_other', 'field', 'Other record',
	 'The record is of none of the other kinds.'),
	(120, 'subkind_personal', 'field', 'Personal supervision',
	 'The supervision is about the worker and not about a case. Its text is read only if the authority chooses so.'),
	(121, 'subkind_letter', 'field', 'Letter',
	 'The record is a letter.'),
	(122, 'subkind_conference', 'field', 'Child protection conference',
	 'The meeting is a child protection conference.'),
	(123, 'subkind_core_group', 'field', 'Core group',
	 'The meeting is a core group.'),
	(130, 'age_unborn', 'field', 'Unborn',
	 'The record was made before the child was born.'),
	(131, 'age_under_1', 'field', 'Under 1',
	 'On the day of the record the child had not reached their first birthday; a child not yet born counts too.'),
	(132, 'age_under_2', 'field', 'Under 2',
	 'On the day of the record the child had not reached their second birthday; a child not yet born counts too.'),
	(133, 'age_under_4', 'field', 'Under 4',
	 'On the day of the record the child had not reached their fourth birthday; a child not yet born counts too.'),
	(134, 'age_under_5', 'field', 'Under 5',
	 'On the day of the record the child had not reached their fifth birthday; a child not yet born counts too.'),
	(135, 'age_under_12', 'field', 'Under 12',
	 'On the day of the record the child had not reached their twelfth birthday; a child not yet born counts too.'),
	(136, 'age_under_18', 'field', 'Under 18',
	 'On the day of the record the child had not reached their eighteenth birthday; a child not yet born counts too.'),
	(140, 'visit_no_access', 'field', 'No access',
	 'The worker went, but nobody was in or nobody let them in.'),
	(141, 'visit_cancelled', 'field', 'Visit cancelled',
	 'The visit was called off and did not take place.'),
	(150, 'child_seen_field', 'field', 'The child was seen (box)',
	 'The host''s own box says that the child was seen.'),
	(151, 'child_seen_alone_field', 'field', 'The child was seen alone (box)',
	 'The host''s own box says that the child was seen alone.');
