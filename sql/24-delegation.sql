-- Who decides what: grades in order, and between which of them each type of
-- decision lies. Presets are shipped; what the authority sets stands before them.
-- A change tells at the next run of pledge.assess, on past records too.

CREATE TABLE pledge.grade (
	grade		varchar(120) NOT NULL,
	rank		smallint	NOT NULL,
	is_manager	boolean		NOT NULL,
	origin		varchar(7)	NOT NULL DEFAULT 'local',
	CONSTRAINT grade_pkey PRIMARY KEY (grade, origin),
	CONSTRAINT grade_origin_check CHECK (origin IN ('shipped', 'local'))
);

COMMENT ON TABLE pledge.grade IS
	'Grades of workers in their order; a local row stands before a shipped one of the same grade';
COMMENT ON COLUMN pledge.grade.grade IS
	'Grade, as the mapping views worker and post give it';
COMMENT ON COLUMN pledge.grade.rank IS
	'Place in the order: a higher grade has a higher rank, equal grades the same';
COMMENT ON COLUMN pledge.grade.is_manager IS
	'Whether whoever holds it manages other workers';
COMMENT ON COLUMN pledge.grade.origin IS
	'shipped with the extension, or local: set by the authority';

INSERT INTO pledge.grade (grade, rank, is_manager, origin) VALUES
	('unqualified', 10, false, 'shipped'),
	('newly_qualified_social_worker', 20, false, 'shipped'),
	('social_worker', 30, false, 'shipped'),
	('senior_social_worker', 40, false, 'shipped'),
	('advanced_practitioner', 45, false, 'shipped'),
	('practice_supervisor', 50, true, 'shipped'),
	('assistant_team_manager', 50, true, 'shipped'),
	('team_manager', 60, true, 'shipped'),
	('service_manager', 70, true, 'shipped'),
	('head_of_service', 80, true, 'shipped'),
	('assistant_director', 90, true, 'shipped'),
	('director', 100, true, 'shipped');

CREATE VIEW pledge.grade_in_force WITH (security_invoker = true) AS
SELECT DISTINCT ON (grade.grade) grade.grade, grade.rank, grade.is_manager, grade.origin
FROM pledge.grade
ORDER BY grade.grade, grade.origin;

COMMENT ON VIEW pledge.grade_in_force IS
	'Each grade once: the authority''s own row where there is one, else the shipped one';
COMMENT ON COLUMN pledge.grade_in_force.grade IS
	'Grade, as the mapping views worker and post give it';
COMMENT ON COLUMN pledge.grade_in_force.rank IS
	'Place in the order';
COMMENT ON COLUMN pledge.grade_in_force.is_manager IS
	'Whether whoever holds it manages other workers';
COMMENT ON COLUMN pledge.grade_in_force.origin IS
	'shipped with the extension, or local: set by the authority';

CREATE FUNCTION pledge.set_grade(grade text, rank integer, is_manager boolean)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF set_grade.grade IS NULL OR set_grade.grade = '' OR set_grade.rank IS NULL OR set_grade.rank NOT BETWEEN 0 AND 1000
		OR set_grade.is_manager IS NULL
	THEN
		RAISE EXCEPTION 'a grade needs a name, a rank from 0 to 1000, and whether it is a manager''s'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Shipped ranks run from 10 to 100: see pledge.grade.';
	END IF;
	INSERT INTO pledge.grade AS kept (grade, rank, is_manager, origin)
	VALUES (set_grade.grade, set_grade.rank, set_grade.is_manager, 'local')
	ON CONFLICT ON CONSTRAINT grade_pkey DO UPDATE SET rank = excluded.rank, is_manager = excluded.is_manager;
END;
$$;

COMMENT ON FUNCTION pledge.set_grade(text, integer, boolean) IS
	'Sets the rank of a grade in this authority; told from the next run of pledge.assess on';

CREATE TABLE pledge.delegation (
	decision_type varchar(64) NOT NULL,
	title		varchar(120) NOT NULL,
	lowest_grade varchar(120),
	highest_grade varchar(120),
	at_threshold boolean	NOT NULL,
	on_care		boolean		NOT NULL,
	origin		varchar(7)	NOT NULL DEFAULT 'local',
	CONSTRAINT delegation_pkey PRIMARY KEY (decision_type, origin),
	CONSTRAINT delegation_origin_check CHECK (origin IN ('shipped', 'local'))
);

COMMENT ON TABLE pledge.delegation IS
	'Scheme of delegation: between which grades each type of decision is to be taken; a local row stands before a shipped one of the same type';
COMMENT ON COLUMN pledge.delegation.decision_type IS
	'Type of decision, as the mapping view record gives it';
COMMENT ON COLUMN pledge.delegation.title IS
	'Name for people';
COMMENT ON COLUMN pledge.delegation.lowest_grade IS
	'Lowest grade that may decide; null when any may';
COMMENT ON COLUMN pledge.delegation.highest_grade IS
	'Highest grade that should have to decide: delegation is kept, and not everything goes up; null when none is too high';
COMMENT ON COLUMN pledge.delegation.at_threshold IS
	'Whether such a decision changes how far the service is in a family''s life';
COMMENT ON COLUMN pledge.delegation.on_care IS
	'Whether it bears on whether and where a child is looked after';
COMMENT ON COLUMN pledge.delegation.origin IS
	'shipped with the extension, or local: set by the authority';

-- No law says at which grade these are taken, so all of it is a preset to be
-- checked against the authority's own scheme.
INSERT INTO pledge.delegation (decision_type, title, lowest_grade, highest_grade, at_threshold, on_care, origin) VALUES
	('contact', 'Contact', 'social_worker', 'team_manager', false, false, 'shipped'),
	('referral', 'Referral', 'practice_supervisor', 'team_manager', true, false, 'shipped'),
	('allocation', 'Allocation', 'practice_supervisor', 'team_manager', false, false, 'shipped'),
	('assessment_sign_off', 'Sign-off of an assessment', 'practice_supervisor', 'team_manager', true, false, 'shipped'),
	('strategy_discussion', 'Strategy discussion', 'practice_supervisor', 'service_manager', true, false, 'shipped'),
	('conference', 'Conference', 'team_manager', 'service_manager', true, false, 'shipped'),
	('plan_change', 'Change of plan', 'practice_supervisor', 'service_manager', true, false, 'shipped'),
	('placement', 'Placement', 'service_manager', 'assistant_director', true, true, 'shipped'),
	('legal_gateway', 'Legal gateway', 'service_manager', 'assistant_director', true, true, 'shipped'),
	('transfer', 'Transfer', 'practice_supervisor', 'service_manager', false, false, 'shipped'),
	('closure', 'Closure', 'practice_supervisor', 'team_manager', true, false, 'shipped');

CREATE VIEW pledge.delegation_in_force WITH (security_invoker = true) AS
SELECT DISTINCT ON (delegation.decision_type) delegation.decision_type, delegation.title, delegation.lowest_grade,
	   lowest.rank AS lowest_rank, delegation.highest_grade, highest.rank AS highest_rank,
	   delegation.at_threshold, delegation.on_care, delegation.origin
FROM pledge.delegation
LEFT JOIN pledge.grade_in_force AS lowest ON lowest.grade = delegation.lowest_grade
LEFT JOIN pledge.grade_in_force AS highest ON highest.grade = delegation.highest_grade
ORDER BY delegation.decision_type, delegation.origin;

COMMENT ON VIEW pledge.delegation_in_force IS
	'Each type of decision once, with the ranks of its grades: the authority''s own row where there is one, else the shipped one';
COMMENT ON COLUMN pledge.delegation_in_force.decision_type IS
	'Type of decision, as the mapping view record gives it';
COMMENT ON COLUMN pledge.delegation_in_force.title IS
	'Name for people';
COMMENT ON COLUMN pledge.delegation_in_force.lowest_grade IS
	'Lowest grade that may decide; null when any may';
COMMENT ON COLUMN pledge.delegation_in_force.lowest_rank IS
	'Its rank';
COMMENT ON COLUMN pledge.delegation_in_force.highest_grade IS
	'Highest grade that should have to decide; null when none is too high';
COMMENT ON COLUMN pledge.delegation_in_force.highest_rank IS
	'The rank of the highest grade';
COMMENT ON COLUMN pledge.delegation_in_force.at_threshold IS
	'Whether such a decision changes how far the service is in a family''s life';
COMMENT ON COLUMN pledge.delegation_in_force.on_care IS
	'Whether it bears on whether and where a child is looked after';
COMMENT ON COLUMN pledge.delegation_in_force.origin IS
	'shipped with the extension, or local: set by the authority';

CREATE FUNCTION pledge.set_delegation(
	decision_type text,
	lowest_grade text,
	highest_grade text,
	title text DEFAULT NULL,
	at_threshold boolean DEFAULT NULL,
	on_care boolean DEFAULT NULL
)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	preset pledge.delegation_in_force;
	lowest smallint := (SELECT rank FROM pledge.grade_in_force AS known WHERE known.grade = set_delegation.lowest_grade);
	highest smallint := (SELECT rank FROM pledge.grade_in_force AS known WHERE known.grade = set_delegation.highest_grade);
BEGIN
	IF coalesce(set_delegation.decision_type, '') = '' THEN
		RAISE EXCEPTION 'a scheme of delegation needs a type of decision' USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Give the word that the column decision_type of the mapping view record has.';
	END IF;
	IF set_delegation.lowest_grade IS NOT NULL AND lowest IS NULL OR set_delegation.highest_grade IS NOT NULL AND highest IS NULL THEN
		RAISE EXCEPTION 'there is no grade "%"', CASE WHEN lowest IS NULL AND set_delegation.lowest_grade IS NOT NULL
													  THEN set_delegation.lowest_grade ELSE set_delegation.highest_grade END
			USING ERRCODE = 'undefined_object', HINT = 'See pledge.grade; pledge.set_grade adds one.';
	END IF;
	IF lowest > highest THEN
		RAISE EXCEPTION 'the lowest grade "%" lies above the highest "%"', set_delegation.lowest_grade, set_delegation.highest_grade
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Give the lower grade first.';
	END IF;
	SELECT known.* INTO preset FROM pledge.delegation_in_force AS known WHERE known.decision_type = set_delegation.decision_type;
	INSERT INTO pledge.delegation AS kept (decision_type, title, lowest_grade, highest_grade, at_threshold, on_care, origin)
	VALUES (set_delegation.decision_type, coalesce(set_delegation.title, preset.title, set_delegation.decision_type),
			set_delegation.lowest_grade, set_delegation.highest_grade,
			coalesce(set_delegation.at_threshold, preset.at_threshold, false), coalesce(set_delegation.on_care, preset.on_care, false), 'local')
	ON CONFLICT ON CONSTRAINT delegation_pkey DO UPDATE
	SET title = excluded.title, lowest_grade = excluded.lowest_grade, highest_grade = excluded.highest_grade,
		at_threshold = excluded.at_threshold, on_care = excluded.on_care;
END;
$$;

COMMENT ON FUNCTION pledge.set_delegation(text, text, text, text, boolean, boolean) IS
	'Sets between which grades a type of decision is taken in this authority; what is left null keeps what stood';

REVOKE EXECUTE ON FUNCTION
	pledge.set_grade(text, integer, boolean),
	pledge.set_delegation(text, text, text, text, boolean, boolean)
FROM PUBLIC;
