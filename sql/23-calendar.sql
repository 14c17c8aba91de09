-- The calendar: bank holidays, an authority's own closures, and counting in
-- working days. A working day is a day from Monday to Friday that is neither a
-- bank holiday of England and Wales nor a local closure.
--
-- Days are dates throughout: no time of day and no time zone comes into it.

CREATE TABLE pledge.bank_holiday (
	holiday		date		NOT NULL,
	title		varchar(80)	NOT NULL,
	CONSTRAINT bank_holiday_pkey PRIMARY KEY (holiday),
	-- Counting leaves weekends out first, so a holiday at a weekend would be taken off twice.
	CONSTRAINT bank_holiday_weekday_check CHECK (isfinite(holiday) AND extract(isodow FROM holiday) < 6)
);

COMMENT ON TABLE pledge.bank_holiday IS
	'Bank holidays of England and Wales, one row for each day off; pledge.bank_holidays_known() tells the years. A holiday that falls at a weekend is listed on the weekday given in its place';
COMMENT ON COLUMN pledge.bank_holiday.holiday IS
	'The day, always from Monday to Friday';
COMMENT ON COLUMN pledge.bank_holiday.title IS
	'Its name, with (substitute day) where it stands in for a day at a weekend';

-- Three sources: the yearly rules, the days that were moved in one year, and the days
-- given once. Easter is that of the Gregorian calendar: golden is the year's place in the
-- cycle of the moon, moon_age the days from 21 March to the full moon, and from_full_moon
-- those from there to the Sunday after it.
INSERT INTO pledge.bank_holiday (holiday, title)
WITH moon AS (
	SELECT year, year % 19 AS golden, year / 100 AS century,
		(19 * (year % 19) + year / 100 - year / 100 / 4
			- (8 * (year / 100) + 13) / 25 + 15) % 30 AS moon_age
	FROM pg_catalog.generate_series(2015, 2035) AS year
), full_moon AS (
	SELECT year, century, moon_age - (golden + 11 * moon_age) / 319 AS after_march_21
	FROM moon
), easter AS (
	SELECT year, pg_catalog.make_date(year, 3, 22) + after_march_21
		+ (7 - (extract(isodow FROM pg_catalog.make_date(year, 3, 22) + after_march_21))::integer) AS sunday
	FROM full_moon
), fixed AS (
	SELECT year, name.title, pg_catalog.make_date(year, name.month, name.day) AS day,
		(extract(isodow FROM pg_catalog.make_date(year, name.month, name.day)))::integer AS weekday
	FROM easter
	CROSS JOIN (VALUES
		('New Year''s Day', 1, 1),
		('Christmas Day', 12, 25),
		('Boxing Day', 12, 26)) AS name (title, month, day)
), monday AS (
	-- the Monday among the seven days from first_day on
	SELECT name.title, pg_catalog.make_date(year, name.month, name.first_day)
		+ (8 - (extract(isodow FROM pg_catalog.make_date(year, name.month, name.first_day)))::integer) % 7 AS day
	FROM easter
	CROSS JOIN (VALUES
		('Early May bank holiday', 5, 1),
		('Spring bank holiday', 5, 25),
		('Summer bank holiday', 8, 25)) AS name (title, month, first_day)
), yearly AS (
	SELECT sunday - 2 AS day, 'Good Friday' AS title FROM easter
	UNION ALL
	SELECT sunday + 1, 'Easter Monday' FROM easter
	UNION ALL
	SELECT day, title FROM monday
	UNION ALL
	SELECT day, title FROM fixed WHERE weekday < 6
	UNION ALL
	-- New Year's Day goes to the Monday. Christmas and Boxing Day go two days on: each
	-- keeps clear of the other.
	SELECT CASE WHEN title = 'New Year''s Day' THEN day + (8 - weekday) ELSE day + 2 END,
		title || ' (substitute day)'
	FROM fixed WHERE weekday >= 6
), moved (regular_day, day, title) AS (VALUES
	(date '2020-05-04', date '2020-05-08', 'Early May bank holiday (VE Day)'),
	(date '2022-05-30', date '2022-06-02', 'Spring bank holiday')
), given_once (day, title) AS (VALUES
	(date '2022-06-03', 'Platinum Jubilee bank holiday'),
	(date '2022-09-19', 'Bank holiday for the State Funeral of Queen Elizabeth II'),
	(date '2023-05-08', 'Bank holiday for the coronation of King Charles III')
)
SELECT coalesce(moved.day, yearly.day), coalesce(moved.title, yearly.title)
FROM yearly LEFT JOIN moved ON moved.regular_day = yearly.day
UNION ALL
SELECT day, title FROM given_once
ORDER BY 1;

-- Nothing is derived from these rows and no trigger guards them: a restore may fill the
-- table at any moment. A later release may make a closure a bank holiday; the day is then
-- off once.
CREATE TABLE pledge.local_closure (
	closed_on	date		NOT NULL,
	reason		varchar(200) NOT NULL,
	CONSTRAINT local_closure_pkey PRIMARY KEY (closed_on),
	CONSTRAINT local_closure_weekday_check CHECK (isfinite(closed_on) AND extract(isodow FROM closed_on) < 6),
	CONSTRAINT local_closure_reason_check CHECK (btrim(reason) <> '')
);

COMMENT ON TABLE pledge.local_closure IS
	'Weekdays on which this authority is closed and which are not bank holidays here; written with pledge.add_local_closure and pledge.remove_local_closure';
COMMENT ON COLUMN pledge.local_closure.closed_on IS
	'The day of the closure, from Monday to Friday';
COMMENT ON COLUMN pledge.local_closure.reason IS
	'Why the authority is closed, such as its days between Christmas and New Year';

CREATE FUNCTION pledge.bank_holidays_known(OUT known_from date, OUT known_to date)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT make_date(extract(year FROM min(h.holiday))::integer, 1, 1),
		make_date(extract(year FROM max(h.holiday))::integer, 12, 31)
	FROM pledge.bank_holiday h;
END;
COMMENT ON FUNCTION pledge.bank_holidays_known() IS
	'The first and the last day between which the bank holidays are known. Outside them only weekends and local closures are left out when working days are counted.';

-- ---- counting ----

CREATE FUNCTION pledge.is_working_day(day date)
RETURNS boolean
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'pledge_is_working_day';
COMMENT ON FUNCTION pledge.is_working_day(date) IS
	'Whether a day is a working day: from Monday to Friday, no bank holiday of England and Wales and no local closure. Null for an infinite date.';

CREATE FUNCTION pledge.add_working_days(day date, days integer)
RETURNS date
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'pledge_add_working_days';
COMMENT ON FUNCTION pledge.add_working_days(date, integer) IS
	'The day that is so many working days after a day, which itself is not counted; before it, when days is negative. Always a working day, but for 0, which gives the day itself. Null for an infinite date.';

CREATE FUNCTION pledge.working_days_between(after date, up_to date)
RETURNS integer
LANGUAGE c STABLE STRICT PARALLEL SAFE COST 5
AS 'MODULE_PATHNAME', 'pledge_working_days_between';
COMMENT ON FUNCTION pledge.working_days_between(date, date) IS
	'How many working days come after one day up to another, the last one counted and the first one not. Negative when up_to is the earlier of the two: minus the working days after up_to, up to after. Null for an infinite date.';

-- ---- local closures ----

CREATE FUNCTION pledge.add_local_closure(closed_on date, reason text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	shown text := to_char(closed_on::timestamp, 'FMDay, YYYY-MM-DD');
	refusal text;
BEGIN
	IF closed_on IS NULL OR coalesce(btrim(reason), '') = '' THEN
		RAISE EXCEPTION USING ERRCODE = 'null_value_not_allowed',
			MESSAGE = 'a local closure needs a day and a reason',
			HINT = 'For example pledge.add_local_closure(''2026-12-29'', ''offices closed after Christmas'').';
	END IF;
	IF length(reason) > 200 THEN
		RAISE EXCEPTION USING ERRCODE = 'string_data_right_truncation',
			MESSAGE = 'the reason of a local closure has at most 200 characters',
			DETAIL = 'This one has ' || length(reason) || '.';
	END IF;
	refusal := CASE
		WHEN NOT isfinite(closed_on) THEN 'an infinite date cannot be a local closure'
		WHEN extract(isodow FROM closed_on) >= 6 THEN shown || ' is at a weekend'
		WHEN EXISTS (SELECT FROM pledge.bank_holiday h WHERE h.holiday = add_local_closure.closed_on)
			THEN shown || ' is a bank holiday' END;
	IF refusal IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value', MESSAGE = refusal,
			DETAIL = 'Only a day that would be worked can be a local closure.',
			HINT = 'To close for a span of days, take those for which pledge.is_working_day is true.';
	END IF;
	INSERT INTO pledge.local_closure (closed_on, reason)
	VALUES (add_local_closure.closed_on, add_local_closure.reason)
	ON CONFLICT ON CONSTRAINT local_closure_pkey DO NOTHING;
	IF NOT FOUND THEN
		RAISE EXCEPTION USING ERRCODE = 'duplicate_object',
			MESSAGE = shown || ' is a local closure already',
			HINT = 'To give it another reason, remove it first with pledge.remove_local_closure.';
	END IF;
END;
$$;
COMMENT ON FUNCTION pledge.add_local_closure(date, text) IS
	'Adds a day on which this authority is closed, so that it is no working day; or a bank holiday that was announced after this release.';

CREATE FUNCTION pledge.remove_local_closure(closed_on date)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM pledge.local_closure c WHERE c.closed_on = remove_local_closure.closed_on;
	IF NOT FOUND THEN
		RAISE EXCEPTION USING ERRCODE = 'undefined_object',
			MESSAGE = coalesce(to_char(closed_on::timestamp, 'FMDay, YYYY-MM-DD'), 'null') || ' is not a local closure',
			HINT = 'The local closures stand in pledge.local_closure; bank holidays cannot be removed.';
	END IF;
END;
$$;
COMMENT ON FUNCTION pledge.remove_local_closure(date) IS
	'Takes a local closure back, so that the day counts as a working day again.';

-- Bank holidays are public knowledge.
GRANT SELECT ON TABLE pledge.bank_holiday TO PUBLIC;
REVOKE EXECUTE ON FUNCTION pledge.add_local_closure(date, text), pledge.remove_local_closure(date) FROM PUBLIC;
