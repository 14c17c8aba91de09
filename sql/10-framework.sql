-- The leadership frameworks and what each commits leaders to. Titles are the
-- frameworks' own headings where they have them; summaries are this project's
-- own words, so that the sources can be read, quoted and changed where they
-- belong. The commitments themselves follow, one file for each framework.

CREATE TABLE pledge.framework (
	framework_id	smallint	NOT NULL,
	code			varchar(8)	NOT NULL,
	position		smallint	NOT NULL,
	title			varchar(120) NOT NULL,
	publisher		varchar(120),
	source_reference varchar(200) NOT NULL,
	summary			varchar(600) NOT NULL,
	CONSTRAINT framework_pkey PRIMARY KEY (framework_id),
	CONSTRAINT framework_code_key UNIQUE (code),
	CONSTRAINT framework_position_key UNIQUE (position)
);

COMMENT ON TABLE pledge.framework IS
	'Documents in which leaders commit themselves: one row for each';
COMMENT ON COLUMN pledge.framework.framework_id IS
	'Number of the framework';
COMMENT ON COLUMN pledge.framework.code IS
	'Short code, with which the codes of its commitments begin: LP, SL, MP, LC or CF';
COMMENT ON COLUMN pledge.framework.position IS
	'Place in lists';
COMMENT ON COLUMN pledge.framework.title IS
	'Title of the document, or a plain name where it bears none';
COMMENT ON COLUMN pledge.framework.publisher IS
	'Who published it, where the document says so; otherwise null';
COMMENT ON COLUMN pledge.framework.source_reference IS
	'How the document is cited';
COMMENT ON COLUMN pledge.framework.summary IS
	'What it is about, in our own words';

CREATE TABLE pledge.commitment (
	commitment_id	smallint	NOT NULL,
	framework_id	smallint	NOT NULL,
	code			varchar(40)	NOT NULL,
	parent_id		smallint,
	position		smallint	NOT NULL,
	kind			varchar(20)	NOT NULL,
	level			varchar(12)	NOT NULL,
	title			varchar(160) NOT NULL,
	summary			varchar(600) NOT NULL,
	source_reference varchar(200) NOT NULL,
	evidenced_by	varchar(16)	NOT NULL,
	evidence_reason	varchar(600),
	CONSTRAINT commitment_pkey PRIMARY KEY (commitment_id),
	CONSTRAINT commitment_code_key UNIQUE (code),
	CONSTRAINT commitment_position_key UNIQUE (framework_id, position),
	-- Gives the parent's foreign key a pair to point at: a parent is always of
	-- the same framework.
	CONSTRAINT commitment_framework_key UNIQUE (framework_id, commitment_id),
	CONSTRAINT commitment_framework_fkey FOREIGN KEY (framework_id)
		REFERENCES pledge.framework (framework_id),
	CONSTRAINT commitment_parent_fkey FOREIGN KEY (framework_id, parent_id)
		REFERENCES pledge.commitment (framework_id, commitment_id),
	CONSTRAINT commitment_kind_check CHECK (kind IN ('pledge', 'statement', 'challenge',
		'capability', 'sub_capability', 'attribute', 'curriculum_area')),
	CONSTRAINT commitment_level_check CHECK (level IN ('strategic', 'management', 'practice')),
	CONSTRAINT commitment_evidenced_by_check CHECK (evidenced_by IN ('measures', 'local_data',
		'not_from_records', 'children')),
	-- No commitment is silent: what measures do not answer needs a reason.
	CONSTRAINT commitment_evidence_reason_check CHECK (evidenced_by = 'measures'
		OR evidence_reason IS NOT NULL),
	CONSTRAINT commitment_id_check CHECK (commitment_id > 0 AND commitment_id < 16384)
);

COMMENT ON TABLE pledge.commitment IS
	'What the frameworks commit leaders to: one row for each pledge, statement, challenge, capability, sub-capability, effective attribute and curriculum area';
COMMENT ON COLUMN pledge.commitment.commitment_id IS
	'Number of the commitment; never used twice';
COMMENT ON COLUMN pledge.commitment.framework_id IS
	'The framework it belongs to';
COMMENT ON COLUMN pledge.commitment.code IS
	'Code for citing it, such as LP-05, MP-S2, LC-2a, CF-CLARITY-04 or CF-CLARITY-04-B';
COMMENT ON COLUMN pledge.commitment.parent_id IS
	'The commitment it is part of, in the same framework; null at the top';
COMMENT ON COLUMN pledge.commitment.position IS
	'Place within the framework, in reading order';
COMMENT ON COLUMN pledge.commitment.kind IS
	'pledge, statement, challenge, capability, sub_capability, attribute or curriculum_area';
COMMENT ON COLUMN pledge.commitment.level IS
	'Whose it is first of all: strategic (senior leaders), management (middle leaders and supervisors) or practice (those who work with families)';
COMMENT ON COLUMN pledge.commitment.title IS
	'The heading in the source, or our own short title where it has none';
COMMENT ON COLUMN pledge.commitment.summary IS
	'What is promised, in our own words; the authority''s own text belongs in commitment_wording';
COMMENT ON COLUMN pledge.commitment.source_reference IS
	'Where in the source it stands';
COMMENT ON COLUMN pledge.commitment.evidenced_by IS
	'measures: records give evidence; local_data: other data of the authority does; not_from_records: neither can, in this release; children: its own parts carry the evidence';
COMMENT ON COLUMN pledge.commitment.evidence_reason IS
	'Why it is evidenced so; for measures, what they do not reach';

CREATE TABLE pledge.commitment_wording (
	commitment_id	smallint	NOT NULL,
	adopted_wording	varchar(2000) NOT NULL,
	adopted_on		date,
	CONSTRAINT commitment_wording_pkey PRIMARY KEY (commitment_id),
	CONSTRAINT commitment_wording_commitment_fkey FOREIGN KEY (commitment_id)
		REFERENCES pledge.commitment (commitment_id)
);

COMMENT ON TABLE pledge.commitment_wording IS
	'The words in which this authority adopted a commitment; written by the authority and kept by dump and upgrade';
COMMENT ON COLUMN pledge.commitment_wording.commitment_id IS
	'The commitment';
COMMENT ON COLUMN pledge.commitment_wording.adopted_wording IS
	'The authority''s own text';
COMMENT ON COLUMN pledge.commitment_wording.adopted_on IS
	'The day it was adopted, where known';

CREATE TABLE pledge.commitment_curriculum_area (
	attribute_id		smallint	NOT NULL,
	curriculum_area_id	smallint	NOT NULL,
	CONSTRAINT commitment_curriculum_area_pkey PRIMARY KEY (attribute_id, curriculum_area_id),
	CONSTRAINT commitment_curriculum_area_attribute_fkey FOREIGN KEY (attribute_id)
		REFERENCES pledge.commitment (commitment_id),
	CONSTRAINT commitment_curriculum_area_area_fkey FOREIGN KEY (curriculum_area_id)
		REFERENCES pledge.commitment (commitment_id)
);

COMMENT ON TABLE pledge.commitment_curriculum_area IS
	'Which curriculum areas an effective attribute of the capability framework belongs to. Left empty: the document shows these links as icons that its text does not carry, and they are not guessed';
COMMENT ON COLUMN pledge.commitment_curriculum_area.attribute_id IS
	'The effective attribute, a commitment of kind attribute';
COMMENT ON COLUMN pledge.commitment_curriculum_area.curriculum_area_id IS
	'The area, a commitment of kind curriculum_area';

INSERT INTO pledge.framework (framework_id, code, position, title, publisher, source_reference, summary) VALUES
	(1, 'LP', 1, 'Leadership Pledge', NULL,
	 'Leadership Pledge',
	 'Twelve promises by the leaders of a children''s service about how they will lead: what they stand for, how they back and test their staff, how they treat risk and decisions, and how they deal with children, families and partners.'),
	(2, 'SL', 2, 'Signs of Leadership: our pledge', NULL,
	 'Signs of Leadership: our pledge',
	 'Ten numbered promises for a service whose practice model is Signs of Safety: children come first, families stay together where that is safe, language is plain, and leaders are close to the work.'),
	(3, 'MP', 3, 'Multi-agency practice', NULL,
	 'Multi-agency practice',
	 'What agencies expect of one another at three levels, five statements each: those who set direction, those who manage, and those who work with children directly.'),
	(4, 'LC', 4, 'The leadership challenges', NULL,
	 'The leadership challenges',
	 'What leaders face when a service changes in the way the Munro Review of child protection asked for: making the change, managing its risks, and leading day by day once it is done.'),
	(5, 'CF', 5, 'Leadership Capability Framework', 'Frontline',
	 'Leadership Capability Framework, Frontline',
	 'What effective middle leaders in social work do, under four capabilities (Curiosity, Clarity, Complexity, Capacity), their sub-capabilities and the attributes that show them, with nine areas of a curriculum.');
