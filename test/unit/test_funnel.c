/*
 * test_funnel.c
 *	  Teams side by side: reference values with and without overdispersion, the ends.
 */
#include <math.h>

#include "support.h"

#include "pledge/funnel.h"

#define SIX_PLACES 5.1e-7
#define MOST       16

static PledgeFunnel
funnel_of(PledgeFunnelUnit *units, const int64_t *met, const int64_t *eligible, size_t count)
{
	PledgeFunnel funnel;
	PledgeError error;
	size_t which;

	memset(units, 0, sizeof(*units) * MOST);
	for (which = 0; which < count; which++)
	{
		units[which].rate.met = met[which];
		units[which].rate.eligible = eligible[which];
		units[which].known = met[which] >= 0;
	}
	pledge_error_clear(&error);
	ck_assert_msg(pledge_funnel(pledge_system_allocator(), units, count, &funnel, &error), "%s",
				  error.message);
	for (which = 0; which < count; which++)
	{
		ck_assert(isfinite(units[which].z_score));
		ck_assert(isfinite(units[which].plain_95.lower) && isfinite(units[which].plain_998.upper));
		ck_assert(isfinite(units[which].adjusted_95.lower) &&
				  isfinite(units[which].adjusted_998.upper));
	}
	return funnel;
}

static void
expect(PledgeLimits limits, double lower, double upper)
{
	ck_assert_double_eq_tol(limits.lower, lower, SIX_PLACES);
	ck_assert_double_eq_tol(limits.upper, upper, SIX_PLACES);
}

static const int64_t calm_met[] = {42, 55, 38, 61, 70, 29, 48, 90, 66, 35};
static const int64_t calm_all[] = {60, 80, 50, 75, 100, 45, 70, 120, 90, 55};
static const int64_t wide_met[] = {44, 66, 33, 62, 64, 37, 70, 82, 45, 95, 60, 52};
static const int64_t wide_all[] = {60, 80, 50, 75, 100, 45, 90, 120, 70, 120, 90, 64};

START_TEST(units_that_differ_by_chance)
{
	PledgeFunnelUnit units[MOST];
	PledgeFunnel funnel = funnel_of(units, calm_met, calm_all, 10);

	ck_assert(funnel.known);
	ck_assert_uint_eq(funnel.units, 10);
	ck_assert_double_eq_tol(funnel.centre, 0.716779, SIX_PLACES);
	ck_assert_double_eq_tol(funnel.phi, 0.525896, SIX_PLACES);
	ck_assert(funnel.tau_squared == 0.0);
	/* the third unit has 50 */
	expect(units[2].adjusted_95, 0.585210, 0.831799);
	expect(units[2].adjusted_998, 0.505706, 0.887103);
	expect(units[2].plain_95, 0.591891, 0.841666);
}
END_TEST

START_TEST(units_that_differ_beyond_chance)
{
	PledgeFunnelUnit units[MOST];
	PledgeFunnel funnel = funnel_of(units, wide_met, wide_all, 12);
	double angle = asin(sqrt(funnel.centre));
	double reach = PLEDGE_Z998 * sqrt(1.0 / 200.0);

	ck_assert_double_eq_tol(funnel.centre, 0.736515, SIX_PLACES);
	ck_assert_double_eq_tol(funnel.phi, 2.047341, SIX_PLACES);
	ck_assert_double_eq_tol(funnel.tau_squared, 0.003869, SIX_PLACES);
	/* the third unit has 50, the fifth 100 */
	expect(units[2].adjusted_998, 0.455398, 0.939741);
	expect(units[4].adjusted_95, 0.589461, 0.860609);
	/* what they would be without */
	ck_assert_double_eq_tol(pow(sin(angle - reach), 2), 0.527836, SIX_PLACES);
	ck_assert_double_eq_tol(pow(sin(angle + reach), 2), 0.900735, SIX_PLACES);
	/* z-scores are in the deviations of the limits */
	ck_assert_double_eq_tol(units[4].z_score,
							(asin(sqrt(0.64)) - angle) / sqrt(1.0 / 400.0 + funnel.tau_squared),
							1e-12);
}
END_TEST

/* A unit lies outside its adjusted limits exactly when its z-score says so. */
START_TEST(scores_and_limits_agree)
{
	uint64_t state = announce_seed("scores_and_limits_agree");
	int round;

	for (round = 0; round < 2000; round++)
	{
		int64_t met[MOST];
		int64_t eligible[MOST];
		PledgeFunnelUnit units[MOST];
		size_t count = 5 + chance(&state, MOST - 4);
		PledgeFunnel funnel;
		size_t which;

		for (which = 0; which < count; which++)
		{
			eligible[which] = 1 + chance(&state, 300);
			met[which] = chance(&state, (uint32_t) eligible[which] + 1);
		}
		funnel = funnel_of(units, met, eligible, count);
		ck_assert(funnel.known && funnel.tau_squared >= 0.0 && isfinite(funnel.phi));
		for (which = 0; which < count; which++)
		{
			const PledgeFunnelUnit *unit = &units[which];
			bool far = fabs(unit->z_score) > PLEDGE_Z95;

			if (fabs(fabs(unit->z_score) - PLEDGE_Z95) < 1e-9)
				continue;
			/* a limit that reached the end of the scale cannot be passed */
			if (unit->ratio < unit->adjusted_95.lower - 1e-12 ||
				unit->ratio > unit->adjusted_95.upper + 1e-12)
				ck_assert(far);
			else if (far)
				ck_assert(unit->adjusted_95.lower == 0.0 || unit->adjusted_95.upper >= 1.0);
			ck_assert(unit->adjusted_998.lower <= unit->adjusted_95.lower);
			ck_assert(unit->adjusted_998.upper >= unit->adjusted_95.upper);
		}
	}
}
END_TEST

START_TEST(none_and_all_stay_on_the_scale)
{
	static const int64_t none[] = {0, 0, 0, 0, 0};
	static const int64_t all[] = {3, 5, 8, 13, 21};
	PledgeFunnelUnit units[MOST];
	PledgeFunnel funnel = funnel_of(units, none, all, 5);

	ck_assert(funnel.known && funnel.centre == 0.0 && funnel.phi == 0.0);
	ck_assert(units[0].plain_95.lower == 0.0 && units[0].plain_95.upper == 0.0);
	ck_assert(units[0].adjusted_95.lower == 0.0 && units[0].z_score == 0.0);
	funnel = funnel_of(units, all, all, 5);
	ck_assert(funnel.known && funnel.centre == 1.0 && funnel.tau_squared == 0.0);
	ck_assert_double_eq_tol(units[0].adjusted_95.upper, 1.0, 1e-12);
	ck_assert(units[0].plain_95.lower == 1.0 && units[0].z_score == 0.0);
}
END_TEST

START_TEST(fewer_than_five_units_are_no_funnel)
{
	static const int64_t met[] = {3, 4, 5, 6, 0, -1, 7};
	static const int64_t eligible[] = {10, 10, 10, 10, 0, 10, 10};
	PledgeFunnelUnit units[MOST];

	ck_assert(!funnel_of(units, met, eligible, 4).known);
	/* neither a unit of nobody nor a gap is a fifth */
	ck_assert(!funnel_of(units, met, eligible, 6).known);
	ck_assert(funnel_of(units, met, eligible, 7).known);
	ck_assert(!units[4].known && !units[5].known && units[6].known);
	ck_assert(!funnel_of(units, NULL, NULL, 0).known);
}
END_TEST

START_TEST(units_that_cannot_be_are_refused)
{
	PledgeFunnelUnit units[6];
	PledgeFunnel funnel;
	PledgeError error;

	memset(units, 0, sizeof(units));
	units[5].known = true;
	units[5].rate.met = 3;
	units[5].rate.eligible = 2;
	pledge_error_clear(&error);
	ck_assert(!pledge_funnel(pledge_system_allocator(), units, 6, &funnel, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
	ck_assert_uint_eq(error.offset, 6);
}
END_TEST

START_TEST(a_funnel_without_memory_says_so)
{
	PledgeFunnelUnit units[MOST];
	FailingMemory memory;
	PledgeFunnel funnel;
	PledgeError error;

	funnel_of(units, calm_met, calm_all, 10);
	failing_memory_start(&memory, 1);
	pledge_error_clear(&error);
	ck_assert(!pledge_funnel(&memory.allocator, units, 10, &funnel, &error));
	ck_assert_int_eq(error.code, PLEDGE_OUT_OF_MEMORY);
	failing_memory_start(&memory, 0);
	pledge_error_clear(&error);
	ck_assert(pledge_funnel(&memory.allocator, units, 10, &funnel, &error));
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("funnel");
	TCase *limits = tcase_create("limits");
	TCase *ends = tcase_create("ends");

	tcase_add_test(limits, units_that_differ_by_chance);
	tcase_add_test(limits, units_that_differ_beyond_chance);
	tcase_add_test(limits, scores_and_limits_agree);
	suite_add_tcase(suite, limits);
	tcase_add_test(ends, none_and_all_stay_on_the_scale);
	tcase_add_test(ends, fewer_than_five_units_are_no_funnel);
	tcase_add_test(ends, units_that_cannot_be_are_refused);
	tcase_add_test(ends, a_funnel_without_memory_says_so);
	suite_add_tcase(suite, ends);
	return run_suite(suite);
}
