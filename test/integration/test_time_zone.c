/*
 * test_time_zone.c
 *	  The date of a record is that of its source's zone, whatever the zone of the client, the
 *	  type of the column, and the night on which the clocks change.
 */
#include "support.h"

#define DATABASE         "pledge_integration_time_zone"
#define LENGTH_OF(array) ((int) (sizeof(array) / sizeof((array)[0])))

/* A moment, as the host may hold it, and the day on which it was in London and in Sydney. */
typedef struct Moment
{
	const char *utc;
	const char *london;
	const char *sydney;
} Moment;

static const Moment moments[] = {
	/* winter: London is UTC, Sydney eleven hours ahead */
	{"2025-01-15 23:59:59.999999", "2025-01-15", "2025-01-16"},
	{"2025-01-16 00:00:00", "2025-01-16", "2025-01-16"},
	{"2025-01-16 12:59:59", "2025-01-16", "2025-01-16"},
	{"2025-01-16 13:00:00", "2025-01-16", "2025-01-17"},
	/* summer: London is an hour ahead, Sydney ten */
	{"2025-06-30 22:59:59", "2025-06-30", "2025-07-01"},
	{"2025-06-30 23:00:00", "2025-07-01", "2025-07-01"},
	{"2025-06-30 23:30:00", "2025-07-01", "2025-07-01"},
	{"2025-07-01 00:00:00", "2025-07-01", "2025-07-01"},
	{"2025-07-01 13:59:59", "2025-07-01", "2025-07-01"},
	{"2025-07-01 14:00:00", "2025-07-01", "2025-07-02"},
	/* the clocks go forward on 30 March and back on 26 October, at one o'clock UTC */
	{"2025-03-29 23:30:00", "2025-03-29", "2025-03-30"},
	{"2025-03-30 00:59:59", "2025-03-30", "2025-03-30"},
	{"2025-03-30 01:00:00", "2025-03-30", "2025-03-30"},
	{"2025-03-30 22:59:59", "2025-03-30", "2025-03-31"},
	{"2025-03-30 23:00:00", "2025-03-31", "2025-03-31"},
	{"2025-10-25 22:59:59", "2025-10-25", "2025-10-26"},
	{"2025-10-25 23:00:00", "2025-10-26", "2025-10-26"},
	{"2025-10-26 00:30:00", "2025-10-26", "2025-10-26"},
	{"2025-10-26 01:30:00", "2025-10-26", "2025-10-26"},
	{"2025-10-26 23:00:00", "2025-10-26", "2025-10-27"},
	{"2025-10-27 00:00:00", "2025-10-27", "2025-10-27"},
	/* the ends of years, and a leap day */
	{"2024-12-31 23:59:59", "2024-12-31", "2025-01-01"},
	{"2025-01-01 00:00:00", "2025-01-01", "2025-01-01"},
	{"2024-02-28 23:59:59", "2024-02-28", "2024-02-29"},
	{"2024-02-29 23:59:59", "2024-02-29", "2024-03-01"},
	/* London kept summer time through the winter of 1970 */
	{"1970-01-01 23:00:00", "1970-01-02", "1970-01-02"},
};

#define MOMENTS LENGTH_OF(moments)

static const char *const clients[] = {"UTC", "America/Los_Angeles", "Asia/Tokyo",
									  "Pacific/Kiritimati"};

static void
make_database(void)
{
	Session *session;
	int which;

	database_make(DATABASE, "TEMPLATE template0 ENCODING 'UTF8'");
	session = session_open(DATABASE);
	run(session, "CREATE EXTENSION pledge; CREATE SCHEMA host;"
				 "CREATE TABLE host.note (id integer PRIMARY KEY, at timestamptz)");
	for (which = 0; which < MOMENTS; which++)
		run_with(session, "INSERT INTO host.note VALUES (%d, '%s+00')", which, moments[which].utc);
	session_close(session);
}

static void
drop_database(void)
{
	database_drop(DATABASE);
}

/* ---- the sources ---- */

typedef struct SourceCase
{
	const char *name;
	const char *zone;
	/* what the mapping view gives as the time of a record */
	const char *occurred_at;
	bool in_sydney;
} SourceCase;

static const SourceCase sources[] = {
	{"timestamptz", "Europe/London", "at", false},
	{"local", "Europe/London", "at AT TIME ZONE 'Europe/London'", false},
	{"day", "Europe/London", "(at AT TIME ZONE 'Europe/London')::date", false},
	{"utc", "Europe/London", "(at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'", false},
	{"sydney", "Australia/Sydney", "at", true},
	{"sydney_local", "Australia/Sydney", "at AT TIME ZONE 'Australia/Sydney'", true},
	{"sydney_day", "Australia/Sydney", "(at AT TIME ZONE 'Australia/Sydney')::date", true},
};

static void
make_source(Session *session, const SourceCase *source)
{
	run_with(
		session,
		"SET client_min_messages = warning; DROP SCHEMA IF EXISTS map_host CASCADE; CREATE SCHEMA map_host; RESET client_min_messages;"
		"CREATE VIEW map_host.record WITH (security_invoker = true) AS SELECT id::text AS record_key, 'visit' AS kind, "
		"%s AS occurred_at, 'I saw Ella.' AS body, 'c' || id AS subject_key, 'ann' AS author_key FROM host.note",
		source->occurred_at);
	/* children have a birthday on the day: they turn one, or are a day short of it */
	run_with(
		session,
		"CREATE VIEW map_host.subject WITH (security_invoker = true) AS SELECT 'c' || id AS subject_key, "
		"((at AT TIME ZONE '%1$s')::date - interval '1 year' + (id %% 2) * interval '1 day')::date AS date_of_birth FROM host.note;"
		/* posts end on the very day, or begin on it */
		"CREATE VIEW map_host.post WITH (security_invoker = true) AS "
		"SELECT 'ann' AS worker_key, 'before' AS team_key, NULL::date AS valid_from, date '2025-06-30' AS valid_to "
		"UNION ALL SELECT 'ann', 'after', date '2025-07-01', NULL",
		source->zone);
	run_with(session, "SELECT pledge.attach_source('host', 'map_host', time_zone => '%s')",
			 source->zone);
}

static char *
dates(Session *session)
{
	return rows(
		session,
		"SELECT r.record_key, to_char(r.occurred_on, 'YYYY-MM-DD'), to_char(a.occurred_on, 'YYYY-MM-DD'), t.team_key, "
		"131 = ANY (a.facts) AS is_under_one FROM pledge.record AS r JOIN pledge.assessment AS a USING (record_id) "
		"LEFT JOIN pledge.team AS t USING (team_id)");
}

static char *
expected_dates(const SourceCase *source)
{
	char *all = strdup("");
	char *lines[MOMENTS];
	int which;
	int other;

	for (which = 0; which < MOMENTS; which++)
	{
		const char *day = source->in_sydney ? moments[which].sydney : moments[which].london;

		/* a child born a year and less a day ago is under one; born on 1 March for 29 February */
		lines[which] = formatted("%d|%s|%s|%s|%s\n", which, day, day,
								 strcmp(day, "2025-07-01") < 0 ? "before" : "after",
								 which % 2 == 1 ? "t" : "f");
	}
	for (which = 0; which < MOMENTS; which++)
		for (other = which + 1; other < MOMENTS; other++)
			if (strcmp(lines[other], lines[which]) < 0)
			{
				char *swap = lines[which];

				lines[which] = lines[other];
				lines[other] = swap;
			}
	for (which = 0; which < MOMENTS; which++)
		all = formatted("%s%s", all, lines[which]);
	return all;
}

/* ---- tests ---- */

START_TEST(dates_are_those_of_the_source)
{
	const SourceCase *source = &sources[_i];
	Session *owner = session_open(DATABASE);
	char *expected = expected_dates(source);
	int which;

	for (which = 0; which < LENGTH_OF(clients); which++)
	{
		Session *client = session_open(DATABASE);
		char *what = formatted("%s, client in %s", source->name, clients[which]);

		run_with(client, "SET timezone = '%s'", clients[which]);
		run_with(client, "SET datestyle = '%s'", which % 2 == 0 ? "SQL, DMY" : "German");
		make_source(owner, source);
		run(client, "CALL pledge.assess('host', batch_size => 7)");
		expect_same_rows(expected, dates(client), what);
		/* the setting of the client is as it was */
		ck_assert_str_eq(clients[which], value(client, "SHOW timezone"));
		run(client, "SELECT count(*) FROM pledge.record_evidence('host', '3')");
		ck_assert_str_eq(clients[which], value(client, "SHOW timezone"));
		/* another client finds nothing changed */
		run_with(client, "SET timezone = '%s'", clients[(which + 1) % LENGTH_OF(clients)]);
		run(client, "CALL pledge.assess('host', batch_size => 5)");
		ck_assert_msg(
			number(
				client,
				"SELECT scored_count FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1") ==
				0,
			"%s", what);
		run(client, "SELECT * FROM pledge.check_source('host')");
		ck_assert_str_eq(clients[(which + 1) % LENGTH_OF(clients)], value(client, "SHOW timezone"));
		run(owner, "SELECT pledge.detach_source('host')");
		session_close(client);
	}
}
END_TEST

/* Months, in views, are those of the dates; they do not move with the reader. */
START_TEST(months_do_not_move_with_the_reader)
{
	Session *owner = session_open(DATABASE);
	char *expected;
	int which;

	make_source(owner, &sources[0]);
	run(owner, "CALL pledge.assess('host')");
	run(owner, "SET timezone = 'UTC'");
	expected = rows(
		owner,
		"SELECT DISTINCT to_char(month, 'YYYY-MM-DD'), month_id, month_label FROM line_of_sight.team_month");
	expect_same_rows(
		"1970-01-01|197001|Jan 1970\n2024-02-01|202402|Feb 2024\n2024-12-01|202412|Dec 2024\n2025-01-01|202501|Jan 2025\n"
		"2025-03-01|202503|Mar 2025\n2025-06-01|202506|Jun 2025\n2025-07-01|202507|Jul 2025\n2025-10-01|202510|Oct 2025\n",
		expected, "months in UTC");
	for (which = 1; which < LENGTH_OF(clients); which++)
	{
		run_with(owner, "SET timezone = '%s'", clients[which]);
		expect_same_rows(
			expected,
			rows(
				owner,
				"SELECT DISTINCT to_char(month, 'YYYY-MM-DD'), month_id, month_label FROM line_of_sight.team_month"),
			clients[which]);
	}
	run(owner, "SELECT pledge.detach_source('host')");
}
END_TEST

/* changed_at without a zone is local too: in another client's zone it has not moved. */
START_TEST(a_local_time_of_change_does_not_move)
{
	Session *owner = session_open(DATABASE);
	int which;

	make_source(owner, &sources[1]);
	run(owner,
		"SELECT pledge.detach_source('host'); DROP VIEW map_host.record;"
		"CREATE VIEW map_host.record WITH (security_invoker = true) AS SELECT id::text AS record_key, 'visit' AS kind, "
		"at AS occurred_at, 'I saw Ella.' AS body, at AT TIME ZONE 'Europe/London' AS changed_at FROM host.note;"
		"SELECT pledge.attach_source('host', 'map_host')");
	run(owner, "CALL pledge.assess('host')");
	for (which = 0; which < LENGTH_OF(clients); which++)
	{
		run_with(owner, "SET timezone = '%s'", clients[which]);
		run(owner, "CALL pledge.assess('host')");
		ck_assert_int_eq(
			0,
			number(owner,
				   "SELECT scored_count FROM pledge.assess_progress ORDER BY run_id DESC LIMIT 1"));
		/* but for the hour that comes twice, the moment kept is the moment meant */
		ck_assert_int_eq(
			0,
			number(
				owner,
				"SELECT count(*) FROM pledge.record AS r JOIN host.note AS n ON n.id::text = r.record_key "
				"WHERE r.changed_at <> n.at AND n.at <> '2025-10-26 00:30+00'"));
	}
	run(owner, "SELECT pledge.detach_source('host')");
}
END_TEST

START_TEST(a_zone_that_is_none_is_refused)
{
	static const char *const zones[] = {"Europe/Londn", "BST+1", "", "+01:00",
										"Europe/London; DROP TABLE x"};
	Session *owner = session_open(DATABASE);
	int which;

	make_source(owner, &sources[0]);
	run(owner, "SELECT pledge.detach_source('host')");
	for (which = 0; which < LENGTH_OF(zones); which++)
	{
		char *sql = formatted("SELECT pledge.attach_source('host', 'map_host', time_zone => '%s')",
							  zones[which]);
		Failure failure = failure_of(owner, sql);

		ck_assert_str_eq("22023", failure.sqlstate);
		ck_assert_str_ne("", failure.hint);
	}
}
END_TEST

static void
clean_database(void)
{
	Session *session = session_open(DATABASE);

	end_others(session);
	run(session, "SELECT pledge.detach_source(name) FROM pledge.source");
	session_close(session);
}

int
main(void)
{
	Suite *suite = suite_create("time zone");
	TCase *tests = tcase_create("time zone");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, make_database, drop_database);
	tcase_add_checked_fixture(tests, clean_database, NULL);
	tcase_add_loop_test(tests, dates_are_those_of_the_source, 0, LENGTH_OF(sources));
	tcase_add_test(tests, months_do_not_move_with_the_reader);
	tcase_add_test(tests, a_local_time_of_change_does_not_move);
	tcase_add_test(tests, a_zone_that_is_none_is_refused);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
