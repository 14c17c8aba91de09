-- How soon a record is to be written up and authorised, and the few numbers that
-- an authority may draw its own line for. Presets are shipped; what the authority
-- sets stands before them.

CREATE TABLE pledge.recording_rule (
	kind		varchar(32)	NOT NULL,
	within_hours smallint,
	within_working_days smallint,
	authorised_within_working_days smallint,
	force		varchar(8)	NOT NULL,
	reference	varchar(200) NOT NULL,
	origin		varchar(7)	NOT NULL DEFAULT 'local',
	CONSTRAINT recording_rule_pkey PRIMARY KEY (kind, origin),
	CONSTRAINT recording_rule_limit_check CHECK ((within_hours IS NULL) <> (within_working_days IS NULL)),
	CONSTRAINT recording_rule_positive_check CHECK (least(within_hours, within_working_days, authorised_within_working_days) >= 0),
	CONSTRAINT recording_rule_force_check CHECK (force IN ('national', 'local')),
	CONSTRAINT recording_rule_origin_check CHECK (origin IN ('shipped', 'local'))
);

COMMENT ON TABLE pledge.recording_rule IS
	'How soon a record of each kind is to be written up and authorised; a local row stands before a shipped one of the same kind';
COMMENT ON COLUMN pledge.recording_rule.kind IS
	'Kind of record (pledge.record_kind)';
COMMENT ON COLUMN pledge.recording_rule.within_hours IS
	'Hours allowed from when it happened; where either time is a day only, the days are compared; null when days are allowed';
COMMENT ON COLUMN pledge.recording_rule.within_working_days IS
	'Working days allowed, to the end of the last; null when hours are allowed';
COMMENT ON COLUMN pledge.recording_rule.authorised_within_working_days IS
	'Working days allowed for the authorisation, from when it happened; null when no time is set';
COMMENT ON COLUMN pledge.recording_rule.force IS
	'national (law or statutory guidance) or local (a preset that each authority may set otherwise)';
COMMENT ON COLUMN pledge.recording_rule.reference IS
	'Where the rule comes from';
COMMENT ON COLUMN pledge.recording_rule.origin IS
	'shipped with the extension, or local: set by the authority';

INSERT INTO pledge.recording_rule (kind, within_hours, within_working_days, authorised_within_working_days, force, reference, origin)
SELECT preset.kind, preset.within_hours, preset.within_working_days, preset.authorised, 'local', preset.reference, 'shipped'
FROM (VALUES
	('strategy_discussion', 24, NULL::integer, NULL::integer, 'Common practice for critical events: within 24 hours'),
	('decision', 24, NULL, NULL, 'Common practice for critical events: within 24 hours'),
	('management_oversight', 24, NULL, NULL, 'Common practice for critical events: within 24 hours'),
	('visit', NULL, 2, NULL, 'Common practice for statutory visits: 2 working days'),
	('assessment', NULL, 5, 10, 'Common practice: 5 working days to write up'),
	('case_note', NULL, 5, NULL, 'Common practice: 5 working days'),
	('supervision', NULL, 5, NULL, 'Common practice: 5 working days'),
	('meeting', NULL, 5, NULL, 'Common practice: 5 working days'),
	('review', NULL, 5, NULL, 'Common practice: 5 working days'),
	('plan', NULL, 5, 10, 'Common practice: 5 working days'),
	('other', NULL, 5, NULL, 'Common practice: 5 working days')
) AS preset (kind, within_hours, within_working_days, authorised, reference);

CREATE VIEW pledge.recording_rule_in_force WITH (security_invoker = true) AS
SELECT DISTINCT ON (rule.kind) rule.kind, rule.within_hours, rule.within_working_days, rule.authorised_within_working_days,
	   rule.force, rule.reference, rule.origin
FROM pledge.recording_rule AS rule
ORDER BY rule.kind, rule.origin;

COMMENT ON VIEW pledge.recording_rule_in_force IS
	'The recording rule of each kind once: the authority''s own where there is one, else the shipped one';
COMMENT ON COLUMN pledge.recording_rule_in_force.kind IS
	'Kind of record (pledge.record_kind)';
COMMENT ON COLUMN pledge.recording_rule_in_force.within_hours IS
	'Hours allowed; null when working days are';
COMMENT ON COLUMN pledge.recording_rule_in_force.within_working_days IS
	'Working days allowed; null when hours are';
COMMENT ON COLUMN pledge.recording_rule_in_force.authorised_within_working_days IS
	'Working days allowed for the authorisation; null when no time is set';
COMMENT ON COLUMN pledge.recording_rule_in_force.force IS
	'national or local';
COMMENT ON COLUMN pledge.recording_rule_in_force.reference IS
	'Where the rule comes from';
COMMENT ON COLUMN pledge.recording_rule_in_force.origin IS
	'shipped with the extension, or local: set by the authority';

CREATE FUNCTION pledge.set_recording_rule(
	kind text,
	within_hours integer DEFAULT NULL,
	within_working_days integer DEFAULT NULL,
	authorised_within_working_days integer DEFAULT NULL,
	reference text DEFAULT 'Set by this authority'
)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF set_recording_rule.kind IS NULL
		OR set_recording_rule.kind NOT IN (SELECT preset.kind FROM pledge.recording_rule AS preset WHERE preset.origin = 'shipped')
	THEN
		RAISE EXCEPTION 'there is no kind of record "%"', set_recording_rule.kind USING ERRCODE = 'undefined_object',
			HINT = 'Kinds are listed in pledge.record_kind.';
	END IF;
	IF (set_recording_rule.within_hours IS NULL) = (set_recording_rule.within_working_days IS NULL)
		OR least(set_recording_rule.within_hours, set_recording_rule.within_working_days, set_recording_rule.authorised_within_working_days) < 0
		OR greatest(set_recording_rule.within_hours, set_recording_rule.within_working_days, set_recording_rule.authorised_within_working_days) > 10000
	THEN
		RAISE EXCEPTION 'a recording rule needs either hours or working days, from 0 to 10000'
			USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Such as pledge.set_recording_rule(''visit'', within_working_days => 2).';
	END IF;
	INSERT INTO pledge.recording_rule AS kept (kind, within_hours, within_working_days, authorised_within_working_days, force, reference, origin)
	VALUES (set_recording_rule.kind, set_recording_rule.within_hours, set_recording_rule.within_working_days,
			set_recording_rule.authorised_within_working_days, 'local', left(set_recording_rule.reference, 200), 'local')
	ON CONFLICT ON CONSTRAINT recording_rule_pkey DO UPDATE
	SET within_hours = excluded.within_hours, within_working_days = excluded.within_working_days,
		authorised_within_working_days = excluded.authorised_within_working_days, reference = excluded.reference;
END;
$$;

COMMENT ON FUNCTION pledge.set_recording_rule(text, integer, integer, integer, text) IS
	'Sets how soon records of a kind are to be written up in this authority; told from the next run of pledge.assess on';

-- Lines that an authority may draw for itself.
CREATE TABLE pledge.setting (
	name		varchar(63)	NOT NULL,
	value		double precision NOT NULL,
	lowest		double precision NOT NULL,
	highest		double precision NOT NULL,
	meaning		varchar(300) NOT NULL,
	CONSTRAINT setting_pkey PRIMARY KEY (name)
);

COMMENT ON TABLE pledge.setting IS
	'Lines that an authority may draw for itself, with the shipped values; pledge.set_value sets another';
COMMENT ON COLUMN pledge.setting.name IS
	'Name of the setting';
COMMENT ON COLUMN pledge.setting.value IS
	'Value as shipped';
COMMENT ON COLUMN pledge.setting.lowest IS
	'Lowest value that makes sense';
COMMENT ON COLUMN pledge.setting.highest IS
	'Highest value that makes sense';
COMMENT ON COLUMN pledge.setting.meaning IS
	'What it decides, and in which unit';

INSERT INTO pledge.setting (name, value, lowest, highest, meaning) VALUES
	('reading_ease_line', 60, 0, 100, 'Flesch reading ease at and above which a text counts as plain'),
	('template_children', 5, 2, 1000, 'A stretch of five words that stands in the records of so many children is taken for a template, and not for copying'),
	('silence_days', 60, 1, 3650, 'Days without any record after which an open child is listed as silent'),
	('oversight_days', 60, 1, 3650, 'Days without management oversight or case supervision after which an open child is listed'),
	('repeat_months', 12, 1, 120, 'Months within which a new referral after closure counts as a return'),
	('plan_months', 15, 1, 120, 'Months after which a child protection plan counts as long');

CREATE TABLE pledge.local_setting (
	name		varchar(63)	NOT NULL,
	value		double precision NOT NULL,
	CONSTRAINT local_setting_pkey PRIMARY KEY (name)
);

COMMENT ON TABLE pledge.local_setting IS
	'Settings of this authority, before the shipped values of pledge.setting';
COMMENT ON COLUMN pledge.local_setting.name IS
	'Name of the setting (pledge.setting)';
COMMENT ON COLUMN pledge.local_setting.value IS
	'Value in this authority';

CREATE FUNCTION pledge.setting_value(name text)
RETURNS double precision
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(own.value, shipped.value)
	FROM pledge.setting AS shipped
	LEFT JOIN pledge.local_setting AS own ON own.name = shipped.name
	WHERE shipped.name = setting_value.name;
END;

COMMENT ON FUNCTION pledge.setting_value(text) IS
	'The value of a setting in this authority; null when there is no such setting';

CREATE FUNCTION pledge.set_value(name text, value double precision)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known pledge.setting;
BEGIN
	SELECT shipped.* INTO known FROM pledge.setting AS shipped WHERE shipped.name = set_value.name;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no setting "%"', set_value.name USING ERRCODE = 'undefined_object',
			HINT = 'Settings are listed in pledge.setting.';
	END IF;
	IF set_value.value IS NULL OR set_value.value NOT BETWEEN known.lowest AND known.highest THEN
		RAISE EXCEPTION 'setting "%" must be between % and %', set_value.name, known.lowest, known.highest
			USING ERRCODE = 'invalid_parameter_value', HINT = known.meaning || '.';
	END IF;
	INSERT INTO pledge.local_setting AS kept (name, value) VALUES (set_value.name, set_value.value)
	ON CONFLICT ON CONSTRAINT local_setting_pkey DO UPDATE SET value = excluded.value;
END;
$$;

COMMENT ON FUNCTION pledge.set_value(text, double precision) IS
	'Sets a value of pledge.setting for this authority';

REVOKE EXECUTE ON FUNCTION
	pledge.set_recording_rule(text, integer, integer, integer, text),
	pledge.set_value(text, double precision)
FROM PUBLIC;
