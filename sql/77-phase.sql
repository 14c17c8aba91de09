-- What people decide about charts: phases, targets and milestones of change.

-- A code names a commitment, a measure or a watched fact; it is never looked for among
-- codes that are dumped, as a restore fills tables in whatever order.
CREATE FUNCTION pledge.require_chart_code(code text, is_target boolean)
RETURNS void
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM pledge.commitment AS c WHERE c.code = require_chart_code.code)
		OR EXISTS (SELECT FROM pledge.measure AS m WHERE m.code = require_chart_code.code)
		OR NOT is_target AND EXISTS (SELECT FROM pledge.fact AS f WHERE f.code = require_chart_code.code)
	THEN
		RETURN;
	END IF;
	RAISE EXCEPTION 'there is no commitment or measure "%"', code USING ERRCODE = 'undefined_object',
		HINT = 'Codes are listed in line_of_sight.commitment and line_of_sight.measure.';
END;
$$;

COMMENT ON FUNCTION pledge.require_chart_code(text, boolean) IS
	'Raises an error unless a commitment or measure, or for phases a fact, has this code';

-- ---- phases ----

CREATE TABLE pledge.phase (
	code		varchar(63)	NOT NULL,
	month		date		NOT NULL,
	reason		varchar(400) NOT NULL,
	decided_by	varchar(120) NOT NULL,
	written_at	timestamp with time zone NOT NULL DEFAULT pg_catalog.now(),
	CONSTRAINT phase_pkey PRIMARY KEY (code, month),
	CONSTRAINT phase_month_check CHECK (isfinite(month) AND extract(day FROM month) = 1),
	CONSTRAINT phase_reason_check CHECK (btrim(reason) <> '')
);

COMMENT ON TABLE pledge.phase IS
	'Where a chart begins anew because people have decided so; written with pledge.begin_phase. A new edition of the rules needs no row: its months are counted anew and have a chart of their own';
COMMENT ON COLUMN pledge.phase.code IS
	'Code of the commitment, measure or watched fact';
COMMENT ON COLUMN pledge.phase.month IS
	'First day of the month with which the phase begins';
COMMENT ON COLUMN pledge.phase.reason IS
	'Why the figures from here on are not comparable with those before, or are to be judged by themselves';
COMMENT ON COLUMN pledge.phase.decided_by IS
	'Who decided it';
COMMENT ON COLUMN pledge.phase.written_at IS
	'When it was written down';

CREATE FUNCTION pledge.begin_phase(code text, month date, reason text, decided_by text DEFAULT session_user)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF month IS NULL OR NOT isfinite(month) OR coalesce(btrim(reason), '') = '' OR coalesce(btrim(decided_by), '') = '' THEN
		RAISE EXCEPTION 'a phase needs a month, a reason and who decided it' USING ERRCODE = 'null_value_not_allowed',
			HINT = 'For example pledge.begin_phase(''rationale_given'', ''2026-04-01'', ''new supervision template'', ''Head of service'').';
	END IF;
	PERFORM pledge.require_chart_code(code, false);
	INSERT INTO pledge.phase AS kept (code, month, reason, decided_by)
	VALUES (begin_phase.code, date_trunc('month', begin_phase.month::timestamp)::date, btrim(begin_phase.reason), btrim(begin_phase.decided_by))
	ON CONFLICT ON CONSTRAINT phase_pkey
	DO UPDATE SET reason = excluded.reason, decided_by = excluded.decided_by, written_at = excluded.written_at;
END;
$$;

COMMENT ON FUNCTION pledge.begin_phase(text, date, text, text) IS
	'Lets the chart of a commitment, measure or watched fact begin anew with a month, for a reason that is kept; again for the same month, it corrects the reason';

CREATE FUNCTION pledge.remove_phase(code text, month date)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM pledge.phase AS kept
	WHERE kept.code = remove_phase.code AND kept.month = date_trunc('month', remove_phase.month::timestamp)::date;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'no phase of "%" begins with %', code, to_char(month::timestamp, 'YYYY-MM') USING ERRCODE = 'undefined_object',
			HINT = 'Phases are listed in pledge.phase.';
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.remove_phase(text, date) IS
	'Takes back the beginning of a phase';

-- ---- targets ----

CREATE TABLE pledge.target (
	code		varchar(63)	NOT NULL,
	value		double precision NOT NULL,
	set_by		varchar(63)	NOT NULL DEFAULT session_user,
	set_at		timestamp with time zone NOT NULL DEFAULT pg_catalog.now(),
	CONSTRAINT target_pkey PRIMARY KEY (code),
	CONSTRAINT target_value_check CHECK (value BETWEEN 0 AND 1)
);

COMMENT ON TABLE pledge.target IS
	'What the authority wants a commitment or measure to reach; written with pledge.set_target';
COMMENT ON COLUMN pledge.target.code IS
	'Code of the commitment or measure';
COMMENT ON COLUMN pledge.target.value IS
	'The share that is aimed at, 0 to 1; higher is better';
COMMENT ON COLUMN pledge.target.set_by IS
	'Role that set it';
COMMENT ON COLUMN pledge.target.set_at IS
	'When it was set';

CREATE FUNCTION pledge.set_target(code text, value double precision)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM pledge.require_chart_code(code, true);
	IF value IS NULL THEN
		DELETE FROM pledge.target AS kept WHERE kept.code = set_target.code;
		RETURN;
	ELSIF value NOT BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'a target must be between 0 and 1' USING ERRCODE = 'invalid_parameter_value',
			HINT = 'It is a share: 0.9 for 90%.';
	END IF;
	INSERT INTO pledge.target AS kept (code, value) VALUES (set_target.code, set_target.value)
	ON CONFLICT ON CONSTRAINT target_pkey DO UPDATE SET value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at;
END;
$$;

COMMENT ON FUNCTION pledge.set_target(text, double precision) IS
	'Sets the target of a commitment or measure, as a share; null takes it away';

-- ---- milestones ----

CREATE TABLE pledge.milestone (
	code		varchar(63)	NOT NULL,
	title		varchar(160) NOT NULL,
	due_on		date,
	reached_on	date,
	note		varchar(600),
	CONSTRAINT milestone_pkey PRIMARY KEY (code),
	CONSTRAINT milestone_code_check CHECK (btrim(code) <> ''),
	CONSTRAINT milestone_title_check CHECK (btrim(title) <> ''),
	CONSTRAINT milestone_due_on_check CHECK (isfinite(due_on)),
	CONSTRAINT milestone_reached_on_check CHECK (isfinite(reached_on))
);

COMMENT ON TABLE pledge.milestone IS
	'The steps of change that the authority has planned; written with pledge.set_milestone';
COMMENT ON COLUMN pledge.milestone.code IS
	'Code of the milestone, chosen by the authority';
COMMENT ON COLUMN pledge.milestone.title IS
	'What was to be done';
COMMENT ON COLUMN pledge.milestone.due_on IS
	'Day by which it was planned';
COMMENT ON COLUMN pledge.milestone.reached_on IS
	'Day on which it was done; null while it is not';
COMMENT ON COLUMN pledge.milestone.note IS
	'Anything a reader should know';

CREATE FUNCTION pledge.set_milestone(code text, title text, due_on date DEFAULT NULL, reached_on date DEFAULT NULL, note text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF coalesce(btrim(code), '') = '' OR coalesce(btrim(title), '') = '' THEN
		RAISE EXCEPTION 'a milestone needs a code and a title' USING ERRCODE = 'null_value_not_allowed',
			HINT = 'For example pledge.set_milestone(''new-template'', ''Supervision template in use'', due_on => ''2026-04-01'').';
	END IF;
	INSERT INTO pledge.milestone AS kept (code, title, due_on, reached_on, note)
	VALUES (btrim(set_milestone.code), btrim(set_milestone.title), set_milestone.due_on, set_milestone.reached_on, set_milestone.note)
	ON CONFLICT ON CONSTRAINT milestone_pkey
	DO UPDATE SET title = excluded.title, due_on = excluded.due_on, reached_on = excluded.reached_on, note = excluded.note;
END;
$$;

COMMENT ON FUNCTION pledge.set_milestone(text, text, date, date, text) IS
	'Writes a milestone of change, or writes it anew where the code is there';

CREATE FUNCTION pledge.remove_milestone(code text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM pledge.milestone AS kept WHERE kept.code = remove_milestone.code;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no milestone "%"', code USING ERRCODE = 'undefined_object',
			HINT = 'Milestones are listed in pledge.milestone.';
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.remove_milestone(text) IS
	'Deletes a milestone';

REVOKE EXECUTE ON FUNCTION
	pledge.require_chart_code(text, boolean),
	pledge.begin_phase(text, date, text, text),
	pledge.remove_phase(text, date),
	pledge.set_target(text, double precision),
	pledge.set_milestone(text, text, date, date, text),
	pledge.remove_milestone(text)
FROM PUBLIC;
