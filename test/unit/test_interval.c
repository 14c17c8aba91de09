/*
 * test_interval.c
 *	  Rates and their intervals: reference values, and the ends of the scale.
 */
#include <math.h>

#include "support.h"

#include "pledge/interval.h"

/* Reference values are given to six places. */
#define SIX_PLACES 5.1e-7

static PledgeRate
rate(int64_t met, int64_t eligible)
{
	PledgeRate made = {met, eligible};

	return made;
}

static PledgeEstimate
wilson(int64_t met, int64_t eligible, double z)
{
	PledgeEstimate estimate;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert_msg(pledge_wilson_interval(rate(met, eligible), z, &estimate, &error), "%s",
				  error.message);
	return estimate;
}

typedef bool (*Comparison)(PledgeRate, PledgeRate, double, PledgeEstimate *, PledgeError *);

static PledgeEstimate
compare(Comparison comparison, PledgeRate first, PledgeRate second)
{
	PledgeEstimate estimate;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert_msg(comparison(first, second, PLEDGE_Z95, &estimate, &error), "%s", error.message);
	return estimate;
}

static void
expect(PledgeEstimate estimate, double value, double lower, double upper)
{
	ck_assert(estimate.known);
	ck_assert_double_eq_tol(estimate.value, value, SIX_PLACES);
	ck_assert_double_eq_tol(estimate.lower, lower, SIX_PLACES);
	ck_assert_double_eq_tol(estimate.upper, upper, SIX_PLACES);
}

START_TEST(wilson_has_the_reference_values)
{
	expect(wilson(65, 100, PLEDGE_Z95), 0.65, 0.552544, 0.736358);
	expect(wilson(65, 100, PLEDGE_Z998), 0.65, 0.495495, 0.778354);
	expect(wilson(0, 10, PLEDGE_Z95), 0, 0, 0.277533);
	expect(wilson(0, 10, PLEDGE_Z998), 0, 0, 0.488479);
	expect(wilson(10, 10, PLEDGE_Z95), 1, 0.722467, 1);
	expect(wilson(10, 10, PLEDGE_Z998), 1, 0.511521, 1);
	expect(wilson(3, 4, PLEDGE_Z95), 0.75, 0.300642, 0.954413);
	expect(wilson(3, 4, PLEDGE_Z998), 0.75, 0.169832, 0.977775);
}
END_TEST

START_TEST(wilson_reaches_the_ends_exactly)
{
	int64_t count;

	for (count = 1; count < 1000; count++)
	{
		ck_assert(wilson(0, count, PLEDGE_Z95).lower == 0.0);
		ck_assert(wilson(count, count, PLEDGE_Z95).upper == 1.0);
	}
}
END_TEST

START_TEST(wilson_says_nothing_of_nobody)
{
	ck_assert(!wilson(0, 0, PLEDGE_Z95).known);
}
END_TEST

START_TEST(wilson_holds_the_rate_whatever_the_numbers)
{
	uint64_t state = announce_seed("wilson_holds_the_rate_whatever_the_numbers");
	int round;

	for (round = 0; round < 20000; round++)
	{
		int64_t eligible =
			(int64_t) (((uint64_t) chance(&state, UINT32_MAX) << 31) >> chance(&state, 62)) + 1;
		int64_t met = eligible / (int64_t) (1 + chance(&state, 50));
		double z = (1 + chance(&state, 4000)) / 100.0;
		PledgeEstimate estimate = wilson(met, eligible, z);

		ck_assert(estimate.known);
		ck_assert(estimate.lower >= 0.0 && estimate.lower <= estimate.value + 1e-15);
		ck_assert(estimate.upper <= 1.0 && estimate.upper >= estimate.value - 1e-15);
	}
	expect(wilson(INT64_MAX, INT64_MAX, PLEDGE_Z95), 1, 1, 1);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
	static const double wrong[] = {0.0, -1.0, 40.1, NAN, INFINITY, -INFINITY};
	PledgeEstimate estimate;
	PledgeError error;
	size_t which;

	for (which = 0; which < LENGTH_OF(wrong); which++)
	{
		pledge_error_clear(&error);
		ck_assert(!pledge_wilson_interval(rate(1, 2), wrong[which], &estimate, &error));
		ck_assert_int_eq(error.code, PLEDGE_INVALID);
		ck_assert(!estimate.known);
	}
	pledge_error_clear(&error);
	ck_assert(!pledge_wilson_interval(rate(3, 2), PLEDGE_Z95, &estimate, &error));
	ck_assert_str_eq(error.message, "more met than were eligible");
	pledge_error_clear(&error);
	ck_assert(!pledge_wilson_interval(rate(-1, 2), PLEDGE_Z95, &estimate, &error));
	ck_assert_str_eq(error.message, "a count is below zero");
	pledge_error_clear(&error);
	ck_assert(!pledge_risk_ratio(rate(1, 2), rate(3, 2), PLEDGE_Z95, &estimate, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
	pledge_error_clear(&error);
	ck_assert(!pledge_rate_difference(rate(1, -2), rate(1, 2), PLEDGE_Z95, &estimate, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
}
END_TEST

START_TEST(comparisons_have_the_reference_values)
{
	expect(compare(pledge_risk_ratio, rate(30, 50), rate(120, 150)), 0.75, 0.589944, 0.953480);
	expect(compare(pledge_rate_difference, rate(30, 50), rate(120, 150)), -0.2, -0.349161,
		   -0.057114);
	expect(compare(pledge_risk_ratio, rate(56, 70), rate(48, 80)), 1.333333, 1.076626, 1.651249);
	expect(compare(pledge_rate_difference, rate(56, 70), rate(48, 80)), 0.2, 0.052431, 0.333873);
}
END_TEST

START_TEST(comparisons_know_where_they_have_no_meaning)
{
	ck_assert(!compare(pledge_risk_ratio, rate(0, 10), rate(5, 10)).known);
	ck_assert(!compare(pledge_risk_ratio, rate(5, 10), rate(0, 10)).known);
	ck_assert(!compare(pledge_risk_ratio, rate(0, 0), rate(5, 10)).known);
	ck_assert(!compare(pledge_rate_difference, rate(0, 0), rate(5, 10)).known);
	ck_assert(!compare(pledge_rate_difference, rate(5, 10), rate(0, 0)).known);
	/* all and all: no doubt is left in the ratio */
	expect(compare(pledge_risk_ratio, rate(10, 10), rate(7, 7)), 1, 1, 1);
	/* none against all is a difference, if not a ratio */
	ck_assert(compare(pledge_rate_difference, rate(0, 10), rate(10, 10)).value == -1.0);
	ck_assert(compare(pledge_rate_difference, rate(0, 10), rate(10, 10)).lower == -1.0);
}
END_TEST

START_TEST(comparisons_never_overflow)
{
	PledgeEstimate estimate;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert(pledge_risk_ratio(rate(INT64_MAX, INT64_MAX), rate(1, INT64_MAX), PLEDGE_Z_MOST,
								&estimate, &error));
	ck_assert(isfinite(estimate.value) && isfinite(estimate.lower) && isfinite(estimate.upper));
	ck_assert(pledge_rate_difference(rate(INT64_MAX, INT64_MAX), rate(1, INT64_MAX), PLEDGE_Z_MOST,
									 &estimate, &error));
	ck_assert(isfinite(estimate.value) && isfinite(estimate.lower) && isfinite(estimate.upper));
}
END_TEST

static PledgeEstimate
measure(PledgeMeasureCount count)
{
	PledgeEstimate estimate;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert_msg(pledge_measure_rate(&count, &estimate, &error), "%s", error.message);
	return estimate;
}

START_TEST(a_measure_leaves_out_whom_it_must)
{
	PledgeMeasureCount reference = {6, 1, 3, 1, 1};
	PledgeMeasureCount nobody = {0, 0, 0, 0, 0};
	PledgeMeasureCount all_excluded = {4, 4, 2, 2, 0};
	PledgeMeasureCount all_missed_excused = {4, 0, 1, 0, 3};

	ck_assert(measure(reference).known);
	ck_assert_double_eq_tol(measure(reference).value, 0.5, SIX_PLACES);
	ck_assert(!measure(nobody).known);
	ck_assert(!measure(all_excluded).known);
	ck_assert(measure(all_missed_excused).value == 1.0);
}
END_TEST

START_TEST(a_measure_refuses_counts_that_do_not_fit)
{
	static const PledgeMeasureCount wrong[] = {
		{6, 7, 0, 0, 0},  /* more excluded than eligible */
		{6, 1, 3, 2, 0},  /* more met among the excluded than were excluded */
		{6, 3, 1, 2, 0},  /* more met among the excluded than met */
		{6, 1, 3, 1, 4},  /* an exception that did not miss */
		{6, 5, 3, 1, 0},  /* more met than are left */
		{-1, 0, 0, 0, 0}, /* below zero */
		{6, 0, -1, 0, 0}, {6, -1, 3, 0, 0}, {6, 0, 3, -1, 0}, {6, 0, 3, 0, -1},
	};
	PledgeEstimate estimate;
	PledgeError error;
	size_t which;

	for (which = 0; which < LENGTH_OF(wrong); which++)
	{
		pledge_error_clear(&error);
		ck_assert_msg(!pledge_measure_rate(&wrong[which], &estimate, &error), "%zu was accepted",
					  which);
		ck_assert_int_eq(error.code, PLEDGE_INVALID);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("interval");
	TCase *one = tcase_create("one rate");
	TCase *two = tcase_create("two rates");

	tcase_add_test(one, wilson_has_the_reference_values);
	tcase_add_test(one, wilson_reaches_the_ends_exactly);
	tcase_add_test(one, wilson_says_nothing_of_nobody);
	tcase_add_test(one, wilson_holds_the_rate_whatever_the_numbers);
	tcase_add_test(one, what_cannot_be_is_refused);
	tcase_add_test(one, a_measure_leaves_out_whom_it_must);
	tcase_add_test(one, a_measure_refuses_counts_that_do_not_fit);
	suite_add_tcase(suite, one);
	tcase_add_test(two, comparisons_have_the_reference_values);
	tcase_add_test(two, comparisons_know_where_they_have_no_meaning);
	tcase_add_test(two, comparisons_never_overflow);
	suite_add_tcase(suite, two);
	return run_suite(suite);
}
