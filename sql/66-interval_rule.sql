-- Interval rules: what is owed, to which child or worker, and how soon. Presets are
-- shipped; what the authority sets stands before them.

CREATE FUNCTION pledge.facts_satisfy(facts smallint[], unknown smallint[], condition tsquery)
RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_facts_satisfy';

COMMENT ON FUNCTION pledge.facts_satisfy(smallint[], smallint[], tsquery) IS
	'Whether a condition over fact codes is true of a record, given its facts and those that could not be known; null when it cannot be told';

CREATE FUNCTION pledge.conditions_met(facts smallint[], unknown smallint[], conditions tsquery[], OUT certain bigint, OUT possible bigint)
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_conditions_met';

COMMENT ON FUNCTION pledge.conditions_met(smallint[], smallint[], tsquery[]) IS
	'Which of up to 62 conditions are true of a record (certain) and of which it cannot be told (possible): a bit for each, the lowest for the first';

CREATE FUNCTION pledge.excluded_at(born date, day date, condition tsquery)
RETURNS boolean
LANGUAGE c STABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_excluded_at';

COMMENT ON FUNCTION pledge.excluded_at(date, date, tsquery) IS
	'Whether a condition is true of a child of this age on this day, all facts but those of age being false; null when it depends on a date of birth that is not known, false when there is no condition';

CREATE FUNCTION pledge.check_schedule(schedule text)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_check_schedule';

COMMENT ON FUNCTION pledge.check_schedule(text) IS
	'True of a schedule that can be read; raises an error that says what is wrong with any other';

CREATE FUNCTION pledge.first_due(schedule text, day date)
RETURNS date
LANGUAGE c STABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_span_of_schedule';

COMMENT ON FUNCTION pledge.first_due(text, date) IS
	'The day on which the first step of a schedule falls due when it is counted from this day';

CREATE TABLE pledge.interval_rule (
	code		varchar(63)	NOT NULL,
	origin		varchar(7)	NOT NULL DEFAULT 'local',
	measure_id	smallint	NOT NULL,
	starts_from	varchar(16)	NOT NULL,
	status		varchar(64),
	event_type	varchar(64),
	starts_when	tsquery,
	schedule	varchar(200) NOT NULL,
	counts_before smallint	NOT NULL DEFAULT 0,
	satisfied_by tsquery,
	excepted_when tsquery,
	exception_reason varchar(400),
	is_off		boolean		NOT NULL DEFAULT false,
	force		varchar(8)	NOT NULL,
	reference	varchar(200) NOT NULL,
	CONSTRAINT interval_rule_pkey PRIMARY KEY (code, origin),
	CONSTRAINT interval_rule_code_check CHECK (code ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT interval_rule_origin_check CHECK (origin IN ('shipped', 'local')),
	CONSTRAINT interval_rule_starts_from_check CHECK (starts_from IN ('period', 'placement', 'referral', 'enquiry', 'change',
		'allocation', 'event', 'record', 'worker', 'newly_qualified')),
	CONSTRAINT interval_rule_status_check
		CHECK ((starts_from IN ('period', 'placement', 'referral', 'enquiry', 'allocation')) = (status IS NOT NULL)),
	CONSTRAINT interval_rule_event_type_check
		CHECK (CASE WHEN starts_from IN ('event', 'placement') THEN event_type IS NOT NULL
					WHEN starts_from = 'period' THEN true ELSE event_type IS NULL END),
	CONSTRAINT interval_rule_starts_when_check CHECK ((starts_from = 'record') = (starts_when IS NOT NULL) AND numnode(starts_when) > 0),
	CONSTRAINT interval_rule_counts_before_check CHECK (counts_before BETWEEN 0 AND 1000),
	CONSTRAINT interval_rule_satisfied_by_check CHECK (numnode(satisfied_by) > 0),
	CONSTRAINT interval_rule_excepted_when_check CHECK (numnode(excepted_when) > 0),
	CONSTRAINT interval_rule_exception_reason_check CHECK ((excepted_when IS NULL) = (exception_reason IS NULL)),
	CONSTRAINT interval_rule_force_check CHECK (force IN ('national', 'local'))
);

COMMENT ON TABLE pledge.interval_rule IS
	'What is owed and how soon: one row for each rule; a local row stands before a shipped one of the same code';
COMMENT ON COLUMN pledge.interval_rule.code IS
	'Name of the rule';
COMMENT ON COLUMN pledge.interval_rule.origin IS
	'shipped with the extension, or local: set by the authority';
COMMENT ON COLUMN pledge.interval_rule.measure_id IS
	'The measure that counts what comes of it (pledge.measure, grain case)';
COMMENT ON COLUMN pledge.interval_rule.starts_from IS
	'What it is counted from: period (the first day of a status), placement (that day and each event within), referral (that of an assessment), enquiry (the strategy discussion of an enquiry that led to a conference), change (each change of status), allocation (asked of every day that falls due), event, record, worker (from when a worker holds children) or newly_qualified (the same, in the first year)';
COMMENT ON COLUMN pledge.interval_rule.status IS
	'Status of the period it is counted from, or open for any; null where none is needed';
COMMENT ON COLUMN pledge.interval_rule.event_type IS
	'Event it is counted from; with a period, events that lie in no such period count too; null where none is needed';
COMMENT ON COLUMN pledge.interval_rule.starts_when IS
	'Which records it is counted from, as a query over fact codes; null unless it starts from a record';
COMMENT ON COLUMN pledge.interval_rule.schedule IS
	'How soon, and how often from then on: steps parted by commas, such as 20 working days, 3 months, every 6 months; a number may be the name of a setting (pledge.setting)';
COMMENT ON COLUMN pledge.interval_rule.counts_before IS
	'How long before the start a record may lie and still count, in the unit of the first step';
COMMENT ON COLUMN pledge.interval_rule.satisfied_by IS
	'What a record has to be to fulfil it, as a query over fact codes; null for what the measure says';
COMMENT ON COLUMN pledge.interval_rule.excepted_when IS
	'Which record excuses a miss, as a query over fact codes; null for what the measure says';
COMMENT ON COLUMN pledge.interval_rule.exception_reason IS
	'What excuses the miss, in words; null when excepted_when is';
COMMENT ON COLUMN pledge.interval_rule.is_off IS
	'Whether nothing is owed by this rule in this authority';
COMMENT ON COLUMN pledge.interval_rule.force IS
	'national (law, statutory guidance or national standard) or local (practice that each authority may set otherwise)';
COMMENT ON COLUMN pledge.interval_rule.reference IS
	'Where the interval comes from';

INSERT INTO pledge.interval_rule (code, origin, measure_id, starts_from, status, event_type, starts_when, schedule, counts_before, satisfied_by, force, reference)
SELECT preset.code, 'shipped', preset.measure_id, preset.starts_from, preset.status, preset.event_type,
	   preset.starts_when::pg_catalog.tsquery, preset.schedule, preset.counts_before, preset.satisfied_by::pg_catalog.tsquery,
	   preset.force, preset.reference
FROM (VALUES
	('referral_decision', 66, 'period', 'referral', 'referral', NULL, '1 working day', 0, NULL, 'national',
	 'Statutory guidance on safeguarding: what happens next is decided within one working day of a referral'),
	('assessment', 67, 'referral', 'assessment', NULL, NULL, '45 working days', 0, NULL, 'national',
	 'Statutory guidance on safeguarding: an assessment takes 45 working days from the referral at the most'),
	('initial_conference', 68, 'enquiry', 's47', NULL, NULL, '15 working days', 0, NULL, 'national',
	 'Statutory guidance on safeguarding: 15 working days from the strategy discussion with which the enquiry began'),
	('first_core_group', 69, 'period', 'cp', NULL, NULL, '10 working days', 0, NULL, 'national',
	 'Statutory guidance on safeguarding: 10 working days from the conference that made the plan'),
	('protection_review', 62, 'period', 'cp', NULL, NULL, '3 months, every 6 months', 0, NULL, 'national',
	 'Statutory guidance on safeguarding: a first review conference after 3 months, further ones after 6'),
	('looked_after_review', 62, 'period', 'cla', NULL, NULL, '20 working days, 3 months, every 6 months', 0, NULL, 'national',
	 'Regulations on care planning: 20 working days from becoming looked after, then 3 months, then 6'),
	('looked_after_visit', 60, 'placement', 'cla', 'placement_change', NULL, '1 week, every 6 weeks', 0, NULL, 'national',
	 'Regulations on care planning: a week from the beginning of each placement, then every 6 weeks'),
	('protection_visit', 60, 'period', 'cp', NULL, NULL, 'every 10 working days', 0, NULL, 'local',
	 'Common practice; authorities set from 10 days to 4 weeks'),
	('in_need_visit', 60, 'period', 'cin', NULL, NULL, 'every 6 weeks', 0, NULL, 'local',
	 'Common practice; authorities set from 4 to 6 weeks'),
	('care_leaver_visit', 60, 'period', 'care_leaver', NULL, NULL, 'every 8 weeks', 0, NULL, 'local',
	 'Common practice: every 8 weeks'),
	('protection_seen_alone', 61, 'period', 'cp', NULL, NULL, 'every 20 working days', 0, NULL, 'local',
	 'Common practice: alone at every second visit at least, and so within the time of two'),
	('protection_voice', 71, 'period', 'cp', NULL, NULL, 'every 20 working days', 0, NULL, 'local',
	 'The time of two visits to a child on a protection plan'),
	('in_need_voice', 71, 'period', 'cin', NULL, NULL, 'every 12 weeks', 0, NULL, 'local',
	 'The time of two visits to a child in need'),
	('looked_after_voice', 71, 'period', 'cla', NULL, NULL, 'every 12 weeks', 0, NULL, 'local',
	 'The time of two visits to a child who is looked after'),
	('protection_supervision', 63, 'period', 'cp', NULL, NULL, 'every 1 month', 0, NULL, 'local',
	 'Common practice: the case of a child on a protection plan is supervised monthly'),
	('in_need_supervision', 63, 'period', 'cin', NULL, NULL, 'every 3 months', 0, NULL, 'local',
	 'Common practice for children in need; authorities set from 2 to 3 months'),
	('looked_after_supervision', 63, 'period', 'cla', NULL, NULL, 'every 3 months', 0, NULL, 'local',
	 'Common practice for children looked after; authorities set from 2 to 3 months'),
	('care_leaver_supervision', 63, 'period', 'care_leaver', NULL, NULL, 'every 3 months', 0, NULL, 'local',
	 'Common practice for care leavers; authorities set from 2 to 3 months'),
	('worker_supervision', 64, 'worker', NULL, NULL, NULL, 'every 1 month', 0, NULL, 'national',
	 'National standards for employers of social workers: monthly'),
	('newly_qualified_supervision', 64, 'newly_qualified', NULL, NULL, NULL,
	 'every 1 week until 6 weeks, every 2 weeks until 6 months, every 1 month', 0, NULL, 'national',
	 'National standards for the first year in practice: weekly for 6 weeks, fortnightly to 6 months, then monthly'),
	('oversight_after_enquiry', 65, 'event', NULL, 'enquiry', NULL, '2 working days', 0, NULL, 'local',
	 'Preset after a protection enquiry is opened'),
	('oversight_after_missing', 65, 'event', NULL, 'missing', NULL, '2 working days', 0, NULL, 'local',
	 'Preset after a child goes missing'),
	('oversight_after_placement_change', 65, 'event', NULL, 'placement_change', NULL, '2 working days', 0, NULL, 'local',
	 'Preset after a child is moved'),
	('oversight_after_no_access', 65, 'record', NULL, NULL, 'kind_visit & visit_no_access', '48 hours', 0, NULL, 'local',
	 'Preset after a visit at which nobody let the worker in'),
	('not_alone_discussed', 76, 'record', NULL, NULL, 'kind_visit & seen_not_alone', '48 hours', 0, NULL, 'local',
	 'Common practice: talked over within 48 hours of a visit at which the child was not seen alone'),
	('return_interview', 70, 'event', NULL, 'returned', NULL, '72 hours', 0, NULL, 'national',
	 'Statutory guidance on children who go missing: offered within 72 hours of the return'),
	('status_change_decision', 72, 'change', NULL, NULL, NULL, '5 working days', 5, NULL, 'local',
	 'Preset: a decision is on record within 5 working days before or after the change'),
	('child_allocated', 73, 'allocation', 'open', NULL, NULL, 'every 1 month', 0, NULL, 'local',
	 'Preset: on the first day and once a month from then on, an open child has a worker'),
	('record_silence', 74, 'period', 'open', NULL, NULL, 'every silence_days days', 0, NULL, 'local',
	 'Preset: the setting silence_days'),
	('oversight_interval', 75, 'period', 'open', NULL, NULL, 'every oversight_days days', 0, NULL, 'local',
	 'Preset: the setting oversight_days')
) AS preset (code, measure_id, starts_from, status, event_type, starts_when, schedule, counts_before, satisfied_by, force, reference);

CREATE FUNCTION pledge.resolved_schedule(schedule text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE WHEN named.setting IS NULL THEN resolved_schedule.schedule
				-- A name that is no setting stays, for the reader of schedules to refuse.
				ELSE replace(resolved_schedule.schedule, named.setting,
							 coalesce(round(pledge.setting_value(named.setting))::integer::text, named.setting)) END
	FROM (SELECT substring(resolved_schedule.schedule FROM '[a-z]+_[a-z_]*[a-z]') AS setting) AS named;
END;

COMMENT ON FUNCTION pledge.resolved_schedule(text) IS
	'A schedule with the value of the setting that it names, if it names one';

CREATE VIEW pledge.interval_rule_in_force WITH (security_invoker = true) AS
SELECT rule.code, rule.measure_id, rule.starts_from, rule.status, rule.event_type, rule.starts_when,
	   pledge.resolved_schedule(rule.schedule) AS schedule,
	   substring(pledge.resolved_schedule(rule.schedule) FROM '^ *([0-9]+) +hours? *$')::integer AS hours,
	   rule.counts_before, rule.satisfied_by, rule.excepted_when, rule.exception_reason, rule.force,
	   rule.reference, rule.origin, rule.origin = 'local' AND rule.national_schedule IS NOT NULL AS overrides_national,
	   rule.national_schedule
FROM (SELECT DISTINCT ON (one.code) one.*, shipped.schedule AS national_schedule
	  FROM pledge.interval_rule AS one
	  LEFT JOIN pledge.interval_rule AS shipped ON shipped.code = one.code AND shipped.origin = 'shipped' AND shipped.force = 'national'
	  ORDER BY one.code, one.origin) AS rule
WHERE NOT rule.is_off;

COMMENT ON VIEW pledge.interval_rule_in_force IS
	'Each interval rule once: the authority''s own where there is one, else the shipped one; those that are switched off are not there';
COMMENT ON COLUMN pledge.interval_rule_in_force.code IS
	'Name of the rule';
COMMENT ON COLUMN pledge.interval_rule_in_force.measure_id IS
	'The measure that counts it (pledge.measure)';
COMMENT ON COLUMN pledge.interval_rule_in_force.starts_from IS
	'What it is counted from (pledge.interval_rule)';
COMMENT ON COLUMN pledge.interval_rule_in_force.status IS
	'Status of the period, or open; null where none is needed';
COMMENT ON COLUMN pledge.interval_rule_in_force.event_type IS
	'The event, where one is needed or counts too';
COMMENT ON COLUMN pledge.interval_rule_in_force.starts_when IS
	'The records it is counted from; null unless starts_from is record';
COMMENT ON COLUMN pledge.interval_rule_in_force.schedule IS
	'How soon and how often, settings given as numbers';
COMMENT ON COLUMN pledge.interval_rule_in_force.hours IS
	'The limit in hours, where it is one; else null';
COMMENT ON COLUMN pledge.interval_rule_in_force.counts_before IS
	'How long before the start a record may lie, in the unit of the first step';
COMMENT ON COLUMN pledge.interval_rule_in_force.satisfied_by IS
	'What fulfils it, where not what the measure says';
COMMENT ON COLUMN pledge.interval_rule_in_force.excepted_when IS
	'What excuses a miss, where not what the measure says';
COMMENT ON COLUMN pledge.interval_rule_in_force.exception_reason IS
	'The excuse in words; null when excepted_when is';
COMMENT ON COLUMN pledge.interval_rule_in_force.force IS
	'national or local; local for whatever the authority has set';
COMMENT ON COLUMN pledge.interval_rule_in_force.reference IS
	'Where the interval comes from';
COMMENT ON COLUMN pledge.interval_rule_in_force.origin IS
	'shipped, or local: set by the authority';
COMMENT ON COLUMN pledge.interval_rule_in_force.overrides_national IS
	'Whether the authority has put its own rule in the place of a national one';
COMMENT ON COLUMN pledge.interval_rule_in_force.national_schedule IS
	'The schedule of the national rule of this code; null when there is none';

-- Codes that the rule names and pledge.fact does not have.
CREATE FUNCTION pledge.check_rule_condition(code text, condition tsquery)
RETURNS void
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	missing text;
BEGIN
	SELECT named.fact[1] INTO missing
	FROM regexp_matches(check_rule_condition.condition::text, '''([^'']+)''', 'g') AS named (fact)
	WHERE named.fact[1] NOT IN (SELECT fact.code FROM pledge.fact)
	LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'interval rule "%" asks for a fact "%" that does not exist', check_rule_condition.code, missing
			USING ERRCODE = 'undefined_object', HINT = 'The facts there are stand in pledge.fact.';
	END IF;
	PERFORM pledge.check_condition(check_rule_condition.code, check_rule_condition.condition,
								   (SELECT array_agg(fact.code::text) FROM pledge.fact));
END;
$$;

COMMENT ON FUNCTION pledge.check_rule_condition(text, tsquery) IS
	'Raises an error when a condition of an interval rule cannot be used';

-- Whatever is left out stays as it is in the rule of that code, if there is one.
CREATE FUNCTION pledge.set_interval_rule(
	code text,
	schedule text DEFAULT NULL,
	measure text DEFAULT NULL,
	starts_from text DEFAULT NULL,
	status text DEFAULT NULL,
	event_type text DEFAULT NULL,
	starts_when tsquery DEFAULT NULL,
	satisfied_by tsquery DEFAULT NULL,
	excepted_when tsquery DEFAULT NULL,
	exception_reason text DEFAULT NULL,
	counts_before integer DEFAULT NULL,
	reference text DEFAULT 'Set by this authority'
)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	rule pledge.interval_rule;
	asked pledge.measure;
	national text;
BEGIN
	IF set_interval_rule.code IS NULL OR set_interval_rule.code !~ '^[a-z][a-z0-9_]{0,62}$' THEN
		RAISE EXCEPTION 'the code of an interval rule is 1 to 63 small letters, digits and underscores'
			USING ERRCODE = 'invalid_parameter_value', DETAIL = format('This one is %L.', set_interval_rule.code);
	END IF;
	SELECT known.* INTO rule FROM pledge.interval_rule AS known
	WHERE known.code = set_interval_rule.code ORDER BY known.origin LIMIT 1;
	IF NOT FOUND AND (set_interval_rule.schedule IS NULL OR set_interval_rule.measure IS NULL OR set_interval_rule.starts_from IS NULL) THEN
		RAISE EXCEPTION 'there is no interval rule "%"', set_interval_rule.code
			USING ERRCODE = 'undefined_object', DETAIL = 'A new rule needs a schedule, a measure and what it starts from.',
				  HINT = 'The rules there are stand in pledge.interval_rule.';
	END IF;
	rule.schedule := btrim(coalesce(set_interval_rule.schedule, rule.schedule));
	PERFORM pledge.check_schedule(pledge.resolved_schedule(rule.schedule));
	IF set_interval_rule.measure IS NOT NULL THEN
		SELECT known.* INTO asked FROM pledge.measure AS known WHERE known.code = set_interval_rule.measure AND known.grain = 'case';
		IF NOT FOUND THEN
			RAISE EXCEPTION 'there is no case measure "%"', set_interval_rule.measure
				USING ERRCODE = 'undefined_object', HINT = 'They stand in pledge.measure, with grain case.';
		END IF;
		rule.measure_id := asked.measure_id;
	END IF;
	rule.starts_from := coalesce(set_interval_rule.starts_from, rule.starts_from);
	IF rule.starts_from NOT IN ('period', 'placement', 'referral', 'enquiry', 'change', 'allocation', 'event', 'record', 'worker', 'newly_qualified') THEN
		RAISE EXCEPTION 'an interval rule cannot start from "%"', rule.starts_from
			USING ERRCODE = 'invalid_parameter_value',
				  HINT = 'It starts from a period, placement, referral, enquiry, change, allocation, event or record, or from worker or newly_qualified.';
	END IF;
	rule.status := coalesce(set_interval_rule.status, rule.status);
	rule.event_type := coalesce(set_interval_rule.event_type, rule.event_type);
	rule.starts_when := coalesce(set_interval_rule.starts_when, rule.starts_when);
	IF set_interval_rule.starts_from IS NOT NULL THEN	-- the start is a new one, and takes nothing from the old
		rule.status := set_interval_rule.status;
		rule.event_type := set_interval_rule.event_type;
		rule.starts_when := set_interval_rule.starts_when;
	END IF;
	IF rule.status NOT IN ('open', 'referral', 'assessment', 's47', 'cin', 'cp', 'cla', 'care_leaver')
		AND NOT EXISTS (SELECT FROM pledge.period AS kept WHERE kept.status = rule.status)
	THEN
		RAISE EXCEPTION 'there is no status "%"', rule.status
			USING ERRCODE = 'undefined_object',
				  HINT = 'A status is open, referral, assessment, s47, cin, cp, cla, care_leaver, or one that a mapping view period has given.';
	END IF;
	IF rule.event_type NOT IN ('referral', 'enquiry', 'strategy_discussion', 'conference', 'missing', 'returned', 'placement_change', 'closed')
		AND NOT EXISTS (SELECT FROM pledge.event AS kept WHERE kept.event_type = rule.event_type)
	THEN
		RAISE EXCEPTION 'there is no event "%"', rule.event_type
			USING ERRCODE = 'undefined_object',
				  HINT = 'An event is referral, enquiry, strategy_discussion, conference, missing, returned, placement_change, closed, or one that a mapping view event has given.';
	END IF;
	IF (rule.starts_from IN ('period', 'placement', 'referral', 'enquiry', 'allocation')) <> (rule.status IS NOT NULL)
		OR (rule.starts_from IN ('event', 'placement') AND rule.event_type IS NULL)
		OR (rule.starts_from NOT IN ('event', 'placement', 'period') AND rule.event_type IS NOT NULL)
		OR (rule.starts_from = 'record') <> (rule.starts_when IS NOT NULL)
	THEN
		RAISE EXCEPTION 'interval rule "%" does not say well what it starts from', set_interval_rule.code
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = format('It starts from %s, with status %s, event %s and records %s.', rule.starts_from,
								  coalesce(rule.status, '-'), coalesce(rule.event_type, '-'), coalesce(rule.starts_when::text, '-')),
				  HINT = 'A period, placement, referral, enquiry or allocation has a status; an event or placement has an event type; a record has starts_when.';
	END IF;
	rule.satisfied_by := coalesce(set_interval_rule.satisfied_by, rule.satisfied_by);
	IF set_interval_rule.excepted_when IS NOT NULL THEN
		rule.excepted_when := set_interval_rule.excepted_when;
		rule.exception_reason := set_interval_rule.exception_reason;
	END IF;
	IF rule.excepted_when IS NOT NULL AND coalesce(btrim(rule.exception_reason), '') = '' THEN
		RAISE EXCEPTION 'an exception needs a reason' USING ERRCODE = 'null_value_not_allowed',
			HINT = 'Give exception_reason: nothing is taken out of a rate without saying why.';
	END IF;
	PERFORM pledge.check_rule_condition(set_interval_rule.code, named.condition)
	FROM unnest(ARRAY[rule.starts_when, rule.satisfied_by, rule.excepted_when]) AS named (condition)
	WHERE named.condition IS NOT NULL;
	rule.counts_before := coalesce(set_interval_rule.counts_before, rule.counts_before, 0);
	IF rule.counts_before NOT BETWEEN 0 AND 1000 THEN
		RAISE EXCEPTION 'counts_before must be between 0 and 1000, not %', rule.counts_before USING ERRCODE = 'invalid_parameter_value';
	END IF;
	SELECT shipped.schedule INTO national FROM pledge.interval_rule AS shipped
	WHERE shipped.code = set_interval_rule.code AND shipped.origin = 'shipped' AND shipped.force = 'national';
	IF FOUND THEN
		RAISE WARNING 'interval rule "%" is national: %', set_interval_rule.code, national
			USING HINT = 'What the authority sets is counted from now on; pledge.remove_interval_rule brings the national rule back.';
	END IF;
	DELETE FROM pledge.interval_rule AS old WHERE old.code = set_interval_rule.code AND old.origin = 'local';
	INSERT INTO pledge.interval_rule (code, origin, measure_id, starts_from, status, event_type, starts_when, schedule, counts_before,
									  satisfied_by, excepted_when, exception_reason, force, reference)
	VALUES (set_interval_rule.code, 'local', rule.measure_id, rule.starts_from, rule.status, rule.event_type, rule.starts_when,
			rule.schedule, rule.counts_before, rule.satisfied_by, rule.excepted_when, rule.exception_reason, 'local',
			left(coalesce(set_interval_rule.reference, 'Set by this authority'), 200));
END;
$$;

COMMENT ON FUNCTION pledge.set_interval_rule(text, text, text, text, text, text, tsquery, tsquery, tsquery, text, integer, text) IS
	'Sets what is owed and how soon in this authority, by a new rule or in the place of a shipped one; counted from the next run of pledge.assess on';

CREATE FUNCTION pledge.switch_off_interval_rule(code text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	rule pledge.interval_rule;
BEGIN
	SELECT known.* INTO rule FROM pledge.interval_rule AS known
	WHERE known.code = switch_off_interval_rule.code ORDER BY known.origin LIMIT 1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no interval rule "%"', switch_off_interval_rule.code
			USING ERRCODE = 'undefined_object', HINT = 'The rules there are stand in pledge.interval_rule.';
	END IF;
	DELETE FROM pledge.interval_rule AS old WHERE old.code = switch_off_interval_rule.code AND old.origin = 'local';
	rule.origin := 'local';
	rule.force := 'local';
	rule.is_off := true;
	INSERT INTO pledge.interval_rule SELECT rule.*;
END;
$$;

COMMENT ON FUNCTION pledge.switch_off_interval_rule(text) IS
	'Has nothing owed by a rule in this authority; pledge.remove_interval_rule brings a shipped rule back';

CREATE FUNCTION pledge.remove_interval_rule(code text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM pledge.interval_rule AS old WHERE old.code = remove_interval_rule.code AND old.origin = 'local';
	IF NOT FOUND THEN
		RAISE EXCEPTION 'this authority has no interval rule "%"', remove_interval_rule.code
			USING ERRCODE = 'undefined_object', HINT = 'A shipped rule is switched off with pledge.switch_off_interval_rule.';
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.remove_interval_rule(text) IS
	'Takes back what the authority has set by this code; a shipped rule of the code is in force again';

REVOKE EXECUTE ON FUNCTION
	pledge.set_interval_rule(text, text, text, text, text, text, tsquery, tsquery, tsquery, text, integer, text),
	pledge.switch_off_interval_rule(text),
	pledge.remove_interval_rule(text)
FROM PUBLIC;
