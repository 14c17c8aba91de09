-- The calendar: bank holidays, local closures, counting in working days.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = 'ISO, DMY';

-- Whole years, as the government published them.
SELECT string_agg(format('%s %s', to_char(holiday, 'Dy DD Mon'), title), E'\n' ORDER BY holiday) AS holidays
FROM pledge.bank_holiday
WHERE extract(year FROM holiday) IN (2015, 2016, 2017, 2020, 2021, 2022, 2023)
GROUP BY extract(year FROM holiday)
ORDER BY extract(year FROM holiday)
\g (format=unaligned)

CREATE TEMP TABLE published (year integer PRIMARY KEY, days text NOT NULL);
INSERT INTO published VALUES
	(2015, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'),
	(2016, '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27'),
	(2017, '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26'),
	(2018, '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26'),
	(2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'),
	(2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'),
	(2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'),
	(2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'),
	(2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'),
	(2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'),
	(2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'),
	(2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'),
	(2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'),
	(2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26');
SELECT p.year, p.days AS published, found.days AS found
FROM published AS p
CROSS JOIN LATERAL (
	SELECT string_agg(to_char(holiday, 'MM-DD'), ' ' ORDER BY holiday) AS days
	FROM pledge.bank_holiday WHERE extract(year FROM holiday) = p.year) AS found
WHERE p.days IS DISTINCT FROM found.days;

-- Easter Sunday of the years after, from the almanac.
SELECT easter
FROM unnest('{2029-04-01,2030-04-21,2031-04-13,2032-03-28,2033-04-17,2034-04-09,2035-03-25}'::date[]) AS easter
WHERE NOT EXISTS (SELECT FROM pledge.bank_holiday WHERE holiday = easter - 2 AND title = 'Good Friday')
   OR NOT EXISTS (SELECT FROM pledge.bank_holiday WHERE holiday = easter + 1 AND title = 'Easter Monday');

-- Eight in every year, but for those with a day given once.
SELECT extract(year FROM holiday) AS year, count(*), count(*) FILTER (WHERE title LIKE '%(substitute day)') AS substitutes
FROM pledge.bank_holiday GROUP BY 1 ORDER BY 1;
SELECT holiday, title FROM pledge.bank_holiday WHERE extract(isodow FROM holiday) > 5;
SELECT * FROM pledge.bank_holidays_known();

-- One day.
SELECT day, to_char(day, 'Dy') AS weekday, pledge.is_working_day(day)
FROM unnest('{2024-02-29,2023-02-28,2024-03-29,2024-03-30,2024-03-31,2024-04-01,2024-04-02,2020-05-04,2020-05-08,2022-05-30,2022-09-19,2021-12-25,2021-12-27,2021-12-29}'::date[]) AS day;

-- Forwards and back from Easter 2024 and from Christmas 2021.
SELECT n, pledge.add_working_days('2024-03-28', n) AS from_maundy_thursday, pledge.add_working_days('2024-03-31', n) AS from_easter_sunday,
       pledge.add_working_days('2021-12-25', n) AS from_christmas_saturday
FROM generate_series(-3, 3) AS n;
SELECT pledge.add_working_days('2026-06-06', 1) AS saturday_and_one, pledge.add_working_days('2026-06-06', 0) AS saturday_and_none,
       pledge.add_working_days('2026-06-06', -1) AS the_friday, pledge.add_working_days('2024-03-30', 1) AS after_easter;
-- Leap days, and the days on which the clocks change (31 March and 27 October 2024).
SELECT pledge.add_working_days('2024-02-28', 1) AS leap, pledge.add_working_days('2024-02-29', 1) AS after_leap,
       pledge.add_working_days('2023-02-28', 1) AS no_leap, pledge.working_days_between('2024-02-26', '2024-03-01') AS leap_week,
       pledge.working_days_between('2023-02-27', '2023-03-03') AS other_week,
       pledge.add_working_days('2024-10-25', 1) AS clocks_back, pledge.working_days_between('2024-10-25', '2024-10-28') AS over_it;
-- After the first, up to and including the second.
SELECT pledge.working_days_between('2026-06-01', '2026-06-01') AS same, pledge.working_days_between('2026-06-01', '2026-06-02') AS next,
       pledge.working_days_between('2026-06-05', '2026-06-08') AS over_weekend, pledge.working_days_between('2026-06-06', '2026-06-07') AS at_weekend,
       pledge.working_days_between('2026-06-08', '2026-06-05') AS back, pledge.working_days_between('2026-12-24', '2026-12-29') AS over_christmas,
       pledge.working_days_between('2022-01-01', '2022-12-31') AS of_2022, pledge.working_days_between('2021-12-31', '2022-12-31') AS whole_2022;

-- Nothing in, nothing out; an infinite date is none to count from.
SELECT pledge.is_working_day(NULL) IS NULL AND pledge.add_working_days(NULL, 1) IS NULL
       AND pledge.add_working_days('2026-06-01', NULL) IS NULL AND pledge.working_days_between(NULL, '2026-06-01') IS NULL
       AND pledge.working_days_between('2026-06-01', NULL) IS NULL AS null_in_null_out,
       bool_and(pledge.is_working_day(i) IS NULL AND pledge.add_working_days(i, 5) IS NULL AND pledge.add_working_days(i, 0) IS NULL
                AND pledge.working_days_between(i, '2026-06-01') IS NULL AND pledge.working_days_between('2026-06-01', i) IS NULL
                AND pledge.working_days_between(i, i) IS NULL) AS infinite_in_null_out
FROM unnest('{-infinity,infinity}'::date[]) AS i;

-- Beyond the years known: weekends alone. Christmas is a Thursday in 2014 and in 2036.
SELECT pledge.is_working_day('2036-12-25') AS christmas_2036, pledge.is_working_day('2014-12-25') AS christmas_2014,
       pledge.is_working_day('2036-12-27') AS saturday, pledge.working_days_between('1900-01-01', '1900-01-08') AS in_1900,
       pledge.add_working_days('2035-12-31', 1) AS new_year_2036;

-- To the ends of the calendar and no further.
SELECT pledge.working_days_between('4714-11-24 BC', '5874897-12-31') AS all_there_are,
       pledge.add_working_days('4714-11-24 BC', 1) AS second_day, pledge.add_working_days('4714-11-25 BC', -1) AS first_day,
       pledge.is_working_day('4714-11-24 BC') AS a_monday, pledge.is_working_day('5874897-12-31') AS last_day;
SELECT pledge.add_working_days('4714-11-24 BC', -1);
\echo :SQLSTATE
SELECT pledge.add_working_days('2026-06-01', -2147483648);
\echo :SQLSTATE
SELECT pledge.add_working_days('2026-06-01', 2147483647);
\echo :SQLSTATE
SELECT pledge.add_working_days(pledge.add_working_days('5874897-12-31', -1), 2);
\echo :SQLSTATE

-- What the client's settings say makes no difference.
CREATE TEMP VIEW answers AS
SELECT md5(string_agg(concat_ws(',', n, pledge.is_working_day(day), pledge.add_working_days(day, n % 23 - 11) - day,
                                pledge.working_days_between(day, day + n % 50)), ';' ORDER BY n)) AS answers
FROM generate_series(0, 7669) AS n
CROSS JOIN LATERAL (SELECT date '2015-01-01' + n) AS d (day);
SELECT answers FROM answers \gset
SET datestyle = 'SQL, MDY';
SET timezone = 'Pacific/Kiritimati';
SELECT answers = :'answers' AS same FROM answers;
SELECT count(*) FROM pledge.bank_holiday WHERE holiday = make_date(2015, 5, 4);
SET datestyle = 'German';
SET timezone = 'America/Los_Angeles';
SELECT answers = :'answers' AS same FROM answers;
RESET timezone;
SET datestyle = 'ISO, DMY';

-- Local closures.
BEGIN;
SELECT pledge.add_local_closure(day, 'offices closed')
FROM generate_series(0, 7) AS n CROSS JOIN LATERAL (SELECT date '2026-12-25' + n) AS d (day)
WHERE pledge.is_working_day(day);
SELECT closed_on, reason FROM pledge.local_closure ORDER BY closed_on;
SELECT pledge.add_working_days('2026-12-24', 1) AS next, pledge.add_working_days('2027-01-04', -1) AS last,
       pledge.working_days_between('2026-12-24', '2027-01-04') AS between, pledge.is_working_day('2026-12-30') AS worked;
SELECT pledge.remove_local_closure('2026-12-30');
SELECT pledge.add_working_days('2026-12-24', 1) AS next, pledge.add_working_days('2027-01-04', -1) AS last,
       pledge.working_days_between('2026-12-24', '2027-01-04') AS between, pledge.is_working_day('2026-12-30') AS worked;
ROLLBACK;
SELECT pledge.working_days_between('2026-12-24', '2027-01-04') AS rolled_back;

-- A closure that a later release makes a bank holiday is off once.
BEGIN;
SELECT pledge.add_local_closure('2030-06-05', 'announced');
SELECT pledge.working_days_between('2030-06-03', '2030-06-07') AS closed, pledge.add_working_days('2030-06-03', 2) AS second;
INSERT INTO pledge.bank_holiday VALUES ('2030-06-05', 'given once');
SELECT pledge.working_days_between('2030-06-03', '2030-06-07') AS still_one, pledge.add_working_days('2030-06-03', 2) AS second;
ROLLBACK;

-- Beyond the years known, closures count.
BEGIN;
SELECT pledge.add_local_closure('2036-12-25', 'Christmas');
SELECT pledge.is_working_day('2036-12-25'), pledge.working_days_between('2036-12-24', '2036-12-26');
ROLLBACK;

-- One expression that is asked again in the same transaction sees what has changed between,
-- and what was rolled back.
CREATE FUNCTION pg_temp.asked(day date) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN pledge.is_working_day(day); END';
DO $$
DECLARE
	day CONSTANT date := '2026-06-03';
	answers boolean[];
BEGIN
	answers := answers || pg_temp.asked(day);
	PERFORM pledge.add_local_closure(day, 'a flood');
	answers := answers || pg_temp.asked(day);
	PERFORM pledge.remove_local_closure(day);
	answers := answers || pg_temp.asked(day);
	BEGIN
		PERFORM pledge.add_local_closure(day, 'a flood');
		answers := answers || pg_temp.asked(day);
		RAISE division_by_zero;
	EXCEPTION WHEN division_by_zero THEN
		answers := answers || pg_temp.asked(day);
	END;
	RAISE NOTICE '%', answers;
END;
$$;

-- What is refused, with its SQLSTATE; nothing is kept of it.
SELECT pledge.add_local_closure(NULL, 'none');
\echo :SQLSTATE
SELECT pledge.add_local_closure('2026-06-03', NULL);
\echo :SQLSTATE
SELECT pledge.add_local_closure('2026-06-03', ' ');
\echo :SQLSTATE
SELECT pledge.add_local_closure('2026-06-03', repeat('x', 201));
\echo :SQLSTATE
SELECT pledge.add_local_closure('infinity', 'for good');
\echo :SQLSTATE
SELECT pledge.add_local_closure('2026-06-06', 'a Saturday');
\echo :SQLSTATE
SELECT pledge.add_local_closure('2026-12-28', 'Christmas');
\echo :SQLSTATE
BEGIN;
SELECT pledge.add_local_closure('2026-06-03', 'a flood');
SELECT pledge.add_local_closure('2026-06-03', 'another flood');
\echo :SQLSTATE
ROLLBACK;
SELECT pledge.remove_local_closure('2026-06-03');
\echo :SQLSTATE
SELECT pledge.remove_local_closure(NULL);
\echo :SQLSTATE
-- Nor do the tables take what would be counted wrongly.
INSERT INTO pledge.local_closure VALUES ('2026-06-06', 'a Saturday');
\echo :SQLSTATE
INSERT INTO pledge.local_closure VALUES ('infinity', 'for good');
\echo :SQLSTATE
INSERT INTO pledge.local_closure VALUES ('2026-06-03', '');
\echo :SQLSTATE
INSERT INTO pledge.bank_holiday VALUES ('2026-06-06', 'a Saturday');
\echo :SQLSTATE
SELECT count(*) FROM pledge.local_closure;

-- Against plain counting of days one by one, with closures: every day, n from -30 to 30.
BEGIN;
SELECT count(pledge.add_local_closure(day, 'closed'))
FROM generate_series(0, 7669, 17) AS n CROSS JOIN LATERAL (SELECT date '2015-01-01' + n) AS d (day)
WHERE pledge.is_working_day(day);
CREATE TEMP TABLE plain_day AS
SELECT day, extract(isodow FROM day) NOT IN (6, 7)
       AND day NOT IN (SELECT holiday FROM pledge.bank_holiday)
       AND day NOT IN (SELECT closed_on FROM pledge.local_closure) AS worked
FROM generate_series(0, 7669 + 400) AS n CROSS JOIN LATERAL (SELECT date '2014-06-15' + n) AS d (day);
CREATE UNIQUE INDEX ON plain_day (day) WHERE worked;
ANALYZE plain_day;
CREATE FUNCTION pg_temp.plainly_add(start date, n integer) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
	RETURN CASE
		WHEN n = 0 THEN start
		WHEN n > 0 THEN (SELECT day FROM plain_day WHERE worked AND day > start ORDER BY day LIMIT 1 OFFSET n - 1)
		ELSE (SELECT day FROM plain_day WHERE worked AND day < start ORDER BY day DESC LIMIT 1 OFFSET -n - 1) END;
END;
$$;
CREATE TEMP TABLE sampled AS
SELECT day, n, pledge.add_working_days(day, n) AS added, pg_temp.plainly_add(day, n) AS plainly
FROM (SELECT day, (day - date '2015-01-01') * 7 % 61 - 30 AS first FROM plain_day
      WHERE day BETWEEN '2015-01-01' AND '2035-12-31') AS d
CROSS JOIN LATERAL (SELECT (first + 30 + step * 19) % 61 - 30 FROM generate_series(0, 3) AS step) AS s (n);
SELECT count(*), count(DISTINCT day) AS days, min(n), max(n), count(DISTINCT n) AS ns FROM sampled;
SELECT * FROM sampled WHERE added IS DISTINCT FROM plainly ORDER BY day, n LIMIT 5;
SELECT * FROM sampled WHERE n >= 0 AND pledge.working_days_between(day, added) <> n ORDER BY day, n LIMIT 5;
SELECT * FROM sampled WHERE pledge.working_days_between(day, added) <> -pledge.working_days_between(added, day) LIMIT 5;
SELECT * FROM sampled WHERE n <> 0 AND NOT pledge.is_working_day(added) LIMIT 5;
SELECT day FROM plain_day WHERE pledge.is_working_day(day) <> worked;
SELECT s.day, s.n FROM sampled AS s
WHERE n % 10 = 0 AND pledge.working_days_between(day, day + abs(n) * 9)
      <> (SELECT count(*) FROM plain_day AS p WHERE p.worked AND p.day > s.day AND p.day <= s.day + abs(n) * 9)
      AND day + abs(n) * 9 <= '2035-12-31'
LIMIT 5;
ROLLBACK;

-- Many at once: far below the limit, which is there for slow machines.
SET statement_timeout = '30s';
SELECT sum(pledge.working_days_between(day, day + 40)) AS days, max(pledge.add_working_days(day, 40)) AS latest
FROM generate_series(1, 100000) AS n CROSS JOIN LATERAL (SELECT date '2015-01-01' + n % 7500) AS d (day);
RESET statement_timeout;

-- Workers that share a query answer alike, and see the closures of its transaction.
CREATE TABLE due AS SELECT date '2015-01-01' + n % 7500 AS day FROM generate_series(1, 20000) AS n;
ANALYZE due;
BEGIN;
SELECT count(pledge.add_local_closure(day, 'closed'))
FROM generate_series(0, 7499, 29) AS n CROSS JOIN LATERAL (SELECT date '2015-01-01' + n) AS d (day)
WHERE pledge.is_working_day(day);
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT sum(pledge.working_days_between(day, day + 40)) AS alone FROM due \gset
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL parallel_leader_participation = off;
EXPLAIN (COSTS OFF) SELECT sum(pledge.working_days_between(day, day + 40)) FROM due;
SELECT sum(pledge.working_days_between(day, day + 40)) = :alone AS same FROM due;
ROLLBACK;
DROP TABLE due;

-- Everyone may count, wherever a view offers it; who may use the schema can read the bank
-- holidays; closures are for whoever is given the right.
CREATE ROLE regress_calendar_reader;
CREATE VIEW deadline AS
SELECT pledge.add_working_days('2026-12-24', 10) AS due, pledge.working_days_between('2026-12-24', '2027-01-11') AS days,
       pledge.is_working_day('2026-12-25') AS worked;
GRANT SELECT ON deadline TO regress_calendar_reader;
SET ROLE regress_calendar_reader;
SELECT * FROM deadline;
SELECT pledge.is_working_day('2026-12-25');
\echo :SQLSTATE
RESET ROLE;
GRANT USAGE ON SCHEMA pledge TO regress_calendar_reader;
SET ROLE regress_calendar_reader;
SELECT count(*) AS readable FROM pledge.bank_holiday WHERE holiday < '2016-01-01';
SELECT * FROM pledge.bank_holidays_known();
SELECT pledge.is_working_day('2026-12-25');
SELECT * FROM pledge.local_closure;
\echo :SQLSTATE
SELECT pledge.add_local_closure('2026-06-03', 'mine');
\echo :SQLSTATE
SELECT pledge.remove_local_closure('2026-06-03');
\echo :SQLSTATE
INSERT INTO pledge.bank_holiday VALUES ('2026-06-03', 'mine');
\echo :SQLSTATE
RESET ROLE;
DROP VIEW deadline;
REVOKE USAGE ON SCHEMA pledge FROM regress_calendar_reader;
DROP ROLE regress_calendar_reader;
RESET datestyle;
